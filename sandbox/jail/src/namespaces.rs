//! Namespaces: entering new ones, by `unshare` and by a clone, and joining one that is there.
//!
//! Owns the choice of kernel flags and the maps of a user namespace. Does not mount anything: a new mount
//! namespace is a copy of the caller's until [`crate::mounts`] replaces its root.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};

use nix::sched::{CloneFlags, setns, unshare as unshare_flags};
use nix::unistd::{Gid, Pid, Uid, sethostname};

use crate::JailError;
use crate::sys::slot::{self, CloneSide};

/// The bit of `CAP_SYS_ADMIN` in a capability set.
const CAP_SYS_ADMIN: u32 = 21;
/// `CAP_KILL`, `CAP_SETGID`, `CAP_SETUID` and `CAP_SYS_ADMIN`: what slots with users of their own are built with.
const SLOT_CAPABILITIES: u64 = (1 << 5) | (1 << 6) | (1 << 7) | (1 << CAP_SYS_ADMIN);

/// Kinds of namespaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one switch for each kind the kernel has; any mix is valid"
)]
pub struct Kinds {
    /// Users: all capabilities, but only over what this namespace owns.
    pub user: bool,
    /// Mounts.
    pub mount: bool,
    /// Process ids.
    pub pid: bool,
    /// Network: a new one has nothing but a loopback interface that is down.
    pub net: bool,
    /// System V IPC and POSIX message queues.
    pub ipc: bool,
    /// Host name.
    pub uts: bool,
    /// The view of the cgroup tree.
    pub cgroup: bool,
}

impl Kinds {
    fn flags(self) -> CloneFlags {
        [
            (self.user, CloneFlags::CLONE_NEWUSER),
            (self.mount, CloneFlags::CLONE_NEWNS),
            (self.pid, CloneFlags::CLONE_NEWPID),
            (self.net, CloneFlags::CLONE_NEWNET),
            (self.ipc, CloneFlags::CLONE_NEWIPC),
            (self.uts, CloneFlags::CLONE_NEWUTS),
            (self.cgroup, CloneFlags::CLONE_NEWCGROUP),
        ]
        .into_iter()
        .filter_map(|(wanted, flag)| wanted.then_some(flag))
        .collect()
    }
}

/// Which side of a [`clone_process`] this is.
#[derive(Debug)]
pub enum Cloned {
    /// The caller.
    Parent {
        /// The child's pid as the caller's pid namespace counts it.
        child: Pid,
        /// The child itself, safe against reuse of its pid; close-on-exec.
        pidfd: OwnedFd,
    },
    /// The child.
    Child,
}

/// Moves the caller into new namespaces of `kinds`. With a user namespace the caller becomes root in it: its
/// user and group are mapped to 0 and nobody else is mapped.
///
/// The caller has one thread, and when `user` is asked for also `/proc` and the dumpable flag, without which
/// it does not own its own `/proc/self/uid_map`. A new pid namespace is entered by the caller's next child.
pub fn unshare(kinds: Kinds) -> Result<(), JailError> {
    let (user, group) = (Uid::effective(), Gid::effective());
    let flags = kinds.flags();
    unshare_flags(flags).map_err(|source| JailError::new(format!("unshare {flags:?}"), source))?;
    if kinds.user { map_to_root(user, group) } else { Ok(()) }
}

