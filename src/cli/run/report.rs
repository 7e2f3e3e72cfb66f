//! What a judgement says to a person at a terminal.

use crate::cli::doctor::table as plain_table;
use crate::judgement::{Judgement, Verdict};

/// Characters shown of a message.
const SHOWN: usize = 200;

/// One row a test.
pub(super) fn table(judgement: &Judgement) -> comfy_table::Table {
    let mut table = plain_table(&["test", "verdict", "ms", "message"]);
    for test in &judgement.tests {
        let name = test.name.as_deref().map_or_else(|| test.index.to_string(), harmless);
        let wall = test.usage.map_or_else(String::new, |usage| format!("{:.1}", usage.wall_ms));
        let message = test.message.as_deref().map(harmless).unwrap_or_default();
        table.add_row([name, words(test.verdict), wall, message]);
    }
    table
}

/// The verdict of the whole in one line.
pub(super) fn summary(judgement: &Judgement) -> String {
    format!("{}: {} of {} tests accepted", words(judgement.verdict), judgement.passed, judgement.total)
}

/// Why a run is not accepted, in one line.
pub(super) fn line(judgement: &Judgement) -> String {
    let verdict = words(judgement.verdict);
    match judgement.message.as_deref().map(harmless) {
        Some(message) if !message.is_empty() => format!("{verdict}: {message}"),
        _ => verdict,
    }
}

fn words(verdict: Verdict) -> String {
    verdict.as_str().replace('_', " ")
}

/// A message may quote the guest: on one line, without what moves a terminal's cursor, and not too long.
fn harmless(text: &str) -> String {
    let line: String = text.lines().next().unwrap_or_default().chars().take(SHOWN).collect();
    line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_move_the_cursor() {
        assert_eq!(harmless("red \u{1b}[31m\nsecond line"), "red \u{fffd}[31m");
        assert_eq!(harmless(&"x".repeat(500)).len(), SHOWN);
    }
}
