//! Running a script: one instance, from the top to its end.

use std::sync::Arc;

use tockbox_core::answer::{Answer, understand};
use tockbox_core::{Claim, Execution, GuestRun, KillReason, SandboxError, Value};

use crate::backend::WasmBackend;
use crate::budget::Budget;
use crate::ending::into_run;
use crate::guest::{Guest, Next};
use crate::instance::Task;
use crate::request;

/// Runs `execution` as a script.
pub(crate) async fn run(
    backend: &WasmBackend,
    execution: &Execution,
    stdin: &Arc<[u8]>,
) -> Result<GuestRun, SandboxError> {
    let (_permit, queue) = backend.admit().await?;
    let task = Task {
        limits: execution.limits,
        budget: Budget::new(&execution.limits, backend.empty.script),
        stdin: Arc::clone(stdin),
        files: Arc::clone(&execution.files),
        seed: request::seed(execution, 0, false),
    };
    let mut guest = Guest::start(&backend.runtime, task)?;
    guest.send(&request::candidate(execution));
    let mut claim = Claim::Silent;
    loop {
        let (end, killed) = match guest.next().await? {
            Next::Ended(end) => (end, None),
            Next::Frame(frame) if note(&mut claim, &frame) => continue,
            Next::Frame(_) | Next::Malformed | Next::Waits => {
                (guest.kill().await?, Some(KillReason::Protocol))
            }
        };
        return Ok(into_run(*end, claim, killed, queue, backend.empty.script));
    }
}

/// Notes what a script says of its own end. False when it may not say that, or said something before.
fn note(claim: &mut Claim, frame: &Value) -> bool {
    match understand(frame) {
        Some(Answer::Claim(said @ (Claim::Completed | Claim::Raised(_)))) if *claim == Claim::Silent => {
            *claim = said;
            true
        }
        _ => false,
    }
}
