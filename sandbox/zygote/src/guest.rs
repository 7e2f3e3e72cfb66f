//! From a fork of the slot to a confined guest that waits for its program.
//!
//! The steps run in the child, in an order that matters: descriptors first, then what needs privilege, then what
//! gives privilege up, the system call filter last.

use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use nix::fcntl::OFlag;
use nix::sys::signal::SigSet;
use nix::unistd::{getpid, pipe2};
use pyo3::prelude::*;
use tockbox_core::{Value, frame};
use tockbox_jail::rlimits::Rlimits;
use tockbox_jail::seccomp::Filter;
use tockbox_jail::{JailError, credentials, descriptors, procfs};

use crate::slot::Slot;

/// Open descriptors of a guest.
const OPEN_FILES: u64 = 256;
/// The main thread's stack: what deep recursion in C needs. Not more: the kernel leaves no larger gap below the
/// stack of a process that was started with the usual limit.
const STACK_BYTES: u64 = 120 << 20;
/// Exit status of a guest that could not be confined.
const NOT_CONFINED: i32 = 70;

/// The guest's ends of its pipes: standard input, output, error, answers.
pub(crate) struct GuestEnds([OwnedFd; 4]);

/// The pipes of a new spare: the guest's ends, and the host's in the order that `SlotNotice::Spare` states.
pub(crate) fn pipes() -> Result<(GuestEnds, [OwnedFd; 4]), JailError> {
    let pipe = || pipe2(OFlag::O_CLOEXEC).map_err(|error| JailError::new("pipe", error));
    let ((stdin_guest, stdin_host), (stdout_host, stdout_guest)) = (pipe()?, pipe()?);
    let ((stderr_host, stderr_guest), (answer_host, answer_guest)) = (pipe()?, pipe()?);
    Ok((
        GuestEnds([stdin_guest, stdout_guest, stderr_guest, answer_guest]),
        [stdin_host, stdout_host, stderr_host, answer_host],
    ))
}

/// Confines this process and serves one execution. Does not return.
pub(crate) fn become_guest(py: Python<'_>, slot: &Slot<'_, '_>, ends: GuestEnds) -> ! {
    let confined = confine(slot, ends);
    let served = match confined {
        Ok(()) => serve(py).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    // The harness leaves by `os._exit`; to be here means that it never got to the candidate's code.
    let message = served.err().unwrap_or_else(|| "the harness returned".to_owned());
    let notice = Value::Tuple(vec![Value::str("not_confined"), Value::str(&message)]);
    descriptors::write_answer(&frame::encode(&notice));
    descriptors::exit_now(NOT_CONFINED)
}

fn confine(slot: &Slot<'_, '_>, ends: GuestEnds) -> Result<(), JailError> {
    let settings = &slot.settings;
    procfs::prefer_as_oom_victim(&slot.proc)?;
    nix::unistd::chdir(slot.work_directory()).map_err(|error| JailError::new("chdir", error))?;
    let [stdin, stdout, stderr, answer] = ends.0;
    descriptors::arrange(stdin.as_fd(), stdout.as_fd(), stderr.as_fd(), answer)?;
    SigSet::empty().thread_set_mask().map_err(|error| JailError::new("unblock signals", error))?;
    credentials::new_session()?;
    if !settings.pid_namespace {
        credentials::die_with_parent()?;
    }
    limits_of_every_guest(settings.profile.disk_bytes).apply()?;
    if let Some(domain) = &slot.domain {
        domain.enter()?;
    }
    if let Some(uid) = settings.uid {
        credentials::drop_to(uid, uid)?;
    }
    credentials::drop_capabilities()?;
    credentials::hide_from_tracers()?;
    if settings.seccomp {
        if !settings.pid_namespace {
            Filter::own_process_only(getpid().as_raw().unsigned_abs()).install()?;
        }
        slot.filter().install()?;
    }
    Ok(())
}

fn limits_of_every_guest(disk_bytes: u64) -> Rlimits {
    Rlimits {
        open_files: Some(OPEN_FILES),
        file_bytes: Some(disk_bytes),
        stack_bytes: Some(STACK_BYTES),
        ..Rlimits::default()
    }
}

fn serve(py: Python<'_>) -> PyResult<()> {
    let native = py.import("tockbox_harness.native")?;
    native.call_method1("main", (py.import("tockbox_zygote")?,))?;
    Ok(())
}

/// Lowers this process's limits to those of its execution. Called by the harness before any candidate code runs;
/// the kernel lets nobody raise them again. `data_bytes` 0: memory is bounded by a cgroup.
#[pyfunction]
pub(crate) fn limit(cpu_seconds: u64, data_bytes: u64, file_bytes: u64) -> PyResult<()> {
    let limits = Rlimits {
        cpu_seconds: Some(cpu_seconds),
        data_bytes: (data_bytes > 0).then_some(data_bytes),
        file_bytes: Some(file_bytes),
        ..Rlimits::default()
    };
    limits.apply().map_err(|error| std::io::Error::other(error.to_string()).into())
}

/// Tells programs of a slot without mounts of its own where they may write.
pub(crate) fn set_environment(py: Python<'_>, scratch: &Path) -> Result<(), JailError> {
    let set = || -> PyResult<()> {
        let environ = py.import("os")?.getattr("environ")?;
        environ.set_item("TMPDIR", scratch)?;
        environ.set_item("HOME", scratch)
    };
    set().map_err(|error| JailError::new("set the environment", std::io::Error::other(error.to_string())))
}

