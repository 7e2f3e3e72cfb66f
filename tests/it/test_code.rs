//! `tockbox serve`: tests that are code, run in a second guest beside the candidate's.

mod bad_tests;
mod candidates;
mod flags_and_trust;
mod keeping;
mod reports;
mod stopping;

use serde_json::{Value, json};

use crate::server::Server;

/// A candidate that is right.
const ADD: &str = "def add(a, b):\n    return a + b";

/// With namespaces and cgroups, where testers are forked for each test, and with neither.
const TIERS: [&str; 2] = ["full", "restricted"];

/// A submission with one test of the type `assert`.
fn asserting(code: &str, test: &str) -> Value {
    json!({"code": code, "tests": [{"type": "assert", "code": test}]})
}

/// A submission with one test of the type `check`.
fn checking(code: &str, test: &str, entry_point: &str) -> Value {
    json!({"code": code, "tests": [{"type": "check", "code": test, "entry_point": entry_point}]})
}

/// A submission with one test of the type `unittest`.
fn unit_testing(code: &str, test: &str) -> Value {
    json!({"code": code, "tests": [{"type": "unittest", "code": test}]})
}

/// The same with more fields.
fn with(mut body: Value, more: &Value) -> Value {
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    body
}

/// Half a second of CPU time or of any time.
fn in_half_a_second(body: Value) -> Value {
    with(body, &json!({"limits": {"cpu_seconds": 0.5}}))
}

/// Verdict, message and the flags of the answer to a submission.
async fn told(server: &Server, body: &Value) -> (Value, Value, Value) {
    let answer = server.judged(body).await;
    (answer["verdict"].clone(), answer["message"].clone(), answer["flags"].clone())
}

/// Asserts that a tester is there for whoever comes next, and that it knows right from wrong.
async fn assert_tests(server: &Server) {
    let test = "assert add(2, 3) == 5";
    assert_eq!(told(server, &asserting(ADD, test)).await, (json!("accepted"), Value::Null, json!([])));
    let wrong = asserting("def add(a, b):\n    return a - b", test);
    let message = json!("an assert failed in line 1");
    assert_eq!(told(server, &wrong).await, (json!("wrong_answer"), message, json!([])));
}
