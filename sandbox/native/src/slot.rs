//! One slot as the server sees it: a control channel, its cgroup's counters, and a confined spare that waits.

use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{io, mem};

use num_traits::ToPrimitive;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tockbox_core::control::{Scratch, SlotNotice, SlotOrder, SlotSettings, SpareProfile};
use tockbox_core::frame::{FrameBuffer, FrameError};
use tockbox_core::{Limits, SandboxError, Value};
use tockbox_jail::cgroup::{Handles, Shape};
use tockbox_jail::channel::Channel;
use tockbox_jail::probe::Layers;
use tokio::net::unix::pipe::{Receiver, Sender};
use tokio::time::timeout;

use crate::line::Line;

/// How long a slot may take to answer. Generous: a loaded machine must not look like a broken slot.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// Longest frame of a spare that has not run anything yet.
const READY_FRAME_BYTES: usize = 4096;
const DEVICES: [&str; 5] = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];

/// The host's ends of a spare's pipes.
pub(crate) struct Spare {
    pub(crate) stdin: Sender,
    pub(crate) stdout: Receiver,
    pub(crate) stderr: Receiver,
    pub(crate) answers: Receiver,
    /// Its number among the guests of its slot.
    pub(crate) number: u64,
    /// CPU time it had used when it was ready, before it was given anything.
    pub(crate) cpu_before: Duration,
}

/// A slot. Whoever owns it is alone with it.
pub(crate) struct Slot {
    pub(crate) number: u32,
    control: Line,
    pub(crate) cgroup: Option<Handles>,
    /// Its scratch space is a directory of the host: nothing but the slot's own looks bounds its size.
    pub(crate) watches_disk: bool,
    profile: SpareProfile,
    memory_bytes: u64,
    processes: u32,
    pub(crate) spare: Option<Spare>,
    /// Guests it has run.
    pub(crate) runs: u32,
    /// Why it must not be used again, if so.
    pub(crate) spent: Option<&'static str>,
    /// The guest that was given a program and has not been reported gone.
    pub(crate) running: Option<u64>,
    /// Its guest has been told to let others go first.
    lowered: bool,
}

/// What the launcher said of a new slot.
pub(crate) struct BuiltSlot {
    pub(crate) number: u32,
    pub(crate) scratch: Option<PathBuf>,
    pub(crate) cgroup: Option<Shape>,
    pub(crate) uid: Option<u32>,
    pub(crate) descriptors: Vec<OwnedFd>,
}

impl Slot {
    /// Takes over a slot that the launcher has built, and waits for its first spare.
    pub(crate) async fn start(
        built: BuiltSlot,
        layers: &Layers,
        readable: &[PathBuf],
        tests: bool,
    ) -> Result<Self, SandboxError> {
        let number = built.number;
        let lost = |what: String| SandboxError::SlotLost { what };
        let mut descriptors = built.descriptors.into_iter();
        let channel = descriptors.next().ok_or_else(|| lost("it came without a channel".to_owned()))?;
        let control = Line::new(Channel::from(channel)).map_err(|error| lost(error.to_string()))?;
        let cgroup = match built.cgroup {
            Some(shape) => Some(
                Handles::from_fds(descriptors.collect(), shape).map_err(|error| lost(error.to_string()))?,
            ),
            None => None,
        };
        let defaults = Limits::default();
        let profile = SpareProfile { processes: false, disk_bytes: defaults.disk_bytes };
        let watches_disk = built.scratch.is_some();
        let settings = SlotSettings {
            pid_namespace: layers.pid_namespace,
            uid: built.uid,
            scratch: built.scratch.map_or(Scratch::Mounts, Scratch::Directory),
            kept: readable.iter().filter(|path| lies_in_scratch(path)).cloned().collect(),
            readable: if layers.mount_namespace { vec![PathBuf::from("/")] } else { readable.to_vec() },
            devices: DEVICES.iter().map(PathBuf::from).filter(|path| Path::exists(path)).collect(),
            landlock: layers.landlock.is_some(),
            seccomp: layers.seccomp,
            cgroup: cgroup.is_some(),
            tests,
            profile,
        };
        let mut slot = Self {
            number,
            control,
            cgroup,
            watches_disk,
            profile,
            memory_bytes: 0,
            processes: 0,
            spare: None,
            runs: 0,
            spent: None,
            running: None,
            lowered: false,
        };
        slot.bound_by_cgroup(&defaults)?;
        slot.order(&SlotOrder::Start(Box::new(settings)))?;
        slot.await_spare().await?;
        Ok(slot)
    }

