//! `tockbox score` and `tockbox datasets` with real guests.
#![expect(clippy::unwrap_used, reason = "a summary without what it must have fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::processes::eventually;
use crate::program::{Ended, built, command, file, finish, wait};

/// The datasets of the repository, wherever the tests are started.
const DATASETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets");

fn score(words: &[&str]) -> Command {
    let all = [&["score", "--json", "--datasets-dir", DATASETS, "--slots", "2"], words].concat();
    command(built(), &all)
}

fn scored(words: &[&str]) -> Ended {
    finish(score(words), b"")
}

/// The records of an output file, its first line among them.
fn records(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_reference_solution_of_tick_is_accepted() {
    let ended = scored(&["--dataset", "tick"]);
    let summary = ended.json();
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(
        (&summary["scored"], &summary["bad_lines"], &summary["not_judged"], &summary["isolation"]),
        (&json!(68), &json!(0), &json!(0), &json!("full"))
    );
    let verdicts: Vec<_> =
        summary["verdicts"].as_array().unwrap().iter().map(|row| &row["verdict"]).collect();
    assert_eq!(verdicts, ["accepted"]);
    assert_eq!(summary["pass_at_k"], json!([{"k": 1, "value": 1.0}]));
}

#[test]
fn the_samples_of_tick_get_the_verdicts_that_they_state() {
    let ended = scored(&["--dataset", "tick", "--samples", "--limit", "40"]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(ended.json()["expected"], json!({"checked": 40, "as_expected": 40, "mismatches": []}));
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("records.jsonl");
    let name = output.to_str().unwrap();
    let words = ["--dataset", "tick", "--samples", "--limit", "60", "--output", name];
    let mut first = score(&words);
    first.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = first.spawn().unwrap();
    eventually("some records", || {
        let lines = fs::read_to_string(&output).ok()?.lines().count();
        (lines > 5).then_some(())
    });
    child.kill().unwrap();
    assert_eq!(wait(&mut child), 137);

    let refused = scored(&words);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{refused:?}");
    assert!(refused.stderr.contains("--resume"), "{}", refused.stderr);

    let resumed = scored(&[&words[..], &["--resume"]].concat());
    assert_eq!(resumed.code, 0, "{resumed:?}");
    let summary = resumed.json();
    assert_eq!(summary["expected"], json!({"checked": 60, "as_expected": 60, "mismatches": []}));
    let kept = summary["resumed"].as_u64().unwrap();
    assert!((5..60).contains(&kept), "{kept}");
    let whole = scored(&["--dataset", "tick", "--samples", "--limit", "60"]).json();
    let counts = |summary: &Value| -> Vec<(Value, Value)> {
        let rows = summary["verdicts"].as_array().unwrap();
        rows.iter().map(|row| (row["verdict"].clone(), row["samples"].clone())).collect()
    };
    assert_eq!(counts(&summary), counts(&whole));
    assert_eq!(summary["pass_at_k"], whole["pass_at_k"]);
    // One record a sample, whatever was torn by the kill.
    let of = |record: &Value| record["index"].as_u64();
    let lines: BTreeSet<_> = records(&output).iter().filter_map(of).collect();
    assert_eq!(lines.len(), 60, "{:?}", records(&output).last());
}

#[test]
fn bad_lines_are_told_by_their_numbers_and_the_others_are_scored() {
    let folder = TempDir::new().unwrap();
    let good = r#"{"task_id": "tick/001", "completion": "print(1)"}"#;
    let text =
        [good, "{", "", r#"{"task_id": "tick/999", "completion": "x"}"#, r#"{"task_id": "tick/001"}"#, good];
    let samples = file(folder.path(), "samples.jsonl", [text.join("\n").as_bytes(), b"\n\xff\n"].concat());
    let output = folder.path().join("records.jsonl");
    let ended = scored(&["--dataset", "tick", "--samples", &samples, "--output", output.to_str().unwrap()]);
    assert_eq!(ended.code, 10, "{ended:?}");
    let summary = ended.json();
    assert_eq!((&summary["scored"], &summary["bad_lines"]), (&json!(2), &json!(4)), "{summary}");
    for line in ["2", "4", "5", "7"] {
        assert!(ended.stderr.contains(&format!("samples.jsonl:{line}: ")), "line {line}: {}", ended.stderr);
    }
}

#[test]
fn a_full_disk_is_an_error_that_says_how_to_go_on() {
    let ended = scored(&["--dataset", "tick", "--limit", "5", "--output", "/dev/full"]);
    assert_eq!(ended.code, 12, "{ended:?}");
    assert!(ended.stderr.contains("No space left on device"), "{}", ended.stderr);

    // A link to it, so that what was written is looked for again.
    let folder = TempDir::new().unwrap();
    let output = folder.path().join("records.jsonl");
    let name = output.to_str().unwrap();
    std::os::unix::fs::symlink("/dev/full", &output).unwrap();
    let words = ["--dataset", "tick", "--limit", "5", "--output", name];
    assert_eq!(scored(&words).code, 12);
    fs::remove_file(&output).unwrap();
    let ended = scored(&[&words[..], &["--resume"]].concat());
    assert_eq!((ended.code, records(&output).len()), (0, 5), "{ended:?}");
}

#[test]
fn a_missing_dataset_says_where_was_looked() {
    let ended = scored(&["--dataset", "nothing"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (2, ""));
    assert!(ended.stderr.contains("nothing") && ended.stderr.contains(DATASETS), "{}", ended.stderr);
}

#[test]
fn datasets_are_listed_shown_and_checked() {
    let datasets = |words: &[&str]| {
        let all = [&["datasets", "--datasets-dir", DATASETS], words].concat();
        finish(command(built(), &all), b"")
    };
    let list = datasets(&["--json"]).json();
    assert_eq!((&list[0]["name"], &list[0]["problems"]["count"]), (&json!("tick"), &json!(68)));
    let ended = datasets(&["check", "tick"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
    assert!(ended.stdout.ends_with("tick: valid\n"), "{}", ended.stdout);
    let shown = datasets(&["show", "tick", "tick/001", "--json"]).json();
    assert_eq!((&shown["task_id"], &shown["title"]), (&json!("tick/001"), &json!("Ticket booth total")));
    let ended = datasets(&["show", "tick", "tick/999"]);
    assert_eq!(
        (ended.code, ended.stderr.as_str()),
        (2, "tockbox: tick has no problem \"tick/999\" (its first is \"tick/001\")\n")
    );
}
