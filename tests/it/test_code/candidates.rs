//! What the candidate is to blame for when tests are code.

use serde_json::{Value, json};

use super::{ADD, TIERS, assert_tests, asserting, checking, in_half_a_second, told, unit_testing, with};
use crate::server::Server;

/// Writes to every descriptor that it can find, as if it were the harness.
const FORGER: &str = "import os
def add(a, b):
    for fd in range(3, 64):
        try:
            os.write(fd, b'\\x05\\x00\\x00\\x00hello')
        except OSError:
            pass
    return a + b";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn however_a_candidate_fails_a_test_the_verdict_says_so() {
    let test = "assert add(1, 2) == 3";
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        for (body, verdict, message, flags) in [
            (
                asserting("def sub(a, b): pass", test),
                "runtime_error",
                "NameError: name 'add' is not defined",
                json!([]),
            ),
            (
                checking("class A: pass", "def check(f):\n    assert f(1, 2) == 3", "A().add"),
                "runtime_error",
                "AttributeError: 'A' object has no attribute 'add'",
                json!([]),
            ),
            (asserting(ADD, "add(1, 2)"), "wrong_answer", "the test checked nothing", json!([])),
            (
                checking(ADD, "def check(f):\n    for x in ():\n        assert f(x, 2) == 3", "add"),
                "wrong_answer",
                "the test checked nothing",
                json!([]),
            ),
            (
                asserting("import sys\ndef add(a, b): sys.exit(0)", test),
                "no_result",
                "exited before it answered",
                json!(["early_exit"]),
            ),
            (
                asserting("import sys\nsys.exit(0)", test),
                "no_result",
                "exited before it answered",
                json!(["early_exit"]),
            ),
            (
                asserting("import os\ndef add(a, b): os._exit(0)", test),
                "no_result",
                "ended before it answered",
                json!(["early_exit"]),
            ),
            (
                asserting("import os\ndef add(a, b): os.kill(os.getpid(), 9)", test),
                "runtime_error",
                "ended by signal 9",
                json!([]),
            ),
            (
                in_half_a_second(asserting("def add(a, b):\n    while True: pass", test)),
                "time_limit_exceeded",
                "used more than 0.5 s of CPU time",
                json!([]),
            ),
            (
                in_half_a_second(asserting("while True: pass", test)),
                "time_limit_exceeded",
                "used more than 0.5 s of CPU time",
                json!([]),
            ),
            (
                asserting("def add(a, b): return [0] * (1 << 40)", test),
                "memory_limit_exceeded",
                "ran out of memory at 1024 MiB (MemoryError)",
                json!([]),
            ),
            (
                asserting(FORGER, test),
                "no_result",
                "broke the rules of the answer channel",
                json!(["protocol_violation"]),
            ),
        ] {
            let right = (json!(verdict), json!(message), flags);
            assert_eq!(told(&server, &body).await, right, "{tier}: {body}");
        }
        assert_tests(&server).await;
        server.stop();
    }
}

