//! Which CPython hosts guests, and everything that a private root must contain for it to run there.
//!
//! [`find`] goes from what the user named to an [`Interpreter`]: `locate` names a file, `probe` asks it what it is,
//! `binds` works out what it needs of the host, `code` has it compile the harness, `cache` remembers all of it. [`module_beside`] finds our own module.
//! Nothing here mounts, confines or starts guests, and nothing reads the environment of this process: the caller passes it.

mod binds;
mod cache;
mod code;
mod elf;
mod libraries;
mod locate;
mod module;
mod packages;
mod probe;
mod process;
#[cfg(test)]
mod tests;
mod trees;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

pub use module::{ModuleNotFound, module_beside};
use serde::{Deserialize, Serialize};

/// The oldest version that loads our `abi3-py310` module.
const OLDEST: (u8, u8) = (3, 10);

/// A CPython that can host guests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpreter {
    /// What to execute: what the user named, absolute, with symbolic links kept so that a venv stays a venv.
    /// Never a script: where the user named a version manager's shim, what that chose.
    pub executable: PathBuf,
    /// `(3, 11, 7)`.
    pub version: (u8, u8, u8),
    /// What a private root must contain, and nothing else of the host: absolute, existing, sorted, none inside another.
    /// Paths are as the interpreter will open them, so some are symbolic links, whose targets must be reachable too.
    pub bind_paths: Vec<PathBuf>,
    /// What the interpreter looks for and the guest will *not* have: folders too wide to show a guest, such as a home folder
    /// on `sys.path`, and links out of `site-packages` beyond what can sensibly be bound.
    pub refused_paths: Vec<PathBuf>,
    /// How to start it without its `site` module, which takes longer than all the rest; `None`: it cannot do without.
    pub without_site: Option<WithoutSite>,
    /// The `LD_LIBRARY_PATH` that it was found with; a slot must start it with the same.
    pub library_path: Option<OsString>,
    /// Where the harness is, compiled by this interpreter: `tockbox_core::harness::Compiled`. `None`: it is not kept.
    #[serde(skip)]
    pub code: Option<PathBuf>,
}

/// What `site` would have set up: an interpreter that is given this finds the same modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithoutSite {
    /// `sys.prefix` and `sys.exec_prefix`.
    pub prefixes: [PathBuf; 2],
    /// `sys.path`, with what `.pth` files add.
    pub path: Vec<PathBuf>,
}

/// What to look for, and the surroundings that decide what is found.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// A path, a folder that has `bin/python`, or a bare name for `PATH`; `None`: `python3` on `PATH`.
    pub python: Option<&'a Path>,
    /// All variables of the environment; the interpreter is tried with these and no others.
    pub environment: &'a BTreeMap<OsString, OsString>,
    /// What a relative `python` is relative to; version managers choose by it.
    pub working_directory: &'a Path,
    /// Where results are kept (in a folder `interpreters`); `None`, not ours, or not writable: every search is a cold one.
    pub cache_dir: Option<&'a Path>,
}

impl<'a> Search<'a> {
    fn variable(&self, name: &str) -> Option<&'a OsStr> {
        self.environment.get(OsStr::new(name)).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    fn home(&self) -> Option<&'a Path> {
        self.variable("HOME").map(Path::new).filter(|home| home.is_absolute())
    }
}

