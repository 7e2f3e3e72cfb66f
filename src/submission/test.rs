//! The entries of `tests`.

use serde_json::Value as Json;
use tockbox_core::{Call, TestCode, TestForm, Value};

use super::body::MAX_NAME_CHARS;
use super::fields::{Fields, tolerance, wrong_type};
use super::{Compare, Expected, Invalid, Policy, Test, TestKind, function, json, literal};

/// Reads `tests`. None are as good as an empty array.
pub(crate) fn read_all(value: Option<&Json>, policy: &Policy) -> Result<Vec<Test>, Invalid> {
    let entries = match value {
        None => return Ok(Vec::new()),
        Some(Json::Array(entries)) => entries,
        Some(other) => return Err(wrong_type("tests", "an array", other)),
    };
    if entries.len() > policy.max_tests {
        return Err(Invalid::field("tests", format!("at most {} tests are allowed", policy.max_tests)));
    }
    entries.iter().enumerate().map(|(index, entry)| read(entry, &format!("tests[{index}]"))).collect()
}

fn read(entry: &Json, path: &str) -> Result<Test, Invalid> {
    let mut fields = Fields::of(entry, path)?;
    let kind = fields.required_text("type")?;
    let name = fields.short_text("name", MAX_NAME_CHARS)?;
    let kind = match kind {
        "stdio" => stdio(&mut fields)?,
        "call" => call(&mut fields)?,
        "assert" => TestKind::Code(code(&mut fields, TestForm::Assert)?),
        "check" => TestKind::Code(code(&mut fields, TestForm::Check)?),
        "unittest" => TestKind::Code(code(&mut fields, TestForm::Unittest)?),
        _ => {
            let message = "must be `stdio`, `call`, `assert`, `check` or `unittest`";
            return Err(Invalid::field(fields.path("type"), message));
        }
    };
    fields.finish()?;
    Ok(Test { name, kind })
}

fn stdio(fields: &mut Fields<'_>) -> Result<TestKind, Invalid> {
    Ok(TestKind::Stdio {
        stdin: fields.text("stdin")?.unwrap_or_default().as_bytes().into(),
        expected_stdout: fields.required_text("expected_stdout")?.to_owned(),
        compare: compare(fields)?,
    })
}

fn compare(fields: &mut Fields<'_>) -> Result<Compare, Invalid> {
    let path = fields.path("compare");
    match fields.get("compare") {
        None => Ok(Compare::default()),
        Some(Json::String(text)) if text == "exact" => Ok(Compare::Exact),
        Some(Json::String(text)) if text == "lines" => Ok(Compare::Lines),
        Some(Json::String(text)) if text == "tokens" => Ok(Compare::Tokens),
        Some(Json::Object(entries)) if entries.len() == 1 && entries.contains_key("float") => {
            let number = entries.get("float").and_then(Json::as_number).and_then(tolerance);
            let message = "must be a finite number of 0 or more";
            number.map(Compare::Float).ok_or_else(|| Invalid::field(format!("{path}.float"), message))
        }
        Some(_) => Err(Invalid::field(
            path,
            "must be `exact`, `lines`, `tokens` or an object such as {\"float\": 1e-6}",
        )),
    }
}

fn call(fields: &mut Fields<'_>) -> Result<TestKind, Invalid> {
    let text = fields.required_text("function")?;
    let path = function::parse(text).map_err(|message| Invalid::field(fields.path("function"), message))?;
    let kwargs = match fields.object("kwargs")? {
        None => Vec::new(),
        Some(entries) => {
            let path = fields.path("kwargs");
            let read = |(name, value): (&String, &Json)| {
                Ok((name.clone(), json::to_python(value, &format!("{path}.{name:.100}"))?))
            };
            entries.iter().map(read).collect::<Result<_, Invalid>>()?
        }
    };
    Ok(TestKind::Call {
        call: Call { path, args: args(fields)?, kwargs },
        expected: expected(fields)?,
        tolerance: fields.tolerance("tolerance")?,
        nan_equal: fields.flag("nan_equal")?,
    })
}

/// Test code. What is wrong with it beyond being blank shows only where there is a Python to read it.
fn code(fields: &mut Fields<'_>, form: TestForm) -> Result<TestCode, Invalid> {
    let text = fields.required_text("code")?;
    if text.trim().is_empty() {
        return Err(Invalid::field(fields.path("code"), "must not be empty"));
    }
    let entry_point = match form {
        TestForm::Assert | TestForm::Unittest => None,
        TestForm::Check => {
            let text = fields.required_text("entry_point")?;
            let path = function::parse(text);
            let path = path.map_err(|message| Invalid::field(fields.path("entry_point"), message))?;
            if path.method.as_ref().is_some_and(|(args, _)| !args.is_empty()) {
                let message = "must have nothing between its parentheses, as in `Class().method`";
                return Err(Invalid::field(fields.path("entry_point"), message));
            }
            Some(path.to_string())
        }
    };
    Ok(TestCode { form, code: text.into(), entry_point })
}

