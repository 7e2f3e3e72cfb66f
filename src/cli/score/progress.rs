//! Progress of a run on stderr: a bar when that is a terminal, and the bad lines as they come.

use std::io::{self, Write as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::judgement::Verdict;
use crate::score::record::{Bad, Record};
use crate::score::tally::Tally;

/// Bad lines that are printed; the output file has them all.
const MAX_BAD_LINES: u64 = 100;
/// How often the bar is drawn anew.
const REDRAW: Duration = Duration::from_millis(200);

/// A run's progress.
pub(super) struct Progress {
    bar: ProgressBar,
    bad_lines: u64,
}

impl Progress {
    /// Begins with `done` of `total` samples (`None`: nobody knows). Nothing is drawn unless stderr is a terminal.
    pub(super) fn start(total: Option<u64>, done: u64) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
        let template = match total {
            Some(_) => "{wide_bar} {pos}/{len}  {per_sec}  {eta} left  {msg}",
            None => "{spinner} {pos}  {per_sec}  {msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_position(done);
        bar.reset_eta();
        bar.enable_steady_tick(REDRAW);
        Self { bar, bad_lines: 0 }
    }

    /// Counts `record`, which `tally` counts already.
    pub(super) fn add(&mut self, record: &Record, tally: &Tally, file: &str) {
        if let Record::Bad(bad) = record {
            self.bad_line(bad, file);
        }
        self.bar.inc(1);
        if self.bar.is_hidden() {
            return;
        }
        let accepted = tally.samples_of(Verdict::Accepted);
        let not_judged = tally.samples_of(Verdict::InternalError);
        let failed = tally.judged() - accepted - not_judged;
        let message = match not_judged {
            0 => format!("{accepted} accepted, {failed} failed"),
            _ => format!("{accepted} accepted, {failed} failed, {not_judged} not judged"),
        };
        self.bar.set_message(message);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn bad_line(&mut self, bad: &Bad, file: &str) {
        self.bad_lines += 1;
        let text = match self.bad_lines {
            ..=MAX_BAD_LINES => {
                let field = bad.error.field.as_ref().map(|field| format!("{field}: ")).unwrap_or_default();
                format!("{file}:{}: {field}{}", bad.error.line, bad.error.message)
            }
            _ if self.bad_lines == MAX_BAD_LINES + 1 => "further bad lines are not printed".to_owned(),
            _ => return,
        };
        // A closed stderr must not end the run.
        self.bar.suspend(|| {
            let _ = writeln!(io::stderr(), "{text}");
        });
    }
}
