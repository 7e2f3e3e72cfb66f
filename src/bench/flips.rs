//! Whether verdicts depend on load: the same submissions, one after the other on a machine that does nothing else, and
//! by many clients beside processes that keep every CPU busy.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::load::Client;
use super::{BenchError, Plan};

/// Submissions of each kind of load.
pub(super) const SUBMISSIONS: usize = 500;
/// Clients at once under load.
pub(super) const CLIENTS: usize = 64;
/// CPU time that each may use, in seconds.
const CPU_SECONDS: f64 = 1.0;
/// Those that compute for long use up to this part of it.
const MOST: f64 = 0.49;

/// What was judged: the verdict of all and of each test.
type Verdicts = Vec<String>;

/// How many submissions got another verdict under load.
pub(super) async fn count(plan: &Plan, client: &Client) -> Result<usize, BenchError> {
    let submissions: Arc<Vec<String>> = Arc::new((0..SUBMISSIONS).map(submission).collect());
    let alone = judged(client, &submissions, 1).await?;
    let busy = Busy::start(plan)?;
    let loaded = judged(client, &submissions, CLIENTS).await?;
    drop(busy);
    Ok(alone.iter().zip(&loaded).filter(|(alone, loaded)| alone != loaded).count())
}

async fn judged(
    client: &Client,
    submissions: &Arc<Vec<String>>,
    clients: usize,
) -> Result<Vec<Verdicts>, BenchError> {
    let places = Arc::new(Semaphore::new(clients));
    let mut tasks = JoinSet::new();
    for index in 0..submissions.len() {
        let (client, submissions, places) = (client.clone(), Arc::clone(submissions), Arc::clone(&places));
        tasks.spawn(async move {
            let _place = places.acquire().await;
            let answer = client.post("/execute", &submissions[index]).await?;
            Ok::<_, BenchError>((index, verdicts(&answer)))
        });
    }
    let mut all = vec![Verdicts::new(); submissions.len()];
    while let Some(done) = tasks.join_next().await {
        let (index, verdicts) = done.map_err(|error| BenchError::Request(error.to_string()))??;
        all[index] = verdicts;
    }
    Ok(all)
}

fn verdicts(answer: &Value) -> Verdicts {
    let of_tests = answer["tests"].as_array().into_iter().flatten().map(|test| &test["verdict"]);
    std::iter::once(&answer["verdict"]).chain(of_tests).map(Value::to_string).collect()
}

/// One of each kind of program in turn: right and wrong, quick and slow, asleep, greedy, broken, endless.
fn submission(number: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    let part = CPU_SECONDS * MOST * (number + 1) as f64 / SUBMISSIONS as f64;
    let computing = format!("import time\nwhile time.process_time() < {part:.3}:\n    pass\n");
    let square = "def f(x):\n    return x * x\n";
    let stdio = |expected: &str| json!([{"type": "stdio", "expected_stdout": expected}]);
    let calls = || {
        let call = |x: u64, expected: u64| json!({"type": "call", "function": "f", "args": [x], "expected": expected});
        json!([call(3, 9), call(4, 17), call(5, 25)])
    };
    let asserted = || json!([{"type": "assert", "code": "assert f(3) == 9\nassert f(4) == 16"}]);
    let (code, tests) = match number % 10 {
        0 => ("print(6 * 7)".to_owned(), stdio("42")),
        1 => ("print(6 * 8)".to_owned(), stdio("42")),
        2 => (square.to_owned(), calls()),
        3 => (square.to_owned(), asserted()),
        4 => (format!("{computing}print(42)"), stdio("42")),
        5 => (format!("{square}{computing}"), asserted()),
        6 => ("while True:\n    pass".to_owned(), stdio("42")),
        7 => (format!("import time\ntime.sleep({part:.3})\nprint(42)"), stdio("42")),
        8 => ("x = bytearray(1 << 30)\nprint(42)".to_owned(), stdio("42")),
        _ => {
            (["raise ValueError(1)", "def f(:", "import sys\nsys.exit(3)"][number % 3].to_owned(), stdio(""))
        }
    };
    let limits = json!({"cpu_seconds": CPU_SECONDS, "memory_mib": 256});
    json!({"code": code, "tests": tests, "limits": limits}).to_string()
}

/// A process for each CPU that computes until this is dropped.
struct Busy(Vec<Child>);

impl Busy {
    fn start(plan: &Plan) -> Result<Self, BenchError> {
        let mut busy = Self(Vec::new());
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            let mut command = Command::new(&plan.interpreter);
            command.args(["-I", "-S", "-c", "while True: pass"]).stdin(Stdio::null());
            let failed = |source| BenchError::Baseline { what: "start the interpreter", source };
            busy.0.push(command.spawn().map_err(failed)?);
        }
        Ok(busy)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        for child in &mut self.0 {
            // One that has ended keeps nothing busy any more.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_submission_is_of_its_kind_whoever_sends_it_and_computes_less_than_half_of_its_limit() {
        for number in [0, 4, SUBMISSIONS - 1] {
            assert_eq!(submission(number), submission(number));
        }
        let longest: Value = serde_json::from_str(&submission(SUBMISSIONS - 6)).unwrap();
        assert!(longest["code"].as_str().unwrap().contains("< 0.485"), "{longest}");
    }
}
