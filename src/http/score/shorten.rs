//! Cutting what a judgement shows: one answer holds many of them, and guests decide how much they print.

use crate::judgement::{CheckReport, ExceptionReport, Judgement, TestReport, cut};

/// Cuts the texts of `judgement` to about `bytes` together, before JSON's escapes. The run shown at the top comes
/// first, of which each stream has at most a quarter, then the tests in their order; each says what it lacks. The
/// names of what is cut at the top.
pub(super) fn shorten(judgement: &mut Judgement, bytes: usize) -> Vec<&'static str> {
    let mut left = Left { bytes };
    let mut truncated = Vec::new();
    let Judgement { stdout, stderr, exception, tests, .. } = judgement;
    for (name, text) in [("stdout", stdout), ("stderr", stderr)] {
        if left.cut(text, bytes / 4) {
            truncated.push(name);
        }
    }
    if left.drop(exception) {
        truncated.push("exception");
    }
    for test in tests {
        shorten_test(test, &mut left);
    }
    truncated
}

fn shorten_test(test: &mut TestReport, left: &mut Left) {
    let TestReport { expected, actual, stdout, stderr, exception, checks, truncated, .. } = test;
    let texts = [
        ("expected", expected.as_mut()),
        ("actual", actual.as_mut()),
        ("stdout", Some(stdout)),
        ("stderr", Some(stderr)),
    ];
    for (name, text) in texts {
        let was_cut = text.is_some_and(|text| left.cut(text, usize::MAX));
        if was_cut && !truncated.contains(&name) {
            truncated.push(name);
        }
    }
    if left.drop(exception) {
        truncated.push("exception");
    }
    let listed = checks.iter().map(check_length).sum::<usize>();
    if listed > left.bytes {
        checks.clear();
        truncated.push("checks");
    } else {
        left.bytes -= listed;
    }
}

fn check_length(check: &CheckReport) -> usize {
    let CheckReport { name, line: _, source, end: _, expected, actual, message } = check;
    let texts = [name, source, expected, actual, message];
    // The names of the fields take room too, and there may be many checks.
    100 + texts.into_iter().flatten().map(String::len).sum::<usize>()
}

/// What may still be shown.
struct Left {
    bytes: usize,
}

impl Left {
    /// Cuts `text` to what is left, and to `most`. Whether it was longer.
    fn cut(&mut self, text: &mut String, most: usize) -> bool {
        let most = most.min(self.bytes);
        if text.len() <= most {
            self.bytes -= text.len();
            return false;
        }
        self.bytes -= most;
        *text = cut(text, most).text;
        true
    }

    /// Drops an exception that is longer than what is left. Whether it was.
    fn drop(&mut self, exception: &mut Option<ExceptionReport>) -> bool {
        let length = exception.as_ref().map_or(0, length);
        let fits = length <= self.bytes;
        if fits {
            self.bytes -= length;
        } else {
            *exception = None;
        }
        !fits
    }
}

fn length(exception: &ExceptionReport) -> usize {
    let frames = exception
        .frames
        .iter()
        .map(|frame| frame.file.len() + frame.function.len() + frame.source.as_ref().map_or(0, String::len));
    let syntax = exception.syntax.as_ref().and_then(|place| place.text.as_ref()).map_or(0, String::len);
    let own = exception.kind.len() + exception.message.len() + frames.sum::<usize>() + syntax;
    let others = exception.cause.as_deref().into_iter().chain(exception.context.as_deref());
    own + others.chain(&exception.exceptions).map(length).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::judge::Judge;
    use crate::judge::scripted::exception;
    use crate::judgement::FrameReport;
    use crate::score::fake::FakeBackend;
    use crate::submission::{Policy, Template};

    /// A judgement of `tests` tests whose every text has 1,000 bytes.
    fn judgement(tests: usize) -> Judgement {
        let test = json!({"type": "stdio", "expected_stdout": "e".repeat(1000)});
        let template = Template::from_value(json!({"tests": vec![test; tests]}), &Policy::default()).unwrap();
        let mut judgement = Judge::new(Arc::new(FakeBackend::default())).without_code(&template);
        let frame = FrameReport {
            file: "f".repeat(490),
            line: 1,
            function: "f".to_owned(),
            source: None,
            end_line: None,
            column: None,
            end_column: None,
        };
        let own = ExceptionReport {
            frames: vec![frame],
            message: "m".repeat(4),
            ..ExceptionReport::from(&exception("Error"))
        };
        let exception = ExceptionReport { cause: Some(Box::new(own.clone())), ..own };
        let thousand = || "x".repeat(1000);
        (judgement.stdout, judgement.stderr, judgement.exception) =
            (thousand(), thousand(), Some(exception.clone()));
        for test in &mut judgement.tests {
            (test.actual, test.stdout, test.stderr) = (Some(thousand()), thousand(), thousand());
            test.exception = Some(exception.clone());
        }
        judgement
    }

    #[test]
    fn what_fits_is_not_touched() {
        let whole = serde_json::to_value(judgement(2)).unwrap();
        let mut judgement = judgement(2);
        assert_eq!(shorten(&mut judgement, 13_000), [""; 0]);
        assert_eq!(serde_json::to_value(judgement).unwrap(), whole);
    }

    #[test]
    fn the_top_comes_first_and_then_the_tests_in_their_order() {
        let mut judgement = judgement(3);
        assert_eq!(shorten(&mut judgement, 6500), [""; 0]);
        let truncated: Vec<_> = judgement.tests.iter().map(|test| test.truncated.clone()).collect();
        assert_eq!(truncated[0], ["stderr", "exception"]);
        assert_eq!(truncated[1], ["expected", "actual", "stdout", "stderr", "exception"]);
        assert!(judgement.tests[0].stderr.ends_with("x… [500 more bytes]"), "{}", judgement.tests[0].stderr);
    }

    #[test]
    fn a_judgement_cannot_be_larger_than_its_share_and_what_is_fixed() {
        let mut judgement = judgement(100);
        let mut empty = judgement.clone();
        assert_eq!(shorten(&mut judgement, 1900), ["stdout", "stderr", "exception"]);
        shorten(&mut empty, 0);
        let length = |judgement: &Judgement| serde_json::to_string(judgement).unwrap().len();
        assert!(length(&judgement) < length(&empty) + 1900);
        assert!(length(&empty) < 100 * 600, "{}", length(&empty));
        assert_eq!(judgement.tests[99].truncated, ["expected", "actual", "stdout", "stderr", "exception"]);
    }
}
