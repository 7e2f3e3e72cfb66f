//! Who gets a slot next. Pure bookkeeping: no clock is read here, nothing is built and nothing waits.
//!
//! A multi-level feedback queue of two levels. A guest begins in the *foreground*, of which there are few places; one
//! that has used its quantum moves to the *background* and lets the next begin. When the background is full it stays
//! where it is, until somebody waits for its place: then it gives way, and its execution begins again when there is
//! room in the background. So the number of guests is bounded, and short runs wait for quanta, never for long runs.
//!
//! Within a line, who is due earliest is first. Executions that came alone and those that came with many others take
//! turns, so that a large batch does not stand before everybody else.

use std::collections::BTreeMap;
use std::time::Instant;

use tokio::sync::oneshot;

/// How many guests may be at work at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// Guests that have not used their quantum; at least 1.
    pub(crate) foreground: usize,
    /// Guests that have.
    pub(crate) background: usize,
}

/// Which line somebody waits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    /// Executions that came alone.
    Single,
    /// Executions that came with many others.
    Bulk,
    /// Executions that are known to take long: they go to the background at once.
    Long,
}

/// Where a guest is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It has not used its quantum, or there is no room in the background.
    Foreground,
    /// It has, and others may begin in its place.
    Background,
}

/// What becomes of a guest that has used its quantum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settled {
    /// It is in the background from now on.
    Moved,
    /// There is no room in the background, and nobody waits either.
    Stays,
    /// There is no room in the background and somebody waits: it must end.
    GivesWay,
}

/// A slot and where its guest is counted.
#[derive(Debug)]
pub(crate) struct Grant<S> {
    pub(crate) slot: S,
    pub(crate) standing: Standing,
}

/// Those of one line, the first due first; then in the order in which they came.
type Waiting<S> = BTreeMap<(Instant, u64), oneshot::Sender<Grant<S>>>;

/// Slots, guests and who waits.
#[derive(Debug)]
pub(crate) struct Schedule<S> {
    bounds: Bounds,
    /// Slots with a spare. The last is the one that was used last.
    ready: Vec<S>,
    single: Waiting<S>,
    bulk: Waiting<S>,
    long: Waiting<S>,
    /// Whose turn it is where both wait.
    bulk_is_next: bool,
    foreground: usize,
    background: usize,
    /// Guests of the foreground that are to end for those who wait.
    giving_way: usize,
    /// Slots that exist or are being built.
    slots: usize,
    /// How many have asked.
    asked: u64,
    /// The fewest ready slots since [`Self::retire`].
    least_ready: usize,
}

impl<S> Schedule<S> {
    pub(crate) fn new(bounds: Bounds) -> Self {
        Self {
            bounds,
            ready: Vec::new(),
            single: Waiting::new(),
            bulk: Waiting::new(),
            long: Waiting::new(),
            bulk_is_next: false,
            foreground: 0,
            background: 0,
            giving_way: 0,
            slots: 0,
            asked: 0,
            least_ready: 0,
        }
    }

    /// Stands in a line. The answer comes at once, or when a slot and a place are free.
    pub(crate) fn ask(&mut self, line: Line, due: Instant) -> oneshot::Receiver<Grant<S>> {
        let (sender, receiver) = oneshot::channel();
        self.asked += 1;
        let place = (due, self.asked);
        match line {
            Line::Single => self.single.insert(place, sender),
            Line::Bulk => self.bulk.insert(place, sender),
            Line::Long => self.long.insert(place, sender),
        };
        self.hand_out();
        receiver
    }

    /// A slot for a guest that begins in the foreground, if there is one and nobody else waits.
    pub(crate) fn take_now(&mut self, line: Line) -> Option<S> {
        if line == Line::Long || self.is_full() || self.waiting() > 0 {
            return None;
        }
        let slot = self.ready.pop()?;
        self.foreground += 1;
        self.least_ready = self.least_ready.min(self.ready.len());
        Some(slot)
    }

    /// A slot has become ready, for the first time or again.
    pub(crate) fn add_ready(&mut self, slot: S) {
        self.ready.push(slot);
        self.hand_out();
    }

    /// A guest is gone, or its slot is about to be made ready again. `gave_way`: [`Self::settle`] had told it to.
    pub(crate) fn release(&mut self, standing: Standing, gave_way: bool) {
        *self.count(standing) -= 1;
        self.giving_way -= usize::from(gave_way);
        self.hand_out();
    }

