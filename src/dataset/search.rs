//! Where datasets are looked for by name.
//!
//! In order: the configured directory, `datasets/` of the working directory, and `datasets/` beside the
//! program and up to four directories above it, which covers a release (`tockbox-x/{tockbox,datasets/}`), an
//! installation (`bin/` beside `datasets/`) and a build inside the repository (`target/debug/`).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{DatasetError, manifest};

/// The program's own directory and this many above it.
const PROGRAM_LEVELS: usize = 5;

/// The directories that hold datasets, best first.
#[derive(Debug, Clone)]
pub struct SearchPath {
    directories: Vec<PathBuf>,
}

/// What `--dataset` named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A directory with a manifest.
    Directory(PathBuf),
    /// A problems file without one.
    ProblemsFile(PathBuf),
}

impl SearchPath {
    /// The search path of this process; `configured` is `--datasets-dir`.
    pub fn of_process(configured: Option<&Path>) -> Self {
        Self::new(configured, env::current_dir().ok().as_deref(), env::current_exe().ok().as_deref())
    }

    /// The search path of a process that runs `program` in `working_directory`.
    pub fn new(configured: Option<&Path>, working_directory: Option<&Path>, program: Option<&Path>) -> Self {
        let beside_program =
            program.into_iter().flat_map(|program| program.ancestors().skip(1).take(PROGRAM_LEVELS));
        let mut directories: Vec<PathBuf> = configured.map(Path::to_path_buf).into_iter().collect();
        for parent in working_directory.into_iter().chain(beside_program) {
            let directory = parent.join("datasets");
            if !directories.contains(&directory) {
                directories.push(directory);
            }
        }
        Self { directories }
    }

    /// The directories, best first, whether they exist or not.
    pub fn directories(&self) -> &[PathBuf] {
        &self.directories
    }

    /// Every dataset directory, sorted by name. Of several with one name, the one that the name means.
    pub fn list(&self) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = Vec::new();
        for directory in &self.directories {
            let Ok(entries) = fs::read_dir(directory) else { continue };
            for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
                let is_new = found.iter().all(|other| other.file_name() != path.file_name());
                if is_new && path.join(manifest::FILE_NAME).is_file() {
                    found.push(path);
                }
            }
        }
        found.sort_by(|left, right| left.file_name().cmp(&right.file_name()));
        found
    }

    /// The directory of the dataset `name`. What is no name is never looked for: it may come from anybody.
    pub fn named(&self, name: &str) -> Option<PathBuf> {
        let mut candidates = self.directories.iter().map(|directory| directory.join(name));
        manifest::is_name(name).then(|| candidates.find(|path| path.join(manifest::FILE_NAME).is_file()))?
    }

    /// Finds what `name_or_path` means: a name is looked for, anything else is a path.
    pub fn locate(&self, name_or_path: &str) -> Result<Location, DatasetError> {
        if let Some(found) = self.named(name_or_path) {
            return Ok(Location::Directory(found));
        }
        let path = PathBuf::from(name_or_path);
        if path.is_dir() {
            if !path.join(manifest::FILE_NAME).is_file() {
                return Err(DatasetError::NoManifest { path });
            }
            return Ok(Location::Directory(path));
        }
        // `exists`, not `is_file`: a pipe or /dev/stdin can be read as well.
        if path.exists() {
            return Ok(Location::ProblemsFile(path));
        }
        if manifest::is_name(name_or_path) && path.extension().is_none() {
            return Err(self.unknown_name(name_or_path));
        }
        Err(DatasetError::NoSuchPath { path })
    }

    fn unknown_name(&self, name: &str) -> DatasetError {
        let known = self
            .list()
            .iter()
            .filter_map(|path| path.file_name())
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        DatasetError::UnknownName { name: name.to_owned(), known, looked_in: self.directories.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dataset_in(directory: &Path, name: &str) -> PathBuf {
        let path = directory.join(name);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join(manifest::FILE_NAME), "").unwrap();
        path
    }

    #[test]
    fn configured_directory_comes_before_the_working_directory_and_the_program() {
        let root = tempfile::tempdir().unwrap();
        let (configured, work) = (root.path().join("configured"), root.path().join("work"));
        let program = root.path().join("repo/target/debug/tockbox");
        let search = SearchPath::new(Some(&configured), Some(&work), Some(&program));

        let in_repo = dataset_in(&root.path().join("repo/datasets"), "tick");
        assert_eq!(search.locate("tick").unwrap(), Location::Directory(in_repo));
        let in_work = dataset_in(&work.join("datasets"), "tick");
        assert_eq!(search.locate("tick").unwrap(), Location::Directory(in_work));
        let in_configured = dataset_in(&configured, "tick");
        assert_eq!(search.locate("tick").unwrap(), Location::Directory(in_configured.clone()));
        assert_eq!(search.list(), [in_configured]);
    }

    #[test]
    fn unknown_name_says_what_is_known_and_where_it_was_looked_for() {
        let root = tempfile::tempdir().unwrap();
        dataset_in(root.path(), "tick");
        let search = SearchPath::new(Some(root.path()), None, None);
        let message = search.locate("tock").unwrap_err().to_string();
        let expected =
            format!("no dataset is named \"tock\" (known: tick; looked in {})", root.path().display());
        assert_eq!(message, expected);
    }

    #[test]
    fn paths_are_taken_as_they_are() {
        let root = tempfile::tempdir().unwrap();
        let directory = dataset_in(root.path(), "tick");
        let file = root.path().join("problems.jsonl");
        fs::write(&file, "").unwrap();
        let search = SearchPath::new(None, None, None);

        let locate = |path: &Path| search.locate(path.to_str().unwrap());
        assert_eq!(locate(&directory).unwrap(), Location::Directory(directory.clone()));
        assert_eq!(locate(&file).unwrap(), Location::ProblemsFile(file.clone()));
        let message = locate(root.path()).unwrap_err().to_string();
        assert_eq!(message, format!("{} has no manifest.toml", root.path().display()));
        let missing = root.path().join("nothing.jsonl");
        assert_eq!(locate(&missing).unwrap_err().to_string(), format!("there is no {}", missing.display()));
    }
}
