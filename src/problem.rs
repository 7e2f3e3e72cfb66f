//! One problem: a line of a `problems.jsonl`.

use std::sync::Arc;

use serde::Serialize;

use crate::submission::{Invalid, Policy, Submission, Test};

/// A task for a model and the tests of its solutions. Serializes to the record that it was read from.
#[derive(Debug, Clone, Serialize)]
pub struct Problem {
    /// Its name, unique in its dataset, for example `HumanEval/0`.
    pub task_id: String,
    /// A few words for lists; the `task_id` when the record gives none.
    pub title: String,
    /// What the model is asked.
    pub prompt: String,
    /// The function that tests call, where there is one.
    pub entry_point: Option<String>,
    /// The tests.
    #[serde(skip)]
    pub tests: Arc<[Test]>,
    /// The tests as they were written, in the form of `POST /execute`.
    #[serde(rename = "tests")]
    pub tests_json: Vec<serde_json::Value>,
    /// Code that passes.
    pub reference_solution: Option<String>,
    /// How hard it is, in the dataset's own words.
    pub difficulty: Option<String>,
    /// Topics.
    pub tags: Vec<String>,
    /// Limits of its own, in the form of `POST /execute`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<serde_json::Value>,
}

impl Problem {
    /// Reads one line.
    pub fn from_json(line: &[u8], policy: &Policy) -> Result<Self, Invalid> {
        let _ = (line, policy);
        unimplemented!()
    }

    /// The submission of `code` as a solution of this problem.
    pub fn submission(&self, code: &str, policy: &Policy) -> Result<Submission, Invalid> {
        let _ = (code, policy);
        unimplemented!()
    }
}
