//! From what the user named to a file: `PATH`, venv folders, version managers' shims, symbolic links.

use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

use rustix::fs::{Access, access};

use super::elf::{self, Kind};
use super::probe::Findings;
use super::{InterpreterError, Search};

/// As shells do when `PATH` is unset.
const USUAL_PATH: &str = "/usr/local/bin:/usr/bin:/bin";
/// As in the kernel.
const MOST_LINKS: usize = 40;

/// The file that the user means, absolute; it can be executed, but may be a shim.
pub(super) fn locate(search: &Search) -> Result<PathBuf, InterpreterError> {
    let named = search.python.unwrap_or(Path::new("python3"));
    let here = tidy(&search.working_directory.join(named));
    if is_bare_name(named) {
        let on_path = on_path(named, search).or_else(|| python_in(&here));
        return on_path.ok_or_else(|| InterpreterError::NotOnPath { name: named.display().to_string() });
    }
    let path = python_in(&here).unwrap_or(here);
    if !path.exists() {
        return Err(InterpreterError::NotFound { path });
    }
    if can_execute(&path) { Ok(path) } else { Err(InterpreterError::NotExecutable { path }) }
}

fn is_bare_name(named: &Path) -> bool {
    let mut parts = named.components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None))
        && !named.as_os_str().as_encoded_bytes().contains(&b'/')
}

fn on_path(name: &Path, search: &Search) -> Option<PathBuf> {
    let path = search.variable("PATH").unwrap_or(OsStr::new(USUAL_PATH));
    // Relative entries would let whatever folder we are started in choose the interpreter.
    std::env::split_paths(path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| tidy(&folder.join(name)))
        .find(|it| can_execute(it))
}

/// The interpreter of a venv, or of any other prefix, that was named by its folder.
fn python_in(folder: &Path) -> Option<PathBuf> {
    let python = folder.join("bin/python");
    can_execute(&python).then_some(python)
}

fn can_execute(path: &Path) -> bool {
    path.is_file() && access(path, Access::EXEC_OK).is_ok()
}

/// Of `asked` and what ran when it was started, the one to execute: a shim starts another file.
pub(super) fn settle(asked: &Path, findings: &Findings) -> Result<PathBuf, InterpreterError> {
    let same = fs::canonicalize(asked).ok() == fs::canonicalize(&findings.executable).ok();
    let path = if same { asked.to_path_buf() } else { tidy(&findings.executable) };
    match elf::kind(&path) {
        Ok(Kind::Native) => Ok(path),
        Ok(Kind::Foreign(found)) => Err(InterpreterError::WrongArchitecture { path, found }),
        Ok(Kind::NotElf) if same => Err(InterpreterError::Script { path }),
        Ok(Kind::NotElf) | Err(_) => Err(InterpreterError::Unintelligible { path: asked.into() }),
    }
}

/// Whether what `asked` starts may depend on more than the file itself: a script, or a link to a program of another name
/// (mise's shims are links to mise).
pub(super) fn may_be_shim(asked: &Path) -> bool {
    let target = fs::canonicalize(asked).unwrap_or_default();
    let is_python = target.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"python"));
    !is_python || !matches!(elf::kind(&target), Ok(Kind::Native))
}

/// `path` and, if it is a symbolic link, each step on the way to the file, in the spellings that are opened on the way.
pub(super) fn link_chain(path: &Path) -> Vec<PathBuf> {
    let mut chain = vec![path.to_path_buf()];
    for _ in 0..MOST_LINKS {
        let Some(last) = chain.last().cloned() else { break };
        if let Some(real) = with_real_folder(&last).filter(|real| *real != last) {
            chain.push(real);
        }
        let Ok(target) = fs::read_link(&last) else { break };
        let folder = last.parent().unwrap_or(Path::new("/"));
        chain.push(tidy(&folder.join(target)));
    }
    chain
}

/// Absolute paths without `.` and `..`; the folder is resolved only where it takes that to be right.
pub(super) fn tidy(path: &Path) -> PathBuf {
    let plain: PathBuf = path.components().collect();
    if plain.components().any(|part| part == Component::ParentDir) {
        with_real_folder(&plain).unwrap_or(plain)
    } else {
        plain
    }
}

fn with_real_folder(path: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?))
}
