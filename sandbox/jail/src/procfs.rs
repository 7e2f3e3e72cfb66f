//! What a slot needs of procfs. Guests have none: the launcher opens the host's directory and sends it to the zygote,
//! slots inherit the descriptor, and a guest closes it before it is confined. `self` in it is whoever asks, in
//! whatever pid namespace.

use std::io;
use std::os::fd::{AsFd, OwnedFd};

use nix::fcntl::{OFlag, open, openat};
use nix::sys::stat::Mode;
use nix::unistd::{Pid, read, write};

use crate::JailError;

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
    read_file(proc, "thread-self/children")
        .unwrap_or_default()
        .split_ascii_whitespace()
        .filter_map(|pid| pid.parse().ok().map(Pid::from_raw))
        .collect()
}

fn read_file(proc: impl AsFd, path: &str) -> io::Result<String> {
    let file = openat(proc, path, OFlag::O_RDONLY | OFlag::O_CLOEXEC, Mode::empty())?;
    let mut bytes = vec![0; 16 * 1024];
    let length = read(file, &mut bytes)?;
    bytes.truncate(length);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
