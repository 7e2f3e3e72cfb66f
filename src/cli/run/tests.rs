//! From how a guest ended to what the caller sees, on a backend that runs nothing.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tockbox_core::{
    Backend, BackendFuture, Claim, Ending, Execution, GuestRun, Isolation, KillReason, Output, RunObserver,
    SandboxError, Tier, Usage,
};

use super::recorder::Recorder;
use super::report;
use crate::cli::exit_code;
use crate::judge::Judge;
use crate::judgement::Judgement;
use crate::submission::{Policy, Submission};

/// Bytes that are no text, on the guest's second line.
const STDOUT: &[u8] = b"a\n\xff\n";

/// Every guest ends like this; without an ending the sandbox fails. `text` prints only the first line.
struct EveryGuest(Option<Ending>);

impl Backend for EveryGuest {
    fn name(&self) -> &'static str {
        "native"
    }

    fn isolation(&self) -> Isolation {
        Isolation { tier: Tier::None, enforced_by: vec![] }
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn environments(&self) -> Vec<String> {
        vec!["default".into()]
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async move {
            let ending = self.0.ok_or(SandboxError::SlotLost { what: "a test".into() })?;
            let length = if &*execution.code == "text" { 2 } else { STDOUT.len() };
            observer(GuestRun {
                ending,
                claim: if ending == Ending::Exited(0) { Claim::Completed } else { Claim::Silent },
                tested: None,
                in_process: None,
                stdout: Output { bytes: STDOUT[..length].to_vec(), truncated: false },
                stderr: Output { bytes: b"b\n".to_vec(), truncated: false },
                usage: Usage { wall: Duration::from_micros(1500), ..Usage::default() },
                flags: vec![],
            });
            Ok(())
        })
    }
}

async fn judged(ending: Option<Ending>, body: serde_json::Value) -> (Judgement, Recorder) {
    let submission = Submission::from_value(body, &Policy::default()).unwrap();
    let recorder = Arc::new(Recorder::new(Arc::new(EveryGuest(ending))));
    let judgement = Judge::new(Arc::clone(&recorder) as Arc<dyn Backend>).judge(&submission).await.unwrap();
    (judgement, Arc::into_inner(recorder).unwrap())
}

#[tokio::test]
async fn a_plain_run_exits_as_its_guest_ended() {
    for (ending, code) in [
        (Some(Ending::Exited(0)), 0),
        (Some(Ending::Exited(3)), 3),
        (Some(Ending::Signaled(11)), 139),
        (Some(Ending::Killed(KillReason::CpuLimit)), 124),
        (Some(Ending::Killed(KillReason::WallLimit)), 124),
        (Some(Ending::Killed(KillReason::MemoryLimit)), 137),
        (Some(Ending::Killed(KillReason::OutputLimit)), 153),
        (Some(Ending::Killed(KillReason::DeniedSyscall)), 159),
        (None, 70),
    ] {
        let (judgement, _) = judged(ending, json!({"code": "pass"})).await;
        assert_eq!(exit_code::of_run(&judgement), code, "{ending:?}");
    }
}

#[tokio::test]
async fn the_caller_gets_the_bytes_that_the_guest_wrote() {
    let (judgement, recorder) = judged(Some(Ending::Exited(0)), json!({"code": "pass"})).await;
    assert_eq!(recorder.last_streams(), Some((STDOUT.to_vec(), b"b\n".to_vec())));
    assert_eq!(judgement.stdout, "a\n\u{fffd}\n");
}

#[tokio::test]
async fn a_sandbox_that_failed_wrote_nothing() {
    let (judgement, recorder) = judged(None, json!({"code": "pass"})).await;
    assert_eq!(recorder.last_streams(), None);
    assert!(report::line(&judgement).starts_with("internal error"), "{}", report::line(&judgement));
}

#[tokio::test]
async fn tests_are_told_one_a_row_and_the_verdict_in_a_line() {
    let tests = json!([
        {"type": "stdio", "name": "good", "expected_stdout": "a"},
        {"type": "stdio", "expected_stdout": "b"},
    ]);
    let (judgement, _) = judged(Some(Ending::Exited(0)), json!({"code": "text", "tests": tests})).await;
    let table = report::table(&judgement).to_string();
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[1], ["test", "verdict", "ms", "message"]);
    assert!(rows.iter().any(|row| row.starts_with(&["good", "accepted", "1.5"])), "{table}");
    assert!(rows.iter().any(|row| row.starts_with(&["1", "wrong", "answer", "1.5"])), "{table}");
    assert_eq!(report::summary(&judgement), "wrong answer: 1 of 2 tests accepted");
    assert_eq!(exit_code::of_tests(judgement.verdict), exit_code::NO);
}
