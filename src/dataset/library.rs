//! The datasets of a service: found by name, read once, kept.
//!
//! Names come from callers, so nothing but the search path is ever looked at. What is read is kept until the
//! process ends: a dataset that changes on disk is read again by the next process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracing::{info, warn};

use super::manifest::Manifest;
use super::search::{Location, SearchPath};
use super::{Dataset, DatasetError, read_manifest};
use crate::submission::Policy;

/// A dataset's place, empty until it is read.
type Place = Arc<Mutex<Option<Arc<Dataset>>>>;

/// Finds datasets by name and keeps those that were asked for.
#[derive(Debug)]
pub struct Library {
    search: SearchPath,
    policy: Policy,
    places: Mutex<HashMap<String, Place>>,
}

impl Library {
    /// The datasets on `search`. A problem whose limits `policy` forbids cannot be used; one may have any number
    /// of tests, for the operator chose them.
    pub fn new(search: SearchPath, policy: &Policy) -> Self {
        let policy = Policy { max_tests: usize::MAX, ..policy.clone() };
        Self { search, policy, places: Mutex::default() }
    }

    /// The manifests of all datasets, each with the name that [`Self::get`] takes. One that cannot be read is left
    /// out and logged. Reads files.
    pub fn list(&self) -> Vec<(String, Manifest)> {
        let mut found = Vec::new();
        for directory in self.search.list() {
            let Some(name) = directory.file_name().and_then(|name| name.to_str()) else { continue };
            match read_manifest(&directory) {
                Ok(manifest) if super::manifest::is_name(name) => found.push((name.to_owned(), manifest)),
                Ok(_) => warn!(directory = %directory.display(), "a dataset's directory has no usable name"),
                Err(error) => warn!(%error, "a dataset cannot be listed"),
            }
        }
        found
    }

    /// The dataset `name`, if there is one. Reads files the first time; a failure is not kept.
    pub fn get(&self, name: &str) -> Result<Option<Arc<Dataset>>, DatasetError> {
        let Some(place) = self.place(name) else { return Ok(None) };
        let mut place = locked(&place);
        if let Some(dataset) = &*place {
            return Ok(Some(Arc::clone(dataset)));
        }
        let Some(directory) = self.search.named(name) else { return Ok(None) };
        let dataset = Arc::new(Dataset::load(&Location::Directory(directory), &self.policy)?);
        info!(name, problems = dataset.problems().len(), "read a dataset");
        if let Some(first) = dataset.bad_lines.first() {
            warn!(name, lines = dataset.bad_lines.len(), %first, "some problems cannot be used");
        }
        *place = Some(Arc::clone(&dataset));
        Ok(Some(dataset))
    }

    /// There are no more places than datasets, whatever names are asked for.
    fn place(&self, name: &str) -> Option<Place> {
        if let Some(place) = locked(&self.places).get(name) {
            return Some(Arc::clone(place));
        }
        self.search.named(name)?;
        Some(Arc::clone(locked(&self.places).entry(name.to_owned()).or_default()))
    }
}

/// A reader that panicked left nothing half done: a place is filled in one step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::dataset::digest::sha256_hex;

    fn write(directory: &Path, problems: &str) {
        fs::create_dir_all(directory).unwrap();
        fs::write(directory.join("problems.jsonl"), problems).unwrap();
        let manifest = format!(
            "name = \"tiny\"\ntitle = \"Tiny\"\ndescription = \"For a test.\"\nversion = \"1\"\n\
             schema_version = 1\nlicence = \"CC0-1.0\"\nsource = \"here\"\n[problems]\n\
             file = \"problems.jsonl\"\ncount = 1\nsha256 = \"{}\"\n",
            sha256_hex(problems.as_bytes())
        );
        fs::write(directory.join("manifest.toml"), manifest).unwrap();
    }

    fn library(directory: &Path) -> Library {
        Library::new(SearchPath::new(Some(directory), None, None), &Policy::default())
    }

    #[test]
    fn a_dataset_is_read_once_and_kept() {
        let root = tempfile::tempdir().unwrap();
        let library = library(root.path());
        assert!(library.get("tiny").unwrap().is_none());
        write(&root.path().join("tiny"), r#"{"task_id": "a", "prompt": "p"}"#);
        let first = library.get("tiny").unwrap().unwrap();
        fs::remove_dir_all(root.path().join("tiny")).unwrap();
        assert!(Arc::ptr_eq(&first, &library.get("tiny").unwrap().unwrap()));
    }

    #[test]
    fn nothing_but_names_is_looked_for() {
        let root = tempfile::tempdir().unwrap();
        write(&root.path().join("tiny"), r#"{"task_id": "a", "prompt": "p"}"#);
        write(&root.path().join("outside"), r#"{"task_id": "a", "prompt": "p"}"#);
        let library = library(&root.path().join("tiny"));
        let absolute = root.path().join("outside");
        // `Cargo.toml` is a file of the tests' working directory.
        for name in ["", ".", "..", "../outside", absolute.to_str().unwrap(), "Cargo.toml", "src"] {
            assert!(library.get(name).unwrap().is_none(), "{name:?}");
        }
        assert_eq!(locked(&library.places).len(), 0);
    }

    #[test]
    fn a_dataset_that_cannot_be_read_is_an_error_until_it_can() {
        let root = tempfile::tempdir().unwrap();
        let directory = root.path().join("tiny");
        write(&directory, r#"{"task_id": "a"}"#);
        let library = library(root.path());
        let error = library.get("tiny").unwrap_err().to_string();
        assert!(error.contains("has no valid problem"), "{error}");
        write(&directory, r#"{"task_id": "a", "prompt": "p"}"#);
        assert_eq!(library.get("tiny").unwrap().unwrap().problems().len(), 1);
        fs::write(directory.join("manifest.toml"), "name = 1").unwrap();
        assert_eq!(library.list(), []);
    }
}
