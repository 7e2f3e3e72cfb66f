//! Test code that runs against a candidate, and what came of it.

use std::sync::Arc;

use serde::Serialize;

use crate::{Flag, GuestException, KillReason};

/// The pieces of test code of one problem. Many executions may share a suite: it is compiled once for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suite {
    /// The pieces, each a test of its own.
    pub tests: Vec<TestCode>,
    /// Asserts right behind a failed one still run where that can make no difference to what the test means.
    pub go_on: bool,
}

/// One piece of test code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestCode {
    /// How it is run.
    pub form: TestForm,
    /// The source text.
    pub code: Arc<str>,
    /// What is tested, as a path of names: `f`, `Class`, `Class().method`.
    pub entry_point: Option<String>,
}

/// How test code is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TestForm {
    /// From the top, with the candidate's names in scope.
    Assert,
    /// It defines `check`, which is called with the entry point unless the code has called it itself.
    Check,
    /// It defines `unittest.TestCase` classes or functions whose names begin with `test`.
    Unittest,
}

impl TestForm {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Assert => "assert",
            Self::Check => "check",
            Self::Unittest => "unittest",
        }
    }
}

/// What came of one piece of test code.
///
/// The tester says it, which runs no code of the candidate's; but where [`crate::GuestRun::in_process`] is set it was
/// said in the candidate's own process and proves nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Tested {
    /// How it ended.
    pub end: TestEnd,
    /// Why, in words of the test or of the exception that it raised.
    pub message: Option<String>,
    /// The line of the test code where it ended.
    pub line: Option<u32>,
    /// The side of the failed comparison that does not call the candidate, as `repr` prints it.
    pub expected: Option<String>,
    /// The other side.
    pub actual: Option<String>,
    /// The candidate's exception that ended it.
    pub exception: Option<GuestException>,
    /// Asserts, or test methods, that held.
    pub passed: u32,
    /// Asserts, or test methods, in all; those behind the one that ended the test included.
    pub total: u32,
    /// The first of them in the order in which they ran.
    pub checks: Vec<Check>,
    /// It had failed before the candidate ended; what ran behind the failure counts for nothing.
    pub failed_before_end: bool,
    /// Which of its limits the tester reached, where it is [`TestEnd::Unfinished`].
    pub limit: Option<KillReason>,
    /// Facts beside it.
    pub flags: Vec<Flag>,
}

impl Tested {
    /// Test code that came to `end` and was not run any further.
    pub fn ended(end: TestEnd, message: impl Into<String>) -> Self {
        Self {
            end,
            message: Some(message.into()),
            line: None,
            expected: None,
            actual: None,
            exception: None,
            passed: 0,
            total: 0,
            checks: Vec::new(),
            failed_before_end: false,
            limit: None,
            flags: Vec::new(),
        }
    }
}

/// How test code ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TestEnd {
    /// It ran to its end, and every check held.
    Passed,
    /// It was skipped by its own decision.
    Skipped,
    /// A check failed.
    Failed,
    /// The candidate raised what the test did not expect.
    Raised,
    /// The candidate asked for the end of the process (`SystemExit`).
    Exited,
    /// The test code raised an exception of its own after it had used the candidate.
    Error,
    /// It ran to its end and checked nothing.
    Nothing,
    /// The test code is wrong in itself: whatever the candidate does, it cannot pass.
    Broken,
    /// The test code used up the tester's CPU time, clock time or memory.
    Unfinished,
}

/// One assert or test method.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The test method's name.
    pub name: Option<String>,
    /// Its line in the test code.
    pub line: Option<u32>,
    /// That line's text.
    pub source: Option<String>,
    /// How it ended.
    pub end: TestEnd,
    /// As in [`Tested::expected`].
    pub expected: Option<String>,
    /// As in [`Tested::actual`].
    pub actual: Option<String>,
    /// As in [`Tested::message`].
    pub message: Option<String>,
}
