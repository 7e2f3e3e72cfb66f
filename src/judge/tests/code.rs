//! Tests that are code: what each end of it means.

use tockbox_core::{Check, TestEnd, Tested};

use super::*;

fn assert() -> Json {
    json!({"type": "assert", "code": "assert f()"})
}

/// A run whose test code ended like this.
fn tested(tested: Tested) -> GuestRun {
    GuestRun { tested: Some(Box::new(tested)), ..run(Ending::Exited(0), Claim::Silent) }
}

fn ended(end: TestEnd) -> Tested {
    Tested { message: None, ..Tested::ended(end, "") }
}

fn raised(kind: &str) -> Tested {
    Tested { exception: Some(exception(kind)), ..ended(TestEnd::Raised) }
}

fn limited(reason: KillReason) -> Tested {
    Tested { limit: Some(reason), ..Tested::ended(TestEnd::Unfinished, "the test code did much") }
}

#[tokio::test]
async fn however_test_code_ends_there_is_a_verdict() {
    let early = &[Flag::EarlyExit][..];
    let words = |end| Tested::ended(end, "SystemExit: 0");
    let memory = "ran out of memory at 1024 MiB (MemoryError)";
    for (tested_as, verdict, message, flags) in [
        (ended(TestEnd::Passed), Accepted, None, &[][..]),
        (ended(TestEnd::Failed), WrongAnswer, Some("an assert failed"), &[]),
        (
            Tested { line: Some(3), ..ended(TestEnd::Failed) },
            WrongAnswer,
            Some("an assert failed in line 3"),
            &[],
        ),
        (
            Tested { line: Some(3), ..Tested::ended(TestEnd::Failed, "four") },
            WrongAnswer,
            Some("an assert failed in line 3: four"),
            &[],
        ),
        (ended(TestEnd::Nothing), WrongAnswer, Some("the test checked nothing"), &[]),
        (ended(TestEnd::Skipped), WrongAnswer, Some("the test checked nothing"), &[]),
        (ended(TestEnd::Exited), NoResult, Some("exited before it answered"), early),
        (raised("ValueError"), RuntimeError, Some("ValueError: why"), &[]),
        (raised("MemoryError"), MemoryLimitExceeded, Some(memory), &[]),
        (ended(TestEnd::Raised), RuntimeError, Some("raised an exception"), &[]),
        (words(TestEnd::Error), WrongAnswer, Some("the test raised SystemExit: 0"), &[]),
        (ended(TestEnd::Error), WrongAnswer, Some("the test raised an exception"), &[]),
        (ended(TestEnd::Unfinished), WrongAnswer, Some("the test code did not end"), &[]),
        (limited(KillReason::CpuLimit), TimeLimitExceeded, Some("the test code did much"), &[]),
        (limited(KillReason::WallLimit), TimeLimitExceeded, Some("the test code did much"), &[]),
        (limited(KillReason::MemoryLimit), MemoryLimitExceeded, Some("the test code did much"), &[]),
        (limited(KillReason::OutputLimit), OutputLimitExceeded, Some("the test code did much"), &[]),
    ] {
        let report = one(assert(), tested(tested_as.clone())).await;
        assert_eq!((report.verdict, report.message.as_deref()), (verdict, message), "{tested_as:?}");
        assert_eq!(report.flags, flags, "{tested_as:?}");
        assert_eq!(report.exception.is_some(), tested_as.exception.is_some(), "{tested_as:?}");
    }
}

#[tokio::test]
async fn test_code_that_is_wrong_in_itself_has_no_verdict() {
    let backend = |run| Arc::new(Scripted::new([(vec![answer(1), run], Ok(()))]));
    let body = json!({"code": "x", "tests": [call(&json!(1)), stdio(""), assert()]});
    let broken = Tested::ended(TestEnd::Broken, "KeyError: 3");
    let refused = Judge::new(backend(tested(broken))).judge(&submission(body.clone())).await.unwrap_err();
    assert_eq!(refused.to_string(), "tests[2].code: KeyError: 3");
    let refused =
        Judge::new(backend(tested(ended(TestEnd::Broken)))).judge(&submission(body)).await.unwrap_err();
    assert_eq!(refused.to_string(), "tests[2].code: cannot be run");
}

#[tokio::test]
async fn facts_of_the_kernel_come_before_what_is_reported_of_a_test() {
    for (reason, verdict, message) in KILLS {
        let said = GuestRun { ending: Ending::Killed(reason), ..tested(ended(TestEnd::Passed)) };
        let report = one(assert(), said).await;
        assert_eq!((report.verdict, report.message.as_deref()), (verdict, Some(message)));
    }
    let crashed = GuestRun { ending: Ending::Signaled(11), ..tested(ended(TestEnd::Passed)) };
    assert_eq!(one(assert(), crashed).await.verdict, RuntimeError);
}

