//! Comparing Python values. The value that came is a guest's: it may break every rule of Python's own
//! containers (a set with equal members, a dict with unhashable keys) and is then simply not equal.

use std::borrow::Cow;
use std::collections::HashMap;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};
use tockbox_core::Value;

use super::{Expected, is_same};
use crate::judge::key::key;

/// Whether `actual` equals `expected`: Python's `==` between exact builtins.
///
/// Against JSON a tuple equals an array, and keys other than text equal their JSON text. `tolerance` applies
/// wherever two numbers meet of which one is a float or complex, but not to members of sets and keys of dicts.
pub fn values_match(expected: &Expected, actual: &Value, tolerance: Option<f64>, nan_equal: bool) -> bool {
    let json = matches!(expected, Expected::Json(_));
    Comparison { json, tolerance, nan_equal }.equal(expected.value(), actual)
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
            (Value::Dict(expected), Value::Dict(actual)) => self.dicts_equal(expected, actual),
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

    fn dicts_equal(&self, expected: &[(Value, Value)], actual: &[(Value, Value)]) -> bool {
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
        }
    }
}

/// A Python number: `bool`, `int`, `float` or `complex`.
struct Number<'a> {
    real: Part<'a>,
    imag: f64,
}

/// The real part, as exact as it came.
enum Part<'a> {
    Int(Cow<'a, BigInt>),
    Float(f64),
}

impl<'a> Number<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        let (real, imag) = match value {
            Value::Bool(truth) => (Part::Int(Cow::Owned(BigInt::from(u8::from(*truth)))), 0.0),
            Value::Int(number) => (Part::Int(Cow::Borrowed(number)), 0.0),
            Value::Float(number) => (Part::Float(*number), 0.0),
            Value::Complex(real, imag) => (Part::Float(*real), *imag),
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
            Part::Float(number) => *number,
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
    };
    key(&Value::str(&text), false)
}

