//! A backend that tests share, and short ways to run programs on it.
#![expect(clippy::unwrap_used, reason = "a test whose backend does not start has failed")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tockbox_core::{Backend, Claim, Execution, Flow, GuestRun, Limits, Program};
use tockbox_wasi::{Store, WasmBackend};
use tokio::runtime::Runtime;

/// Where this package's tests, and those of the program, keep the component.
pub(crate) fn store() -> Store {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    Store { directory: target.join("cache/tockbox/wasm"), python: PathBuf::from("python3") }
}

/// A backend for `slots` guests at once.
pub(crate) async fn backend(slots: usize) -> Arc<WasmBackend> {
    let artefact = store().own(&|_progress| {}).unwrap();
    Arc::new(WasmBackend::start(artefact, slots).await.unwrap())
}

/// Runs something on a runtime of its own.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    Runtime::new().unwrap().block_on(future)
}

/// A script without input, with the usual limits.
pub(crate) fn script(code: &str) -> Execution {
    Execution {
        code: code.into(),
        program: Program::Script { stdin: Arc::default() },
        files: Arc::default(),
        limits: Limits::default(),
        environment: "default".into(),
        deadline: None,
        bulk: false,
    }
}

/// All runs of an execution.
pub(crate) async fn runs(backend: &WasmBackend, execution: &Execution) -> Vec<GuestRun> {
    let told = Mutex::new(Vec::new());
    let mut observe = |run| {
        told.lock().unwrap().push(run);
        Flow::Continue
    };
    backend.run(execution, &mut observe).await.unwrap();
    told.into_inner().unwrap()
}

/// The only run of an execution.
pub(crate) async fn run(backend: &WasmBackend, execution: &Execution) -> GuestRun {
    let mut all = runs(backend, execution).await;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

pub(crate) fn stdout(run: &GuestRun) -> String {
    String::from_utf8(run.stdout.bytes.clone()).unwrap()
}

/// What a guest said, shortly.
pub(crate) fn outcome(run: &GuestRun) -> String {
    match &run.claim {
        Claim::Silent => "silent".to_owned(),
        Claim::Completed => "completed".to_owned(),
        Claim::Answer(value) => format!("answer {value}"),
        Claim::Uncrossable(kind) => format!("uncrossable {kind}"),
        Claim::Raised(error) => format!("raised {}: {}", error.kind, error.message),
        Claim::LoadFailed(error) => format!("not loaded {}: {}", error.kind, error.message),
    }
}
