//! The data files of `tests/escapes`: their metadata, and what is sent.
#![expect(clippy::unwrap_used, reason = "a data file that cannot be read has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};
use tockbox::judgement::Judgement;
use tockbox_core::Tier;

/// One file. The keys are those of `tests/escapes/README.md`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Program {
    #[serde(skip)]
    pub(crate) file: String,
    #[serde(skip)]
    code: String,
    pub(crate) row: Option<u32>,
    pub(crate) title: String,
    pub(crate) honest: bool,
    kind: Kind,
    stdin: Option<String>,
    expected_stdout: Option<String>,
    calls: Option<String>,
    tests: Option<String>,
    #[serde(default)]
    limits: BTreeMap<String, u64>,
    pub(crate) verdicts: Vec<String>,
    verdicts_restricted: Option<Vec<String>>,
    pub(crate) wasm: Option<Cause>,
    verdicts_wasm: Option<Vec<String>>,
    each_wasm: Option<Vec<Vec<String>>>,
    each: Option<Vec<Vec<String>>>,
    #[serde(default)]
    pub(crate) flags: Vec<String>,
    trust: Option<String>,
    tiers: Option<Vec<Tier>>,
    sequence: Option<String>,
    pub(crate) stopped_by: Option<String>,
    stdout_contains: Option<String>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Run,
    Stdio,
    Call,
    Tests,
}

/// Why a program rightly gets another verdict on `wasm`. `tests/escapes/README.md` says what each is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Cause {
    Threads,
    Processes,
    Signals,
    Sockets,
    SystemCalls,
    ExtensionModules,
    AnswerChannel,
    OwnFiles,
    ErrorNumbers,
    #[serde(rename = "32_bit")]
    Bits32,
    ParserStack,
}

impl Cause {
    /// As in the head of a program.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Processes => "processes",
            Self::Signals => "signals",
            Self::Sockets => "sockets",
            Self::SystemCalls => "system_calls",
            Self::ExtensionModules => "extension_modules",
            Self::AnswerChannel => "answer_channel",
            Self::OwnFiles => "own_files",
            Self::ErrorNumbers => "error_numbers",
            Self::Bits32 => "32_bit",
            Self::ParserStack => "parser_stack",
        }
    }
}

/// How many times shorter limits of time are on `wasm` for programs that rightly reach them.
const SHORTER_ON_WASM: f64 = 4.0;

/// How many rows the table of hostile behaviours has.
const ROWS: u32 = 120;

/// Rows that no program can show, and why.
const WITHOUT_PROGRAM: [(u32, &str); 2] = [
    (75, "what a neighbour's timing tells is not seen in a verdict"),
    (76, "a hole in the kernel that is known is closed, not shown"),
];

/// Which rows have a program, in words, and those that have neither a program nor a reason.
pub(crate) fn coverage(programs: &[&Program]) -> (String, Vec<u32>) {
    let has = |row: u32| programs.iter().any(|program| program.row == Some(row));
    let missing: Vec<u32> = (1..=ROWS)
        .filter(|&row| !has(row) && WITHOUT_PROGRAM.iter().all(|&(without, _)| without != row))
        .collect();
    let shown = (1..=ROWS).filter(|&row| has(row)).count();
    let mut lines = vec![format!("{shown} of {ROWS} rows have a program")];
    lines.extend(WITHOUT_PROGRAM.map(|(row, why)| format!("row {row} cannot have one: {why}")));
    lines.extend(missing.iter().map(|row| format!("row {row} has no program")));
    (lines.join("\n"), missing)
}

/// All files in the order of their names, those of one sequence together.
pub(crate) fn read_all() -> Vec<Vec<Program>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/escapes");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "py"));
    paths.sort();
    let mut units: Vec<Vec<Program>> = Vec::new();
    for program in paths.iter().map(|path| Program::read(path)) {
        let same =
            |unit: &&mut Vec<Program>| program.sequence.is_some() && unit[0].sequence == program.sequence;
        match units.iter_mut().find(same) {
            Some(unit) => unit.push(program),
            None => units.push(vec![program]),
        }
    }
    units
}

impl Program {
    fn read(path: &Path) -> Self {
        let file = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(path).unwrap();
        let (block, code) = text
            .strip_prefix("# /// tockbox\n")
            .and_then(|text| text.split_once("\n# ///\n"))
            .unwrap_or_else(|| panic!("{file} does not begin with a block"));
        let lines: Vec<_> = block.lines().map(|line| line.strip_prefix("# ").unwrap_or_default()).collect();
        let mut program: Self =
            toml::from_str(&lines.join("\n")).unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(!program.honest || program.verdicts == ["accepted"], "{file}: honest and not accepted");
        assert!(program.honest || program.stopped_by.is_some(), "{file}: what stops it?");
        assert_eq!(program.wasm.is_some(), program.verdicts_wasm.is_some(), "{file}: cause and verdicts");
        assert!(program.wasm.is_some() || program.each_wasm.is_none(), "{file}: why other verdicts?");
        (program.file, program.code) = (file, code.to_owned());
        program
    }

    /// Whether its tests contain code.
    pub(crate) fn is_test_code(&self) -> bool {
        self.kind == Kind::Tests
    }

