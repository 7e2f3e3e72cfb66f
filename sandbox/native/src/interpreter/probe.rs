//! Asks an interpreter what it is, by running it once, and refuses those that cannot host guests.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::Deserialize;

use super::elf::{self, Kind};
use super::process::{self, Ended};
use super::{InterpreterError, OLDEST, Search};

/// A cold interpreter on a slow network disk starts in seconds; one that needs longer is stuck.
const PATIENCE: Duration = Duration::from_secs(20);
/// Of what it wrote to standard error, what an error message repeats.
const LINES_REPEATED: usize = 5;
const SCRIPT: &str = include_str!("probe.py");

/// What the interpreter says of itself. Paths are as it has them: not resolved, and some may not exist.
#[derive(Debug, Deserialize)]
pub(super) struct Findings {
    implementation: String,
    /// `sys.version_info[:3]`.
    pub(super) version: (u8, u8, u8),
    /// `sys.executable`: for a shim, what the shim chose.
    pub(super) executable: PathBuf,
    /// `sys.prefix` and `sys.exec_prefix`: a venv's folder, in a venv.
    pub(super) prefixes: Vec<PathBuf>,
    /// `sys.base_prefix` and `sys.base_exec_prefix`: where the standard library is.
    pub(super) base_prefixes: Vec<PathBuf>,
    /// `sys.path`, with what `.pth` files added.
    pub(super) path: Vec<PathBuf>,
    /// The folders of the standard library and of installed packages.
    pub(super) installed: Vec<PathBuf>,
    /// Folders and files that an editable install's finder maps packages to.
    pub(super) editable: Vec<PathBuf>,
    /// Start-up files did more than add folders to `sys.path`.
    pub(super) needs_site: bool,
    free_threaded: bool,
}

/// Runs `asked` and returns what it says, if it can host guests.
pub(super) fn ask(asked: &Path, search: &Search) -> Result<Findings, InterpreterError> {
    if let Ok(Kind::Foreign(found)) = elf::kind(asked) {
        return Err(InterpreterError::WrongArchitecture { path: asked.into(), found });
    }
    let ended = run(asked, &["-I", "-B", "-c", SCRIPT], search)?;
    if !ended.status.success() {
        return Err(why_it_failed(asked, &ended, search));
    }
    let findings: Findings = last_line(&ended.stdout)
        .and_then(|line| serde_json::from_slice(line).ok())
        .ok_or_else(|| InterpreterError::Unintelligible { path: asked.into() })?;
    judge(asked, findings)
}

fn run(asked: &Path, arguments: &[&str], search: &Search) -> Result<Ended, InterpreterError> {
    let mut command = Command::new(asked);
    command.args(arguments).env_clear().envs(search.environment).current_dir(search.working_directory);
    process::run(&mut command, PATIENCE)
        .map_err(|source| InterpreterError::CannotExecute { path: asked.into(), source })?
        .ok_or_else(|| InterpreterError::TimedOut { path: asked.into(), seconds: PATIENCE.as_secs() })
}

/// Python 2 does not know `-I`, and says its version on standard error.
fn why_it_failed(asked: &Path, ended: &Ended, search: &Search) -> InterpreterError {
    let version = run(asked, &["--version"], search)
        .ok()
        .and_then(|it| version_in(&it.stdout).or(version_in(&it.stderr)));
    if let Some(version) = version.filter(|version| is_too_old(version)) {
        return InterpreterError::TooOld { path: asked.into(), version };
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    let lines: Vec<&str> = said.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let said = match lines[lines.len().saturating_sub(LINES_REPEATED)..].join("\n") {
        nothing if nothing.is_empty() => "it wrote nothing to standard error".to_owned(),
        lines => lines,
    };
    InterpreterError::DoesNotStart { path: asked.into(), status: ended.status.to_string(), said }
}

fn version_in(output: &[u8]) -> Option<String> {
    let version = str::from_utf8(output).ok()?.strip_prefix("Python ")?;
    Some(version.split_whitespace().next()?.to_owned())
}

fn is_too_old(version: &str) -> bool {
    let mut numbers = version.split('.').map(str::parse::<u8>);
    matches!((numbers.next(), numbers.next()), (Some(Ok(major)), Some(Ok(minor))) if (major, minor) < OLDEST)
}

fn last_line(output: &[u8]) -> Option<&[u8]> {
    output.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).rfind(|line| !line.is_empty())
}

fn judge(asked: &Path, findings: Findings) -> Result<Findings, InterpreterError> {
    let path = asked.to_path_buf();
    let (major, minor, micro) = findings.version;
    let version = format!("{major}.{minor}.{micro}");
    if findings.implementation != "cpython" {
        return Err(InterpreterError::NotCPython { path, implementation: findings.implementation });
    }
    if (major, minor) < OLDEST {
        return Err(InterpreterError::TooOld { path, version });
    }
    if findings.free_threaded {
        return Err(InterpreterError::FreeThreaded { path, version });
    }
    Ok(findings)
}
