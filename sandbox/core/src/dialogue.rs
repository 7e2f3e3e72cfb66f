//! The rules by which a tester and a candidate talk: whose turn it is, which message it may send, and what is left when
//! one of them has ended. The same for every backend, which owns the guests, their clocks and their ends.
//!
//! The tester begins. Whoever has the turn sends one message: a request, which gives the turn to the other side, or the
//! reply to the request before. Nothing else is passed on. A candidate that speaks out of turn, or forges a reply to
//! what it was not asked, is to be killed for it.

use crate::answer::{Answer, understand};
use crate::message::{is_empty_report, kind_of, report_in};
use crate::{Claim, KillReason, TestEnd, Tested, Value};

/// Requests inside requests.
const MAX_NESTED: usize = 400;

/// Who has the turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The guest with the test code.
    Tester,
    /// The guest with the candidate's code.
    Candidate,
}

/// What to do with a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Pass it to the other side, which has the turn now.
    PassOn,
    /// Nothing: it has been noted.
    Noted,
    /// The tester has come to an end.
    Ended(TesterEnd),
}

/// What a tester has come to.
#[derive(Debug, Clone, PartialEq)]
pub enum TesterEnd {
    /// It has reported, or has nothing to report.
    Report(Option<Box<Tested>>),
    /// It says that the candidate has broken a rule.
    Violation,
    /// It ended without a report, or reached this limit.
    Died(Option<KillReason>),
}

/// A talk about one piece of test code.
#[derive(Debug)]
pub struct Dialogue {
    turn: Side,
    /// Who waits for a reply, innermost last.
    asked: Vec<Side>,
    /// The tester has asked the candidate for something: for its names, to begin with.
    used: bool,
    /// What had failed before what runs now.
    failed: Option<Box<Tested>>,
    /// What the candidate's harness said when it could not go on.
    claim: Claim,
}

impl Dialogue {
    /// One that begins.
    #[expect(clippy::new_without_default, reason = "a talk is begun, not left out")]
    pub fn new() -> Self {
        Self { turn: Side::Tester, asked: Vec::new(), used: false, failed: None, claim: Claim::Silent }
    }

    /// Whose turn it is.
    pub fn turn(&self) -> Side {
        self.turn
    }

    /// What the candidate said of itself.
    pub fn claim(&self) -> &Claim {
        &self.claim
    }

