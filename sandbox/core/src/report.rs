//! Reading what is reported of test code: by the tester, which is trusted, or by a candidate's own process, which is
//! not. Both are read with the same suspicion.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "of all values one kind is meant and every other is a violation"
)]

use crate::answer::{MAX_TEXT, exception, text};
use crate::{Check, Flag, TestEnd, Tested, Value};
use num_traits::ToPrimitive;

/// Checks listed at most.
const MAX_CHECKS: usize = 200;
/// Characters of a shown value or message kept at most.
const MAX_SHOWN: usize = 4_000;

/// What a tester says of one piece of its test code once it has compiled it.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// It can be run: in the candidate's process if it has to, for this reason; whether it reads what is printed.
    Ready {
        /// Why it has to run in the candidate's process, if it does.
        in_process: Option<String>,
        /// It reads what the candidate prints.
        reads_output: bool,
    },
    /// It is wrong in itself.
    Broken(String),
}

/// Whether a tester can fork cases, and what it says of each piece of test code.
pub fn loaded(content: &Value, tests: usize) -> Option<(bool, Vec<About>)> {
    let Value::Tuple(items) = content else { return None };
    let [Value::Bool(forks), Value::Tuple(about)] = items.as_slice() else { return None };
    let about: Vec<About> = about.iter().map(about_one).collect::<Option<_>>()?;
    (about.len() == tests).then_some((*forks, about))
}

fn about_one(value: &Value) -> Option<About> {
    let Value::Tuple(items) = value else { return None };
    let name = |value: &Value| matches!(value, Value::Str(name) if name.as_str() == Some("broken"));
    Some(match items.as_slice() {
        [kind, message] if name(kind) => About::Broken(text(message, MAX_SHOWN)?),
        [_, in_process, Value::Bool(reads_output)] => {
            About::Ready { in_process: text(in_process, MAX_SHOWN), reads_output: *reads_output }
        }
        _ => return None,
    })
}

/// A report. `None`: it is none.
pub fn tested(content: &Value) -> Option<Tested> {
    let fields = Fields::of(content)?;
    let Value::List(checks) = fields.get("checks")? else { return None };
    let Value::List(flags) = fields.get("flags")? else { return None };
    let exception = match fields.get("exception")? {
        Value::None => None,
        described => Some(exception(described)?),
    };
    Some(Tested {
        end: end(fields.get("end")?)?,
        message: fields.text("message"),
        line: fields.number("line"),
        expected: fields.text("expected"),
        actual: fields.text("actual"),
        exception,
        passed: fields.number("passed")?,
        total: fields.number("total")?,
        checks: checks.iter().take(MAX_CHECKS).map(check).collect::<Option<_>>()?,
        failed_before_end: false,
        limit: None,
        flags: flags.iter().filter_map(flag).collect(),
    })
}

fn check(value: &Value) -> Option<Check> {
    let fields = Fields::of(value)?;
    Some(Check {
        name: fields.text("name"),
        line: fields.number("line"),
        source: fields.text("source"),
        end: end(fields.get("end")?)?,
        expected: fields.text("expected"),
        actual: fields.text("actual"),
        message: fields.text("message"),
    })
}

fn end(value: &Value) -> Option<TestEnd> {
    let Value::Str(name) = value else { return None };
    Some(match name.as_str()? {
        "passed" => TestEnd::Passed,
        "skipped" => TestEnd::Skipped,
        "failed" => TestEnd::Failed,
        "raised" => TestEnd::Raised,
        "exited" => TestEnd::Exited,
        "error" => TestEnd::Error,
        "nothing" => TestEnd::Nothing,
        "broken" => TestEnd::Broken,
        _ => return None,
    })
}

fn flag(value: &Value) -> Option<Flag> {
    let Value::Str(name) = value else { return None };
    let known = [Flag::ArgumentsMutated, Flag::ComparedByCandidate, Flag::TypeNotExact];
    known.into_iter().find(|flag| name.as_str() == Some(flag.as_str()))
}

/// A dict with names.
struct Fields<'a>(&'a [(Value, Value)]);

