//! Real mounts, each in a forked child with a mount namespace of its own, so that nothing is left.

use std::process::Command;

use super::*;
use crate::namespaces::{Kinds, needs_user_namespace, unshare};
use crate::probe::attempt::attempt;

fn in_own_namespace(check: impl FnOnce() -> Result<String, String>) -> Result<String, String> {
    attempt(|| {
        let kinds = Kinds { user: needs_user_namespace(), mount: true, ..Kinds::default() };
        unshare(kinds).map_err(|error| format!("{error} (needs CAP_SYS_ADMIN or user namespaces)"))?;
        check()
    })
}

fn private_root(plan: &RootPlan) -> Result<(), String> {
    build_private_root(plan).map_err(|error| error.to_string())
}

fn names(directory: &str) -> Result<String, String> {
    let entries = fs::read_dir(directory).map_err(|error| error.to_string())?;
    let mut names: Vec<_> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names.join(" "))
}

fn error_of<T>(result: io::Result<T>) -> String {
    result.err().map_or_else(|| "allowed".to_owned(), |error| error.kind().to_string())
}

#[test]
fn a_private_root_shows_the_plan_and_nothing_else() {
    let host = tempfile::tempdir().unwrap();
    let source = host.path().canonicalize().unwrap().join("source");
    fs::write(&source, "contents").unwrap();
    let plan = RootPlan {
        binds: vec!["/etc/hostname".into(), "/usr/lib".into()],
        renamed: vec![("/run/new/name".into(), source)],
        devices: true,
    };
    let seen = in_own_namespace(|| {
        private_root(&plan)?;
        let renamed = fs::read_to_string("/run/new/name").map_err(|error| error.to_string())?;
        let write = error_of(fs::write("/run/new/name", ""));
        Ok([names("/")?, names("/etc")?, names("/dev")?, names("/tmp")?, renamed, write].join("; "))
    });
    let expected = "dev etc run tmp usr; hostname; full null random shm urandom zero; ; contents; \
                    read-only filesystem or storage medium";
    assert_eq!(seen, Ok(expected.to_owned()));
}

#[test]
fn a_private_root_cannot_be_written_but_its_devices_can() {
    let plan = RootPlan { binds: vec!["/usr/lib".into()], devices: true, ..RootPlan::default() };
    let seen = in_own_namespace(|| {
        private_root(&plan)?;
        let attempts = ["/x", "/usr/lib/x", "/tmp/x", "/dev/x"].map(|path| error_of(fs::write(path, "")));
        Ok(format!("{} null {}", attempts.join(", "), error_of(fs::write("/dev/null", "x"))))
    });
    let read_only = "read-only filesystem or storage medium";
    assert_eq!(seen, Ok(format!("{read_only}, {read_only}, {read_only}, {read_only} null allowed")));
}

#[test]
fn a_tree_under_a_closed_directory_is_shown_with_what_is_mounted_in_it() {
    let host = tempfile::tempdir().unwrap();
    let base = host.path().canonicalize().unwrap();
    fs::create_dir_all(base.join("closed/tree/inner")).unwrap();
    let mode = |mode| std::os::unix::fs::PermissionsExt::from_mode(mode);
    fs::set_permissions(base.join("closed"), mode(0o700)).unwrap();
    let tree = base.join("closed/tree");
    let seen = in_own_namespace(|| {
        mount_on(&tree.join("inner"), Some("tmpfs"), MsFlags::empty(), None)
            .map_err(|error| error.to_string())?;
        fs::write(tree.join("inner/file"), "inside").map_err(|error| error.to_string())?;
        private_root(&RootPlan { binds: vec![tree.clone(), tree.join("inner")], ..RootPlan::default() })?;
        let inside = fs::read_to_string(tree.join("inner/file")).map_err(|error| error.to_string())?;
        let closed = fs::metadata(base.join("closed")).map_err(|error| error.to_string())?;
        let write = error_of(fs::write(tree.join("inner/file"), ""));
        Ok(format!("{inside} {:o} {write}", closed.mode() & 0o777))
    });
    assert_eq!(seen, Ok("inside 755 read-only filesystem or storage medium".to_owned()));
}

#[test]
fn an_interpreter_runs_in_a_private_root() {
    let python = interpreter_and_its_libraries();
    let seen = in_own_namespace(|| {
        private_root(&RootPlan { binds: python, devices: true, ..RootPlan::default() })?;
        let program = "import os, json; print(json.dumps(sorted(os.listdir('/'))))";
        let run = Command::new("/usr/bin/python3").args(["-I", "-S", "-c", program]).env_clear().output();
        let run = run.map_err(|error| error.to_string())?;
        Ok(String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).trim().to_owned())
    });
    assert_eq!(seen, Ok(r#"["dev", "lib", "lib64", "tmp", "usr"]"#.to_owned()));
}

/// The system's Python: its program, its standard library, and what `ldd` says the program loads.
fn interpreter_and_its_libraries() -> Vec<PathBuf> {
    let program = Path::new("/usr/bin/python3");
    let real = program.canonicalize().expect("this test needs /usr/bin/python3");
    let version = real.file_name().unwrap().to_string_lossy().into_owned();
    let listed = Command::new("ldd").arg(program).output().expect("this test needs ldd");
    let listed = String::from_utf8(listed.stdout).unwrap();
    let libraries = listed.split_whitespace().filter(|word| word.starts_with('/')).map(PathBuf::from);
    libraries.chain([program.to_path_buf(), Path::new("/usr/lib").join(version)]).collect()
}

#[test]
fn scratch_is_clean_until_touched_and_again_when_replaced() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_path_buf();
    let seen = in_own_namespace(|| {
        let mut scratch =
            Scratch::mount(&path, 1 << 20, 16, Vec::new()).map_err(|error| error.to_string())?;
        let mut seen = vec![scratch.is_clean()];
        fs::write(path.join("left"), "x").map_err(|error| error.to_string())?;
        seen.push(scratch.is_clean());
        scratch.replace().map_err(|error| error.to_string())?;
        seen.push(scratch.is_clean());
        seen.push(Ok(path.join("left").exists()));
        Ok(seen.into_iter().map(|clean| format!("{clean:?}")).collect::<Vec<_>>().join(" "))
    });
    assert_eq!(seen, Ok("Ok(true) Ok(false) Ok(true) Ok(false)".to_owned()));
}

#[test]
fn scratch_holds_its_caps_and_grows_on_demand() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_path_buf();
    let seen = in_own_namespace(|| {
        let mut scratch =
            Scratch::mount(&path, 64 << 10, 3, Vec::new()).map_err(|error| error.to_string())?;
        let file = path.join("file");
        let mut seen = vec![error_of(fs::write(&file, vec![1; 128 << 10]))];
        scratch.resize(256 << 10).map_err(|error| error.to_string())?;
        seen.push(error_of(fs::write(&file, vec![1; 128 << 10])));
        seen.push(error_of(fs::write(path.join("second"), "")));
        seen.push(error_of(fs::write(path.join("third"), "")));
        Ok(seen.join(", "))
    });
    let full = "no storage space";
    assert_eq!(seen, Ok(format!("{full}, allowed, allowed, {full}")));
}
