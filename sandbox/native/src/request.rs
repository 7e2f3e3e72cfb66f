//! The frames that a guest is sent. No expected value is ever among them.

use std::time::Duration;

use tockbox_core::{Call, Execution, Limits, Program, Suite, TestCode, Text, Value, frame, request};

/// Added to `RLIMIT_CPU`, the backstop behind the CPU limit that the host enforces.
const CPU_SLACK: Duration = Duration::from_secs(2);

/// What a guest is told of an execution, and for a script its standard input after it.
pub(crate) fn opening(execution: &Execution, case_forks: bool, bounded_by_cgroup: bool) -> Vec<u8> {
    let (mode, stdin): (_, &[u8]) = match &execution.program {
        Program::Script { stdin } => ("script", stdin),
        Program::Cases { .. } => ("cases", &[]),
    };
    let files = execution
        .files
        .iter()
        .map(|file| Value::Tuple(vec![Value::str(&file.path), Value::Bytes(file.content.clone())]))
        .collect();
    let own = [
        ("mode", Value::str(mode)),
        ("code", Value::Str(Text::from(&*execution.code))),
        ("files", Value::List(files)),
    ];
    let mut bytes = opened(own, &execution.limits, case_forks, bounded_by_cgroup);
    bytes.extend_from_slice(stdin);
    bytes
}

/// What a tester is told: the test code, and nothing of any candidate.
pub(crate) fn tester(suite: &Suite, limits: &Limits, case_forks: bool, bounded_by_cgroup: bool) -> Vec<u8> {
    let tests = suite.tests.iter().map(|test| Value::Tuple(request::test_code(test))).collect();
    let own =
        [("mode", Value::str("tester")), ("tests", Value::List(tests)), ("go_on", Value::Bool(suite.go_on))];
    opened(own, limits, case_forks, bounded_by_cgroup)
}

/// The request frame: what is particular to it, and what each has.
fn opened(own: [(&str, Value); 3], limits: &Limits, case_forks: bool, bounded_by_cgroup: bool) -> Vec<u8> {
    let cpu_seconds = (limits.cpu + CPU_SLACK).as_secs_f64().ceil();
    let shared = [
        // Whole and far below 2^52: the limits have maxima.
        #[expect(clippy::cast_possible_truncation, reason = "a small whole number of seconds")]
        ("cpu_seconds", Value::int(cpu_seconds as i64)),
        ("data_bytes", Value::int(if bounded_by_cgroup { 0 } else { limits.memory_bytes })),
        ("file_bytes", Value::int(limits.disk_bytes)),
        ("case_forks", Value::Bool(case_forks)),
    ];
    let fields = own.into_iter().chain(shared).map(|(name, value)| (Value::str(name), value));
    frame::encode(&Value::Dict(fields.collect()))
}

/// One call: the token that makes a loaded guest fork, then the input that only the fork reads.
pub(crate) fn call(call: &Call) -> Vec<u8> {
    case(&request::call(call))
}

/// A case of a candidate that carries out what a tester asks for.
pub(crate) fn serve(reads_output: bool) -> Vec<u8> {
    case(&request::serve(reads_output))
}

/// A case of a candidate that runs test code in its own process.
pub(crate) fn together(test: &TestCode, go_on: bool) -> Vec<u8> {
    case(&request::together(test, go_on))
}

/// A case of a tester: the number of the piece of test code that it is to run.
pub(crate) fn run_test(index: usize) -> Vec<u8> {
    case(&Value::int(index))
}

fn case(input: &Value) -> Vec<u8> {
    let mut bytes = frame::encode(&Value::None);
    bytes.extend(frame::encode(input));
    bytes
}
