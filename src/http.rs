//! The HTTP service: the route table and the order of the middleware, nothing else.

pub mod admission;
mod auth;
mod batch;
mod connection;
mod datasets;
mod environments;
pub mod error;
mod execute;
mod extract;
mod health;
mod metrics;
mod observe;
pub mod openapi;
mod score;
pub mod serve;
mod socket;
pub mod state;
#[cfg(test)]
mod tests;

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tracing::error;

use error::ApiError;
use state::Service;

/// All routes of the service. A layer wraps those before it: the last one sees a request first.
pub fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/execute", post(execute::execute))
        .route("/score", post(score::score))
        .route("/batch", post(batch::batch))
        .route("/environments", get(environments::environments))
        .route("/datasets", get(datasets::datasets))
        .route("/datasets/{name}/problems", get(datasets::problems))
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/metrics", get(metrics::metrics))
        .merge(openapi::routes())
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(from_fn_with_state(Arc::clone(&service), auth::require_token))
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(from_fn(observe::observe))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(from_fn(observe::check_request_id))
        .with_state(service)
}

/// The panic hook has logged where; the message may hold a caller's bytes and is not repeated.
fn answer_panic(_panic: Box<dyn Any + Send>) -> Response {
    error!("a handler panicked");
    ApiError::Internal.into_response()
}
