//! Batch scoring: samples in, a record each out, an aggregate at the end.
//!
//! [`sample`] reads samples on a thread of its own, [`Scoring::run`] has a bounded number of them judged at
//! once, and each record is given to the caller as it is finished: to be written to the [`journal`], counted
//! in the [`tally`] and forgotten. Memory does not grow with the number of samples. Knows no command line and
//! no backend: it is given a [`Judge`].

use std::any::Any;
use std::io;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt as _;
use thiserror::Error;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::completion::{self, ExtractionRule};
use crate::dataset::Dataset;
use crate::dataset::digest::sha256_hex;
use crate::judge::Judge;
use crate::judge::reward::RewardRule;
use crate::judgement::Judgement;
use crate::problem::Problem;
use crate::submission::{Invalid, Policy};
use cost::{NoCost, ReferenceCosts};
use journal::JournalError;
use record::{Bad, Code, Judged, Record};
use sample::{Answer, BadSample, Numbered, Sample};

pub mod cost;
#[cfg(test)]
pub(crate) mod fake;
pub mod identity;
pub mod index_set;
pub mod journal;
pub mod median;
pub mod pass_at_k;
pub mod record;
pub mod sample;
pub mod summary;
pub mod table;
pub mod tally;
#[cfg(test)]
mod tests;

/// What every sample of a run is judged with. Clones share it.
#[derive(Clone)]
pub struct Scoring {
    /// Judges the samples.
    pub judge: Arc<Judge>,
    /// The problems.
    pub dataset: Arc<Dataset>,
    /// What a submission may ask for.
    pub policy: Arc<Policy>,
    /// Samples that are judged at once; at least one is.
    pub concurrency: usize,
    /// Whether records hold the whole judgement.
    pub keep_all: bool,
    /// Whether a sample that failed a test still runs the others. Its reward is the same; its verdict is then that of
    /// all tests, not of the first that failed.
    pub all_tests: bool,
    /// Accepted samples are rewarded for what they cost against these.
    pub costs: Option<Arc<ReferenceCosts>>,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Every sample has a record.
    AllScored,
    /// It was told to stop. Samples that were being judged have no record.
    Stopped,
}

/// A run could not go on. Records given out before stand.
#[derive(Debug, Error)]
pub enum ScoreError {
    /// The samples cannot be read any further. Those read before have been scored.
    #[error("failed to read the samples")]
    Input(#[source] io::Error),
    /// A record could not be written.
    #[error(transparent)]
    Output(#[from] JournalError),
}

impl Scoring {
    /// Judges `samples` and gives each record to `on_record` as it is finished, in no order. Dropping the future,
    /// or cancelling `stop`, kills what is running.
    pub async fn run(
        &self,
        mut samples: mpsc::Receiver<io::Result<Numbered>>,
        stop: &CancellationToken,
        mut on_record: impl FnMut(Record) -> Result<(), JournalError>,
    ) -> Result<Ended, ScoreError> {
        let mut running: JoinSet<Record> = JoinSet::new();
        let mut input = Ok(());
        let mut is_open = true;
        while is_open || !running.is_empty() {
            tokio::select! {
                biased;
                () = stop.cancelled() => {
                    while let Some(joined) = running.try_join_next() {
                        on_record(finished(joined))?;
                    }
                    return Ok(Ended::Stopped);
                }
                Some(joined) = running.join_next() => on_record(finished(joined))?,
                next = samples.recv(), if is_open && running.len() < self.concurrency.max(1) => match next {
                    Some(Ok(numbered)) => {
                        let scoring = self.clone();
                        running.spawn(async move { scoring.record(numbered).await });
                    }
                    Some(Err(error)) => (input, is_open) = (Err(ScoreError::Input(error)), false),
                    None => is_open = false,
                },
            }
        }
        input.map(|()| Ended::AllScored)
    }

    async fn record(&self, numbered: Numbered) -> Record {
        let index = numbered.index;
        let judged = match numbered.sample {
            Ok(sample) => self.judged(index, sample).await,
            Err(bad) => Err(bad),
        };
        match judged {
            Ok(judged) => Record::Judged(Box::new(judged)),
            Err(bad) => Record::Bad(Bad::new(index, bad)),
        }
    }

    async fn judged(&self, index: u64, sample: Sample) -> Result<Judged, BadSample> {
        let Some(problem) = self.dataset.problem(&sample.task_id) else {
            let message = format!("{:?} is no problem of {}", sample.task_id, self.dataset.name);
            return Err(BadSample { task_id: Some(sample.task_id), field: Some("task_id"), message });
        };
        let (text, extraction) = match &sample.answer {
            Answer::Code(code) => (code.clone(), None),
            Answer::Completion(completion) => {
                let extracted = completion::extract(completion);
                (extracted.code, Some(extracted.rule))
            }
        };
        let code = Code { sha256: sha256_hex(text.as_bytes()), extraction };
        let rule = match self.rule(problem).await {
            Ok(rule) => rule,
            Err(NoCost::Problem(why)) => {
                let message = format!("its problem has no cost to compare with: {why}");
                return Err(BadSample { task_id: Some(sample.task_id), field: Some("task_id"), message });
            }
            Err(NoCost::Sandbox(message)) => {
                return Ok(Judged::not_judged(index, sample, code, problem.tests.len(), message));
            }
        };
        match AssertUnwindSafe(self.judge_code(problem, &text, extraction, rule)).catch_unwind().await {
            Ok(Ok(judgement)) => Ok(Judged::new(index, sample, code, judgement, self.keep_all)),
            // The problem's own test code is wrong; no sample can be judged against it.
            Ok(Err(invalid)) if invalid.field.as_deref().is_some_and(|field| field.starts_with("tests")) => {
                let message = format!("its problem cannot be judged: {invalid}");
                Err(BadSample { task_id: Some(sample.task_id), field: Some("task_id"), message })
            }
            Ok(Err(invalid)) => Err(BadSample {
                task_id: Some(sample.task_id),
                field: Some(sample.answer.field()),
                message: invalid.message,
            }),
            // A bug of ours must cost one sample, not the batch.
            Err(panic) => {
                tracing::error!(index, task_id = sample.task_id, "the judge panicked");
                let message = format!("the judge panicked: {}", panic_message(&*panic));
                Ok(Judged::not_judged(index, sample, code, problem.tests.len(), message))
            }
        }
    }

    async fn rule(&self, problem: &Problem) -> Result<Option<RewardRule>, NoCost> {
        let Some(costs) = &self.costs else { return Ok(None) };
        let reference_instructions = costs.of(problem, self).await?;
        Ok(Some(RewardRule::Cost { reference_instructions }))
    }

    async fn judge_code(
        &self,
        problem: &Problem,
        code: &str,
        extraction: Option<ExtractionRule>,
        rule: Option<RewardRule>,
    ) -> Result<Judgement, Invalid> {
        // A model that wrote no code has failed; its line is not at fault.
        if extraction == Some(ExtractionRule::NoCode) || code.trim().is_empty() {
            return Ok(self.judge.without_code(&problem.template(&self.policy)?));
        }
        let mut submission = problem.submission(code, &self.policy)?;
        submission.stop_on_failure = !self.all_tests;
        submission.reward = rule.unwrap_or(submission.reward);
        self.judge.judge(&submission).await
    }
}

fn finished(joined: Result<Record, tokio::task::JoinError>) -> Record {
    // Nothing aborts a task that is joined, so the only error is a panic outside the judge.
    joined.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))
}

fn panic_message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
