//! A wasm backend under test, and the promise that nothing of it is left.
#![expect(clippy::unwrap_used, reason = "a test that cannot start its sandbox has failed")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tockbox_core::Backend;
use tockbox_wasi::{Store, WasmBackend};
use tokio::runtime::Builder;

use super::host;
use super::judging::Judging;
use super::place::Place;

/// How long an answer may take, of many tests with limits of seconds, in a program that is not optimised.
const ANSWERS_WITHIN: Duration = Duration::from_mins(3);

/// A backend for one guest at a time.
pub(crate) struct WasmSandbox {
    judging: Judging,
    backend: Arc<WasmBackend>,
    mounts: Vec<String>,
    /// Children of this process that were there before.
    children: usize,
}

/// The cache directory that the tests of `tockbox-wasi` use, too.
pub(crate) fn cache() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("cache")
}

impl WasmSandbox {
    /// Starts one. The component is built where it is not there, which takes a minute and more.
    pub(crate) fn start() -> Self {
        host::adopt_orphans();
        let store = Store { directory: cache().join("tockbox/wasm"), python: PathBuf::from("python3") };
        let artefact = store.own(&|_progress| {}).unwrap();
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let (mounts, children) = (host::mounts(), host::descendants(std::process::id()).len());
        let backend = Arc::new(runtime.block_on(WasmBackend::start(artefact, 1)).unwrap());
        let judging = Judging::new(runtime, Arc::clone(&backend) as Arc<dyn Backend>, ANSWERS_WITHIN);
        Self { judging, backend, mounts, children }
    }

    /// What a backend has no use for.
    fn surplus(&self) -> Vec<String> {
        let mut found: Vec<_> = host::new_mounts(&self.mounts);
        let processes = host::descendants(std::process::id());
        if processes.len() > self.children {
            found.push(format!("processes: {processes:?}"));
        }
        found
    }
}

impl Place for WasmSandbox {
    fn judging(&self) -> &Judging {
        &self.judging
    }

    fn settle(&self) -> Result<(), String> {
        let mut found = self.surplus();
        if self.backend.load() != (1, 1, 0) {
            found.push(format!("the backend is not idle: {:?}", self.backend.load()));
        }
        if found.is_empty() { Ok(()) } else { Err(found.join("; ")) }
    }

    fn finish(self: Box<Self>) -> Result<(), String> {
        self.judging.runtime.block_on(self.backend.shutdown());
        let found = self.surplus();
        if found.is_empty() { Ok(()) } else { Err(found.join("; ")) }
    }
}
