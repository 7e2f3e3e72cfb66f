//! `tockbox serve`: the HTTP service, from configuration to the last answer.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use thiserror::Error;
use tockbox_core::Tier;
use tockbox_native::EnvironmentDetails;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::backend::Started;
use super::exit_code;
use crate::config::keys::{
    DatasetKeys, FileArgument, GuestKeys, LimitKeys, LogKeys, MaximumKeys, PoolKeys, ServiceKeys, WasmKeys,
};
use crate::config::sandbox::{LimitsConfig, SandboxConfig};
use crate::config::service::{LogConfig, ServiceConfig};
use crate::config::wasm::Choice;
use crate::config::{ConfigError, ConfigFile};
use crate::http;
use crate::http::serve::Stopped;
use crate::http::state::{Monitored, Service};
use crate::telemetry;

/// How often what histograms have buffered is folded, in case nobody asks for metrics.
const UPKEEP: Duration = Duration::from_secs(5);

/// What the command line says.
#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    file: FileArgument,
    #[command(flatten, next_help_heading = "Service")]
    service: ServiceKeys,
    #[command(flatten, next_help_heading = "Service")]
    datasets: DatasetKeys,
    #[command(flatten, next_help_heading = "Sandbox")]
    guest: GuestKeys,
    #[command(flatten, next_help_heading = "Sandbox")]
    wasm: WasmKeys,
    #[command(flatten, next_help_heading = "Sandbox")]
    pool: PoolKeys,
    #[command(flatten, next_help_heading = "Limits of a request that asks for none")]
    limits: LimitKeys,
    #[command(flatten, next_help_heading = "The most that a request may ask for")]
    maxima: MaximumKeys,
    #[command(flatten, next_help_heading = "Logs")]
    log: LogKeys,
}

/// All of the configuration, valid.
struct Config {
    service: ServiceConfig,
    sandbox: SandboxConfig,
    choice: Choice,
    limits: LimitsConfig,
    log: LogConfig,
}

impl Config {
    fn new(args: &ServeArgs) -> Result<Self, ConfigError> {
        let file = ConfigFile::read(args.file.config.as_deref())?;
        let service = ServiceConfig::new(&file, &args.service, &args.datasets)?;
        let sandbox = SandboxConfig::new(&file, &args.guest, &args.pool)?;
        Ok(Self {
            service,
            choice: Choice::new(&file, &args.guest, &args.wasm, &sandbox)?,
            sandbox,
            limits: LimitsConfig::new(&file, &args.limits, &args.maxima)?,
            log: LogConfig::new(&file, &args.log)?,
        })
    }
}

/// The address cannot be listened on.
#[derive(Debug, Error)]
#[error("cannot listen on {address}")]
pub struct CannotListen {
    address: SocketAddr,
    #[source]
    source: std::io::Error,
}

/// Serves until told to stop.
pub async fn run(args: ServeArgs) -> anyhow::Result<ExitCode> {
    let config = Config::new(&args)?;
    telemetry::start_logs(&config.log)?;
    let metrics = telemetry::metrics();
    let signals = Signals::install()?;
    // First the address, which fails fast; guests take longer to get ready.
    let listener = TcpListener::bind(config.service.bind)
        .await
        .map_err(|source| CannotListen { address: config.service.bind, source })?;
    let started = Started::new(&config.choice, &config.sandbox).await?;
    let backend = started.monitored();
    let policy = config.limits.policy(backend.as_ref());
    let guests = started.guests(&config.sandbox);
    let service = Service::new(started.monitored(), policy, &config.service, guests, metrics.clone());
    announce(&listener, backend.as_ref())?;
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(UPKEEP).await;
            metrics.upkeep();
        }
    });
    let (stop, abort) = (CancellationToken::new(), CancellationToken::new());
    let told = tokio::spawn(signals.watch(stop.clone(), abort.clone()));
    let stopped = http::serve::serve(listener, service, config.service.drain, stop, abort.clone()).await;
    tokio::select! {
        () = started.shutdown() => {}
        () = abort.cancelled() => warn!("not waiting for guests to end"),
    }
    info!(drained = stopped == Stopped::Drained, "stopped");
    if abort.is_cancelled() {
        let number = u8::try_from(told.await?).unwrap_or(0);
        return Ok(exit_code::SIGNAL_BASE.saturating_add(number).into());
    }
    Ok(ExitCode::SUCCESS)
}

fn announce(listener: &TcpListener, backend: &dyn Monitored) -> anyhow::Result<()> {
    let isolation = backend.isolation();
    for EnvironmentDetails { name, interpreter, version, preloaded } in backend.environment_details() {
        info!(name, interpreter = %interpreter.display(), version, preloaded = preloaded.join(" "), "environment");
    }
    if isolation.tier == Tier::None {
        warn!("guests are NOT isolated: run nothing here that you would not run yourself");
    }
    let address = listener.local_addr()?;
    let (tier, layers) = (isolation.tier.as_str(), isolation.enforced_by.join(" "));
    info!(%address, backend = backend.name(), tier, layers, "listening");
    Ok(())
}

/// SIGTERM and SIGINT: the first asks to stop, the second to stop at once.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn install() -> std::io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Passes both on; the number of the second.
    async fn watch(mut self, stop: CancellationToken, abort: CancellationToken) -> i32 {
        self.next().await;
        stop.cancel();
        let number = self.next().await;
        abort.cancel();
        number
    }

    async fn next(&mut self) -> i32 {
        let kind = tokio::select! {
            _ = self.terminate.recv() => SignalKind::terminate(),
            _ = self.interrupt.recv() => SignalKind::interrupt(),
        };
        kind.as_raw_value()
    }
}
