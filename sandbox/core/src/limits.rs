//! What one guest run may use.

use std::time::Duration;

use crate::KillReason;

/// Bounds of one guest run. Each test of a submission gets the whole of them anew.
///
/// The wire form (API field names and units) belongs to the service; here the units are in the types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// CPU time of all of the guest's threads and processes together. The primary limit: it does not depend
    /// on the machine's load. Exceeded: the guest is killed, [`crate::KillReason::CpuLimit`].
    pub cpu: Duration,
    /// Time on the host's clock from the moment the guest is given its program, less the time for which it could
    /// have computed and no CPU was free. Catches sleepers. Exceeded: the guest is killed,
    /// [`crate::KillReason::WallLimit`].
    pub wall: Duration,
    /// How much longer than `wall` a guest may take for want of a free CPU.
    pub wall_grace: Duration,
    /// Memory of the whole guest in bytes. Exceeded: `MemoryError` in the guest or a kill by the kernel,
    /// [`crate::Flag::OomKill`].
    pub memory_bytes: u64,
    /// Bytes kept of stdout and, apart from it, of stderr. Exceeded: the guest is killed,
    /// [`crate::KillReason::OutputLimit`].
    pub output_bytes: u64,
    /// Processes the guest may have at once. `1` means that fork and exec are denied; threads are always
    /// allowed, up to [`Limits::MAX_THREADS`].
    pub processes: u32,
    /// Bytes of the scratch file system. Exceeded: `OSError` (`ENOSPC`) in the guest.
    pub disk_bytes: u64,
    /// Instructions of the program, where the backend counts them ([`crate::Backend::counts_instructions`]); `None`: as
    /// many as the CPU limit allows. Exceeded: the guest is ended, [`crate::KillReason::InstructionLimit`].
    pub instructions: Option<u64>,
}

impl Limits {
    /// Threads that a guest may start beside its processes.
    pub const MAX_THREADS: u32 = 64;

    /// [`Self::wall_grace`] where nobody has asked for a time by the clock: so long that only a machine that does
    /// next to nothing for a guest makes a difference to its verdict.
    pub const UNASKED_GRACE: Duration = Duration::from_mins(10);
}

impl Limits {
    /// What it means, in words, that a tester reached one of these.
    pub fn used_up(&self, reason: KillReason) -> String {
        match reason {
            KillReason::CpuLimit | KillReason::InstructionLimit => {
                format!("used more than {} s of CPU time", self.cpu.as_secs_f64())
            }
            KillReason::WallLimit => format!("had not ended after {} s", self.wall.as_secs_f64()),
            KillReason::MemoryLimit => format!("used more than {} MiB of memory", self.memory_bytes >> 20),
            KillReason::OutputLimit
            | KillReason::DiskLimit
            | KillReason::DeniedSyscall
            | KillReason::Protocol => "broke a rule of the sandbox".to_owned(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cpu: Duration::from_secs(10),
            wall: Duration::from_secs(30),
            wall_grace: Self::UNASKED_GRACE,
            memory_bytes: 1024 << 20,
            output_bytes: 65_536,
            processes: 1,
            disk_bytes: 64 << 20,
            instructions: None,
        }
    }
}
