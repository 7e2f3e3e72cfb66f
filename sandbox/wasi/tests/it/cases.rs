//! Calls and test code, as on the native backend.

use std::sync::Arc;
use std::time::Duration;

use tockbox_core::{
    Call, CallPath, Case, Ending, Execution, Flag, GuestRun, KillReason, Limits, Program, Suite, TestCode,
    TestEnd, TestForm, Value,
};

use crate::support::{backend, block_on, outcome, runs, script};

fn calls(code: &str, args: &[i64]) -> Execution {
    let call = |arg: &i64| {
        let path = CallPath { target: vec!["f".to_owned()], method: None };
        Case::Call(Call { path, args: vec![Value::int(*arg)], kwargs: Vec::new() })
    };
    let cases = args.iter().map(call).collect();
    Execution { program: Program::Cases { cases, suite: None }, ..script(code) }
}

fn tests(code: &str, form: TestForm, tests: &[&str]) -> Execution {
    let piece = |text: &&str| TestCode { form, code: (*text).into(), entry_point: Some("f".to_owned()) };
    let suite = Suite { tests: tests.iter().map(piece).collect(), go_on: true };
    let cases = (0..tests.len()).map(Case::Test).collect();
    Execution { program: Program::Cases { cases, suite: Some(Arc::new(suite)) }, ..script(code) }
}

fn end(run: &GuestRun) -> Option<(TestEnd, u32, u32)> {
    run.tested.as_ref().map(|tested| (tested.end, tested.passed, tested.total))
}

#[test]
fn each_call_has_the_module_as_it_was_loaded() {
    block_on(async {
        let backend = backend(2).await;
        let code = "seen = []\ndef f(x):\n    seen.append(x)\n    if x == 3: raise KeyError(x)\n    return seen * 2, 1 / x";
        let said: Vec<String> = runs(&backend, &calls(code, &[1, 2, 3])).await.iter().map(outcome).collect();
        assert_eq!(said, ["answer ([1, 1], 1.0)", "answer ([2, 2], 0.5)", "raised KeyError: 3"]);
    });
}

#[test]
fn a_module_that_does_not_load_fails_each_case() {
    block_on(async {
        let backend = backend(1).await;
        let said: Vec<String> = runs(&backend, &calls("1 / 0", &[1, 2])).await.iter().map(outcome).collect();
        assert_eq!(said, ["not loaded ZeroDivisionError: division by zero"; 2]);
        let said: Vec<String> =
            runs(&backend, &calls("import os\nos._exit(0)", &[1])).await.iter().map(outcome).collect();
        assert_eq!(said, ["silent"]);
    });
}

#[test]
fn asserts_are_judged_in_another_instance() {
    block_on(async {
        let backend = backend(2).await;
        let pieces =
            ["assert f(2) == 4\nassert f(3) == 9", "assert f(2) == 4\nassert f(3) == 10\nassert f(1) == 1"];
        let told = runs(&backend, &tests("def f(x): return x * x", TestForm::Assert, &pieces)).await;
        assert_eq!(end(&told[0]), Some((TestEnd::Passed, 2, 2)), "{told:?}");
        assert_eq!(end(&told[1]), Some((TestEnd::Failed, 2, 3)), "{told:?}");
        assert!(told[0].usage.instructions.unwrap() > 0);
    });
}

#[test]
fn other_forms_of_test_code_work_too() {
    block_on(async {
        let backend = backend(2).await;
        let check =
            "def check(candidate):\n    assert candidate([3, 1]) == [1, 3]\n    assert candidate([]) == []";
        let told = runs(&backend, &tests("def f(x): return sorted(x)", TestForm::Check, &[check])).await;
        assert_eq!(end(&told[0]), Some((TestEnd::Passed, 2, 2)), "{told:?}");
        let unit = "import unittest\nclass T(unittest.TestCase):\n    def test_a(self): self.assertEqual(f(1), 1)\n    def test_b(self): self.assertRaises(ValueError, f, -1)";
        let code = "def f(x):\n    if x < 0: raise ValueError(x)\n    return x";
        let told = runs(&backend, &tests(code, TestForm::Unittest, &[unit])).await;
        assert_eq!(end(&told[0]), Some((TestEnd::Passed, 2, 2)), "{told:?}");
        let together = "import inspect\nassert 'return' in inspect.getsource(f)";
        let told = runs(&backend, &tests(code, TestForm::Assert, &[together])).await;
        assert_eq!(end(&told[0]), Some((TestEnd::Passed, 1, 1)), "{told:?}");
        assert_eq!(told[0].flags, [Flag::InProcess]);
    });
}

#[test]
fn a_candidate_that_ends_or_loops_or_lies_does_not_pass() {
    block_on(async {
        let backend = backend(2).await;
        let piece = ["assert f(2) == 4"];
        for (code, ending) in [
            ("import os\ndef f(x): os._exit(0)", Ending::Exited(0)),
            ("def f(x): f(x)", Ending::Exited(0)),
            ("class A:\n    def __eq__(self, other): return True\ndef f(x): return A()", Ending::Exited(0)),
            (
                "from wit_world.imports import host\ndef f(x): host.send(b'N')",
                Ending::Killed(KillReason::Protocol),
            ),
            (
                "from wit_world.imports import host\ndef f(x): host.receive()",
                Ending::Killed(KillReason::Protocol),
            ),
            ("from wit_world.imports import host\nhost.receive()", Ending::Killed(KillReason::Protocol)),
            ("import builtins\nbuiltins.tuple = None\ndef f(x): return 4", Ending::Exited(1)),
        ] {
            let told = runs(&backend, &tests(code, TestForm::Assert, &piece)).await;
            assert_ne!(end(&told[0]).map(|end| end.0), Some(TestEnd::Passed), "{code}");
            assert_eq!(told[0].ending, ending, "{code} {told:?}");
        }
    });
}

#[test]
fn a_talk_without_end_takes_wall_time() {
    block_on(async {
        let backend = backend(2).await;
        let endless = "class Endless:\n    def __iter__(self): return self\n    def __next__(self): return 4\n\
                       def f(): return Endless()";
        let limits = Limits { wall: Duration::from_millis(200), ..Limits::default() };
        let test = tests(endless, TestForm::Assert, &["for n in f():\n    assert n == 4"]);
        let told = runs(&backend, &Execution { limits, ..test }).await;
        assert_eq!(told[0].tested.as_ref().unwrap().end, TestEnd::Unfinished, "{told:?}");
        assert!(told[0].usage.instructions.unwrap() < 1_000_000_000, "{told:?}");
    });
}

#[test]
fn test_code_that_is_wrong_is_no_fault_of_the_candidates() {
    block_on(async {
        let backend = backend(2).await;
        let told = runs(
            &backend,
            &tests("def f(x): return x", TestForm::Assert, &["assert f(", "assert undefined_name"]),
        )
        .await;
        assert_eq!(told[0].tested.as_ref().unwrap().end, TestEnd::Broken);
        assert_ne!(told[1].tested.as_ref().unwrap().end, TestEnd::Passed);
    });
}
