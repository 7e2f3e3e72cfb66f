//! What `tockbox bench` measures: a server of this program, beside what there is without it.
//!
//! Figures of a machine say little; what counts are ratios, and those are of measurements that stand next to each
//! other in one round. The client runs on the same machine and its work counts.

mod baseline;
mod flips;
mod growth;
mod load;
mod memory;
mod report;
mod server;

use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

pub use self::report::{Figure, Machine, Range, Ratio, Report};

use self::baseline::Interpreter;
use self::load::Client;
use self::report::Recorder;
use self::server::Server;

/// Clients at once in the measurements of throughput.
const CLIENTS: [usize; 5] = [1, 2, 8, 32, 128];
/// Slots of the servers by which memory and scaling are measured.
const SLOTS: [usize; 4] = [1, 2, 4, 8];
/// Clients at once where slots are varied: more than there are slots.
const SCALING_CLIENTS: usize = 16;
/// Completions of one `POST /score`, as a group of GRPO has them.
const GROUP: usize = 16;
/// Infinite loops that short runs stand beside.
const LOOPS: usize = 8;
/// CPU time of each of them.
const LOOP_SECONDS: u32 = 2;
/// How long short runs beside loops are measured, should they be slow.
const BESIDE_LOOPS: Duration = Duration::from_secs(10);

const FUNCTION: &str = "def add(a, b):\n    return a + b\n";

const RAW_START: &str = "start of an interpreter";
const RAW_RATE: &str = "starts of interpreters, two a CPU at once";
const FORK: &str = "fork of a warmed interpreter that runs print(1)";
const FORK_RATE: &str = "forks of warmed interpreters, one a CPU at once";
const PRINT_P50: &str = "print(1), p50";
const PRINT_P95: &str = "print(1), p95";
const PRINT_P99: &str = "print(1), p99";
const PRINT_8_CLIENTS: &str = "print(1), 8 clients";
const IMPORT_P50: &str = "numpy imported ahead and by the program, p50";
const CALL_1_P50: &str = "1 call, p50";
const CALL_20_P50: &str = "20 calls, p50";
const ASSERT_5_P50: &str = "test code with 5 asserts, p50";
const GROUP_P50: &str = "group of 16 completions, 5 asserts each, p50";
const LOOPS_P95: &str = "print(1) beside 8 infinite loops, p95";
const ONE_SLOT: &str = "print(1), 16 clients, 1 slot";
const TWO_SLOTS: &str = "print(1), 16 clients, 2 slots";
const EIGHT_SLOTS: &str = "print(1), 16 clients, 8 slots";

/// What it says, above the line, below it.
const RATIOS: [(&str, &str, &str); 10] = [
    ("print(1) in starts of an interpreter", PRINT_P50, RAW_START),
    ("throughput with 8 clients in starts of interpreters", PRINT_8_CLIENTS, RAW_RATE),
    ("share of the rate of unconfined forks that is kept", PRINT_8_CLIENTS, FORK_RATE),
    ("numpy against print(1)", IMPORT_P50, PRINT_P50),
    ("20 calls against one", CALL_20_P50, CALL_1_P50),
    ("5 asserts against one call", ASSERT_5_P50, CALL_1_P50),
    ("a group of 16 against one submission", GROUP_P50, ASSERT_5_P50),
    ("print(1) beside infinite loops (p95) against quiet (p50)", LOOPS_P95, PRINT_P50),
    ("2 slots against 1", TWO_SLOTS, ONE_SLOT),
    ("8 slots against 1", EIGHT_SLOTS, ONE_SLOT),
];

/// What to measure, and how long.
#[derive(Debug, Clone)]
pub struct Plan {
    /// This program.
    pub program: PathBuf,
    /// Flags of `tockbox serve` that choose the interpreter and the isolation.
    pub flags: Vec<String>,
    /// The interpreter that raw starts are made with.
    pub interpreter: PathBuf,
    /// Its version.
    pub python_version: String,
    /// What the environment imports ahead.
    pub preload: Vec<String>,
    /// Times that everything is measured.
    pub rounds: u32,
    /// How long each measurement of a rate takes.
    pub window: Duration,
    /// How many requests are sent one after the other for each distribution of latencies.
    pub samples: usize,
    /// Times that verdicts alone and under load are compared.
    pub flips: u32,
    /// Runs over which it is measured what a server comes to hold; 0: it is not.
    pub endure: u64,
}

