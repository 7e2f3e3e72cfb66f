//! One guest at work: its pipes drained as it writes, its time watched, its end taken from the kernel.
//!
//! Owns a checked-out slot while the guest runs. Dropped early, the slot's next owner finds the guest still marked as
//! living and has it killed before anything else.

use std::cell::RefCell;
use std::io;
use std::mem;
use std::os::fd::AsFd;
use std::time::Duration;

use tockbox_core::control::{ProcessExit, SlotNotice, SlotOrder};
use tockbox_core::frame::{FrameBuffer, FrameError};
use tockbox_core::{Execution, KillReason, Limits, Output, SandboxError, Value};
use tokio::net::unix::pipe::{Receiver, Sender};
use tokio::time::{Instant, sleep_until, timeout};

use crate::checkout::Checkout;
use crate::meter::Meter;
use crate::schedule::Settled;
use crate::slot::{ANSWER_WITHIN, Slot};
use crate::turn::Turn;

/// Longest frame of a guest. The harness sends none above `MAX_BYTES` of `codec.py`: a longer one is forged.
const MAX_ANSWER_BYTES: usize = 64 << 20;
/// Bytes taken from a pipe at once.
const CHUNK_BYTES: usize = 16 * 1024;

thread_local! {
    /// Where they are put first. Clearing as many for each read would take longer than most reads.
    static CHUNK: RefCell<Box<[u8]>> = RefCell::new(vec![0; CHUNK_BYTES].into());
}

/// What happened next.
#[derive(Debug)]
pub(crate) enum Event {
    /// The guest sent a frame.
    Frame(Value),
    /// A process of the guest that is not its main process ended.
    ChildExited(ProcessExit),
    /// The guest has to be killed for this.
    Limit(KillReason),
    /// Everything of the guest is gone.
    Finished(Finish),
}

/// Why nobody listens to a guest any more.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The sandbox failed.
    Failed(SandboxError),
    /// It gives way to others: its execution has to begin again.
    GivesWay,
}

impl From<SandboxError> for Stop {
    fn from(error: SandboxError) -> Self {
        Self::Failed(error)
    }
}

/// The kernel's and the slot's last word on a guest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Finish {
    pub(crate) main: ProcessExit,
    pub(crate) cpu: Duration,
    pub(crate) leftovers: u32,
    pub(crate) disk_limit: bool,
}

/// A guest at work.
pub(crate) struct Guest {
    checkout: Checkout,
    limits: Limits,
    stdin: Option<Sender>,
    close_after_input: bool,
    input: Vec<u8>,
    written: usize,
    stdout: Stream,
    stderr: Stream,
    answers: Receiver,
    answers_open: bool,
    frames: FrameBuffer,
    pub(crate) meter: Meter,
    number: u64,
    cpu_before: Duration,
    oom_kills_before: u64,
    /// Since when the slot has been asked what the guest uses, if it has not answered.
    asked_usage: Option<Instant>,
    turn: Turn,
    /// It is kept when it has done its work, so that nothing may be taken from it for good.
    is_kept: bool,
    /// The counter of CPU time when the guest began.
    counter_before: Duration,
    /// CPU time it had used when the slot last told.
    told_cpu: Duration,
    /// When its caller gives up.
    deadline: Option<Instant>,
}

/// One of the guest's output streams.
struct Stream {
    pipe: Receiver,
    open: bool,
    kept: Output,
    limit: usize,
}

impl Guest {
    /// Gives the waiting spare its `input` (a request and what follows it) and starts the clock. With
    /// `close_after_input` the guest then sees the end of its input.
    pub(crate) fn start(
        mut checkout: Checkout,
        limits: &Limits,
        input: Vec<u8>,
        close_after_input: bool,
    ) -> Result<Self, SandboxError> {
        let slot = checkout.slot();
        let spare =
            slot.take_spare().ok_or_else(|| SandboxError::SlotLost { what: "it had no spare".to_owned() })?;
        slot.running = Some(spare.number);
        let oom_kills_before = oom_kills(slot)?;
        let counter = cgroup_cpu(slot)?.unwrap_or(spare.cpu_before);
        let watches_disk = slot.watches_disk;
        let output_limit = usize::try_from(limits.output_bytes).unwrap_or(usize::MAX);
        let mut guest = Self {
            checkout,
            limits: *limits,
            stdin: Some(spare.stdin),
            close_after_input,
            input,
            written: 0,
            stdout: Stream::new(spare.stdout, output_limit),
            stderr: Stream::new(spare.stderr, output_limit),
            answers: spare.answers,
            answers_open: true,
            frames: FrameBuffer::new(MAX_ANSWER_BYTES),
            meter: Meter::start(limits, counter, (Duration::ZERO, Duration::ZERO), watches_disk),
            number: spare.number,
            cpu_before: spare.cpu_before,
            oom_kills_before,
            asked_usage: None,
            turn: Turn::begin(),
            is_kept: false,
            counter_before: counter,
            told_cpu: Duration::ZERO,
            deadline: None,
        };
        guest.write_input();
        Ok(guest)
    }

