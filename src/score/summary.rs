//! What a run came to: the aggregate that is printed, as data.

use std::collections::HashSet;
use std::time::Duration;

use serde::Serialize;

use super::pass_at_k::pass_at_k;
use super::tally::{CostCount, Expected, ProblemCount, Tally};
use crate::dataset::Dataset;
use crate::judgement::Verdict;

/// The order in which verdicts are listed.
const VERDICTS: [Verdict; 11] = [
    Verdict::Accepted,
    Verdict::WrongAnswer,
    Verdict::SyntaxError,
    Verdict::RuntimeError,
    Verdict::TimeLimitExceeded,
    Verdict::MemoryLimitExceeded,
    Verdict::OutputLimitExceeded,
    Verdict::SecurityViolation,
    Verdict::NoResult,
    Verdict::Skipped,
    Verdict::InternalError,
];

/// Words for difficulty that have a known order; others follow, as they come.
const DIFFICULTIES: [&str; 3] = ["easy", "medium", "hard"];

/// The aggregate of a run. `tockbox score --json` prints it.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// The dataset's name.
    pub dataset: String,
    /// The dataset's version, when it has a manifest.
    pub version: Option<String>,
    /// SHA-256 of the problems file.
    pub problems_sha256: String,
    /// What was scored, in words or as the file was named.
    pub samples: String,
    /// The backend that ran the code.
    pub backend: String,
    /// The isolation tier in force.
    pub isolation: String,
    /// Samples with a record, those of an earlier run included; bad lines are not among them.
    pub scored: u64,
    /// How many of them an earlier run had scored.
    pub resumed: u64,
    /// Lines that could not be scored.
    pub bad_lines: u64,
    /// Samples on which the sandbox failed: they count neither for nor against anyone.
    pub not_judged: u64,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
    /// Problems of the dataset.
    pub problems: u64,
    /// Problems with at least one sample that has a verdict.
    pub problems_scored: u64,
    /// Samples by verdict.
    pub verdicts: Vec<VerdictRow>,
    /// pass@k, the mean over the problems scored.
    pub pass_at_k: Vec<PassAtK>,
    /// Samples by the difficulty of their problem; empty when problems have none.
    pub by_difficulty: Vec<DifficultyRow>,
    /// What accepted samples cost, with `--cost`; else `null`.
    pub cost: Option<CostRow>,
    /// How expected verdicts were met; `null` when none was given.
    pub expected: Option<Expected>,
    /// Time that this run took.
    pub seconds: f64,
    /// Samples that this run scored, by time.
    pub samples_per_second: f64,
}

/// Samples of one verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerdictRow {
    /// The verdict.
    pub verdict: Verdict,
    /// How many samples have it.
    pub samples: u64,
    /// Their share of all samples scored, in 0..=1.
    pub share: f64,
    /// The median of their wall times in milliseconds, right to half a percent.
    pub wall_ms_median: f64,
}

/// One pass@k.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PassAtK {
    /// Samples drawn.
    pub k: u64,
    /// The estimate in 0..=1; `null` when a problem has fewer than `k` samples.
    pub value: Option<f64>,
}

/// Samples of the problems of one difficulty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DifficultyRow {
    /// The dataset's word; `null` for problems without one.
    pub difficulty: Option<String>,
    /// Problems scored.
    pub problems: u64,
    /// Samples with a verdict.
    pub samples: u64,
    /// How many of them were accepted.
    pub accepted: u64,
    /// pass@1, the mean over the problems; `null` without one.
    pub pass_at_1: Option<f64>,
}

/// What accepted samples cost, against the reference solutions of their problems.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CostRow {
    /// Samples compared.
    pub samples: u64,
    /// How many of them took fewer instructions.
    pub cheaper: u64,
    /// The median of their cost ratios, right to half a percent.
    pub cost_ratio_median: f64,
}

/// What a summary states beside the counts.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What was scored, in words or as the file was named.
    pub samples: String,
    /// The backend that ran the code.
    pub backend: String,
    /// The isolation tier in force.
    pub isolation: String,
    /// Samples and bad lines that an earlier run had written.
    pub resumed: u64,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
    /// Time that this run took.
    pub elapsed: Duration,
    /// The values of k asked for; `None`: 1, 10 and 100 as far as there are samples for them.
    pub k: Option<Vec<u64>>,
}

