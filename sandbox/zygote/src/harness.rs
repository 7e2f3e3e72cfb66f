//! Loading the harness: guest-side Python, carried inside this module, and already compiled if all is well.

use std::fs::File as OpenFile;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::Path;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};
use tockbox_core::harness::{Compiled, FILES, File, Magic, TESTING_FILES, ZYGOTE};

const PACKAGE: &str = "tockbox_harness";

/// The harness, to be loaded into this interpreter.
pub(crate) struct Harness<'py> {
    py: Python<'py>,
    /// What the launcher handed over, read; empty: nothing.
    compiled: Vec<u8>,
}

impl<'py> Harness<'py> {
    /// The harness, of which `compiled` brings the code. What it does not bring, or not for this interpreter and this
    /// module, is compiled.
    pub(crate) fn new(py: Python<'py>, compiled: Option<OwnedFd>) -> Self {
        let mut bytes = Vec::new();
        if let Some(descriptor) = compiled
            && OpenFile::from(descriptor).read_to_end(&mut bytes).is_err()
        {
            bytes.clear();
        }
        Self { py, compiled: bytes }
    }

    /// Loads it as a package and returns its `native` module.
    pub(crate) fn load(&self) -> PyResult<Bound<'py, PyModule>> {
        let package = PyModule::new(self.py, PACKAGE)?;
        package.setattr("__path__", PyList::empty(self.py))?;
        self.modules()?.set_item(PACKAGE, &package)?;
        self.load_files(&package, &FILES)?;
        package.getattr("native")?.cast_into().map_err(Into::into)
    }

    /// Loads what guests need that run test code or serve it.
    pub(crate) fn load_testing(&self) -> PyResult<()> {
        self.load_files(&self.py.import(PACKAGE)?, &TESTING_FILES)
    }

    /// Prepares for many guests, now that everything is imported. Answers whether they may be forked without the hooks
    /// that modules have registered.
    pub(crate) fn prepare_for_many(&self) -> PyResult<bool> {
        self.load_files(&self.py.import(PACKAGE)?, &[ZYGOTE])?;
        let zygote = self.py.import(PACKAGE)?.getattr(ZYGOTE.name)?;
        zygote.call_method0("rehearse")?;
        zygote.call_method0("can_skip_fork_hooks")?.extract()
    }

    /// Leaves no holes in the interpreter's heap of small objects. After the last garbage collection.
    pub(crate) fn fill_pools(&self) -> PyResult<()> {
        self.py.import(PACKAGE)?.getattr(ZYGOTE.name)?.call_method0("fill_pools")?;
        Ok(())
    }

    fn load_files(&self, package: &Bound<'py, PyModule>, files: &[File]) -> PyResult<()> {
        let compiled = Compiled::read(&self.compiled);
        for file in files {
            let code = match compiled.as_ref().and_then(|compiled| self.unmarshalled(compiled, file)) {
                Some(code) => code,
                None => self.compile(file)?,
            };
            package.setattr(file.name, self.execute(file, &code)?)?;
        }
        Ok(())
    }

    fn unmarshalled(&self, compiled: &Compiled<'_>, file: &File) -> Option<Bound<'py, PyAny>> {
        let magic: Magic = self
            .py
            .import("_frozen_importlib_external")
            .ok()?
            .getattr("MAGIC_NUMBER")
            .ok()?
            .extract()
            .ok()?;
        let code = PyBytes::new(self.py, compiled.code(magic, file)?);
        self.py.import("marshal").ok()?.call_method1("loads", (code,)).ok()
    }

    fn compile(&self, file: &File) -> PyResult<Bound<'py, PyAny>> {
        let how = PyDict::new(self.py);
        how.set_item("dont_inherit", true)?;
        let builtins = self.py.import("builtins")?;
        builtins.getattr("compile")?.call((file.source, file.path(), "exec"), Some(&how))
    }

    fn execute(&self, file: &File, code: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyModule>> {
        let name = format!("{PACKAGE}.{}", file.name);
        let module = PyModule::new(self.py, &name)?;
        module.setattr("__package__", PACKAGE)?;
        module.setattr("__file__", file.path())?;
        self.modules()?.set_item(name, &module)?;
        self.py.import("builtins")?.call_method1("exec", (code, module.dict()))?;
        Ok(module)
    }

    fn modules(&self) -> PyResult<Bound<'py, PyAny>> {
        self.py.import("sys")?.getattr("modules")
    }
}

/// Lets candidates import what lies in `folder`, in a slot whose guests are candidates.
pub(crate) fn import_from(py: Python<'_>, folder: &Path) -> PyResult<()> {
    py.import(format!("{PACKAGE}.native").as_str())?.call_method1("import_from", (folder.as_os_str(),))?;
    Ok(())
}

/// Imports what test code commonly needs and rehearses it, in a slot whose guests are testers, if it will have many.
pub(crate) fn prepare_tests(py: Python<'_>) -> PyResult<()> {
    let Ok(zygote) = py.import(PACKAGE)?.getattr(ZYGOTE.name) else { return Ok(()) };
    zygote.call_method0("rehearse_tester")?;
    freeze(py, true)?;
    zygote.call_method0("fill_pools")?;
    Ok(())
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
