//! The backend as the judge sees it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tockbox_core::{Backend, BackendFuture, Execution, Isolation, Program, RunObserver, SandboxError, Tier};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::memory::Memories;
use crate::runtime::{Empty, Runtime};
use crate::{Artefact, StartError, cases, script};

/// The environment that there is.
const ENVIRONMENT: &str = "default";

/// Guests in an interpreter compiled to WebAssembly.
pub struct WasmBackend {
    pub(crate) runtime: Runtime,
    pub(crate) empty: Empty,
    permits: Semaphore,
    slots: usize,
    waiting: AtomicUsize,
    artefact: Artefact,
}

impl WasmBackend {
    /// Makes `artefact` ready for `slots` guests at once.
    pub async fn start(artefact: Artefact, slots: usize) -> Result<Self, StartError> {
        let slots = slots.clamp(1, Semaphore::MAX_PERMITS);
        // A test needs two instances.
        let guests = slots.saturating_mul(2);
        let memories = Memories::new(artefact.image())
            .map_err(|source| StartError::File { path: artefact.path().to_path_buf(), source })?;
        let engine = crate::engine::with_memories(memories)
            .map_err(|error| StartError::Engine(format!("{error:#}")))?;
        let component = artefact.load(&engine)?;
        let runtime = Runtime::new(engine, &component, guests)?;
        let empty = runtime.measure().await.map_err(StartError::Sandbox)?;
        runtime.spares.prepare(slots).map_err(StartError::Thread)?;
        let (permits, waiting) = (Semaphore::new(slots), AtomicUsize::new(0));
        Ok(Self { runtime, empty, permits, slots, waiting, artefact })
    }

    /// What is run, and by what.
    pub fn artefact(&self) -> &Artefact {
        &self.artefact
    }

    /// The interpreter's version.
    pub fn python_version(&self) -> &str {
        &self.empty.version
    }

    /// Guests that may run at once, how many more may now, and how many wait for that.
    pub fn load(&self) -> (usize, usize, usize) {
        (self.slots, self.permits.available_permits(), self.waiting.load(Ordering::Relaxed))
    }

    /// Waits until nothing runs, and refuses what comes.
    pub async fn shutdown(&self) {
        let all = u32::try_from(self.slots).unwrap_or(u32::MAX);
        // An error says that it has been closed before.
        let _ = self.permits.acquire_many(all).await;
        self.permits.close();
    }

    /// Waits for a place; how long that took.
    pub(crate) async fn admit(&self) -> Result<(SemaphorePermit<'_>, Duration), SandboxError> {
        let asked = Instant::now();
        let _waiting = Waiting::new(&self.waiting);
        let permit = self.permits.acquire().await.map_err(|_closed| SandboxError::Stopping)?;
        Ok((permit, asked.elapsed()))
    }

    async fn run_one(&self, execution: &Execution, observer: RunObserver<'_>) -> Result<(), SandboxError> {
        if &*execution.environment != ENVIRONMENT {
            return Err(SandboxError::UnknownEnvironment { name: execution.environment.to_string() });
        }
        match &execution.program {
            Program::Script { stdin } => {
                observer(script::run(self, execution, stdin).await?);
                Ok(())
            }
            Program::Cases { cases, suite } => {
                cases::run(self, execution, (cases, suite.as_deref()), observer).await
            }
        }
    }
}

/// Counted as waiting until dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Backend for WasmBackend {
    fn name(&self) -> &'static str {
        "wasm"
    }

    fn isolation(&self) -> Isolation {
        let enforced_by = vec!["wasm_memory", "wasm_no_host_access", "wasm_fuel", "wasm_memory_limit"];
        Isolation { tier: Tier::Wasm, enforced_by }
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        Err("the wasm backend has no processes")
    }

    fn counts_instructions(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn environments(&self) -> Vec<String> {
        vec![ENVIRONMENT.to_owned()]
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async move {
            let Some(deadline) = execution.deadline else { return self.run_one(execution, observer).await };
            let in_time = tokio::time::timeout_at(deadline.into(), self.run_one(execution, observer));
            in_time.await.unwrap_or(Err(SandboxError::DeadlinePassed))
        })
    }
}
