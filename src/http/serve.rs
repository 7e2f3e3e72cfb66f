//! Serving connections until told to stop, and stopping without losing an answer.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::state::Service;

/// How long connections may take to send what is left of their answers once all submissions are done.
const LINGER: Duration = Duration::from_secs(5);

/// How a service ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// Every submission got its answer.
    Drained,
    /// Some were killed: their time was up, or there was no patience left.
    Forced,
}

/// Serves `listener` until `stop`; then takes no new connection and no new submission, and lets running ones
/// finish within `drain`, or until `abort`.
pub async fn serve(
    listener: TcpListener,
    service: Arc<Service>,
    drain: Duration,
    stop: CancellationToken,
    abort: CancellationToken,
) -> io::Result<Stopped> {
    let listener = ClosingListener { open: Some(listener), stop: stop.clone() };
    let close = CancellationToken::new();
    let server = axum::serve(listener, super::router(Arc::clone(&service)))
        .with_graceful_shutdown(close.clone().cancelled_owned());
    let mut server = tokio::spawn(server.into_future());
    tokio::select! {
        () = stop.cancelled() => {}
        ended = &mut server => return Err(ended.map_or_else(io::Error::other, |_| ended_early())),
    }
    info!(in_flight = service.admission.in_flight(), "stopping");
    let drained = service.admission.drain(drain, abort.cancelled()).await;
    close.cancel();
    let finished = tokio::select! {
        ended = tokio::time::timeout(LINGER, &mut server) => ended.is_ok(),
        () = abort.cancelled() => false,
    };
    if !finished {
        warn!("closed connections that did not take their answers");
        server.abort();
    }
    Ok(if drained { Stopped::Drained } else { Stopped::Forced })
}

fn ended_early() -> io::Error {
    io::Error::other("the listener ended by itself")
}

/// Closes its socket when told to stop, while connections that are open already go on.
struct ClosingListener {
    open: Option<TcpListener>,
    stop: CancellationToken,
}

impl Listener for ClosingListener {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        if let Some(listener) = &mut self.open {
            tokio::select! {
                biased;
                () = self.stop.cancelled() => {}
                (stream, address) = Listener::accept(listener) => {
                    // Answers are small: without this they may wait for the client's acknowledgement.
                    let _ = stream.set_nodelay(true);
                    return (stream, address);
                }
            }
        }
        self.open = None;
        std::future::pending().await
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.open.as_ref().ok_or(io::ErrorKind::NotConnected)?.local_addr()
    }
}
