//! Bytes of a request become a valid submission. Every way in which they may not is decided here.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, EXPECT};
use futures_util::{Stream, StreamExt};
use tracing::error;

use super::datasets::unreadable;
use super::error::ApiError;
use super::state::Service;
use crate::dataset::library::Library;
use crate::dataset::problem_id::ProblemId;
use crate::problem::Problem;
use crate::submission::group::Group;
use crate::submission::{Invalid, Submission};

/// Bodies longer than this are parsed off the threads that serve connections.
const PARSED_IN_PLACE: usize = 64 << 10;
/// How long a body may take to arrive.
pub(super) const ARRIVAL: Duration = Duration::from_mins(1);
const JSON: &str = "application/json";
/// How much of a refused body is still read, and for how long, so that the client reads the answer instead of
/// a reset connection.
const DISCARDED_BYTES: usize = 64 << 20;
const DISCARDING: Duration = Duration::from_secs(5);

/// The submission in `request`.
pub(super) async fn submission(service: &Arc<Service>, request: Request) -> Result<Submission, ApiError> {
    parsed(service, json_bytes(service, request).await?).await
}

/// The submission that `body` holds.
pub(super) async fn parsed(service: &Arc<Service>, body: Bytes) -> Result<Submission, ApiError> {
    if body.len() <= PARSED_IN_PLACE {
        return Ok(Submission::from_json(&body, &service.policy)?);
    }
    let service = Arc::clone(service);
    on_a_blocking_thread(move || Ok(Submission::from_json(&body, &service.policy)?)).await?
}

/// The group of completions in `request`. What a dataset has to say may have to be read from files.
pub(super) async fn group(service: &Arc<Service>, request: Request) -> Result<Group, ApiError> {
    let body = json_bytes(service, request).await?;
    let service = Arc::clone(service);
    let read = move || Group::from_json(&body, &service.policy, |id| problem(&service.datasets, id));
    on_a_blocking_thread(read).await?
}

/// The problem that `problem_id` names.
fn problem(datasets: &Library, problem_id: &str) -> Result<Arc<Problem>, ApiError> {
    let wrong = |message: String| ApiError::from(Invalid::field("problem_id", message));
    let shape = || wrong("must be a dataset's name, a slash and a task_id, such as `tick/001`".to_owned());
    let id = ProblemId::parse(problem_id).ok_or_else(shape)?;
    let Some(dataset) = datasets.get(id.dataset).map_err(|error| unreadable(&error))? else {
        return Err(wrong("names no dataset of this server; GET /datasets says which there are".to_owned()));
    };
    let unknown = || wrong(format!("names no problem of the dataset `{}`", id.dataset));
    id.find(&dataset).cloned().ok_or_else(unknown)
}

/// Works off the threads that serve connections.
pub(super) async fn on_a_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    tokio::task::spawn_blocking(work).await.map_err(|failure| {
        error!(%failure, "a blocking thread failed");
        ApiError::Internal
    })
}

/// The body, if it is said to be JSON.
async fn json_bytes(service: &Service, request: Request) -> Result<Bytes, ApiError> {
    let (head, body) = request.into_parts();
    if !is_json(&head.headers) {
        return Err(refuse(&head.headers, body, ApiError::UnsupportedMediaType(JSON)).await);
    }
    read(&head.headers, body, service.max_body_bytes).await
}

/// Reads what is left of a refused request, within bounds, and hands its error back.
pub(super) async fn refuse(headers: &HeaderMap, body: Body, error: ApiError) -> ApiError {
    // A client that waits for leave to send its body never sends it.
    if !headers.contains_key(EXPECT) {
        // Whether it ended in time makes no difference to the answer.
        let _ = tokio::time::timeout(DISCARDING, discard(body.into_data_stream())).await;
    }
    error
}

/// Reads what is left of a body, within bounds.
pub(super) async fn discard(mut chunks: impl Stream<Item = Result<Bytes, axum::Error>> + Unpin) {
    let mut discarded = 0;
    while let Some(Ok(chunk)) = chunks.next().await {
        discarded += chunk.len();
        if discarded > DISCARDED_BYTES {
            break;
        }
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    media_type(headers).is_some_and(|essence| {
        essence == JSON || (essence.starts_with("application/") && essence.ends_with("+json"))
    })
}

/// What the body is said to be, in lower case and without parameters.
pub(super) fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next()?.trim().to_ascii_lowercase())
}

async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Bytes, ApiError> {
    let announced = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > limit)) {
        return Err(refuse(headers, body, ApiError::PayloadTooLarge(limit)).await);
    }
    let late = |_| ApiError::MalformedRequest("the body did not arrive in time".to_owned());
    tokio::time::timeout(ARRIVAL, collect(headers, body, limit)).await.map_err(late)?
}

/// The whole body, if it has at most `limit` bytes; never holds more than that.
async fn collect(headers: &HeaderMap, body: Body, limit: usize) -> Result<Bytes, ApiError> {
    let mut chunks = body.into_data_stream();
    let mut whole = Vec::new();
    while let Some(chunk) = chunks.next().await {
        let cut = |_| ApiError::MalformedRequest("the body ended too early".to_owned());
        let chunk = chunk.map_err(cut)?;
        if chunk.len() > limit - whole.len() {
            let rest = Body::from_stream(chunks);
            return Err(refuse(headers, rest, ApiError::PayloadTooLarge(limit)).await);
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.into())
}
