//! A guest's exception as a response shows it: untrusted text, so every part of it is cut to a bound.

use serde::Serialize;
use tockbox_core::GuestException;
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
    /// The source line, when it is the candidate's.
    pub source: Option<String>,
}

impl From<&GuestException> for ExceptionReport {
    fn from(exception: &GuestException) -> Self {
        let count = exception.frames.len();
        let shown = |index: usize| index < OUTER_FRAMES || index + INNER_FRAMES >= count;
        let frames = exception.frames.iter().enumerate().filter(|(index, _)| shown(*index));
        Self {
            kind: cut(&exception.kind, MAX_NAME_BYTES).text,
            message: cut(&exception.message, MAX_MESSAGE_BYTES).text,
            line: exception.line,
            frames: frames
                .map(|(_, frame)| FrameReport {
                    file: cut(&frame.file, MAX_NAME_BYTES).text,
                    line: frame.line,
                    function: cut(&frame.function, MAX_NAME_BYTES).text,
                    source: frame.source.as_deref().map(|source| cut(source, MAX_NAME_BYTES).text),
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use tockbox_core::Frame;

    use super::*;

    #[test]
    fn a_long_stack_and_long_texts_are_cut() {
        let frame = |line| Frame { file: "x".repeat(10_000), line, function: "f".into(), source: None };
        let exception = GuestException {
            kind: "RecursionError".into(),
            message: "m".repeat(100_000),
            line: Some(1),
            frames: (0..1000).map(frame).collect(),
            from_compile: false,
        };
        let report = ExceptionReport::from(&exception);
        let lines: Vec<u32> = report.frames.iter().map(|frame| frame.line).collect();
        let expected: Vec<u32> = (0..10).chain(960..1000).collect();
        assert_eq!(lines, expected);
        assert!(report.message.len() < 4200 && report.frames[0].file.len() < 600);
    }
}
