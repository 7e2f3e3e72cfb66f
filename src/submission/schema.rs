//! The request body for the OpenAPI document. [`super::Submission::from_json`] is what reads
//! it; a test holds the two together.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::Compare;

/// The body of `POST /execute`.
#[derive(ToSchema)]
#[schema(as = Submission)]
#[expect(dead_code, reason = "a shape, never a value")]
pub struct SubmissionSchema {
    /// Text of at most 256 characters, echoed.
    id: Option<String>,
    /// The Python source.
    code: String,
    /// Standard input when there are no tests.
    stdin: Option<String>,
    /// The tests; without any, the code is run once as a script.
    tests: Option<Vec<TestSchema>>,
    /// Files for the working directory: relative names, contents in base64.
    files: Option<BTreeMap<String, String>>,
    /// An environment of this server.
    environment: Option<String>,
    /// `native` or `wasm`: the one that the server runs.
    backend: Option<String>,
    /// Bounds of each run.
    limits: Option<LimitsSchema>,
    /// What to record beside the verdict.
    feedback: Option<FeedbackSchema>,
    /// How verdicts become a reward.
    reward: Option<RewardSchema>,
    /// Leave out the tests after the first failing one.
    stop_on_failure: Option<bool>,
}

/// How verdicts become a reward.
#[derive(ToSchema)]
#[schema(as = Reward)]
#[serde(untagged)]
pub enum RewardSchema {
    /// `all`, `fraction` or `fraction_asserts`.
    Rule(String),
    /// On the backend `wasm` alone.
    Cost {
        /// `cost`.
        kind: String,
        /// The instructions of the program to compare with, as its own `usage` said.
        reference_instructions: u64,
    },
}

/// Bounds of each run.
#[derive(ToSchema)]
#[schema(as = Limits)]
#[expect(dead_code, reason = "a shape, never a value")]
pub struct LimitsSchema {
    /// CPU time; at least 0.001. Default 10.
    cpu_seconds: Option<f64>,
    /// Elapsed time; at least 0.001. Default 30.
    wall_seconds: Option<f64>,
    /// Memory of the whole run. Default 1024.
    memory_mib: Option<u64>,
    /// Bytes of stdout and, apart from it, of stderr. Default 65536.
    output_bytes: Option<u64>,
    /// Processes at once. Default 1, which still allows threads.
    processes: Option<u64>,
    /// The scratch file system. Default 64.
    disk_mib: Option<u64>,
    /// Instructions of the program, on the backend `wasm` alone. Default: what the CPU time allows.
    instructions: Option<u64>,
}

/// What to record beside the verdict.
#[derive(ToSchema)]
#[schema(as = Feedback)]
#[expect(dead_code, reason = "a shape, never a value")]
pub struct FeedbackSchema {
    /// Not available yet: only `false` is accepted.
    trace: Option<bool>,
    /// Not available yet: only `false` is accepted.
    coverage: Option<bool>,
    /// Not available yet: only `false` is accepted.
    profile: Option<bool>,
    /// Events kept of a trace.
    max_events: Option<u64>,
}

/// One test.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = Test)]
pub enum TestSchema {
    /// `"type": "stdio"`: runs the program and compares what it prints.
    #[schema(title = "stdio")]
    Stdio(StdioSchema),
    /// `"type": "call"`: calls a function and compares what it returns.
    #[schema(title = "call")]
    Call(CallSchema),
    /// `"type": "assert"` or `"unittest"`: runs test code against the program.
    #[schema(title = "assert, unittest")]
    Code(CodeSchema),
    /// `"type": "check"`: runs test code that defines `check`.
    #[schema(title = "check")]
    Check(CheckSchema),
}

/// A test by test code.
#[derive(Serialize, ToSchema)]
#[schema(as = CodeTest)]
pub struct CodeSchema {
    /// `assert` or `unittest`.
    r#type: String,
    /// Text of at most 256 characters, echoed.
    name: Option<String>,
    /// The test code.
    code: String,
}

