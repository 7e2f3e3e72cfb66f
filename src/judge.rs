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

use tockbox_core::{Backend, Flow, GuestRun, SandboxError, Suite, TestEnd};
use tracing::warn;

use self::plan::Step;
use self::tally::Tally;
use crate::judgement::Judgement;
use crate::submission::{Invalid, Submission, Template};

/// How often an execution is tried before its tests are `internal_error`.
const ATTEMPTS: u32 = 2;

/// Judges submissions on one backend.
#[derive(Clone)]
pub struct Judge {
    backend: Arc<dyn Backend>,
}

/// Why a step ended without a result for each of its tests.
enum Trouble {
    /// The sandbox failed.
    Broken(Broken),
    /// A test is wrong in itself.
    Invalid(Invalid),
}

/// The sandbox failed.
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

    /// Runs all tests of `submission`, or the code alone when there are none. Trouble of ours is the verdict
    /// `internal_error`. Dropping the future kills the guest.
    ///
    /// # Errors
    ///
    /// A piece of test code turned out to be wrong in itself, whatever the candidate does: it does not compile, or
    /// fails before it has used the candidate. That is the caller's error and no verdict.
    pub async fn judge(&self, submission: &Submission) -> Result<Judgement, Invalid> {
        let mut tally = Tally::new(submission);
        let suite = plan::suite(submission);
        for step in plan::steps(submission) {
            if tally.is_stopped() {
                break;
            }
            match self.run(&step, submission, suite.as_ref(), &mut tally).await {
                Ok(()) => {}
                Err(Trouble::Invalid(invalid)) => return Err(invalid),
                Err(Trouble::Broken(broken)) if broken.for_good => {
                    tally.fail_all(0..tally.len(), broken.message);
                    break;
                }
                Err(Trouble::Broken(broken)) => {
                    tally.fail_all(step.indices().iter().copied(), broken.message);
                }
            }
        }
        Ok(tally.judgement(self.backend.as_ref()))
    }

    /// The judgement of a completion that holds no code: every test is `no_result`, the reward is 0.
    pub fn without_code(&self, template: &Template) -> Judgement {
        let mut tally = Tally::new(template.blank());
        tally.nothing_to_run("the completion holds no code");
        tally.judgement(self.backend.as_ref())
    }

    /// Runs one step. What is missing after a failure of the sandbox is tried once more.
    async fn run(
        &self,
        step: &Step,
        submission: &Submission,
        suite: Option<&Arc<Suite>>,
        tally: &mut Tally<'_>,
    ) -> Result<(), Trouble> {
        let mut done = 0;
        let mut broken = Broken::NO_RESULT;
        for attempt in 1..=ATTEMPTS {
            let execution = step.execution(submission, suite, done);
            let mut invalid = None;
            let mut observe = |run| {
                // A backend that tells more runs than it was asked for adds none to the judgement.
                if let Some(&index) = step.indices().get(done) {
                    invalid = wrong_test(index, &run);
                    if invalid.is_some() {
                        return Flow::Stop;
                    }
                    tally.record(index, &run);
                    done += 1;
                }
                if tally.is_stopped() { Flow::Stop } else { Flow::Continue }
            };
            let result = self.backend.run(&execution, &mut observe).await;
            if let Some(invalid) = invalid {
                return Err(Trouble::Invalid(invalid));
            }
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
        Err(Trouble::Broken(broken))
    }
}

/// What is wrong with the test code of `run`, which is no fault of the candidate's.
fn wrong_test(index: usize, run: &GuestRun) -> Option<Invalid> {
    let tested = run.tested.as_ref().filter(|tested| tested.end == TestEnd::Broken)?;
    let message = tested.message.clone().unwrap_or_else(|| "cannot be run".to_owned());
    Some(Invalid::field(format!("tests[{index}].code"), message))
}

impl Broken {
    /// The backend said that all was well, and told too few runs.
    const NO_RESULT: Self = Self { message: "the sandbox gave no result, twice", for_good: false };

    fn of(error: Option<&SandboxError>) -> Self {
        let Some(error) = error else { return Self::NO_RESULT };
        let message = match error {
            SandboxError::SlotLost { .. } => "the sandbox lost this run, twice",
            SandboxError::NotConfined { .. } => "the sandbox could not confine this run, twice",
            SandboxError::DeadlinePassed => "the deadline passed before this run had its time",
            SandboxError::Unavailable { .. } => "the sandbox cannot run code at the moment",
            SandboxError::Stopping => "the server is stopping",
            SandboxError::UnknownEnvironment { .. } => "the sandbox does not have this environment",
        };
        Self { message, for_good: !error.is_retryable() }
    }
}
