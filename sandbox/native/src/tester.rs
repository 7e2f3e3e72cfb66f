//! Testers: guests that have compiled the test code of a suite and run it against candidates.
//!
//! A tester runs no code of a candidate's, and it is confined as a candidate is. Where it can fork, it is kept for the
//! next candidate of the same suite: each gets a fork of it that knows of no other.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tockbox_core::report::{self, About};
use tockbox_core::{Execution, Limits, SandboxError, Suite, Value};
use tokio::sync::OnceCell;

use crate::PoolLoad;
use crate::checkout::{Checkout, Ticket};
use crate::guest::{Event, Guest, Stop};
use crate::pool::Pool;
use crate::request;

/// Candidates that one tester is used for, so that nothing slow can add up in it.
const MAX_USES: u32 = 2_000;
/// The least memory of a tester: what an interpreter with numerical libraries needs beside any values.
const LEAST_MEMORY_BYTES: u64 = 1024 << 20;
/// The signal that nothing but a kill from outside sends to a tester that imports.
const SIGKILL: i32 = 9;
/// How often somebody who waits for a slot looks for a tester that is kept and not used.
const EVICT_EVERY: Duration = Duration::from_millis(20);

/// The testers of one environment. Their slots are built when the first is needed.
pub(crate) struct Testers {
    pool: Arc<Pool>,
    grown: OnceCell<()>,
    idle: Mutex<Vec<Tester>>,
}

/// A guest with test code.
pub(crate) struct Tester {
    pub(crate) guest: Guest,
    suite: Arc<Suite>,
    pub(crate) limits: Limits,
    /// Whether it can be used again.
    pub(crate) forks: bool,
    /// What it says of each piece of test code; empty until it has been asked.
    pub(crate) about: Vec<About>,
    uses: u32,
}

/// What a tester may use: as much as its candidate, for itself.
fn budget(limits: &Limits) -> Limits {
    Limits { processes: 1, memory_bytes: limits.memory_bytes.max(LEAST_MEMORY_BYTES), ..*limits }
}

impl Testers {
    /// Testers on slots of `pool`, which has none yet.
    pub(crate) fn new(pool: Arc<Pool>) -> Self {
        Self { pool, grown: OnceCell::new(), idle: Mutex::new(Vec::new()) }
    }

    /// A tester for `suite`, ready or on its way.
    pub(crate) async fn acquire(
        &self,
        execution: &Execution,
        ticket: &Ticket,
        suite: &Arc<Suite>,
    ) -> Result<Tester, SandboxError> {
        let limits = budget(&execution.limits);
        if let Some(mut kept) = self.take_kept(suite, &limits) {
            kept.guest.begin_turn();
            return Ok(kept);
        }
        self.grown.get_or_try_init(async || self.pool.grow().await).await?;
        let mut checkout = self.checkout(&ticket.for_tester()).await?;
        checkout.slot().prepare(&limits).await?;
        let bounded = checkout.slot().cgroup.is_some();
        let input = request::tester(suite, &limits, bounded, bounded);
        let guest = Guest::start(checkout, &limits, input, false)?.kept();
        Ok(Tester { guest, suite: Arc::clone(suite), limits, forks: false, about: Vec::new(), uses: 0 })
    }

    /// Keeps a tester for the next candidate, unless it is spent or its slot is wanted. One slot is kept free, so that
    /// a suite that comes next need not wait until one is made ready.
    pub(crate) fn give_back(&self, mut tester: Tester) {
        tester.uses += 1;
        if tester.forks && tester.uses < MAX_USES && self.pool.load().waiting == 0 {
            tester.guest.end_turn();
            self.idle().push(tester);
            if self.pool.is_full() {
                self.evict();
            }
        }
    }

    /// How busy their slots are.
    pub(crate) fn load(&self) -> PoolLoad {
        let pool = self.pool.load();
        let unused = self.pool.ready() + self.idle().len();
        PoolLoad {
            tester_slots: pool.slots,
            testers_busy: pool.slots.saturating_sub(unused),
            waiting: pool.waiting,
            recycled: pool.recycled,
            ..PoolLoad::default()
        }
    }

    /// Lets go of the testers that are kept and refuses new ones.
    pub(crate) fn stop(&self) {
        self.idle().clear();
        self.pool.stop();
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Tester>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_kept(&self, suite: &Arc<Suite>, limits: &Limits) -> Option<Tester> {
        let mut idle = self.idle();
        let place = idle.iter().position(|tester| {
            tester.limits == *limits && (Arc::ptr_eq(&tester.suite, suite) || tester.suite == *suite)
        })?;
        Some(idle.remove(place))
    }

    /// A slot; testers that are kept make room for it.
    async fn checkout(&self, ticket: &Ticket) -> Result<Checkout, SandboxError> {
        let mut waiting = std::pin::pin!(Checkout::wait(&self.pool, ticket));
        loop {
            if self.pool.is_full() {
                self.evict();
            }
            tokio::select! {
                checkout = &mut waiting => return checkout,
                () = tokio::time::sleep(EVICT_EVERY) => {}
            }
        }
    }

    fn evict(&self) {
        let mut idle = self.idle();
        if !idle.is_empty() {
            // The one that has not been used for longest; its slot is made ready by whoever waits for that.
            let oldest = idle.remove(0);
            drop(idle);
            drop(oldest);
        }
    }
}

impl Tester {
    /// Waits until the test code is compiled. What is wrong with it is told as data; so is a tester that does not get
    /// that far, for it has run nothing but the test code's imports.
    pub(crate) async fn ready(&mut self) -> Result<(), Stop> {
        if !self.about.is_empty() {
            return Ok(());
        }
        let tests = self.suite.tests.len();
        let failed = match self.guest.next().await? {
            Event::Frame(Value::Tuple(items)) => match items.as_slice() {
                [Value::Str(kind), content] if kind.as_str() == Some("tests") => {
                    if let Some((forks, about)) = report::loaded(content, tests) {
                        (self.forks, self.about) = (forks, about);
                        self.guest.meter.pause();
                        return Ok(());
                    }
                    "the test code broke the tester".to_owned()
                }
                _ => "the test code broke the tester".to_owned(),
            },
            Event::Frame(_) => "the test code broke the tester".to_owned(),
            Event::Limit(reason) => {
                format!("the test code {} before it was run", self.limits.used_up(reason))
            }
            Event::Finished(finish)
                if finish.main.signal == Some(SIGKILL) && self.guest.oom_kills()? == 0 =>
            {
                return Err(SandboxError::SlotLost { what: "a tester was killed".to_owned() }.into());
            }
            Event::ChildExited(_) | Event::Finished(_) => {
                "the imports of the test code ended the tester".to_owned()
            }
        };
        self.about = vec![About::Broken(failed); tests];
        Ok(())
    }
}
