//! A cached answer is given exactly while it is true.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tockbox_core::harness::{self, Compiled};

use super::super::cache::{Cache, Question};
use super::super::code;
use super::{Place, Search, site_packages};

/// A venv behind a shim that counts how often it is run.
fn counted(place: &Place) -> PathBuf {
    let real = place.venv("venv").join("bin/python");
    let counter = place.path("runs");
    place.script("python3", &format!("echo >> '{}'; exec '{}' \"$@\"", counter.display(), real.display()))
}

fn runs(place: &Place) -> usize {
    fs::read_to_string(place.path("runs")).unwrap().lines().count()
}

fn entry(place: &Place) -> PathBuf {
    only_file(place, "json")
}

fn only_file(place: &Place, kind: &str) -> PathBuf {
    let files = fs::read_dir(place.path("cache/interpreters")).unwrap().flatten().map(|file| file.path());
    let [file] = &files.filter(|file| file.extension().is_some_and(|it| it == kind)).collect::<Vec<_>>()[..]
    else {
        panic!("not one .{kind}");
    };
    file.clone()
}

#[test]
fn known_answer_runs_nothing() {
    let place = Place::new();
    let shim = counted(&place);
    let first = place.find_again(&shim);
    assert_eq!(place.find_again(&shim), first);
    assert_eq!(runs(&place), 1);
}

#[test]
fn entries_are_for_us_alone() {
    let place = Place::new();
    place.find_again(counted(&place));
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(entry(&place)), 0o600);
    assert_eq!(mode(only_file(&place, "code")), 0o600);
    assert_eq!(mode(place.path("cache/interpreters")), 0o700);
}

#[test]
fn corrupt_entry_is_replaced() {
    let place = Place::new();
    let shim = counted(&place);
    let first = place.find_again(&shim);
    fs::write(entry(&place), "{\"key\": 1").unwrap();
    assert_eq!(place.find_again(&shim), first);
    assert_eq!(place.find_again(&shim), first);
    assert_eq!(runs(&place), 2);
}

#[test]
fn entry_or_folder_that_others_can_write_to_is_not_believed() {
    let place = Place::new();
    let shim = counted(&place);
    place.find_again(&shim);
    for open in [entry(&place), place.path("cache/interpreters")] {
        let before = runs(&place);
        fs::set_permissions(open, fs::Permissions::from_mode(0o777)).unwrap();
        place.find_again(&shim);
        assert_eq!(runs(&place), before + 1);
    }
}

#[test]
fn cache_that_cannot_be_made_does_no_harm() {
    let place = Place::new();
    place.write("cache", "a file");
    assert_eq!(place.find_again(place.venv("venv")).executable, place.path("venv/bin/python"));
}

#[test]
fn changed_packages_make_an_entry_stale() {
    let place = Place::new();
    let venv = place.venv("venv");
    place.find_again(&venv);
    let project = place.path("project");
    fs::create_dir(&project).unwrap();
    let pth = site_packages(&venv).join("project.pth");
    fs::write(&pth, "").unwrap();
    assert!(!place.find_again(&venv).bind_paths.contains(&project));
    fs::write(&pth, project.to_str().unwrap()).unwrap();
    assert!(place.find_again(&venv).bind_paths.contains(&project));
    fs::remove_file(&pth).unwrap();
    assert!(!place.find_again(&venv).bind_paths.contains(&project));
}

