//! Every configuration key, by group. A subcommand takes the groups that it has a use for.
//!
//! A field's name is the key in the file, its flag with dashes, and its variable in capitals after `TOCKBOX_`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use clap::builder::BoolishValueParser;
use serde::{Deserialize, Serialize};

/// The tiers as the command line takes them.
const TIERS: [&str; 4] = ["full", "restricted", "wasm", "none"];

/// Which file to read.
#[derive(Debug, Clone, Default, Args)]
pub struct FileArgument {
    /// Configuration file (TOML): every key is also a flag and a TOCKBOX_* variable, both of which win over it
    #[arg(long, env = "TOCKBOX_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The interpreter and how it must be isolated.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GuestKeys {
    /// Interpreter of the default environment (CPython 3.10 or later) [default: python3 on PATH]
    #[arg(long, env = "TOCKBOX_PYTHON", value_name = "PATH")]
    pub python: Option<PathBuf>,
    /// Weakest isolation that will do: refuse to start below it [default: restricted]
    #[arg(long, env = "TOCKBOX_ISOLATION", value_name = "TIER", value_parser = TIERS)]
    pub isolation: Option<String>,
    /// Strongest isolation to use [default: full]
    #[arg(long, env = "TOCKBOX_MAX_ISOLATION", value_name = "TIER", value_parser = TIERS, hide = true)]
    pub max_isolation: Option<String>,
    /// The extension module that interpreters load [default: beside this program]
    #[arg(long, env = "TOCKBOX_ZYGOTE_MODULE", value_name = "PATH", hide = true)]
    pub zygote_module: Option<PathBuf>,
}

/// Which backend runs guests.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WasmKeys {
    /// Backend that runs code: processes of this machine's Python, or its own Python in WebAssembly [default: native]
    #[arg(long, env = "TOCKBOX_BACKEND", value_name = "BACKEND", value_parser = ["native", "wasm"])]
    pub backend: Option<String>,
    /// Component (.wasm) of the wasm backend that was built elsewhere [default: built on first use]
    #[arg(long, env = "TOCKBOX_WASM_COMPONENT", value_name = "FILE")]
    pub wasm_component: Option<PathBuf>,
}

/// How many guests, and what they find imported.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PoolKeys {
    /// Modules of the default environment to import before any guest starts, e.g. numpy,pandas
    #[arg(long, env = "TOCKBOX_PRELOAD", value_name = "MODULES", value_delimiter = ',')]
    pub preload: Option<Vec<String>>,
    /// Guests that begin at once, for each environment [default: two a CPU]
    #[arg(long, env = "TOCKBOX_SLOTS", value_name = "N")]
    pub slots: Option<usize>,
    /// Guests that may go on beside those after their first twentieth of a second [default: sixteen a CPU]
    #[arg(long, env = "TOCKBOX_OVERCOMMIT", value_name = "N")]
    pub overcommit: Option<usize>,
}

/// Limits of a guest run that asks for none.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitKeys {
    /// CPU time of a run, all its threads together [default: 10]
    #[arg(long, env = "TOCKBOX_CPU_SECONDS", value_name = "SECONDS")]
    pub cpu_seconds: Option<f64>,
    /// Time of a run by the clock, less what it waits for a CPU [default: 30]
    #[arg(long, env = "TOCKBOX_WALL_SECONDS", value_name = "SECONDS")]
    pub wall_seconds: Option<f64>,
    /// Memory of a run [default: 1024]
    #[arg(long, env = "TOCKBOX_MEMORY_MIB", value_name = "MIB")]
    pub memory_mib: Option<u64>,
    /// Output of a run, stdout and stderr apart [default: 65536]
    #[arg(long, env = "TOCKBOX_OUTPUT_BYTES", value_name = "BYTES")]
    pub output_bytes: Option<u64>,
    /// Processes of a run at once; 1 denies fork and exec [default: 1]
    #[arg(long, env = "TOCKBOX_PROCESSES", value_name = "N")]
    pub processes: Option<u32>,
    /// Scratch space of a run [default: 64]
    #[arg(long, env = "TOCKBOX_DISK_MIB", value_name = "MIB")]
    pub disk_mib: Option<u64>,
}