    /// It ends with `execution`, at the latest when its caller gives up.
    pub(crate) fn bound_to(mut self, execution: &Execution) -> Self {
        self.deadline = execution.deadline.map(Instant::from_std);
        self
    }

    /// It serves one execution after the other.
    pub(crate) fn kept(mut self) -> Self {
        self.is_kept = true;
        self
    }

    /// A guest that was kept begins something new.
    pub(crate) fn begin_turn(&mut self) {
        self.turn = Turn::begin();
    }

    /// A guest has done its work, and is kept.
    pub(crate) fn end_turn(&mut self) {
        self.checkout.return_to_foreground();
    }

    /// Sends more input.
    pub(crate) fn send(&mut self, input: Vec<u8>) {
        self.input = input;
        self.written = 0;
        self.write_input();
    }

    /// Starts a fresh clock and account for a test case, of which `spent` is used up already. Only where a cgroup
    /// counts.
    pub(crate) fn restart_meter(&mut self, spent: (Duration, Duration)) -> Result<(), SandboxError> {
        let slot = self.checkout.slot();
        let counter = cgroup_cpu(slot)?.unwrap_or_default();
        self.oom_kills_before = oom_kills(slot)?;
        self.meter = Meter::start(&self.limits, counter, spent, slot.watches_disk);
        Ok(())
    }

    /// CPU time used since the meter was started, where a cgroup counts it.
    pub(crate) fn cpu_so_far(&mut self) -> Result<Duration, SandboxError> {
        let counter = cgroup_cpu(self.checkout.slot())?;
        Ok(counter.map_or(Duration::ZERO, |counter| self.meter.used(counter)))
    }

    /// Waits for what happens next.
    pub(crate) async fn next(&mut self) -> Result<Event, Stop> {
        loop {
            match self.frames.take() {
                Ok(Some(frame)) => return Ok(Event::Frame(frame)),
                Ok(None) => {}
                Err(FrameError::TooLong | FrameError::Malformed(_)) => {
                    return Ok(Event::Limit(KillReason::Protocol));
                }
            }
            let next_look = self.next_look();
            let Self { checkout, stdin, stdout, stderr, answers, .. } = self;
            let slot = checkout.slot();
            let input_left = stdin.is_some() && self.written < self.input.len();
            tokio::select! {
                ready = answers.readable(), if self.answers_open => {
                    self.answers_open = ready.is_ok();
                    self.read_answers(Receiver::try_read);
                }
                notice = slot.notice() => {
                    if let Some(event) = self.understand(notice?.0)? {
                        return Ok(event);
                    }
                }
                _ = stdout.pipe.readable(), if stdout.open => {
                    if stdout.read(Receiver::try_read) { return Ok(Event::Limit(KillReason::OutputLimit)); }
                }
                _ = stderr.pipe.readable(), if stderr.open => {
                    if stderr.read(Receiver::try_read) { return Ok(Event::Limit(KillReason::OutputLimit)); }
                }
                () = writable(stdin.as_ref()), if input_left => self.write_input(),
                () = sleep_until(next_look) => {
                    if let Some(reason) = self.look()? { return Ok(Event::Limit(reason)); }
                }
            }
        }
    }

    /// Kills the guest and waits until all of it is gone. What it still says is not heard.
    pub(crate) async fn kill(&mut self) -> Result<Finish, SandboxError> {
        let slot = self.checkout.slot();
        slot.order(&SlotOrder::Kill { guest: self.number })?;
        loop {
            let notice = timeout(ANSWER_WITHIN, slot.notice()).await.map_err(|_elapsed| {
                SandboxError::SlotLost { what: "a killed guest was not reported gone".to_owned() }
            })??;
            if let (SlotNotice::Finished { main, cpu_ns, leftovers, disk_limit }, _) = notice {
                slot.running = None;
                return Ok(Finish { main, cpu: Duration::from_nanos(cpu_ns), leftovers, disk_limit });
            }
        }
    }

