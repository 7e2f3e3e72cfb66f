//! Remembers what was found, with the identity of every file that decided it, so that the next start asks the file system and
//! not an interpreter. A cache can only save time: whatever is wrong with it, the search is done again.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::{Display, Write as _};
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind, Read, Write as _};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use serde::{Deserialize, Serialize};

use super::locate::may_be_shim;
use super::{Interpreter, Search};

/// More than any entry has.
const LARGEST_ENTRY: u64 = 4 << 20;
/// Files with answers, and files with code.
const ANSWER: &str = "json";
const CODE: &str = "code";
const FOLDER: &str = "interpreters";
/// Writable by the group or by others.
const WRITABLE_BY_OTHERS: u32 = 0o022;
/// What decides a version manager's choice: variables whose names start so, and files in the folders on the way up.
const MANAGERS_VARIABLES: &[&str] = &["ASDF_", "CONDA_", "MISE_", "PYENV_", "RYE_", "UV_", "VIRTUAL_ENV"];
const MANAGERS_FILES: &[&str] = &[
    ".python-version",
    ".tool-versions",
    "mise.toml",
    ".mise.toml",
    "mise.local.toml",
    ".mise.local.toml",
    ".config/mise.toml",
    ".config/mise/config.toml",
    "mise/config.toml",
];
const MANAGERS_FILES_AT_HOME: &[&str] = &[
    ".asdf/installs/python",
    ".asdfrc",
    ".config/mise/config.toml",
    ".local/share/mise/installs/python",
    ".pyenv/version",
    ".pyenv/versions",
    ".tool-versions",
];

/// What tells a file from any other and from itself after a change: device, inode, size, seconds, nanoseconds.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity(u64, u64, u64, i64, i64);

/// Files and folders with what they were; `None`: there was none.
pub(super) type Identities = BTreeMap<PathBuf, Option<Identity>>;

/// The identities of `paths`, links followed.
pub(super) fn identities(paths: &[PathBuf]) -> Identities {
    paths.iter().map(|path| (path.clone(), identity(path))).collect()
}

fn identity(path: &Path) -> Option<Identity> {
    let it = fs::metadata(path).ok()?;
    Some(Identity(it.dev(), it.ino(), it.size(), it.mtime(), it.mtime_nsec()))
}

/// A search, as far as its result depends on more than files.
#[derive(Debug)]
pub(super) struct Question {
    key: String,
    decided_by: Vec<PathBuf>,
}

impl Question {
    pub(super) fn new(asked: &Path, search: &Search) -> Self {
        let mut key = format!("{}\n{}", env!("CARGO_PKG_VERSION"), escaped(asked.as_os_str()));
        let mut decided_by = vec![asked.to_path_buf()];
        let mut note = |name: &OsStr, value: &OsStr| {
            // Writing to a string does not fail.
            let _ = write!(key, "\n{}={}", escaped(name), escaped(value));
        };
        for name in ["HOME", "LD_LIBRARY_PATH"] {
            note(name.as_ref(), search.variable(name).unwrap_or_default());
        }
        if may_be_shim(asked) {
            note("PATH".as_ref(), search.variable("PATH").unwrap_or_default());
            note("in".as_ref(), search.working_directory.as_os_str());
            for (name, value) in search.environment.iter().filter(|(name, _)| is_managers(name)) {
                note(name, value);
            }
            decided_by.extend(managers_files(search));
        }
        Self { key, decided_by }
    }

    /// Files known to decide the answer before anything is run.
    pub(super) fn decided_by(&self) -> &[PathBuf] {
        &self.decided_by
    }

    fn file_name(&self, kind: &str) -> String {
        let mut hasher = DefaultHasher::new();
        self.key.hash(&mut hasher);
        format!("{:016x}.{kind}", hasher.finish())
    }
}

/// On one line, and no two names alike.
fn escaped(name: &OsStr) -> impl Display {
    name.as_encoded_bytes().escape_ascii()
}

fn is_managers(name: &OsStr) -> bool {
    MANAGERS_VARIABLES.iter().any(|start| name.as_encoded_bytes().starts_with(start.as_bytes()))
}

