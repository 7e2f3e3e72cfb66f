//! One piece of test code against one candidate: two guests that take turns, and the host between them.
//!
//! The tester begins. Whoever has the turn sends one message: a request, which gives the turn to the other side, or the
//! reply to the request before. A candidate that speaks out of turn, or forges a reply to what it was not asked, is
//! ended for it. Only the side whose turn it is computes, so the order of everything is the same each time.

use tockbox_core::answer::{Answer, understand};
use tockbox_core::message::{is_empty_report, kind_of, report_in};
use tockbox_core::{Claim, KillReason, Limits, SandboxError, TestEnd, Tested, Value};

use crate::cases::{Over, used_up};
use crate::guest::{End, Guest, How, Next};

/// Requests inside requests.
const MAX_NESTED: usize = 400;

/// How the candidate's case went.
pub(crate) struct Ended {
    pub(crate) claim: Claim,
    pub(crate) over: Over,
    pub(crate) tested: Option<Box<Tested>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Tester,
    Candidate,
}

/// What the tester has come to.
enum TesterEnd {
    Report(Option<Box<Tested>>),
    Violation,
    Died(Option<KillReason>),
}

/// Two guests at work on one test.
pub(crate) struct Duet {
    candidate: Guest,
    tester: Guest,
    limits: Limits,
    turn: Side,
    /// Who waits for a reply, innermost last.
    asked: Vec<Side>,
    /// The tester has asked the candidate for something: for its names, to begin with.
    used: bool,
    /// What had failed before what runs now.
    failed: Option<Box<Tested>>,
    claim: Claim,
}

impl Duet {
    /// Both have been sent their case. `limits` are the tester's.
    pub(crate) fn new(mut candidate: Guest, mut tester: Guest, limits: Limits) -> Self {
        candidate.allow_references(true);
        tester.allow_references(true);
        Self {
            candidate,
            tester,
            limits,
            turn: Side::Tester,
            asked: Vec::new(),
            used: false,
            failed: None,
            claim: Claim::Silent,
        }
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
                    Next::Malformed => {
                        let end = self.candidate.kill().await?;
                        return self.wind_up(end, Some(KillReason::Protocol)).await;
                    }
                    Next::Ended(end) => return self.wind_up(end, None).await,
                },
                next = self.tester.next() => {
                    let end = match next? {
                        Next::Frame(message) => self.take_testers(&message),
                        Next::Malformed => Some(TesterEnd::Died(None)),
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

    /// Takes a message of the candidate's: a request or a reply, in its turn.
    fn take_candidates(&mut self, message: &Value) -> Result<(), KillReason> {
        let Some(kind @ ("do" | "return" | "raise")) = kind_of(message) else {
            return match understand(message) {
                Some(Answer::Oversized) => Err(KillReason::OutputLimit),
                // Its harness could not go on; it ends now.
                Some(Answer::Claim(raised @ Claim::Raised(_))) if self.claim == Claim::Silent => {
                    self.claim = raised;
                    Ok(())
                }
                _ => Err(KillReason::Protocol),
            };
        };
        if self.turn != Side::Candidate || self.claim != Claim::Silent {
            return Err(KillReason::Protocol);
        }
        if kind == "do" {
            if self.asked.len() >= MAX_NESTED {
                return Err(KillReason::Protocol);
            }
            self.asked.push(Side::Candidate);
        } else if self.asked.pop() != Some(Side::Tester) {
            return Err(KillReason::Protocol);
        }
        self.turn = Side::Tester;
        self.tester.send(message);
        Ok(())
    }

    /// Takes a message of the tester's. Its last one is returned.
    fn take_testers(&mut self, message: &Value) -> Option<TesterEnd> {
        match kind_of(message) {
            Some("do") => {
                self.used = true;
                self.asked.push(Side::Tester);
            }
            Some("return" | "raise") => drop(self.asked.pop()),
            Some("violation") => return Some(TesterEnd::Violation),
            Some("failed") => {
                self.note_failure(message);
                return None;
            }
            Some("report") => {
                return Some(match report_in(message) {
                    Some(tested) => TesterEnd::Report(Some(Box::new(tested))),
                    None if is_empty_report(message) => TesterEnd::Report(None),
                    None => TesterEnd::Died(None),
                });
            }
            _ => return Some(TesterEnd::Died(None)),
        }
        self.turn = Side::Candidate;
        self.candidate.send(message);
        None
    }

    fn note_failure(&mut self, message: &Value) {
        let failed = report_in(message).filter(|tested| tested.end == TestEnd::Failed);
        self.failed = failed.map(|tested| Box::new(Tested { failed_before_end: true, ..tested }));
    }

    /// The tester has come to an end; the candidate is let go and its end waited for.
    async fn tester_done(mut self, result: TesterEnd) -> Result<Ended, SandboxError> {
        let tested = match result {
            TesterEnd::Report(tested) => tested,
            TesterEnd::Violation => {
                let over = (self.candidate.kill().await?, Some(KillReason::Protocol));
                return Ok(Ended { claim: self.claim, over, tested: None });
            }
            TesterEnd::Died(reason) => {
                // The candidate is ended wherever it is, which is no fault of its own.
                let end = self.candidate.kill().await?;
                let unfinished = Box::new(self.unfinished(reason));
                let over = (Box::new(End { how: How::Exited(0), ..*end }), None);
                return Ok(Ended { claim: self.claim, over, tested: self.failed.or(Some(unfinished)) });
            }
        };
        self.candidate.send(&Value::Tuple(vec![Value::str("end")]));
        let over = match self.candidate.next().await? {
            // What it says behind the end of the test is out of turn, and changes nothing any more.
            Next::Frame(_) | Next::Malformed => (self.candidate.kill().await?, Some(KillReason::Protocol)),
            Next::Ended(end) => (end, None),
        };
        Ok(Ended { claim: self.claim, over, tested })
    }

    fn unfinished(&self, reason: Option<KillReason>) -> Tested {
        let what = match reason {
            Some(reason) => used_up(reason, &self.limits),
            None => "ended the process that it ran in".to_owned(),
        };
        if self.used {
            Tested { limit: reason, ..Tested::ended(TestEnd::Unfinished, format!("the test code {what}")) }
        } else {
            Tested::ended(TestEnd::Broken, format!("the test code {what} before it used the candidate"))
        }
    }

    /// The candidate is gone: tells the tester when it asks, and takes what it has found before.
    async fn wind_up(mut self, end: Box<End>, killed: Option<KillReason>) -> Result<Ended, SandboxError> {
        let told_before = self.turn == Side::Tester;
        let mut told = false;
        let mut reported = None;
        loop {
            if self.turn == Side::Candidate && !told {
                told = true;
                self.tester.send(&Value::Tuple(vec![Value::str("gone")]));
            }
            let Next::Frame(message) = self.tester.next().await? else { break };
            match kind_of(&message) {
                Some("do" | "return" | "raise") if !told => self.turn = Side::Candidate,
                Some("failed") => self.note_failure(&message),
                Some("report") => {
                    reported = report_in(&message).map(Box::new);
                    break;
                }
                _ => break,
            }
        }
        if let Some(tested) = &mut reported {
            // A report of what failed before; one of success only if it needed no more of the candidate.
            tested.failed_before_end = tested.end == TestEnd::Failed;
            if !tested.failed_before_end && (told || !told_before) {
                tested.end = TestEnd::Unfinished;
            }
        }
        let tested = reported.filter(|tested| tested.end != TestEnd::Unfinished).or(self.failed);
        Ok(Ended { claim: self.claim, over: (end, killed), tested })
    }
}
