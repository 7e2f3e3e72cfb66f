//! The judge on a scripted backend: every mapping, and what happens when the sandbox fails.

mod code;

use std::time::Duration;

use serde_json::{Value as Json, json};
use tockbox_core::{
    Case, Claim, Ending, Flag, GuestException, GuestRun, KillReason, Program, SandboxError, Usage, Value,
};

use super::scripted::{Reply, Scripted, exception, printed, run};
use super::*;
use crate::judgement::{TestReport, Trust};
use crate::submission::Policy;
use verdict::Verdict::{
    self, Accepted, InternalError, MemoryLimitExceeded, NoResult, OutputLimitExceeded, RuntimeError,
    SecurityViolation, Skipped, SyntaxError, TimeLimitExceeded, WrongAnswer,
};

fn submission(body: Json) -> Submission {
    Submission::from_value(body, &Policy::default()).unwrap()
}

fn stdio(expected: &str) -> Json {
    json!({"type": "stdio", "expected_stdout": expected})
}

fn call(expected: &Json) -> Json {
    json!({"type": "call", "function": "f", "args": [expected], "expected": expected})
}

fn answer(number: i64) -> GuestRun {
    run(Ending::Exited(0), Claim::Answer(Value::int(number)))
}

fn lost() -> SandboxError {
    SandboxError::SlotLost { what: "/host/path".into() }
}

async fn judged(
    body: Json,
    replies: impl IntoIterator<Item = Reply>,
) -> (Judgement, Vec<tockbox_core::Execution>) {
    let backend = Arc::new(Scripted::new(replies));
    let judgement =
        Judge::new(backend.clone()).judge(&submission(body)).await.expect("tests that can be run");
    (judgement, backend.asked())
}

async fn judge(tests: &[Json], replies: impl IntoIterator<Item = Reply>) -> Judgement {
    judged(json!({"code": "x", "tests": tests}), replies).await.0
}

/// The report of a single test that ran like this.
async fn one(test: Json, run: GuestRun) -> TestReport {
    let judgement = judge(&[test], [(vec![run], Ok(()))]).await;
    assert_eq!(judgement.verdict, judgement.tests[0].verdict);
    judgement.tests[0].clone()
}

fn verdicts(judgement: &Judgement) -> Vec<Verdict> {
    judgement.tests.iter().map(|test| test.verdict).collect()
}

const KILLS: [(KillReason, Verdict, &str); 7] = [
    (KillReason::CpuLimit, TimeLimitExceeded, "used more than 10 s of CPU time"),
    (KillReason::WallLimit, TimeLimitExceeded, "had not ended after 30 s"),
    (KillReason::MemoryLimit, MemoryLimitExceeded, "used more than 1024 MiB of memory"),
    (KillReason::OutputLimit, OutputLimitExceeded, "returned a value that is too large"),
    (KillReason::DiskLimit, RuntimeError, "wrote more than 64 MiB of files"),
    (KillReason::DeniedSyscall, SecurityViolation, "made a system call that is denied"),
    (KillReason::Protocol, NoResult, "broke the rules of the answer channel"),
];

#[tokio::test]
async fn what_the_host_killed_is_judged_by_the_reason_whatever_the_guest_said() {
    for (reason, verdict, message) in KILLS {
        let right = [(stdio("1\n"), Claim::Completed), (call(&json!(1)), Claim::Answer(Value::int(1)))];
        for (test, claim) in right {
            let report =
                one(test, GuestRun { claim, ending: Ending::Killed(reason), ..printed(b"1\n") }).await;
            assert_eq!((report.verdict, report.message.as_deref()), (verdict, Some(message)));
            assert_eq!((report.exit_code, report.signal), (None, None));
        }
        let plain = (vec![run(Ending::Killed(reason), Claim::Silent)], Ok(()));
        let (judgement, _) = judged(json!({"code": "x"}), [plain]).await;
        assert_eq!((judgement.verdict, judgement.message.as_deref()), (verdict, Some(message)));
        assert_eq!((judgement.reward, judgement.trust, judgement.total), (Some(0.0), None, 0));
    }
}

