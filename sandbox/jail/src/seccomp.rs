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

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use nix::errno::Errno;
    use nix::sys::signal::{Signal, kill};
    use nix::sys::wait::{WaitStatus, waitpid};
    use nix::unistd::{Pid, getpid, getppid};

    use super::*;
    use crate::credentials::{new_session, no_new_privileges};
    use crate::sys::guest::testing::{in_child, raw};

    const CASE_FORK: u64 = (libc::CLONE_PARENT | libc::SIGCHLD) as u64;

    fn own_pid() -> u32 {
        std::process::id()
    }

    #[test]
    fn this_kernel_has_all_that_a_filter_needs() {
        assert_eq!(is_available(), Ok(()));
    }

    #[test]
    fn installation_needs_no_new_privileges_or_root() {
        in_child(|| {
            crate::credentials::drop_capabilities().unwrap();
            let error = Filter::compile(FilterOptions::default()).install().unwrap_err();
            assert_eq!(error.to_string(), "install the seccomp filter: Permission denied (os error 13)");
            no_new_privileges().unwrap();
            Filter::compile(FilterOptions::default()).install().unwrap();
        });
    }

    #[test]
    fn kernel_refuses_what_the_filter_refuses() {
        in_child(|| {
            no_new_privileges().unwrap();
            Filter::compile(FilterOptions::default()).install().unwrap();
            assert_eq!(raw(libc::SYS_socket, [2, 1, 0, 0]), Err(libc::EPERM));
            assert_eq!(
                raw(libc::SYS_clone, [libc::SIGCHLD.unsigned_abs().into(), 0, 0, 0]),
                Err(libc::EPERM)
            );
            assert_eq!(raw(libc::SYS_clone, [CASE_FORK, 0, 0, 0]), Err(libc::EPERM));
            assert_eq!(raw(libc::SYS_clone3, [0, 0, 0, 0]), Err(libc::ENOSYS));
            assert_eq!(raw(libc::SYS_seccomp, [0, 0, 0, 0]), Err(libc::EPERM));
            assert_eq!(raw(libc::SYS_getpid, [0; 4]), Ok(getpid().as_raw().into()));
            std::thread::spawn(|| std::fs::read("/proc/self/stat").unwrap()).join().unwrap();
        });
    }

    #[test]
    fn a_guest_without_pid_namespace_signals_only_itself() {
        in_child(|| {
            new_session().unwrap();
            no_new_privileges().unwrap();
            Filter::own_process_only(own_pid()).install().unwrap();
            Filter::compile(FilterOptions { processes: true, ..FilterOptions::default() }).install().unwrap();
            assert_eq!(kill(getpid(), None), Ok(()));
            assert_eq!(kill(Pid::from_raw(0), None), Ok(()));
            for other in [getppid().as_raw(), -1, -getpid().as_raw(), 1] {
                assert_eq!(kill(Pid::from_raw(other), None), Err(Errno::EPERM));
            }
            let parent = getppid().as_raw().unsigned_abs().into();
            assert_eq!(raw(libc::SYS_tkill, [parent, 0, 0, 0]), Err(libc::EPERM));
            assert_eq!(raw(libc::SYS_tgkill, [parent, parent, 0, 0]), Err(libc::EPERM));
            assert_eq!(raw(libc::SYS_setsid, [0; 4]), Err(libc::EPERM));
            assert_eq!(raw(libc::SYS_pidfd_open, [parent, 0, 0, 0]), Err(libc::EPERM));
        });
    }

    /// The child dies inside, so a middle process stands between it and the test.
    #[cfg(target_arch = "x86_64")]
    #[test]
    fn calls_of_the_x32_interface_kill() {
        const X32_GETPID: libc::c_long = 0x4000_0000 + libc::SYS_getpid;
        in_child(|| {
            let Ok(child) = raw(libc::SYS_clone, [libc::SIGCHLD.unsigned_abs().into(), 0, 0, 0]) else {
                panic!()
            };
            if child == 0 {
                no_new_privileges().unwrap();
                Filter::compile(FilterOptions::default()).install().unwrap();
                _ = raw(X32_GETPID, [0; 4]);
                _ = raw(libc::SYS_exit_group, [0; 4]);
            }
            let child = Pid::from_raw(i32::try_from(child).unwrap());
            assert!(matches!(waitpid(child, None), Ok(WaitStatus::Signaled(_, Signal::SIGSYS, _))));
        });
    }

    #[test]
    #[ignore = "a measurement"]
    fn cost_of_installation() {
        let filters = [
            ("strict", Filter::compile(FilterOptions::default())),
            (
                "full",
                Filter::compile(FilterOptions {
                    shared_memory: true,
                    file_attributes: true,
                    ..FilterOptions::default()
                }),
            ),
            ("own", Filter::own_process_only(1)),
        ];
        for (name, filter) in filters {
            let mut times: Vec<Duration> = (0..200).map(|_| install_time(&filter)).collect();
            times.sort_unstable();
            println!(
                "{name}: {} instructions, median {:?}, p99 {:?}",
                filter.instructions(),
                times[100],
                times[197]
            );
        }
        let start = Instant::now();
        for _ in 0..100 {
            drop(Filter::compile(FilterOptions::default()));
        }
        println!("compile: {:?}", start.elapsed() / 100);
    }

    /// Measured by the child itself, which tells it by pipe.
    fn install_time(filter: &Filter) -> Duration {
        use std::io::{Read as _, Write as _};
        let (mut reader, mut writer) = std::io::pipe().unwrap();
        in_child(|| {
            no_new_privileges().unwrap();
            let start = Instant::now();
            filter.install().unwrap();
            let nanoseconds = u64::try_from(start.elapsed().as_nanos()).unwrap();
            writer.write_all(&nanoseconds.to_ne_bytes()).unwrap();
        });
        let mut bytes = [0; 8];
        reader.read_exact(&mut bytes).unwrap();
        Duration::from_nanos(u64::from_ne_bytes(bytes))
    }
}
