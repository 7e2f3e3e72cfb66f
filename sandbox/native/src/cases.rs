//! Running cases: a module loaded once, then one process for each case, forked from that loaded state.
//!
//! The input of a case is sent only after the answer to the one before it, and only the case's own process reads it.
//! Anything irregular ends the guest; the cases that are left get a fresh one. Where guests may not fork, each case
//! has a fresh guest that loads the module itself.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tockbox_core::answer::{Answer, understand};
use tockbox_core::control::ProcessExit;
use tockbox_core::report::About;
use tockbox_core::{
    Case, Claim, Ending, Execution, Flag, Flow, GuestRun, KillReason, Output, Program, RunObserver,
    SandboxError, Suite, TestEnd, Tested, Value,
};

use crate::checkout::{Checkout, Ticket};
use crate::duet::Duet;
use crate::ending::Facts;
use crate::guest::{Event, Finish, Guest, Stop};
use crate::pool::Pool;
use crate::request;
use crate::tester::{Tester, Testers};

/// Runs all cases of `execution` and tells `observer` of each.
pub(crate) async fn run(
    pool: &Arc<Pool>,
    testers: &Testers,
    execution: &Execution,
    observer: RunObserver<'_>,
) -> Result<(), SandboxError> {
    let Program::Cases { cases, .. } = &execution.program else { return Ok(()) };
    let mut ticket = Ticket::of(execution);
    let mut asked = Instant::now();
    let mut next = 0;
    while next < cases.len() {
        let begun = next;
        match go_on((pool, testers), execution, (&ticket, asked), &mut next, observer).await {
            Ok(Flow::Stop) => break,
            Ok(Flow::Continue) => asked = Instant::now(),
            Err(Stop::Failed(error)) => return Err(error),
            Err(Stop::GivesWay) => {
                ticket = ticket.long();
                // What went before was not for nothing if a case has been told.
                asked = if next > begun { Instant::now() } else { asked };
            }
        }
    }
    Ok(())
}

/// Runs cases from `next` on in a fresh guest, as far as it gets.
async fn go_on(
    (pool, testers): (&Arc<Pool>, &Testers),
    execution: &Execution,
    (ticket, asked): (&Ticket, Instant),
    next: &mut usize,
    observer: RunObserver<'_>,
) -> Result<Flow, Stop> {
    let Program::Cases { cases, suite } = &execution.program else { return Ok(Flow::Stop) };
    let mut checkout = Checkout::wait(pool, ticket).await?;
    // Behind the candidate's slot: so many testers there are that nobody waits for one who has that, and those that
    // wait for that keep none from others.
    let tester = match suite {
        Some(suite) if cases[*next..].iter().any(|case| matches!(case, Case::Test(_))) => {
            Some(testers.acquire(execution, ticket, suite).await?)
        }
        _ => None,
    };
    checkout.slot().prepare(&execution.limits).await?;
    let queue = asked.elapsed();
    let bounded = checkout.slot().cgroup.is_some();
    // A case that may start processes has the guest to itself: what it leaves is found at the guest's end, and an
    // orphan that ends is not taken for the case.
    let forks = bounded && execution.limits.processes == 1;
    let input = request::opening(execution, forks, bounded);
    let guest = Guest::start(checkout, &execution.limits, input, false)?.bound_to(execution);
    let suite = suite.as_deref();
    let mut session = Session { guest, queue, load: Load::default(), told: Duration::ZERO, tester, suite };
    match session.load().await? {
        Loaded::Ready { forks } => {
            if let Some(tester) = &mut session.tester {
                tester.ready().await?;
            }
            let reached = session.cases(cases, next, forks, observer).await;
            if let Some(tester) = session.tester.take().filter(|_| reached.is_ok()) {
                testers.give_back(tester);
            }
            reached
        }
        Loaded::Not(run) => {
            if let Some(tester) = session.tester.take().filter(|tester| !tester.about.is_empty()) {
                testers.give_back(tester);
            }
            // Each of the cases fails in the same way.
            for _ in *next..cases.len() {
                if observer((*run).clone()) == Flow::Stop {
                    break;
                }
            }
            Ok(Flow::Stop)
        }
    }
}

