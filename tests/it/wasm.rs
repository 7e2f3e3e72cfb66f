//! The wasm backend under the program's commands. Its component is built once, into the target directory.
#![expect(clippy::unwrap_used, reason = "a summary without what it must have fails the test")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Ended, built, command, finish};
use crate::support::wasm::cache;

/// The datasets of the repository, wherever the tests are started.
const DATASETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets");

fn wasm(words: &[&str]) -> Command {
    let mut command = command(built(), words);
    // The component's builder is installed by whatever Python and with whatever index the tests were started.
    command.env("XDG_CACHE_HOME", cache()).env("TOCKBOX_BACKEND", "wasm");
    command
}

/// Waits until the component is there: made by this process or by another's test, which takes a minute and more.
fn component() {
    let built = wasm(&["wasm", "build"]).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}

fn run(code: &str, words: &[&str]) -> Ended {
    component();
    finish(wasm(&[&["run", "-", "--json"], words].concat()), code.as_bytes())
}

#[test]
fn a_run_says_by_which_backend_and_how_many_instructions() {
    let answer = run("import sys\nprint(sys.version_info[:2])", &[]).json();
    let seen = (&answer["stdout"], &answer["verdict"], &answer["backend"], &answer["isolation"]["tier"]);
    assert_eq!(seen, (&json!("(3, 14)\n"), &json!("accepted"), &json!("wasm"), &json!("wasm")));
    let again = run("import sys\nprint(sys.version_info[:2])", &[]).json();
    assert!(answer["usage"]["instructions"].as_u64().unwrap() > 0);
    assert_eq!(answer["usage"]["instructions"], again["usage"]["instructions"]);
}

#[test]
fn limits_of_the_backend_are_said_before_anything_is_started() {
    let ended = finish(wasm(&["run", "-", "--isolation", "full"]), b"1");
    assert_eq!(ended.stderr, "tockbox: backend: wasm does not hold the floor (isolation = full)\n");
    assert_eq!(ended.code, 2);
    let ended = finish(wasm(&["run", "-", "--wasm-component", "/no/such"]), b"1");
    assert_eq!(
        (ended.code, ended.stderr.as_str()),
        (69, "tockbox: cannot use /no/such: No such file or directory (os error 2)\n")
    );
}

#[test]
fn the_doctor_says_whether_the_component_is_built_and_builds_none() {
    let folder = TempDir::new().unwrap();
    let mut command = wasm(&["doctor", "--json"]);
    command.env("XDG_CACHE_HOME", folder.path());
    let finding = finish(command, b"").json()["wasm_component"].clone();
    let said = "not built: `tockbox wasm build` does it, or the first use";
    assert_eq!(finding, json!({"found": false, "path": null, "detail": said}));
    assert!(!folder.path().join("tockbox/wasm").exists());
    component();
    let finding = finish(wasm(&["doctor", "--json"]), b"").json()["wasm_component"].clone();
    assert_eq!(finding["found"], true, "{finding}");
}

#[test]
fn compiled_code_from_elsewhere_is_not_taken() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("x.cwasm");
    fs::write(&path, b"\x7fELF and so on").unwrap();
    let ended = finish(wasm(&["run", "-", "--wasm-component", path.to_str().unwrap()]), b"1");
    let said = "it is no WebAssembly component (compiled code is never taken from elsewhere)";
    assert_eq!(
        ended.stderr,
        format!("tockbox: not a component for this program: {}: {said}\n", path.display())
    );
    assert_eq!(ended.code, 69);
}

#[test]
fn a_cache_that_others_may_write_to_is_refused() {
    let folder = TempDir::new().unwrap();
    let store = folder.path().join("tockbox/wasm");
    fs::create_dir_all(&store).unwrap();
    fs::set_permissions(&store, fs::Permissions::from_mode(0o777)).unwrap();
    let mut command = wasm(&["run", "-"]);
    command.env("XDG_CACHE_HOME", folder.path());
    let ended = finish(command, b"1");
    let said = format!("cannot keep components in {}: others may write to it (mode 777)", store.display());
    assert_eq!((ended.code, ended.stderr), (69, format!("tockbox: {said}\n")));
}

