//! The routes as a caller sees them, on a backend that runs nothing.

mod batch;
mod batch_connection;
mod batch_lines;
mod batch_pace;
mod bodies;
mod connections;
mod datasets;
mod fake;
mod listening;
mod routes;
mod score;
mod stopping;

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::Value;
use tower::ServiceExt;

use super::router;
use super::state::Service;
use crate::config::service::{ServiceConfig, Token};
use crate::dataset::search::SearchPath;
use crate::submission::Policy;
use crate::telemetry;
use fake::FakeBackend;

/// Longest body in these tests, in bytes.
const MAX_BODY: usize = 1 << 20;
/// No condition is waited for longer than this.
const DEADLINE: Duration = Duration::from_secs(20);

fn config() -> ServiceConfig {
    ServiceConfig {
        bind: ([127, 0, 0, 1], 0).into(),
        token: None,
        max_body_bytes: MAX_BODY,
        queue: 3,
        drain: DEADLINE,
        datasets: SearchPath::new(None, None, None),
    }
}

fn service_with(backend: &Arc<FakeBackend>, config: &ServiceConfig) -> Arc<Service> {
    service_of(backend, config, 1)
}

fn service_of(backend: &Arc<FakeBackend>, config: &ServiceConfig, slots: usize) -> Arc<Service> {
    Service::new(Arc::clone(backend) as _, Policy::default(), config, slots, telemetry::metrics())
}

fn service() -> Arc<Service> {
    service_with(&Arc::default(), &config())
}

fn guarded() -> Arc<Service> {
    service_with(&Arc::default(), &ServiceConfig { token: Some(Token::new("s3cret")), ..config() })
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn post(body: impl Into<Body>) -> Request<Body> {
    post_to("/execute", body)
}

fn post_to(path: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path).header("content-type", "application/json").body(body.into()).unwrap()
}

async fn ask(service: &Arc<Service>, request: Request<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
    let response = router(Arc::clone(service)).oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    (head.status, head.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
}

async fn ask_json(service: &Arc<Service>, request: Request<Body>) -> (StatusCode, Value) {
    let (status, headers, body) = ask(service, request).await;
    assert_eq!(headers["content-type"], "application/json");
    (status, serde_json::from_slice(&body).unwrap())
}

/// Status, code and field of an error.
async fn refusal(service: &Arc<Service>, request: Request<Body>) -> (u16, String, Value) {
    let (status, body) = ask_json(service, request).await;
    let error = body["error"].as_object().unwrap();
    assert_eq!(error.len(), 3, "{error:?}");
    assert!(!error["message"].as_str().unwrap().is_empty());
    (status.as_u16(), error["code"].as_str().unwrap().to_owned(), error["field"].clone())
}
