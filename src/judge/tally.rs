//! Collecting what the runs of one submission came to, in whatever order they end.

use tockbox_core::{Backend, Ending, Flag, GuestRun, Usage};

use super::finding::Finding;
use super::reward::{Asserts, reward};
use super::verdict::Verdict;
use crate::judgement::{
    CheckReport, ExceptionReport, Judgement, MAX_SHOWN_BYTES, MAX_TEST_STREAM_BYTES, Shown, TestReport,
    Trust, UsageReport, cut, repr,
};
use crate::submission::{Submission, TestKind};

/// What has come so far. A plain run counts as one test with the index 0 that is not listed.
pub(super) struct Tally<'a> {
    submission: &'a Submission,
    reports: Vec<Option<TestReport>>,
    front: Option<Front>,
    usage: Usage,
    instructions: Option<u64>,
    flags: Vec<Flag>,
}

/// The run shown at the top of the judgement: the first failing one, else the last.
struct Front {
    index: usize,
    failed: bool,
    stdout: String,
    stderr: String,
}

impl<'a> Tally<'a> {
    pub(super) fn new(submission: &'a Submission) -> Self {
        let runs = submission.tests.len().max(1);
        Self {
            submission,
            reports: vec![None; runs],
            front: None,
            usage: Usage::default(),
            instructions: Some(0),
            flags: Vec::new(),
        }
    }

    /// The number of runs that a judgement needs.
    pub(super) fn len(&self) -> usize {
        self.reports.len()
    }

    /// Whether the rest need not be run.
    pub(super) fn is_stopped(&self) -> bool {
        self.submission.stop_on_failure && self.front.as_ref().is_some_and(|front| front.failed)
    }

    /// Judges the run of test `index`.
    pub(super) fn record(&mut self, index: usize, run: &GuestRun) {
        let test = self.submission.tests.get(index);
        let finding = Finding::of(run, test.map(|test| &test.kind), &self.submission.limits);
        let mut report = self.report(index, finding.verdict, finding.message);
        if let Some(expected) = finding.expected {
            report.expected = Some(keep("expected", expected, &mut report.truncated));
        }
        if let Some(tested) = run.tested.as_deref() {
            report.asserts = Some(Asserts { passed: tested.passed, total: tested.total });
            report.checks = tested.checks.iter().map(CheckReport::from).collect();
        }
        report.in_process.clone_from(&run.in_process);
        report.actual = finding.actual.map(|actual| keep("actual", actual, &mut report.truncated));
        let stdout = Shown::of_bytes(&run.stdout.bytes, MAX_TEST_STREAM_BYTES);
        let stderr = Shown::of_bytes(&run.stderr.bytes, MAX_TEST_STREAM_BYTES);
        report.stdout = keep("stdout", stdout, &mut report.truncated);
        report.stderr = keep("stderr", stderr, &mut report.truncated);
        (report.exit_code, report.signal) = match run.ending {
            Ending::Exited(status) => (Some(status), None),
            Ending::Signaled(signal) => (None, Some(signal)),
            Ending::Killed(_) => (None, None),
        };
        report.exception = finding.exception.as_ref().map(ExceptionReport::from);
        report.usage = Some(run.usage.into());
        self.add_usage(run.usage);
        let new = finding.flags.iter().copied().filter(|flag| !self.flags.contains(flag));
        self.flags.extend(new.collect::<Vec<_>>());
        report.flags = finding.flags;
        if self.is_front(index, finding.verdict) {
            let whole = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let (stdout, stderr) = (whole(&run.stdout.bytes), whole(&run.stderr.bytes));
            self.front = Some(Front { index, failed: !finding.verdict.is_accepted(), stdout, stderr });
        }
        self.reports[index] = Some(report);
    }

    /// The tests of `indices` that have no result are `internal_error`.
    pub(super) fn fail_all(&mut self, indices: impl IntoIterator<Item = usize>, message: &str) {
        for index in indices {
            if self.reports[index].is_none() && !self.is_stopped() {
                self.record_unrun(index, Verdict::InternalError, message);
            }
        }
    }

    /// No test could be run, and that is the completion's fault.
    pub(super) fn nothing_to_run(&mut self, message: &str) {
        for index in 0..self.reports.len() {
            self.record_unrun(index, Verdict::NoResult, message);
        }
    }

