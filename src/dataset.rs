//! Datasets: a directory with a manifest and JSONL files, or a problems file alone.
//!
//! Owns finding them, reading them and checking that they are what their manifest says. Knows nothing of
//! judging: a problem is valid by construction ([`crate::problem`]).

use std::collections::HashMap;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use thiserror::Error;

use crate::problem::Problem;
use crate::submission::{Invalid, Policy};
use digest::HashingReader;
use lines::{Line, Lines};
use manifest::{DataFile, Manifest};
use search::Location;

pub mod digest;
pub mod library;
pub mod lines;
pub mod manifest;
pub mod problem_id;
pub mod search;
#[cfg(test)]
mod tests;

/// Bytes that the readers of this module hold at once.
const BUFFER_BYTES: usize = 256 * 1024;

/// A dataset in memory: its problems, in the file's order.
#[derive(Debug)]
pub struct Dataset {
    /// Its name: the manifest's, or the problems file's without its ending.
    pub name: String,
    /// The manifest; a problems file alone has none.
    pub manifest: Option<Manifest>,
    /// The dataset's directory, or the problems file.
    pub path: PathBuf,
    /// The problems file.
    pub problems_path: PathBuf,
    /// What the problems file was found to be.
    pub measured: Measured,
    /// Lines of the problems file that are not problems. The others are used.
    pub bad_lines: Vec<BadLine>,
    problems: Vec<Listed>,
    by_task_id: HashMap<String, usize>,
}

/// A problem and where it stands.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its line in the problems file, from 0.
    pub index: u64,
    /// The problem.
    pub problem: Arc<Problem>,
}

/// A line that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadLine {
    /// The file, as it was named.
    pub file: PathBuf,
    /// Counted from 1.
    pub line: u64,
    /// Which field is wrong, when it is one.
    pub field: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// A data file as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// Lines that are not blank.
    pub count: u64,
    /// SHA-256, lower-case hex.
    pub sha256: String,
}

/// A dataset cannot be used.
#[derive(Debug, Error)]
pub enum DatasetError {
    /// No dataset of this name is on the search path.
    #[error(
        "no dataset is named {name:?} (known: {}; looked in {})",
        joined(known.iter().cloned()),
        joined(looked_in.iter().map(|path| path.display().to_string()))
    )]
    UnknownName {
        /// The name asked for.
        name: String,
        /// The names that there are.
        known: Vec<String>,
        /// Where it was looked for.
        looked_in: Vec<PathBuf>,
    },
    /// The path does not exist.
    #[error("there is no {}", path.display())]
    NoSuchPath {
        /// The path asked for.
        path: PathBuf,
    },
    /// The directory is not a dataset.
    #[error("{} has no manifest.toml", path.display())]
    NoManifest {
        /// The directory.
        path: PathBuf,
    },
    /// A file cannot be read.
    #[error("failed to read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The manifest is not valid.
    #[error("{}: {what}", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// A data file is not the one that the manifest was written for.
    #[error("{}: sha256 is {found}, the manifest says {expected}: the file was changed or cut", path.display())]
    Digest {
        /// The data file.
        path: PathBuf,
        /// What it is.
        found: String,
        /// What the manifest says.
        expected: String,
    },
    /// A data file has another number of lines than the manifest says.
    #[error("{}: {found} lines, the manifest says count = {expected}", path.display())]
    Count {
        /// The data file.
        path: PathBuf,
        /// What it has.
        found: u64,
        /// What the manifest says.
        expected: u64,
    },
    /// No line of the problems file is a problem.
    #[error("{} has no valid problem{}", path.display(), first_bad.as_ref().map(|bad| format!(" (first: {bad})")).unwrap_or_default())]
    NoProblems {
        /// The problems file.
        path: PathBuf,
        /// The first bad line, if there is any line.
        first_bad: Option<BadLine>,
    },
    /// The dataset has no samples of its own.
    #[error("the dataset {name} has no samples of its own: give --samples FILE")]
    NoSamples {
        /// The dataset.
        name: String,
    },
}

impl Dataset {
    /// Reads the dataset at `location` and checks it against its manifest. Lines that are no problems are kept
    /// in [`Dataset::bad_lines`]; without one good line there is no dataset.
    pub fn load(location: &Location, policy: &Policy) -> Result<Self, DatasetError> {
        let dataset = Self::read(location, policy)?;
        dataset.verify()?;
        if dataset.problems.is_empty() {
            let first_bad = dataset.bad_lines.first().cloned();
            return Err(DatasetError::NoProblems { path: dataset.problems_path, first_bad });
        }
        Ok(dataset)
    }

