//! From what a guest has come to, to what the judge is told.

use std::time::Duration;

use tockbox_core::{Claim, Ending, Flag, GuestRun, KillReason, Usage};

use crate::instance::{End, How};

/// How a run ended: by what the host did in the first place, for a guest that was told to end ends somehow.
pub(crate) fn ending(end: &End, killed: Option<KillReason>) -> Ending {
    match (killed, &end.how) {
        (_, How::Killed(KillReason::MemoryLimit)) => Ending::Killed(KillReason::MemoryLimit),
        (Some(reason), _) => Ending::Killed(reason),
        (None, How::Killed(reason)) => Ending::Killed(*reason),
        (None, How::Exited(status)) => Ending::Exited(*status),
        (None, How::Signaled(signal)) => Ending::Signaled(*signal),
        (None, How::Gone | How::Broken(_)) => Ending::Exited(0),
    }
}

/// The run, with the flags that follow. `empty`: instructions that are not the program's.
pub(crate) fn into_run(
    end: End,
    claim: Claim,
    killed: Option<KillReason>,
    queue: Duration,
    empty: u64,
) -> GuestRun {
    let ending = ending(&end, killed);
    let flags = [
        (Flag::OomKill, ending == Ending::Killed(KillReason::MemoryLimit)),
        (Flag::OutputTruncated, end.stdout.truncated || end.stderr.truncated),
        (Flag::ProtocolViolation, ending == Ending::Killed(KillReason::Protocol)),
        (Flag::DiskLimit, ending == Ending::Killed(KillReason::DiskLimit)),
        (Flag::TypeNotExact, matches!(claim, Claim::Uncrossable(_))),
    ];
    GuestRun {
        ending,
        claim,
        tested: None,
        in_process: None,
        stdout: end.stdout,
        stderr: end.stderr,
        usage: Usage {
            queue,
            wall: end.wall,
            cpu: end.cpu,
            memory_peak_bytes: end.memory_bytes,
            instructions: Some(end.instructions.saturating_sub(empty)),
        },
        flags: flags.into_iter().filter_map(|(flag, holds)| holds.then_some(flag)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use tockbox_core::Output;

    use super::*;

    fn end(how: How) -> End {
        let (stdout, stderr) = (Output::default(), Output::default());
        End {
            how,
            stdout,
            stderr,
            instructions: 30,
            memory_bytes: 1,
            cpu: Duration::ZERO,
            wall: Duration::ZERO,
        }
    }

    #[test]
    fn what_the_host_did_comes_before_what_the_guest_made_of_it() {
        let killed = Some(KillReason::Protocol);
        assert_eq!(ending(&end(How::Gone), killed), Ending::Killed(KillReason::Protocol));
        assert_eq!(ending(&end(How::Exited(3)), None), Ending::Exited(3));
        let memory = How::Killed(KillReason::MemoryLimit);
        assert_eq!(ending(&end(memory), killed), Ending::Killed(KillReason::MemoryLimit));
    }

    #[test]
    fn the_instructions_of_an_empty_program_are_not_the_programs() {
        let run = into_run(end(How::Exited(0)), Claim::Completed, None, Duration::ZERO, 20);
        assert_eq!(run.usage.instructions, Some(10));
        let run = into_run(end(How::Exited(0)), Claim::Completed, None, Duration::ZERO, 40);
        assert_eq!(run.usage.instructions, Some(0));
    }
}