impl<'a> Fields<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        match value {
            Value::Dict(entries) => Some(Self(entries)),
            _ => None,
        }
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.iter().find_map(|(key, value)| match key {
            Value::Str(key) if key.as_str() == Some(name) => Some(value),
            _ => None,
        })
    }

    fn text(&self, name: &str) -> Option<String> {
        text(self.get(name)?, if name == "source" || name == "name" { MAX_TEXT } else { MAX_SHOWN })
    }

    fn number(&self, name: &str) -> Option<u32> {
        match self.get(name)? {
            Value::Int(number) => number.to_u32(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_report_is_none() {
        assert_eq!(tested(&Value::str("passed")), None);
        assert_eq!(tested(&Value::Dict(vec![(Value::str("end"), Value::str("passed"))])), None);
        assert_eq!(loaded(&Value::None, 1), None);
    }

    #[test]
    fn a_tester_speaks_of_each_piece_of_test_code() {
        let ready = Value::Tuple(vec![Value::str("ready"), Value::None, Value::Bool(true)]);
        let broken = Value::Tuple(vec![Value::str("broken"), Value::str("why")]);
        let content = Value::Tuple(vec![Value::Bool(true), Value::Tuple(vec![ready, broken])]);
        let about =
            vec![About::Ready { in_process: None, reads_output: true }, About::Broken("why".to_owned())];
        assert_eq!(loaded(&content, 2), Some((true, about)));
        assert_eq!(loaded(&content, 3), None);
    }

    fn dict(entries: Vec<(&str, Value)>) -> Value {
        Value::Dict(entries.into_iter().map(|(name, value)| (Value::str(name), value)).collect())
    }

    fn check_of(end: &str) -> Value {
        dict(vec![("end", Value::str(end)), ("line", Value::int(2)), ("source", Value::str("assert f()"))])
    }

    /// A report with this in place of what it has otherwise.
    fn report(name: &str, value: Value) -> Value {
        let mut entries = vec![
            ("end", Value::str("failed")),
            ("message", Value::str("four")),
            ("line", Value::int(2)),
            ("expected", Value::str("4")),
            ("actual", Value::str("3")),
            ("exception", Value::None),
            ("passed", Value::int(1)),
            ("total", Value::int(2)),
            ("checks", Value::List(vec![check_of("failed")])),
            ("flags", Value::List(vec![])),
        ];
        entries.retain(|(other, _)| *other != name);
        entries.push((name, value));
        dict(entries)
    }

    #[test]
    fn a_report_is_read_whole() {
        let tested = tested(&report("unknown", Value::None)).unwrap();
        let check = Check {
            name: None,
            line: Some(2),
            source: Some("assert f()".to_owned()),
            end: TestEnd::Failed,
            expected: None,
            actual: None,
            message: None,
        };
        let right = Tested {
            line: Some(2),
            expected: Some("4".to_owned()),
            actual: Some("3".to_owned()),
            passed: 1,
            total: 2,
            checks: vec![check],
            ..Tested::ended(TestEnd::Failed, "four")
        };
        assert_eq!(tested, right);
    }

    #[test]
    fn a_report_with_a_part_of_another_shape_is_none() {
        for (name, value) in [
            ("end", Value::str("unfinished")),
            ("end", Value::None),
            ("exception", Value::str("ValueError")),
            ("passed", Value::int(-1)),
            ("passed", Value::Float(1.0)),
            ("total", Value::int(u64::MAX)),
            ("checks", Value::Tuple(vec![])),
            ("checks", Value::List(vec![Value::None])),
            ("checks", Value::List(vec![check_of("won")])),
            ("flags", Value::None),
        ] {
            assert_eq!(tested(&report(name, value.clone())), None, "{name}: {value}");
        }
    }

    #[test]
    fn what_may_be_missing_is_left_out() {
        for (name, value) in [("message", Value::int(1)), ("line", Value::None), ("expected", Value::None)] {
            let tested = tested(&report(name, value)).unwrap();
            let left = [tested.message.is_some(), tested.line.is_some(), tested.expected.is_some()];
            assert_eq!(left, ["message", "line", "expected"].map(|other| other != name));
        }
    }

    #[test]
    fn only_flags_of_tests_are_taken() {
        let names = ["arguments_mutated", "in_process", "protocol_violation", "type_not_exact", "x"];
        let flags = names.iter().map(|name| Value::str(name)).chain([Value::None]).collect();
        let tested = tested(&report("flags", Value::List(flags))).unwrap();
        assert_eq!(tested.flags, [Flag::ArgumentsMutated, Flag::TypeNotExact]);
    }

    #[test]
    fn what_is_long_is_cut() {
        let long = Value::str(&"é".repeat(10_000));
        let actual = tested(&report("actual", long)).unwrap().actual.unwrap();
        assert_eq!(actual.chars().count(), MAX_SHOWN);
        let checks = Value::List(vec![check_of("passed"); 1000]);
        assert_eq!(tested(&report("checks", checks)).unwrap().checks.len(), MAX_CHECKS);
    }

    #[test]
    fn a_tester_that_says_something_else_of_its_tests_says_nothing() {
        let loaded =
            |about: Value| loaded(&Value::Tuple(vec![Value::Bool(false), Value::Tuple(vec![about])]), 1);
        let reason = Value::Tuple(vec![Value::str("ready"), Value::str("shares files"), Value::Bool(false)]);
        let ready = About::Ready { in_process: Some("shares files".to_owned()), reads_output: false };
        assert_eq!(loaded(reason), Some((false, vec![ready])));
        for about in [
            Value::None,
            Value::Tuple(vec![]),
            Value::Tuple(vec![Value::str("broken"), Value::None]),
            Value::Tuple(vec![Value::str("ready"), Value::None]),
            Value::Tuple(vec![Value::str("ready"), Value::None, Value::None]),
        ] {
            assert_eq!(loaded(about.clone()), None, "{about}");
        }
    }
}
