//! What `tockbox score` and `tockbox datasets` need of the configuration.

use std::process::ExitCode;

use super::backend::Started;
use super::datasets::{self, DatasetsArguments};
use super::score::{self, Host, ScoreArguments};
use super::{exit_code, say};
use crate::config::ConfigFile;
use crate::config::keys::{DatasetKeys, FileArgument, GuestKeys, LimitKeys, PoolKeys, WasmKeys};
use crate::config::sandbox::{LimitsConfig, SandboxConfig};
use crate::config::wasm::Choice;
use clap::Args;

/// What the command line of `tockbox score` says.
#[derive(Debug, Args)]
pub struct ScoreArgs {
    #[command(flatten)]
    arguments: ScoreArguments,
    #[command(flatten)]
    file: FileArgument,
    #[command(flatten)]
    datasets: DatasetKeys,
    #[command(flatten, next_help_heading = "Sandbox")]
    guest: GuestKeys,
    #[command(flatten, next_help_heading = "Sandbox")]
    wasm: WasmKeys,
    #[command(flatten, next_help_heading = "Sandbox")]
    pool: PoolKeys,
    #[command(flatten, next_help_heading = "Limits of each run")]
    limits: LimitKeys,
}

/// What the command line of `tockbox datasets` says.
#[derive(Debug, Args)]
pub struct DatasetsArgs {
    #[command(flatten)]
    arguments: DatasetsArguments,
    #[command(flatten)]
    file: FileArgument,
    #[command(flatten)]
    keys: DatasetKeys,
}

/// Starts a backend and scores on it.
pub async fn score(args: ScoreArgs) -> anyhow::Result<ExitCode> {
    let file = ConfigFile::read(args.file.config.as_deref())?;
    let sandbox = SandboxConfig::new(&file, &args.guest, &args.pool)?;
    let choice = Choice::new(&file, &args.guest, &args.wasm, &sandbox)?;
    let limits = LimitsConfig::unbounded(&file, &args.limits)?;
    let search = file.search_path(&args.datasets)?;
    let started = Started::new(&choice, &sandbox).await?;
    let backend = started.backend();
    let host = Host {
        slots: sandbox.slots,
        policy: limits.policy(backend.as_ref()),
        search,
        settings: started.settings(),
        backend,
    };
    let outcome = score::run(args.arguments, host).await;
    started.shutdown().await;
    Ok(told(outcome))
}

/// Lists, shows or checks; needs no backend.
pub fn datasets(args: DatasetsArgs) -> anyhow::Result<ExitCode> {
    let file = ConfigFile::read(args.file.config.as_deref())?;
    let search = file.search_path(&args.keys)?;
    let policy = LimitsConfig::unbounded(&file, &LimitKeys::default())?.any_backend();
    Ok(told(datasets::run(args.arguments, &search, &policy)))
}

/// All that can go wrong there is what was asked for: the sandbox's failures are data in the summary.
fn told(outcome: anyhow::Result<u8>) -> ExitCode {
    let code = outcome.unwrap_or_else(|error| {
        say(&format!("{error:#}"));
        exit_code::USAGE
    });
    code.into()
}
