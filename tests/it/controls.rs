//! Honest programs that ask for much: numpy, output, processes.

use serde_json::json;
use tockbox_core::Tier;

use crate::support::{Sandbox, Settings, TIERS, pythons};

const NUMPY: &str = "
import threading
import numpy

def work(n):
    matrix = numpy.arange(n * n, dtype=float).reshape(n, n)
    results.append(int((matrix @ numpy.eye(n)).sum()))

results = []
threads = [threading.Thread(target=work, args=(size,)) for size in (100, 200, 300, 400)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), numpy.zeros(40_000_000).nbytes)
";
const NUMPY_ANSWER: &str = "[49995000, 799980000, 4049955000, 12799920000] 320000000\n";

const DAEMONS: &str = "
import os, time
for _ in range(50):
    if os.fork() == 0:
        os.setsid()
        time.sleep(60)
        os._exit(0)
print('started', flush=True)
";

#[test]
fn numpy_and_threads_have_room_in_one_gibibyte() {
    let python = pythons::with_numpy();
    for tier in TIERS {
        let sandbox = Sandbox::with(Settings { tier, python: Some(&python), preload: &[] });
        let judgement = sandbox.judge(&json!({
            "code": NUMPY,
            "limits": {"memory_mib": 1024},
            "tests": [{"type": "stdio", "expected_stdout": NUMPY_ANSWER}],
        }));
        assert_eq!(judgement.verdict.as_str(), "accepted", "{tier}: {judgement:?}");
        assert_eq!(judgement.flags, [], "{tier}");
    }
}

#[test]
fn preloaded_numpy_is_there_and_works() {
    let python = pythons::with_numpy();
    for tier in TIERS {
        let sandbox = Sandbox::with(Settings { tier, python: Some(&python), preload: &["numpy"] });
        let there = sandbox.judge(&json!({"code": "import sys; print('numpy' in sys.modules)"}));
        assert_eq!(there.stdout, "True\n", "{tier}: {there:?}");
        let works = sandbox.judge(&json!({
            "code": NUMPY,
            "limits": {"memory_mib": 1024},
            "tests": [{"type": "stdio", "expected_stdout": NUMPY_ANSWER}],
        }));
        assert_eq!(works.verdict.as_str(), "accepted", "{tier}: {works:?}");
        let drawn = json!({"code": "import numpy; print(numpy.random.randint(1 << 60))"});
        assert_ne!(sandbox.judge(&drawn).stdout, sandbox.judge(&drawn).stdout, "{tier}: guests share a seed");
    }
}

#[test]
fn guests_draw_different_numbers_and_know_their_own_thread() {
    let code = "import random, threading
print(random.random(), random.gauss(0, 1))
assert threading.main_thread().native_id == threading.get_native_id()
assert threading.current_thread() is threading.main_thread()";
    for tier in TIERS {
        let sandbox = Sandbox::start(tier);
        let (first, second) = (sandbox.judge(&json!({"code": code})), sandbox.judge(&json!({"code": code})));
        assert_eq!(first.verdict.as_str(), "accepted", "{tier}: {first:?}");
        assert_ne!(first.stdout, second.stdout, "{tier}: guests share a seed");
    }
}

#[test]
fn cases_go_on_with_the_candidates_seed_and_know_their_own_thread() {
    let code = "import random, threading
random.seed(7)
def draw(): return random.random()
def knows(): return threading.main_thread().native_id == threading.get_native_id()";
    for tier in TIERS {
        let sandbox = Sandbox::start(tier);
        let judgement = sandbox.judge(&json!({"code": code, "tests": [
            {"type": "call", "function": "draw", "args": [], "expected": 0.323_832_764_833_162_37},
            {"type": "call", "function": "draw", "args": [], "expected": 0.323_832_764_833_162_37},
            {"type": "call", "function": "knows", "args": [], "expected": true},
        ]}));
        assert_eq!(judgement.verdict.as_str(), "accepted", "{tier}: {judgement:?}");
    }
}

#[test]
fn output_is_whole_below_its_limit_and_flagged_above() {
    let body = |limit: u64| json!({"code": "print('x' * 999_999)", "limits": {"output_bytes": limit}});
    for tier in TIERS {
        let sandbox = Sandbox::start(tier);
        for limit in [1_000_000, 2 << 20] {
            let whole = sandbox.judge(&body(limit));
            assert_eq!(whole.verdict.as_str(), "accepted", "{tier}, limit {limit}: {:?}", whole.message);
            assert_eq!((whole.stdout.len(), whole.flags.as_slice()), (1_000_000, [].as_slice()), "{tier}");
        }
        let cut = sandbox.judge(&body(999_999));
        assert_eq!(cut.verdict.as_str(), "output_limit_exceeded", "{tier}: {:?}", cut.message);
        let flags: Vec<_> = cut.flags.iter().map(|flag| flag.as_str()).collect();
        assert_eq!((cut.stdout.len(), flags), (999_999, vec!["output_truncated"]), "{tier}");
        sandbox.settle().unwrap_or_else(|surplus| panic!("{tier}: {surplus}"));
    }
}

#[test]
fn daemons_are_gone_when_the_answer_is_there() {
    let sandbox = Sandbox::start(Tier::Full);
    let judgement = sandbox.judge(&json!({"code": DAEMONS, "limits": {"processes": 64}}));
    // The zygote, the slot, and perhaps its next spare already.
    let processes = sandbox.processes();
    assert!(processes.iter().filter(|process| process.is_alive()).count() <= 3, "{processes:?}");
    let flags: Vec<_> = judgement.flags.iter().map(|flag| flag.as_str()).collect();
    assert_eq!(
        (judgement.verdict.as_str(), judgement.stdout.as_str(), flags),
        ("accepted", "started\n", vec!["leftover_processes"]),
        "{judgement:?}"
    );
    sandbox.settle().unwrap_or_else(|surplus| panic!("{surplus}"));
}
