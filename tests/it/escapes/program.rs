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
    #[serde(default)]
    limits: BTreeMap<String, u64>,
    pub(crate) verdicts: Vec<String>,
    verdicts_restricted: Option<Vec<String>>,
    #[serde(default)]
    pub(crate) flags: Vec<String>,
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
        (program.file, program.code) = (file, code.to_owned());
        program
    }

    /// Whether it makes sense on `tier`.
    pub(crate) fn is_for(&self, tier: Tier) -> bool {
        self.tiers.as_ref().is_none_or(|tiers| tiers.contains(&tier))
    }

    /// The body of `POST /execute`.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({"code": self.code, "limits": self.limits});
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
        }
        body
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
        match &self.verdicts_restricted {
            Some(verdicts) if tier == Tier::Restricted => verdicts,
            _ => &self.verdicts,
        }
    }

    /// What of `judgement` is not as it has to be on `tier`.
    pub(crate) fn complaints(&self, tier: Tier, judgement: &Judgement) -> Vec<String> {
        let verdict = judgement.verdict.as_str();
        let mut found = Vec::new();
        if !self.verdicts(tier).iter().any(|right| right == verdict) {
            found.push(format!("expected {}", self.verdicts(tier).join(" or ")));
        }
        for flag in &self.flags {
            if !judgement.flags.iter().any(|raised| raised.as_str() == flag) {
                found.push(format!("expected the flag {flag}"));
            }
        }
        if let Some(text) = &self.stdout_contains
            && !judgement.stdout.contains(text)
        {
            found.push(format!("expected {text:?} in stdout"));
        }
        if judgement.reward.is_none() {
            found.push("expected a reward".to_owned());
        }
        found
    }
}
