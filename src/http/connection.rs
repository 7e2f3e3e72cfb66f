//! Connections: HTTP/1.1 and HTTP/2 without TLS, what a slow client may take, and how they end.
//!
//! Nothing here knows routes; no connection outlives its client.

use std::future::pending;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use futures_util::FutureExt;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;
use tracing::debug;

use super::socket;

/// Within which the head of a request must have come whole, counted from the connection's start or the request before:
/// so long an idle HTTP/1.1 connection is kept open.
const HEAD_WITHIN: Duration = Duration::from_mins(2);
/// How often an HTTP/2 client is asked whether it is there, and how long its answer may take.
const PING: Duration = Duration::from_secs(30);
/// Requests that one HTTP/2 connection may have at once.
const MAX_STREAMS: u32 = 256;
/// Bytes that an HTTP/2 request may have sent and not got read, and all of a connection together. A batch whose turn
/// it is not must not keep the requests beside it from sending.
const STREAM_WINDOW: u32 = 256 << 10;
const CONNECTION_WINDOW: u32 = 8 << 20;

/// All connections of a service.
pub(super) struct Connections {
    router: Router,
    open: TaskTracker,
    closing: CancellationToken,
    cut: CancellationToken,
}

impl Connections {
    pub(super) fn new(router: Router) -> Self {
        let (closing, cut) = (CancellationToken::new(), CancellationToken::new());
        Self { router, open: TaskTracker::new(), closing, cut }
    }

    /// Serves one more, in the background.
    pub(super) fn serve(&self, stream: TcpStream) {
        // Answers are small: without this they may wait for the client's acknowledgement.
        let _ = stream.set_nodelay(true);
        self.open.spawn(serve(stream, self.router.clone(), self.closing.clone(), self.cut.clone()));
    }

    /// Has each end with the answer that it is at, and waits for that until `enough`; cuts what is left then. Whether
    /// nothing was.
    pub(super) async fn close(&self, enough: impl Future<Output = ()>) -> bool {
        self.closing.cancel();
        self.open.close();
        let finished = tokio::select! {
            () = self.open.wait() => true,
            () = enough => false,
        };
        self.cut.cancel();
        self.open.wait().await;
        finished
    }
}

async fn serve(stream: TcpStream, router: Router, closing: CancellationToken, cut: CancellationToken) {
    let (stream, client) = socket::split(stream);
    let asked = CancellationToken::new();
    let mut idle = pin!(idle(asked.clone()));
    let router = router.map_request(move |request: Request<Incoming>| {
        asked.cancel();
        request
    });
    let builder = builder();
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let (mut connection, mut closing) = (pin!(connection), pin!(closing.cancelled().fuse()));
    loop {
        tokio::select! {
            biased;
            ended = &mut connection => {
                if let Err(error) = ended {
                    debug!(error, "a connection failed");
                }
                return;
            }
            () = client.gone() => return,
            () = &mut idle => return,
            () = cut.cancelled() => return,
            () = &mut closing => connection.as_mut().graceful_shutdown(),
        }
    }
}

/// Ends when nothing was asked in time. The deadline for heads does not count before the version of HTTP is known.
async fn idle(asked: CancellationToken) {
    if tokio::time::timeout(HEAD_WITHIN, asked.cancelled()).await.is_ok() {
        pending::<()>().await;
    }
}

fn builder() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(PING)
        .keep_alive_timeout(PING)
        .max_concurrent_streams(MAX_STREAMS)
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW);
    builder
}
