//! Instructions: how many a guest may use, and what they mean in time.
//!
//! They are counted by wasmtime as fuel: one for most instructions of WebAssembly. The count depends on the component
//! and on the program, never on the machine or on its load.

use std::time::Duration;

use tockbox_core::{KillReason, Limits};

/// Instructions in the time that native CPython takes one second for, measured over programs of many kinds (see
/// `SPECIFICATION.md`). Programs that wait for memory are charged too little, those that compute too much.
pub const INSTRUCTIONS_A_SECOND: u64 = 27_000_000_000;
/// How many times its wall limit a guest's thread may compute: this backend is slower than a native interpreter. What a
/// program computes and sleeps by its own clock is bounded exactly; this is for what instructions do not tell. It is
/// CPU time, so that a busy machine decides nothing.
const WALL_STRETCH: u32 = 5;

/// Bounds of one instance.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Budget {
    /// Instructions in all, those of the harness included.
    pub(crate) instructions: u64,
    /// What it means when they are used up.
    pub(crate) reason: KillReason,
    /// How long the guest may take by its own clock.
    pub(crate) wall: Duration,
}

impl Budget {
    /// For an instance that has nothing to do.
    pub(crate) const NONE: Self =
        Self { instructions: 0, reason: KillReason::CpuLimit, wall: Duration::ZERO };

    /// What `limits` allow a program in whose mode an empty one takes `empty` instructions.
    pub(crate) fn new(limits: &Limits, empty: u64) -> Self {
        // Who computes takes time by the clock, too, and nobody computes beside it.
        let by_time = instructions(limits.cpu.min(limits.wall));
        let (own, reason) = match limits.instructions {
            Some(most) if most < by_time => (most, KillReason::InstructionLimit),
            _ if limits.wall < limits.cpu => (by_time, KillReason::WallLimit),
            _ => (by_time, KillReason::CpuLimit),
        };
        Self { instructions: own.saturating_add(empty), reason, wall: limits.wall }
    }

    /// The CPU time that the guest may take.
    pub(crate) fn patience(&self) -> Duration {
        self.wall.saturating_mul(WALL_STRETCH)
    }

    /// What has been used when `left` is left.
    pub(crate) fn spent(&self, left: u64) -> u64 {
        self.instructions.saturating_sub(left)
    }
}

/// The instructions that stand for that much CPU time.
fn instructions(cpu: Duration) -> u64 {
    u64::try_from(cpu.as_nanos() * u128::from(INSTRUCTIONS_A_SECOND) / 1_000_000_000).unwrap_or(u64::MAX)
}

/// The nanoseconds that this many instructions stand for.
pub(crate) fn nanoseconds(instructions: u64) -> u64 {
    u64::try_from(u128::from(instructions) * 1_000_000_000 / u128::from(INSTRUCTIONS_A_SECOND))
        .unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tighter_of_time_and_count_bounds_a_guest() {
        let limits = Limits { cpu: Duration::from_secs(2), ..Limits::default() };
        let budget = Budget::new(&limits, 10);
        assert_eq!((budget.instructions, budget.reason), (54_000_000_010, KillReason::CpuLimit));
        let budget = Budget::new(&Limits { wall: Duration::from_secs(1), ..limits }, 10);
        assert_eq!((budget.instructions, budget.reason), (27_000_000_010, KillReason::WallLimit));
        let budget = Budget::new(&Limits { instructions: Some(1000), ..limits }, 10);
        assert_eq!((budget.instructions, budget.reason), (1010, KillReason::InstructionLimit));
        assert_eq!((budget.spent(1010), budget.spent(0)), (0, 1010));
    }

    #[test]
    fn instructions_are_time_at_one_rate() {
        assert_eq!(nanoseconds(INSTRUCTIONS_A_SECOND), 1_000_000_000);
        assert_eq!(nanoseconds(u64::MAX), 683_212_743_470_724_133);
    }
}
