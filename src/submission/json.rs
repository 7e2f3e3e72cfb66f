//! JSON: bytes → a parsed body, and JSON values → Python values.

use std::collections::HashSet;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value as Json;
use tockbox_core::Value;

use super::literal::MAX_DEPTH;
use super::{Invalid, decimal};

/// Parses a body. What is wrong is told with its position, and with the field when one was reached.
pub(crate) fn parse(body: &[u8]) -> Result<Json, Invalid> {
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => {
            return Err(Invalid::malformed(format!("not UTF-8 at byte {}", error.valid_up_to()), None));
        }
    };
    serde_json::from_str(text).map_err(|error| malformed(text, &error))
}

/// A name that the outermost object has more than once. [`parse`] keeps the last of them, as Python does.
pub(crate) fn repeated_name(body: &[u8]) -> Option<String> {
    serde_json::Deserializer::from_slice(body).deserialize_map(Names).ok().flatten()
}

struct Names;

impl<'de> Visitor<'de> for Names {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut names = HashSet::new();
        let mut repeated = None;
        while let Some((name, IgnoredAny)) = entries.next_entry::<String, _>()? {
            if let Some(name) = names.replace(name) {
                repeated.get_or_insert(name);
            }
        }
        Ok(repeated)
    }
}

/// Parsing again, this time noting where: only errors pay for it.
fn malformed(text: &str, error: &serde_json::Error) -> Invalid {
    let mut reader = serde_json::Deserializer::from_str(text);
    let field = match serde_path_to_error::deserialize::<_, Json>(&mut reader) {
        Err(error) => Some(error.path().to_string()),
        Ok(_) => None,
    };
    // `?` stands for a name that was not reached.
    let field = field.map(|path| path.trim_end_matches(['?', '.']).to_owned());
    let field = field.filter(|path| !path.is_empty() && path.len() <= 200);
    let position = format!(" at line {} column {}", error.line(), error.column());
    let reason = error.to_string();
    let reason = reason.strip_suffix(&position).unwrap_or(&reason);
    let message = match reason {
        "recursion limit exceeded" => format!("not JSON that is read here: nested too deeply{position}"),
        // Also said of a lone trailing surrogate and of a leading one that is not followed by an escape.
        "lone leading surrogate in hex escape" | "unexpected end of hex escape" => {
            format!("not JSON: a surrogate escape that is not one of a pair{position}")
        }
        other => format!("not JSON: {other}{position}"),
    };
    Invalid::malformed(message, field)
}

/// The Python value that `json.loads` makes of `json`, which stands at `path`.
pub(crate) fn to_python(json: &Json, path: &str) -> Result<Value, Invalid> {
    convert(json, MAX_DEPTH).map_err(|message| Invalid::field(path, message))
}

fn convert(json: &Json, depth: usize) -> Result<Value, &'static str> {
    let deeper = || depth.checked_sub(1).ok_or("nested too deeply");
    Ok(match json {
        Json::Null => Value::None,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) if !number.as_str().contains(['.', 'e', 'E']) => {
            Value::Int(decimal::parse(number.as_str()))
        }
        Json::Number(number) => {
            let number = number.as_str().parse().ok().filter(|number: &f64| number.is_finite());
            Value::Float(number.ok_or("holds a number that is too large for a double")?)
        }
        Json::String(text) => Value::str(text),
        Json::Array(items) => {
            let depth = deeper()?;
            Value::List(items.iter().map(|item| convert(item, depth)).collect::<Result<_, _>>()?)
        }
        Json::Object(entries) => {
            let depth = deeper()?;
            let entries = entries.iter().map(|(name, item)| Ok((Value::str(name), convert(item, depth)?)));
            Value::Dict(entries.collect::<Result<_, &'static str>>()?)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::InvalidKind;

    fn python(json: &str) -> String {
        to_python(&parse(json.as_bytes()).unwrap(), "").unwrap().to_string()
    }

    fn error(body: &[u8]) -> (String, Option<String>) {
        let error = parse(body).unwrap_err();
        assert_eq!(error.kind, InvalidKind::Malformed);
        (error.message, error.field)
    }

    #[test]
    fn numbers_are_exact_and_keep_their_type() {
        assert_eq!(python("[1, 1.0, 1e3, -0, -0.0, 0.1]"), "[1, 1.0, 1000.0, 0, -0.0, 0.1]");
        let long = "123456789".repeat(100);
        assert_eq!(python(&long), long);
        assert_eq!(python("1.7976931348623157e308"), "1.7976931348623157e+308");
        let error = to_python(&parse(b"[1e400]").unwrap(), "tests[0].args").unwrap_err();
        assert_eq!(error.to_string(), "tests[0].args: holds a number that is too large for a double");
    }

    #[test]
    fn objects_keep_their_order_and_the_last_of_equal_names_counts() {
        assert_eq!(python(r#"{"b": null, "a": true, "b": "x"}"#), "{'b': 'x', 'a': True}");
    }

    #[test]
    fn a_name_that_is_there_twice_is_found_at_the_outermost_level_alone() {
        let repeated = |body: &str| repeated_name(body.as_bytes());
        assert_eq!(
            repeated(r#"{"a": 1, "b": {"a": 1, "a": 2}, "\u0062": [], "a": 1}"#).as_deref(),
            Some("b")
        );
        assert_eq!(repeated(r#"{"a": 1, "b": {"c": 1, "c": 2}}"#), None);
        assert_eq!(repeated("[1]"), None);
    }

    #[test]
    fn what_is_not_json_is_told_with_its_place() {
        let field = |name: &str| Some(name.to_owned());
        assert_eq!(error(b"{"), ("not JSON: EOF while parsing an object at line 1 column 1".into(), None));
        assert_eq!(error(b"\xff"), ("not UTF-8 at byte 0".into(), None));
        assert_eq!(error(b""), ("not JSON: EOF while parsing a value at line 1 column 0".into(), None));
        assert_eq!(
            error(br#"{"tests": [{"expected": NaN}]}"#),
            ("not JSON: expected value at line 1 column 25".into(), field("tests[0].expected"))
        );
        for text in [r"\ud800", r"\udc00", r"\ud800x", r"\ud800\n", r"\ud800\ud800"] {
            let (message, place) = error(format!("{{\"code\": \"{text}\"}}").as_bytes());
            assert!(
                message.starts_with("not JSON: a surrogate escape that is not one of a pair at line 1"),
                "{message}"
            );
            assert_eq!(place, field("code"));
        }
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        assert!(
            error(deep.as_bytes()).0.starts_with("not JSON that is read here: nested too deeply at line 1")
        );
    }
}
