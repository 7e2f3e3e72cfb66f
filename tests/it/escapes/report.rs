//! What came of the programs: a table for people, and what is not as it has to be.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use comfy_table::{ContentArrangement, Table, presets};
use tockbox::judgement::Judgement;
use tockbox_core::Tier;

use super::program::Program;

/// Width of the tables: terminals of CI services wrap later.
const WIDTH: u16 = 160;
/// Characters of a program's output shown with a mismatch.
const SHOWN: usize = 200;

/// What came of one program on one tier.
pub(crate) struct Outcome {
    file: String,
    tier: Tier,
    verdict: &'static str,
    /// Message, flags, start of stdout and stderr.
    details: String,
    /// What is not as it has to be.
    pub(crate) complaints: Vec<String>,
}

/// What came of all of them.
pub(crate) struct Outcomes {
    tiers: &'static [Tier],
    all: BTreeMap<(String, &'static str), Outcome>,
    /// What no single program is known to have caused.
    troubles: Vec<String>,
}

impl Outcome {
    /// Compares what came with what has to.
    pub(crate) fn new(program: &Program, tier: Tier, answer: Result<Judgement, String>) -> Self {
        let (verdict, details, complaints) = match answer {
            Ok(judgement) => {
                (judgement.verdict.as_str(), details(&judgement), program.complaints(tier, &judgement))
            }
            Err(why) => ("-", String::new(), vec![why]),
        };
        Self { file: program.file.clone(), tier, verdict, details, complaints }
    }
}

fn details(judgement: &Judgement) -> String {
    let head = |text: &str| text.chars().take(SHOWN).collect::<String>();
    let flags: Vec<_> = judgement.flags.iter().map(|flag| flag.as_str()).collect();
    let tests: Vec<_> = judgement.tests.iter().map(|test| test.verdict.as_str()).collect();
    let actual: Vec<_> = judgement.tests.iter().filter_map(|test| test.actual.as_deref()).map(head).collect();
    let mut text = format!("{} {flags:?}", judgement.message.as_deref().unwrap_or("(no message)"));
    // Writing to a string does not fail.
    let _ = write!(
        text,
        "\ntests {tests:?} actual {actual:?} exit {:?} signal {:?}",
        judgement.exit_code, judgement.signal
    );
    let _ = write!(text, "\nwall {} ms, cpu {} ms", judgement.usage.wall_ms, judgement.usage.cpu_ms);
    // What an exception says stands at the end.
    let stderr = judgement.stderr.chars().count().saturating_sub(SHOWN);
    let tail = judgement.stderr.chars().skip(stderr).collect::<String>();
    let _ = write!(text, "\nstdout {:?}\nstderr {tail:?}", head(&judgement.stdout));
    text
}

impl Outcomes {
    /// None yet, of runs on these tiers.
    pub(crate) fn new(tiers: &'static [Tier]) -> Self {
        Self { tiers, all: BTreeMap::new(), troubles: Vec::new() }
    }

    /// Adds what a worker has.
    pub(crate) fn extend(&mut self, outcomes: Vec<Outcome>) {
        for outcome in outcomes {
            self.all.insert((outcome.file.clone(), outcome.tier.as_str()), outcome);
        }
    }

    /// Notes `trouble` unless what is demanded of the host holds.
    pub(crate) fn demand(&mut self, holds: bool, trouble: impl FnOnce() -> String) {
        if !holds {
            self.troubles.push(trouble());
        }
    }

    /// Whether everything is as it has to be.
    pub(crate) fn are_right(&self) -> bool {
        self.troubles.is_empty() && self.all.values().all(|outcome| outcome.complaints.is_empty())
    }

    fn of(&self, program: &Program, tier: Tier) -> Option<&Outcome> {
        self.all.get(&(program.file.clone(), tier.as_str()))
    }

    /// Every program with its verdict on each tier.
    pub(crate) fn table(&self, programs: &[&Program]) -> Table {
        let names = self.tiers.iter().map(|tier| tier.as_str());
        let mut table = table(["row", "program"].into_iter().chain(names).chain(["stopped by"]));
        for program in programs {
            let verdict = |tier: &Tier| {
                let Some(outcome) = self.of(program, *tier) else { return String::new() };
                let mark = if outcome.complaints.is_empty() { "" } else { " (!)" };
                let cause = program.wasm.filter(|_| *tier == Tier::Wasm);
                let cause = cause.map_or_else(String::new, |cause| format!(" ({})", cause.as_str()));
                format!("{}{mark}{cause}", outcome.verdict)
            };
            let row = program.row.map_or_else(|| "honest".to_owned(), |row| row.to_string());
            let mut cells = vec![row, program.title.clone()];
            cells.extend(self.tiers.iter().map(verdict));
            cells.push(program.stopped_by.clone().unwrap_or_default());
            table.add_row(cells);
        }
        table
    }

    /// How many programs ran on each tier, how many were as they have to be, and why some rightly differ on `wasm`.
    pub(crate) fn summary(&self, programs: &[&Program]) -> String {
        let line = |tier: Tier, honest: bool| {
            let run: Vec<_> = programs
                .iter()
                .filter(|program| program.honest == honest)
                .filter_map(|program| self.of(program, tier))
                .collect();
            let right = run.iter().filter(|outcome| outcome.complaints.is_empty()).count();
            let kind = if honest { "honest" } else { "hostile" };
            format!("{tier}: {right} of {} {kind} programs as they have to be", run.len())
        };
        let mut lines: Vec<_> =
            self.tiers.iter().flat_map(|&tier| [line(tier, false), line(tier, true)]).collect();
        if self.tiers.contains(&Tier::Wasm) {
            let mut causes = BTreeMap::<_, usize>::new();
            for cause in programs.iter().filter_map(|program| program.wasm) {
                *causes.entry(cause).or_default() += 1;
            }
            let causes: Vec<_> =
                causes.iter().map(|(cause, count)| format!("{} {count}", cause.as_str())).collect();
            lines.push(format!("wasm differs by: {}", causes.join(", ")));
        }
        lines.join("\n")
    }

    /// Everything that is not as it has to be.
    pub(crate) fn mismatches(&self, programs: &[&Program]) -> String {
        let mut table = table(["program", "tier", "complaints", "got", "details"]);
        for outcome in self.all.values().filter(|outcome| !outcome.complaints.is_empty()) {
            table.add_row([
                outcome.file.clone(),
                outcome.tier.to_string(),
                outcome.complaints.join("\n"),
                outcome.verdict.to_owned(),
                outcome.details.clone(),
            ]);
        }
        format!("{}\n{table}\n{}", self.summary(programs), self.troubles.join("\n"))
    }
}

fn table<'a>(header: impl IntoIterator<Item = &'a str>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(WIDTH).set_header(header.into_iter().collect::<Vec<_>>());
    table
}
