//! `tockbox run` with real guests: it is as transparent as `env` or `timeout`.

use serde_json::json;
use tempfile::TempDir;

use crate::program::{built, command, file, finish, run_code, tockbox};

#[test]
fn both_streams_pass_through_byte_for_byte() {
    let code = r"
import sys
sys.stdout.buffer.write(bytes(range(256)) + b'\xff\xfe no newline')
sys.stderr.buffer.write(b'\x00\x80\r\n\x1b[0m')
";
    let ended = run_code(code, &[]);
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(ended.code, 0);
    assert_eq!(ended.bytes, ([&all, &b"\xff\xfe no newline"[..]].concat(), b"\x00\x80\r\n\x1b[0m".to_vec()));
}

#[test]
fn a_long_output_arrives_whole() {
    let ended = run_code("print('x' * 5_000_000)", &["--output-bytes", "6000000"]);
    assert_eq!((ended.code, ended.stdout.len(), ended.stderr.as_str()), (0, 5_000_001, ""));
}

#[test]
fn the_exit_code_is_the_guests_own_or_tells_its_end_as_a_shell_would() {
    for (code, words, expected, said) in [
        ("pass", &[][..], 0, ""),
        ("import sys; sys.exit(3)", &[], 3, "tockbox: runtime error: ended with status 3\n"),
        ("import os; os._exit(255)", &[], 255, "tockbox: runtime error: ended with status 255\n"),
        ("import os; os.kill(os.getpid(), 15)", &[], 143, "tockbox: runtime error: ended by signal 15\n"),
        ("import os; os.kill(os.getpid(), 9)", &[], 137, "tockbox: runtime error: ended by signal 9\n"),
        ("import os; os.abort()", &[], 134, "tockbox: runtime error: ended by signal 6\n"),
        (
            "import time; time.sleep(60)",
            &["--wall-seconds", "0.3"],
            124,
            "tockbox: time limit exceeded: had not ended after 0.3 s\n",
        ),
        (
            "while True: pass",
            &["--cpu-seconds", "0.3"],
            124,
            "tockbox: time limit exceeded: used more than 0.3 s of CPU time\n",
        ),
        (
            "x = bytearray(1 << 30)",
            &["--memory-mib", "64"],
            137,
            "tockbox: memory limit exceeded: used more than 64 MiB of memory\n",
        ),
        (
            "print('x' * 11)",
            &["--output-bytes", "10"],
            153,
            "tockbox: output limit exceeded: wrote more than 10 bytes\n",
        ),
        (
            "def",
            &[],
            1,
            "  File \"<candidate>\", line 1\n    def\n       ^\nSyntaxError: invalid syntax\n\
             tockbox: syntax error: SyntaxError: invalid syntax (<candidate>, line 1)\n",
        ),
    ] {
        let ended = run_code(code, words);
        assert_eq!((ended.code, ended.stderr.as_str()), (expected, said), "{code:.60}");
    }
}

#[test]
fn what_was_written_before_a_limit_is_shown() {
    let ended = run_code("print('so far', flush=True)\nwhile True: pass", &["--cpu-seconds", "0.2"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (124, "so far\n"));
}

#[test]
fn an_exception_is_told_as_python_tells_it() {
    let ended = run_code("def f():\n    return 1 / 0\nf()", &[]);
    let expected = "Traceback (most recent call last):\n  File \"<candidate>\", line 3, in <module>\n    f()\n  \
                    File \"<candidate>\", line 2, in f\n    return 1 / 0\n\
                    ZeroDivisionError: division by zero\n\
                    tockbox: runtime error: ZeroDivisionError: division by zero\n";
    assert_eq!((ended.code, ended.stderr.as_str()), (1, expected));
}

#[test]
fn the_program_reads_the_file_named_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let code = file(folder.path(), "code.py", "import sys; print(sys.stdin.buffer.read())");
    let input = file(folder.path(), "input", "a\r\nb");
    let ours = b"this is ours";
    let run = |words: &[&str]| {
        let ended = finish(command(built(), words), ours);
        assert_eq!((ended.code, ended.stderr.as_str()), (0, ""));
        ended.stdout
    };
    assert_eq!(run(&["run", &code]), "b''\n");
    assert_eq!(run(&["run", &code, "--stdin", &input]), "b'a\\r\\nb'\n");
    assert_eq!(run(&["run", &code, "--stdin", "-"]), "b'this is ours'\n");
}

