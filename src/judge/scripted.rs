//! A backend that replays what a test tells it to, and notes what it was asked for.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use tockbox_core::{
    Backend, BackendFuture, Claim, Ending, Execution, Flow, GuestException, GuestRun, Isolation, Output,
    RunObserver, SandboxError, Tier, Usage,
};

/// What one call of [`Backend::run`] tells and returns.
pub(crate) type Reply = (Vec<GuestRun>, Result<(), SandboxError>);

/// Replays replies in order. Beyond the last it tells nothing and says that all is well.
#[derive(Default)]
pub(crate) struct Scripted {
    replies: Mutex<VecDeque<Reply>>,
    asked: Mutex<Vec<Execution>>,
}

impl Scripted {
    /// A backend with these replies.
    pub(crate) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self { replies: Mutex::new(replies.into_iter().collect()), asked: Mutex::default() }
    }

    /// The executions that it was asked for.
    pub(crate) fn asked(&self) -> Vec<Execution> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Backend for Scripted {
    fn name(&self) -> &'static str {
        "scripted"
    }

    fn isolation(&self) -> Isolation {
        Isolation { tier: Tier::None, enforced_by: Vec::new() }
    }

    fn supports_processes(&self) -> Result<(), &'static str> {
        Ok(())
    }

    fn environments(&self) -> Vec<String> {
        vec!["default".to_owned()]
    }

    fn run<'a>(&'a self, execution: &'a Execution, observer: RunObserver<'a>) -> BackendFuture<'a> {
        Box::pin(async move {
            self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(execution.clone());
            let reply = self.replies.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let (runs, result) = reply.unwrap_or_else(|| (Vec::new(), Ok(())));
            for run in runs {
                tokio::task::yield_now().await;
                if observer(run) == Flow::Stop {
                    return Ok(());
                }
            }
            result
        })
    }
}

/// A run that ended like this, said this and printed nothing.
pub(crate) fn run(ending: Ending, claim: Claim) -> GuestRun {
    GuestRun {
        ending,
        claim,
        tested: None,
        in_process: None,
        stdout: Output::default(),
        stderr: Output::default(),
        usage: Usage::default(),
        flags: Vec::new(),
    }
}

/// A script that printed this and ended well.
pub(crate) fn printed(stdout: &[u8]) -> GuestRun {
    let stdout = Output { bytes: stdout.to_vec(), truncated: false };
    GuestRun { stdout, ..run(Ending::Exited(0), Claim::Completed) }
}

/// An exception of this class.
pub(crate) fn exception(kind: &str) -> GuestException {
    GuestException {
        kind: kind.to_owned(),
        message: "why".to_owned(),
        line: Some(1),
        frames: vec![],
        from_compile: false,
        syntax: None,
        earlier: None,
        group: vec![],
    }
}
