//! What an answer says of test code: asserts, test methods, both sides of what failed.

use serde_json::{Value, json};

use super::{ADD, asserting, checking, in_half_a_second, unit_testing, with};
use crate::server::Server;

/// Two asserts hold and two do not.
const ASSERTS: &str = "assert add(1, 1) == 2
assert add(1, 2) == 4
assert 5 == add(2, 2)
assert add(2, 3) == 5";

const UNITTEST: &str = "import unittest
class T(unittest.TestCase):
    def test_one(self):
        self.assertEqual(add(1, 1), 2)
    def test_two(self):
        self.assertEqual(add(1, 2), 4, 'four')
    @unittest.skip('later')
    def test_later(self):
        self.fail()
    def test_raises(self):
        self.assertEqual(add(1), 1)
def test_function():
    assert add(2, 2) == 4";

fn fraction() -> Value {
    json!({"reward": "fraction_asserts"})
}

/// The answer's only test, whose sides are those of the first assert that failed.
async fn report(server: &Server, body: &Value) -> (Value, Value) {
    let mut answer = server.judged(body).await;
    (answer["reward"].take(), answer["tests"][0].take())
}

fn passed(line: u32, source: &str) -> Value {
    json!({"name": null, "line": line, "source": source, "end": "passed", "expected": null, "actual": null, "message": null})
}

fn failed(line: u32, source: &str, actual: &str, expected: &str) -> Value {
    json!({"name": null, "line": line, "source": source, "end": "failed", "expected": expected, "actual": actual, "message": null})
}

