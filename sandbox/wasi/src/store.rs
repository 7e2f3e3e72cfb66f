//! Where components are kept: built once, compiled once for this processor, and only then trusted.
//!
//! ```text
//! DIR/builder-VERSION/     a virtual environment with the builder
//! DIR/INPUTS.wasm          a component, by the hash of what it was built from
//! DIR/COMPONENT-ENGINE.cwasm   compiled, by the hash of the component and of what compiled it
//! DIR/COMPONENT-ENGINE.image   what an instance's memory holds at first
//! DIR/*.sha256             the hash of the file of that name, written after it
//! ```

mod binary;
mod build;
mod compile;
mod digest;
mod directory;
mod image;
mod stack;
mod trusted;

use std::fs::File;
use std::path::{Path, PathBuf};

use wasmtime::Engine;
use wasmtime::component::Component;

use self::digest::Digest;
use self::directory::{Directory, Kept};
use crate::StartError;

pub use self::build::BUILDER;

/// Begins a component's file.
const COMPONENT_MARK: &[u8] = b"\0asm\x0d\0\x01\0";

/// Where components are kept, and how they are made.
#[derive(Debug, Clone)]
pub struct Store {
    /// The directory; made if it is not there.
    pub directory: PathBuf,
    /// The interpreter that runs the builder, with `venv` and `pip`.
    pub python: PathBuf,
}

/// A component that is compiled for this processor by this program.
#[derive(Debug)]
pub struct Artefact {
    compiled: Kept,
    image: Kept,
    component: Digest,
}

impl Store {
    /// The component that belongs to this program: from the store, or built now. `progress` is told what takes long.
    pub fn own(&self, progress: &dyn Fn(&str)) -> Result<Artefact, StartError> {
        let directory = Directory::open(&self.directory)?;
        let make = |directory: &Directory| build::build(directory, &self.python, progress);
        artefact(&directory, &own_name(), &make, progress)
    }

    /// The component that belongs to this program if it is kept and compiled. Nothing is made, not even the directory.
    pub fn kept(&self) -> Result<Option<Artefact>, StartError> {
        if !self.directory.exists() {
            return Ok(None);
        }
        let directory = Directory::open(&self.directory)?;
        kept(&directory, &own_name(), compile::identity()?)
    }

    /// The component in `path`, compiled by this program. A file of compiled code is not taken: nobody could say
    /// whether it does what it should.
    pub fn given(&self, path: &Path, progress: &dyn Fn(&str)) -> Result<Artefact, StartError> {
        let bytes =
            std::fs::read(path).map_err(|source| StartError::File { path: path.to_path_buf(), source })?;
        if !bytes.starts_with(COMPONENT_MARK) {
            let what = "it is no WebAssembly component (compiled code is never taken from elsewhere)";
            return Err(StartError::Component(format!("{}: {what}", path.display())));
        }
        let directory = Directory::open(&self.directory)?;
        let name = format!("given-{}.wasm", Digest::of(&bytes));
        artefact(&directory, &name, &|_| Ok(bytes.clone()), progress)
    }
}

/// The name of the component that belongs to this program.
fn own_name() -> String {
    format!("{}.wasm", build::inputs())
}

/// The compiled form of the component `name`, if both are kept. Only what will run is read.
fn kept(directory: &Directory, name: &str, identity: Digest) -> Result<Option<Artefact>, StartError> {
    match directory.noted(name)? {
        Some(component) => Artefact::find(directory, component, identity),
        None => Ok(None),
    }
}

/// The compiled form of the component `name`, which `make` makes if it is not kept.
///
/// Where both are kept, only the compiled code is read: it is what will run.
fn artefact(
    directory: &Directory,
    name: &str,
    make: &dyn Fn(&Directory) -> Result<Vec<u8>, StartError>,
    progress: &dyn Fn(&str),
) -> Result<Artefact, StartError> {
    let identity = compile::identity()?;
    if let Some(artefact) = kept(directory, name, identity)? {
        return Ok(artefact);
    }
    let _lock = directory.lock(progress)?;
    let component = match directory.find(name)? {
        Some(found) => found,
        None => directory.keep(name, &make(directory)?)?,
    };
    // Another process may have made it while this one waited.
    if let Some(artefact) = Artefact::find(directory, component.digest, identity)? {
        return Ok(artefact);
    }
    let parts = image::take_out(&component.read()?)?;
    let code = compile::compile(&parts.component, progress)?;
    let [compiled, image] = Artefact::names(component.digest, identity);
    Ok(Artefact {
        image: directory.keep(&image, &parts.image)?,
        compiled: directory.keep(&compiled, &code)?,
        component: component.digest,
    })
}

impl Artefact {
    /// The files of one that is kept.
    fn names(component: Digest, identity: Digest) -> [String; 2] {
        ["cwasm", "image"].map(|kind| format!("{}-{}.{kind}", component.short(), identity.short()))
    }

    /// One that is kept.
    fn find(directory: &Directory, component: Digest, identity: Digest) -> Result<Option<Self>, StartError> {
        let [compiled, image] = Self::names(component, identity);
        Ok(match (directory.find(&compiled)?, directory.find(&image)?) {
            (Some(compiled), Some(image)) => Some(Self { compiled, image, component }),
            _ => None,
        })
    }

    /// The file of compiled code.
    pub fn path(&self) -> &Path {
        &self.compiled.path
    }

    /// What an instance's memory holds at first: a file that nobody writes to.
    pub(crate) fn image(&self) -> &File {
        &self.image.file
    }

    /// What instructions counts are valid for: the component's hash, and the version of what runs it.
    pub fn identity(&self) -> String {
        format!("{} wasmtime {} {}", self.component.short(), compile::WASMTIME, crate::engine::SETTINGS)
    }

    /// Maps the compiled code.
    pub(crate) fn load(&self, engine: &Engine) -> Result<Component, StartError> {
        trusted::load(engine, &self.compiled.file)
            .map_err(|error| StartError::Component(format!("{}: {error:#}", self.path().display())))
    }
}
