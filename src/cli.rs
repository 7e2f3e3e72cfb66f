//! The command line: one file a subcommand. Standard output is data; everything else goes to standard error.

mod backend;
pub mod bench;
pub mod datasets;
pub mod doctor;
pub mod exit_code;
pub mod host;
pub mod run;
pub mod score;
pub mod serve;
pub mod wasm;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use serde::Serialize;
use tokio::runtime::{Builder, Runtime};

/// Runs model-written Python and says, honestly and in milliseconds, what it is worth.
#[derive(Debug, Parser)]
#[command(name = "tockbox", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the HTTP API
    Serve(Box<serve::ServeArgs>),
    /// Run one file and exit with its code
    Run(Box<run::RunArgs>),
    /// Score samples, or reference solutions, against a dataset
    Score(Box<host::ScoreArgs>),
    /// Say which layers of isolation hold on this machine
    Doctor(doctor::DoctorArgs),
    /// List, show and check datasets
    Datasets(host::DatasetsArgs),
    /// Measure a server of this program against what there is without it
    ///
    /// Takes the interpreter and the isolation that are configured; slots and imports are its own, and vary.
    Bench(Box<bench::BenchArgs>),
    /// Build the component of the wasm backend
    Wasm(Box<wasm::WasmArgs>),
    /// The process that builds slots; started by the native backend
    #[command(hide = true)]
    Launcher,
}

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        // Before any thread is started: it must stay single-threaded.
        Command::Launcher => return tockbox_native::launcher_main(),
        Command::Doctor(args) => doctor::run(&args),
        Command::Run(args) => on(&mut Builder::new_current_thread(), run::run(*args)),
        Command::Serve(args) => on(&mut Builder::new_multi_thread(), serve::run(*args)),
        Command::Score(args) => on(&mut Builder::new_multi_thread(), host::score(*args)),
        Command::Datasets(args) => host::datasets(args),
        Command::Bench(args) => on(&mut Builder::new_multi_thread(), bench::run(*args)),
        Command::Wasm(args) => on(&mut Builder::new_current_thread(), wasm::run(*args)),
    };
    outcome.unwrap_or_else(|error| {
        say(&format!("{error:#}"));
        exit_code::of(&error)
    })
}

fn on(
    builder: &mut Builder,
    command: impl Future<Output = anyhow::Result<ExitCode>>,
) -> anyhow::Result<ExitCode> {
    let runtime: Runtime = builder.enable_all().build()?;
    let outcome = runtime.block_on(command);
    // A blocked thread (a parser of a request whose client has gone) must not keep the process.
    runtime.shutdown_background();
    outcome
}

/// `value` as JSON for people and programs, with a line end.
fn write_json(out: &mut impl Write, value: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}

/// One line to standard error, after the program's name.
pub(crate) fn say(line: &str) {
    // Nobody is left to be told that standard error is closed.
    let _ = writeln!(std::io::stderr().lock(), "tockbox: {line}");
}
