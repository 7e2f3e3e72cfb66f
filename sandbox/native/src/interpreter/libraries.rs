//! Does what the dynamic loader will do, ahead of it: finds the shared libraries that an interpreter and its extension modules
//! need, and what those need in turn. What cannot be found is left out: packages bring modules for libraries that most machines
//! lack, and importing those fails outside a sandbox as well.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::elf::{self, Linkage};
use super::locate::tidy;

/// Where libraries are when nothing says otherwise, over all distributions.
const USUAL_FOLDERS: &[&str] = &[
    #[cfg(target_arch = "x86_64")]
    "/lib/x86_64-linux-gnu",
    #[cfg(target_arch = "x86_64")]
    "/usr/lib/x86_64-linux-gnu",
    #[cfg(target_arch = "aarch64")]
    "/lib/aarch64-linux-gnu",
    #[cfg(target_arch = "aarch64")]
    "/usr/lib/aarch64-linux-gnu",
    "/lib64",
    "/usr/lib64",
    "/lib",
    "/usr/lib",
    "/usr/local/lib",
];
/// The C library loads it by name when a thread ends, and aborts without it.
const ALWAYS_LOADED: &str = "libgcc_s.so.1";
const DEEPEST_INCLUDE: usize = 8;

/// The loader and all libraries that `executable` and `modules` need, in the spelling in which they will be opened.
/// `modules` themselves are not in it.
pub(super) fn closure(
    executable: &Path,
    modules: &[PathBuf],
    library_path: Option<&OsStr>,
) -> BTreeSet<PathBuf> {
    let mut loader = Loader::new(library_path);
    // The loader knows the executable by what the kernel opened.
    let program = fs::canonicalize(executable).unwrap_or_else(|_| executable.to_path_buf());
    let linkage = loader.linkage(&program).unwrap_or_default();
    let rpath: Rc<[PathBuf]> = expand_all(&linkage.rpath, &program).into();
    let mut found: BTreeSet<PathBuf> = linkage.loader.iter().cloned().collect();
    let mut waiting: Vec<(PathBuf, Rc<[PathBuf]>)> =
        modules.iter().map(|it| (it.clone(), rpath.clone())).collect();
    let everywhere = Linkage { needed: vec![ALWAYS_LOADED.into()], ..Linkage::default() };
    for library in loader.resolve(&program, &everywhere, &rpath).0 {
        waiting.push((library.clone(), rpath.clone()));
        found.insert(library);
    }
    waiting.push((program, Rc::default()));
    let mut seen = HashSet::new();
    while let Some((path, inherited)) = waiting.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let Some(linkage) = loader.linkage(&path) else { continue };
        let (libraries, inherited) = loader.resolve(&path, &linkage, &inherited);
        for library in libraries {
            waiting.push((library.clone(), inherited.clone()));
            found.insert(library);
        }
    }
    found
}

struct Loader {
    library_path: Vec<PathBuf>,
    system: Vec<PathBuf>,
    linkages: HashMap<PathBuf, Option<Rc<Linkage>>>,
    in_system: HashMap<OsString, Vec<PathBuf>>,
}

impl Loader {
    fn new(library_path: Option<&OsStr>) -> Self {
        let mut system = configured_folders(Path::new("/etc/ld.so.conf"), DEEPEST_INCLUDE);
        system.extend(USUAL_FOLDERS.iter().map(PathBuf::from));
        let mut seen = HashSet::new();
        system.retain(|folder| folder.is_dir() && seen.insert(folder.clone()));
        let library_path =
            library_path.map(|list| std::env::split_paths(list).filter(|it| it.is_absolute()).collect());
        Self {
            library_path: library_path.unwrap_or_default(),
            system,
            linkages: HashMap::new(),
            in_system: HashMap::new(),
        }
    }

    fn linkage(&mut self, path: &Path) -> Option<Rc<Linkage>> {
        if let Some(known) = self.linkages.get(path) {
            return known.clone();
        }
        let read = elf::linkage(path).map(Rc::new);
        self.linkages.insert(path.to_path_buf(), read.clone());
        read
    }

    /// What `linkage` of the file `path` needs, and the folders that pass on to what those need.
    fn resolve(
        &mut self,
        path: &Path,
        linkage: &Linkage,
        inherited: &Rc<[PathBuf]>,
    ) -> (Vec<PathBuf>, Rc<[PathBuf]>) {
        let mut passed_on = inherited.clone();
        let mut folders = Vec::new();
        let runpath = expand_all(&linkage.runpath, path);
        if linkage.runpath.is_empty() {
            if !linkage.rpath.is_empty() {
                passed_on =
                    expand_all(&linkage.rpath, path).into_iter().chain(inherited.iter().cloned()).collect();
            }
            folders.extend(passed_on.iter().cloned());
        }
        folders.extend(self.library_path.iter().cloned());
        folders.extend(runpath);
        let found = linkage.needed.iter().flat_map(|name| self.find(name, &folders, path)).collect();
        (found, passed_on)
    }

