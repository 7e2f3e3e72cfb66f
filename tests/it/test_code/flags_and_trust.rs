//! Where test code ran, and what is flagged beside the verdict.

use serde_json::{Value, json};

use super::{ADD, TIERS, asserting, checking, told, unit_testing};
use crate::server::Server;

/// A candidate with a function and a class.
const CODE: &str =
    "def add(a, b):\n    return a + b\nclass Adder:\n    def add(self, a, b):\n        return a + b";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn test_code_that_cannot_be_kept_apart_runs_with_the_candidate_and_is_said_to() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        for (body, reason) in [
            (
                asserting(
                    CODE,
                    "from unittest.mock import patch\nwith patch('builtins.print'):\n    assert add(1, 2) == 3",
                ),
                "replaces what the candidate uses",
            ),
            (
                asserting(CODE, "import inspect\nassert inspect.isfunction(add)"),
                "looks into objects by `inspect`",
            ),
            (
                asserting(CODE, "class Mine(Adder):\n    pass\nassert Mine().add(1, 2) == 3"),
                "extends `Adder`",
            ),
            (
                asserting(
                    CODE,
                    "with open('notes', 'w') as file:\n    file.write('3')\nassert add(1, 2) == 3",
                ),
                "shares files",
            ),
            (
                checking(
                    CODE,
                    "import pickle\ndef check(f):\n    assert pickle.loads(pickle.dumps(f(1, 2))) == 3",
                    "add",
                ),
                "pickles objects",
            ),
            (
                unit_testing(CODE, "def test_add(monkeypatch=None):\n    assert eval(str(add(1, 2))) == 3"),
                "replaces what the candidate uses",
            ),
            (asserting(CODE, "assert globals()['add'](1, 2) == 3"), "uses `globals()`"),
            (
                asserting(CODE, "import os as o\nassert not o.environ.get('X') and add(1, 2) == 3"),
                "uses the environment",
            ),
            (
                asserting(CODE, "from os import listdir\nassert listdir() == [] and add(1, 2) == 3"),
                "shares files",
            ),
            (
                asserting(CODE, "import dataclasses as d\nf = d.fields\nassert add(1, 2) == 3"),
                "takes dataclasses apart",
            ),
            (
                asserting(CODE, "from dataclasses import fields\nassert callable(fields) and add(1, 2) == 3"),
                "takes dataclasses apart",
            ),
        ] {
            let answer = server.judged(&body).await;
            let test = &answer["tests"][0];
            assert_eq!(
                (&answer["verdict"], &answer["trust"], &answer["flags"]),
                (&json!("accepted"), &json!("in_process"), &json!(["in_process"])),
                "{tier}: {answer}"
            );
            assert_eq!(
                (&test["in_process"], &test["flags"]),
                (&json!(reason), &json!(["in_process"])),
                "{body}"
            );
        }
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_ends_a_shared_process_the_reason_for_sharing_it_is_told() {
    let server = Server::start(&[]);
    let body = asserting(CODE, "import os\nos.listdir('.')\nx = add(1, 2)\nos._exit(0)\nassert x == 3");
    let answer = server.judged(&body).await;
    let test = &answer["tests"][0];
    assert_eq!(
        (&answer["verdict"], &answer["message"], &answer["trust"]),
        (&json!("no_result"), &json!("ended before it answered"), &json!("in_process")),
        "{answer}"
    );
    assert_eq!(test["flags"], json!(["in_process", "early_exit"]));
    assert_eq!(test["in_process"], "shares files", "{answer}");
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_other_test_code_is_kept_apart() {
    let server = Server::start(&[]);
    for body in [
        asserting(CODE, "import math\nassert add(1, 2) == math.floor(3.2)"),
        asserting(CODE, "assert Adder().add(1, 2) == 3 and isinstance(Adder(), Adder)"),
        asserting(CODE, "from unittest.mock import Mock\nassert Mock(return_value=3)() == add(1, 2)"),
        asserting(CODE, "from solution import add as plus\nassert plus(1, 2) == 3"),
        asserting(CODE, "import os.path\nassert os.path.join('a', str(add(1, 2))) == 'a/3'"),
        asserting(CODE, "fields = [1, 2]\ndef timeout(x): return x\nassert add(*fields) == timeout(3)"),
        asserting(
            CODE,
            "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()):\n    assert add(1, 2) == 3",
        ),
        checking(CODE, "def check(f):\n    assert f(1, 2) == 3", "Adder().add"),
        unit_testing(
            CODE,
            "import unittest\nclass T(unittest.TestCase):\n    def test_add(self):\n        self.assertEqual(add(1, 2), 3)",
        ),
    ] {
        let answer = server.judged(&body).await;
        assert_eq!(
            (&answer["verdict"], &answer["trust"], &answer["flags"], &answer["tests"][0]["in_process"]),
            (&json!("accepted"), &json!("separate_process"), &json!([]), &Value::Null),
            "{answer}"
        );
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_test_that_shares_the_process_marks_the_whole_answer_and_no_other_test() {
    let server = Server::start(&[]);
    let body = json!({"code": CODE, "tests": [
        {"type": "assert", "code": "assert add(1, 2) == 3"},
        {"type": "assert", "code": "import inspect\nassert inspect.isclass(Adder)"},
        {"type": "call", "function": "add", "args": [1, 2], "expected": 3},
    ]});
    let answer = server.judged(&body).await;
    assert_eq!(
        (&answer["trust"], &answer["flags"]),
        (&json!("in_process"), &json!(["in_process"])),
        "{answer}"
    );
    let flags = [0, 1, 2].map(|at: usize| answer["tests"][at]["flags"].clone());
    assert_eq!(flags, [json!([]), json!(["in_process"]), json!([])]);
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_worth_knowing_beside_the_verdict_is_flagged() {
    let server = Server::start(&[]);
    let accepted = |flag: &str| (json!("accepted"), Value::Null, json!([flag]));
    let refused = |line: u32| {
        (json!("wrong_answer"), json!(format!("an assert failed in line {line}")), json!(["type_not_exact"]))
    };
    let changes = "def f(x):\n    x.append(1)\n    return len(x)";
    let compares = "class P:\n    def __init__(self, x): self.x = x\n    def __eq__(self, other): return self.x == other.x";
    let liar = "class L:\n    def __eq__(self, other): return True\ndef f(): return L()";
    for (code, test, right) in [
        (changes, "x = []\nassert f(x) == 1\nassert x == [1]", accepted("arguments_mutated")),
        (compares, "assert P(1) == P(1)\nassert P(1) != P(2)", accepted("compared_by_candidate")),
        ("class L(list): pass\ndef f(): return L([1])", "assert f() == [1]", accepted("type_not_exact")),
        (liar, "x = f()\nassert x == [1]", refused(2)),
        (liar, "assert [1] == f()", refused(1)),
        (liar, "assert f() in [[1]]", refused(1)),
        (ADD, "assert add(1, 2) == 3", (json!("accepted"), Value::Null, json!([]))),
    ] {
        assert_eq!(told(&server, &asserting(code, test)).await, right, "{code}\n{test}");
    }
    server.stop();
}
