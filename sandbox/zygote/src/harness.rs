//! The harness: guest-side Python, carried inside this module.

use std::ffi::CString;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;

/// Each file and its source; a file may import those before it.
const FILES: [(&str, &str); 4] = [
    ("codec", include_str!("../../harness/codec.py")),
    ("program", include_str!("../../harness/program.py")),
    ("native", include_str!("../../harness/native.py")),
    ("zygote", include_str!("../../harness/zygote.py")),
];
const PACKAGE: &str = "tockbox_harness";

/// Loads the harness as a package and returns its `zygote` module.
pub(crate) fn load(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    let modules = py.import("sys")?.getattr("modules")?;
    let package = PyModule::new(py, PACKAGE)?;
    package.setattr("__path__", PyList::empty(py))?;
    modules.set_item(PACKAGE, &package)?;
    let mut last = package.clone();
    for (name, source) in FILES {
        let text = CString::new(source).map_err(|_| PyValueError::new_err("NUL in the harness"))?;
        let file = CString::new(format!("<tockbox {name}.py>")).unwrap_or_default();
        let full_name = CString::new(format!("{PACKAGE}.{name}")).unwrap_or_default();
        last = PyModule::from_code(py, &text, &file, &full_name)?;
        package.setattr(name, &last)?;
    }
    Ok(last)
}

/// Whether `name` is something that may be imported: dotted identifiers.
pub(crate) fn is_module_name(name: &str) -> bool {
    !name.is_empty() && name.split('.').all(|part| !part.is_empty() && !part.contains(['/', '\0', ' ']))
}

/// Moves what there is out of the collector's sight, so that guests share its pages; before that collects, where
/// imports may have left garbage.
pub(crate) fn freeze(py: Python<'_>, collect: bool) -> PyResult<()> {
    let collector = py.import("gc")?;
    if collect {
        collector.call_method0("collect")?;
    }
    collector.call_method0("freeze")?;
    Ok(())
}
