//! What a backend is.

use std::future::Future;
use std::pin::Pin;

use thiserror::Error;

use crate::{Execution, GuestRun, Isolation};

/// Whether the judge wants further runs of the same execution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Go on with the next call.
    Continue,
    /// The rest need not be run.
    Stop,
}

/// Told of each guest run as it ends, in order: one for a script, one for each case.
///
/// When the module does not load, each case that was not run is reported with the same
/// [`crate::Claim::LoadFailed`] (or the same ending) until the observer says [`Flow::Stop`].
pub type RunObserver<'a> = &'a mut (dyn FnMut(GuestRun) -> Flow + Send);

/// The future of [`Backend::run`].
pub type BackendFuture<'a> = Pin<Box<dyn Future<Output = Result<(), SandboxError>> + Send + 'a>>;

/// Runs guests. Dropping the future of a run kills its guest.
pub trait Backend: Send + Sync {
    /// The backend's name on the wire: `native`, `wasm`.
    fn name(&self) -> &'static str;

    /// What isolates this backend's guests.
    fn isolation(&self) -> Isolation;

    /// Whether the guest may be given more than one process ([`crate::Limits::processes`]), and if not, why.
    fn supports_processes(&self) -> Result<(), &'static str>;

    /// Whether it counts instructions, so that they can be limited ([`crate::Limits::instructions`]), and if not, why.
    fn counts_instructions(&self) -> Result<(), &'static str> {
        Err("this backend does not count instructions: use \"wasm\"")
    }

    /// The environments that an [`Execution`] may name.
    fn environments(&self) -> Vec<String>;

    /// Runs `execution` and tells `observer` of each guest run.
    ///
    /// A guest's failure is told as data. `Err` means that the sandbox failed: runs already told stand, the
    /// others have no result.
    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a>;
}

/// The sandbox failed; the guest is not to blame.
#[derive(Debug, Error)]
pub enum SandboxError {
    /// The slot died or stopped answering. It has been discarded and is being replaced.
    #[error("lost a slot: {what}")]
    SlotLost {
        /// What was seen.
        what: String,
    },
    /// A guest could not be confined. Its slot has been discarded and is being replaced.
    #[error("could not confine a guest: {what}")]
    NotConfined {
        /// Which step failed.
        what: String,
    },
    /// Slots cannot be built at all (the launcher is gone, or the interpreter no longer starts).
    #[error("no slot can be built: {what}")]
    Unavailable {
        /// Why.
        what: String,
    },
    /// The execution's deadline has passed before it had what its limits allow. The slot, if any, was released.
    #[error("the deadline passed before the run had its time")]
    DeadlinePassed,
    /// The backend is shutting down. The slot, if any, was released.
    #[error("the backend is stopping")]
    Stopping,
    /// No environment has this name. No slot was taken.
    #[error("unknown environment {name:?}")]
    UnknownEnvironment {
        /// The name asked for.
        name: String,
    },
}

impl SandboxError {
    /// Whether the same execution may succeed on another slot.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::SlotLost { .. } | Self::NotConfined { .. } => true,
            Self::Unavailable { .. }
            | Self::DeadlinePassed
            | Self::Stopping
            | Self::UnknownEnvironment { .. } => false,
        }
    }
}
