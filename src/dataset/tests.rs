//! Datasets as files: what is read, what is refused and in which words.

use super::*;
use digest::sha256_hex;

const MANIFEST: &str = r#"
name = "tiny"
title = "Tiny"
description = "For a test."
version = "1.0"
schema_version = 1
licence = "CC0-1.0"
source = "here"
"#;

/// A dataset directory whose manifest says `count` and `sha256` of `problems`.
fn dataset(problems: &str, count: u64, sha256: &str) -> (tempfile::TempDir, Location) {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("problems.jsonl"), problems).unwrap();
    let section = format!("[problems]\nfile = \"problems.jsonl\"\ncount = {count}\nsha256 = \"{sha256}\"\n");
    fs::write(directory.path().join(manifest::FILE_NAME), format!("{MANIFEST}{section}")).unwrap();
    let location = Location::Directory(directory.path().to_path_buf());
    (directory, location)
}

fn problem(task_id: &str) -> String {
    serde_json::json!({
        "task_id": task_id, "title": "Say", "prompt": "Say 1.", "entry_point": null, "difficulty": "easy",
        "tags": [], "reference_solution": "print(1)",
        "tests": [{"type": "stdio", "stdin": "", "expected_stdout": "1\n"}],
    })
    .to_string()
}

#[test]
fn dataset_that_is_what_its_manifest_says_is_loaded() {
    let text = format!("{}\n\n{}\n", problem("t/0"), problem("t/1"));
    let (_directory, location) = dataset(&text, 2, &sha256_hex(text.as_bytes()));
    let dataset = Dataset::load(&location, &Policy::default()).unwrap();
    let places: Vec<(u64, &str)> =
        dataset.problems().iter().map(|listed| (listed.index, listed.problem.task_id.as_str())).collect();
    assert_eq!(places, [(0, "t/0"), (2, "t/1")]);
    assert_eq!(dataset.problem("t/1").unwrap().title, "Say");
    assert!(dataset.problem("t/2").is_none());
    assert_eq!(
        dataset.samples().unwrap_err().to_string(),
        "the dataset tiny has no samples of its own: give --samples FILE"
    );
}

#[test]
fn changed_file_is_refused_with_both_digests() {
    let text = problem("t/0");
    let (found, expected) = (sha256_hex(text.as_bytes()), "0".repeat(64));
    let (directory, location) = dataset(&text, 1, &expected);
    let message = Dataset::load(&location, &Policy::default()).unwrap_err().to_string();
    let path = directory.path().join("problems.jsonl");
    let wanted = format!(
        "{}: sha256 is {found}, the manifest says {expected}: the file was changed or cut",
        path.display()
    );
    assert_eq!(message, wanted);
}

#[test]
fn cut_file_is_refused_by_its_count() {
    let text = problem("t/0");
    let (directory, location) = dataset(&text, 2, &sha256_hex(text.as_bytes()));
    let message = Dataset::load(&location, &Policy::default()).unwrap_err().to_string();
    let path = directory.path().join("problems.jsonl");
    assert_eq!(message, format!("{}: 1 lines, the manifest says count = 2", path.display()));
}

#[test]
fn bad_lines_are_told_by_their_place_and_the_others_kept() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("mine.jsonl");
    fs::write(&path, format!("{}\n{{\n\n{}\n{}\n", problem("t/0"), problem("t/0"), problem("t/1"))).unwrap();
    let dataset = Dataset::load(&Location::ProblemsFile(path.clone()), &Policy::default()).unwrap();
    assert_eq!((dataset.name.as_str(), dataset.problems().len()), ("mine", 2));
    let bad: Vec<String> = dataset.bad_lines.iter().map(ToString::to_string).collect();
    assert_eq!(bad.len(), 2);
    let broken = "not JSON: EOF while parsing an object at column 1";
    assert_eq!(bad[0], format!("{}:2: {broken}", path.display()));
    assert_eq!(bad[1], format!("{}:4: task_id: \"t/0\" is the task_id of line 1 already", path.display()));
}

#[test]
fn file_without_a_problem_is_no_dataset() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("empty.jsonl");
    fs::write(&path, "\n").unwrap();
    let message =
        Dataset::load(&Location::ProblemsFile(path.clone()), &Policy::default()).unwrap_err().to_string();
    assert_eq!(message, format!("{} has no valid problem", path.display()));
}
