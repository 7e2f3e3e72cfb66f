//! The guest's clock and calendar: both follow from what the program does.

use wasmtime::StoreContextMut;
use wasmtime::component::{ComponentType, Lift, Linker, Lower, Resource};

use super::interface;
use super::streams::Pollable;
use crate::state::{State, calendar, clock};

type Store<'a> = StoreContextMut<'a, State>;

/// A moment of the calendar.
#[derive(Clone, Copy, ComponentType, Lift, Lower)]
#[component(record)]
pub(super) struct Datetime {
    pub(super) seconds: u64,
    pub(super) nanoseconds: u32,
}

impl From<(u64, u32)> for Datetime {
    fn from((seconds, nanoseconds): (u64, u32)) -> Self {
        Self { seconds, nanoseconds }
    }
}

pub(super) fn link(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let mut monotonic = linker.instance(&interface("clocks/monotonic-clock"))?;
    monotonic.func_wrap("now", |store: Store, (): ()| Ok((clock(&store)?,)))?;
    monotonic.func_wrap("resolution", |_: Store, (): ()| Ok((1_u64,)))?;
    monotonic.func_wrap("subscribe-instant", |mut store: Store, (when,): (u64,)| wait(&mut store, when))?;
    monotonic.func_wrap("subscribe-duration", |mut store: Store, (length,): (u64,)| {
        let when = clock(&store)?.saturating_add(length);
        wait(&mut store, when)
    })?;
    let mut wall = linker.instance(&interface("clocks/wall-clock"))?;
    wall.func_wrap("now", |store: Store, (): ()| Ok((Datetime::from(calendar(&store)?),)))?;
    wall.func_wrap("resolution", |_: Store, (): ()| Ok((Datetime::from((0, 1)),)))
}

fn wait(store: &mut Store, when: u64) -> wasmtime::Result<(Resource<Pollable>,)> {
    Ok((store.data_mut().table.push(Pollable(when))?,))
}
