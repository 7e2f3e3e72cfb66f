//! Comparing what came with what was expected. Pure: no guest, no clock, no I/O.

use serde::{Deserialize, Serialize};
use tockbox_core::Value;
use utoipa::ToSchema;

/// How standard output is compared.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Byte for byte.
    Exact,
    /// Line for line; white space at the end of a line and blank lines at the end do not count.
    #[default]
    Lines,
    /// Token for token, whatever white space is between them.
    Tokens,
    /// Token for token; numbers by absolute or relative error.
    Float(f64),
}

/// What a call must return.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// Given as JSON, which knows neither tuples nor keys other than text.
    Json(Value),
    /// Given as a Python literal: types are exact.
    Python(Value),
}

/// Whether `actual` is the output that `expected` asks for.
pub fn stdout_matches(compare: Compare, expected: &str, actual: &[u8]) -> bool {
    let _ = (compare, expected, actual);
    unimplemented!()
}

/// Whether `actual` equals `expected`.
pub fn values_match(expected: &Expected, actual: &Value, tolerance: Option<f64>, nan_equal: bool) -> bool {
    let _ = (expected, actual, tolerance, nan_equal);
    unimplemented!()
}