    /// Whether it makes sense on `tier`. On `wasm` every program is run.
    pub(crate) fn is_for(&self, tier: Tier) -> bool {
        tier == Tier::Wasm || self.tiers.as_ref().is_none_or(|tiers| tiers.contains(&tier))
    }

    /// Whether its tests are such as `/execute` takes, code among them.
    pub(crate) fn has_tests(&self) -> bool {
        self.kind == Kind::Tests
    }

    /// The body of `POST /execute` on `tier`.
    pub(crate) fn body(&self, tier: Tier) -> Value {
        let mut body = json!({"code": self.code, "limits": self.limits});
        if tier == Tier::Wasm {
            self.fit_limits(&mut body["limits"]);
        }
        match self.kind {
            Kind::Run => body["stdin"] = self.stdin.clone().unwrap_or_default().into(),
            Kind::Stdio => {
                body["tests"] = json!([{
                    "type": "stdio",
                    "stdin": self.stdin.as_deref().unwrap_or(""),
                    "expected_stdout": self.expected_stdout.as_ref().unwrap(),
                }]);
            }
            Kind::Call => {
                let mut calls: Vec<Value> = serde_json::from_str(self.calls.as_ref().unwrap()).unwrap();
                for call in &mut calls {
                    call["type"] = "call".into();
                }
                body["tests"] = calls.into();
            }
            Kind::Tests => body["tests"] = serde_json::from_str(self.tests.as_ref().unwrap()).unwrap(),
        }
        body
    }

    /// Fits limits to `wasm`: it refuses to be asked for processes, and is slow to reach a limit of time.
    fn fit_limits(&self, limits: &mut Value) {
        limits.as_object_mut().unwrap().remove("processes");
        if !self.verdicts(Tier::Wasm).iter().any(|right| right == "time_limit_exceeded") {
            return;
        }
        for name in ["cpu_seconds", "wall_seconds"] {
            if let Some(seconds) = limits[name].as_f64() {
                limits[name] = (seconds / SHORTER_ON_WASM).into();
            }
        }
    }

    /// Seconds that it takes at most, for running the longest first.
    pub(crate) fn length(&self) -> u64 {
        let seconds = |name: &str, default| self.limits.get(name).copied().unwrap_or(default);
        match self.verdicts.first().map(String::as_str) {
            Some("time_limit_exceeded") => seconds("cpu_seconds", 10) * 2,
            Some("memory_limit_exceeded" | "output_limit_exceeded") => 1,
            _ => 0,
        }
    }

    /// The verdicts that are right on `tier`.
    pub(crate) fn verdicts(&self, tier: Tier) -> &[String] {
        match (tier, &self.verdicts_restricted, &self.verdicts_wasm) {
            (Tier::Restricted, Some(verdicts), _) | (Tier::Wasm, _, Some(verdicts)) => verdicts,
            _ => &self.verdicts,
        }
    }

    /// Whether it rightly gets other verdicts there.
    fn differs(&self, tier: Tier) -> bool {
        tier == Tier::Wasm && self.wasm.is_some()
    }

    /// What of `judgement` is not as it has to be on `tier`.
    pub(crate) fn complaints(&self, tier: Tier, judgement: &Judgement) -> Vec<String> {
        let verdict = judgement.verdict.as_str();
        let mut found = Vec::new();
        if !self.verdicts(tier).iter().any(|right| right == verdict) {
            found.push(format!("expected {}", self.verdicts(tier).join(" or ")));
        }
        if self.kind == Kind::Tests {
            found.extend(self.complaints_of_tests(tier, judgement));
        }
        // One that ends before it does what it is about raises no flag and prints nothing.
        for flag in self.flags.iter().filter(|_| !self.differs(tier)) {
            if !judgement.flags.iter().any(|raised| raised.as_str() == flag) {
                found.push(format!("expected the flag {flag}"));
            }
        }
        if let Some(text) = &self.stdout_contains
            && !self.differs(tier)
            && !judgement.stdout.contains(text)
        {
            found.push(format!("expected {text:?} in stdout"));
        }
        if judgement.reward.is_none() {
            found.push("expected a reward".to_owned());
        }
        found
    }

    /// The same for what only programs with `tests` promise: the verdict of every test, so that none hides behind
    /// a worse one, and where it was judged.
    fn complaints_of_tests(&self, tier: Tier, judgement: &Judgement) -> Vec<String> {
        let mut found = Vec::new();
        for (at, test) in judgement.tests.iter().enumerate() {
            let each = if self.differs(tier) { &self.each_wasm } else { &self.each };
            let right = match each {
                Some(each) => each[at].as_slice(),
                None => self.verdicts(tier),
            };
            let verdict = test.verdict.as_str();
            if !right.iter().any(|right| right == verdict) {
                found.push(format!("test {at} is {verdict}, not {}", right.join(" or ")));
            }
        }
        let right = self.trust.as_deref().unwrap_or("separate_process");
        let trust = json!(judgement.trust);
        if right != "any" && trust != json!(right) {
            found.push(format!("expected the trust {right}, not {trust}"));
        }
        found
    }
}
