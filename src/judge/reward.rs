//! The RL scalar.

use serde::Serialize;
use utoipa::ToSchema;

use super::verdict::Verdict;

/// How verdicts become a reward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RewardRule {
    /// 1 when every test is accepted, else 0.
    #[default]
    All,
    /// The fraction of tests accepted; skipped tests count as not accepted.
    Fraction,
    /// The fraction of asserts that held; a test without asserts of its own counts as one.
    FractionAsserts,
    /// What an accepted program costs, against what another one does. Needs a backend that counts instructions.
    Cost {
        /// The other program's instructions, all tests together; not 0.
        reference_instructions: u64,
    },
}

impl RewardRule {
    /// How many times the reference's instructions were used, where the rule is about that.
    pub fn cost_ratio(self, instructions: Option<u64>) -> Option<f64> {
        let Self::Cost { reference_instructions } = self else { return None };
        #[expect(clippy::cast_precision_loss, reason = "a ratio, and counts stay far below 2^53")]
        let ratio = |count: u64| count as f64 / reference_instructions as f64;
        instructions.map(ratio)
    }
}

/// The reward of a submission with the verdict `verdict` and tests of the verdicts `tests` (none: a plain run).
/// `None`, never a number, when the sandbox failed.
///
/// With [`RewardRule::Cost`] an accepted program has 1 / (1 + `cost_ratio`): one half if it costs what the reference
/// does, more if it costs less. `None` where nobody counted.
///
/// `asserts` says of each test how many of its asserts held, and of how many; a test without asserts of its own counts
/// as one.
pub fn reward(
    rule: RewardRule,
    verdict: Verdict,
    tests: &[Verdict],
    asserts: &[Option<Asserts>],
    cost_ratio: Option<f64>,
) -> Option<f64> {
    if verdict == Verdict::InternalError {
        return None;
    }
    let whole = if verdict.is_accepted() { 1.0 } else { 0.0 };
    match rule {
        RewardRule::All => Some(whole),
        RewardRule::Cost { .. } if verdict.is_accepted() => cost_ratio.map(|ratio| 1.0 / (1.0 + ratio)),
        RewardRule::Cost { .. } => Some(0.0),
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
            assert_eq!(reward(rule, Verdict::InternalError, &tests, &[], None), None);
            assert_eq!(reward(rule, Verdict::InternalError, &[], &[], None), None);
        }
    }

    #[test]
    fn skipped_tests_count_in_a_fraction() {
        let tests = [Verdict::Accepted, Verdict::WrongAnswer, Verdict::Skipped, Verdict::Skipped];
        assert_eq!(reward(RewardRule::Fraction, Verdict::WrongAnswer, &tests, &[], None), Some(0.25));
        assert_eq!(reward(RewardRule::FractionAsserts, Verdict::WrongAnswer, &tests, &[], None), Some(0.25));
        assert_eq!(reward(RewardRule::All, Verdict::WrongAnswer, &tests, &[], None), Some(0.0));
        assert_eq!(reward(RewardRule::All, Verdict::Accepted, &[Verdict::Accepted], &[], None), Some(1.0));
    }

    #[test]
    fn asserts_of_a_test_count_where_asserts_are_asked_for() {
        let tests = [Verdict::WrongAnswer, Verdict::Accepted];
        let asserts = [Some(Asserts { passed: 2, total: 4 }), None];
        let reward = |rule| reward(rule, Verdict::WrongAnswer, &tests, &asserts, None);
        assert_eq!(reward(RewardRule::FractionAsserts), Some(0.6));
        assert_eq!(reward(RewardRule::Fraction), Some(0.5));
    }

    #[test]
    fn a_test_that_failed_is_never_whole_by_its_asserts() {
        let asserts = [Some(Asserts { passed: 3, total: 3 })];
        let tests = [Verdict::RuntimeError];
        let reward = reward(RewardRule::FractionAsserts, Verdict::RuntimeError, &tests, &asserts, None);
        assert_eq!(reward, Some(0.75));
    }

    #[test]
    fn less_cost_is_more_reward_for_what_is_accepted_and_for_nothing_else() {
        let rule = RewardRule::Cost { reference_instructions: 1000 };
        let tests = [Verdict::Accepted];
        let worth = |count| reward(rule, Verdict::Accepted, &tests, &[], rule.cost_ratio(Some(count)));
        assert_eq!([worth(1000), worth(3000), worth(0)], [Some(0.5), Some(0.25), Some(1.0)]);
        assert_eq!(reward(rule, Verdict::WrongAnswer, &tests, &[], rule.cost_ratio(Some(1))), Some(0.0));
        assert_eq!(reward(rule, Verdict::Accepted, &tests, &[], rule.cost_ratio(None)), None);
        assert_eq!(RewardRule::All.cost_ratio(Some(1)), None);
    }

    #[test]
    fn a_plain_run_is_worth_one_or_nothing() {
        for rule in [RewardRule::All, RewardRule::Fraction, RewardRule::FractionAsserts] {
            assert_eq!(reward(rule, Verdict::Accepted, &[], &[], None), Some(1.0));
            assert_eq!(reward(rule, Verdict::RuntimeError, &[], &[], None), Some(0.0));
        }
    }
}
