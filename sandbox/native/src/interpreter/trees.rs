//! Sets of files and folders to bind, and which folders are too wide to show a guest.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Folders that many programs share: of these only single files and folders inside are bound.
const SHARED: &[&str] = &[
    "/",
    "/bin",
    "/boot",
    "/etc",
    "/home",
    "/lib",
    "/lib32",
    "/lib64",
    "/libx32",
    "/media",
    "/mnt",
    "/nix",
    "/nix/store",
    "/opt",
    "/root",
    "/sbin",
    "/srv",
    "/tmp",
    "/usr",
    "/usr/bin",
    "/usr/lib",
    "/usr/lib32",
    "/usr/lib64",
    "/usr/libexec",
    "/usr/local",
    "/usr/local/bin",
    "/usr/local/lib",
    "/usr/local/lib64",
    "/usr/local/sbin",
    "/usr/local/share",
    "/usr/sbin",
    "/usr/share",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/lib/x86_64-linux-gnu",
    "/lib/aarch64-linux-gnu",
    "/var",
    "/var/lib",
    "/var/tmp",
];
/// Nothing in these is ever bound: the kernel's views of the host, and other programs' sockets.
const FORBIDDEN: &[&str] = &["/dev", "/proc", "/run", "/sys", "/var/run"];
/// The same, within a home folder.
const SHARED_AT_HOME: &[&str] =
    &[".cache", ".config", ".local", ".local/bin", ".local/lib", ".local/share", ".ssh"];
/// A folder with one of these is somebody's project, whose other files are not a guest's business.
const SIGNS_OF_A_PROJECT: &[&str] = &[".env", ".git"];

/// Whether a guest shall not see all of `path`. `path` may be a file: those are fine nearly everywhere.
pub(super) fn is_too_wide(path: &Path, home: Option<&Path>) -> bool {
    let wide = |path: &Path| {
        SHARED.iter().any(|shared| path == Path::new(shared))
            || FORBIDDEN.iter().any(|forbidden| path.starts_with(forbidden))
            || path.components().any(|part| part == Component::ParentDir)
            || path.parent() == Some(Path::new("/home"))
            || home.is_some_and(|home| {
                home.starts_with(path) || SHARED_AT_HOME.iter().any(|it| path == home.join(it))
            })
    };
    wide(path) || fs::canonicalize(path).is_ok_and(|real| wide(&real))
}

/// Whether `prefix` is a folder that holds an interpreter or venv and nothing else, to be bound as it is.
pub(super) fn is_self_contained(prefix: &Path, home: Option<&Path>) -> bool {
    prefix.is_dir()
        && !is_too_wide(prefix, home)
        && !SIGNS_OF_A_PROJECT.iter().any(|sign| prefix.join(sign).exists())
}

/// Files and folders, each with all that is in it.
#[derive(Debug, Default)]
pub(super) struct Trees(BTreeSet<PathBuf>);

impl Trees {
    pub(super) fn add(&mut self, path: &Path) {
        if !self.holds(path) && path.exists() {
            self.0.insert(path.to_path_buf());
        }
    }

    /// `path` and the place it really is at, should a symbolic link on the way be why they differ.
    pub(super) fn add_with_target(&mut self, path: &Path) {
        self.add(path);
        if let Ok(real) = fs::canonicalize(path) {
            self.add(&real);
        }
    }

    /// Whether `path` is in one of the trees, by its spelling.
    pub(super) fn holds(&self, path: &Path) -> bool {
        path.ancestors().any(|ancestor| self.0.contains(ancestor))
    }

    /// Sorted, none inside another.
    pub(super) fn into_paths(self) -> Vec<PathBuf> {
        let inside = |path: &Path| path.ancestors().skip(1).any(|ancestor| self.0.contains(ancestor));
        self.0.iter().filter(|path| !inside(path)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_many_share_are_too_wide_and_what_is_in_them_is_not() {
        let home = Some(Path::new("/home/ann"));
        for wide in [
            "/",
            "/usr",
            "/usr/local",
            "/home",
            "/home/ann",
            "/home/bob",
            "/home/ann/.local",
            "/proc/1",
            "/opt",
            "/a/../b",
        ] {
            assert!(is_too_wide(Path::new(wide), home), "{wide}");
        }
        for narrow in
            ["/venv", "/opt/venv", "/home/ann/.venv", "/home/ann/.local/lib/python3.11", "/usr/lib/python3"]
        {
            assert!(!is_too_wide(Path::new(narrow), home), "{narrow}");
        }
        assert!(is_too_wide(Path::new("/data/people"), Some(Path::new("/data/people/ann"))));
    }

    #[test]
    fn paths_inside_others_are_left_out() {
        let trees = Trees(["/a/b", "/a", "/a.b", "/c/d", "/c/d/e"].map(PathBuf::from).into());
        assert_eq!(trees.into_paths(), ["/a", "/a.b", "/c/d"].map(Path::new));
    }
}
