//! What a server holds more of after many runs than before them: nothing, if nothing leaks.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::load::Client;
use super::memory::{self, Holdings};
use super::report::Recorder;
use super::server::Server;
use super::{BenchError, Plan, execute};

/// Clients at once.
const CLIENTS: usize = 8;
/// Runs before anything is counted: what is made once is made by then, and most slots have been replaced once.
const MOST_WARM_UP: u64 = 20_000;
/// How long a server may take to let go of slots that it needs no more, and of connections.
const SETTLES_WITHIN: Duration = Duration::from_mins(1);
/// How often is looked whether it has, and how long it must have held the same.
const LOOK: Duration = Duration::from_secs(2);

/// Measures it. Answers whether the kernel tells.
pub(super) async fn measure(
    plan: &Plan,
    progress: &dyn Fn(String),
    recorder: &mut Recorder,
) -> Result<bool, BenchError> {
    let server = Server::start(plan, &[]).await?;
    let client = Client::new(&server);
    let print = execute("print(1)");
    let Some(idle) = settled(&server, u32::MAX).await else { return Ok(false) };
    let warm_up = (plan.endure / 10).clamp(1, MOST_WARM_UP);
    client.runs(&print, CLIENTS, warm_up, &|_| {}).await?;
    let Some(before) = settled(&server, idle.processes()).await else { return Ok(false) };
    let told = |done| progress(format!("run {done} of {}", plan.endure));
    client.runs(&print, CLIENTS, plan.endure, &told).await?;
    let Some(after) = settled(&server, idle.processes()).await else { return Ok(false) };
    let named = |what: &str| format!("{what} gained over {} runs", plan.endure);
    recorder.note(&named("resident memory of the server"), "MB", after.resident - before.resident);
    for ((what, after), (_, before)) in after.counts.into_iter().zip(before.counts) {
        recorder.note(&named(what), "", f64::from(after) - f64::from(before));
    }
    server.stop().await;
    Ok(true)
}

/// What a server holds once it has nothing to do: at most `idle` processes, and neither processes
/// nor descriptors come or go. One that does not come to that is told as it is.
async fn settled(server: &Server, idle: u32) -> Option<Holdings> {
    let end = Instant::now() + SETTLES_WITHIN;
    let mut last = memory::holdings(server.pid())?;
    loop {
        sleep(LOOK).await;
        let now = memory::holdings(server.pid())?;
        let is_same = (now.processes(), now.descriptors()) == (last.processes(), last.descriptors());
        if (is_same && now.processes() <= idle) || Instant::now() >= end {
            return Some(now);
        }
        last = now;
    }
}
