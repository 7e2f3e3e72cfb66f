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
///
/// `asserts` says of each test how many of its asserts held, and of how many; a test without asserts of its own counts
/// as one.
pub fn reward(
    rule: RewardRule,
    verdict: Verdict,
    tests: &[Verdict],
    asserts: &[Option<Asserts>],
) -> Option<f64> {
    if verdict == Verdict::InternalError {
        return None;
    }
    let whole = if verdict.is_accepted() { 1.0 } else { 0.0 };
    match rule {
        RewardRule::All => Some(whole),
        RewardRule::Fraction | RewardRule::FractionAsserts if tests.is_empty() => Some(whole),
        RewardRule::Fraction => Some(fraction(tests.iter().map(|verdict| one(*verdict)))),
        RewardRule::FractionAsserts => {
            let asserts = asserts.iter().copied().chain(std::iter::repeat(None));
            let counts = tests.iter().zip(asserts).map(|(verdict, asserts)| counted(*verdict, asserts));
            Some(fraction(counts))
        }
    }
}

/// Asserts of a test that held, and all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Asserts {
    /// Those that held.
    pub passed: u32,
    /// All: where the test ended early, those behind the end included.
    pub total: u32,
}

fn one(verdict: Verdict) -> Asserts {
    Asserts { passed: u32::from(verdict.is_accepted()), total: 1 }
}

/// The asserts of a test. One that failed for another reason than an assert is not whole, whatever was counted.
fn counted(verdict: Verdict, asserts: Option<Asserts>) -> Asserts {
    match asserts {
        Some(asserts) if asserts.total > 0 && verdict.is_accepted() == (asserts.passed == asserts.total) => {
            asserts
        }
        Some(asserts) if asserts.total > 0 => Asserts { total: asserts.passed + 1, ..asserts },
        _ => one(verdict),
    }
}

fn fraction(counts: impl Iterator<Item = Asserts>) -> f64 {
    let (passed, total) = counts.fold((0_u64, 0_u64), |(passed, total), count| {
        (passed + u64::from(count.passed), total + u64::from(count.total))
    });
    #[expect(clippy::cast_precision_loss, reason = "far fewer asserts than a double counts")]
    let fraction = passed as f64 / total.max(1) as f64;
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reward_is_absent_exactly_when_the_sandbox_failed() {
        let tests = [Verdict::Accepted, Verdict::InternalError];
        for rule in [RewardRule::All, RewardRule::Fraction, RewardRule::FractionAsserts] {
            assert_eq!(reward(rule, Verdict::InternalError, &tests, &[]), None);
            assert_eq!(reward(rule, Verdict::InternalError, &[], &[]), None);
        }
    }

    #[test]
    fn skipped_tests_count_in_a_fraction() {
        let tests = [Verdict::Accepted, Verdict::WrongAnswer, Verdict::Skipped, Verdict::Skipped];
        assert_eq!(reward(RewardRule::Fraction, Verdict::WrongAnswer, &tests, &[]), Some(0.25));
        assert_eq!(reward(RewardRule::FractionAsserts, Verdict::WrongAnswer, &tests, &[]), Some(0.25));
        assert_eq!(reward(RewardRule::All, Verdict::WrongAnswer, &tests, &[]), Some(0.0));
        assert_eq!(reward(RewardRule::All, Verdict::Accepted, &[Verdict::Accepted], &[]), Some(1.0));
    }

    #[test]
    fn asserts_of_a_test_count_where_asserts_are_asked_for() {
        let tests = [Verdict::WrongAnswer, Verdict::Accepted];
        let asserts = [Some(Asserts { passed: 2, total: 4 }), None];
        let reward = |rule| reward(rule, Verdict::WrongAnswer, &tests, &asserts);
        assert_eq!(reward(RewardRule::FractionAsserts), Some(0.6));
        assert_eq!(reward(RewardRule::Fraction), Some(0.5));
    }

    #[test]
    fn a_test_that_failed_is_never_whole_by_its_asserts() {
        let asserts = [Some(Asserts { passed: 3, total: 3 })];
        let tests = [Verdict::RuntimeError];
        let reward = reward(RewardRule::FractionAsserts, Verdict::RuntimeError, &tests, &asserts);
        assert_eq!(reward, Some(0.75));
    }

    #[test]
    fn a_plain_run_is_worth_one_or_nothing() {
        for rule in [RewardRule::All, RewardRule::Fraction, RewardRule::FractionAsserts] {
            assert_eq!(reward(rule, Verdict::Accepted, &[], &[]), Some(1.0));
            assert_eq!(reward(rule, Verdict::RuntimeError, &[], &[]), Some(0.0));
        }
    }
}
