//! The slots of one environment: built, lent, made ready again, replaced, and let go when there are too many.
//!
//! [`Schedule`] says who gets a slot. One that comes back is made ready again, or replaced, by a task of its own: nobody
//! waits for that.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tockbox_core::SandboxError;
use tockbox_jail::probe::Layers;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::PoolLoad;
use crate::link::{LauncherGone, Link};
use crate::orders::LauncherNotice;
use crate::schedule::{Bounds, Grant, Line, Schedule, Settled, Standing};
use crate::slot::{BuiltSlot, Slot};

/// Guests that one slot runs before it is replaced, so that nothing slow can add up in it.
const MAX_RUNS: u32 = 20_000;
/// Failed builds in a row after which waiting executions are told.
const GIVE_UP_AFTER: u32 = 3;
/// Longest pause between attempts to build a slot.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// How long slots that are not wanted any more are kept, for they may be wanted again.
const LINGER: Duration = Duration::from_secs(10);

/// What slots are built from.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) link: Arc<Link>,
    pub(crate) environment: usize,
    pub(crate) layers: Layers,
    pub(crate) readable: Vec<PathBuf>,
    /// Their numbers: unique among all that one launcher builds.
    pub(crate) numbers: Arc<AtomicU32>,
}

/// The slots of one environment.
pub(crate) struct Pool {
    source: Source,
    /// Its guests are testers.
    tests: bool,
    state: Mutex<State>,
    recycled: AtomicU64,
}

struct State {
    schedule: Schedule<Slot>,
    building: usize,
    /// A task is there that lets go of slots in excess.
    retiring: bool,
    /// Why slots cannot be built at present, once it has failed repeatedly.
    failure: Option<String>,
    stopping: bool,
}

impl Pool {
    /// A pool without slots; [`Self::grow`] adds them. `tests`: its guests are testers.
    pub(crate) fn new(source: Source, bounds: Bounds, tests: bool) -> Self {
        let state = Mutex::new(State {
            schedule: Schedule::new(bounds),
            building: 0,
            retiring: false,
            failure: None,
            stopping: false,
        });
        Self { source, tests, state, recycled: AtomicU64::new(0) }
    }

    /// Builds the first slot now, so that what cannot work fails at once, and the others of the foreground in the
    /// background.
    pub(crate) async fn grow(self: &Arc<Self>) -> Result<(), SandboxError> {
        let count = {
            let mut state = self.state();
            let count = state.schedule.begin_builds();
            state.building += count;
            count
        };
        match self.build().await {
            Ok(first) => self.built(first),
            Err(error) => {
                let mut state = self.state();
                state.building -= count;
                state.schedule.forget(count);
                return Err(error);
            }
        }
        for _ in 1..count {
            tokio::spawn(Arc::clone(self).build_until_it_works());
        }
        Ok(())
    }

    /// A slot now, or whom to wait for.
    pub(crate) fn ask(
        self: &Arc<Self>,
        line: Line,
        due: Instant,
    ) -> Result<Result<Slot, oneshot::Receiver<Grant<Slot>>>, SandboxError> {
        let mut state = self.state();
        if state.stopping {
            return Err(SandboxError::Stopping);
        }
        if let Some(slot) = state.schedule.take_now(line) {
            return Ok(Ok(slot));
        }
        if let Some(what) = &state.failure {
            return Err(SandboxError::Unavailable { what: what.clone() });
        }
        let receiver = state.schedule.ask(line, due);
        self.build_what_is_wanted(&mut state);
        Ok(Err(receiver))
    }

    /// A guest has used its quantum.
    pub(crate) fn settle(self: &Arc<Self>, may_give_way: bool) -> Settled {
        let mut state = self.state();
        let settled = state.schedule.settle(may_give_way);
        if settled == Settled::Moved {
            self.build_what_is_wanted(&mut state);
        }
        settled
    }

    /// A guest of the background is as one that has just begun.
    pub(crate) fn return_to_foreground(&self) {
        self.state().schedule.return_to_foreground();
    }

    /// A guest is gone.
    pub(crate) fn release(self: &Arc<Self>, standing: Standing, gave_way: bool) {
        let mut state = self.state();
        state.schedule.release(standing, gave_way);
        self.build_what_is_wanted(&mut state);
    }

