//! One guest: an instance at work on a thread of its own, and who asked for it, at the other end of two channels.
//!
//! Dropping [`Guest`] ends the instance. What it has come to is told last, as [`Event::Ended`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

use tockbox_core::frame::{self, FrameBuffer};
use tockbox_core::{GuestFile, KillReason, Limits, Output, SandboxError, Value};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use wasmtime::{Store, Trap};

use crate::budget::Budget;
use crate::files::Files;
use crate::runtime::Runtime;
use crate::state::{Memory, Random, State, Stopped, Stream, cpu_time};

/// Longest frame read; `process` lets none pass that is longer.
const MOST_FRAME_BYTES: usize = 64 << 20;
const SIGABRT: i32 = 6;
const SIGSEGV: i32 = 11;

/// What an instance is given.
pub(crate) struct Task {
    pub(crate) limits: Limits,
    pub(crate) budget: Budget,
    pub(crate) stdin: Arc<[u8]>,
    pub(crate) files: Arc<[GuestFile]>,
    /// What its random bytes follow from.
    pub(crate) seed: [u8; 32],
}

/// What a guest does, in order.
#[derive(Debug)]
pub(crate) enum Event {
    /// It sent the body of a frame.
    Frame(Vec<u8>),
    /// It is gone. Nothing follows.
    Ended(Box<End>),
}

/// What a guest has come to.
#[derive(Debug)]
pub(crate) struct End {
    pub(crate) how: How,
    pub(crate) stdout: Output,
    pub(crate) stderr: Output,
    /// Instructions, those of the harness included.
    pub(crate) instructions: u64,
    pub(crate) memory_bytes: u64,
    pub(crate) cpu: Duration,
    pub(crate) wall: Duration,
}

/// How a guest ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum How {
    /// It left with this status.
    Exited(i32),
    /// As by this signal: the interpreter aborted or overran its stack.
    Signaled(i32),
    /// It reached a limit or broke a rule.
    Killed(KillReason),
    /// It was told to end.
    Gone,
    /// It did what no program can make it do: the host or the harness is wrong.
    Broken(String),
}

/// A guest at work.
pub(crate) struct Guest {
    input: Option<Sender<Vec<u8>>>,
    events: UnboundedReceiver<Event>,
    frames: FrameBuffer,
    stop: Arc<AtomicBool>,
}

/// What happened next.
pub(crate) enum Next {
    Frame(Value),
    /// It sent what is no value.
    Malformed,
    Ended(Box<End>),
}

impl Guest {
    /// Starts a guest on a thread of `runtime`'s.
    pub(crate) fn start(runtime: &Arc<Runtime>, task: Task) -> Result<Self, SandboxError> {
        let (input, inbox) = mpsc::channel();
        let (outbox, events) = unbounded_channel();
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let runtime = Arc::clone(runtime);
        let threads = Arc::clone(&runtime.threads);
        threads.run(Box::new(move || run(&runtime, task, (inbox, outbox), told))).map_err(|error| {
            SandboxError::Unavailable { what: format!("no thread can be started: {error}") }
        })?;
        Ok(Self { input: Some(input), events, frames: FrameBuffer::new(MOST_FRAME_BYTES), stop })
    }

    /// Sends it a frame. One that is gone needs no more.
    pub(crate) fn send(&self, value: &Value) {
        let body = frame::encode(value).split_off(frame::HEADER_BYTES);
        if let Some(input) = &self.input {
            let _ = input.send(body);
        }
    }

    /// Waits for what happens next. Cancelling it loses nothing.
    pub(crate) async fn next(&mut self) -> Result<Next, SandboxError> {
        match self.events.recv().await {
            Some(Event::Frame(body)) => {
                let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
                self.frames.push(&length.to_le_bytes());
                self.frames.push(&body);
                Ok(match self.frames.take() {
                    Ok(Some(value)) => Next::Frame(value),
                    Ok(None) | Err(_) => Next::Malformed,
                })
            }
            Some(Event::Ended(end)) => match end.how {
                How::Broken(what) => Err(SandboxError::SlotLost { what }),
                How::Exited(_) | How::Signaled(_) | How::Killed(_) | How::Gone => Ok(Next::Ended(end)),
            },
            None => Err(SandboxError::SlotLost { what: "a thread that ran a guest is gone".to_owned() }),
        }
    }

    /// Ends it and waits until it is gone. What it still says is not heard.
    pub(crate) async fn kill(&mut self) -> Result<Box<End>, SandboxError> {
        self.let_go();
        loop {
            if let Next::Ended(end) = self.next().await? {
                return Ok(end);
            }
        }
    }

