//! What a slot needs of procfs. Guests have none: the launcher opens the host's directory and sends it to the zygote,
//! slots inherit the descriptor, and a guest closes it before it is confined. `self` in it is whoever asks, in
//! whatever pid namespace.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use nix::fcntl::{OFlag, open, openat};
use nix::sys::stat::Mode;
use nix::unistd::{Pid, read, write};

use crate::JailError;

/// Threads that are asked at once. A guest has fewer.
const MOST_THREADS: u32 = 8192;

/// Opens the procfs of this process's mount namespace.
pub fn open_directory() -> Result<OwnedFd, JailError> {
    open("/proc", OFlag::O_RDONLY | OFlag::O_DIRECTORY | OFlag::O_CLOEXEC, Mode::empty())
        .map_err(|error| JailError::new("open /proc", error))
}

/// Makes this process the kernel's first choice when memory runs out, before its slot.
pub fn prefer_as_oom_victim(proc: &OwnedFd) -> Result<(), JailError> {
    match openat(proc, "self/oom_score_adj", OFlag::O_WRONLY | OFlag::O_CLOEXEC, Mode::empty()) {
        Ok(file) => write(file, b"1000").map(drop).map_err(|error| JailError::new("oom_score_adj", error)),
        Err(nix::errno::Errno::ENOENT) => Ok(()),
        Err(error) => Err(JailError::new("open oom_score_adj", error)),
    }
}

/// Children of this process that have not been reaped.
pub fn children(proc: &OwnedFd) -> Vec<Pid> {
    pids(&read_file(proc, "thread-self/children").unwrap_or_default())
}

/// For how long the threads of this process's children, and of theirs, have waited for a free CPU while they could have
/// computed. Only those that live are asked. `None`: the kernel does not count, or shows it to nobody.
pub fn starved(proc: &OwnedFd) -> Option<Duration> {
    let mut all = Duration::ZERO;
    let mut processes = children(proc);
    let mut threads_left = MOST_THREADS;
    while let Some(process) = processes.pop() {
        for thread in threads(proc, process) {
            threads_left = threads_left.checked_sub(1)?;
            // One that has ended meanwhile is waited for by nobody.
            let Ok(text) = read_file(proc, &format!("{process}/task/{thread}/schedstat")) else { continue };
            all += Duration::from_nanos(text.split_ascii_whitespace().nth(1)?.parse().ok()?);
            processes.extend(pids(&read_file(proc, &format!("{process}/task/{thread}/children")).ok()?));
        }
    }
    Some(all).filter(|_| read_file(proc, "thread-self/schedstat").is_ok())
}

/// The ids of a process's threads.
fn threads(proc: &OwnedFd, process: Pid) -> Vec<String> {
    let flags = OFlag::O_RDONLY | OFlag::O_DIRECTORY | OFlag::O_CLOEXEC;
    let Ok(directory) = openat(proc, format!("{process}/task").as_str(), flags, Mode::empty()) else {
        return Vec::new();
    };
    let entries = rustix::fs::Dir::read_from(directory).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().to_str().ok().map(str::to_owned))
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()))
        .collect()
}

/// The ids of processes in a file of procfs.
fn pids(text: &str) -> Vec<Pid> {
    text.split_ascii_whitespace().filter_map(|pid| pid.parse().ok().map(Pid::from_raw)).collect()
}

fn read_file(proc: impl AsFd, path: &str) -> io::Result<String> {
    let file = openat(proc, path, OFlag::O_RDONLY | OFlag::O_CLOEXEC, Mode::empty())?;
    let mut bytes = vec![0; 16 * 1024];
    let length = read(file, &mut bytes)?;
    bytes.truncate(length);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use std::process::{Child, Command};
    use std::thread::available_parallelism;
    use std::time::Instant;

    use super::*;

    struct Busy(Vec<Child>);

    impl Drop for Busy {
        fn drop(&mut self) {
            for child in &mut self.0 {
                child.kill().unwrap();
                child.wait().unwrap();
            }
        }
    }

    #[test]
    fn children_that_wait_for_a_cpu_and_theirs_are_starved_and_one_that_sleeps_is_not() {
        let proc = open_directory().unwrap();
        assert_eq!(starved(&proc), Some(Duration::ZERO));
        let asleep = Busy(vec![Command::new("sleep").arg("60").spawn().unwrap()]);
        let settled = starved(&proc).unwrap();
        let count = 2 * available_parallelism().unwrap().get();
        // A shell and a child of it, both of which compute.
        let script = "{ while :; do :; done; } & while :; do :; done";
        let busy: Vec<_> =
            (0..count).map(|_| Command::new("setsid").args(["sh", "-c", script]).spawn().unwrap()).collect();
        let groups: Vec<_> = busy.iter().map(|child| Pid::from_raw(-child.id().cast_signed())).collect();
        let _busy = Busy(busy);
        let begun = Instant::now();
        let mut found = Duration::ZERO;
        while begun.elapsed() < Duration::from_secs(20) && found < Duration::from_secs(1) {
            found = starved(&proc).unwrap().saturating_sub(settled);
        }
        for group in groups {
            nix::sys::signal::kill(group, nix::sys::signal::Signal::SIGKILL).unwrap();
        }
        assert!(found >= Duration::from_secs(1), "{found:?}");
        drop(asleep);
    }
}