#[test]
fn json_is_the_answer_of_execute() {
    let ended = run_code("import sys; print(1); sys.exit(3)", &["--json"]);
    let answer = ended.json();
    assert_eq!((ended.code, ended.stderr.as_str(), ended.stdout.lines().count()), (3, "", 1));
    assert_eq!(
        (&answer["verdict"], &answer["reward"], &answer["stdout"], &answer["exit_code"]),
        (&json!("runtime_error"), &json!(0.0), &json!("1\n"), &json!(3))
    );
}

#[test]
fn tests_are_judged_and_the_exit_code_is_the_answer() {
    let folder = TempDir::new().unwrap();
    let code =
        file(folder.path(), "code.py", "def f(x): return x + 1\nif __name__ == '__main__': print(input())");
    let call = r#"{"type": "call", "function": "f", "args": [1], "expected": 2}"#;
    let good = file(
        folder.path(),
        "good.jsonl",
        format!("{call}\n{{\"type\": \"stdio\", \"stdin\": \"a\", \"expected_stdout\": \"a\"}}\n"),
    );
    let bad = file(
        folder.path(),
        "bad.json",
        format!(r#"[{call}, {{"type": "stdio", "name": "two", "stdin": "2", "expected_stdout": "3"}}]"#),
    );
    let ended = tockbox(&["run", &code, "--tests", &good]);
    assert_eq!((ended.code, ended.stdout.as_str()), (0, "accepted: 2 of 2 tests accepted\n"));
    let ended = tockbox(&["run", &code, "--tests", &bad]);
    assert_eq!((ended.code, ended.stdout.as_str()), (1, "wrong answer: 1 of 2 tests accepted\n"));
    assert!(
        ended.stderr.contains("stdout differs from what is expected, first in line 1"),
        "{}",
        ended.stderr
    );
    let ended = tockbox(&["run", &code, "--tests", &bad, "--json"]);
    assert_eq!((ended.code, &ended.json()["passed"]), (1, &json!(1)));

    let broken = file(folder.path(), "broken.json", r#"[{"type": "call"}]"#);
    let ended = tockbox(&["run", &code, "--tests", &broken]);
    assert_eq!((ended.code, ended.stderr.as_str()), (2, "tockbox: tests[0].function: is required\n"));
}

#[test]
fn a_reader_that_has_had_enough_is_no_error_and_a_full_disk_is_one() {
    let mut shell = std::process::Command::new("/bin/sh");
    let program = built().display();
    shell.args(["-c", &format!("{program} run - --output-bytes 3000000 | head -c 3; echo ${{PIPESTATUS}}")]);
    let ended = finish(shell, b"print('x' * 2_000_000)");
    assert_eq!((ended.stdout.as_str(), ended.stderr.as_str()), ("xxx\n", ""));

    let mut shell = std::process::Command::new("/bin/sh");
    shell.args(["-c", &format!("{program} run - > /dev/full")]);
    let ended = finish(shell, b"print(1)");
    assert_eq!((ended.code, ended.stderr.as_str()), (70, "tockbox: No space left on device (os error 28)\n"));
}

#[test]
fn the_doctor_says_what_holds() {
    let ended = tockbox(&["doctor", "--json"]);
    let diagnosis = ended.json();
    assert_eq!(
        (ended.code, &diagnosis["tier"], &diagnosis["floor_holds"]),
        (0, &json!("full"), &json!(true))
    );
    assert_eq!(diagnosis["interpreter"]["found"], true);
    assert_eq!(diagnosis["zygote_module"]["found"], true);
    for layer in diagnosis["layers"].as_array().into_iter().flatten() {
        assert_eq!((&layer["holds"], &layer["advice"]), (&json!(true), &json!(null)), "{layer}");
    }
    let ended = tockbox(&["doctor"]);
    assert_eq!(ended.code, 0);
    assert!(ended.stdout.ends_with("tier: full; the floor (restricted) holds\n"), "{}", ended.stdout);
}
