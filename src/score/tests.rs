//! The scorer on a backend that only pretends: runs end to end, without a process.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use tockbox_core::Backend;

use super::fake::{self, FakeBackend};
use super::identity::{FORMAT, Identity, SamplesIdentity};
use super::journal::{Existing, Journal, Keep};
use super::record::Kept;
use super::sample::{Selection, Source};
use super::tally::Tally;
use super::*;
use crate::dataset::search::Location;
use crate::judgement::Verdict;

/// A run's surroundings.
struct Bench {
    directory: tempfile::TempDir,
    backend: Arc<FakeBackend>,
    scoring: Scoring,
}

impl Bench {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("tiny.jsonl");
        fs::write(&path, fake::three_problems()).unwrap();
        let policy = Policy::default();
        let dataset = Arc::new(Dataset::load(&Location::ProblemsFile(path), &policy).unwrap());
        let backend = Arc::new(FakeBackend::default());
        let judge = Arc::new(Judge::new(Arc::clone(&backend) as Arc<dyn Backend>));
        let scoring = Scoring {
            judge,
            dataset,
            policy: Arc::new(policy),
            concurrency: 4,
            keep_all: false,
            all_tests: true,
            costs: None,
        };
        Self { directory, backend, scoring }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn samples(&self, lines: &[&str]) -> Source {
        let path = self.path("samples.jsonl");
        fs::write(&path, lines.join("\n")).unwrap();
        Source::File(path)
    }

    fn read(&self, source: Source, selection: Selection) -> mpsc::Receiver<io::Result<Numbered>> {
        sample::read(source, Arc::clone(&self.scoring.dataset), selection, 4).unwrap()
    }

    /// Scores all of `source`: the records in the order of their lines, and the counts.
    async fn score(&self, source: Source) -> (Vec<Record>, Tally) {
        let (mut records, mut tally) = (Vec::new(), Tally::default());
        let samples = self.read(source, Selection::default());
        let never = CancellationToken::new();
        let ended = self.scoring.run(samples, &never, |record| {
            tally.add(&record);
            records.push(record);
            Ok(())
        });
        assert_eq!(ended.await.unwrap(), Ended::AllScored);
        records.sort_by_key(Record::index);
        (records, tally)
    }
}

fn judged(record: &Record) -> &Judged {
    match record {
        Record::Judged(judged) => judged,
        Record::Bad(bad) => panic!("not judged: {bad:?}"),
    }
}

fn code(number: usize, code: &str) -> String {
    serde_json::json!({"task_id": format!("t/{number}"), "code": code}).to_string()
}

#[tokio::test]
async fn reference_solutions_are_expected_to_be_accepted() {
    let (records, tally) = Bench::new().score(Source::References).await;
    assert_eq!(judged(&records[0]).verdict, Verdict::Accepted);
    assert_eq!((tally.expected().checked, tally.expected().as_expected), (2, 2));
    let missing = r#"{"index":2,"task_id":"t/2","error":{"line":3,"field":"reference_solution","message":"is missing"}}"#;
    assert_eq!(String::from_utf8(records[2].to_line()).unwrap(), missing);
}