fn text_length(name: &Value) -> usize {
    if let Value::Str(text) = name { text.as_bytes().len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Value::{Bool, Complex, Dict, Float, FrozenSet, List, None as Nothing, Set, Tuple};

    fn int(number: i64) -> Value {
        Value::int(number)
    }

    fn text(text: &str) -> Value {
        Value::str(text)
    }

    fn python(expected: &Value, actual: &Value) -> bool {
        values_match(&Expected::Python(expected.clone()), actual, None, false)
    }

    fn json(expected: &Value, actual: &Value) -> bool {
        values_match(&Expected::Json(expected.clone()), actual, None, false)
    }

    fn close(expected: &Value, actual: &Value, tolerance: f64) -> bool {
        values_match(&Expected::Json(expected.clone()), actual, Some(tolerance), false)
    }

    #[test]
    fn numbers_of_all_types_compare_by_value_and_exactly() {
        let ones = [int(1), Float(1.0), Bool(true), Complex(1.0, 0.0)];
        for one in &ones {
            assert!(ones.iter().all(|other| python(one, other) && json(one, other)));
            assert!(!python(one, &text("1")) && !python(one, &Nothing) && !python(one, &int(2)));
        }
        assert!(
            python(&Float(-0.0), &Float(0.0))
                && python(&int(0), &Float(-0.0))
                && python(&int(0), &Bool(false))
        );
        assert!(python(&int(1 << 53), &Float(9_007_199_254_740_992.0)));
        assert!(!python(&int((1 << 53) + 1), &Float(9_007_199_254_740_992.0)));
        assert!(!python(&Float(9_007_199_254_740_992.0), &int((1 << 53) + 1)));
        assert!(!python(&Complex(9_007_199_254_740_992.0, 0.0), &int((1 << 53) + 1)));
        let huge = BigInt::from(10).pow(400);
        assert!(!python(&Value::Int(huge.clone()), &Float(f64::INFINITY)));
        assert!(!close(&Value::Int(huge), &Float(f64::INFINITY), 1.0));
    }

    #[test]
    fn nan_equals_nothing_unless_asked_for() {
        let nan = List(vec![Float(f64::NAN)]);
        assert!(!python(&nan, &nan) && !close(&nan, &nan, 1.0));
        assert!(values_match(&Expected::Python(nan.clone()), &nan, None, true));
        assert!(!values_match(&Expected::Python(nan.clone()), &List(vec![int(1)]), Some(1e300), true));
        let set = Set(vec![Float(f64::NAN), int(1)]);
        assert!(!python(&set, &set) && values_match(&Expected::Python(set.clone()), &set, None, true));
        let keyed = Dict(vec![(Float(f64::NAN), int(1))]);
        assert!(
            !python(&keyed, &keyed) && values_match(&Expected::Python(keyed.clone()), &keyed, None, true)
        );
    }

    #[test]
    fn json_cannot_tell_a_tuple_from_a_list_and_a_python_literal_can() {
        let pair = |make: fn(Vec<Value>) -> Value| make(vec![int(1), int(2)]);
        assert!(json(&pair(List), &pair(Tuple)) && json(&List(vec![pair(List)]), &Tuple(vec![pair(Tuple)])));
        assert!(!python(&pair(List), &pair(Tuple)) && !python(&pair(Tuple), &pair(List)));
        assert!(!json(&pair(List), &pair(Set)) && !json(&pair(List), &pair(FrozenSet)));
        assert!(!json(&pair(List), &List(vec![int(1)])) && !json(&List(vec![]), &Nothing));
        assert!(!json(&text("ab"), &Value::Bytes(b"ab".to_vec())));
    }

    #[test]
    fn keys_equal_their_json_text_against_json_only() {
        let expected = |name: &str| Dict(vec![(text(name), int(1))]);
        let actual = |name: &Value| Dict(vec![(name.clone(), int(1))]);
        for (name, key) in [
            ("1", int(1)),
            ("true", Bool(true)),
            ("null", Nothing),
            ("1.5", Float(1.5)),
            ("1e+16", Float(1e16)),
            ("NaN", Float(f64::NAN)),
            ("-Infinity", Float(f64::NEG_INFINITY)),
            ("k", text("k")),
        ] {
            assert!(json(&expected(name), &actual(&key)), "{name}");
            assert!(key == text(name) || !python(&expected(name), &actual(&key)), "{name}");
        }
        assert!(!json(&expected("1.0"), &actual(&int(1))) && !json(&expected("True"), &actual(&Bool(true))));
        assert!(!json(&expected("(1,)"), &actual(&Tuple(vec![int(1)]))));
        assert!(!json(&expected("1"), &actual(&Value::Int(BigInt::from(10).pow(5000)))));
        let both = Dict(vec![(int(1), int(1)), (text("1"), int(1))]);
        assert!(!json(&Dict(vec![(text("1"), int(1)), (text("2"), int(1))]), &both));
    }

    #[test]
    fn dicts_compare_whatever_their_order_and_by_equal_keys() {
        let left = Dict(vec![(int(1), text("a")), (Tuple(vec![Bool(false)]), text("b"))]);
        let right = Dict(vec![(Tuple(vec![Float(0.0)]), text("b")), (Float(1.0), text("a"))]);
        assert!(python(&left, &right));
        let repeated = Dict(vec![(int(1), text("a")), (Bool(true), text("a"))]);
        assert!(!python(&left, &repeated), "a forged dict with one key twice equals nothing");
        assert!(!python(&Dict(vec![(int(1), text("a"))]), &Dict(vec![(int(1), text("b"))])));
    }

    #[test]
    fn sets_compare_whatever_their_order_and_kind() {
        let set = Set(vec![int(1), text("a"), Tuple(vec![int(2)])]);
        assert!(python(&set, &FrozenSet(vec![Tuple(vec![Float(2.0)]), text("a"), Bool(true)])));
        assert!(!python(&set, &Set(vec![int(1), text("a")])) && !python(&Set(vec![]), &List(vec![])));
        let large = |numbers: &mut dyn Iterator<Item = i64>| Set(numbers.map(int).collect());
        assert!(python(&large(&mut (0..100_000)), &large(&mut (0..100_000).rev())));
    }

    #[test]
    fn a_tolerance_reaches_floats_anywhere_but_in_keys() {
        let nested = |number| Dict(vec![(text("k"), List(vec![number]))]);
        assert!(close(&nested(Float(1.0)), &nested(Float(1.000_000_1)), 1e-6));
        assert!(close(&nested(int(1)), &nested(Float(1.000_000_1)), 1e-6));
        assert!(!close(&nested(int(10_000_000)), &nested(int(10_000_001)), 1e-6), "integers are exact");
        assert!(
            close(&Float(1e9), &Float(1e9 + 100.0), 1e-6) && !close(&Float(1e9), &Float(1e9 + 2000.0), 1e-6)
        );
        assert!(close(&Complex(1.0, 1.0), &Complex(1.0, 1.000_000_1), 1e-6));
        assert!(close(&Float(f64::INFINITY), &Float(f64::INFINITY), 0.0));
        assert!(
            !close(&Float(f64::INFINITY), &Float(1e308), 1e300) && !close(&Float(1.0), &Float(f64::NAN), 1e9)
        );
        let set = |number| Set(vec![Float(number)]);
        assert!(!values_match(&Expected::Python(set(1.0)), &set(1.000_000_1), Some(1e-6), false));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Nothing),
            any::<bool>().prop_map(Bool),
            (-3..3_i64).prop_map(int),
            (-3..3_i32).prop_map(|number| Float(f64::from(number) / 2.0)),
            "[ab]{0,2}".prop_map(|letters| text(&letters)),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            let many = proptest::collection::vec(inner.clone(), 0..4);
            let keys = prop_oneof![(-2..2_i64).prop_map(int), "[ab]".prop_map(|letters| text(&letters))];
            prop_oneof![
                many.clone().prop_map(List),
                many.prop_map(Tuple),
                proptest::collection::vec((-3..3_i64).prop_map(int), 0..3).prop_map(Set),
                proptest::collection::hash_map("[a-d]", inner, 0..3).prop_map(|entries| {
                    Dict(entries.into_iter().map(|(name, item)| (text(&name), item)).collect())
                }),
                keys.prop_map(|name| Dict(vec![(name, Nothing)])),
            ]
        })
    }

    proptest! {
        #[test]
        fn equality_is_reflexive_and_symmetric(left in values(), right in values()) {
            prop_assert!(python(&left, &left));
            prop_assert_eq!(python(&left, &right), python(&right, &left));
        }

        #[test]
        fn equal_values_are_equal_keys(left in values(), right in values()) {
            prop_assert_eq!(python(&left, &right), key(&left, false) == key(&right, false));
        }
    }
}
