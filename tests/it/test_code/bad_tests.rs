//! Test code that is wrong in itself is the caller's error, not a verdict on the candidate.
#![expect(clippy::unwrap_used, reason = "an answer without what it must have fails the test")]

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;
use tockbox::dataset::digest::sha256_hex;

use super::{ADD, TIERS, assert_tests, asserting, checking, in_half_a_second, told, unit_testing, with};
use crate::program::{built, command, file, finish};
use crate::server::Server;

fn refused(field: &str, message: &str) -> (u16, Value) {
    let error = json!({"code": "invalid_submission", "message": message, "field": field});
    (422, json!({"error": error}))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn test_code_that_no_candidate_can_pass_is_refused() {
    let check = "def check(candidate):\n    assert candidate(1, 2) == 3";
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        for (body, message) in [
            (
                asserting(ADD, "three = 3\nassert add(1, 2) =\n"),
                "the test code does not compile: invalid syntax in line 2",
            ),
            (
                asserting(ADD, "assert add(1, 2) == 3\0"),
                "the test code does not compile: source code string cannot contain null bytes",
            ),
            (
                checking(ADD, "def chekc(candidate):\n    assert candidate(1, 2) == 3", "add"),
                "the test code defines no function `check`",
            ),
            (unit_testing(ADD, check), "the test code has no test methods"),
            (
                asserting(ADD, "import no_such_module\nassert add(1, 2) == 3"),
                "ModuleNotFoundError: No module named 'no_such_module'",
            ),
            (asserting(ADD, "{}['three']\nassert add(1, 2) == 3"), "KeyError: 'three'"),
            (checking(ADD, &format!("{check}\nraise ValueError('no data')"), "add"), "ValueError: no data"),
            (asserting(ADD, "import sys\nsys.exit(3)\nassert add(1, 2) == 3"), "SystemExit: 3"),
            (
                asserting(ADD, "from os import _exit\n_exit(0)\nassert add(1, 2) == 3"),
                "the test code ended the process that it ran in before it used the candidate",
            ),
            (
                in_half_a_second(asserting(ADD, "while True: pass\nassert add(1, 2) == 3")),
                "the test code used more than 0.5 s of CPU time before it used the candidate",
            ),
            (
                with(
                    asserting(ADD, "import time\ntime.sleep(60)\nassert add(1, 2) == 3"),
                    &json!({"limits": {"wall_seconds": 0.5}}),
                ),
                "the test code had not ended after 0.5 s before it used the candidate",
            ),
        ] {
            assert_eq!(server.execute(&body).await, refused("tests[0].code", message), "{tier}: {body}");
            // It is no better with a candidate that could not pass either.
            let wrong = with(body.clone(), &json!({"code": "def add(a, b):\n    return None"}));
            assert_eq!(server.execute(&wrong).await, refused("tests[0].code", message), "{tier}: {wrong}");
        }
        assert_tests(&server).await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn to_define_names_is_not_to_use_the_candidate() {
    let server = Server::start(&[]);
    for (test, message) in [
        ("three = {}['three']\nassert add(1, 2) == three", "KeyError: 'three'"),
        (
            "def three():\n    return 3 / 0\nx = three()\nassert add(1, 2) == x",
            "ZeroDivisionError: division by zero",
        ),
        ("raise ValueError('no data')", "ValueError: no data"),
        (
            "limit = 3\nwhile limit: pass\nassert add(1, 2) == limit",
            "the test code used more than 0.5 s of CPU time before it used the candidate",
        ),
    ] {
        let body = in_half_a_second(asserting(ADD, test));
        assert_eq!(server.execute(&body).await, refused("tests[0].code", message), "{test}");
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_error_that_only_the_compiler_finds_is_told_like_one_of_the_parser() {
    let server = Server::start(&[]);
    let body = asserting(ADD, "assert add(1, 2) == 3\nreturn 1");
    let message = "the test code does not compile: 'return' outside function in line 2";
    assert_eq!(server.execute(&body).await, refused("tests[0].code", message));
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn test_code_that_runs_out_of_memory_before_it_uses_the_candidate_is_refused() {
    let server = Server::start(&[]);
    let body = asserting(ADD, "table = [0] * (1 << 40)\nassert add(1, 2) == 3");
    assert_eq!(server.execute(&body).await, refused("tests[0].code", "MemoryError"));
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_test_to_blame_is_named_among_others() {
    let server = Server::start(&[]);
    let body = json!({"code": ADD, "tests": [
        {"type": "call", "function": "add", "args": [1, 2], "expected": 3},
        {"type": "assert", "code": "assert add(1, 2) == 3"},
        {"type": "stdio", "expected_stdout": ""},
        {"type": "assert", "code": "{}[3]\nassert add(1, 2) == 3"},
        {"type": "assert", "code": "int('III')\nassert add(1, 2) == 3"},
    ]});
    let message = "ValueError: invalid literal for int() with base 10: 'III'";
    assert_eq!(server.execute(&body).await, refused("tests[3].code", "KeyError: 3"));
    let mut body = body;
    body["tests"].as_array_mut().unwrap().remove(3);
    assert_eq!(server.execute(&body).await, refused("tests[3].code", message));
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_shows_without_a_python_is_refused_at_once() {
    let server = Server::start(&[]);
    let check = |entry_point: Value| json!({"code": ADD, "tests": [{"type": "check", "code": "def check(f): pass", "entry_point": entry_point}]});
    for (body, field, message) in [
        (asserting(ADD, ""), "code", "must not be empty"),
        (asserting(ADD, " \n\t"), "code", "must not be empty"),
        (json!({"code": ADD, "tests": [{"type": "assert"}]}), "code", "is required"),
        (
            json!({"code": ADD, "tests": [{"type": "assert", "code": 1}]}),
            "code",
            "must be text, not a number",
        ),
        (
            json!({"code": ADD, "tests": [{"type": "check", "code": "def check(f): pass"}]}),
            "entry_point",
            "is required",
        ),
        (
            json!({"code": ADD, "tests": [{"type": "unittest", "code": "x", "entry_point": "add"}]}),
            "entry_point",
            "unknown field: `type`, `name`, `code` are known",
        ),
        (
            check(json!("")),
            "entry_point",
            "must be a name, names with dots between them, or `Class().method`",
        ),
        (check(json!("a b")), "entry_point", "`a b` is not an identifier"),
        (check(json!("class")), "entry_point", "`class` is a keyword"),
        (check(json!(3)), "entry_point", "must be text, not a number"),
        (
            check(json!("A(1).b")),
            "entry_point",
            "must have nothing between its parentheses, as in `Class().method`",
        ),
    ] {
        let field = format!("tests[0].{field}");
        assert_eq!(server.execute(&body).await, refused(&field, message), "{body}");
    }
    assert_eq!(server.metric("tockbox_slots_recycled_total").await, 0);
    assert_tests(&server).await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_test_code_prints_is_for_nobody() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let flood = "import sys\nfor _ in range(2000): print('x' * 1000)\nassert add(1, 2) == 3\n\
                     print('y' * 5_000_000, file=sys.stderr)\nassert add(2, 2) == 4";
        let answer = server.judged(&asserting(ADD, flood)).await;
        assert_eq!(
            (&answer["verdict"], &answer["stdout"], &answer["stderr"], &answer["flags"]),
            (&json!("accepted"), &json!(""), &json!(""), &json!([])),
            "{tier}: {answer}"
        );
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn completions_of_a_problem_with_broken_test_code_are_not_scored() {
    let folder = dataset();
    let server = Server::start(&["--datasets-dir", folder.path().to_str().unwrap()]);
    let body = json!({"problem_id": "own/2", "completions": [ADD, "def add(a, b):\n    return 0"]});
    let message = "names a problem that cannot be judged: tests[1].code: ZeroDivisionError: division by zero";
    assert_eq!(server.post_to("/score", &body).await, refused("problem_id", message));
    let tests = json!([{"type": "assert", "code": "3 / 0\nassert add(1, 2) == 3"}]);
    let body = json!({"tests": tests, "completions": [ADD]});
    let message = "ZeroDivisionError: division by zero";
    assert_eq!(server.post_to("/score", &body).await, refused("tests[0].code", message));
    let body = json!({"problem_id": "own/1", "completions": [ADD, "def add(a, b):\n    return 0"]});
    let (status, answer) = server.post_to("/score", &body).await;
    assert_eq!((status, &answer["rewards"]), (200, &json!([1.0, 0.0])), "{answer}");
    assert_eq!(told(&server, &asserting(ADD, "assert add(1, 2) == 3")).await.0, "accepted");
    server.stop();
}

#[test]
fn in_a_batch_a_sample_of_a_problem_with_broken_test_code_is_a_bad_line() {
    let folder = dataset();
    let sample = |task: &str, code: &str| json!({"task_id": task, "code": code}).to_string();
    let wrong = "def add(a, b):\n    return 0";
    let lines = [sample("own/1", ADD), sample("own/2", ADD), sample("own/1", wrong)].join("\n");
    let samples = file(folder.path(), "samples.jsonl", lines);
    let output = folder.path().join("records.jsonl");
    let own = folder.path().join("own");
    let words =
        ["score", "--json", "--slots", "1", "--dataset", own.to_str().unwrap(), "--samples", &samples];
    let words = [&words[..], &["--output", output.to_str().unwrap()]].concat();
    let ended = finish(command(built(), &words), b"");
    assert_eq!(ended.code, 10, "{ended:?}");
    let summary = ended.json();
    assert_eq!(
        (&summary["scored"], &summary["bad_lines"], &summary["not_judged"]),
        (&json!(2), &json!(1), &json!(0)),
        "{summary}"
    );
    let message = "its problem cannot be judged: tests[1].code: ZeroDivisionError: division by zero";
    assert!(ended.stderr.contains(&format!("samples.jsonl:2: task_id: {message}\n")), "{}", ended.stderr);
    let records = fs::read_to_string(&output).unwrap();
    let records: Vec<Value> = records.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |index: u64| records.iter().find(|record| record["index"] == index).unwrap();
    assert_eq!((&of(0)["verdict"], &of(2)["verdict"]), (&json!("accepted"), &json!("wrong_answer")));
    let error = json!({"line": 2, "field": "task_id", "message": message});
    assert_eq!((&of(1)["task_id"], &of(1)["error"]), (&json!("own/2"), &error));
}

/// A folder of datasets with one dataset, `own`, whose second problem has broken test code.
fn dataset() -> TempDir {
    let folder = TempDir::new().unwrap();
    let own = folder.path().join("own");
    fs::create_dir(&own).unwrap();
    let test = |code: &str| json!({"type": "assert", "code": code});
    let problem = |task: &str, tests: &[Value]| json!({"task_id": task, "prompt": "Add.", "tests": tests});
    let good = test("assert add(1, 2) == 3");
    let problems = [
        problem("own/1", std::slice::from_ref(&good)),
        problem("own/2", &[good, test("3 / 0\nassert add(1, 2) == 3")]),
    ];
    write_dataset(&own, &problems.map(|problem| problem.to_string()).join("\n"));
    folder
}

fn write_dataset(folder: &Path, problems: &str) {
    let problems = format!("{problems}\n");
    let manifest = format!(
        "name = \"own\"\ntitle = \"Own\"\ndescription = \"For a test.\"\nversion = \"1\"\nschema_version = 1\n\
         licence = \"CC0-1.0\"\nsource = \"here\"\n[problems]\nfile = \"problems.jsonl\"\ncount = 2\nsha256 = \"{}\"\n",
        sha256_hex(problems.as_bytes())
    );
    file(folder, "problems.jsonl", problems);
    file(folder, "manifest.toml", manifest);
}
