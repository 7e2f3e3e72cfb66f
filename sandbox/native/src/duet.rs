//! One piece of test code against one candidate: two guests that take turns, and the host between them.
//!
//! [`Dialogue`] says who may send what. Here messages are passed on, and whoever breaks a rule or a limit is killed. Only
//! the side whose turn it is has its clock running.

use std::time::Duration;

use tockbox_core::control::ProcessExit;
use tockbox_core::dialogue::{Dialogue, Side, Step, TesterEnd};
use tockbox_core::{Claim, KillReason, SandboxError, Tested, Value, frame};
use tokio::time::{sleep, timeout};

use crate::guest::{Event, Finish, Guest, Stop};
use crate::tester::Tester;

/// How long a tester may take to wind up when the candidate is gone.
const WIND_UP: Duration = Duration::from_secs(2);

/// How the candidate's case went.
pub(crate) struct Ended {
    pub(crate) claim: Claim,
    pub(crate) killed: Option<KillReason>,
    pub(crate) exit: ProcessExit,
    /// The whole guest is gone.
    pub(crate) finish: Option<Finish>,
    pub(crate) tested: Option<Box<Tested>>,
    /// The tester cannot be used again.
    pub(crate) tester_spent: bool,
}

/// Two guests at work on one test.
pub(crate) struct Duet<'a> {
    candidate: &'a mut Guest,
    tester: &'a mut Tester,
    /// The candidate's case is a fork of its guest.
    forks: bool,
    dialogue: Dialogue,
    /// The process of the tester's that runs this test is known to be gone.
    tester_ended: bool,
}

impl<'a> Duet<'a> {
    /// Both have been sent their case.
    pub(crate) fn new(candidate: &'a mut Guest, tester: &'a mut Tester, forks: bool) -> Self {
        candidate.allow_references(true);
        candidate.meter.pause();
        tester.guest.allow_references(true);
        Self { candidate, tester, forks, dialogue: Dialogue::new(), tester_ended: false }
    }

    /// Passes messages on until both are done.
    pub(crate) async fn run(mut self) -> Result<Ended, Stop> {
        loop {
            tokio::select! {
                biased;
                event = self.candidate.next() => match event? {
                    Event::Frame(message) => match self.take_candidates(&message) {
                        Ok(()) => {}
                        Err(reason) => return self.candidate_killed(reason).await,
                    },
                    Event::Limit(reason) => return self.candidate_killed(reason).await,
                    Event::ChildExited(_) if !self.forks => {}
                    Event::ChildExited(exit) => return self.candidate_gone(exit, None).await,
                    Event::Finished(finish) => return self.candidate_gone(finish.main, Some(finish)).await,
                },
                event = self.tester.guest.next() => match event? {
                    Event::Frame(message) => {
                        if let Some(result) = self.take_testers(&message) {
                            return self.tester_done(result).await;
                        }
                    }
                    Event::Limit(reason) => return self.tester_done(TesterEnd::Died(Some(reason))).await,
                    Event::ChildExited(_) if !self.tester.forks => {}
                    // What runs test code is a fork of it: it ends itself for no reason of the test's.
                    Event::Finished(_) if self.tester.forks => {
                        return Err(SandboxError::SlotLost { what: "a tester ended".to_owned() }.into());
                    }
                    Event::ChildExited(_) | Event::Finished(_) => {
                        // Its last message may not have been looked at yet.
                        self.tester_ended = true;
                        let result = self.last_word()?;
                        return self.tester_done(result).await;
                    }
                },
            }
        }
    }

    /// Takes a message of the candidate's.
    fn take_candidates(&mut self, message: &Value) -> Result<(), KillReason> {
        if self.dialogue.candidate_says(message)? == Step::PassOn {
            self.give_turn();
            self.tester.guest.send(frame::encode(message));
        }
        Ok(())
    }

    /// Takes a message of the tester's. Its last one is returned.
    fn take_testers(&mut self, message: &Value) -> Option<TesterEnd> {
        match self.dialogue.tester_says(message) {
            Step::PassOn => {
                self.give_turn();
                self.candidate.send(frame::encode(message));
                None
            }
            Step::Noted => None,
            Step::Ended(end) => Some(end),
        }
    }

    /// Lets the clock of the side run that has the turn now.
    fn give_turn(&mut self) {
        let (working, waiting) = match self.dialogue.turn() {
            Side::Tester => (&mut self.tester.guest, &mut *self.candidate),
            Side::Candidate => (&mut *self.candidate, &mut self.tester.guest),
        };
        waiting.meter.pause();
        working.meter.resume();
    }

    /// What the tester wrote before it ended.
    fn last_word(&mut self) -> Result<TesterEnd, SandboxError> {
        if self.tester.guest.oom_kills()? > 0 {
            self.tester.guest.spend_slot("the memory of a tester ran out");
            return Ok(TesterEnd::Died(Some(KillReason::MemoryLimit)));
        }
        while let Ok(Some(message)) = self.tester.guest.arrived() {
            if let Some(end) = self.take_testers(&message) {
                return Ok(end);
            }
        }
        Ok(TesterEnd::Died(None))
    }

