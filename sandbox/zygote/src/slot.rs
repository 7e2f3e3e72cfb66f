//! A slot: one confined spare at a time, and everything that has to be true again before the next.
//!
//! In its own pid namespace the slot is process 1, so that "kill all" reaches its guests and nothing else, and
//! orphans come to it to be reaped. The host learns from it only what the kernel told it.

use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};

use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{SigSet, Signal, kill};
use nix::sys::signalfd::{SfdFlags, SignalFd};
use nix::time::{clock_getcpuclockid, clock_gettime};
use nix::unistd::Pid;
use pyo3::prelude::*;
use tockbox_core::control::{ProcessExit, Scratch, SlotNotice, SlotOrder, SlotSettings, SpareProfile};
use tockbox_jail::channel::Channel;
use tockbox_jail::landlock::{Domain, Paths};
use tockbox_jail::namespaces::{Cloned, Kinds};
use tockbox_jail::seccomp::{Filter, FilterOptions};
use tockbox_jail::{JailError, credentials, descriptors, heap, mounts, procfs, reap, scratch};

use crate::fork::fork_interpreter;
use crate::guest::{self, Guests};
use crate::harness;

const TMP: &str = "/tmp";
const SHARED_MEMORY: &str = "/dev/shm";
/// Files and directories that the scratch file system may hold.
const SCRATCH_INODES: u64 = 16_384;

/// Runs a slot in this process until the server closes the channel. Does not return.
pub(crate) fn run(py: Python<'_>, channel: &Channel, proc: &OwnedFd, guests: &Guests<'_>) -> ! {
    let status = match serve(py, channel, proc, guests) {
        Ok(()) => 0,
        Err(error) => {
            // When the server is gone too there is nobody to tell.
            let _ = channel.send(&SlotNotice::Broken { message: error.to_string() }, &[]);
            1
        }
    };
    descriptors::exit_now(status)
}

fn serve(py: Python<'_>, channel: &Channel, proc: &OwnedFd, guests: &Guests<'_>) -> Result<(), JailError> {
    credentials::die_with_parent()?;
    let Some((SlotOrder::Start(settings), _)) = receive(channel)? else {
        return Ok(());
    };
    let mut slot = Slot::set_up(py, channel, proc, *settings)?;
    heap::settle();
    loop {
        let main = slot.fork_spare(guests)?;
        match slot.attend(main)? {
            Next::Spare => slot.clean()?,
            Next::Stop => return Ok(()),
        }
    }
}

fn receive(channel: &Channel) -> Result<Option<(SlotOrder, Vec<OwnedFd>)>, JailError> {
    channel.receive().map_err(|error| JailError::new("receive an order", error))
}

/// What to do when a spare or its run is over.
enum Next {
    Spare,
    Stop,
}

/// What a slot holds while it lives.
pub(crate) struct Slot<'a, 'py> {
    py: Python<'py>,
    channel: &'a Channel,
    /// What the server asked for.
    pub(crate) settings: SlotSettings,
    /// `SIGCHLD` as a descriptor.
    children: SignalFd,
    /// The host's `/proc`; guests close it before they are confined.
    pub(crate) proc: &'a OwnedFd,
    /// The file systems that guests may write to, when they are the slot's own.
    mounts: Vec<mounts::Scratch>,
    /// Landlock rules for the scratch space as it is mounted now.
    pub(crate) domain: Option<Domain>,
    /// The system call filter of spares with the present profile.
    pub(crate) filter: Filter,
    /// The present guest's number.
    guest: u64,
}

fn compile_filter(settings: &SlotSettings) -> Filter {
    Filter::compile(FilterOptions {
        processes: settings.profile.processes,
        case_forks: settings.cgroup && settings.pid_namespace,
        shared_memory: settings.cgroup,
        file_attributes: settings.scratch == Scratch::Mounts,
    })
}

fn work_directory(scratch: &Scratch) -> &Path {
    match scratch {
        Scratch::Mounts => Path::new(TMP),
        Scratch::Directory(path) => path,
    }
}

/// What the reaped processes of one run add up to.
#[derive(Default)]
struct Totals {
    cpu_ns: u64,
    main: Option<ProcessExit>,
    killed: u32,
}

