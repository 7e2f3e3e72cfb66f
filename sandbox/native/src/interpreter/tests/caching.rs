//! A cached answer is given exactly while it is true.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::{Place, site_packages};

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
    let entries: Vec<_> = fs::read_dir(place.path("cache/interpreters")).unwrap().flatten().collect();
    assert_eq!(entries.len(), 1, "{entries:?}");
    entries[0].path()
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
