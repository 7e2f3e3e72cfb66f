//! Forking a CPython process. The only unsafe code of this crate.
//!
//! CPython must be told before and after (`PyOS_BeforeFork` and its partners): it takes the import lock, and in
//! the child resets its locks, thread states and the random module's generator; 3.13 aborts if the first call
//! is missing. These functions belong to the stable ABI, but pyo3 does not declare them there.

use std::io;

use pyo3::prelude::*;
use tockbox_jail::JailError;
use tockbox_jail::namespaces::{Cloned, Kinds, clone_process};

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

/// Which copy of the process this is.
pub(crate) enum Side {
    /// The original; the child's process id as this process sees it, and a descriptor for it.
    Parent(Cloned),
    /// The copy.
    Child,
}

/// Forks this interpreter into the namespaces of `kinds`, with CPython's hooks around it.
///
/// `_py` proves that the caller holds the GIL. The process must have no other thread: the zygote and its slots
/// never start one.
pub(crate) fn fork_interpreter(_py: Python<'_>, kinds: Kinds, as_sibling: bool) -> Result<Side, JailError> {
    before_fork();
    match clone_process(kinds, as_sibling) {
        Ok(Cloned::Child) => {
            after_fork_in_child();
            Ok(Side::Child)
        }
        Ok(parent) => {
            after_fork_in_parent();
            Ok(Side::Parent(parent))
        }
        Err(error) => {
            after_fork_in_parent();
            Err(error)
        }
    }
}

/// Forks one test case off a loaded module. The new process is a *sibling*: its parent is the slot, so that the
/// kernel tells the slot, not the guest, how it ended. Returns 0 in the new process.
#[pyfunction]
pub(crate) fn fork_case(py: Python<'_>) -> PyResult<i32> {
    match fork_interpreter(py, Kinds::default(), true) {
        Ok(Side::Child) => Ok(0),
        Ok(Side::Parent(_)) => Ok(1),
        Err(error) => Err(io::Error::other(error.to_string()).into()),
    }
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
