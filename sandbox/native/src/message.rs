//! Reading what tester and candidate say to each other, as far as the host has to know it.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all values one kind is meant and every other is a violation"
)]

use tockbox_core::{Kind, Tested, Value};

use crate::report;

/// What a message is by its first word: a request, a reply, or a side's last one.
pub(crate) fn kind_of(message: &Value) -> Option<&str> {
    let Value::Tuple(items) = message else { return None };
    match (items.as_slice(), items.len()) {
        ([Value::Str(kind), ..], 2 | 5) => kind.as_str(),
        _ => None,
    }
}

/// Whether a request of the tester is for names only.
pub(crate) fn asks_for_names(message: &Value) -> bool {
    let Value::Tuple(items) = message else { return false };
    match items.get(1) {
        Some(Value::Tuple(body)) => {
            matches!(body.first(), Some(Value::Str(name)) if name.as_str() == Some("names"))
        }
        _ => false,
    }
}

/// Whether all that a reply to a request for names brings is stand-ins: data would take part in the test unasked.
pub(crate) fn stands_in(reply: &Value) -> bool {
    let Value::Tuple(items) = reply else { return false };
    let Some(Value::Tuple(found)) = items.get(1) else { return false };
    found.iter().all(|one| match one {
        Value::Tuple(one) => one.iter().all(|value| match value {
            Value::Object(Kind::Reference(kind), state) => match kind.as_str() {
                "@function" | "@object" => true,
                "@class" => matches!(**state, Value::Tuple(_) | Value::Int(_)),
                _ => false,
            },
            _ => false,
        }),
        _ => false,
    })
}

/// The report that a message holds; `None` when it holds none, as when the tester has nothing to report.
pub(crate) fn report_in(message: &Value) -> Option<Tested> {
    let Value::Tuple(items) = message else { return None };
    items.get(1).and_then(report::tested)
}

/// Whether a message is a report without content.
pub(crate) fn is_empty_report(message: &Value) -> bool {
    matches!(message, Value::Tuple(items) if items.get(1) == Some(&Value::None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(found: Vec<Value>) -> Value {
        Value::Tuple(vec![Value::str("return"), Value::Tuple(found)])
    }

    #[test]
    fn functions_and_classes_stand_in_and_data_does_not() {
        let stand_in = |kind: &str, state| {
            Value::Tuple(vec![Value::Object(Kind::Reference(kind.to_owned()), Box::new(state))])
        };
        assert!(stands_in(&reply(vec![Value::Tuple(vec![]), stand_in("@function", Value::None)])));
        assert!(stands_in(&reply(vec![stand_in("@class", Value::int(3))])));
        assert!(!stands_in(&reply(vec![stand_in("@class", Value::str("builtins:int"))])));
        assert!(!stands_in(&reply(vec![Value::Tuple(vec![Value::int(1)])])));
        assert!(!stands_in(&reply(vec![stand_in("@module", Value::str("math"))])));
        assert!(!stands_in(&Value::None));
    }
}
