//! The route table: what answers where, to whom, and in which shape.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use super::fake::FakeBackend;
use super::{ask, ask_json, config, get, guarded, post, refusal, service, service_with};
use crate::http::openapi;

#[tokio::test]
async fn health_is_ok_and_names_the_version() {
    let (status, body) = ask_json(&service(), get("/health")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(body, json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")}));
}

#[tokio::test]
async fn ready_follows_the_backend() {
    let backend = Arc::<FakeBackend>::default();
    let service = service_with(&backend, &config());
    assert_eq!(ask_json(&service, get("/ready")).await, (StatusCode::OK, json!({"status": "ready"})));
    backend.down.store(true, Ordering::SeqCst);
    let expected = (StatusCode::SERVICE_UNAVAILABLE, json!({"status": "unavailable"}));
    assert_eq!(ask_json(&service, get("/ready")).await, expected);
}

#[tokio::test]
async fn environments_say_what_can_be_asked_for() {
    let (status, body) = ask_json(&service(), get("/environments")).await;
    assert_eq!(status, StatusCode::OK);
    let expected = json!({
        "environments": [{"name": "default", "backend": "native", "interpreter": "/usr/bin/python3",
                          "version": "3.11.7", "preloaded": ["numpy"]}],
        "backends": [{"name": "native", "tier": "full", "enforced_by": ["seccomp"]}],
    });
    assert_eq!(body, expected);
}

#[tokio::test]
async fn an_unknown_route_and_a_wrong_method_have_the_shape_of_errors() {
    let service = service();
    let unknown = refusal(&service, get("/nowhere")).await;
    assert_eq!(unknown, (404, "not_found".into(), Value::Null));
    let wrong = refusal(&service, get("/execute")).await;
    assert_eq!(wrong, (405, "method_not_allowed".into(), Value::Null));
    let (_, headers, _) = ask(&service, get("/execute")).await;
    assert_eq!(headers["allow"], "POST");
    let wrong = refusal(&service, Request::delete("/health").body(Body::empty()).unwrap()).await;
    assert_eq!(wrong, (405, "method_not_allowed".into(), Value::Null));
}

#[tokio::test]
async fn all_routes_but_the_probes_ask_for_the_token() {
    let service = guarded();
    for path in [
        "/metrics",
        "/environments",
        "/datasets",
        "/datasets/own/problems",
        "/openapi.json",
        "/docs/",
        "/nowhere",
        "/execute",
        "/score",
        "/batch",
    ] {
        let refused = refusal(&service, get(path)).await;
        assert_eq!(refused, (401, "unauthorized".into(), Value::Null), "{path}");
    }
    for path in ["/health", "/ready"] {
        assert_eq!(ask(&service, get(path)).await.0, StatusCode::OK, "{path}");
    }
    for (offer, status) in [
        ("Bearer s3cret", 200),
        ("bearer  s3cret", 200),
        ("Bearer s3cre", 401),
        ("Bearer s3crets", 401),
        ("Bearer", 401),
        ("s3cret", 401),
        ("Basic s3cret", 401),
    ] {
        let request = Request::get("/environments").header("authorization", offer);
        let answer = ask(&service, request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.0.as_u16(), status, "{offer}");
    }
    let (_, headers, _) = ask(&service, get("/metrics")).await;
    assert_eq!(headers["www-authenticate"], "Bearer");
}

#[tokio::test]
async fn a_request_keeps_its_id_or_is_given_one() {
    let with_id = |id: &str| Request::get("/health").header("x-request-id", id).body(Body::empty()).unwrap();
    let service = service();
    assert_eq!(ask(&service, with_id("step-12")).await.1["x-request-id"], "step-12");
    assert_eq!(ask(&service, get("/health")).await.1["x-request-id"].len(), 36);
    for bad in ["two words", "", &"x".repeat(129)] {
        assert_eq!(ask(&service, with_id(bad)).await.1["x-request-id"].len(), 36, "{bad:?}");
    }
}

#[tokio::test]
async fn code_that_ends_well_is_accepted() {
    let (status, body) = ask_json(&service(), post(r#"{"id": "a", "code": "print('hello')"}"#)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(body["id"], "a");
    assert_eq!(body["verdict"], "accepted");
    assert_eq!(body["reward"], json!(1.0));
    assert_eq!(body["stdout"], "hello\n");
    assert_eq!(body["isolation"], json!({"tier": "full", "enforced_by": ["seccomp"]}));
}

#[tokio::test]
async fn a_lost_slot_is_an_internal_error_without_a_reward() {
    let (status, body) = ask_json(&service(), post(r#"{"code": "lost"}"#)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!((&body["verdict"], &body["reward"]), (&json!("internal_error"), &Value::Null));
}

#[tokio::test]
async fn a_panic_is_answered_as_an_internal_error_and_gives_its_place_back() {
    let service = service();
    let failed = refusal(&service, post(r#"{"code": "panic"}"#)).await;
    assert_eq!(failed, (500, "internal".into(), Value::Null));
    assert_eq!(service.admission.in_flight(), 0);
}

#[tokio::test]
async fn metrics_count_requests_and_verdicts_and_show_the_pool() {
    let service = service();
    ask(&service, post(r#"{"code": "print()"}"#)).await;
    ask(&service, get("/nowhere")).await;
    let (status, headers, body) = ask(&service, get("/metrics")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
    let text = String::from_utf8(body).unwrap();
    for line in [
        "tockbox_http_requests_total{route=\"/execute\",status=\"200\"} ",
        "tockbox_http_requests_total{route=\"other\",status=\"404\"} ",
        "tockbox_http_request_duration_seconds_bucket{route=\"/execute\",le=\"0.001\"} ",
        "tockbox_executions_total{verdict=\"accepted\",backend=\"native\"} ",
        "tockbox_execution_queue_seconds_count{backend=\"native\"} ",
        "tockbox_execution_wall_seconds_sum{backend=\"native\"} ",
        "tockbox_slots{state=\"busy\"} 1\n",
        "tockbox_slots{state=\"idle\"} 3\n",
        "tockbox_tester_slots{state=\"busy\"} 3\n",
        "tockbox_tester_slots{state=\"idle\"} 5\n",
        "tockbox_queue_length 2\n",
        "tockbox_slots_recycled_total 5\n",
        "tockbox_submissions_in_flight ",
        "tockbox_internal_errors_total{source=\"sandbox\"} ",
        "tockbox_internal_errors_total{source=\"service\"} ",
        "tockbox_build_info{version=\"0.1.0\"} 1\n",
        "process_resident_memory_bytes ",
    ] {
        assert!(text.contains(line), "no {line:?} in\n{text}");
    }
}

#[tokio::test]
async fn every_route_is_described() {
    let (status, body) = ask_json(&service(), get("/openapi.json")).await;
    assert_eq!(status, StatusCode::OK);
    let paths: Vec<_> = body["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/batch",
            "/datasets",
            "/datasets/{name}/problems",
            "/environments",
            "/execute",
            "/health",
            "/metrics",
            "/ready",
            "/score"
        ]
    );
    let execute = &body["paths"]["/execute"]["post"];
    let request = &execute["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(request["$ref"], "#/components/schemas/Submission");
    for schema in [
        "Submission",
        "SubmissionLimits",
        "Test",
        "Completions",
        "Scores",
        "BatchLine",
        "Judgement",
        "TestReport",
        "ErrorBody",
    ] {
        assert!(body["components"]["schemas"][schema].is_object(), "{schema}");
    }
}

#[test]
fn the_description_refers_to_nothing_that_is_missing() {
    let text = openapi::description().to_json().unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(document["components"]["schemas"][name].is_object(), "{name}");
    }
}

#[tokio::test]
async fn the_documentation_page_needs_nothing_from_elsewhere() {
    let service = service();
    for path in ["/docs/", "/docs/swagger-initializer.js", "/docs/swagger-ui-bundle.js"] {
        let (status, _, body) = ask(&service, get(path)).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let text = String::from_utf8_lossy(&body);
        assert!(!text.contains("src=\"http") && !text.contains("href=\"http"), "{path}");
    }
    let (_, _, script) = ask(&service, get("/docs/swagger-initializer.js")).await;
    assert!(String::from_utf8_lossy(&script).contains("/openapi.json"));
}
