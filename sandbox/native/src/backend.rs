//! The native backend as the judge sees it.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::time::Instant;

use tockbox_core::{Backend, BackendFuture, Execution, Isolation, Program, RunObserver, SandboxError, Tier};
use tockbox_jail::probe::Layers;

use crate::checkout::{Checkout, Ticket};
use crate::guest::Stop;
use crate::interpreter::Interpreter;
use crate::link::{Launching, Link};
use crate::orders::{LauncherNotice, LauncherSettings, ZygoteSettings};
use crate::pool::{Pool, Source};
use crate::schedule::Bounds;
use crate::tester::Testers;
use crate::{
    COMMON_MODULES, EnvironmentDetails, NativeConfig, PoolLoad, StartError, cases, interpreter, script,
};

/// Guests in CPython processes on this machine.
pub struct NativeBackend {
    link: Arc<Link>,
    layers: Layers,
    environments: Vec<Environment>,
}

struct Environment {
    details: EnvironmentDetails,
    pool: Arc<Pool>,
    testers: Testers,
}

impl NativeBackend {
    /// Starts the launcher and the zygotes, and builds one slot of each environment; the other slots follow in the
    /// background.
    pub async fn start(config: NativeConfig) -> Result<Self, StartError> {
        let module = match &config.module {
            Some(module) => module.clone(),
            None => crate::find_module(&config.host)?,
        };
        let launching = Launching::spawn(&config.host.program)?;
        let found = find_interpreters(&config)?;
        let settings = LauncherSettings {
            environments: found.iter().map(|(_, zygote)| zygote.clone()).collect(),
            module: module.clone(),
            ceiling: config.ceiling,
            floor: config.floor,
            temporary: config.host.temporary_directory.clone(),
        };
        let (link, started) = launching.start(settings).await?;
        let LauncherNotice::Started { layers, no_cgroup } = started else {
            return Err(StartError("the launcher did not start".to_owned()));
        };
        if let Some(why) = no_cgroup.filter(|_| layers.pid_namespace) {
            tracing::info!(why, "no cgroup: memory is bounded process by process");
        }
        let link = Arc::new(link);
        let numbers = Arc::new(AtomicU32::new(0));
        let mut environments = Vec::new();
        for (index, (details, zygote)) in found.into_iter().enumerate() {
            let source = Source {
                link: Arc::clone(&link),
                environment: index,
                layers,
                readable: zygote.bind_paths,
                numbers: Arc::clone(&numbers),
            };
            let testers = Testers::new(Arc::new(Pool::new(source.clone(), bounds_of_testers(&config), true)));
            let pool = Arc::new(Pool::new(source, bounds(&config), false));
            environments.push(Environment { details, pool, testers });
        }
        let backend = Self { link, layers, environments };
        for environment in &backend.environments {
            if let Err(error) = environment.pool.grow().await {
                backend.shutdown().await;
                let name = &environment.details.name;
                return Err(StartError(format!("environment {name}: no slot can be built: {error}")));
            }
        }
        Ok(backend)
    }

    /// Kills all guests and slots and waits until nothing of them is left.
    pub async fn shutdown(&self) {
        for environment in &self.environments {
            environment.pool.stop();
            environment.testers.stop();
        }
        self.link.stop().await;
    }

    /// How busy the pools are now, together.
    pub fn load(&self) -> PoolLoad {
        let of = |environment: &Environment| [environment.pool.load(), environment.testers.load()];
        self.environments.iter().flat_map(of).fold(PoolLoad::default(), |sum, load| PoolLoad {
            slots: sum.slots + load.slots,
            busy: sum.busy + load.busy,
            background: sum.background + load.background,
            tester_slots: sum.tester_slots + load.tester_slots,
            testers_busy: sum.testers_busy + load.testers_busy,
            waiting: sum.waiting + load.waiting,
            recycled: sum.recycled + load.recycled,
        })
    }

    /// Whether every environment can run guests, as far as is known.
    pub fn is_up(&self) -> bool {
        self.environments.iter().all(|environment| environment.pool.is_up())
    }

    /// The environments that are running.
    pub fn environment_details(&self) -> Vec<EnvironmentDetails> {
        self.environments.iter().map(|environment| environment.details.clone()).collect()
    }

    async fn run_one(&self, execution: &Execution, observer: RunObserver<'_>) -> Result<(), SandboxError> {
        let Environment { pool, testers, .. } = self
            .environments
            .iter()
            .find(|environment| *environment.details.name == *execution.environment)
            .ok_or_else(|| SandboxError::UnknownEnvironment { name: execution.environment.to_string() })?;
        match &execution.program {
            Program::Script { .. } => {
                let asked = Instant::now();
                let mut ticket = Ticket::of(execution);
                loop {
                    let checkout = Checkout::wait(pool, &ticket).await?;
                    match script::run(checkout, execution, asked.elapsed()).await {
                        Ok(run) => {
                            observer(run);
                            return Ok(());
                        }
                        Err(Stop::GivesWay) => ticket = ticket.long(),
                        Err(Stop::Failed(error)) => return Err(error),
                    }
                }
            }
            Program::Cases { .. } => cases::run(pool, testers, execution, observer).await,
        }
    }
}

fn bounds(config: &NativeConfig) -> Bounds {
    Bounds { foreground: config.slots, background: config.overcommit }
}

/// There is one for every candidate that has a slot, in the background too, so that none waits for a tester; and as many
/// again as begin at once are kept for candidates to come.
fn bounds_of_testers(config: &NativeConfig) -> Bounds {
    let background = if config.overcommit == 0 { 0 } else { config.slots + config.overcommit };
    Bounds { foreground: 2 * config.slots, background }
}

fn find_interpreters(config: &NativeConfig) -> Result<Vec<(EnvironmentDetails, ZygoteSettings)>, StartError> {
    config
        .environments
        .iter()
        .map(|environment| {
            let Interpreter { executable, version, bind_paths, without_site, library_path, code, .. } =
                interpreter::find(&config.host.search(environment.python.as_deref()))
                    .map_err(|error| StartError(format!("environment {}: {error}", environment.name)))?;
            let common: &[&str] = if environment.common_modules { &COMMON_MODULES } else { &[] };
            let details = EnvironmentDetails {
                name: environment.name.clone(),
                interpreter: executable.clone(),
                version: format!("{}.{}.{}", version.0, version.1, version.2),
                preloaded: environment.preload.clone(),
            };
            let zygote = ZygoteSettings {
                name: environment.name.clone(),
                executable,
                bind_paths,
                without_site,
                library_path,
                code,
                testing: environment.testing,
                preload: common
                    .iter()
                    .map(|name| (*name).to_owned())
                    .chain(environment.preload.clone())
                    .collect(),
            };
            Ok((details, zygote))
        })
        .collect()
}

impl Backend for NativeBackend {
    fn name(&self) -> &'static str {
        "native"
    }

    fn isolation(&self) -> Isolation {
        Isolation { tier: self.layers.tier(), enforced_by: self.layers.names() }
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        if self.layers.tier() == Tier::Full {
            Ok(())
        } else {
            Err("more than one process needs a pid namespace and a pids cgroup, which are not in force here")
        }
    }

    fn environments(&self) -> Vec<String> {
        self.environments.iter().map(|environment| environment.details.name.clone()).collect()
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(self.run_one(execution, observer))
    }
}
