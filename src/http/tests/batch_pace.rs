//! `POST /batch` over time: what is read when, and what happens when nothing does.
//!
//! The clock is paused: it goes on once nothing else can, which is when everybody waits for somebody.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use futures_util::StreamExt;
use serde_json::json;
use tokio::time::{Instant, sleep};
use tower::ServiceExt;

use super::batch_lines::{begin, endless, line, request};
use super::fake::FakeBackend;
use super::{DEADLINE, config, service, service_of};
use crate::http::router;

/// Lets everything go on that can.
async fn settle() {
    sleep(Duration::from_millis(1)).await;
}

#[tokio::test(start_paused = true)]
async fn who_does_not_take_answers_is_not_read_from() {
    let backend = Arc::<FakeBackend>::default();
    let (slots, lines) = (3, 1_000);
    let taken = Arc::<AtomicUsize>::default();
    let body = Body::from_stream(endless(Arc::clone(&taken)).take(lines));
    let mut answers = begin(&service_of(&backend, &config(), slots), body).await;
    settle().await;
    // Twice as many as there are slots have room for their answers, and one waits for that.
    assert_eq!(taken.load(Ordering::SeqCst), 2 * slots + 1);
    assert_eq!(backend.started.load(Ordering::SeqCst), 2 * slots, "what is read is judged all the same");
    answers.judged().await;
    settle().await;
    assert_eq!(taken.load(Ordering::SeqCst), 2 * slots + 2);
    let mut numbers: Vec<_> =
        answers.rest().await.iter().map(|line| line["index"].as_u64().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers.len(), lines - 1);
    numbers.dedup();
    assert_eq!(numbers.len(), lines - 1);
    assert_eq!(backend.started.load(Ordering::SeqCst), lines);
}

#[tokio::test(start_paused = true)]
async fn a_batch_in_which_nothing_happens_is_ended_and_told_so() {
    let service = service();
    let mut answers =
        begin(&service, Body::from_stream(futures_util::stream::pending::<Result<&[u8], &str>>())).await;
    let begun = Instant::now();
    // The helper's patience is shorter than that of the service.
    sleep(Duration::from_secs(599)).await;
    let error = json!({
        "code": "malformed_request",
        "message": "for 10 minutes no line came and no answer was taken",
        "field": null,
    });
    assert_eq!(answers.next().await, Some(json!({"error": error})));
    assert_eq!((begun.elapsed().as_secs(), service.admission.in_flight()), (600, 0));
    assert_eq!(answers.next().await, None);

    // Likewise if it is the client who does nothing; what it had not read it still may.
    let answers = begin(&service, Body::from_stream(endless(Arc::default()).take(1_000))).await;
    sleep(Duration::from_secs(601)).await;
    assert_eq!(service.admission.in_flight(), 0);
    let lines = answers.rest().await;
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2]["error"], error);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_stops_does_not_wait_for_who_takes_no_answers() {
    let service = service();
    let answers = begin(&service, Body::from_stream(endless(Arc::default()).take(1_000))).await;
    settle().await;
    assert!(service.admission.drain(DEADLINE, pending()).await);
    let lines = answers.rest().await;
    assert_eq!((lines.len(), &lines[2]["error"]["code"]), (3, &json!("stopping")));
}

#[tokio::test(start_paused = true)]
async fn a_batch_goes_on_for_as_long_as_something_does() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_of(&backend, &config(), 1);
    let slow = futures_util::stream::iter(["\n", "\n", &line("hang"), "", ""].map(str::to_owned)).then(
        async |piece| {
            sleep(Duration::from_secs(500)).await;
            Ok::<_, &str>(piece)
        },
    );
    let answers = begin(&service, Body::from_stream(slow)).await;
    sleep(Duration::from_mins(45)).await;
    backend.release.notify_one();
    let lines = answers.rest().await;
    assert_eq!((lines.len(), &lines[0]["index"], &lines[0]["verdict"]), (1, &json!(2), &json!("accepted")));
}

#[tokio::test(start_paused = true)]
async fn while_an_answer_is_due_there_are_signs_of_life() {
    let backend = Arc::<FakeBackend>::default();
    let response = router(service_of(&backend, &config(), 1)).oneshot(request(line("hang"))).await.unwrap();
    let mut pieces = response.into_body().into_data_stream();
    for _ in 0..3 {
        let begun = Instant::now();
        assert_eq!(pieces.next().await.unwrap().unwrap(), " ");
        assert_eq!(begun.elapsed().as_secs(), 2);
    }
    backend.release.notify_one();
    assert!(pieces.next().await.unwrap().unwrap().starts_with(b"{\"index\":0,"));
    assert!(pieces.next().await.is_none());

    // Not while none is: white space would be left over at the end.
    let idle = futures_util::stream::once(async {
        sleep(Duration::from_secs(100)).await;
        Ok::<_, &str>("\n")
    });
    let response = router(service()).oneshot(request(Body::from_stream(idle))).await.unwrap();
    assert!(response.into_body().into_data_stream().next().await.is_none());
}
