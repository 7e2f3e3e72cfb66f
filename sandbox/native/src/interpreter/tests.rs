//! Searches with a real interpreter, with fake ones (scripts that print what an interpreter would), and with none.

mod caching;
mod refusals;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

use super::{Interpreter, InterpreterError, Search, find, module_beside};

/// A folder to search in, and the environment of this process, to be changed.
struct Place {
    folder: TempDir,
    environment: BTreeMap<OsString, OsString>,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), environment: std::env::vars_os().collect() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Written by another process: a test that forks while this one had it open for writing would make it "text file busy".
    fn script(&self, name: &str, body: &str) -> PathBuf {
        let text = self.write(&format!("{name}.text"), &format!("#!/bin/sh\n{body}\n"));
        let path = self.path(name);
        let status = Command::new("install").args(["-m", "755"]).arg(text).arg(&path).status().unwrap();
        assert!(status.success(), "cannot write {}", path.display());
        path
    }

    /// A venv of the interpreter behind `python3` on `PATH`, made by hand because `python3 -m venv` takes a second.
    fn venv(&self, name: &str) -> PathBuf {
        let (python, version) = base();
        let folder = self.path(name);
        fs::create_dir_all(folder.join("bin")).unwrap();
        fs::create_dir_all(folder.join(format!("lib/python{version}/site-packages"))).unwrap();
        self.write(
            &format!("{name}/pyvenv.cfg"),
            &format!("home = {}\n", python.parent().unwrap().display()),
        );
        symlink(python, folder.join("bin/python3")).unwrap();
        symlink("python3", folder.join("bin/python")).unwrap();
        folder
    }

    fn find(&self, python: impl AsRef<Path>) -> Result<Interpreter, InterpreterError> {
        self.search(Some(python.as_ref()), None)
    }

    /// With a cache in the folder.
    fn find_again(&self, python: impl AsRef<Path>) -> Interpreter {
        self.search(Some(python.as_ref()), Some(&self.path("cache"))).unwrap()
    }

    fn search(
        &self,
        python: Option<&Path>,
        cache_dir: Option<&Path>,
    ) -> Result<Interpreter, InterpreterError> {
        let working_directory = self.folder.path();
        find(&Search { python, environment: &self.environment, working_directory, cache_dir })
    }
}

/// The interpreter behind `python3` on `PATH`, and its version such as `3.11`.
fn base() -> &'static (PathBuf, String) {
    static BASE: OnceLock<(PathBuf, String)> = OnceLock::new();
    BASE.get_or_init(|| {
        let script = "import sys; print(sys._base_executable); print('%d.%d' % sys.version_info[:2])";
        let output = Command::new("python3").args(["-I", "-c", script]).output();
        let output = String::from_utf8(output.expect("these tests need python3 on PATH").stdout).unwrap();
        let (path, version) = output.trim().split_once('\n').expect("these tests need a python3 that starts");
        (path.into(), version.into())
    })
}

/// `lib/python3.X/site-packages` of a venv.
fn site_packages(venv: &Path) -> PathBuf {
    let version = fs::read_dir(venv.join("lib")).unwrap().flatten().next().unwrap();
    version.path().join("site-packages")
}

#[test]
fn python3_on_path_is_found_with_binds_that_exist_are_sorted_and_lie_apart() {
    let found = Place::new().search(None, None).unwrap();
    assert!(found.executable.is_absolute() && found.version >= (3, 10, 0), "{found:?}");
    assert!(found.bind_paths.iter().all(|path| path.is_absolute() && path.exists()));
    assert!(found.bind_paths.is_sorted());
    for path in &found.bind_paths {
        let around = found.bind_paths.iter().find(|other| *other != path && path.starts_with(other));
        assert_eq!(around, None, "{} is in another bind", path.display());
    }
}

#[test]
fn nothing_that_others_use_is_bound() {
    let found = Place::new().search(None, None).unwrap();
    for foreign in [
        "/",
        "/usr",
        "/usr/bin",
        "/usr/lib",
        "/usr/local",
        "/etc",
        "/lib",
        "/root",
        "/home",
        "/bin/sh",
        "/etc/passwd",
    ] {
        assert!(
            !found.bind_paths.iter().any(|path| Path::new(foreign).starts_with(path)),
            "{foreign} is bound"
        );
    }
}

#[test]
fn libraries_of_the_interpreter_and_those_loaded_at_run_time_are_bound() {
    let found = Place::new().search(None, None).unwrap();
    let program = super::elf::linkage(&fs::canonicalize(&found.executable).unwrap()).unwrap();
    let is_bound = |name: &Path| {
        found
            .bind_paths
            .iter()
            .any(|path| path.file_name() == name.file_name() || path.is_dir() && path.join(name).exists())
    };
    for library in program.needed.iter().map(Path::new).filter(|name| name.starts_with("libc.so.6")) {
        assert!(is_bound(library), "{} is missing", library.display());
    }
    assert!(program.loader.is_none_or(|loader| found.bind_paths.contains(&loader)));
    assert!(is_bound(Path::new("libgcc_s.so.1")), "a thread that ends would abort");
}

#[test]
fn venv_is_kept_as_named_and_bound_whole() {
    let place = Place::new();
    let venv = place.venv("my venv");
    for named in [
        venv.join("bin/python"),
        PathBuf::from("my venv/bin/python"),
        PathBuf::from("my venv"),
        venv.join("../my venv/bin/python"),
    ] {
        let found = place.find(&named).unwrap();
        assert_eq!(found.executable, venv.join("bin/python"), "named as {}", named.display());
        assert!(found.bind_paths.contains(&venv));
    }
}