/// One guest with the module loaded, or about to be.
struct Session<'a> {
    guest: Guest,
    queue: Duration,
    load: Load,
    /// CPU time of the cases told so far.
    told: Duration,
    tester: Option<Tester>,
    suite: Option<&'a Suite>,
}

/// What loading wrote, and what it took where cases share it. It counts against the limits of each case, and stands
/// before its output, so that it makes no difference whether cases share a load.
#[derive(Default)]
struct Load {
    wall: Duration,
    cpu: Duration,
    stdout: Output,
    stderr: Output,
}

enum Loaded {
    Ready { forks: bool },
    Not(Box<GuestRun>),
}

/// How one case went.
struct CaseEnd {
    said: Said,
    /// Test code ran in the guest itself.
    in_process: Option<String>,
    killed: Option<KillReason>,
    exit: ProcessExit,
    /// The whole guest is gone.
    finish: Option<Finish>,
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

impl Session<'_> {
    async fn load(&mut self) -> Result<Loaded, Stop> {
        let mut said = Said::NOTHING;
        let (finish, killed) = loop {
            let reason = match self.guest.next().await? {
                Event::Frame(frame) => match understand(&frame) {
                    Some(Answer::Loaded { forks }) if said.is_nothing() => {
                        self.note_load(forks)?;
                        return Ok(Loaded::Ready { forks });
                    }
                    Some(Answer::Claim(failed @ Claim::LoadFailed(_))) if said.is_nothing() => {
                        said.claim = failed;
                        continue;
                    }
                    _ => KillReason::Protocol,
                },
                Event::ChildExited(_) => continue,
                Event::Limit(reason) => reason,
                Event::Finished(finish) => break (finish, self.last_frames(&mut said, note_load)),
            };
            break (self.guest.kill().await?, Some(reason));
        };
        let end = CaseEnd { said, in_process: None, killed, exit: finish.main, finish: Some(finish) };
        Ok(Loaded::Not(Box::new(self.conclude(end, true)?)))
    }

    fn note_load(&mut self, shared: bool) -> Result<(), SandboxError> {
        self.guest.drain();
        (self.load.stdout, self.load.stderr) = self.guest.take_output();
        if shared {
            self.load.cpu = self.guest.cpu_so_far()?;
            self.load.wall = self.guest.meter.wall();
        }
        Ok(())
    }

    /// Runs cases from `next` on until the guest is gone or all are told. Whether the observer wants more.
    async fn cases(
        &mut self,
        cases: &[Case],
        next: &mut usize,
        forks: bool,
        observer: RunObserver<'_>,
    ) -> Result<Flow, Stop> {
        let first = *next;
        while let Some(case) = cases.get(*next) {
            let end = match case {
                Case::Call(call) => self.case(request::call(call), forks).await?,
                Case::Test(number) => match self.test(*number, forks).await? {
                    Ok(end) => end,
                    Err(broken) => {
                        *next += 1;
                        if observer(self.not_run(broken)) == Flow::Stop {
                            return Ok(Flow::Stop);
                        }
                        continue;
                    }
                },
            };
            let gone = end.finish.is_some();
            let tester_gone =
                matches!(case, Case::Test(_)) && self.tester.as_ref().is_some_and(|one| !one.forks);
            let run = self.conclude(end, *next == first)?;
            *next += 1;
            if observer(run) == Flow::Stop {
                return Ok(Flow::Stop);
            }
            if gone || tester_gone {
                break;
            }
        }
        Ok(Flow::Continue)
    }

