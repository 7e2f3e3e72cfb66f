//! `POST /batch` as a caller sees it: which line gets which answer, and when.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use super::batch_lines::{begin, by_hand, line, request};
use super::fake::FakeBackend;
use super::{
    DEADLINE, MAX_BODY, ask, ask_json, config, get, post, post_to, refusal, service, service_of, service_with,
};
use crate::config::service::ServiceConfig;
use crate::http::state::Service;

/// All of the answer, in the order of the body.
async fn in_order(service: &Arc<Service>, body: impl Into<Body>) -> Vec<Value> {
    let mut lines = begin(service, body).await.rest().await;
    lines.sort_by_key(|line| line["index"].as_u64());
    lines
}

fn accepted(number: u64) -> (u64, String) {
    (number, "accepted".to_owned())
}

#[tokio::test]
async fn a_line_is_answered_as_soon_as_it_is_judged() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_of(&backend, &config(), 2);
    let (lines, body) = by_hand();
    lines.send(Ok((line("hang") + &line("1")).into())).unwrap();
    let mut answers = begin(&service, body).await;
    assert_eq!(answers.judged().await, accepted(1));
    lines.send(Ok(line("2").into())).unwrap();
    assert_eq!(answers.judged().await, accepted(2));
    backend.release.notify_one();
    assert_eq!(answers.judged().await, accepted(0));
    drop(lines);
    assert_eq!(answers.next().await, None);
    assert_eq!(service.admission.in_flight(), 0);
}

#[tokio::test]
async fn an_answer_is_that_of_execute_and_the_number_of_the_line() {
    let service = service();
    let body = json!({"id": "a", "code": "1", "tests": [{"type": "stdio", "expected_stdout": "hello"}]});
    let (_, executed) = ask_json(&service, post(body.to_string())).await;
    let mut lines = in_order(&service, format!("{body}\n")).await;
    assert_eq!(lines[0].as_object_mut().unwrap().remove("index"), Some(json!(0)));
    assert_eq!(lines, [executed]);
}

