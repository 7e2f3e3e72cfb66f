//! Interpreters of this machine, and one that has numpy.
#![expect(clippy::unwrap_used, reason = "a test that cannot ask its interpreters has failed")]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Minor versions of CPython 3 that are promised.
const MINORS: std::ops::RangeInclusive<u32> = 10..=14;

/// Where the version manager of developers keeps its interpreters.
pub(crate) fn manager() -> Option<PathBuf> {
    let home = std::env::vars_os().find(|(name, _)| name == "HOME")?.1;
    Some(Path::new(&home).join(".pyenv/versions"))
}

/// Every CPython of a promised version under the version manager, and the system's: minor version and path, oldest
/// first.
pub(crate) fn found() -> Vec<(u32, PathBuf)> {
    let managed = manager().and_then(|folder| fs::read_dir(folder).ok());
    let mut paths: Vec<_> =
        managed.into_iter().flatten().flatten().map(|entry| entry.path().join("bin/python")).collect();
    paths.push("/usr/bin/python3".into());
    let mut found: Vec<_> =
        paths.into_iter().filter_map(|path| Some((minor_version(&path)?, path))).collect();
    found.retain(|(minor, _)| MINORS.contains(minor));
    found.sort();
    found
}

/// `None` for what is not there and for another major version or implementation.
fn minor_version(python: &Path) -> Option<u32> {
    let code = "import sys; print(sys.implementation.name, *sys.version_info[:2])";
    let output = Command::new(python).args(["-c", code]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.strip_prefix("cpython 3 ")?.trim_end().parse().ok()
}

/// An interpreter that has numpy: in a virtual environment that is made once and kept beside the build's results.
/// Panics with pip's words where that is not possible, for the promise cannot be tested then.
pub(crate) fn with_numpy() -> PathBuf {
    let (minor, base) = found().into_iter().next_back().expect("a CPython 3.10 or later");
    let built = Path::new(env!("CARGO_TARGET_TMPDIR"));
    // Guests have a /tmp of their own, which hides what lies under the host's.
    let cache = if built.starts_with("/tmp") { Path::new("/var/tmp") } else { built };
    let folder = cache.join(format!("venv-numpy-3.{minor}"));
    let python = folder.join("bin/python");
    // Tests run at the same time, each in a process of its own.
    let lock = File::create(cache.join("venv-numpy.lock")).unwrap();
    lock.lock().unwrap();
    if !imports_numpy(&python) {
        let _ = fs::remove_dir_all(&folder);
        succeed(&run(&base, ["-m".as_ref(), "venv".as_ref(), folder.as_os_str()]));
        succeed(&run(&python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "numpy"]));
    }
    assert!(imports_numpy(&python), "numpy is installed in {} and cannot be imported", folder.display());
    python
}

fn imports_numpy(python: &Path) -> bool {
    python.exists() && run(python, ["-c", "import numpy"]).status.success()
}

fn run<S: AsRef<OsStr>>(python: &Path, words: impl IntoIterator<Item = S>) -> Output {
    Command::new(python).args(words).output().unwrap()
}

fn succeed(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "no virtual environment with numpy: {said}");
}
