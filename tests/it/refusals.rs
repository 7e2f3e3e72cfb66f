//! `tockbox serve`: every way in which a caller is told no.
#![expect(clippy::unwrap_used, reason = "an answer without what it must have fails the test")]

use nix::sys::signal::Signal;
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::file;
use crate::server::{Server, answer};

/// A program that keeps its slot until it is killed.
const SLEEPER: &str = "import time; time.sleep(120)";

/// Status, code and field of an error, whose shape is the same everywhere.
async fn refusal(response: Response) -> (u16, String, Value) {
    let (status, body) = answer(response).await;
    let error = body["error"].as_object().unwrap_or_else(|| panic!("{status} {body}"));
    assert_eq!(error.keys().collect::<Vec<_>>(), ["code", "message", "field"]);
    assert!(!error["message"].as_str().unwrap().is_empty());
    (status, error["code"].as_str().unwrap().to_owned(), error["field"].clone())
}

fn told(status: u16, code: &str) -> (u16, String, Value) {
    (status, code.to_owned(), Value::Null)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_request_for_a_run_is_refused() {
    let server = Server::start(&[]);
    assert_eq!(refusal(server.post("print(1)").await).await, told(400, "malformed_request"));
    assert_eq!(refusal(server.get("/nothing").await).await, told(404, "not_found"));
    assert_eq!(refusal(server.get("/execute").await).await, told(405, "method_not_allowed"));
    let url = |path: &str| format!("{}{path}", server.url);
    let delete = server.client.request(Method::DELETE, url("/health")).send().await.unwrap();
    assert_eq!(refusal(delete).await, told(405, "method_not_allowed"));
    let body = json!({"code": "print(1)"}).to_string();
    let text = server.client.post(url("/execute")).header("content-type", "text/plain").body(body.clone());
    assert_eq!(refusal(text.send().await.unwrap()).await, told(415, "unsupported_media_type"));
    let untyped = server.client.post(url("/execute")).body(body).send().await.unwrap();
    assert_eq!(refusal(untyped).await, told(415, "unsupported_media_type"));
    server.assert_serves().await;
    server.stop();
}

/// A request that does not say how long it will be.
fn chunked(body: &[u8]) -> Vec<u8> {
    let head = "POST /execute HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n\
                transfer-encoding: chunked\r\n\r\n";
    let size = format!("{:x}\r\n", body.len());
    [head.as_bytes(), size.as_bytes(), body, b"\r\n0\r\n\r\n"].concat()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_fifty_megabytes_is_refused_and_the_answer_arrives() {
    let server = Server::start(&[]);
    let body = json!({"code": "#".repeat(50 << 20)}).to_string();
    assert_eq!(refusal(server.post(body.clone()).await).await, told(413, "payload_too_large"));
    let told_first = server.raw(&chunked(body.as_bytes())).await;
    assert!(told_first.starts_with("HTTP/1.1 413 Payload Too Large\r\n"), "{told_first}");
    server.assert_serves().await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invalid_submission_is_told_which_field_is_wrong() {
    let server = Server::start(&["--max-tests", "2"]);
    let stdio = json!({"type": "stdio", "expected_stdout": ""});
    for (body, field) in [
        (json!({}), "code"),
        (json!({"code": ""}), "code"),
        (json!({"code": " \n"}), "code"),
        (json!({"code": 1}), "code"),
        (json!({"code": "1", "stdin": []}), "stdin"),
        (json!({"code": "1", "id": "x".repeat(257)}), "id"),
        (json!({"code": "1", "bogus": 1}), "bogus"),
        (json!({"code": "1", "environment": "torch"}), "environment"),
        (json!({"code": "1", "backend": "wasm"}), "backend"),
        (json!({"code": "1", "reward": "most"}), "reward"),
        (json!({"code": "1", "tests": {}}), "tests"),
        (json!({"code": "1", "tests": [stdio, stdio, stdio]}), "tests"),
        (json!({"code": "1", "tests": [{"type": "bogus"}]}), "tests[0].type"),
        (json!({"code": "1", "tests": [stdio, {"type": "call", "function": "f"}]}), "tests[1].expected"),
        (
            json!({"code": "1", "tests": [{"type": "call", "function": "f(", "expected": 1}]}),
            "tests[0].function",
        ),
        (
            json!({"code": "1", "tests": [{"type": "call", "function": "f", "args": 1, "expected": 1}]}),
            "tests[0].args",
        ),
        (
            json!({"code": "1", "tests": [{"type": "call", "function": "f", "args_py": "os", "expected": 1}]}),
            "tests[0].args_py",
        ),
        (json!({"code": "1", "limits": {"cpu_seconds": 0}}), "limits.cpu_seconds"),
        (json!({"code": "1", "limits": {"cpu_seconds": -1}}), "limits.cpu_seconds"),
        (json!({"code": "1", "limits": {"cpu_seconds": "NaN"}}), "limits.cpu_seconds"),
        (json!({"code": "1", "limits": {"cpu_seconds": 60.001}}), "limits.cpu_seconds"),
        (json!({"code": "1", "limits": {"wall_seconds": 1e300}}), "limits.wall_seconds"),
        (json!({"code": "1", "limits": {"memory_mib": 8193}}), "limits.memory_mib"),
        (json!({"code": "1", "limits": {"memory_mib": 1.5}}), "limits.memory_mib"),
        (json!({"code": "1", "limits": {"output_bytes": 1u64 << 25}}), "limits.output_bytes"),
        (json!({"code": "1", "limits": {"processes": 65}}), "limits.processes"),
        (json!({"code": "1", "limits": {"disk_mib": -0.0}}), "limits.disk_mib"),
        (json!({"code": "1", "limits": {"gpu": 1}}), "limits.gpu"),
        (json!({"code": "1", "files": {"a": "***"}}), "files[\"a\"]"),
        (json!({"code": "1", "files": {"../a": ""}}), "files[\"../a\"]"),
        (json!({"code": "1", "files": {"/a": ""}}), "files[\"/a\"]"),
        (json!({"code": "1", "files": {"a/../../b": ""}}), "files[\"a/../../b\"]"),
        (json!({"code": "1", "files": {"a\u{0}": ""}}), "files[\"a\\0\"]"),
        (json!({"code": "1", "files": {"": ""}}), "files[\"\"]"),
    ] {
        let expected = (422, "invalid_submission".to_owned(), json!(field));
        assert_eq!(refusal(server.post(body.to_string()).await).await, expected, "{body}");
    }
    server.assert_serves().await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_token_nobody_learns_anything() {
    let folder = TempDir::new().unwrap();
    let token = file(folder.path(), "token", "s3cret\n");
    let server = Server::start(&["--token", &token]);
    for path in ["/environments", "/metrics", "/openapi.json", "/docs/", "/nothing", "/execute"] {
        let response = server.get(path).await;
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
        assert_eq!(refusal(response).await, told(401, "unauthorized"), "{path}");
    }
    let ask = |token: &str| {
        let request = server.client.post(format!("{}/execute", server.url)).bearer_auth(token);
        request.json(&json!({"code": "print(1)"})).send()
    };
    assert_eq!(refusal(ask("s3cre").await.unwrap()).await, told(401, "unauthorized"));
    assert_eq!(refusal(ask("s3cret2").await.unwrap()).await, told(401, "unauthorized"));
    assert_eq!(answer(ask("s3cret").await.unwrap()).await.1["stdout"], "1\n");
    for path in ["/health", "/ready"] {
        assert_eq!(server.get(path).await.status().as_u16(), 200);
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_queue_is_said_and_frees_itself() {
    let server = Server::start(&["--queue", "1"]);
    let sleeper = json!({"code": SLEEPER});
    let running = server.begin(&sleeper);
    server.await_load(1, 1).await;
    let waiting = server.begin(&sleeper);
    server.await_load(2, 1).await;
    let refused = server.post(sleeper.to_string()).await;
    assert_eq!(refused.headers()["retry-after"], "1");
    assert_eq!(refusal(refused).await, told(429, "overloaded"));
    // Their clients go away: both places are free again.
    running.abort();
    waiting.abort();
    server.await_load(0, 0).await;
    server.assert_serves().await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_stops_takes_nothing_new_and_lets_go_of_a_sleeper_when_its_time_is_up() {
    let mut server = Server::start(&["--drain-seconds", "2"]);
    // A connection that is open before the server stops listening, and in use until then.
    let sleeping = server.begin(&json!({"code": SLEEPER}));
    server.await_load(1, 1).await;
    let family = server.family();
    server.process.signal(Signal::SIGTERM);
    crate::processes::eventually("the start of the stop", || {
        server.log().iter().any(|entry| entry["message"] == "stopping").then_some(())
    });
    // `/metrics` was asked over this connection, which is kept alive.
    let refused = server.post(json!({"code": "print(1)"}).to_string()).await;
    assert_eq!(refused.headers()["retry-after"], "5");
    assert_eq!(refusal(refused).await, told(503, "stopping"));
    assert_eq!(refusal(sleeping.await.unwrap().unwrap()).await, told(503, "stopping"));
    assert_eq!(server.wait(&family), 0);
}