/// Clones the caller into new namespaces of `kinds` (a user namespace excepted: enter that by [`unshare`]) and
/// returns in both, as `fork` does; the caller gets SIGCHLD.
///
/// With `pid` the child is process 1 of its namespace: signals it has no handler for are ignored, orphans fall
/// to it, and when it ends the kernel kills the rest.
///
/// The caller must have one thread, for no fork handler is run. A caller that holds a CPython interpreter calls
/// `PyOS_BeforeFork` first, then `PyOS_AfterFork_Parent` or `PyOS_AfterFork_Child`. glibc goes on to remember the
/// parent's thread id in the child. That is harmless: it serves as the owner's mark of recursive and
/// error-checking mutexes, which the child's one thread only compares with itself, while `raise`, `abort` and
/// `gettid` ask the kernel; and a child that forks by glibc gets a true one.
pub fn clone_process(kinds: Kinds) -> Result<Cloned, JailError> {
    if kinds.user {
        let why = io::Error::new(io::ErrorKind::InvalidInput, "a user namespace is entered by unshare");
        return Err(JailError::new("clone", why));
    }
    let flags = kinds.flags();
    let failed = |source| JailError::new(format!("clone {flags:?}"), source);
    match slot::clone(flags.bits() | libc::CLONE_PIDFD).map_err(failed)? {
        CloneSide::Parent(child, Some(pidfd)) => Ok(Cloned::Parent { child: Pid::from_raw(child), pidfd }),
        CloneSide::Parent(_, None) => Err(failed(io::Error::other("no pidfd"))),
        CloneSide::Child => Ok(Cloned::Child),
    }
}

/// Clones the caller as [`clone_process`] does, but as a sibling: the child is a child of the caller's parent, which
/// then reaps it and gets the signal. The one way in which a guest's system call filter lets a test case be forked,
/// so the flags are these and no others. Process 1 of a pid namespace cannot do it.
///
/// True in the child.
pub fn clone_sibling() -> Result<bool, JailError> {
    match slot::clone(libc::CLONE_PARENT) {
        Ok(side) => Ok(matches!(side, CloneSide::Child)),
        Err(source) => Err(JailError::new("clone a sibling", source)),
    }
}

/// Joins the network namespace that `netns` stands for. Its owner must be the caller's user namespace or one
/// the caller has power over.
pub fn enter(netns: BorrowedFd<'_>) -> Result<(), JailError> {
    setns(netns, CloneFlags::CLONE_NEWNET)
        .map_err(|source| JailError::new("setns to the network namespace", source))
}

/// Sets the host name of the caller's uts namespace.
pub fn set_hostname(name: impl AsRef<OsStr>) -> Result<(), JailError> {
    sethostname(name).map_err(|source| JailError::new("sethostname", source))
}

/// Whether the caller must enter a user namespace before it may make any other: it lacks `CAP_SYS_ADMIN`, as an
/// ordinary user does, and root in most containers.
pub fn needs_user_namespace() -> bool {
    own_capabilities().is_none_or(|set| set & (1 << CAP_SYS_ADMIN) == 0)
}

/// Whether the caller has every capability that building slots with users of their own takes.
pub(crate) fn has_slot_capabilities() -> bool {
    own_capabilities().is_some_and(|set| set & SLOT_CAPABILITIES == SLOT_CAPABILITIES)
}

fn own_capabilities() -> Option<u64> {
    effective_capabilities(&fs::read_to_string("/proc/thread-self/status").unwrap_or_default())
}

fn effective_capabilities(status: &str) -> Option<u64> {
    let set = status.lines().find_map(|line| line.strip_prefix("CapEff:"))?;
    u64::from_str_radix(set.trim(), 16).ok()
}

/// Maps `user` and `group` to 0 in the user namespace just entered. The kernel wants setgroups given up first.
fn map_to_root(user: Uid, group: Gid) -> Result<(), JailError> {
    write_own("setgroups", "deny")?;
    write_own("uid_map", &format!("0 {user} 1"))?;
    write_own("gid_map", &format!("0 {group} 1"))
}

