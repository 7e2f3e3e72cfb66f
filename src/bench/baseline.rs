//! What there is without a sandbox: starts of an interpreter, and forks of one that has its imports done.

use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{BenchError, Plan};

/// Forks, runs `print(1)` in the child and waits, again and again: the least that running a program in a process of
/// its own can cost, without any confinement. Prints how many times and in how many seconds.
const FORKS: &str = "\
import sys
for name in sys.argv[2].split(','):
    if name:
        __import__(name)
import gc, os, time
gc.collect()
gc.freeze()
seconds = float(sys.argv[1])
count, start = 0, time.perf_counter()
while time.perf_counter() - start < seconds:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        exec(compile('print(1)', '<program>', 'exec'), {'__name__': '__main__'})
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(child, 0)
    count += 1
print(count, time.perf_counter() - start)
";

/// An interpreter that is used as it is.
pub(super) struct Interpreter {
    path: PathBuf,
    preload: String,
}

/// How many times something was done by so many at once, and how long that took.
pub(super) struct Done {
    times: u32,
    at_once: usize,
    took: Duration,
}

impl Done {
    /// Times a second, all together.
    pub(super) fn rate(&self) -> f64 {
        f64::from(self.times) / self.took.as_secs_f64()
    }

    /// Milliseconds that one of them took.
    #[expect(clippy::cast_precision_loss, reason = "a few cores")]
    pub(super) fn mean(&self) -> f64 {
        self.took.as_secs_f64() * 1e3 * self.at_once as f64 / f64::from(self.times)
    }
}

impl Interpreter {
    pub(super) fn new(plan: &Plan) -> Self {
        Self { path: plan.interpreter.clone(), preload: plan.preload.join(",") }
    }

    /// Starts of `python -I -S -c pass`, each waited for, by so many at once.
    pub(super) async fn starts(&self, at_once: usize, window: Duration) -> Result<Done, BenchError> {
        let path = self.path.clone();
        in_threads("start the interpreter", at_once, move || {
            let start = Instant::now();
            let mut times = 0;
            while start.elapsed() < window {
                let mut command = Command::new(&path);
                command.args(["-I", "-S", "-c", "pass"]).stdin(Stdio::null());
                let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
                if !status.success() {
                    return Err(io::Error::other(status.to_string()));
                }
                times += 1;
            }
            Ok((times, start.elapsed()))
        })
        .await
    }

    /// Forks of an interpreter with the environment's imports, by so many such interpreters at once.
    pub(super) async fn forks(&self, at_once: usize, window: Duration) -> Result<Done, BenchError> {
        let (path, preload) = (self.path.clone(), self.preload.clone());
        in_threads("fork the interpreter", at_once, move || {
            let mut command = Command::new(&path);
            command.args(["-I", "-c", FORKS, &window.as_secs_f64().to_string(), &preload]);
            let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
            let mut said = String::new();
            if let Some(mut stdout) = child.stdout.take() {
                stdout.read_to_string(&mut said)?;
            }
            let status = child.wait()?;
            let unclear = || io::Error::other(format!("{status}, it said {said:?}"));
            let (times, seconds) = said.trim().split_once(' ').ok_or_else(unclear)?;
            let took = seconds.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
            Ok((times.parse().map_err(|_| unclear())?, took.ok_or_else(unclear)?))
        })
        .await
    }

    /// Whether it has this module.
    pub(super) fn has(&self, module: &str) -> Result<bool, BenchError> {
        let mut command = Command::new(&self.path);
        command.args(["-I", "-c", &format!("import {module}")]).stdin(Stdio::null()).stderr(Stdio::null());
        let failed = |source| BenchError::Baseline { what: "start the interpreter", source };
        Ok(command.status().map_err(failed)?.success())
    }
}

/// Has so many threads do `work`, which says how often it did something in what time.
async fn in_threads(
    what: &'static str,
    at_once: usize,
    work: impl Fn() -> io::Result<(u32, Duration)> + Send + Sync + 'static,
) -> Result<Done, BenchError> {
    let all = tokio::task::spawn_blocking(move || {
        let work = &work;
        thread::scope(|scope| {
            let threads: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("it panicked"))))
                .collect::<io::Result<Vec<_>>>()
        })
    });
    let all = all.await.map_err(io::Error::other).and_then(|done| done);
    let all = all.map_err(|source| BenchError::Baseline { what, source })?;
    let took = all.iter().map(|(_, took)| *took).max().unwrap_or_default();
    Ok(Done { times: all.iter().map(|(times, _)| times).sum(), at_once, took })
}