    /// Takes what is in the pipes without waiting. True when that exceeds a cap.
    pub(crate) fn drain(&mut self) -> bool {
        self.read_answers(read_now);
        let stdout = self.stdout.read(read_now);
        let stderr = self.stderr.read(read_now);
        stdout || stderr
    }

    /// The next frame that has arrived already.
    pub(crate) fn arrived(&mut self) -> Result<Option<Value>, FrameError> {
        self.read_answers(read_now);
        self.frames.take()
    }

    /// Whether bytes of a frame wait that has not been asked for.
    pub(crate) fn has_unread_answer(&mut self) -> bool {
        self.read_answers(read_now);
        !self.frames.is_empty()
    }

    /// What was written since the last call, on stdout and stderr.
    pub(crate) fn take_output(&mut self) -> (Output, Output) {
        (mem::take(&mut self.stdout.kept), mem::take(&mut self.stderr.kept))
    }

    /// Whether what the guest sends may refer to objects of its own.
    pub(crate) fn allow_references(&mut self, references: bool) {
        self.frames.allow_references(references);
    }

    /// How often the kernel killed a process of this guest for memory since the last start.
    pub(crate) fn oom_kills(&mut self) -> Result<u64, SandboxError> {
        let before = self.oom_kills_before;
        Ok(oom_kills(self.checkout.slot())?.saturating_sub(before))
    }

    /// Has the slot replaced after this guest.
    pub(crate) fn spend_slot(&mut self, why: &'static str) {
        self.checkout.slot().spent = Some(why);
    }

    /// CPU time that the spare had used before it was given anything.
    pub(crate) fn cpu_before(&self) -> Duration {
        self.cpu_before
    }

    fn write_input(&mut self) {
        while let Some(stdin) = &self.stdin
            && self.written < self.input.len()
        {
            match stdin.try_write(&self.input[self.written..]) {
                Ok(length) => self.written += length,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                // The guest has closed its input: it reads no more.
                Err(_closed) => self.written = self.input.len(),
            }
        }
        if self.close_after_input {
            self.stdin = None;
        }
    }

    fn read_answers(&mut self, read: Read) {
        CHUNK.with_borrow_mut(|chunk| {
            while self.answers_open {
                match read(&self.answers, chunk) {
                    Ok(0) => self.answers_open = false,
                    Ok(length) => {
                        self.frames.push(&chunk[..length]);
                        if length < chunk.len() {
                            return;
                        }
                    }
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                    Err(_broken) => self.answers_open = false,
                }
            }
        });
    }

    fn understand(&mut self, notice: SlotNotice) -> Result<Option<Event>, SandboxError> {
        match notice {
            SlotNotice::ChildExited(exit) => Ok(Some(Event::ChildExited(exit))),
            SlotNotice::Finished { main, cpu_ns, leftovers, disk_limit } => {
                self.checkout.slot().running = None;
                let cpu = Duration::from_nanos(cpu_ns);
                Ok(Some(Event::Finished(Finish { main, cpu, leftovers, disk_limit })))
            }
            // The answer to a question about the guest before.
            SlotNotice::Usage { guest, .. } if guest != self.number => Ok(None),
            SlotNotice::Usage { cpu_ns, starved_ns, .. } => {
                self.asked_usage = None;
                self.told_cpu = Duration::from_nanos(cpu_ns);
                self.meter.forgive(Duration::from_nanos(starved_ns.unwrap_or(0)));
                if self.meter.is_time_up() {
                    return Ok(Some(Event::Limit(KillReason::WallLimit)));
                }
                if self.checkout.slot().cgroup.is_some() {
                    return Ok(None); // which counts more than the main process
                }
                Ok(self.meter.look(self.told_cpu).map(Event::Limit))
            }
            SlotNotice::Spare { .. } => Err(SandboxError::SlotLost { what: "a second spare".to_owned() }),
            SlotNotice::Broken { message } => Err(SandboxError::SlotLost { what: message }),
        }
    }

    fn next_look(&self) -> Instant {
        let next = self.meter.next_look(self.asked_usage.is_some());
        [self.turn.next_look(), self.deadline].into_iter().flatten().fold(next, Instant::min)
    }

