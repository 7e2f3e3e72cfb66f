//! Bodies that are wrong, each in its own way: all are told what is wrong and where, none costs more than its
//! bytes.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::{Body, Bytes};
use axum::http::Request;
use futures_util::StreamExt;
use serde_json::{Value, json};
use utoipa::PartialSchema;

use super::{MAX_BODY, ask_json, post, refusal, service};
use crate::http::openapi::submission::{Submission, SubmissionLimits, Test};

#[tokio::test]
async fn what_is_not_json_is_malformed() {
    let service = service();
    let deep = format!("{{\"code\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let bodies: [&[u8]; 8] = [
        b"",
        b"\x00\x01\x02\xfe\xff",
        b"{\"code\": \"print(1)\"",
        b"{\"code\": \"\xff\"}",
        b"\xef\xbb\xbf{}",
        b"{\"code\": \"\\ud800\"}",
        b"{\"code\": \"1\"} x",
        deep.as_bytes(),
    ];
    for body in bodies {
        let refused = refusal(&service, post(body.to_vec())).await;
        let start = String::from_utf8_lossy(&body[..body.len().min(30)]).into_owned();
        assert_eq!((refused.0, refused.1.as_str()), (400, "malformed_request"), "{start:?}");
    }
}

#[tokio::test]
async fn json_that_is_no_submission_names_the_field() {
    let service = service();
    for (body, field) in [
        (json!({}), "code"),
        (json!({"code": 1}), "code"),
        (json!({"code": ""}), "code"),
        (json!({"code": " \n"}), "code"),
        (json!({"code": "1", "cod": "2"}), "cod"),
        (json!({"code": "1", "id": "x".repeat(257)}), "id"),
        (json!({"code": "1", "environment": "nowhere"}), "environment"),
        (json!({"code": "1", "backend": "java"}), "backend"),
        (json!({"code": "1", "limits": {"cpu_seconds": 0}}), "limits.cpu_seconds"),
        (json!({"code": "1", "limits": {"cpu_seconds": -1}}), "limits.cpu_seconds"),
        (json!({"code": "1", "limits": {"cpu_seconds": 1e9}}), "limits.cpu_seconds"),
        (json!({"code": "1", "limits": {"wall_seconds": 301}}), "limits.wall_seconds"),
        (json!({"code": "1", "limits": {"memory_mib": 0}}), "limits.memory_mib"),
        (json!({"code": "1", "limits": {"memory_mib": "1"}}), "limits.memory_mib"),
        (json!({"code": "1", "limits": {"output_bytes": -5}}), "limits.output_bytes"),
        (json!({"code": "1", "limits": {"processes": 65}}), "limits.processes"),
        (json!({"code": "1", "limits": {"disk_mib": 1u64 << 60}}), "limits.disk_mib"),
        (json!({"code": "1", "limits": {"cpu": 1}}), "limits.cpu"),
        (json!({"code": "1", "tests": {}}), "tests"),
        (json!({"code": "1", "tests": [{"type": "stdio"}]}), "tests[0].expected_stdout"),
        (json!({"code": "1", "files": {"../x": ""}}), "files"),
    ] {
        let (status, code, named) = refusal(&service, post(body.to_string())).await;
        assert_eq!((status, code.as_str()), (422, "invalid_submission"), "{body}");
        let named = named.as_str().unwrap_or_default().to_owned();
        assert!(named.starts_with(field), "{named:?} should name {field:?}: {body}");
    }
}

