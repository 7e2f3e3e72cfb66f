//! One guest run against one expectation.
//!
//! Facts from outside the guest come first and decide alone. Only a guest that ended by itself is asked what it
//! has to say, and what it says is compared or shown; it never means "pass".

use tockbox_core::{
    Claim, Ending, Flag, GuestException, GuestRun, KillReason, Limits, TestEnd, Tested, Value,
};

use super::checker::{Compare, Expected, first_difference, stdout_matches, values_match};
use super::verdict::Verdict;
use crate::judgement::{MAX_SHOWN_BYTES, Shown, cut, repr};
use crate::submission::TestKind;

/// Classes that mean `MemoryError`: numpy raises a subclass of its own.
const MEMORY_ERRORS: [&str; 3] =
    ["MemoryError", "numpy._core._exceptions._ArrayMemoryError", "numpy.core._exceptions._ArrayMemoryError"];
/// Bytes of a guest's text inside a message.
const MAX_QUOTED_BYTES: usize = 500;

/// What one run came to.
pub(super) struct Finding {
    pub(super) verdict: Verdict,
    /// Why, in words; none when accepted.
    pub(super) message: Option<String>,
    /// What was expected, where only the run says it: the other side of a failed assert.
    pub(super) expected: Option<Shown>,
    /// The answer, if there is one.
    pub(super) actual: Option<Shown>,
    /// The exception that ended the run.
    pub(super) exception: Option<GuestException>,
    /// The run's facts and those found here, without repetition.
    pub(super) flags: Vec<Flag>,
}

/// A verdict, the flag that goes with it, and why.
struct Ruling(Verdict, Option<Flag>, String);

impl Finding {
    /// What `run` came to as a run of `test` (none: a plain run).
    pub(super) fn of(run: &GuestRun, test: Option<&TestKind>, limits: &Limits) -> Self {
        let ruling = match test {
            None => from_outside(run, limits).or_else(|| status(run, limits)),
            Some(TestKind::Stdio { expected_stdout, compare, .. }) => from_outside(run, limits)
                .or_else(|| status(run, limits))
                .or_else(|| printed(run, expected_stdout, *compare)),
            Some(TestKind::Call { expected, tolerance, nan_equal, .. }) => {
                from_outside(run, limits).or_else(|| {
                    answer(run, limits, |value| compare_value(expected, value, *tolerance, *nan_equal))
                })
            }
            Some(TestKind::Code(_)) => match &run.tested {
                // What it did behind the failed assert is no part of the test's meaning.
                Some(tested) if tested.failed_before_end => from_tests(tested, limits),
                Some(tested) => from_outside(run, limits).or_else(|| from_tests(tested, limits)),
                None => from_outside(run, limits).or_else(|| answer(run, limits, |_| Some(unanswered()))),
            },
        };
        let mut flags = run.flags.clone();
        let (verdict, message) = match ruling {
            None => (Verdict::Accepted, None),
            Some(Ruling(verdict, flag, message)) => {
                add_flag(&mut flags, flag);
                (verdict, Some(message))
            }
        };
        add_flag(&mut flags, (run.stdout.truncated || run.stderr.truncated).then_some(Flag::OutputTruncated));
        let malformed =
            [&run.stdout, &run.stderr].into_iter().any(|output| !is_utf8(&output.bytes, output.truncated));
        add_flag(&mut flags, malformed.then_some(Flag::OutputNotUtf8));
        let tested = run.tested.as_deref();
        let side = |text: Option<&String>| text.map(|text| cut(text, MAX_SHOWN_BYTES));
        Self {
            verdict,
            message,
            expected: side(tested.and_then(|tested| tested.expected.as_ref())),
            actual: side(tested.and_then(|tested| tested.actual.as_ref())).or_else(|| actual(run, test)),
            exception: exception(run, test),
            flags,
        }
    }
}

