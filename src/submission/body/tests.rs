//! Bodies as clients send them, right and wrong.

use serde_json::json;

use super::*;
use crate::submission::{Compare, Expected, InvalidKind, TestKind};

fn refused(body: Json) -> String {
    let error = Submission::from_value(body, &Policy::default()).unwrap_err();
    assert_eq!(error.kind, InvalidKind::Invalid);
    error.to_string()
}

fn refused_test(test: &Json) -> String {
    refused(json!({"code": "x", "tests": [test]}))
}

fn test(test: &Json) -> TestKind {
    let submission =
        Submission::from_value(json!({"code": "x", "tests": [test]}), &Policy::default()).unwrap();
    submission.tests[0].kind.clone()
}

#[test]
fn the_shortest_body_is_code() {
    let submission = Submission::from_json(br#"{"code": "print(1)"}"#, &Policy::default()).unwrap();
    assert_eq!(&*submission.code, "print(1)");
    assert_eq!(&*submission.environment, "default");
    assert_eq!(submission.limits, tockbox_core::Limits::default());
    assert_eq!(
        (submission.id, submission.reward, submission.stop_on_failure),
        (None, RewardRule::All, false)
    );
    assert!(submission.tests.is_empty() && submission.stdin.is_empty() && submission.files.is_empty());
}

#[test]
fn every_field_is_read() {
    let body =
        br#"{"id": "a", "code": "x", "stdin": "in", "tests": [], "files": {"f": "AA=="}, "backend": "native",
        "environment": "default", "limits": {"cpu_seconds": 1}, "reward": "fraction", "stop_on_failure": true,
        "feedback": {"trace": false, "coverage": false, "profile": false, "max_events": 1}}"#;
    let submission = Submission::from_json(body, &Policy::default()).unwrap();
    assert_eq!(submission.id.as_deref(), Some("a"));
    assert_eq!(&*submission.stdin, b"in");
    assert_eq!(submission.files[0].path, "f");
    assert_eq!(submission.limits.cpu.as_secs(), 1);
    assert_eq!((submission.reward, submission.stop_on_failure), (RewardRule::Fraction, true));
}

#[test]
fn null_means_left_out() {
    let body = json!({"id": null, "code": "x", "stdin": null, "tests": null, "files": null, "backend": null,
        "environment": null, "limits": null, "reward": null, "stop_on_failure": null, "feedback": null});
    assert!(Submission::from_value(body, &Policy::default()).is_ok());
}

#[test]
fn stdin_beside_tests_is_not_used() {
    let body = json!({"code": "x", "stdin": "in", "tests": [{"type": "stdio", "expected_stdout": ""}]});
    assert!(Submission::from_value(body, &Policy::default()).unwrap().stdin.is_empty());
}

#[test]
fn wrong_bodies_are_refused_with_the_field() {
    for (body, message) in [
        (json!([]), "the body must be an object, not an array"),
        (json!({}), "code: is required"),
        (json!({"code": null}), "code: must be text, not null"),
        (json!({"code": 1}), "code: must be text, not a number"),
        (json!({"code": " \n\t"}), "code: must not be empty"),
        (json!({"code": "x", "id": 1}), "id: must be text, not a number"),
        (json!({"code": "x", "id": "\u{e9}".repeat(257)}), "id: must have at most 256 characters"),
        (json!({"code": "x", "stdin": ["a"]}), "stdin: must be text, not an array"),
        (json!({"code": "x", "tests": {}}), "tests: must be an array, not an object"),
        (json!({"code": "x", "tests": [1]}), "tests[0]: must be an object, not a number"),
        (json!({"code": "x", "files": []}), "files: must be an object, not an array"),
        (json!({"code": "x", "environment": "y"}), "environment: unknown environment: there are `default`"),
        (json!({"code": "x", "backend": "wasm"}), "backend: `wasm` is not available on this server"),
        (json!({"code": "x", "reward": {"kind": "speed"}}), "reward.kind: must be `cost`"),
        (json!({"code": "x", "reward": {"kind": "cost"}}), "reward.reference_instructions: is required"),
        (
            json!({"code": "x", "reward": {"kind": "cost", "reference_instructions": 0}}),
            "reward.reference_instructions: must be above 0",
        ),
        (json!({"code": "x", "backend": "x"}), "backend: must be `native` or `wasm`"),
        (json!({"code": "x", "reward": "some"}), "reward: must be `all`, `fraction` or `fraction_asserts`"),
        (json!({"code": "x", "stop_on_failure": 1}), "stop_on_failure: must be true or false, not a number"),
        (json!({"code": "x", "feedback": {"trace": true}}), "feedback.trace: not available on this server"),
        (
            json!({"code": "x", "feedback": {"profile": true}}),
            "feedback.profile: not available on this server",
        ),
        (json!({"code": "x", "feedback": {"max_events": 0}}), "feedback.max_events: must be above 0"),
        (json!({"code": "x", "feedback": {"max_events": 1.5}}), "feedback.max_events: must be an integer"),
    ] {
        assert_eq!(refused(body), message);
    }
    assert!(
        refused(json!({"code": "x", "cod": 1})).starts_with("cod: unknown field: `code`, `id`, `tests`, ")
    );
    assert!(
        refused(json!({"code": "x", "feedback": {"traces": true}}))
            .starts_with("feedback.traces: unknown field")
    );
    assert!(
        Submission::from_value(json!({"code": "x", "id": "\u{e9}".repeat(256)}), &Policy::default()).is_ok()
    );
}

