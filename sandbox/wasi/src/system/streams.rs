//! Streams, and waiting for them: standard input, output and error, and open files. All are ready at any time.

use wasmtime::StoreContextMut;
use wasmtime::component::{ComponentType, Lift, Linker, Lower, Resource, ResourceType};

use super::interface;
use crate::files::NodeId;
use crate::state::{State, calendar, clock, sleep_until};

/// Bytes of one write at most.
const WRITE_BYTES: u64 = 64 * 1024;
/// Bytes of one read at most.
const READ_BYTES: u64 = 1 << 20;

type Store<'a> = StoreContextMut<'a, State>;

/// Something to wait for: a moment of the guest's clock.
pub(super) struct Pollable(pub(super) u64);

/// Why something failed; never made.
pub(super) struct StreamTrouble;

/// What bytes come from.
pub(super) enum Input {
    Stdin,
    File { node: NodeId, at: u64 },
}

/// Where bytes go.
pub(super) enum Output {
    Stdout,
    Stderr,
    /// `at` is `None`: at the end.
    File {
        node: NodeId,
        at: Option<u64>,
    },
}

/// Why a stream gives or takes no more.
#[derive(ComponentType, Lift, Lower)]
#[component(variant)]
pub(super) enum StreamError {
    #[component(name = "last-operation-failed")]
    Failed(Resource<StreamTrouble>),
    #[component(name = "closed")]
    Closed,
}

type Streamed<T> = wasmtime::Result<(Result<T, StreamError>,)>;

pub(super) fn link(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    link_poll(linker)?;
    let error = ResourceType::host::<StreamTrouble>();
    linker.instance(&interface("io/error"))?.resource("error", error, |mut store, rep| {
        store.data_mut().table.delete(Resource::<StreamTrouble>::new_own(rep))?;
        Ok(())
    })?;
    link_streams(linker)?;
    linker.instance(&interface("cli/stdin"))?.func_wrap("get-stdin", |mut store: Store, (): ()| {
        Ok((store.data_mut().table.push(Input::Stdin)?,))
    })?;
    linker.instance(&interface("cli/stdout"))?.func_wrap("get-stdout", |mut store: Store, (): ()| {
        Ok((store.data_mut().table.push(Output::Stdout)?,))
    })?;
    linker.instance(&interface("cli/stderr"))?.func_wrap("get-stderr", |mut store: Store, (): ()| {
        Ok((store.data_mut().table.push(Output::Stderr)?,))
    })
}

fn link_poll(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut poll = linker.instance(&interface("io/poll"))?;
    poll.resource("pollable", ResourceType::host::<Pollable>(), |mut store, rep| {
        store.data_mut().table.delete(Resource::<Pollable>::new_own(rep))?;
        Ok(())
    })?;
    poll.func_wrap("[method]pollable.block", |mut store: Store, (of,): (Resource<Pollable>,)| {
        let until = store.data().table.get(&of)?.0;
        sleep_until(&mut store, until)
    })?;
    poll.func_wrap("[method]pollable.ready", |store: Store, (of,): (Resource<Pollable>,)| {
        let until = store.data().table.get(&of)?.0;
        Ok((until <= clock(&store)?,))
    })?;
    poll.func_wrap("poll", |mut store: Store, (all,): (Vec<Resource<Pollable>>,)| {
        let moments = all.iter().map(|one| Ok(store.data().table.get(one)?.0));
        let moments: Vec<u64> = moments.collect::<wasmtime::Result<_>>()?;
        // Who waits for nothing waits for ever.
        let first = moments.iter().min().copied().unwrap_or(u64::MAX);
        sleep_until(&mut store, first)?;
        let now = clock(&store)?;
        let ready = (0_u32..).zip(&moments).filter(|(_, moment)| **moment <= now).map(|(index, _)| index);
        Ok((ready.collect::<Vec<u32>>(),))
    })
}

fn link_streams(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut streams = linker.instance(&interface("io/streams"))?;
    streams.resource("input-stream", ResourceType::host::<Input>(), |mut store, rep| {
        let state = store.data_mut();
        if let Input::File { node, .. } = state.table.delete(Resource::<Input>::new_own(rep))? {
            state.files.release(node);
        }
        Ok(())
    })?;
    streams.resource("output-stream", ResourceType::host::<Output>(), |mut store, rep| {
        let state = store.data_mut();
        if let Output::File { node, .. } = state.table.delete(Resource::<Output>::new_own(rep))? {
            state.files.release(node);
        }
        Ok(())
    })?;
    for name in ["[method]input-stream.read", "[method]input-stream.blocking-read"] {
        streams.func_wrap(name, |mut store: Store, (from, length): (Resource<Input>, u64)| {
            read(store.data_mut(), &from, length)
        })?;
    }
    streams.func_wrap("[method]input-stream.subscribe", |mut store: Store, (_,): (Resource<Input>,)| {
        ready(&mut store)
    })?;
    streams.func_wrap("[method]output-stream.subscribe", |mut store: Store, (_,): (Resource<Output>,)| {
        ready(&mut store)
    })?;
    streams.func_wrap("[method]output-stream.check-write", |_: Store, (_,): (Resource<Output>,)| {
        Ok((Ok::<_, StreamError>(WRITE_BYTES),))
    })?;
    for name in ["[method]output-stream.write", "[method]output-stream.blocking-write-and-flush"] {
        streams.func_wrap(name, |mut store: Store, (to, bytes): (Resource<Output>, Vec<u8>)| {
            write(&mut store, &to, &bytes)
        })?;
    }
    for name in ["[method]output-stream.flush", "[method]output-stream.blocking-flush"] {
        streams.func_wrap(name, |_: Store, (_,): (Resource<Output>,)| Ok((Ok::<(), StreamError>(()),)))?;
    }
    Ok(())
}

/// Something that is ready now.
pub(super) fn ready(store: &mut Store) -> wasmtime::Result<(Resource<Pollable>,)> {
    Ok((store.data_mut().table.push(Pollable(0))?,))
}

fn read(state: &mut State, from: &Resource<Input>, length: u64) -> Streamed<Vec<u8>> {
    let length = length.min(READ_BYTES);
    let bytes = match state.table.get_mut(from)? {
        Input::Stdin => {
            let rest = &state.stdin[state.stdin_read..];
            let bytes = rest[..rest.len().min(usize::try_from(length).unwrap_or(0))].to_vec();
            state.stdin_read += bytes.len();
            bytes
        }
        Input::File { node, at } => {
            let Ok(bytes) = state.files.read(*node, *at, length) else {
                return Ok((Err(StreamError::Closed),));
            };
            *at += bytes.len() as u64;
            bytes.to_vec()
        }
    };
    Ok((if bytes.is_empty() && length > 0 { Err(StreamError::Closed) } else { Ok(bytes) },))
}

fn write(store: &mut Store, to: &Resource<Output>, bytes: &[u8]) -> Streamed<()> {
    let now = calendar(store)?;
    let state = store.data_mut();
    match state.table.get_mut(to)? {
        Output::Stdout => state.stdout.write(bytes)?,
        Output::Stderr => state.stderr.write(bytes)?,
        Output::File { node, at } => {
            let from = at.map_or_else(|| state.files.size(*node).unwrap_or(0), |at| at);
            if state.files.write(*node, bytes, from, now).is_err() {
                return Ok((Err(StreamError::Failed(state.table.push(StreamTrouble)?)),));
            }
            if let Some(at) = at {
                *at += bytes.len() as u64;
            }
        }
    }
    Ok((Ok(()),))
}