/// Why there is no interpreter to use. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum InterpreterError {
    /// Nothing of that name on `PATH`.
    #[error("no {name} on PATH: install CPython 3.10 or newer, or name an interpreter by its path")]
    NotOnPath {
        /// The name looked for.
        name: String,
    },
    /// The path leads to no file.
    #[error("there is no interpreter at {}: name the python of a CPython 3.10 or newer, such as .venv/bin/python", path.display())]
    NotFound {
        /// The path, made absolute.
        path: PathBuf,
    },
    /// A file that we may not execute, or not an executable at all.
    #[error("{} is not executable: check its permissions, or name another interpreter", path.display())]
    NotExecutable {
        /// The file.
        path: PathBuf,
    },
    /// It could not be executed.
    #[error("{} cannot be executed", path.display())]
    CannotExecute {
        /// The file.
        path: PathBuf,
        /// What the kernel said.
        #[source]
        source: std::io::Error,
    },
    /// It ended without answering.
    #[error("{} does not start ({status}): {said}", path.display())]
    DoesNotStart {
        /// The file.
        path: PathBuf,
        /// How it ended.
        status: String,
        /// The end of what it wrote to standard error.
        said: String,
    },
    /// It did not answer in time.
    #[error("{} did not start within {seconds} s: try `{} -I -c pass` by hand", path.display(), path.display())]
    TimedOut {
        /// The file.
        path: PathBuf,
        /// How long we waited.
        seconds: u64,
    },
    /// It ran, but what it printed is not an interpreter's answer.
    #[error("{} does not answer like a Python interpreter: name the interpreter itself, not a wrapper", path.display())]
    Unintelligible {
        /// The file.
        path: PathBuf,
    },
    /// Not CPython.
    #[error("{} is {implementation}: guests need CPython", path.display())]
    NotCPython {
        /// The file.
        path: PathBuf,
        /// As `sys.implementation` names it.
        implementation: String,
    },
    /// Older than our module can load into.
    #[error("{} is Python {version}: guests need 3.10 or newer", path.display())]
    TooOld {
        /// The file.
        path: PathBuf,
        /// For example `3.8.18`.
        version: String,
    },
    /// A build without the global interpreter lock.
    #[error("{} is a free-threaded build, which cannot load Tockbox's module: use the ordinary build of Python {version}", path.display())]
    FreeThreaded {
        /// The file.
        path: PathBuf,
        /// For example `3.13.0`.
        version: String,
    },
    /// For another processor, or 32-bit.
    #[error("{} is for {found}: guests need an interpreter for 64-bit {}", path.display(), std::env::consts::ARCH)]
    WrongArchitecture {
        /// The file.
        path: PathBuf,
        /// What it is for.
        found: String,
    },
    /// A wrapper script that presents itself as the interpreter.
    #[error("{} is a script: name the interpreter that it starts", path.display())]
    Script {
        /// The script.
        path: PathBuf,
    },
}

/// Finds the interpreter and what it needs. Runs it once, unless the answer is in the cache and still true; and once more
/// to compile the harness, if the result can be kept and is not there.
pub fn find(search: &Search) -> Result<Interpreter, InterpreterError> {
    let asked = locate::locate(search)?;
    let question = cache::Question::new(&asked, search);
    let cache = search.cache_dir.and_then(cache::Cache::open);
    if let Some((cache, mut known)) =
        cache.as_ref().and_then(|cache| cache.recall(&question).map(|known| (cache, known)))
    {
        known.code = code::keep(cache, &question, &known.executable, search);
        return Ok(known);
    }
    let mut watched = cache::identities(question.decided_by());
    let findings = probe::ask(&asked, search)?;
    let executable = locate::settle(&asked, &findings)?;
    // Taken before the folders are read: what changes while they are read makes the entry stale.
    watched.extend(cache::identities(&binds::decided_by(&executable, &findings)));
    let without_site = <[PathBuf; 2]>::try_from(findings.prefixes.clone())
        .ok()
        .filter(|_| !findings.needs_site)
        .map(|prefixes| WithoutSite { prefixes, path: findings.path.clone() });
    let library_path = search.variable("LD_LIBRARY_PATH").map(OsStr::to_os_string);
    let needs = binds::needs(
        &executable,
        &findings,
        &binds::Host { home: search.home(), library_path: library_path.as_deref() },
    );
    watched.extend(cache::identities(&needs.watched));
    let mut interpreter = Interpreter {
        executable,
        version: findings.version,
        bind_paths: needs.bind_paths,
        refused_paths: needs.refused_paths,
        without_site,
        library_path,
        code: None,
    };
    if let Some(cache) = cache.filter(|cache| cache.remember(&question, &watched, &interpreter)) {
        interpreter.code = code::keep(&cache, &question, &interpreter.executable, search);
    }
    Ok(interpreter)
}