/// The exception of the answer's only test.
async fn exception(server: &Server, body: &Value) -> (Value, Value) {
    let answer = server.judged(body).await;
    assert_eq!(answer["exception"], answer["tests"][0]["exception"]);
    (answer["message"].clone(), answer["exception"].clone())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_exception_of_the_candidate_is_told_with_its_own_lines() {
    let server = Server::start(&[]);
    let code = "def inner(a):\n    return 1 // a\n\ndef add(a, b):\n    return inner(a - 1)";
    let message = "integer division or modulo by zero";
    let right = json!({
        "type": "ZeroDivisionError", "message": message, "line": 2,
        "frames": [
            {"file": "<candidate>", "line": 5, "function": "add", "source": "return inner(a - 1)",
             "end_line": 5, "column": 12, "end_column": 24},
            {"file": "<candidate>", "line": 2, "function": "inner", "source": "return 1 // a",
             "end_line": 2, "column": 12, "end_column": 18},
        ],
    });
    let test = "import unittest\nclass T(unittest.TestCase):\n    def test_add(self):\n        self.assertEqual(add(1, 2), 3)";
    for body in [
        asserting(code, "assert add(1, 2) == 3"),
        checking(code, "def check(f):\n    assert f(1, 2) == 3", "add"),
        unit_testing(code, test),
    ] {
        let answer = server.judged(&body).await;
        assert_eq!(answer["verdict"], "runtime_error", "{body}");
        let told = (json!(format!("ZeroDivisionError: {message}")), right.clone());
        assert_eq!(exception(&server, &body).await, told, "{body}");
    }

    let body = asserting("def add(a, b) return", "assert add(1, 2) == 3");
    let answer = server.judged(&body).await;
    assert_eq!(
        (&answer["verdict"], &answer["exception"]["type"], &answer["exception"]["line"]),
        (&json!("syntax_error"), &json!("SyntaxError"), &json!(1)),
        "{answer}"
    );

    let missing =
        json!({"type": "NameError", "message": "name 'add' is not defined", "line": null, "frames": []});
    let body = asserting("x = 1", "assert add(1, 2) == 3");
    assert_eq!(exception(&server, &body).await, (json!("NameError: name 'add' is not defined"), missing));
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_that_does_not_end_once_it_has_used_the_candidate_is_called_by_its_name() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let wall = json!({"limits": {"wall_seconds": 0.5}});
        for (body, message) in [
            (
                in_half_a_second(asserting(ADD, "x = add(1, 2)\nwhile True: pass\nassert x == 3")),
                "the test code used more than 0.5 s of CPU time",
            ),
            (
                with(asserting(ADD, "import time\nx = add(1, 2)\ntime.sleep(60)\nassert x == 3"), &wall),
                "the test code had not ended after 0.5 s",
            ),
        ] {
            let right = (json!("time_limit_exceeded"), json!(message), json!([]));
            assert_eq!(told(&server, &body).await, right, "{tier}");
        }
        assert_tests(&server).await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn test_code_that_fills_its_memory_is_said_to() {
    let server = Server::start(&[]);
    let test = "x = add(1, 2)\ny = [bytearray(1 << 20) for _ in range(3000)]\nassert x == 3";
    let message = json!("the test code used more than 1024 MiB of memory");
    let right = (json!("memory_limit_exceeded"), message, json!([]));
    assert_eq!(told(&server, &asserting(ADD, test)).await, right);
    assert_tests(&server).await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_exception_of_the_test_code_behind_the_use_of_the_candidate_is_no_error_of_the_caller() {
    let server = Server::start(&[]);
    for (test, message) in [
        (
            "x = add(1, 2)\nx.append(1)\nassert x == 3",
            "the test raised AttributeError: 'int' object has no attribute 'append'",
        ),
        ("import sys\nx = add(1, 2)\nsys.exit(0)\nassert x == 3", "the test raised SystemExit: 0"),
        ("x = add(1, 2)\nraise AssertionError('not so')\nassert x", "an assert failed in line 2: not so"),
    ] {
        let right = (json!("wrong_answer"), json!(message), json!([]));
        assert_eq!(told(&server, &asserting(ADD, test)).await, right, "{test}");
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn completions_are_told_apart_by_the_same_test_code() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier, "--slots", "2"]);
        let fenced = |code: &str| format!("```python\n{code}\n```");
        let body = json!({
            "tests": [
                {"type": "check", "code": "def check(f):\n    assert f(1, 2) == 3\n    assert f(2, 2) == 4", "entry_point": "add"},
                {"type": "assert", "code": "assert add(0, 0) == 0"},
            ],
            "completions": [
                fenced(ADD),
                fenced("def add(a, b):\n    return 3"),
                fenced("def add(a, b):\n    while True: pass"),
                "I cannot help with that: ```\n```",
                fenced(ADD),
                fenced("def add(a, b):\n    return sum("),
                fenced("import os\nos._exit(0)"),
                fenced(FORGER),
                fenced("def plus(a, b):\n    return a + b"),
            ],
            "reward": "fraction_asserts",
            "limits": {"cpu_seconds": 0.5},
        });
        let (status, answer) = server.post_to("/score", &body).await;
        assert_eq!(status, 200, "{answer}");
        let judgements = answer["judgements"].as_array().into_iter().flatten();
        let verdicts: Vec<_> = judgements.filter_map(|judgement| judgement["verdict"].as_str()).collect();
        assert_eq!(
            verdicts,
            [
                "accepted",
                "wrong_answer",
                "time_limit_exceeded",
                "no_result",
                "accepted",
                "syntax_error",
                "no_result",
                "no_result",
                "runtime_error",
            ],
            "{tier}"
        );
        let third = 1.0 / 3.0;
        let rewards = json!([1.0, third, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(answer["rewards"], rewards, "{tier}");
        server.stop();
    }
}
