//! One assert or test method of test code, as it is told.

use serde::Serialize;
use tockbox_core::{Check, TestEnd};
use utoipa::ToSchema;

use super::{MAX_SHOWN_BYTES, cut};

/// What one assert or test method came to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CheckReport {
    /// The test method's name; `null` for an assert.
    pub name: Option<String>,
    /// Its line in the test code.
    pub line: Option<u32>,
    /// That line.
    pub source: Option<String>,
    /// `passed`, `failed`, `raised`, `exited`, `error` or `skipped`.
    #[schema(value_type = String)]
    pub end: TestEnd,
    /// The side of a failed comparison that does not call the candidate, as `repr` prints it.
    pub expected: Option<String>,
    /// The other side.
    pub actual: Option<String>,
    /// The assert's own message, or that of the exception.
    pub message: Option<String>,
}

impl From<&Check> for CheckReport {
    fn from(check: &Check) -> Self {
        let shown = |text: &Option<String>| text.as_ref().map(|text| cut(text, MAX_SHOWN_BYTES).text);
        Self {
            name: check.name.clone(),
            line: check.line,
            source: check.source.clone(),
            end: check.end,
            expected: shown(&check.expected),
            actual: shown(&check.actual),
            message: shown(&check.message),
        }
    }
}
