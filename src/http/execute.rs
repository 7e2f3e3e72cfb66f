//! `POST /execute`: a submission in, a judgement out.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};

use super::admission::admitted;
use super::error::{ApiError, ErrorBody};
use super::extract;
use super::observe::VerdictLabel;
use super::state::Service;
use crate::judgement::Judgement;
use crate::telemetry;

/// Runs code, against tests if there are any, and judges it.
///
/// What the code does is data: however it ends, the answer is 200. `reward` is null when the sandbox failed;
/// such a submission has no result and may be sent again. Closing the connection ends the run.
#[utoipa::path(
    post,
    path = "/execute",
    request_body(content = super::openapi::submission::Submission, content_type = "application/json"),
    responses(
        (status = 200, description = "Judged", body = Judgement),
        (status = 400, description = "`malformed_request`: not JSON", body = ErrorBody),
        (status = 401, description = "`unauthorized`", body = ErrorBody),
        (status = 413, description = "`payload_too_large`", body = ErrorBody),
        (status = 415, description = "`unsupported_media_type`", body = ErrorBody),
        (status = 422, description = "`invalid_submission`: names the field", body = ErrorBody),
        (status = 429, description = "`overloaded`: see Retry-After", body = ErrorBody),
        (status = 500, description = "`internal`", body = ErrorBody),
        (status = 503, description = "`stopping`: see Retry-After", body = ErrorBody),
    )
)]
pub(super) async fn execute(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, ApiError> {
    admitted(&service, request, judge).await
}

async fn judge(service: Arc<Service>, request: Request) -> Result<Response, ApiError> {
    let submission = extract::submission(&service, request).await?;
    let judgement = service.judge.judge(&submission).await?;
    telemetry::submission_judged(&judgement);
    Ok((Extension(VerdictLabel(judgement.verdict.as_str())), Json(judgement)).into_response())
}