#[tokio::test]
async fn facts_of_the_kernel_come_before_claims_in_the_order_of_precedence() {
    let memory = GuestException { kind: "MemoryError".into(), ..exception("") };
    let flagged = |run, flag| GuestRun { flags: vec![flag], ..run };
    let killed = |reason| run(Ending::Killed(reason), Claim::Answer(Value::int(1)));
    let cut =
        |run: GuestRun| GuestRun { stderr: tockbox_core::Output { bytes: vec![], truncated: true }, ..run };
    for (run, verdict) in [
        (flagged(killed(KillReason::CpuLimit), Flag::OomKill), MemoryLimitExceeded),
        (flagged(answer(1), Flag::OomKill), MemoryLimitExceeded),
        (cut(killed(KillReason::CpuLimit)), TimeLimitExceeded),
        (cut(killed(KillReason::DeniedSyscall)), OutputLimitExceeded),
        (cut(answer(1)), OutputLimitExceeded),
        (run(Ending::Killed(KillReason::WallLimit), Claim::Raised(memory)), TimeLimitExceeded),
        (flagged(answer(1), Flag::ProtocolViolation), NoResult),
        (flagged(answer(1), Flag::LateOutput), Accepted),
        (run(Ending::Signaled(11), Claim::Answer(Value::int(1))), RuntimeError),
    ] {
        assert_eq!(one(call(&json!(1)), run).await.verdict, verdict);
    }
    let report = one(call(&json!(1)), cut(killed(KillReason::OutputLimit))).await;
    assert_eq!(report.message.as_deref(), Some("wrote more than 65536 bytes"));
}

#[tokio::test]
async fn a_printed_answer_counts_when_the_program_ended_well() {
    let says = |ending, claim| GuestRun { ending, claim, ..printed(b"1\n") };
    let compile = GuestException { from_compile: true, ..exception("SyntaxError") };
    let raised = |kind| Claim::Raised(exception(kind));
    for (run, verdict, message) in [
        (printed(b"1\n"), Accepted, None),
        (says(Ending::Exited(0), Claim::Silent), Accepted, None),
        (says(Ending::Exited(0), raised("SystemExit")), Accepted, None),
        (printed(b"2\n"), WrongAnswer, Some("stdout differs from what is expected, first in line 1")),
        (says(Ending::Exited(1), raised("ValueError")), RuntimeError, Some("ValueError: why")),
        (says(Ending::Exited(3), raised("SystemExit")), RuntimeError, Some("ended with status 3")),
        (says(Ending::Exited(3), Claim::Silent), RuntimeError, Some("ended with status 3")),
        (says(Ending::Exited(-1), Claim::Completed), RuntimeError, Some("ended with status -1")),
        (says(Ending::Signaled(9), Claim::Completed), RuntimeError, Some("ended by signal 9")),
        (says(Ending::Exited(1), Claim::Raised(compile.clone())), SyntaxError, Some("SyntaxError: why")),
        (says(Ending::Exited(1), Claim::LoadFailed(compile)), SyntaxError, Some("SyntaxError: why")),
        (says(Ending::Exited(1), raised("SyntaxError")), RuntimeError, Some("SyntaxError: why")),
        (
            says(Ending::Exited(1), raised("MemoryError")),
            MemoryLimitExceeded,
            Some("ran out of memory at 1024 MiB (MemoryError)"),
        ),
        (
            says(Ending::Exited(1), raised("candidate.MemoryError")),
            RuntimeError,
            Some("candidate.MemoryError: why"),
        ),
    ] {
        let report = one(stdio("1\n"), run.clone()).await;
        assert_eq!((report.verdict, report.message.as_deref()), (verdict, message), "{run:?}");
        let failed =
            run.ending != Ending::Exited(0) && matches!(run.claim, Claim::Raised(_) | Claim::LoadFailed(_));
        assert_eq!(report.exception.is_some(), failed, "{run:?}");
    }
    let exact = json!({"type": "stdio", "expected_stdout": "1", "compare": "exact"});
    let message = "stdout differs from what is expected in white space only";
    assert_eq!(one(exact, printed(b"1\n")).await.message.as_deref(), Some(message));
}

