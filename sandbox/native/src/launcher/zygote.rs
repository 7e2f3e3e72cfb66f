//! Starting one environment's zygote: new namespaces, a private root, then CPython with the extension module.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{MemfdFlags, memfd_create};
use tockbox_core::control::{SlotNamespaces, ZygoteNotice, ZygoteOrder};
use tockbox_jail::channel::Channel;
use tockbox_jail::mounts::{RootPlan, build_private_root};
use tockbox_jail::namespaces::{self, Cloned, Kinds, clone_process};
use tockbox_jail::probe::Layers;
use tockbox_jail::{JailError, credentials, descriptors, procfs};

use crate::orders::ZygoteSettings;

/// How long the imports of an environment may take. Heavy ones (torch) take tens of seconds on a busy machine.
const READY_WITHIN: Duration = Duration::from_mins(3);
/// How often something else is done while an interpreter starts.
const TICK: Duration = Duration::from_millis(2);
/// How long cloning a slot may take.
const SPAWN_WITHIN: Duration = Duration::from_secs(30);
/// Where a private root shows the extension module: where it lies on the host is no guest's business.
const MODULE: &str = "/run/tockbox_zygote.so";
/// Exit status of a zygote that could not be set up.
const NOT_SET_UP: i32 = 70;

/// Loads the extension module by its path, whatever the file is called, and serves.
const BOOTSTRAP: &str = include_str!("bootstrap.py");

/// A started zygote.
pub(super) struct Zygote {
    name: String,
    /// The extension module's path on the host.
    module: PathBuf,
    channel: Channel,
    /// What it wrote on standard error, for the message when it fails.
    stderr: File,
    /// Namespaces that its slots get for themselves.
    slot_namespaces: SlotNamespaces,
}

impl Zygote {
    /// Starts a zygote and orders its imports; [`Self::wait_until_ready`] waits for them.
    pub(super) fn start(settings: &ZygoteSettings, module: &Path, layers: &Layers) -> Result<Self, String> {
        let fail = |error: &dyn std::fmt::Display| format!("environment {}: {error}", settings.name);
        let (channel, its_end) = Channel::pair().map_err(|error| fail(&error))?;
        let stderr =
            memfd_create(c"tockbox-zygote-stderr", MemfdFlags::CLOEXEC).map_err(|error| fail(&error))?;
        match clone_process(Kinds::default()).map_err(|error| fail(&error))? {
            Cloned::Parent { .. } => {}
            Cloned::Child => become_zygote(settings, module, layers, its_end, stderr),
        }
        let proc = procfs::open_directory().map_err(|error| fail(&error))?;
        // Without it the zygote compiles.
        let code = settings.code.as_ref().and_then(|path| File::open(path).ok());
        let order = ZygoteOrder::Preload { modules: settings.preload.clone(), testing: settings.testing };
        let descriptors: Vec<_> = [proc.as_fd()].into_iter().chain(code.as_ref().map(AsFd::as_fd)).collect();
        channel.send(&order, &descriptors).map_err(|error| fail(&error))?;
        Ok(Self {
            name: settings.name.clone(),
            module: module.to_owned(),
            channel,
            stderr: File::from(stderr),
            slot_namespaces: SlotNamespaces {
                pid: layers.pid_namespace,
                mount: layers.mount_namespace,
                ipc: layers.ipc_namespace,
            },
        })
    }

    /// Waits until everything is imported, and calls `meanwhile` again and again until then.
    pub(super) fn wait_until_ready(mut self, meanwhile: &dyn Fn()) -> Result<Self, String> {
        let since = Instant::now();
        while since.elapsed() < READY_WITHIN && !self.has_message(TICK)? {
            meanwhile();
        }
        match self.receive(Duration::ZERO)? {
            (ZygoteNotice::Ready, _) => Ok(self),
            (ZygoteNotice::Failed { message }, _) => Err(format!("environment {}: {message}", self.name)),
            (other, _) => Err(format!("environment {}: unexpected {other:?}", self.name)),
        }
    }

    /// Clones a slot that will talk over `control`: its pid and pidfd.
    pub(super) fn spawn(&mut self, control: &Channel) -> Result<(i32, OwnedFd), String> {
        let order = ZygoteOrder::Spawn { namespaces: self.slot_namespaces };
        self.channel
            .send(&order, &[control.as_fd()])
            .map_err(|error| format!("environment {}: the zygote is gone: {error}", self.name))?;
        match self.receive(SPAWN_WITHIN)? {
            (ZygoteNotice::Spawned { pid }, mut descriptors) => {
                let pidfd = descriptors.pop().ok_or("a slot came without its pidfd")?;
                Ok((pid, pidfd))
            }
            (ZygoteNotice::SpawnFailed { message } | ZygoteNotice::Failed { message }, _) => {
                Err(format!("environment {}: {message}", self.name))
            }
            (ZygoteNotice::Ready, _) => Err(format!("environment {}: ready twice", self.name)),
        }
    }