/// What the kernel and the host's own record decide, whatever the guest says. In order of precedence.
fn from_outside(run: &GuestRun, limits: &Limits) -> Option<Ruling> {
    let mib = |bytes: u64| bytes >> 20;
    let killed = |reason| run.ending == Ending::Killed(reason);
    let ruling = if killed(KillReason::MemoryLimit) || run.flags.contains(&Flag::OomKill) {
        let message = format!("used more than {} MiB of memory", mib(limits.memory_bytes));
        Ruling(Verdict::MemoryLimitExceeded, None, message)
    } else if killed(KillReason::CpuLimit) {
        let message = format!("used more than {} s of CPU time", limits.cpu.as_secs_f64());
        Ruling(Verdict::TimeLimitExceeded, None, message)
    } else if killed(KillReason::InstructionLimit) {
        let most = limits.instructions.unwrap_or_default();
        Ruling(Verdict::TimeLimitExceeded, None, format!("used more than {most} instructions"))
    } else if killed(KillReason::WallLimit) {
        let more =
            if run.flags.contains(&Flag::Starved) { ", for want of a free CPU much longer" } else { "" };
        let message = format!("had not ended after {} s{more}", limits.wall.as_secs_f64());
        Ruling(Verdict::TimeLimitExceeded, None, message)
    } else if killed(KillReason::OutputLimit) || run.stdout.truncated || run.stderr.truncated {
        let message = if run.stdout.truncated || run.stderr.truncated {
            format!("wrote more than {} bytes", limits.output_bytes)
        } else {
            "returned a value that is too large".to_owned()
        };
        Ruling(Verdict::OutputLimitExceeded, None, message)
    } else if killed(KillReason::DeniedSyscall) {
        let message = "made a system call that is denied".to_owned();
        Ruling(Verdict::SecurityViolation, Some(Flag::DeniedSyscalls), message)
    } else if killed(KillReason::Protocol) {
        Ruling(Verdict::NoResult, Some(Flag::ProtocolViolation), BROKEN_PROTOCOL.to_owned())
    } else if killed(KillReason::DiskLimit) {
        let message = format!("wrote more than {} MiB of files", mib(limits.disk_bytes));
        Ruling(Verdict::RuntimeError, Some(Flag::DiskLimit), message)
    } else if let Ending::Signaled(signal) = run.ending {
        Ruling(Verdict::RuntimeError, None, format!("ended by signal {signal}"))
    } else {
        return None;
    };
    Some(ruling)
}

const BROKEN_PROTOCOL: &str = "broke the rules of the answer channel";

/// A program that ended by itself is judged by its exit status; its exception only says why.
fn status(run: &GuestRun, limits: &Limits) -> Option<Ruling> {
    let Ending::Exited(status @ (..=-1 | 1..)) = run.ending else { return None };
    Some(match claimed(run) {
        Some(exception) if exception.from_compile => raised(Verdict::SyntaxError, exception),
        Some(exception) if is_memory_error(exception) => memory_error(limits),
        Some(exception) if exception.kind != "SystemExit" => raised(Verdict::RuntimeError, exception),
        _ => Ruling(Verdict::RuntimeError, None, format!("ended with status {status}")),
    })
}

fn printed(run: &GuestRun, expected: &str, compare: Compare) -> Option<Ruling> {
    if stdout_matches(compare, expected, &run.stdout.bytes) {
        return None;
    }
    let message = match first_difference(compare, expected, &run.stdout.bytes) {
        Some(place) => format!("stdout differs from what is expected, first in {place}"),
        None => "stdout differs from what is expected in white space only".to_owned(),
    };
    Some(Ruling(Verdict::WrongAnswer, None, message))
}

/// A call is judged by its one answer.
fn answer(run: &GuestRun, limits: &Limits, compare: impl FnOnce(&Value) -> Option<Ruling>) -> Option<Ruling> {
    if run.flags.contains(&Flag::ProtocolViolation) {
        return Some(Ruling(Verdict::NoResult, None, BROKEN_PROTOCOL.to_owned()));
    }
    Some(match &run.claim {
        Claim::Answer(value) => return compare(value),
        Claim::Uncrossable(kind) => {
            let message = format!("returned a value of type {}, which is not plain data", quoted(kind));
            Ruling(Verdict::WrongAnswer, Some(Flag::TypeNotExact), message)
        }
        Claim::LoadFailed(exception) if exception.from_compile => raised(Verdict::SyntaxError, exception),
        Claim::Raised(exception) | Claim::LoadFailed(exception) if exception.kind == "SystemExit" => {
            Ruling(Verdict::NoResult, Some(Flag::EarlyExit), "exited before it answered".to_owned())
        }
        Claim::Raised(exception) | Claim::LoadFailed(exception) if is_memory_error(exception) => {
            memory_error(limits)
        }
        Claim::Raised(exception) | Claim::LoadFailed(exception) => raised(Verdict::RuntimeError, exception),
        Claim::Silent | Claim::Completed => unanswered(),
    })
}

fn unanswered() -> Ruling {
    Ruling(Verdict::NoResult, Some(Flag::EarlyExit), "ended before it answered".to_owned())
}

