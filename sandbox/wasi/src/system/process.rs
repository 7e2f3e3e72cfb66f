//! What a process has: arguments, an environment, an end, random bytes, terminals (none), and the harness's channel.

use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use tockbox_core::KillReason;
use wasmtime::StoreContextMut;
use wasmtime::component::{Linker, Resource, ResourceType};

use super::interface;
use crate::instance::Event;
use crate::state::{State, Stopped, clock, sleep_until};

/// The channel to the harness; `tockbox.wit` describes it.
const HOST: &str = "tockbox:guest/host@1.0.0";
/// Longest frame of a guest. The harness sends none above `MAX_BYTES` of `codec.py`: a longer one is forged.
const MOST_FRAME_BYTES: usize = 64 << 20;
/// What a message takes by the guest's clock, in nanoseconds: about what it takes between two processes. It is the
/// host that works at it, which instructions do not tell.
const MESSAGE_TAKES: u64 = 100_000;
/// How long a guest waits for a message before it says so. Nothing depends on it but when a guest is ended that waits
/// out of its turn.
const LONG_WAIT: Duration = Duration::from_millis(50);
/// Random bytes of one call at most.
const MOST_RANDOM_BYTES: u64 = 1 << 20;

type Store<'a> = StoreContextMut<'a, State>;

/// A terminal. There is none.
struct Terminal;

pub(super) fn link(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    link_channel(linker)?;
    let mut environment = linker.instance(&interface("cli/environment"))?;
    environment.func_wrap("get-environment", |_: Store, (): ()| Ok((Vec::<(String, String)>::new(),)))?;
    environment.func_wrap("get-arguments", |_: Store, (): ()| Ok((Vec::<String>::new(),)))?;
    linker
        .instance(&interface("cli/exit"))?
        .func_wrap("exit", |_: Store, (status,): (Result<(), ()>,)| {
            Stopped::Left(i32::from(status.is_err())).now::<()>()
        })?;
    linker.instance(&interface("random/random"))?.func_wrap(
        "get-random-bytes",
        |mut store: Store, (length,): (u64,)| {
            let length = usize::try_from(length.min(MOST_RANDOM_BYTES)).unwrap_or(0);
            Ok((store.data_mut().random.take(length),))
        },
    )?;
    for end in ["input", "output"] {
        let terminal = ResourceType::host::<Terminal>();
        let name = format!("terminal-{end}");
        linker.instance(&interface(&format!("cli/{name}")))?.resource(&name, terminal, |_, _| Ok(()))?;
    }
    for stream in ["stdin", "stdout", "stderr"] {
        linker
            .instance(&interface(&format!("cli/terminal-{stream}")))?
            .func_wrap(&format!("get-terminal-{stream}"), |_: Store, (): ()| {
                Ok((None::<Resource<Terminal>>,))
            })?;
    }
    Ok(())
}

/// Waits for a message, and tells who listens of a long wait: there may be nobody who would send one. `None`: nobody
/// wants to hear of this guest any more.
fn next_message(state: &State) -> Option<Vec<u8>> {
    match state.inbox.recv_timeout(LONG_WAIT) {
        Ok(body) => Some(body),
        Err(RecvTimeoutError::Disconnected) => None,
        Err(RecvTimeoutError::Timeout) => {
            state.outbox.blocking_send(Event::Waits(state.received)).ok()?;
            state.inbox.recv().ok()
        }
    }
}

fn link_channel(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut host = linker.instance(HOST)?;
    host.func_wrap("receive", |mut store: Store, (): ()| {
        let state = store.data_mut();
        let Some(body) = next_message(state) else { return Stopped::Gone.now() };
        state.received += 1;
        Ok((body,))
    })?;
    host.func_wrap("send", |mut store: Store, (body,): (Vec<u8>,)| {
        if body.len() > MOST_FRAME_BYTES {
            return Stopped::Killed(KillReason::Protocol).now();
        }
        let now = clock(&store)?;
        sleep_until(&mut store, now.saturating_add(MESSAGE_TAKES))?;
        match store.data().outbox.blocking_send(Event::Frame(body)) {
            Ok(()) => Ok(()),
            Err(_gone) => Stopped::Gone.now(),
        }
    })?;
    host.func_wrap("leave", |_: Store, (status,): (i32,)| Stopped::Left(status).now::<()>())
}
