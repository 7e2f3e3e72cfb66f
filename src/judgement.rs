//! What a submission came to, in the shape of the `/execute` response.
//!
//! This module owns the wire form: names, units, rounding, caps on what is shown. It decides nothing;
//! [`crate::judge`] does.

mod check;
mod exception;
mod shown;

use serde::{Serialize, Serializer};
use tockbox_core::{Flag, Isolation, Usage};
use utoipa::ToSchema;

pub use crate::judge::reward::Asserts;
pub use crate::judge::verdict::Verdict;
pub use check::CheckReport;
pub use exception::{ExceptionReport, FrameReport};
pub(crate) use shown::{Shown, cut, repr};

/// Bytes shown of an expected or actual value.
pub const MAX_SHOWN_BYTES: usize = 4096;
/// Bytes shown of each stream of each test; the streams at the top of a judgement are shown whole.
pub const MAX_TEST_STREAM_BYTES: usize = 65_536;

/// All verdicts of a submission and the reward. What `POST /execute` answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Judgement {
    /// The submission's `id`, echoed.
    pub id: Option<String>,
    /// The verdict of the whole: the worst of the tests', or that of the plain run.
    pub verdict: Verdict,
    /// The RL scalar in 0..=1; `null` exactly when the verdict is `internal_error`.
    pub reward: Option<f64>,
    /// With the reward `cost`, and accepted: how many times the reference's instructions were used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_ratio: Option<f64>,
    /// Tests accepted.
    pub passed: usize,
    /// Tests asked for, those skipped included.
    pub total: usize,
    /// One entry for each test, in the order of the request. Empty for a plain run.
    pub tests: Vec<TestReport>,
    /// Why the verdict is what it is, in words; `null` when accepted.
    pub message: Option<String>,
    /// Standard output of the first failing test, else of the last, else of the plain run.
    pub stdout: String,
    /// Standard error of the same run.
    pub stderr: String,
    /// Exit status of the same run; `null` when a signal or the host ended it.
    pub exit_code: Option<i32>,
    /// The signal that ended the same run, when the host did not send it.
    pub signal: Option<i32>,
    /// The exception that ended the same run, as the guest described it.
    pub exception: Option<ExceptionReport>,
    /// Facts beside the verdict, of all tests together.
    #[serde(serialize_with = "flag_names")]
    #[schema(value_type = Vec<String>)]
    pub flags: Vec<Flag>,
    /// Where the comparing was done; `null` without tests.
    pub trust: Option<Trust>,
    /// What all runs used: times are summed, memory is the largest.
    pub usage: UsageReport,
    /// The backend that ran the code.
    pub backend: &'static str,
    /// The environment that the code ran in.
    pub environment: String,
    /// What isolated the code.
    #[schema(value_type = IsolationSchema)]
    pub isolation: Isolation,
    /// Not recorded by this version.
    pub trace: Option<serde_json::Value>,
    /// Not recorded by this version.
    pub coverage: Option<serde_json::Value>,
    /// Not recorded by this version.
    pub profile: Option<serde_json::Value>,
}

/// What one test came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TestReport {
    /// Its place in the request, from 0.
    pub index: usize,
    /// Its name, if the request gave one.
    pub name: Option<String>,
    /// Its verdict; `skipped` when it was not run.
    pub verdict: Verdict,
    /// What was expected: the text of stdout, or the value as Python's `repr` prints it.
    pub expected: Option<String>,
    /// What came: likewise, `null` when there was no answer.
    pub actual: Option<String>,
    /// Why the verdict is what it is, in words; `null` when accepted.
    pub message: Option<String>,
    /// Standard output of this test's run.
    pub stdout: String,
    /// Standard error of this test's run.
    pub stderr: String,
    /// Exit status; `null` when a signal or the host ended the run, or there was none.
    pub exit_code: Option<i32>,
    /// The signal that ended the run, when the host did not send it.
    pub signal: Option<i32>,
    /// The exception that ended the run, as the guest described it.
    pub exception: Option<ExceptionReport>,
    /// What the run used; `null` when there was none.
    pub usage: Option<UsageReport>,
    /// Facts beside the verdict.
    #[serde(serialize_with = "flag_names")]
    #[schema(value_type = Vec<String>)]
    pub flags: Vec<Flag>,
    /// Asserts of test code, or its test methods: how many held, of how many. `null` for other tests.
    pub asserts: Option<Asserts>,
    /// The first of these, in the order in which they ran.
    pub checks: Vec<CheckReport>,
    /// Why test code ran in the candidate's own process, if it did.
    pub in_process: Option<String>,
    /// Which of `expected`, `actual`, `stdout`, `stderr` are cut here to keep the response small.
    pub truncated: Vec<&'static str>,
}

/// Where a submission's answers were compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// No expected value entered the guest.
    SeparateProcess,
    /// Test code ran in the candidate's process, which could have fooled it.
    InProcess,
}

/// What was used, with milliseconds to the microsecond.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct UsageReport {
    /// Waiting for a slot. Counts for no limit.
    pub queue_ms: f64,
    /// Elapsed while the guest ran.
    pub wall_ms: f64,
    /// CPU time of all its processes, user and system.
    pub cpu_ms: f64,
    /// Largest resident set in bytes.
    pub memory_peak_bytes: u64,
    /// Instructions executed, where the backend counts them.
    pub instructions: Option<u64>,
}

impl From<Usage> for UsageReport {
    fn from(usage: Usage) -> Self {
        let milliseconds = |time: std::time::Duration| (time.as_secs_f64() * 1e6).round() / 1e3;
        Self {
            queue_ms: milliseconds(usage.queue),
            wall_ms: milliseconds(usage.wall),
            cpu_ms: milliseconds(usage.cpu),
            memory_peak_bytes: usage.memory_peak_bytes,
            instructions: usage.instructions,
        }
    }
}

/// The shape of `isolation`, for the OpenAPI document.
#[derive(ToSchema)]
#[schema(as = Isolation)]
#[expect(dead_code, reason = "documents `tockbox_core::Isolation`, which knows no OpenAPI")]
pub struct IsolationSchema {
    /// The tier in force: `full`, `restricted`, `wasm` or `none`.
    tier: String,
    /// Names of the layers in force.
    enforced_by: Vec<String>,
}

fn flag_names<S: Serializer>(flags: &[Flag], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(flags.iter().map(|flag| flag.as_str()))
}