    /// Takes a message of the candidate's: a request or a reply, in its turn. An error is what it has to be killed for.
    pub fn candidate_says(&mut self, message: &Value) -> Result<Step, KillReason> {
        let Some(kind @ ("do" | "return" | "raise")) = kind_of(message) else {
            return match understand(message) {
                Some(Answer::Oversized) => Err(KillReason::OutputLimit),
                // Its harness could not go on; it ends now.
                Some(Answer::Claim(raised @ Claim::Raised(_))) if self.claim == Claim::Silent => {
                    self.claim = raised;
                    Ok(Step::Noted)
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
        Ok(Step::PassOn)
    }

    /// Takes a message of the tester's while there is a candidate.
    pub fn tester_says(&mut self, message: &Value) -> Step {
        match kind_of(message) {
            Some("do") => {
                self.used = true;
                self.asked.push(Side::Tester);
            }
            Some("return" | "raise") => drop(self.asked.pop()),
            Some("violation") => return Step::Ended(TesterEnd::Violation),
            Some("failed") => {
                self.note_failure(message);
                return Step::Noted;
            }
            Some("report") => {
                return Step::Ended(match report_in(message) {
                    Some(tested) => TesterEnd::Report(Some(Box::new(tested))),
                    None if is_empty_report(message) => TesterEnd::Report(None),
                    None => TesterEnd::Died(None),
                });
            }
            _ => return Step::Ended(TesterEnd::Died(None)),
        }
        self.turn = Side::Candidate;
        Step::PassOn
    }

    /// Takes a message of the tester's when there is no candidate any more: its report, or what would be passed on if
    /// there were somebody.
    pub fn tester_says_last(&mut self, message: &Value) -> Step {
        match kind_of(message) {
            Some("do" | "return" | "raise") => {
                self.turn = Side::Candidate;
                Step::PassOn
            }
            Some("failed") => {
                self.note_failure(message);
                Step::Noted
            }
            Some("report") => Step::Ended(TesterEnd::Report(report_in(message).map(Box::new))),
            _ => Step::Ended(TesterEnd::Report(None)),
        }
    }

    /// What is left of the test when the tester has died: of which limit, or in which way, `what` says.
    pub fn without_tester(&mut self, reason: Option<KillReason>, what: &str) -> Option<Box<Tested>> {
        let unfinished = if self.used {
            let message = format!("the test code {what}");
            Tested { limit: reason, ..Tested::ended(TestEnd::Unfinished, message) }
        } else {
            let message = format!("the test code {what} before it used the candidate");
            Tested::ended(TestEnd::Broken, message)
        };
        self.failed.take().or_else(|| Some(Box::new(unfinished)))
    }

    /// What is left of the test when the candidate is gone, of which the tester then reported this: a failure from
    /// before, or a success if it needed no more of the candidate (`needed_more`).
    pub fn without_candidate(
        &mut self,
        reported: Option<Box<Tested>>,
        needed_more: bool,
    ) -> Option<Box<Tested>> {
        let counts = |mut tested: Box<Tested>| {
            tested.failed_before_end = tested.end == TestEnd::Failed;
            let is_done = tested.failed_before_end || (tested.end != TestEnd::Unfinished && !needed_more);
            is_done.then_some(tested)
        };
        reported.and_then(counts).or_else(|| self.failed.take())
    }

    fn note_failure(&mut self, message: &Value) {
        let failed = report_in(message).filter(|tested| tested.end == TestEnd::Failed);
        self.failed = failed.map(|tested| Box::new(Tested { failed_before_end: true, ..tested }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: &str) -> Value {
        Value::Tuple(vec![Value::str(kind), Value::None])
    }

    /// The tester has asked the candidate for something.
    fn asked() -> Dialogue {
        let mut dialogue = Dialogue::new();
        assert_eq!(dialogue.tester_says(&message("do")), Step::PassOn);
        dialogue
    }

    #[test]
    fn requests_and_replies_take_turns_and_nest() {
        let mut dialogue = asked();
        assert_eq!(dialogue.turn(), Side::Candidate);
        assert_eq!(dialogue.candidate_says(&message("do")), Ok(Step::PassOn));
        assert_eq!(dialogue.tester_says(&message("return")), Step::PassOn);
        assert_eq!(dialogue.candidate_says(&message("raise")), Ok(Step::PassOn));
        assert_eq!(dialogue.turn(), Side::Tester);
    }

    #[test]
    fn a_candidate_that_speaks_out_of_turn_is_killed() {
        for kind in ["do", "return", "raise"] {
            assert_eq!(Dialogue::new().candidate_says(&message(kind)), Err(KillReason::Protocol), "{kind}");
        }
        assert_eq!(asked().candidate_says(&message("report")), Err(KillReason::Protocol));
        let mut dialogue = asked();
        assert_eq!(dialogue.candidate_says(&message("return")), Ok(Step::PassOn));
        assert_eq!(dialogue.candidate_says(&message("return")), Err(KillReason::Protocol));
    }

    #[test]
    fn a_reply_to_what_was_not_asked_is_forged() {
        let mut dialogue = asked();
        assert_eq!(dialogue.candidate_says(&message("do")), Ok(Step::PassOn));
        // The tester answers with a request of its own, of which the candidate owes the reply first.
        assert_eq!(dialogue.tester_says(&message("do")), Step::PassOn);
        assert_eq!(dialogue.candidate_says(&message("return")), Ok(Step::PassOn));
        assert_eq!(dialogue.candidate_says(&message("return")), Err(KillReason::Protocol));
    }

    #[test]
    fn requests_do_not_nest_for_ever() {
        let mut dialogue = asked();
        for _ in 0..MAX_NESTED / 2 - 1 {
            assert_eq!(dialogue.candidate_says(&message("do")), Ok(Step::PassOn));
            assert_eq!(dialogue.tester_says(&message("do")), Step::PassOn);
        }
        assert_eq!(dialogue.candidate_says(&message("do")), Ok(Step::PassOn));
        assert_eq!(dialogue.tester_says(&message("do")), Step::PassOn);
        assert_eq!(dialogue.candidate_says(&message("do")), Err(KillReason::Protocol));
    }

    #[test]
    fn a_tester_that_says_what_it_may_not_has_died() {
        for kind in ["loaded", "gone"] {
            assert_eq!(
                Dialogue::new().tester_says(&message(kind)),
                Step::Ended(TesterEnd::Died(None)),
                "{kind}"
            );
        }
        let forged = Value::Tuple(vec![Value::str("report"), Value::str("passed")]);
        assert_eq!(Dialogue::new().tester_says(&forged), Step::Ended(TesterEnd::Died(None)));
        let nothing = Step::Ended(TesterEnd::Report(None));
        assert_eq!(Dialogue::new().tester_says(&message("report")), nothing);
        assert_eq!(Dialogue::new().tester_says(&message("violation")), Step::Ended(TesterEnd::Violation));
    }

    #[test]
    fn a_success_behind_the_candidates_end_counts_only_if_it_needed_no_more_of_it() {
        let ended = |end| Some(Box::new(Tested::ended(end, "")));
        let left = |end, needed_more| {
            Dialogue::new().without_candidate(ended(end), needed_more).map(|tested| tested.end)
        };
        assert_eq!(left(TestEnd::Passed, false), Some(TestEnd::Passed));
        assert_eq!(left(TestEnd::Passed, true), None);
        assert_eq!(left(TestEnd::Unfinished, false), None);
        assert_eq!(left(TestEnd::Failed, true), Some(TestEnd::Failed));
    }

    #[test]
    fn a_tester_that_died_before_it_used_the_candidate_was_wrong_in_itself() {
        let left = Dialogue::new().without_tester(None, "ended").unwrap();
        assert_eq!(
            (left.end, left.message.as_deref()),
            (TestEnd::Broken, Some("the test code ended before it used the candidate"))
        );
        let left = asked().without_tester(Some(KillReason::CpuLimit), "ended").unwrap();
        assert_eq!((left.end, left.limit), (TestEnd::Unfinished, Some(KillReason::CpuLimit)));
    }
}
