//! The command line's manners: what it says of wrong usage, where, and with which code.
#![expect(clippy::unwrap_used, reason = "a test that cannot start its program has failed")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn tockbox(words: &[&str]) -> Output {
    command(words).output().unwrap()
}

fn command(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tockbox"));
    command.args(words).env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin");
    command
}

/// Exit code and standard error; standard output must be empty.
fn refusal(output: &Output) -> (i32, String) {
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    (output.status.code().unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

fn file(folder: &TempDir, name: &str, content: &[u8]) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn the_version_is_data() {
    let output = tockbox(&["--version"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(output.stdout, format!("tockbox {}\n", env!("CARGO_PKG_VERSION")).into_bytes());
}

#[test]
fn the_launcher_is_not_offered() {
    let help = String::from_utf8(tockbox(&["--help"]).stdout).unwrap();
    assert!(help.contains("doctor") && !help.contains("launcher"), "{help}");
}

#[test]
fn an_unknown_flag_or_command_is_wrong_usage() {
    for words in [&["run", "--bogus", "x.py"][..], &["frobnicate"], &["run"], &[]] {
        let (code, message) = refusal(&tockbox(words));
        assert_eq!(code, 2, "{words:?}");
        assert!(message.contains("Usage: tockbox"), "{message}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let expected = "tockbox: cannot read /nowhere.py: No such file or directory (os error 2)\n";
    assert_eq!(refusal(&tockbox(&["run", "/nowhere.py"])), (2, expected.to_owned()));
}

#[test]
fn configuration_is_refused_with_the_key_and_the_file() {
    let folder = TempDir::new().unwrap();
    let config = file(&folder, "tockbox.toml", b"quue = 1\n");
    let expected = format!("tockbox: unknown key \"quue\" in {config}\n");
    assert_eq!(refusal(&tockbox(&["serve", "--config", &config])), (2, expected.clone()));
    let by_variable = command(&["doctor"]).env("TOCKBOX_CONFIG", &config).output().unwrap();
    assert_eq!(refusal(&by_variable), (2, expected));
}

#[test]
fn a_variable_is_a_flag_and_a_flag_wins() {
    let refused = command(&["serve"]).env("TOCKBOX_DRAIN_SECONDS", "-1").output().unwrap();
    let expected = "tockbox: drain_seconds: must be more than 0 and at most 86400\n";
    assert_eq!(refusal(&refused), (2, expected.to_owned()));
    let refused = command(&["serve", "--drain-seconds", "0", "--slots=0"])
        .env("TOCKBOX_DRAIN_SECONDS", "10")
        .output()
        .unwrap();
    assert_eq!(refusal(&refused), (2, expected.to_owned()));
}

#[test]
fn serving_beyond_loopback_without_a_token_says_what_to_do() {
    let expected = "tockbox: bind: 0.0.0.0:8080 can be reached from other machines: give --token FILE, or \
                    --no-auth if something else keeps strangers out\n";
    assert_eq!(refusal(&tockbox(&["serve", "--bind", "0.0.0.0:8080"])), (2, expected.to_owned()));
}

#[test]
fn code_that_is_not_text_is_refused() {
    let folder = TempDir::new().unwrap();
    let code = file(&folder, "code.py", b"print(1)\n\xff\n");
    let expected = format!("tockbox: {code} is not UTF-8 (byte 9)\n");
    assert_eq!(refusal(&tockbox(&["run", &code])), (2, expected));
    assert!(Path::new(&code).exists());
}

#[test]
fn code_that_is_no_submission_is_refused_before_anything_starts() {
    let folder = TempDir::new().unwrap();
    let code = file(&folder, "code.py", b" \n");
    let (status, message) = refusal(&tockbox(&["run", &code]));
    assert_eq!(status, 2);
    assert!(message.starts_with("tockbox: code") && message.lines().count() == 1, "{message}");
}

#[test]
fn two_readers_of_standard_input_are_refused() {
    let expected = "tockbox: only one of the files can be -\n";
    assert_eq!(refusal(&tockbox(&["run", "-", "--stdin", "-"])), (2, expected.to_owned()));
}
