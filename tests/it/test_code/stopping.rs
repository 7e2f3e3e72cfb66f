//! Ends in the middle of a test: of the client, of the server, of the tester.

use nix::sys::signal::Signal;
use serde_json::{Value, json};

use super::{TIERS, assert_tests, asserting};
use crate::processes::{Process, descendants, eventually};
use crate::server::{Server, answer};

/// A candidate that takes half a second of CPU time to load, so that its guest is known by it.
const SLOW: &str = "import time\nwhile time.process_time() < 0.5: pass\ndef add(a, b):\n    return a + b";
/// A test that works for about a second between two uses of the candidate.
const WORKER: &str = "import time
assert add(1, 2) == 3
begin = time.process_time()
while time.process_time() < begin + 1.5: pass
assert add(2, 2) == 4";
/// A test that works until somebody ends it.
const LOOP: &str = "assert add(1, 2) == 3\nwhile True: pass";

/// Processes below the slots that have used more CPU time than a spare needs, once there are two: the candidate's and
/// the tester's.
fn both_guests(server: &Server) -> Vec<Process> {
    eventually("two guests that have worked", || {
        let below = server.slots().into_iter().flat_map(|slot| descendants(slot.pid));
        let worked: Vec<_> = below.filter(|guest| guest.cpu_ticks() > 30).collect();
        (worked.len() == 2).then_some(worked)
    })
}

fn honest(answer: &Value) -> (&Value, &Value, &Value) {
    (&answer["verdict"], &answer["reward"], &answer["message"])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_goes_away_takes_both_guests_with_it() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let running = server.begin(&asserting(SLOW, LOOP));
        let guests = both_guests(&server);
        running.abort();
        eventually("the end of both guests", || (!guests.iter().any(Process::is_alive)).then_some(()));
        server.await_load(0, 0).await;
        assert_eq!(server.metric("tockbox_http_requests_total{route=\"/execute\",status=\"499\"}").await, 1);
        assert_tests(&server).await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_that_runs_when_the_server_is_told_to_stop_ends_and_is_answered() {
    for tier in TIERS {
        let mut server = Server::start(&["--max-isolation", tier]);
        let running = server.begin(&asserting(SLOW, WORKER));
        both_guests(&server);
        let family = server.family();
        server.process.signal(Signal::SIGTERM);
        let (status, answer) = answer(running.await.unwrap().unwrap()).await;
        assert_eq!(status, 200, "{tier}: {answer}");
        assert_eq!(honest(&answer), (&json!("accepted"), &json!(1.0), &Value::Null), "{tier}");
        assert_eq!(server.wait(&family), 0, "{tier}: {:?}", server.log());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_that_does_not_end_in_time_is_let_go_when_the_server_stops() {
    let mut server = Server::start(&["--drain-seconds", "1"]);
    let running = server.begin(&asserting(SLOW, LOOP));
    both_guests(&server);
    let family = server.family();
    server.process.signal(Signal::SIGTERM);
    let (status, answer) = answer(running.await.unwrap().unwrap()).await;
    assert_eq!((status, &answer["error"]["code"]), (503, &json!("stopping")), "{answer}");
    assert_eq!(server.wait(&family), 0, "{:?}", server.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tester_whose_slot_dies_costs_its_request_nothing() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let running = server.begin(&asserting(SLOW, WORKER));
        let guests = both_guests(&server);
        // The candidate waits, so whoever goes on working is the tester.
        let ticks: Vec<_> = guests.iter().map(Process::cpu_ticks).collect();
        let tester = eventually("the guest that works", || {
            let guests = guests.iter().zip(&ticks);
            guests.into_iter().find(|(guest, ticks)| guest.cpu_ticks() > *ticks + 5).map(|(guest, _)| guest)
        });
        let holds = |slot: &&Process| descendants(slot.pid).iter().any(|below| below.pid == tester.pid);
        server.slots().iter().find(holds).unwrap().signal(Signal::SIGKILL);
        let (status, answer) = answer(running.await.unwrap().unwrap()).await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(honest(&answer), (&json!("accepted"), &json!(1.0), &Value::Null), "{tier}: {answer}");
        assert_eq!(server.metric("tockbox_internal_errors_total{source=\"sandbox\"}").await, 0);
        assert_tests(&server).await;
        server.stop();
    }
}
