//! The frames that a guest is sent. No expected value is ever among them.

use std::time::Duration;

use tockbox_core::{Call, Execution, Program, Text, Value, frame};

/// Added to `RLIMIT_CPU`, the backstop behind the CPU limit that the host enforces.
const CPU_SLACK: Duration = Duration::from_secs(2);

/// What a guest is told of an execution, and for a script its standard input after it.
pub(crate) fn opening(execution: &Execution, case_forks: bool, bounded_by_cgroup: bool) -> Vec<u8> {
    let (mode, stdin): (_, &[u8]) = match &execution.program {
        Program::Script { stdin } => ("script", stdin),
        Program::Calls(_) => ("calls", &[]),
    };
    let limits = &execution.limits;
    let data_bytes = if bounded_by_cgroup { 0 } else { limits.memory_bytes };
    let files = execution
        .files
        .iter()
        .map(|file| Value::Tuple(vec![Value::str(&file.path), Value::Bytes(file.content.clone())]))
        .collect();
    let cpu_seconds = (limits.cpu + CPU_SLACK).as_secs_f64().ceil();
    let fields = [
        ("mode", Value::str(mode)),
        ("code", Value::Str(Text::from(&*execution.code))),
        ("files", Value::List(files)),
        // Whole and far below 2^52: the limits have maxima.
        #[expect(clippy::cast_possible_truncation, reason = "a small whole number of seconds")]
        ("cpu_seconds", Value::int(cpu_seconds as i64)),
        ("data_bytes", Value::int(data_bytes)),
        ("file_bytes", Value::int(limits.disk_bytes)),
        ("case_forks", Value::Bool(case_forks)),
    ];
    let request = fields.into_iter().map(|(name, value)| (Value::str(name), value)).collect();
    let mut bytes = frame::encode(&Value::Dict(request));
    bytes.extend_from_slice(stdin);
    bytes
}

/// One test case: the token that makes a loaded guest fork, then the input that only the fork reads.
pub(crate) fn case(call: &Call) -> Vec<u8> {
    let names = |names: &[String]| Value::Tuple(names.iter().map(|name| Value::str(name)).collect());
    let (constructor_args, method) = match &call.path.method {
        Some((args, method)) => (args.clone(), method.as_slice()),
        None => (Vec::new(), [].as_slice()),
    };
    let kwargs = call.kwargs.iter().map(|(name, value)| (Value::str(name), value.clone())).collect();
    let input = Value::Tuple(vec![
        names(&call.path.target),
        Value::List(constructor_args),
        names(method),
        Value::List(call.args.clone()),
        Value::Dict(kwargs),
    ]);
    let mut bytes = frame::encode(&Value::None);
    bytes.extend(frame::encode(&input));
    bytes
}
