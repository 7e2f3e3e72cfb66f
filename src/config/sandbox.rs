//! Validated configuration of the sandbox: environments, isolation, slots, limits.

use std::path::PathBuf;
use std::time::Duration;

use tockbox_core::{Backend, Limits, Tier};
use tockbox_native::{EnvironmentConfig, NativeConfig};

use super::keys::{GuestKeys, LimitKeys, MaximumKeys, PoolKeys};
use super::{ConfigError, ConfigFile, EnvironmentTable, host};
use crate::submission::Policy;

/// The environment of an execution that names none.
pub const DEFAULT_ENVIRONMENT: &str = "default";

/// Longest time limit that can be configured, in seconds.
const MOST_SECONDS: f64 = 86_400.0;
/// Largest memory or disk limit that can be configured, in MiB (16 TiB).
const MOST_MIB: u64 = 1 << 24;
/// Largest output limit that can be configured, in bytes.
const MOST_OUTPUT: u64 = 1 << 30;
/// Most processes of one guest that can be configured.
const MOST_PROCESSES: u32 = 4096;

/// What the backend is started with.
#[derive(Debug, Clone)]
pub struct SandboxConfig {
    /// Interpreters and their preloads; the default environment is the first.
    pub environments: Vec<EnvironmentConfig>,
    /// Slots for each environment, at least 1.
    pub slots: usize,
    /// Guests of each environment that may go on beside those when they have used their quantum.
    pub overcommit: usize,
    /// The weakest tier that will do.
    pub floor: Tier,
    /// The strongest tier to use.
    pub ceiling: Tier,
    /// The zygote module; `None`: beside the program.
    pub module: Option<PathBuf>,
}

impl SandboxConfig {
    /// Layers and validates.
    pub fn new(file: &ConfigFile, guest: &GuestKeys, pool: &PoolKeys) -> Result<Self, ConfigError> {
        let guest = file.layer(guest)?;
        let pool = file.layer(pool)?;
        let floor = tier("isolation", guest.isolation.as_deref())?.unwrap_or(Tier::Restricted);
        let ceiling = tier("max_isolation", guest.max_isolation.as_deref())?.unwrap_or(Tier::Full);
        if !ceiling.holds(floor) && ceiling != Tier::Full {
            let message = format!("{ceiling} is weaker than the floor (isolation = {floor})");
            return Err(ConfigError::invalid("max_isolation", message));
        }
        let slots = pool.slots.unwrap_or_else(two_a_cpu);
        if slots == 0 {
            return Err(ConfigError::invalid("slots", "must be at least 1"));
        }
        Ok(Self {
            environments: environments(file, guest.python, pool.preload)?,
            slots,
            overcommit: pool.overcommit.unwrap_or_else(sixteen_a_cpu),
            floor,
            ceiling,
            module: guest.zygote_module,
        })
    }

    /// For a single run, with test code or without: the default environment alone, one slot, nothing preloaded.
    #[must_use]
    pub fn single(mut self, testing: bool) -> Self {
        self.environments.truncate(1);
        for environment in &mut self.environments {
            environment.preload.clear();
            environment.common_modules = false;
            environment.testing = testing;
        }
        (self.slots, self.overcommit) = (1, 0);
        self
    }

    /// The interpreter of the default environment; `None`: `python3` on `PATH`.
    pub fn python(&self) -> Option<&std::path::Path> {
        self.environments.first().and_then(|environment| environment.python.as_deref())
    }

    /// Guests that can be at work at once, in all environments together.
    pub fn guests(&self) -> usize {
        self.slots.saturating_add(self.overcommit).saturating_mul(self.environments.len())
    }

    /// The native backend's form of this.
    pub fn native(&self) -> NativeConfig {
        NativeConfig {
            environments: self.environments.clone(),
            slots: self.slots,
            overcommit: self.overcommit,
            floor: self.floor,
            ceiling: self.ceiling,
            module: self.module.clone(),
            host: host::this_process(),
        }
    }
}

fn tier(key: &'static str, text: Option<&str>) -> Result<Option<Tier>, ConfigError> {
    text.map(|text| text.parse().map_err(|message: String| ConfigError::invalid(key, message))).transpose()
}

/// While one guest is made ready or waits, another computes.
fn two_a_cpu() -> usize {
    2 * cpus()
}

/// Enough for a trainer that sends 32 infinite loops at once to two CPUs. Each is bounded by its memory limit.
fn sixteen_a_cpu() -> usize {
    16 * cpus()
}

