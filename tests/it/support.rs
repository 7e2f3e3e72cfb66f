//! A native backend under test, and the promise that nothing of it is left.
#![expect(clippy::unwrap_used, reason = "a test that cannot start its sandbox has failed")]

pub(crate) mod host;
pub(crate) mod judging;
pub(crate) mod place;
pub(crate) mod pythons;
pub(crate) mod wasm;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;
use tockbox::judgement::Judgement;
use tockbox_core::{Backend, Tier};
use tockbox_native::{EnvironmentConfig, Host, NativeBackend, NativeConfig, PoolLoad};
use tokio::runtime::Builder;

use self::host::Process;
use self::judging::Judging;
use self::place::Place;

/// How long the host may take to be as it was.
const SETTLES_WITHIN: Duration = Duration::from_secs(20);
/// How long an answer may take: more than any limit in these tests.
const ANSWERS_WITHIN: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(2);
/// Slots that testers get where candidates have one: a tester at work, and one that is kept.
const TESTERS_FOR_ONE_SLOT: usize = 2;

/// The tiers of the native backend.
pub(crate) const TIERS: [Tier; 2] = [Tier::Full, Tier::Restricted];

/// A sandbox with one slot, in exactly the tier asked for.
///
/// Dropping it shuts it down and panics unless nothing is left: no process, cgroup, mount or file.
pub(crate) struct Sandbox {
    judging: Judging,
    backend: Arc<NativeBackend>,
    launcher: u32,
    /// Holds the name by which the launcher is told from others, and the scratch root.
    folder: TempDir,
    mounts: Vec<String>,
    /// Slots that it has when it is idle.
    slots: usize,
    is_finished: bool,
}

/// What differs between sandboxes.
#[derive(Clone, Copy)]
pub(crate) struct Settings<'a> {
    pub(crate) tier: Tier,
    /// `None`: `python3` on `PATH`.
    pub(crate) python: Option<&'a Path>,
    pub(crate) preload: &'a [&'a str],
}

impl Sandbox {
    /// The default interpreter, nothing preloaded on request.
    pub(crate) fn start(tier: Tier) -> Self {
        Self::with(Settings { tier, python: None, preload: &[] })
    }

    /// Starts a sandbox. A layer that is missing here ends the test with the launcher's words.
    pub(crate) fn with(settings: Settings<'_>) -> Self {
        host::adopt_orphans();
        let folder = TempDir::new().unwrap();
        std::fs::create_dir(scratch_root(&folder)).unwrap();
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let mounts = host::mounts();
        let backend = runtime.block_on(NativeBackend::start(config(settings, &folder)));
        let backend = Arc::new(backend.unwrap_or_else(|error| panic!("{}: {error}", settings.tier)));
        assert_eq!(backend.isolation().tier, settings.tier);
        let judging = Judging::new(runtime, Arc::clone(&backend) as Arc<dyn Backend>, ANSWERS_WITHIN);
        let launcher = host::named(&program(&folder)).unwrap().pid;
        Self { judging, backend, launcher, folder, mounts, slots: 1, is_finished: false }
    }

    /// The same with the slots of testers, which are otherwise built when the first test code comes.
    pub(crate) fn with_testers(mut self) -> Self {
        assert_eq!(self.probe_tester(), Ok(()));
        self.slots = 1 + TESTERS_FOR_ONE_SLOT;
        assert_eq!(self.settle(), Ok(()));
        self
    }

    /// The version of its interpreter.
    pub(crate) fn python_version(&self) -> String {
        self.backend.environment_details()[0].version.clone()
    }

    /// Judges the body of `POST /execute`.
    pub(crate) fn judge(&self, body: &Value) -> Judgement {
        self.judge_in_time(body).unwrap()
    }

    /// The same for bodies that may hang: says so instead of waiting for ever.
    pub(crate) fn judge_in_time(&self, body: &Value) -> Result<Judgement, String> {
        self.judging.judge_in_time(body)
    }

    /// Waits until the host is as it was before the last run; what is too much otherwise.
    pub(crate) fn settle(&self) -> Result<(), String> {
        self.wait_until_empty(|| self.surplus())
    }

    /// Says what is wrong with the answer to test code that has nothing to do with any before it.
    pub(crate) fn probe_tester(&self) -> Result<(), String> {
        self.judging.probe_tester()
    }

    /// Processes below the launcher, those of guests among them.
    pub(crate) fn processes(&self) -> Vec<Process> {
        host::descendants(self.launcher)
    }