#[test]
fn more_tests_than_allowed_are_refused() {
    let policy = Policy { max_tests: 1, ..Policy::default() };
    let test = json!({"type": "stdio", "expected_stdout": ""});
    let body = |count| json!({"code": "x", "tests": vec![test.clone(); count]});
    assert!(Submission::from_value(body(1), &policy).is_ok());
    let error = Submission::from_value(body(2), &policy).unwrap_err();
    assert_eq!(error.to_string(), "tests: at most 1 tests are allowed");
}

#[test]
fn stdio_tests_are_read() {
    for (form, compare) in [
        (json!(null), Compare::Lines),
        (json!("exact"), Compare::Exact),
        (json!("lines"), Compare::Lines),
        (json!("tokens"), Compare::Tokens),
        (json!({"float": 1e-6}), Compare::Float(1e-6)),
        (json!({"float": 0}), Compare::Float(0.0)),
    ] {
        let kind = test(&json!({"type": "stdio", "stdin": "1", "expected_stdout": "2", "compare": form}));
        let TestKind::Stdio { stdin, expected_stdout, compare: read } = kind else { panic!("a call") };
        assert_eq!((&*stdin, expected_stdout.as_str(), read), (&b"1"[..], "2", compare));
    }
}

#[test]
fn call_tests_are_read() {
    let shown = |value: &Json| {
        let TestKind::Call { call, expected, tolerance, nan_equal } = test(value) else { panic!("stdio") };
        let kwargs: Vec<_> = call.kwargs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let kind = if matches!(expected, Expected::Json(_)) { "json" } else { "python" };
        let args = tockbox_core::Value::List(call.args);
        format!("{} {args} {kwargs:?} {kind} {} {tolerance:?} {nan_equal}", call.path, expected.value())
    };
    assert_eq!(
        shown(
            &json!({"type": "call", "function": "f", "args": [1, [2]], "kwargs": {"z": 1, "a": 2}, "expected": null})
        ),
        r#"f [1, [2]] ["z=1", "a=2"] json None None false"#
    );
    assert_eq!(
        shown(
            &json!({"type": "call", "function": "S().m", "args_py": "[(1, 2), {3}]", "expected_py": "(1,)",
                      "tolerance": 0.5, "nan_equal": true})
        ),
        "S().m [(1, 2), {3}] [] python (1,) Some(0.5) true"
    );
    assert_eq!(
        shown(&json!({"type": "call", "function": "f", "args_py": "1, 2", "expected": 1})),
        "f [1, 2] [] json 1 None false"
    );
}

