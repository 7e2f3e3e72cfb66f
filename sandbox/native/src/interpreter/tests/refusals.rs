//! What cannot host guests is refused with a message that says what to do.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::super::process;
use super::Place;

/// A script that answers as the interpreter described would.
fn answering(place: &Place, implementation: &str, version: &str, free_threaded: bool) -> String {
    let answer = format!(
        r#"{{"implementation": "{implementation}", "version": {version}, "executable": "/x", "prefixes": [], "base_prefixes": [],
        "path": [], "installed": [], "editable": [], "needs_site": false, "free_threaded": {free_threaded}}}"#
    );
    place.script("python", &format!("echo 'noise of a .pth file'\necho '{}'", answer.replace('\n', "")));
    message(place, "./python")
}

/// What is wrong with `python`, with the folder's name taken out.
fn message(place: &Place, python: &str) -> String {
    let folder = format!("{}/", place.folder.path().display());
    place.find(python).unwrap_err().to_string().replace(&folder, "")
}

#[test]
fn other_interpreters_are_told_apart() {
    let place = Place::new();
    assert_eq!(answering(&place, "pypy", "[3, 10, 14]", false), "python is pypy: guests need CPython");
    assert_eq!(
        answering(&place, "cpython", "[3, 8, 18]", false),
        "python is Python 3.8.18: guests need 3.10 or newer"
    );
    assert_eq!(
        answering(&place, "cpython", "[3, 13, 0]", true),
        "python is a free-threaded build, which cannot load Tockbox's module: use the ordinary build of Python 3.13.0"
    );
}

#[test]
fn python_2_is_too_old_although_it_does_not_know_the_flags() {
    let place = Place::new();
    place.script(
        "python",
        r#"[ "$1" = --version ] && { echo Python 2.7.18 >&2; exit 0; }; echo Unknown option: -I >&2; exit 2"#,
    );
    assert_eq!(message(&place, "./python"), "python is Python 2.7.18: guests need 3.10 or newer");
}

#[test]
fn what_does_not_start_is_quoted() {
    let place = Place::new();
    place.script("python", "for i in 1 2 3 4 5 6; do echo line $i >&2; done; exit 127");
    assert_eq!(
        message(&place, "./python"),
        "python does not start (exit status: 127): line 2\nline 3\nline 4\nline 5\nline 6"
    );
    place.script("silent", "kill -9 $$");
    assert_eq!(
        message(&place, "./silent"),
        "silent does not start (signal: 9 (SIGKILL)): it wrote nothing to standard error"
    );
}

#[test]
fn what_is_no_interpreter_is_refused() {
    let place = Place::new();
    place.script("echo", "echo hello");
    assert_eq!(
        message(&place, "./echo"),
        "echo does not answer like a Python interpreter: name the interpreter itself, not a wrapper"
    );
    place.write("text", "hello");
    assert_eq!(
        message(&place, "./text"),
        "text is not executable: check its permissions, or name another interpreter"
    );
    assert_eq!(
        message(&place, "./nothing"),
        "there is no interpreter at nothing: name the python of a CPython 3.10 or newer, such as .venv/bin/python"
    );
    assert_eq!(
        message(&place, "python-of-nobody"),
        "no python-of-nobody on PATH: install CPython 3.10 or newer, or name an interpreter by its path"
    );
}

#[test]
fn wrapper_that_claims_to_be_the_interpreter_is_refused() {
    let place = Place::new();
    let wrapper = place.path("python");
    let answer = format!(
        r#"{{"implementation": "cpython", "version": [3, 11, 7], "executable": "{}", "prefixes": [], "base_prefixes": [], "path": [], "installed": [], "editable": [], "needs_site": false, "free_threaded": false}}"#,
        wrapper.display()
    );
    place.script("python", &format!("echo '{answer}'"));
    assert_eq!(message(&place, "./python"), "python is a script: name the interpreter that it starts");
}

#[test]
fn program_for_another_processor_is_not_run() {
    let place = Place::new();
    let path = place.path("python");
    let mut header = [0_u8; 64];
    header[..6].copy_from_slice(&[0x7f, b'E', b'L', b'F', 1, 1]);
    header[18] = 40;
    std::fs::write(&path, header).unwrap();
    assert!(Command::new("chmod").arg("755").arg(&path).status().unwrap().success());
    let host = std::env::consts::ARCH;
    assert_eq!(
        message(&place, "./python"),
        format!("python is for 32-bit arm: guests need an interpreter for 64-bit {host}")
    );
}

#[test]
fn program_that_hangs_is_killed_with_its_children() {
    let place = Place::new();
    let script = place.script("hang", "sleep 1000 & echo $! > child; wait");
    let begun = Instant::now();
    let mut command = Command::new(script);
    let ended = process::run(command.current_dir(place.folder.path()), Duration::from_millis(500)).unwrap();
    assert!(ended.is_none() && begun.elapsed() < Duration::from_secs(10));
    let child = std::fs::read_to_string(place.path("child")).unwrap();
    let status = Path::new("/proc").join(child.trim()).join("stat");
    let gone = || std::fs::read_to_string(&status).map_or(true, |stat| stat.contains(") Z "));
    while !gone() && begun.elapsed() < Duration::from_secs(10) {
        std::thread::yield_now();
    }
    assert!(gone(), "the child of a killed shim lives on");
}

#[test]
fn child_that_keeps_the_output_open_is_not_waited_for() {
    let begun = Instant::now();
    let mut command = Command::new("/bin/sh");
    let ended =
        process::run(command.args(["-c", "sleep 20 & echo done"]), Duration::from_secs(15)).unwrap().unwrap();
    assert_eq!(ended.stdout, b"done\n");
    assert!(begun.elapsed() < Duration::from_secs(10));
}
