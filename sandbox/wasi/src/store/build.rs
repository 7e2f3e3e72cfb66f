//! Building the component: CPython for WASI, from the builder's wheel, with the harness in it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tockbox_core::harness::{FILES, File, TESTING_FILES, WASI};

use super::digest::Digest;
use super::directory::Directory;
use super::stack;
use crate::StartError;

/// The builder: it carries the interpreter.
pub const BUILDER: &str = "componentize-py 0.25.1";
/// The same as `pip` wants it, with the hashes of its wheels for Linux on x86-64 and on aarch64.
const REQUIREMENTS: &str = "componentize-py==0.25.1 \
    --hash=sha256:8623cd8cab8453cb0cd8bf03f3c7103420d06f2f3d360186a280a70a1ca5e89f \
    --hash=sha256:7b6a87c520358166843af0daa86d2312d7af4cbcbbf1e598951085cf7f2991ca\n";
const WIT: &str = include_str!("../../wit/tockbox.wit");
/// Runs the builder.
const SCRIPT: &str = include_str!("../../guest/build.py");
/// The component's application.
const APPLICATION: [(&str, &str); 4] = [
    ("tockbox_guest.py", include_str!("../../guest/tockbox_guest.py")),
    ("library.py", include_str!("../../guest/library.py")),
    ("missing.py", include_str!("../../guest/missing.py")),
    ("rehearsal.py", include_str!("../../guest/rehearsal.py")),
];
/// Lines of a failed command's last words.
const LAST_LINES: usize = 4;

fn harness() -> impl Iterator<Item = File> {
    FILES.into_iter().chain(TESTING_FILES).chain([WASI])
}

/// Differs when [`stack::deepen`] does.
const STACK: &str = "stack 16 MiB";

/// The hash of everything that a component is built from.
pub(super) fn inputs() -> Digest {
    let own = [REQUIREMENTS, WIT, SCRIPT, STACK].into_iter().chain(APPLICATION.map(|(_, text)| text));
    Digest::of_parts(own.chain(harness().map(|file| file.source)).map(str::as_bytes))
}

/// Builds the component.
pub(super) fn build(
    directory: &Directory,
    python: &Path,
    progress: &dyn Fn(&str),
) -> Result<Vec<u8>, StartError> {
    let failed = |source| StartError::File { path: directory.path.clone(), source };
    let venv = environment(directory, python, progress)?;
    progress("building the wasm component (20 seconds)");
    let work = directory.path.join("build");
    let _ = fs::remove_dir_all(&work);
    lay_out(&work).map_err(failed)?;
    let output = work.join("component.wasm");
    let arguments = [
        OsStr::new("-I"),
        OsStr::new("-B"),
        work.join("build.py").as_os_str(),
        work.join("wit").as_os_str(),
        work.join("application").as_os_str(),
        output.as_os_str(),
    ]
    .map(OsStr::to_owned);
    let built =
        run(Command::new(venv.join("bin/python")).args(arguments).env("VIRTUAL_ENV", &venv), "the builder")
            .and_then(|()| stack::deepen(&fs::read(&output).map_err(failed)?));
    let _ = fs::remove_dir_all(&work);
    built
}

/// A virtual environment with the builder in it.
fn environment(directory: &Directory, python: &Path, progress: &dyn Fn(&str)) -> Result<PathBuf, StartError> {
    let name = BUILDER.replace(' ', "-");
    let venv = directory.path.join(&name);
    let ready = directory.path.join(format!("{name}.ready"));
    if ready.exists() && venv.join("bin/python").exists() {
        return Ok(venv);
    }
    progress(&format!("installing {BUILDER} from the package index (17 MB)"));
    let failed = |source| StartError::File { path: venv.clone(), source };
    let _ = fs::remove_dir_all(&venv);
    run(Command::new(python).args(["-I", "-m", "venv"]).arg(&venv), "making a virtual environment")?;
    let requirements = directory.path.join("requirements.txt");
    fs::write(&requirements, REQUIREMENTS).map_err(failed)?;
    let mut pip = Command::new(venv.join("bin/python"));
    pip.args(["-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"])
        .args(["--no-deps", "--only-binary=:all:", "--require-hashes", "-r"])
        .arg(&requirements);
    run(&mut pip, "installing it with pip, which needs the package index,")?;
    fs::write(&ready, "").map_err(failed)?;
    Ok(venv)
}

/// Writes what the builder reads.
fn lay_out(work: &Path) -> std::io::Result<()> {
    let application = work.join("application");
    fs::create_dir_all(application.join("harness"))?;
    fs::create_dir_all(work.join("wit"))?;
    fs::write(work.join("build.py"), SCRIPT)?;
    fs::write(work.join("wit/tockbox.wit"), WIT)?;
    for (name, text) in APPLICATION {
        fs::write(application.join(name), text)?;
    }
    for file in harness() {
        fs::write(application.join("harness").join(format!("{}.py", file.name)), file.source)?;
    }
    Ok(())
}

fn run(command: &mut Command, what: &str) -> Result<(), StartError> {
    let done = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).output();
    let done = done.map_err(|error| {
        StartError::Build(format!("{what} failed: {}: {error}", command.get_program().display()))
    })?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let mut last: Vec<&str> =
        said.lines().filter(|line| !line.trim().is_empty()).rev().take(LAST_LINES).collect();
    last.reverse();
    Err(StartError::Build(format!("{what} failed ({}): {}", done.status, last.join("; "))))
}
