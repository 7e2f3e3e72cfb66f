//! What a private root must contain for an interpreter to run in it, and nothing else of the host.
//!
//! A folder that holds an interpreter or a venv and nothing else is bound whole. Of one that is shared with other programs,
//! such as `/usr`, only what Python will open: the executable, the folders on `sys.path`, and libraries one by one.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::libraries;
use super::locate::{link_chain, tidy};
use super::packages::{self, Root};
use super::probe::Findings;
use super::trees::{Trees, is_self_contained, is_too_wide};

/// Where the loader looks up libraries; without it every start searches folders.
const LOADER_CACHE: &str = "/etc/ld.so.cache";
/// Bound where it exists: what `zoneinfo` reads, and the locale that older C libraries do not have built in.
const DATA: &[&str] = &["/usr/share/zoneinfo", "/usr/lib/locale/C.UTF-8", "/usr/lib/locale/C.utf8"];

/// What matters about the machine apart from the interpreter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Host<'a> {
    pub(super) home: Option<&'a Path>,
    /// `LD_LIBRARY_PATH`.
    pub(super) library_path: Option<&'a OsStr>,
}

/// The answer, and what it was read from beyond [`decided_by`].
#[derive(Debug)]
pub(super) struct Needs {
    pub(super) bind_paths: Vec<PathBuf>,
    pub(super) refused_paths: Vec<PathBuf>,
    /// A change in one of these makes the answer stale.
    pub(super) watched: Vec<PathBuf>,
}

/// The files and folders that decide what [`needs`] finds. Some may not exist, and matter for that.
pub(super) fn decided_by(executable: &Path, findings: &Findings) -> Vec<PathBuf> {
    let mut paths = link_chain(executable);
    paths.extend(venv_files(executable));
    paths.push(LOADER_CACHE.into());
    paths.extend(search_path(findings).map(|root| root.path));
    paths
}

/// Works out what `executable` needs.
pub(super) fn needs(executable: &Path, findings: &Findings, host: &Host) -> Needs {
    let mut trees = Trees::default();
    let mut refused = BTreeSet::new();
    for prefix in findings.prefixes.iter().chain(&findings.base_prefixes).map(|prefix| tidy(prefix)) {
        if is_self_contained(&prefix, host.home) {
            trees.add_with_target(&prefix);
        }
    }
    for file in link_chain(executable).into_iter().chain(venv_files(executable)) {
        trees.add(&file);
    }
    let mut roots = Vec::new();
    for root in search_path(findings).filter(|root| root.path.exists()) {
        if is_too_wide(&root.path, host.home) {
            refused.insert(root.path);
        } else {
            trees.add_with_target(&root.path);
            roots.push(root);
        }
    }
    let contents = packages::read(&roots, &trees, host.home);
    for path in &contents.outside {
        trees.add(path);
    }
    for library in libraries::closure(executable, &contents.modules, host.library_path) {
        // In a bound folder it may be a link to elsewhere; outside, whoever mounts follows links.
        if trees.holds(&library) { trees.add_with_target(&library) } else { trees.add(&library) }
    }
    for data in DATA.iter().chain([&LOADER_CACHE]) {
        trees.add(Path::new(data));
    }
    refused.extend(contents.refused);
    let bind_paths = trees.into_paths();
    let mut watched = contents.path_files;
    watched.extend(bind_paths.iter().cloned());
    Needs { bind_paths, refused_paths: refused.into_iter().collect(), watched }
}

/// `pyvenv.cfg`, where an interpreter looks for it.
fn venv_files(executable: &Path) -> impl Iterator<Item = PathBuf> {
    executable.ancestors().skip(1).take(2).map(|folder| folder.join("pyvenv.cfg"))
}

/// Everything that imports read from. What is not where packages get installed is somebody's project.
fn search_path(findings: &Findings) -> impl Iterator<Item = Root> {
    let prefixes = || findings.prefixes.iter().chain(&findings.base_prefixes);
    let named_so = |path: &Path| {
        path.components()
            .any(|part| matches!(part.as_os_str().as_encoded_bytes(), b"site-packages" | b"dist-packages"))
    };
    let is_installed = move |path: &Path| {
        named_so(path)
            || findings.installed.iter().any(|it| path.starts_with(it))
            || prefixes().any(|it| path.starts_with(it))
    };
    let listed = findings.path.iter().chain(&findings.installed).chain(&findings.editable);
    listed
        .filter(|path| path.is_absolute())
        .map(move |path| Root { path: tidy(path), installed: is_installed(path) })
}
