//! What is to be judged, valid by construction: a [`Submission`] that exists can be run.
//!
//! All that can be wrong with a request body is found here and told with the field's path; nothing here runs
//! anything or knows HTTP.

mod body;
mod decimal;
pub(crate) mod fields;
mod files;
mod function;
pub mod group;
pub(crate) mod json;
mod limits;
pub mod literal;
mod test;

use std::sync::Arc;
use std::time::{Duration, Instant};

use thiserror::Error;
use tockbox_core::{Call, GuestFile, Limits, TestCode};

pub(crate) use limits::read as read_limits;
pub(crate) use test::read_all as read_tests;

pub use crate::judge::checker::{Compare, Expected};
pub use crate::judge::reward::RewardRule;

/// Code to run and how to judge it.
#[derive(Debug, Clone)]
pub struct Submission {
    /// The caller's name for it, echoed.
    pub id: Option<String>,
    /// The candidate's source text; not blank.
    pub code: Arc<str>,
    /// Standard input of the plain run; empty when there are tests.
    pub stdin: Arc<[u8]>,
    /// The tests, in order. None: a plain run.
    pub tests: Arc<[Test]>,
    /// Files in the guest's working directory.
    pub files: Arc<[GuestFile]>,
    /// The environment's name; it exists.
    pub environment: Arc<str>,
    /// Bounds of each run; within the server's maxima.
    pub limits: Limits,
    /// How verdicts become a reward.
    pub reward: RewardRule,
    /// Whether tests after the first failing one are left out.
    pub stop_on_failure: bool,
    /// When the caller gives up.
    pub deadline: Option<Instant>,
    /// It came with many others, and those that came alone are not to wait for all of them.
    pub bulk: bool,
}

/// One entry of `tests`.
#[derive(Debug, Clone)]
pub struct Test {
    /// The caller's name for it.
    pub name: Option<String>,
    /// What is run and what is expected.
    pub kind: TestKind,
}

/// What a test runs and what it expects.
#[derive(Debug, Clone)]
pub enum TestKind {
    /// The program is run from the top; its answer is what it prints.
    Stdio {
        /// Standard input.
        stdin: Arc<[u8]>,
        /// What it must print.
        expected_stdout: String,
        /// How the two are compared.
        compare: Compare,
    },
    /// A function of the loaded program is called; its answer is what it returns.
    Call {
        /// What is called, with which arguments.
        call: Call,
        /// What it must return.
        expected: Expected,
        /// Error allowed in floats anywhere inside the value.
        tolerance: Option<f64>,
        /// Whether NaN equals NaN.
        nan_equal: bool,
    },
    /// Test code is run against the loaded program; its asserts decide.
    Code(TestCode),
}

/// What a server allows.
#[derive(Debug, Clone)]
pub struct Policy {
    /// Limits of a submission that names none.
    pub defaults: Limits,
    /// The most that a submission may ask for.
    pub maxima: Limits,
    /// The most tests in a submission.
    pub max_tests: usize,
    /// The most completions in a [`group::Group`].
    pub max_completions: usize,
    /// The environments that there are; the first is used when a submission names none.
    pub environments: Vec<String>,
    /// Whether `limits.processes` may exceed 1, and if not, why ([`tockbox_core::Backend::supports_processes`]).
    pub processes: Result<(), &'static str>,
    /// Whether `limits.instructions` may be set, and if not, why ([`tockbox_core::Backend::counts_instructions`]).
    pub instructions: Result<(), &'static str>,
    /// The backend that there is.
    pub backend: &'static str,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            defaults: Limits::default(),
            maxima: Limits {
                cpu: Duration::from_mins(1),
                wall: Duration::from_mins(5),
                wall_grace: Limits::UNASKED_GRACE,
                memory_bytes: 8192 << 20,
                output_bytes: 16 << 20,
                processes: 64,
                disk_bytes: 1024 << 20,
                instructions: None,
            },
            max_tests: 1000,
            max_completions: 1024,
            environments: vec!["default".to_owned()],
            processes: Ok(()),
            instructions: Ok(()),
            backend: "native",
        }
    }
}

/// Why a body is not a submission.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}{message}", field.as_ref().map(|field| format!("{field}: ")).unwrap_or_default())]
pub struct Invalid {
    /// Which kind of error it is.
    pub kind: InvalidKind,
    /// What is wrong, in words. It quotes no more than a little of the body.
    pub message: String,
    /// Where, for example `tests[2].args`.
    pub field: Option<String>,
}

impl Invalid {
    /// What is in a field is wrong.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { kind: InvalidKind::Invalid, message: message.into(), field: Some(field.into()) }
    }

    /// The body as a whole is wrong.
    pub(crate) fn body(message: impl Into<String>) -> Self {
        Self { kind: InvalidKind::Invalid, message: format!("the body {}", message.into()), field: None }
    }

    /// The body is not JSON.
    pub(crate) fn malformed(message: String, field: Option<String>) -> Self {
        Self { kind: InvalidKind::Malformed, message, field }
    }
}

/// The two kinds of wrong bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidKind {
    /// Not JSON: HTTP 400.
    Malformed,
    /// JSON, but not a submission: HTTP 422.
    Invalid,
}

/// Everything of a submission but its code and `id`: what many completions of one problem share.
#[derive(Debug, Clone)]
pub struct Template {
    blank: Submission,
}

impl Submission {
    /// Reads the body of `POST /execute`.
    pub fn from_json(body: &[u8], policy: &Policy) -> Result<Self, Invalid> {
        body::read(&json::parse(body)?, policy)
    }

    /// Reads a body that is parsed already.
    #[expect(clippy::needless_pass_by_value, reason = "a body is read once")]
    pub fn from_value(value: serde_json::Value, policy: &Policy) -> Result<Self, Invalid> {
        body::read(&value, policy)
    }
}

impl Template {
    /// Reads an object with the fields of a submission, without `code` and `id`.
    #[expect(clippy::needless_pass_by_value, reason = "a body is read once")]
    pub fn from_value(value: serde_json::Value, policy: &Policy) -> Result<Self, Invalid> {
        body::read_template(&value, policy)
    }

    /// The same with other tests, such as those of a [`crate::problem::Problem`].
    #[must_use]
    pub fn with_tests(self, tests: Arc<[Test]>) -> Self {
        Self { blank: Submission { tests, ..self.blank } }
    }

    /// The submission of `code`. Blank code is refused; [`crate::judge::Judge::without_code`] judges that.
    pub fn submission(&self, code: &str) -> Result<Submission, Invalid> {
        Ok(Submission { code: body::code(code)?, ..self.blank.clone() })
    }

    /// What the submissions share, with empty code.
    pub(crate) fn blank(&self) -> &Submission {
        &self.blank
    }
}