    /// Shuts down and waits until nothing is left; what is left otherwise.
    pub(crate) fn finish(mut self) -> Result<(), String> {
        self.shut_down()
    }

    fn shut_down(&mut self) -> Result<(), String> {
        self.is_finished = true;
        let known: Vec<_> = host::processes()
            .into_iter()
            .filter(|process| process.pid == self.launcher)
            .chain(self.processes())
            .collect();
        self.judging.runtime.block_on(self.backend.shutdown());
        self.wait_until_empty(|| self.remains(&known))
    }

    fn wait_until_empty(&self, look: impl Fn() -> Vec<String>) -> Result<(), String> {
        let deadline = Instant::now() + SETTLES_WITHIN;
        loop {
            let found = look();
            if found.is_empty() {
                return Ok(());
            }
            if Instant::now() >= deadline {
                return Err(found.join("; "));
            }
            self.judging.runtime.block_on(async { tokio::time::sleep(PAUSE).await });
        }
    }

    /// What an idle sandbox does not have.
    fn surplus(&self) -> Vec<String> {
        let mut found = Vec::new();
        let load = self.backend.load();
        let expected = PoolLoad { slots: 1, tester_slots: self.slots - 1, ..PoolLoad::default() };
        if (PoolLoad { recycled: 0, ..load }) != expected {
            found.push(format!("the pool is not idle: {load:?}"));
        }
        let processes = self.processes();
        let alive = processes.iter().filter(|process| process.is_alive()).count();
        // The zygote; of each slot its process, and its spare or the tester that is kept there.
        let expected = 1 + 2 * self.slots;
        if alive != expected || processes.len() != expected {
            found.push(format!("processes: {processes:?}"));
        }
        let groups = host::cgroups(self.launcher);
        if groups.iter().any(|tree| tree.len() != self.slots) {
            found.push(format!("cgroups: {groups:?}"));
        }
        let files = host::files(&scratch_root(&self.folder).join(format!("tockbox-{}", self.launcher)));
        if files.iter().any(|file| !file.starts_with("slot-") || file.contains('/'))
            || files.len() > self.slots
        {
            found.push(format!("scratch files: {files:?}"));
        }
        found.extend(host::strays());
        found.extend(host::new_mounts(&self.mounts));
        found
    }

    fn remains(&self, known: &[Process]) -> Vec<String> {
        let mut found: Vec<_> =
            known.iter().filter(|process| process.lives_on()).map(|process| format!("{process:?}")).collect();
        let groups = host::cgroups(self.launcher);
        if !groups.is_empty() {
            found.push(format!("cgroups: {groups:?}"));
        }
        let files = host::files(&scratch_root(&self.folder));
        if !files.is_empty() {
            found.push(format!("scratch files: {files:?}"));
        }
        found.extend(host::strays());
        found.extend(host::new_mounts(&self.mounts));
        found
    }
}

impl Place for Sandbox {
    fn judging(&self) -> &Judging {
        &self.judging
    }

    fn settle(&self) -> Result<(), String> {
        Self::settle(self)
    }

    fn finish(self: Box<Self>) -> Result<(), String> {
        Self::finish(*self)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if self.is_finished {
            return;
        }
        let left = self.shut_down();
        assert!(std::thread::panicking() || left.is_ok(), "left behind: {left:?}");
    }
}

fn config(settings: Settings<'_>, folder: &TempDir) -> NativeConfig {
    let mut host = Host {
        program: env!("CARGO_BIN_EXE_tockbox").into(),
        variables: std::env::vars_os().collect(),
        working_directory: std::env::current_dir().unwrap(),
        cache_directory: Some(Path::new(env!("CARGO_TARGET_TMPDIR")).join("interpreters")),
        temporary_directory: scratch_root(folder),
    };
    let module = tockbox_native::find_module(&host).unwrap();
    std::os::unix::fs::symlink(&host.program, program(folder)).unwrap();
    host.program = program(folder);
    let environment = EnvironmentConfig {
        name: "default".to_owned(),
        python: settings.python.map(Path::to_owned),
        preload: settings.preload.iter().map(|&name| name.to_owned()).collect(),
        common_modules: true,
        testing: true,
    };
    NativeConfig {
        environments: vec![environment],
        slots: 1,
        overcommit: 0,
        floor: settings.tier,
        ceiling: settings.tier,
        module: Some(module),
        host,
    }
}

fn program(folder: &TempDir) -> PathBuf {
    folder.path().join("tockbox")
}

fn scratch_root(folder: &TempDir) -> PathBuf {
    folder.path().join("scratch")
}
