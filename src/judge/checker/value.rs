//! Comparing Python values. The value that came is a guest's: it may break every rule of Python's own
//! containers (a set with equal members, a dict with unhashable keys) and is then simply not equal.

mod object;

use std::borrow::Cow;
use std::collections::HashMap;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};
use tockbox_core::Value;
use tockbox_core::object::Object;

use super::{Expected, is_same};
use crate::judge::key::exact::{Exact, approximate, plain_scalar};
use crate::judge::key::key;

/// Whether `actual` equals `expected`: Python's `==` between exact builtins and the other exact types that cross.
///
/// Against JSON a tuple equals an array, and keys other than text equal their JSON text. `tolerance` applies
/// wherever two numbers meet of which one is a float or complex, but not to members of sets and keys of dicts.
pub fn values_match(expected: &Expected, actual: &Value, tolerance: Option<f64>, nan_equal: bool) -> bool {
    let json = matches!(expected, Expected::Json(_));
    Comparison { json, tolerance, nan_equal }.equal(expected.value(), actual)
}

/// Key and value.
type Entry<'a> = (&'a Value, &'a Value);

fn pairs(entries: &[(Value, Value)]) -> Vec<Entry<'_>> {
    entries.iter().map(|(name, item)| (name, item)).collect()
}

struct Comparison {
    json: bool,
    tolerance: Option<f64>,
    nan_equal: bool,
}

impl Comparison {
    /// Recursion is bounded: requests and answers are refused when they nest deeply.
    fn equal(&self, expected: &Value, actual: &Value) -> bool {
        match (expected, actual) {
            (Value::None, Value::None) => true,
            (Value::Str(expected), Value::Str(actual)) => expected == actual,
            (Value::Bytes(expected), Value::Bytes(actual)) => expected == actual,
            (Value::List(expected), Value::List(actual)) | (Value::Tuple(expected), Value::Tuple(actual)) => {
                self.all_equal(expected, actual)
            }
            (Value::List(expected), Value::Tuple(actual)) if self.json => self.all_equal(expected, actual),
            (Value::Set(_) | Value::FrozenSet(_), Value::Set(_) | Value::FrozenSet(_)) => {
                let expected = key(expected, self.nan_equal);
                expected.is_some() && expected == key(actual, self.nan_equal)
            }
            (Value::Dict(expected), Value::Dict(actual)) => {
                self.dicts_equal(&pairs(expected), &pairs(actual))
            }
            (Value::Object(..), _) | (_, Value::Object(..)) => self.objects_equal(expected, actual),
            (expected, actual) => match (Number::of(expected), Number::of(actual)) {
                (Some(expected), Some(actual)) => self.numbers_equal(&expected, &actual),
                _ => false,
            },
        }
    }

    fn all_equal(&self, expected: &[Value], actual: &[Value]) -> bool {
        expected.len() == actual.len()
            && expected.iter().zip(actual).all(|(expected, actual)| self.equal(expected, actual))
    }

    fn dicts_equal(&self, expected: &[Entry<'_>], actual: &[Entry<'_>]) -> bool {
        if expected.len() != actual.len() {
            return false;
        }
        let longest = expected.iter().map(|(name, _)| text_length(name)).max().unwrap_or(0);
        let mut left = HashMap::with_capacity(expected.len());
        for (name, item) in expected {
            let Some(name) = key(name, self.nan_equal) else { return false };
            left.insert(name, item);
        }
        // Every expected entry is found once: with equal lengths, that is all of both.
        actual.iter().all(|(name, item)| {
            let name = if self.json { json_key(name, longest) } else { key(name, self.nan_equal) };
            let found = name.and_then(|name| left.remove(&name));
            found.is_some_and(|expected| self.equal(expected, item))
        })
    }

    fn numbers_equal(&self, expected: &Number, actual: &Number) -> bool {
        let exact = self.parts_equal(&expected.real, &actual.real)
            && self.parts_equal(&Part::Float(expected.imag), &Part::Float(actual.imag));
        let both_whole = matches!((&expected.real, &actual.real), (Part::Int(_), Part::Int(_)));
        exact || !both_whole && self.tolerance.is_some_and(|tolerance| is_close(expected, actual, tolerance))
    }