#[tokio::test]
async fn an_assert_that_had_failed_before_the_candidate_ended_decides() {
    for ending in
        [Ending::Killed(KillReason::CpuLimit), Ending::Killed(KillReason::MemoryLimit), Ending::Signaled(9)]
    {
        let failed = Tested { failed_before_end: true, line: Some(2), ..ended(TestEnd::Failed) };
        let report = one(assert(), GuestRun { ending, ..tested(failed) }).await;
        let message = Some("an assert failed in line 2");
        assert_eq!((report.verdict, report.message.as_deref()), (WrongAnswer, message), "{ending:?}");
    }
}

#[tokio::test]
async fn a_candidate_that_left_no_report_is_judged_by_what_it_said() {
    let says = |claim| run(Ending::Exited(0), claim);
    for (run, verdict, message) in [
        (says(Claim::Silent), NoResult, "ended before it answered"),
        (answer(1), NoResult, "ended before it answered"),
        (says(Claim::LoadFailed(exception("ValueError"))), RuntimeError, "ValueError: why"),
        (says(Claim::LoadFailed(exception("SystemExit"))), NoResult, "exited before it answered"),
        (
            run(Ending::Killed(KillReason::Protocol), Claim::Silent),
            NoResult,
            "broke the rules of the answer channel",
        ),
    ] {
        let report = one(assert(), run.clone()).await;
        assert_eq!((report.verdict, report.message.as_deref()), (verdict, Some(message)), "{run:?}");
        assert_eq!((report.asserts, report.checks.len(), report.actual), (None, 0, None), "{run:?}");
    }
}

#[tokio::test]
async fn a_report_of_test_code_shows_its_sides_and_its_checks() {
    let check = Check {
        name: Some("test_add".to_owned()),
        line: Some(2),
        source: Some("self.assertEqual(add(1, 2), 3)".to_owned()),
        end: TestEnd::Failed,
        expected: Some("3".to_owned()),
        actual: Some("4".to_owned()),
        message: Some("4 != 3".to_owned()),
    };
    let failed = Tested {
        expected: Some("3".to_owned()),
        actual: Some("x".repeat(5000)),
        passed: 1,
        total: 3,
        checks: vec![check],
        ..ended(TestEnd::Failed)
    };
    let body = json!({"code": "x", "tests": [assert()], "reward": "fraction_asserts"});
    let run = GuestRun {
        in_process: Some("shares files".to_owned()),
        flags: vec![Flag::InProcess],
        ..tested(failed)
    };
    let (judgement, _) = judged(body, [(vec![run], Ok(()))]).await;
    assert_eq!((judgement.reward, judgement.trust), (Some(1.0 / 3.0), Some(Trust::InProcess)));
    let report = serde_json::to_value(&judgement.tests[0]).unwrap();
    assert_eq!(report["asserts"], json!({"passed": 1, "total": 3}));
    assert_eq!(
        report["checks"],
        json!([{"name": "test_add", "line": 2, "source": "self.assertEqual(add(1, 2), 3)", "end": "failed",
                "expected": "3", "actual": "4", "message": "4 != 3"}])
    );
    assert_eq!((&report["expected"], &report["in_process"]), (&json!("3"), &json!("shares files")));
    assert_eq!((&report["truncated"], &report["flags"]), (&json!(["actual"]), &json!(["in_process"])));
}

#[tokio::test]
async fn test_code_and_calls_share_one_execution_with_the_suite() {
    let tests = [assert(), call(&json!(1)), assert()];
    let runs = vec![tested(ended(TestEnd::Passed)), answer(1), tested(ended(TestEnd::Nothing))];
    let (judgement, asked) = judged(json!({"code": "x", "tests": tests}), [(runs, Ok(()))]).await;
    assert_eq!(verdicts(&judgement), [Accepted, Accepted, WrongAnswer]);
    assert_eq!(judgement.trust, Some(Trust::SeparateProcess));
    let [execution] = asked.as_slice() else { panic!("{} executions", asked.len()) };
    let Program::Cases { cases, suite: Some(suite) } = &execution.program else { panic!("no suite") };
    assert!(matches!(cases[..], [Case::Test(0), Case::Call(_), Case::Test(1)]), "{cases:?}");
    assert_eq!(suite.tests.len(), 2);
}
