//! The zygote: imports once, then clones slots on the launcher's order.

use std::io;
use std::os::fd::{AsFd, OwnedFd};

use nix::sys::wait::{WaitPidFlag, waitpid};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use tockbox_core::control::{SlotNamespaces, ZygoteNotice, ZygoteOrder};
use tockbox_jail::channel::Channel;
use tockbox_jail::namespaces::{Cloned, Kinds};
use tockbox_jail::{credentials, descriptors, heap, text};

use crate::fork::{Hooks, address_in_interpreter, fork_interpreter};
use crate::guest::Guests;
use crate::harness::{self, Harness};
use crate::slot;

/// Serves the launcher, whose channel is this process's standard input, until the launcher is gone; then ends the process.
#[pyfunction]
pub(crate) fn serve(py: Python<'_>) -> PyResult<()> {
    let launcher = Channel::from(io::stdin().as_fd().try_clone_to_owned()?);
    descriptors::close_stdin()?;
    credentials::new_session().map_err(|error| PyOSError::new_err(error.to_string()))?;
    match serve_launcher(py, &launcher) {
        // Nobody is left who would read what an orderly end could write, and it takes milliseconds.
        Ok(()) => descriptors::exit_now(0),
        Err(message) => {
            launcher.send(&ZygoteNotice::Failed { message: message.clone() }, &[])?;
            Err(PyOSError::new_err(message))
        }
    }
}

fn serve_launcher(py: Python<'_>, launcher: &Channel) -> Result<(), String> {
    let mut proc = None;
    let mut guests = None;
    while let Some((order, mut descriptors)) =
        launcher.receive::<ZygoteOrder>().map_err(|error| format!("order not understood: {error}"))?
    {
        reap_dead_slots();
        match order {
            ZygoteOrder::Preload { modules, testing } => {
                let code = (descriptors.len() > 1).then(|| descriptors.pop()).flatten();
                proc = descriptors.pop();
                guests = Some(preload(py, &Harness::new(py, code), &modules, testing)?);
                // Nothing is imported ahead where one program is run and no more: then this would take longer than it
                // saves.
                if let (false, Some(proc)) = (modules.is_empty(), &proc) {
                    prepare_memory(proc);
                }
                launcher.send(&ZygoteNotice::Ready, &[]).map_err(|error| error.to_string())?;
            }
            ZygoteOrder::Spawn { namespaces } => {
                let (Some(control), Some(proc), Some(guests)) = (descriptors.pop(), &proc, &guests) else {
                    return Err(
                        "an order to spawn came without its channel, or before the imports".to_owned()
                    );
                };
                spawn(py, launcher, namespaces, control, (proc, guests))?;
            }
        }
    }
    Ok(())
}

/// Imports the harness and `modules`, then freezes what is there.
fn preload<'py>(
    py: Python<'py>,
    harness: &Harness<'py>,
    modules: &[String],
    testing: bool,
) -> Result<Guests<'py>, String> {
    let native = harness.load().map_err(|error| format!("the harness does not load: {error}"))?;
    let platform = py.import("tockbox_zygote").map_err(|error| error.to_string())?;
    native.call_method1("set_up", (&platform,)).map_err(|error| format!("the guests' streams: {error}"))?;
    for name in modules {
        if !harness::is_module_name(name) {
            return Err(format!("cannot preload {name:?}: not a module name"));
        }
        py.import(name.as_str()).map_err(|error| format!("cannot preload {name}: {error}"))?;
    }
    if testing {
        harness.load_testing().map_err(|error| format!("the harness does not load: {error}"))?;
    }
    let function =
        |name: &str| native.getattr(name).map_err(|error| format!("the harness lacks {name}: {error}"));
    let (main, reseed) = (function("main")?, function("reseed")?);
    let many = !modules.is_empty();
    let skip = many && harness.prepare_for_many().map_err(|error| format!("the rehearsal: {error}"))?;
    harness::freeze(py, many).map_err(|error| format!("gc.freeze: {error}"))?;
    if many {
        harness.fill_pools().map_err(|error| format!("filling the pools of small objects: {error}"))?;
    }
    Ok(Guests { main, reseed, platform, hooks: if skip { Hooks::Skip } else { Hooks::Run } })
}

/// Puts memory in order for many forks, now that all that they share is there.
fn prepare_memory(proc: &OwnedFd) {
    // A kernel that has no huge pages, or none left, makes runs dearer and nothing else.
    let _ = text::onto_huge_pages(proc, address_in_interpreter());
    heap::settle();
}

/// Clones a slot. In the slot this does not return.
fn spawn(
    py: Python<'_>,
    launcher: &Channel,
    namespaces: SlotNamespaces,
    control: OwnedFd,
    (proc, guests): (&OwnedFd, &Guests<'_>),
) -> Result<(), String> {
    let kinds =
        Kinds { pid: namespaces.pid, mount: namespaces.mount, ipc: namespaces.ipc, ..Kinds::default() };
    match fork_interpreter(py, kinds, Hooks::Run) {
        Ok(Cloned::Child) => slot::run(py, &Channel::from(control), proc, guests),
        Ok(Cloned::Parent { child, pidfd }) => {
            let notice = ZygoteNotice::Spawned { pid: child.as_raw() };
            launcher.send(&notice, &[pidfd.as_fd()]).map_err(|error| error.to_string())
        }
        Err(error) => launcher
            .send(&ZygoteNotice::SpawnFailed { message: error.to_string() }, &[])
            .map_err(|error| error.to_string()),
    }
}

fn reap_dead_slots() {
    while let Ok(status) = waitpid(None, Some(WaitPidFlag::WNOHANG)) {
        if status.pid().is_none() {
            break;
        }
    }
}