    /// The tester has come to an end; the candidate is let go and its end waited for.
    async fn tester_done(mut self, result: TesterEnd) -> Result<Ended, Stop> {
        let tested = match result {
            TesterEnd::Report(tested) => tested,
            TesterEnd::Violation => {
                self.settle_tester().await?;
                return self.candidate_killed_now(KillReason::Protocol, None, false).await;
            }
            TesterEnd::Died(reason) => return self.tester_died(reason).await,
        };
        self.settle_tester().await?;
        self.candidate.meter.resume();
        self.candidate.send(frame::encode(&Value::Tuple(vec![Value::str("end")])));
        loop {
            let ended = match self.candidate.next().await? {
                // What it says behind the end of the test is out of turn, and changes nothing any more.
                Event::Frame(_) => {
                    return self.candidate_killed_now(KillReason::Protocol, tested, false).await;
                }
                Event::Limit(reason) => return self.candidate_killed_now(reason, tested, false).await,
                Event::ChildExited(_) if !self.forks => continue,
                Event::ChildExited(exit) => (exit, None),
                Event::Finished(finish) => (finish.main, Some(finish)),
            };
            let over = self.candidate.drain();
            return Ok(Ended {
                claim: self.dialogue.claim().clone(),
                killed: over.then_some(KillReason::OutputLimit),
                exit: ended.0,
                finish: ended.1,
                tested,
                tester_spent: false,
            });
        }
    }

    /// There is no tester any more. The candidate is ended wherever it is, which is no fault of its own.
    async fn tester_died(mut self, reason: Option<KillReason>) -> Result<Ended, Stop> {
        let what = reason.map_or_else(
            || "ended the process that it ran in".to_owned(),
            |reason| self.tester.limits.used_up(reason),
        );
        let tested = self.dialogue.without_tester(reason, &what);
        let finish = self.candidate.kill().await?;
        let exit = ProcessExit { code: Some(0), signal: None, ..finish.main };
        Ok(Ended {
            claim: self.dialogue.claim().clone(),
            killed: None,
            exit,
            finish: Some(finish),
            tested,
            tester_spent: true,
        })
    }

    /// Waits until the process of the tester's that has reported is gone, so that the next case does not meet it.
    async fn settle_tester(&mut self) -> Result<(), Stop> {
        if !self.tester.forks || self.tester_ended {
            self.tester.guest.meter.pause();
            return Ok(());
        }
        let gone = async {
            match self.tester.guest.next().await? {
                Event::ChildExited(_) => Ok(true),
                Event::Frame(_) | Event::Limit(_) | Event::Finished(_) => Ok(false),
            }
        };
        let settled = timeout(WIND_UP, gone).await.unwrap_or(Ok::<_, Stop>(false))?;
        self.tester.forks &= settled;
        self.tester.guest.meter.pause();
        Ok(())
    }

    async fn candidate_killed(self, reason: KillReason) -> Result<Ended, Stop> {
        let finish = self.candidate.kill().await?;
        self.wind_up(finish.main, Some(finish), Some(reason)).await
    }

    async fn candidate_killed_now(
        self,
        reason: KillReason,
        tested: Option<Box<Tested>>,
        tester_spent: bool,
    ) -> Result<Ended, Stop> {
        let finish = self.candidate.kill().await?;
        let (exit, finish) = (finish.main, Some(finish));
        Ok(Ended {
            claim: self.dialogue.claim().clone(),
            killed: Some(reason),
            exit,
            finish,
            tested,
            tester_spent,
        })
    }

    /// The candidate has ended by itself. What it wrote before still counts.
    async fn candidate_gone(mut self, exit: ProcessExit, finish: Option<Finish>) -> Result<Ended, Stop> {
        let mut killed = self.candidate.drain().then_some(KillReason::OutputLimit);
        while killed.is_none() {
            match self.candidate.arrived() {
                Ok(Some(message)) => killed = self.take_candidates(&message).err(),
                Ok(None) if !self.candidate.has_unread_answer() => break,
                Ok(None) | Err(_) => killed = Some(KillReason::Protocol),
            }
        }
        self.wind_up(exit, finish, killed).await
    }

    /// Tells the tester that the candidate is gone, and takes what it has found before.
    async fn wind_up(
        mut self,
        exit: ProcessExit,
        finish: Option<Finish>,
        killed: Option<KillReason>,
    ) -> Result<Ended, Stop> {
        let told_before = self.dialogue.turn() == Side::Tester;
        self.tester.guest.meter.resume();
        let mut told = false;
        let mut reported = None;
        let limit = sleep(WIND_UP);
        tokio::pin!(limit);
        loop {
            if self.dialogue.turn() == Side::Candidate && !told {
                told = true;
                self.tester.guest.send(frame::encode(&Value::Tuple(vec![Value::str("gone")])));
            }
            let event = tokio::select! {
                event = self.tester.guest.next() => event?,
                // A tester that is at work on an answer it got may take its time; its own limits bound it.
                () = &mut limit, if told => break,
            };
            match event {
                Event::Frame(message) => reported = self.report_in(&message),
                Event::ChildExited(_) if self.tester.forks => {
                    self.tester_ended = true;
                    while let (None, Ok(Some(message))) = (&reported, self.tester.guest.arrived()) {
                        reported = self.report_in(&message);
                    }
                    break;
                }
                Event::Limit(_) | Event::ChildExited(_) | Event::Finished(_) => break,
            }
            if reported.is_some() {
                break;
            }
        }
        let settled = reported.is_some();
        if settled {
            self.settle_tester().await?;
        }
        let needed_more = told || !told_before;
        let tested = self.dialogue.without_candidate(reported.flatten(), needed_more);
        Ok(Ended {
            claim: self.dialogue.claim().clone(),
            killed,
            exit,
            finish,
            tested,
            tester_spent: !settled,
        })
    }

    /// The report that the tester's last message is, if it is its last. The report may be empty.
    #[expect(
        clippy::option_option,
        reason = "whether it reported, and whether there was something to report"
    )]
    fn report_in(&mut self, message: &Value) -> Option<Option<Box<Tested>>> {
        match self.dialogue.tester_says_last(message) {
            Step::Ended(TesterEnd::Report(report)) => Some(report),
            Step::Ended(TesterEnd::Violation | TesterEnd::Died(_)) => Some(None),
            Step::PassOn | Step::Noted => None,
        }
    }
}
