//! The RL scalar.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::verdict::Verdict;

/// How verdicts become a reward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RewardRule {
    /// 1 when every test is accepted, else 0.
    #[default]
    All,
    /// The fraction of tests accepted; skipped tests count as not accepted.
    Fraction,
    /// The fraction of asserts that held; a test without asserts of its own counts as one.
    FractionAsserts,
}

/// The reward of a submission with the verdict `verdict` and tests of the verdicts `tests` (none: a plain run).
/// `None`, never a number, when the sandbox failed.
pub fn reward(rule: RewardRule, verdict: Verdict, tests: &[Verdict]) -> Option<f64> {
    if verdict == Verdict::InternalError {
        return None;
    }
    let whole = if verdict.is_accepted() { 1.0 } else { 0.0 };
    match rule {
        RewardRule::All => Some(whole),
        RewardRule::Fraction | RewardRule::FractionAsserts if tests.is_empty() => Some(whole),
        // No kind of test that this version runs has asserts of its own: every entry counts as one.
        RewardRule::Fraction | RewardRule::FractionAsserts => {
            let passed = tests.iter().filter(|verdict| verdict.is_accepted()).count();
            #[expect(clippy::cast_precision_loss, reason = "at most a few thousand tests")]
            let fraction = passed as f64 / tests.len() as f64;
            Some(fraction)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reward_is_absent_exactly_when_the_sandbox_failed() {
        let tests = [Verdict::Accepted, Verdict::InternalError];
        for rule in [RewardRule::All, RewardRule::Fraction, RewardRule::FractionAsserts] {
            assert_eq!(reward(rule, Verdict::InternalError, &tests), None);
            assert_eq!(reward(rule, Verdict::InternalError, &[]), None);
        }
    }

    #[test]
    fn skipped_tests_count_in_a_fraction() {
        let tests = [Verdict::Accepted, Verdict::WrongAnswer, Verdict::Skipped, Verdict::Skipped];
        assert_eq!(reward(RewardRule::Fraction, Verdict::WrongAnswer, &tests), Some(0.25));
        assert_eq!(reward(RewardRule::FractionAsserts, Verdict::WrongAnswer, &tests), Some(0.25));
        assert_eq!(reward(RewardRule::All, Verdict::WrongAnswer, &tests), Some(0.0));
        assert_eq!(reward(RewardRule::All, Verdict::Accepted, &[Verdict::Accepted]), Some(1.0));
    }

    #[test]
    fn a_plain_run_is_worth_one_or_nothing() {
        for rule in [RewardRule::All, RewardRule::Fraction, RewardRule::FractionAsserts] {
            assert_eq!(reward(rule, Verdict::Accepted, &[]), Some(1.0));
            assert_eq!(reward(rule, Verdict::RuntimeError, &[]), Some(0.0));
        }
    }
}