    fn find(&mut self, name: &OsStr, folders: &[PathBuf], asked_by: &Path) -> Vec<PathBuf> {
        if name.as_bytes().contains(&b'/') {
            return expand(name, asked_by).into_iter().filter(|it| self.linkage(it).is_some()).collect();
        }
        let own = folders.iter().map(|folder| folder.join(name)).find(|it| self.linkage(it).is_some());
        if let Some(own) = own {
            return vec![own];
        }
        if !self.in_system.contains_key(name) {
            let found = self.find_in_system(name);
            self.in_system.insert(name.to_os_string(), found);
        }
        let system = self.in_system.get(name).cloned().unwrap_or_default();
        if !system.is_empty() {
            return system;
        }
        // Not the loader's way, but what it comes to when a package has loaded its own libraries beforehand.
        let beside = asked_by.with_file_name(name);
        self.linkage(&beside).map(|_| beside).into_iter().collect()
    }

    /// The first folder that has `name`, and the variants for newer processors that the loader may prefer there.
    fn find_in_system(&mut self, name: &OsStr) -> Vec<PathBuf> {
        let first = self.system.iter().position(|folder| elf::linkage(&folder.join(name)).is_some());
        let Some(folder) = first.and_then(|index| self.system.get(index)) else { return Vec::new() };
        let variants = fs::read_dir(folder.join("glibc-hwcaps")).into_iter().flatten().flatten();
        let variants = variants.map(|variant| variant.path().join(name)).filter(|it| it.is_file());
        [folder.join(name)].into_iter().chain(variants).collect()
    }
}

fn expand_all(entries: &[OsString], of: &Path) -> Vec<PathBuf> {
    entries.iter().flat_map(|entry| expand(entry, of)).filter(|folder| folder.is_dir()).collect()
}

/// Replaces `$ORIGIN`, by the folder of the file as it was found and by its real one, and `$LIB`.
fn expand(entry: &OsStr, of: &Path) -> Vec<PathBuf> {
    let Some(text) = entry.to_str() else { return vec![PathBuf::from(entry)] };
    let text = text.replace("${", "$").replace("ORIGIN}", "ORIGIN").replace("LIB}", "LIB");
    let real = fs::canonicalize(of).unwrap_or_else(|_| of.to_path_buf());
    let mut folders = Vec::new();
    for library in ["lib64", "lib"] {
        for origin in [of, &real].into_iter().filter_map(|it| it.parent()?.to_str()) {
            let folder = tidy(Path::new(&text.replace("$ORIGIN", origin).replace("$LIB", library)));
            if folder.is_absolute() && !folders.contains(&folder) {
                folders.push(folder);
            }
        }
    }
    folders
}

/// The folders that an `ld.so.conf` names, with those of the files it includes.
fn configured_folders(file: &Path, depth: usize) -> Vec<PathBuf> {
    let Ok(text) = fs::read_to_string(file) else { return Vec::new() };
    let mut folders = Vec::new();
    for line in text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()) {
        if let Some(patterns) = line.strip_prefix("include ") {
            let base = file.parent().unwrap_or(Path::new("/"));
            let files =
                patterns.split_whitespace().filter(|_| depth > 0).flat_map(|it| matching(&base.join(it)));
            folders.extend(files.flat_map(|file| configured_folders(&file, depth - 1)));
        } else if line.starts_with('/') {
            folders.push(PathBuf::from(line));
        }
    }
    folders
}

/// The files that a pattern with at most one `*`, in its last part, stands for; sorted, as the loader takes them.
fn matching(pattern: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(name)) = (pattern.parent(), pattern.file_name().and_then(OsStr::to_str)) else {
        return Vec::new();
    };
    let Some((start, end)) = name.split_once('*') else { return vec![pattern.to_path_buf()] };
    let matches = |path: &PathBuf| {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        name.len() >= start.len() + end.len() && name.starts_with(start) && name.ends_with(end)
    };
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).filter(matches).collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origin_is_the_folder_of_the_file_in_both_spellings() {
        let folder = tempfile::TempDir::new().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(root.join("real/lib")).unwrap();
        fs::create_dir_all(root.join("seen")).unwrap();
        fs::write(root.join("real/lib/x.so"), "").unwrap();
        std::os::unix::fs::symlink(root.join("real/lib/x.so"), root.join("seen/x.so")).unwrap();
        let library = root.join("seen/x.so");
        for entry in ["$ORIGIN/../own", "${ORIGIN}/../own"] {
            assert_eq!(expand(OsStr::new(entry), &library), [root.join("own"), root.join("real/own")]);
        }
        assert_eq!(expand(OsStr::new("/a/$LIB"), &library), [Path::new("/a/lib64"), Path::new("/a/lib")]);
        assert!(
            expand(OsStr::new("relative"), &library).is_empty(),
            "the loader takes those from the working directory"
        );
    }

    #[test]
    fn configured_folders_include_those_of_included_files_in_order() {
        let folder = tempfile::TempDir::new().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("ld.so.conf", "/first # a comment\n# /not\ninclude conf.d-*.conf\nhwcap 0 nosegneg\n/last\n");
        write("conf.d-b.conf", "/b\n");
        write("conf.d-a.conf", "/a\ninclude ld.so.conf\n");
        write("conf.d-a.other", "/other\n");
        let folders = configured_folders(&folder.path().join("ld.so.conf"), 1);
        assert_eq!(folders, ["/first", "/a", "/b", "/last"].map(Path::new));
        assert!(
            configured_folders(&folder.path().join("ld.so.conf"), DEEPEST_INCLUDE).len() < 100,
            "ends on a cycle"
        );
    }
}
