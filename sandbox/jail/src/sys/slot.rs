//! Calls of the slot side: what neither std nor nix offers in a safe form.
#![expect(
    unsafe_code,
    reason = "raw system calls; this file holds them so that the rest of the slot side need not"
)]

use std::ffi::CStr;
use std::io;
use std::mem::size_of;
use std::os::fd::{AsRawFd, BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::ptr;

use libc::{c_int, c_long, mount_attr};

/// Which side of a clone this is.
pub(crate) enum CloneSide {
    /// The caller, with the child's pid as the caller's pid namespace counts it, and a descriptor of the child if
    /// one was asked for by `CLONE_PIDFD`.
    Parent(libc::pid_t, Option<OwnedFd>),
    /// The child.
    Child,
}

/// Clones the calling process as `fork` does, with `flags` added. `CLONE_VM`, `CLONE_THREAD` and the flags by
/// which the kernel writes to memory must not be among them.
pub(crate) fn clone(flags: c_int) -> io::Result<CloneSide> {
    let forbidden = libc::CLONE_VM | libc::CLONE_THREAD | libc::CLONE_SETTLS | libc::CLONE_VFORK;
    let forbidden = forbidden | libc::CLONE_PARENT_SETTID | libc::CLONE_CHILD_SETTID;
    assert_eq!(flags & forbidden, 0, "a clone that shares memory with its parent or writes into it");
    let with_pidfd = flags & libc::CLONE_PIDFD != 0;
    let flags = c_long::from(flags | libc::SIGCHLD);
    let mut pidfd: RawFd = -1;
    let nothing: c_long = 0;
    // SAFETY: without CLONE_VM (asserted above) the child runs on its own copy of this stack, so the null stack
    // means "the same address", as in fork. The only memory the kernel writes to is `pidfd`, which is alive and
    // of the type CLONE_PIDFD asks for. The order flags, stack, parent_tid is that of x86-64, AArch64 and RISC-V;
    // the two last arguments are zero in either order. What glibc does around a fork is skipped: the caller
    // promises a single thread, so no lock of its can be held in the child.
    let pid = unsafe {
        libc::syscall(libc::SYS_clone, flags, nothing, ptr::from_mut(&mut pidfd), nothing, nothing)
    };
    match pid {
        -1 => Err(io::Error::last_os_error()),
        0 => Ok(CloneSide::Child),
        pid => {
            // SAFETY: the clone succeeded with CLONE_PIDFD, so the kernel stored a new descriptor that nothing
            // else owns.
            let pidfd = with_pidfd.then(|| unsafe { OwnedFd::from_raw_fd(pidfd) });
            let pid = libc::pid_t::try_from(pid).map_err(io::Error::other)?;
            Ok(CloneSide::Parent(pid, pidfd))
        }
    }
}

/// Forks through libc, for the probe: its caller may have threads, and libc leaves malloc usable in the child.
/// Gives the child's pid, or `None` in the child.
pub(crate) fn fork() -> io::Result<Option<libc::pid_t>> {
    // SAFETY: fork has no precondition of its own. In a child of a threaded process only what does not wait for
    // a lock of another thread is sound: the probe's children make system calls, format short texts (malloc,
    // which glibc unlocks in the child) and leave by `exit_now`; they print nothing, read no environment and
    // start no thread.
    match unsafe { libc::fork() } {
        -1 => Err(io::Error::last_os_error()),
        0 => Ok(None),
        pid => Ok(Some(pid)),
    }
}

/// Leaves a forked child at once: no destructor, no exit handler, no flush of what the parent had buffered.
pub(crate) fn exit_now(code: c_int) -> ! {
    // SAFETY: _exit takes any integer and touches no memory of this process.
    unsafe { libc::_exit(code) }
}

/// A descriptor of the process `pid`.
pub(crate) fn pidfd_open(pid: libc::pid_t) -> io::Result<OwnedFd> {
    // SAFETY: pidfd_open takes two integers and touches no memory of this process.
    let fd = unsafe { libc::syscall(libc::SYS_pidfd_open, c_long::from(pid), 0 as c_long) };
    let fd = RawFd::try_from(checked(fd)?).map_err(io::Error::other)?;
    // SAFETY: the call succeeded, so `fd` is a new descriptor that nothing else owns.
    Ok(unsafe { OwnedFd::from_raw_fd(fd) })
}

/// Kills the process that `pidfd` stands for.
pub(crate) fn pidfd_kill(pidfd: BorrowedFd<'_>) -> io::Result<()> {
    let fd = c_long::from(pidfd.as_raw_fd());
    let info = ptr::null::<libc::siginfo_t>();
    // SAFETY: a null siginfo asks the kernel to fill in its own; the rest are integers, the descriptor is alive.
    let sent = unsafe {
        libc::syscall(libc::SYS_pidfd_send_signal, fd, c_long::from(libc::SIGKILL), info, 0 as c_long)
    };
    checked(sent).map(drop)
}

/// Sets mount attributes (`MOUNT_ATTR_*`) on the mount at `path` and, when `recursive`, on all mounts below it.
/// Attributes that are set already stay set, so those a user namespace has locked are kept.
pub(crate) fn set_mount_attributes(path: &CStr, recursive: bool, attributes: u64) -> io::Result<()> {
    let request = mount_attr { attr_set: attributes, attr_clr: 0, propagation: 0, userns_fd: 0 };
    let flags = c_long::from(if recursive { libc::AT_RECURSIVE } else { 0 });
    let directory = c_long::from(libc::AT_FDCWD);
    // SAFETY: `path` is a NUL-terminated string that outlives the call; `request` is a live mount_attr of the
    // size given, which the kernel only reads.
    let set = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            directory,
            path.as_ptr(),
            flags,
            ptr::from_ref(&request),
            size_of::<mount_attr>(),
        )
    };
    checked(set).map(drop)
}

/// The Landlock ABI of the running kernel.
pub(crate) fn landlock_abi() -> io::Result<u32> {
    /// `LANDLOCK_CREATE_RULESET_VERSION`.
    const VERSION: c_long = 1;
    let nothing = ptr::null::<libc::c_void>();
    // SAFETY: with the version flag the kernel wants a null attribute of size 0 and touches no memory.
    let abi = unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, nothing, 0 as c_long, VERSION) };
    u32::try_from(checked(abi)?).map_err(io::Error::other)
}

/// The error of a system call that answered -1.
fn checked(answer: c_long) -> io::Result<c_long> {
    if answer == -1 { Err(io::Error::last_os_error()) } else { Ok(answer) }
}
