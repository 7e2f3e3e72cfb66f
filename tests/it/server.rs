//! A server of its own for each test, and the promise that nothing of it is left.
#![expect(clippy::unwrap_used, reason = "a test that cannot start its server has failed")]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use reqwest::{Client, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::processes::{Process, cgroups_of, descendants, eventually, mounts};
use crate::program;

/// How long a server may take to listen.
const LISTENS_WITHIN: Duration = Duration::from_mins(1);
/// How long an answer may take: longer than any limit in these tests.
const ANSWERS_WITHIN: Duration = Duration::from_secs(90);

/// A running `tockbox serve`. Dropping it kills it and asserts that nothing of it is left.
pub(crate) struct Server {
    child: Child,
    /// `http://ADDRESS`
    pub(crate) url: String,
    pub(crate) client: Client,
    log: Arc<Mutex<Vec<Value>>>,
    pub(crate) process: Process,
    pub(crate) launcher: Process,
    mounts: String,
    folder: TempDir,
}

impl Server {
    /// Starts a server with one slot, no more guests at once than slots, and these further arguments.
    pub(crate) fn start(words: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let slots: &[&str] = if words.contains(&"--slots") { &[] } else { &["--slots", "1"] };
        let more: &[&str] = if words.contains(&"--overcommit") { &[] } else { &["--overcommit", "0"] };
        let all = [&["serve", "--bind", "127.0.0.1:0", "--log-format", "json"], slots, more, words].concat();
        let mut command = program::command(program::built(), &all);
        command.env("TMPDIR", folder.path());
        Self::of(command, folder)
    }

    fn of(mut command: Command, folder: TempDir) -> Self {
        let mounts = mounts();
        let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Arc::default();
        let (sender, receiver) = mpsc::channel();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let kept = Arc::clone(&log);
        std::thread::spawn(move || keep(lines, &kept, &sender));
        let address = receiver
            .recv_timeout(LISTENS_WITHIN)
            .unwrap_or_else(|error| panic!("no server: {error}; it said {:?}", log.lock().unwrap()));
        let process = Process::read(child.id().cast_signed()).unwrap();
        let launcher = process.children().pop().unwrap();
        let client = Client::builder().no_proxy().timeout(ANSWERS_WITHIN).build().unwrap();
        Self { child, url: format!("http://{address}"), client, log, process, launcher, mounts, folder }
    }

    /// What was logged so far.
    pub(crate) fn log(&self) -> Vec<Value> {
        self.log.lock().unwrap().clone()
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.client.get(format!("{}{path}", self.url)).send().await.unwrap()
    }

    /// Sends bytes as JSON to `/execute`.
    pub(crate) async fn post(&self, body: impl Into<reqwest::Body>) -> Response {
        let request = self.client.post(format!("{}/execute", self.url)).body(body);
        request.header("content-type", "application/json").send().await.unwrap()
    }

    /// Sends JSON to a route: status and answer.
    pub(crate) async fn post_to(&self, path: &str, body: &Value) -> (u16, Value) {
        answer(self.client.post(format!("{}{path}", self.url)).json(body).send().await.unwrap()).await
    }

    /// Posts a submission: status and answer.
    pub(crate) async fn execute(&self, body: &Value) -> (u16, Value) {
        answer(self.post(body.to_string()).await).await
    }

