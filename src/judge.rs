//! The judge: submission → executions → verdicts → judgement.
//!
//! The one place that orders guest runs and says what they are worth. It knows no HTTP and no slots; a guest's
//! failure is data here, and only the sandbox's own failure becomes `internal_error`.

pub mod checker;
mod finding;
pub(crate) mod key;
#[cfg(test)]
pub(crate) mod oracle;
mod plan;
pub mod reward;
#[cfg(test)]
pub(crate) mod scripted;
mod tally;
#[cfg(test)]
mod tests;
pub mod verdict;

use std::sync::Arc;

use tockbox_core::{Backend, Flow, SandboxError};
use tracing::warn;

use self::plan::Step;
use self::tally::Tally;
use crate::judgement::Judgement;
use crate::submission::{Submission, Template};

/// How often an execution is tried before its tests are `internal_error`.
const ATTEMPTS: u32 = 2;

/// Judges submissions on one backend.
#[derive(Clone)]
pub struct Judge {
    backend: Arc<dyn Backend>,
}

/// Why a step ended without a result for each of its tests.
struct Broken {
    /// What the caller is told: nothing about the host.
    message: &'static str,
    /// Nothing else can be run either.
    for_good: bool,
}

impl Judge {
    /// A judge that runs code on `backend`.
    pub fn new(backend: Arc<dyn Backend>) -> Self {
        Self { backend }
    }

    /// The backend that runs the code.
    pub fn backend(&self) -> &Arc<dyn Backend> {
        &self.backend
    }

    /// Runs all tests of `submission`, or the code alone when there are none. Never fails: trouble of ours is
    /// the verdict `internal_error`. Dropping the future kills the guest.
    pub async fn judge(&self, submission: &Submission) -> Judgement {
        let mut tally = Tally::new(submission);
        for step in plan::steps(submission) {
            if tally.is_stopped() {
                break;
            }
            if let Err(broken) = self.run(&step, submission, &mut tally).await {
                let lost = step.indices().iter().copied();
                if broken.for_good {
                    tally.fail_all(0..tally.len(), broken.message);
                    break;
                }
                tally.fail_all(lost, broken.message);
            }
        }
        tally.judgement(self.backend.as_ref())
    }

    /// The judgement of a completion that holds no code: every test is `no_result`, the reward is 0.
    pub fn without_code(&self, template: &Template) -> Judgement {
        let mut tally = Tally::new(template.blank());
        tally.nothing_to_run("the completion holds no code");
        tally.judgement(self.backend.as_ref())
    }

    /// Runs one step. What is missing after a failure of the sandbox is tried once more.
    async fn run(&self, step: &Step, submission: &Submission, tally: &mut Tally<'_>) -> Result<(), Broken> {
        let mut done = 0;
        let mut broken = Broken::NO_RESULT;
        for attempt in 1..=ATTEMPTS {
            let execution = step.execution(submission, done);
            let mut observe = |run| {
                // A backend that tells more runs than it was asked for adds none to the judgement.
                if let Some(&index) = step.indices().get(done) {
                    tally.record(index, &run);
                    done += 1;
                }
                if tally.is_stopped() { Flow::Stop } else { Flow::Continue }
            };
            let result = self.backend.run(&execution, &mut observe).await;
            if done == step.indices().len() || tally.is_stopped() {
                return Ok(());
            }
            broken = Broken::of(result.as_ref().err());
            match result {
                Ok(()) => warn!(attempt, "the backend left a run without a result"),
                Err(error) => warn!(attempt, error = %error, "the sandbox failed"),
            }
            if broken.for_good {
                break;
            }
        }
        Err(broken)
    }
}

impl Broken {
    /// The backend said that all was well, and told too few runs.
    const NO_RESULT: Self = Self { message: "the sandbox gave no result, twice", for_good: false };

    fn of(error: Option<&SandboxError>) -> Self {
        let Some(error) = error else { return Self::NO_RESULT };
        let message = match error {
            SandboxError::SlotLost { .. } => "the sandbox lost this run, twice",
            SandboxError::NotConfined { .. } => "the sandbox could not confine this run, twice",
            SandboxError::Unavailable { .. } => "the sandbox cannot run code at the moment",
            SandboxError::Stopping => "the server is stopping",
            SandboxError::UnknownEnvironment { .. } => "the sandbox does not have this environment",
        };
        Self { message, for_good: !error.is_retryable() }
    }
}
