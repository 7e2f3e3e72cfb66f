//! Verdicts: what an outcome is worth against its expectation, and which of several verdicts is named.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a test, or a whole submission, came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The answer is right.
    Accepted,
    /// The code answered, and the answer is not the expected one.
    WrongAnswer,
    /// The code does not compile.
    SyntaxError,
    /// The code raised, ended with a status other than 0 or was ended by a signal.
    RuntimeError,
    /// Killed at the CPU or wall limit.
    TimeLimitExceeded,
    /// Killed at the memory limit, or ended by a `MemoryError`.
    MemoryLimitExceeded,
    /// Killed at the output limit.
    OutputLimitExceeded,
    /// Killed for a system call that is denied.
    SecurityViolation,
    /// Ended without answering, or broke the answer channel's rules.
    NoResult,
    /// The sandbox failed. Neither a pass nor a fail: the reward is absent.
    InternalError,
    /// Not run, because an earlier test failed and `stop_on_failure` was asked for.
    Skipped,
}

impl Verdict {
    /// All verdicts, in the order in which one of several is named.
    const PRECEDENCE: [Self; 11] = [
        Self::InternalError,
        Self::MemoryLimitExceeded,
        Self::TimeLimitExceeded,
        Self::OutputLimitExceeded,
        Self::SecurityViolation,
        Self::NoResult,
        Self::SyntaxError,
        Self::RuntimeError,
        Self::WrongAnswer,
        Self::Accepted,
        Self::Skipped,
    ];

    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::WrongAnswer => "wrong_answer",
            Self::SyntaxError => "syntax_error",
            Self::RuntimeError => "runtime_error",
            Self::TimeLimitExceeded => "time_limit_exceeded",
            Self::MemoryLimitExceeded => "memory_limit_exceeded",
            Self::OutputLimitExceeded => "output_limit_exceeded",
            Self::SecurityViolation => "security_violation",
            Self::NoResult => "no_result",
            Self::InternalError => "internal_error",
            Self::Skipped => "skipped",
        }
    }

    /// Whether the answer is right.
    pub fn is_accepted(self) -> bool {
        self == Self::Accepted
    }

    /// The verdict that names a submission with these tests. No test at all is `internal_error`: absent results
    /// never pass.
    pub fn of_submission(tests: impl IntoIterator<Item = Self>) -> Self {
        let rank = |verdict: &Self| Self::PRECEDENCE.iter().position(|other| other == verdict);
        tests.into_iter().min_by_key(rank).unwrap_or(Self::InternalError)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_verdict_names_the_submission() {
        for (index, verdict) in Verdict::PRECEDENCE.into_iter().enumerate() {
            assert_eq!(Verdict::of_submission(Verdict::PRECEDENCE[index..].iter().copied().rev()), verdict);
        }
        assert_eq!(Verdict::of_submission([]), Verdict::InternalError);
    }

    #[test]
    fn the_wire_name_is_the_same_by_serde_and_by_hand() {
        for verdict in Verdict::PRECEDENCE {
            assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.as_str());
        }
    }
}
