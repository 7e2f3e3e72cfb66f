//! How a guest that goes on loses its precedence: after a quantum by the clock others may begin in its place, and the
//! more CPU time it uses the smaller its share becomes where CPUs are scarce.
//!
//! None of it decides a verdict: a guest that gets less is only later.

use std::time::Duration;

use tokio::time::Instant;

/// Time by the clock, for a guest that sleeps holds its slot as one that computes.
pub(crate) const QUANTUM: Duration = Duration::from_millis(50);
/// Between two questions whether there is room in the background.
const ASK_AGAIN: Duration = Duration::from_millis(20);
/// Between two looks at what a guest of the background has used.
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// Nice values, and the CPU time from which on a guest has them once its quantum is over. Each is half of the share
/// before, for four times the time: whoever needs little is done soon, however many there are that never end. Not more:
/// what else runs on the machine, at 0, competes with guests too.
const LEVELS: [(Duration, i32); 4] = [
    (Duration::ZERO, 4),
    (Duration::from_millis(200), 7),
    (Duration::from_millis(800), 10),
    (Duration::from_millis(3200), 13),
];

/// Where a guest stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    /// When to look again; `None`: nothing is left to lose.
    next: Option<Instant>,
    /// How many of [`LEVELS`] it has gone down.
    lowered: usize,
}

impl Turn {
    /// A turn that begins now.
    pub(crate) fn begin() -> Self {
        Self { next: Some(Instant::now() + QUANTUM), lowered: 0 }
    }

    /// When to look next.
    pub(crate) fn next_look(&self) -> Option<Instant> {
        self.next
    }

    /// Whether it is time to look.
    pub(crate) fn is_due(&self) -> bool {
        self.next.is_some_and(|next| Instant::now() >= next)
    }

    /// The guest has used so much CPU time. Its new nice value, if it gets one.
    pub(crate) fn lower(&mut self, used: Duration) -> Option<i32> {
        let due = LEVELS.iter().take_while(|(from, _)| used >= *from).count();
        if due <= self.lowered {
            return None;
        }
        self.lowered = due;
        LEVELS.get(due - 1).map(|(_, nice)| *nice)
    }

    /// It has been looked at; `in_background`: others may begin in its place.
    pub(crate) fn looked(&mut self, in_background: bool) {
        let pause = if in_background { LOOK_AGAIN } else { ASK_AGAIN };
        self.next = (!in_background || self.lowered < LEVELS.len()).then(|| Instant::now() + pause);
    }

    /// It is in the background, and nothing more is to be taken from it.
    pub(crate) fn rest(&mut self) {
        self.next = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn a_turn_ends_by_the_clock() {
        let turn = Turn::begin();
        assert!(!turn.is_due());
        tokio::time::advance(QUANTUM).await;
        assert!(turn.is_due());
    }

    #[tokio::test(start_paused = true)]
    async fn what_a_guest_uses_lowers_it_step_by_step_and_each_step_once() {
        let mut turn = Turn::begin();
        assert_eq!(turn.lower(Duration::ZERO), Some(4));
        assert_eq!((turn.lower(SECOND / 10), turn.lower(SECOND / 2)), (None, Some(7)));
        assert_eq!((turn.lower(4 * SECOND), turn.lower(9 * SECOND)), (Some(13), None));
    }

    #[tokio::test(start_paused = true)]
    async fn it_is_looked_at_until_it_is_in_the_background_and_has_nothing_to_lose() {
        let mut turn = Turn::begin();
        turn.lower(5 * SECOND);
        turn.looked(false);
        assert!(turn.next_look().is_some());
        turn.looked(true);
        assert!(turn.next_look().is_none() && !turn.is_due());
        let mut turn = Turn::begin();
        turn.lower(SECOND);
        turn.looked(true);
        assert!(turn.next_look().is_some());
    }
}
