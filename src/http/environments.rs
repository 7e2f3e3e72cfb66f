//! `GET /environments`: what a submission can ask for.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use tockbox_native::EnvironmentDetails;

use super::state::Service;

/// What a submission can ask for.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Environments {
    environments: Vec<Environment>,
    backends: Vec<BackendDetail>,
}

/// An interpreter and what is imported before any code runs.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Environment {
    /// What a submission's `environment` says.
    name: String,
    /// The backend it belongs to.
    backend: &'static str,
    /// The interpreter's path on the server.
    interpreter: String,
    /// The interpreter's version, such as `3.11.7`.
    version: String,
    /// Modules that the code finds imported already.
    preloaded: Vec<String>,
}

/// A backend and what isolates its guests.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BackendDetail {
    /// What a submission's `backend` says.
    name: &'static str,
    /// `full`, `restricted`, `wasm` or `none`.
    tier: &'static str,
    /// The layers in force.
    enforced_by: Vec<&'static str>,
}

/// Environments and backends that a submission can name.
#[utoipa::path(
    get,
    path = "/environments",
    responses((status = 200, description = "What there is", body = Environments))
)]
pub(super) async fn environments(State(service): State<Arc<Service>>) -> Json<Environments> {
    let backend = service.backend.name();
    let isolation = service.backend.isolation();
    let detail = |detail: EnvironmentDetails| Environment {
        name: detail.name,
        backend,
        interpreter: detail.interpreter.display().to_string(),
        version: detail.version,
        preloaded: detail.preloaded,
    };
    Json(Environments {
        environments: service.backend.environment_details().into_iter().map(detail).collect(),
        backends: vec![BackendDetail {
            name: backend,
            tier: isolation.tier.as_str(),
            enforced_by: isolation.enforced_by,
        }],
    })
}