    /// Makes the waiting spare fit `limits`: it is replaced only where what was fixed at its fork differs.
    pub(crate) async fn prepare(&mut self, limits: &Limits) -> Result<(), SandboxError> {
        self.bound_by_cgroup(limits)?;
        let profile = SpareProfile { processes: limits.processes > 1, disk_bytes: limits.disk_bytes };
        if profile == self.profile {
            return Ok(());
        }
        self.spare = None;
        self.order(&SlotOrder::Configure(profile))?;
        self.profile = profile;
        self.await_spare().await
    }

    fn bound_by_cgroup(&mut self, limits: &Limits) -> Result<(), SandboxError> {
        let Some(cgroup) = &self.cgroup else { return Ok(()) };
        let failed = |error: io::Error| SandboxError::SlotLost { what: format!("cgroup limit: {error}") };
        if self.memory_bytes != limits.memory_bytes {
            cgroup.set_memory_limit(limits.memory_bytes).map_err(failed)?;
            self.memory_bytes = limits.memory_bytes;
        }
        if self.processes != limits.processes {
            // The slot itself, the guest's processes, and the threads of all of them.
            let tasks = 1 + limits.processes + Limits::MAX_THREADS;
            cgroup.set_pids_limit(u64::from(tasks)).map_err(failed)?;
            self.processes = limits.processes;
        }
        Ok(())
    }

