//! Open descriptors of one group, for whoever has no right or no time to walk paths.

use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::fs::FileExt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Version;

/// More than the files read here ever hold before the line that is wanted.
const MOST_READ: usize = 1024;

/// Which descriptors belong to one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    version: Version,
    /// Memory and swap are limited together, too.
    swap: bool,
    /// Its share of the CPUs can be set.
    cpu: bool,
}

/// The limits and counters of one group, each one read or one or two writes away.
///
/// They are made by the launcher, which may open them, and used by the server, which need not be allowed to: the
/// kernel checks at opening.
#[derive(Debug)]
pub struct Handles {
    pub(super) version: Version,
    pub(super) memory_limit: File,
    pub(super) memory_events: File,
    pub(super) pids_limit: File,
    pub(super) cpu_usage: File,
    /// Version 1 with swap accounting: the limit of memory and swap together, which has to follow.
    pub(super) memory_and_swap_limit: Option<File>,
    /// Its share of the CPUs, where the group has one of its own.
    pub(super) cpu_share: Option<File>,
}

impl Handles {
    /// The descriptors, to be sent to another process; [`Handles::from_fds`] takes them in this order.
    pub fn into_fds(self) -> Vec<OwnedFd> {
        let four = [self.memory_limit, self.memory_events, self.pids_limit, self.cpu_usage];
        let all = four.into_iter().chain(self.memory_and_swap_limit).chain(self.cpu_share);
        all.map(OwnedFd::from).collect()
    }

    /// Handles from the descriptors that [`Handles::into_fds`] gave. Fails when there are not as many as `shape` says.
    pub fn from_fds(fds: Vec<OwnedFd>, shape: Shape) -> io::Result<Self> {
        let mut files = fds.into_iter().map(File::from);
        let optional = |is_there: bool, files: &mut dyn Iterator<Item = File>| {
            if is_there { files.next().map(Some) } else { Some(None) }
        };
        let handles = (|| {
            Some(Self {
                version: shape.version,
                memory_limit: files.next()?,
                memory_events: files.next()?,
                pids_limit: files.next()?,
                cpu_usage: files.next()?,
                memory_and_swap_limit: optional(shape.swap, &mut files)?,
                cpu_share: optional(shape.cpu, &mut files)?,
            })
        })();
        handles.filter(|_| files.next().is_none()).ok_or_else(|| malformed("a set of cgroup descriptors"))
    }

    /// Which descriptors these are.
    pub fn shape(&self) -> Shape {
        Shape {
            version: self.version,
            swap: self.memory_and_swap_limit.is_some(),
            cpu: self.cpu_share.is_some(),
        }
    }

    /// Gives the group the share of the CPUs that a process of this nice value has beside one of 0: four fifths for
    /// each step. Does nothing where groups have no shares, and nice values alone count.
    pub fn set_nice(&self, nice: i32) -> io::Result<()> {
        let Some(file) = &self.cpu_share else { return Ok(()) };
        let (full, least) = match self.version {
            Version::V1 => (1024, 2),
            Version::V2 => (100, 1),
        };
        let share = (0..nice).fold(full * 1024, |share, _| share * 4 / 5) / 1024;
        write(file, share.max(least))
    }

    /// Limits memory, tmpfs pages included, to `bytes`. Above it the kernel kills a process of the group. Fails
    /// with `EBUSY` when more is in use and cannot be given back (version 1).
    pub fn set_memory_limit(&self, bytes: u64) -> io::Result<()> {
        let set = |file: &File| write(file, bytes);
        let Some(both) = &self.memory_and_swap_limit else {
            return set(&self.memory_limit);
        };
        // Memory alone may never be allowed more than memory and swap together: the order depends on the
        // direction, and EINVAL tells that it goes up.
        match set(&self.memory_limit) {
            Err(error) if error.raw_os_error() == Some(libc::EINVAL) => {
                set(both)?;
                set(&self.memory_limit)
            }
            Err(error) => Err(error),
            Ok(()) => set(both),
        }
    }

    /// Limits processes and threads together to `count`. Above it forks fail with `EAGAIN`.
    pub fn set_pids_limit(&self, count: u64) -> io::Result<()> {
        write(&self.pids_limit, count)
    }

    /// How many processes of the group the kernel has killed for memory since it was made.
    pub fn oom_kills(&self) -> io::Result<u64> {
        named(&self.memory_events, "oom_kill")
    }

    /// Processor time of all processes the group ever had.
    pub fn cpu_usage(&self) -> io::Result<Duration> {
        match self.version {
            Version::V1 => {
                let text = read(&self.cpu_usage)?;
                let nanos = text.trim().parse().map_err(|_| malformed("cpuacct.usage"))?;
                Ok(Duration::from_nanos(nanos))
            }
            Version::V2 => named(&self.cpu_usage, "usage_usec").map(Duration::from_micros),
        }
    }
}