/// [`ASSERTS`] in a block that `head` opens.
fn inside(head: &str) -> String {
    let lines = ASSERTS.lines().map(|line| format!("    {line}"));
    [head.to_owned()].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_assert_that_fails_is_the_last_that_runs() {
    let server = Server::start(&[]);
    for more in
        [json!({}), json!({"reward": "fraction"}), with(fraction(), &json!({"stop_on_failure": true}))]
    {
        let answer = server.judged(&with(asserting(ADD, ASSERTS), &more)).await;
        let test = &answer["tests"][0];
        assert_eq!(
            (&answer["verdict"], &answer["message"]),
            (&json!("wrong_answer"), &json!("an assert failed in line 2"))
        );
        assert_eq!((&test["expected"], &test["actual"]), (&json!("4"), &json!("3")), "{more}");
        assert_eq!(test["asserts"], json!({"passed": 1, "total": 4}), "{more}");
        let ran = [passed(1, "assert add(1, 1) == 2"), failed(2, "assert add(1, 2) == 4", "3", "4")];
        assert_eq!(test["checks"], json!(ran), "{more}");
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn for_the_fraction_of_asserts_those_behind_a_failed_one_run_too() {
    let server = Server::start(&[]);
    let ran = |first: u32| {
        json!([
            passed(first, "assert add(1, 1) == 2"),
            failed(first + 1, "assert add(1, 2) == 4", "3", "4"),
            failed(first + 2, "assert 5 == add(2, 2)", "4", "5"),
            passed(first + 3, "assert add(2, 3) == 5"),
        ])
    };
    let check = |text: &str| checking(ADD, text, "add");
    let method = "import unittest\nclass T(unittest.TestCase):\n    def test_add(self):\n        assert add(1, 2) == 4";
    for (body, first) in [
        (asserting(ADD, ASSERTS), 1),
        (
            check(
                &inside("def check(candidate):")
                    .replace("add(", "candidate(")
                    .replace("assert candidate", "assert add"),
            ),
            2,
        ),
        (asserting(ADD, &format!("{}\ntest()", inside("def test():"))), 2),
    ] {
        let (reward, test) = report(&server, &with(body, &fraction())).await;
        assert_eq!((&reward, &test["asserts"]), (&json!(0.5), &json!({"passed": 2, "total": 4})), "{test}");
        assert_eq!((&test["expected"], &test["actual"]), (&json!("4"), &json!("3")));
        if first == 1 {
            assert_eq!(test["checks"], ran(first), "{test}");
        }
    }
    // Test methods are counted, whatever asserts they have.
    let (reward, test) = report(&server, &with(unit_testing(ADD, method), &fraction())).await;
    assert_eq!((&reward, &test["asserts"]), (&json!(0.0), &json!({"passed": 0, "total": 1})), "{test}");
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_a_failed_assert_may_be_caught_nothing_behind_it_runs() {
    let server = Server::start(&[]);
    for (test, first) in [
        (format!("{}\nfinally:\n    pass", inside("try:")), 2),
        (inside("for _ in range(1):"), 2),
        (inside("if True:"), 2),
        (format!("import contextlib\n{}", inside("with contextlib.nullcontext():")), 3),
    ] {
        let (reward, report) = report(&server, &with(asserting(ADD, &test), &fraction())).await;
        assert_eq!(
            (&reward, &report["asserts"]),
            (&json!(0.25), &json!({"passed": 1, "total": 4})),
            "{test}"
        );
        let ran =
            [passed(first, "assert add(1, 1) == 2"), failed(first + 1, "assert add(1, 2) == 4", "3", "4")];
        assert_eq!(report["checks"], json!(ran), "{test}");
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_behind_a_failed_assert_does_not_change_the_verdict() {
    let server = Server::start(&[]);
    let tests = "assert add(1, 1) == 2\nassert add(1, 2) == 4\nassert add(6, 2) == 8\nassert add(2, 2) == 4";
    for what in [
        "while True: pass",
        "os._exit(0)",
        "os.kill(os.getpid(), 9)",
        "raise ValueError(a)",
        "sys.exit(1)",
        "return [0] * (1 << 40)",
    ] {
        let code = format!("import os, sys\ndef add(a, b):\n    if a > 5:\n        {what}\n    return a + b");
        let answer = server.judged(&in_half_a_second(with(asserting(&code, tests), &fraction()))).await;
        assert_eq!(
            (&answer["verdict"], &answer["message"], &answer["reward"]),
            (&json!("wrong_answer"), &json!("an assert failed in line 2"), &json!(0.25)),
            "{what}: {answer}"
        );
        assert_eq!(answer["tests"][0]["asserts"], json!({"passed": 1, "total": 4}), "{what}");
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hang_of_the_test_code_behind_a_failed_assert_does_not_change_the_verdict() {
    let server = Server::start(&[]);
    let tests = "def forever():\n    while True: pass\nassert add(1, 1) == 2\nassert add(1, 2) == 4\nassert forever() == 1";
    let answer = server.judged(&in_half_a_second(with(asserting(ADD, tests), &fraction()))).await;
    assert_eq!(
        (&answer["verdict"], &answer["message"]),
        (&json!("wrong_answer"), &json!("an assert failed in line 4")),
        "{answer}"
    );
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn test_methods_are_told_by_their_names() {
    let server = Server::start(&[]);
    let answer = server.judged(&with(unit_testing(ADD, UNITTEST), &fraction())).await;
    let test = &answer["tests"][0];
    // The worst of a test is the first that did not hold.
    assert_eq!(
        (&answer["verdict"], &answer["message"], &answer["reward"]),
        (
            &json!("runtime_error"),
            &json!("TypeError: add() missing 1 required positional argument: 'b'"),
            &json!(0.5)
        ),
        "{answer}"
    );
    assert_eq!(test["asserts"], json!({"passed": 2, "total": 4}));
    let told =
        |check: &Value| ["name", "line", "end", "expected", "actual"].map(|field| check[field].clone());
    let checks: Vec<_> = test["checks"].as_array().unwrap().iter().map(told).collect();
    let none = Value::Null;
    assert_eq!(
        checks,
        [
            [json!("test_later"), none.clone(), json!("skipped"), none.clone(), none.clone()],
            [json!("test_one"), none.clone(), json!("passed"), none.clone(), none.clone()],
            [json!("test_raises"), json!(11), json!("raised"), none.clone(), none.clone()],
            [json!("test_two"), json!(6), json!("failed"), json!("4"), json!("3")],
            [json!("test_function"), none.clone(), json!("passed"), none.clone(), none],
        ]
    );
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_says_its_line_and_why_it_failed() {
    let server = Server::start(&[]);
    let (_, test) = report(&server, &unit_testing(ADD, UNITTEST)).await;
    let told = |check: &Value| [check["source"].clone(), check["message"].clone()];
    let of =
        |name: &str| test["checks"].as_array().unwrap().iter().find(|check| check["name"] == name).map(told);
    assert_eq!(
        of("test_two"),
        Some([json!("self.assertEqual(add(1, 2), 4, 'four')"), json!("3 != 4 : four")])
    );
    let message = "TypeError: add() missing 1 required positional argument: 'b'";
    assert_eq!(of("test_raises"), Some([json!("self.assertEqual(add(1), 1)"), json!(message)]));
    let (_, test) = report(&server, &asserting(ADD, "assert add(1, 2) == 4, 'four'")).await;
    assert_eq!(test["message"], "an assert failed in line 1: four");
    assert_eq!(test["checks"][0]["message"], "four");
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_sides_of_a_failed_comparison_are_shown() {
    let server = Server::start(&[]);
    let code = "class Box: pass\ndef f(x=3): return x";
    for (test, expected, actual) in [
        (
            "want = {'a': [1, (2.5,)], 'b': None}\nassert f([{1}]) == want",
            json!("{'a': [1, (2.5,)], 'b': None}"),
            json!("[{1}]"),
        ),
        ("assert 4 == f()", json!("4"), json!("3")),
        ("assert f() in (1, 2)", json!("(1, 2)"), json!("3")),
        ("assert f() < 2", json!("2"), json!("3")),
        ("assert f() != 3", json!("3"), json!("3")),
        ("assert f(Box()) == 'a\\nb'", json!("'a\\nb'"), json!("<Box object>")),
        ("assert not f()", Value::Null, Value::Null),
        ("assert 1 < f() < 2", Value::Null, Value::Null),
        ("assert False, f()", Value::Null, Value::Null),
    ] {
        let (_, report) = report(&server, &asserting(code, test)).await;
        assert_eq!((&report["expected"], &report["actual"]), (&expected, &actual), "{test}: {report}");
        assert_eq!(report["verdict"], "wrong_answer", "{test}");
    }
    let (_, cut) = report(&server, &asserting(code, "assert f('x' * 100_000) == 'y'")).await;
    let shown = cut["actual"].as_str().unwrap();
    assert!(shown.len() <= 2000 && shown.starts_with("'xxx") && shown.ends_with("xxx'"), "{shown}");
    server.stop();
}