impl<'a, 'py> Slot<'a, 'py> {
    fn set_up(
        py: Python<'py>,
        channel: &'a Channel,
        proc: &'a OwnedFd,
        settings: SlotSettings,
    ) -> Result<Self, JailError> {
        let mut own_mounts = Vec::new();
        match &settings.scratch {
            Scratch::Mounts => {
                for path in [TMP, SHARED_MEMORY] {
                    let bytes = settings.profile.disk_bytes;
                    let kept = settings.kept.iter().filter(|kept| kept.starts_with(path)).cloned().collect();
                    own_mounts.push(mounts::Scratch::mount(path, bytes, SCRATCH_INODES, kept)?);
                }
            }
            Scratch::Directory(path) => guest::set_environment(py, path)?,
        }
        let failed = |error: PyErr| std::io::Error::other(error.to_string());
        if settings.tests {
            harness::prepare_tests(py).map_err(|error| JailError::new("prepare for tests", failed(error)))?;
        } else {
            harness::import_from(py, work_directory(&settings.scratch))
                .map_err(|error| JailError::new("prepare for candidates", failed(error)))?;
        }
        credentials::no_new_privileges()?;
        guest::limits_of_every_guest().apply()?;
        if !settings.pid_namespace {
            credentials::adopt_orphans()?;
        }
        let mut mask = SigSet::empty();
        mask.add(Signal::SIGCHLD);
        mask.thread_block().map_err(|error| JailError::new("block SIGCHLD", error))?;
        let children = SignalFd::with_flags(&mask, SfdFlags::SFD_CLOEXEC | SfdFlags::SFD_NONBLOCK)
            .map_err(|error| JailError::new("signalfd", error))?;
        let filter = compile_filter(&settings);
        let mut slot = Self {
            py,
            channel,
            settings,
            children,
            proc,
            mounts: own_mounts,
            domain: None,
            filter,
            guest: 0,
        };
        slot.build_domain()?;
        Ok(slot)
    }

    fn build_domain(&mut self) -> Result<(), JailError> {
        if self.settings.landlock {
            self.domain = Some(Domain::build(Paths {
                read: &self.settings.readable,
                execute: true,
                write: &self.writable(),
                devices: &self.settings.devices,
            })?);
        }
        Ok(())
    }

    fn writable(&self) -> Vec<PathBuf> {
        match &self.settings.scratch {
            Scratch::Mounts => vec![TMP.into(), SHARED_MEMORY.into()],
            Scratch::Directory(path) => vec![path.clone()],
        }
    }

    /// Where guests start.
    pub(crate) fn work_directory(&self) -> &Path {
        work_directory(&self.settings.scratch)
    }

    /// Forks the next spare and tells the server, with the ends of its pipes.
    fn fork_spare(&mut self, guests: &Guests<'_>) -> Result<Pid, JailError> {
        let (guest_ends, host_ends) = guest::pipes()?;
        self.guest += 1;
        guests
            .reseed
            .call0()
            .map_err(|error| JailError::new("seed", std::io::Error::other(error.to_string())))?;
        match fork_interpreter(self.py, Kinds::default(), guests.hooks)? {
            Cloned::Child => guest::become_guest(guests, self, guest_ends),
            Cloned::Parent { child, .. } => {
                drop(guest_ends);
                self.channel
                    .send(&SlotNotice::Spare { guest: self.guest }, &host_ends.each_ref().map(AsFd::as_fd))
                    .map_err(|error| JailError::new("announce a spare", error))?;
                Ok(child)
            }
        }
    }

    /// Waits beside a guest until it is gone, and tells the server what the kernel said.
    fn attend(&mut self, main: Pid) -> Result<Next, JailError> {
        let mut totals = Totals::default();
        let mut disk_limit = false;
        loop {
            let (order_waits, child_ended) = self.wait()?;
            if child_ended && self.reap_ended(main, &mut totals)? {
                break;
            }
            if !order_waits {
                continue;
            }
            match receive(self.channel)? {
                None => {
                    self.kill_all(main, &mut totals)?;
                    return Ok(Next::Stop);
                }
                Some((
                    SlotOrder::Kill { guest } | SlotOrder::Usage { guest } | SlotOrder::Lower { guest, .. },
                    _,
                )) if guest != self.guest => {}
                Some((SlotOrder::Kill { .. }, _)) => break,
                Some((SlotOrder::Usage { guest }, _)) => {
                    if self.outgrown() {
                        disk_limit = true;
                        break;
                    }
                    let cpu_ns = cpu_ns(main);
                    let starved = procfs::starved(self.proc);
                    let starved_ns = starved.and_then(|starved| u64::try_from(starved.as_nanos()).ok());
                    self.notify(&SlotNotice::Usage { guest, cpu_ns, starved_ns })?;
                }
                // One that has ended, or that a kernel does not let us lower, is none the worse for it.
                Some((SlotOrder::Lower { nice, .. }, _)) => drop(credentials::lower_group(main, nice)),
                Some((SlotOrder::Configure(profile), _)) => {
                    self.kill_all(main, &mut totals)?;
                    self.configure(profile)?;
                    return Ok(Next::Spare);
                }
                Some((SlotOrder::Start(_), _)) => {
                    return Err(JailError::new("start", std::io::Error::other("started twice")));
                }
            }
        }
        let ended_itself = totals.main.is_some();
        self.kill_all(main, &mut totals)?;
        let leftovers = if ended_itself { totals.killed } else { 0 };
        let gone = ProcessExit { code: None, signal: Some(9), cpu_ns: 0, peak_bytes: 0 };
        self.notify(&SlotNotice::Finished {
            main: totals.main.unwrap_or(gone),
            cpu_ns: totals.cpu_ns,
            leftovers,
            disk_limit,
        })?;
        Ok(Next::Spare)
    }

