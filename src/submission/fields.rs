//! Reading JSON objects field by field: whatever is wrong is told with its path, and no field is passed over.

use std::time::Duration;

use serde_json::{Map, Number, Value};

use super::Invalid;

/// The fields of one object. Every field that is asked for counts as known; [`Fields::finish`] refuses the others.
///
/// `null` for a field that may be left out means that it is left out.
pub(crate) struct Fields<'a> {
    path: String,
    entries: &'a Map<String, Value>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of `value`, which stands at `path` (empty: the body itself).
    pub(crate) fn of(value: &'a Value, path: &str) -> Result<Self, Invalid> {
        match value.as_object() {
            Some(entries) => Ok(Self { path: path.to_owned(), entries, known: Vec::new() }),
            None if path.is_empty() => Err(Invalid::body(format!("must be an object, not {}", kind(value)))),
            None => Err(wrong_type(path, "an object", value)),
        }
    }

    /// The path of a field.
    pub(crate) fn path(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// Whether the object has the field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entries.get(name).is_some_and(|value| !value.is_null())
    }

    /// A field as it stands; `null` is a value.
    pub(crate) fn raw(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        self.entries.get(name)
    }

    /// A field that may be left out.
    pub(crate) fn get(&mut self, name: &'static str) -> Option<&'a Value> {
        self.raw(name).filter(|value| !value.is_null())
    }

    /// Text.
    pub(crate) fn text(&mut self, name: &'static str) -> Result<Option<&'a str>, Invalid> {
        self.typed(name, "text", Value::as_str)
    }

    /// Text that must be there.
    pub(crate) fn required_text(&mut self, name: &'static str) -> Result<&'a str, Invalid> {
        match self.raw(name) {
            Some(Value::String(text)) => Ok(text),
            Some(other) => Err(wrong_type(&self.path(name), "text", other)),
            None => Err(Invalid::field(self.path(name), "is required")),
        }
    }

    /// Text of at most `max` characters.
    pub(crate) fn short_text(&mut self, name: &'static str, max: usize) -> Result<Option<String>, Invalid> {
        match self.text(name)? {
            Some(text) if text.chars().count() > max => {
                Err(Invalid::field(self.path(name), format!("must have at most {max} characters")))
            }
            text => Ok(text.map(str::to_owned)),
        }
    }

    /// A truth value; `false` when left out.
    pub(crate) fn flag(&mut self, name: &'static str) -> Result<bool, Invalid> {
        Ok(self.typed(name, "true or false", Value::as_bool)?.unwrap_or(false))
    }

    /// An array.
    pub(crate) fn array(&mut self, name: &'static str) -> Result<Option<&'a Vec<Value>>, Invalid> {
        self.typed(name, "an array", Value::as_array)
    }

    /// An object.
    pub(crate) fn object(&mut self, name: &'static str) -> Result<Option<&'a Map<String, Value>>, Invalid> {
        self.typed(name, "an object", Value::as_object)
    }

    /// An integer from 1 to `max`.
    pub(crate) fn count(&mut self, name: &'static str, max: u64) -> Result<Option<u64>, Invalid> {
        let Some(number) = self.number(name)? else { return Ok(None) };
        if number.as_str().contains(['.', 'e', 'E']) {
            return Err(Invalid::field(self.path(name), "must be an integer"));
        }
        let negative = number.as_str().starts_with('-');
        match number.as_u64().unwrap_or(if negative { 0 } else { u64::MAX }) {
            0 => Err(Invalid::field(self.path(name), "must be above 0")),
            above if above > max => Err(Invalid::field(self.path(name), format!("must be at most {max}"))),
            number => Ok(Some(number)),
        }
    }

    /// A number of seconds from one millisecond to `max`.
    pub(crate) fn seconds(&mut self, name: &'static str, max: Duration) -> Result<Option<Duration>, Invalid> {
        let Some(number) = self.number(name)? else { return Ok(None) };
        let seconds = number.as_str().parse().unwrap_or(f64::INFINITY);
        if seconds <= 0.0 {
            Err(Invalid::field(self.path(name), "must be above 0"))
        } else if seconds < 0.001 {
            Err(Invalid::field(self.path(name), "must be at least 0.001"))
        } else if seconds > max.as_secs_f64() {
            Err(Invalid::field(self.path(name), format!("must be at most {}", max.as_secs_f64())))
        } else {
            Ok(Some(Duration::from_secs_f64(seconds)))
        }
    }

    /// A finite number that is not negative.
    pub(crate) fn tolerance(&mut self, name: &'static str) -> Result<Option<f64>, Invalid> {
        let Some(number) = self.number(name)? else { return Ok(None) };
        let path = self.path(name);
        tolerance(number)
            .map(Some)
            .ok_or_else(|| Invalid::field(path, "must be a finite number of 0 or more"))
    }

    /// Refuses fields that nobody asked for.
    pub(crate) fn finish(self) -> Result<(), Invalid> {
        match self.entries.keys().find(|name| !self.known.contains(&name.as_str())) {
            Some(unknown) => {
                let known = self.known.join("`, `");
                // The name is the caller's: a long one is not repeated whole.
                Err(Invalid::field(
                    self.path(&format!("{unknown:.100}")),
                    format!("unknown field: `{known}` are known"),
                ))
            }
            None => Ok(()),
        }
    }

    fn number(&mut self, name: &'static str) -> Result<Option<&'a Number>, Invalid> {
        self.typed(name, "a number", Value::as_number)
    }

    fn typed<T>(
        &mut self,
        name: &'static str,
        what: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, Invalid> {
        let Some(value) = self.get(name) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| wrong_type(&self.path(name), what, value))
    }
}

/// A tolerance: finite and not negative.
pub(crate) fn tolerance(number: &Number) -> Option<f64> {
    number.as_str().parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0)
}

/// `value`, at `path`, should have been `what`.
pub(crate) fn wrong_type(path: &str, what: &str, value: &Value) -> Invalid {
    Invalid::field(path, format!("must be {what}, not {}", kind(value)))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
