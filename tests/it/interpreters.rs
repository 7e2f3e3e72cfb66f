//! Every CPython that is here, 3.10 to 3.14, on both native tiers.

use serde_json::{Value, json};
use tockbox::judgement::Judgement;

use crate::support::{Sandbox, Settings, TIERS, pythons};

const THREADS: &str = "
import threading
totals = []
threads = [threading.Thread(target=lambda n=n: totals.append(sum(range(n)))) for n in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(totals))
";

const CALLS: &str = "
class Solution:
    def add(self, a, b):
        return a + b

def swap(a, b):
    return b, a
";

#[test]
fn each_version_runs_the_same_programs_on_both_tiers() {
    let pythons = pythons::found();
    let found: Vec<_> =
        pythons.iter().map(|(version, path)| format!("3.{version} {}", path.display())).collect();
    println!("{}", found.join("\n"));
    let mut versions: Vec<_> = pythons.iter().map(|(version, _)| *version).collect();
    versions.dedup();
    let wanted = if pythons::manager().is_some_and(|folder| folder.is_dir()) { 2 } else { 1 };
    assert!(versions.len() >= wanted, "too few versions of CPython: {found:?}");
    for (version, path) in &pythons {
        for tier in TIERS {
            let sandbox = Sandbox::with(Settings { tier, python: Some(path), preload: &[] }).with_testers();
            assert!(
                sandbox.python_version().starts_with(&format!("3.{version}.")),
                "{} on {tier}: {}",
                path.display(),
                sandbox.python_version()
            );
            smoke(&sandbox, &format!("{} on {tier}", path.display()));
        }
    }
}

fn smoke(sandbox: &Sandbox, label: &str) {
    let judge = |body: Value| -> Judgement { sandbox.judge(&body) };
    let verdict = |judgement: &Judgement, right: &str| {
        assert_eq!(judgement.verdict.as_str(), right, "{label}: {judgement:?}");
        assert_eq!(judgement.flags, [], "{label}: {judgement:?}");
    };

    let printed = judge(json!({"code": "print(6 * 7, 'ü')"}));
    verdict(&printed, "accepted");
    assert_eq!(printed.stdout, "42 ü\n", "{label}");

    let raised = judge(json!({"code": "def f():\n    return 1 / 0\nf()"}));
    verdict(&raised, "runtime_error");
    let exception = raised.exception.as_ref().expect(label);
    assert_eq!((exception.kind.as_str(), exception.line), ("ZeroDivisionError", Some(2)), "{label}");
    assert!(raised.stderr.ends_with("ZeroDivisionError: division by zero\n"), "{label}: {}", raised.stderr);

    let wrong = judge(json!({"code": "print(1)\ndef f(:\n    pass"}));
    verdict(&wrong, "syntax_error");
    assert_eq!(
        (wrong.exception.as_ref().expect(label).line, wrong.stdout.as_str()),
        (Some(2), ""),
        "{label}"
    );

    let called = judge(json!({"code": CALLS, "tests": [
        {"type": "call", "function": "Solution().add", "args": [1, 2], "expected": 3},
        {"type": "call", "function": "swap", "args": [1, 2], "expected_py": "(2, 1)"},
        {"type": "call", "function": "swap", "args": [1, 2], "expected_py": "[2, 1]"},
    ]}));
    verdict(&called, "wrong_answer");
    let verdicts: Vec<_> = called.tests.iter().map(|test| test.verdict.as_str()).collect();
    assert_eq!(verdicts, ["accepted", "accepted", "wrong_answer"], "{label}: {called:?}");

    let tested = judge(json!({"code": CALLS, "tests": [
        {"type": "unittest", "code": "def test_swap():\n    assert swap(1, 2) == (2, 1)"},
    ]}));
    verdict(&tested, "accepted");

    let threads = judge(json!({"code": THREADS}));
    verdict(&threads, "accepted");
    assert_eq!(threads.stdout, "[0, 0, 1, 3, 6, 10, 15, 21]\n", "{label}");
    sandbox.settle().unwrap_or_else(|surplus| panic!("{label}: {surplus}"));
}
