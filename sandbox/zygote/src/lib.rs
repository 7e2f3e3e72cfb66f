//! The extension module that turns any CPython 3.10+ into a parent of confined guests.
//!
//! Three roles, each a process forked from the one before, in one interpreter image:
//!
//! 1. [`serve`]: the *zygote* imports what guests will want, then clones slots on the launcher's order.
//! 2. [`slot`]: a *slot* keeps one confined *spare* waiting; when its run is over it kills and reaps all that is
//!    left, cleans the scratch space and forks the next.
//! 3. [`guest`]: a *spare* confines itself and hands over to the harness (Python), which runs one execution.
//!
//! The zygote and the slots never run candidate code and never read what a guest wrote. All unsafe code of this
//! crate is in [`fork`].

mod fork;
mod guest;
mod harness;
mod request;
mod serve;
mod slot;

use pyo3::prelude::*;

/// The module that the launcher's bootstrap line imports.
#[pymodule]
fn tockbox_zygote(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(serve::serve, module)?)?;
    module.add_function(wrap_pyfunction!(request::receive, module)?)?;
    module.add_function(wrap_pyfunction!(guest::leave, module)?)?;
    module.add_function(wrap_pyfunction!(fork::fork_case, module)?)
}
