//! Configuration: flags, `TOCKBOX_*` variables and a TOML file become validated, typed values.
//!
//! This is the only module that reads the environment. A key has one name everywhere: `max_body_bytes` in the
//! file is `--max-body-bytes` on the command line and `TOCKBOX_MAX_BODY_BYTES` in the environment. The first
//! of flag, variable, file, default that is there wins. Relative paths are relative to the working directory.
//!
//! [`keys`] lists the keys; this module layers them; [`sandbox`] and [`service`] validate.

mod host;
pub mod keys;
pub mod sandbox;
pub mod service;
#[cfg(test)]
mod tests;
pub mod wasm;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use toml::Table;

use crate::dataset::search::SearchPath;
use keys::{DatasetKeys, GuestKeys, LimitKeys, LogKeys, MaximumKeys, PoolKeys, ServiceKeys, WasmKeys};

/// The table of the file that is neither a flag nor a variable.
const ENVIRONMENTS: &str = "environments";

/// Why there is no configuration. The message says which key is wrong and what it takes.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// A file named by the configuration cannot be read.
    #[error("cannot read the {what} {}", path.display())]
    Unreadable {
        /// What the file is.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The configuration file is not TOML.
    #[error("{} is not TOML", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// Where and why.
        #[source]
        source: Box<toml::de::Error>,
    },
    /// The configuration file has a key that does not exist.
    #[error("unknown key {key:?} in {}", path.display())]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
    },
    /// A key of the configuration file has a value of the wrong type.
    #[error("{key} in {}: {message}", path.display())]
    WrongType {
        /// The file.
        path: PathBuf,
        /// The key.
        key: String,
        /// What is wrong.
        message: String,
    },
    /// A value is of the right type and still makes no sense.
    #[error("{key}: {message}")]
    Invalid {
        /// The key.
        key: &'static str,
        /// What is wrong, and what would be right.
        message: String,
    },
}

impl ConfigError {
    /// A value that makes no sense.
    pub(crate) fn invalid(key: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid { key, message: message.into() }
    }
}

/// One environment of the file: `[environments.NAME]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EnvironmentTable {
    /// The interpreter. Left out: `python3` on `PATH`.
    pub python: Option<PathBuf>,
    /// Modules imported before any guest starts. Left out: none beyond the standard library's common ones.
    pub preload: Vec<String>,
}

/// The configuration file, read and checked to have no unknown key.
#[derive(Debug, Default)]
pub struct ConfigFile {
    path: PathBuf,
    keys: Table,
    environments: BTreeMap<String, EnvironmentTable>,
}

impl ConfigFile {
    /// Reads `path`; without one, nothing is configured by file.
    pub fn read(path: Option<&Path>) -> Result<Self, ConfigError> {
        let Some(path) = path else { return Ok(Self::default()) };
        let unreadable =
            |source| ConfigError::Unreadable { what: "configuration file", path: path.into(), source };
        let text = std::fs::read_to_string(path).map_err(unreadable)?;
        Self::parse(path, &text)
    }

    fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let not_toml = |source| ConfigError::NotToml { path: path.into(), source: Box::new(source) };
        let mut keys: Table = text.parse().map_err(not_toml)?;
        let mut file = Self { path: path.into(), ..Self::default() };
        if let Some(tables) = keys.remove(ENVIRONMENTS) {
            file.environments = file.typed(ENVIRONMENTS, tables)?;
        }
        let known = known_keys();
        if let Some(key) = keys.keys().find(|key| !known.contains(key)) {
            return Err(ConfigError::UnknownKey { path: path.into(), key: key.clone() });
        }
        file.keys = keys;
        Ok(file)
    }

    /// The environments that the file defines, by name.
    pub fn environments(&self) -> &BTreeMap<String, EnvironmentTable> {
        &self.environments
    }

    /// Where datasets are looked for.
    pub fn search_path(&self, flags: &DatasetKeys) -> Result<SearchPath, ConfigError> {
        Ok(SearchPath::of_process(self.layer(flags)?.datasets_dir.as_deref()))
    }

    /// Lays `flags` (and variables, which clap has already put there) over the file's values of the same keys.
    pub fn layer<K: Args + Serialize + DeserializeOwned>(&self, flags: &K) -> Result<K, ConfigError> {
        let mut merged = Table::new();
        for key in keys_of::<K>() {
            if let Some(value) = self.keys.get(&key) {
                merged.insert(key, value.clone());
            }
        }
        self.typed::<K>("", toml::Value::Table(merged.clone()))?;
        let flags = Table::try_from(flags)
            .map_err(|error| ConfigError::invalid("command line", error.to_string()))?;
        merged.extend(flags);
        self.typed("", toml::Value::Table(merged))
    }

    fn typed<T: DeserializeOwned>(&self, under: &str, value: toml::Value) -> Result<T, ConfigError> {
        serde_path_to_error::deserialize(value).map_err(|error| {
            let key = match error.path().to_string() {
                path if under.is_empty() => path,
                path => format!("{under}.{path}"),
            };
            let message = error.into_inner().message().to_owned();
            ConfigError::WrongType { path: self.path.clone(), key, message }
        })
    }
}

/// Every key that the file may have, `environments` excepted.
fn known_keys() -> Vec<String> {
    let mut known = keys_of::<GuestKeys>();
    known.extend(keys_of::<WasmKeys>());
    known.extend(keys_of::<PoolKeys>());
    known.extend(keys_of::<LimitKeys>());
    known.extend(keys_of::<MaximumKeys>());
    known.extend(keys_of::<DatasetKeys>());
    known.extend(keys_of::<ServiceKeys>());
    known.extend(keys_of::<LogKeys>());
    known
}

/// The keys of one group: clap names an argument after its field.
fn keys_of<K: Args>() -> Vec<String> {
    let command = K::augment_args(Command::new("keys"));
    command.get_arguments().map(|argument| argument.get_id().to_string()).collect()
}