    /// Has a slot made ready for its next run, or replaced.
    pub(crate) fn take_back(self: &Arc<Self>, slot: Slot) {
        // Without a runtime everything is about to end.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(Arc::clone(self).renew(slot));
        }
    }

    /// Why somebody who waited was turned away.
    pub(crate) fn refusal(&self) -> SandboxError {
        let state = self.state();
        match &state.failure {
            Some(what) if !state.stopping => SandboxError::Unavailable { what: what.clone() },
            _ => SandboxError::Stopping,
        }
    }

    /// How busy the pool is.
    pub(crate) fn load(&self) -> PoolLoad {
        let state = self.state();
        let schedule = &state.schedule;
        PoolLoad {
            slots: schedule.slots(),
            busy: schedule.slots().saturating_sub(schedule.ready() + state.building),
            background: schedule.background(),
            waiting: schedule.waiting(),
            recycled: self.recycled.load(Ordering::Relaxed),
            ..PoolLoad::default()
        }
    }

    /// Slots that wait for a guest.
    pub(crate) fn ready(&self) -> usize {
        self.state().schedule.ready()
    }

    /// Whether no guest can begin now because others have not used their quantum.
    pub(crate) fn is_full(&self) -> bool {
        self.state().schedule.is_full()
    }

    /// Whether slots can be built, as far as is known.
    pub(crate) fn is_up(&self) -> bool {
        let state = self.state();
        state.schedule.slots() > 0 && state.failure.is_none() && !state.stopping
    }

    /// Turns away who waits and who comes.
    pub(crate) fn stop(&self) {
        let mut state = self.state();
        state.stopping = true;
        state.schedule.turn_away();
        state.schedule.drop_ready();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A slot is ready, for the first time.
    fn built(self: &Arc<Self>, slot: Slot) {
        self.state().building -= 1;
        self.give(slot);
    }

    /// A slot is ready.
    pub(crate) fn give(self: &Arc<Self>, slot: Slot) {
        let mut state = self.state();
        state.failure = None;
        if state.stopping {
            return;
        }
        state.schedule.add_ready(slot);
        if state.schedule.has_surplus()
            && !state.retiring
            && let Ok(runtime) = Handle::try_current()
        {
            state.retiring = true;
            runtime.spawn(Arc::clone(self).retire());
        }
    }

    /// Has slots built for guests that have moved to the background and for those that are about to.
    fn build_what_is_wanted(self: &Arc<Self>, state: &mut State) {
        // Without a runtime everything is about to end.
        let Ok(runtime) = Handle::try_current() else { return };
        if state.stopping {
            return;
        }
        let count = state.schedule.begin_builds();
        state.building += count;
        for _ in 0..count {
            runtime.spawn(Arc::clone(self).build_until_it_works());
        }
    }

    async fn build(&self) -> Result<Slot, SandboxError> {
        let source = &self.source;
        let number = source.numbers.fetch_add(1, Ordering::Relaxed);
        let gone = |LauncherGone| SandboxError::Unavailable { what: "the launcher is gone".to_owned() };
        let (notice, descriptors) = source.link.build(source.environment, number).await.map_err(gone)?;
        let built = match notice {
            LauncherNotice::Built { slot, scratch, cgroup, uid } => {
                BuiltSlot { number: slot, scratch, cgroup, uid, descriptors }
            }
            LauncherNotice::BuildFailed { message, .. } => {
                return Err(SandboxError::Unavailable { what: message });
            }
            other @ (LauncherNotice::Started { .. }
            | LauncherNotice::Failed { .. }
            | LauncherNotice::Destroyed { .. }) => {
                return Err(SandboxError::Unavailable { what: format!("unexpected {other:?}") });
            }
        };
        match Slot::start(built, &source.layers, &source.readable, self.tests).await {
            Ok(slot) => Ok(slot),
            Err(error) => {
                let _ = source.link.destroy(number).await;
                Err(error)
            }
        }
    }

    async fn build_until_it_works(self: Arc<Self>) {
        let mut failures = 0;
        let mut pause = Duration::from_millis(50);
        loop {
            if self.state().stopping {
                return;
            }
            match self.build().await {
                Ok(slot) => return self.built(slot),
                // It was told to end.
                Err(_) if self.state().stopping => return,
                Err(error) => {
                    failures += 1;
                    tracing::warn!(%error, failures, "a slot was not built");
                    if failures >= GIVE_UP_AFTER && !self.go_on_without(&error) {
                        return;
                    }
                }
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// A slot cannot be built. Where there are others, executions wait for those; without any they are told. Whether
    /// to go on trying.
    fn go_on_without(&self, error: &SandboxError) -> bool {
        let mut state = self.state();
        if state.schedule.slots() > state.building {
            state.building -= 1;
            state.schedule.forget(1);
            return false;
        }
        state.failure = Some(error.to_string());
        state.schedule.turn_away();
        true
    }

    /// Makes a slot ready for its next run, or replaces it.
    async fn renew(self: Arc<Self>, mut slot: Slot) {
        slot.runs += 1;
        if slot.runs >= MAX_RUNS {
            slot.spent = Some("it ran its number of guests");
        }
        let renewed = match slot.spent {
            Some(why) => Err(why.to_owned()),
            None => slot.renew().await.map_err(|error| error.to_string()),
        };
        match renewed {
            Ok(()) => self.give(slot),
            Err(why) => {
                if self.state().stopping {
                    return;
                }
                tracing::debug!(slot = slot.number, why, "a slot is replaced");
                self.recycled.fetch_add(1, Ordering::Relaxed);
                self.destroy(slot).await;
                let mut state = self.state();
                state.schedule.forget(1);
                self.build_what_is_wanted(&mut state);
            }
        }
    }

    /// Lets go of slots that are not wanted any more, until none is.
    async fn retire(self: Arc<Self>) {
        loop {
            tokio::time::sleep(LINGER).await;
            let (retired, goes_on) = {
                let mut state = self.state();
                let retired = state.schedule.retire();
                state.retiring = state.schedule.has_surplus() && !state.stopping;
                (retired, state.retiring)
            };
            for slot in retired {
                self.destroy(slot).await;
            }
            if !goes_on {
                return;
            }
        }
    }

    async fn destroy(&self, slot: Slot) {
        let number = slot.number;
        drop(slot);
        // The launcher that cannot be told is gone, and all slots with it.
        let _ = self.source.link.destroy(number).await;
    }
}
