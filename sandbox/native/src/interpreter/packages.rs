//! Reads the folders of the standard library and of packages: which files the dynamic loader will be asked for, and which
//! symbolic links lead to somewhere else.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use super::locate::link_chain;
use super::trees::{Trees, is_too_wide};

/// Entries read before we stop: an editable install next to a data set should not keep the server from starting.
const MOST_ENTRIES: usize = 500_000;
/// Single files outside that links may add.
const MOST_OUTSIDE: usize = 256;
/// Folders whose links may lead to whole folders: distributions keep packages' data there.
const DATA_OF_PACKAGES: &str = "/usr/share";

/// What there is in some folders.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// Shared libraries, extension modules among them.
    pub(super) modules: Vec<PathBuf>,
    /// What installed packages link to outside of the folders.
    pub(super) outside: BTreeSet<PathBuf>,
    /// What they link to that is not bound.
    pub(super) refused: BTreeSet<PathBuf>,
    /// Files that decide what is on `sys.path`.
    pub(super) path_files: Vec<PathBuf>,
}

/// A folder to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Root {
    pub(super) path: PathBuf,
    /// Put there by an installer, whose links are meant. In a project, links lead to data sets and worse.
    pub(super) installed: bool,
}

/// Reads `roots`. What `bound` holds already is not outside.
pub(super) fn read(roots: &[Root], bound: &Trees, home: Option<&Path>) -> Contents {
    let tops = roots.iter().map(|root| root.path.clone()).collect();
    let mut walk = Walk { contents: Contents::default(), bound, home, tops, entries: 0 };
    let mut seen = BTreeSet::new();
    let mut roots = outermost(roots);
    while let Some(root) = roots.pop() {
        if seen.insert(root.path.clone()) {
            let linked = walk.read_root(&root);
            roots.extend(linked.into_iter().map(|path| Root { path, installed: true }));
        }
    }
    walk.contents
}

/// Without those inside another of the same sort, which would be read twice.
fn outermost(roots: &[Root]) -> Vec<Root> {
    let is_inside = |root: &Root| {
        let mut others =
            roots.iter().filter(|other| other.path != root.path && other.installed == root.installed);
        others.any(|other| root.path.starts_with(&other.path))
    };
    roots.iter().filter(|root| !is_inside(root)).cloned().collect()
}

struct Walk<'a> {
    contents: Contents,
    bound: &'a Trees,
    home: Option<&'a Path>,
    /// The folders on `sys.path`, some of which are inside others.
    tops: BTreeSet<PathBuf>,
    entries: usize,
}

impl Walk<'_> {
    /// Returns packages that are links to folders elsewhere.
    fn read_root(&mut self, root: &Root) -> Vec<PathBuf> {
        let mut linked = Vec::new();
        let mut folders = vec![root.path.clone()];
        while let Some(folder) = folders.pop() {
            let at_top = self.tops.contains(&folder);
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                self.entries += 1;
                if self.entries > MOST_ENTRIES {
                    return linked;
                }
                let (name, kind) = (entry.file_name(), entry.file_type());
                if at_top && decides_path(&name) {
                    self.contents.path_files.push(entry.path());
                }
                if is_library(&name) {
                    self.contents.modules.push(entry.path());
                }
                match kind {
                    Ok(kind) if kind.is_dir() && !is_never_loaded(&name) => folders.push(entry.path()),
                    Ok(kind) if kind.is_symlink() && root.installed => {
                        linked.extend(self.follow(&entry, at_top));
                    }
                    _ => {}
                }
            }
        }
        linked
    }

    /// Takes in what a link leads to; returns the folder, if it is a package to be read like the others.
    fn follow(&mut self, link: &DirEntry, at_top: bool) -> Option<PathBuf> {
        let chain = link_chain(&link.path());
        let target = chain.last().filter(|target| !self.bound.holds(target) && target.exists())?.clone();
        let is_folder = target.is_dir();
        for step in chain.iter().skip(1).filter(|step| !self.bound.holds(step)) {
            let item = store_item(step);
            let may = item.is_some() || !is_folder || at_top || step.starts_with(DATA_OF_PACKAGES);
            let item = item.unwrap_or_else(|| step.clone());
            let room = self.contents.outside.len() < MOST_OUTSIDE || self.contents.outside.contains(&item);
            if may && room && !is_too_wide(&item, self.home) {
                self.contents.outside.insert(item);
            } else {
                self.contents.refused.insert(item);
            }
        }
        (is_folder && at_top && self.contents.outside.contains(&target)).then_some(target)
    }
}

/// Package stores keep immutable folders that others link into: uv's cache, file by file, and Nix.
fn store_item(path: &Path) -> Option<PathBuf> {
    let depth = path.ancestors().count();
    let item = path.ancestors().find(|it| {
        let parent = it.parent();
        parent.and_then(Path::file_name) == Some(OsStr::new("archive-v0"))
            || parent == Some(Path::new("/nix/store"))
    })?;
    (item.ancestors().count() < depth).then(|| item.to_path_buf())
}

fn decides_path(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.ends_with(b".pth") || name.ends_with(b".egg-link") || name.starts_with(b"__editable__")
}

/// `libz.so` and `libz.so.1`.
fn is_library(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.ends_with(b".so") || name.windows(4).any(|four| four == b".so.")
}

fn is_never_loaded(name: &OsStr) -> bool {
    matches!(name.as_encoded_bytes(), b"__pycache__" | b".git" | b"node_modules")
}
