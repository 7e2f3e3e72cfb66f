//! What `tockbox score` says at its end: the summary on stdout, what went wrong on stderr.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;

use crate::dataset::BadLine;
use crate::score::summary::Summary;
use crate::score::table;

/// Prints the summary: on stdout, or on stderr when stdout has the records.
pub(super) fn summary(summary: &Summary, json: bool, records_on_stdout: bool) -> anyhow::Result<()> {
    let text = if json {
        serde_json::to_string_pretty(summary).context("failed to write the summary")? + "\n"
    } else {
        table::render(summary)
    };
    let written = if records_on_stdout {
        io::stderr().write_all(text.as_bytes())
    } else {
        io::stdout().write_all(text.as_bytes())
    };
    match written {
        // Whoever read us has seen enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("failed to print the summary"),
    }
}

/// Says which lines of the problems file are not used.
pub(super) fn bad_problems(lines: &[BadLine]) {
    for line in lines {
        say(&line.to_string());
    }
}

/// Says why the output could not be written and how to go on.
pub(super) fn failure(error: &anyhow::Error, hint: &str) {
    say(&format!("error: {error:#}"));
    say(hint);
}

/// Says that the run was stopped, where it stands and how to go on.
pub(super) fn stopped(summary: &Summary, hint: &str) {
    say(&format!("stopped after {} samples", summary.scored + summary.bad_lines));
    say(hint);
}

/// How to go on with a run that did not get to its end.
pub(super) fn resume_hint(output: Option<&Path>, samples: Option<&str>) -> String {
    let Some(output) = output else {
        return "nothing was kept: with --output FILE a run can be resumed".to_owned();
    };
    let name = output.display();
    if !output.is_file() {
        return format!("records written to {name} cannot be resumed: give a file");
    }
    if samples == Some("-") {
        return format!("{name} has what is finished; samples from standard input cannot be resumed");
    }
    format!("{name} has what is finished: run the same command with --resume (and not --overwrite) to go on")
}

fn say(text: &str) {
    // A closed stderr must not change what the exit code says.
    let _ = writeln!(io::stderr(), "{text}");
}
