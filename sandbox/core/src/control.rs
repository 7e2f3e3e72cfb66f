//! Messages between the trusted processes: server, launcher, zygote, slots. No guest ever sees one.
//!
//! Each travels as one JSON datagram on a Unix socket, some with descriptors beside it (noted at each).

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Launcher to zygote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ZygoteOrder {
    /// Import these modules, then report [`ZygoteNotice::Ready`]. Comes once, first. Descriptors: the host's `/proc`; and
    /// the compiled harness ([`crate::harness::Compiled`]), if there is one.
    Preload {
        /// Module names.
        modules: Vec<String>,
        /// Load what test code needs, too.
        testing: bool,
    },
    /// Clone a slot. Descriptor: the slot's end of its control socket.
    Spawn {
        /// Namespaces of the slot's own.
        namespaces: SlotNamespaces,
    },
}

/// Namespaces that each slot has for itself, beside what it inherits from its zygote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotNamespaces {
    /// Its own process ids; the slot is process 1.
    pub pid: bool,
    /// Its own mounts, so that `/tmp` is its own.
    pub mount: bool,
    /// Its own System V and POSIX message queues.
    pub ipc: bool,
}

/// Zygote to launcher.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ZygoteNotice {
    /// Everything is imported.
    Ready,
    /// It cannot serve; it exits after this.
    Failed {
        /// Why, for the operator.
        message: String,
    },
    /// A slot was cloned. Descriptor: its pidfd.
    Spawned {
        /// Its process id as the zygote (and the launcher) see it.
        pid: i32,
    },
    /// A slot could not be cloned.
    SpawnFailed {
        /// Why.
        message: String,
    },
}

/// Server to slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlotOrder {
    /// Set up and fork the first spare. Comes once, first.
    Start(Box<SlotSettings>),
    /// Discard the waiting spare and fork one of this profile. Only while no guest runs.
    Configure(SpareProfile),
    /// Kill this guest and all it started. One that is gone already, its end being on its way to the server, is
    /// meant no more: the spare after it is left alone.
    Kill {
        /// As in its [`SlotNotice::Spare`].
        guest: u64,
    },
    /// Report [`SlotNotice::Usage`] of this guest, if it still runs.
    Usage {
        /// As in its [`SlotNotice::Spare`].
        guest: u64,
    },
    /// Let others go before this guest where CPUs are scarce: all its processes get this nice value.
    Lower {
        /// As in its [`SlotNotice::Spare`].
        guest: u64,
        /// From 0 to 19; never less than before.
        nice: i32,
    },
}

/// What a slot puts around its guests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "barriers hold or do not, each by itself")]
pub struct SlotSettings {
    /// The slot is process 1 of its own pid namespace: killing "everything" reaches just its guests.
    pub pid_namespace: bool,
    /// The user and group id of guests; `None`: they keep the slot's.
    pub uid: Option<u32>,
    /// Where guests may write.
    pub scratch: Scratch,
    /// Directories and files that guests may read.
    pub readable: Vec<PathBuf>,
    /// What of that lies where the slot mounts file systems of its own, and has to stay visible.
    pub kept: Vec<PathBuf>,
    /// Device files that guests may use.
    pub devices: Vec<PathBuf>,
    /// Confine by Landlock.
    pub landlock: bool,
    /// Confine by seccomp.
    pub seccomp: bool,
    /// A cgroup counts and bounds memory and processes.
    pub cgroup: bool,
    /// Guests are testers: what test code commonly needs is imported once, in the slot.
    pub tests: bool,
    /// Profile of the first spare.
    pub profile: SpareProfile,
}

/// Where guests may write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scratch {
    /// The slot mounts file systems of its own on `/tmp` and `/dev/shm`.
    Mounts,
    /// A directory of the host, emptied after each run. Its size is watched, not enforced.
    Directory(PathBuf),
}

/// What differs between spares of one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpareProfile {
    /// Fork and exec are allowed.
    pub processes: bool,
    /// Size of the scratch file system in bytes.
    pub disk_bytes: u64,
}

/// Slot to server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlotNotice {
    /// A spare was forked. Descriptors: the write end of its standard input, the read ends of its standard
    /// output, standard error and answer channel, all non-blocking.
    Spare {
        /// Its number among the guests of this slot.
        guest: u64,
    },
    /// A process that is not the guest's main process ended: a test case's, or an orphan.
    ChildExited(ProcessExit),
    /// The guest's main process is gone and so is everything it started. The next [`SlotNotice::Spare`]
    /// follows.
    Finished {
        /// The main process's end.
        main: ProcessExit,
        /// CPU time of all processes of the run together, in nanoseconds.
        cpu_ns: u64,
        /// Processes that were left when the main process ended and had to be killed.
        leftovers: u32,
        /// The scratch directory outgrew its limit and the slot killed the guest for it.
        disk_limit: bool,
    },
    /// CPU time used so far by the guest's main process, in nanoseconds.
    Usage {
        /// Whose.
        guest: u64,
        /// Nanoseconds.
        cpu_ns: u64,
        /// For how long its processes that live could have computed and no CPU was free, in nanoseconds. `None`: the
        /// kernel does not tell.
        starved_ns: Option<u64>,
    },
    /// The slot cannot go on and exits after this.
    Broken {
        /// Why, for the operator.
        message: String,
    },
}

/// How a process ended, as `wait4` told its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessExit {
    /// Exit status, if it exited.
    pub code: Option<i32>,
    /// Signal, if one ended it.
    pub signal: Option<i32>,
    /// CPU time, user and system, of it and of the children it waited for, in nanoseconds.
    pub cpu_ns: u64,
    /// Largest resident set, in bytes.
    pub peak_bytes: u64,
}
