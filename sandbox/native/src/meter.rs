//! Time limits of one guest run, enforced from outside.
//!
//! CPU time is the primary limit. It is looked at only as often as it could have been reached: with `n` cores, not
//! before `remaining / n` has passed on the clock. Time for which the guest could have computed and no CPU was free
//! does not count as time by the clock, up to a bound: whether a guest reaches that limit is then no question of what
//! else the machine does.

use std::sync::LazyLock;
use std::thread::available_parallelism;
use std::time::Duration;

use tockbox_core::{KillReason, Limits};
use tokio::time::Instant;

/// Shortest pause between two looks at the CPU counter.
const SHORTEST_LOOK: Duration = Duration::from_millis(5);
/// Longest pause where the scratch directory's size is watched on the same occasion.
const LONGEST_WATCH: Duration = Duration::from_millis(100);

/// Cores that a guest can compute on. Asked once: the answer takes reading files of the cgroup.
static CORES: LazyLock<u32> = LazyLock::new(|| {
    available_parallelism().map_or(1, |cores| u32::try_from(cores.get()).unwrap_or(u32::MAX))
});

/// The clock and CPU budget of one run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meter {
    started: Instant,
    wall_limit: Duration,
    wall_grace: Duration,
    /// For how long the guest has waited for a CPU, as far as is known.
    starved: Duration,
    cpu_limit: Duration,
    /// The counter's value when the run began, less what counts against it already.
    cpu_base: Duration,
    watches_disk: bool,
    next_look: Instant,
    /// Since when the clock stands still, if it does.
    paused: Option<Instant>,
}

impl Meter {
    /// Starts to measure. `counter` is the CPU counter's value now; `cpu_spent` and `wall_spent` count against the
    /// limits already (a loaded module's share).
    pub(crate) fn start(
        limits: &Limits,
        counter: Duration,
        (cpu_spent, wall_spent): (Duration, Duration),
        watches_disk: bool,
    ) -> Self {
        let started = Instant::now();
        let mut meter = Self {
            started,
            wall_limit: limits.wall.saturating_sub(wall_spent),
            wall_grace: limits.wall_grace,
            starved: Duration::ZERO,
            cpu_limit: limits.cpu.saturating_sub(cpu_spent),
            cpu_base: counter,
            watches_disk,
            next_look: started,
            paused: None,
        };
        meter.plan(Duration::ZERO);
        meter
    }

    /// When to look next. `asked`: an answer that may move the end of the time is on its way.
    pub(crate) fn next_look(&self, asked: bool) -> Instant {
        if asked || self.paused.is_some() { self.next_look } else { self.next_look.min(self.end()) }
    }

    /// Whether the time by the clock is up, as far as is known.
    pub(crate) fn is_time_up(&self) -> bool {
        self.paused.is_none() && Instant::now() >= self.end()
    }

    /// Whether it would be up if waiting for a CPU counted.
    pub(crate) fn is_time_up_by_the_clock(&self) -> bool {
        self.wall() >= self.wall_limit
    }

    /// For how long the guest has waited for a CPU since the start, and before if that is told with it.
    pub(crate) fn forgive(&mut self, starved: Duration) {
        self.starved = self.starved.max(starved.min(self.wall()));
    }

    /// Whether the guest was given so much more time that what else the machine did may have decided.
    pub(crate) fn was_starved(&self) -> bool {
        self.starved >= self.wall_limit / 2
    }

    fn end(&self) -> Instant {
        self.started + self.wall_limit + self.starved.min(self.wall_grace)
    }

    /// Stops the clock, not the account of CPU time: somebody else is at work.
    pub(crate) fn pause(&mut self) {
        self.paused = self.paused.or_else(|| Some(Instant::now()));
    }

    /// Lets the clock run again.
    pub(crate) fn resume(&mut self) {
        if let Some(since) = self.paused.take() {
            self.started += since.elapsed();
        }
    }

    /// Takes the CPU counter's value and says whether the limit is exceeded.
    pub(crate) fn look(&mut self, counter: Duration) -> Option<KillReason> {
        let used = self.used(counter);
        if used > self.cpu_limit {
            return Some(KillReason::CpuLimit);
        }
        self.plan(used);
        None
    }

    /// CPU time used, by the CPU counter's value.
    pub(crate) fn used(&self, counter: Duration) -> Duration {
        counter.saturating_sub(self.cpu_base)
    }

    /// Puts the next look off until an answer that was asked for can be here.
    pub(crate) fn look_later(&mut self) {
        self.next_look = Instant::now() + SHORTEST_LOOK;
    }

    /// Whether `used` CPU time of this run, told after the fact, is above the limit.
    pub(crate) fn exceeded_by(&self, used: Duration) -> bool {
        used > self.cpu_limit
    }

    /// Time on the clock since the start.
    pub(crate) fn wall(&self) -> Duration {
        self.paused.map_or_else(|| self.started.elapsed(), |since| since - self.started)
    }

    fn plan(&mut self, used: Duration) {
        let earliest = self.cpu_limit.saturating_sub(used) / *CORES;
        let pause = if self.watches_disk { earliest.min(LONGEST_WATCH) } else { earliest };
        self.next_look = Instant::now() + pause.max(SHORTEST_LOOK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn meter(cpu: Duration, wall: Duration) -> Meter {
        let limits = Limits { cpu, wall, ..Limits::default() };
        Meter::start(&limits, 5 * SECOND, (SECOND, SECOND), false)
    }

    #[tokio::test(start_paused = true)]
    async fn cpu_time_before_the_start_counts_for_nothing_and_the_spent_share_counts() {
        let mut meter = meter(3 * SECOND, 10 * SECOND);
        assert_eq!(meter.look(7 * SECOND), None);
        assert_eq!(meter.look(7 * SECOND + SHORTEST_LOOK), Some(KillReason::CpuLimit));
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_for_a_cpu_does_not_count_up_to_the_grace() {
        let limits = Limits { wall: 3 * SECOND, wall_grace: 2 * SECOND, ..Limits::default() };
        let mut meter = Meter::start(&limits, Duration::ZERO, (Duration::ZERO, Duration::ZERO), false);
        tokio::time::advance(3 * SECOND).await;
        assert!(meter.is_time_up() && !meter.was_starved());
        meter.forgive(SECOND);
        assert!(!meter.is_time_up() && meter.is_time_up_by_the_clock() && !meter.was_starved());
        tokio::time::advance(SECOND).await;
        assert!(meter.is_time_up());
        // More than the time that has passed is nobody's due, and less than before is no news.
        meter.forgive(60 * SECOND);
        meter.forgive(SECOND);
        assert_eq!((meter.starved, meter.is_time_up(), meter.was_starved()), (4 * SECOND, false, true));
        tokio::time::advance(SECOND).await;
        assert!(meter.is_time_up());
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_moves_the_deadline_and_counts_for_nothing() {
        let mut meter = meter(60 * SECOND, 3 * SECOND);
        meter.pause();
        tokio::time::advance(10 * SECOND).await;
        assert!(!meter.is_time_up());
        meter.resume();
        assert!(!meter.is_time_up() && meter.wall() == Duration::ZERO);
        tokio::time::advance(2 * SECOND).await;
        assert!(meter.is_time_up());
    }

    #[tokio::test(start_paused = true)]
    async fn the_next_look_is_never_after_the_end_unless_it_may_move() {
        let meter = meter(60 * SECOND, 3 * SECOND);
        assert_eq!(meter.next_look(false) - meter.started, 2 * SECOND);
        assert!(meter.next_look(true) - meter.started > 2 * SECOND);
    }
}
