//! `tockbox run`: one submission on a backend of its own, without service, metrics or logs.

mod input;
mod recorder;
mod report;
#[cfg(test)]
mod tests;

use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
pub use input::InputError;

use super::backend::Started;
use super::{exit_code, say};
use crate::config::ConfigFile;
use crate::config::keys::{FileArgument, GuestKeys, LimitKeys, PoolKeys, WasmKeys};
use crate::config::sandbox::{LimitsConfig, SandboxConfig};
use crate::config::wasm::Choice;
use crate::judge::Judge;
use crate::judgement::{Judgement, Verdict};
use crate::submission::Submission;
use recorder::Recorder;

/// What the command line says.
#[derive(Debug, Args)]
pub struct RunArgs {
    /// Python file; - reads it from standard input
    #[arg(value_name = "FILE")]
    code: PathBuf,
    /// Judge the file against tests: a JSON array, or one JSON object a line, as in POST /execute
    #[arg(long, value_name = "FILE", conflicts_with = "stdin")]
    tests: Option<PathBuf>,
    /// What the program reads from its standard input; - passes on this one [default: nothing]
    #[arg(long, value_name = "FILE")]
    stdin: Option<PathBuf>,
    /// Print the response of POST /execute instead of the program's output
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    file: FileArgument,
    #[command(flatten)]
    guest: GuestKeys,
    #[command(flatten)]
    wasm: WasmKeys,
    #[command(flatten, next_help_heading = "Limits of each run")]
    limits: LimitKeys,
}

/// Runs the file and exits as it did; with tests, exits 0 if all were accepted.
pub async fn run(args: RunArgs) -> anyhow::Result<ExitCode> {
    let file = ConfigFile::read(args.file.config.as_deref())?;
    let sandbox = SandboxConfig::new(&file, &args.guest, &PoolKeys::default())?.single(args.tests.is_some());
    let choice = Choice::new(&file, &args.guest, &args.wasm, &sandbox)?;
    let limits = LimitsConfig::unbounded(&file, &args.limits)?;
    let body = input::body(&args.code, args.tests.as_deref(), args.stdin.as_deref())?;
    // What is wrong with the input is said before anything is started.
    Submission::from_value(body.clone(), &limits.any_backend()).map_err(InputError::Invalid)?;
    let backend = Started::new(&choice, &sandbox).await?.backend();
    let policy = limits.policy(backend.as_ref());
    let submission = Submission::from_value(body, &policy).map_err(InputError::Invalid)?;
    let recorder = Arc::new(Recorder::new(backend));
    let judgement = Judge::new(Arc::clone(&recorder) as _).judge(&submission).await;
    let judgement = judgement.map_err(InputError::Invalid)?;
    // The backend is not shut down: its launcher takes everything apart when this process ends, and nobody needs to
    // wait for that.
    Ok(tell(&args, &judgement, &recorder)?.into())
}

/// Prints what is asked for and gives the exit code.
fn tell(args: &RunArgs, judgement: &Judgement, recorder: &Recorder) -> anyhow::Result<u8> {
    let tests = args.tests.is_some();
    if args.json {
        let mut line = serde_json::to_vec(judgement)?;
        line.push(b'\n');
        write_all(std::io::stdout().lock(), &line)?;
    } else if tests {
        write_all(std::io::stderr().lock(), format!("{}\n", report::table(judgement)).as_bytes())?;
        write_all(std::io::stdout().lock(), format!("{}\n", report::summary(judgement)).as_bytes())?;
    } else if let Some((stdout, stderr)) = recorder.last_streams() {
        write_all(std::io::stdout().lock(), &stdout)?;
        write_all(std::io::stderr().lock(), &stderr)?;
    }
    if judgement.verdict != Verdict::Accepted && !(tests || args.json) {
        say(&report::line(judgement));
    }
    Ok(if tests { exit_code::of_tests(judgement.verdict) } else { exit_code::of_run(judgement) })
}

/// A reader that has had enough (`| head`) is not an error.
fn write_all(mut out: impl Write, bytes: &[u8]) -> std::io::Result<()> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
