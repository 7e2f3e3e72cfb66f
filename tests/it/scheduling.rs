//! Short runs beside long ones: who waits for whom, and what a verdict does not depend on.

use std::time::{Duration, Instant};

use reqwest::Response;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::processes::{Process, eventually};
use crate::server::{Server, answer};

const LOOP: &str = "while True:\n    pass";
const SLEEPER: &str = "import time\ntime.sleep(60)";

/// Submissions that go on for as long as nobody aborts them, unless their limits end them.
fn long_ones(server: &Server, count: usize, body: &Value) -> Vec<JoinHandle<reqwest::Result<Response>>> {
    (0..count).map(|_| server.begin(body)).collect()
}

async fn end(long_ones: Vec<JoinHandle<reqwest::Result<Response>>>, server: Server) {
    for one in long_ones {
        one.abort();
    }
    server.await_load(0, 0).await;
    assert_eq!(server.metric("tockbox_background_guests").await, 0);
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn short_runs_do_not_wait_for_long_ones_to_end() {
    for code in [LOOP, SLEEPER] {
        let server = Server::start(&["--overcommit", "3"]);
        let long = long_ones(&server, 3, &json!({"code": code}));
        // Each in its turn uses its quantum in the only slot of the foreground.
        server.await_metric("tockbox_background_guests", 3).await;
        server.assert_serves().await;
        end(long, server).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_lets_others_go_first_the_more_it_has_used_and_its_slot_does_not() {
    for tier in ["full", "restricted"] {
        let server = Server::start(&["--overcommit", "1", "--max-isolation", tier]);
        // Threads that are there already are lowered, too.
        let code = "import threading\ndef f():\n    while True:\n        pass\n\
                    threading.Thread(target=f).start()\nf()";
        let long = long_ones(&server, 1, &json!({"code": code, "limits": {"cpu_seconds": 6}}));
        let guest = server.busy_guest();
        let threads = || {
            let tasks = std::fs::read_dir(format!("/proc/{}/task", guest.pid)).unwrap().flatten();
            tasks
                .filter_map(|task| Process::read(task.file_name().to_str()?.parse().ok()?))
                .collect::<Vec<_>>()
        };
        for nice in [10, 13] {
            eventually(&format!("nice value {nice} on {tier}"), || (guest.nice() == nice).then_some(()));
            let threads: Vec<_> = threads().iter().map(Process::nice).collect();
            assert_eq!(threads, [nice; 2], "{tier}");
        }
        assert!(server.slots().iter().all(|slot| slot.nice() == 0));
        end(long, server).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_long_runs_than_there_is_room_for_give_way_and_begin_again() {
    let server = Server::start(&["--overcommit", "1"]);
    let long = long_ones(
        &server,
        4,
        &json!({"code": "print('begun', flush=True)\nwhile True:\n    pass",
                                            "limits": {"cpu_seconds": 0.5}}),
    );
    server.await_metric("tockbox_background_guests", 1).await;
    server.assert_serves().await;
    for one in long {
        let (status, answer) = answer(one.await.unwrap().unwrap()).await;
        assert_eq!((status, &answer["verdict"]), (200, &json!("time_limit_exceeded")), "{answer}");
        // What an execution that gave way had written is not told twice.
        assert_eq!(answer["stdout"], "begun\n");
        assert!(answer["usage"]["cpu_ms"].as_f64().unwrap() < 700.0, "{answer}");
    }
    end(Vec::new(), server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tests_that_were_told_before_a_guest_gave_way_stay_as_they_were() {
    let server = Server::start(&["--overcommit", "1"]);
    let code = "import time\ndef f(x):\n    time.sleep(0.2)\n    return x\n";
    let calls = |count: u32| {
        (0..count).map(|n| json!({"type": "call", "function": "f", "args": [n], "expected": n})).collect()
    };
    let asserts = |count: u32| {
        (0..count).map(|n| json!({"type": "assert", "code": format!("assert f({n}) == {n}")})).collect()
    };
    let tests: [Vec<Value>; 2] = [calls(4), asserts(4)];
    for tests in tests {
        let sleeper = long_ones(&server, 1, &json!({"code": SLEEPER}));
        server.await_metric("tockbox_background_guests", 1).await;
        let long = server.begin(&json!({"code": code, "tests": tests}));
        tokio::time::sleep(Duration::from_millis(500)).await;
        // It takes the place of the other, which has been told some tests and finds no room.
        server.assert_serves().await;
        server.await_metric("tockbox_queue_length", 1).await;
        sleeper.iter().for_each(JoinHandle::abort);
        let (_, answer) = answer(long.await.unwrap().unwrap()).await;
        assert_eq!((&answer["verdict"], &answer["passed"]), (&json!("accepted"), &json!(4)), "{answer}");
    }
    end(Vec::new(), server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_waits_or_has_not_had_its_time_when_its_caller_gives_up_has_no_verdict() {
    let server = Server::start(&["--overcommit", "0"]);
    let body = json!({"code": SLEEPER, "deadline_seconds": 1});
    // The second waits for the slot of the first.
    for one in long_ones(&server, 2, &body) {
        let begun = Instant::now();
        let (status, told) = answer(one.await.unwrap().unwrap()).await;
        assert!(begun.elapsed().as_secs_f64() < 1.0, "{:?}", begun.elapsed());
        assert_eq!(
            (status, &told["verdict"], &told["reward"]),
            (200, &json!("internal_error"), &Value::Null)
        );
        assert_eq!(told["tests"], json!([]));
    }
    end(Vec::new(), server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_has_had_its_time_by_the_clock_when_its_caller_gives_up_is_too_slow() {
    let server = Server::start(&["--overcommit", "8"]);
    // With so many at once most wait for a CPU more than they compute, which is forgiven until the deadline.
    let body = json!({"code": LOOP, "deadline_seconds": 6, "limits": {"wall_seconds": 3.5}});
    for one in long_ones(&server, 8, &body) {
        let (_, answer) = answer(one.await.unwrap().unwrap()).await;
        assert_eq!(answer["verdict"], "time_limit_exceeded", "{answer}");
        assert!(answer["usage"]["wall_ms"].as_f64().unwrap() < 6000.0, "{answer}");
    }
    end(Vec::new(), server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn waiting_for_a_cpu_is_not_time_by_the_clock() {
    let server = Server::start(&["--overcommit", "16", "--wall-seconds", "1"]);
    let looping = json!({"code": LOOP, "limits": {"cpu_seconds": 60, "wall_seconds": 60}});
    let loops = long_ones(&server, 12, &looping);
    server.await_metric("tockbox_background_guests", 12).await;
    // Half a second of CPU time, of which a fair share takes several seconds.
    let code = "import time\nwhile time.process_time() < 0.5:\n    pass";
    let (_, slow) = answer(server.post(json!({"code": code}).to_string()).await).await;
    assert_eq!((&slow["verdict"], &slow["flags"]), (&json!("accepted"), &json!([])), "{slow}");
    assert!(slow["usage"]["wall_ms"].as_f64().unwrap() > 1000.0, "{slow}");
    // One that sleeps waits for no CPU.
    let (_, asleep) = answer(server.post(json!({"code": SLEEPER}).to_string()).await).await;
    assert_eq!(
        (&asleep["verdict"], &asleep["flags"]),
        (&json!("time_limit_exceeded"), &json!([])),
        "{asleep}"
    );
    end(loops, server).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_group_does_not_stand_before_a_single_run() {
    let server = Server::start(&["--overcommit", "4"]);
    let completions: Vec<_> =
        (0..64).map(|n| format!("```python\nimport time\ntime.sleep(0.04)\nprint({n})\n```")).collect();
    let tests = json!([{"type": "stdio", "expected_stdout": "1"}]);
    let body = json!({"completions": completions, "tests": tests});
    let group = server.begin_at("/score", &body);
    server.await_metric("tockbox_queue_length", 1).await;
    let begun = Instant::now();
    server.assert_serves().await;
    let alone = begun.elapsed();
    let (_, answer) = answer(group.await.unwrap().unwrap()).await;
    let all = begun.elapsed();
    assert_eq!(answer["rewards"].as_array().unwrap().iter().filter(|reward| **reward == 1.0).count(), 1);
    assert!(alone < all / 3, "{alone:?} of {all:?}");
    end(Vec::new(), server).await;
}
