//! `tockbox serve`: requests that try to break it. Each gets an honest answer and none costs a slot.

use serde_json::{Value, json};

use crate::server::{Server, answer};

/// Posts bytes; then the slot must still be there. Status and verdict, or status and code of the error.
async fn outcome(server: &Server, body: impl Into<reqwest::Body>) -> (u16, String) {
    let (status, answer) = answer(server.post(body).await).await;
    server.assert_serves().await;
    let word = if status == 200 { &answer["verdict"] } else { &answer["error"]["code"] };
    (status, word.as_str().unwrap_or_else(|| panic!("{answer}")).to_owned())
}

async fn verdict(server: &Server, code: &str) -> String {
    let (status, word) = outcome(server, json!({"code": code}).to_string()).await;
    assert_eq!(status, 200, "{word}");
    word
}

#[tokio::test]
async fn source_that_no_parser_likes_is_a_syntax_error() {
    let server = Server::start(&[]);
    for code in [
        "print(1)\u{0}",
        "\u{0}",
        "\u{0}\u{1}\u{2}\u{7f}ELF",
        "\u{feff}\u{feff}print(1)",
        "print(\u{202e}1",
        "# coding: rot13\n)",
        "def",
        "'",
        "\\",
    ] {
        assert_eq!(verdict(&server, code).await, "syntax_error", "{code:?}");
    }
    server.stop();
}

#[tokio::test]
async fn source_that_is_nested_deeply_gets_a_verdict() {
    let server = Server::start(&[]);
    for code in [
        "(".repeat(100_000),
        format!("{}{}", "(".repeat(100_000), ")".repeat(100_000)),
        "[".repeat(1_000_000),
        format!("x = {}1", "-".repeat(100_000)),
        format!("x = {}", "lambda:".repeat(10_000)),
        (0..300).map(|depth| " ".repeat(depth) + "if 1:\n").collect(),
        format!("f({}", "f'{".repeat(10_000)),
    ] {
        let word = verdict(&server, &code).await;
        let known = ["syntax_error", "runtime_error", "memory_limit_exceeded"];
        assert!(known.contains(&word.as_str()), "{code:.20}: {word}");
    }
    server.stop();
}

#[tokio::test]
async fn ten_megabytes_of_source_run() {
    let server = Server::start(&[]);
    let code = format!("{}print(2)", "x = 1 # a line like any other\n".repeat(350_000));
    assert!(code.len() > 10 << 20);
    let roomy = json!({"code": code, "limits": {"memory_mib": 4096, "cpu_seconds": 60}});
    assert_eq!(outcome(&server, roomy.to_string()).await, (200, "accepted".to_owned()));
    let comment = json!({"code": format!("print(2) #{}", "x".repeat(10 << 20))});
    assert_eq!(outcome(&server, comment.to_string()).await, (200, "accepted".to_owned()));
    server.stop();
}

