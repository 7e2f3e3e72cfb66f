//! The client: requests one after the other, or by many at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::header::CONTENT_TYPE;
use serde_json::Value;
use tokio::task::JoinSet;

use super::BenchError;
use super::server::Server;

/// Requests of one kind in a row, where kinds alternate.
const IN_A_ROW: usize = 5;
/// Requests before the first that is measured.
const WARM_UP: usize = 50;
/// How long a server may take to have nothing more to do.
const QUIET_WITHIN: Duration = Duration::from_secs(30);
/// A short run is quick again when it takes less than this.
const QUICK: Duration = Duration::from_millis(100);

/// Sends requests to one server, over connections that stay open.
#[derive(Clone)]
pub(super) struct Client {
    http: reqwest::Client,
    url: String,
}

/// Latencies in milliseconds, in order of size.
pub(super) struct Latencies(Vec<f64>);

impl Latencies {
    fn new(mut latencies: Vec<f64>) -> Self {
        latencies.sort_by(f64::total_cmp);
        Self(latencies)
    }

    /// The value that this share of them does not exceed (nearest rank).
    pub(super) fn quantile(&self, share: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "thousands")]
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the length"
        )]
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
    }
}

/// So many submissions of each kind, one after the other, a few of each in turn: what else goes on meanwhile then
/// meets all of them alike.
pub(super) async fn in_turn(kinds: &[(&Client, String)], count: usize) -> Result<Vec<Latencies>, BenchError> {
    let mut all = vec![Vec::with_capacity(count); kinds.len()];
    while all.iter().any(|latencies| latencies.len() < count) {
        for ((client, body), latencies) in kinds.iter().zip(&mut all) {
            let more = client.sequential(body, IN_A_ROW.min(count - latencies.len())).await?;
            latencies.extend(more.0);
        }
    }
    Ok(all.into_iter().map(Latencies::new).collect())
}

impl Client {
    pub(super) fn new(server: &Server) -> Self {
        Self { http: reqwest::Client::new(), url: format!("http://{}", server.address) }
    }

    pub(super) async fn warm_up(&self) -> Result<(), BenchError> {
        self.sequential(&super::execute("print(1)"), WARM_UP).await.map(drop)
    }

    /// So many submissions one after the other, each accepted.
    pub(super) async fn sequential(&self, body: &str, count: usize) -> Result<Latencies, BenchError> {
        self.sequential_within(body, count, Duration::MAX).await
    }

    /// The same, but none is begun any more when that time is over; one at least.
    pub(super) async fn sequential_within(
        &self,
        body: &str,
        count: usize,
        limit: Duration,
    ) -> Result<Latencies, BenchError> {
        let mut latencies = Vec::with_capacity(count);
        let begin = Instant::now();
        while latencies.len() < count && (latencies.is_empty() || begin.elapsed() < limit) {
            let start = Instant::now();
            let answer = self.post("/execute", body).await?;
            latencies.push(start.elapsed().as_secs_f64() * 1e3);
            accepted(&answer)?;
        }
        Ok(Latencies::new(latencies))
    }

    /// Keeps so many submissions of this going, whatever comes of them, until the result is dropped.
    pub(super) fn keep_up(&self, body: &str, count: usize) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        for _ in 0..count {
            let (client, body) = (self.clone(), body.to_owned());
            tasks.spawn(async move { while client.post("/execute", &body).await.is_ok() {} });
        }
        tasks
    }

    /// Waits until the server has nothing else to do: a short run is quick.
    pub(super) async fn quiet(&self) -> Result<(), BenchError> {
        let begin = Instant::now();
        let body = super::execute("print(1)");
        loop {
            let start = Instant::now();
            self.post("/execute", &body).await?;
            if start.elapsed() < QUICK {
                return Ok(());
            }
            if begin.elapsed() > QUIET_WITHIN {
                return Err(BenchError::Request("runs of callers that have gone are not ended".to_owned()));
            }
        }
    }

    /// So many groups of completions one after the other, each with a reward for every completion.
    pub(super) async fn groups(&self, body: &str, count: usize) -> Result<Latencies, BenchError> {
        let mut latencies = Vec::with_capacity(count);
        for _ in 0..count {
            let start = Instant::now();
            let answer = self.post("/score", body).await?;
            latencies.push(start.elapsed().as_secs_f64() * 1e3);
            if answer["rewards"].as_array().is_none_or(|rewards| rewards.len() != super::GROUP) {
                return Err(BenchError::Request(format!("unexpected answer: {answer}")));
            }
        }
        Ok(Latencies::new(latencies))
    }

    /// Submissions a second by so many clients, each of which sends its next when it has the answer to its last.
    pub(super) async fn throughput(
        &self,
        body: &str,
        clients: usize,
        window: Duration,
    ) -> Result<f64, BenchError> {
        let start = Instant::now();
        let mut tasks = JoinSet::new();
        for _ in 0..clients {
            let (client, body) = (self.clone(), body.to_owned());
            tasks.spawn(async move {
                let mut count = 0_u32;
                while start.elapsed() < window {
                    accepted(&client.post("/execute", &body).await?)?;
                    count += 1;
                }
                Ok::<_, BenchError>(count)
            });
        }
        let mut count = 0;
        while let Some(done) = tasks.join_next().await {
            count += done.map_err(|error| BenchError::Request(error.to_string()))??;
        }
        Ok(f64::from(count) / start.elapsed().as_secs_f64())
    }

    /// So many submissions in all by so many clients, each accepted. `progress` is told now and then how many there
    /// were.
    pub(super) async fn runs(
        &self,
        body: &str,
        clients: usize,
        count: u64,
        progress: &dyn Fn(u64),
    ) -> Result<(), BenchError> {
        let begun = Arc::new(AtomicU64::new(0));
        let mut tasks = JoinSet::new();
        for _ in 0..clients {
            let (client, body, begun) = (self.clone(), body.to_owned(), Arc::clone(&begun));
            tasks.spawn(async move {
                while begun.fetch_add(1, Ordering::Relaxed) < count {
                    accepted(&client.post("/execute", &body).await?)?;
                }
                Ok::<_, BenchError>(())
            });
        }
        let mut tick = tokio::time::interval(Duration::from_secs(1));
        loop {
            tokio::select! {
                done = tasks.join_next() => match done {
                    None => return Ok(()),
                    Some(done) => done.map_err(|error| BenchError::Request(error.to_string()))??,
                },
                _ = tick.tick() => progress(begun.load(Ordering::Relaxed).min(count)),
            }
        }
    }

    pub(super) async fn post(&self, path: &str, body: &str) -> Result<Value, BenchError> {
        let request = self.http.post(format!("{}{path}", self.url)).header(CONTENT_TYPE, "application/json");
        let response = request.body(body.to_owned()).send().await.map_err(failed)?;
        response.json().await.map_err(failed)
    }
}

fn accepted(answer: &Value) -> Result<(), BenchError> {
    if answer["verdict"] == "accepted" {
        return Ok(());
    }
    Err(BenchError::Request(format!("unexpected answer: {answer}")))
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: reqwest::Error) -> BenchError {
    BenchError::Request(error.to_string())
}
