//! `POST /batch` with real guests, and requests that share a connection.
#![expect(clippy::unwrap_used, reason = "an answer without what it must have fails the test")]

use std::time::Duration;

use nix::sys::signal::Signal;
use reqwest::Response;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::processes::eventually;
use crate::server::Server;

/// Works until it has used about a second of CPU time, then says so.
const WORKER: &str = "import time\nwhile time.process_time() < 1.5: pass\nprint('done')";
const LOOP: &str = "while True: pass";
const HEAD: &str = "POST /batch HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\n";

async fn begin(server: &Server, lines: &[Value]) -> Response {
    let body = lines.iter().map(|line| line.to_string() + "\n").collect::<String>();
    let request = server.client.post(format!("{}/batch", server.url)).body(body);
    let response = request.header("content-type", "application/x-ndjson").send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"application/x-ndjson".parse().unwrap())
    );
    response
}

/// All lines of the answer, in the order of the body; what is said of the batch comes first.
async fn lines(response: Response) -> Vec<Value> {
    let answer = response.text().await.unwrap();
    let mut lines: Vec<Value> = answer.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.sort_by_key(|line| line["index"].as_u64());
    lines
}

/// A chunk of a body that does not say how long it will be.
fn chunk(body: &str) -> String {
    format!("{:x}\r\n{body}\r\n", body.len())
}

