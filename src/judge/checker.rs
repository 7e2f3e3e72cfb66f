//! Comparing what came with what was expected. Pure: no guest, no clock, no I/O.

mod number;
mod text;
mod value;

use serde::{Deserialize, Serialize};
use tockbox_core::Value;
use utoipa::ToSchema;

pub use text::{first_difference, stdout_matches};
pub use value::values_match;

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
    /// Token for token; numbers `a` (actual) and `b` (expected) match if `|a - b| <= t * max(1, |b|)`.
    Float(f64),
}

/// What a call must return.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// Given as JSON, which knows neither tuples nor keys other than text.
    Json(Value),
    /// Given as a Python literal: types of containers are exact.
    Python(Value),
}

impl Expected {
    /// The value, however it was given.
    pub fn value(&self) -> &Value {
        match self {
            Self::Json(value) | Self::Python(value) => value,
        }
    }
}

/// IEEE equality: `-0.0` equals `0.0`, NaN equals nothing.
#[expect(clippy::float_cmp, reason = "this is Python's `==`")]
fn is_same(left: f64, right: f64) -> bool {
    left == right
}
