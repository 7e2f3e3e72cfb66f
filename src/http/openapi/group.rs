//! The request body of `/score`, for the OpenAPI document alone.
//!
//! [`crate::submission::group`] is what reads it; a test of the routes holds the two together.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::submission::{SubmissionLimits, Test};

/// Completions of one problem and what to judge them by: exactly one of `tests` and `problem_id`.
#[derive(Serialize, ToSchema)]
#[schema(as = Completions)]
pub struct Group {
    /// What a model wrote, each with its code in a fenced block. At most 1024, unless the server says otherwise.
    #[schema(example = json!(["Here it is:\n```python\ndef add(a, b):\n    return a + b\n```"]))]
    completions: Vec<String>,
    /// A problem of a dataset: the dataset's name, a slash, the problem's `task_id`; see
    /// `/datasets/{name}/problems`.
    problem_id: Option<String>,
    /// At least one; all are run unless `stop_on_failure`.
    #[schema(example = json!([{"type": "call", "function": "add", "args": [1, 2], "expected": 3}]))]
    tests: Option<Vec<Test>>,
    /// Bounds of each run. What is left out is the problem's, if it says so, else the server's default.
    limits: Option<SubmissionLimits>,
    /// Without effect, as in a submission with tests.
    stdin: Option<String>,
    /// Files in the guest's working directory: relative path to base64.
    files: Option<BTreeMap<String, String>>,
    /// An interpreter and its preloaded modules; see `/environments`.
    #[schema(example = "default")]
    environment: Option<String>,
    /// `native` or `wasm`: the one that the server runs.
    #[schema(example = "native")]
    backend: Option<String>,
    /// As in a submission.
    feedback: Option<serde_json::Value>,
    /// `all`: 1 when every test is accepted, else 0. `fraction`: the part of the tests that is accepted.
    /// `fraction_asserts`: likewise, of asserts.
    #[schema(example = "all")]
    reward: Option<String>,
    /// Whether tests after the first failing one are skipped.
    stop_on_failure: Option<bool>,
    /// As in a submission, for all completions together.
    deadline_seconds: Option<f64>,
}
