//! Calls on processes and descriptors that no safe crate wraps as they are needed here.

use std::io;
use std::mem::MaybeUninit;

use nix::unistd::Pid;
use tockbox_core::control::ProcessExit;

/// `close_range(2)`: closes descriptors `first..=last`.
pub(crate) fn close_range(first: u32, last: u32) -> io::Result<()> {
    #[expect(unsafe_code, reason = "no safe wrapper for close_range")]
    // SAFETY: takes integers only. The callers are processes that gave up every owned descriptor in the range
    // (a guest that is about to be confined owns none but the ones it arranged).
    let result = unsafe { libc::syscall(libc::SYS_close_range, first, last, 0_u32) };
    if result == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Moves descriptor `from` to the number `to`, which is not open, without close-on-exec.
pub(crate) fn move_descriptor(from: i32, to: i32) -> io::Result<()> {
    #[expect(unsafe_code, reason = "places a raw descriptor number")]
    // SAFETY: takes integers only; `to` is not open (the caller closed the range it lies in), so no owner loses it.
    let placed = unsafe { libc::dup2(from, to) };
    if placed != to {
        return Err(io::Error::last_os_error());
    }
    let last = u32::try_from(from).unwrap_or(u32::MAX);
    close_range(last, last)
}

/// Writes all of `bytes` to a raw descriptor, as far as the other end takes them.
pub(crate) fn write_all(descriptor: i32, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        #[expect(unsafe_code, reason = "the descriptor has no owner in this process")]
        // SAFETY: the pointer and the length are those of one live slice.
        let written = unsafe { libc::write(descriptor, bytes.as_ptr().cast(), bytes.len()) };
        let Ok(written @ 1..) = usize::try_from(written) else { return };
        bytes = &bytes[written..];
    }
}

/// `_exit(2)`.
pub(crate) fn exit_now(status: i32) -> ! {
    #[expect(unsafe_code, reason = "std has no exit without destructors")]
    // SAFETY: has no precondition; ends the process.
    unsafe {
        libc::_exit(status)
    }
}

/// `wait4(-1)`: a child that ended, its status and its usage. `None`: no child, or none has ended under `WNOHANG`.
pub(crate) fn wait4(options: i32) -> io::Result<Option<(Pid, ProcessExit)>> {
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    let pid = loop {
        #[expect(unsafe_code, reason = "nix has no wait4")]
        // SAFETY: both pointers are to live locals of the types that wait4 fills.
        let pid = unsafe { libc::wait4(-1, &raw mut status, options | libc::__WALL, usage.as_mut_ptr()) };
        match io::Error::last_os_error().raw_os_error() {
            Some(libc::EINTR) if pid < 0 => {}
            Some(libc::ECHILD) if pid < 0 => return Ok(None),
            _ if pid < 0 => return Err(io::Error::last_os_error()),
            _ => break pid,
        }
    };
    if pid == 0 {
        return Ok(None);
    }
    #[expect(unsafe_code, reason = "reads what the kernel filled in")]
    // SAFETY: zeroed above, which is a valid rusage, and wait4 succeeded, which fills it.
    let usage = unsafe { usage.assume_init() };
    let exit = ProcessExit {
        code: libc::WIFEXITED(status).then(|| libc::WEXITSTATUS(status)),
        signal: libc::WIFSIGNALED(status).then(|| libc::WTERMSIG(status)),
        cpu_ns: nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime),
        peak_bytes: u64::try_from(usage.ru_maxrss).unwrap_or(0) * 1024,
    };
    Ok(Some((Pid::from_raw(pid), exit)))
}

fn nanoseconds(time: libc::timeval) -> u64 {
    u64::try_from(time.tv_sec).unwrap_or(0) * 1_000_000_000 + u64::try_from(time.tv_usec).unwrap_or(0) * 1000
}
