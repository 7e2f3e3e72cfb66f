//! From kernel facts and the host's own record to the ending of a run.

use std::time::Duration;

use tockbox_core::control::ProcessExit;
use tockbox_core::{Claim, Ending, Flag, GuestRun, KillReason, Output, Usage};

const SIGSYS: i32 = 31;

/// Everything that decides how a run ended.
pub(crate) struct Facts {
    /// The main process's end, or the test case's.
    pub(crate) exit: ProcessExit,
    /// Why the host killed it, if it did.
    pub(crate) killed: Option<KillReason>,
    /// Processes that the kernel killed for memory.
    pub(crate) oom_kills: u64,
    /// The CPU time told by the kernel afterwards is above the limit.
    pub(crate) over_cpu: bool,
    /// Much of its time by the clock it waited for a CPU.
    pub(crate) starved: bool,
    /// Processes left when the main process ended.
    pub(crate) leftovers: u32,
}

impl Facts {
    /// How the run ended. Memory comes first: a process killed for it may look like anything else.
    pub(crate) fn ending(&self) -> Ending {
        if self.oom_kills > 0 {
            return Ending::Killed(KillReason::MemoryLimit);
        }
        if let Some(reason) = self.killed {
            return Ending::Killed(reason);
        }
        if self.over_cpu {
            return Ending::Killed(KillReason::CpuLimit);
        }
        match (self.exit.code, self.exit.signal) {
            (Some(code), _) => Ending::Exited(code),
            (None, Some(SIGSYS)) => Ending::Killed(KillReason::DeniedSyscall),
            (None, signal) => Ending::Signaled(signal.unwrap_or_default()),
        }
    }

    /// The run, with the flags that follow from the facts.
    pub(crate) fn into_run(
        self,
        claim: Claim,
        (stdout, stderr): (Output, Output),
        (queue, wall, cpu): (Duration, Duration, Duration),
    ) -> GuestRun {
        let ending = self.ending();
        let flags = [
            (Flag::OomKill, self.oom_kills > 0),
            (Flag::LeftoverProcesses, self.leftovers > 0),
            (Flag::OutputTruncated, stdout.truncated || stderr.truncated),
            (Flag::ProtocolViolation, ending == Ending::Killed(KillReason::Protocol)),
            (Flag::DeniedSyscalls, ending == Ending::Killed(KillReason::DeniedSyscall)),
            (Flag::DiskLimit, ending == Ending::Killed(KillReason::DiskLimit)),
            (Flag::Starved, self.starved && ending == Ending::Killed(KillReason::WallLimit)),
            (Flag::TypeNotExact, matches!(claim, Claim::Uncrossable(_))),
        ];
        GuestRun {
            ending,
            claim,
            tested: None,
            in_process: None,
            stdout,
            stderr,
            usage: Usage { queue, wall, cpu, memory_peak_bytes: self.exit.peak_bytes, instructions: None },
            flags: flags.into_iter().filter_map(|(flag, holds)| holds.then_some(flag)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(code: Option<i32>, signal: Option<i32>) -> Facts {
        let exit = ProcessExit { code, signal, cpu_ns: 0, peak_bytes: 0 };
        Facts { exit, killed: None, oom_kills: 0, over_cpu: false, starved: false, leftovers: 0 }
    }

    #[test]
    fn a_kill_by_the_kernel_for_memory_is_never_taken_for_something_else() {
        let facts = Facts { oom_kills: 1, killed: Some(KillReason::WallLimit), ..facts(None, Some(9)) };
        assert_eq!(facts.ending(), Ending::Killed(KillReason::MemoryLimit));
    }

    #[test]
    fn a_guest_that_kills_itself_looks_like_no_limit() {
        assert_eq!(facts(None, Some(9)).ending(), Ending::Signaled(9));
    }

    #[test]
    fn a_guest_that_ended_above_its_cpu_limit_before_anyone_looked_is_over_the_limit() {
        let facts = Facts { over_cpu: true, ..facts(Some(0), None) };
        assert_eq!(facts.ending(), Ending::Killed(KillReason::CpuLimit));
    }
}
