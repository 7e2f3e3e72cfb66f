//! The native backend: guests in CPython processes on this machine.
//!
//! ```text
//! server (this crate's async side; holds no Python, forks nothing)
//!   └ launcher      one thread, exec'd from the same program; holds what privilege there is
//!       └ zygote    CPython with the extension module; imports done once
//!           └ slot  x K; pid namespace, mounts, cgroup of its own
//!               └ guest   a spare forked ahead and already confined; one execution, then killed and reaped
//! ```
//!
//! A run takes one write and no message between the trusted processes: the server holds the waiting spare's pipes and
//! writes the request to it. The slot reports the end. [`schedule`] says who gets a slot and [`turn`] what a guest that
//! goes on loses, [`pool`] keeps the slots, [`guest`] watches one guest, [`script`] and [`cases`] are the two ways to
//! run a candidate.
#![forbid(unsafe_code)]

mod backend;
mod cases;
mod checkout;
mod duet;
mod ending;
mod guest;
pub mod interpreter;
mod launcher;
mod line;
mod link;
mod meter;
mod orders;
mod pool;
mod request;
mod schedule;
mod script;
mod slot;
mod tester;
mod turn;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use tockbox_core::{LayerReport, Tier};

pub use self::backend::NativeBackend;
pub use self::launcher::launcher_main;

/// How to start the native backend.
#[derive(Debug, Clone)]
pub struct NativeConfig {
    /// At least one; executions name one of them.
    pub environments: Vec<EnvironmentConfig>,
    /// Slots to build for each environment, at least 1: how many guests begin at once.
    pub slots: usize,
    /// Guests of each environment that may go on beside those when they have used their quantum. Their slots are built
    /// when they are needed.
    pub overcommit: usize,
    /// The weakest tier that will do. Weaker: the backend refuses to start.
    pub floor: Tier,
    /// The strongest tier to use; `Full` unless a test or an operator wants less.
    pub ceiling: Tier,
    /// The zygote module; `None`: look beside the running binary.
    pub module: Option<PathBuf>,
    /// What the backend needs to know of the process it runs in.
    pub host: Host,
}

/// What the backend needs to know of the process it runs in.
#[derive(Debug, Clone)]
pub struct Host {
    /// The `tockbox` program: it is started anew as the launcher.
    pub program: PathBuf,
    /// The environment's variables, for `PATH` and for version managers' choices.
    pub variables: BTreeMap<OsString, OsString>,
    /// The working directory.
    pub working_directory: PathBuf,
    /// Where what is known of interpreters is kept; `None`: nowhere, and each start asks them anew.
    pub cache_directory: Option<PathBuf>,
    /// Where scratch directories are made when slots cannot mount their own.
    pub temporary_directory: PathBuf,
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
    /// Also import the standard-library modules that programs commonly use ([`COMMON_MODULES`]): a start takes
    /// some tens of milliseconds longer, and a guest that imports them finds them there.
    pub common_modules: bool,
    /// Make ready for test code ([`tockbox_core::Case::Test`]), which then needs no loading in each guest. Without it
    /// test code cannot be run.
    pub testing: bool,
}

/// Modules of the standard library that model-written programs import most. Not more: each fork copies what they map,
/// and the whole list of what is ever used makes every run dearer by half or more. Others are for
/// [`EnvironmentConfig::preload`].
pub const COMMON_MODULES: [&str; 24] = [
    "abc",
    "bisect",
    "collections",
    "collections.abc",
    "contextlib",
    "copy",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "heapq",
    "io",
    "itertools",
    "json",
    "math",
    "operator",
    "os",
    "random",
    "re",
    "string",
    "sys",
    "threading",
    "time",
    "typing",
];

/// An environment that is running.
#[derive(Debug, Clone)]
pub struct EnvironmentDetails {
    /// Its name.
    pub name: String,
    /// Its interpreter.
    pub interpreter: PathBuf,
    /// The interpreter's version, such as `3.11.7`.
    pub version: String,
    /// Modules imported ahead on request; the common ones of the standard library are not named.
    pub preloaded: Vec<String>,
}

/// Why the native backend cannot start. The message says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(pub String);

/// How busy the pool is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PoolLoad {
    /// Slots built or being built.
    pub slots: usize,
    /// Slots running a guest, or being made ready for the next.
    pub busy: usize,
    /// Guests, testers among them, that have used their quantum, so that others may begin beside them.
    pub background: usize,
    /// Slots of testers beside those, built when the first test code comes.
    pub tester_slots: usize,
    /// Slots of testers that are running one, or being built or made ready. One that keeps a tester for the next
    /// candidate is not among them.
    pub testers_busy: usize,
    /// Executions waiting for a slot of either kind.
    pub waiting: usize,
    /// Slots replaced since the start.
    pub recycled: u64,
}

/// Which layers hold here, for `tockbox doctor`.
pub fn layers() -> Vec<LayerReport> {
    tockbox_jail::probe::layers()
}

/// The tier in force when nothing weakens it.
pub fn tier() -> Tier {
    tockbox_jail::probe::Layers::probe().tier()
}

/// What `tockbox doctor` says of an interpreter.
pub fn check_interpreter(python: Option<&Path>, host: &Host) -> Result<interpreter::Interpreter, StartError> {
    interpreter::find(&host.search(python)).map_err(|error| StartError(error.to_string()))
}

/// The zygote module that a backend with this host would use.
pub fn find_module(host: &Host) -> Result<PathBuf, StartError> {
    interpreter::module_beside(&host.program).map_err(|error| StartError(error.to_string()))
}

impl Host {
    fn search<'a>(&'a self, python: Option<&'a Path>) -> interpreter::Search<'a> {
        interpreter::Search {
            python,
            environment: &self.variables,
            working_directory: &self.working_directory,
            cache_dir: self.cache_directory.as_deref(),
        }
    }
}
