//! What belongs to one instance: its streams, its files, its clock, its random bytes, and its bounds.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tockbox_core::{KillReason, Output};
use tokio::sync::mpsc::{Sender, channel};
use wasmtime::component::ResourceTable;
use wasmtime::{ResourceLimiter, StoreContextMut, UpdateDeadline};

use crate::budget::Budget;
use crate::engine::MOST_MEMORY_BYTES;
use crate::files::{Files, Refusal};
use crate::instance::{Event, Task};

/// Handles (open files, streams, things to wait for) that an instance may have at once: more than the interpreter makes
/// of the files that it may have open.
const MOST_HANDLES: usize = 8 * MOST_OPEN;
/// Files and directories that an instance may have open at once.
pub(crate) const MOST_OPEN: usize = 1024;
/// Entries of a table: the interpreter's functions, and room for more. No program makes one grow.
const MOST_TABLE_ENTRIES: usize = 100_000;
/// What a guest's calendar says when it starts: 2026-01-01T00:00:00Z.
const STARTS_AT_SECONDS: u64 = 1_767_225_600;

/// An instance's own part of the host.
pub(crate) struct State {
    pub(crate) table: ResourceTable,
    pub(crate) files: Files,
    /// Files and directories that are open.
    pub(crate) open: usize,
    pub(crate) stdin: Arc<[u8]>,
    pub(crate) stdin_read: usize,
    pub(crate) stdout: Stream,
    pub(crate) stderr: Stream,
    pub(crate) inbox: Receiver<Vec<u8>>,
    /// Messages that the guest has been given. After the first, what it does may be a program's doing.
    pub(crate) received: u64,
    pub(crate) outbox: Sender<Event>,
    pub(crate) random: Random,
    pub(crate) memory: Memory,
    pub(crate) budget: Budget,
    /// Nanoseconds that the guest has slept, which took no time.
    pub(crate) slept: u64,
    pub(crate) stop: Arc<AtomicBool>,
    /// CPU time of this thread at which it has taken too long.
    pub(crate) deadline: Duration,
}

/// Why an instance ended before its function returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// It asked for its end, with this status; below 0: as by that signal.
    Left(i32),
    /// It reached a limit or broke a rule.
    Killed(KillReason),
    /// Nobody wants its answer any more.
    Gone,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl Error for Stopped {}

impl Stopped {
    /// Ends the instance from one of its calls.
    pub(crate) fn now<T>(self) -> wasmtime::Result<T> {
        Err(wasmtime::Error::new(self))
    }
}

impl State {
    /// That of an instance which has nothing to do yet.
    pub(crate) fn idle() -> Self {
        let mut table = ResourceTable::new();
        table.set_max_capacity(MOST_HANDLES);
        Self {
            table,
            files: Files::none(),
            open: 0,
            stdin: Arc::default(),
            stdin_read: 0,
            stdout: Stream::new(0),
            stderr: Stream::new(0),
            inbox: mpsc::channel().1,
            received: 0,
            outbox: channel(1).0,
            random: Random::new([0; 32]),
            memory: Memory::new(),
            budget: Budget::NONE,
            slept: 0,
            stop: Arc::default(),
            deadline: Duration::MAX,
        }
    }

    /// Gives it `task`, which begins at this CPU time of the thread. An error: there is no room for its files.
    pub(crate) fn begin(
        &mut self,
        task: Task,
        (inbox, outbox): (Receiver<Vec<u8>>, Sender<Event>),
        (stop, now): (Arc<AtomicBool>, Duration),
    ) -> Result<(), Refusal> {
        let Task { limits, budget, stdin, files, seed } = task;
        self.files = Files::new(&files, limits.disk_bytes)?;
        self.stdin = stdin;
        self.stdout = Stream::new(limits.output_bytes);
        self.stderr = Stream::new(limits.output_bytes);
        (self.inbox, self.outbox) = (inbox, outbox);
        self.random = Random::new(seed);
        self.memory.allow(limits.memory_bytes.min(MOST_MEMORY_BYTES));
        self.budget = budget;
        (self.stop, self.deadline) = (stop, now + budget.patience());
        Ok(())
    }

    /// Asked every few milliseconds while the instance runs.
    pub(crate) fn look(&self) -> wasmtime::Result<UpdateDeadline> {
        if self.stop.load(Ordering::Relaxed) {
            return Stopped::Gone.now();
        }
        if cpu_time() >= self.deadline {
            return Stopped::Killed(KillReason::WallLimit).now();
        }
        Ok(UpdateDeadline::Continue(1))
    }
}

/// CPU time of this thread.
pub(crate) fn cpu_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(now).unwrap_or_default()
}

/// The guest's clock in nanoseconds since it started: what it has computed, at the calibrated rate, and what it has slept.
/// So it depends on the program alone.
pub(crate) fn clock(store: &StoreContextMut<'_, State>) -> wasmtime::Result<u64> {
    let state = store.data();
    let spent = state.budget.spent(store.get_fuel()?);
    Ok(state.slept.saturating_add(crate::budget::nanoseconds(spent)))
}

