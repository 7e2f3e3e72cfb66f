//! Honest programs under plain CPython and under Tockbox come to the same.

mod recorded;

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;
use tockbox_core::Tier;

use crate::escapes::program::{Program, read_all};
use crate::program::finish;
use crate::support::Sandbox;

/// Makes every function and method of the program before it return the same wrong answer, but for those methods that
/// compare (a text is true, and plain Python believes an object that says that it is equal) and for iterators, which
/// would not end.
const SPOILER: &str = r#"

def _spoil():
    import types
    kept = "__init__ __new__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __bool__ __next__".split()
    functions = types.FunctionType, staticmethod, classmethod
    def wrong(*args, **kwargs):
        return "a wrong answer"
    for name, value in list(globals().items()):
        if isinstance(value, types.FunctionType) and name != "_spoil":
            globals()[name] = wrong
        elif isinstance(value, type) and value.__module__ == __name__:
            for method, function in list(vars(value).items()):
                if isinstance(function, functions) and method not in kept:
                    setattr(value, method, wrong)

_spoil()
del _spoil
"#;

/// What plain CPython says of the tests of each body: nothing where one passed.
fn by_hand(bodies: &[Value]) -> Vec<Vec<Option<String>>> {
    let folder = TempDir::new().expect("a folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/differential/plain.py");
    let mut python = Command::new("python3");
    python.arg(script).current_dir(folder.path());
    let lines: Vec<String> = bodies.iter().map(Value::to_string).collect();
    let ended = finish(python, lines.join("\n").as_bytes());
    assert_eq!(ended.code, 0, "{}", ended.stderr);
    ended.stdout.lines().map(|line| serde_json::from_str(line).expect("a list")).collect()
}

/// Where the two disagree about a test of `body`.
fn differences(name: &str, sandbox: &Sandbox, body: &Value, by_hand: &[Option<String>]) -> Vec<String> {
    let judgement = match sandbox.judge_in_time(body) {
        Ok(judgement) => judgement,
        Err(refused) => return vec![format!("{name} is refused: {refused}; by hand: {by_hand:?}")],
    };
    let pairs = judgement.tests.iter().zip(by_hand);
    let differ = pairs.filter(|(test, by_hand)| test.verdict.is_accepted() == by_hand.is_some());
    let told = differ.map(|(test, by_hand)| {
        let verdict = test.verdict.as_str();
        format!("{name}, test {}: {verdict} ({:?}), by hand {by_hand:?}", test.index, test.message)
    });
    told.collect()
}

/// The honest controls whose tests are code.
fn controls() -> Vec<Program> {
    let all = read_all().into_iter().flatten();
    all.filter(|program| program.honest && program.has_tests() && program.is_for(Tier::Full)).collect()
}

#[test]
fn honest_programs_pass_their_tests_in_plain_python() {
    let programs = controls();
    assert!(programs.len() > 50, "{} programs", programs.len());
    let bodies: Vec<_> = programs.iter().map(|program| program.body(Tier::Full)).collect();
    let mut failed = Vec::new();
    for (program, by_hand) in programs.iter().zip(by_hand(&bodies)) {
        assert!(!by_hand.is_empty(), "{} has no tests", program.file);
        let said = by_hand.iter().enumerate().filter_map(|(at, said)| Some((at, said.as_ref()?)));
        failed.extend(said.map(|(at, said)| format!("{}, test {at}: {said}", program.file)));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn mutants_of_honest_programs_fail_the_same_tests_in_plain_python() {
    let programs = controls();
    let spoil = |program: &Program| {
        let mut body = program.body(Tier::Full);
        body["code"] = json!(format!("{}{SPOILER}", body["code"].as_str().expect("text")));
        // What is wrong stays wrong when it is not waited for.
        body["limits"] = json!({"cpu_seconds": 1, "wall_seconds": 4});
        body
    };
    let bodies: Vec<_> = programs.iter().map(spoil).collect();
    let sandbox = Sandbox::start(Tier::Full);
    let mut found = Vec::new();
    for ((program, body), by_hand) in programs.iter().zip(&bodies).zip(by_hand(&bodies)) {
        if by_hand.iter().all(Option::is_none) {
            found.push(format!("{} passes with wrong answers", program.file));
        }
        found.extend(differences(&program.file, &sandbox, body, &by_hand));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
