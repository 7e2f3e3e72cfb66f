//! Learning from the kernel how a child ended and what it used.

use nix::unistd::Pid;
use tockbox_core::control::ProcessExit;

use crate::JailError;
use crate::sys::process;

/// Reaps a child that has ended, if there is one.
pub fn try_reap() -> Result<Option<(Pid, ProcessExit)>, JailError> {
    process::wait4(libc::WNOHANG).map_err(|error| JailError::new("wait for a child", error))
}

/// Waits for any child to end and reaps it; `None` when there is no child.
pub fn reap() -> Result<Option<(Pid, ProcessExit)>, JailError> {
    process::wait4(0).map_err(|error| JailError::new("wait for a child", error))
}