#[tokio::test]
async fn json_that_is_broken_is_malformed() {
    let server = Server::start(&[]);
    let malformed = (400, "malformed_request".to_owned());
    let whole = json!({"code": "print(1)", "tests": [{"type": "stdio", "expected_stdout": "1"}]}).to_string();
    for cut in (0..whole.len()).step_by(7) {
        assert_eq!(outcome(&server, whole[..cut].to_owned()).await, malformed, "{cut}");
    }
    for body in [
        "[".repeat(1_000_000).into_bytes(),
        format!(r#"{{"code": "1", "id": {}{}}}"#, "[".repeat(500), "]".repeat(500)).into_bytes(),
        b"{\"code\": \"\xff\"}".to_vec(),
        b"\xef\xbb\xbf{\"code\": \"1\"}".to_vec(),
        b"\x00".to_vec(),
        br#"{"code": "\ud800"}"#.to_vec(),
        br#"{"code": "print('\udc00')"}"#.to_vec(),
        br#"{"code": "1", "limits": {"cpu_seconds": NaN}}"#.to_vec(),
        br#"{"code": "1", "limits": {"cpu_seconds": -Infinity}}"#.to_vec(),
        br#"{"code": "1"} {"code": "2"}"#.to_vec(),
        b"{\"code\": \"a\nb\"}".to_vec(),
    ] {
        let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        assert_eq!(outcome(&server, body).await, malformed, "{shown}");
    }
    server.stop();
}

#[tokio::test]
async fn json_that_is_not_a_submission_is_invalid() {
    let server = Server::start(&[]);
    let invalid = (422, "invalid_submission".to_owned());
    for body in ["null", "[]", "1", "\"print(1)\"", "{}", r#"{"code": null}"#, r#"{"code": ["print(1)"]}"#] {
        assert_eq!(outcome(&server, body).await, invalid, "{body}");
    }
    for limit in ["0", "-0", "-1", "-1e400", "1e400", "1e-400", "99999999999999999999999999", "\"1\"", "true"]
    {
        for name in ["cpu_seconds", "wall_seconds", "memory_mib", "output_bytes", "processes", "disk_mib"] {
            let body = format!(r#"{{"code": "1", "limits": {{"{name}": {limit}}}}}"#);
            assert_eq!(outcome(&server, body.clone()).await, invalid, "{body}");
        }
    }
    for name in ["..", "../x", "a/../x", "/etc/passwd", "a//b", "a/", ".", "a\0b", &"x".repeat(300)] {
        let body = json!({"code": "1", "files": {name: ""}});
        assert_eq!(outcome(&server, body.to_string()).await, invalid, "{name:?}");
    }
    for content in ["***", "a", "Y Q==", "YQ==YQ==", "\u{e9}"] {
        let body = json!({"code": "1", "files": {"x": content}});
        assert_eq!(outcome(&server, body.to_string()).await, invalid, "{content}");
    }
    for content in [Value::Null, json!(1), json!({})] {
        let body = json!({"code": "1", "files": {"x": content}});
        assert_eq!(outcome(&server, body.to_string()).await, invalid, "{content}");
    }
    server.stop();
}

#[tokio::test]
async fn text_that_cannot_be_shown_does_not_break_the_answer() {
    let server = Server::start(&[]);
    let code = r"
import sys
sys.stdout.buffer.write(b'\xff\x00\xc3(\n')
sys.stderr.buffer.write(b'\x1b[31m\xf0\x9f')
raise ValueError('\ud800 \x00 ' + 'y' * 100_000)
";
    let answer = server.judged(&json!({"code": code, "id": "\u{1F980}\u{0}"})).await;
    assert_eq!(
        (&answer["verdict"], &answer["stdout"], &answer["id"]),
        (&json!("runtime_error"), &json!("\u{fffd}\0\u{fffd}(\n"), &json!("\u{1F980}\u{0}"))
    );
    assert!(answer["exception"]["message"].as_str().unwrap().len() < 20_000);
    server.assert_serves().await;
    server.stop();
}

#[tokio::test]
async fn http_that_is_broken_costs_nothing() {
    let server = Server::start(&[]);
    let head = "POST /execute HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n";
    for (request, status) in [
        ("nonsense\r\n\r\n".to_owned(), "400"),
        (format!("{head}content-length: -1\r\n\r\n"), "400"),
        (format!("{head}content-length: 1\r\ncontent-length: 2\r\n\r\n{{}}"), "400"),
        (format!("{head}transfer-encoding: chunked\r\n\r\nzz\r\n"), "400"),
        (format!("{head}content-length: 99999999999\r\nexpect: 100-continue\r\n\r\n"), "413"),
        (format!("{head}x: {}\r\n\r\n", "y".repeat(1 << 20)), "431"),
    ] {
        let answer = server.raw(request.as_bytes()).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request:.150}: {answer}");
        server.assert_serves().await;
    }
    server.stop();
}
