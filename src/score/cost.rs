//! What reference solutions cost, in instructions: each is measured once, when a sample of its problem comes.

use std::collections::HashMap;

use tokio::sync::OnceCell;

use super::Scoring;
use crate::dataset::Dataset;
use crate::judgement::Verdict;
use crate::problem::Problem;

/// The costs of a dataset's reference solutions.
#[derive(Debug)]
pub struct ReferenceCosts {
    /// By problem. An error says why its reference solution has no cost.
    costs: HashMap<String, OnceCell<Result<u64, String>>>,
}

/// Why there is no cost to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoCost {
    /// The problem is at fault.
    Problem(String),
    /// The sandbox failed; the next time it may not.
    Sandbox(String),
}

impl ReferenceCosts {
    /// Those of `dataset`, none of them measured.
    pub fn new(dataset: &Dataset) -> Self {
        let cell = |task_id: &String| (task_id.clone(), OnceCell::new());
        Self { costs: dataset.problems().iter().map(|listed| cell(&listed.problem.task_id)).collect() }
    }

    /// The instructions of `problem`'s reference solution, over all tests; not 0.
    pub(super) async fn of(&self, problem: &Problem, scoring: &Scoring) -> Result<u64, NoCost> {
        let unknown = || NoCost::Problem("it is no problem of the dataset".to_owned());
        let cell = self.costs.get(&problem.task_id).ok_or_else(unknown)?;
        let cost = cell.get_or_try_init(|| measure(problem, scoring)).await?;
        cost.clone().map_err(NoCost::Problem)
    }
}

async fn measure(problem: &Problem, scoring: &Scoring) -> Result<Result<u64, String>, NoCost> {
    let Some(code) = &problem.reference_solution else {
        return Ok(Err("it has no reference solution".to_owned()));
    };
    let judged = match problem.submission(code, &scoring.policy) {
        Ok(submission) => scoring.judge.judge(&submission).await,
        Err(invalid) => Err(invalid),
    };
    let judgement = match judged {
        Ok(judgement) => judgement,
        Err(invalid) => return Ok(Err(format!("its reference solution cannot be judged: {invalid}"))),
    };
    match (judgement.verdict, judgement.usage.instructions) {
        (Verdict::InternalError, _) => {
            let message = judgement.message.unwrap_or_else(|| "the sandbox failed".to_owned());
            Err(NoCost::Sandbox(format!("measuring the reference solution: {message}")))
        }
        (Verdict::Accepted, Some(count @ 1..)) => Ok(Ok(count)),
        (Verdict::Accepted, _) => Ok(Err("its reference solution takes no instructions".to_owned())),
        (verdict, _) => Ok(Err(format!("its reference solution gets {verdict}"))),
    }
}
