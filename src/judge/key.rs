//! Python's equality of hash keys, as bytes: two values are the same key of a `dict` or member of a `set` exactly
//! when their keys here are the same bytes.
//!
//! This is what keeps comparing large sets and dicts linear. `1`, `1.0`, `True`, `1+0j`, `Fraction(1)` and
//! `numpy.int64(1)` are one key, and so are a `set` and a `frozenset` of the same members.

pub(crate) mod exact;
mod object;

pub(crate) use object::same;

use num_bigint::BigInt;
use tockbox_core::Value;
use tockbox_core::object::Object;

use exact::Exact;

/// The key of `value`; `None` when it holds a NaN, which equals nothing, unless `nan_equal`.
pub(crate) fn key(value: &Value, nan_equal: bool) -> Option<Vec<u8>> {
    let mut writer = Writer { bytes: Vec::new(), nan_equal };
    writer.value(value)?;
    Some(writer.bytes)
}

/// Whether Python would hash `value`.
pub(crate) fn is_hashable(value: &Value) -> bool {
    match value {
        // No test case has an object.
        Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::Object(..) => false,
        Value::Tuple(items) => items.iter().all(is_hashable),
        Value::None
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Complex(..)
        | Value::Str(_)
        | Value::Bytes(_)
        | Value::FrozenSet(_) => true,
    }
}

struct Writer {
    bytes: Vec<u8>,
    nan_equal: bool,
}

impl Writer {
    /// Writes a tag, then content whose end the tag or a length tells, so that no key is the head of another.
    fn value(&mut self, value: &Value) -> Option<()> {
        match value {
            Value::None => self.bytes.push(b'n'),
            Value::Bool(truth) => self.int(&BigInt::from(u8::from(*truth))),
            Value::Int(number) => self.int(number),
            Value::Float(number) => self.float(*number)?,
            Value::Complex(real, imag) if *imag == 0.0 => self.float(*real)?,
            Value::Complex(real, imag) => {
                self.bytes.push(b'c');
                self.float(*real)?;
                self.float(*imag)?;
            }
            Value::Str(text) => self.sized(b's', text.as_bytes()),
            Value::Bytes(bytes) => self.sized(b'b', bytes),
            Value::List(items) => self.items(b'l', items)?,
            Value::Tuple(items) => self.items(b't', items)?,
            Value::Set(items) | Value::FrozenSet(items) => {
                let keys = items.iter().map(|item| key(item, self.nan_equal));
                self.members(b'S', keys.collect::<Option<_>>()?);
            }
            Value::Dict(entries) => self.entries(entries.iter().map(|(name, item)| (name, item)))?,
            Value::Object(kind, state) => self.object(Object::of(kind, state)?)?,
        }
        Some(())
    }

    fn int(&mut self, number: &BigInt) {
        self.sized(b'i', &number.to_signed_bytes_le());
    }

    fn float(&mut self, number: f64) -> Option<()> {
        self.exact(Exact::of_float(number))
    }

    fn exact(&mut self, number: Exact) -> Option<()> {
        match number {
            Exact::Nan => {
                self.bytes.push(b'N');
                return self.nan_equal.then_some(());
            }
            Exact::Int(number) => self.int(&number),
            Exact::Float(number) => {
                self.bytes.push(b'f');
                self.bytes.extend(number.to_le_bytes());
            }
            Exact::Decimal(number, exponent) => {
                self.sized(b'D', &number.to_signed_bytes_le());
                self.bytes.extend(exponent.to_le_bytes());
            }
            Exact::Ratio(numerator, denominator) => {
                self.sized(b'q', &numerator.to_signed_bytes_le());
                self.sized(b'q', &denominator.to_signed_bytes_le());
            }
            Exact::Digits(is_negative, digits, exponent) => {
                self.sized(if is_negative { b'-' } else { b'+' }, digits.as_bytes());
                self.bytes.extend(exponent.to_le_bytes());
            }
        }
        Some(())
    }

    fn items(&mut self, tag: u8, items: &[Value]) -> Option<()> {
        self.length(tag, items.len());
        items.iter().try_for_each(|item| self.value(item))
    }

    fn entries<'a>(&mut self, entries: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<()> {
        let keys = entries
            .map(|(name, item)| Some([key(name, self.nan_equal)?, key(item, self.nan_equal)?].concat()));
        let keys = keys.collect::<Option<_>>()?;
        self.members(b'd', keys);
        Some(())
    }

    fn members(&mut self, tag: u8, mut keys: Vec<Vec<u8>>) {
        keys.sort_unstable();
        keys.dedup();
        self.length(tag, keys.len());
        self.bytes.extend(keys.concat());
    }

    fn sized(&mut self, tag: u8, bytes: &[u8]) {
        self.length(tag, bytes.len());
        self.bytes.extend(bytes);
    }

    fn length(&mut self, tag: u8, length: usize) {
        self.bytes.push(tag);
        self.bytes.extend(length.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use num_traits::FromPrimitive;

    use super::*;

    fn same(left: &Value, right: &Value) -> bool {
        key(left, false).is_some_and(|left| Some(left) == key(right, false))
    }

    #[test]
    fn numbers_of_equal_value_are_one_key() {
        let ones = [Value::int(1), Value::Float(1.0), Value::Bool(true), Value::Complex(1.0, 0.0)];
        for one in &ones {
            assert!(ones.iter().all(|other| same(one, other)));
            assert!(!same(one, &Value::Float(1.5)) && !same(one, &Value::str("1")));
        }
        assert!(same(&Value::Float(-0.0), &Value::int(0)));
        assert!(same(&Value::Float(1e300), &Value::Int(BigInt::from_f64(1e300).unwrap())));
        assert!(!same(&Value::Float(9_007_199_254_740_992.0), &Value::int(9_007_199_254_740_993_i64)));
        assert!(same(&Value::Complex(-0.0, 2.0), &Value::Complex(0.0, 2.0)));
        assert!(same(&Value::Float(f64::INFINITY), &Value::Float(f64::INFINITY)));
    }

    #[test]
    fn nan_is_no_key_unless_asked_for() {
        let nan = Value::Tuple(vec![Value::Float(f64::NAN)]);
        assert_eq!(key(&nan, false), None);
        assert_eq!(key(&nan, true), key(&nan.clone(), true));
        assert!(key(&Value::Complex(f64::NAN, 0.0), false).is_none());
    }

    #[test]
    fn containers_are_keys_by_their_members() {
        let ab = |make: fn(Vec<Value>) -> Value| make(vec![Value::str("a"), Value::str("b")]);
        let ba = Value::Set(vec![Value::str("b"), Value::str("a"), Value::str("b")]);
        assert!(same(&ab(Value::FrozenSet), &ba));
        assert!(!same(&ab(Value::Tuple), &ab(Value::List)));
        assert!(!same(&ab(Value::Tuple), &Value::Tuple(vec![Value::str("ab")])));
        assert!(is_hashable(&ab(Value::FrozenSet)) && !is_hashable(&ab(Value::Set)));
        assert!(!is_hashable(&Value::Tuple(vec![Value::List(vec![])])));
    }
}
