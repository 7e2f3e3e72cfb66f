//! What `tockbox score` says at its end: the summary on stdout, what went wrong on stderr.

use std::error::Error;
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
pub(super) fn failure(error: &(dyn Error + 'static), hint: &str) {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let causes: Vec<String> = causes.map(ToString::to_string).collect();
    say(&format!("error: {}", causes.join(": ")));
    say(hint);
}

/// Says that the run was stopped, where it stands and how to go on.
pub(super) fn stopped(summary: &Summary, hint: &str) {
    say(&format!("stopped after {} samples", summary.scored + summary.bad_lines));
    say(hint);
}

/// How to go on with a run that did not get to its end.
pub(super) fn resume_hint(output: Option<&Path>, samples: Option<&str>) -> String {
    match (output, samples) {
        (None, _) => "nothing was kept: with --output FILE a run can be resumed".to_owned(),
        (Some(output), Some("-")) => {
            format!(
                "{} has what is finished; samples from standard input cannot be resumed",
                output.display()
            )
        }
        (Some(output), _) if output.as_os_str() == "-" => {
            "records on standard output cannot be resumed: with --output FILE they can".to_owned()
        }
        (Some(output), _) => {
            format!("{} has what is finished: run the same command with --resume to go on", output.display())
        }
    }
}

fn say(text: &str) {
    // A closed stderr must not change what the exit code says.
    let _ = writeln!(io::stderr(), "{text}");
}
