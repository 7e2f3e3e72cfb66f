//! Counts of what was scored: all that is kept of a judgement once its record is written.
//!
//! Memory grows with the number of problems, not of samples. Records of an earlier run are counted like new
//! ones, so a resumed run ends in the same summary.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::index_set::IndexSet;
use super::journal::Keep;
use super::median::Median;
use super::record::{Kept, Match, Record};
use crate::judgement::Verdict;

/// Mismatches that are kept to be listed; the rest are counted.
pub const MAX_MISMATCHES: usize = 100;

/// Counts of what was scored.
#[derive(Debug, Default)]
pub struct Tally {
    verdicts: HashMap<Verdict, VerdictCount>,
    /// In order of their names, so that a mean over them is the same to the last bit however they came in.
    problems: BTreeMap<String, ProblemCount>,
    finished: IndexSet,
    bad_lines: u64,
    costs: CostCount,
    expected: Expected,
}

/// Samples of one verdict.
#[derive(Debug, Default)]
pub struct VerdictCount {
    /// How many there are.
    pub samples: u64,
    /// Their wall times in milliseconds.
    pub wall_ms: Median,
}

/// Accepted samples that were compared with the reference solution in what they cost.
#[derive(Debug, Default)]
pub struct CostCount {
    /// How many there are.
    pub samples: u64,
    /// How many of them took fewer instructions than the reference solution.
    pub cheaper: u64,
    /// How many times its instructions they took.
    pub ratios: Median,
}

/// Samples of one problem.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProblemCount {
    /// Samples with a verdict; those on which the sandbox failed are not among them.
    pub samples: u64,
    /// How many of them were accepted.
    pub accepted: u64,
    /// Samples on which the sandbox failed.
    pub not_judged: u64,
}

/// How expected verdicts were met.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// Samples with an expectation and a verdict.
    pub checked: u64,
    /// How many met it.
    pub as_expected: u64,
    /// Those that did not, up to [`MAX_MISMATCHES`] of them.
    pub mismatches: Vec<Mismatch>,
}

/// A sample with another verdict than expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mismatch {
    /// The sample's position, from 0.
    pub index: u64,
    /// The problem.
    pub task_id: String,
    /// The verdict that it was to get.
    pub expected: Verdict,
    /// The one that it got.
    pub verdict: Verdict,
}

impl Tally {
    /// Counts a record that was just made.
    pub fn add(&mut self, record: &Record) {
        self.finished.insert(record.index());
        match record {
            Record::Bad(_) => self.bad_lines += 1,
            Record::Judged(judged) => {
                self.add_verdict(&judged.task_id, judged.verdict, judged.usage.wall_ms);
                self.add_cost(judged.cost_ratio);
                self.add_expected(judged.index, &judged.task_id, judged.expected_verdict, judged.verdict);
            }
        }
    }

    /// Counts a record that was written earlier, unless the sandbox had failed: then the sample is to be scored
    /// again. A second record of the same sample is an error.
    pub fn add_kept(&mut self, kept: &Kept) -> Result<Keep, String> {
        if kept.verdict == Some(Verdict::InternalError) {
            return Ok(Keep::No);
        }
        if !self.finished.insert(kept.index) {
            return Err(format!("a second record of index {}", kept.index));
        }
        match (kept.verdict, &kept.task_id) {
            (None, _) => self.bad_lines += 1,
            (Some(_), None) => return Err("a verdict without a task_id".to_owned()),
            (Some(verdict), Some(task_id)) => {
                self.add_verdict(task_id, verdict, kept.usage.map_or(0.0, |usage| usage.wall_ms));
                self.add_cost(kept.cost_ratio);
                self.add_expected(kept.index, task_id, kept.expected_verdict, verdict);
            }
        }
        Ok(Keep::Yes)
    }

    /// What each verdict was given to.
    pub fn verdicts(&self) -> &HashMap<Verdict, VerdictCount> {
        &self.verdicts
    }

