//! `tockbox serve` with real guests: what is answered to a well-formed request.
#![expect(clippy::unwrap_used, reason = "an answer without what it must have fails the test")]

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::server::{Server, answer};

/// The answer as text, with what differs from run to run replaced.
fn stable(mut answer: Value) -> String {
    let figures: Vec<_> = answer["usage"].as_object().unwrap().keys().cloned().collect();
    for test in answer["tests"].as_array_mut().unwrap() {
        let usage = test["usage"].take();
        assert!(usage.as_object().unwrap().keys().eq(&figures), "{usage}");
        test["usage"] = json!("[as below]");
    }
    for (_, figure) in answer["usage"].as_object_mut().unwrap() {
        if !figure.is_null() {
            assert!(figure.as_f64().is_some_and(|figure| figure >= 0.0), "{figure}");
            *figure = json!("[number]");
        }
    }
    answer["isolation"] = json!("[isolation]");
    serde_json::to_string_pretty(&answer).unwrap()
}

#[tokio::test]
async fn a_plain_run_is_answered_in_full() {
    let server = Server::start(&[]);
    let code = "import sys\nprint(input())\nprint('oh', file=sys.stderr)";
    let answer = server.judged(&json!({"id": "a b", "code": code, "stdin": "héllo\n"})).await;
    assert_eq!(answer["isolation"]["tier"], "full");
    assert_snapshot!(stable(answer), @r#"
    {
      "id": "a b",
      "verdict": "accepted",
      "reward": 1.0,
      "passed": 0,
      "total": 0,
      "tests": [],
      "message": null,
      "stdout": "héllo\n",
      "stderr": "oh\n",
      "exit_code": 0,
      "signal": null,
      "exception": null,
      "flags": [],
      "trust": null,
      "usage": {
        "queue_ms": "[number]",
        "wall_ms": "[number]",
        "cpu_ms": "[number]",
        "memory_peak_bytes": "[number]",
        "instructions": null
      },
      "backend": "native",
      "environment": "default",
      "isolation": "[isolation]",
      "trace": null,
      "coverage": null,
      "profile": null
    }
    "#);
    server.stop();
}

#[tokio::test]
async fn a_fraction_of_the_tests_can_be_the_reward() {
    let server = Server::start(&[]);
    let tests = [3, 4].map(|expected| json!({"type": "call", "function": "f", "expected": expected}));
    let body = json!({"code": "def f(): return 3", "tests": tests, "reward": "fraction"});
    assert_eq!(server.judged(&body).await["reward"], json!(0.5));
    server.stop();
}

#[tokio::test]
async fn tests_are_answered_one_by_one() {
    let server = Server::start(&[]);
    let body = json!({
        "code": "def half(n):\n    return n / 2\n\nif __name__ == '__main__':\n    print(half(int(input())))",
        "tests": [
            {"type": "stdio", "name": "even", "stdin": "4\n", "expected_stdout": "2.0"},
            {"type": "call", "function": "half", "args": [7], "expected": 3},
        ],
    });
    assert_snapshot!(stable(server.judged(&body).await), @r#"
    {
      "id": null,
      "verdict": "wrong_answer",
      "reward": 0.0,
      "passed": 1,
      "total": 2,
      "tests": [
        {
          "index": 0,
          "name": "even",
          "verdict": "accepted",
          "expected": "2.0",
          "actual": "2.0\n",
          "message": null,
          "stdout": "2.0\n",
          "stderr": "",
          "exit_code": 0,
          "signal": null,
          "exception": null,
          "usage": "[as below]",
          "flags": [],
          "asserts": null,
          "checks": [],
          "in_process": null,
          "truncated": []
        },
        {
          "index": 1,
          "name": null,
          "verdict": "wrong_answer",
          "expected": "3",
          "actual": "3.5",
          "message": "returned a value of type float, and one of type int is expected",
          "stdout": "",
          "stderr": "",
          "exit_code": 0,
          "signal": null,
          "exception": null,
          "usage": "[as below]",
          "flags": [],
          "asserts": null,
          "checks": [],
          "in_process": null,
          "truncated": []
        }
      ],
      "message": "returned a value of type float, and one of type int is expected",
      "stdout": "",
      "stderr": "",
      "exit_code": 0,
      "signal": null,
      "exception": null,
      "flags": [],
      "trust": "separate_process",
      "usage": {
        "queue_ms": "[number]",
        "wall_ms": "[number]",
        "cpu_ms": "[number]",
        "memory_peak_bytes": "[number]",
        "instructions": null
      },
      "backend": "native",
      "environment": "default",
      "isolation": "[isolation]",
      "trace": null,
      "coverage": null,
      "profile": null
    }
    "#);
    server.stop();
}

#[tokio::test]
async fn an_exception_is_data() {
    let server = Server::start(&[]);
    let code = "def f(n):\n    return 1 / n\n\nf(0)\n";
    let answer = server.judged(&json!({"code": code})).await;
    assert_eq!(
        (&answer["verdict"], &answer["reward"], &answer["exit_code"]),
        (&json!("runtime_error"), &json!(0.0), &json!(1))
    );
    assert_eq!(
        answer["exception"],
        json!({
            "type": "ZeroDivisionError", "message": "division by zero", "line": 2,
            "frames": [
                {"file": "<candidate>", "line": 4, "function": "<module>", "source": "f(0)",
                 "end_line": 4, "column": 1, "end_column": 5},
                {"file": "<candidate>", "line": 2, "function": "f", "source": "return 1 / n",
                 "end_line": 2, "column": 12, "end_column": 17},
            ],
        })
    );
    server.stop();
}

#[tokio::test]
async fn an_exception_tells_what_it_came_from_and_what_it_is_a_group_of() {
    const CODE: &str = r#"
def cause():
    try:
        {}["ä"] + missing
    except KeyError as error:
        raise ValueError("why") from error

def context():
    try:
        1 / 0
    except ZeroDivisionError:
        int("x")

def neither():
    try:
        1 / 0
    except ZeroDivisionError:
        raise OSError("alone") from None

def group():
    raise ExceptionGroup("all", [ValueError("a"), ExceptionGroup("b", [TypeError("c")])])

def cycle():
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    raise one

def liar():
    class Liar(Exception):
        __cause__ = __context__ = None
    raise Liar("lies")
"#;
    let server = Server::start(&[]);
    let names = ["cause", "context", "neither", "group", "liar"];
    // By a call, and by test code, where the exception crosses to another process.
    let calls = names.map(|name| json!({"type": "call", "function": name, "args": [], "expected": 1}));
    let asserts = names.map(|name| json!({"type": "assert", "code": format!("assert {name}() == 1")}));
    for tests in [calls, asserts] {
        let answer = server.judged(&json!({"code": CODE, "tests": tests})).await;
        let exception = |at: usize| &answer["tests"][at]["exception"];
        let told = |exception: &Value| (exception["type"].clone(), exception["message"].clone());
        let cause = &exception(0)["cause"];
        assert_eq!(
            (&exception(0)["type"], told(cause)),
            (&json!("ValueError"), (json!("KeyError"), json!("'ä'")))
        );
        let frame = &cause["frames"][0];
        assert_eq!(
            (&frame["line"], &frame["column"], &frame["end_column"]),
            (&json!(4), &json!(9), &json!(16))
        );
        assert_eq!(told(&exception(1)["context"]), (json!("ZeroDivisionError"), json!("division by zero")));
        assert_eq!((exception(2).get("cause"), exception(2).get("context")), (None, None), "{answer}");
        let parts = &exception(3)["exceptions"];
        assert_eq!(told(&parts[0]), (json!("ValueError"), json!("a")));
        assert_eq!(told(&parts[1]["exceptions"][0]), (json!("TypeError"), json!("c")));
        assert_eq!(exception(4)["message"], "lies");
    }
    let body = json!({"code": format!("{CODE}\ncycle()")});
    let answer = server.judged(&body).await;
    let (mut depth, mut at) = (1, &answer["exception"]);
    while let Some(cause) = at.get("cause") {
        (depth, at) = (depth + 1, cause);
    }
    assert_eq!(depth, 8);
    server.stop();
}

#[tokio::test]
async fn a_source_that_does_not_compile_says_where() {
    let server = Server::start(&[]);
    let answer = server.judged(&json!({"code": "ä = 1\nif ä:\n    print(ä ä)\n"})).await;
    let exception = &answer["exception"];
    assert_eq!((&answer["verdict"], &exception["line"]), (&json!("syntax_error"), &json!(3)));
    assert_eq!(
        exception["syntax"],
        json!({"line": 3, "column": 11, "end_line": 3, "end_column": 14,
               "text": "    print(ä ä)\n          ^^^"})
    );
    let answer = server.judged(&json!({"code": "x = '\\0"})).await;
    assert_eq!(
        (&answer["verdict"], &answer["exception"]["syntax"]["line"]),
        (&json!("syntax_error"), &json!(1))
    );
    server.stop();
}

#[tokio::test]
async fn files_are_in_the_working_directory_and_gone_with_the_run() {
    let server = Server::start(&[]);
    let code = "import os\nprint(open('data.csv').read(), sorted(os.listdir('in')), os.path.exists('left'))\n\
                open('left', 'w').write('x')";
    // "1,2", "" and "zip".
    let files = json!({"data.csv": "MSwy", "in/a": "", "in/b": "emlw"});
    for _ in 0..2 {
        let answer = server.judged(&json!({"code": code, "files": files})).await;
        assert_eq!(answer["stdout"], "1,2 ['a', 'b'] False\n", "{answer}");
    }
    let answer = server.judged(&json!({"code": "import os; print(os.listdir())"})).await;
    assert_eq!(answer["stdout"], "[]\n");
    server.stop();
}

#[tokio::test]
async fn limits_of_the_request_hold() {
    let server = Server::start(&[]);
    for (code, limits, verdict) in [
        ("while True: pass", json!({"cpu_seconds": 0.3}), "time_limit_exceeded"),
        ("import time; time.sleep(60)", json!({"wall_seconds": 0.3}), "time_limit_exceeded"),
        ("x = bytearray(200 << 20)", json!({"memory_mib": 64}), "memory_limit_exceeded"),
        ("print('x' * 2000)", json!({"output_bytes": 1000}), "output_limit_exceeded"),
        ("import os; os.fork()", json!({"processes": 1}), "runtime_error"),
        ("import os\nif os.fork(): os.wait()", json!({"processes": 2}), "accepted"),
        ("open('f', 'wb').write(bytes(2 << 20))", json!({"disk_mib": 1}), "runtime_error"),
        ("open('f', 'wb').write(bytes(2 << 20))", json!({"disk_mib": 4}), "accepted"),
    ] {
        let answer = server.judged(&json!({"code": code, "limits": limits})).await;
        assert_eq!(answer["verdict"], verdict, "{code}: {answer}");
    }
    server.assert_serves().await;
    server.stop();
}

#[tokio::test]
async fn everything_beside_execute_answers() {
    let server = Server::start(&[]);
    let (status, health) = answer(server.get("/health").await).await;
    assert_eq!((status, health), (200, json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")})));
    assert_eq!(answer(server.get("/ready").await).await, (200, json!({"status": "ready"})));

    let (status, there_is) = answer(server.get("/environments").await).await;
    let environment = &there_is["environments"][0];
    assert_eq!(status, 200);
    assert_eq!(
        (&environment["name"], &environment["backend"], &environment["preloaded"]),
        (&json!("default"), &json!("native"), &json!([]))
    );
    assert!(environment["version"].as_str().unwrap().starts_with("3."), "{environment}");
    assert_eq!(there_is["backends"][0]["tier"], "full");

    server.assert_serves().await;
    let metrics = server.get("/metrics").await;
    assert_eq!(metrics.headers()["content-type"], "text/plain; version=0.0.4; charset=utf-8");
    assert_eq!(server.metric("tockbox_executions_total{verdict=\"accepted\",backend=\"native\"}").await, 1);
    assert_eq!(server.metric("tockbox_internal_errors_total{source=\"sandbox\"}").await, 0);

    let (status, description) = answer(server.get("/openapi.json").await).await;
    assert_eq!(status, 200);
    let mut paths: Vec<_> = description["paths"].as_object().unwrap().keys().collect();
    paths.sort();
    assert_eq!(
        paths,
        [
            "/batch",
            "/datasets",
            "/datasets/{name}/problems",
            "/environments",
            "/execute",
            "/health",
            "/metrics",
            "/ready",
            "/score"
        ]
    );

    let page = server.get("/docs/").await;
    assert_eq!(
        (page.status().as_u16(), &page.headers()["content-type"]),
        (200, &"text/html".parse().unwrap())
    );
    assert!(page.text().await.unwrap().contains("swagger-ui"));
    server.stop();
}

#[tokio::test]
async fn requests_at_the_same_time_get_their_own_answers() {
    let server = Server::start(&["--slots", "2"]);
    let asked: Vec<_> = (0..60)
        .map(|number| {
            let code = format!("import sys\nprint({number}, input())\nsys.exit({number} % 3)");
            server.begin(&json!({"id": number.to_string(), "code": code, "stdin": format!("in {number}")}))
        })
        .collect();
    for (number, request) in asked.into_iter().enumerate() {
        let (status, body) = answer(request.await.unwrap().unwrap()).await;
        let got = (status, &body["id"], &body["stdout"], &body["exit_code"]);
        let (id, stdout) = (json!(number.to_string()), json!(format!("{number} in {number}\n")));
        assert_eq!(got, (200, &id, &stdout, &json!(number % 3)), "{body}");
    }
    server.stop();
}
