//! The request body of `/execute`, for the OpenAPI document alone.
//!
//! [`crate::submission`] reads bodies field by field, so that it can say which one is wrong; these types only
//! describe what it takes. A test of the routes holds the two together.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

/// Code to run and how to judge it.
#[derive(Serialize, ToSchema)]
pub struct Submission {
    /// Echoed in the answer. At most 256 characters.
    id: Option<String>,
    /// The candidate's source text.
    #[schema(example = "def add(a, b):\n    return a + b")]
    code: String,
    /// Standard input of a run without tests.
    stdin: Option<String>,
    /// All are run unless `stop_on_failure`. None: the code is run once, from the top.
    #[schema(example = json!([{"type": "call", "function": "add", "args": [1, 2], "expected": 3}]))]
    tests: Option<Vec<Test>>,
    /// Files in the guest's working directory: relative path to base64.
    files: Option<BTreeMap<String, String>>,
    /// An interpreter and its preloaded modules; see `/environments`.
    #[schema(example = "default")]
    environment: Option<String>,
    /// `native` or `wasm`: the one that the server runs.
    #[schema(example = "native")]
    backend: Option<String>,
    /// Bounds of each run.
    limits: Option<SubmissionLimits>,
    /// Not available yet: nothing may be asked for.
    feedback: Option<serde_json::Value>,
    /// `all`: 1 when every test is accepted, else 0. `fraction`: the part of the tests that is accepted.
    /// `fraction_asserts`: likewise, of asserts.
    #[schema(example = "all")]
    reward: Option<String>,
    /// Whether tests after the first failing one are skipped.
    stop_on_failure: Option<bool>,
    /// The caller gives up so many seconds after the request: what is due earlier runs earlier, and the answer is made
    /// in time. Runs that have had their time by the clock then are `time_limit_exceeded`, others `internal_error`.
    deadline_seconds: Option<f64>,
}

/// Bounds of each run. Above the server's maximum, zero or negative: 422.
#[derive(Serialize, ToSchema)]
pub struct SubmissionLimits {
    /// CPU time of all threads and processes together. Default 10.
    cpu_seconds: Option<f64>,
    /// Time by the clock, less what the run waits for a CPU: of that at most as much again, and 15 seconds at least.
    /// Default 30, and then up to 10 minutes more.
    wall_seconds: Option<f64>,
    /// Memory in MiB. Default 1024.
    memory_mib: Option<u64>,
    /// Bytes of stdout and, apart from it, of stderr. Default 65536.
    output_bytes: Option<u64>,
    /// Processes at once; 1 denies fork and exec. Default 1.
    processes: Option<u32>,
    /// Scratch space in MiB. Default 64.
    disk_mib: Option<u64>,
    /// Instructions of the program, on the backend `wasm` alone. Default: what the CPU time allows.
    instructions: Option<u64>,
}

/// One test.
#[derive(Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Test {
    /// The program is run from the top; its answer is what it prints.
    Stdio {
        /// Shown in the answer.
        name: Option<String>,
        /// Standard input.
        stdin: Option<String>,
        /// What it must print.
        expected_stdout: String,
        /// `exact`, `lines` (default), `tokens`, or `{"float": 1e-6}`.
        #[schema(value_type = Option<Object>)]
        compare: Option<serde_json::Value>,
    },
    /// A function of the loaded program is called; its answer is what it returns.
    Call {
        /// Shown in the answer.
        name: Option<String>,
        /// `f`, `a.f`, `Class().f` or `Class(1, "x").f`.
        function: String,
        /// Positional arguments.
        args: Option<Vec<serde_json::Value>>,
        /// Positional arguments as a Python literal, instead of `args`.
        args_py: Option<String>,
        /// Keyword arguments.
        kwargs: Option<BTreeMap<String, serde_json::Value>>,
        /// What it must return. An array equals a tuple too.
        expected: Option<serde_json::Value>,
        /// What it must return as a Python literal, instead of `expected`; types are exact.
        expected_py: Option<String>,
        /// Error allowed in floats anywhere inside the value.
        tolerance: Option<f64>,
        /// Whether NaN equals NaN.
        nan_equal: Option<bool>,
    },
    /// Test code is run from the top with the program's names in scope; its asserts decide.
    Assert {
        /// Shown in the answer.
        name: Option<String>,
        /// The test code.
        #[schema(example = "assert add(1, 2) == 3")]
        code: String,
    },
    /// Test code defines `check`, which is called with the entry point.
    Check {
        /// Shown in the answer.
        name: Option<String>,
        /// The test code.
        #[schema(example = "def check(candidate):\n    assert candidate(1, 2) == 3")]
        code: String,
        /// `f`, `a.f`, `Class` or `Class().f`.
        entry_point: String,
    },
    /// Test code defines `unittest.TestCase` classes or functions whose names begin with `test`.
    Unittest {
        /// Shown in the answer.
        name: Option<String>,
        /// The test code.
        code: String,
    },
}
