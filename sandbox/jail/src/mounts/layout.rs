//! Works out, before anything is mounted, which directories, links and binds a private root is made of.
//!
//! Looks at the host's files, changes nothing.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{DEVICES, MOUNT_POINTS, RootPlan, failed};
use crate::JailError;

/// As many symbolic links on one path as the kernel follows.
const MOST_LINKS: usize = 40;

/// Trees of the host that a private root never shows.
const NEVER_SHOWN: [&str; 2] = ["/proc", "/sys"];

/// What kind of mount point a bind needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    /// A directory.
    Directory,
    /// Anything else.
    File,
}

/// What lies at a path of the host.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Seen {
    /// Not a symbolic link.
    Node(Node),
    /// A link to this.
    Link(PathBuf),
}

/// What was found where. Most paths to show lie in the same few directories.
type Sights = HashMap<PathBuf, Seen>;

/// The parts of a private root. Every path is absolute and leads through no symbolic link.
#[derive(Debug, Default)]
pub(super) struct Layout {
    directories: BTreeSet<PathBuf>,
    links: BTreeMap<PathBuf, PathBuf>,
    binds: BTreeMap<PathBuf, Node>,
    files: usize,
}

impl Layout {
    /// The layout of `plan` on this host.
    pub(super) fn of(plan: &RootPlan) -> Result<Self, JailError> {
        let mut layout = Self { files: plan.renamed.len() + DEVICES.len(), ..Self::default() };
        for path in MOUNT_POINTS {
            layout.directory(Path::new(path));
        }
        let mut sights = Sights::new();
        for path in &plan.binds {
            layout.show(path, &mut sights)?;
        }
        for (path, _) in &plan.renamed {
            layout.parents(path);
        }
        Ok(layout)
    }

    /// Directories to make, parents first.
    pub(super) fn directories(&self) -> impl Iterator<Item = &Path> {
        self.directories.iter().map(PathBuf::as_path)
    }

    /// Symbolic links to make, with their targets.
    pub(super) fn links(&self) -> impl Iterator<Item = (&Path, &Path)> {
        self.links.iter().map(|(path, target)| (path.as_path(), target.as_path()))
    }

    /// Whether a bind of a directory above `path` may show it already.
    pub(super) fn is_below_a_bind(&self, path: &Path) -> bool {
        path.ancestors().skip(1).any(|above| self.binds.contains_key(above))
    }

    /// What to bind, parents first.
    pub(super) fn binds(&self) -> impl Iterator<Item = (&Path, Node)> {
        self.binds.iter().map(|(path, node)| (path.as_path(), *node))
    }

    /// How many inodes the root itself needs.
    pub(super) fn len(&self) -> usize {
        self.directories.len() + self.links.len() + self.binds.len() + self.files
    }

    /// Adds `path` and all it leads through, one component after the other, as the kernel resolves it.
    fn show(&mut self, path: &Path, sights: &mut Sights) -> Result<(), JailError> {
        if !path.is_absolute() {
            return Err(refused(path, "not an absolute path"));
        }
        let mut at = PathBuf::from("/");
        let mut rest = parts(path);
        let mut links = 0;
        while let Some(part) = rest.pop_front() {
            if part == ".." {
                at.pop();
                continue;
            }
            let here = at.join(&part);
            if let Seen::Link(target) = look(&here, sights)? {
                links += 1;
                if links > MOST_LINKS {
                    return Err(JailError::new(format!("resolve {}", path.display()), nix::Error::ELOOP));
                }
                if target.is_absolute() {
                    at = PathBuf::from("/");
                }
                rest = parts(&target).into_iter().chain(rest).collect();
                self.parents(&here);
                self.links.insert(here, target);
            } else {
                at = here;
            }
        }
        self.bind(path, at, sights)
    }

    /// Adds the bind of `real`, which is what `path` resolves to.
    fn bind(&mut self, path: &Path, real: PathBuf, sights: &mut Sights) -> Result<(), JailError> {
        if real == Path::new("/") {
            return Err(refused(path, "it would show the whole host"));
        }
        if NEVER_SHOWN.iter().any(|tree| real.starts_with(tree)) {
            return Err(refused(path, "a private root has no /proc and no /sys"));
        }
        if look(&real, sights)? == Seen::Node(Node::Directory) {
            self.directory(&real);
            self.binds.insert(real, Node::Directory);
        } else {
            self.parents(&real);
            self.binds.insert(real, Node::File);
        }
        Ok(())
    }

    fn directory(&mut self, path: &Path) {
        self.parents(path);
        self.directories.insert(path.to_path_buf());
    }