/// A test by test code that defines `check`.
#[derive(Serialize, ToSchema)]
#[schema(as = CheckTest)]
pub struct CheckSchema {
    /// `check`.
    r#type: String,
    /// Text of at most 256 characters, echoed.
    name: Option<String>,
    /// The test code.
    code: String,
    /// What `check` is called with: `f`, `pkg.f`, `Class` or `Class().method`.
    entry_point: String,
}

/// A test of what the program prints.
#[derive(Serialize, ToSchema)]
#[schema(as = StdioTest)]
pub struct StdioSchema {
    /// `stdio`.
    r#type: String,
    /// Text of at most 256 characters, echoed.
    name: Option<String>,
    /// Standard input.
    stdin: Option<String>,
    /// What must be printed.
    expected_stdout: String,
    /// How the two are compared. Default `lines`.
    compare: Option<Compare>,
}

/// A test of what a function returns.
#[derive(Serialize, ToSchema)]
#[schema(as = CallTest)]
pub struct CallSchema {
    /// `call`.
    r#type: String,
    /// Text of at most 256 characters, echoed.
    name: Option<String>,
    /// `f`, `pkg.f`, `Class().method` or `Class(1, "a").method`.
    function: String,
    /// Positional arguments.
    args: Option<Vec<serde_json::Value>>,
    /// Positional arguments as a Python list or tuple literal, instead of `args`.
    args_py: Option<String>,
    /// Keyword arguments.
    kwargs: Option<BTreeMap<String, serde_json::Value>>,
    /// What must be returned.
    expected: Option<serde_json::Value>,
    /// What must be returned, as a Python literal, instead of `expected`.
    expected_py: Option<String>,
    /// Error allowed in floats: `|a - b| <= tolerance * max(1, |b|)`.
    tolerance: Option<f64>,
    /// Whether NaN equals NaN.
    nan_equal: Option<bool>,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use utoipa::PartialSchema;

    use super::*;
    use crate::submission::{Policy, Submission};

    fn documented<T: PartialSchema>() -> Vec<String> {
        let schema = serde_json::to_value(T::schema()).unwrap();
        let mut names: Vec<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
        names.sort();
        names
    }

    /// The fields that the reader names when it meets an unknown one.
    fn read(body: Value) -> Vec<String> {
        let message = Submission::from_value(body, &Policy::default()).unwrap_err().message;
        let names = message.split('`').skip(1).step_by(2);
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names
    }

    #[test]
    fn a_test_is_documented_as_one_of_four_objects() {
        let schema = serde_json::to_value(TestSchema::schema()).unwrap();
        let forms =
            schema["oneOf"].as_array().unwrap().iter().map(|form| form["$ref"].as_str().unwrap_or_default());
        let names: Vec<_> = forms.map(|form| form.rsplit('/').next().unwrap()).collect();
        assert_eq!(names, ["StdioTest", "CallTest", "CodeTest", "CheckTest"]);
    }

    #[test]
    fn the_document_and_the_reader_know_the_same_fields() {
        assert_eq!(documented::<SubmissionSchema>(), read(json!({"code": "x", "?": 1})));
        assert_eq!(documented::<LimitsSchema>(), read(json!({"code": "x", "limits": {"?": 1}})));
        assert_eq!(documented::<FeedbackSchema>(), read(json!({"code": "x", "feedback": {"?": 1}})));
        let stdio = json!({"type": "stdio", "expected_stdout": "", "?": 1});
        assert_eq!(documented::<StdioSchema>(), read(json!({"code": "x", "tests": [stdio]})));
        let call = json!({"type": "call", "function": "f", "expected": 1, "?": 1});
        assert_eq!(documented::<CallSchema>(), read(json!({"code": "x", "tests": [call]})));
        let code = json!({"type": "assert", "code": "assert f()", "?": 1});
        assert_eq!(documented::<CodeSchema>(), read(json!({"code": "x", "tests": [code]})));
        let check = json!({"type": "check", "code": "def check(f): ...", "entry_point": "f", "?": 1});
        assert_eq!(documented::<CheckSchema>(), read(json!({"code": "x", "tests": [check]})));
    }
}