/// The guest's calendar: seconds and nanoseconds since 1970.
pub(crate) fn calendar(store: &StoreContextMut<'_, State>) -> wasmtime::Result<(u64, u32)> {
    let now = clock(store)?;
    let rest = u32::try_from(now % 1_000_000_000).unwrap_or_default();
    Ok((STARTS_AT_SECONDS.saturating_add(now / 1_000_000_000), rest))
}

/// Sleeps until the guest's clock shows `until`, which takes no time. More than the guest may wait in all ends it.
pub(crate) fn sleep_until(store: &mut StoreContextMut<'_, State>, until: u64) -> wasmtime::Result<()> {
    let now = clock(store)?;
    let state = store.data_mut();
    state.slept = state.slept.saturating_add(until.saturating_sub(now));
    if u128::from(until.max(now)) > state.budget.wall.as_nanos() {
        return Stopped::Killed(KillReason::WallLimit).now();
    }
    Ok(())
}

/// An output stream, kept up to a limit.
pub(crate) struct Stream {
    pub(crate) kept: Output,
    limit: usize,
}

impl Stream {
    pub(crate) fn new(limit: u64) -> Self {
        Self { kept: Output::default(), limit: usize::try_from(limit).unwrap_or(usize::MAX) }
    }

    /// Keeps what there is room for. More ends the guest.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> wasmtime::Result<()> {
        let room = self.limit.saturating_sub(self.kept.bytes.len());
        self.kept.bytes.extend_from_slice(&bytes[..bytes.len().min(room)]);
        if bytes.len() > room {
            self.kept.truncated = true;
            return Stopped::Killed(KillReason::OutputLimit).now();
        }
        Ok(())
    }
}

/// Bytes that look random and follow from a seed: hashes of the seed and a counter.
pub(crate) struct Random {
    seed: [u8; 32],
    counter: u64,
}

impl Random {
    /// The bytes that follow from `seed`.
    pub(crate) fn new(seed: [u8; 32]) -> Self {
        Self { seed, counter: 0 }
    }

    /// The next `length` of them.
    pub(crate) fn take(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(length.next_multiple_of(32));
        while bytes.len() < length {
            bytes.extend_from_slice(
                &Sha256::new().chain_update(self.seed).chain_update(self.counter.to_le_bytes()).finalize(),
            );
            self.counter += 1;
        }
        bytes.truncate(length);
        bytes
    }
}

/// Bounds the instance's memory.
///
/// The limit is on what the program adds to the component's own memory, as it is snapshotted.
pub(crate) struct Memory {
    /// What may be added.
    limit: u64,
    /// The component's own.
    own: Option<u64>,
    /// The most that it had.
    pub(crate) peak: u64,
    /// It asked for more than it may have.
    pub(crate) refused: bool,
}

impl Memory {
    /// That of an instance that is being made.
    fn new() -> Self {
        Self { limit: 0, own: None, peak: 0, refused: false }
    }

    /// Lets the program add this much.
    fn allow(&mut self, limit: u64) {
        self.limit = limit;
    }
}

impl ResourceLimiter for Memory {
    fn memory_growing(
        &mut self,
        _current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let own = *self.own.get_or_insert(desired as u64);
        let fits = desired as u64 <= own.saturating_add(self.limit);
        if fits {
            self.peak = self.peak.max(desired as u64);
        } else {
            self.refused = true;
        }
        Ok(fits)
    }

    fn table_growing(
        &mut self,
        _current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        Ok(desired <= MOST_TABLE_ENTRIES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_bytes_follow_from_the_seed_however_they_are_taken() {
        let (mut whole, mut again) = (Random::new([7; 32]), Random::new([7; 32]));
        assert_eq!(whole.take(64), [again.take(32), again.take(32)].concat());
        assert_ne!(Random::new([8; 32]).take(32), Random::new([7; 32]).take(32));
        assert_eq!(whole.take(5).len(), 5);
    }

    #[test]
    fn a_stream_keeps_what_it_has_room_for_and_then_ends_the_guest() {
        let mut stream = Stream::new(4);
        stream.write(b"abc").unwrap();
        let error = stream.write(b"de").unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Stopped::Killed(KillReason::OutputLimit)));
        assert_eq!(stream.kept, Output { bytes: b"abcd".to_vec(), truncated: true });
    }

    #[test]
    fn memory_above_the_limit_is_refused_and_remembered() {
        let mut memory = Memory::new();
        assert!(memory.memory_growing(0, 30, None).unwrap());
        memory.allow(100);
        assert!(memory.memory_growing(30, 130, None).unwrap() && !memory.refused);
        assert!(!memory.memory_growing(130, 131, None).unwrap());
        assert_eq!((memory.peak, memory.refused), (130, true));
    }
}
