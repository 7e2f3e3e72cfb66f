//! Reading what tester and candidate say to each other, as far as the host has to know it.

use crate::{Tested, Value, report};

/// What a message is by its first word: a request, a reply, or a side's last one.
pub fn kind_of(message: &Value) -> Option<&str> {
    let Value::Tuple(items) = message else { return None };
    match (items.as_slice(), items.len()) {
        ([Value::Str(kind), ..], 2 | 5) => kind.as_str(),
        _ => None,
    }
}

/// The report that a message holds; `None` when it holds none, as when the tester has nothing to report.
pub fn report_in(message: &Value) -> Option<Tested> {
    let Value::Tuple(items) = message else { return None };
    items.get(1).and_then(report::tested)
}

/// Whether a message is a report without content.
pub fn is_empty_report(message: &Value) -> bool {
    matches!(message, Value::Tuple(items) if items.get(1) == Some(&Value::None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_known_by_its_first_word_and_its_length() {
        let message =
            |length: usize| Value::Tuple([vec![Value::str("do")], vec![Value::None; length - 1]].concat());
        assert_eq!(kind_of(&message(5)), Some("do"));
        assert_eq!((kind_of(&message(3)), kind_of(&Value::str("do"))), (None, None));
    }

    #[test]
    fn a_report_may_be_empty() {
        let report = |content| Value::Tuple(vec![Value::str("report"), content]);
        assert!(is_empty_report(&report(Value::None)) && !is_empty_report(&report(Value::str("x"))));
        assert_eq!(report_in(&report(Value::str("x"))), None);
    }

    #[test]
    fn what_is_no_text_is_no_first_word() {
        let pair = |first| Value::Tuple(vec![first, Value::None]);
        assert_eq!(kind_of(&pair(Value::str("gone"))), Some("gone"));
        assert_eq!(kind_of(&pair(Value::Bytes(b"do".to_vec()))), None);
        assert_eq!(kind_of(&pair(Value::Tuple(vec![Value::str("do")]))), None);
        assert_eq!(kind_of(&Value::List(vec![Value::str("do"), Value::None])), None);
        assert_eq!(kind_of(&Value::Tuple(vec![])), None);
    }

    #[test]
    fn what_is_no_message_holds_no_report() {
        for other in [Value::None, Value::Tuple(vec![]), Value::Tuple(vec![Value::str("report")])] {
            assert!(report_in(&other).is_none() && !is_empty_report(&other), "{other}");
        }
    }
}
