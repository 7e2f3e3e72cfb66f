//! `GET /health` and `GET /ready`: what an orchestrator asks.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::state::Service;

/// The process lives.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Health {
    /// Always `ok`.
    status: &'static str,
    /// The running version.
    version: &'static str,
}

/// Whether submissions are taken.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Readiness {
    /// `ready`, `stopping` (told to stop) or `unavailable` (no slot can be built).
    status: &'static str,
}

/// Whether the process lives. Needs no token.
#[utoipa::path(get, path = "/health", responses((status = 200, description = "It does", body = Health)))]
pub(super) async fn health() -> Json<Health> {
    Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION") })
}

/// Whether submissions are taken. Needs no token.
#[utoipa::path(
    get,
    path = "/ready",
    responses(
        (status = 200, description = "They are", body = Readiness),
        (status = 503, description = "Not now", body = Readiness),
    )
)]
pub(super) async fn ready(State(service): State<Arc<Service>>) -> (StatusCode, Json<Readiness>) {
    let (code, status) = if service.admission.is_stopping() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping")
    } else if service.backend.is_up() {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
    };
    (code, Json(Readiness { status }))
}
