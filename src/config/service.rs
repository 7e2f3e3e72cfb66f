//! Validated configuration of the HTTP service and of logging.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use subtle::ConstantTimeEq;

use super::keys::{DatasetKeys, LogKeys, ServiceKeys};
use super::sandbox::seconds;
use super::{ConfigError, ConfigFile};
use crate::dataset::search::SearchPath;

/// What the HTTP service is started with.
#[derive(Debug, Clone)]
pub struct ServiceConfig {
    /// Where to listen.
    pub bind: SocketAddr,
    /// What callers must send; `None`: nothing.
    pub token: Option<Token>,
    /// Longest request body in bytes. Longer: 413.
    pub max_body_bytes: usize,
    /// Submissions that may wait for a slot. More: 429.
    pub queue: usize,
    /// How long running submissions may go on once the service is told to stop. Longer: they are killed and
    /// answered with 503.
    pub drain: Duration,
    /// Where datasets are looked for by name.
    pub datasets: SearchPath,
}

impl ServiceConfig {
    /// Layers and validates.
    pub fn new(file: &ConfigFile, keys: &ServiceKeys, datasets: &DatasetKeys) -> Result<Self, ConfigError> {
        let datasets = file.search_path(datasets)?;
        let keys = file.layer(keys)?;
        let bind = keys.bind.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)));
        let no_auth = keys.no_auth.unwrap_or(false);
        if no_auth && keys.token.is_some() {
            return Err(ConfigError::invalid("no_auth", "contradicts token: give one of them"));
        }
        let token = keys.token.as_deref().map(Token::read).transpose()?;
        if token.is_none() && !no_auth && !bind.ip().is_loopback() {
            let message = format!(
                "{bind} can be reached from other machines: give --token FILE, or --no-auth if something else \
                 keeps strangers out"
            );
            return Err(ConfigError::invalid("bind", message));
        }
        let max_body_bytes = keys.max_body_bytes.unwrap_or(16 << 20);
        if max_body_bytes == 0 {
            return Err(ConfigError::invalid("max_body_bytes", "must be at least 1"));
        }
        let drain = seconds("drain_seconds", keys.drain_seconds)?.unwrap_or(Duration::from_mins(1));
        Ok(Self { bind, token, max_body_bytes, queue: keys.queue.unwrap_or(1024), drain, datasets })
    }
}

/// The secret that callers send.
#[derive(Clone)]
pub struct Token(Vec<u8>);

impl Token {
    /// Takes a secret as it is.
    pub fn new(secret: &str) -> Self {
        Self(secret.as_bytes().to_vec())
    }

    fn read(path: &Path) -> Result<Self, ConfigError> {
        let unreadable = |source| ConfigError::Unreadable { what: "token file", path: path.into(), source };
        let content = std::fs::read(path).map_err(unreadable)?;
        let secret = content.trim_ascii();
        if secret.is_empty() || !secret.iter().all(u8::is_ascii_graphic) {
            return Err(ConfigError::invalid("token", "the file must hold one line of visible ASCII"));
        }
        Ok(Self(secret.to_vec()))
    }

    /// Whether `offered` is the secret, in a time that tells nothing of where they differ.
    pub fn matches(&self, offered: &[u8]) -> bool {
        self.0.ct_eq(offered).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What is logged, and how.
#[derive(Debug, Clone)]
pub struct LogConfig {
    /// Form of log lines.
    pub format: LogFormat,
    /// A level or a `tracing` filter.
    pub filter: String,
}

impl LogConfig {
    /// Layers and validates; the filter itself is checked where it is put in force.
    pub fn new(file: &ConfigFile, keys: &LogKeys) -> Result<Self, ConfigError> {
        let keys = file.layer(keys)?;
        let format = match keys.log_format.as_deref() {
            None | Some("text") => LogFormat::Text,
            Some("json") => LogFormat::Json,
            Some(other) => {
                let message = format!("unknown format {other:?}: use text or json");
                return Err(ConfigError::invalid("log_format", message));
            }
        };
        Ok(Self { format, filter: keys.log_level.unwrap_or_else(|| "info".to_owned()) })
    }
}
