//! A judgement shows text; `tockbox run` owes its caller the bytes. This backend keeps them on their way by.

use std::sync::{Arc, Mutex, PoisonError};

use tockbox_core::{Backend, BackendFuture, Execution, Flow, GuestRun, Isolation, RunObserver};

/// Another backend, and what the last guest wrote.
pub(super) struct Recorder {
    inner: Arc<dyn Backend>,
    last: Mutex<Option<(Vec<u8>, Vec<u8>)>>,
}

impl Recorder {
    /// Records what `inner` runs.
    pub(super) fn new(inner: Arc<dyn Backend>) -> Self {
        Self { inner, last: Mutex::new(None) }
    }

    /// Standard output and standard error of the last run.
    pub(super) fn last_streams(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn record(&self, run: &GuestRun) {
        let streams = (run.stdout.bytes.clone(), run.stderr.bytes.clone());
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(streams);
    }
}

impl Backend for Recorder {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn isolation(&self) -> Isolation {
        self.inner.isolation()
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        self.inner.supports_processes()
    }

    fn environments(&self) -> Vec<String> {
        self.inner.environments()
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async move {
            let mut recording = |run: GuestRun| -> Flow {
                self.record(&run);
                observer(run)
            };
            self.inner.run(execution, &mut recording).await
        })
    }
}
