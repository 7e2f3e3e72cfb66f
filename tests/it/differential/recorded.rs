//! Programs that models have written, with the verdicts of the official grader. The records are not part of the
//! repository: where they are missing, this says so.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use tockbox::judgement::Trust;
use tockbox_core::Tier;

use crate::support::judging::Judging;
use crate::support::place;

/// Sandboxes at work at the same time.
const WORKERS: usize = 2;
/// Records whose `passes` is not what is right, and why.
const EXCEPTIONS: [(&str, &str); 1] = [(
    "HumanEval/129#d58d4e4c",
    "right; the grader stopped it after 8 s, and it takes about 5 s of CPU time",
)];

/// A program, its test, and whether it passes.
struct Record {
    id: String,
    body: Value,
    passes: bool,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data")
}

fn read(path: &Path) -> Vec<Value> {
    let mut text = String::new();
    let file = File::open(path).expect("a file that can be read");
    GzDecoder::new(file).read_to_string(&mut text).expect("compressed text");
    text.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

fn text<'a>(record: &'a Value, name: &str) -> &'a str {
    record[name].as_str().expect("text")
}

fn body(code: &str, record: &Value) -> Value {
    let test = json!({"type": "check", "code": record["test"], "entry_point": record["entry_point"]});
    json!({"code": code, "tests": [test]})
}

/// Every record of `recorded/`.
fn recorded() -> Vec<Record> {
    let files = fs::read_dir(folder().join("recorded")).into_iter().flatten().flatten();
    let mut paths: Vec<_> = files.map(|file| file.path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".jsonl.gz"));
    let records = paths.iter().flat_map(|path| read(path));
    let record = |record: Value| {
        let id = text(&record, "id").to_owned();
        let recorded = record["passes"].as_bool().expect("a verdict");
        let passes = recorded != EXCEPTIONS.iter().any(|(exception, _)| *exception == id);
        let mut body = body(text(&record, "code"), &record);
        if !passes {
            // What is wrong stays wrong when it is not waited for.
            body["limits"] = json!({"cpu_seconds": 1, "wall_seconds": 4});
        }
        Record { id, body, passes }
    };
    records.map(record).collect()
}

/// The reference solutions of a dataset in the form of HumanEval.
fn solutions(file: &str) -> Vec<Record> {
    let path = folder().join(file);
    let records = if path.exists() { read(&path) } else { Vec::new() };
    let record = |record: Value| {
        let code = format!("{}{}", text(&record, "prompt"), text(&record, "canonical_solution"));
        let id = format!("{file}: {}", text(&record, "task_id"));
        Record { id, body: body(&code, &record), passes: true }
    };
    records.into_iter().map(record).collect()
}

/// Records with the same test, so that its tester is used for all of them. Those of which there are most come first.
fn suites(records: Vec<Record>) -> Vec<Vec<Record>> {
    let mut suites: BTreeMap<String, Vec<Record>> = BTreeMap::new();
    for record in records {
        suites.entry(record.body["tests"].to_string()).or_default().push(record);
    }
    let mut suites: Vec<_> = suites.into_values().collect();
    suites.sort_by_key(Vec::len);
    suites
}

/// What is not as it has to be on `tier`, and how many tests shared a process with the candidate.
fn judge(records: Vec<Record>, tier: Tier) -> (Vec<String>, usize) {
    let suites = Mutex::new(suites(records));
    let (found, together) = (Mutex::new(Vec::new()), Mutex::new(0));
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                let place = place::start(tier);
                let next = || suites.lock().expect("no panic").pop();
                while let Some(suite) = next() {
                    for record in suite {
                        let (complaint, shared) = look(place.judging(), &record);
                        found.lock().expect("no panic").extend(complaint);
                        *together.lock().expect("no panic") += usize::from(shared);
                    }
                }
                found.lock().expect("no panic").extend(place.finish().err());
            });
        }
    });
    (found.into_inner().expect("no panic"), together.into_inner().expect("no panic"))
}

fn look(judging: &Judging, record: &Record) -> (Option<String>, bool) {
    let judgement = match judging.judge_in_time(&record.body) {
        Ok(judgement) => judgement,
        Err(refused) => return (Some(format!("{} is refused: {refused}", record.id)), false),
    };
    let agrees = judgement.verdict.is_accepted() == record.passes;
    let shared = judgement.trust == Some(Trust::InProcess);
    let (verdict, message) = (judgement.verdict.as_str(), judgement.message);
    let complaint = format!("{}: {verdict} ({message:?}), and passes is {}", record.id, record.passes);
    ((!agrees).then_some(complaint), shared)
}

#[test]
fn programs_of_models_get_the_verdicts_of_the_official_grader() {
    let records = recorded();
    if records.is_empty() {
        eprintln!("{} has no records: only the programs of the repository are compared", folder().display());
    }
    are_right(records, Tier::Full);
}

#[test]
fn programs_of_models_get_the_verdicts_of_the_official_grader_on_wasm() {
    are_right(recorded(), Tier::Wasm);
}

#[test]
fn reference_solutions_of_public_datasets_are_accepted() {
    for file in ["humaneval/HumanEval.jsonl.gz", "humanevalplus/HumanEvalPlus.jsonl.gz"] {
        if !folder().join(file).exists() {
            eprintln!("{} is not there: its solutions are not run", folder().join(file).display());
        }
        for tier in [Tier::Full, Tier::Wasm] {
            are_right(solutions(file), tier);
        }
    }
}

fn are_right(records: Vec<Record>, tier: Tier) {
    if records.is_empty() {
        return;
    }
    let all = records.len();
    let (found, together) = judge(records, tier);
    assert!(found.is_empty(), "{} of {all} on {tier}:\n{}", found.len(), found.join("\n"));
    assert!(together * 100 <= all, "{together} of {all} tests ran in the process of the candidate");
}
