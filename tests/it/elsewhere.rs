//! The program where it was not built, and beside interpreters that are not what they should be.
#![expect(clippy::unwrap_used, reason = "a test that cannot copy its program has failed")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use tempfile::TempDir;
use tockbox_core::Tier;

use crate::program::{Ended, PATH, built, command, file, finish, run_code, wait};
use crate::support::{Sandbox, Settings};

/// The module as cargo names it.
const MODULE: &str = "libtockbox_zygote.so";

/// Copies the program, and the module beside it if asked for.
pub(crate) fn install(folder: &Path, with_module: bool) -> PathBuf {
    let program = folder.join("tockbox");
    fs::copy(built(), &program).unwrap();
    if with_module {
        fs::copy(module(), folder.join(MODULE)).unwrap();
    }
    program
}

/// The module that the built program uses, as it says itself.
fn module() -> PathBuf {
    let diagnosis = finish(command(built(), &["doctor", "--json"]), b"").json();
    PathBuf::from(diagnosis["zygote_module"]["path"].as_str().unwrap())
}

fn script(folder: &Path, name: &str, text: &str) -> String {
    let path = file(folder, name, text);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// An environment of the default interpreter with one more module.
fn venv(folder: &Path, module: &str, text: &str) -> String {
    let mut make = Command::new("/usr/bin/python3");
    make.args(["-m", "venv", "--without-pip", "--copies"]).arg(folder.join("venv"));
    let ended = finish(make, b"");
    assert_eq!(ended.code, 0, "{ended:?}");
    let python = folder.join("venv/bin/python");
    let libraries = fs::read_dir(folder.join("venv/lib")).unwrap().next().unwrap().unwrap();
    file(&libraries.path().join("site-packages"), &format!("{module}.py"), text);
    python.to_str().unwrap().to_owned()
}

/// A server that cannot start: its code and what it says.
fn refused(words: &[&str]) -> (i32, String) {
    let all = [&["serve", "--bind", "127.0.0.1:0", "--slots", "1"], words].concat();
    let Ended { code, stdout, stderr, .. } = finish(command(built(), &all), b"");
    assert_eq!(stdout, "");
    (code, stderr)
}

#[test]
fn program_and_module_work_wherever_they_are_copied() {
    let (folder, elsewhere) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let program = install(folder.path(), true);
    let mut run = command(&program, &["run", "-"]);
    run.current_dir(elsewhere.path());
    let ended = finish(run, b"import os; print(6 * 7, os.listdir())");
    assert_eq!((ended.code, ended.stdout.as_str(), ended.stderr.as_str()), (0, "42 []\n", ""));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_link_to_the_program_is_as_good() {
    let folder = TempDir::new().unwrap();
    let program = install(folder.path(), true);
    let mut by_link = Command::new(folder.path().join("link"));
    std::os::unix::fs::symlink(&program, folder.path().join("link")).unwrap();
    by_link.args(["run", "-"]).env_clear().env("PATH", PATH);
    let ended = finish(by_link, b"print(1)");
    assert_eq!((ended.code, ended.stdout.as_str()), (0, "1\n"), "{}", ended.stderr);
}

#[test]
fn without_its_module_the_program_says_where_it_must_be() {
    let folder = TempDir::new().unwrap();
    let program = install(folder.path(), false);
    let at = folder.path().display();
    let expected = format!(
        "there is no {MODULE} in {at} or {at}/deps: build the workspace (`cargo build`), or install the module \
         beside the binary"
    );
    let ended = finish(command(&program, &["run", "-"]), b"print(1)");
    assert_eq!((ended.code, ended.stderr), (69, format!("tockbox: {expected}\n")));
    let diagnosis = finish(command(&program, &["doctor", "--json"]), b"").json();
    assert_eq!(diagnosis["zygote_module"]["detail"], expected);
}

#[test]
fn a_module_that_is_none_is_told() {
    let folder = TempDir::new().unwrap();
    let program = install(folder.path(), false);
    file(folder.path(), MODULE, "no library");
    let ended = finish(command(&program, &["run", "-"]), b"print(1)");
    assert_eq!((ended.code, ended.stdout.as_str()), (69, ""));
    assert!(ended.stderr.contains("ImportError") && ended.stderr.contains(MODULE), "{}", ended.stderr);
}

#[test]
fn an_interpreter_that_will_not_do_is_told_with_what_would() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let gone = path("gone/python");
    let dead = script(folder.path(), "dead", "#!/bin/sh\necho broken >&2\nexit 3\n");
    let mute = script(folder.path(), "mute", "#!/bin/sh\nexit 0\n");
    let plain = file(folder.path(), "plain", "no program");
    let old = "#!/bin/sh\nif [ \"$1\" = --version ]; then echo Python 2.7.18 >&2; exit; fi\n\
               echo Unknown option: -I >&2; exit 2\n";
    let old = script(folder.path(), "old", old);
    for (python, expected) in [
        (
            &gone,
            format!(
                "there is no interpreter at {gone}: name the python of a CPython 3.10 or newer, such as \
                 .venv/bin/python"
            ),
        ),
        (&old, format!("{old} is Python 2.7.18: guests need 3.10 or newer")),
        (&dead, format!("{dead} does not start (exit status: 3): broken")),
        (
            &mute,
            format!(
                "{mute} does not answer like a Python interpreter: name the interpreter itself, not a wrapper"
            ),
        ),
        (&plain, format!("{plain} is not executable: check its permissions, or name another interpreter")),
    ] {
        let ended = run_code("print(1)", &["--python", python]);
        assert_eq!(
            (ended.code, ended.stdout.as_str(), ended.stderr),
            (69, "", format!("tockbox: environment default: {expected}\n"))
        );
    }
}

#[test]
fn no_interpreter_on_the_path_is_told() {
    let empty = TempDir::new().unwrap();
    let mut run = command(built(), &["run", "-"]);
    run.env("PATH", empty.path());
    let ended = finish(run, b"print(1)");
    let expected = "tockbox: environment default: no python3 on PATH: install CPython 3.10 or newer, or name an \
                    interpreter by its path\n";
    assert_eq!((ended.code, ended.stderr.as_str()), (69, expected));
}

#[test]
fn a_preload_that_cannot_be_imported_is_told_and_nothing_starts() {
    let folder = TempDir::new().unwrap();
    let python = venv(folder.path(), "raises", "raise RuntimeError('not today')");
    let libraries = fs::read_dir(folder.path().join("venv/lib")).unwrap().next().unwrap().unwrap();
    let packages = libraries.path().join("site-packages");
    file(&packages, "leaves.py", "import os, sys\nprint('going', file=sys.stderr, flush=True)\nos._exit(7)");
    file(&packages, "crashes.py", "import ctypes\nctypes.string_at(0)");
    file(&packages, "exits.py", "raise SystemExit(0)");
    let start = |module: &str| refused(&["--python", &python, "--preload", module]);
    let told = |said: &str| (69, format!("tockbox: environment default: {said}\n"));
    assert_eq!(
        start("nothing_like_it"),
        told("cannot preload nothing_like_it: ModuleNotFoundError: No module named 'nothing_like_it'")
    );
    assert_eq!(start("raises"), told("cannot preload raises: RuntimeError: not today"));
    assert_eq!(start("exits"), told("cannot preload exits: SystemExit: 0"));
    assert_eq!(start("leaves"), told("the interpreter ended:\ngoing"));
    let (code, said) = start("crashes");
    assert_eq!(code, 69, "{said}");
    assert!(said.starts_with("tockbox: environment default: the interpreter ended"), "{said}");
    let expected = "tockbox: preload: \"os; import os\" is not a module name\n";
    assert_eq!(start("os; import os"), (2, expected.to_owned()));
}

#[test]
fn a_fork_hook_of_a_preloaded_package_runs_in_every_guest() {
    let folder = TempDir::new().unwrap();
    let hooked = "import os\nforks = []\nos.register_at_fork(after_in_child=lambda: forks.append(1))";
    let python = venv(folder.path(), "hooked", hooked);
    let settings =
        Settings { tier: Tier::Restricted, python: Some(Path::new(&python)), preload: &["hooked"] };
    let sandbox = Sandbox::with(settings);
    let judgement = sandbox.judge(&json!({"code": "import hooked; print(len(hooked.forks))"}));
    // The slot is a fork of the zygote, and the guest one of the slot.
    assert_eq!(judgement.stdout, "2\n", "{judgement:?}");
}

#[test]
fn logs_in_a_file_have_no_colours() {
    let all = ["serve", "--bind", "127.0.0.1:0", "--slots", "1"];
    let folder = TempDir::new().unwrap();
    let log = folder.path().join("log");
    let mut serve = command(built(), &all);
    serve.stderr(fs::File::create(&log).unwrap());
    let mut child = serve.spawn().unwrap();
    let text = crate::processes::eventually("the announcement", || {
        fs::read_to_string(&log).ok().filter(|text| text.contains("listening"))
    });
    crate::processes::Process::read(child.id().cast_signed())
        .unwrap()
        .signal(nix::sys::signal::Signal::SIGTERM);
    assert_eq!(wait(&mut child), 0);
    assert!(!text.contains('\u{1b}'), "{text}");
}