fn managers_files(search: &Search) -> Vec<PathBuf> {
    let above = search
        .working_directory
        .ancestors()
        .flat_map(|folder| MANAGERS_FILES.iter().map(|name| folder.join(name)));
    let at_home =
        search.home().into_iter().flat_map(|home| MANAGERS_FILES_AT_HOME.iter().map(|name| home.join(name)));
    let pyenv = search
        .variable("PYENV_ROOT")
        .into_iter()
        .flat_map(|root| ["version", "versions"].map(|name| Path::new(root).join(name)));
    above.chain(at_home).chain(pyenv).collect()
}

#[derive(Deserialize)]
struct Entry {
    key: String,
    watched: Identities,
    interpreter: Interpreter,
}

#[derive(Serialize)]
struct EntryRef<'a> {
    key: &'a str,
    watched: &'a Identities,
    interpreter: &'a Interpreter,
}

/// A folder of entries that only we can have written.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// `None`: the folder cannot be made, or somebody else could write to it.
    pub(super) fn open(cache_dir: &Path) -> Option<Self> {
        let folder = cache_dir.join(FOLDER);
        if !folder.exists() {
            DirBuilder::new().recursive(true).mode(0o700).create(&folder).ok()?;
        }
        let parent = fs::metadata(cache_dir).ok()?;
        let own = fs::symlink_metadata(&folder).ok()?;
        (is_ours(&parent) && is_ours_alone(&own) && own.is_dir()).then_some(Self { folder })
    }

    /// The answer to `question`, if nothing that decided it has changed.
    pub(super) fn recall(&self, question: &Question) -> Option<Interpreter> {
        let entry: Entry = serde_json::from_slice(&self.read(&question.file_name(ANSWER)).ok()??).ok()?;
        let holds =
            entry.key == question.key && entry.watched.iter().all(|(path, then)| identity(path) == *then);
        holds.then_some(entry.interpreter)
    }

    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let no_links = i32::try_from(OFlags::NOFOLLOW.bits()).unwrap_or_default();
        let file = OpenOptions::new().read(true).custom_flags(no_links).open(self.folder.join(name))?;
        let about = file.metadata()?;
        if !about.is_file() || !is_ours_alone(&about) || about.len() > LARGEST_ENTRY {
            return Ok(None);
        }
        let mut text = Vec::new();
        file.take(LARGEST_ENTRY).read_to_end(&mut text)?;
        Ok(Some(text))
    }

    /// Keeps `interpreter` as the answer, if that is possible, and lets go of the code: this may be another interpreter.
    pub(super) fn remember(
        &self,
        question: &Question,
        watched: &Identities,
        interpreter: &Interpreter,
    ) -> bool {
        if fs::remove_file(self.code_file(question)).is_err_and(|error| error.kind() != ErrorKind::NotFound) {
            return false;
        }
        let entry = EntryRef { key: &question.key, watched, interpreter };
        // Fails for paths that are not UTF-8, which are then looked up each time.
        let text = serde_json::to_vec(&entry);
        text.is_ok_and(|text| self.replace(&question.file_name(ANSWER), &text).is_ok())
    }

    /// What is kept as the code of the interpreter that answers `question`.
    pub(super) fn code(&self, question: &Question) -> Option<Vec<u8>> {
        self.read(&question.file_name(CODE)).ok()?
    }

    /// Keeps `code` for the interpreter that answers `question`. `None`: that is not possible.
    pub(super) fn keep_code(&self, question: &Question, code: &[u8]) -> Option<()> {
        self.replace(&question.file_name(CODE), code).ok()
    }

    /// Where that is.
    pub(super) fn code_file(&self, question: &Question) -> PathBuf {
        self.folder.join(question.file_name(CODE))
    }

    /// Whoever reads the file meanwhile reads the old one, or this one.
    fn replace(&self, name: &str, contents: &[u8]) -> io::Result<()> {
        let draft = self.folder.join(format!(".{name}.{}", std::process::id()));
        let replaced =
            write_privately(&draft, contents).and_then(|()| fs::rename(&draft, self.folder.join(name)));
        if replaced.is_err() {
            let _ = fs::remove_file(&draft);
        }
        replaced
    }
}

fn write_privately(draft: &Path, text: &[u8]) -> io::Result<()> {
    let mut file: File = OpenOptions::new().write(true).create_new(true).mode(0o600).open(draft)?;
    file.write_all(text)
}

fn is_ours(about: &Metadata) -> bool {
    about.uid() == rustix::process::geteuid().as_raw()
}

fn is_ours_alone(about: &Metadata) -> bool {
    is_ours(about) && about.mode() & WRITABLE_BY_OTHERS == 0
}
