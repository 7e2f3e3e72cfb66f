//! Files of the command line become the body of a submission.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thiserror::Error;

use crate::submission::Invalid;

/// Why there is nothing to run. The message names the file.
#[derive(Debug, Error)]
pub enum InputError {
    /// The file cannot be read.
    #[error("cannot read {}", shown(path))]
    Unreadable {
        /// The file; `-` is standard input.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// The file is not text.
    #[error("{} is not UTF-8 (byte {at})", shown(path))]
    NotText {
        /// The file; `-` is standard input.
        path: PathBuf,
        /// The first byte that is not.
        at: usize,
    },
    /// The file of tests is not JSON.
    #[error("{} is neither a JSON array nor one JSON object a line", shown(path))]
    NotTests {
        /// The file; `-` is standard input.
        path: PathBuf,
        /// Where and why not.
        #[source]
        source: serde_json::Error,
    },
    /// The files cannot be judged.
    #[error("{}", located(.0))]
    Invalid(Invalid),
    /// Standard input can be read once.
    #[error("only one of the files can be -")]
    StdinTwice,
}

/// The body of `POST /execute` that the files make up.
pub(super) fn body(code: &Path, tests: Option<&Path>, stdin: Option<&Path>) -> Result<Value, InputError> {
    let from_stdin = [Some(code), tests, stdin].into_iter().flatten().filter(|path| is_stdin(path)).count();
    if from_stdin > 1 {
        return Err(InputError::StdinTwice);
    }
    let mut body = json!({ "code": read(code)? });
    if let Some(path) = tests {
        body["tests"] = parse_tests(path, &read(path)?)?;
    }
    if let Some(path) = stdin {
        body["stdin"] = read(path)?.into();
    }
    Ok(body)
}

fn read(path: &Path) -> Result<String, InputError> {
    let mut bytes = Vec::new();
    let outcome = if is_stdin(path) {
        std::io::stdin().lock().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    outcome.map_err(|source| InputError::Unreadable { path: path.into(), source })?;
    String::from_utf8(bytes)
        .map_err(|error| InputError::NotText { path: path.into(), at: error.utf8_error().valid_up_to() })
}

/// One array, or any number of objects one after the other.
fn parse_tests(path: &Path, text: &str) -> Result<Value, InputError> {
    let not_tests = |source| InputError::NotTests { path: path.into(), source };
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(not_tests);
    }
    let objects = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    objects.collect::<Result<Vec<_>, _>>().map(Value::Array).map_err(not_tests)
}

fn located(Invalid { message, field, .. }: &Invalid) -> String {
    match field {
        Some(field) => format!("{field}: {message}"),
        None => message.clone(),
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn shown(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_an_array_or_one_object_a_line() {
        let path = Path::new("tests.jsonl");
        let two = json!([{"type": "stdio"}, {"type": "call"}]);
        assert_eq!(parse_tests(path, &two.to_string()).unwrap(), two);
        assert_eq!(parse_tests(path, "{\"type\": \"stdio\"}\n\n{\"type\": \"call\"}\n").unwrap(), two);
        assert_eq!(parse_tests(path, "").unwrap(), json!([]));
        assert_eq!(
            parse_tests(path, "{\"type\": ").unwrap_err().to_string(),
            "tests.jsonl is neither a JSON array nor one JSON object a line"
        );
    }

    #[test]
    fn standard_input_is_read_once() {
        let stdin = Path::new("-");
        assert_eq!(body(stdin, None, Some(stdin)).unwrap_err().to_string(), "only one of the files can be -");
    }

    #[test]
    fn a_file_that_is_not_text_is_named_with_the_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("code.py");
        std::fs::write(&path, b"print(1)\n\xff").unwrap();
        let message = body(&path, None, None).unwrap_err().to_string();
        assert_eq!(message, format!("{} is not UTF-8 (byte 9)", path.display()));
    }
}
