//! What a guest is asked to do with a loaded module, as the harness reads it. No expected value is ever among it.

use crate::{Call, TestCode, Text, Value};

/// A piece of test code: its form, its text, its entry point.
pub fn test_code(test: &TestCode) -> Vec<Value> {
    vec![
        Value::str(test.form.as_str()),
        Value::Str(Text::from(&*test.code)),
        test.entry_point.as_deref().map_or(Value::None, Value::str),
    ]
}

/// Make this call.
pub fn call(call: &Call) -> Value {
    let names = |names: &[String]| Value::Tuple(names.iter().map(|name| Value::str(name)).collect());
    let (constructor_args, method) = match &call.path.method {
        Some((args, method)) => (args.clone(), method.as_slice()),
        None => (Vec::new(), [].as_slice()),
    };
    let kwargs = call.kwargs.iter().map(|(name, value)| (Value::str(name), value.clone())).collect();
    Value::Tuple(vec![
        Value::str("call"),
        names(&call.path.target),
        Value::List(constructor_args),
        names(method),
        Value::List(call.args.clone()),
        Value::Dict(kwargs),
    ])
}

/// Carry out what a tester asks for.
pub fn serve(reads_output: bool) -> Value {
    Value::Tuple(vec![Value::str("serve"), Value::Bool(reads_output)])
}

/// Run this test code yourself.
pub fn together(test: &TestCode, go_on: bool) -> Value {
    let mut input = vec![Value::str("together")];
    input.extend(test_code(test));
    input.push(Value::Bool(go_on));
    Value::Tuple(input)
}
