//! Who may be judged: a bound on submissions in flight, and the way to stop.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::response::Response;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::error::ApiError;
use super::extract;
use super::state::Service;

/// The gate in front of the judge.
#[derive(Debug)]
pub struct Admission {
    places: Arc<Semaphore>,
    capacity: usize,
    stopping: CancellationToken,
    killed: CancellationToken,
    in_flight: TaskTracker,
}

/// A submission's place; dropped when its request is done or its client has gone.
#[derive(Debug)]
pub struct Ticket {
    _place: OwnedSemaphorePermit,
    _counted: TaskTrackerToken,
}

/// Has `answer` made for `request` if there is a place for it, and gives it up when the service must end.
pub(super) async fn admitted<F>(
    service: &Arc<Service>,
    request: Request,
    answer: impl FnOnce(Arc<Service>, Request) -> F,
) -> Result<Response, ApiError>
where
    F: Future<Output = Result<Response, ApiError>>,
{
    let (_ticket, request) = placed(service, request).await?;
    tokio::select! {
        biased;
        () = service.admission.killed() => Err(ApiError::Stopping),
        answer = answer(Arc::clone(service), request) => answer,
    }
}

/// A place for `request`, or why there is none.
pub(super) async fn placed(service: &Service, request: Request) -> Result<(Ticket, Request), ApiError> {
    match service.admission.admit() {
        Ok(ticket) => Ok((ticket, request)),
        Err(error) => {
            let (head, body) = request.into_parts();
            Err(extract::refuse(&head.headers, body, error).await)
        }
    }
}

impl Admission {
    /// At most `capacity` submissions in flight, those that wait for a slot among them.
    pub fn new(capacity: usize) -> Self {
        let capacity = capacity.min(Semaphore::MAX_PERMITS);
        Self {
            places: Arc::new(Semaphore::new(capacity)),
            capacity,
            stopping: CancellationToken::new(),
            killed: CancellationToken::new(),
            in_flight: TaskTracker::new(),
        }
    }

    /// A place, or why there is none.
    pub fn admit(&self) -> Result<Ticket, ApiError> {
        // Counted before the question: a drain that starts now either sees this or is seen by it.
        let counted = self.in_flight.token();
        if self.is_stopping() {
            return Err(ApiError::Stopping);
        }
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| ApiError::Overloaded)?;
        Ok(Ticket { _place: place, _counted: counted })
    }

    /// Submissions in flight.
    pub fn in_flight(&self) -> usize {
        self.capacity - self.places.available_permits()
    }

    /// Whether [`Self::stop`] was called.
    pub fn is_stopping(&self) -> bool {
        self.stopping.is_cancelled()
    }

    /// Admits nobody from now on.
    pub fn stop(&self) {
        self.stopping.cancel();
    }

    /// Ends once [`Self::stop`] was called.
    pub async fn stopped(&self) {
        self.stopping.cancelled().await;
    }

    /// Waits until nothing is in flight; what still is after `limit`, or once `abort` ends, is killed. Whether
    /// all ended by itself.
    pub async fn drain(&self, limit: Duration, abort: impl Future<Output = ()>) -> bool {
        self.stop();
        self.in_flight.close();
        tokio::select! {
            () = self.in_flight.wait() => return true,
            () = tokio::time::sleep(limit) => {}
            () = abort => {}
        }
        self.killed.cancel();
        self.in_flight.wait().await;
        false
    }

    /// Ends when what is in flight must be given up.
    pub async fn killed(&self) {
        self.killed.cancelled().await;
    }
}
