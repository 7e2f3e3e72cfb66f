//! Datasets: a directory with a manifest and JSONL files, or a problems file alone.
//!
//! Owns finding them, reading them and checking that they are what their manifest says. Knows nothing of
//! judging: a problem is valid by construction ([`crate::problem`]).

use std::io;
use std::path::PathBuf;

use thiserror::Error;

pub mod digest;
pub mod lines;
pub mod manifest;
pub mod search;

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
}

fn joined(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}
