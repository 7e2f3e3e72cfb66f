//! The slots of one environment: who waits, who runs, and what becomes of a slot afterwards.
//!
//! A slot is handed to the caller that has waited longest. It comes back through [`Checkout`]'s `Drop`, however
//! the run went, and a task of its own makes it ready again or has it replaced: nobody waits for that.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tockbox_core::SandboxError;
use tockbox_jail::probe::Layers;
use tokio::sync::oneshot;

use crate::PoolLoad;
use crate::link::{LauncherGone, Link};
use crate::orders::LauncherNotice;
use crate::slot::{BuiltSlot, Slot};

/// Guests that one slot runs before it is replaced, so that nothing slow can add up in it.
const MAX_RUNS: u32 = 20_000;
/// Failed builds in a row after which waiting executions are told.
const GIVE_UP_AFTER: u32 = 3;
/// Longest pause between attempts to build a slot.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The slots of one environment.
pub(crate) struct Pool {
    link: Arc<Link>,
    environment: usize,
    layers: Layers,
    readable: Vec<PathBuf>,
    /// Its guests are testers.
    tests: bool,
    state: Mutex<State>,
    next_number: Arc<AtomicU32>,
    recycled: AtomicU64,
}

#[derive(Default)]
struct State {
    ready: Vec<Slot>,
    waiting: VecDeque<oneshot::Sender<Slot>>,
    /// Slots that exist or are being built.
    slots: usize,
    busy: usize,
    /// Why slots cannot be built at present, once it has failed repeatedly.
    failure: Option<String>,
    stopping: bool,
}

/// A slot on loan.
pub(crate) struct Checkout {
    slot: Option<Slot>,
    pool: Arc<Pool>,
}

impl Pool {
    /// A pool without slots; [`Self::grow`] adds them. Slot numbers are unique across the pools of one launcher.
    pub(crate) fn new(
        link: Arc<Link>,
        environment: usize,
        layers: Layers,
        readable: Vec<PathBuf>,
        next_number: Arc<AtomicU32>,
    ) -> Self {
        let state = Mutex::new(State::default());
        let recycled = AtomicU64::new(0);
        Self { link, environment, layers, readable, tests: false, state, next_number, recycled }
    }

    /// The same, for testers.
    pub(crate) fn for_tests(self) -> Self {
        Self { tests: true, ..self }
    }

    /// Builds the first slot now, so that what cannot work fails at once, and `count - 1` more in the background.
    pub(crate) async fn grow(self: &Arc<Self>, count: usize) -> Result<(), SandboxError> {
        self.state().slots = count.max(1);
        let first = self.build().await?;
        self.give(first);
        for _ in 1..count {
            tokio::spawn(Arc::clone(self).build_until_it_works());
        }
        Ok(())
    }

    /// Waits for a slot.
    pub(crate) async fn checkout(self: &Arc<Self>) -> Result<Checkout, SandboxError> {
        let receiver = {
            let mut state = self.state();
            if state.stopping {
                return Err(SandboxError::Stopping);
            }
            if let Some(slot) = state.ready.pop() {
                state.busy += 1;
                return Ok(Checkout { slot: Some(slot), pool: Arc::clone(self) });
            }
            if let Some(what) = &state.failure {
                return Err(SandboxError::Unavailable { what: what.clone() });
            }
            let (sender, receiver) = oneshot::channel();
            state.waiting.push_back(sender);
            receiver
        };
        // If this future is dropped after the slot was sent, the receiver's drop would drop the slot: `Arrival`
        // gives it back instead.
        let mut arrival = Arrival { receiver, pool: Arc::clone(self) };
        match (&mut arrival.receiver).await {
            Ok(slot) => Ok(Checkout { slot: Some(slot), pool: Arc::clone(self) }),
            Err(_dropped) => Err(self.refusal()),
        }
    }