#[test]
fn every_link_from_a_venv_to_its_interpreter_is_bound() {
    let place = Place::new();
    let found = place.find(place.venv("venv")).unwrap();
    let mut step = found.executable.clone();
    while let Ok(target) = fs::read_link(&step) {
        step = super::locate::tidy(&step.parent().unwrap().join(target));
        assert!(found.bind_paths.iter().any(|path| step.starts_with(path)), "{} is missing", step.display());
    }
    assert_ne!(step, found.executable);
}

#[test]
fn venv_in_a_project_shows_nothing_else_of_the_project() {
    let place = Place::new();
    let project = place.venv("project");
    let secret = place.write("project/.env", "TOKEN=1");
    let found = place.find(&project).unwrap();
    assert!(!found.bind_paths.iter().any(|path| secret.starts_with(path)));
    for needed in [project.join("bin/python"), project.join("pyvenv.cfg"), site_packages(&project)] {
        assert!(
            found.bind_paths.iter().any(|path| needed.starts_with(path)),
            "{} is missing",
            needed.display()
        );
    }
}

#[test]
fn shim_is_replaced_by_what_it_starts() {
    let place = Place::new();
    let real = place.venv("venv").join("bin/python");
    let shim = place.script("shims/python3", &format!("exec '{}' \"$@\"", real.display()));
    let found = place.find(&shim).unwrap();
    assert_eq!(found.executable, real);
    assert!(!found.bind_paths.contains(&shim));
}

#[test]
fn bare_name_is_looked_up_on_path_and_not_in_the_working_directory() {
    let mut place = Place::new();
    let real = place.venv("venv").join("bin");
    fs::copy(place.script("decoy", "exit 1"), place.path("python")).unwrap();
    let path = format!(":.:{}", real.display());
    place.environment.insert("PATH".into(), path.into());
    assert_eq!(place.find("python").unwrap().executable, real.join("python"));
}

#[test]
fn editable_installs_are_bound_but_not_a_home_folder() {
    let mut place = Place::new();
    let venv = place.venv("venv");
    let home = place.path("home");
    let project = home.join("project/src");
    fs::create_dir_all(&project).unwrap();
    symlink("/usr", project.join("data")).unwrap();
    place.environment.insert("HOME".into(), home.clone().into());
    fs::write(site_packages(&venv).join("e.pth"), format!("{}\n{}\n", project.display(), home.display()))
        .unwrap();
    let finder = format!("MAPPING = {{'one': '{0}/one', 'two': '{0}/two'}}\n", place.folder.path().display());
    fs::write(site_packages(&venv).join("__editable___x_finder.py"), finder).unwrap();
    fs::write(site_packages(&venv).join("__editable___x.pth"), "import __editable___x_finder\n").unwrap();
    fs::create_dir(place.path("one")).unwrap();
    let two = place.write("two.py", "");
    let found = place.find(&venv).unwrap();
    for bound in [project, place.path("one"), two] {
        assert!(found.bind_paths.contains(&bound), "{} is missing", bound.display());
    }
    assert_eq!(found.refused_paths, [home]);
}

#[test]
fn packages_that_are_links_are_bound_where_they_lead() {
    let place = Place::new();
    let venv = place.venv("venv");
    let stored = place.write("store/archive-v0/abc/pkg/__init__.py", "");
    let package = place.write("elsewhere/linked/__init__.py", "");
    fs::create_dir(site_packages(&venv).join("pkg")).unwrap();
    symlink(&stored, site_packages(&venv).join("pkg/__init__.py")).unwrap();
    symlink(package.parent().unwrap(), site_packages(&venv).join("linked")).unwrap();
    symlink("/usr", site_packages(&venv).join("pkg/data")).unwrap();
    let found = place.find(&venv).unwrap();
    assert!(found.bind_paths.contains(&place.path("store/archive-v0/abc")), "{:?}", found.bind_paths);
    assert!(found.bind_paths.contains(&place.path("elsewhere/linked")));
    assert_eq!(found.refused_paths, [Path::new("/usr")]);
}

#[test]
fn files_that_are_not_quite_elf_ask_for_nothing() {
    let place = Place::new();
    let whole = fs::read(std::env::current_exe().unwrap()).unwrap();
    let path = place.path("lib.so");
    for length in (0..4096).step_by(37) {
        fs::write(&path, &whole[..length]).unwrap();
        let read = super::elf::linkage(&path);
        assert!(read.is_none_or(|it| it.needed.is_empty()), "at {length} bytes");
    }
}

#[test]
fn module_is_found_beside_the_binary_or_in_deps_and_the_newer_wins() {
    let place = Place::new();
    let exe = place.path("tockbox");
    let missing = module_beside(&exe).unwrap_err().to_string();
    let here = place.folder.path().display();
    assert_eq!(
        missing,
        format!(
            "there is no libtockbox_zygote.so in {here} or {here}/deps: build the workspace (`cargo build`), \
             or install the module beside the binary"
        )
    );
    let deps = place.write("deps/libtockbox_zygote.so", "");
    assert_eq!(module_beside(&exe).unwrap(), deps);
    let beside = place.write("libtockbox_zygote.so", "");
    let later = fs::metadata(&deps).unwrap().modified().unwrap() + std::time::Duration::from_secs(1);
    fs::File::open(&beside).unwrap().set_modified(later).unwrap();
    assert_eq!(module_beside(&exe).unwrap(), beside);
    fs::File::open(&deps).unwrap().set_modified(later + std::time::Duration::from_secs(1)).unwrap();
    assert_eq!(module_beside(&exe).unwrap(), deps);
}