    /// Reads the dataset at `location` without comparing it with its manifest.
    pub fn read(location: &Location, policy: &Policy) -> Result<Self, DatasetError> {
        let (path, manifest, problems_path, name) = match location {
            Location::Directory(path) => {
                let manifest = read_manifest(path)?;
                let problems_path = path.join(&manifest.problems.file);
                let name = manifest.name.clone();
                (path, Some(manifest), problems_path, name)
            }
            Location::ProblemsFile(path) => {
                let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                (path, None, path.clone(), name)
            }
        };
        let mut dataset = Self {
            name,
            manifest,
            path: path.clone(),
            problems_path: problems_path.clone(),
            measured: Measured { count: 0, sha256: String::new() },
            bad_lines: Vec::new(),
            problems: Vec::new(),
            by_task_id: HashMap::new(),
        };
        dataset.measured = measure_lines(&problems_path, |line| dataset.add_line(&line, policy))?;
        Ok(dataset)
    }

    /// Compares the problems file with the manifest.
    pub fn verify(&self) -> Result<(), DatasetError> {
        match &self.manifest {
            Some(manifest) => self.measured.verify(&self.problems_path, &manifest.problems),
            None => Ok(()),
        }
    }

    /// The problems, in the file's order.
    pub fn problems(&self) -> &[Listed] {
        &self.problems
    }

    /// The problem `task_id`.
    pub fn problem(&self, task_id: &str) -> Option<&Arc<Problem>> {
        self.by_task_id.get(task_id).and_then(|&place| self.problems.get(place)).map(|listed| &listed.problem)
    }

    /// The dataset's own samples file, and what it must be.
    pub fn samples(&self) -> Result<(PathBuf, &DataFile), DatasetError> {
        let samples = self.manifest.as_ref().and_then(|manifest| manifest.samples.as_ref());
        match samples {
            Some(samples) => Ok((self.path.join(&samples.file), samples)),
            None => Err(DatasetError::NoSamples { name: self.name.clone() }),
        }
    }

    fn add_line(&mut self, line: &Line, policy: &Policy) {
        let (index, read) = match line {
            Line::Bytes { index, bytes } => (*index, self.problem_of(bytes, policy)),
            Line::TooLong { index } => (*index, Err((None, lines::TOO_LONG.to_owned()))),
        };
        match read {
            Ok(problem) => {
                self.by_task_id.insert(problem.task_id.clone(), self.problems.len());
                self.problems.push(Listed { index, problem: Arc::new(problem) });
            }
            Err((field, message)) => {
                let file = self.problems_path.clone();
                self.bad_lines.push(BadLine { file, line: index + 1, field, message });
            }
        }
    }

    /// Reads one problem; the error is the field and the message.
    fn problem_of(&self, line: &[u8], policy: &Policy) -> Result<Problem, (Option<String>, String)> {
        let problem = Problem::from_json(line, policy)
            .map_err(|invalid| (invalid.field.clone(), message_of_line(&invalid)))?;
        match self.by_task_id.get(&problem.task_id).and_then(|&place| self.problems.get(place)) {
            None => Ok(problem),
            Some(first) => {
                let message =
                    format!("{:?} is the task_id of line {} already", problem.task_id, first.index + 1);
                Err((Some("task_id".to_owned()), message))
            }
        }
    }
}

impl Measured {
    /// Measures the file at `path`.
    pub fn of_file(path: &Path) -> Result<Self, DatasetError> {
        measure_lines(path, |_| {})
    }

    /// Compares the file at `path` with what the manifest says of it.
    pub fn verify(&self, path: &Path, expected: &DataFile) -> Result<(), DatasetError> {
        if self.count != expected.count {
            let (found, expected) = (self.count, expected.count);
            return Err(DatasetError::Count { path: path.to_path_buf(), found, expected });
        }
        if self.sha256 != expected.sha256 {
            let (found, expected) = (self.sha256.clone(), expected.sha256.clone());
            return Err(DatasetError::Digest { path: path.to_path_buf(), found, expected });
        }
        Ok(())
    }
}

/// Reads the manifest of the dataset in `directory`.
pub fn read_manifest(directory: &Path) -> Result<Manifest, DatasetError> {
    let path = directory.join(manifest::FILE_NAME);
    match fs::read_to_string(&path) {
        Ok(text) => Manifest::from_toml(&text).map_err(|what| DatasetError::Manifest { path, what }),
        Err(source) => Err(DatasetError::Read { path, source }),
    }
}

/// Reads the lines of `path`, once, and measures it on the way.
pub fn measure_lines(path: &Path, mut on_line: impl FnMut(Line)) -> Result<Measured, DatasetError> {
    let read_error = |source| DatasetError::Read { path: path.to_path_buf(), source };
    let file = HashingReader::new(File::open(path).map_err(read_error)?);
    let mut lines = Lines::new(BufReader::with_capacity(BUFFER_BYTES, file));
    let mut count = 0;
    for line in lines.by_ref() {
        on_line(line.map_err(read_error)?);
        count += 1;
    }
    Ok(Measured { count, sha256: lines.into_inner().into_inner().finish() })
}

/// What is wrong with one line of many: JSON counts lines from the start of what it was given.
pub(crate) fn message_of_line(invalid: &Invalid) -> String {
    invalid.message.replacen(" at line 1 column ", " at column ", 1)
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file.display(), self.line)?;
        if let Some(field) = &self.field {
            write!(f, "{field}: ")?;
        }
        f.write_str(&self.message)
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}