    /// Posts a submission that must be judged.
    pub(crate) async fn judged(&self, body: &Value) -> Value {
        let (status, answer) = self.execute(body).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// Asserts that an honest program is served as ever.
    pub(crate) async fn assert_serves(&self) {
        let answer = self.judged(&json!({"code": "print(6 * 7)"})).await;
        assert_eq!((&answer["verdict"], &answer["stdout"]), (&json!("accepted"), &json!("42\n")), "{answer}");
    }

    /// Sends bytes over a connection of their own and reads until the server closes it.
    pub(crate) async fn raw(&self, bytes: &[u8]) -> String {
        let address = self.url.strip_prefix("http://").unwrap();
        let (mut reader, mut writer) = TcpStream::connect(address).await.unwrap().into_split();
        let mut answer = Vec::new();
        // The server may have had enough before everything is sent.
        let (_, read) = tokio::join!(writer.write_all(bytes), reader.read_to_end(&mut answer));
        read.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Posts in the background.
    pub(crate) fn begin(&self, body: &Value) -> tokio::task::JoinHandle<reqwest::Result<Response>> {
        self.begin_at("/execute", body)
    }

    /// Posts to a route in the background.
    pub(crate) fn begin_at(
        &self,
        path: &str,
        body: &Value,
    ) -> tokio::task::JoinHandle<reqwest::Result<Response>> {
        let request = self.client.post(format!("{}{path}", self.url)).body(body.to_string());
        tokio::spawn(request.header("content-type", "application/json").send())
    }

    /// A number from `/metrics`, by its name with labels.
    pub(crate) async fn metric(&self, name: &str) -> u64 {
        let text = self.get("/metrics").await.text().await.unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.unwrap_or_else(|| panic!("no {name} in {text}")).parse().unwrap()
    }

    /// Waits until the server says that it cannot run code.
    pub(crate) async fn await_unavailable(&self) {
        let deadline = Instant::now() + ANSWERS_WITHIN;
        while answer(self.get("/ready").await).await != (503, json!({"status": "unavailable"})) {
            assert!(Instant::now() < deadline, "still ready");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Waits until so many submissions are in flight and so many of them hold a slot.
    pub(crate) async fn await_load(&self, in_flight: u64, busy: u64) {
        let deadline = Instant::now() + ANSWERS_WITHIN;
        loop {
            let now = (
                self.metric("tockbox_submissions_in_flight").await,
                self.metric("tockbox_slots{state=\"busy\"}").await,
            );
            if now == (in_flight, busy) {
                return;
            }
            assert!(Instant::now() < deadline, "{now:?} is not ({in_flight}, {busy})");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Waits until a number of `/metrics` is at least this.
    pub(crate) async fn await_metric(&self, name: &str, least: u64) {
        let deadline = Instant::now() + ANSWERS_WITHIN;
        loop {
            let now = self.metric(name).await;
            if now >= least {
                return;
            }
            assert!(Instant::now() < deadline, "{name} is {now}, not {least}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// The slots' processes: grandchildren of the launcher.
    pub(crate) fn slots(&self) -> Vec<Process> {
        self.launcher.children().iter().flat_map(Process::children).collect()
    }

    /// The guest of the only slot, once it has used CPU time beyond what a spare needs.
    pub(crate) fn busy_guest(&self) -> Process {
        eventually("a guest that works", || {
            let guests = self.slots().into_iter().flat_map(|slot| slot.children());
            guests.into_iter().find(|guest| guest.cpu_ticks() > 30)
        })
    }

    /// The server and everything below it.
    pub(crate) fn family(&self) -> Vec<Process> {
        let below = descendants(self.process.pid);
        std::iter::once(self.process.clone()).chain(below).collect()
    }

    /// Waits for the end of the server, which was asked for, and asserts that nothing is left. Its exit code.
    pub(crate) fn wait(&mut self, family: &[Process]) -> i32 {
        let code = program::wait(&mut self.child);
        self.await_nothing_left(family);
        code
    }

    /// SIGTERM, and everything that must hold afterwards.
    pub(crate) fn stop(mut self) {
        let family = self.family();
        self.process.signal(Signal::SIGTERM);
        assert_eq!(self.wait(&family), 0, "{:?}", self.log());
    }

    /// Waits until no process, group, mount or file of the server is left.
    pub(crate) fn await_nothing_left(&self, family: &[Process]) {
        eventually("nothing left", || {
            let alive = family.iter().any(Process::is_alive);
            let files = std::fs::read_dir(self.folder.path()).unwrap().count();
            (!alive && files == 0 && cgroups_of(self.launcher.pid).is_empty()).then_some(())
        });
        assert_eq!(mounts(), self.mounts);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|status| status.is_some()) {
            return;
        }
        let family = self.family();
        self.process.signal(Signal::SIGKILL);
        let _ = self.child.wait();
        if !std::thread::panicking() {
            eventually("the end of a killed server", || {
                (!family.iter().any(Process::is_alive)).then_some(())
            });
        }
    }
}

/// Keeps what is logged and tells the address when it is announced.
fn keep(
    lines: impl Iterator<Item = std::io::Result<String>>,
    log: &Mutex<Vec<Value>>,
    address: &mpsc::Sender<String>,
) {
    for line in lines.map_while(Result::ok) {
        let entry: Value = serde_json::from_str(&line).unwrap_or(Value::String(line));
        if let (Some("listening"), Some(at)) = (entry["message"].as_str(), entry["address"].as_str()) {
            // Only the first one is waited for.
            let _ = address.send(at.to_owned());
        }
        log.lock().unwrap().push(entry);
    }
}

/// Status and body, which must be JSON.
pub(crate) async fn answer(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    assert_eq!(response.headers()["content-type"], "application/json");
    (status, response.json().await.unwrap())
}

/// Waits for the end of a server whose children are gone already: its exit code.
pub(crate) fn code_of(server: &mut Server) -> i32 {
    program::wait(&mut server.child)
}
