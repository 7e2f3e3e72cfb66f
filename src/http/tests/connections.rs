//! What connections promise, whatever is asked over them: order, no confusion, deadlines, both versions of HTTP.

use std::sync::atomic::Ordering;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Version};
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use super::listening::{Connection, Listening};
use super::{DEADLINE, MAX_BODY, config, post};
use crate::http::serve::Stopped;

/// A request as bytes.
fn request(path: &str, content_type: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

fn execute(id: &str) -> String {
    request("/execute", "application/json", &json!({"id": id, "code": "1"}).to_string())
}

async fn status(connection: &mut Connection) -> u16 {
    let (head, _) = connection.answer().await;
    head.strip_prefix("http/1.1 ").unwrap()[..3].parse().unwrap()
}

#[tokio::test]
async fn pipelined_requests_are_answered_in_their_order() {
    let listening = Listening::start(config()).await;
    let mut connection = listening.connect().await;
    let ids: Vec<_> = (0..50).map(|number| format!("number {number}")).collect();
    connection.send(&ids.iter().map(|id| execute(id)).collect::<String>()).await;
    for id in &ids {
        let (head, body) = connection.answer().await;
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert_eq!(&body["id"], id);
    }
}

#[tokio::test]
async fn a_refused_request_leaves_the_connection_to_the_next_one() {
    let listening = Listening::start(config()).await;
    let long = format!("{{\"code\": \"{}\"}}", "1".repeat(2 * MAX_BODY));
    let mut connection = listening.connect().await;
    for (refused, code) in [
        (request("/execute", "application/json", "{"), 400),
        (request("/execute", "application/json", "{\"code\": \"\"}"), 422),
        (request("/execute", "text/plain", "{\"code\": \"1\"}"), 415),
        (request("/execute", "application/json", &long), 413),
        (request("/score", "application/json", &long), 413),
        (request("/score", "application/json", "{}"), 422),
    ] {
        // In one piece: the next one is there before the first is refused.
        connection.send(&(refused + &execute("next"))).await;
        assert_eq!(status(&mut connection).await, code);
        let (head, body) = connection.answer().await;
        assert!(head.starts_with("http/1.1 200"), "{code}: {head}");
        assert_eq!(body["id"], "next", "{code}");
    }
}

#[tokio::test]
async fn a_body_that_nobody_reads_is_not_taken_for_requests() {
    let listening = Listening::start(config()).await;
    let smuggled = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1000);
    for (path, code) in [("/nowhere", 404), ("/health", 405)] {
        let mut connection = listening.connect().await;
        let whole = request(path, "text/plain", &smuggled) + &execute("next");
        connection.send(&whole).await;
        let mut answers = String::new();
        // What is left unread closes the connection, and may reset it.
        let reading = async {
            let mut piece = [0; 4096];
            while !answers.contains("\"next\"") {
                match connection.0.read(&mut piece).await {
                    Ok(length @ 1..) => answers.push_str(&String::from_utf8_lossy(&piece[..length])),
                    Ok(0) | Err(_) => break,
                }
            }
        };
        tokio::time::timeout(DEADLINE, reading).await.expect("an answer or an end should come");
        assert!(answers.starts_with(&format!("HTTP/1.1 {code} ")), "{answers}");
        assert!(!answers.contains("version"), "{path}: a part of the body was answered: {answers}");
    }
}

#[tokio::test]
async fn a_client_that_goes_away_takes_its_guest_with_it_even_if_it_has_asked_for_more() {
    let listening = Listening::start(config()).await;
    let mut connection = listening.connect().await;
    connection.execute("hang").await;
    listening.backend.until_running(1).await;
    connection.send(&execute("never").repeat(3)).await;
    drop(connection);
    listening.backend.until_running(0).await;
    listening.until_nothing_is_in_flight().await;
    assert_eq!(listening.backend.started.load(Ordering::SeqCst), 1);
}

// The clock is paused: it goes on once nothing else can.
#[tokio::test(start_paused = true)]
async fn a_client_that_does_not_ask_in_time_is_hung_up_on() {
    let listening = Listening::start(config()).await;
    for begun in ["", "P", "PRI * HTTP/2.0\r\n", "GET /health HTTP/1.1\r\nHost: x\r\n"] {
        let mut connection = listening.connect().await;
        connection.send(begun).await;
        let mut answer = Vec::new();
        // Read or reset: the end in any case.
        let _ = connection.0.read_to_end(&mut answer).await;
        assert_eq!(String::from_utf8_lossy(&answer), "", "{begun:?}");
    }
    let mut connection = listening.connect().await;
    connection.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert_eq!(status(&mut connection).await, 200);
    assert!(connection.0.read_u8().await.is_err(), "an idle connection is closed in the end");
}

/// A connection that speaks HTTP/2 from the start.
pub(super) async fn http2(listening: &Listening) -> SendRequest<Body> {
    let stream = TcpStream::connect(listening.address).await.unwrap();
    let (client, connection) = handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    client
}

pub(super) fn to(listening: &Listening, mut request: Request<Body>) -> Request<Body> {
    let uri = format!("http://{}{}", listening.address, request.uri().path());
    *request.uri_mut() = uri.parse().unwrap();
    request
}

#[tokio::test]
async fn http2_is_spoken_to_who_knows_it_already() {
    let listening = Listening::with_slots(config(), 20).await;
    let client = http2(&listening).await;
    let asked = (0..20).map(|number| {
        let body = json!({"id": format!("number {number}"), "code": "1"}).to_string();
        let (mut client, request) = (client.clone(), to(&listening, post(body)));
        tokio::spawn(async move {
            let response = client.send_request(request).await.unwrap();
            assert_eq!((response.version(), response.status().as_u16()), (Version::HTTP_2, 200));
            to_bytes(Body::new(response.into_body()), usize::MAX).await.unwrap()
        })
    });
    for (number, answer) in asked.collect::<Vec<_>>().into_iter().enumerate() {
        let answer: Value = serde_json::from_slice(&answer.await.unwrap()).unwrap();
        assert_eq!(answer["id"], format!("number {number}"));
    }
}

#[tokio::test]
async fn a_stream_of_http2_that_is_given_up_takes_its_guest_with_it_and_no_other() {
    let listening = Listening::with_slots(config(), 2).await;
    let client = http2(&listening).await;
    let [given_up, kept] = ["hang 1", "hang 2"].map(|code| {
        let request = to(&listening, post(json!({"code": code}).to_string()));
        let mut client = client.clone();
        tokio::spawn(async move { client.send_request(request).await.unwrap().status() })
    });
    listening.backend.until_running(2).await;
    given_up.abort();
    listening.backend.until_running(1).await;
    listening.stop.cancel();
    listening.service.admission.stopped().await;
    listening.backend.release.notify_waiters();
    assert_eq!(kept.await.unwrap(), 200);
    assert_eq!(listening.ended().await, Stopped::Drained);
}
