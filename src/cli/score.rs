//! `tockbox score`: not written yet.

use std::process::ExitCode;

use clap::Args;

/// What the command line says.
#[derive(Debug, Args)]
pub struct ScoreArgs {}

/// Does it.
pub async fn run(_args: ScoreArgs) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not written yet")
}
