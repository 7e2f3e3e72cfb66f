//! One line of the output: what a sample came to, or why a line could not be scored.
//!
//! Owns the wire form of the output and reads back as much of it as resuming needs.

use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};
use tockbox_core::Flag;

use super::sample::{BadSample, Sample};
use crate::completion::ExtractionRule;
use crate::judgement::{Judgement, TestReport, Trust, UsageReport, Verdict};

/// Bytes kept of each text of a failing test.
const MAX_TEXT_BYTES: usize = 1000;

/// What a line of the samples came to.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Record {
    /// It was judged.
    Judged(Box<Judged>),
    /// It could not be: the line, not the sample's code, is wrong.
    Bad(Bad),
}

/// A sample that was judged.
#[derive(Debug, Clone, Serialize)]
pub struct Judged {
    /// The sample's position in its file, from 0.
    pub index: u64,
    /// The problem.
    pub task_id: String,
    /// The verdict of the whole.
    pub verdict: Verdict,
    /// The reward; `null` exactly when the verdict is `internal_error`.
    pub reward: Option<f64>,
    /// With `--cost`, and accepted: how many times the reference solution's instructions were used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_ratio: Option<f64>,
    /// Tests accepted.
    pub passed: usize,
    /// Tests of the problem.
    pub total: usize,
    /// Facts beside the verdict.
    #[serde(serialize_with = "flag_names")]
    pub flags: Vec<Flag>,
    /// What all runs of the sample used.
    pub usage: UsageReport,
    /// Where the comparing was done.
    pub trust: Option<Trust>,
    /// How the code was found in a completion; `null` when the sample is code.
    pub extraction: Option<ExtractionRule>,
    /// SHA-256 of the code that was judged, lower-case hex.
    pub code_sha256: String,
    /// The verdict that the sample was to get, when it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_verdict: Option<Verdict>,
    /// Whether it did; absent without an expectation, `null` when the sandbox failed.
    #[serde(rename = "match", skip_serializing_if = "Match::is_absent")]
    pub matches: Match,
    /// Why the verdict is what it is, in words; `null` when accepted.
    pub message: Option<String>,
    /// The first test that was not accepted.
    pub first_failure: Option<Failure>,
    /// The sample's other fields.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub extra: Map<String, Value>,
    /// Everything, when it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
}

/// Whether a verdict is the expected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// Nothing was expected.
    Absent,
    /// The sandbox failed, so there is no saying.
    Unknown,
    /// Whether it is.
    Known(bool),
}

/// The first test that was not accepted; texts are cut.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    /// The test's place, from 0.
    pub index: usize,
    /// Its verdict.
    pub verdict: Verdict,
    /// Why, in words.
    pub message: Option<String>,
    /// What was expected.
    pub expected: Option<String>,
    /// What came.
    pub actual: Option<String>,
}

/// A line that could not be scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bad {
    /// The line's position, from 0.
    pub index: u64,
    /// The problem that it names, if it got that far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
    /// What is wrong.
    pub error: LineError,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineError {
    /// The line, counted from 1.
    pub line: u64,
    /// Which field is wrong, when it is one.
    pub field: Option<String>,
    /// What is wrong, in words.
    pub message: String,
}

/// A sample's code and how it was found.
#[derive(Debug, Clone)]
pub struct Code {
    /// SHA-256 of the code, lower-case hex.
    pub sha256: String,
    /// How the code was found in a completion.
    pub extraction: Option<ExtractionRule>,
}

impl Record {
    /// The position of the line that this is the record of.
    pub fn index(&self) -> u64 {
        match self {
            Self::Judged(judged) => judged.index,
            Self::Bad(bad) => bad.index,
        }
    }

