//! What a slot needs of procfs. Guests have none: the slot keeps one open directory of it, which a guest closes before
//! it is confined.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use nix::fcntl::{OFlag, open, openat};
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sys::stat::Mode;
use nix::unistd::{Pid, read, write};

use crate::JailError;

const DIRECTORY: OFlag = OFlag::O_RDONLY.union(OFlag::O_DIRECTORY).union(OFlag::O_CLOEXEC);

/// Opens procfs of this pid namespace: mounts it over `mount_point` for a moment where that is allowed, else takes
/// the one that is there.
///
/// In a user namespace whose root shows no procfs neither works: then the directory is `/`, and
/// [`prefer_as_oom_victim`] and [`children`] find nothing in it, which only weakens the choice of the kernel's
/// out-of-memory killer.
pub fn open_for_slot(mount_point: &Path) -> Result<OwnedFd, JailError> {
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    let here = if Path::new("/proc/self").exists() {
        open("/proc", DIRECTORY, Mode::empty())
    } else if mount(Some("proc"), mount_point, Some("proc"), flags, None::<&str>).is_ok() {
        let opened = open(mount_point, DIRECTORY, Mode::empty());
        umount2(mount_point, MntFlags::MNT_DETACH)
            .map_err(|error| JailError::new("unmount procfs", error))?;
        opened
    } else {
        open("/", DIRECTORY, Mode::empty())
    };
    here.map_err(|error| JailError::new("open procfs", error))
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
    let path = format!("self/task/{}/children", std::process::id());
    read_file(proc, &path)
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
