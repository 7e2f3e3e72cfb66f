//! From a fork of the slot to a confined guest that waits for its program.
//!
//! The steps run in the child, in an order that matters: descriptors first, then what needs privilege, then what
//! gives privilege up, the system call filter last.

use std::os::fd::OwnedFd;
use std::path::Path;

use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::sys::signal::SigSet;
use nix::unistd::{getpid, pipe2};
use pyo3::prelude::*;
use tockbox_core::{Value, frame};
use tockbox_jail::rlimits::Rlimits;
use tockbox_jail::seccomp::Filter;
use tockbox_jail::{JailError, credentials, descriptors, procfs};

use crate::fork::Hooks;
use crate::slot::Slot;

/// Open descriptors of a guest.
const OPEN_FILES: u64 = 256;
/// The main thread's stack: what deep recursion in C needs. Not more: the kernel leaves no larger gap below the
/// stack of a process that was started with the usual limit.
const STACK_BYTES: u64 = 120 << 20;
/// Exit status of a guest that could not be confined.
const NOT_CONFINED: i32 = 70;

/// What the zygote has found out for all guests to come, so that none has to look it up.
pub(crate) struct Guests<'py> {
    /// The harness's function that serves one execution.
    pub(crate) main: Bound<'py, PyAny>,
    /// The harness's function that a slot calls before it forks a guest.
    pub(crate) reseed: Bound<'py, PyAny>,
    /// This module, which it is given.
    pub(crate) platform: Bound<'py, PyModule>,
    /// How guests are forked.
    pub(crate) hooks: Hooks,
}

/// The guest's ends of its pipes: standard input, output, error, answers.
pub(crate) struct GuestEnds([OwnedFd; 4]);

/// The pipes of a new spare: the guest's ends, and the host's, on which nobody is to wait, in the order that
/// `SlotNotice::Spare` states.
pub(crate) fn pipes() -> Result<(GuestEnds, [OwnedFd; 4]), JailError> {
    let pipe = || pipe2(OFlag::O_CLOEXEC).map_err(|error| JailError::new("pipe", error));
    let ((stdin_guest, stdin_host), (stdout_host, stdout_guest)) = (pipe()?, pipe()?);
    let ((stderr_host, stderr_guest), (answer_host, answer_guest)) = (pipe()?, pipe()?);
    let host_ends = [stdin_host, stdout_host, stderr_host, answer_host];
    for end in &host_ends {
        fcntl(end, FcntlArg::F_SETFL(OFlag::O_NONBLOCK)).map_err(|error| JailError::new("fcntl", error))?;
    }
    Ok((GuestEnds([stdin_guest, stdout_guest, stderr_guest, answer_guest]), host_ends))
}

/// Confines this process and serves one execution. Does not return: the harness leaves by `os._exit`.
pub(crate) fn become_guest(guests: &Guests<'_>, slot: &Slot<'_, '_>, ends: GuestEnds) -> ! {
    if let Err(error) = give_up_privilege(slot) {
        let [_, _, _, answers] = &ends.0;
        // If this fails too, the host sees the channel close before the spare is ready.
        let _ = nix::unistd::write(answers, &not_confined(&error.to_string()));
        descriptors::exit_now(NOT_CONFINED)
    }
    let message = match descriptors::arrange(ends.0).and_then(|()| filter_calls(slot)) {
        Err(error) => error.to_string(),
        Ok(()) => match guests.main.call1((&guests.platform,)) {
            Err(error) => error.to_string(),
            Ok(_) => "the harness returned".to_owned(),
        },
    };
    descriptors::write_answer(&not_confined(&message));
    descriptors::exit_now(NOT_CONFINED)
}

fn not_confined(message: &str) -> Vec<u8> {
    frame::encode(&Value::Tuple(vec![Value::str("not_confined"), Value::str(message)]))
}

/// All but the last steps. A change of user id resets who is told of a parent's death and who may trace, so those
/// come after it.
fn give_up_privilege(slot: &Slot<'_, '_>) -> Result<(), JailError> {
    let settings = &slot.settings;
    procfs::prefer_as_oom_victim(slot.proc)?;
    nix::unistd::chdir(slot.work_directory()).map_err(|error| JailError::new("chdir", error))?;
    SigSet::empty().thread_set_mask().map_err(|error| JailError::new("unblock signals", error))?;
    credentials::new_group()?;
    if let Some(uid) = settings.uid {
        credentials::drop_to(uid, uid)?;
    }
    credentials::drop_capabilities()?;
    credentials::hide_from_tracers()?;
    credentials::die_with_parent()?;
    Rlimits { file_bytes: Some(settings.profile.disk_bytes), ..Rlimits::default() }.apply_further()?;
    slot.domain.as_ref().map_or(Ok(()), tockbox_jail::landlock::Domain::enter)
}

/// The last step: from here on the kernel refuses what none of the steps before it could have done without.
fn filter_calls(slot: &Slot<'_, '_>) -> Result<(), JailError> {
    if !slot.settings.seccomp {
        return Ok(());
    }
    if !slot.settings.pid_namespace {
        Filter::own_process_only(getpid().as_raw().unsigned_abs()).install()?;
    }
    slot.filter.install()
}

/// What no guest of a slot may exceed. Set on the slot, whose guests inherit it.
pub(crate) fn limits_of_every_guest() -> Rlimits {
    Rlimits { open_files: Some(OPEN_FILES), stack_bytes: Some(STACK_BYTES), ..Rlimits::default() }
}

/// Ends this process at once, with this exit status, as `os._exit` does.
#[pyfunction]
pub(crate) fn leave(status: i32) {
    descriptors::exit_now(status)
}

/// Tells programs of a slot without mounts of its own where they may write.
pub(crate) fn set_environment(py: Python<'_>, scratch: &Path) -> Result<(), JailError> {
    let set = || -> PyResult<()> {
        let environ = py.import("os")?.getattr("environ")?;
        environ.set_item("TMPDIR", scratch.as_os_str())?;
        environ.set_item("HOME", scratch.as_os_str())
    };
    set().map_err(|error| JailError::new("set the environment", std::io::Error::other(error.to_string())))
}
