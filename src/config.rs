//! Configuration: flags, `TOCKBOX_*` variables and a TOML file become validated, typed values.
//!
//! This is the only module that reads the environment. A key has one name everywhere: `max_body_bytes` in the
//! file is `--max-body-bytes` on the command line and `TOCKBOX_MAX_BODY_BYTES` in the environment. The first
//! of flag, variable, file, default that is there wins. Relative paths are relative to the working directory.
//!
//! [`keys`] lists the keys; this module layers them; [`sandbox`] and [`service`] validate.

pub mod keys;
pub mod sandbox;
pub mod service;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Command};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use toml::Table;

use keys::{DatasetKeys, GuestKeys, LimitKeys, LogKeys, MaximumKeys, PoolKeys, ServiceKeys};

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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use clap::Parser;
    use tockbox_core::Tier;

    use super::sandbox::{LimitsConfig, SandboxConfig};
    use super::service::ServiceConfig;
    use super::*;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        guest: GuestKeys,
        #[command(flatten)]
        pool: PoolKeys,
        #[command(flatten)]
        limits: LimitKeys,
        #[command(flatten)]
        maxima: MaximumKeys,
        #[command(flatten)]
        datasets: DatasetKeys,
        #[command(flatten)]
        service: ServiceKeys,
        #[command(flatten)]
        log: LogKeys,
    }

    fn flags(words: &[&str]) -> Flags {
        Flags::try_parse_from(["tockbox"].iter().chain(words)).unwrap()
    }

    fn file(text: &str) -> Result<ConfigFile, ConfigError> {
        ConfigFile::parse(Path::new("tockbox.toml"), text)
    }

    fn sandbox(text: &str, words: &[&str]) -> Result<SandboxConfig, ConfigError> {
        let flags = flags(words);
        SandboxConfig::new(&file(text)?, &flags.guest, &flags.pool)
    }

    fn service(text: &str, words: &[&str]) -> Result<ServiceConfig, ConfigError> {
        ServiceConfig::new(&file(text)?, &flags(words).service)
    }

    fn limits(text: &str, words: &[&str]) -> Result<LimitsConfig, ConfigError> {
        let flags = flags(words);
        LimitsConfig::new(&file(text)?, &flags.limits, &flags.maxima)
    }

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
        assert_eq!(service("", &[]).unwrap().queue, 1024);
        assert_eq!(service("queue = 7", &[]).unwrap().queue, 7);
        assert_eq!(service("queue = 7", &["--queue", "8"]).unwrap().queue, 8);
    }

    #[test]
    fn every_key_is_a_flag_and_a_variable_of_the_same_name() {
        let command = <Flags as clap::CommandFactory>::command();
        for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
            let key = argument.get_id().as_str();
            assert_eq!(argument.get_long(), Some(key.replace('_', "-").as_str()));
            let variable = argument.get_env().and_then(|name| name.to_str());
            assert_eq!(variable, Some(format!("TOCKBOX_{}", key.to_uppercase()).as_str()));
        }
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_it() {
        let message = |text| file(text).unwrap_err().to_string();
        assert_eq!(message("quue = 7"), "unknown key \"quue\" in tockbox.toml");
        assert_eq!(
            message("[environments.science]\npyton = 'x'"),
            "environments.science.pyton in tockbox.toml: unknown field `pyton`, expected `python` or `preload`"
        );
        assert_eq!(message("queue ="), "tockbox.toml is not TOML");
    }

    #[test]
    fn a_value_of_the_wrong_type_is_an_error_that_names_its_key() {
        assert_eq!(
            service("queue = 'many'", &["--queue", "1"]).unwrap_err().to_string(),
            "queue in tockbox.toml: invalid type: string \"many\", expected usize"
        );
    }

    #[test]
    fn environments_come_from_the_file_and_the_default_one_from_the_flags() {
        let text =
            "preload = ['json']\n[environments.science]\npython = '/v/bin/python'\npreload = ['numpy']";
        let config = sandbox(text, &["--python", "/usr/bin/python3.12"]).unwrap();
        let named: Vec<_> = config
            .environments
            .iter()
            .map(|environment| {
                (environment.name.as_str(), environment.python.clone(), environment.preload.clone())
            })
            .collect();
        assert_eq!(
            named,
            [
                ("default", Some("/usr/bin/python3.12".into()), vec!["json".to_owned()]),
                ("science", Some("/v/bin/python".into()), vec!["numpy".to_owned()]),
            ]
        );
    }

    #[test]
    fn preload_is_a_comma_list_of_module_names() {
        let config = sandbox("", &["--preload", "numpy,pandas.core"]).unwrap();
        assert_eq!(config.environments[0].preload, ["numpy", "pandas.core"]);
        assert_eq!(
            sandbox("", &["--preload", "numpy;print(1)"]).unwrap_err().to_string(),
            "preload: \"numpy;print(1)\" is not a module name"
        );
    }

    #[test]
    fn the_floor_is_restricted_unless_said_otherwise() {
        assert_eq!(sandbox("", &[]).unwrap().floor, Tier::Restricted);
        assert_eq!(sandbox("isolation = 'full'", &[]).unwrap().floor, Tier::Full);
        assert_eq!(
            sandbox("isolation = 'fulll'", &[]).unwrap_err().to_string(),
            "isolation: unknown isolation tier \"fulll\": use full, restricted, wasm or none"
        );
        assert_eq!(
            sandbox("isolation = 'full'", &["--max-isolation", "restricted"]).unwrap_err().to_string(),
            "max_isolation: restricted is weaker than the floor (isolation = full)"
        );
        assert_eq!(sandbox("slots = 0", &[]).unwrap_err().to_string(), "slots: must be at least 1");
    }

    #[test]
    fn binding_beyond_loopback_needs_a_token_or_no_auth() {
        assert!(service("", &["--bind", "[::1]:80"]).is_ok());
        assert!(service("", &["--bind", "0.0.0.0:80", "--no-auth"]).is_ok());
        assert_eq!(
            service("", &["--bind", "0.0.0.0:80"]).unwrap_err().to_string(),
            "bind: 0.0.0.0:80 can be reached from other machines: give --token FILE, or --no-auth if something \
             else keeps strangers out"
        );
        assert_eq!(
            service("token = '/nowhere'", &["--no-auth"]).unwrap_err().to_string(),
            "no_auth: contradicts token: give one of them"
        );
    }

    #[test]
    fn the_token_is_read_from_its_file_and_never_printed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        std::fs::write(&path, "s3cret-token\n").unwrap();
        let config = service("", &["--token", path.to_str().unwrap()]).unwrap();
        let token = config.token.unwrap();
        assert!(token.matches(b"s3cret-token"));
        assert!(!token.matches(b"s3cret-tokem") && !token.matches(b"s3cret") && !token.matches(b""));
        assert_eq!(format!("{token:?}"), "Token(…)");
        std::fs::write(&path, " \n").unwrap();
        let empty = service("", &["--token", path.to_str().unwrap()]).unwrap_err();
        assert_eq!(empty.to_string(), "token: the file must hold one line of visible ASCII");
    }

    #[test]
    fn limits_are_positive_and_their_defaults_within_the_maxima() {
        let config = limits("max_cpu_seconds = 2.5", &["--cpu-seconds", "1.5"]).unwrap();
        assert_eq!(config.defaults.cpu, Duration::from_millis(1500));
        assert_eq!(config.maxima.cpu, Duration::from_millis(2500));
        assert_eq!(config.maxima.memory_bytes, 8192 << 20);
        let message = |text| limits(text, &[]).unwrap_err().to_string();
        assert_eq!(message("wall_seconds = 0"), "wall_seconds: must be more than 0 and at most 86400");
        assert_eq!(message("wall_seconds = nan"), "wall_seconds: must be more than 0 and at most 86400");
        assert_eq!(message("memory_mib = 0"), "memory_mib: must be at least 1 and at most 16777216");
        assert_eq!(message("max_processes = 0"), "max_processes: must be at least 1 and at most 4096");
        assert_eq!(message("cpu_seconds = 61"), "cpu_seconds: is above the maximum (max_cpu_seconds)");
    }

    #[test]
    fn a_lowered_maximum_lowers_the_default_that_nobody_set() {
        let config = limits("max_memory_mib = 256", &[]).unwrap();
        assert_eq!(config.defaults.memory_bytes, 256 << 20);
    }
}