impl Summary {
    /// The aggregate of `tally`, which scored samples of `dataset`.
    pub fn new(tally: &Tally, dataset: &Dataset, facts: Facts) -> Self {
        let counts: Vec<ProblemCount> =
            tally.problems().values().copied().filter(|count| count.samples > 0).collect();
        let seconds = facts.elapsed.as_secs_f64();
        let expected = tally.expected();
        Self {
            dataset: dataset.name.clone(),
            version: dataset.manifest.as_ref().map(|manifest| manifest.version.clone()),
            problems_sha256: dataset.measured.sha256.clone(),
            samples: facts.samples,
            backend: facts.backend,
            isolation: facts.isolation,
            scored: tally.judged(),
            resumed: facts.resumed,
            bad_lines: tally.bad_lines(),
            not_judged: tally.samples_of(Verdict::InternalError),
            interrupted: facts.interrupted,
            problems: dataset.problems().len() as u64,
            problems_scored: counts.len() as u64,
            verdicts: verdict_rows(tally),
            pass_at_k: passes(&counts, facts.k),
            by_difficulty: difficulty_rows(tally, dataset),
            cost: cost_row(tally.costs()),
            expected: (expected.checked > 0).then(|| expected.clone()),
            seconds,
            samples_per_second: if seconds > 0.0 {
                real((tally.judged() + tally.bad_lines()).saturating_sub(facts.resumed)) / seconds
            } else {
                0.0
            },
        }
    }
}

fn cost_row(costs: &CostCount) -> Option<CostRow> {
    let cost_ratio_median = (costs.ratios.get()? * 1e3).round() / 1e3;
    Some(CostRow { samples: costs.samples, cheaper: costs.cheaper, cost_ratio_median })
}

fn verdict_rows(tally: &Tally) -> Vec<VerdictRow> {
    let all = real(tally.judged());
    let row = |verdict| {
        let count = tally.verdicts().get(&verdict)?;
        let (samples, median) = (count.samples, count.wall_ms.get()?);
        let wall_ms_median = (median * 1e3).round() / 1e3;
        Some(VerdictRow { verdict, samples, share: real(samples) / all, wall_ms_median })
    };
    VERDICTS.into_iter().filter_map(row).collect()
}

/// Without `wanted`, those of 1, 10 and 100 that every problem has samples for.
fn passes(counts: &[ProblemCount], wanted: Option<Vec<u64>>) -> Vec<PassAtK> {
    let is_choice_ours = wanted.is_none();
    let rows = wanted.unwrap_or_else(|| vec![1, 10, 100]).into_iter();
    let rows = rows.map(|k| PassAtK { k, value: mean_pass(counts, k) });
    rows.filter(|row| row.value.is_some() || !is_choice_ours).collect()
}

fn mean_pass(counts: &[ProblemCount], k: u64) -> Option<f64> {
    let passes: Option<Vec<f64>> =
        counts.iter().map(|count| pass_at_k(count.samples, count.accepted, k)).collect();
    let passes = passes.filter(|passes| !passes.is_empty())?;
    Some(passes.iter().sum::<f64>() / real(passes.len() as u64))
}

fn difficulty_rows(tally: &Tally, dataset: &Dataset) -> Vec<DifficultyRow> {
    let of_problem = |word: Option<&str>| {
        let counts: Vec<ProblemCount> = dataset
            .problems()
            .iter()
            .filter(|listed| listed.problem.difficulty.as_deref() == word)
            .filter_map(|listed| tally.problems().get(&listed.problem.task_id).copied())
            .filter(|count| count.samples > 0)
            .collect();
        DifficultyRow {
            difficulty: word.map(str::to_owned),
            problems: counts.len() as u64,
            samples: counts.iter().map(|count| count.samples).sum(),
            accepted: counts.iter().map(|count| count.accepted).sum(),
            pass_at_1: mean_pass(&counts, 1),
        }
    };
    let mut seen = HashSet::new();
    let mut words: Vec<Option<&str>> =
        dataset.problems().iter().map(|listed| listed.problem.difficulty.as_deref()).collect();
    words.retain(|word| seen.insert(*word));
    if words.iter().all(Option::is_none) {
        return Vec::new();
    }
    let rank = |word: Option<&str>| {
        let place = word.and_then(|word| DIFFICULTIES.iter().position(|known| *known == word));
        place.unwrap_or(DIFFICULTIES.len() + usize::from(word.is_none()))
    };
    words.sort_by_key(|word| rank(*word));
    words.into_iter().map(of_problem).filter(|row| row.problems > 0).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of samples are far below 2^53")]
fn real(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(samples: u64, accepted: u64) -> ProblemCount {
        ProblemCount { samples, accepted, not_judged: 0 }
    }

    #[test]
    fn pass_at_k_is_the_mean_over_problems_not_over_samples() {
        let counts = [count(2, 2), count(8, 0)];
        assert_eq!(mean_pass(&counts, 1), Some(0.5));
    }

    #[test]
    fn larger_k_than_a_problem_has_samples_is_left_out_unless_asked_for() {
        let counts = [count(10, 1), count(9, 1)];
        let ks =
            |rows: Vec<PassAtK>| rows.into_iter().map(|row| (row.k, row.value.is_some())).collect::<Vec<_>>();
        assert_eq!(ks(passes(&counts, None)), [(1, true)]);
        assert_eq!(ks(passes(&counts, Some(vec![1, 9, 10]))), [(1, true), (9, true), (10, false)]);
        assert_eq!(ks(passes(&[], None)), []);
    }
}
