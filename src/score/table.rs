//! A [`Summary`] as text for people. The tables are Markdown, so that they can be pasted into an issue.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, Table, presets};

use super::summary::{DifficultyRow, Summary, VerdictRow};
use super::tally::Expected;

/// Mismatches that are listed; the output file has them all.
const LISTED_MISMATCHES: usize = 20;

/// The summary as text, with a line end after each line.
pub fn render(summary: &Summary) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_all(&mut text, summary);
    text
}

fn write_all(text: &mut String, summary: &Summary) -> std::fmt::Result {
    let version = summary.version.as_ref().map(|version| format!(" {version}")).unwrap_or_default();
    writeln!(text, "{}{version}: {}", summary.dataset, summary.samples)?;
    if !summary.verdicts.is_empty() {
        writeln!(text, "\n{}", verdict_table(&summary.verdicts))?;
    }
    if !summary.by_difficulty.is_empty() {
        writeln!(text, "\n{}", difficulty_table(&summary.by_difficulty))?;
    }
    writeln!(text)?;
    let of_problems = format!("{} of {} problems", summary.problems_scored, summary.problems);
    for pass in &summary.pass_at_k {
        match pass.value {
            Some(value) => writeln!(text, "pass@{}: {value:.4} over {of_problems}", pass.k)?,
            None => writeln!(text, "pass@{}: not defined, a problem has fewer samples", pass.k)?,
        }
    }
    if let Some(cost) = &summary.cost {
        writeln!(
            text,
            "cost: {} times the reference solution's instructions (median of {} that were accepted), {} took fewer",
            cost.cost_ratio_median,
            counted(cost.samples, "sample"),
            cost.cheaper
        )?;
    }
    if let Some(expected) = &summary.expected {
        write_expected(text, expected)?;
    }
    if summary.not_judged > 0 {
        let count = counted(summary.not_judged, "sample");
        writeln!(
            text,
            "{count} could not be judged (internal_error): left out of pass@k, scored again by --resume"
        )?;
    }
    if summary.bad_lines > 0 {
        writeln!(text, "{} could not be scored", counted(summary.bad_lines, "bad line"))?;
    }
    let resumed = match summary.resumed {
        0 => String::new(),
        resumed => format!(" ({resumed} of them earlier)"),
    };
    writeln!(
        text,
        "{}{resumed} in {:.1} s, {:.1} a second; backend {}, isolation {}",
        counted(summary.scored, "sample"),
        summary.seconds,
        summary.samples_per_second,
        summary.backend,
        summary.isolation
    )
}

fn write_expected(text: &mut String, expected: &Expected) -> std::fmt::Result {
    writeln!(text, "expected verdicts: {}/{} as expected", expected.as_expected, expected.checked)?;
    for mismatch in expected.mismatches.iter().take(LISTED_MISMATCHES) {
        let line = mismatch.index + 1;
        let (task, wanted, got) = (&mismatch.task_id, mismatch.expected, mismatch.verdict);
        writeln!(text, "  line {line}, {task}: expected {wanted}, got {got}")?;
    }
    let mismatches = expected.checked - expected.as_expected;
    match mismatches.saturating_sub(LISTED_MISMATCHES as u64) {
        0 => Ok(()),
        more => writeln!(text, "  and {more} more: `\"match\":false` in the output"),
    }
}

fn verdict_table(rows: &[VerdictRow]) -> Table {
    let mut table = table(&["verdict", "samples", "share", "median wall ms"]);
    for row in rows {
        table.add_row([
            row.verdict.to_string(),
            row.samples.to_string(),
            format!("{:.1} %", row.share * 100.0),
            format!("{:.1}", row.wall_ms_median),
        ]);
    }
    table
}

fn difficulty_table(rows: &[DifficultyRow]) -> Table {
    let mut table = table(&["difficulty", "problems", "samples", "accepted", "pass@1"]);
    for row in rows {
        table.add_row([
            row.difficulty.clone().unwrap_or_else(|| "not given".to_owned()),
            row.problems.to_string(),
            row.samples.to_string(),
            row.accepted.to_string(),
            row.pass_at_1.map_or_else(|| "-".to_owned(), |pass| format!("{pass:.4}")),
        ]);
    }
    table
}

/// A table with words in its first column and numbers in the others.
fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN).set_header(header);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::Verdict;
    use crate::score::summary::{CostRow, PassAtK};
    use crate::score::tally::Mismatch;

    fn summary() -> Summary {
        let row = |verdict, samples, share| VerdictRow { verdict, samples, share, wall_ms_median: 1.234 };
        let mismatch = Mismatch {
            index: 6,
            task_id: "tick/3".to_owned(),
            expected: Verdict::WrongAnswer,
            verdict: Verdict::Accepted,
        };
        Summary {
            dataset: "tick".to_owned(),
            version: Some("1.0".to_owned()),
            problems_sha256: String::new(),
            samples: "samples.jsonl".to_owned(),
            backend: "native".to_owned(),
            isolation: "full".to_owned(),
            scored: 220,
            resumed: 20,
            bad_lines: 1,
            not_judged: 2,
            interrupted: false,
            problems: 60,
            problems_scored: 55,
            verdicts: vec![row(Verdict::Accepted, 165, 0.75), row(Verdict::NoResult, 55, 0.25)],
            pass_at_k: vec![PassAtK { k: 1, value: Some(0.75) }, PassAtK { k: 10, value: None }],
            by_difficulty: vec![DifficultyRow {
                difficulty: Some("easy".to_owned()),
                problems: 55,
                samples: 218,
                accepted: 165,
                pass_at_1: Some(0.75),
            }],
            cost: Some(CostRow { samples: 165, cheaper: 40, cost_ratio_median: 1.25 }),
            expected: Some(Expected { checked: 218, as_expected: 217, mismatches: vec![mismatch] }),
            seconds: 12.34,
            samples_per_second: 16.2,
        }
    }

    #[test]
    fn summary_reads_like_this() {
        insta::assert_snapshot!(render(&summary()), @r#"
        tick 1.0: samples.jsonl

        | verdict   | samples |  share | median wall ms |
        |-----------|---------|--------|----------------|
        | accepted  |     165 | 75.0 % |            1.2 |
        | no_result |      55 | 25.0 % |            1.2 |

        | difficulty | problems | samples | accepted | pass@1 |
        |------------|----------|---------|----------|--------|
        | easy       |       55 |     218 |      165 | 0.7500 |

        pass@1: 0.7500 over 55 of 60 problems
        pass@10: not defined, a problem has fewer samples
        cost: 1.25 times the reference solution's instructions (median of 165 samples that were accepted), 40 took fewer
        expected verdicts: 217/218 as expected
          line 7, tick/3: expected wrong_answer, got accepted
        2 samples could not be judged (internal_error): left out of pass@k, scored again by --resume
        1 bad line could not be scored
        220 samples (20 of them earlier) in 12.3 s, 16.2 a second; backend native, isolation full
        "#);
    }
}
