//! One check for each layer: does the thing itself, in a child, and says what it saw.

use nix::sys::prctl::{get_no_new_privs, set_no_new_privs};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::unistd::{Gid, Uid, geteuid, getpid, setgroups, setresgid, setresuid};

use super::attempt::{Attempt, attempt};
use super::layer::Layer;
use crate::mounts::{RootPlan, Scratch, build_private_root};
use crate::namespaces::{Kinds, needs_user_namespace, set_hostname, unshare};
use crate::sys::slot::landlock_abi;

/// The user and group a check changes to: nobody, who has an id wherever there is more than one.
const NOBODY: u32 = 65534;

/// What a check saw, or what failed.
pub(super) type Seen = Result<String, String>;

/// Runs the checks of all layers but cgroups, side by side.
pub(super) fn run_all() -> Vec<(Layer, Seen)> {
    run(Layer::ALL.into_iter())
}

/// As [`run_all`], but tries all namespaces in one child where they all hold: taking one apart again costs the
/// kernel most of a millisecond, and a launcher waits for it.
pub(super) fn run_together() -> Vec<(Layer, Seen)> {
    let Ok(together) = attempt(all_namespaces) else {
        return run_all();
    };
    let namespaces = Layer::ALL.into_iter().filter(|layer| layer.is_namespace());
    let held: Vec<_> = namespaces.map(|layer| (layer, Ok(together.clone()))).collect();
    held.into_iter().chain(run(Layer::ALL.into_iter().filter(|layer| !layer.is_namespace()))).collect()
}

fn run(layers: impl Iterator<Item = Layer>) -> Vec<(Layer, Seen)> {
    let user = needs_user_namespace();
    let started: Vec<_> = layers
        .filter(|layer| !layer.is_cgroup())
        .map(|layer| (layer, Attempt::start(move || check(layer, user))))
        .collect();
    let finished = started.into_iter().map(|(layer, started)| match started {
        Ok(attempt) => (layer, attempt.finish()),
        Err(error) => (layer, Err(format!("fork: {error}"))),
    });
    finished.collect()
}

/// Checks `layer` in the calling process, which is of no other use afterwards. `user`: through a user namespace.
fn check(layer: Layer, user: bool) -> Seen {
    let base = Kinds { user, ..Kinds::default() };
    match layer {
        Layer::UserNamespace => user_namespace(),
        Layer::MountNamespace => entered(Kinds { mount: true, ..base }),
        Layer::PrivateRoot => private_root(Kinds { mount: true, ..base }),
        Layer::PidNamespace => pid_namespace(Kinds { pid: true, ..base }),
        Layer::NetNamespace => entered(Kinds { net: true, ..base }),
        Layer::IpcNamespace => entered(Kinds { ipc: true, ..base }),
        Layer::UtsNamespace => uts_namespace(Kinds { uts: true, ..base }),
        Layer::CgroupNamespace => entered(Kinds { cgroup: true, ..base }),
        Layer::UidDrop => uid_drop(),
        Layer::Landlock => landlock(),
        Layer::Seccomp => seccomp(),
        Layer::Rlimits => rlimits(),
        Layer::NoNewPrivs => no_new_privs(),
        Layer::MemoryCgroup | Layer::PidsCgroup | Layer::CpuCgroup => Err("checked elsewhere".to_owned()),
    }
}

fn all_namespaces() -> Seen {
    let user = needs_user_namespace();
    let kinds = Kinds { user, mount: true, pid: true, net: true, ipc: true, uts: true, cgroup: true };
    private_root(kinds)?;
    set_hostname("tockbox").map_err(|error| error.to_string())?;
    is_process_1()
}

fn entered(kinds: Kinds) -> Seen {
    unshare(kinds).map_err(|error| error.to_string())?;
    Ok(if kinds.user { "entered through a user namespace" } else { "entered" }.to_owned())
}

fn user_namespace() -> Seen {
    unshare(Kinds { user: true, ..Kinds::default() }).map_err(|error| error.to_string())?;
    if geteuid().is_root() {
        Ok("entered, mapped to root".to_owned())
    } else {
        Err("not mapped to root".to_owned())
    }
}

fn private_root(kinds: Kinds) -> Seen {
    unshare(kinds).map_err(|error| error.to_string())?;
    build_private_root(&RootPlan { devices: true, ..RootPlan::default() })
        .map_err(|error| error.to_string())?;
    Scratch::mount("/tmp", 1 << 20, 16, Vec::new()).map_err(|error| error.to_string())?;
    Ok("built and entered by pivot_root, with a tmpfs on /tmp".to_owned())
}

fn pid_namespace(kinds: Kinds) -> Seen {
    unshare(kinds).map_err(|error| error.to_string())?;
    is_process_1()
}

/// Whether a child of this process is the first of its pid namespace.
fn is_process_1() -> Seen {
    attempt(|| match getpid().as_raw() {
        1 => Ok("a child is process 1 of it".to_owned()),
        other => Err(format!("a child has pid {other} in it")),
    })
}

fn uts_namespace(kinds: Kinds) -> Seen {
    unshare(kinds).map_err(|error| error.to_string())?;
    set_hostname("tockbox").map_err(|error| error.to_string())?;
    Ok("entered and named".to_owned())
}

fn uid_drop() -> Seen {
    let (user, group) = (Uid::from_raw(NOBODY), Gid::from_raw(NOBODY));
    setgroups(&[]).map_err(|error| format!("setgroups: {error}"))?;
    setresgid(group, group, group).map_err(|error| format!("setresgid: {error}"))?;
    setresuid(user, user, user).map_err(|error| format!("setresuid: {error}"))?;
    Ok(format!("a child became user {NOBODY}"))
}

fn landlock() -> Seen {
    landlock_abi()
        .map(|abi| format!("ABI {abi}"))
        .map_err(|error| format!("landlock_create_ruleset: {error}"))
}

fn seccomp() -> Seen {
    crate::seccomp::is_available()?;
    Ok("filters can answer an error and kill the process".to_owned())
}

fn rlimits() -> Seen {
    setrlimit(Resource::RLIMIT_CORE, 0, 0).map_err(|error| format!("setrlimit: {error}"))?;
    match getrlimit(Resource::RLIMIT_CORE) {
        Ok((0, 0)) => Ok("set and read back".to_owned()),
        other => Err(format!("set to 0, read back {other:?}")),
    }
}

fn no_new_privs() -> Seen {
    set_no_new_privs().map_err(|error| format!("prctl: {error}"))?;
    match get_no_new_privs() {
        Ok(true) => Ok("set and read back".to_owned()),
        other => Err(format!("set, read back {other:?}")),
    }
}
