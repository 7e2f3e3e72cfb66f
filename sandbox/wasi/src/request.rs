//! The frames that open a guest's work. No expected value is ever among them.

use sha2::{Digest, Sha256};
use tockbox_core::{Execution, Program, TestCode, Text, Value, request};

fn dict(fields: Vec<(&str, Value)>) -> Value {
    Value::Dict(fields.into_iter().map(|(name, value)| (Value::str(name), value)).collect())
}

/// What a candidate is told.
pub(crate) fn candidate(execution: &Execution) -> Value {
    let mode = match execution.program {
        Program::Script { .. } => "script",
        Program::Cases { .. } => "case",
    };
    dict(vec![("mode", Value::str(mode)), ("code", Value::Str(Text::from(&*execution.code)))])
}

/// What a tester is told: the test code, and nothing of any candidate.
pub(crate) fn tester(test: &TestCode, go_on: bool) -> Value {
    let tests = Value::List(vec![Value::Tuple(request::test_code(test))]);
    dict(vec![("mode", Value::str("tester")), ("tests", tests), ("go_on", Value::Bool(go_on))])
}

/// What the random bytes of a guest follow from: the program, its input, and for one of several cases which. A tester
/// has other ones than its candidate.
pub(crate) fn seed(execution: &Execution, case: usize, is_tester: bool) -> [u8; 32] {
    let stdin: &[u8] = match &execution.program {
        Program::Script { stdin } => stdin,
        Program::Cases { .. } => &[],
    };
    let mut hash = Sha256::new();
    for part in [execution.code.as_bytes(), stdin, &(case as u64).to_le_bytes(), &[u8::from(is_tester)]] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}
