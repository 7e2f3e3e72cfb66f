//! The harness: guest-side Python, carried inside this module.

use std::ffi::CString;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;

/// Each file and its source; a file may import those before it.
const FILES: [(&str, &str); 4] = [
    ("objects", include_str!("../../harness/objects.py")),
    ("codec", include_str!("../../harness/codec.py")),
    ("program", include_str!("../../harness/program.py")),
    ("native", include_str!("../../harness/native.py")),
];
/// What only test code needs.
const TESTING_FILES: [(&str, &str); 9] = [
    ("names", include_str!("../../harness/names.py")),
    ("shared", include_str!("../../harness/shared.py")),
    ("operations", include_str!("../../harness/operations.py")),
    ("mirror", include_str!("../../harness/mirror.py")),
    ("bridge", include_str!("../../harness/bridge.py")),
    ("policy", include_str!("../../harness/policy.py")),
    ("testcode", include_str!("../../harness/testcode.py")),
    ("testcases", include_str!("../../harness/testcases.py")),
    ("tester", include_str!("../../harness/tester.py")),
];
/// What is worth its compilation only where many guests follow.
const ZYGOTE: &str = include_str!("../../harness/zygote.py");
const PACKAGE: &str = "tockbox_harness";

/// Loads the harness as a package and returns its `native` module.
pub(crate) fn load(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    let package = PyModule::new(py, PACKAGE)?;
    package.setattr("__path__", PyList::empty(py))?;
    py.import("sys")?.getattr("modules")?.set_item(PACKAGE, &package)?;
    load_files(py, &package, &FILES)?;
    package.getattr("native")?.cast_into().map_err(Into::into)
}

/// Loads what guests need that run test code or serve it.
pub(crate) fn load_testing(py: Python<'_>) -> PyResult<()> {
    load_files(py, &py.import(PACKAGE)?, &TESTING_FILES)
}

fn load_files(py: Python<'_>, package: &Bound<'_, PyModule>, files: &[(&str, &str)]) -> PyResult<()> {
    for &(name, source) in files {
        package.setattr(name, file(py, name, source)?)?;
    }
    Ok(())
}

/// Imports what test code commonly needs and learns how it is compiled, in a slot whose guests are testers.
pub(crate) fn prepare_tests(py: Python<'_>) -> PyResult<()> {
    py.import(format!("{PACKAGE}.tester").as_str())?.call_method0("rehearse")?;
    freeze(py, true)
}

/// Prepares for many guests, now that everything is imported. Answers whether they may be forked without the hooks
/// that modules have registered.
pub(crate) fn prepare_for_many(py: Python<'_>) -> PyResult<bool> {
    let zygote = file(py, "zygote", ZYGOTE)?;
    zygote.call_method0("rehearse")?;
    zygote.call_method0("can_skip_fork_hooks")?.extract()
}

fn file<'py>(py: Python<'py>, name: &str, source: &str) -> PyResult<Bound<'py, PyModule>> {
    let text = CString::new(source).map_err(|_| PyValueError::new_err("NUL in the harness"))?;
    let file = CString::new(format!("<tockbox {name}.py>")).unwrap_or_default();
    let full_name = CString::new(format!("{PACKAGE}.{name}")).unwrap_or_default();
    PyModule::from_code(py, &text, &file, &full_name)
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
