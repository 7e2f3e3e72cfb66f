//! Who a guest is: its uid and gid, its capabilities (none), its session, and what it may become (nothing more).
//!
//! Each function is one step, to be taken in this order: [`no_new_privileges`], [`new_session`], [`drop_to`],
//! [`drop_capabilities`], [`hide_from_tracers`], [`die_with_parent`]; the kernel undoes the last two when a uid changes. All of them
//! come before [`crate::seccomp`], whose filter refuses every one of these calls.

use nix::errno::Errno;
use nix::sys::prctl;
use nix::sys::signal::Signal;
use nix::unistd::{
    Gid, Pid, Uid, getgroups, getresgid, getresuid, setgroups, setpgid, setresgid, setresuid, setsid,
};

use crate::JailError;
use crate::sys::guest::{self, CapabilityWord, Number};

/// Every securebit and its lock except `KEEP_CAPS`, which may stay clear but locked: uid 0 means nothing to `execve`
/// (`NOROOT`), a change of uid grants nothing (`NO_SETUID_FIXUP`), ambient capabilities cannot be raised.
const SECUREBITS: u64 = 0b1110_1111;

/// More capabilities than any kernel has; the first unknown one ends the loops.
const MOST_CAPABILITIES: u64 = 64;

/// Forbids `execve` to grant anything: set-user-ID bits and file capabilities mean nothing from here on.
pub fn no_new_privileges() -> Result<(), JailError> {
    prctl::set_no_new_privs().map_err(step("set no_new_privs"))
}

/// Becomes `uid` and `gid`, real, effective and saved, with no further group, and verifies it.
///
/// Supplementary groups stay where the kernel refuses to clear them (a plain user, a user namespace): they were the
/// service's own already.
pub fn drop_to(uid: u32, gid: u32) -> Result<(), JailError> {
    let groups_cleared = match setgroups(&[]) {
        Ok(()) => true,
        Err(Errno::EPERM) => false,
        Err(error) => return Err(step("clear supplementary groups")(error)),
    };
    let (uid, gid) = (Uid::from_raw(uid), Gid::from_raw(gid));
    setresgid(gid, gid, gid).map_err(step("set the gid"))?;
    setresuid(uid, uid, uid).map_err(step("set the uid"))?;

    let gids = getresgid().map_err(step("read the gid"))?;
    let uids = getresuid().map_err(step("read the uid"))?;
    let groups = getgroups().map_err(step("read supplementary groups"))?;
    let dropped = [gids.real, gids.effective, gids.saved] == [gid; 3]
        && [uids.real, uids.effective, uids.saved] == [uid; 3]
        && (groups.is_empty() || !groups_cleared);
    if dropped { Ok(()) } else { Err(step("verify uid, gid and groups")(Errno::EPERM)) }
}

/// Gives up every capability, now and for all programs executed later, and verifies that none is left.
///
/// The ambient and bounding sets and the securebits are a second line behind `no_new_privs`; a process that lacks
/// `CAP_SETPCAP` may not change them, which is no error.
pub fn drop_capabilities() -> Result<(), JailError> {
    let ambient = guest::prctl(Number::Ambient, u64::from(libc::PR_CAP_AMBIENT_CLEAR_ALL.unsigned_abs()));
    ambient.map_err(step("clear ambient capabilities"))?;
    for capability in 0..MOST_CAPABILITIES {
        if !matches!(guest::prctl(Number::InBoundingSet, capability), Ok(0 | 1)) {
            break;
        }
        if !permitted(guest::prctl(Number::DropFromBoundingSet, capability), "drop from the bounding set")? {
            break;
        }
    }
    permitted(guest::prctl(Number::SetSecurebits, SECUREBITS), "lock securebits")?;
    guest::set_capabilities([CapabilityWord::default(); 2]).map_err(step("clear capabilities"))?;
    let left = guest::capabilities().map_err(step("read capabilities"))?;
    if left == [CapabilityWord::default(); 2] {
        Ok(())
    } else {
        Err(step("verify that no capability is left")(Errno::EPERM))
    }
}

/// Whether an optional step succeeded; any refusal but `EPERM` is an error.
fn permitted(outcome: std::io::Result<i32>, name: &'static str) -> Result<bool, JailError> {
    match outcome {
        Ok(_) => Ok(true),
        Err(error) if error.raw_os_error() == Some(libc::EPERM) => Ok(false),
        Err(error) => Err(step(name)(error)),
    }
}