#[test]
fn wrong_tests_are_refused_with_the_field() {
    let call = |name: &str, value: Json| {
        let mut test = json!({"type": "call", "function": "f", "expected": 1});
        test[name] = value;
        test
    };
    let stdio = |name: &str, value: Json| {
        let mut test = json!({"type": "stdio", "expected_stdout": ""});
        test[name] = value;
        test
    };
    for (test, message) in [
        (json!({}), "type: is required"),
        (json!({"type": 1}), "type: must be text, not a number"),
        (json!({"type": "pytest"}), "type: must be `stdio`, `call`, `assert`, `check` or `unittest`"),
        (json!({"type": "assert", "code": " "}), "code: must not be empty"),
        (json!({"type": "unittest"}), "code: is required"),
        (json!({"type": "check", "code": "def check(f): ..."}), "entry_point: is required"),
        (
            json!({"type": "check", "code": "x", "entry_point": "a b"}),
            "entry_point: `a b` is not an identifier",
        ),
        (
            json!({"type": "check", "code": "x", "entry_point": "C(1).f"}),
            "entry_point: must have nothing between its parentheses, as in `Class().method`",
        ),
        (
            json!({"type": "assert", "code": "x", "entry_point": "f"}),
            "entry_point: unknown field: `type`, `name`, `code` are known",
        ),
        (json!({"type": "stdio"}), "expected_stdout: is required"),
        (stdio("expected_stdout", json!(3)), "expected_stdout: must be text, not a number"),
        (stdio("stdin", json!(3)), "stdin: must be text, not a number"),
        (stdio("name", json!("x".repeat(257))), "name: must have at most 256 characters"),
        (stdio("compare", json!({"float": -1})), "compare.float: must be a finite number of 0 or more"),
        (stdio("compare", json!({"float": "x"})), "compare.float: must be a finite number of 0 or more"),
        (json!({"type": "call", "expected": 1}), "function: is required"),
        (json!({"type": "call", "function": "f"}), "expected: is required (or `expected_py`)"),
        (
            call("function", json!("f(")),
            "function: must have positional literals between its parentheses: a value is missing",
        ),
        (call("expected_py", json!("1")), "expected: cannot be given beside `expected_py`"),
        (call("args", json!(1)), "args: must be an array, not a number"),
        (call("kwargs", json!([])), "kwargs: must be an object, not an array"),
        (call("args_py", json!([1])), "args_py: must be text, not an array"),
        (call("args_py", json!("1")), "args_py: must be a list or tuple of the positional arguments"),
        (
            call("args_py", json!("[x]")),
            "args_py: not a Python literal: line 1, column 2: `x` is not a literal",
        ),
        (call("tolerance", json!(-0.5)), "tolerance: must be a finite number of 0 or more"),
        (call("tolerance", json!("1")), "tolerance: must be a number, not text"),
        (call("nan_equal", json!("yes")), "nan_equal: must be true or false, not text"),
    ] {
        assert_eq!(refused_test(&test), format!("tests[0].{message}"));
    }
    let both = json!({"type": "call", "function": "f", "args": [], "args_py": "[]", "expected": 1});
    assert_eq!(refused_test(&both), "tests[0].args: cannot be given beside `args_py`");
    for compare in [json!("words"), json!({"float": 1, "x": 1}), json!({}), json!(1)] {
        assert!(refused_test(&stdio("compare", compare)).starts_with("tests[0].compare: must be `exact`, "));
    }
    assert!(refused_test(&stdio("function", json!("f"))).starts_with("tests[0].function: unknown field"));
    assert!(refused_test(&call("stdin", json!(""))).starts_with("tests[0].stdin: unknown field"));
    let huge: Json =
        serde_json::from_str(r#"{"type": "call", "function": "f", "args": [0, [1e999]], "expected": 1}"#)
            .unwrap();
    assert_eq!(refused_test(&huge), "tests[0].args[1]: holds a number that is too large for a double");
}

#[test]
fn a_template_is_a_submission_without_code() {
    let body = json!({"tests": [{"type": "stdio", "expected_stdout": "1"}], "reward": "fraction"});
    let template = Template::from_value(body, &Policy::default()).unwrap();
    let submission = template.submission("print(1)").unwrap();
    assert_eq!(
        (&*submission.code, submission.tests.len(), submission.reward),
        ("print(1)", 1, RewardRule::Fraction)
    );
    assert_eq!(template.submission(" ").unwrap_err().to_string(), "code: must not be empty");
    let error = Template::from_value(json!({"code": "x"}), &Policy::default()).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("code"));
    assert!(template.with_tests([].into()).submission("x").unwrap().tests.is_empty());
}
