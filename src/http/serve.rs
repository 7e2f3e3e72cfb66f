//! Taking connections until told to stop, and stopping without losing an answer.

use std::sync::Arc;
use std::time::Duration;

use axum::serve::Listener;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::connection::Connections;
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
) -> Stopped {
    let connections = Connections::new(super::router(Arc::clone(&service)));
    accept(listener, &connections, &stop).await;
    info!(in_flight = service.admission.in_flight(), "stopping");
    let drained = service.admission.drain(drain, abort.cancelled()).await;
    let enough = async {
        tokio::select! {
            () = tokio::time::sleep(LINGER) => {}
            () = abort.cancelled() => {}
        }
    };
    if !connections.close(enough).await {
        warn!("closed connections that did not take their answers");
    }
    if drained { Stopped::Drained } else { Stopped::Forced }
}

/// Takes connections until `stop`, then closes the socket: connections that are open already go on.
async fn accept(mut listener: TcpListener, connections: &Connections, stop: &CancellationToken) {
    loop {
        tokio::select! {
            biased;
            () = stop.cancelled() => return,
            // Waits a moment where there are no descriptors left, and tries again.
            (stream, _address) = Listener::accept(&mut listener) => connections.serve(stream),
        }
    }
}