#[tokio::test]
async fn a_call_is_judged_by_its_answer() {
    let says = |claim| run(Ending::Exited(0), claim);
    let compile = GuestException { from_compile: true, ..exception("SyntaxError") };
    let early = &[Flag::EarlyExit][..];
    let numpy = "numpy._core._exceptions._ArrayMemoryError";
    for (run, verdict, message, flags) in [
        (answer(1), Accepted, None, &[][..]),
        (answer(2), WrongAnswer, Some("returned another int than the expected one"), &[]),
        (
            says(Claim::Answer(Value::None)),
            WrongAnswer,
            Some("returned a value of type NoneType, and one of type int is expected"),
            &[],
        ),
        (
            says(Claim::Uncrossable("Liar".into())),
            WrongAnswer,
            Some("returned a value of type Liar, which is not plain data"),
            &[Flag::TypeNotExact],
        ),
        (says(Claim::Raised(exception("SystemExit"))), NoResult, Some("exited before it answered"), early),
        (
            says(Claim::LoadFailed(exception("SystemExit"))),
            NoResult,
            Some("exited before it answered"),
            early,
        ),
        (says(Claim::Raised(exception("ValueError"))), RuntimeError, Some("ValueError: why"), &[]),
        (says(Claim::LoadFailed(exception("NameError"))), RuntimeError, Some("NameError: why"), &[]),
        (says(Claim::LoadFailed(compile.clone())), SyntaxError, Some("SyntaxError: why"), &[]),
        (says(Claim::Raised(compile)), RuntimeError, Some("SyntaxError: why"), &[]),
        (
            says(Claim::Raised(exception(numpy))),
            MemoryLimitExceeded,
            Some("ran out of memory at 1024 MiB (MemoryError)"),
            &[],
        ),
        (says(Claim::Silent), NoResult, Some("ended before it answered"), early),
        (says(Claim::Completed), NoResult, Some("ended before it answered"), early),
        (run(Ending::Exited(3), Claim::Silent), NoResult, Some("ended before it answered"), early),
        (run(Ending::Signaled(6), Claim::Silent), RuntimeError, Some("ended by signal 6"), &[]),
    ] {
        let report = one(call(&json!(1)), run.clone()).await;
        assert_eq!((report.verdict, report.message.as_deref()), (verdict, message), "{run:?}");
        assert_eq!(report.flags, flags, "{run:?}");
    }
}

#[tokio::test]
async fn expected_and_actual_are_shown_as_text_and_as_repr() {
    let report = one(stdio("1 \n"), printed(b"1\xff")).await;
    assert_eq!((report.expected.as_deref(), report.actual.as_deref()), (Some("1 \n"), Some("1\u{fffd}")));
    assert_eq!((report.flags, report.truncated), (vec![Flag::OutputNotUtf8], vec![]));
    let report = one(call(&json!([1.0, "a"])), answer(2)).await;
    assert_eq!((report.expected.as_deref(), report.actual.as_deref()), (Some("[1.0, 'a']"), Some("2")));
    let report = one(call(&json!(1)), run(Ending::Exited(0), Claim::Uncrossable("Liar".into()))).await;
    assert_eq!(report.actual.as_deref(), Some("<Liar>"));
    let report = one(call(&json!(1)), run(Ending::Exited(0), Claim::Silent)).await;
    assert_eq!(report.actual, None);
    let report = one(stdio(&"y".repeat(5000)), printed(&"x".repeat(70_000).into_bytes())).await;
    assert_eq!(report.truncated, ["expected", "actual", "stdout"]);
    assert!(report.stdout.ends_with("x… [4464 more bytes]"), "{}", report.stdout.len());
}