fn write_own(file: &str, text: &str) -> Result<(), JailError> {
    let path = format!("/proc/self/{file}");
    fs::write(&path, text).map_err(|source| JailError::new(format!("write {text:?} to {path}"), source))
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::os::fd::AsFd;

    use nix::sys::wait::{WaitStatus, waitpid};
    use nix::unistd::{getpid, getppid};

    use super::*;
    use crate::probe::attempt::attempt;
    use crate::sys::slot::exit_now;

    /// Clones from a process of one thread; the exit code of the child is what `check` answers in it.
    fn exit_code_of_clone(kinds: Kinds, check: impl FnOnce() -> i32) -> Result<String, String> {
        attempt(|| {
            unshare(Kinds { user: needs_user_namespace(), ..Kinds::default() })
                .map_err(|error| error.to_string())?;
            match clone_process(kinds).map_err(|error| error.to_string())? {
                Cloned::Child => exit_now(check()),
                Cloned::Parent { child, pidfd: _ } => match waitpid(child, None) {
                    Ok(WaitStatus::Exited(_, code)) => Ok(code.to_string()),
                    other => Err(format!("{other:?}")),
                },
            }
        })
    }

    fn link(name: &str) -> String {
        fs::read_link(format!("/proc/self/ns/{name}")).unwrap_or_default().display().to_string()
    }

    #[test]
    fn a_clone_is_process_1_of_its_pid_namespace() {
        let kinds = Kinds { pid: true, mount: true, ipc: true, ..Kinds::default() };
        assert_eq!(exit_code_of_clone(kinds, || getpid().as_raw()), Ok("1".to_owned()));
    }

    #[test]
    fn a_clone_without_namespaces_is_a_fork() {
        let seen = exit_code_of_clone(Kinds::default(), || i32::from(getpid().as_raw() > 1) * 7);
        assert_eq!(seen, Ok("7".to_owned()));
    }

    #[test]
    fn a_sibling_is_a_child_of_the_callers_parent() {
        let seen = attempt(|| {
            // Stands for the slot; the nested attempt for the guest, which forks a test case and ends.
            let slot = getpid();
            attempt(|| {
                if clone_sibling().map_err(|error| error.to_string())? {
                    exit_now(if getppid() == slot { 7 } else { 1 });
                }
                Ok(String::new())
            })?;
            match waitpid(None, None) {
                Ok(WaitStatus::Exited(_, code)) => Ok(code.to_string()),
                other => Err(format!("{other:?}")),
            }
        });
        assert_eq!(seen, Ok("7".to_owned()));
    }

    #[test]
    fn a_network_namespace_is_joined_by_its_descriptor() {
        let seen = attempt(|| {
            let user = needs_user_namespace();
            unshare(Kinds { user, net: true, ..Kinds::default() }).map_err(|error| error.to_string())?;
            let first = link("net");
            let held = File::open("/proc/self/ns/net").map_err(|error| error.to_string())?;
            unshare(Kinds { net: true, ..Kinds::default() }).map_err(|error| error.to_string())?;
            let second = link("net");
            enter(held.as_fd()).map_err(|error| error.to_string())?;
            Ok(format!("{} {}", first == second, first == link("net")))
        });
        assert_eq!(seen, Ok("false true".to_owned()));
    }

    #[test]
    fn unshare_into_a_user_namespace_makes_the_caller_root_there() {
        let seen = attempt(|| {
            unshare(Kinds { user: true, uts: true, ..Kinds::default() })
                .map_err(|error| error.to_string())?;
            set_hostname("tockbox").map_err(|error| error.to_string())?;
            let name = fs::read_to_string("/proc/sys/kernel/hostname").map_err(|error| error.to_string())?;
            Ok(format!("{} {} {}", Uid::effective(), Gid::effective(), name.trim()))
        });
        assert_eq!(seen, Ok("0 0 tockbox".to_owned()));
    }

    #[test]
    fn a_clone_refuses_a_user_namespace() {
        let kinds = Kinds { user: true, ..Kinds::default() };
        let error = clone_process(kinds).unwrap_err();
        assert_eq!(error.to_string(), "clone: a user namespace is entered by unshare");
    }

    #[test]
    fn capabilities_are_read_from_the_status_file() {
        assert_eq!(
            effective_capabilities("CapPrm:\t00\nCapEff:\t0000000000200000\n"),
            Some(1 << CAP_SYS_ADMIN)
        );
        assert_eq!(effective_capabilities("Name:\tx\n"), None);
    }
}
