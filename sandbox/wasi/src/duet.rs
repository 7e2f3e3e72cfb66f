//! One piece of test code against one candidate: two guests that take turns, and the host between them.
//!
//! [`Dialogue`] says who may send what. Only the side whose turn it is computes, so the order of everything is the same
//! each time.

use tockbox_core::dialogue::{Dialogue, Side, Step, TesterEnd};
use tockbox_core::{Claim, KillReason, Limits, SandboxError, Tested, Value};

use crate::cases::Over;
use crate::guest::{Guest, Next};
use crate::instance::{End, How};

/// How the candidate's case went.
pub(crate) struct Ended {
    pub(crate) claim: Claim,
    pub(crate) over: Over,
    pub(crate) tested: Option<Box<Tested>>,
}

/// Two guests at work on one test.
pub(crate) struct Duet {
    candidate: Guest,
    tester: Guest,
    limits: Limits,
    dialogue: Dialogue,
}

impl Duet {
    /// Both have been sent their case. `limits` are the tester's.
    pub(crate) fn new(mut candidate: Guest, mut tester: Guest, limits: Limits) -> Self {
        candidate.allow_references(true);
        tester.allow_references(true);
        Self { candidate, tester, limits, dialogue: Dialogue::new() }
    }

    /// Passes messages on until both are done.
    pub(crate) async fn run(mut self) -> Result<Ended, SandboxError> {
        loop {
            // The side whose turn it is not can do nothing but speak out of turn or end.
            tokio::select! {
                biased;
                next = self.candidate.next() => match next? {
                    Next::Frame(message) => {
                        if let Err(reason) = self.take_candidates(&message) {
                            let end = self.candidate.kill().await?;
                            return self.wind_up(end, Some(reason)).await;
                        }
                    }
                    Next::Waits if self.dialogue.turn() == Side::Tester => {}
                    Next::Malformed | Next::Waits => {
                        let end = self.candidate.kill().await?;
                        return self.wind_up(end, Some(KillReason::Protocol)).await;
                    }
                    Next::Ended(end) => return self.wind_up(end, None).await,
                },
                next = self.tester.next() => {
                    let end = match next? {
                        Next::Frame(message) => self.take_testers(&message),
                        Next::Waits if self.dialogue.turn() == Side::Candidate => None,
                        Next::Malformed | Next::Waits => Some(TesterEnd::Died(None)),
                        Next::Ended(end) => Some(TesterEnd::Died(match end.how {
                            How::Killed(reason) => Some(reason),
                            How::Exited(_) | How::Signaled(_) | How::Gone | How::Broken(_) => None,
                        })),
                    };
                    if let Some(end) = end {
                        return self.tester_done(end).await;
                    }
                }
            }
        }
    }

    /// Takes a message of the candidate's.
    fn take_candidates(&mut self, message: &Value) -> Result<(), KillReason> {
        if self.dialogue.candidate_says(message)? == Step::PassOn {
            self.tester.send(message);
        }
        Ok(())
    }

    /// Takes a message of the tester's. Its last one is returned.
    fn take_testers(&mut self, message: &Value) -> Option<TesterEnd> {
        match self.dialogue.tester_says(message) {
            Step::PassOn => {
                self.candidate.send(message);
                None
            }
            Step::Noted => None,
            Step::Ended(end) => Some(end),
        }
    }

    /// The tester has come to an end; the candidate is let go and its end waited for.
    async fn tester_done(mut self, result: TesterEnd) -> Result<Ended, SandboxError> {
        let tested = match result {
            TesterEnd::Report(tested) => tested,
            TesterEnd::Violation => {
                let over = (self.candidate.kill().await?, Some(KillReason::Protocol));
                return Ok(Ended { claim: self.dialogue.claim().clone(), over, tested: None });
            }
            TesterEnd::Died(reason) => {
                // The candidate is ended wherever it is, which is no fault of its own.
                let end = self.candidate.kill().await?;
                let what = reason.map_or_else(
                    || "ended the process that it ran in".to_owned(),
                    |reason| self.limits.used_up(reason),
                );
                let tested = self.dialogue.without_tester(reason, &what);
                let over = (Box::new(End { how: How::Exited(0), ..*end }), None);
                return Ok(Ended { claim: self.dialogue.claim().clone(), over, tested });
            }
        };
        self.candidate.send(&Value::Tuple(vec![Value::str("end")]));
        let over = match self.candidate.next().await? {
            // What it says behind the end of the test is out of turn, and changes nothing any more.
            Next::Frame(_) | Next::Malformed | Next::Waits => {
                (self.candidate.kill().await?, Some(KillReason::Protocol))
            }
            Next::Ended(end) => (end, None),
        };
        Ok(Ended { claim: self.dialogue.claim().clone(), over, tested })
    }

    /// The candidate is gone: tells the tester when it asks, and takes what it has found before.
    async fn wind_up(mut self, end: Box<End>, killed: Option<KillReason>) -> Result<Ended, SandboxError> {
        let told_before = self.dialogue.turn() == Side::Tester;
        let mut told = false;
        let mut reported = None;
        loop {
            if self.dialogue.turn() == Side::Candidate && !told {
                told = true;
                self.tester.send(&Value::Tuple(vec![Value::str("gone")]));
            }
            let Next::Frame(message) = self.tester.next().await? else { break };
            match self.dialogue.tester_says_last(&message) {
                // It has been told that nobody will answer.
                Step::PassOn if told => break,
                Step::PassOn | Step::Noted => {}
                Step::Ended(TesterEnd::Report(report)) => {
                    reported = report;
                    break;
                }
                Step::Ended(TesterEnd::Violation | TesterEnd::Died(_)) => break,
            }
        }
        let tested = self.dialogue.without_candidate(reported, told || !told_before);
        Ok(Ended { claim: self.dialogue.claim().clone(), over: (end, killed), tested })
    }
}