#[tokio::test]
async fn calls_share_one_execution_and_results_keep_the_order_of_the_request() {
    let tests = [call(&json!(1)), stdio("a"), call(&json!(3)), stdio("b")];
    let replies =
        [(vec![answer(1), answer(0)], Ok(())), (vec![printed(b"a")], Ok(())), (vec![printed(b"x")], Ok(()))];
    let (judgement, asked) =
        judged(json!({"id": "i", "code": "x", "tests": tests, "reward": "fraction"}), replies).await;
    assert_eq!(verdicts(&judgement), [Accepted, Accepted, WrongAnswer, WrongAnswer]);
    assert_eq!((judgement.verdict, judgement.reward), (WrongAnswer, Some(0.5)));
    assert_eq!((judgement.passed, judgement.total, judgement.id.as_deref()), (2, 4, Some("i")));
    assert_eq!(judgement.trust, Some(Trust::SeparateProcess));
    let indices: Vec<usize> = judgement.tests.iter().map(|test| test.index).collect();
    assert_eq!(indices, [0, 1, 2, 3]);
    let calls: Vec<usize> = asked
        .iter()
        .map(|execution| match &execution.program {
            Program::Cases { cases, .. } => cases.len(),
            Program::Script { .. } => 0,
        })
        .collect();
    assert_eq!(calls, [2, 0, 0]);
    // The first failing test is the third, although the fourth test failed too and the second ended later.
    assert_eq!((judgement.stdout.as_str(), judgement.message.is_some()), ("", true));
}

#[tokio::test]
async fn the_top_shows_the_first_failing_run_else_the_last() {
    let reply = |stdout: &[u8]| (vec![printed(stdout)], Ok(()));
    let tests = [stdio("a"), stdio("b"), stdio("c")];
    let judgement = judge(&tests, [reply(b"a"), reply(b"b"), reply(b"c")]).await;
    assert_eq!((judgement.stdout.as_str(), judgement.message), ("c", None));
    let judgement = judge(&tests, [reply(b"a"), reply(b"X"), reply(b"Y")]).await;
    assert_eq!(judgement.stdout, "X");
    let failing = run(Ending::Signaled(11), Claim::Raised(exception("E")));
    let judgement = judge(&tests, [reply(b"X"), (vec![failing], Ok(())), reply(b"c")]).await;
    assert_eq!((judgement.stdout.as_str(), judgement.signal, judgement.exit_code), ("X", None, Some(0)));
    assert_eq!(judgement.verdict, RuntimeError);
}

#[tokio::test]
async fn with_stop_on_failure_later_tests_are_skipped_and_count() {
    let body =
        |tests: &[Json]| json!({"code": "x", "tests": tests, "stop_on_failure": true, "reward": "fraction"});
    let calls = [call(&json!(1)), call(&json!(2)), call(&json!(3))];
    let (judgement, _) = judged(body(&calls), [(vec![answer(1), answer(0), answer(3)], Ok(()))]).await;
    assert_eq!(verdicts(&judgement), [Accepted, WrongAnswer, Skipped]);
    assert_eq!((judgement.passed, judgement.total, judgement.reward), (1, 3, Some(1.0 / 3.0)));
    assert_eq!(judgement.tests[2].expected.as_deref(), Some("3"));
    assert!(judgement.tests[2].usage.is_none());

    // A call after a stdio test is not run before it.
    let mixed = [call(&json!(1)), call(&json!(2)), stdio("a"), call(&json!(4))];
    let replies = [(vec![answer(1), answer(2)], Ok(())), (vec![printed(b"X")], Ok(()))];
    let (judgement, asked) = judged(body(&mixed), replies).await;
    assert_eq!(verdicts(&judgement), [Accepted, Accepted, WrongAnswer, Skipped]);
    assert_eq!(asked.len(), 2);
}

