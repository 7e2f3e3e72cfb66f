//! One log line and one count a request. Neither ever holds bytes of a body.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, Method};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::{StreamExt, stream};
use tracing::{Instrument, Span, debug, info, info_span};

use crate::telemetry;

/// Names a request in logs and answers; a caller may choose it.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest request id taken from a caller.
const LONGEST_ID: usize = 128;
/// Asked every few seconds by machines: logged at `debug` alone.
const QUIET: [&str; 3] = ["/health", "/ready", "/metrics"];

/// Put into the answer of a judged submission, for the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct VerdictLabel(pub(super) &'static str);

/// Put into an answer whose body is still to be made: the request ends with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Streamed;

/// Drops a request id that does not belong into a log; a fresh one takes its place.
pub(super) async fn check_request_id(mut request: Request, next: Next) -> Response {
    let fits = |id: &[u8]| id.len() <= LONGEST_ID && !id.is_empty() && id.iter().all(u8::is_ascii_graphic);
    if request.headers().get(REQUEST_ID).is_some_and(|id| !fits(id.as_bytes())) {
        request.headers_mut().remove(REQUEST_ID);
    }
    next.run(request).await
}

/// Logs and counts the request.
pub(super) async fn observe(request: Request, next: Next) -> Response {
    let id = request.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or("-");
    let span = info_span!("request", id);
    let route = request.extensions().get::<MatchedPath>().map_or(telemetry::OTHER_ROUTE, MatchedPath::as_str);
    let mut end = End {
        span: span.clone(),
        method: request.method().clone(),
        route: route.to_owned(),
        started: Instant::now(),
        status: telemetry::CLIENT_GONE,
        verdict: None,
    };
    async move {
        let response = next.run(request).await;
        if response.extensions().get::<Streamed>().is_some() {
            return end.with_the_body_of(response);
        }
        end.answered(&response);
        response
    }
    .instrument(span)
    .await
}

/// Told when dropped, so that a client that goes away is told of too.
struct End {
    span: Span,
    method: Method,
    route: String,
    started: Instant,
    status: u16,
    verdict: Option<&'static str>,
}

impl End {
    fn answered(&mut self, response: &Response) {
        self.status = response.status().as_u16();
        self.verdict = response.extensions().get::<VerdictLabel>().map(|label| label.0);
    }

    /// Comes when the last piece of the body was taken, or when nobody is there to take it.
    fn with_the_body_of(self, response: Response) -> Response {
        let (head, body) = response.into_parts();
        let pieces =
            stream::unfold((body.into_data_stream(), self), move |(mut pieces, mut end)| async move {
                let piece = pieces.next().await;
                if piece.is_none() {
                    end.status = head.status.as_u16();
                }
                Some((piece?, (pieces, end)))
            });
        Response::from_parts(head, Body::from_stream(pieces))
    }
}

impl Drop for End {
    fn drop(&mut self) {
        let Self { span, method, route, status, verdict, .. } = self;
        let _entered = span.enter();
        let latency = self.started.elapsed();
        telemetry::request_ended(route, *status, latency);
        let latency_ms = milliseconds(latency);
        if QUIET.contains(&route.as_str()) {
            debug!(%method, %route, status, latency_ms, "answered");
        } else {
            info!(%method, %route, status, latency_ms, verdict, "answered");
        }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 1e6).round() / 1e3
}