fn cpus() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The default environment first: its keys at the top level win over its table.
fn environments(
    file: &ConfigFile,
    python: Option<PathBuf>,
    preload: Option<Vec<String>>,
) -> Result<Vec<EnvironmentConfig>, ConfigError> {
    let mut first = file.environments().get(DEFAULT_ENVIRONMENT).cloned().unwrap_or_default();
    first.python = python.or(first.python);
    first.preload = preload.unwrap_or(first.preload);
    let mut all = vec![environment(DEFAULT_ENVIRONMENT, first)?];
    for (name, table) in file.environments().iter().filter(|(name, _)| *name != DEFAULT_ENVIRONMENT) {
        all.push(environment(name, table.clone())?);
    }
    Ok(all)
}

fn environment(name: &str, table: EnvironmentTable) -> Result<EnvironmentConfig, ConfigError> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    if name.is_empty() || name.len() > 64 || !name.chars().all(in_name) {
        let message = format!("{name:?} is not a name: use 1 to 64 letters, digits, '_', '-', '.'");
        return Err(ConfigError::invalid("environments", message));
    }
    let preload: Vec<String> = table
        .preload
        .iter()
        .map(|module| module.trim().to_owned())
        .filter(|module| !module.is_empty())
        .collect();
    if let Some(module) = preload.iter().find(|module| !is_module_name(module)) {
        return Err(ConfigError::invalid("preload", format!("{module:?} is not a module name")));
    }
    Ok(EnvironmentConfig {
        name: name.to_owned(),
        python: table.python,
        preload,
        common_modules: true,
        testing: true,
    })
}

fn is_module_name(text: &str) -> bool {
    text.split('.').all(|part| {
        part.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && part.chars().all(|c| c.is_alphanumeric() || c == '_')
    })
}

/// Limits of a run that asks for none, and the most that one may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitsConfig {
    /// For what a submission leaves out.
    pub defaults: Limits,
    /// A submission that asks for more is refused.
    pub maxima: Limits,
    /// Most tests of one submission.
    pub max_tests: usize,
    /// Most completions of one `POST /score`.
    pub max_completions: usize,
}

impl LimitsConfig {
    /// Layers and validates. A default that nobody set gives way to a lower maximum.
    pub fn new(file: &ConfigFile, limits: &LimitKeys, maxima: &MaximumKeys) -> Result<Self, ConfigError> {
        let maxima = file.layer(maxima)?;
        let unset = Policy::default();
        let max_tests = number("max_tests", maxima.max_tests)?.unwrap_or(unset.max_tests);
        let max_completions =
            number("max_completions", maxima.max_completions)?.unwrap_or(unset.max_completions);
        let maxima = maximum_limits(&maxima)?;
        let defaults = default_limits(&file.layer(limits)?, lower(Limits::default(), maxima))?;
        if let Some(key) = above(defaults, maxima) {
            return Err(ConfigError::invalid(key, format!("is above the maximum (max_{key})")));
        }
        Ok(Self { defaults, maxima, max_tests, max_completions })
    }

    /// What a submission may ask of `backend`.
    pub fn policy(&self, backend: &dyn Backend) -> Policy {
        Policy {
            environments: backend.environments(),
            processes: backend.supports_processes(),
            instructions: backend.counts_instructions(),
            backend: backend.name(),
            ..self.any_backend()
        }
    }

    /// What a submission may ask of a backend that has only the default environment and can do everything.
    pub fn any_backend(&self) -> Policy {
        Policy {
            defaults: self.defaults,
            maxima: self.maxima,
            max_tests: self.max_tests,
            max_completions: self.max_completions,
            ..Policy::default()
        }
    }

    /// For the command line: whoever runs the program may have what they ask for.
    pub fn unbounded(file: &ConfigFile, limits: &LimitKeys) -> Result<Self, ConfigError> {
        let defaults = default_limits(&file.layer(limits)?, Limits::default())?;
        let maxima = higher(defaults, Policy::default().maxima);
        Ok(Self { defaults, maxima, max_tests: usize::MAX, max_completions: usize::MAX })
    }
}

