//! One instance of the component: made, given its work, run to its end on this thread, and thrown away.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use tockbox_core::{GuestFile, KillReason, Limits, Output};
use tokio::sync::mpsc::Sender;
use wasmtime::component::{ComponentExportIndex, InstancePre, TypedFunc};
use wasmtime::{Engine, Store, Trap};

use crate::budget::Budget;
use crate::state::{State, Stopped, cpu_time};

const SIGABRT: i32 = 6;
const SIGSEGV: i32 = 11;

/// What instances are made from.
pub(crate) struct Machine {
    pub(crate) engine: Engine,
    pub(crate) component: InstancePre<State>,
    pub(crate) serve: ComponentExportIndex,
}

/// What an instance is given.
pub(crate) struct Task {
    pub(crate) limits: Limits,
    pub(crate) budget: Budget,
    pub(crate) stdin: Arc<[u8]>,
    pub(crate) files: Arc<[GuestFile]>,
    /// What its random bytes follow from.
    pub(crate) seed: [u8; 32],
}

/// A task, and how whoever gave it is heard and told.
pub(crate) struct Work {
    pub(crate) task: Task,
    pub(crate) inbox: Receiver<Vec<u8>>,
    pub(crate) outbox: Sender<Event>,
    pub(crate) stop: Arc<AtomicBool>,
}

/// What a guest does, in order.
#[derive(Debug)]
pub(crate) enum Event {
    /// It sent the body of a frame.
    Frame(Vec<u8>),
    /// It has taken this many messages and waits for another.
    Waits(u64),
    /// It has ended. Nothing follows.
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

/// An instance that has not been given anything.
pub(crate) struct Instance {
    store: Store<State>,
    serve: TypedFunc<(), ()>,
}

impl Instance {
    /// Makes one.
    pub(crate) fn new(machine: &Machine) -> wasmtime::Result<Self> {
        let mut store = Store::new(&machine.engine, State::idle());
        store.limiter(|state| &mut state.memory);
        store.epoch_deadline_callback(|store| store.data().look());
        store.set_epoch_deadline(1);
        // What runs before the work comes is nobody's program.
        store.set_fuel(u64::MAX)?;
        let instance = machine.component.instantiate(&mut store)?;
        let serve = instance.get_typed_func(&mut store, machine.serve)?;
        Ok(Self { store, serve })
    }

    /// Runs it to its end.
    fn run(&mut self, budget: &Budget) -> How {
        let ended = self.store.set_fuel(budget.instructions);
        let ended = ended.and_then(|()| self.serve.call(&mut self.store, ()));
        understand(&ended, budget, self.store.data())
    }
}

impl Work {
    /// Does it in `instance`, and tells whoever waits how it ended before the instance is taken apart.
    pub(crate) fn run_in(self, instance: wasmtime::Result<Instance>) {
        let started = (Instant::now(), cpu_time());
        let Self { task, inbox, outbox, stop } = self;
        let told = outbox.clone();
        let mut instance = match instance {
            Ok(instance) => instance,
            Err(error) => {
                let how = How::Broken(format!("a guest cannot be made: {error:#}"));
                return tell(&told, end_of(how, started));
            }
        };
        let budget = task.budget;
        let state = instance.store.data_mut();
        if state.begin(task, (inbox, outbox), (stop, started.1)).is_err() {
            return tell(&told, end_of(How::Killed(KillReason::DiskLimit), started));
        }
        let how = instance.run(&budget);
        let left = instance.store.get_fuel().unwrap_or(0);
        let state = instance.store.data_mut();
        let end = End {
            stdout: std::mem::take(&mut state.stdout.kept),
            stderr: std::mem::take(&mut state.stderr.kept),
            instructions: budget.spent(left),
            memory_bytes: state.memory.peak,
            ..end_of(how, started)
        };
        tell(&told, end);
    }
}

fn tell(outbox: &Sender<Event>, end: End) {
    // Nobody is told where nobody waits.
    let _ = outbox.blocking_send(Event::Ended(Box::new(end)));
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
        Some(trap) if state.received == 0 => How::Broken(format!("a guest ended before its request: {trap}")),
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
