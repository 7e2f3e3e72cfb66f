//! Resource limits of a guest: what the kernel refuses to one process even where there is no cgroup.
//!
//! Owns the choice of which limits are set; the amounts that vary come from the caller. It never raises a hard limit.

use nix::sys::resource::{Resource, getrlimit, setrlimit};

use crate::JailError;

/// Limits that no honest guest comes near, set for every guest.
const ALWAYS: [(Resource, u64); 6] = [
    (Resource::RLIMIT_CORE, 0),
    (Resource::RLIMIT_MSGQUEUE, 0),
    (Resource::RLIMIT_RTPRIO, 0),
    (Resource::RLIMIT_NICE, 0),
    (Resource::RLIMIT_MEMLOCK, 64 * 1024),
    // Queued signals and POSIX timers: each holds kernel memory.
    (Resource::RLIMIT_SIGPENDING, 256),
];

/// The limits of one guest. `None` leaves a limit as the slot has it. A hard limit below the amount stays below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rlimits {
    /// CPU seconds of a process; at the limit it is killed by `SIGKILL`. A second line: the supervisor's clock is first.
    pub cpu_seconds: Option<u64>,
    /// Bytes of one file; beyond it `write` and `ftruncate` fail with `EFBIG`.
    pub file_bytes: Option<u64>,
    /// Descriptors; beyond it `open` fails with `EMFILE`.
    pub open_files: Option<u64>,
    /// Bytes of private writable memory, heap included; beyond it allocation fails, which Python shows as `MemoryError`.
    /// Memory that a guest shares with itself and memory grown from the main thread's stack are not counted: set
    /// [`Self::address_bytes`] too where no memory cgroup does.
    pub data_bytes: Option<u64>,
    /// Bytes of address space, libraries and reserved but untouched memory included, so it must leave gigabytes of
    /// room above [`Self::data_bytes`]; beyond it mapping fails with `ENOMEM`.
    pub address_bytes: Option<u64>,
    /// Bytes of the main thread's stack. Soft limit only, up to the hard one; beyond it the guest dies by `SIGSEGV`.
    pub stack_bytes: Option<u64>,
    /// Processes and threads of the guest's uid together; beyond it `clone` fails with `EAGAIN`. Root is exempt.
    pub processes: Option<u64>,
}

impl Rlimits {
    /// Sets the limits on the calling process, for itself and its children.
    pub fn apply(&self) -> Result<(), JailError> {
        for (resource, limit) in ALWAYS {
            lower(resource, limit)?;
        }
        self.apply_further()
    }

    /// Sets only what is chosen: the process, or its parent before it was forked, has [`Self::apply`] behind it.
    pub fn apply_further(&self) -> Result<(), JailError> {
        let chosen = [
            (Resource::RLIMIT_CPU, self.cpu_seconds),
            (Resource::RLIMIT_FSIZE, self.file_bytes),
            (Resource::RLIMIT_NOFILE, self.open_files),
            (Resource::RLIMIT_DATA, self.data_bytes),
            (Resource::RLIMIT_AS, self.address_bytes),
            (Resource::RLIMIT_NPROC, self.processes),
        ];
        for (resource, limit) in chosen {
            if let Some(limit) = limit {
                lower(resource, limit)?;
            }
        }
        self.stack_bytes.map_or(Ok(()), set_stack)
    }
}

/// Makes both the soft and the hard limit `limit`, or the hard limit where that is lower already.
fn lower(resource: Resource, limit: u64) -> Result<(), JailError> {
    let (_, hard) = getrlimit(resource).map_err(|error| failure("read", resource, error))?;
    let limit = limit.min(hard);
    setrlimit(resource, limit, limit).map_err(|error| failure("set", resource, error))
}

/// Makes the soft limit of the stack `limit`. The hard limit stays: glibc sizes thread stacks by the soft one only.
fn set_stack(limit: u64) -> Result<(), JailError> {
    let resource = Resource::RLIMIT_STACK;
    let (_, hard) = getrlimit(resource).map_err(|error| failure("read", resource, error))?;
    setrlimit(resource, limit.min(hard), hard).map_err(|error| failure("set", resource, error))
}

fn failure(verb: &str, resource: Resource, error: nix::Error) -> JailError {
    JailError::new(format!("{verb} {resource:?}"), error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::guest::testing::in_child;

    #[test]
    fn limits_are_set_soft_and_hard_and_are_never_raised() {
        in_child(|| {
            setrlimit(Resource::RLIMIT_NOFILE, 50, 50).unwrap();
            let limits = Rlimits {
                cpu_seconds: Some(7),
                file_bytes: Some(1 << 20),
                open_files: Some(64),
                data_bytes: Some(1 << 29),
                address_bytes: Some(1 << 33),
                stack_bytes: Some(16 << 20),
                processes: Some(40),
            };
            limits.apply().unwrap();
            limits.apply().unwrap();
            let both = |resource| getrlimit(resource).unwrap();
            assert_eq!(both(Resource::RLIMIT_CPU), (7, 7));
            assert_eq!(both(Resource::RLIMIT_FSIZE), (1 << 20, 1 << 20));
            assert_eq!(both(Resource::RLIMIT_NOFILE), (50, 50));
            assert_eq!(both(Resource::RLIMIT_DATA), (1 << 29, 1 << 29));
            assert_eq!(both(Resource::RLIMIT_AS), (1 << 33, 1 << 33));
            assert_eq!(both(Resource::RLIMIT_NPROC), (40, 40));
            assert_eq!(both(Resource::RLIMIT_CORE), (0, 0));
            assert_eq!(both(Resource::RLIMIT_MEMLOCK), (65536, 65536));
            assert_eq!(both(Resource::RLIMIT_STACK).0, 16 << 20);
            assert!(both(Resource::RLIMIT_STACK).1 > 16 << 20, "the hard limit of the stack stays");
        });
    }

    #[test]
    fn stack_stays_below_its_hard_limit() {
        in_child(|| {
            setrlimit(Resource::RLIMIT_STACK, 4 << 20, 8 << 20).unwrap();
            Rlimits { stack_bytes: Some(64 << 20), ..Rlimits::default() }.apply().unwrap();
            assert_eq!(getrlimit(Resource::RLIMIT_STACK).unwrap(), (8 << 20, 8 << 20));
        });
    }

    #[test]
    fn nothing_chosen_leaves_the_variable_limits_alone() {
        in_child(|| {
            let before = getrlimit(Resource::RLIMIT_NOFILE).unwrap();
            Rlimits::default().apply().unwrap();
            assert_eq!(getrlimit(Resource::RLIMIT_NOFILE).unwrap(), before);
        });
    }
}
