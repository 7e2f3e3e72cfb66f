//! Processes and control groups as the kernel tells of them, and waiting for them to change.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

/// How long a condition may take to hold: this machine may be busy with other tests.
const DEADLINE: Duration = Duration::from_mins(1);

/// Waits until `look` finds something. What never comes ends the test with its name.
pub(crate) fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + DEADLINE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "{what}: not within {DEADLINE:?}");
        // Between two looks at the condition, not instead of them.
        std::thread::park_timeout(Duration::from_millis(5));
    }
}

/// A process; the time of its start tells it from a later one with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Process {
    pub(crate) pid: i32,
    pub(crate) name: String,
    state: char,
    parent: i32,
    started: u64,
    /// CPU time, in clock ticks.
    cpu_ticks: u64,
    nice: i64,
}

impl Process {
    /// The process with this number.
    pub(crate) fn read(pid: i32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name may hold anything; what follows its bracket does not.
        let (before, after) = stat.rsplit_once(')')?;
        let fields: Vec<&str> = after.split_ascii_whitespace().collect();
        let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
        Some(Self {
            pid,
            name: before.split_once('(')?.1.to_owned(),
            state: fields.first()?.chars().next()?,
            parent: i32::try_from(number(1)?).ok()?,
            started: number(19)?,
            cpu_ticks: number(11)? + number(12)?,
            nice: fields.get(16)?.parse().ok()?,
        })
    }

    /// Whether it runs or sleeps. One that has ended and is ours to reap is reaped.
    pub(crate) fn is_alive(&self) -> bool {
        let Some(now) = Self::read(self.pid).filter(|now| now.started == self.started) else { return false };
        let ended = matches!(now.state, 'Z' | 'X');
        if ended && now.parent.unsigned_abs() == std::process::id() {
            // Another test may have been faster.
            let _ = waitpid(Pid::from_raw(self.pid), Some(WaitPidFlag::WNOHANG));
        }
        !ended
    }

    /// Sends a signal; a process that has ended takes none.
    pub(crate) fn signal(&self, signal: Signal) {
        match kill(Pid::from_raw(self.pid), signal) {
            Ok(()) | Err(Errno::ESRCH) => {}
            Err(error) => panic!("{signal} to {self:?}: {error}"),
        }
    }

    /// Its children.
    pub(crate) fn children(&self) -> Vec<Self> {
        all().into_iter().filter(|process| process.parent == self.pid).collect()
    }

    /// CPU time used so far, in clock ticks.
    pub(crate) fn cpu_ticks(&self) -> u64 {
        Self::read(self.pid).map_or(self.cpu_ticks, |now| now.cpu_ticks)
    }

    /// Its nice value.
    pub(crate) fn nice(&self) -> i64 {
        Self::read(self.pid).map_or(self.nice, |now| now.nice)
    }

    /// Its resident memory in KiB.
    pub(crate) fn resident_kib(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.split_ascii_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    /// How many descriptors it has open.
    pub(crate) fn descriptors(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.pid)).map_or(0, Iterator::count)
    }
}

/// Every process there is.
fn all() -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| Process::read(entry.file_name().to_str()?.parse().ok()?)).collect()
}

/// Children of `ancestor`, their children, and so on.
pub(crate) fn descendants(ancestor: i32) -> Vec<Process> {
    let all = all();
    let mut found: Vec<Process> = Vec::new();
    let mut ancestors = vec![ancestor];
    while let Some(parent) = ancestors.pop() {
        for child in all.iter().filter(|process| process.parent == parent) {
            ancestors.push(child.pid);
            found.push(child.clone());
        }
    }
    found
}

/// Mounts that this process sees.
pub(crate) fn mounts() -> String {
    fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
}

/// The trees of groups that belong to a launcher, with their groups, in all hierarchies.
pub(crate) fn cgroups_of(launcher: i32) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect_cgroups(Path::new("/sys/fs/cgroup"), &format!("tockbox-{launcher}"), &mut found);
    found
}

fn collect_cgroups(folder: &Path, name: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let path = entry.path();
        if path.components().any(|part| part.as_os_str() == name) {
            found.push(path.clone());
        }
        collect_cgroups(&path, name, found);
    }
}