#[test]
fn shim_that_chooses_by_a_file_or_variable_is_asked_again_when_that_changes() {
    let mut place = Place::new();
    let (one, two) = (place.venv("one").join("bin/python"), place.venv("two").join("bin/python"));
    let shim = place.script("python3", r#"exec "${PYENV_VERSION:-$(cat .python-version)}" "$@""#);
    place.write(".python-version", one.to_str().unwrap());
    assert_eq!(place.find_again(&shim).executable, one);
    place.write(".python-version", &format!("{}\n", two.display()));
    assert_eq!(place.find_again(&shim).executable, two);
    place.environment.insert("PYENV_VERSION".into(), one.clone().into());
    assert_eq!(place.find_again(&shim).executable, one);
}

#[test]
fn rebuilt_venv_is_looked_at_again() {
    let place = Place::new();
    let venv = place.venv("venv");
    place.find_again(&venv);
    fs::remove_file(venv.join("bin/python")).unwrap();
    let absent = place.search(Some(&venv.join("bin/python")), Some(&place.path("cache")));
    assert!(absent.is_err());
}

fn is_whole_and_current(code: &Path) -> bool {
    let bytes = fs::read(code).unwrap();
    Compiled::read(&bytes).is_some_and(|compiled| compiled.is_current())
}

#[test]
fn harness_is_compiled_once_by_the_interpreter_itself() {
    let place = Place::new();
    let venv = place.venv("venv");
    let code = place.find_again(&venv).code.expect("code is kept");
    assert!(is_whole_and_current(&code));
    let made = fs::metadata(&code).unwrap().modified().unwrap();
    assert_eq!(place.find_again(&venv).code.as_ref(), Some(&code));
    assert_eq!(fs::metadata(&code).unwrap().modified().unwrap(), made);
    let script = "import importlib.util as u, sys; sys.stdout.buffer.write(u.MAGIC_NUMBER)";
    let magic = Command::new(venv.join("bin/python")).args(["-c", script]).output().unwrap().stdout;
    let bytes = fs::read(&code).unwrap();
    let compiled = Compiled::read(&bytes).unwrap();
    for file in harness::files() {
        assert!(compiled.code(magic[..].try_into().unwrap(), &file).is_some(), "{}", file.name);
    }
}

#[test]
fn without_a_cache_no_code_is_kept() {
    let place = Place::new();
    assert_eq!(place.find(place.venv("venv")).unwrap().code, None);
}

#[test]
fn code_that_is_cut_short_or_damaged_or_of_other_sources_is_made_anew() {
    let place = Place::new();
    let venv = place.venv("venv");
    let code = place.find_again(&venv).code.unwrap();
    let whole = fs::read(&code).unwrap();
    let mut damaged = whole.clone();
    damaged[whole.len() / 2] ^= 1;
    let of_others = harness::compose(*b"\xa7\r\r\n", &[b"code".to_vec()]);
    for wrong in [&whole[..whole.len() / 2], &damaged, &of_others, b""] {
        fs::write(&code, wrong).unwrap();
        assert_eq!(place.find_again(&venv).code.as_ref(), Some(&code));
        assert!(fs::read(&code).unwrap() == whole);
    }
}

#[test]
fn code_that_others_can_have_written_is_made_anew() {
    let place = Place::new();
    let venv = place.venv("venv");
    let code = place.find_again(&venv).code.unwrap();
    let whole = fs::read(&code).unwrap();
    let hostile =
        harness::compose(*b"\xa7\r\r\n", &harness::files().map(|_| b"evil".to_vec()).collect::<Vec<_>>());
    let elsewhere = place.path("elsewhere.code");
    let give_away = |path: &Path| std::os::unix::fs::chown(path, Some(65_534), None).is_ok();
    let open_up = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o622)).is_ok();
    let put_behind_a_link = |path: &Path| {
        fs::rename(path, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, path).is_ok()
    };
    let attacks: [&dyn Fn(&Path) -> bool; 3] = [&open_up, &put_behind_a_link, &give_away];
    for attack in attacks {
        fs::write(&code, &hostile).unwrap();
        // Only a privileged user can give a file away.
        if attack(&code) {
            assert_eq!(place.find_again(&venv).code.as_ref(), Some(&code));
            assert!(fs::read(&code).unwrap() == whole);
            assert_eq!(fs::symlink_metadata(&code).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
}

#[test]
fn code_goes_with_what_was_known_of_its_interpreter() {
    let place = Place::new();
    let venv = place.venv("venv");
    let code = place.find_again(&venv).code.unwrap();
    let whole = fs::read(&code).unwrap();
    let others = harness::files().map(|_| b"of the interpreter that was here".to_vec()).collect::<Vec<_>>();
    fs::write(&code, harness::compose(*b"\xa7\r\r\n", &others)).unwrap();
    fs::write(entry(&place), "{").unwrap();
    place.find_again(&venv);
    assert!(fs::read(&code).unwrap() == whole);
}

#[test]
fn interpreter_that_cannot_compile_the_harness_is_asked_once() {
    let place = Place::new();
    let broken = place.script("python3", &format!("echo >> '{}'; exit 1", place.path("runs").display()));
    let (environment, working_directory) = (&place.environment, place.folder.path());
    let search = Search { python: None, environment, working_directory, cache_dir: None };
    let cache = Cache::open(&place.path("cache")).unwrap();
    let question = Question::new(&broken, &search);
    for _ in 0..2 {
        let code = code::keep(&cache, &question, &broken, &search).unwrap();
        assert!(is_whole_and_current(&code));
    }
    assert_eq!(runs(&place), 1);
}
