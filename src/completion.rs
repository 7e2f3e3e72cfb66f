//! Raw model text → the code in it. Pure text work; nothing here knows Python.

use serde::Serialize;
use utoipa::ToSchema;

/// The code of a completion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The code; empty exactly when the rule is [`ExtractionRule::NoCode`].
    pub code: String,
    /// How it was found.
    pub rule: ExtractionRule,
}

/// How the code of a completion was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExtractionRule {
    /// The last fenced block tagged as Python.
    PythonFence,
    /// The last fenced block without a tag.
    UntaggedFence,
    /// A fenced block that was never closed.
    UnterminatedFence,
    /// `[PYTHON]…[/PYTHON]` without a fence inside.
    PythonTag,
    /// There is no fence: all of the text (inside `<answer>`, if there is one).
    WholeText,
    /// There is no code.
    NoCode,
}

/// Finds the code in `completion`. Never fails: without any, the rule is [`ExtractionRule::NoCode`].
pub fn extract(completion: &str) -> Extracted {
    Extracted { code: completion.to_owned(), rule: ExtractionRule::WholeText }
}
