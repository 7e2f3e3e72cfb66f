//! The extension module that turns any CPython 3.10+ into a parent of confined guests.
use pyo3::prelude::*;

#[pymodule]
fn tockbox_zygote(_module: &Bound<'_, PyModule>) -> PyResult<()> {
    Ok(())
}
