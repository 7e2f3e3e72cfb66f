//! The program as an ordinary user, with user namespaces and without: the tier `restricted`.
#![expect(clippy::unwrap_used, reason = "a test that cannot become an ordinary user has failed")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::elsewhere::install;
use crate::program::{Ended, PATH, finish};

/// An account that owns nothing.
const NOBODY: u32 = 65_534;
/// Denies what makes namespaces, then becomes its arguments.
const NO_NAMESPACES: &str = include_str!("no_namespaces.py");
/// What needs a namespace or a cgroup.
const NAMESPACES: [&str; 7] = [
    "mount_namespace",
    "private_root",
    "pid_namespace",
    "net_namespace",
    "ipc_namespace",
    "uts_namespace",
    "cgroup_namespace",
];

/// The program, the datasets and a scratch directory, all of which anybody can read.
struct Installation {
    folder: TempDir,
    program: PathBuf,
    denies_namespaces: bool,
}

impl Installation {
    fn new(denies_namespaces: bool) -> Self {
        assert!(
            nix::unistd::geteuid().is_root(),
            "this test needs CAP_SETUID and CAP_SETGID: run it as root"
        );
        let folder = TempDir::new().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let program = install(folder.path(), true);
        let tick = folder.path().join("datasets/tick");
        fs::create_dir_all(&tick).unwrap();
        for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/tick")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, tick.join(path.file_name().unwrap())).unwrap();
        }
        fs::write(folder.path().join("no_namespaces.py"), NO_NAMESPACES).unwrap();
        let scratch = folder.path().join("scratch");
        fs::create_dir(&scratch).unwrap();
        std::os::unix::fs::chown(&scratch, Some(NOBODY), Some(NOBODY)).unwrap();
        Self { folder, program, denies_namespaces }
    }

    fn tockbox(&self, words: &[&str], input: &[u8]) -> Ended {
        let mut command = if self.denies_namespaces {
            let mut wrapped = Command::new("/usr/bin/python3");
            wrapped.arg(self.folder.path().join("no_namespaces.py")).arg(&self.program);
            wrapped
        } else {
            Command::new(&self.program)
        };
        command.args(words).env_clear().env("PATH", PATH).env("TMPDIR", self.scratch());
        command.uid(NOBODY).gid(NOBODY).current_dir(self.folder.path());
        finish(command, input)
    }

    fn run(&self, code: &str, words: &[&str]) -> Value {
        let all = [&["run", "-", "--json"], words].concat();
        let ended = self.tockbox(&all, code.as_bytes());
        assert_eq!(ended.stderr, "");
        ended.json()
    }

    fn scratch(&self) -> PathBuf {
        self.folder.path().join("scratch")
    }

    fn assert_nothing_left(&self) {
        assert_eq!(fs::read_dir(self.scratch()).unwrap().count(), 0);
    }
}