    fn notify(&self, notice: &SlotNotice) -> Result<(), JailError> {
        self.channel.send(notice, &[]).map_err(|error| JailError::new("report", error))
    }

    /// Waits for an order or for a child's end: (an order waits, a child ended).
    fn wait(&self) -> Result<(bool, bool), JailError> {
        let mut waits = [
            PollFd::new(self.channel.as_fd(), PollFlags::POLLIN),
            PollFd::new(self.children.as_fd(), PollFlags::POLLIN),
        ];
        loop {
            match poll(&mut waits, PollTimeout::NONE) {
                Ok(_) => break,
                Err(nix::errno::Errno::EINTR) => {}
                Err(error) => return Err(JailError::new("poll", error)),
            }
        }
        let ready = |at: usize| waits[at].any().unwrap_or(true);
        Ok((ready(0), ready(1)))
    }

    /// Reaps what has ended. True when the main process is among it.
    fn reap_ended(&mut self, main: Pid, totals: &mut Totals) -> Result<bool, JailError> {
        while let Ok(Some(_)) = self.children.read_signal() {}
        while let Some((pid, exit)) = reap::try_reap()? {
            totals.cpu_ns += exit.cpu_ns;
            if pid == main {
                totals.main = Some(exit);
                return Ok(true);
            }
            self.notify(&SlotNotice::ChildExited(exit))?;
        }
        Ok(false)
    }

    /// Kills everything the guest started and reaps until nothing is left.
    fn kill_all(&mut self, main: Pid, totals: &mut Totals) -> Result<(), JailError> {
        loop {
            self.send_kill(main, totals.main.is_none());
            let Some((pid, exit)) = reap::reap()? else { break };
            totals.cpu_ns += exit.cpu_ns;
            if pid == main {
                totals.main = Some(exit);
            } else if exit.signal == Some(Signal::SIGKILL as i32) {
                totals.killed += 1;
            }
        }
        while let Ok(Some(_)) = self.children.read_signal() {}
        Ok(())
    }

    /// Failures mean that the process is gone already, which reaping then finds.
    fn send_kill(&self, main: Pid, main_lives: bool) {
        if self.settings.pid_namespace {
            let _ = kill(Pid::from_raw(-1), Signal::SIGKILL);
            return;
        }
        if main_lives {
            let _ = kill(main, Signal::SIGKILL);
        }
        for orphan in procfs::children(self.proc) {
            let _ = kill(orphan, Signal::SIGKILL);
        }
    }

    /// Makes the scratch space as it was before the run.
    fn clean(&mut self) -> Result<(), JailError> {
        match &self.settings.scratch {
            Scratch::Mounts => {
                let mut replaced = false;
                for scratch in &mut self.mounts {
                    let clean = scratch.is_clean();
                    if !clean.map_err(|error| JailError::new("look at the scratch space", error))? {
                        scratch.replace()?;
                        replaced = true;
                    }
                }
                if replaced { self.build_domain() } else { Ok(()) }
            }
            Scratch::Directory(path) => {
                scratch::clear(path).map_err(|error| JailError::new("empty the scratch directory", error))
            }
        }
    }

    fn configure(&mut self, profile: SpareProfile) -> Result<(), JailError> {
        let resized = profile.disk_bytes != self.settings.profile.disk_bytes;
        self.settings.profile = profile;
        self.filter = compile_filter(&self.settings);
        if resized {
            for scratch in &mut self.mounts {
                scratch.resize(profile.disk_bytes)?;
            }
        }
        Ok(())
    }

    fn outgrown(&self) -> bool {
        match &self.settings.scratch {
            Scratch::Mounts => false,
            Scratch::Directory(path) => {
                scratch::exceeds(path, self.settings.profile.disk_bytes, SCRATCH_INODES)
            }
        }
    }
}

/// CPU time of a process that may just have ended.
fn cpu_ns(pid: Pid) -> u64 {
    let used = clock_getcpuclockid(pid).and_then(clock_gettime);
    used.map_or(0, |time| {
        u64::try_from(time.tv_sec()).unwrap_or(0) * 1_000_000_000 + u64::try_from(time.tv_nsec()).unwrap_or(0)
    })
}