#[tokio::test]
async fn bad_lines_are_told_by_their_place_and_the_others_scored() {
    let bench = Bench::new();
    let lines = ["{", "", r#"{"task_id":"t/9","code":"say 9"}"#, &code(0, "say 0"), &code(1, "say 0")];
    let (records, tally) = bench.score(bench.samples(&lines)).await;
    let texts: Vec<String> =
        records[..2].iter().map(|record| String::from_utf8(record.to_line()).unwrap()).collect();
    assert_eq!(
        texts,
        [
            r#"{"index":0,"error":{"line":1,"field":null,"message":"not JSON: EOF while parsing an object at column 1"}}"#,
            r#"{"index":2,"task_id":"t/9","error":{"line":3,"field":"task_id","message":"\"t/9\" is no problem of tiny"}}"#,
        ]
    );
    assert_eq!((judged(&records[2]).index, judged(&records[2]).verdict), (3, Verdict::Accepted));
    assert_eq!((judged(&records[3]).index, judged(&records[3]).verdict), (4, Verdict::WrongAnswer));
    assert_eq!(tally.bad_lines(), 2);
}

#[tokio::test]
async fn verdict_other_than_the_expected_one_is_a_mismatch() {
    let bench = Bench::new();
    let line =
        |expected: &str| format!(r#"{{"task_id":"t/0","code":"say 1","expected_verdict":"{expected}"}}"#);
    let source = bench.samples(&[&line("wrong_answer"), &line("accepted")]);
    let (records, tally) = bench.score(source).await;
    assert_eq!((tally.expected().checked, tally.expected().as_expected), (2, 1));
    let mismatch = &tally.expected().mismatches[0];
    assert_eq!((mismatch.index, mismatch.expected), (1, Verdict::Accepted));
    let line = String::from_utf8(records[1].to_line()).unwrap();
    assert!(line.contains(r#""expected_verdict":"accepted","match":false"#), "{line}");
    let failure = judged(&records[1]).first_failure.as_ref().unwrap();
    assert_eq!((failure.expected.as_deref(), failure.actual.as_deref()), (Some("0\n"), Some("1\n")));
}

#[tokio::test]
async fn sandbox_failure_is_neither_right_nor_wrong() {
    let bench = Bench::new();
    let (records, tally) = bench.score(bench.samples(&[&code(0, "lost"), &code(0, "say 0")])).await;
    assert_eq!((judged(&records[0]).verdict, judged(&records[0]).reward), (Verdict::InternalError, None));
    assert_eq!((tally.problems()["t/0"].samples, tally.problems()["t/0"].accepted), (1, 1));
}

#[tokio::test]
async fn accepted_samples_are_rewarded_for_what_they_cost_against_the_reference() {
    let mut bench = Bench::new();
    bench.scoring.costs = Some(Arc::new(ReferenceCosts::new(&bench.scoring.dataset)));
    let lines = [code(0, "say 0"), code(0, "drawl 0"), code(0, "drawl 1"), code(2, "say 2")];
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (records, tally) = bench.score(bench.samples(&lines)).await;
    let worth = |at: usize| (judged(&records[at]).cost_ratio, judged(&records[at]).reward);
    assert_eq!(
        [worth(0), worth(1), worth(2)],
        [(Some(1.0), Some(0.5)), (Some(3.0), Some(0.25)), (None, Some(0.0))]
    );
    let bad = r#"{"index":3,"task_id":"t/2","error":{"line":4,"field":"task_id","message":"its problem has no cost to compare with: it has no reference solution"}}"#;
    assert_eq!(String::from_utf8(records[3].to_line()).unwrap(), bad);
    assert_eq!((tally.costs().samples, tally.costs().cheaper), (2, 0));
}

#[tokio::test]
async fn a_reference_solution_that_the_sandbox_lost_is_measured_again_and_a_wrong_one_told() {
    let mut bench = Bench::new();
    let problems = fake::three_problems().replace("say 0\"", "lost\"").replace("say 1\"", "say 7\"");
    let path = bench.path("broken.jsonl");
    fs::write(&path, problems).unwrap();
    let dataset = Dataset::load(&Location::ProblemsFile(path), &bench.scoring.policy).unwrap();
    bench.scoring.dataset = Arc::new(dataset);
    bench.scoring.costs = Some(Arc::new(ReferenceCosts::new(&bench.scoring.dataset)));
    let (records, _) = bench.score(bench.samples(&[&code(0, "say 0"), &code(1, "say 1")])).await;
    assert_eq!((judged(&records[0]).verdict, judged(&records[0]).reward), (Verdict::InternalError, None));
    let message = judged(&records[0]).message.as_deref().unwrap();
    assert!(message.starts_with("measuring the reference solution: "), "{message}");
    let bad = String::from_utf8(records[1].to_line()).unwrap();
    assert!(bad.contains("no cost to compare with: its reference solution gets wrong_answer"), "{bad}");
}

#[tokio::test]
async fn panic_of_the_judge_costs_one_sample() {
    let bench = Bench::new();
    let (records, _) = bench.score(bench.samples(&[&code(0, "bug"), &code(0, "say 0")])).await;
    assert_eq!(judged(&records[0]).message.as_deref(), Some("the judge panicked: no such program"));
    assert_eq!((judged(&records[0]).verdict, judged(&records[0]).reward), (Verdict::InternalError, None));
    assert_eq!(judged(&records[1]).verdict, Verdict::Accepted);
}

#[tokio::test]
async fn completion_without_code_is_judged_not_refused() {
    let bench = Bench::new();
    let lines = [r#"{"task_id":"t/0","completion":" \n"}"#, r#"{"task_id":"t/0","code":""}"#];
    let (records, tally) = bench.score(bench.samples(&lines)).await;
    for record in &records {
        assert_eq!((judged(record).verdict, judged(record).reward), (Verdict::NoResult, Some(0.0)));
    }
    assert_eq!(tally.problems()["t/0"].samples, 2);
}

#[tokio::test]
async fn no_more_samples_than_allowed_are_judged_at_once() {
    let bench = Bench::new();
    let line = code(0, "say 0");
    let lines: Vec<&str> = std::iter::repeat_n(line.as_str(), 500).collect();
    let (records, _) = bench.score(bench.samples(&lines)).await;
    assert_eq!(records.len(), 500);
    assert_eq!(bench.backend.most_live.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn samples_are_read_no_faster_than_they_are_judged() {
    let bench = Bench::new();
    let (sender, receiver) = mpsc::channel(1);
    let stop = CancellationToken::new();
    let hang = Sample::from_json(code(0, "hang").as_bytes()).unwrap();
    let send_all = async {
        let mut sent = 0;
        while sender.send(Ok(Numbered { index: sent, sample: Ok(hang.clone()) })).await.is_ok() {
            sent += 1;
            if sent == 5 {
                // Four are judged and one waits: there is no room for another.
                assert!(sender.try_send(Ok(Numbered { index: 5, sample: Ok(hang.clone()) })).is_err());
                stop.cancel();
            }
        }
    };
    let (ended, ()) = tokio::join!(bench.scoring.run(receiver, &stop, |_| Ok(())), send_all);
    assert_eq!(ended.unwrap(), Ended::Stopped);
}

#[tokio::test]
async fn stopping_keeps_what_is_finished_and_kills_what_runs() {
    let bench = Bench::new();
    let source = bench.samples(&[&code(0, "say 0"), &code(0, "hang"), &code(0, "hang")]);
    let stop = CancellationToken::new();
    let mut finished = Vec::new();
    let ended = bench.scoring.run(bench.read(source, Selection::default()), &stop, |record| {
        finished.push(record.index());
        stop.cancel();
        Ok(())
    });
    assert_eq!(ended.await.unwrap(), Ended::Stopped);
    assert_eq!(finished, [0]);
    while bench.backend.live.load(Ordering::SeqCst) > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn full_disk_ends_the_run() {
    let bench = Bench::new();
    let mut journal =
        Journal::open(Path::new("/dev/full"), &identity(), Existing::Refuse, |_| Ok(Keep::Yes)).unwrap();
    let samples = bench.read(Source::References, Selection::default());
    let never = CancellationToken::new();
    let ended = bench.scoring.run(samples, &never, |record| journal.append(record.to_line()));
    let error = ended.await.unwrap_err();
    assert!(matches!(error, ScoreError::Output(JournalError::Write { .. })), "{error}");
}

#[tokio::test]
async fn run_killed_while_it_wrote_resumes_to_the_same_counts() {
    let bench = Bench::new();
    let lines = [&code(0, "say 0"), "{", &code(1, "lost"), &code(1, "say 0")];
    let lines: Vec<&str> = lines.iter().map(|line| &**line).collect();
    let source = bench.samples(&lines);
    let output = bench.path("out.jsonl");
    let whole = run_into(&bench, &source, &output, Existing::Refuse).await;
    let bytes = fs::read(&output).unwrap();
    // The journal's own test cuts at every byte; here every eleventh will do.
    for cut in (0..=bytes.len()).step_by(11) {
        // Removed first: a file system may flush a file that was emptied and written again.
        fs::remove_file(&output).unwrap();
        fs::write(&output, &bytes[..cut]).unwrap();
        assert_eq!(run_into(&bench, &source, &output, Existing::Resume).await, whole, "cut at {cut}");
        assert_eq!(fs::read_to_string(&output).unwrap().lines().count(), 4, "cut at {cut}");
    }
}

/// Scores `source` into `output`; the verdicts counted in the end.
async fn run_into(
    bench: &Bench,
    source: &Source,
    output: &Path,
    existing: Existing,
) -> BTreeMap<String, u64> {
    let mut tally = Tally::default();
    let mut journal =
        Journal::open(output, &identity(), existing, |line| tally.add_kept(&Kept::from_line(line)?)).unwrap();
    let selection = Selection { skip: tally.finished().clone(), limit: None };
    let samples = bench.read(source.clone(), selection);
    let never = CancellationToken::new();
    let ended = bench.scoring.run(samples, &never, |record| {
        journal.append(record.to_line())?;
        tally.add(&record);
        Ok(())
    });
    ended.await.unwrap();
    let mut counts: BTreeMap<String, u64> =
        tally.verdicts().iter().map(|(verdict, count)| (verdict.to_string(), count.samples)).collect();
    counts.insert("bad lines".to_owned(), tally.bad_lines());
    counts
}

fn identity() -> Identity {
    Identity {
        format: FORMAT,
        tockbox: String::new(),
        dataset: "tiny".to_owned(),
        problems_sha256: String::new(),
        samples: SamplesIdentity { source: "samples".to_owned(), sha256: None },
        settings: BTreeMap::new(),
    }
}