/// The most that a request may ask for.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MaximumKeys {
    /// Most CPU time that a request may ask for [default: 60]
    #[arg(long, env = "TOCKBOX_MAX_CPU_SECONDS", value_name = "SECONDS")]
    pub max_cpu_seconds: Option<f64>,
    /// Most time by the clock [default: 300]
    #[arg(long, env = "TOCKBOX_MAX_WALL_SECONDS", value_name = "SECONDS")]
    pub max_wall_seconds: Option<f64>,
    /// Most memory [default: 8192]
    #[arg(long, env = "TOCKBOX_MAX_MEMORY_MIB", value_name = "MIB")]
    pub max_memory_mib: Option<u64>,
    /// Most output [default: 16777216]
    #[arg(long, env = "TOCKBOX_MAX_OUTPUT_BYTES", value_name = "BYTES")]
    pub max_output_bytes: Option<u64>,
    /// Most processes [default: 64]
    #[arg(long, env = "TOCKBOX_MAX_PROCESSES", value_name = "N")]
    pub max_processes: Option<u32>,
    /// Most scratch space [default: 1024]
    #[arg(long, env = "TOCKBOX_MAX_DISK_MIB", value_name = "MIB")]
    pub max_disk_mib: Option<u64>,
    /// Most tests in a request [default: 1000]
    #[arg(long, env = "TOCKBOX_MAX_TESTS", value_name = "N")]
    pub max_tests: Option<usize>,
    /// Most completions in a request [default: 1024]
    #[arg(long, env = "TOCKBOX_MAX_COMPLETIONS", value_name = "N")]
    pub max_completions: Option<usize>,
}

/// Where datasets are.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DatasetKeys {
    /// Directory of datasets, searched before datasets/ here and beside this program
    #[arg(long, env = "TOCKBOX_DATASETS_DIR", value_name = "DIR")]
    pub datasets_dir: Option<PathBuf>,
}

/// The HTTP service.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServiceKeys {
    /// Address to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "TOCKBOX_BIND", value_name = "ADDRESS:PORT")]
    pub bind: Option<SocketAddr>,
    /// File with the token that callers must send as "Authorization: Bearer TOKEN"
    #[arg(long, env = "TOCKBOX_TOKEN", value_name = "FILE")]
    pub token: Option<PathBuf>,
    /// Let anybody call who can reach the address
    #[arg(long, env = "TOCKBOX_NO_AUTH", value_name = "BOOL", num_args = 0..=1, require_equals = true,
          default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub no_auth: Option<bool>,
    /// Longest request body; a longer one is refused with 413 [default: 16777216]
    #[arg(long, env = "TOCKBOX_MAX_BODY_BYTES", value_name = "BYTES")]
    pub max_body_bytes: Option<usize>,
    /// Submissions that may wait for a slot; more are refused with 429 [default: 1024]
    #[arg(long, env = "TOCKBOX_QUEUE", value_name = "N")]
    pub queue: Option<usize>,
    /// How long running submissions may go on after SIGTERM [default: 60]
    #[arg(long, env = "TOCKBOX_DRAIN_SECONDS", value_name = "SECONDS")]
    pub drain_seconds: Option<f64>,
}

/// What is logged, and how. Logs go to standard error.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogKeys {
    /// Form of log lines [default: text]
    #[arg(long, env = "TOCKBOX_LOG_FORMAT", value_name = "FORMAT", value_parser = ["text", "json"])]
    pub log_format: Option<String>,
    /// Log level, or a filter such as "info,tockbox=debug" [default: info]
    #[arg(long, env = "TOCKBOX_LOG_LEVEL", value_name = "FILTER")]
    pub log_level: Option<String>,
}