fn write(file: &File, number: u64) -> io::Result<()> {
    file.write_all_at(number.to_string().as_bytes(), 0)
}

fn read(file: &File) -> io::Result<String> {
    let mut buffer = [0; MOST_READ];
    let length = file.read_at(&mut buffer, 0)?;
    Ok(String::from_utf8_lossy(&buffer[..length]).into_owned())
}

/// The number on the line `name 123`.
fn named(file: &File, name: &str) -> io::Result<u64> {
    let text = read(file)?;
    let found = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok());
    found.ok_or_else(|| malformed(name))
}

fn malformed(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("malformed: {what}"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Handles on files of a directory in the place of a group.
    fn handles(directory: &Path, version: Version, events: &str, cpu: &str) -> Handles {
        let file = |name: &str, text: &str| {
            let path = directory.join(name);
            fs::write(&path, text).unwrap();
            fs::OpenOptions::new().read(true).write(true).open(path).unwrap()
        };
        Handles {
            version,
            memory_limit: file("memory", ""),
            memory_events: file("events", events),
            pids_limit: file("pids", ""),
            cpu_usage: file("cpu", cpu),
            memory_and_swap_limit: (version == Version::V1).then(|| file("both", "")),
            cpu_share: (version == Version::V2).then(|| file("share", "")),
        }
    }

    #[test]
    fn version_2_files_are_read_by_line() {
        let directory = tempfile::tempdir().unwrap();
        let events = "low 0\nhigh 0\nmax 31\noom 2\noom_kill 2\noom_group_kill 0\n";
        let cpu = "usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\nnice_usec 0\n";
        let handles = handles(directory.path(), Version::V2, events, cpu);
        assert_eq!(handles.oom_kills().unwrap(), 2);
        assert_eq!(handles.cpu_usage().unwrap(), Duration::from_micros(1_234_567));
        handles.set_memory_limit(1 << 20).unwrap();
        handles.set_pids_limit(32).unwrap();
        assert_eq!(fs::read_to_string(directory.path().join("memory")).unwrap(), "1048576");
        assert_eq!(fs::read_to_string(directory.path().join("pids")).unwrap(), "32");
    }

    #[test]
    fn version_1_files_are_read_and_swap_follows_memory() {
        let directory = tempfile::tempdir().unwrap();
        let events = "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n";
        let handles = handles(directory.path(), Version::V1, events, "42000000\n");
        assert_eq!(handles.oom_kills().unwrap(), 1);
        assert_eq!(handles.cpu_usage().unwrap(), Duration::from_millis(42));
        handles.set_memory_limit(4096).unwrap();
        assert_eq!(fs::read_to_string(directory.path().join("both")).unwrap(), "4096");
    }

    #[test]
    fn handles_survive_the_journey_as_descriptors() {
        let directory = tempfile::tempdir().unwrap();
        for version in [Version::V1, Version::V2] {
            let sent = handles(directory.path(), version, "oom_kill 3\n", "7\n");
            let shape = sent.shape();
            let handles = Handles::from_fds(sent.into_fds(), shape).unwrap();
            assert_eq!((handles.oom_kills().unwrap(), handles.shape()), (3, shape));
            assert_eq!(handles.memory_and_swap_limit.is_some(), version == Version::V1);
            assert_eq!(handles.cpu_share.is_some(), version == Version::V2);
            let too_few = handles.into_fds().into_iter().take(4).collect();
            let error = Handles::from_fds(too_few, shape).unwrap_err();
            assert_eq!(error.to_string(), "malformed: a set of cgroup descriptors");
        }
    }

    #[test]
    fn a_nice_value_is_a_share_where_the_group_has_one() {
        let directory = tempfile::tempdir().unwrap();
        let with = handles(directory.path(), Version::V2, "", "");
        let share = || fs::read_to_string(directory.path().join("share")).unwrap();
        for (nice, expected) in [(19, "1"), (10, "10"), (4, "40"), (0, "100")] {
            fs::write(directory.path().join("share"), "").unwrap();
            with.set_nice(nice).unwrap();
            assert_eq!(share(), expected);
        }
        handles(directory.path(), Version::V1, "", "").set_nice(10).unwrap();
        assert_eq!(share(), "100");
    }

    #[test]
    fn a_counter_that_is_not_there_is_an_error() {
        let directory = tempfile::tempdir().unwrap();
        let handles = handles(directory.path(), Version::V2, "oom 1\n", "");
        assert_eq!(handles.oom_kills().unwrap_err().to_string(), "malformed: oom_kill");
        assert_eq!(handles.cpu_usage().unwrap_err().to_string(), "malformed: usage_usec");
    }
}
