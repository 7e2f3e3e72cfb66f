//! What `tockbox score` and `tockbox datasets` need of the configuration.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use tockbox_core::Backend;
use tockbox_native::NativeBackend;

use super::datasets::{self, DatasetsArguments};
use super::score::{self, Host, ScoreArguments};
use super::{exit_code, say};
use crate::config::ConfigFile;
use crate::config::keys::{DatasetKeys, FileArgument, GuestKeys, LimitKeys, PoolKeys};
use crate::config::sandbox::{LimitsConfig, SandboxConfig};

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
    let limits = LimitsConfig::unbounded(&file, &args.limits)?;
    let search = file.search_path(&args.datasets)?;
    let backend = Arc::new(NativeBackend::start(sandbox.native()).await?);
    let host = Host {
        slots: sandbox.slots,
        policy: limits.policy(backend.as_ref()),
        search,
        settings: settings(&backend),
        backend: Arc::clone(&backend) as Arc<dyn Backend>,
    };
    let outcome = score::run(args.arguments, host).await;
    backend.shutdown().await;
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

/// What can change a verdict: a run that is resumed must have the same.
fn settings(backend: &NativeBackend) -> BTreeMap<String, String> {
    let mut settings = BTreeMap::from([("isolation".to_owned(), backend.isolation().tier.to_string())]);
    for environment in backend.environment_details() {
        let interpreter = format!(
            "{} ({}), preloaded: {}",
            environment.interpreter.display(),
            environment.version,
            environment.preloaded.join(" ")
        );
        settings.insert(format!("environment {}", environment.name), interpreter);
    }
    settings
}