    fn has_message(&self, within: Duration) -> Result<bool, String> {
        let mut waits = [PollFd::new(&self.channel, PollFlags::IN)];
        let timeout = Timespec {
            tv_sec: i64::try_from(within.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: i64::from(within.subsec_nanos()),
        };
        poll(&mut waits, Some(&timeout)).map(|ready| ready > 0).map_err(|error| error.to_string())
    }

    fn receive(&mut self, within: Duration) -> Result<(ZygoteNotice, Vec<OwnedFd>), String> {
        if !self.has_message(within)? {
            return Err(format!("environment {}: the interpreter did not answer in time", self.name));
        }
        match self.channel.receive() {
            Ok(Some(received)) => Ok(received),
            // Reset: it ended without having read its orders.
            Ok(None) => Err(self.ended()),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => Err(self.ended()),
            Err(error) => Err(format!("environment {}: {error}", self.name)),
        }
    }

    /// What to say of a zygote that ended: the last thing it wrote, with the extension module's path on the host.
    fn ended(&mut self) -> String {
        let mut written = Vec::new();
        let read = self.stderr.rewind().and_then(|()| self.stderr.read_to_end(&mut written));
        let text = String::from_utf8_lossy(&written);
        let tail: Vec<_> = text.lines().rev().take(6).collect();
        let said = tail.into_iter().rev().collect::<Vec<_>>().join("\n");
        let said = said.replace(MODULE, &self.module.to_string_lossy());
        match read {
            Ok(_) if !said.is_empty() => format!("environment {}: the interpreter ended:\n{said}", self.name),
            _ => format!("environment {}: the interpreter ended without a word", self.name),
        }
    }
}

/// In the child: sets up what slots inherit and becomes CPython. Does not return.
fn become_zygote(
    settings: &ZygoteSettings,
    module: &Path,
    layers: &Layers,
    channel: Channel,
    stderr: OwnedFd,
) -> ! {
    let mut log = File::from(stderr);
    let error = match prepare(settings, module, layers) {
        Err(error) => error.to_string(),
        Ok(()) => match log.try_clone() {
            Err(error) => error.to_string(),
            Ok(log) => {
                let module = if layers.mount_namespace { Path::new(MODULE) } else { module };
                let error = interpreter(settings, module, channel, log).exec();
                format!("{}: {error}", settings.executable.display())
            }
        },
    };
    // The launcher reads this when it sees the channel close.
    let _ = std::io::Write::write_all(&mut log, error.as_bytes());
    descriptors::exit_now(NOT_SET_UP)
}

fn prepare(settings: &ZygoteSettings, module: &Path, layers: &Layers) -> Result<(), JailError> {
    credentials::die_with_parent()?;
    let kinds = Kinds {
        user: layers.user_namespace,
        mount: layers.mount_namespace,
        pid: false,
        net: layers.net_namespace,
        ipc: layers.ipc_namespace,
        uts: layers.uts_namespace,
        cgroup: layers.cgroup_namespace,
    };
    if kinds != Kinds::default() {
        namespaces::unshare(kinds)?;
    }
    if layers.uts_namespace {
        namespaces::set_hostname("tockbox")?;
    }
    if layers.mount_namespace {
        build_private_root(&RootPlan {
            binds: settings.bind_paths.clone(),
            renamed: vec![(PathBuf::from(MODULE), module.to_owned())],
            devices: true,
        })?;
    }
    Ok(())
}

fn interpreter(settings: &ZygoteSettings, module: &Path, channel: Channel, stderr: File) -> Command {
    let mut command = Command::new(&settings.executable);
    command
        .args(["-s", "-B", "-X", "utf8"])
        .args(settings.without_site.iter().map(|_| "-S"))
        .args(["-c", BOOTSTRAP])
        .arg(module)
        .args(settings.without_site.iter().flat_map(|site| site.prefixes.iter().chain(&site.path)))
        .env_clear()
        .envs([
            ("PATH", "/usr/local/bin:/usr/bin:/bin"),
            ("HOME", "/tmp"),
            ("LANG", "C.UTF-8"),
            ("TZ", "UTC"),
            // Sets and dicts of strings iterate in the same order in every run, so that a verdict can be repeated.
            ("PYTHONHASHSEED", "0"),
            ("PYTHONSAFEPATH", "1"),
            // A zygote must not have threads: these libraries start pools when they are imported.
            ("OPENBLAS_NUM_THREADS", "1"),
            ("OMP_NUM_THREADS", "1"),
            ("MKL_NUM_THREADS", "1"),
            ("NUMEXPR_NUM_THREADS", "1"),
        ])
        .envs(settings.library_path.iter().map(|path| ("LD_LIBRARY_PATH", path)))
        .stdin(Stdio::from(OwnedFd::from(channel)))
        .stdout(Stdio::null())
        .stderr(Stdio::from(stderr))
        .current_dir("/");
    command
}
