//! Which descriptors a guest has, and leaving a process without running its destructors.

use std::io;
use std::os::fd::OwnedFd;

use nix::fcntl::{FcntlArg, OFlag, fcntl, open};
use nix::sys::stat::Mode;
use nix::unistd::{dup2_stderr, dup2_stdin, dup2_stdout};

use crate::JailError;
use crate::sys::process;

/// The descriptor that takes a guest's answers.
pub const ANSWERS: i32 = 3;
/// Above every descriptor that [`arrange`] gives out.
const OUT_OF_THE_WAY: i32 = 10;

/// Makes these four descriptors 0, 1, 2 and 3, and closes every other, whoever owned it: no destructor may run in
/// this process from here on.
pub fn arrange([stdin, stdout, stderr, answers]: [OwnedFd; 4]) -> Result<(), JailError> {
    dup2_stdin(&stdin).map_err(|error| JailError::new("place descriptor 0", error))?;
    dup2_stdout(&stdout).map_err(|error| JailError::new("place descriptor 1", error))?;
    dup2_stderr(&stderr).map_err(|error| JailError::new("place descriptor 2", error))?;
    let high = fcntl(&answers, FcntlArg::F_DUPFD_CLOEXEC(OUT_OF_THE_WAY))
        .map_err(|error| JailError::new("move the answer channel", error))?;
    for owned in [stdin, stdout, stderr, answers] {
        std::mem::forget(owned);
    }
    process::close_range(3, high.unsigned_abs() - 1)
        .and_then(|()| process::close_range(high.unsigned_abs() + 1, u32::MAX))
        .map_err(|error| JailError::new("close descriptors", error))?;
    process::move_descriptor(high, ANSWERS).map_err(|error| JailError::new("place descriptor 3", error))
}

/// Puts `/dev/null` on standard input.
pub fn close_stdin() -> io::Result<()> {
    let null = open("/dev/null", OFlag::O_RDONLY | OFlag::O_CLOEXEC, Mode::empty())?;
    Ok(dup2_stdin(null)?)
}

/// Writes to [`ANSWERS`]; failures are the reader's to notice.
pub fn write_answer(bytes: &[u8]) {
    process::write_all(ANSWERS, bytes);
}

/// Ends this process at once: no destructors, no exit handlers, no flushing of what a parent buffered.
pub fn exit_now(status: i32) -> ! {
    process::exit_now(status)
}
