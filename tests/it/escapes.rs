//! Hostile programs and honest ones that look like them, on both native tiers and on `wasm`. `tests/escapes/README.md`
//! has the format of the data files and how to read a verdict.
//!
//! A worker has a sandbox of one slot (and two for testers) for each tier, so that each program is followed on its own
//! slot by a run that must not notice, and processes, cgroups, files and mounts are counted after every single program.

pub(crate) mod program;
mod report;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tockbox_core::Tier;

use self::program::Program;
use self::report::{Outcome, Outcomes};
use crate::support::place::{self, Place};
use crate::support::{TIERS, host};

/// Programs that run at once on the native tiers: many only wait.
const WORKERS: usize = 4;
/// Programs after which everyone waits for the last, and what this process itself has open is looked at.
const BATCH: usize = 110;

#[test]
fn every_program_gets_an_honest_verdict_and_leaves_nothing_behind() {
    println!("{}", alone("escapes::on_the_native_tiers"));
}

#[test]
fn every_program_gets_an_honest_verdict_on_wasm_and_leaves_nothing_behind() {
    println!("{}", alone("escapes::on_wasm"));
}

/// Runs `test` in a process of its own, for what this process has open is counted, and with `cargo test` other tests open
/// and close in one process. Returns what it printed.
fn alone(test: &str) -> String {
    let own = std::env::current_exe().expect("this test has an executable");
    let mut command = Command::new(own);
    command.args([test, "--exact", "--ignored", "--nocapture"]).stdin(Stdio::null());
    let ended = command.output().expect("it can be started again");
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{}: {said}{}", ended.status, String::from_utf8_lossy(&ended.stderr));
    assert!(said.contains("1 passed"), "the test in it has another name");
    said.into_owned()
}

#[test]
#[ignore = "a test above runs it, in a process of its own"]
fn on_the_native_tiers() {
    let (report, wrong) = run_all(&TIERS, WORKERS);
    println!("{report}");
    assert!(wrong.is_empty(), "{wrong}");
}

/// Nothing waits there: who sleeps takes no time.
#[test]
#[ignore = "a test above runs it, in a process of its own"]
fn on_wasm() {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (report, wrong) = run_all(&[Tier::Wasm], cores);
    println!("{report}");
    assert!(wrong.is_empty(), "{wrong}");
}

/// Returns a report, and what is not as it has to be.
fn run_all(tiers: &'static [Tier], workers: usize) -> (String, String) {
    let units = program::read_all();
    // The event loop's own descriptors come with the first sandbox and stay.
    let first = tiers.last().map(|tier| place::start(*tier).finish());
    let before = (host::descriptors(), host::shared_objects());
    let mut workers: Vec<Worker> = (0..workers).map(|_| Worker::start(tiers)).collect();
    let mut outcomes = Outcomes::new(tiers);
    outcomes.demand(first == Some(Ok(())), || format!("left behind by the first: {first:?}"));
    let idle = host::descriptors();
    for batch in units.chunks(BATCH) {
        run(batch, &mut workers, &mut outcomes);
        let names = format!("{} to {}", batch[0][0].file, batch[batch.len() - 1][0].file);
        outcomes.demand(host::descriptors() == idle, || {
            format!("{names}: open {:?}, and before {idle:?}", host::descriptors())
        });
        outcomes.demand(host::shared_objects() == before.1, || format!("{names}: shared objects"));
    }
    for place in workers.into_iter().flat_map(|worker| worker.places.into_values()) {
        let left = place.finish();
        outcomes.demand(left.is_ok(), || format!("left behind: {left:?}"));
    }
    outcomes.demand(host::descriptors() == before.0, || format!("left open: {:?}", host::descriptors()));
    let programs: Vec<&Program> = units.iter().flatten().collect();
    let (coverage, missing) = program::coverage(&programs);
    outcomes.demand(missing.is_empty(), || format!("rows without a program: {missing:?}"));
    let report = format!("{}\n{}\n{coverage}", outcomes.table(&programs), outcomes.summary(&programs));
    (report, if outcomes.are_right() { String::new() } else { outcomes.mismatches(&programs) })
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
                    for tier in worker.tiers {
                        let done = worker.run(unit, *tier);
                        outcomes.lock().expect("no worker panics with it").extend(done);
                    }
                }
            });
        }
    });
}

/// Runs one program after the other.
struct Worker {
    tiers: &'static [Tier],
    places: BTreeMap<&'static str, Box<dyn Place>>,
}

impl Worker {
    fn start(tiers: &'static [Tier]) -> Self {
        Self { tiers, places: tiers.iter().map(|tier| (tier.as_str(), place::start(*tier))).collect() }
    }

    /// Runs the programs of a sequence, or a single one, and looks at what they leave.
    fn run(&mut self, unit: &[Program], tier: Tier) -> Vec<Outcome> {
        let place = &self.places[tier.as_str()];
        let judging = place.judging();
        let mut outcomes: Vec<_> = unit
            .iter()
            .filter(|program| program.is_for(tier))
            .map(|program| Outcome::new(program, tier, judging.judge_in_time(&program.body(tier))))
            .collect();
        let unharmed = place
            .settle()
            .and_then(|()| judging.probe())
            .and_then(
                |()| if unit.iter().any(Program::is_test_code) { judging.probe_tester() } else { Ok(()) },
            )
            .and_then(|()| place.settle());
        if let Err(harm) = unharmed {
            // Those after it are not to be blamed.
            let old = self.places.insert(tier.as_str(), place::start(tier));
            let left = old.map_or(Ok(()), Place::finish);
            if let Some(outcome) = outcomes.last_mut() {
                outcome.complaints.push(format!("the host: {harm}; after shutdown: {left:?}"));
            }
        }
        outcomes
    }
}
