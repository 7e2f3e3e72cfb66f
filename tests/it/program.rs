//! The `tockbox` program, run to its end.
#![expect(clippy::unwrap_used, reason = "a test that cannot start its program has failed")]

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use crate::processes::eventually;

/// What every program of these tests finds in its environment.
pub(crate) const PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// How a program ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    /// Exit code; 128 and more as a shell tells a signal.
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// Standard output as bytes, and standard error.
    pub(crate) bytes: (Vec<u8>, Vec<u8>),
}

impl Ended {
    /// Standard output, which must be JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// The program that cargo has built.
pub(crate) fn built() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_tockbox"))
}

/// A command with nothing in its environment but `PATH`.
pub(crate) fn command(program: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).env_clear().env("PATH", PATH);
    command
}

/// Runs the program that cargo has built.
pub(crate) fn tockbox(words: &[&str]) -> Ended {
    finish(command(built(), words), b"")
}

/// Runs `code` by `tockbox run -` with further arguments.
pub(crate) fn run_code(code: &str, words: &[&str]) -> Ended {
    let words: Vec<&str> = ["run", "-"].iter().chain(words).copied().collect();
    finish(command(built(), &words), code.as_bytes())
}

/// Gives `input` to a command and waits for its end; one that hangs fails the test.
pub(crate) fn finish(mut command: Command, input: &[u8]) -> Ended {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Who does not read its input breaks the pipe.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let (stdout, stderr) = (gather(child.stdout.take()), gather(child.stderr.take()));
    let code = wait(&mut child);
    writer.join().unwrap();
    let bytes = (stdout.join().unwrap(), stderr.join().unwrap());
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended { code, stdout: text(&bytes.0), stderr: text(&bytes.1), bytes }
}

/// Waits for a child's end: its exit code, as a shell tells it.
pub(crate) fn wait(child: &mut Child) -> i32 {
    let status = eventually("the end of the program", || child.try_wait().unwrap());
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap())
}

fn gather(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    let mut pipe = pipe.unwrap();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// Writes a file and gives its name.
pub(crate) fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}