/// A connection that holds little of what is not read.
async fn connect(server: &Server) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(64 << 10).unwrap();
    socket.connect(server.url.strip_prefix("http://").unwrap().parse().unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_line_gets_the_answer_that_execute_gives() {
    let server = Server::start(&["--slots", "2"]);
    let cases = [
        (json!({"code": "print(6 * 7)"}), "accepted"),
        (json!({"code": "print("}), "syntax_error"),
        (json!({"code": LOOP, "limits": {"cpu_seconds": 0.3}}), "time_limit_exceeded"),
        (
            json!({"code": "def f(): return 1", "tests": [{"type": "assert", "code": "assert f() == 1"}]}),
            "accepted",
        ),
        (
            json!({"code": "def f(): return 1", "tests": [{"type": "assert", "code": "assert ("}]}),
            "tests[0].code",
        ),
        (json!({"code": "1", "limits": {"cpu_seconds": 0}}), "limits.cpu_seconds"),
        (json!({"code": "import os; os._exit(3)"}), "runtime_error"),
    ];
    let all: Vec<_> = (0..140)
        .map(|number| {
            let mut line = cases[number % cases.len()].0.clone();
            line["id"] = json!(number.to_string());
            line
        })
        .collect();
    let answers = lines(begin(&server, &all).await).await;
    assert_eq!(answers.len(), all.len());
    for (number, answer) in answers.iter().enumerate() {
        assert_eq!(answer["index"], number, "{answer}");
        let told = if answer["error"].is_null() {
            assert_eq!(answer["id"], number.to_string());
            &answer["verdict"]
        } else {
            &answer["error"]["field"]
        };
        assert_eq!(told, cases[number % cases.len()].1, "{answer}");
    }
    assert_eq!(server.metric("tockbox_executions_total{verdict=\"accepted\",backend=\"native\"}").await, 40);
    server.assert_serves().await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_does_not_read_is_not_read_from_and_costs_no_memory() {
    /// How long nothing more is taken before it is said that nothing will be.
    const STALLS: Duration = Duration::from_secs(2);
    let server = Server::start(&[]);
    server.assert_serves().await;
    let before = server.process.resident_kib();
    let code = format!("print('y' * 60_000) #{}", "x".repeat(200_000));
    let body = chunk(&format!("{}\n", json!({"code": code})));
    let (count, whole) = (400, 400 * body.len());
    let (mut reader, mut writer) = connect(&server).await.into_split();
    writer.write_all(format!("{HEAD}transfer-encoding: chunked\r\n\r\n").as_bytes()).await.unwrap();
    let mut sent = 0;
    while let Ok(written) =
        tokio::time::timeout(STALLS, writer.write(&body.as_bytes()[sent % body.len()..])).await
    {
        sent += written.unwrap();
        assert!(sent < whole / 4 * 3, "more was taken than buffers hold");
    }
    let judged = server.metric("tockbox_executions_total{verdict=\"accepted\",backend=\"native\"}").await;
    assert!(judged <= u64::try_from(sent / body.len() + 1).unwrap(), "{judged} judged, {sent} bytes sent");

    let rest = async {
        while sent < whole {
            sent += writer.write(&body.as_bytes()[sent % body.len()..]).await.unwrap();
        }
        writer.write_all(b"0\r\n\r\n").await.unwrap();
    };
    let mut answer = Vec::new();
    let reading = async {
        while !answer.ends_with(b"\r\n0\r\n\r\n") {
            assert_ne!(reader.read_buf(&mut answer).await.unwrap(), 0);
        }
    };
    tokio::join!(rest, reading);
    let answer = String::from_utf8(answer).unwrap();
    assert_eq!(answer.matches("\"verdict\":\"accepted\"").count(), count);
    let grown = server.process.resident_kib().saturating_sub(before);
    assert!(grown < 20 << 10, "{grown} KiB more, for {} KiB of lines", whole >> 10);
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_goes_away_in_the_middle_of_a_batch_takes_its_guests_with_it() {
    for flood in [false, true] {
        let server = Server::start(&["--slots", "2"]);
        let mut connection = connect(&server).await;
        let lines = chunk(&format!("{}\n", json!({"code": LOOP})).repeat(100));
        connection
            .write_all(format!("{HEAD}transfer-encoding: chunked\r\n\r\n{lines}").as_bytes())
            .await
            .unwrap();
        if flood {
            let lines = lines.repeat(10_000);
            let sending =
                tokio::time::timeout(Duration::from_secs(2), connection.write_all(lines.as_bytes())).await;
            assert!(sending.is_err(), "all of it was read");
        }
        server.await_load(1, 2).await;
        let guest = server.busy_guest();
        drop(connection);
        eventually("the end of the guest", || (!guest.is_alive()).then_some(()));
        server.await_load(0, 0).await;
        server.assert_serves().await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_that_goes_on_when_the_server_is_told_to_stop_finishes_what_runs_and_says_so() {
    let mut server = Server::start(&[]);
    let response = begin(&server, &vec![json!({"code": WORKER}); 50]).await;
    server.busy_guest();
    let family = server.family();
    server.process.signal(Signal::SIGTERM);
    let mut answers = lines(response).await;
    let error = json!({"code": "stopping", "message": "the server is stopping", "field": null});
    assert_eq!(answers.remove(0), json!({"error": error}));
    // What ran, and what waited for its turn.
    assert!((1..=2).contains(&answers.len()), "{answers:?}");
    for (index, answer) in answers.iter().enumerate() {
        assert_eq!((&answer["index"], &answer["stdout"]), (&json!(index), &json!("done\n")), "{answer}");
    }
    assert_eq!(server.wait(&family), 0, "{:?}", server.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_that_outlast_the_drain_are_killed_and_told_so() {
    let mut server = Server::start(&["--drain-seconds", "1"]);
    let response = begin(&server, &vec![json!({"code": LOOP}); 50]).await;
    server.busy_guest();
    let family = server.family();
    server.process.signal(Signal::SIGTERM);
    let answers = lines(response).await;
    assert!((2..=3).contains(&answers.len()), "{answers:?}");
    for (number, answer) in answers.iter().enumerate() {
        let index = number.checked_sub(1).map_or(Value::Null, |index| json!(index));
        assert_eq!((&answer["index"], &answer["error"]["code"]), (&index, &json!("stopping")));
    }
    assert_eq!(server.wait(&family), 0, "{:?}", server.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_share_a_connection_get_their_own_answers() {
    let server = Server::start(&["--slots", "2"]);
    let request = |path: &str, body: &str| {
        let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n");
        format!("{head}content-length: {}\r\n\r\n{body}", body.len())
    };
    let execute =
        |number: usize| request("/execute", &json!({"code": format!("print({number})")}).to_string());
    let whole: String = (0..20)
        .map(|number| match number % 4 {
            0 => request("/execute", "{"),
            1 => request("/execute", "{}"),
            2 => request("/batch", "{}"),
            _ => execute(number),
        })
        .collect();
    let last = "GET /ready HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let answer = server.raw((whole + last).as_bytes()).await;
    let statuses: Vec<_> =
        answer.match_indices("HTTP/1.1 ").map(|(at, text)| &answer[at + text.len()..][..3]).collect();
    assert_eq!(statuses[..20], ["400", "422", "415", "200"].repeat(5)[..], "{answer}");
    assert_eq!(statuses[20..], ["200"]);
    let printed: Vec<_> = answer
        .match_indices("\"stdout\":\"")
        .map(|(at, text)| answer[at + text.len()..].split('\\').next().unwrap())
        .collect();
    assert_eq!(printed, ["3", "7", "11", "15", "19"]);
    server.assert_serves().await;
    server.stop();
}
