//! The server under test: this program, as a user would start it, on a port of its own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::Value;

use super::{BenchError, Plan};

/// How long a server may take to listen.
const LISTENS_WITHIN: Duration = Duration::from_mins(1);

/// A running server. Told to stop when it is dropped.
pub(super) struct Server {
    child: Child,
    /// Where it listens.
    pub(super) address: String,
    /// The isolation that it says is in force.
    pub(super) tier: String,
    /// From its start until it listens, which it does when all slots are ready.
    pub(super) ready_after: Duration,
}

impl Server {
    /// Starts a server with the flags of the plan, and these.
    pub(super) async fn start(plan: &Plan, flags: &[String]) -> Result<Self, BenchError> {
        let mut command = Command::new(&plan.program);
        command.args(["serve", "--bind", "127.0.0.1:0", "--log-format", "json", "--log-level", "info"]);
        command.args(&plan.flags).args(flags);
        // What was configured is in the flags; a token, for one, is not wanted.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("TOCKBOX_")) {
                command.env_remove(name);
            }
        }
        let started = tokio::task::spawn_blocking(move || Self::start_now(command)).await;
        started.map_err(|error| BenchError::Server(error.to_string()))?
    }

    fn start_now(mut command: Command) -> Result<Self, BenchError> {
        let failed = |error: std::io::Error| BenchError::Server(error.to_string());
        let start = Instant::now();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(failed)?;
        let (listens, listening) = mpsc::channel();
        if let Some(stderr) = child.stderr.take() {
            let lines = BufReader::new(stderr).lines().map_while(Result::ok);
            thread::spawn(move || watch(lines, &listens));
        }
        let mut server =
            Self { child, address: String::new(), tier: String::new(), ready_after: Duration::ZERO };
        match listening.recv_timeout(LISTENS_WITHIN) {
            Ok(Ok((address, tier))) => (server.address, server.tier) = (address, tier),
            Ok(Err(said)) => return Err(BenchError::Server(said)),
            Err(_elapsed) => {
                return Err(BenchError::Server(format!("not ready after {} s", LISTENS_WITHIN.as_secs())));
            }
        }
        server.ready_after = start.elapsed();
        Ok(server)
    }

    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Tells it to stop and waits until it has.
    pub(super) async fn stop(self) {
        // Waits in `drop`.
        let _ = tokio::task::spawn_blocking(move || drop(self)).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // If it has gone already there is nobody to tell.
        let _ = kill(Pid::from_raw(self.child.id().cast_signed()), Signal::SIGTERM);
        let _ = self.child.wait();
    }
}

/// Reads the log to its end, so that the server can go on writing it. Tells where it listens and at what tier, or,
/// where it ends before that, its last words.
fn watch(lines: impl Iterator<Item = String>, listens: &Sender<Result<(String, String), String>>) {
    let mut last = "it ended without a word".to_owned();
    let mut told = false;
    for line in lines {
        if told {
            continue;
        }
        if let Ok(record) = serde_json::from_str::<Value>(&line)
            && let (Some(address), Some(tier)) = (field(&record, "address"), field(&record, "tier"))
        {
            told = listens.send(Ok((address.to_owned(), tier.to_owned()))).is_ok();
        }
        last = line;
    }
    if !told {
        // Nobody waits any more only if that took too long.
        let _ = listens.send(Err(last));
    }
}

fn field<'a>(record: &'a Value, name: &str) -> Option<&'a str> {
    record["fields"][name].as_str().or_else(|| record[name].as_str())
}
