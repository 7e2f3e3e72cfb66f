//! `POST /score` as a caller sees it: order, rewards, what runs once, what waits for what, what is refused.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use utoipa::PartialSchema;

use super::datasets::with_datasets;
use super::fake::FakeBackend;
use super::{
    DEADLINE, ask, ask_json, config, get, post, post_to, refusal, service, service_of, service_with,
};
use crate::config::service::ServiceConfig;
use crate::http::openapi::group::Group;
use crate::http::state::Service;

fn tests() -> Value {
    json!([{"type": "stdio", "expected_stdout": "hello"}])
}

fn fenced(code: &str) -> String {
    format!("Here it is:\n```python\n{code}\n```\n")
}

async fn scored(service: &Arc<Service>, body: &Value) -> Value {
    let (status, answer) = ask_json(service, post_to("/score", body.to_string())).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    answer
}

fn begin(service: &Arc<Service>, completions: &[String]) -> JoinHandle<StatusCode> {
    let body = json!({"tests": tests(), "completions": completions}).to_string();
    let service = Arc::clone(service);
    tokio::spawn(async move { ask(&service, post_to("/score", body)).await.0 })
}

fn verdicts(answer: &Value) -> Vec<&str> {
    let judgements = answer["judgements"].as_array().unwrap();
    judgements.iter().map(|judgement| judgement["verdict"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn each_completion_gets_its_reward_and_its_judgement_in_the_order_of_the_request() {
    let texts = [fenced("print('hello')"), "lost".to_owned(), String::new(), "print('hello')".to_owned()];
    let answer = scored(&service(), &json!({"tests": tests(), "completions": texts})).await;
    assert_eq!(answer["rewards"], json!([1.0, null, 0.0, 1.0]));
    assert_eq!(verdicts(&answer), ["accepted", "internal_error", "no_result", "accepted"]);
    let [first, _, without, last] = answer["judgements"].as_array().unwrap().as_slice() else { panic!() };
    assert_eq!(
        (&first["extracted_code"], &first["extraction"]),
        (&json!("print('hello')\n"), &json!("python_fence"))
    );
    assert_eq!((&without["extracted_code"], &without["extraction"]), (&Value::Null, &json!("no_code")));
    assert_eq!(last["extraction"], "whole_text");
    assert_eq!((&first["stdout"], &first["truncated"]), (&json!("hello\n"), &json!([])));
    assert_eq!(first["tests"][0]["verdict"], "accepted");
}

#[tokio::test]
async fn a_judgement_is_that_of_execute_and_three_fields_more() {
    let service = service();
    let (_, executed) = ask_json(&service, post(json!({"code": "1\n", "tests": tests()}).to_string())).await;
    let answer = scored(&service, &json!({"tests": tests(), "completions": [fenced("1")]})).await;
    let mut judgement = answer["judgements"][0].clone();
    let further: Vec<_> = ["extracted_code", "extraction", "truncated"]
        .map(|name| judgement.as_object_mut().unwrap().remove(name).is_some())
        .into();
    assert_eq!(further, [true; 3]);
    assert_eq!(judgement, executed);
}

#[tokio::test]
async fn identical_code_runs_once() {
    let backend = Arc::<FakeBackend>::default();
    let texts = [fenced("a"), fenced("b"), fenced("a"), String::new(), "```\na\n```".to_owned()];
    let body = json!({"tests": tests(), "completions": texts});
    let answer = scored(&service_with(&backend, &config()), &body).await;
    assert_eq!(backend.started.load(Ordering::SeqCst), 2);
    assert_eq!(answer["rewards"], json!([1.0, 1.0, 1.0, 0.0, 1.0]));
}

#[tokio::test]
async fn a_panic_costs_one_completion() {
    let body = json!({"tests": tests(), "completions": [fenced("1"), "panic", fenced("2")]});
    let answer = scored(&service(), &body).await;
    assert_eq!(answer["rewards"], json!([1.0, null, 1.0]));
    let lost = &answer["judgements"][1];
    assert_eq!((&lost["verdict"], &lost["message"]), (&json!("internal_error"), &json!("the judge failed")));
    assert_eq!((&lost["tests"][0]["verdict"], &lost["total"]), (&json!("internal_error"), &json!(1)));
    assert!(!lost.to_string().contains("guest bytes"));
}

#[tokio::test]
async fn all_requests_together_have_as_many_guests_as_can_be_at_work_and_execute_is_beside_them() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_of(&backend, &config(), 2);
    let hangs =
        |name: &str| -> Vec<String> { (0..5).map(|number| format!("hang {name} {number}")).collect() };
    let (first, second) = (begin(&service, &hangs("a")), begin(&service, &hangs("b")));
    backend.until_running(2).await;
    assert_eq!(ask(&service, post(r#"{"code": "1"}"#)).await.0, StatusCode::OK);
    assert_eq!(backend.running.load(Ordering::SeqCst), 2);
    assert_eq!(service.admission.in_flight(), 2, "a request takes one place");
    let releasing = async {
        while !(first.is_finished() && second.is_finished()) {
            assert!(backend.running.load(Ordering::SeqCst) <= 2);
            backend.release.notify_waiters();
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(DEADLINE, releasing).await.expect("both should end");
    assert_eq!((first.await.unwrap(), second.await.unwrap()), (StatusCode::OK, StatusCode::OK));
    assert_eq!(backend.started.load(Ordering::SeqCst), 11);
}

// The clock is paused: it goes on once nothing else can, which is when everybody waits for somebody.
#[tokio::test(start_paused = true)]
async fn a_small_request_does_not_wait_for_a_large_one_to_end() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_of(&backend, &config(), 1);
    let hangs: Vec<String> = (0..100).map(|number| format!("hang {number}")).collect();
    let large = begin(&service, &hangs);
    backend.until_running(1).await;
    let small = begin(&service, &[fenced("print('hello')")]);
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert!(!small.is_finished());
    backend.release.notify_waiters();
    assert_eq!(small.await.unwrap(), StatusCode::OK);
    // The first of the large one, the small one, and perhaps the second of the large one.
    assert!(backend.started.load(Ordering::SeqCst) <= 3, "it should be the next after what ran already");
    large.abort();
}

#[tokio::test]
async fn a_request_too_many_is_told_to_come_back() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_with(&backend, &ServiceConfig { queue: 0, ..config() });
    let running = begin(&service, &["hang".to_owned()]);
    backend.until_running(1).await;
    let body = json!({"tests": tests(), "completions": ["1"]}).to_string();
    let (status, headers, _) = ask(&service, post_to("/score", body)).await;
    assert_eq!((status.as_u16(), &headers["retry-after"]), (429, &"1".parse().unwrap()));
    backend.release.notify_one();
    assert_eq!(running.await.unwrap(), StatusCode::OK);
    assert_eq!(service.admission.in_flight(), 0);
}

#[tokio::test]
async fn a_problem_is_named_by_its_dataset_and_its_task_id() {
    let (_root, service) = with_datasets(&Arc::default());
    for (problem_id, reward) in
        [("own/hello", 1.0), ("own/limited", 1.0), ("own/own/limited", 1.0), ("own/bye", 0.0)]
    {
        let body = json!({"problem_id": problem_id, "completions": [fenced("print('hello')")]});
        assert_eq!(scored(&service, &body).await["rewards"], json!([reward]), "{problem_id}");
    }
    let body = json!({"problem_id": "own/bye", "completions": ["1"], "reward": "fraction"});
    assert_eq!(scored(&service, &body).await["rewards"], json!([0.5]));
}

#[tokio::test]
async fn a_wrong_request_names_the_field() {
    let (_root, service) = with_datasets(&Arc::default());
    for (body, field) in [
        (json!({}), "completions"),
        (json!({"tests": tests()}), "completions"),
        (json!({"tests": tests(), "completions": []}), "completions"),
        (json!({"tests": tests(), "completions": ["1", "2", "3", 4]}), "completions[3]"),
        (json!({"completions": ["1"]}), "tests"),
        (json!({"tests": [], "completions": ["1"]}), "tests"),
        (json!({"tests": [{"type": "stdio"}], "completions": ["1"]}), "tests[0].expected_stdout"),
        (json!({"tests": tests(), "problem_id": "own/hello", "completions": ["1"]}), "problem_id"),
        (json!({"problem_id": "own/none", "completions": ["1"]}), "problem_id"),
        (json!({"problem_id": "own", "completions": ["1"]}), "problem_id"),
        (json!({"problem_id": "none/hello", "completions": ["1"]}), "problem_id"),
        (json!({"problem_id": "../own/hello", "completions": ["1"]}), "problem_id"),
        (json!({"problem_id": "own/empty", "completions": ["1"]}), "problem_id"),
        (json!({"problem_id": 7, "completions": ["1"]}), "problem_id"),
        (json!({"tests": tests(), "completions": ["1"], "limits": {"cpu_seconds": 0}}), "limits.cpu_seconds"),
        (json!({"tests": tests(), "completions": ["1"], "code": "1"}), "code"),
    ] {
        let refused = refusal(&service, post_to("/score", body.to_string())).await;
        assert_eq!(refused, (422, "invalid_submission".into(), json!(field)), "{body}");
    }
    let twice = r#"{"completions": ["1"], "tests": [], "tests": []}"#;
    let refused = refusal(&service, post_to("/score", twice)).await;
    assert_eq!(refused, (422, "invalid_submission".into(), json!("tests")));
    let refused = refusal(&service, post_to("/score", "{")).await;
    assert_eq!(refused, (400, "malformed_request".into(), Value::Null));
    assert_eq!(refusal(&service, get("/score")).await.0, 405);
    let broken = json!({"problem_id": "broken/hello", "completions": ["1"]}).to_string();
    assert_eq!(refusal(&service, post_to("/score", broken)).await.0, 500);
}

#[tokio::test]
async fn what_is_judged_is_counted_as_that_of_execute() {
    let service = service();
    scored(&service, &json!({"tests": tests(), "completions": ["1", "2"]})).await;
    let text = String::from_utf8(ask(&service, get("/metrics")).await.2).unwrap();
    for line in [
        "tockbox_http_requests_total{route=\"/score\",status=\"200\"} ",
        "tockbox_executions_total{verdict=\"accepted\",backend=\"native\"} ",
    ] {
        assert!(text.contains(line), "no {line:?} in\n{text}");
    }
}

#[tokio::test]
async fn the_document_and_the_reader_know_the_same_fields() {
    let schema = serde_json::to_value(Group::schema()).unwrap();
    let mut documented: Vec<_> = schema["properties"].as_object().unwrap().keys().cloned().collect();
    documented.sort();
    let body = json!({"tests": tests(), "completions": ["1"], "?": 1}).to_string();
    let (_, answer) = ask_json(&service(), post_to("/score", body)).await;
    let message = answer["error"]["message"].as_str().unwrap();
    let mut known: Vec<_> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    known.sort();
    assert_eq!(documented, known);
}

// The clock is paused: it goes on once nothing else can.
#[tokio::test(start_paused = true)]
async fn a_turn_is_not_waited_for_behind_the_deadline() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_of(&backend, &config(), 1);
    let large = begin(&service, &["hang".to_owned()]);
    backend.until_running(1).await;
    let body = json!({"tests": tests(), "completions": [fenced("print('hello')")], "deadline_seconds": 2});
    // The fake backend knows no deadlines: it is enough that it is asked.
    assert_eq!(scored(&service, &body).await["rewards"], json!([1.0]));
    assert_eq!(backend.running.load(Ordering::SeqCst), 1);
    large.abort();
}
