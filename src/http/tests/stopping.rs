//! Overload, clients that go away, and stopping: over real connections.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpStream;

use super::fake::FakeBackend;
use super::listening::Listening;
use super::{ask, ask_json, config, get, post, service_with};
use crate::config::service::ServiceConfig;
use crate::http::serve::Stopped;

#[tokio::test]
async fn one_too_many_is_told_to_come_back() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_with(&backend, &ServiceConfig { queue: 0, ..config() });
    let first = tokio::spawn({
        let service = Arc::clone(&service);
        async move { ask(&service, post(r#"{"code": "hang"}"#)).await.0 }
    });
    backend.until_running(1).await;
    let (status, headers, body) = ask(&service, post(r#"{"code": "1"}"#)).await;
    assert_eq!((status.as_u16(), &headers["retry-after"]), (429, &"1".parse().unwrap()));
    let body: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(body["error"]["code"], "overloaded");
    backend.release.notify_one();
    assert_eq!(first.await.unwrap(), 200);
    assert_eq!(ask(&service, post(r#"{"code": "1"}"#)).await.0, 200);
}

#[tokio::test]
async fn a_client_that_goes_away_takes_its_guest_with_it() {
    let listening = Listening::start(config()).await;
    let mut connection = listening.connect().await;
    connection.execute("hang").await;
    listening.backend.until_running(1).await;
    drop(connection);
    listening.backend.until_running(0).await;
    listening.until_nothing_is_in_flight().await;
}

#[tokio::test]
async fn a_client_of_score_that_goes_away_takes_all_its_guests_with_it() {
    let listening = Listening::start(config()).await;
    let mut connection = listening.connect().await;
    let hangs =
        r#"{"tests": [{"type": "stdio", "expected_stdout": ""}], "completions": ["hang 1", "hang 2"]}"#;
    connection.post("/score", hangs).await;
    listening.backend.until_running(1).await;
    drop(connection);
    listening.backend.until_running(0).await;
    listening.until_nothing_is_in_flight().await;
    assert_eq!(listening.backend.started.load(Ordering::SeqCst), 1, "the second was waiting for its turn");
}

#[tokio::test]
async fn a_score_that_outlasts_the_drain_is_killed_and_told_so() {
    let listening = Listening::start(ServiceConfig { drain: Duration::from_millis(50), ..config() }).await;
    let mut connection = listening.connect().await;
    let hangs = r#"{"tests": [{"type": "stdio", "expected_stdout": ""}], "completions": ["1", "hang"]}"#;
    connection.post("/score", hangs).await;
    listening.backend.until_running(1).await;
    listening.stop.cancel();
    let (head, body) = connection.answer().await;
    assert!(head.starts_with("http/1.1 503"), "{head}");
    assert_eq!(body["error"]["code"], "stopping");
    listening.backend.until_running(0).await;
    assert_eq!(listening.ended().await, Stopped::Forced);
}

#[tokio::test]
async fn stopping_finishes_what_runs_and_refuses_what_is_new() {
    let listening = Listening::start(config()).await;
    let (mut running, mut idle) = (listening.connect().await, listening.connect().await);
    idle.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(idle.answer().await.0.starts_with("http/1.1 200"));
    running.execute("hang").await;
    listening.backend.until_running(1).await;

    listening.stop.cancel();
    listening.service.admission.stopped().await;
    idle.send("GET /ready HTTP/1.1\r\nHost: x\r\n\r\n").await;
    let (head, body) = idle.answer().await;
    assert!(head.starts_with("http/1.1 503"), "{head}");
    assert_eq!(body["status"], "stopping");
    idle.execute("1").await;
    let (head, body) = idle.answer().await;
    assert!(head.starts_with("http/1.1 503") && head.contains("retry-after: 5\r\n"), "{head}");
    assert_eq!(body["error"]["code"], "stopping");
    assert!(idle.is_closed().await);
    let refused = TcpStream::connect(listening.address).await;
    assert!(refused.is_err(), "no new connection should be taken");

    listening.backend.release.notify_one();
    let (head, body) = running.answer().await;
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert_eq!(body["verdict"], "accepted");
    assert_eq!(listening.ended().await, Stopped::Drained);
}

#[tokio::test]
async fn what_outlasts_the_drain_is_killed_and_told_so() {
    let listening = Listening::start(ServiceConfig { drain: Duration::from_millis(50), ..config() }).await;
    let mut connection = listening.connect().await;
    connection.execute("hang").await;
    listening.backend.until_running(1).await;
    listening.stop.cancel();
    let (head, body) = connection.answer().await;
    assert!(head.starts_with("http/1.1 503"), "{head}");
    assert_eq!(body["error"]["code"], "stopping");
    listening.backend.until_running(0).await;
    assert_eq!(listening.ended().await, Stopped::Forced);
}

#[tokio::test]
async fn a_second_signal_does_not_wait() {
    let listening = Listening::start(config()).await;
    let mut connection = listening.connect().await;
    connection.execute("hang").await;
    listening.backend.until_running(1).await;
    listening.stop.cancel();
    listening.service.admission.stopped().await;
    listening.abort.cancel();
    let backend = Arc::clone(&listening.backend);
    assert_eq!(listening.ended().await, Stopped::Forced);
    backend.until_running(0).await;
}

#[tokio::test]
async fn a_stopping_service_says_so_to_probes() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_with(&backend, &config());
    service.admission.stop();
    let (status, body) = ask_json(&service, get("/ready")).await;
    assert_eq!((status.as_u16(), body["status"].as_str()), (503, Some("stopping")));
    assert_eq!(ask_json(&service, get("/health")).await.0, 200);
}