    fn parents(&mut self, path: &Path) {
        for parent in path.ancestors().skip(1).filter(|parent| *parent != Path::new("/")) {
            // Whoever is there has brought its own parents.
            if !self.directories.insert(parent.to_path_buf()) {
                break;
            }
        }
    }
}

/// What lies at `path`, which is looked at once.
fn look(path: &Path, sights: &mut Sights) -> Result<Seen, JailError> {
    let entry = match sights.entry(path.to_path_buf()) {
        Entry::Occupied(seen) => return Ok(seen.get().clone()),
        Entry::Vacant(entry) => entry,
    };
    let about = fs::symlink_metadata(path).map_err(|source| failed("look at", path, source))?;
    let seen = if about.is_symlink() {
        Seen::Link(fs::read_link(path).map_err(|source| failed("read link", path, source))?)
    } else if about.is_dir() {
        Seen::Node(Node::Directory)
    } else {
        Seen::Node(Node::File)
    };
    Ok(entry.insert(seen).clone())
}

/// The components of `path` that are left to resolve once its root is known.
fn parts(path: &Path) -> VecDeque<OsString> {
    let named = path.components().filter(|part| matches!(part, Component::Normal(_) | Component::ParentDir));
    named.map(|part| part.as_os_str().to_os_string()).collect()
}

fn refused(path: &Path, why: &'static str) -> JailError {
    failed("show", path, io::Error::new(io::ErrorKind::InvalidInput, why))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paths: &[PathBuf]) -> Result<Layout, String> {
        Layout::of(&RootPlan { binds: paths.to_vec(), ..RootPlan::default() })
            .map_err(|error| error.to_string())
    }

    #[test]
    fn links_along_a_path_are_kept_and_their_targets_shown() {
        let host = tempfile::tempdir().unwrap();
        let base = host.path().canonicalize().unwrap();
        fs::create_dir_all(base.join("usr/lib")).unwrap();
        fs::write(base.join("usr/lib/libc.so.6"), "").unwrap();
        std::os::unix::fs::symlink("usr/lib", base.join("lib")).unwrap();
        std::os::unix::fs::symlink(base.join("lib/libc.so.6"), base.join("libc.so")).unwrap();

        let layout = shown(&[base.join("libc.so")]).unwrap();

        let links: Vec<_> =
            layout.links().map(|(path, target)| (path.to_owned(), target.to_owned())).collect();
        let expected = [
            (base.join("lib"), PathBuf::from("usr/lib")),
            (base.join("libc.so"), base.join("lib/libc.so.6")),
        ];
        assert_eq!(links, expected);
        let binds: Vec<_> = layout.binds().collect();
        assert_eq!(binds, [(base.join("usr/lib/libc.so.6").as_path(), Node::File)]);
        assert!(layout.directories().any(|path| path == base.join("usr/lib")));
    }

    #[test]
    fn a_link_that_climbs_is_resolved_from_where_it_lies() {
        let host = tempfile::tempdir().unwrap();
        let base = host.path().canonicalize().unwrap();
        fs::create_dir_all(base.join("a/b")).unwrap();
        fs::create_dir_all(base.join("c")).unwrap();
        std::os::unix::fs::symlink("../../c", base.join("a/b/up")).unwrap();

        let layout = shown(&[base.join("a/b/up")]).unwrap();

        assert_eq!(layout.binds().collect::<Vec<_>>(), [(base.join("c").as_path(), Node::Directory)]);
    }

    #[test]
    fn a_loop_of_links_is_an_error() {
        let host = tempfile::tempdir().unwrap();
        let path = host.path().canonicalize().unwrap().join("loop");
        std::os::unix::fs::symlink("loop", &path).unwrap();
        let error = shown(std::slice::from_ref(&path)).unwrap_err();
        assert_eq!(
            error,
            format!("resolve {}: Too many levels of symbolic links (os error 40)", path.display())
        );
    }

    #[test]
    fn the_whole_host_and_its_kernel_trees_are_refused() {
        let refused = |path: &str| shown(&[PathBuf::from(path)]).unwrap_err();
        assert_eq!(refused("/"), "show /: it would show the whole host");
        assert_eq!(refused("/usr/.."), "show /usr/..: it would show the whole host");
        let status = "show /proc/self/status: a private root has no /proc and no /sys";
        assert_eq!(refused("/proc/self/status"), status);
        assert_eq!(refused("/sys"), "show /sys: a private root has no /proc and no /sys");
        assert_eq!(refused("etc"), "show etc: not an absolute path");
    }
}
