//! What a caller is told when it gets no result: one exhaustive match from error to answer.

use axum::Json;
use axum::http::header::{CONNECTION, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::submission::{Invalid, InvalidKind};

/// Why a request has no result. What the guest did is never among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApiError {
    /// The body is not JSON, or did not arrive whole.
    MalformedRequest(String),
    /// No bearer token, or a wrong one.
    Unauthorized,
    /// No such route.
    NotFound,
    /// There is no such dataset.
    NoSuchDataset,
    /// The route exists, the method does not.
    MethodNotAllowed,
    /// The body is longer than this many bytes.
    PayloadTooLarge(usize),
    /// A line of a batch is longer than this many bytes.
    LineTooLong(usize),
    /// The body is not said to be of this type, which the route takes.
    UnsupportedMediaType(&'static str),
    /// The body is JSON and not a valid submission.
    InvalidSubmission {
        /// What is wrong.
        message: String,
        /// Where, for example `tests[2].args`.
        field: Option<String>,
    },
    /// Too many submissions wait already.
    Overloaded,
    /// The service is stopping.
    Stopping,
    /// We failed.
    Internal,
}

/// The body of every answer that is not a result.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorBody {
    error: ErrorDetail,
}

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorDetail {
    /// One of a closed set: `malformed_request`, `unauthorized`, `not_found`, `method_not_allowed`,
    /// `payload_too_large`, `unsupported_media_type`, `invalid_submission`, `overloaded`, `stopping`, `internal`.
    code: &'static str,
    /// For people.
    message: String,
    /// The field of the request that is wrong, for example `tests[2].args`.
    field: Option<String>,
}

/// Seconds after which a refused caller may try again: a queue place frees up within a run.
const OVERLOADED_RETRY: HeaderValue = HeaderValue::from_static("1");
/// Seconds after which another server may have taken this one's place.
const STOPPING_RETRY: HeaderValue = HeaderValue::from_static("5");

impl ApiError {
    fn answer(self) -> (StatusCode, &'static str, String) {
        match self {
            Self::MalformedRequest(message) => (StatusCode::BAD_REQUEST, "malformed_request", message),
            Self::Unauthorized => (
                StatusCode::UNAUTHORIZED,
                "unauthorized",
                "send the server's token as \"Authorization: Bearer TOKEN\"".to_owned(),
            ),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "no such route".to_owned()),
            Self::NoSuchDataset => (
                StatusCode::NOT_FOUND,
                "not_found",
                "no dataset has this name; GET /datasets says which there are".to_owned(),
            ),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method_not_allowed",
                "the route does not take this method".to_owned(),
            ),
            Self::PayloadTooLarge(limit) => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "payload_too_large",
                format!("the body may have at most {limit} bytes"),
            ),
            Self::LineTooLong(limit) => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "payload_too_large",
                format!("a line may have at most {limit} bytes"),
            ),
            Self::UnsupportedMediaType(taken) => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported_media_type",
                format!("send the body as \"Content-Type: {taken}\""),
            ),
            Self::InvalidSubmission { message, .. } => {
                (StatusCode::UNPROCESSABLE_ENTITY, "invalid_submission", message)
            }
            Self::Overloaded => (
                StatusCode::TOO_MANY_REQUESTS,
                "overloaded",
                "too many submissions are waiting; try again later".to_owned(),
            ),
            Self::Stopping => {
                (StatusCode::SERVICE_UNAVAILABLE, "stopping", "the server is stopping".to_owned())
            }
            Self::Internal => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "the server failed; its log says why".to_owned(),
            ),
        }
    }

    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        match self {
            Self::Unauthorized => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::Overloaded => {
                headers.insert(RETRY_AFTER, OVERLOADED_RETRY);
            }
            Self::Stopping => {
                headers.insert(RETRY_AFTER, STOPPING_RETRY);
                headers.insert(CONNECTION, HeaderValue::from_static("close"));
            }
            Self::MalformedRequest(_)
            | Self::NotFound
            | Self::NoSuchDataset
            | Self::MethodNotAllowed
            | Self::PayloadTooLarge(_)
            | Self::LineTooLong(_)
            | Self::UnsupportedMediaType(_)
            | Self::InvalidSubmission { .. }
            | Self::Internal => {}
        }
        headers
    }
}

impl From<Invalid> for ApiError {
    fn from(Invalid { kind, message, field }: Invalid) -> Self {
        match kind {
            InvalidKind::Malformed => Self::MalformedRequest(message),
            InvalidKind::Invalid => Self::InvalidSubmission { message, field },
        }
    }
}

impl ApiError {
    /// The status, and what went wrong.
    fn told(self) -> (StatusCode, ErrorDetail) {
        let field = if let Self::InvalidSubmission { field, .. } = &self { field.clone() } else { None };
        let (status, code, message) = self.answer();
        (status, ErrorDetail { code, message, field })
    }
}

impl From<ApiError> for ErrorDetail {
    fn from(error: ApiError) -> Self {
        error.told().1
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let headers = self.headers();
        let (status, error) = self.told();
        (status, headers, Json(ErrorBody { error })).into_response()
    }
}