    fn parts_equal(&self, expected: &Part, actual: &Part) -> bool {
        match (expected, actual) {
            (Part::Int(expected), Part::Int(actual)) => expected == actual,
            (Part::Float(expected), Part::Float(actual)) => {
                is_same(*expected, *actual) || self.nan_equal && expected.is_nan() && actual.is_nan()
            }
            (Part::Int(int), Part::Float(float)) | (Part::Float(float), Part::Int(int)) => {
                float.fract() == 0.0 && BigInt::from_f64(*float).is_some_and(|float| float == **int)
            }
            (Part::Exact(..), _) | (_, Part::Exact(..)) => {
                let (expected, actual) = (expected.exact(), actual.exact());
                let nan = expected == Exact::Nan || actual == Exact::Nan;
                expected == actual && (!nan || self.nan_equal)
            }
        }
    }
}

/// A Python number: `bool`, `int`, `float`, `complex`, `Fraction` or `Decimal`.
struct Number<'a> {
    real: Part<'a>,
    imag: f64,
}

/// The real part, as exact as it came.
enum Part<'a> {
    Int(Cow<'a, BigInt>),
    Float(f64),
    /// A `Fraction` or `Decimal`, and nearly the same as a double.
    Exact(Exact, f64),
}

impl Part<'_> {
    fn exact(&self) -> Exact {
        match self {
            Self::Int(number) => Exact::Int(number.clone().into_owned()),
            Self::Float(number) => Exact::of_float(*number),
            Self::Exact(number, _) => number.clone(),
        }
    }
}

impl<'a> Number<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        let (real, imag) = match value {
            Value::Bool(truth) => (Part::Int(Cow::Owned(BigInt::from(u8::from(*truth)))), 0.0),
            Value::Int(number) => (Part::Int(Cow::Borrowed(number)), 0.0),
            Value::Float(number) => (Part::Float(*number), 0.0),
            Value::Complex(real, imag) => (Part::Float(*real), *imag),
            Value::Object(kind, state) => {
                let object = Object::of(kind, state)?;
                (Part::Exact(Exact::of_object(&object)?, approximate(&object)?), 0.0)
            }
            Value::None
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::List(_)
            | Value::Tuple(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::FrozenSet(_) => return None,
        };
        Some(Self { real, imag })
    }

    /// The real part as a double; infinite when it is too large for one.
    fn real_f64(&self) -> f64 {
        match &self.real {
            Part::Int(number) => number.to_f64().unwrap_or(f64::INFINITY),
            Part::Float(number) | Part::Exact(_, number) => *number,
        }
    }
}

/// `|actual - expected| <= tolerance * max(1, |expected|)`, which also holds for complex numbers. What is not
/// finite is close to nothing: infinities have been found equal before, if they are.
fn is_close(expected: &Number, actual: &Number, tolerance: f64) -> bool {
    let (real, actual_real) = (expected.real_f64(), actual.real_f64());
    let finite = [real, expected.imag, actual_real, actual.imag].into_iter().all(f64::is_finite);
    let difference = (actual_real - real).hypot(actual.imag - expected.imag);
    finite && difference <= tolerance * real.hypot(expected.imag).max(1.0)
}

/// The key of the JSON text that Python's `json` makes of a dict's key, if it makes one.
fn json_key(name: &Value, longest: usize) -> Option<Vec<u8>> {
    let text = match name {
        Value::Str(_) => return key(name, false),
        Value::None => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        // A number with more digits than any text looked for is not printed: that would take long.
        Value::Int(number) if number.bits() / 4 > longest as u64 => return None,
        Value::Float(number) if number.is_nan() => "NaN".to_owned(),
        Value::Float(f64::INFINITY) => "Infinity".to_owned(),
        Value::Float(f64::NEG_INFINITY) => "-Infinity".to_owned(),
        Value::Int(_) | Value::Float(_) => name.to_string(),
        Value::Complex(..)
        | Value::Bytes(_)
        | Value::List(_)
        | Value::Tuple(_)
        | Value::Dict(_)
        | Value::Set(_)
        | Value::FrozenSet(_) => return None,
        Value::Object(..) => return json_key(&plain_scalar(name)?, longest),
    };
    key(&Value::str(&text), false)
}

fn text_length(name: &Value) -> usize {
    if let Value::Str(text) = name { text.as_bytes().len() } else { 0 }
}

#[cfg(test)]
mod tests;