#[tokio::test]
async fn a_run_that_the_sandbox_lost_is_repeated_once_and_results_that_came_stand() {
    let tests = [call(&json!(1)), call(&json!(2)), call(&json!(3))];
    let replies = [(vec![answer(0)], Err(lost())), (vec![answer(2), answer(3)], Ok(()))];
    let (judgement, asked) = judged(json!({"code": "x", "tests": tests}), replies).await;
    assert_eq!(verdicts(&judgement), [WrongAnswer, Accepted, Accepted]);
    let Program::Cases { cases: repeated, .. } = &asked[1].program else { panic!("a script") };
    let argument = |case: &Case| match case {
        Case::Call(call) => call.args[0].to_string(),
        Case::Test(_) => String::new(),
    };
    assert_eq!(repeated.iter().map(argument).collect::<Vec<_>>(), ["2", "3"]);
}

#[tokio::test]
async fn trouble_of_ours_is_an_internal_error_without_a_reward_and_says_nothing_of_the_host() {
    let twice = || [(vec![], Err(lost())), (vec![], Err(lost()))];
    let (judgement, asked) = judged(json!({"code": "x"}), twice()).await;
    assert_eq!((judgement.verdict, judgement.reward, asked.len()), (InternalError, None, 2));
    assert_eq!(judgement.message.as_deref(), Some("the sandbox lost this run, twice"));

    let right = [(vec![printed(b"b")], Ok(()))];
    let judgement = judge(&[stdio("a"), stdio("b")], twice().into_iter().chain(right)).await;
    assert_eq!(verdicts(&judgement), [InternalError, Accepted]);
    assert_eq!((judgement.verdict, judgement.reward, judgement.passed), (InternalError, None, 1));
    assert!(!serde_json::to_string(&judgement).unwrap().contains("/host/path"));

    let calls = [call(&json!(1)), call(&json!(2))];
    let judgement = judge(&calls, [(vec![answer(1)], Err(lost())), (vec![], Err(lost()))]).await;
    assert_eq!(verdicts(&judgement), [Accepted, InternalError]);
}

#[tokio::test]
async fn a_failure_that_stays_is_not_tried_again() {
    for error in [SandboxError::Stopping, SandboxError::Unavailable { what: String::new() }] {
        let tests = [stdio("a"), call(&json!(1)), stdio("b")];
        let replies = [(vec![printed(b"a")], Ok(())), (vec![], Err(error))];
        let (judgement, asked) = judged(json!({"code": "x", "tests": tests}), replies).await;
        assert_eq!(verdicts(&judgement), [Accepted, InternalError, InternalError]);
        assert_eq!((judgement.reward, asked.len()), (None, 2));
    }
}

#[tokio::test]
async fn after_an_internal_error_stop_on_failure_skips_the_rest() {
    let tests = [call(&json!(1)), call(&json!(2)), stdio("c")];
    let body = json!({"code": "x", "tests": tests, "stop_on_failure": true});
    let (judgement, asked) = judged(body, [(vec![], Err(lost())), (vec![], Err(lost()))]).await;
    assert_eq!(verdicts(&judgement), [InternalError, Skipped, Skipped]);
    assert_eq!((judgement.reward, asked.len()), (None, 2));
}

#[tokio::test]
async fn a_run_that_was_never_told_does_not_pass() {
    let judgement = judge(&[call(&json!(1)), stdio("")], []).await;
    assert_eq!(verdicts(&judgement), [InternalError, InternalError]);
    assert_eq!(judgement.message.as_deref(), Some("the sandbox gave no result, twice"));
    let (judgement, _) = judged(json!({"code": "x"}), []).await;
    assert_eq!((judgement.verdict, judgement.reward), (InternalError, None));
}

#[tokio::test]
async fn runs_that_nobody_asked_for_change_nothing() {
    let judgement = judge(&[call(&json!(1))], [(vec![answer(1), answer(0), answer(0)], Ok(()))]).await;
    assert_eq!((verdicts(&judgement), judgement.total), (vec![Accepted], 1));
}