fn args(fields: &mut Fields<'_>) -> Result<Vec<Value>, Invalid> {
    if fields.has("args") && fields.has("args_py") {
        return Err(Invalid::field(fields.path("args"), "cannot be given beside `args_py`"));
    }
    let path = fields.path("args");
    if let Some(args) = fields.array("args")? {
        return args
            .iter()
            .enumerate()
            .map(|(index, value)| json::to_python(value, &format!("{path}[{index}]")))
            .collect();
    }
    match python(fields, "args_py")? {
        None => Ok(Vec::new()),
        Some(Value::List(args) | Value::Tuple(args)) => Ok(args),
        Some(_) => {
            Err(Invalid::field(fields.path("args_py"), "must be a list or tuple of the positional arguments"))
        }
    }
}

fn expected(fields: &mut Fields<'_>) -> Result<Expected, Invalid> {
    let path = fields.path("expected");
    match (fields.raw("expected"), python(fields, "expected_py")?) {
        (Some(_), Some(_)) => Err(Invalid::field(path, "cannot be given beside `expected_py`")),
        (Some(value), None) => Ok(Expected::Json(json::to_python(value, &path)?)),
        (None, Some(value)) => Ok(Expected::Python(value)),
        (None, None) => Err(Invalid::field(path, "is required (or `expected_py`)")),
    }
}

/// A Python literal as text.
fn python(fields: &mut Fields<'_>, name: &'static str) -> Result<Option<Value>, Invalid> {
    let Some(text) = fields.text(name)? else { return Ok(None) };
    let value = literal::parse(text);
    value
        .map(Some)
        .map_err(|error| Invalid::field(fields.path(name), format!("not a Python literal: {error}")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(entries: &Json) -> Result<Vec<Test>, String> {
        read_all(Some(entries), &Policy::default()).map_err(|invalid| invalid.to_string())
    }

    fn refused(entry: &Json) -> String {
        read(&json!([entry])).unwrap_err()
    }

    #[test]
    fn test_code_is_read_in_its_three_forms() {
        let tests = read(&json!([
            {"type": "assert", "code": "assert f()", "name": "n"},
            {"type": "check", "code": "def check(f): f()", "entry_point": "Class().method"},
            {"type": "unittest", "code": "def test(): f()"},
        ]));
        let tests = tests.unwrap();
        let code = |test: &Test| match &test.kind {
            TestKind::Code(code) => code.clone(),
            TestKind::Stdio { .. } | TestKind::Call { .. } => panic!("no code"),
        };
        let made = |form, code: &str, entry_point: Option<&str>| TestCode {
            form,
            code: code.into(),
            entry_point: entry_point.map(str::to_owned),
        };
        assert_eq!(code(&tests[0]), made(TestForm::Assert, "assert f()", None));
        assert_eq!(code(&tests[1]), made(TestForm::Check, "def check(f): f()", Some("Class().method")));
        assert_eq!(code(&tests[2]), made(TestForm::Unittest, "def test(): f()", None));
        assert_eq!((tests[0].name.as_deref(), tests[1].name.as_deref()), (Some("n"), None));
    }

    #[test]
    fn an_entry_point_is_a_path_whatever_spaces_it_has() {
        let read = |entry_point: &str| {
            let test = json!([{"type": "check", "code": "x", "entry_point": entry_point}]);
            let kind = read(&test).unwrap().remove(0).kind;
            let TestKind::Code(code) = kind else { panic!("no code") };
            code.entry_point.unwrap()
        };
        assert_eq!((read("f"), read("a.b.c"), read("A().m")), ("f".into(), "a.b.c".into(), "A().m".into()));
        assert_eq!(read("A( ).m"), "A().m");
    }

    #[test]
    fn what_is_wrong_with_test_code_names_its_field() {
        let check = |entry_point: Json| json!({"type": "check", "code": "x", "entry_point": entry_point});
        for (entry, message) in [
            (json!({"type": "assert"}), "tests[0].code: is required"),
            (json!({"type": "assert", "code": "\n "}), "tests[0].code: must not be empty"),
            (json!({"type": "assert", "code": []}), "tests[0].code: must be text, not an array"),
            (json!({"type": "check", "code": "x"}), "tests[0].entry_point: is required"),
            (
                check(json!("A(1).m")),
                "tests[0].entry_point: must have nothing between its parentheses, as in `Class().method`",
            ),
            (check(json!("f;g")), "tests[0].entry_point: `f;g` is not an identifier"),
            (
                json!({"type": "assert", "code": "x", "entry_point": "f"}),
                "tests[0].entry_point: unknown field: `type`, `name`, `code` are known",
            ),
            (
                json!({"type": "pytest", "code": "x"}),
                "tests[0].type: must be `stdio`, `call`, `assert`, `check` or `unittest`",
            ),
        ] {
            assert_eq!(refused(&entry), message, "{entry}");
        }
    }

    #[test]
    fn there_are_no_more_tests_than_the_policy_allows() {
        let policy = Policy { max_tests: 1, ..Policy::default() };
        let test = json!({"type": "assert", "code": "x"});
        assert_eq!(read_all(Some(&json!([test])), &policy).map(|tests| tests.len()), Ok(1));
        let error = read_all(Some(&json!([test, test])), &policy).unwrap_err();
        assert_eq!(error.to_string(), "tests: at most 1 tests are allowed");
        assert_eq!(read_all(None, &policy).map(|tests| tests.len()), Ok(0));
    }
}