#[tokio::test]
async fn a_wrong_line_is_told_what_execute_would_tell_and_costs_no_other() {
    let service = service();
    let wrong = [
        "{",
        "null",
        "{}",
        r#"{"code": ""}"#,
        r#"{"code": "1", "tests": [{"type": "stdio"}]}"#,
        "\u{feff}{}",
    ];
    let body = wrong.map(|wrong| wrong.to_owned() + "\n" + &line("1")).concat();
    let lines = in_order(&service, body).await;
    assert_eq!(lines.len(), 2 * wrong.len());
    for ((number, pair), wrong) in lines.chunks(2).enumerate().zip(wrong) {
        let (_, mut executed) = ask_json(&service, post(wrong)).await;
        executed["index"] = json!(2 * number);
        assert_eq!(pair[0], executed);
        assert_eq!(
            (&pair[1]["index"], &pair[1]["verdict"]),
            (&json!(2 * number + 1), &json!("accepted")),
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn blank_lines_are_counted_and_not_answered() {
    let body = format!("\n{}\r\n  \t\r\n\n{}", line("1"), line("2").trim());
    let mut answers = begin(&service(), body).await;
    assert_eq!((answers.judged().await, answers.judged().await), (accepted(1), accepted(5)));
    assert_eq!(answers.next().await, None);
    for blank in ["", "\n", "\n \n"] {
        assert_eq!(begin(&service(), blank).await.next().await, None, "{blank:?}");
    }
}

#[tokio::test]
async fn a_line_too_long_is_thrown_away_and_told_so() {
    let longest = line("1").trim().to_owned() + &" ".repeat(MAX_BODY - line("1").trim().len());
    let endless = stream::iter(0..100).map(|_| Bytes::from(vec![b'x'; 1 << 20]));
    let body = stream::iter([Bytes::from(longest.clone() + "\n" + &longest + " \n")])
        .chain(endless)
        .chain(stream::iter([Bytes::from("\n".to_owned() + &line("2"))]));
    let lines = in_order(&service(), Body::from_stream(body.map(Ok::<_, &str>))).await;
    let told: Vec<_> = lines.iter().map(|line| (&line["verdict"], &line["error"]["message"])).collect();
    let (fine, long) = (json!("accepted"), json!(format!("a line may have at most {MAX_BODY} bytes")));
    assert_eq!(
        told,
        [(&fine, &Value::Null), (&Value::Null, &long), (&Value::Null, &long), (&fine, &Value::Null)]
    );
    assert_eq!(lines[1]["error"]["code"], "payload_too_large");
}

#[tokio::test]
async fn a_panic_costs_one_line() {
    let service = service();
    let lines = in_order(&service, line("1") + &line("panic") + &line("lost") + &line("2")).await;
    let told: Vec<_> = lines.iter().map(|line| line["verdict"].as_str().unwrap_or("none")).collect();
    assert_eq!(told, ["accepted", "none", "internal_error", "accepted"]);
    let internal =
        json!({"code": "internal", "message": "the server failed; its log says why", "field": null});
    assert_eq!(lines[1], json!({"index": 1, "error": internal}));
    assert_eq!(service.admission.in_flight(), 0);
}

#[tokio::test]
async fn a_body_that_is_not_said_to_be_lines_is_refused() {
    let service = service();
    for said in ["application/json", "text/plain", "application/x-ndjson2"] {
        let request = Request::post("/batch").header("content-type", said).body(line("1").into()).unwrap();
        let refused = refusal(&service, request).await;
        assert_eq!(refused, (415, "unsupported_media_type".into(), Value::Null), "{said}");
    }
    for said in ["application/x-ndjson; charset=utf-8", "application/NDJSON", "application/jsonl"] {
        let request = Request::post("/batch").header("content-type", said).body(line("1").into()).unwrap();
        assert_eq!(ask(&service, request).await.0, 200, "{said}");
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_ends_the_runs_and_is_told_so() {
    let backend = Arc::<FakeBackend>::default();
    let (lines, body) = by_hand();
    let mut answers = begin(&service_with(&backend, &config()), body).await;
    lines.send(Ok((line("1") + &line("hang")).into())).unwrap();
    assert_eq!(answers.judged().await, accepted(0));
    backend.until_running(1).await;
    lines.send(Err("the connection broke")).unwrap();
    let last = answers.next().await.unwrap();
    let error = json!({"code": "malformed_request", "message": "the body ended too early", "field": null});
    assert_eq!(last, json!({"error": error}));
    assert_eq!(answers.next().await, None);
    backend.until_running(0).await;
}

#[tokio::test]
async fn batches_have_their_turns_among_the_requests_of_score_and_execute_is_beside_them() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_of(&backend, &config(), 2);
    let hangs = |name: &str| (0..5).map(|number| line(&format!("hang {name} {number}"))).collect::<String>();
    let (first, second) = (begin(&service, hangs("a")).await, begin(&service, hangs("b")).await);
    let score =
        json!({"tests": [{"type": "stdio", "expected_stdout": ""}], "completions": ["hang 1", "hang 2"]});
    let score = ask(&service, post_to("/score", score.to_string()));
    let all = async { tokio::join!(first.rest(), second.rest(), score) };
    let mut all = std::pin::pin!(tokio::time::timeout(DEADLINE, all));
    tokio::select! {
        _ = &mut all => panic!("nothing was released"),
        () = backend.until_running(2) => {}
    }
    assert_eq!(ask(&service, post(r#"{"code": "1"}"#)).await.0, StatusCode::OK);
    assert_eq!(service.admission.in_flight(), 3, "a batch takes one place");
    let releasing = async {
        loop {
            assert!(backend.running.load(Ordering::SeqCst) <= 2);
            backend.release.notify_waiters();
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        all = &mut all => {
            let (first, second, score) = all.expect("all should end");
            assert_eq!((first.len(), second.len(), score.0), (5, 5, StatusCode::OK));
        }
        () = releasing => {}
    }
    assert_eq!(backend.started.load(Ordering::SeqCst), 13);
}

// The clock is paused: it goes on once nothing else can, which is when everybody waits for somebody.
#[tokio::test(start_paused = true)]
async fn a_small_batch_does_not_wait_for_a_large_one_to_end() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_of(&backend, &config(), 1);
    let _large = begin(&service, line("hang").repeat(100)).await;
    backend.until_running(1).await;
    let mut small = begin(&service, line("1")).await;
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(backend.started.load(Ordering::SeqCst), 1);
    backend.release.notify_waiters();
    assert_eq!(small.judged().await, accepted(0));
    // The first of the large one, the small one, and perhaps the second of the large one.
    assert!(backend.started.load(Ordering::SeqCst) <= 3, "it should be the next after what ran already");
}

#[tokio::test]
async fn a_batch_too_many_is_told_to_come_back() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_with(&backend, &ServiceConfig { queue: 0, ..config() });
    let mut running = begin(&service, line("hang")).await;
    backend.until_running(1).await;
    let (status, headers, _) = ask(&service, request(line("1"))).await;
    assert_eq!((status.as_u16(), &headers["retry-after"]), (429, &"1".parse().unwrap()));
    backend.release.notify_one();
    assert_eq!(running.judged().await, accepted(0));
}

#[tokio::test]
async fn what_is_judged_is_counted_as_that_of_execute_and_the_request_when_it_ends() {
    let service = service();
    let metric = async |name: &str| {
        let text = String::from_utf8(ask(&service, get("/metrics")).await.2).unwrap();
        let number = text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<u64>().ok());
        number.unwrap_or(0)
    };
    let judged = "tockbox_executions_total{verdict=\"accepted\",backend=\"native\"}";
    let ended = "tockbox_http_requests_total{route=\"/batch\",status=\"200\"}";
    let gone = "tockbox_http_requests_total{route=\"/batch\",status=\"499\"}";
    // Other tests may count at the same time.
    let before = (metric(judged).await, metric(ended).await, metric(gone).await);
    assert_eq!(begin(&service, line("1") + &line("2")).await.rest().await.len(), 2);
    assert!(metric(judged).await >= before.0 + 2);
    assert!(metric(ended).await > before.1);
    drop(begin(&service, line("hang")).await);
    assert!(metric(gone).await > before.2);
}
