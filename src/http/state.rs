//! What the handlers share.

use std::sync::Arc;

use tockbox_core::Backend;
use tockbox_native::{EnvironmentDetails, NativeBackend, PoolLoad};
use tockbox_wasi::WasmBackend;
use tokio::sync::Semaphore;

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
    /// Completions of `POST /score` that are judged at once, of all its requests together: as many as there are
    /// slots.
    pub scored: Semaphore,
    /// Completions of one such request that are judged at once.
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
    /// A service on `backend`. At most `slots` and the configured queue of submissions are in flight.
    pub fn new(
        backend: Arc<dyn Monitored>,
        policy: Policy,
        config: &ServiceConfig,
        slots: usize,
        metrics: Metrics,
    ) -> Arc<Self> {
        let scored_of_one = slots.clamp(1, Semaphore::MAX_PERMITS);
        Arc::new(Self {
            judge: Judge::new(Arc::clone(&backend) as Arc<dyn Backend>),
            datasets: Library::new(config.datasets.clone(), &policy),
            policy,
            backend,
            scored: Semaphore::new(scored_of_one),
            scored_of_one,
            admission: Admission::new(config.queue.saturating_add(slots)),
            token: config.token.clone(),
            max_body_bytes: config.max_body_bytes,
            metrics,
        })
    }
}
