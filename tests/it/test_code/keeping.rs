//! A tester is kept for the next candidate of its suite, and carries nothing over to it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{ADD, TIERS, assert_tests, asserting, told};
use crate::processes::{Process, eventually};
use crate::server::{Server, answer};

/// Fails if anything that it does is still there when it runs again, or if a candidate got at what it holds.
const STATEFUL: &str = "import builtins, collections, math
calls = []
numbers = [1, 2]
setattr(math, 'left', getattr(math, 'left', 0) + 1)
setattr(builtins, 'left', getattr(builtins, 'left', 0) + 1)
setattr(collections, 'left', getattr(collections, 'left', 0) + 1)
calls.append(total(numbers))
assert calls == [3]
assert (math.left, left, collections.left) == (1, 1, 1)
assert numbers[:2] == [1, 2]";

/// Candidates for [`STATEFUL`], each unlike the others. All are right.
const CANDIDATES: [&str; 5] = [
    "def total(x):\n    return sum(x)",
    "def total(x):\n    x.append(9)\n    return x[0] + x[1]",
    "import builtins, sys\ndef total(x):\n    builtins.left = 7\n    sys.modules['math'] = None\n    return 3",
    "def total(x):\n    for path in ('left', '/tmp/left'):\n        try:\n            open(path, 'w').write('x')\n        except OSError:\n            pass\n    return 3",
    "import os\ndef total(x):\n    return 3 if not (os.path.exists('left') or os.path.exists('/tmp/left')) else 4",
];

fn fenced(code: &str) -> String {
    format!("```python\n{code}\n```")
}

/// The guests there are once nobody works, the next spares among them.
fn guests(server: &Server) -> Vec<Process> {
    eventually("a guest in each slot", || {
        let children: Vec<_> = server.slots().iter().map(Process::children).collect();
        children.iter().all(|children| children.len() == 1).then(|| children.concat())
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_carried_over_to_the_next_candidate_of_a_suite() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let tests = json!([{"type": "assert", "code": STATEFUL}, {"type": "assert", "code": STATEFUL}]);
        let body = json!({"tests": tests, "completions": CANDIDATES.map(fenced)});
        for round in 0..2 {
            let (status, answer) = server.post_to("/score", &body).await;
            assert_eq!(
                (status, &answer["rewards"]),
                (200, &json!([1.0, 1.0, 1.0, 1.0, 1.0])),
                "{tier}, round {round}: {answer}"
            );
        }
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tester_is_kept_for_the_next_candidate_of_its_suite() {
    let server = Server::start(&[]);
    let body = |code: &str| asserting(code, "assert add(1, 2) == 3");
    server.judged(&body(ADD)).await;
    let before = guests(&server);
    // A slot for candidates and two for testers: a new tester for each would have used all guests there are.
    assert_eq!(before.len(), 3, "{before:?}");
    let mut slowest = Duration::ZERO;
    for number in 0..200 {
        let asked = Instant::now();
        let code = format!("def add(a, b):\n    return a + b + {}", number % 2);
        let right = if number % 2 == 0 { "accepted" } else { "wrong_answer" };
        assert_eq!(told(&server, &body(&code)).await.0, right);
        slowest = slowest.max(asked.elapsed());
    }
    // Nobody waits for the end of what has ended.
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
    let after = guests(&server);
    let kept = before.iter().filter(|guest| after.iter().any(|other| other.pid == guest.pid)).count();
    assert_eq!(kept, 2, "{before:?}, {after:?}");
    server.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_suites_than_testers_get_their_turns() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier, "--slots", "2"]);
        for round in 0..3 {
            let asked: Vec<_> = (0..12)
                .map(|number| {
                    let code = format!("def f(x):\n    return x + {number}");
                    server.begin(&asserting(&code, &format!("assert f({round}) == {}", round + number)))
                })
                .collect();
            for request in asked {
                let (status, body) = answer(request.await.unwrap().unwrap()).await;
                assert_eq!((status, &body["verdict"]), (200, &json!("accepted")), "{tier}, {round}: {body}");
            }
        }
        assert_eq!(server.metric("tockbox_internal_errors_total{source=\"sandbox\"}").await, 0);
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn test_code_that_ends_its_own_process_costs_the_next_candidate_nothing() {
    let test = "from os import _exit\nif add(1, 2) != 3:\n    _exit(0)\nassert add(1, 2) == 3";
    let message = "the test code ended the process that it ran in";
    let accepted = (json!("accepted"), Value::Null, json!([]));
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        for _ in 0..3 {
            assert_eq!(told(&server, &asserting(ADD, test)).await, accepted, "{tier}");
            let wrong = told(&server, &asserting("def add(a, b):\n    return 4", test)).await;
            assert_eq!(wrong, (json!("wrong_answer"), json!(message), json!([])), "{tier}");
        }
        assert_tests(&server).await;
        assert_eq!(server.metric("tockbox_internal_errors_total{source=\"sandbox\"}").await, 0);
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_behind_the_end_of_a_tester_in_the_same_submission_still_runs() {
    for tier in TIERS {
        let server = Server::start(&["--max-isolation", tier]);
        let body = json!({"code": ADD, "tests": [
            {"type": "assert", "code": "assert add(1, 2) == 3"},
            {"type": "assert", "code": "from os import _exit\nadd(1, 2)\n_exit(0)"},
            {"type": "call", "function": "add", "args": [1, 2], "expected": 3},
            {"type": "assert", "code": "assert add(1, 2) == 4"},
        ]});
        let answer = server.judged(&body).await;
        let verdicts = [0, 1, 2, 3].map(|at: usize| answer["tests"][at]["verdict"].clone());
        assert_eq!(
            json!(verdicts),
            json!(["accepted", "wrong_answer", "accepted", "wrong_answer"]),
            "{tier}"
        );
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_draws_other_numbers_for_the_next_candidate() {
    let server = Server::start(&[]);
    let body = asserting("def same(x):\n    return x", "import random\nassert same(random.random()) == 2");
    let (first, second) = (server.judged(&body).await, server.judged(&body).await);
    let drawn = [&first, &second].map(|answer| answer["tests"][0]["actual"].clone());
    assert_eq!(first["verdict"], "wrong_answer", "{first}");
    assert_ne!(drawn[0], drawn[1], "{first}");
    server.stop();
}
