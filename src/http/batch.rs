//! `POST /batch`: submissions in, one a line; judgements out, one a line, each as it is finished.
//!
//! Both directions are open at once and neither is held in memory: a line is read when there is room for its answer,
//! and there is room when the client takes answers. A batch takes one place in the queue and has its turns among the
//! requests of `POST /score`.

mod answers;
mod course;
mod lines;

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_TYPE, EXPECT};
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use super::admission::placed;
use super::error::{ApiError, ErrorBody};
use super::extract;
use super::observe::Streamed;
use super::state::Service;
use answers::BatchLine;
use course::Course;
use lines::Lines;

/// What the body is said to be, and what the answer is.
const NDJSON: &str = "application/x-ndjson";
/// Other names of the same.
const ALIASES: [&str; 2] = ["application/ndjson", "application/jsonl"];

/// Judges many submissions.
///
/// Body and answer are NDJSON. Each line of the body is what `POST /execute` takes. Each is answered as soon as it is
/// judged, while others may still be sent, and in no order: `index` is the line's number in the body, from 0. A line
/// that is wrong is answered with an error and costs no other. Blank lines are counted and not answered. White space
/// may come before an answer that is long in coming.
///
/// Lines are read as answers are taken, however many there are: read while you send. A last line without `index` says
/// why the body was not read to its end (`stopping`; `malformed_request`: it broke off, or for ten minutes nothing came
/// and nothing was taken; `internal`). What has no answer has no result and may be sent again. Closing the connection
/// ends all runs.
#[utoipa::path(
    post,
    path = "/batch",
    request_body(content = super::openapi::submission::Submission, content_type = "application/x-ndjson"),
    responses(
        (status = 200, description = "Lines", body = BatchLine, content_type = "application/x-ndjson"),
        (status = 400, description = "`malformed_request`: the body did not come", body = ErrorBody),
        (status = 401, description = "`unauthorized`", body = ErrorBody),
        (status = 415, description = "`unsupported_media_type`", body = ErrorBody),
        (status = 429, description = "`overloaded`: see Retry-After", body = ErrorBody),
        (status = 500, description = "`internal`", body = ErrorBody),
        (status = 503, description = "`stopping`: see Retry-After", body = ErrorBody),
    )
)]
pub(super) async fn batch(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, ApiError> {
    let (ticket, request) = placed(&service, request).await?;
    let (head, body) = request.into_parts();
    if !is_ndjson(&head.headers) {
        return Err(extract::refuse(&head.headers, body, ApiError::UnsupportedMediaType(NDJSON)).await);
    }
    let mut lines = Lines::new(body, service.max_body_bytes);
    if head.headers.contains_key(EXPECT) {
        give_leave(&service, &mut lines).await?;
    }
    let (course, answers) = Course::new(service, lines);
    // Not in the answer's stream: runs go on, and end in time, however slowly their answers are taken.
    tokio::spawn(course.run(ticket).in_current_span());
    Ok((Extension(Streamed), [(CONTENT_TYPE, NDJSON)], answers).into_response())
}

fn is_ndjson(headers: &HeaderMap) -> bool {
    extract::media_type(headers).is_some_and(|said| said == NDJSON || ALIASES.contains(&said.as_str()))
}

/// Waits for the body of a client that waits for leave to send it: it is given when the body is asked for, and can no
/// longer be given when the head of the answer is sent.
async fn give_leave(service: &Service, lines: &mut Lines) -> Result<(), ApiError> {
    tokio::select! {
        () = service.admission.stopped() => Err(ApiError::Stopping),
        begun = tokio::time::timeout(extract::ARRIVAL, lines.begin()) => match begun {
            Ok(begun) => begun.map_err(ApiError::from),
            Err(_late) => Err(ApiError::MalformedRequest("the body did not arrive in time".to_owned())),
        },
    }
}
