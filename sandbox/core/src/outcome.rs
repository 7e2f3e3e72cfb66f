//! What a backend saw of a guest: kernel facts, and beside them what the guest said of itself.
//!
//! The two are never mixed. [`Ending`] and [`Usage`] come from the kernel and from the host's own record of
//! what it killed. [`Claim`] is an untrusted answer: it can be compared or shown, it can never mean "pass".

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use crate::{Tested, Value};

/// One guest run, seen from outside.
#[derive(Debug, Clone)]
pub struct GuestRun {
    /// How the guest ended.
    pub ending: Ending,
    /// What the guest said, if anything.
    pub claim: Claim,
    /// What came of the test code, if the run was one of [`crate::Case::Test`] and the module was loaded.
    pub tested: Option<Box<Tested>>,
    /// Why the test code ran in the guest itself, if it did. What it came to then proves nothing.
    pub in_process: Option<String>,
    /// Standard output, up to the limit.
    pub stdout: Output,
    /// Standard error, up to the limit.
    pub stderr: Output,
    /// What it used.
    pub usage: Usage,
    /// Facts beside the ending, without repetition.
    pub flags: Vec<Flag>,
}

/// How a guest ended. Kernel facts only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The main process exited with this status.
    Exited(i32),
    /// The main process was ended by a signal that the host did not send.
    Signaled(i32),
    /// The host killed it.
    Killed(KillReason),
}

/// Why the host, or the kernel for it, killed a guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KillReason {
    /// [`crate::Limits::cpu`].
    CpuLimit,
    /// [`crate::Limits::instructions`].
    InstructionLimit,
    /// [`crate::Limits::wall`].
    WallLimit,
    /// The kernel killed a process of the guest because [`crate::Limits::memory_bytes`] was reached.
    MemoryLimit,
    /// [`crate::Limits::output_bytes`], on stdout, stderr or the answer channel.
    OutputLimit,
    /// The scratch directory outgrew [`crate::Limits::disk_bytes`] where no file system enforces it.
    DiskLimit,
    /// A system call that the filter answers by a kill.
    DeniedSyscall,
    /// It broke the answer channel's rules, or stayed after its answer.
    Protocol,
}

/// What a guest said of itself. Untrusted.
#[derive(Debug, Clone, PartialEq)]
pub enum Claim {
    /// It said nothing (it ended, or was ended, before it could).
    Silent,
    /// A script ran off its end, or a module loaded.
    Completed,
    /// A call returned this.
    Answer(Value),
    /// A call returned something that does not cross as data; its type's name.
    Uncrossable(String),
    /// The code raised while it ran as a script or was called.
    Raised(GuestException),
    /// The code raised while it loaded as a module, or could not be compiled; no call was made.
    LoadFailed(GuestException),
}

/// An exception as data, as the guest described it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GuestException {
    /// The class's name; dotted with its module unless builtin.
    #[serde(rename = "type")]
    pub kind: String,
    /// `str(exception)`, capped.
    pub message: String,
    /// The candidate's failing line, counted from 1.
    pub line: Option<u32>,
    /// Frames, outermost first; the harness is not among them.
    pub frames: Vec<Frame>,
    /// It is an exact builtin `SyntaxError` (or a subclass) raised by compiling the candidate's own source.
    #[serde(skip)]
    pub from_compile: bool,
    /// Where the source does not compile.
    pub syntax: Option<SyntaxPlace>,
    /// What it came from, as a traceback tells it.
    pub earlier: Option<(Relation, Box<GuestException>)>,
    /// The exceptions of an exception group.
    pub group: Vec<GuestException>,
}

/// How an exception is related to the earlier one that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// It was raised `from` that.
    Cause,
    /// It was raised while that was handled.
    Context,
}

/// Where a source does not compile. Lines and columns count from 1, columns in characters, as `SyntaxError` has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SyntaxPlace {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: Option<u32>,
    /// The line in which what is wrong ends.
    pub end_line: Option<u32>,
    /// The column behind it.
    pub end_column: Option<u32>,
    /// The line's text.
    pub text: Option<String>,
}

/// One frame of a traceback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// `<candidate>`, or the file's name.
    pub file: String,
    /// Line, counted from 1.
    pub line: u32,
    /// The line in which the expression ends that the frame was at; known of the candidate's, since CPython 3.11.
    pub end_line: Option<u32>,
    /// The column of the whole line at which it begins, in characters and counted from 1.
    pub column: Option<u32>,
    /// The column behind its end.
    pub end_column: Option<u32>,
    /// The function's name, `<module>` at the top.
    pub function: String,
    /// The source line, stripped, when it is the candidate's.
    pub source: Option<String>,
}

/// Bytes a guest wrote on one of its streams.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    /// What was kept: at most [`crate::Limits::output_bytes`].
    pub bytes: Vec<u8>,
    /// More was written than kept.
    pub truncated: bool,
}

/// What one guest run used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Waiting for a slot. Counts for no limit.
    pub queue: Duration,
    /// From the moment the guest got its program until it was gone.
    pub wall: Duration,
    /// CPU time of all its processes, user and system.
    pub cpu: Duration,
    /// Largest resident set of its main process or of a child, in bytes; pages shared with the zygote count.
    pub memory_peak_bytes: u64,
    /// Instructions executed, where the backend counts them.
    pub instructions: Option<u64>,
}

/// A fact beside a verdict. Trainers use them as features; the wire names are in [`Flag::as_str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// The process ended before it answered.
    EarlyExit,
    /// It ran out of time by the clock, of much of which it had waited for a CPU.
    Starved,
    /// Frames were missing, malformed, extra or early.
    ProtocolViolation,
    /// The answer is of a type that does not cross as data.
    TypeNotExact,
    /// Bytes came on the answer channel after the answer.
    LateOutput,
    /// The guest asked for system calls that its filter denies by a kill.
    DeniedSyscalls,
    /// Processes were left when the main process ended.
    LeftoverProcesses,
    /// The kernel killed a process of the guest for memory.
    OomKill,
    /// Output was cut at the limit.
    OutputTruncated,
    /// Output was not UTF-8 and is shown with replacement characters.
    OutputNotUtf8,
    /// The scratch directory outgrew its limit and the host ended the run.
    DiskLimit,
    /// The candidate changed arguments in place, which the test sees as in one process.
    ArgumentsMutated,
    /// Objects of the candidate's were compared or calculated with by the candidate's own methods.
    ComparedByCandidate,
    /// Test code ran in the candidate's process.
    InProcess,
}

impl Flag {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EarlyExit => "early_exit",
            Self::Starved => "starved",
            Self::ProtocolViolation => "protocol_violation",
            Self::TypeNotExact => "type_not_exact",
            Self::LateOutput => "late_output",
            Self::DeniedSyscalls => "denied_syscalls",
            Self::LeftoverProcesses => "leftover_processes",
            Self::OomKill => "oom_kill",
            Self::OutputTruncated => "output_truncated",
            Self::OutputNotUtf8 => "output_not_utf8",
            Self::DiskLimit => "disk_limit",
            Self::ArgumentsMutated => "arguments_mutated",
            Self::ComparedByCandidate => "compared_by_candidate",
            Self::InProcess => "in_process",
        }
    }
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
