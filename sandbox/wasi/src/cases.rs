//! Running cases: for each an instance of its own that loads the module, and for test code a tester beside it.

use std::sync::Arc;
use std::time::Duration;

use tockbox_core::answer::{Answer, understand};
use tockbox_core::report::{self, About};
use tockbox_core::{
    Case, Claim, Ending, Execution, Flag, Flow, GuestRun, KillReason, Limits, Output, RunObserver,
    SandboxError, Suite, TestCode, TestEnd, Tested, Usage, Value, request as input,
};

use crate::backend::WasmBackend;
use crate::budget::Budget;
use crate::duet::Duet;
use crate::ending::into_run;
use crate::guest::{Guest, Next};
use crate::instance::{End, How, Task};
use crate::request;

/// The least memory of a tester.
const LEAST_TESTER_BYTES: u64 = 1024 << 20;

/// Runs all cases of `execution` and tells `observer` of each.
pub(crate) async fn run(
    backend: &WasmBackend,
    execution: &Execution,
    (cases, suite): (&[Case], Option<&Suite>),
    observer: RunObserver<'_>,
) -> Result<(), SandboxError> {
    for (index, case) in cases.iter().enumerate() {
        let (_permit, queue) = backend.admit().await?;
        let mut session = Session { backend, execution, index, queue, said: Said::NOTHING };
        let (run, loaded) = session.run(case, suite).await?;
        let mut told = 1;
        if !loaded {
            // Each of the cases that are left fails in the same way.
            told = cases.len() - index;
        }
        for _ in 0..told {
            if observer((*run).clone()) == Flow::Stop {
                return Ok(());
            }
        }
        if !loaded {
            return Ok(());
        }
    }
    Ok(())
}

/// One case.
struct Session<'a> {
    backend: &'a WasmBackend,
    execution: &'a Execution,
    index: usize,
    queue: Duration,
    said: Said,
}

/// What a guest has said of a load or a case.
struct Said {
    claim: Claim,
    /// What came of test code, whoever says it.
    tested: Option<Box<Tested>>,
}

impl Said {
    const NOTHING: Self = Self { claim: Claim::Silent, tested: None };

    fn is_nothing(&self) -> bool {
        self.claim == Claim::Silent && self.tested.is_none()
    }
}

/// What a guest came to, and whether the host ended it.
pub(crate) type Over = (Box<End>, Option<KillReason>);

