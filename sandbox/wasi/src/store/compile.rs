//! From a component to code for this processor.

use super::digest::Digest;
use super::image;
use crate::{StartError, engine};

/// The version of what compiles and runs.
pub(super) const WASMTIME: &str = "48.0.8";

/// What compiled code depends on beside the component: how that is taken apart, the compiler, its settings, and the
/// processor.
pub(super) fn identity() -> Result<Digest, StartError> {
    let engine = engine::compiler().map_err(|error| StartError::Engine(format!("{error:#}")))?;
    let compiler = Digest::of_value(&engine.precompile_compatibility_hash());
    let parts = [WASMTIME, engine::SETTINGS, image::FORM, &compiler.to_string()];
    Ok(Digest::of_parts(parts.map(str::as_bytes)))
}

/// Compiles.
pub(super) fn compile(component: &[u8], progress: &dyn Fn(&str)) -> Result<Vec<u8>, StartError> {
    progress("compiling the wasm component for this processor (half a minute)");
    let engine = engine::compiler().map_err(|error| StartError::Engine(format!("{error:#}")))?;
    engine.precompile_component(component).map_err(|error| StartError::Component(format!("{error:#}")))
}
