//! `tockbox serve`: the ways in which it, its parts and its clients end.

use nix::sys::signal::Signal;
use serde_json::{Value, json};

use crate::processes::{Process, eventually};
use crate::server::{Server, answer};

/// Works until it has used about a second of CPU time, then says so.
const WORKER: &str = "import time\nwhile time.process_time() < 1.5: pass\nprint('done')";
/// Works until somebody ends it.
const LOOP: &str = "while True: pass";
/// With namespaces and cgroups, and with neither.
const TIERS: [&str; 2] = ["full", "restricted"];

fn honest(answer: &Value) -> (&Value, &Value, &Value) {
    (&answer["verdict"], &answer["reward"], &answer["stdout"])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guest_that_runs_when_the_server_is_told_to_stop_finishes_and_is_answered() {
    for tier in TIERS {
        for signal in [Signal::SIGTERM, Signal::SIGINT] {
            let mut server = Server::start(&["--max-isolation", tier]);
            let running = server.begin(&json!({"code": WORKER}));
            server.await_load(1, 1).await;
            server.busy_guest();
            let family = server.family();
            server.process.signal(signal);
            let (status, answer) = answer(running.await.unwrap().unwrap()).await;
            assert_eq!(status, 200, "{signal}: {answer}");
            assert_eq!(honest(&answer), (&json!("accepted"), &json!(1.0), &json!("done\n")), "{signal}");
            assert_eq!(server.wait(&family), 0, "{signal}: {:?}", server.log());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_signal_stops_at_once_and_leaves_nothing() {
    let mut server = Server::start(&[]);
    let running = server.begin(&json!({"code": LOOP}));
    server.busy_guest();
    let family = server.family();
    server.process.signal(Signal::SIGTERM);
    eventually("the start of the stop", || {
        server.log().iter().any(|entry| entry["message"] == "stopping").then_some(())
    });
    server.process.signal(Signal::SIGINT);
    assert_eq!(server.wait(&family), 130);
    // Told that the server stops, or cut off: no verdict either way.
    if let Ok(response) = running.await.unwrap() {
        assert_eq!(response.status().as_u16(), 503);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_takes_everything_with_it() {
    for tier in TIERS {
        for code in [LOOP, "import time; time.sleep(60)"] {
            let mut server = Server::start(&["--max-isolation", tier, "--slots", "2"]);
            let running = server.begin(&json!({"code": code}));
            server.await_load(1, 1).await;
            // The server, its launcher, a zygote, two slots, a guest and a spare.
            let family =
                eventually("both slots", || Some(server.family()).filter(|family| family.len() >= 7));
            server.process.signal(Signal::SIGKILL);
            assert_eq!(server.wait(&family), 137);
            running.await.unwrap().unwrap_err();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_launcher_a_server_gives_no_verdict_and_does_not_hang() {
    let mut server = Server::start(&[]);
    let running = server.begin(&json!({"code": LOOP}));
    server.busy_guest();
    let family = server.family();
    server.launcher.signal(Signal::SIGKILL);
    let (status, lost) = answer(running.await.unwrap().unwrap()).await;
    assert_no_verdict(status, &lost);
    let (status, later) = server.execute(&json!({"code": "print(1)"})).await;
    assert_no_verdict(status, &later);
    eventually("the end of all guests", || {
        let others = family.iter().filter(|process| process.pid != server.process.pid);
        (!others.into_iter().any(Process::is_alive)).then_some(())
    });
    server.await_unavailable().await;
    server.process.signal(Signal::SIGTERM);
    assert_eq!(crate::server::code_of(&mut server), 0);
}

/// Our failure: nobody learns from it.
fn assert_no_verdict(status: u16, answer: &Value) {
    if status == 200 {
        assert_eq!(
            (&answer["verdict"], &answer["reward"]),
            (&json!("internal_error"), &Value::Null),
            "{answer}"
        );
    } else {
        assert_eq!(status, 503, "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_that_dies_costs_its_request_nothing_and_is_replaced() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let slot = server.slots().pop().unwrap();
        let running = server.begin(&json!({"code": WORKER}));
        let guest = server.busy_guest();
        slot.signal(Signal::SIGKILL);
        let (status, answer) = answer(running.await.unwrap().unwrap()).await;
        assert_eq!(status, 200, "{answer}");
        assert_eq!(honest(&answer), (&json!("accepted"), &json!(1.0), &json!("done\n")));
        assert!(!slot.is_alive() && !guest.is_alive());
        server.await_load(0, 0).await;
        assert_eq!(server.metric("tockbox_slots{state=\"idle\"}").await, 1);
        assert_eq!(server.metric("tockbox_slots_recycled_total").await, 1);
        assert_eq!(server.metric("tockbox_internal_errors_total{source=\"sandbox\"}").await, 0);
        server.assert_serves().await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_that_dies_twice_is_our_failure_and_has_no_reward() {
    let server = Server::start(&[]);
    let running = server.begin(&json!({"code": LOOP}));
    for _ in 0..2 {
        let guest = server.busy_guest();
        for slot in server.slots() {
            slot.signal(Signal::SIGKILL);
        }
        eventually("the end of the guest", || (!guest.is_alive()).then_some(()));
    }
    let (status, answer) = answer(running.await.unwrap().unwrap()).await;
    assert_eq!(status, 200);
    assert_eq!(honest(&answer), (&json!("internal_error"), &Value::Null, &json!("")), "{answer}");
    assert_eq!(server.metric("tockbox_internal_errors_total{source=\"sandbox\"}").await, 1);
    server.assert_serves().await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idle_slot_that_dies_is_not_noticed_by_the_next_request() {
    let server = Server::start(&[]);
    for slot in server.slots() {
        slot.signal(Signal::SIGKILL);
        eventually("the end of the slot", || (!slot.is_alive()).then_some(()));
    }
    server.assert_serves().await;
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spare_that_dies_before_it_is_used_is_not_noticed_by_the_next_request() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        for guest in server.slots().into_iter().flat_map(|slot| slot.children()) {
            guest.signal(Signal::SIGKILL);
            eventually("the end of the spare", || (!guest.is_alive()).then_some(()));
        }
        server.assert_serves().await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_zygote_is_no_wrong_verdict() {
    let server = Server::start(&[]);
    let zygote = server.launcher.children().pop().unwrap();
    zygote.signal(Signal::SIGKILL);
    eventually("the end of the zygote", || (!zygote.is_alive()).then_some(()));
    let (status, answer) = server.execute(&json!({"code": "print(6 * 7)"})).await;
    if honest(&answer) != (&json!("accepted"), &json!(1.0), &json!("42\n")) {
        assert_no_verdict(status, &answer);
    }
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_goes_away_takes_its_guest_with_it() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let running = server.begin(&json!({"code": LOOP}));
        let guest = server.busy_guest();
        running.abort();
        eventually("the end of the guest", || (!guest.is_alive()).then_some(()));
        server.await_load(0, 0).await;
        assert_eq!(server.metric("tockbox_http_requests_total{route=\"/execute\",status=\"499\"}").await, 1);
        server.assert_serves().await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_goes_away_while_it_waits_gets_no_guest() {
    let server = Server::start(&[]);
    let running = server.begin(&json!({"code": WORKER}));
    server.await_load(1, 1).await;
    let waiting = server.begin(&json!({"code": LOOP}));
    server.await_load(2, 1).await;
    waiting.abort();
    server.await_load(1, 1).await;
    let (_, answer) = answer(running.await.unwrap().unwrap()).await;
    assert_eq!(answer["stdout"], "done\n");
    server.assert_serves().await;
    server.stop();
}
