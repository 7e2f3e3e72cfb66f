//! One group: a directory in each tree, its processes and its end.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use nix::poll::{PollTimeout, poll};

use super::delegation::hand_out_wanted;
use super::{Handles, Version, failed, launcher_of};
use crate::JailError;
use crate::sys::slot::{pidfd_kill, pidfd_open};

/// How long the kernel gets to let go of killed processes.
const PATIENCE: Duration = Duration::from_secs(2);

/// Between two looks at a group that is still in use, in milliseconds.
const PAUSE: u8 = 1;

/// A group of processes under limits. It stays when this value is dropped, for a launcher forks and every copy
/// would remove it: end it with [`Group::remove`].
#[derive(Debug)]
pub struct Group {
    version: Version,
    /// Its directory in each tree.
    directories: Vec<PathBuf>,
}

impl Group {
    pub(super) fn create(version: Version, bases: &[PathBuf], name: &str) -> Result<Self, JailError> {
        let group = Self::existing(version, bases, name);
        for (base, directory) in bases.iter().zip(&group.directories) {
            if let Err(error) = make(version, base, directory) {
                // Whatever was made of it is empty.
                let _ = group.remove();
                return Err(error);
            }
        }
        group.forbid_swap();
        Ok(group)
    }

    /// The group `name`, of which only some directories may be there.
    pub(super) fn existing(version: Version, bases: &[PathBuf], name: &str) -> Self {
        Self { version, directories: bases.iter().map(|base| base.join(name)).collect() }
    }

    /// Swap off for this group. A kernel without swap accounting has no such file, and one without swap no need.
    fn forbid_swap(&self) {
        let (file, value) = match self.version {
            Version::V1 => ("memory.swappiness", "0"),
            Version::V2 => ("memory.swap.max", "0"),
        };
        if let Some(path) = self.file(file) {
            let _ = fs::write(path, value);
        }
    }

    /// Moves the process `pid` into the group, with all its threads. Takes the kernel up to 15 ms.
    pub fn add(&self, pid: u32) -> Result<(), JailError> {
        for directory in &self.directories {
            let path = directory.join("cgroup.procs");
            fs::write(&path, pid.to_string())
                .map_err(|source| failed(&format!("write {pid} to"), &path, source))?;
        }
        Ok(())
    }

    /// Opens what the request path needs.
    pub fn handles(&self) -> Result<Handles, JailError> {
        let open = |name: &str, write: bool| {
            let path =
                self.file(name).ok_or_else(|| JailError::new(format!("find {name}"), nix::Error::ENOENT))?;
            let opened = OpenOptions::new().read(!write).write(write).open(&path);
            opened.map_err(|source| failed("open", &path, source))
        };
        let swap = "memory.memsw.limit_in_bytes";
        let optional = |name: &str| self.file(name).map(|_| open(name, true)).transpose();
        Ok(match self.version {
            Version::V1 => Handles {
                version: self.version,
                memory_limit: open("memory.limit_in_bytes", true)?,
                memory_events: open("memory.oom_control", false)?,
                pids_limit: open("pids.max", true)?,
                cpu_usage: open("cpuacct.usage", false)?,
                memory_and_swap_limit: optional(swap)?,
                cpu_share: optional("cpu.shares")?,
            },
            Version::V2 => Handles {
                version: self.version,
                memory_limit: open("memory.max", true)?,
                memory_events: open("memory.events", false)?,
                pids_limit: open("pids.max", true)?,
                cpu_usage: open("cpu.stat", false)?,
                memory_and_swap_limit: None,
                cpu_share: optional("cpu.weight")?,
            },
        })
    }

    /// The path of `name`, in whichever tree has it.
    fn file(&self, name: &str) -> Option<PathBuf> {
        self.directories.iter().map(|directory| directory.join(name)).find(|path| path.exists())
    }

    /// Kills every process of the group and waits until it is empty. A process that waits for something in the
    /// kernel can outlast the patience of this, which is then an error.
    pub fn kill_all(&self) -> Result<(), JailError> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let mut empty = true;
            for directory in self.directories.iter().filter(|directory| directory.exists()) {
                empty &= kill_members(directory)?;
            }
            if empty {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(JailError::new("kill every process of a cgroup", nix::Error::ETIMEDOUT));
            }
            pause();
        }
    }

    /// Kills what is left in the group and removes it, and the launcher's tree with the last group in it.
    pub fn remove(self) -> Result<(), JailError> {
        self.kill_all()?;
        for directory in &self.directories {
            remove_directory(directory)?;
            if let Some(tree) = directory.parent().filter(|tree| is_tree(tree)) {
                // Refused while another group is in it.
                let _ = fs::remove_dir(tree);
            }
        }
        Ok(())
    }
}

/// Whether `path` is a launcher's tree, not this process's own group.
fn is_tree(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| launcher_of(name).is_some())
}

/// Makes `directory` and those above it up to `base`, which exists.
fn make(version: Version, base: &Path, directory: &Path) -> Result<(), JailError> {
    let above: Vec<&Path> = directory.ancestors().take_while(|path| *path != base).collect();
    for path in above.into_iter().rev() {
        match fs::create_dir(path) {
            Ok(()) if path != directory => share_cpus(path),
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path != directory => {}
            Err(source) => return Err(failed("make cgroup", path, source)),
        }
        if version == Version::V2 && path != directory {
            hand_out_wanted(path).map_err(|why| failed("delegate in", path, io::Error::other(why)))?;
        }
    }
    Ok(())
}

/// Gives all groups of a new tree together the share of the CPUs that two processes on each would have: what else runs on
/// the machine may not be held up by guests, nor guests by that.
fn share_cpus(tree: &Path) {
    let count = 2 * std::thread::available_parallelism().map_or(1, usize::from);
    for (file, one, most) in [("cpu.shares", 1024, 1 << 18), ("cpu.weight", 100, 10_000)] {
        let path = tree.join(file);
        if path.exists() {
            // Guests are only slower where this is denied.
            let _ = fs::write(path, (one * count).min(most).to_string());
        }
    }
}

/// Sends SIGKILL to every process in `directory`. Says whether there was none.
fn kill_members(directory: &Path) -> Result<bool, JailError> {
    let path = directory.join("cgroup.procs");
    let members = || match fs::read_to_string(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(failed("read", &path, source)),
        Ok(text) => Ok(text.lines().filter_map(|pid| pid.parse::<i32>().ok()).collect::<Vec<_>>()),
    };
    let first = members()?;
    if first.is_empty() {
        return Ok(true);
    }
    if fs::write(directory.join("cgroup.kill"), "1").is_ok() {
        return Ok(false);
    }
    // Between the list and the kill a pid can come to mean another process. The descriptor cannot, and the second
    // list shows whether it still means a member.
    let held: Vec<_> = first.into_iter().filter_map(|pid| Some((pid, pidfd_open(pid).ok()?))).collect();
    let still = members()?;
    for (_, pidfd) in held.iter().filter(|(pid, _)| still.contains(pid)) {
        // It may have ended by itself.
        let _ = pidfd_kill(pidfd.as_fd());
    }
    Ok(false)
}

fn remove_directory(directory: &Path) -> Result<(), JailError> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match fs::remove_dir(directory) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::ResourceBusy && Instant::now() < deadline => pause(),
            Err(source) => return Err(failed("remove cgroup", directory, source)),
        }
    }
}

/// Lets the kernel finish: nothing tells when a group may be removed.
fn pause() {
    // Interrupted by a signal it is only shorter.
    let _ = poll(&mut [], PollTimeout::from(PAUSE));
}
