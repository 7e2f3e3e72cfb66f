//! Reading what a guest says of itself. Untrusted: anything unexpected is a violation, nothing is an error of ours.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all values one kind is meant and every other is a violation"
)]

use crate::{Claim, Frame, GuestException, Relation, SyntaxPlace, TestEnd, Tested, Value, report};
use num_traits::ToPrimitive;

/// Frames of a traceback kept at most.
const MAX_EXCEPTIONS: usize = 16;
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

/// An exception as the harness describes it (`DESCRIBED` of `program.py`), with what it came from.
pub(crate) fn exception(description: &Value) -> Option<GuestException> {
    one_exception(description, &mut MAX_EXCEPTIONS.clone())
}

/// `left`: how many may still be read. What is beyond that is left out.
fn one_exception(description: &Value, left: &mut usize) -> Option<GuestException> {
    let [kind, message, number, frames, from_compile, syntax, earlier, group] = items(description)? else {
        return None;
    };
    *left = left.checked_sub(1)?;
    let earlier = match earlier {
        Value::None => None,
        _ if *left == 0 => None,
        earlier => Some(self::earlier(earlier, left)?),
    };
    let mut members = Vec::new();
    for member in items(group)? {
        if *left > 0 {
            members.push(one_exception(member, left)?);
        }
    }
    Some(GuestException {
        kind: text(kind, MAX_TEXT)?,
        message: text(message, MAX_MESSAGE)?,
        line: line(number),
        frames: items(frames)?.iter().take(MAX_FRAMES).map(frame).collect::<Option<_>>()?,
        from_compile: matches!(from_compile, Value::Bool(true)),
        syntax: match syntax {
            Value::None => None,
            place => Some(self::syntax(place)?),
        },
        earlier,
        group: members,
    })
}

fn earlier(value: &Value, left: &mut usize) -> Option<(Relation, Box<GuestException>)> {
    let [relation, exception] = items(value)? else { return None };
    let relation = match relation {
        Value::Str(name) if name.as_str() == Some("cause") => Relation::Cause,
        Value::Str(name) if name.as_str() == Some("context") => Relation::Context,
        _ => return None,
    };
    Some((relation, Box::new(one_exception(exception, left)?)))
}

fn syntax(value: &Value) -> Option<SyntaxPlace> {
    let [number, column, end_line, end_column, content] = items(value)? else { return None };
    Some(SyntaxPlace {
        line: line(number)?,
        column: line(column),
        end_line: line(end_line),
        end_column: line(end_column),
        text: text(content, MAX_TEXT),
    })
}

fn frame(value: &Value) -> Option<Frame> {
    let [file, number, function, source, end_line, column, end_column] = items(value)? else { return None };
    Some(Frame {
        file: text(file, MAX_TEXT)?,
        line: line(number).unwrap_or(0),
        end_line: line(end_line),
        column: line(column),
        end_column: line(end_column),
        function: text(function, MAX_TEXT)?,
        source: text(source, MAX_TEXT),
    })
}

fn items(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Tuple(items) => Some(items),
        _ => None,
    }
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