    /// Looks at the clock and at the CPU counter.
    fn look(&mut self) -> Result<Option<KillReason>, Stop> {
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            // Whoever has had all of its time by the clock was not to blame the machine.
            if self.meter.is_time_up_by_the_clock() {
                return Ok(Some(KillReason::WallLimit));
            }
            return Err(SandboxError::DeadlinePassed.into());
        }
        if self.turn.is_due() {
            self.lose_precedence()?;
        }
        let counter = cgroup_cpu(self.checkout.slot())?;
        // The slot looks at the scratch directory when it is asked. And it knows whether the guest has waited for a CPU.
        if self.checkout.slot().watches_disk || counter.is_none() || self.meter.is_time_up() {
            self.ask_usage()?;
        }
        if let Some(counter) = counter {
            return Ok(self.meter.look(counter));
        }
        self.meter.look_later();
        Ok(None)
    }

    fn ask_usage(&mut self) -> Result<(), SandboxError> {
        match self.asked_usage {
            Some(since) if since.elapsed() > ANSWER_WITHIN => {
                Err(SandboxError::SlotLost { what: "it does not tell what its guest uses".to_owned() })
            }
            Some(_) => Ok(()),
            None => {
                self.asked_usage = Some(Instant::now());
                self.checkout.slot().order(&SlotOrder::Usage { guest: self.number })
            }
        }
    }

    /// The guest has been at work for a while: others may begin, and go first.
    fn lose_precedence(&mut self) -> Result<(), Stop> {
        if !self.is_kept {
            let used = if let Some(counter) = cgroup_cpu(self.checkout.slot())? {
                counter.saturating_sub(self.counter_before)
            } else {
                self.ask_usage()?;
                self.told_cpu.saturating_sub(self.cpu_before)
            };
            if let Some(nice) = self.turn.lower(used) {
                self.checkout.slot().lower(self.number, nice)?;
            }
        }
        match self.checkout.settle(!self.is_kept) {
            Settled::GivesWay => Err(Stop::GivesWay),
            Settled::Moved if self.is_kept => {
                self.turn.rest();
                Ok(())
            }
            settled @ (Settled::Moved | Settled::Stays) => {
                self.turn.looked(settled == Settled::Moved);
                Ok(())
            }
        }
    }
}

impl Stream {
    fn new(pipe: Receiver, limit: usize) -> Self {
        Self { pipe, open: true, kept: Output::default(), limit }
    }

    /// Takes what is there. True when more was written than is kept.
    fn read(&mut self, read: Read) -> bool {
        CHUNK.with_borrow_mut(|chunk| {
            while self.open && !self.kept.truncated {
                match read(&self.pipe, chunk) {
                    Ok(0) => self.open = false,
                    Ok(length) => {
                        let room = self.limit.saturating_sub(self.kept.bytes.len());
                        self.kept.bytes.extend_from_slice(&chunk[..length.min(room)]);
                        self.kept.truncated = length > room;
                    }
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                    Err(_broken) => self.open = false,
                }
            }
        });
        self.kept.truncated
    }
}

/// A way to read from a pipe without waiting. `Receiver::try_read` belongs after `readable`: it knows only what the
/// event loop has been told already.
type Read = fn(&Receiver, &mut [u8]) -> io::Result<usize>;

/// Reads what the kernel has, whether or not the event loop knows of it.
fn read_now(pipe: &Receiver, chunk: &mut [u8]) -> io::Result<usize> {
    Ok(rustix::io::read(pipe.as_fd(), chunk)?)
}

async fn writable(stdin: Option<&Sender>) {
    if let Some(stdin) = stdin {
        // An error shows again when writing is tried.
        let _ = stdin.writable().await;
    }
}

fn cgroup_cpu(slot: &Slot) -> Result<Option<Duration>, SandboxError> {
    let read = slot.cgroup.as_ref().map(tockbox_jail::cgroup::Handles::cpu_usage).transpose();
    read.map_err(|error| SandboxError::SlotLost { what: format!("cgroup CPU counter: {error}") })
}

fn oom_kills(slot: &Slot) -> Result<u64, SandboxError> {
    let read = slot.cgroup.as_ref().map(tockbox_jail::cgroup::Handles::oom_kills).transpose();
    let count =
        read.map_err(|error| SandboxError::SlotLost { what: format!("cgroup OOM counter: {error}") })?;
    Ok(count.unwrap_or(0))
}
