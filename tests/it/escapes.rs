//! Hostile programs and honest ones that look like them, on both native tiers. `tests/escapes/README.md` has the
//! format of the data files and how to read a verdict.
//!
//! A worker has a sandbox of one slot (and two for testers) for each tier, so that each program is followed on its own
//! slot by a run that must not notice, and processes, cgroups, files and mounts are counted after every single program.

pub(crate) mod program;
mod report;

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tockbox_core::Tier;

use self::program::Program;
use self::report::{Outcome, Outcomes};
use crate::support::{Sandbox, TIERS, host};

/// Programs that run at once: many only wait.
const WORKERS: usize = 4;
/// Programs after which everyone waits for the last, and what this process itself has open is looked at.
const BATCH: usize = 110;

#[test]
fn every_program_gets_an_honest_verdict_and_leaves_nothing_behind() {
    let own = std::env::current_exe().expect("this test has an executable");
    let mut command = Command::new(own);
    command
        .args(["escapes::alone_in_its_process", "--exact", "--ignored", "--nocapture"])
        .stdin(Stdio::null());
    let ended = command.output().expect("it can be started again");
    let said = String::from_utf8_lossy(&ended.stdout);
    print!("{said}");
    assert!(ended.status.success(), "{}: {}", ended.status, String::from_utf8_lossy(&ended.stderr));
    assert!(said.contains("1 passed"), "the test in it has another name");
}

/// What this process has open is counted, and with `cargo test` other tests open and close in one process.
#[test]
#[ignore = "the test above runs it, in a process of its own"]
fn alone_in_its_process() {
    let units = program::read_all();
    // The event loop's own descriptors come with the first sandbox and stay.
    drop(Sandbox::start(Tier::Restricted));
    let before = (host::descriptors(), host::shared_objects());
    let mut workers: Vec<Worker> = (0..WORKERS).map(|_| Worker::start()).collect();
    let mut outcomes = Outcomes::default();
    let idle = host::descriptors();
    for batch in units.chunks(BATCH) {
        run(batch, &mut workers, &mut outcomes);
        let names = format!("{} to {}", batch[0][0].file, batch[batch.len() - 1][0].file);
        outcomes.demand(host::descriptors() == idle, || {
            format!("{names}: open {:?}, and before {idle:?}", host::descriptors())
        });
        outcomes.demand(host::shared_objects() == before.1, || format!("{names}: shared objects"));
    }
    for sandbox in workers.into_iter().flat_map(|worker| worker.sandboxes.into_values()) {
        let left = sandbox.finish();
        outcomes.demand(left.is_ok(), || format!("left behind: {left:?}"));
    }
    outcomes.demand(host::descriptors() == before.0, || format!("left open: {:?}", host::descriptors()));
    let programs: Vec<&Program> = units.iter().flatten().collect();
    println!("{}", outcomes.table(&programs));
    println!("{}", outcomes.summary(&programs));
    let (coverage, missing) = program::coverage(&programs);
    println!("{coverage}");
    outcomes.demand(missing.is_empty(), || format!("rows without a program: {missing:?}"));
    assert!(outcomes.are_right(), "{}", outcomes.mismatches(&programs));
}

/// The longest first, so that nobody waits long for the last.
fn run(batch: &[Vec<Program>], workers: &mut [Worker], outcomes: &mut Outcomes) {
    let mut order: Vec<&Vec<Program>> = batch.iter().collect();
    order.sort_by_key(|unit| std::cmp::Reverse(unit.iter().map(Program::length).sum::<u64>()));
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(outcomes);
    std::thread::scope(|scope| {
        for worker in workers {
            scope.spawn(|| {
                while let Some(unit) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for tier in TIERS {
                        let done = worker.run(unit, tier);
                        outcomes.lock().expect("no worker panics with it").extend(done);
                    }
                }
            });
        }
    });
}

/// Runs one program after the other.
struct Worker {
    sandboxes: BTreeMap<&'static str, Sandbox>,
}

impl Worker {
    fn start() -> Self {
        Self {
            sandboxes: TIERS
                .iter()
                .map(|tier| (tier.as_str(), Sandbox::start(*tier).with_testers()))
                .collect(),
        }
    }

    /// Runs the programs of a sequence, or a single one, and looks at what they leave.
    fn run(&mut self, unit: &[Program], tier: Tier) -> Vec<Outcome> {
        let sandbox = &self.sandboxes[tier.as_str()];
        let mut outcomes: Vec<_> = unit
            .iter()
            .filter(|program| program.is_for(tier))
            .map(|program| Outcome::new(program, tier, sandbox.judge_in_time(&program.body())))
            .collect();
        let unharmed = sandbox
            .settle()
            .and_then(|()| sandbox.probe())
            .and_then(
                |()| if unit.iter().any(Program::is_test_code) { sandbox.probe_tester() } else { Ok(()) },
            )
            .and_then(|()| sandbox.settle());
        if let Err(harm) = unharmed {
            // Those after it are not to be blamed.
            let old = self.sandboxes.insert(tier.as_str(), Sandbox::start(tier).with_testers());
            let left = old.map_or(Ok(()), Sandbox::finish);
            if let Some(outcome) = outcomes.last_mut() {
                outcome.complaints.push(format!("the host: {harm}; after shutdown: {left:?}"));
            }
        }
        outcomes
    }
}
