//! The WebAssembly backend: CPython compiled to WASI, run by wasmtime.
//!
//! ```text
//! server (async side)
//!   └ guest thread   makes an instance of the component, waits for work, runs it to its end; synchronous
//!       └ instance   CPython, imports done, mapped copy-on-write from the component's snapshot; thrown away
//! ```
//!
//! An instance reaches nothing but what [`system`] gives it: streams, a tree of files in memory, a clock that follows
//! from what it computes, random bytes that follow from the request. So the same request gives the same answer each
//! time, to the instruction. [`store`] makes the component and keeps it; [`spares`] has instances
//! ready, [`guest`] watches one at work; [`script`], [`cases`] and [`duet`] are the ways to run a candidate.
//!
//! Unsafe code is in [`store::trusted`], which maps compiled code, and in [`memory`], which maps what it works on.

mod backend;
mod budget;
mod cases;
mod duet;
mod ending;
mod engine;
mod files;
mod guest;
mod instance;
mod memory;
mod request;
mod runtime;
mod script;
mod spares;
mod state;
mod store;
mod system;

use std::io;
use std::path::PathBuf;

use thiserror::Error;
use tockbox_core::SandboxError;

pub use self::backend::WasmBackend;
pub use self::budget::INSTRUCTIONS_A_SECOND;
pub use self::store::{Artefact, BUILDER, Store};

/// Why there is no backend.
#[derive(Debug, Error)]
pub enum StartError {
    /// The directory that components are kept in cannot be used.
    #[error("cannot keep components in {}: {what}", path.display())]
    Store {
        /// The directory.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// A file cannot be read or written.
    #[error("cannot use {}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The component could not be built.
    #[error("cannot build the wasm component: {0}")]
    Build(String),
    /// The component cannot be run.
    #[error("not a component for this program: {0}")]
    Component(String),
    /// The engine cannot be made.
    #[error("the WebAssembly engine does not start: {0}")]
    Engine(String),
    /// A thread cannot be started.
    #[error("cannot start a thread")]
    Thread(#[source] io::Error),
    /// The component does not run an empty program.
    #[error("the component runs no program")]
    Sandbox(#[source] SandboxError),
}