/// What stops a benchmark.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The server under test.
    #[error("the server under test: {0}")]
    Server(String),
    /// An interpreter without the server.
    #[error("cannot {what}")]
    Baseline {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// A request.
    #[error("a request to the server under test: {0}")]
    Request(String),
}

/// Measures all of it. `progress` is told what comes next.
pub async fn run(plan: &Plan, progress: &dyn Fn(String)) -> Result<Report, BenchError> {
    let mut recorder = Recorder::default();
    let mut missing = Vec::new();
    progress("servers start".to_owned());
    let interpreter = Interpreter::new(plan);
    let server = Server::start(plan, &[]).await?;
    let machine = Machine::here(plan, &server.tier);
    let client = Client::new(&server);
    client.warm_up().await?;
    let numerical = if interpreter.has("numpy")? {
        let server = Server::start(plan, &["--preload".to_owned(), "numpy".to_owned()]).await?;
        let client = Client::new(&server);
        client.warm_up().await?;
        Some((server, client))
    } else {
        missing.push(format!("{IMPORT_P50}: {} has no numpy", plan.interpreter.display()));
        None
    };
    for round in 1..=plan.rounds {
        let part = |part: &str| progress(format!("round {round} of {}: {part}", plan.rounds));
        part("starts, forks and scripts");
        let clients = (&client, numerical.as_ref().map(|(_, client)| client));
        scripts(plan, &interpreter, clients, &mut recorder).await?;
        part("tests");
        tests(plan, &client, &mut recorder).await?;
        part("short runs beside infinite loops");
        beside_loops(plan, &client, &mut recorder).await?;
    }
    for round in 1..=plan.flips {
        progress(format!("comparison {round} of {}: verdicts alone and under load", plan.flips));
        #[expect(clippy::cast_precision_loss, reason = "hundreds")]
        let count = flips::count(plan, &client).await? as f64;
        recorder.note(&flips_name(), "", count);
        client.quiet().await?;
    }
    for server in std::iter::once(server).chain(numerical.map(|(server, _)| server)) {
        server.stop().await;
    }
    for round in 1..=plan.rounds {
        progress(format!("round {round} of {}: numbers of slots", plan.rounds));
        if !slots(plan, &mut recorder).await? && round == 1 {
            missing.push("memory: the kernel does not tell this user".to_owned());
        }
    }
    if plan.endure > 0 && !growth::measure(plan, progress, &mut recorder).await? {
        missing.push("what a server holds: the kernel does not tell this user".to_owned());
    }
    Ok(recorder.report(machine, plan.rounds, &RATIOS, missing))
}

fn flips_name() -> String {
    let (all, clients) = (flips::SUBMISSIONS, flips::CLIENTS);
    format!("verdicts of {all} that were others with {clients} clients and all CPUs busy")
}

/// Scripts, and right beside them what there is without a sandbox.
async fn scripts(
    plan: &Plan,
    interpreter: &Interpreter,
    (client, numerical): (&Client, Option<&Client>),
    recorder: &mut Recorder,
) -> Result<(), BenchError> {
    let cpus = std::thread::available_parallelism().map_or(1, usize::from);
    let print = execute("print(1)");
    recorder.note(RAW_START, "ms", interpreter.starts(1, plan.window).await?.mean());
    let mut kinds = vec![(client, print.clone())];
    kinds.extend(numerical.map(|client| (client, execute("import numpy\nprint(1)"))));
    let latencies = load::in_turn(&kinds, plan.samples).await?;
    for (name, quantile) in [(PRINT_P50, 0.5), (PRINT_P95, 0.95), (PRINT_P99, 0.99)] {
        recorder.note(name, "ms", latencies[0].quantile(quantile));
    }
    if let Some(latencies) = latencies.get(1) {
        recorder.note(IMPORT_P50, "ms", latencies.quantile(0.5));
    }
    recorder.note(FORK, "ms", interpreter.forks(1, plan.window).await?.mean());
    for clients in CLIENTS {
        let plural = if clients == 1 { "" } else { "s" };
        let name = format!("print(1), {clients} client{plural}");
        if name == PRINT_8_CLIENTS {
            recorder.note(RAW_RATE, "1/s", interpreter.starts(2 * cpus, plan.window).await?.rate());
        }
        recorder.note(&name, "1/s", client.throughput(&print, clients, plan.window).await?);
        if name == PRINT_8_CLIENTS {
            recorder.note(FORK_RATE, "1/s", interpreter.forks(cpus, plan.window).await?.rate());
        }
    }
    Ok(())
}

