//! `POST /batch` over real connections: both directions at once, and how it ends.

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::body::Body;
use axum::http::Version;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

use super::batch_lines::{Answers, by_hand, line, request};
use super::connections::{http2, to};
use super::listening::{Connection, Listening};
use super::{DEADLINE, config};
use crate::config::service::ServiceConfig;
use crate::http::serve::Stopped;

const HEAD: &str = "POST /batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n";

/// A batch whose body is sent by hand.
struct Batch(Connection);

impl Batch {
    /// Sends the head and reads that of the answer.
    async fn begin(listening: &Listening) -> Self {
        let mut batch = Self(listening.connect().await);
        batch.0.send(&format!("{HEAD}Transfer-Encoding: chunked\r\n\r\n")).await;
        batch.is_taken().await;
        batch
    }

    async fn is_taken(&mut self) {
        let head = self.0.head().await;
        assert!(
            head.starts_with("http/1.1 200") && head.contains("transfer-encoding: chunked\r\n"),
            "{head}"
        );
    }

    async fn send(&mut self, lines: &str) {
        self.0.send(&format!("{:x}\r\n{lines}\r\n", lines.len())).await;
    }

    async fn end(&mut self) {
        self.0.send("0\r\n\r\n").await;
    }

    /// The next line; nothing at the end of the answer.
    async fn next(&mut self) -> Option<Value> {
        let reading = async {
            let mut line = Vec::new();
            while !line.ends_with(b"\n") {
                let mut size = Vec::new();
                while !size.ends_with(b"\r\n") {
                    size.push(self.0.0.read_u8().await.unwrap());
                }
                let size = std::str::from_utf8(&size).unwrap().trim();
                let mut piece = vec![0; usize::from_str_radix(size, 16).unwrap() + 2];
                self.0.0.read_exact(&mut piece).await.unwrap();
                if size == "0" {
                    assert_eq!(line, b"", "half a line");
                    return None;
                }
                line.extend_from_slice(&piece[..piece.len() - 2]);
            }
            Some(serde_json::from_slice(&line).unwrap())
        };
        tokio::time::timeout(DEADLINE, reading).await.expect("an answer should come")
    }

    async fn accepts(&mut self, index: usize) {
        let line = self.next().await.unwrap();
        assert_eq!((&line["index"], &line["verdict"]), (&json!(index), &json!("accepted")), "{line}");
    }
}

fn stopping() -> Value {
    json!({"code": "stopping", "message": "the server is stopping", "field": null})
}

#[tokio::test]
async fn answers_come_while_lines_are_still_sent() {
    let listening = Listening::start(config()).await;
    let mut batch = Batch::begin(&listening).await;
    for index in 0..20 {
        batch.send(&line(&index.to_string())).await;
        batch.accepts(index).await;
    }
    batch.end().await;
    assert_eq!(batch.next().await, None);
    batch.0.execute("1").await;
    assert!(batch.0.answer().await.0.starts_with("http/1.1 200"), "the connection should be left to others");
}

#[tokio::test]
async fn a_client_that_waits_for_leave_to_send_gets_it() {
    let listening = Listening::start(config()).await;
    let mut batch = Batch(listening.connect().await);
    batch.0.send(&format!("{HEAD}Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n")).await;
    assert_eq!(batch.0.head().await, "http/1.1 100 continue\r\n\r\n");
    batch.send(&line("1")).await;
    batch.is_taken().await;
    batch.accepts(0).await;
    batch.end().await;
    assert_eq!(batch.next().await, None);
}

#[tokio::test]
async fn batches_can_be_pipelined_among_other_requests() {
    let listening = Listening::start(config()).await;
    let lines = line("1") + "{\n" + &line("2");
    let whole = format!("{HEAD}Content-Length: {}\r\n\r\n{lines}", lines.len());
    let refused = whole.replace("x-ndjson", "json");
    let mut batch = Batch(listening.connect().await);
    batch.0.send(&(whole.clone() + &refused + &whole)).await;
    for is_last in [false, true] {
        batch.is_taken().await;
        let mut indices = Vec::new();
        while let Some(line) = batch.next().await {
            indices.push(line["index"].as_u64().unwrap());
        }
        indices.sort_unstable();
        assert_eq!(indices, [0, 1, 2]);
        if !is_last {
            let (head, body) = batch.0.answer().await;
            assert!(head.starts_with("http/1.1 415"), "{head}");
            assert_eq!(body["error"]["message"], "send the body as \"Content-Type: application/x-ndjson\"");
        }
    }
}

