//! `tockbox datasets check`: everything that is wrong with a dataset, at once.

use std::fmt;
use std::path::Path;

use serde::Serialize;

use crate::dataset::lines::{self, Line};
use crate::dataset::manifest::DataFile;
use crate::dataset::search::Location;
use crate::dataset::{BadLine, Dataset, DatasetError, Measured, measure_lines};
use crate::score::sample::{BadSample, Sample};
use crate::submission::Policy;

/// What a dataset was found to be.
#[derive(Debug, Serialize)]
pub(super) struct Findings {
    name: String,
    problems: FileFindings,
    samples: Option<FileFindings>,
    /// What is wrong beside the lines.
    errors: Vec<String>,
}

/// What one of its files was found to be.
#[derive(Debug, Serialize)]
struct FileFindings {
    file: String,
    /// Lines that are not blank, and the digest: what the manifest should say.
    count: u64,
    sha256: String,
    bad_lines: Vec<BadLine>,
}

impl Findings {
    /// Whether nothing is wrong.
    pub(super) fn is_valid(&self) -> bool {
        let files = [Some(&self.problems), self.samples.as_ref()];
        self.errors.is_empty() && files.into_iter().flatten().all(|file| file.bad_lines.is_empty())
    }
}

/// Checks the dataset at `location`. An error is one that leaves nothing to check.
pub(super) fn check(location: &Location, policy: &Policy) -> Result<Findings, DatasetError> {
    let dataset = Dataset::read(location, policy)?;
    let mut errors: Vec<String> = dataset.verify().err().map(|error| error.to_string()).into_iter().collect();
    let directory = dataset.path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(name) = dataset.manifest.as_ref().map(|manifest| &manifest.name)
        && directory != name.as_str()
    {
        errors.push(format!("the directory is {directory}, the manifest's name is {name}"));
    }
    if dataset.problems().is_empty() {
        errors.push("there is no valid problem".to_owned());
    }
    let samples = match dataset.samples() {
        Ok((path, expected)) => Some(check_samples(&dataset, &path, expected, &mut errors)?),
        Err(_) => None,
    };
    let problems =
        FileFindings::new(&dataset.problems_path, dataset.measured.clone(), dataset.bad_lines.clone());
    Ok(Findings { name: dataset.name, problems, samples, errors })
}

fn check_samples(
    dataset: &Dataset,
    path: &Path,
    expected: &DataFile,
    errors: &mut Vec<String>,
) -> Result<FileFindings, DatasetError> {
    let mut bad_lines = Vec::new();
    let measured = measure_lines(path, |line| {
        let (index, problem) = match line {
            Line::Bytes { index, bytes } => (index, wrong_with_sample(dataset, &bytes)),
            Line::TooLong { index } => (index, Some((None, lines::TOO_LONG.to_owned()))),
        };
        if let Some((field, message)) = problem {
            bad_lines.push(BadLine { file: path.to_path_buf(), line: index + 1, field, message });
        }
    })?;
    errors.extend(measured.verify(path, expected).err().map(|error| error.to_string()));
    Ok(FileFindings::new(path, measured, bad_lines))
}

fn wrong_with_sample(dataset: &Dataset, line: &[u8]) -> Option<(Option<String>, String)> {
    match Sample::from_json(line) {
        Err(BadSample { field, message, .. }) => Some((field.map(str::to_owned), message)),
        Ok(sample) if dataset.problem(&sample.task_id).is_some() => None,
        Ok(sample) => Some((
            Some("task_id".to_owned()),
            format!("{:?} is no problem of {}", sample.task_id, dataset.name),
        )),
    }
}

impl FileFindings {
    fn new(path: &Path, measured: Measured, bad_lines: Vec<BadLine>) -> Self {
        let Measured { count, sha256 } = measured;
        Self { file: path.display().to_string(), count, sha256, bad_lines }
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in [Some(&self.problems), self.samples.as_ref()].into_iter().flatten() {
            for bad in &file.bad_lines {
                writeln!(f, "{bad}")?;
            }
        }
        for error in &self.errors {
            writeln!(f, "{error}")?;
        }
        for file in [Some(&self.problems), self.samples.as_ref()].into_iter().flatten() {
            writeln!(f, "{}: count = {}, sha256 = \"{}\"", file.file, file.count, file.sha256)?;
        }
        writeln!(f, "{}: {}", self.name, if self.is_valid() { "valid" } else { "not valid" })
    }
}