    /// The waiting spare, unless it has ended since it was ready, or the slot has: what killed it had nothing to do
    /// with the guest that it would have become. Asks the kernel, whatever the event loop knows: a spare that lives
    /// has nothing more to say, and a dead one's pipe is closed.
    pub(crate) fn take_spare(&mut self) -> Option<Spare> {
        let spare = self.spare.take()?;
        let mut waits =
            [PollFd::new(&self.control, PollFlags::IN), PollFd::new(&spare.answers, PollFlags::IN)];
        let ready = poll(&mut waits, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
        ready.is_ok_and(|ready| ready == 0).then_some(spare)
    }

    /// Sends an order.
    pub(crate) fn order(&self, order: &SlotOrder) -> Result<(), SandboxError> {
        self.control
            .send(order)
            .map_err(|error| SandboxError::SlotLost { what: format!("its control channel: {error}") })
    }

    /// Waits for the next notice. Safe to cancel: no notice is lost.
    pub(crate) async fn notice(&self) -> Result<(SlotNotice, Vec<OwnedFd>), SandboxError> {
        let lost = |what: String| SandboxError::SlotLost { what };
        match self.control.receive().await {
            Ok(Some((SlotNotice::Broken { message }, _))) => Err(lost(message)),
            Ok(Some(received)) => Ok(received),
            Ok(None) => Err(lost("it ended".to_owned())),
            Err(error) => Err(lost(error.to_string())),
        }
    }

    /// Lets others go before `guest` where CPUs are scarce.
    pub(crate) fn lower(&mut self, guest: u64, nice: i32) -> Result<(), SandboxError> {
        self.lowered = true;
        self.share(nice)?;
        self.order(&SlotOrder::Lower { guest, nice })
    }

    fn share(&self, nice: i32) -> Result<(), SandboxError> {
        let set = self.cgroup.as_ref().map(|cgroup| cgroup.set_nice(nice)).transpose();
        set.map(drop).map_err(|error| SandboxError::SlotLost { what: format!("cgroup CPU share: {error}") })
    }

    /// After a run: makes sure that its guest is gone, and waits for the next spare.
    pub(crate) async fn renew(&mut self) -> Result<(), SandboxError> {
        if let Some(guest) = self.running {
            self.order(&SlotOrder::Kill { guest })?;
            self.await_finished().await?;
        }
        if mem::take(&mut self.lowered) {
            self.share(0)?;
        }
        if self.spare.is_none() { self.await_spare().await } else { Ok(()) }
    }

    async fn await_finished(&mut self) -> Result<(), SandboxError> {
        loop {
            let notice = timeout(ANSWER_WITHIN, self.notice()).await.map_err(|_elapsed| silent())??;
            if let (SlotNotice::Finished { .. }, _) = notice {
                self.running = None;
                return Ok(());
            }
        }
    }

    async fn await_spare(&mut self) -> Result<(), SandboxError> {
        let (number, descriptors) = loop {
            let notice = timeout(ANSWER_WITHIN, self.notice()).await.map_err(|_elapsed| silent())??;
            if let (SlotNotice::Spare { guest }, descriptors) = notice {
                break (guest, descriptors);
            }
        };
        let mut spare = open_pipes(number, descriptors)?;
        spare.cpu_before =
            timeout(ANSWER_WITHIN, ready(&spare.answers)).await.map_err(|_elapsed| silent())??;
        self.spare = Some(spare);
        Ok(())
    }
}

fn lies_in_scratch(path: &Path) -> bool {
    path.starts_with("/tmp") || path.starts_with("/dev/shm")
}

fn silent() -> SandboxError {
    SandboxError::SlotLost { what: format!("no answer within {} s", ANSWER_WITHIN.as_secs()) }
}

fn open_pipes(number: u64, descriptors: Vec<OwnedFd>) -> Result<Spare, SandboxError> {
    let Ok([stdin, stdout, stderr, answers]) = <[OwnedFd; 4]>::try_from(descriptors) else {
        return Err(SandboxError::SlotLost { what: "a spare came without its pipes".to_owned() });
    };
    let open = || -> io::Result<Spare> {
        Ok(Spare {
            // The slot has made them, and made sure that nobody waits on them.
            stdin: Sender::from_owned_fd_unchecked(stdin)?,
            stdout: Receiver::from_owned_fd_unchecked(stdout)?,
            stderr: Receiver::from_owned_fd_unchecked(stderr)?,
            answers: Receiver::from_owned_fd_unchecked(answers)?,
            number,
            cpu_before: Duration::ZERO,
        })
    };
    open().map_err(|error| SandboxError::SlotLost { what: format!("pipes: {error}") })
}

/// Reads the one frame that a spare sends when it is confined, before it can have run anything of a guest's: the CPU
/// time it has used, or what failed.
async fn ready(answers: &Receiver) -> Result<Duration, SandboxError> {
    let not_confined = |what: String| SandboxError::NotConfined { what };
    let mut frames = FrameBuffer::new(READY_FRAME_BYTES);
    loop {
        answers.readable().await.map_err(|error| not_confined(error.to_string()))?;
        let mut chunk = [0; READY_FRAME_BYTES];
        match answers.try_read(&mut chunk) {
            Ok(0) => return Err(not_confined("it ended before it was ready".to_owned())),
            Ok(length) => frames.push(&chunk[..length]),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => continue,
            Err(error) => return Err(not_confined(error.to_string())),
        }
        match frames.take() {
            Ok(None) => {}
            Ok(Some(Value::Tuple(items))) => return readiness(&items),
            Ok(Some(other)) => return Err(not_confined(format!("unexpected {}", other.type_name()))),
            Err(FrameError::TooLong) => return Err(not_confined("its first frame is too long".to_owned())),
            Err(FrameError::Malformed(error)) => return Err(not_confined(error.to_string())),
        }
    }
}

fn readiness(items: &[Value]) -> Result<Duration, SandboxError> {
    match items {
        [Value::Str(kind), Value::Int(cpu)] if kind.as_str() == Some("ready") => {
            Ok(Duration::from_nanos(cpu.to_u64().unwrap_or(0)))
        }
        [Value::Str(_), Value::Str(message)] => {
            Err(SandboxError::NotConfined { what: message.to_string_lossy() })
        }
        _ => Err(SandboxError::NotConfined { what: "an unexpected first frame".to_owned() }),
    }
}