impl Session<'_> {
    /// Runs the case. Also tells whether the module was loaded.
    async fn run(
        &mut self,
        case: &Case,
        suite: Option<&Suite>,
    ) -> Result<(Box<GuestRun>, bool), SandboxError> {
        let mut candidate = Guest::start(&self.backend.runtime, self.task(self.execution.limits, false))?;
        candidate.send(&request::candidate(self.execution));
        if let Some(over) = self.load(&mut candidate).await? {
            return Ok((Box::new(self.conclude(over, None)), false));
        }
        let run = match case {
            Case::Call(call) => {
                candidate.send(&input::call(call));
                let over = self.answer(&mut candidate).await?;
                self.conclude(over, None)
            }
            Case::Test(number) => self.test(candidate, *number, suite).await?,
        };
        Ok((Box::new(run), true))
    }

    fn task(&self, limits: Limits, is_tester: bool) -> Task {
        Task {
            limits,
            budget: Budget::new(&limits, self.backend.empty.case),
            stdin: Arc::default(),
            files: if is_tester { Arc::default() } else { Arc::clone(&self.execution.files) },
            seed: request::seed(self.execution, self.index, is_tester),
        }
    }

    /// Waits until the module is loaded. `Some`: it will not be.
    async fn load(&mut self, guest: &mut Guest) -> Result<Option<Over>, SandboxError> {
        loop {
            match guest.next().await? {
                Next::Ended(end) => return Ok(Some((end, None))),
                Next::Frame(frame) => match understand(&frame) {
                    Some(Answer::Loaded { .. }) if self.said.is_nothing() => return Ok(None),
                    Some(Answer::Claim(failed @ Claim::LoadFailed(_))) if self.said.is_nothing() => {
                        self.said.claim = failed;
                        continue;
                    }
                    _ => {}
                },
                Next::Malformed | Next::Waits => {}
            }
            return Ok(Some((guest.kill().await?, Some(KillReason::Protocol))));
        }
    }

    /// Waits for a case's answer and for the end of the guest.
    async fn answer(&mut self, guest: &mut Guest) -> Result<Over, SandboxError> {
        loop {
            let reason = match guest.next().await? {
                Next::Ended(end) => return Ok((end, None)),
                Next::Malformed | Next::Waits => KillReason::Protocol,
                Next::Frame(frame) => match self.note(&frame) {
                    Ok(()) => continue,
                    Err(reason) => reason,
                },
            };
            return Ok((guest.kill().await?, Some(reason)));
        }
    }

    /// Notes an answer. An error when the guest may not say that, has answered before, or says that it cannot.
    fn note(&mut self, frame: &Value) -> Result<(), KillReason> {
        match understand(frame) {
            Some(Answer::Claim(claim @ (Claim::Answer(_) | Claim::Uncrossable(_) | Claim::Raised(_))))
                if self.said.is_nothing() =>
            {
                self.said.claim = claim;
                Ok(())
            }
            Some(Answer::Report(tested)) if self.said.is_nothing() => {
                self.said.tested = Some(tested);
                Ok(())
            }
            Some(Answer::Oversized) if self.said.is_nothing() => Err(KillReason::OutputLimit),
            _ => Err(KillReason::Protocol),
        }
    }

    /// Runs one piece of test code against a loaded module.
    async fn test(
        &mut self,
        mut candidate: Guest,
        number: usize,
        suite: Option<&Suite>,
    ) -> Result<GuestRun, SandboxError> {
        let Some((suite, test)) = suite.and_then(|suite| Some((suite, suite.tests.get(number)?))) else {
            return Ok(not_run(Tested::ended(TestEnd::Broken, "there is no such test code"), self.queue));
        };
        let mut limits = self.execution.limits;
        limits.memory_bytes = limits.memory_bytes.max(LEAST_TESTER_BYTES);
        limits.instructions = None;
        let mut tester = Guest::start(&self.backend.runtime, self.task(limits, true))?;
        match self.ready(&mut tester, test, suite.go_on).await? {
            About::Broken(message) => Ok(not_run(Tested::ended(TestEnd::Broken, message), self.queue)),
            About::Ready { in_process: Some(why), .. } => {
                drop(tester);
                candidate.send(&input::together(test, suite.go_on));
                let over = self.answer(&mut candidate).await?;
                Ok(self.conclude(over, Some(why)))
            }
            About::Ready { in_process: None, reads_output } => {
                tester.send(&Value::int(0));
                candidate.send(&input::serve(reads_output));
                let ended = Duet::new(candidate, tester, limits).run().await?;
                self.said = Said { claim: ended.claim, tested: ended.tested };
                Ok(self.conclude(ended.over, None))
            }
        }
    }

    /// Has the tester compile its test code. One that does not get that far is told as data, for it has run nothing but
    /// the test code's imports.
    async fn ready(&self, tester: &mut Guest, test: &TestCode, go_on: bool) -> Result<About, SandboxError> {
        tester.send(&request::tester(test, go_on));
        let frame = match tester.next().await? {
            Next::Frame(Value::Tuple(items)) => items,
            Next::Frame(_) | Next::Malformed | Next::Waits => {
                return Ok(About::Broken("the test code broke the tester".to_owned()));
            }
            Next::Ended(end) => {
                let what = match end.how {
                    How::Killed(reason) => {
                        format!("the test code {} before it was run", self.execution.limits.used_up(reason))
                    }
                    How::Exited(_) | How::Signaled(_) | How::Gone | How::Broken(_) => {
                        "the imports of the test code ended the tester".to_owned()
                    }
                };
                return Ok(About::Broken(what));
            }
        };
        let about = match frame.as_slice() {
            [Value::Str(kind), content] if kind.as_str() == Some("tests") => report::loaded(content, 1),
            _ => None,
        };
        let about = about.and_then(|(_, about)| about.into_iter().next());
        Ok(about.unwrap_or_else(|| About::Broken("the test code broke the tester".to_owned())))
    }

    /// The run as the judge is told of it.
    fn conclude(&mut self, (end, killed): Over, in_process: Option<String>) -> GuestRun {
        let Said { claim, tested } = std::mem::replace(&mut self.said, Said::NOTHING);
        let mut run = into_run(*end, claim, killed, self.queue, self.backend.empty.case);
        run.flags.extend(in_process.is_some().then_some(Flag::InProcess));
        run.in_process = in_process;
        match &tested {
            Some(tested) => run.flags.extend(&tested.flags),
            None if run.claim == Claim::Silent && matches!(run.ending, Ending::Exited(_)) => {
                run.flags.push(Flag::EarlyExit);
            }
            None => {}
        }
        run.tested = tested;
        run
    }
}

/// A test that was not run because its code is wrong in itself.
fn not_run(broken: Tested, queue: Duration) -> GuestRun {
    GuestRun {
        ending: Ending::Exited(0),
        claim: Claim::Silent,
        tested: Some(Box::new(broken)),
        in_process: None,
        stdout: Output::default(),
        stderr: Output::default(),
        usage: Usage { queue, ..Usage::default() },
        flags: Vec::new(),
    }
}