async fn tests(plan: &Plan, client: &Client, recorder: &mut Recorder) -> Result<(), BenchError> {
    let calls = |count: u32| {
        let call = |n| json!({"type": "call", "function": "add", "args": [n, 1], "expected": n + 1});
        json!({"code": FUNCTION, "tests": (0..count).map(call).collect::<Vec<_>>()}).to_string()
    };
    let asserts: Vec<String> = (0..5).map(|n| format!("assert add({n}, 1) == {}", n + 1)).collect();
    let tests = json!([{"type": "assert", "code": asserts.join("\n")}]);
    let names = [CALL_1_P50, CALL_20_P50, ASSERT_5_P50];
    let bodies = [calls(1), calls(20), json!({"code": FUNCTION, "tests": tests}).to_string()];
    // They take longer than a script: fewer of them.
    let latencies = load::in_turn(&bodies.map(|body| (client, body)), (plan.samples / 4).max(1)).await?;
    for (name, latencies) in names.iter().zip(latencies) {
        recorder.note(name, "ms", latencies.quantile(0.5));
    }
    // Each differs from the others, for the same code is run once.
    let completions: Vec<String> = (0..GROUP).map(|n| format!("{FUNCTION}# {n}\n")).collect();
    let body = json!({"tests": tests, "completions": completions}).to_string();
    let latencies = client.groups(&body, (plan.samples / GROUP).max(1)).await?;
    recorder.note(GROUP_P50, "ms", latencies.quantile(0.5));
    Ok(())
}

async fn beside_loops(plan: &Plan, client: &Client, recorder: &mut Recorder) -> Result<(), BenchError> {
    let looping = json!({
        "code": "while True:\n    pass",
        "limits": {"cpu_seconds": LOOP_SECONDS, "wall_seconds": 60},
    });
    let loops = client.keep_up(&looping.to_string(), LOOPS);
    // Until all of them have arrived.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let latencies = client.sequential_within(&execute("print(1)"), plan.samples, BESIDE_LOOPS).await;
    drop(loops);
    recorder.note(LOOPS_P95, "ms", latencies?.quantile(0.95));
    client.quiet().await
}

/// What takes servers of their own: the start, and how throughput and memory go with the number of slots. Answers
/// whether memory could be measured.
async fn slots(plan: &Plan, recorder: &mut Recorder) -> Result<bool, BenchError> {
    let mut measured = true;
    for slots in SLOTS {
        let server = Server::start(plan, &["--slots".to_owned(), slots.to_string()]).await?;
        let with_slots = |what: &str| format!("{what}, {slots} slot{}", if slots == 1 { "" } else { "s" });
        recorder.note(&with_slots("start of the server"), "ms", server.ready_after.as_secs_f64() * 1e3);
        let client = Client::new(&server);
        client.warm_up().await?;
        let rate = client.throughput(&execute("print(1)"), SCALING_CLIENTS, plan.window).await?;
        recorder.note(&with_slots(&format!("print(1), {SCALING_CLIENTS} clients")), "1/s", rate);
        match memory::of(server.pid()) {
            Some(memory) => {
                recorder.note(&with_slots("memory of the server"), "MB", memory.server);
                recorder.note(&with_slots("memory of all that it started"), "MB", memory.below);
            }
            None => measured = false,
        }
        server.stop().await;
    }
    Ok(measured)
}

fn execute(code: &str) -> String {
    json!({"code": code}).to_string()
}

#[cfg(test)]
mod tests_of_names {
    use super::*;

    #[test]
    fn every_ratio_is_of_figures_that_are_measured() {
        let slots = SLOTS.map(|n| {
            format!("print(1), {SCALING_CLIENTS} clients, {n} slot{}", if n == 1 { "" } else { "s" })
        });
        for name in [ONE_SLOT, TWO_SLOTS, EIGHT_SLOTS] {
            assert!(slots.iter().any(|slot| slot == name), "{name}");
        }
        assert!(CLIENTS.map(|n| format!("print(1), {n} clients")).contains(&PRINT_8_CLIENTS.to_owned()));
        assert_eq!(LOOPS_P95, format!("print(1) beside {LOOPS} infinite loops, p95"));
        assert_eq!(GROUP_P50, format!("group of {GROUP} completions, 5 asserts each, p50"));
    }
}