#[tokio::test]
async fn usage_is_summed_and_memory_is_the_largest() {
    let used = |milliseconds, memory, instructions| Usage {
        queue: Duration::from_micros(100),
        wall: Duration::from_millis(milliseconds),
        cpu: Duration::from_nanos(1_234_567),
        memory_peak_bytes: memory,
        instructions,
    };
    let with = |usage| GuestRun { usage, ..answer(1) };
    let tests = [call(&json!(1)), call(&json!(1))];
    let replies = [(vec![with(used(2, 7, Some(3))), with(used(3, 5, Some(4)))], Ok(()))];
    let judgement = judge(&tests, replies).await;
    let usage =
        json!({"queue_ms": 0.2, "wall_ms": 5.0, "cpu_ms": 2.469, "memory_peak_bytes": 7, "instructions": 7});
    assert_eq!(serde_json::to_value(judgement.usage).unwrap(), usage);
    let judgement = judge(&tests, [(vec![with(used(2, 7, Some(3))), with(used(3, 5, None))], Ok(()))]).await;
    assert_eq!(judgement.usage.instructions, None);
}

#[tokio::test]
async fn a_completion_without_code_is_worth_nothing_and_runs_nothing() {
    let backend = Arc::new(Scripted::default());
    let judge = Judge::new(backend.clone());
    for (tests, total) in [(json!([]), 0), (json!([stdio(""), call(&json!(1))]), 2)] {
        let template = Template::from_value(json!({"tests": tests}), &Policy::default()).unwrap();
        let judgement = judge.without_code(&template);
        assert_eq!((judgement.verdict, judgement.reward, judgement.total), (NoResult, Some(0.0), total));
        assert_eq!(judgement.message.as_deref(), Some("the completion holds no code"));
    }
    assert!(backend.asked().is_empty());
}

#[tokio::test]
async fn the_response_has_the_documented_shape() {
    let raised = GuestException {
        frames: vec![tockbox_core::Frame {
            file: "<candidate>".into(),
            line: 3,
            end_line: Some(3),
            column: Some(12),
            end_column: Some(17),
            function: "f".into(),
            source: Some("return 1 / 0".into()),
        }],
        ..exception("ZeroDivisionError")
    };
    let failing = GuestRun { flags: vec![Flag::LateOutput], ..run(Ending::Exited(0), Claim::Raised(raised)) };
    let judgement = judge(
        &[json!({"type": "call", "name": "n", "function": "f", "expected": 1})],
        [(vec![failing], Ok(()))],
    )
    .await;
    let exception = json!({"type": "ZeroDivisionError", "message": "why", "line": 1,
        "frames": [{"file": "<candidate>", "line": 3, "function": "f", "source": "return 1 / 0",
            "end_line": 3, "column": 12, "end_column": 17}]});
    let usage =
        json!({"queue_ms": 0.0, "wall_ms": 0.0, "cpu_ms": 0.0, "memory_peak_bytes": 0, "instructions": null});
    let expected = json!({
        "id": null, "verdict": "runtime_error", "reward": 0.0, "passed": 0, "total": 1,
        "tests": [{"index": 0, "name": "n", "verdict": "runtime_error", "expected": "1", "actual": null,
            "message": "ZeroDivisionError: why", "stdout": "", "stderr": "", "exit_code": 0, "signal": null,
            "exception": exception, "usage": usage, "flags": ["late_output"], "asserts": null, "checks": [], "in_process": null, "truncated": []}],
        "message": "ZeroDivisionError: why", "stdout": "", "stderr": "", "exit_code": 0, "signal": null,
        "exception": exception, "flags": ["late_output"], "trust": "separate_process", "usage": usage,
        "backend": "scripted", "environment": "default", "isolation": {"tier": "none", "enforced_by": []},
        "trace": null, "coverage": null, "profile": null,
    });
    assert_eq!(serde_json::to_value(&judgement).unwrap(), expected);
}