    /// Whether what it sends may refer to objects of its own.
    pub(crate) fn allow_references(&mut self, references: bool) {
        self.frames.allow_references(references);
    }

    fn let_go(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // It may be waiting for a frame.
        self.input = None;
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.let_go();
    }
}

type Channels = (mpsc::Receiver<Vec<u8>>, tokio::sync::mpsc::UnboundedSender<Event>);

/// Runs an instance to its end, on this thread.
fn run(runtime: &Runtime, task: Task, (inbox, outbox): Channels, stop: Arc<AtomicBool>) {
    let told = outbox.clone();
    let started = (Instant::now(), cpu_time());
    let files = Files::new(&task.files, task.limits.disk_bytes);
    let (files, refused) = match files {
        Ok(files) => (Some(files), None),
        Err(refusal) => (Files::new(&[], task.limits.disk_bytes).ok(), Some(refusal)),
    };
    let end = match (files, refused) {
        (Some(files), None) => {
            let state = State {
                table: State::table(),
                files,
                stdin: task.stdin,
                stdin_read: 0,
                stdout: Stream::new(task.limits.output_bytes),
                stderr: Stream::new(task.limits.output_bytes),
                inbox,
                received: false,
                outbox,
                random: Random::new(task.seed),
                memory: Memory::new(task.limits.memory_bytes.min(crate::engine::MOST_MEMORY_BYTES)),
                budget: task.budget,
                slept: 0,
                stop,
                deadline: started.1 + task.budget.patience(),
            };
            call(runtime, state, started)
        }
        _ => end_of(How::Killed(KillReason::DiskLimit), started),
    };
    // Nobody is told where nobody waits.
    let _ = told.send(Event::Ended(Box::new(end)));
}

fn call(runtime: &Runtime, state: State, started: (Instant, Duration)) -> End {
    let budget = state.budget;
    let mut store = Store::new(&runtime.engine, state);
    store.limiter(|state| &mut state.memory);
    store.epoch_deadline_callback(|store| store.data().look());
    store.set_epoch_deadline(1);
    let result = store.set_fuel(budget.instructions).and_then(|()| {
        let instance = runtime.component.instantiate(&mut store)?;
        let serve = instance.get_typed_func::<(), ()>(&mut store, &runtime.serve)?;
        serve.call(&mut store, ())
    });
    let how = understand(&result, &budget, store.data());
    let left = store.get_fuel().unwrap_or(0);
    let state = store.into_data();
    End {
        how,
        stdout: state.stdout.kept,
        stderr: state.stderr.kept,
        instructions: budget.spent(left),
        memory_bytes: state.memory.peak,
        ..end_of(How::Gone, started)
    }
}

fn end_of(how: How, (began, cpu_before): (Instant, Duration)) -> End {
    End {
        how,
        stdout: Output::default(),
        stderr: Output::default(),
        instructions: 0,
        memory_bytes: 0,
        cpu: cpu_time().saturating_sub(cpu_before),
        wall: began.elapsed(),
    }
}

/// What it means how a call ended.
fn understand(result: &wasmtime::Result<()>, budget: &Budget, state: &State) -> How {
    let Err(error) = result else {
        return How::Broken("the harness returned".to_owned());
    };
    if let Some(stopped) = error.downcast_ref::<Stopped>() {
        return match *stopped {
            Stopped::Left(status) if status < 0 => How::Signaled(-status),
            Stopped::Left(status) => How::Exited(status),
            Stopped::Killed(reason) => How::Killed(reason),
            Stopped::Gone => How::Gone,
        };
    }
    match error.downcast_ref::<Trap>() {
        Some(trap) if !state.received => How::Broken(format!("a guest ended before its request: {trap}")),
        Some(Trap::OutOfFuel) => How::Killed(budget.reason),
        // C code that gets no memory gives up in many ways.
        Some(_) if state.memory.refused => How::Killed(KillReason::MemoryLimit),
        Some(
            Trap::StackOverflow
            | Trap::MemoryOutOfBounds
            | Trap::TableOutOfBounds
            | Trap::IndirectCallToNull
            | Trap::BadSignature,
        ) => How::Signaled(SIGSEGV),
        Some(
            Trap::UnreachableCodeReached
            | Trap::IntegerOverflow
            | Trap::IntegerDivisionByZero
            | Trap::BadConversionToInteger,
        ) => How::Signaled(SIGABRT),
        _ => How::Broken(format!("a guest's instance failed: {error:#}")),
    }
}
