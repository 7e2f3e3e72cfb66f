//! Samples: one line of a `samples.jsonl`, or a problem's reference solution.
//!
//! Owns the form of a sample and where samples come from. A thread of its own reads them, because a file or
//! standard input may block; a bounded channel makes it wait for the judge, so memory does not grow with the
//! file.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::index_set::IndexSet;
use crate::dataset::lines::{self, Line, Lines};
use crate::dataset::{Dataset, Listed, message_of_line};
use crate::judgement::Verdict;
use crate::problem::Problem;
use crate::submission::json;

/// The fields of a sample that mean something here.
const FIELDS: [&str; 5] = ["task_id", "completion", "solution", "code", "expected_verdict"];

/// One sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The problem that it answers.
    pub task_id: String,
    /// The answer.
    pub answer: Answer,
    /// The verdict that it must get, when that is known.
    pub expected_verdict: Option<Verdict>,
    /// Every other field of the record; kept in the output.
    pub extra: Map<String, Value>,
}

/// A sample's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Raw model text: the code is looked for in it.
    Completion(String),
    /// Code, taken as it is.
    Code(String),
}

/// Why a line is not a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadSample {
    /// The problem that it names, if it got that far.
    pub task_id: Option<String>,
    /// Which field is wrong, when it is one.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub message: String,
}

/// A line's place and what it holds.
#[derive(Debug)]
pub struct Numbered {
    /// Position in the file, from 0.
    pub index: u64,
    /// The sample, or why it is none.
    pub sample: Result<Sample, BadSample>,
}

/// Where samples come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The reference solutions of the dataset; each must be accepted. Indices are lines of the problems file.
    References,
    /// A JSONL file.
    File(PathBuf),
    /// JSONL on standard input.
    Stdin,
}

/// Which samples of a source are wanted.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Indices that are finished.
    pub skip: IndexSet,
    /// Only the first so many, those finished included.
    pub limit: Option<u64>,
}

impl Answer {
    /// The field that it is given in.
    pub fn field(&self) -> &'static str {
        match self {
            Self::Completion(_) => "completion",
            Self::Code(_) => "code",
        }
    }
}

impl Sample {
    /// Reads one line.
    pub fn from_json(line: &[u8]) -> Result<Self, BadSample> {
        // Taken apart, not removed from, so that the other fields keep their order.
        let (mut record, extra): (Map<String, Value>, Map<String, Value>) =
            parse_object(line)?.into_iter().partition(|(field, _)| FIELDS.contains(&field.as_str()));
        let task_id = match record.remove("task_id") {
            Some(Value::String(text)) => text,
            // MBPP numbers its problems.
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(BadSample::at("task_id", "must be text")),
            None => return Err(BadSample::at("task_id", "is missing")),
        };
        let read_rest = |record: &mut Map<String, Value>| Ok((take_answer(record)?, take_expected(record)?));
        match read_rest(&mut record) {
            Ok((answer, expected_verdict)) => Ok(Self { task_id, answer, expected_verdict, extra }),
            Err(bad) => Err(BadSample { task_id: Some(task_id), ..bad }),
        }
    }
}

impl Sample {
    fn reference(problem: &Problem) -> Result<Self, BadSample> {
        let task_id = problem.task_id.clone();
        let Some(code) = &problem.reference_solution else {
            let bad = BadSample::at("reference_solution", "is missing");
            return Err(BadSample { task_id: Some(task_id), ..bad });
        };
        Ok(Self {
            task_id,
            answer: Answer::Code(code.clone()),
            expected_verdict: Some(Verdict::Accepted),
            extra: Map::new(),
        })
    }
}

impl BadSample {
    fn at(field: &'static str, message: impl Into<String>) -> Self {
        Self { task_id: None, field: Some(field), message: message.into() }
    }

    fn whole(message: impl Into<String>) -> Self {
        Self { task_id: None, field: None, message: message.into() }
    }
}

fn parse_object(line: &[u8]) -> Result<Map<String, Value>, BadSample> {
    match json::parse(line) {
        Ok(Value::Object(record)) => Ok(record),
        Ok(_) => Err(BadSample::whole("must be a JSON object")),
        Err(invalid) => Err(BadSample::whole(message_of_line(&invalid))),
    }
}

