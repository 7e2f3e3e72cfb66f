//! `tockbox wasm build`: the wasm component, made ahead of its first use.

use std::io::Write;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::backend;
use crate::config::ConfigFile;
use crate::config::keys::{FileArgument, GuestKeys, WasmKeys};
use crate::config::wasm::WasmConfig;

/// What the command line says.
#[derive(Debug, Args)]
pub struct WasmArgs {
    #[command(subcommand)]
    command: WasmCommand,
}

#[derive(Debug, Subcommand)]
enum WasmCommand {
    /// Build the component and compile it for this processor, unless that has been done
    ///
    /// Needs a Python with venv and pip, and the package index. Prints where the compiled component is, and what
    /// instruction counts are valid for.
    Build(BuildArgs),
}

#[derive(Debug, Args)]
struct BuildArgs {
    #[command(flatten)]
    file: FileArgument,
    #[command(flatten)]
    guest: GuestKeys,
    #[command(flatten)]
    wasm: WasmKeys,
}

/// Does what the command line says.
pub async fn run(args: WasmArgs) -> anyhow::Result<ExitCode> {
    let WasmCommand::Build(args) = args.command;
    let file = ConfigFile::read(args.file.config.as_deref())?;
    let artefact = backend::artefact(&WasmConfig::new(&file, &args.guest, &args.wasm)?).await?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", artefact.path().display())?;
    writeln!(out, "{}", artefact.identity())?;
    Ok(ExitCode::SUCCESS)
}