    /// Runs one piece of test code, or tells why none of its kind can be run.
    async fn test(&mut self, number: usize, forks: bool) -> Result<Result<CaseEnd, Tested>, Stop> {
        let (Some(suite), Some(tester)) = (self.suite, &mut self.tester) else {
            return Ok(Err(Tested::ended(TestEnd::Broken, "there is no such test code")));
        };
        let (Some(test), Some(about)) = (suite.tests.get(number), tester.about.get(number)) else {
            return Ok(Err(Tested::ended(TestEnd::Broken, "there is no such test code")));
        };
        match about.clone() {
            About::Broken(message) => Ok(Err(Tested::ended(TestEnd::Broken, message))),
            About::Ready { in_process: Some(why), .. } => {
                let mut end = self.case(request::together(test, suite.go_on), forks).await?;
                end.in_process = Some(why);
                Ok(Ok(end))
            }
            About::Ready { in_process: None, reads_output } => {
                self.duet(number, reads_output, forks).await.map(Ok)
            }
        }
    }

    async fn duet(&mut self, number: usize, reads_output: bool, forks: bool) -> Result<CaseEnd, Stop> {
        if self.guest.has_unread_answer() {
            return Ok(self.end_by_kill(Said::NOTHING, KillReason::Protocol).await?);
        }
        let Some(tester) = &mut self.tester else {
            return Err(SandboxError::SlotLost { what: "there is no tester".to_owned() }.into());
        };
        tester.guest.send(request::run_test(number));
        if tester.forks {
            tester.guest.restart_meter((Duration::ZERO, Duration::ZERO))?;
        } else {
            tester.guest.meter.resume();
        }
        self.guest.send(request::serve(reads_output));
        if forks {
            self.guest.restart_meter((self.load.cpu, self.load.wall))?;
        }
        let ended = Duet::new(&mut self.guest, tester, forks).run().await?;
        self.guest.allow_references(false);
        tester.guest.allow_references(false);
        if ended.tester_spent {
            tester.forks = false;
        }
        let said = Said { claim: ended.claim, tested: ended.tested };
        Ok(CaseEnd { said, in_process: None, killed: ended.killed, exit: ended.exit, finish: ended.finish })
    }

    /// A test that was not run because its code is wrong in itself.
    fn not_run(&self, broken: Tested) -> GuestRun {
        let exit = ProcessExit { code: Some(0), signal: None, cpu_ns: 0, peak_bytes: 0 };
        let facts = Facts { exit, killed: None, oom_kills: 0, over_cpu: false, starved: false, leftovers: 0 };
        let output = (self.load.stdout.clone(), self.load.stderr.clone());
        let none = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
        GuestRun { tested: Some(Box::new(broken)), ..facts.into_run(Claim::Silent, output, none) }
    }

    async fn case(&mut self, input: Vec<u8>, forks: bool) -> Result<CaseEnd, Stop> {
        let early = self.guest.has_unread_answer();
        self.guest.send(input);
        if forks {
            self.guest.restart_meter((self.load.cpu, self.load.wall))?;
        }
        if early {
            return Ok(self.end_by_kill(Said::NOTHING, KillReason::Protocol).await?);
        }
        let mut said = Said::NOTHING;
        loop {
            let reason = match self.guest.next().await? {
                Event::Frame(frame) => match note(&mut said, &frame) {
                    Ok(()) => continue,
                    Err(reason) => reason,
                },
                Event::Limit(reason) => reason,
                Event::ChildExited(_) if !forks => continue,
                Event::ChildExited(exit) => match self.last_frames(&mut said, note) {
                    None => return Ok(CaseEnd { said, in_process: None, killed: None, exit, finish: None }),
                    Some(reason) => reason,
                },
                Event::Finished(finish) => {
                    let killed = self.last_frames(&mut said, note);
                    return Ok(CaseEnd {
                        said,
                        in_process: None,
                        killed,
                        exit: finish.main,
                        finish: Some(finish),
                    });
                }
            };
            return Ok(self.end_by_kill(said, reason).await?);
        }
    }

    async fn end_by_kill(&mut self, said: Said, reason: KillReason) -> Result<CaseEnd, SandboxError> {
        let finish = self.guest.kill().await?;
        Ok(CaseEnd { said, in_process: None, killed: Some(reason), exit: finish.main, finish: Some(finish) })
    }

