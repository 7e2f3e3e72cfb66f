//! `POST /score` and `GET /datasets` with real guests.
#![expect(clippy::unwrap_used, reason = "an answer without what it must have fails the test")]

use std::fs;

use serde_json::{Value, json};

use crate::processes::eventually;
use crate::server::{Server, answer};

/// The datasets of the repository, wherever the tests are started.
const DATASETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets");

fn fenced(code: &str) -> String {
    format!("Let me think.\n\n```python\n{code}\n```\nThat is it.")
}

fn verdicts(answer: &Value) -> Vec<&str> {
    let judgements = answer["judgements"].as_array().unwrap();
    judgements.iter().map(|judgement| judgement["verdict"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn completions_are_judged_by_the_tests_of_the_request() {
    let server = Server::start(&["--slots", "2"]);
    let body = json!({
        "tests": [
            {"type": "call", "function": "add", "args": [1, 2], "expected": 3},
            {"type": "call", "function": "add", "args": [0, 0], "expected": 0},
        ],
        "completions": [
            fenced("def add(a, b):\n    return a + b"),
            fenced("def add(a, b):\n    return a - b"),
            fenced("def add(a, b):\n    while True: pass"),
            "I cannot help with that: ```\n```",
            fenced("def add(a, b):\n    return a + b"),
            "def add(a, b): return sum(",
            fenced("import os\nos._exit(0)"),
        ],
        "reward": "fraction",
        "limits": {"cpu_seconds": 0.5},
    });
    let (status, answer) = server.post_to("/score", &body).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(
        verdicts(&answer),
        [
            "accepted",
            "wrong_answer",
            "time_limit_exceeded",
            "no_result",
            "accepted",
            "syntax_error",
            "no_result"
        ]
    );
    assert_eq!(answer["rewards"], json!([1.0, 0.5, 0.0, 0.0, 1.0, 0.0, 0.0]));
    assert_eq!(answer["judgements"][0]["usage"], answer["judgements"][4]["usage"], "it ran once");
    assert_eq!(server.metric("tockbox_executions_total{verdict=\"accepted\",backend=\"native\"}").await, 1);
    server.assert_serves().await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_problem_of_a_dataset_judges_its_samples_as_they_state() {
    let server = Server::start(&["--slots", "2", "--datasets-dir", DATASETS]);
    let samples = fs::read_to_string(format!("{DATASETS}/tick/samples.jsonl")).unwrap();
    let samples: Vec<Value> = samples.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let samples: Vec<_> = samples.iter().filter(|sample| sample["task_id"] == "tick/001").collect();
    let completions: Vec<_> = samples.iter().map(|sample| &sample["completion"]).collect();
    let expected: Vec<_> =
        samples.iter().map(|sample| sample["expected_verdict"].as_str().unwrap()).collect();
    assert!(expected.len() > 2);
    let body = json!({"problem_id": "tick/001", "completions": completions, "stop_on_failure": true});
    let (status, scored) = server.post_to("/score", &body).await;
    assert_eq!((status, verdicts(&scored)), (200, expected), "{scored}");

    let (status, datasets) = answer(server.get("/datasets").await).await;
    let tick = &datasets["datasets"][0];
    assert_eq!((status, &tick["name"], &tick["problems"]), (200, &json!("tick"), &json!(68)));
    let (status, page) = answer(server.get("/datasets/tick/problems?limit=1").await).await;
    let problem = &page["problems"][0];
    assert_eq!((status, &page["total"], &problem["problem_id"]), (200, &json!(68), &json!("tick/001")));
    assert_eq!(problem["reference_solution"], Value::Null);
    let (status, refused) =
        server.post_to("/score", &json!({"problem_id": "tick/999", "completions": [""]})).await;
    assert_eq!((status, &refused["error"]["field"]), (422, &json!("problem_id")));
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_goes_away_takes_all_its_guests_with_it() {
    let server = Server::start(&["--slots", "2"]);
    let loops: Vec<_> = (0..10).map(|number| fenced(&format!("while True: {number}"))).collect();
    let tests = json!([{"type": "stdio", "expected_stdout": ""}]);
    let running = server.begin_at("/score", &json!({"tests": tests, "completions": loops}));
    server.await_load(1, 2).await;
    let guest = server.busy_guest();
    running.abort();
    eventually("the end of the guest", || (!guest.is_alive()).then_some(()));
    server.await_load(0, 0).await;
    server.assert_serves().await;
    server.stop();
}
