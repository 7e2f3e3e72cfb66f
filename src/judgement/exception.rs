//! A guest's exception as a response shows it: untrusted text, so every part of it is cut to a bound.

use serde::Serialize;
use tockbox_core::{Frame, GuestException, Relation, SyntaxPlace};
use utoipa::ToSchema;

use super::shown::cut;

/// Bytes shown of a name, a file or a source line.
const MAX_NAME_BYTES: usize = 512;
/// Bytes shown of a message.
const MAX_MESSAGE_BYTES: usize = 4096;
/// Frames shown from the outermost on.
const OUTER_FRAMES: usize = 10;
/// Frames shown up to the innermost.
const INNER_FRAMES: usize = 40;

/// An exception as the guest described it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExceptionReport {
    /// The class's name; dotted with its module unless builtin.
    #[serde(rename = "type")]
    pub kind: String,
    /// `str(exception)`.
    pub message: String,
    /// The candidate's failing line, counted from 1.
    pub line: Option<u32>,
    /// Frames, outermost first; of a long stack the outermost 10 and the innermost 40.
    pub frames: Vec<FrameReport>,
    /// Where the source does not compile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub syntax: Option<SyntaxReport>,
    /// What it was raised `from`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion)]
    pub cause: Option<Box<ExceptionReport>>,
    /// What was being handled when it was raised, unless it has a cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion)]
    pub context: Option<Box<ExceptionReport>>,
    /// The exceptions of an exception group. Of one answer, 8 exceptions at most are told, and 16 accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(no_recursion)]
    pub exceptions: Vec<ExceptionReport>,
}

/// One frame of a traceback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FrameReport {
    /// `<candidate>`, or the file's name.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// The function's name, `<module>` at the top.
    pub function: String,
    /// The source line without its indentation, when it is the candidate's.
    pub source: Option<String>,
    /// The line in which the expression ends that was being evaluated. This and the columns are known of the candidate's
    /// frames, from CPython 3.11 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_line: Option<u32>,
    /// The column at which that expression begins: in characters of the whole line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The column behind its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column: Option<u32>,
}

/// Where a source does not compile, as `SyntaxError` says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SyntaxReport {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in characters, counted from 1.
    pub column: Option<u32>,
    /// The line in which what is wrong ends.
    pub end_line: Option<u32>,
    /// The column behind it.
    pub end_column: Option<u32>,
    /// The line, and below it a mark at what is wrong.
    pub text: Option<String>,
}

impl From<&GuestException> for ExceptionReport {
    fn from(exception: &GuestException) -> Self {
        let count = exception.frames.len();
        let shown = |index: usize| index < OUTER_FRAMES || index + INNER_FRAMES >= count;
        let frames = exception.frames.iter().enumerate().filter(|(index, _)| shown(*index));
        let earlier = |relation| match &exception.earlier {
            Some((found, earlier)) if *found == relation => Some(Box::new(Self::from(&**earlier))),
            _ => None,
        };
        Self {
            kind: cut(&exception.kind, MAX_NAME_BYTES).text,
            message: cut(&exception.message, MAX_MESSAGE_BYTES).text,
            line: exception.line,
            frames: frames.map(|(_, frame)| FrameReport::from(frame)).collect(),
            syntax: exception.syntax.as_ref().map(SyntaxReport::from),
            cause: earlier(Relation::Cause),
            context: earlier(Relation::Context),
            exceptions: exception.group.iter().map(Self::from).collect(),
        }
    }
}

impl From<&Frame> for FrameReport {
    fn from(frame: &Frame) -> Self {
        Self {
            file: cut(&frame.file, MAX_NAME_BYTES).text,
            line: frame.line,
            function: cut(&frame.function, MAX_NAME_BYTES).text,
            source: frame.source.as_deref().map(|source| cut(source, MAX_NAME_BYTES).text),
            end_line: frame.end_line,
            column: frame.column,
            end_column: frame.end_column,
        }
    }
}

impl From<&SyntaxPlace> for SyntaxReport {
    fn from(place: &SyntaxPlace) -> Self {
        let &SyntaxPlace { line, column, end_line, end_column, .. } = place;
        let text = place.text.as_deref().map(|text| marked(text, place));
        Self { line, column, end_line, end_column, text }
    }
}

/// The line, and below it a mark under what is wrong, as far as that is in this line.
fn marked(text: &str, place: &SyntaxPlace) -> String {
    let text = cut(text, MAX_NAME_BYTES).text;
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let Some(column) = place.column.filter(|column| (1..=length.saturating_add(1)).contains(column)) else {
        return text;
    };
    let end = match place.end_column {
        Some(end) if place.end_line == Some(place.line) => end.min(length.saturating_add(1)),
        _ => column,
    };
    let before: String =
        text.chars().take(column as usize - 1).map(|at| if at == '\t' { at } else { ' ' }).collect();
    let width = end.saturating_sub(column).max(1) as usize;
    format!("{text}\n{before}{}", "^".repeat(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_stack_and_long_texts_are_cut() {
        let frame = |line| Frame {
            file: "x".repeat(10_000),
            line,
            end_line: None,
            column: None,
            end_column: None,
            function: "f".into(),
            source: None,
        };
        let exception = GuestException {
            kind: "RecursionError".into(),
            message: "m".repeat(100_000),
            line: Some(1),
            frames: (0..1000).map(frame).collect(),
            from_compile: false,
            syntax: None,
            earlier: None,
            group: vec![],
        };
        let report = ExceptionReport::from(&exception);
        let lines: Vec<u32> = report.frames.iter().map(|frame| frame.line).collect();
        let expected: Vec<u32> = (0..10).chain(960..1000).collect();
        assert_eq!(lines, expected);
        assert!(report.message.len() < 4200 && report.frames[0].file.len() < 600);
    }

    #[test]
    fn what_is_wrong_in_a_line_is_marked_below_it() {
        let place =
            |column, end_line, end_column| SyntaxPlace { line: 1, column, end_line, end_column, text: None };
        let mark = |text: &str, place| marked(text, &place);
        assert_eq!(mark("\tx = (1", place(Some(6), Some(1), Some(7))), "\tx = (1\n\t    ^");
        assert_eq!(mark("für x", place(Some(1), Some(1), Some(4))), "für x\n^^^");
        assert_eq!(mark("f(", place(Some(3), Some(2), Some(1))), "f(\n  ^");
        assert_eq!(mark("f(", place(Some(99), None, None)), "f(");
        assert_eq!(mark("f(", place(None, None, None)), "f(");
    }
}