/// Makes the process non-dumpable: no other process of its uid may trace it or read its memory, and it leaves no core,
/// even where the core pattern is a pipe, which ignores `RLIMIT_CORE`. `execve` and a change of uid undo it.
pub fn hide_from_tracers() -> Result<(), JailError> {
    prctl::set_dumpable(false).map_err(step("make non-dumpable"))
}

/// Has the kernel kill this process when the thread that forked it ends. A change of uid undoes it; children do not
/// inherit it. A parent that died before the call is not noticed.
pub fn die_with_parent() -> Result<(), JailError> {
    prctl::set_pdeathsig(Signal::SIGKILL).map_err(step("set the parent death signal"))
}

/// Leaves the parent's session and process group, so that no terminal and no group signal joins the two. The kernel may
/// share out CPUs by session first and by nice value only within one (`sched_autogroup_enabled`).
pub fn new_session() -> Result<(), JailError> {
    setsid().map(drop).map_err(step("start a session"))
}

/// Leaves the parent's process group, so that no group signal joins the two and the group can be told to let others go
/// first.
pub fn new_group() -> Result<(), JailError> {
    let this = Pid::from_raw(0);
    setpgid(this, this).map_err(step("start a process group"))
}

/// Gives all processes of the group of `leader` this nice value.
pub fn lower_group(leader: Pid, nice: i32) -> Result<(), JailError> {
    let leader = rustix::process::Pid::from_raw(leader.as_raw());
    rustix::process::setpriority_pgrp(leader, nice).map_err(step("set a nice value"))
}

/// Makes this process the parent of its descendants' orphans, so that it can reap all of them.
pub fn adopt_orphans() -> Result<(), JailError> {
    prctl::set_child_subreaper(true).map_err(step("become the child subreaper"))
}

fn step<E: Into<std::io::Error>>(name: &'static str) -> impl Fn(E) -> JailError {
    move |error| JailError::new(name, error)
}

#[cfg(test)]
mod tests {
    use nix::unistd::{geteuid, getpgrp, getpid, getuid};

    use super::*;
    use crate::sys::guest::testing::{in_child, raw};

    #[test]
    fn every_capability_is_gone_and_stays_gone() {
        in_child(|| {
            no_new_privileges().unwrap();
            drop_capabilities().unwrap();
            drop_capabilities().unwrap();
            assert_eq!(guest::capabilities().unwrap(), [CapabilityWord::default(); 2]);
            assert!(setgroups(&[]).is_err(), "CAP_SETGID is gone");
        });
    }

    #[test]
    fn bounding_set_is_empty_after_a_drop_by_root() {
        if !geteuid().is_root() {
            return;
        }
        in_child(|| {
            drop_capabilities().unwrap();
            for capability in 0..MOST_CAPABILITIES {
                assert!(!matches!(guest::prctl(Number::InBoundingSet, capability), Ok(1)), "{capability}");
            }
        });
    }

    #[test]
    fn root_drops_to_an_ordinary_user_and_cannot_return() {
        if !geteuid().is_root() {
            return;
        }
        in_child(|| {
            drop_to(65_001, 65_002).unwrap();
            drop_capabilities().unwrap();
            assert_eq!((getuid().as_raw(), geteuid().as_raw()), (65_001, 65_001));
            assert!(getgroups().unwrap().is_empty());
            assert!(setresuid(Uid::from_raw(0), Uid::from_raw(0), Uid::from_raw(0)).is_err());
        });
    }

    #[test]
    fn an_ordinary_user_may_stay_itself_but_not_become_another() {
        in_child(|| {
            if geteuid().is_root() {
                drop_to(65_001, 65_001).unwrap();
            }
            let (uid, gid) = (getuid().as_raw(), nix::unistd::getgid().as_raw());
            drop_to(uid, gid).unwrap();
            assert_eq!(drop_to(uid + 1, gid).unwrap_err().step, "set the uid");
            assert_eq!(drop_to(uid, gid + 1).unwrap_err().step, "set the gid");
        });
    }

    #[test]
    fn process_flags_are_set() {
        in_child(|| {
            new_session().unwrap();
            no_new_privileges().unwrap();
            hide_from_tracers().unwrap();
            die_with_parent().unwrap();
            adopt_orphans().unwrap();
            assert_eq!(getpgrp(), getpid());
            assert_eq!(raw(libc::SYS_getsid, [0; 4]), Ok(getpid().as_raw().into()));
            assert!(prctl::get_no_new_privs().unwrap());
            assert!(!prctl::get_dumpable().unwrap());
            assert_eq!(prctl::get_pdeathsig().unwrap(), Some(Signal::SIGKILL));
            assert!(prctl::get_child_subreaper().unwrap());
        });
    }
}
