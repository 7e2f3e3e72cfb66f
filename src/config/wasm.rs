//! Validated configuration of the backend: which one, and for `wasm` where its component is.

use std::path::PathBuf;

use tockbox_core::Tier;
use tockbox_wasi::Store;

use super::keys::{GuestKeys, WasmKeys};
use super::sandbox::SandboxConfig;
use super::{ConfigError, ConfigFile, host};

/// The folder of the cache directory that components are kept in.
const FOLDER: &str = "wasm";

/// Which backend runs guests.
#[derive(Debug, Clone)]
pub enum Choice {
    /// Processes.
    Native,
    /// WebAssembly.
    Wasm(Box<WasmConfig>),
}

/// What the wasm backend is started with.
#[derive(Debug, Clone)]
pub struct WasmConfig {
    /// Where components are kept, and how they are built.
    pub store: Store,
    /// A component that was built elsewhere.
    pub component: Option<PathBuf>,
}

impl Choice {
    /// Layers and validates, against what `sandbox` demands.
    pub fn new(
        file: &ConfigFile,
        guest: &GuestKeys,
        keys: &WasmKeys,
        sandbox: &SandboxConfig,
    ) -> Result<Self, ConfigError> {
        match file.layer(keys)?.backend.as_deref() {
            None | Some("native") => Ok(Self::Native),
            Some("wasm") if !Tier::Wasm.holds(sandbox.floor) => {
                let message = format!("wasm does not hold the floor (isolation = {})", sandbox.floor);
                Err(ConfigError::invalid("backend", message))
            }
            Some("wasm") => Ok(Self::Wasm(Box::new(WasmConfig::new(file, guest, keys)?))),
            Some(other) => {
                Err(ConfigError::invalid("backend", format!("unknown backend {other:?}: use native or wasm")))
            }
        }
    }
}

impl WasmConfig {
    /// Layers and validates.
    pub fn new(file: &ConfigFile, guest: &GuestKeys, keys: &WasmKeys) -> Result<Self, ConfigError> {
        let cache = host::this_process().cache_directory.ok_or_else(|| {
            ConfigError::invalid("backend", "wasm needs a cache directory: set XDG_CACHE_HOME or HOME")
        })?;
        let python = file.layer(guest)?.python.unwrap_or_else(|| PathBuf::from("python3"));
        let store = Store { directory: cache.join(FOLDER), python };
        Ok(Self { store, component: file.layer(keys)?.wasm_component })
    }
}