fn take_answer(record: &mut Map<String, Value>) -> Result<Answer, BadSample> {
    type Form = (&'static str, fn(String) -> Answer);
    const FORMS: [Form; 3] =
        [("completion", Answer::Completion), ("solution", Answer::Code), ("code", Answer::Code)];
    let mut found = None;
    for (field, form) in FORMS {
        match record.remove(field) {
            None | Some(Value::Null) => {}
            Some(Value::String(_)) if found.is_some() => {
                return Err(BadSample::at(field, "give one of completion, solution and code"));
            }
            Some(Value::String(text)) => found = Some(form(text)),
            Some(_) => return Err(BadSample::at(field, "must be text")),
        }
    }
    found.ok_or_else(|| BadSample::at("completion", "is missing: give one of completion, solution and code"))
}

fn take_expected(record: &mut Map<String, Value>) -> Result<Option<Verdict>, BadSample> {
    match record.remove("expected_verdict") {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match serde_json::from_value(value) {
            Ok(verdict) => Ok(Some(verdict)),
            Err(_) => Err(BadSample::at("expected_verdict", "is not a verdict")),
        },
    }
}

/// Starts reading `source`. At most `ahead` samples wait to be taken; the thread ends when the receiver is
/// dropped, the source ends or it cannot be read.
pub fn read(
    source: Source,
    dataset: Arc<Dataset>,
    selection: Selection,
    ahead: usize,
) -> io::Result<mpsc::Receiver<io::Result<Numbered>>> {
    let (sender, receiver) = mpsc::channel(ahead.max(1));
    let reader: Option<Box<dyn BufRead + Send>> = match source {
        Source::References => None,
        Source::File(path) => Some(Box::new(BufReader::with_capacity(1 << 18, File::open(path)?))),
        Source::Stdin => Some(Box::new(BufReader::new(io::stdin()))),
    };
    thread::Builder::new().name("samples".to_owned()).spawn(move || {
        if let Some(reader) = reader {
            send(Lines::new(reader).map(|line| line.map(Unread::Line)), &selection, &sender);
        } else {
            let references = dataset.problems().iter().map(|listed| Ok(Unread::Reference(listed)));
            send(references, &selection, &sender);
        }
    })?;
    Ok(receiver)
}

/// A sample that has not been looked into yet: those that are finished never are.
enum Unread<'a> {
    Line(Line),
    Reference(&'a Listed),
}

impl Unread<'_> {
    fn index(&self) -> u64 {
        match self {
            Self::Line(Line::Bytes { index, .. } | Line::TooLong { index }) => *index,
            Self::Reference(listed) => listed.index,
        }
    }

    fn read(&self) -> Result<Sample, BadSample> {
        match self {
            Self::Line(Line::Bytes { bytes, .. }) => Sample::from_json(bytes),
            Self::Line(Line::TooLong { .. }) => Err(BadSample::whole(lines::TOO_LONG)),
            Self::Reference(listed) => Sample::reference(&listed.problem),
        }
    }
}

fn send<'a>(
    samples: impl Iterator<Item = io::Result<Unread<'a>>>,
    selection: &Selection,
    sender: &mpsc::Sender<io::Result<Numbered>>,
) {
    let limit = selection.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap_or(usize::MAX));
    for unread in samples.take(limit) {
        let numbered = match unread {
            Ok(unread) if selection.skip.contains(unread.index()) => continue,
            Ok(unread) => Ok(Numbered { index: unread.index(), sample: unread.read() }),
            Err(error) => Err(error),
        };
        let is_last = numbered.is_err();
        if sender.blocking_send(numbered).is_err() || is_last {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bad(line: &str) -> (Option<String>, Option<&'static str>, String) {
        let bad = Sample::from_json(line.as_bytes()).unwrap_err();
        (bad.task_id, bad.field, bad.message)
    }

    #[test]
    fn fields_that_are_not_ours_are_kept() {
        let line =
            br#"{"task_id":"t/1","completion":"x","expected_verdict":"no_result","kind":"hack","n":1e400}"#;
        let sample = Sample::from_json(line).unwrap();
        assert_eq!(sample.answer, Answer::Completion("x".to_owned()));
        assert_eq!(sample.expected_verdict, Some(Verdict::NoResult));
        assert_eq!(sample.extra["kind"], "hack");
        assert_eq!(sample.extra["n"].to_string(), "1e+400");
    }

    #[test]
    fn solution_and_code_are_taken_as_they_are() {
        for field in ["solution", "code"] {
            let line = format!(r#"{{"task_id":7,"completion":null,"{field}":"```x```"}}"#);
            let sample = Sample::from_json(line.as_bytes()).unwrap();
            assert_eq!((sample.task_id.as_str(), sample.answer), ("7", Answer::Code("```x```".to_owned())));
        }
    }

    #[test]
    fn bad_lines_say_what_is_wrong_and_where() {
        let task = Some("a".to_owned());
        assert_eq!(bad("{"), (None, None, "not JSON: EOF while parsing an object at column 1".to_owned()));
        assert_eq!(bad("[]"), (None, None, "must be a JSON object".to_owned()));
        assert_eq!(bad("{}"), (None, Some("task_id"), "is missing".to_owned()));
        assert_eq!(bad(r#"{"task_id":[]}"#), (None, Some("task_id"), "must be text".to_owned()));
        let message = "is missing: give one of completion, solution and code".to_owned();
        assert_eq!(bad(r#"{"task_id":"a"}"#), (task.clone(), Some("completion"), message));
        let message = "give one of completion, solution and code".to_owned();
        assert_eq!(
            bad(r#"{"task_id":"a","completion":"x","code":"y"}"#),
            (task.clone(), Some("code"), message)
        );
        let line = r#"{"task_id":"a","code":"y","expected_verdict":"ok"}"#;
        assert_eq!(bad(line), (task, Some("expected_verdict"), "is not a verdict".to_owned()));
    }
}
