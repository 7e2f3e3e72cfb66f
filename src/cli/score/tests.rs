//! `tockbox score` on a backend that only pretends: what is asked for and what the exit code says.

use std::fs;

use clap::Parser;

use super::*;
use crate::dataset::digest::sha256_hex;
use crate::score::fake::{FakeBackend, three_problems};

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    score: ScoreArguments,
}

/// A directory with the dataset `tiny` in it.
fn datasets(samples: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let directory = root.path().join("tiny");
    fs::create_dir(&directory).unwrap();
    let problems = three_problems();
    fs::write(directory.join("problems.jsonl"), &problems).unwrap();
    fs::write(directory.join("samples.jsonl"), samples).unwrap();
    let section = |name: &str, text: &str| {
        let (count, sha256) = (text.lines().count(), sha256_hex(text.as_bytes()));
        format!("[{name}]\nfile = \"{name}.jsonl\"\ncount = {count}\nsha256 = \"{sha256}\"\n")
    };
    let head = "name = \"tiny\"\ntitle = \"T\"\ndescription = \"D\"\nversion = \"1\"\nschema_version = 1\n\
                licence = \"L\"\nsource = \"S\"\n";
    let manifest = format!("{head}{}{}", section("problems", &problems), section("samples", samples));
    fs::write(directory.join("manifest.toml"), manifest).unwrap();
    root
}

fn sample(code: &str, expected: &str) -> String {
    format!("{{\"task_id\":\"t/0\",\"code\":\"{code}\",\"expected_verdict\":\"{expected}\"}}\n")
}

/// Scores the dataset `tiny` of `datasets` with `flags`.
async fn scored(datasets: &tempfile::TempDir, flags: &[&str]) -> anyhow::Result<Scored> {
    let words = ["tockbox", "--dataset", "tiny"].iter().chain(flags);
    let arguments = Flags::try_parse_from(words).unwrap().score;
    let host = Host {
        backend: Arc::new(FakeBackend::default()),
        slots: 2,
        policy: Policy::default(),
        search: SearchPath::new(Some(datasets.path()), None, None),
        settings: BTreeMap::new(),
    };
    score(&arguments, host).await
}

async fn exit_code(samples: &str) -> u8 {
    scored(&datasets(samples), &["--samples"]).await.unwrap().exit_code()
}

#[tokio::test]
async fn exit_code_says_what_came_of_the_samples() {
    let (right, wrong) = (sample("say 0", "accepted"), sample("say 1", "wrong_answer"));
    assert_eq!(exit_code(&format!("{right}{wrong}")).await, ALL_AS_EXPECTED);
    let unexpected = sample("say 1", "accepted");
    assert_eq!(exit_code(&format!("{right}{unexpected}")).await, UNEXPECTED_VERDICTS);
    assert_eq!(exit_code(&format!("{right}{unexpected}{{\n")).await, BAD_LINES);
    let lost = sample("lost", "accepted");
    assert_eq!(exit_code(&format!("{right}{unexpected}{{\n{lost}")).await, NOT_JUDGED);
}

#[tokio::test]
async fn missing_reference_solution_is_a_bad_line() {
    let scored = scored(&datasets(""), &[]).await.unwrap();
    assert_eq!((scored.summary.scored, scored.exit_code()), (2, BAD_LINES));
}

#[tokio::test]
async fn full_disk_has_an_exit_code_of_its_own() {
    let scored = scored(&datasets(""), &["--output", "/dev/full"]).await.unwrap();
    assert_eq!((scored.summary.scored, scored.exit_code()), (0, OUTPUT_FAILED));
}

#[tokio::test]
async fn run_with_a_limit_is_resumed_without_it() {
    let samples = sample("say 0", "accepted").repeat(5);
    let datasets = datasets(&samples);
    let output = datasets.path().join("out.jsonl");
    let output = output.to_str().unwrap();
    let first = scored(&datasets, &["--samples", "--output", output, "--limit", "2"]).await.unwrap();
    assert_eq!((first.summary.scored, first.summary.resumed), (2, 0));
    let second = scored(&datasets, &["--samples", "--output", output, "--resume"]).await.unwrap();
    assert_eq!((second.summary.scored, second.summary.resumed), (5, 2));
    assert_eq!(fs::read_to_string(output).unwrap().lines().count(), 5);
}

#[tokio::test]
async fn samples_on_which_the_sandbox_failed_are_scored_again() {
    let samples = sample("say 0", "accepted") + &sample("lost", "accepted");
    let datasets = datasets(&samples);
    let output = datasets.path().join("out.jsonl");
    let flags = ["--samples", "--output", output.to_str().unwrap(), "--resume"];
    let first = scored(&datasets, &flags).await.unwrap();
    assert_eq!((first.summary.not_judged, first.exit_code()), (1, NOT_JUDGED));
    let second = scored(&datasets, &flags).await.unwrap();
    assert_eq!((second.summary.scored, second.summary.resumed, second.summary.not_judged), (2, 1, 1));
    assert_eq!(fs::read_to_string(&output).unwrap().lines().count(), 2);
}

#[tokio::test]
async fn other_samples_are_not_resumed_into_the_same_output() {
    let datasets = datasets(&sample("say 0", "accepted"));
    let output = datasets.path().join("out.jsonl");
    let output = output.to_str().unwrap();
    scored(&datasets, &["--samples", "--output", output]).await.unwrap();
    let message = scored(&datasets, &["--output", output, "--resume"]).await.err().unwrap().to_string();
    let sha256 = sha256_hex(sample("say 0", "accepted").as_bytes());
    let expected = format!(
        "cannot resume {output}: it was scored from something else (samples: sha256 {sha256} then, reference \
         solutions now)"
    );
    assert_eq!(message, expected);
}

#[tokio::test]
async fn samples_from_standard_input_cannot_be_resumed() {
    let flags = ["--samples", "-", "--output", "out.jsonl", "--resume"];
    let message = scored(&datasets(""), &flags).await.err().unwrap().to_string();
    let expected =
        "--resume needs a samples file: standard input cannot be compared with what was scored before";
    assert_eq!(message, expected);
}