    /// How busy the pool is.
    pub(crate) fn load(&self) -> PoolLoad {
        let state = self.state();
        PoolLoad {
            slots: state.slots,
            busy: state.busy,
            waiting: state.waiting.len(),
            recycled: self.recycled.load(Ordering::Relaxed),
            ..PoolLoad::default()
        }
    }

    /// Slots that wait for a guest.
    pub(crate) fn ready(&self) -> usize {
        self.state().ready.len()
    }

    /// Whether slots can be built, as far as is known.
    pub(crate) fn is_up(&self) -> bool {
        let state = self.state();
        state.slots > 0 && state.failure.is_none() && !state.stopping
    }

    /// Turns away who waits and who comes.
    pub(crate) fn stop(&self) {
        let mut state = self.state();
        state.stopping = true;
        state.waiting.clear();
        state.ready.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn refusal(&self) -> SandboxError {
        let state = self.state();
        match &state.failure {
            Some(what) if !state.stopping => SandboxError::Unavailable { what: what.clone() },
            _ => SandboxError::Stopping,
        }
    }

    /// Hands a ready slot to the longest waiting, or keeps it.
    fn give(&self, slot: Slot) {
        let mut state = self.state();
        state.failure = None;
        if state.stopping {
            return;
        }
        let mut slot = slot;
        while let Some(waiting) = state.waiting.pop_front() {
            match waiting.send(slot) {
                Ok(()) => {
                    state.busy += 1;
                    return;
                }
                Err(refused) => slot = refused,
            }
        }
        state.ready.push(slot);
    }

    async fn build(&self) -> Result<Slot, SandboxError> {
        let number = self.next_number.fetch_add(1, Ordering::Relaxed);
        let gone = |LauncherGone| SandboxError::Unavailable { what: "the launcher is gone".to_owned() };
        let (notice, descriptors) = self.link.build(self.environment, number).await.map_err(gone)?;
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
        match Slot::start(built, &self.layers, &self.readable, self.tests).await {
            Ok(slot) => Ok(slot),
            Err(error) => {
                let _ = self.link.destroy(number).await;
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
                Ok(slot) => return self.give(slot),
                // It was told to end.
                Err(_) if self.state().stopping => return,
                Err(error) => {
                    failures += 1;
                    tracing::warn!(%error, failures, "a slot was not built");
                    if failures >= GIVE_UP_AFTER {
                        let mut state = self.state();
                        state.failure = Some(error.to_string());
                        state.waiting.clear();
                    }
                }
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Makes a slot ready for its next run, or replaces it.
    async fn take_back(self: Arc<Self>, mut slot: Slot) {
        slot.runs += 1;
        if slot.runs >= MAX_RUNS {
            slot.spent = Some("it ran its number of guests");
        }
        let renewed = match slot.spent {
            Some(why) => Err(why.to_owned()),
            None => slot.renew().await.map_err(|error| error.to_string()),
        };
        self.state().busy -= 1;
        match renewed {
            Ok(()) => self.give(slot),
            Err(why) => {
                if self.state().stopping {
                    return;
                }
                tracing::debug!(slot = slot.number, why, "a slot is replaced");
                self.recycled.fetch_add(1, Ordering::Relaxed);
                let number = slot.number;
                drop(slot);
                let _ = self.link.destroy(number).await;
                self.build_until_it_works().await;
            }
        }
    }
}

/// A slot that may be on its way to a caller that has gone.
struct Arrival {
    receiver: oneshot::Receiver<Slot>,
    pool: Arc<Pool>,
}

impl Drop for Arrival {
    fn drop(&mut self) {
        self.receiver.close();
        if let Ok(slot) = self.receiver.try_recv() {
            self.pool.state().busy -= 1;
            self.pool.give(slot);
        }
    }
}

impl Checkout {
    /// The slot.
    pub(crate) fn slot(&mut self) -> &mut Slot {
        self.slot.as_mut().expect("the slot leaves only when the checkout is dropped")
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        if let Some(slot) = self.slot.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(Arc::clone(&self.pool).take_back(slot));
        }
    }
}
