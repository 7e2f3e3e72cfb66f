//! Who may call: the bearer token.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::Response;

use super::error::ApiError;
use super::state::Service;
use crate::config::service::Token;

/// Paths that need no token: what an orchestrator probes.
const OPEN: [&str; 2] = ["/health", "/ready"];

/// Lets a request through if it bears the token, if none is asked for, or if it is a probe.
pub(super) async fn require_token(
    State(service): State<Arc<Service>>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let allowed = match &service.token {
        None => true,
        Some(token) => OPEN.contains(&request.uri().path()) || bears(request.headers(), token),
    };
    if allowed { Ok(next.run(request).await) } else { Err(ApiError::Unauthorized) }
}

fn bears(headers: &HeaderMap, token: &Token) -> bool {
    let Some(value) = headers.get(AUTHORIZATION) else { return false };
    let Some((scheme, offered)) = value.as_bytes().split_at_checked("Bearer ".len()) else { return false };
    scheme.eq_ignore_ascii_case(b"Bearer ") && token.matches(offered.trim_ascii())
}