    /// The judgement. Whatever has no result by now was skipped, or is an `internal_error`.
    pub(super) fn judgement(mut self, backend: &dyn Backend) -> Judgement {
        self.fail_all(0..self.reports.len(), "the sandbox gave no result");
        for index in 0..self.reports.len() {
            if self.reports[index].is_none() {
                self.reports[index] = Some(self.report(index, Verdict::Skipped, None));
            }
        }
        let mut reports: Vec<TestReport> = self.reports.into_iter().flatten().collect();
        let verdict = Verdict::of_submission(reports.iter().map(|report| report.verdict));
        let front = self.front.unwrap_or(Front {
            index: 0,
            failed: true,
            stdout: String::new(),
            stderr: String::new(),
        });
        let shown = reports.get(front.index).cloned();
        let plain = self.submission.tests.is_empty();
        if plain {
            reports.clear();
        }
        let verdicts: Vec<Verdict> = reports.iter().map(|report| report.verdict).collect();
        let asserts: Vec<_> = reports.iter().map(|report| report.asserts).collect();
        let together = self.flags.contains(&Flag::InProcess);
        let trust = if together { Trust::InProcess } else { Trust::SeparateProcess };
        let instructions = self.instructions.filter(|&count| count > 0);
        let rule = self.submission.reward;
        let cost_ratio = rule.cost_ratio(instructions);
        Judgement {
            id: self.submission.id.clone(),
            verdict,
            reward: reward(rule, verdict, &verdicts, &asserts, cost_ratio),
            cost_ratio: cost_ratio.filter(|_| verdict.is_accepted()),
            passed: verdicts.iter().filter(|verdict| verdict.is_accepted()).count(),
            total: reports.len(),
            tests: reports,
            message: shown.as_ref().and_then(|report| report.message.clone()),
            stdout: front.stdout,
            stderr: front.stderr,
            exit_code: shown.as_ref().and_then(|report| report.exit_code),
            signal: shown.as_ref().and_then(|report| report.signal),
            exception: shown.and_then(|report| report.exception),
            flags: self.flags,
            trust: (!plain).then_some(trust),
            usage: UsageReport::from(Usage { instructions, ..self.usage }),
            backend: backend.name(),
            environment: self.submission.environment.to_string(),
            isolation: backend.isolation(),
            trace: None,
            coverage: None,
            profile: None,
        }
    }

    fn record_unrun(&mut self, index: usize, verdict: Verdict, message: &str) {
        if self.is_front(index, verdict) {
            self.front = Some(Front { index, failed: true, stdout: String::new(), stderr: String::new() });
        }
        self.reports[index] = Some(self.report(index, verdict, Some(message.to_owned())));
    }

    /// A report without a run.
    fn report(&self, index: usize, verdict: Verdict, message: Option<String>) -> TestReport {
        let test = self.submission.tests.get(index);
        let mut truncated = Vec::new();
        let expected = test.and_then(|test| match &test.kind {
            TestKind::Stdio { expected_stdout, .. } => Some(cut(expected_stdout, MAX_SHOWN_BYTES)),
            TestKind::Call { expected, .. } => Some(repr(expected.value(), MAX_SHOWN_BYTES)),
            TestKind::Code(_) => None,
        });
        TestReport {
            index,
            name: test.and_then(|test| test.name.clone()),
            verdict,
            expected: expected.map(|expected| keep("expected", expected, &mut truncated)),
            actual: None,
            message,
            stdout: String::new(),
            stderr: String::new(),
            exit_code: None,
            signal: None,
            exception: None,
            usage: None,
            flags: Vec::new(),
            truncated,
            asserts: None,
            checks: Vec::new(),
            in_process: None,
        }
    }

    /// Whether test `index` is the one to show at the top, of those that have ended.
    fn is_front(&self, index: usize, verdict: Verdict) -> bool {
        match (&self.front, verdict.is_accepted()) {
            (Some(front), true) => !front.failed && index > front.index,
            (Some(front), false) => !front.failed || index < front.index,
            (None, _) => true,
        }
    }

    fn add_usage(&mut self, usage: Usage) {
        self.usage.queue += usage.queue;
        self.usage.wall += usage.wall;
        self.usage.cpu += usage.cpu;
        self.usage.memory_peak_bytes = self.usage.memory_peak_bytes.max(usage.memory_peak_bytes);
        self.instructions = self.instructions.zip(usage.instructions).map(|(sum, count)| sum + count);
    }
}

fn keep(name: &'static str, shown: Shown, truncated: &mut Vec<&'static str>) -> String {
    if shown.truncated {
        truncated.push(name);
    }
    shown.text
}