    /// Reads what a process wrote before it ended.
    fn last_frames(&mut self, said: &mut Said, note: Note) -> Option<KillReason> {
        if self.guest.drain() {
            return Some(KillReason::OutputLimit);
        }
        loop {
            match self.guest.arrived() {
                Ok(Some(frame)) => {
                    if let Err(reason) = note(said, &frame) {
                        return Some(reason);
                    }
                }
                Ok(None) if !self.guest.has_unread_answer() => return None,
                Ok(None) | Err(_) => return Some(KillReason::Protocol),
            }
        }
    }

    /// The run as the judge is told of it. `with_load`: the load's usage is told with it.
    fn conclude(&mut self, end: CaseEnd, with_load: bool) -> Result<GuestRun, SandboxError> {
        let wall = self.guest.meter.wall();
        let cpu = match &end.finish {
            // The whole guest's account, of which the load and earlier cases have their share.
            Some(finish) => finish.cpu.saturating_sub(self.guest.cpu_before() + self.load.cpu + self.told),
            None => Duration::from_nanos(end.exit.cpu_ns),
        };
        self.told += cpu;
        let mut killed = end.killed;
        if end.finish.is_some_and(|finish| finish.disk_limit) {
            killed = killed.or(Some(KillReason::DiskLimit));
        }
        let facts = Facts {
            exit: end.exit,
            killed,
            oom_kills: self.guest.oom_kills()?,
            over_cpu: self.guest.meter.exceeded_by(cpu),
            starved: self.guest.meter.was_starved(),
            leftovers: end.finish.map_or(0, |finish| finish.leftovers),
        };
        if facts.oom_kills > 0 {
            self.guest.spend_slot("its memory ran out");
        }
        let (stdout, stderr) = self.guest.take_output();
        let output = (joined(&self.load.stdout, stdout), joined(&self.load.stderr, stderr));
        let (queue, load_wall, load_cpu) = if with_load {
            (self.queue, self.load.wall, self.load.cpu)
        } else {
            (Duration::ZERO, Duration::ZERO, Duration::ZERO)
        };
        let mut run = facts.into_run(end.said.claim, output, (queue, wall + load_wall, cpu + load_cpu));
        run.tested = end.said.tested;
        run.in_process = end.in_process;
        run.flags.extend(run.in_process.is_some().then_some(Flag::InProcess));
        match &run.tested {
            Some(tested) => run.flags.extend(&tested.flags),
            None if run.claim == Claim::Silent && matches!(run.ending, Ending::Exited(_)) => {
                run.flags.push(Flag::EarlyExit);
            }
            None => {}
        }
        Ok(run)
    }
}

fn joined(load: &Output, own: Output) -> Output {
    if load.bytes.is_empty() {
        return own;
    }
    let mut bytes = load.bytes.clone();
    bytes.extend(own.bytes);
    Output { bytes, truncated: load.truncated || own.truncated }
}

/// Takes what a guest says of a load or a case. An error when it may not say that now.
type Note = fn(&mut Said, &Value) -> Result<(), KillReason>;

/// Notes what a guest that is gone already said of its load.
fn note_load(said: &mut Said, frame: &Value) -> Result<(), KillReason> {
    match understand(frame) {
        Some(Answer::Loaded { .. }) if said.is_nothing() => Ok(()),
        Some(Answer::Claim(failed @ Claim::LoadFailed(_))) if said.is_nothing() => {
            said.claim = failed;
            Ok(())
        }
        _ => Err(KillReason::Protocol),
    }
}

/// Notes a case's answer. An error when it may not say that, has answered before, or says that it cannot.
fn note(said: &mut Said, frame: &Value) -> Result<(), KillReason> {
    match understand(frame) {
        Some(Answer::Claim(claim @ (Claim::Answer(_) | Claim::Uncrossable(_) | Claim::Raised(_))))
            if said.is_nothing() =>
        {
            said.claim = claim;
            Ok(())
        }
        Some(Answer::Report(tested)) if said.is_nothing() => {
            said.tested = Some(tested);
            Ok(())
        }
        Some(Answer::Oversized) if said.is_nothing() => Err(KillReason::OutputLimit),
        _ => Err(KillReason::Protocol),
    }
}