/// Of all 296 samples, which take minutes, three get another verdict: SPECIFICATION says why.
#[test]
fn samples_of_tick_get_the_same_verdicts_as_on_the_native_backend() {
    component();
    let words =
        ["score", "--json", "--datasets-dir", DATASETS, "--dataset", "tick", "--samples", "--limit", "40"];
    // As long as it takes: in a program that is not optimised, beside other tests.
    let ended = wasm(&words).output().unwrap();
    let summary: Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!(summary["expected"], json!({"checked": 40, "as_expected": 40, "mismatches": []}));
    assert_eq!((ended.status.code(), &summary["isolation"]), (Some(0), &json!("wasm")));
}

#[test]
fn score_ranks_accepted_samples_by_what_they_cost() {
    component();
    let folder = TempDir::new().unwrap();
    let problem = json!({
        "task_id": "sum/1", "title": "Sum", "prompt": "Sum 1 to n.", "entry_point": null, "difficulty": null,
        "tags": [], "reference_solution": "n = int(input())\nprint(sum(range(n + 1)))",
        "tests": [{"type": "stdio", "stdin": "1000\n", "expected_stdout": "500500\n"}],
    });
    let solutions = [
        "n = int(input())\nprint(n * (n + 1) // 2)",
        "n = int(input())\nprint(sum(1 for i in range(n + 1) for j in range(i)))",
        "print(1)",
    ];
    let lines: Vec<_> =
        solutions.iter().map(|code| json!({"task_id": "sum/1", "code": code}).to_string()).collect();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("problems.jsonl"), problem.to_string()).unwrap();
    fs::write(path("samples.jsonl"), lines.join("\n")).unwrap();
    let mut command = wasm(&["score", "--json", "--cost"]);
    command.arg("--dataset").arg(path("problems.jsonl")).arg("--samples").arg(path("samples.jsonl"));
    let ended = command.arg("--output").arg(path("out.jsonl")).output().unwrap();
    let summary: Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!((&summary["cost"]["samples"], &summary["cost"]["cheaper"]), (&json!(2), &json!(1)));
    let mut records: Vec<Value> = fs::read_to_string(path("out.jsonl"))
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    records.sort_by_key(|record| record["index"].as_u64());
    let ratio = |at: usize| records[at]["cost_ratio"].as_f64().unwrap();
    assert!(ratio(0) < 0.7 && ratio(1) > 50.0, "{records:?}");
    let reward = |at: usize| records[at]["reward"].as_f64().unwrap();
    assert!(reward(0) > reward(1) && reward(1) > reward(2), "{records:?}");
    assert_eq!(records[2]["reward"], json!(0.0));
}

#[test]
fn a_backend_that_counts_nothing_cannot_rank_by_cost() {
    let ended =
        finish(command(built(), &["score", "--cost", "--datasets-dir", DATASETS, "--dataset", "tick"]), b"");
    let said = "tockbox: --cost: this backend does not count instructions: use \"wasm\"\n";
    assert_eq!((ended.code, ended.stderr.as_str()), (2, said));
}

#[test]
fn a_quadratic_program_costs_more_than_a_linear_one_each_time_the_same() {
    let count = |code: &str| run(code, &[]).json()["usage"]["instructions"].as_u64().unwrap();
    let linear = "print(sum(range(1, 301)))";
    let quadratic = "n = 0\nfor i in range(301):\n    for _ in range(i):\n        n += 1\nprint(n)";
    let counts = [count(linear), count(quadratic), count(linear), count(quadratic)];
    assert_eq!(counts[..2], counts[2..]);
    assert!(counts[1] > 20 * counts[0], "{counts:?}");
}
