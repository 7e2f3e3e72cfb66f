//! The barriers around a guest, each in a file of its own.
//!
//! Slot side, once for each slot, off the request path: [`namespaces`], [`mounts`], [`cgroup`].
//! Guest side, in every guest before it runs anything: [`credentials`], [`rlimits`], [`landlock`], [`seccomp`].
//! [`channel`] carries messages between the trusted processes. [`probe`] tells which of them hold on this machine. All unsafe code is in [`sys`].

pub mod cgroup;
pub mod channel;
pub mod credentials;
pub mod descriptors;
pub mod heap;
pub mod landlock;
pub mod mounts;
pub mod namespaces;
pub mod probe;
pub mod procfs;
pub mod reap;
pub mod rlimits;
pub mod scratch;
pub mod seccomp;
pub mod sys;
pub mod text;

use std::io;

/// A barrier could not be raised. Never ignored: the guest or slot it was for is not used.
#[derive(Debug, thiserror::Error)]
#[error("{step}: {source}")]
pub struct JailError {
    /// The step, for example `mount tmpfs on /tmp`.
    pub step: String,
    /// What the kernel said.
    #[source]
    pub source: io::Error,
}

impl JailError {
    /// An error of `step`.
    pub fn new(step: impl Into<String>, source: impl Into<io::Error>) -> Self {
        Self { step: step.into(), source: source.into() }
    }
}