/// What came of test code.
fn from_tests(tested: &Tested, limits: &Limits) -> Option<Ruling> {
    let told = |otherwise: &str| tested.message.as_deref().map_or_else(|| otherwise.to_owned(), quoted);
    let exception = tested.exception.as_ref();
    Some(match tested.end {
        TestEnd::Passed => return None,
        TestEnd::Failed => Ruling(Verdict::WrongAnswer, None, failed_assert(tested)),
        TestEnd::Nothing | TestEnd::Skipped => {
            Ruling(Verdict::WrongAnswer, None, "the test checked nothing".to_owned())
        }
        TestEnd::Exited => {
            Ruling(Verdict::NoResult, Some(Flag::EarlyExit), "exited before it answered".to_owned())
        }
        TestEnd::Raised => match exception {
            Some(exception) if is_memory_error(exception) => memory_error(limits),
            Some(exception) => raised(Verdict::RuntimeError, exception),
            None => Ruling(Verdict::RuntimeError, None, told("raised an exception")),
        },
        TestEnd::Error | TestEnd::Broken => {
            Ruling(Verdict::WrongAnswer, None, format!("the test raised {}", told("an exception")))
        }
        TestEnd::Unfinished => {
            let verdict = match tested.limit {
                Some(KillReason::MemoryLimit) => Verdict::MemoryLimitExceeded,
                Some(KillReason::CpuLimit | KillReason::InstructionLimit | KillReason::WallLimit) => {
                    Verdict::TimeLimitExceeded
                }
                Some(KillReason::OutputLimit) => Verdict::OutputLimitExceeded,
                Some(KillReason::DiskLimit | KillReason::DeniedSyscall | KillReason::Protocol) | None => {
                    Verdict::WrongAnswer
                }
            };
            Ruling(verdict, None, told("the test code did not end"))
        }
    })
}

/// An assert's own message where it has one, and where it stands.
fn failed_assert(tested: &Tested) -> String {
    let place = tested.line.map(|line| format!(" in line {line}")).unwrap_or_default();
    match &tested.message {
        Some(message) => format!("an assert failed{place}: {}", quoted(message)),
        None => format!("an assert failed{place}"),
    }
}

fn compare_value(
    expected: &Expected,
    actual: &Value,
    tolerance: Option<f64>,
    nan_equal: bool,
) -> Option<Ruling> {
    if values_match(expected, actual, tolerance, nan_equal) {
        return None;
    }
    let (wanted, came) = (expected.value().type_name(), actual.type_name());
    let message = if wanted == came {
        format!("returned another {came} than the expected one")
    } else {
        format!("returned a value of type {came}, and one of type {wanted} is expected")
    };
    Some(Ruling(Verdict::WrongAnswer, None, message))
}

fn raised(verdict: Verdict, exception: &GuestException) -> Ruling {
    let message = match exception.message.as_str() {
        "" => quoted(&exception.kind),
        text => format!("{}: {}", quoted(&exception.kind), quoted(text)),
    };
    Ruling(verdict, None, message)
}

fn memory_error(limits: &Limits) -> Ruling {
    let message = format!("ran out of memory at {} MiB (MemoryError)", limits.memory_bytes >> 20);
    Ruling(Verdict::MemoryLimitExceeded, None, message)
}

fn is_memory_error(exception: &GuestException) -> bool {
    MEMORY_ERRORS.contains(&exception.kind.as_str())
}

fn claimed(run: &GuestRun) -> Option<&GuestException> {
    match &run.claim {
        Claim::Raised(exception) | Claim::LoadFailed(exception) => Some(exception),
        Claim::Silent | Claim::Completed | Claim::Answer(_) | Claim::Uncrossable(_) => None,
    }
}

/// The exception to show: a program that ended with status 0 was not ended by one, even if it called `sys.exit`.
fn exception(run: &GuestRun, test: Option<&TestKind>) -> Option<GuestException> {
    if let Some(tested) = &run.tested {
        return tested.exception.clone();
    }
    let is_call = matches!(test, Some(TestKind::Call { .. } | TestKind::Code(_)));
    claimed(run).filter(|_| is_call || run.ending != Ending::Exited(0)).cloned()
}

/// The answer to show.
fn actual(run: &GuestRun, test: Option<&TestKind>) -> Option<Shown> {
    match (test?, &run.claim) {
        (TestKind::Stdio { .. }, _) => Some(Shown::of_bytes(&run.stdout.bytes, MAX_SHOWN_BYTES)),
        (TestKind::Call { .. }, Claim::Answer(value)) => Some(repr(value, MAX_SHOWN_BYTES)),
        (TestKind::Call { .. }, Claim::Uncrossable(kind)) => Some(cut(&format!("<{kind}>"), MAX_SHOWN_BYTES)),
        (
            TestKind::Call { .. },
            Claim::Silent | Claim::Completed | Claim::Raised(_) | Claim::LoadFailed(_),
        )
        | (TestKind::Code(_), _) => None,
    }
}

fn quoted(text: &str) -> String {
    cut(text, MAX_QUOTED_BYTES).text
}

fn add_flag(flags: &mut Vec<Flag>, flag: Option<Flag>) {
    flags.extend(flag.filter(|flag| !flags.contains(flag)));
}

/// Whether `bytes` are UTF-8; where they are cut, the last character may be too.
fn is_utf8(bytes: &[u8], cut: bool) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => cut && error.error_len().is_none(),
    }
}
