//! Running calls: a module loaded once, then one process for each test case, forked from that loaded state.
//!
//! The input of a case is sent only after the answer to the one before it, and only the case's own process reads it.
//! Anything irregular ends the guest; the cases that are left get a fresh one. Where guests may not fork, each case
//! has a fresh guest that loads the module itself.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tockbox_core::control::ProcessExit;
use tockbox_core::{
    Call, Claim, Ending, Execution, Flag, Flow, GuestRun, KillReason, Output, Program, RunObserver,
    SandboxError, Value,
};

use crate::answer::{Answer, understand};
use crate::ending::Facts;
use crate::guest::{Event, Finish, Guest};
use crate::pool::Pool;
use crate::request;

/// Runs all calls of `execution` and tells `observer` of each.
pub(crate) async fn run(
    pool: &Arc<Pool>,
    execution: &Execution,
    observer: RunObserver<'_>,
) -> Result<(), SandboxError> {
    let Program::Calls(calls) = &execution.program else { return Ok(()) };
    let mut next = 0;
    while next < calls.len() {
        let asked = Instant::now();
        let mut checkout = pool.checkout().await?;
        checkout.slot().prepare(&execution.limits).await?;
        let queue = asked.elapsed();
        let bounded = checkout.slot().cgroup.is_some();
        // A case that may start processes has the guest to itself: what it leaves is found at the guest's end, and an
        // orphan that ends is not taken for the case.
        let forks = bounded && execution.limits.processes == 1;
        let input = request::opening(execution, forks, bounded);
        let guest = Guest::start(checkout, &execution.limits, input, false)?;
        let mut session = Session { guest, queue, load: Load::default(), told: Duration::ZERO };
        match session.load().await? {
            Loaded::Ready { forks } => {
                let reached = session.cases(&calls[next..], forks, observer).await?;
                match reached {
                    Reached::Stop => return Ok(()),
                    Reached::Done(count) => next += count,
                }
            }
            Loaded::Not(run) => {
                // Each of the calls fails in the same way.
                for _ in next..calls.len() {
                    if observer((*run).clone()) == Flow::Stop {
                        break;
                    }
                }
                return Ok(());
            }
        }
    }
    Ok(())
}

/// One guest with the module loaded, or about to be.
struct Session {
    guest: Guest,
    queue: Duration,
    load: Load,
    /// CPU time of the cases told so far.
    told: Duration,
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

enum Reached {
    /// The observer wants no more.
    Stop,
    /// This many cases have been told; a fresh guest is needed for the next.
    Done(usize),
}

/// How one case went.
struct CaseEnd {
    claim: Claim,
    killed: Option<KillReason>,
    exit: ProcessExit,
    /// The whole guest is gone.
    finish: Option<Finish>,
}

impl Session {
    async fn load(&mut self) -> Result<Loaded, SandboxError> {
        let mut claim = Claim::Silent;
        let (finish, killed) = loop {
            let reason = match self.guest.next().await? {
                Event::Frame(frame) => match understand(&frame) {
                    Some(Answer::Loaded { forks }) if claim == Claim::Silent => {
                        self.note_load(forks)?;
                        return Ok(Loaded::Ready { forks });
                    }
                    Some(Answer::Claim(failed @ Claim::LoadFailed(_))) if claim == Claim::Silent => {
                        claim = failed;
                        continue;
                    }
                    _ => KillReason::Protocol,
                },
                Event::ChildExited(_) => continue,
                Event::Limit(reason) => reason,
                Event::Finished(finish) => {
                    break (finish, self.last_frames(&mut claim, note_load));
                }
            };
            break (self.guest.kill().await?, Some(reason));
        };
        let end = CaseEnd { claim, killed, exit: finish.main, finish: Some(finish) };
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

    /// Runs cases until the guest is gone or all are told.
    async fn cases(
        &mut self,
        calls: &[Call],
        forks: bool,
        observer: RunObserver<'_>,
    ) -> Result<Reached, SandboxError> {
        for (index, call) in calls.iter().enumerate() {
            let end = self.case(call, forks).await?;
            let gone = end.finish.is_some();
            let run = self.conclude(end, index == 0)?;
            if observer(run) == Flow::Stop {
                return Ok(Reached::Stop);
            }
            if gone {
                return Ok(Reached::Done(index + 1));
            }
        }
        Ok(Reached::Done(calls.len()))
    }

    async fn case(&mut self, call: &Call, forks: bool) -> Result<CaseEnd, SandboxError> {
        let early = self.guest.has_unread_answer();
        self.guest.send(request::case(call));
        if forks {
            self.guest.restart_meter((self.load.cpu, self.load.wall))?;
        }
        if early {
            return self.end_by_kill(Claim::Silent, KillReason::Protocol).await;
        }
        let mut claim = Claim::Silent;
        loop {
            let reason = match self.guest.next().await? {
                Event::Frame(frame) => match note(&mut claim, &frame) {
                    Ok(()) => continue,
                    Err(reason) => reason,
                },
                Event::Limit(reason) => reason,
                Event::ChildExited(_) if !forks => continue,
                Event::ChildExited(exit) => match self.last_frames(&mut claim, note) {
                    None => return Ok(CaseEnd { claim, killed: None, exit, finish: None }),
                    Some(reason) => reason,
                },
                Event::Finished(finish) => {
                    let killed = self.last_frames(&mut claim, note);
                    return Ok(CaseEnd { claim, killed, exit: finish.main, finish: Some(finish) });
                }
            };
            return self.end_by_kill(claim, reason).await;
        }
    }

    async fn end_by_kill(&mut self, claim: Claim, reason: KillReason) -> Result<CaseEnd, SandboxError> {
        let finish = self.guest.kill().await?;
        Ok(CaseEnd { claim, killed: Some(reason), exit: finish.main, finish: Some(finish) })
    }

    /// Reads what a process wrote before it ended.
    fn last_frames(&mut self, claim: &mut Claim, note: Note) -> Option<KillReason> {
        if self.guest.drain() {
            return Some(KillReason::OutputLimit);
        }
        loop {
            match self.guest.arrived() {
                Ok(Some(frame)) => {
                    if let Err(reason) = note(claim, &frame) {
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
        let mut run = facts.into_run(end.claim, output, (queue, wall + load_wall, cpu + load_cpu));
        if run.claim == Claim::Silent && matches!(run.ending, Ending::Exited(_)) {
            run.flags.push(Flag::EarlyExit);
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
type Note = fn(&mut Claim, &Value) -> Result<(), KillReason>;

/// Notes what a guest that is gone already said of its load.
fn note_load(claim: &mut Claim, frame: &Value) -> Result<(), KillReason> {
    match understand(frame) {
        Some(Answer::Loaded { .. }) if *claim == Claim::Silent => Ok(()),
        Some(Answer::Claim(failed @ Claim::LoadFailed(_))) if *claim == Claim::Silent => {
            *claim = failed;
            Ok(())
        }
        _ => Err(KillReason::Protocol),
    }
}

/// Notes a case's answer. An error when it may not say that, has answered before, or says that it cannot.
fn note(claim: &mut Claim, frame: &Value) -> Result<(), KillReason> {
    match understand(frame) {
        Some(Answer::Claim(said @ (Claim::Answer(_) | Claim::Uncrossable(_) | Claim::Raised(_))))
            if *claim == Claim::Silent =>
        {
            *claim = said;
            Ok(())
        }
        Some(Answer::Oversized) if *claim == Claim::Silent => Err(KillReason::OutputLimit),
        _ => Err(KillReason::Protocol),
    }
}