#[tokio::test]
async fn stopping_finishes_the_lines_that_run_and_says_that_the_others_were_not_read() {
    let listening = Listening::start(config()).await;
    let mut batch = Batch::begin(&listening).await;
    batch.send(&(line("1") + &line("hang"))).await;
    batch.accepts(0).await;
    listening.backend.until_running(1).await;
    listening.stop.cancel();
    listening.service.admission.stopped().await;
    batch.send(&line("2")).await;
    listening.backend.release.notify_one();
    batch.accepts(1).await;
    assert_eq!(batch.next().await, Some(json!({"error": stopping()})));
    // Whoever goes on sending is listened to for a while; this client has understood.
    batch.end().await;
    assert_eq!(batch.next().await, None);
    assert_eq!(listening.backend.started.load(Ordering::SeqCst), 2);
    assert_eq!(listening.ended().await, Stopped::Drained);
}

#[tokio::test]
async fn a_batch_that_was_read_to_its_end_is_finished_when_the_service_stops() {
    let listening = Listening::start(config()).await;
    let mut batch = Batch(listening.connect().await);
    let lines = line("hang") + &line("2");
    batch.0.send(&format!("{HEAD}Content-Length: {}\r\n\r\n{lines}", lines.len())).await;
    batch.is_taken().await;
    listening.backend.until_running(1).await;
    listening.stop.cancel();
    listening.service.admission.stopped().await;
    listening.backend.release.notify_one();
    batch.accepts(0).await;
    batch.accepts(1).await;
    assert_eq!(batch.next().await, None);
    assert_eq!(listening.ended().await, Stopped::Drained);
}

#[tokio::test]
async fn lines_that_outlast_the_drain_are_killed_and_told_so() {
    let listening = Listening::start(ServiceConfig { drain: Duration::from_millis(50), ..config() }).await;
    let mut batch = Batch::begin(&listening).await;
    batch.send(&line("hang")).await;
    listening.backend.until_running(1).await;
    listening.stop.cancel();
    assert_eq!(batch.next().await, Some(json!({"index": 0, "error": stopping()})));
    assert_eq!(batch.next().await, Some(json!({"error": stopping()})));
    listening.backend.until_running(0).await;
    batch.end().await;
    assert_eq!(batch.next().await, None);
    assert_eq!(listening.ended().await, Stopped::Forced);
}

#[tokio::test]
async fn a_client_of_a_batch_that_goes_away_takes_its_guests_with_it_whatever_it_has_sent() {
    for (end, flood) in [(false, false), (true, false), (false, true)] {
        let listening = Listening::with_slots(config(), 2).await;
        let mut batch = Batch::begin(&listening).await;
        batch.send(&(line("hang 1") + &line("hang 2") + &line("hang 3"))).await;
        if end {
            batch.end().await;
        }
        if flood {
            // As much as fits between the two: the end of the connection comes behind it, and will not be seen.
            let lines = line("hang").repeat(1000);
            let flood = format!("{:x}\r\n{lines}\r\n", lines.len()).repeat(1000);
            let sending = tokio::time::timeout(Duration::from_secs(1), batch.0.send(&flood)).await;
            assert!(sending.is_err(), "all of it was read");
        }
        listening.backend.until_running(2).await;
        drop(batch);
        listening.backend.until_running(0).await;
        listening.until_nothing_is_in_flight().await;
        assert_eq!(listening.backend.started.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn a_batch_over_http2_is_the_same() {
    let listening = Listening::with_slots(config(), 2).await;
    let mut client = http2(&listening).await;
    let (lines, body) = by_hand();
    let response = client.send_request(to(&listening, request(body))).await.unwrap();
    assert_eq!((response.version(), response.status().as_u16()), (Version::HTTP_2, 200));
    let mut answers = Answers::of(Body::new(response.into_body()));
    for index in 0..20 {
        lines.send(Ok(line(&index.to_string()).into())).unwrap();
        assert_eq!(answers.judged().await, (index, "accepted".to_owned()));
    }
    lines.send(Ok(line("hang").repeat(3).into())).unwrap();
    listening.backend.until_running(2).await;
    drop((lines, answers));
    listening.backend.until_running(0).await;
    listening.until_nothing_is_in_flight().await;
}
