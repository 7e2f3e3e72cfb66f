//! The host side of native slots.
#![forbid(unsafe_code)]

pub mod interpreter;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tockbox_core::{Backend, BackendFuture, Execution, Isolation, LayerReport, RunObserver, Tier};

/// How to start the native backend.
#[derive(Debug, Clone)]
pub struct NativeConfig {
    /// The environment that executions name by default is `default`; each environment has an interpreter.
    pub environments: Vec<EnvironmentConfig>,
    /// Slots to build, for each environment. At least 1.
    pub slots: usize,
    /// The weakest tier that will do. Weaker: the backend refuses to start.
    pub floor: Tier,
    /// The strongest tier to use; `Full` unless a test or an operator wants less.
    pub ceiling: Tier,
    /// The zygote module; `None`: look beside the running binary.
    pub module: Option<PathBuf>,
}

/// An interpreter and what it imports ahead.
#[derive(Debug, Clone)]
pub struct EnvironmentConfig {
    /// The name that executions use.
    pub name: String,
    /// The interpreter; `None`: `python3` on `PATH`.
    pub python: Option<PathBuf>,
    /// Modules imported before any guest is forked, e.g. `numpy`.
    pub preload: Vec<String>,
}

/// Why the native backend cannot start. The message says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(pub String);

/// How busy the pool is.
#[derive(Debug, Clone, Copy, Default)]
pub struct PoolLoad {
    /// Slots built or being built.
    pub slots: usize,
    /// Slots running a guest.
    pub busy: usize,
    /// Executions waiting for a slot.
    pub waiting: usize,
    /// Slots replaced since the start.
    pub recycled: u64,
}

/// Guests in CPython processes on this machine.
pub struct NativeBackend;

impl NativeBackend {
    /// Starts the launcher, the zygotes and the first slot of each environment.
    pub async fn start(_config: NativeConfig) -> Result<Self, StartError> {
        Err(StartError("not built".into()))
    }

    /// Kills all guests and slots and waits until nothing of them is left.
    pub async fn shutdown(&self) {}

    /// How busy the pool is now.
    pub fn load(&self) -> PoolLoad {
        PoolLoad::default()
    }

    /// `(name, interpreter path, version such as "3.11.7", preloaded modules)` of each environment.
    pub fn environment_details(&self) -> Vec<(String, PathBuf, String, Vec<String>)> {
        Vec::new()
    }
}

impl Backend for NativeBackend {
    fn name(&self) -> &'static str {
        "native"
    }
    fn isolation(&self) -> Isolation {
        Isolation { tier: Tier::None, enforced_by: vec![] }
    }
    fn supports_processes(&self) -> Result<(), &'static str> {
        Err("not built")
    }
    fn environments(&self) -> Vec<String> {
        vec!["default".into()]
    }
    fn run<'a>(&'a self, _execution: &'a Execution, _observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async { Ok(()) })
    }
}

/// The hidden `tockbox launcher` process: single-threaded, holds what privilege there is.
pub fn launcher_main() -> ExitCode {
    ExitCode::FAILURE
}

/// Which layers hold here, for `tockbox doctor`.
pub fn layers() -> Vec<LayerReport> {
    Vec::new()
}

/// The tier that [`layers`] add up to.
pub fn tier_of(_layers: &[LayerReport]) -> Tier {
    Tier::None
}

/// What `tockbox doctor` says of an interpreter: `Ok((path, version))` or what is wrong with it.
pub fn check_interpreter(_python: Option<&Path>) -> Result<(PathBuf, String), StartError> {
    Err(StartError("not built".into()))
}
