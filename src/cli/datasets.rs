//! `tockbox datasets`: not written yet.

use std::process::ExitCode;

use clap::Args;

/// What the command line says.
#[derive(Debug, Args)]
pub struct DatasetsArgs {}

/// Does it.
pub async fn run(_args: DatasetsArgs) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not written yet")
}
