//! Forking a CPython process. The only unsafe code of this crate.
//!
//! CPython wants to be told before and after (`PyOS_BeforeFork` and its partners): it takes the import lock, and in
//! the child resets its locks, thread states and the random module's generator; 3.13 aborts if only the first call
//! is missing. [`Hooks`] says when it is not told at all. These functions belong to the stable ABI, but pyo3 does not
//! declare them there.

use std::io;

use pyo3::prelude::*;
use tockbox_jail::JailError;
use tockbox_jail::namespaces::{Cloned, Kinds, clone_process, clone_sibling};

mod hooks {
    //! CPython's fork hooks.

    #[expect(unsafe_code, reason = "declares functions of the interpreter that loaded this module")]
    // SAFETY: signatures as in CPython's Include/cpython and Include/pyos headers since 3.7; the symbols are
    // resolved against the running interpreter when the module is loaded, which fails if one is missing.
    unsafe extern "C" {
        pub(super) fn PyOS_BeforeFork();
        pub(super) fn PyOS_AfterFork_Parent();
        pub(super) fn PyOS_AfterFork_Child();
    }
}

/// An address in the interpreter's own code.
pub(crate) fn address_in_interpreter() -> usize {
    (hooks::PyOS_BeforeFork as *const ()).expose_provenance()
}

/// Whether CPython is told of a fork.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hooks {
    /// It is, and runs what modules have registered with `os.register_at_fork`.
    Run,
    /// It is not: with one thread, that holds the GIL before and after, nothing of its state is wrong in the child but
    /// what its harness mends. Its hooks touch some 40 pages that the child otherwise does not have to copy.
    Skip,
}

/// Forks this interpreter into the namespaces of `kinds`.
///
/// `_py` proves that the caller holds the GIL. The process must have no other thread: the zygote and its slots
/// never start one.
pub(crate) fn fork_interpreter(_py: Python<'_>, kinds: Kinds, hooks: Hooks) -> Result<Cloned, JailError> {
    if hooks == Hooks::Skip {
        return clone_process(kinds);
    }
    before_fork();
    let cloned = clone_process(kinds);
    match cloned {
        Ok(Cloned::Child) => after_fork_in_child(),
        Ok(Cloned::Parent { .. }) | Err(_) => after_fork_in_parent(),
    }
    cloned
}

/// Forks one test case off a loaded module. The new process is a *sibling*: its parent is the slot, so that the
/// kernel tells the slot, not the guest, how it ended. Returns 0 in the new process, 1 in the caller.
///
/// The harness calls this only while the guest has one thread. CPython is not told: to a candidate that has seeded
/// `random` a case must look as if it were the only one, and the hook would seed it anew.
#[pyfunction]
pub(crate) fn fork_case() -> PyResult<i32> {
    let in_case = clone_sibling().map_err(|error| io::Error::other(error.to_string()))?;
    Ok(i32::from(!in_case))
}

fn before_fork() {
    #[expect(unsafe_code, reason = "CPython's fork hook")]
    // SAFETY: the caller of `fork_interpreter` holds the GIL (it has a `Python` token), which is all it asks for;
    // exactly one of the two after-fork hooks follows in each process.
    unsafe {
        hooks::PyOS_BeforeFork();
    }
}

fn after_fork_in_parent() {
    #[expect(unsafe_code, reason = "CPython's fork hook")]
    // SAFETY: `before_fork` ran in this thread, the GIL is still held.
    unsafe {
        hooks::PyOS_AfterFork_Parent();
    }
}

fn after_fork_in_child() {
    #[expect(unsafe_code, reason = "CPython's fork hook")]
    // SAFETY: `before_fork` ran before the fork in the thread that this process is a copy of, and this is the only
    // thread here.
    unsafe {
        hooks::PyOS_AfterFork_Child();
    }
}
