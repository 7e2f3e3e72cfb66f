//! `tockbox datasets`: lists the datasets that there are, shows one or a problem of it, checks one's files.

mod check;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use comfy_table::{Table, presets};
use serde::Serialize;

use crate::dataset::manifest::Manifest;
use crate::dataset::search::{Location, SearchPath};
use crate::dataset::{self, Dataset};
use crate::problem::Problem;
use crate::submission::Policy;

/// The dataset, or every dataset listed, is what it should be.
pub const VALID: u8 = 0;
/// A dataset is not what its manifest says, or some of its lines are bad.
pub const NOT_VALID: u8 = 10;

/// The arguments of `tockbox datasets`.
#[derive(Debug, Clone, Args)]
pub struct DatasetsArguments {
    /// What to do; without it the datasets are listed
    #[command(subcommand)]
    pub command: Option<DatasetsCommand>,
    /// Print JSON
    #[arg(long, global = true)]
    pub json: bool,
}

/// What `tockbox datasets` does.
#[derive(Debug, Clone, Subcommand)]
pub enum DatasetsCommand {
    /// List the datasets that there are
    List,
    /// Show a dataset's manifest, or one of its problems
    Show {
        /// The dataset's name, its directory, or a problems file
        #[arg(value_name = "NAME|PATH")]
        dataset: String,
        /// The problem to show
        task_id: Option<String>,
    },
    /// Check every line of a dataset and that its files are what its manifest says
    Check {
        /// The dataset's name, its directory, or a problems file
        #[arg(value_name = "NAME|PATH")]
        dataset: String,
    },
}

/// A dataset in the list.
#[derive(Debug, Serialize)]
struct Found {
    path: PathBuf,
    #[serde(flatten)]
    manifest: Manifest,
}

/// Does what `arguments` ask for. Gives the exit code.
pub fn run(arguments: DatasetsArguments, search: &SearchPath, policy: &Policy) -> anyhow::Result<u8> {
    let (code, text) = match arguments.command.unwrap_or(DatasetsCommand::List) {
        DatasetsCommand::List => list(search, arguments.json)?,
        DatasetsCommand::Show { dataset, task_id: None } => {
            (VALID, show_dataset(&search.locate(&dataset)?, policy, arguments.json)?)
        }
        DatasetsCommand::Show { dataset, task_id: Some(task_id) } => {
            let dataset = Dataset::load(&search.locate(&dataset)?, policy)?;
            (VALID, show_problem(&dataset, &task_id, arguments.json)?)
        }
        DatasetsCommand::Check { dataset } => {
            let findings = check::check(&search.locate(&dataset)?, policy)?;
            let text = if arguments.json { to_json(&findings)? } else { findings.to_string() };
            (if findings.is_valid() { VALID } else { NOT_VALID }, text)
        }
    };
    match io::stdout().write_all(text.as_bytes()) {
        // Whoever read us has seen enough (`| head`).
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(code),
        written => written.map(|()| code).context("failed to print"),
    }
}

fn list(search: &SearchPath, json: bool) -> anyhow::Result<(u8, String)> {
    let mut code = VALID;
    let mut found = Vec::new();
    for path in search.list() {
        match dataset::read_manifest(&path) {
            Ok(manifest) => found.push(Found { path, manifest }),
            Err(error) => {
                code = NOT_VALID;
                // A closed stderr must not change what the exit code says.
                let _ = writeln!(io::stderr(), "{error}");
            }
        }
    }
    if json {
        return Ok((code, to_json(&found)?));
    }
    if found.is_empty() {
        let looked_in: Vec<String> =
            search.directories().iter().map(|path| path.display().to_string()).collect();
        bail!("no datasets in {}", looked_in.join(", "));
    }
    let mut table = Table::new();
    table.load_style(presets::ASCII_MARKDOWN);
    table.set_header(["name", "version", "problems", "samples", "licence", "title", "path"]);
    for Found { path, manifest } in found {
        table.add_row([
            manifest.name,
            manifest.version,
            manifest.problems.count.to_string(),
            manifest.samples.map_or_else(|| "-".to_owned(), |samples| samples.count.to_string()),
            manifest.licence,
            manifest.title,
            path.display().to_string(),
        ]);
    }
    Ok((code, format!("{table}\n")))
}

fn show_dataset(location: &Location, policy: &Policy, json: bool) -> anyhow::Result<String> {
    let dataset = Dataset::load(location, policy)?;
    let task_ids: Vec<&str> =
        dataset.problems().iter().map(|listed| listed.problem.task_id.as_str()).collect();
    if json {
        let shown = serde_json::json!({
            "name": dataset.name,
            "path": dataset.path,
            "manifest": dataset.manifest,
            "task_ids": task_ids,
            "bad_lines": dataset.bad_lines,
        });
        return to_json(&shown);
    }
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = match &dataset.manifest {
        Some(manifest) => write_manifest(&mut text, manifest),
        None => writeln!(text, "{}", dataset.name),
    };
    let _ = writeln!(text, "path: {}\n", dataset.path.display());
    for listed in dataset.problems() {
        let problem = &listed.problem;
        let difficulty = problem.difficulty.as_deref().map(|word| format!(" [{word}]")).unwrap_or_default();
        let _ = writeln!(text, "{}  {}{difficulty}", problem.task_id, problem.title);
    }
    for bad in &dataset.bad_lines {
        let _ = writeln!(text, "{bad}");
    }
    Ok(text)
}

fn write_manifest(text: &mut String, manifest: &Manifest) -> std::fmt::Result {
    writeln!(text, "{} {}: {}\n", manifest.name, manifest.version, manifest.title)?;
    writeln!(text, "{}\n", manifest.description.trim_end())?;
    writeln!(text, "licence: {}", manifest.licence)?;
    writeln!(text, "source: {}", manifest.source)?;
    writeln!(text, "problems: {} in {}", manifest.problems.count, manifest.problems.file)?;
    match &manifest.samples {
        Some(samples) => writeln!(text, "samples: {} in {}", samples.count, samples.file),
        None => writeln!(text, "samples: none"),
    }
}

fn show_problem(dataset: &Dataset, task_id: &str, json: bool) -> anyhow::Result<String> {
    let Some(problem) = dataset.problem(task_id) else {
        let first = dataset.problems().first().map(|listed| listed.problem.task_id.clone());
        bail!("{} has no problem {task_id:?} (its first is {:?})", dataset.name, first.unwrap_or_default());
    };
    if json {
        return to_json(problem.as_ref());
    }
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = write_problem(&mut text, problem);
    Ok(text)
}

fn write_problem(text: &mut String, problem: &Problem) -> std::fmt::Result {
    writeln!(text, "{}: {}", problem.task_id, problem.title)?;
    if let Some(difficulty) = &problem.difficulty {
        writeln!(text, "difficulty: {difficulty}")?;
    }
    if !problem.tags.is_empty() {
        writeln!(text, "tags: {}", problem.tags.join(", "))?;
    }
    if let Some(entry_point) = &problem.entry_point {
        writeln!(text, "entry point: {entry_point}")?;
    }
    let has = if problem.reference_solution.is_some() { "yes" } else { "no" };
    writeln!(text, "tests: {}\nreference solution: {has}", problem.tests.len())?;
    writeln!(text, "\n{}", problem.prompt.trim_end())
}

fn to_json(value: &impl Serialize) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(value).context("failed to write JSON")? + "\n")
}