    /// The line of the output, without its end.
    pub fn to_line(&self) -> Vec<u8> {
        // Maps have text keys and no type here refuses to be serialized.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl Judged {
    /// The record of `sample`, which stands at `index` and came to `judgement`.
    pub fn new(index: u64, sample: Sample, code: Code, judgement: Judgement, keep_all: bool) -> Self {
        let verdict = judgement.verdict;
        Self {
            index,
            task_id: sample.task_id,
            verdict,
            reward: judgement.reward,
            cost_ratio: judgement.cost_ratio,
            passed: judgement.passed,
            total: judgement.total,
            flags: judgement.flags.clone(),
            usage: judgement.usage,
            trust: judgement.trust,
            extraction: code.extraction,
            code_sha256: code.sha256,
            expected_verdict: sample.expected_verdict,
            matches: Match::of(sample.expected_verdict, verdict),
            message: judgement.message.as_deref().map(cut),
            first_failure: judgement.tests.iter().find(|test| !test.verdict.is_accepted()).map(Failure::of),
            extra: sample.extra,
            judgement: keep_all.then_some(judgement),
        }
    }
}

impl Judged {
    /// The record of `sample` when there is no judgement, because the judge itself failed.
    pub fn not_judged(index: u64, sample: Sample, code: Code, total: usize, message: String) -> Self {
        let verdict = Verdict::InternalError;
        Self {
            index,
            task_id: sample.task_id,
            verdict,
            reward: None,
            cost_ratio: None,
            passed: 0,
            total,
            flags: Vec::new(),
            usage: UsageReport::default(),
            trust: None,
            extraction: code.extraction,
            code_sha256: code.sha256,
            expected_verdict: sample.expected_verdict,
            matches: Match::of(sample.expected_verdict, verdict),
            message: Some(message),
            first_failure: None,
            extra: sample.extra,
            judgement: None,
        }
    }
}

impl Match {
    /// Compares `verdict` with what was expected.
    pub fn of(expected: Option<Verdict>, verdict: Verdict) -> Self {
        match expected {
            None => Self::Absent,
            Some(expected) if expected == verdict => Self::Known(true),
            Some(_) if verdict == Verdict::InternalError => Self::Unknown,
            Some(_) => Self::Known(false),
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    fn is_absent(&self) -> bool {
        *self == Self::Absent
    }
}

impl Serialize for Match {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Unknown => serializer.serialize_none(),
            Self::Known(matches) => serializer.serialize_bool(*matches),
        }
    }
}

impl Failure {
    fn of(test: &TestReport) -> Self {
        Self {
            index: test.index,
            verdict: test.verdict,
            message: test.message.as_deref().map(cut),
            expected: test.expected.as_deref().map(cut),
            actual: test.actual.as_deref().map(cut),
        }
    }
}

impl Bad {
    /// The record of the line at `index`.
    pub fn new(index: u64, bad: BadSample) -> Self {
        let error = LineError { line: index + 1, field: bad.field.map(str::to_owned), message: bad.message };
        Self { index, task_id: bad.task_id, error }
    }
}

/// As much of a written record as resuming needs.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Kept {
    /// The line's position, from 0.
    pub index: u64,
    /// The problem, if the line named one.
    pub task_id: Option<String>,
    /// The verdict; a line that could not be scored has none.
    pub verdict: Option<Verdict>,
    /// What the sample used.
    pub usage: Option<KeptUsage>,
    /// What it cost, against the reference solution.
    pub cost_ratio: Option<f64>,
    /// The verdict that it was to get.
    pub expected_verdict: Option<Verdict>,
}

/// As much of the usage as resuming needs.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct KeptUsage {
    /// Elapsed while the guests ran.
    pub wall_ms: f64,
}

impl Kept {
    /// Reads a line of the output.
    pub fn from_line(line: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(line).map_err(|error| error.to_string())
    }
}

fn cut(text: &str) -> String {
    let end = text.floor_char_boundary(MAX_TEXT_BYTES);
    let (head, rest) = text.split_at(end);
    if rest.is_empty() { head.to_owned() } else { format!("{head}… [{} more bytes]", rest.len()) }
}

fn flag_names<S: Serializer>(flags: &[Flag], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(flags.iter().map(|flag| flag.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sandbox_failure_neither_matches_nor_mismatches() {
        assert_eq!(Match::of(None, Verdict::Accepted), Match::Absent);
        assert_eq!(Match::of(Some(Verdict::Accepted), Verdict::InternalError), Match::Unknown);
        assert_eq!(Match::of(Some(Verdict::NoResult), Verdict::NoResult), Match::Known(true));
        assert_eq!(Match::of(Some(Verdict::NoResult), Verdict::Accepted), Match::Known(false));
    }

    #[test]
    fn bad_line_has_its_place_and_reads_back() {
        let bad = BadSample { task_id: None, field: Some("task_id"), message: "is missing".to_owned() };
        let line = Record::Bad(Bad::new(2, bad)).to_line();
        let text = String::from_utf8(line.clone()).unwrap();
        assert_eq!(text, r#"{"index":2,"error":{"line":3,"field":"task_id","message":"is missing"}}"#);
        let kept = Kept::from_line(&line).unwrap();
        assert_eq!((kept.index, kept.verdict), (2, None));
    }

    #[test]
    fn long_text_is_cut_between_characters_and_says_so() {
        let text = cut(&"é".repeat(501));
        assert_eq!(text, format!("{}… [2 more bytes]", "é".repeat(500)));
        assert_eq!(cut("short"), "short");
    }
}