fn default_limits(keys: &LimitKeys, unset: Limits) -> Result<Limits, ConfigError> {
    Ok(Limits {
        cpu: seconds("cpu_seconds", keys.cpu_seconds)?.unwrap_or(unset.cpu),
        wall: seconds("wall_seconds", keys.wall_seconds)?.unwrap_or(unset.wall),
        wall_grace: unset.wall_grace,
        memory_bytes: mib("memory_mib", keys.memory_mib)?.unwrap_or(unset.memory_bytes),
        output_bytes: within("output_bytes", keys.output_bytes, MOST_OUTPUT)?.unwrap_or(unset.output_bytes),
        processes: within("processes", keys.processes, MOST_PROCESSES)?.unwrap_or(unset.processes),
        disk_bytes: mib("disk_mib", keys.disk_mib)?.unwrap_or(unset.disk_bytes),
        instructions: unset.instructions,
    })
}

fn maximum_limits(keys: &MaximumKeys) -> Result<Limits, ConfigError> {
    let unset = Policy::default().maxima;
    Ok(Limits {
        cpu: seconds("max_cpu_seconds", keys.max_cpu_seconds)?.unwrap_or(unset.cpu),
        wall: seconds("max_wall_seconds", keys.max_wall_seconds)?.unwrap_or(unset.wall),
        wall_grace: unset.wall_grace,
        memory_bytes: mib("max_memory_mib", keys.max_memory_mib)?.unwrap_or(unset.memory_bytes),
        output_bytes: within("max_output_bytes", keys.max_output_bytes, MOST_OUTPUT)?
            .unwrap_or(unset.output_bytes),
        processes: within("max_processes", keys.max_processes, MOST_PROCESSES)?.unwrap_or(unset.processes),
        disk_bytes: mib("max_disk_mib", keys.max_disk_mib)?.unwrap_or(unset.disk_bytes),
        instructions: unset.instructions,
    })
}

/// A length of time in seconds, fractions allowed.
pub(super) fn seconds(key: &'static str, value: Option<f64>) -> Result<Option<Duration>, ConfigError> {
    let Some(value) = value else { return Ok(None) };
    if value > 0.0 && value <= MOST_SECONDS {
        return Ok(Some(Duration::from_secs_f64(value)));
    }
    Err(ConfigError::invalid(key, format!("must be more than 0 and at most {MOST_SECONDS}")))
}

fn mib(key: &'static str, value: Option<u64>) -> Result<Option<u64>, ConfigError> {
    Ok(within(key, value, MOST_MIB)?.map(|value| value << 20))
}

/// A number of 1 or more.
fn number(key: &'static str, value: Option<usize>) -> Result<Option<usize>, ConfigError> {
    if value == Some(0) {
        return Err(ConfigError::invalid(key, "must be at least 1"));
    }
    Ok(value)
}

fn within<N>(key: &'static str, value: Option<N>, most: N) -> Result<Option<N>, ConfigError>
where
    N: Copy + PartialOrd + From<u8> + std::fmt::Display,
{
    match value {
        Some(value) if value < N::from(1) || value > most => {
            Err(ConfigError::invalid(key, format!("must be at least 1 and at most {most}")))
        }
        other => Ok(other),
    }
}

fn lower(a: Limits, b: Limits) -> Limits {
    Limits {
        cpu: a.cpu.min(b.cpu),
        wall: a.wall.min(b.wall),
        wall_grace: a.wall_grace.min(b.wall_grace),
        memory_bytes: a.memory_bytes.min(b.memory_bytes),
        output_bytes: a.output_bytes.min(b.output_bytes),
        processes: a.processes.min(b.processes),
        disk_bytes: a.disk_bytes.min(b.disk_bytes),
        instructions: a.instructions.or(b.instructions),
    }
}

fn higher(a: Limits, b: Limits) -> Limits {
    Limits {
        cpu: a.cpu.max(b.cpu),
        wall: a.wall.max(b.wall),
        wall_grace: a.wall_grace.max(b.wall_grace),
        memory_bytes: a.memory_bytes.max(b.memory_bytes),
        output_bytes: a.output_bytes.max(b.output_bytes),
        processes: a.processes.max(b.processes),
        disk_bytes: a.disk_bytes.max(b.disk_bytes),
        instructions: a.instructions.or(b.instructions),
    }
}

/// The first limit of `a` that is above `b`'s.
fn above(a: Limits, b: Limits) -> Option<&'static str> {
    [
        ("cpu_seconds", a.cpu > b.cpu),
        ("wall_seconds", a.wall > b.wall),
        ("memory_mib", a.memory_bytes > b.memory_bytes),
        ("output_bytes", a.output_bytes > b.output_bytes),
        ("processes", a.processes > b.processes),
        ("disk_mib", a.disk_bytes > b.disk_bytes),
    ]
    .into_iter()
    .find_map(|(key, is_above)| is_above.then_some(key))
}
