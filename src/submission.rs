//! What is to be judged, valid by construction: a [`Submission`] that exists can be run.
//!
//! All that can be wrong with a request body is found here and told with the field's path; nothing here runs
//! anything or knows HTTP.

use std::sync::Arc;

use thiserror::Error;
use tockbox_core::{Call, GuestFile, Limits};

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
    /// The environments that there are; the first is used when a submission names none.
    pub environments: Vec<String>,
    /// Whether `limits.processes` may exceed 1, and if not, why ([`tockbox_core::Backend::supports_processes`]).
    pub processes: Result<(), &'static str>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            defaults: Limits::default(),
            maxima: Limits {
                cpu: std::time::Duration::from_secs(60),
                wall: std::time::Duration::from_secs(300),
                memory_bytes: 8192 << 20,
                output_bytes: 16 << 20,
                processes: 64,
                disk_bytes: 1024 << 20,
            },
            max_tests: 1000,
            environments: vec!["default".to_owned()],
            processes: Ok(()),
        }
    }
}

/// Why a body is not a submission.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct Invalid {
    /// Which kind of error it is.
    pub kind: InvalidKind,
    /// What is wrong, in words. It quotes no more than a little of the body.
    pub message: String,
    /// Where, for example `tests[2].args`.
    pub field: Option<String>,
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
        let _ = (body, policy);
        unimplemented!()
    }

    /// Reads a body that is parsed already.
    pub fn from_value(value: serde_json::Value, policy: &Policy) -> Result<Self, Invalid> {
        let _ = (value, policy);
        unimplemented!()
    }
}

impl Template {
    /// Reads an object with the fields of a submission, without `code` and `id`.
    pub fn from_value(value: serde_json::Value, policy: &Policy) -> Result<Self, Invalid> {
        let _ = (value, policy);
        unimplemented!()
    }

    /// The submission of `code`. Blank code is refused; [`crate::judge::Judge::without_code`] judges that.
    pub fn submission(&self, code: &str) -> Result<Submission, Invalid> {
        Ok(Submission { code: code.into(), ..self.blank.clone() })
    }
}
