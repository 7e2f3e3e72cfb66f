//! Which system calls a guest may make: an allow-list, kept as commented data in `policy/`, compiled to a seccomp filter.
//!
//! Owns the filters and their installation. The policy files say what is let through and why; nothing here does.
//! Order matters: the guest's filter refuses every other barrier's calls, so it comes last, and
//! [`Filter::own_process_only`] before it. All is done in a child of a single-threaded parent.

mod assembler;
#[cfg(test)]
mod honest;
mod names;
mod policy;
#[cfg(test)]
mod simulator;

use std::fmt;
use std::sync::LazyLock;

use crate::JailError;
use crate::sys::guest::{self, Number};

use self::policy::{Answer, Line};

const GUEST_POLICY: &str = include_str!("../policy/guest.policy");
const OWN_PROCESS_POLICY: &str = include_str!("../policy/own_process.policy");

/// What a guest's filter lets through beyond what every guest may do. The default is the strictest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, named in the policy file")]
pub struct FilterOptions {
    /// `fork`, `execve`, sessions and process groups of its own.
    pub processes: bool,
    /// The harness's fork of a test case: `clone` with exactly `CLONE_PARENT | SIGCHLD`.
    pub case_forks: bool,
    /// `memfd_create` and shared anonymous memory: only where a memory cgroup counts them, as no resource limit does.
    pub shared_memory: bool,
    /// `chmod`, `utime`, `truncate` by path and extended attributes, which Landlock does not govern: only where a guest
    /// can reach no file that its uid owns except in its scratch. Otherwise mode and times stay as they are and setting
    /// them answers success; the rest is refused.
    pub file_attributes: bool,
}

/// A compiled filter; can be installed any number of times, by different children.
pub struct Filter {
    program: Vec<libc::sock_filter>,
}

impl Filter {
    /// The filter of a guest. Reads nothing but the policy embedded in this binary.
    pub fn compile(options: FilterOptions) -> Self {
        static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| embedded(GUEST_POLICY, None));
        let lines = LINES.iter().filter(|line| line.is_in_force(options));
        Self { program: assembler::assemble(lines, assembler::REFUSED) }
    }

    /// A small second filter for a guest that shares the pid namespace of its host: signals and other calls that take a
    /// process reach process `pid` only. To be installed before the guest's filter, in process `pid` itself.
    ///
    /// A forked test case inherits it, and so cannot even signal itself: `abort` there ends by `SIGSEGV`.
    pub fn own_process_only(pid: u32) -> Self {
        Self { program: assembler::assemble(&embedded(OWN_PROCESS_POLICY, Some(pid)), Answer::Allow) }
    }

    /// Confines the calling thread, and all that it will start, for ever. Needs `no_new_privs`.
    pub fn install(&self) -> Result<(), JailError> {
        guest::add_filter(&self.program).map_err(|error| JailError::new("install the seccomp filter", error))
    }

    /// How many instructions the kernel must verify at each installation.
    pub fn instructions(&self) -> usize {
        self.program.len()
    }
}

impl fmt::Debug for Filter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Filter").field("instructions", &self.instructions()).finish()
    }
}

/// The lines of a policy embedded in this binary, which tests have found to be understood.
fn embedded(text: &str, own_pid: Option<u32>) -> Vec<Line> {
    policy::parse(text, own_pid).unwrap_or_else(|problem| panic!("embedded policy, {problem}"))
}

/// Whether this kernel can hold a guest to a filter; the error says what is missing.
pub fn is_available() -> Result<(), String> {
    guest::prctl(Number::SeccompMode, 0).map_err(|error| format!("the kernel has no seccomp: {error}"))?;
    for (action, name) in
        [(libc::SECCOMP_RET_ERRNO, "ERRNO"), (libc::SECCOMP_RET_KILL_PROCESS, "KILL_PROCESS")]
    {
        guest::knows_filter_action(action)
            .map_err(|error| format!("the kernel's seccomp cannot answer {name}: {error}"))?;
    }
    Ok(())
}
