//! What the handlers share.

use std::sync::Arc;
use std::time::Instant;

use tockbox_core::Backend;
use tockbox_native::{EnvironmentDetails, NativeBackend, PoolLoad};
use tockbox_wasi::WasmBackend;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::admission::Admission;
use crate::config::service::{ServiceConfig, Token};
use crate::dataset::library::Library;
use crate::judge::Judge;
use crate::submission::Policy;
use crate::telemetry::Metrics;

/// A backend that can be asked how it is.
pub trait Monitored: Backend {
    /// How busy it is now.
    fn load(&self) -> PoolLoad;

    /// The environments it serves.
    fn environment_details(&self) -> Vec<EnvironmentDetails>;

    /// Whether it can run guests at all.
    fn is_up(&self) -> bool {
        self.load().slots > 0
    }
}

impl Monitored for NativeBackend {
    fn load(&self) -> PoolLoad {
        Self::load(self)
    }

    fn environment_details(&self) -> Vec<EnvironmentDetails> {
        Self::environment_details(self)
    }

    fn is_up(&self) -> bool {
        Self::is_up(self)
    }
}

impl Monitored for WasmBackend {
    fn load(&self) -> PoolLoad {
        let (slots, free, waiting) = Self::load(self);
        PoolLoad { slots, busy: slots.saturating_sub(free), waiting, ..PoolLoad::default() }
    }

    fn environment_details(&self) -> Vec<EnvironmentDetails> {
        vec![EnvironmentDetails {
            name: self.environments().concat(),
            interpreter: self.artefact().path().to_path_buf(),
            version: self.python_version().to_owned(),
            preloaded: Vec::new(),
        }]
    }

    fn is_up(&self) -> bool {
        true
    }
}

/// The service: one for the process.
pub struct Service {
    /// Judges submissions.
    pub judge: Judge,
    /// What a submission may ask for.
    pub policy: Policy,
    /// The datasets that can be asked for.
    pub datasets: Library,
    /// Where they run.
    pub backend: Arc<dyn Monitored>,
    /// Completions of `POST /score` and lines of `POST /batch` that are judged at once, of all requests together: as
    /// many as guests can be at work.
    scored: Semaphore,
    /// Those of one such request that are judged at once.
    pub scored_of_one: usize,
    /// Who may be judged.
    pub admission: Admission,
    /// What callers must send.
    pub token: Option<Token>,
    /// Longest request body in bytes.
    pub max_body_bytes: usize,
    /// The process's metrics.
    pub metrics: Metrics,
}

impl Service {
    /// A service on `backend`, where so many `guests` can be at work. At most those and the configured queue of
    /// submissions are in flight.
    pub fn new(
        backend: Arc<dyn Monitored>,
        policy: Policy,
        config: &ServiceConfig,
        guests: usize,
        metrics: Metrics,
    ) -> Arc<Self> {
        let scored_of_one = guests.clamp(1, Semaphore::MAX_PERMITS);
        Arc::new(Self {
            judge: Judge::new(Arc::clone(&backend) as Arc<dyn Backend>),
            datasets: Library::new(config.datasets.clone(), &policy),
            policy,
            backend,
            scored: Semaphore::new(scored_of_one),
            scored_of_one,
            admission: Admission::new(config.queue.saturating_add(guests)),
            token: config.token.clone(),
            max_body_bytes: config.max_body_bytes,
            metrics,
        })
    }

    /// The turns of the submissions of one request.
    pub(super) fn turns_of_one(&self) -> Semaphore {
        Semaphore::new(self.scored_of_one)
    }

    /// Waits for a turn among the submissions of one request, then among all. Not behind the deadline: the judge will
    /// say that it has passed.
    pub(super) async fn turn<'a>(
        &'a self,
        of_one: &'a Semaphore,
        deadline: Option<Instant>,
    ) -> Option<[SemaphorePermit<'a>; 2]> {
        // Neither is ever closed, so there is always a permit in the end.
        let turn = async { Some([of_one.acquire().await.ok()?, self.scored.acquire().await.ok()?]) };
        match deadline {
            None => turn.await,
            Some(deadline) => tokio::time::timeout_at(deadline.into(), turn).await.ok().flatten(),
        }
    }
}