fn layers(answer: &Value) -> Vec<&str> {
    answer["isolation"]["enforced_by"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
}

/// What must be true of guests wherever the program runs.
fn assert_confines(here: &Installation) {
    let verdict = |code: &str, words: &[&str]| {
        let answer = here.run(code, words);
        (answer["verdict"].as_str().unwrap().to_owned(), answer["exception"]["type"].clone())
    };
    let ended = |verdict: &str, exception: Value| (verdict.to_owned(), exception);
    assert_eq!(verdict("print(6 * 7)", &[]), ended("accepted", Value::Null));
    let (word, exception) = verdict("open('/etc/passwd')", &[]);
    assert_eq!(word, "runtime_error");
    assert!(exception == "PermissionError" || exception == "FileNotFoundError", "{exception}");
    assert_eq!(verdict("import os; os.fork()", &[]), ended("runtime_error", json!("PermissionError")));
    let exec = "import os; os.execv('/bin/true', ['true'])";
    let (word, _) = verdict(exec, &[]);
    assert_eq!(word, "runtime_error");
    let socket = "import socket; socket.socket(socket.AF_INET).connect(('127.0.0.1', 80))";
    assert_eq!(verdict(socket, &[]), ended("runtime_error", json!("PermissionError")));
    let hog = "x = []\nwhile True: x.append(bytearray(1 << 20))";
    assert_eq!(verdict(hog, &["--memory-mib", "128"]).0, "memory_limit_exceeded");
    assert_eq!(verdict("while True: pass", &["--cpu-seconds", "0.5"]).0, "time_limit_exceeded");
    assert_eq!(verdict("import time; time.sleep(60)", &["--wall-seconds", "0.5"]).0, "time_limit_exceeded");
    let disk = "f = open('f', 'wb')\nwhile True: f.write(bytes(1 << 20)); f.flush()";
    let (word, exception) = verdict(disk, &["--disk-mib", "8"]);
    assert!(word == "output_limit_exceeded" || (word, exception) == ended("runtime_error", json!("OSError")));
    // Files of one run are gone in the next.
    let leave = "import os; print(os.listdir()); open('left', 'w').write('x')";
    for _ in 0..2 {
        assert_eq!(here.run(leave, &[])["stdout"], "[]\n");
    }
    let kill = "import os\nfor pid in (-1, os.getppid()):\n    try: os.kill(pid, 9)\n    except OSError as e: print(e.errno)";
    assert_eq!(here.run(kill, &[])["verdict"], "accepted", "{}", here.run(kill, &[]));
    here.assert_nothing_left();
}

fn assert_scores(here: &Installation) {
    let words = ["score", "--dataset", "tick", "--samples", "--limit", "12", "--json", "--slots", "2"];
    let ended = here.tockbox(&words, b"");
    assert_eq!(ended.code, 0, "{ended:?}");
    let summary = ended.json();
    assert_eq!(summary["isolation"], "restricted");
    assert_eq!(summary["expected"], json!({"checked": 12, "as_expected": 12, "mismatches": []}));
    here.assert_nothing_left();
}

#[test]
fn without_namespaces_the_tier_is_restricted_and_the_doctor_says_why() {
    let here = Installation::new(true);
    let ended = here.tockbox(&["doctor", "--json"], b"");
    let diagnosis = ended.json();
    assert_eq!(
        (ended.code, &diagnosis["tier"], &diagnosis["floor_holds"]),
        (0, &json!("restricted"), &json!(true)),
        "{ended:?}"
    );
    let layers = diagnosis["layers"].as_array().unwrap();
    let layer = |name: &str| layers.iter().find(|layer| layer["name"] == name).unwrap();
    for name in NAMESPACES {
        let layer = layer(name);
        assert_eq!(layer["holds"], false, "{layer}");
        assert!(!layer["detail"].as_str().unwrap().is_empty() && layer["advice"].is_string(), "{layer}");
    }
    for name in ["landlock", "seccomp", "rlimits", "no_new_privs"] {
        assert_eq!(layer(name)["holds"], true, "{name}");
    }
    let ended = here.tockbox(&["doctor", "--isolation", "full"], b"");
    assert_eq!(ended.code, 1);
    assert!(ended.stdout.ends_with("tier: restricted; the floor (full) does not hold\n"), "{}", ended.stdout);
    let ended = here.tockbox(&["run", "-", "--isolation", "full"], b"print(1)");
    assert_eq!((ended.code, ended.stdout.as_str()), (69, ""));
    let expected = "tockbox: isolation here is restricted at most and full was asked for; `tockbox doctor` says \
                    which layers are missing and why; `--isolation restricted` accepts what there is\n";
    assert_eq!(ended.stderr, expected);
}

#[test]
fn without_namespaces_guests_are_confined_all_the_same() {
    let here = Installation::new(true);
    let answer = here.run("print(1)", &[]);
    assert_eq!(answer["isolation"]["tier"], "restricted");
    assert_eq!(layers(&answer), ["landlock", "seccomp", "rlimits", "no_new_privs"]);
    assert_confines(&here);
}

#[test]
fn without_namespaces_samples_get_the_verdicts_that_they_state() {
    assert_scores(&Installation::new(true));
}

#[test]
fn with_user_namespaces_an_ordinary_user_gets_them_too() {
    let limit = Path::new("/proc/sys/user/max_user_namespaces");
    assert_ne!(fs::read_to_string(limit).unwrap().trim(), "0", "this test needs user namespaces");
    let here = Installation::new(false);
    let answer = here.run("print(1)", &[]);
    assert_eq!(answer["isolation"]["tier"], "restricted");
    let layers = layers(&answer);
    for name in NAMESPACES.iter().chain(&["user_namespace", "landlock", "seccomp"]) {
        assert!(layers.contains(name), "{name}: {layers:?}");
    }
    assert_confines(&here);
    assert_scores(&here);
}
