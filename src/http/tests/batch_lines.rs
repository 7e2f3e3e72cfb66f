//! What the tests of `POST /batch` send, and how they read the answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::{Body, BodyDataStream, Bytes};
use axum::http::{Request, StatusCode};
use futures_util::{Stream, StreamExt, stream};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tower::ServiceExt;

use super::DEADLINE;
use crate::http::router;
use crate::http::state::Service;

/// A request for a batch.
pub(super) fn request(body: impl Into<Body>) -> Request<Body> {
    Request::post("/batch").header("content-type", "application/x-ndjson").body(body.into()).unwrap()
}

/// A line that asks for this code.
pub(super) fn line(code: &str) -> String {
    json!({"code": code}).to_string() + "\n"
}

/// The answer to a batch, line by line.
pub(super) struct Answers {
    pieces: BodyDataStream,
    begun: Vec<u8>,
}

impl Answers {
    pub(super) fn of(body: Body) -> Self {
        Self { pieces: body.into_data_stream(), begun: Vec::new() }
    }

    pub(super) async fn next(&mut self) -> Option<Value> {
        let reading = async {
            while !self.begun.ends_with(b"\n") {
                let Some(piece) = self.pieces.next().await else {
                    assert!(self.begun.is_empty(), "half a line: {:?}", String::from_utf8_lossy(&self.begun));
                    return None;
                };
                self.begun.extend_from_slice(&piece.unwrap());
            }
            // Each line is sent in one piece.
            Some(serde_json::from_slice(&std::mem::take(&mut self.begun)).unwrap())
        };
        tokio::time::timeout(DEADLINE, reading).await.expect("an answer should come")
    }

    /// The number of the next line and what it was judged to be.
    pub(super) async fn judged(&mut self) -> (u64, String) {
        let line = self.next().await.expect("there should be one more");
        let told = if line["error"].is_null() { &line["verdict"] } else { &line["error"]["code"] };
        (line["index"].as_u64().unwrap(), told.as_str().unwrap().to_owned())
    }

    /// All lines that are left.
    pub(super) async fn rest(mut self) -> Vec<Value> {
        let mut lines = Vec::new();
        while let Some(line) = self.next().await {
            lines.push(line);
        }
        lines
    }
}

pub(super) async fn begin(service: &Arc<Service>, body: impl Into<Body>) -> Answers {
    let response = router(Arc::clone(service)).oneshot(request(body)).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/x-ndjson");
    Answers::of(response.into_body())
}

/// A body whose lines are sent by hand.
pub(super) fn by_hand() -> (UnboundedSender<Result<Bytes, &'static str>>, Body) {
    let (sender, receiver) = unbounded_channel();
    let pieces = stream::unfold(receiver, async |mut receiver| Some((receiver.recv().await?, receiver)));
    (sender, Body::from_stream(pieces))
}

/// Lines without an end, and how many were taken.
pub(super) fn endless(taken: Arc<AtomicUsize>) -> impl Stream<Item = Result<Bytes, &'static str>> {
    stream::repeat_with(move || {
        taken.fetch_add(1, Ordering::SeqCst);
        Ok(line("1").into())
    })
}
