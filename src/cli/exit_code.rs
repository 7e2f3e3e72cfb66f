//! Exit codes. They are part of the interface.
//!
//! `tockbox run` exits with the guest's own code, as `env` or `timeout` do; where the guest has none, its end
//! is told as a shell would tell it. Codes of the first table can therefore also be a guest's own: the line on
//! standard error tells them apart, and `--json` leaves no doubt.
//!
//! | code | all commands |
//! |--:|---|
//! | 0 | success |
//! | 1 | the answer is no: a test not accepted, a floor that does not hold |
//! | 2 | wrong usage: flags, configuration, code or tests that cannot be run |
//! | 69 | the sandbox, or the service, cannot be started here |
//! | 70 | the sandbox failed |
//! | 130, 143 | told to stop at once, by SIGINT or SIGTERM |
//!
//! `tockbox score` and `tockbox datasets` have further codes of their own ([`super::score`],
//! [`super::datasets`]).
//!
//! | code | `tockbox run` |
//! |--:|---|
//! | the guest's | it ended by itself |
//! | 128 + N | signal N ended it |
//! | 124 | time limit exceeded, of CPU or clock (as of `timeout`) |
//! | 137 | memory limit exceeded (128 + SIGKILL, as of the kernel's OOM killer) |
//! | 153 | output or disk limit exceeded (128 + SIGXFSZ) |
//! | 159 | security violation (128 + SIGSYS) |

use std::process::ExitCode;

use tockbox_native::StartError;

use crate::config::ConfigError;
use crate::judgement::{Judgement, Verdict};

/// The answer is no.
pub const NO: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// The sandbox, or the service, cannot be started here.
pub const UNAVAILABLE: u8 = 69;
/// The sandbox failed.
pub const INTERNAL: u8 = 70;
/// A guest exceeded a time limit.
pub const TIME_LIMIT: u8 = 124;
/// Added to a signal's number.
pub const SIGNAL_BASE: u8 = 128;
/// A guest exceeded its memory limit.
pub const MEMORY_LIMIT: u8 = 137;
/// A guest exceeded its output or disk limit.
pub const OUTPUT_LIMIT: u8 = 153;
/// A guest asked for a forbidden system call.
pub const SECURITY_VIOLATION: u8 = 159;

/// The code for a command that failed.
pub(super) fn of(error: &anyhow::Error) -> ExitCode {
    if error.is::<ConfigError>() || error.is::<super::run::InputError>() {
        USAGE.into()
    } else if error.is::<StartError>()
        || error.is::<tockbox_wasi::StartError>()
        || error.is::<super::serve::CannotListen>()
    {
        UNAVAILABLE.into()
    } else {
        INTERNAL.into()
    }
}

/// The code for a plain run.
pub(super) fn of_run(judgement: &Judgement) -> u8 {
    match judgement.verdict {
        Verdict::TimeLimitExceeded => TIME_LIMIT,
        Verdict::MemoryLimitExceeded => MEMORY_LIMIT,
        Verdict::OutputLimitExceeded => OUTPUT_LIMIT,
        Verdict::SecurityViolation => SECURITY_VIOLATION,
        Verdict::InternalError => INTERNAL,
        Verdict::Accepted => 0,
        Verdict::WrongAnswer
        | Verdict::SyntaxError
        | Verdict::RuntimeError
        | Verdict::NoResult
        | Verdict::Skipped => own_code(judgement.exit_code, judgement.signal),
    }
}

/// The code for a run with tests.
pub(super) fn of_tests(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accepted => 0,
        Verdict::InternalError => INTERNAL,
        Verdict::WrongAnswer
        | Verdict::SyntaxError
        | Verdict::RuntimeError
        | Verdict::TimeLimitExceeded
        | Verdict::MemoryLimitExceeded
        | Verdict::OutputLimitExceeded
        | Verdict::SecurityViolation
        | Verdict::NoResult
        | Verdict::Skipped => NO,
    }
}

/// The guest's own code; a failure whose code is 0 is still a failure.
fn own_code(exit_code: Option<i32>, signal: Option<i32>) -> u8 {
    let code = match (exit_code, signal) {
        (Some(code), _) => u8::try_from(code & 0xff).unwrap_or(NO),
        (None, Some(signal)) => SIGNAL_BASE.saturating_add(u8::try_from(signal).unwrap_or(0)),
        (None, None) => NO,
    };
    code.max(NO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_passes_its_own_code_through_and_a_signal_as_a_shell_tells_it() {
        assert_eq!(own_code(Some(3), None), 3);
        assert_eq!(own_code(Some(255), None), 255);
        assert_eq!(own_code(None, Some(11)), 139);
        assert_eq!(own_code(Some(0), None), NO);
        assert_eq!(own_code(None, None), NO);
    }
}
