//! What a real Python says, for tests that hold our rules against its own.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Runs `script` once, feeds it each text in hexadecimal on a line of its own, and returns its answers, a line each.
pub(crate) fn ask(script: &str, texts: &[String]) -> Vec<String> {
    let mut python = Command::new("python3")
        .args(["-I", "-W", "ignore", "-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is needed on PATH");
    let mut input = String::new();
    for text in texts {
        for byte in text.bytes() {
            let _ = write!(input, "{byte:02x}");
        }
        input.push('\n');
    }
    let mut stdin = python.stdin.take().expect("piped");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = python.wait_with_output().expect("python3 runs");
    writer.join().expect("no panic").expect("python3 reads its input");
    let answers: Vec<String> =
        String::from_utf8(output.stdout).expect("ASCII").lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), texts.len(), "python3 answers each text");
    answers
}
