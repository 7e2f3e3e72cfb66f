//! What a program could leave on the host, as the kernel tells it.
#![expect(clippy::unwrap_used, reason = "a test that cannot look at its host has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use nix::sys::wait::{WaitPidFlag, waitpid};
use nix::unistd::Pid;

/// A process, as `/proc/<pid>/stat` tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Process {
    pub(crate) pid: u32,
    parent: u32,
    session: u32,
    /// In clock ticks since the host's start: with the pid, its identity.
    started: u64,
    state: char,
    name: String,
}

/// Has orphans of this process's descendants come to it, so that none can hide under the host's first process.
pub(crate) fn adopt_orphans() {
    nix::sys::prctl::set_child_subreaper(true).unwrap();
}

/// Every process of the host.
pub(crate) fn processes() -> Vec<Process> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter_map(Process::read).collect()
}

/// The process that was started by the name `program`.
pub(crate) fn named(program: &Path) -> Option<Process> {
    let first = [program.to_str()?.as_bytes(), b"\0"].concat();
    processes().into_iter().find(|process| {
        fs::read(format!("/proc/{}/cmdline", process.pid)).is_ok_and(|words| words.starts_with(&first))
    })
}

/// Children of `ancestor`, their children, and so on.
pub(crate) fn descendants(ancestor: u32) -> Vec<Process> {
    let all = processes();
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

/// Orphans that came to this process from sandboxes: in a session of their own, and running something else than it
/// starts. Those that have ended are reaped here.
pub(crate) fn strays() -> Vec<String> {
    let own = Process::read(std::process::id()).unwrap();
    let orphans = processes().into_iter().filter(|process| {
        process.parent == own.pid && process.session != own.session && !is_own_program(process.pid)
    });
    orphans.filter(Process::lives_on).map(|process| format!("stray {process:?}")).collect()
}

fn is_own_program(pid: u32) -> bool {
    fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == Path::new(env!("CARGO_BIN_EXE_tockbox")))
}

/// What this process has open: how many of each kind, numbers left out.
pub(crate) fn descriptors() -> BTreeMap<String, usize> {
    let mut kinds = BTreeMap::new();
    for entry in fs::read_dir("/proc/self/fd").unwrap().flatten() {
        // One that is closed already is the listing's own.
        if let Ok(target) = fs::read_link(entry.path()) {
            let kind: String =
                target.to_string_lossy().chars().filter(|character| !character.is_ascii_digit()).collect();
            *kinds.entry(kind).or_default() += 1;
        }
    }
    kinds
}

/// Mounts of this process's namespace.
pub(crate) fn mounts() -> Vec<String> {
    fs::read_to_string("/proc/self/mountinfo").unwrap().lines().map(str::to_owned).collect()
}

/// Those that are not among `known`.
pub(crate) fn new_mounts(known: &[String]) -> Vec<String> {
    let new = |mount: &String| !known.contains(mount);
    mounts().into_iter().filter(new).map(|mount| format!("mount {mount}")).collect()
}

/// Shared memory, semaphores and message queues of System V, which have no owner to die with.
pub(crate) fn shared_objects() -> Vec<String> {
    let read = |kind| fs::read_to_string(format!("/proc/sysvipc/{kind}")).unwrap_or_default();
    ["shm", "sem", "msg"].map(read).iter().flat_map(|text| text.lines().skip(1)).map(str::to_owned).collect()
}

/// Groups of a launcher's slots, one list for each hierarchy in which it has a tree.
pub(crate) fn cgroups(launcher: u32) -> Vec<Vec<PathBuf>> {
    let mut trees = Vec::new();
    for mount in mounts() {
        let mut words = mount.split(' ');
        let Some(point) = words.nth(4) else { continue };
        if words.any(|word| word == "cgroup" || word == "cgroup2") {
            find(Path::new(point), &format!("tockbox-{launcher}"), &mut trees);
        }
    }
    trees.iter().map(|tree| directories(tree)).collect()
}

fn find(folder: &Path, name: &str, found: &mut Vec<PathBuf>) {
    for directory in directories(folder) {
        if directory.ends_with(name) {
            found.push(directory);
        } else {
            find(&directory, name, found);
        }
    }
}

fn directories(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

/// What is in a folder and in those below it, relative to it.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            found.push(entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
            }
        }
    }
    found
}

impl Process {
    fn read(pid: u32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The name may hold anything; what follows its bracket does not.
        let (before, after) = stat.rsplit_once(')')?;
        let name = before.split_once('(')?.1.to_owned();
        let fields: Vec<&str> = after.split_ascii_whitespace().collect();
        let number = |at: usize| fields.get(at)?.parse::<u64>().ok();
        Some(Self {
            pid,
            name,
            state: fields.first()?.chars().next()?,
            parent: u32::try_from(number(1)?).ok()?,
            session: u32::try_from(number(3)?).ok()?,
            started: number(19)?,
        })
    }

    /// Whether it has not ended.
    pub(crate) fn is_alive(&self) -> bool {
        !matches!(self.state, 'Z' | 'X')
    }

    /// Whether it still exists. One that has ended and is this process's to reap is reaped.
    pub(crate) fn lives_on(&self) -> bool {
        let Some(now) = Self::read(self.pid).filter(|now| now.started == self.started) else { return false };
        if !now.is_alive() && now.parent == std::process::id() {
            // Somebody else may have reaped it in between.
            let _ = waitpid(Pid::from_raw(self.pid.cast_signed()), Some(WaitPidFlag::WNOHANG));
            return false;
        }
        true
    }
}
