//! Running a script: one guest, from the top to its end.

use std::time::Duration;

use tockbox_core::answer::{Answer, understand};
use tockbox_core::{Claim, Execution, GuestRun, KillReason};

use crate::checkout::Checkout;
use crate::ending::Facts;
use crate::guest::{Event, Guest, Stop};
use crate::request;

/// Runs `execution` as a script on a slot that was waited for during `queue`.
pub(crate) async fn run(
    mut checkout: Checkout,
    execution: &Execution,
    queue: Duration,
) -> Result<GuestRun, Stop> {
    let limits = &execution.limits;
    checkout.slot().prepare(limits).await?;
    let input = request::opening(execution, false, checkout.slot().cgroup.is_some());
    let mut guest = Guest::start(checkout, limits, input, true)?.bound_to(execution);
    let mut claim = Claim::Silent;
    let mut killed = None;
    let finish = loop {
        let reason = match guest.next().await? {
            Event::Finished(finish) => break finish,
            Event::Limit(reason) => reason,
            Event::Frame(frame) if note(&mut claim, &frame) => continue,
            Event::Frame(_) => KillReason::Protocol,
            Event::ChildExited(_) => continue,
        };
        killed = Some(reason);
        break guest.kill().await?;
    };
    let wall = guest.meter.wall();
    if guest.drain() {
        killed = killed.or(Some(KillReason::OutputLimit));
    }
    while killed.is_none() {
        match guest.arrived() {
            Ok(None) if !guest.has_unread_answer() => break,
            Ok(Some(frame)) if note(&mut claim, &frame) => {}
            Ok(_) | Err(_) => killed = Some(KillReason::Protocol),
        }
    }
    if finish.disk_limit {
        killed = killed.or(Some(KillReason::DiskLimit));
    }
    let cpu = finish.cpu.saturating_sub(guest.cpu_before());
    let facts = Facts {
        exit: finish.main,
        killed,
        oom_kills: guest.oom_kills()?,
        over_cpu: guest.meter.exceeded_by(cpu),
        starved: guest.meter.was_starved(),
        leftovers: finish.leftovers,
    };
    if facts.oom_kills > 0 {
        guest.spend_slot("its memory ran out");
    }
    Ok(facts.into_run(claim, guest.take_output(), (queue, wall, cpu)))
}

/// Notes what a script says of its own end. False when it may not say that, or said something before.
fn note(claim: &mut Claim, frame: &tockbox_core::Value) -> bool {
    match understand(frame) {
        Some(Answer::Claim(said @ (Claim::Completed | Claim::Raised(_)))) if *claim == Claim::Silent => {
            *claim = said;
            true
        }
        _ => false,
    }
}