    /// A guest of the foreground has used its quantum.
    pub(crate) fn settle(&mut self, may_give_way: bool) -> Settled {
        // Those who gave way before are first.
        self.long.retain(|_, waiting| !waiting.is_closed());
        if self.background + self.long.len() < self.bounds.background {
            self.foreground -= 1;
            self.background += 1;
            self.hand_out();
            return Settled::Moved;
        }
        self.single.retain(|_, waiting| !waiting.is_closed());
        self.bulk.retain(|_, waiting| !waiting.is_closed());
        // Without a background there is nothing to come back to.
        let may_give_way = may_give_way && self.bounds.background > 0;
        if may_give_way && self.single.len() + self.bulk.len() > self.giving_way {
            self.giving_way += 1;
            return Settled::GivesWay;
        }
        Settled::Stays
    }

    /// A guest of the background is as one that has just begun.
    pub(crate) fn return_to_foreground(&mut self) {
        self.background -= 1;
        self.foreground += 1;
        self.hand_out();
    }

    /// Turns away everybody who waits.
    pub(crate) fn turn_away(&mut self) {
        for line in [&mut self.single, &mut self.bulk, &mut self.long] {
            line.clear();
        }
    }

    /// Drops the slots that are ready.
    pub(crate) fn drop_ready(&mut self) {
        self.ready.clear();
    }

    /// How many slots are to be built now. They count as existing from here on.
    pub(crate) fn begin_builds(&mut self) -> usize {
        let missing = self.wanted().saturating_sub(self.slots);
        self.slots += missing;
        missing
    }

    /// So many slots have died, or could not be built.
    pub(crate) fn forget(&mut self, count: usize) {
        self.slots -= count;
    }

    /// Whether there are more slots than are wanted.
    pub(crate) fn has_surplus(&self) -> bool {
        self.slots > self.wanted()
    }

    /// Slots that are not wanted and that nobody has needed since the last call. They count no more.
    pub(crate) fn retire(&mut self) -> Vec<S> {
        let count = self.slots.saturating_sub(self.wanted()).min(self.least_ready).min(self.ready.len());
        self.slots -= count;
        let retired = self.ready.drain(..count).collect();
        self.least_ready = self.ready.len();
        retired
    }

    /// Slots that exist or are being built.
    pub(crate) fn slots(&self) -> usize {
        self.slots
    }

    /// Slots that wait for a guest.
    pub(crate) fn ready(&self) -> usize {
        self.ready.len()
    }

    /// Guests in the background.
    pub(crate) fn background(&self) -> usize {
        self.background
    }

    /// Whether no guest can begin in the foreground.
    pub(crate) fn is_full(&self) -> bool {
        self.foreground >= self.bounds.foreground
    }

    /// Those who wait, in all lines.
    pub(crate) fn waiting(&self) -> usize {
        self.single.len() + self.bulk.len() + self.long.len()
    }

    /// Enough for a full foreground, for the background as it is, and for those who wait to get there.
    fn wanted(&self) -> usize {
        let room = self.bounds.background.saturating_sub(self.background);
        self.bounds.foreground + self.background + self.long.len().min(room)
    }

    fn count(&mut self, standing: Standing) -> &mut usize {
        match standing {
            Standing::Foreground => &mut self.foreground,
            Standing::Background => &mut self.background,
        }
    }

    /// Gives what is ready to those who may have it.
    fn hand_out(&mut self) {
        while let Some(slot) = self.ready.pop() {
            if let Err(slot) = self.hand_to_next(slot) {
                self.ready.push(slot);
                break;
            }
        }
        self.least_ready = self.least_ready.min(self.ready.len());
    }

    /// Gives `slot` to the next in line; back when nobody may have it.
    fn hand_to_next(&mut self, slot: S) -> Result<(), S> {
        let mut slot = slot;
        loop {
            let (waiting, standing) = if self.foreground < self.bounds.foreground
                && let Some(waiting) = self.next_short()
            {
                (waiting, Standing::Foreground)
            } else if self.background < self.bounds.background
                && let Some((_, waiting)) = self.long.pop_first()
            {
                (waiting, Standing::Background)
            } else {
                return Err(slot);
            };
            // Refused by one who has gone.
            match waiting.send(Grant { slot, standing }) {
                Ok(()) => {
                    *self.count(standing) += 1;
                    return Ok(());
                }
                Err(refused) => slot = refused.slot,
            }
        }
    }

    fn next_short(&mut self) -> Option<oneshot::Sender<Grant<S>>> {
        let (first, second) = if self.bulk_is_next {
            (&mut self.bulk, &mut self.single)
        } else {
            (&mut self.single, &mut self.bulk)
        };
        if let Some((_, waiting)) = first.pop_first() {
            self.bulk_is_next = !self.bulk_is_next;
            return Some(waiting);
        }
        second.pop_first().map(|(_, waiting)| waiting)
    }
}

#[cfg(test)]
mod tests;