    /// What each problem's samples came to; problems without a sample are not there.
    pub fn problems(&self) -> &BTreeMap<String, ProblemCount> {
        &self.problems
    }

    /// The positions of all records.
    pub fn finished(&self) -> &IndexSet {
        &self.finished
    }

    /// Lines that could not be scored.
    pub fn bad_lines(&self) -> u64 {
        self.bad_lines
    }

    /// What accepted samples cost.
    pub fn costs(&self) -> &CostCount {
        &self.costs
    }

    /// How expected verdicts were met.
    pub fn expected(&self) -> &Expected {
        &self.expected
    }

    /// Samples with the verdict `verdict`.
    pub fn samples_of(&self, verdict: Verdict) -> u64 {
        self.verdicts.get(&verdict).map_or(0, |count| count.samples)
    }

    /// Samples that were judged, those on which the sandbox failed included.
    pub fn judged(&self) -> u64 {
        self.verdicts.values().map(|count| count.samples).sum()
    }

    fn add_verdict(&mut self, task_id: &str, verdict: Verdict, wall_ms: f64) {
        let count = self.verdicts.entry(verdict).or_default();
        count.samples += 1;
        count.wall_ms.add(wall_ms);
        if !self.problems.contains_key(task_id) {
            self.problems.insert(task_id.to_owned(), ProblemCount::default());
        }
        if let Some(problem) = self.problems.get_mut(task_id) {
            let is_judged = verdict != Verdict::InternalError;
            problem.samples += u64::from(is_judged);
            problem.not_judged += u64::from(!is_judged);
            problem.accepted += u64::from(verdict.is_accepted());
        }
    }

    fn add_cost(&mut self, ratio: Option<f64>) {
        if let Some(ratio) = ratio {
            self.costs.samples += 1;
            self.costs.cheaper += u64::from(ratio < 1.0);
            self.costs.ratios.add(ratio);
        }
    }

    fn add_expected(&mut self, index: u64, task_id: &str, expected: Option<Verdict>, verdict: Verdict) {
        let (Some(expected), Match::Known(matches)) = (expected, Match::of(expected, verdict)) else {
            return;
        };
        self.expected.checked += 1;
        if matches {
            self.expected.as_expected += 1;
        } else if self.expected.mismatches.len() < MAX_MISMATCHES {
            let task_id = task_id.to_owned();
            self.expected.mismatches.push(Mismatch { index, task_id, expected, verdict });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(index: u64, verdict: Verdict, expected_verdict: Option<Verdict>) -> Kept {
        Kept {
            index,
            task_id: Some("t".to_owned()),
            verdict: Some(verdict),
            usage: None,
            cost_ratio: None,
            expected_verdict,
        }
    }

    #[test]
    fn sandbox_failure_of_an_earlier_run_is_not_kept() {
        let mut tally = Tally::default();
        let verdicts = [Verdict::Accepted, Verdict::InternalError, Verdict::NoResult];
        let keep: Vec<Keep> = (0..)
            .zip(verdicts)
            .map(|(index, verdict)| tally.add_kept(&kept(index, verdict, Some(Verdict::Accepted))).unwrap())
            .collect();
        assert_eq!(keep, [Keep::Yes, Keep::No, Keep::Yes]);
        assert!(tally.finished().contains(2) && !tally.finished().contains(1));
        assert_eq!(tally.problems()["t"], ProblemCount { samples: 2, accepted: 1, not_judged: 0 });
        assert_eq!((tally.expected().checked, tally.expected().as_expected), (2, 1));
        assert_eq!(tally.expected().mismatches[0].index, 2);
    }

    #[test]
    fn second_record_of_a_sample_is_an_error() {
        let mut tally = Tally::default();
        tally.add_kept(&kept(4, Verdict::Accepted, None)).unwrap();
        let message = tally.add_kept(&kept(4, Verdict::Accepted, None)).unwrap_err();
        assert_eq!(message, "a second record of index 4");
    }
}