#[tokio::test]
async fn code_that_no_python_takes_is_still_a_submission() {
    // What a model writes is judged, not refused: Python's own complaint about it is a verdict.
    for code in ["print(1)\0", "def", "\u{feff}print(1)", "\u{1b}[31m", "é = 1"] {
        let body = json!({"code": code}).to_string();
        assert_eq!(ask_json(&service(), post(body)).await.0, 200, "{code:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_not_said_to_be_json_is_refused() {
    let service = service();
    let body = r#"{"code": "1"}"#;
    let plain = Request::post("/execute").header("content-type", "text/plain").body(body.into()).unwrap();
    let unsaid = Request::post("/execute").body(body.into()).unwrap();
    for request in [plain, unsaid] {
        let refused = refusal(&service, request).await;
        assert_eq!(refused, (415, "unsupported_media_type".into(), Value::Null));
    }
    let charset = "application/json; charset=utf-8";
    let request = Request::post("/execute").header("content-type", charset).body(body.into()).unwrap();
    assert_eq!(ask_json(&service, request).await.0, 200);
}

#[tokio::test]
async fn a_body_too_long_is_refused_by_its_announcement() {
    let request = Request::post("/execute")
        .header("content-type", "application/json")
        .header("content-length", "50000000")
        .body(Body::empty())
        .unwrap();
    assert_eq!(refusal(&service(), request).await, (413, "payload_too_large".into(), Value::Null));
}

#[tokio::test]
async fn a_body_too_long_without_announcement_is_counted_and_thrown_away() {
    let sent = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&sent);
    let chunks = futures_util::stream::iter(0..800).map(move |_| {
        counter.fetch_add(1 << 16, Ordering::SeqCst);
        Ok::<_, Infallible>(Bytes::from(vec![b' '; 1 << 16]))
    });
    let refused = refusal(&service(), post(Body::from_stream(chunks))).await;
    assert_eq!(refused, (413, "payload_too_large".into(), Value::Null));
    assert_eq!(sent.load(Ordering::SeqCst), 800 << 16, "the client should have been heard out");
}

#[tokio::test]
async fn the_longest_body_is_taken_and_parsed_elsewhere() {
    let mut body = r#"{"code": "print()"}"#.to_owned();
    body.push_str(&" ".repeat(MAX_BODY - body.len()));
    assert_eq!(ask_json(&service(), post(body.clone())).await.0, 200);
    body.push(' ');
    assert_eq!(refusal(&service(), post(body)).await.0, 413);
}

#[tokio::test]
async fn the_document_and_the_reader_know_the_same_fields() {
    let of_tests = serde_json::to_value(Test::schema()).unwrap();
    let documented_of_test = |kind: &str| {
        let forms = of_tests["oneOf"].as_array().unwrap();
        let form = forms.iter().find(|form| form["properties"]["type"]["enum"] == json!([kind]));
        names_of(form.unwrap_or_else(|| panic!("no {kind} in {of_tests}")))
    };
    let plain = json!({"code": "x", "?": 1});
    let documented = names_of(&serde_json::to_value(Submission::schema()).unwrap());
    assert_eq!(documented, known_to_the_reader(&plain).await);
    let limits = json!({"code": "x", "limits": {"?": 1}});
    let documented = names_of(&serde_json::to_value(SubmissionLimits::schema()).unwrap());
    assert_eq!(documented, known_to_the_reader(&limits).await);
    for test in [
        json!({"type": "stdio", "expected_stdout": "", "?": 1}),
        json!({"type": "call", "function": "f", "expected": 1, "?": 1}),
        json!({"type": "assert", "code": "assert f()", "?": 1}),
        json!({"type": "unittest", "code": "def test_f(): f()", "?": 1}),
        json!({"type": "check", "code": "def check(f): ...", "entry_point": "f", "?": 1}),
    ] {
        let known = known_to_the_reader(&json!({"code": "x", "tests": [test]})).await;
        assert_eq!(documented_of_test(test["type"].as_str().unwrap()), known, "{test}");
    }
}

fn names_of(schema: &Value) -> Vec<String> {
    let mut names: Vec<_> = schema["properties"].as_object().unwrap().keys().cloned().collect();
    names.sort();
    names
}

/// The fields that the reader names when it meets an unknown one.
async fn known_to_the_reader(body: &Value) -> Vec<String> {
    let (_, answer) = ask_json(&service(), post(body.to_string())).await;
    let message = answer["error"]["message"].as_str().unwrap();
    let mut names: Vec<_> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    names.sort();
    names
}
