//! Reading what a guest says of itself. Untrusted: anything unexpected is a violation, nothing is an error of ours.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all values one kind is meant and every other is a violation"
)]

use crate::{Claim, Frame, GuestException, TestEnd, Tested, Value, report};
use num_traits::ToPrimitive;

/// Frames of a traceback kept at most.
const MAX_FRAMES: usize = 100;
/// Characters of a name or source line kept at most.
pub(crate) const MAX_TEXT: usize = 1_000;
/// Characters of an exception's message kept at most.
const MAX_MESSAGE: usize = 10_000;

/// What a frame of a guest says.
#[derive(Debug, PartialEq)]
pub enum Answer {
    /// The module is loaded; whether test cases can be forked from it.
    Loaded {
        /// The guest waits for cases and forks each.
        forks: bool,
    },
    /// A case's answer is larger than what crosses.
    Oversized,
    /// What came of test code that ran in the guest itself.
    Report(Box<Tested>),
    /// Anything that ends a script, a load or a case.
    Claim(Claim),
}

/// Understands one frame, or `None` for a violation of the protocol.
pub fn understand(frame: &Value) -> Option<Answer> {
    let Value::Tuple(items) = frame else { return None };
    let [Value::Str(kind), content] = items.as_slice() else { return None };
    Some(match (kind.as_str()?, content) {
        ("loaded", Value::Bool(forks)) => Answer::Loaded { forks: *forks },
        ("oversized", Value::None) => Answer::Oversized,
        ("report", content) => {
            let mut tested = report::tested(content)?;
            if tested.end == TestEnd::Broken {
                // Only a tester may say so: a candidate would have its failure taken for the caller's.
                tested.end = TestEnd::Error;
            }
            Answer::Report(Box::new(tested))
        }
        ("completed", Value::None) => Answer::Claim(Claim::Completed),
        ("answer", value) => Answer::Claim(Claim::Answer(value.clone())),
        ("uncrossable", Value::Str(name)) => {
            Answer::Claim(Claim::Uncrossable(capped(&name.to_string_lossy(), MAX_TEXT)))
        }
        ("raised", description) => Answer::Claim(Claim::Raised(exception(description)?)),
        ("load_failed", description) => Answer::Claim(Claim::LoadFailed(exception(description)?)),
        _ => return None,
    })
}

/// An exception as the harness describes it.
pub(crate) fn exception(description: &Value) -> Option<GuestException> {
    let Value::Dict(fields) = description else { return None };
    let field = |name: &str| {
        fields.iter().find_map(|(key, value)| match key {
            Value::Str(key) if key.as_str() == Some(name) => Some(value),
            _ => None,
        })
    };
    let (Value::List(frames) | Value::Tuple(frames)) = field("frames")? else { return None };
    Some(GuestException {
        kind: text(field("type")?, MAX_TEXT)?,
        message: text(field("message")?, MAX_MESSAGE)?,
        line: line(field("line")?),
        frames: frames.iter().take(MAX_FRAMES).map(frame).collect::<Option<_>>()?,
        from_compile: matches!(field("compile")?, Value::Bool(true)),
    })
}

fn frame(value: &Value) -> Option<Frame> {
    let Value::Tuple(items) = value else { return None };
    let [file, number, function, source] = items.as_slice() else { return None };
    Some(Frame {
        file: text(file, MAX_TEXT)?,
        line: line(number).unwrap_or(0),
        function: text(function, MAX_TEXT)?,
        source: text(source, MAX_TEXT),
    })
}

fn line(value: &Value) -> Option<u32> {
    match value {
        Value::Int(number) => number.to_u32(),
        _ => None,
    }
}

/// A text, cut to `max` characters.
pub(crate) fn text(value: &Value, max: usize) -> Option<String> {
    match value {
        Value::Str(text) => Some(capped(&text.to_string_lossy(), max)),
        _ => None,
    }
}

fn capped(text: &str, max: usize) -> String {
    text.chars().take(max).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(kind: &str, content: Value) -> Value {
        Value::Tuple(vec![Value::str(kind), content])
    }

    #[test]
    fn what_a_guest_may_not_say_is_a_violation() {
        for forged in [
            Value::str("accepted"),
            pair("accepted", Value::None),
            pair("ready", Value::int(1)),
            pair("completed", Value::int(1)),
            pair("raised", Value::None),
            Value::Tuple(vec![Value::str("answer")]),
            Value::Tuple(vec![Value::str("answer"), Value::None, Value::None]),
        ] {
            assert_eq!(understand(&forged), None);
        }
    }

    #[test]
    fn an_answer_is_any_value() {
        let value = Value::List(vec![Value::int(1)]);
        assert_eq!(understand(&pair("answer", value.clone())), Some(Answer::Claim(Claim::Answer(value))));
    }
}
