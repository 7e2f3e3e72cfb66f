//! Types of numpy's items, and reading items of them.

use num_traits::ToPrimitive;

use super::Kind;
use crate::{Text, Value};

/// More bytes than an item can have: numpy counts them in a C `int`.
const MAX_ITEM_BYTES: usize = 1 << 31;

/// The type of an array's items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dtype<'a> {
    /// numpy's own text for it: `<i8`, `|b1`, `<U3`, `<M8[ns]`, `|O`.
    pub text: &'a str,
    pub(super) class: Class,
    is_big_endian: bool,
    /// Bytes of an item.
    pub(super) size: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Bool,
    Int,
    Unsigned,
    Float,
    Complex,
    Str,
    Bytes,
    Time { is_moment: bool, unit: Unit, step: i64 },
    Object,
}

/// The unit of a `datetime64` or `timedelta64`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// None was given.
    Generic,
    /// So many months.
    Months(i64),
    /// So many attoseconds.
    Attoseconds(i128),
}

pub(super) const SECOND: i128 = 1_000_000_000_000_000_000;

impl Unit {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "" => Self::Generic,
            "Y" => Self::Months(12),
            "M" => Self::Months(1),
            "W" => Self::Attoseconds(7 * 86_400 * SECOND),
            "D" => Self::Attoseconds(86_400 * SECOND),
            "h" => Self::Attoseconds(3_600 * SECOND),
            "m" => Self::Attoseconds(60 * SECOND),
            "s" => Self::Attoseconds(SECOND),
            "ms" => Self::Attoseconds(SECOND / 1_000),
            "us" => Self::Attoseconds(SECOND / 1_000_000),
            "ns" => Self::Attoseconds(SECOND / 1_000_000_000),
            "ps" => Self::Attoseconds(1_000_000),
            "fs" => Self::Attoseconds(1_000),
            "as" => Self::Attoseconds(1),
            _ => return None,
        })
    }
}

impl<'a> Dtype<'a> {
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let (order, rest) = text.split_at_checked(1)?;
        if !matches!(order, "<" | ">" | "|") {
            return None;
        }
        let (class, rest) = rest.split_at_checked(1)?;
        let (size, unit) = match rest.split_once('[') {
            None => (rest, None),
            Some((size, unit)) => (size, Some(unit.strip_suffix(']').filter(|unit| !unit.is_empty())?)),
        };
        let size: usize = if class == "O" && size.is_empty() { 0 } else { canonical(size)? };
        let (class, size) = match (class, size, unit) {
            ("b", 1, None) => (Class::Bool, 1),
            ("i", 1 | 2 | 4 | 8, None) => (Class::Int, size),
            ("u", 1 | 2 | 4 | 8, None) => (Class::Unsigned, size),
            ("f", 2 | 4 | 8, None) => (Class::Float, size),
            ("c", 8 | 16, None) => (Class::Complex, size),
            ("U", _, None) => (Class::Str, size.checked_mul(4)?),
            ("S", _, None) => (Class::Bytes, size),
            ("M" | "m", 8, unit) => (time(class == "M", unit.unwrap_or_default())?, 8),
            ("O", 0, None) => (Class::Object, 0),
            _ => return None,
        };
        (size < MAX_ITEM_BYTES).then_some(Self { text, class, is_big_endian: order == ">", size })
    }

    /// The name of the scalar type, as in `numpy.int64`.
    pub fn name(&self) -> String {
        let bits = self.size * 8;
        match self.class {
            Class::Bool => "bool".to_owned(),
            Class::Int => format!("int{bits}"),
            Class::Unsigned => format!("uint{bits}"),
            Class::Float => format!("float{bits}"),
            Class::Complex => format!("complex{bits}"),
            Class::Str => "str_".to_owned(),
            Class::Bytes => "bytes_".to_owned(),
            Class::Time { is_moment: true, .. } => "datetime64".to_owned(),
            Class::Time { is_moment: false, .. } => "timedelta64".to_owned(),
            Class::Object => "object".to_owned(),
        }
    }

    /// What follows the items where numpy prints an array, if anything does.
    pub fn shown(&self) -> Option<String> {
        match self.class {
            Class::Bool => None,
            Class::Int | Class::Float if self.size == 8 && !self.is_big_endian => None,
            Class::Complex if self.size == 16 && !self.is_big_endian => None,
            Class::Str | Class::Bytes | Class::Time { .. } => Some(format!("'{}'", self.text)),
            _ if self.is_big_endian => Some(format!("'{}'", self.text)),
            Class::Int | Class::Unsigned | Class::Float | Class::Complex | Class::Object => Some(self.name()),
        }
    }

    /// The unit of a time, as in `25us`, if there is one.
    pub fn unit(&self) -> Option<&'a str> {
        self.text.split_once('[').map(|(_, unit)| unit.trim_end_matches(']'))
    }

    /// The item that `bytes` are; `None` if they are none.
    pub(super) fn item(&self, bytes: &[u8]) -> Option<Value> {
        let word = match self.class {
            Class::Str => 4,
            Class::Complex => self.size / 2,
            Class::Bytes | Class::Bool | Class::Object => 1,
            Class::Int | Class::Unsigned | Class::Float | Class::Time { .. } => self.size,
        };
        let swapped: Vec<u8>;
        let mut item = bytes;
        if self.is_big_endian {
            swapped = bytes.chunks_exact(word).flat_map(|word| word.iter().rev().copied()).collect();
            item = &swapped;
        }
        Some(match self.class {
            Class::Bool => Value::Bool(item != [0]),
            Class::Int => Value::int(signed(item)),
            Class::Unsigned => Value::int(unsigned(item)),
            Class::Float => Value::Float(float(item)),
            Class::Complex => {
                let (real, imag) = item.split_at(word);
                Value::Complex(float(real), float(imag))
            }
            Class::Str => Value::Str(read_text(item)?),
            Class::Bytes => {
                let length = item.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
                Value::Bytes(item[..length].to_vec())
            }
            Class::Time { .. } => {
                let text = format!("<{}", &self.text[1..]);
                let state = Value::Tuple(vec![Value::str(&text), Value::Bytes(item.to_vec())]);
                Value::Object(Kind::NumpyScalar, Box::new(state))
            }
            Class::Object => return None,
        })
    }
}

/// A number as Python prints it.
fn canonical(digits: &str) -> Option<usize> {
    digits.parse().ok().filter(|number: &usize| number.to_string() == digits)
}

fn time(is_moment: bool, unit: &str) -> Option<Class> {
    let digits = unit.len() - unit.trim_start_matches(|digit: char| digit.is_ascii_digit()).len();
    let (step, unit) = unit.split_at(digits);
    let step = if step.is_empty() {
        1
    } else {
        i64::try_from(canonical(step).filter(|step| (2..1 << 31).contains(step))?).ok()?
    };
    Some(Class::Time { is_moment, unit: Unit::of(unit)?, step })
}

fn unsigned(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte))
}

pub(super) fn signed(bytes: &[u8]) -> i64 {
    let unused = 64 - 8 * bytes.len();
    (unsigned(bytes) << unused).cast_signed() >> unused
}

fn float(bytes: &[u8]) -> f64 {
    let bits = unsigned(bytes);
    match bytes.len() {
        8 => f64::from_bits(bits),
        4 => f64::from(f32::from_bits(u32::try_from(bits).unwrap_or_default())),
        _ => half(bits),
    }
}

/// A half as a double.
fn half(bits: u64) -> f64 {
    let (exponent, fraction) = (bits >> 10 & 0x1f, bits & 0x3ff);
    let sign = bits >> 15 << 63;
    let magnitude = match exponent {
        0 => return f64::from_bits(sign | half_subnormal(fraction).to_bits()),
        0x1f => 0x7ff << 52 | fraction << 42,
        _ => (exponent + 1008) << 52 | fraction << 42,
    };
    f64::from_bits(sign | magnitude)
}

fn half_subnormal(fraction: u64) -> f64 {
    f64::from(u16::try_from(fraction).unwrap_or_default()) / f64::from(1 << 24)
}

/// UTF-32 without the zeros at its end.
fn read_text(bytes: &[u8]) -> Option<Text> {
    let points: Vec<u32> =
        bytes.chunks_exact(4).map(|point| unsigned(point).to_u32()).collect::<Option<_>>()?;
    let length = points.iter().rposition(|&point| point != 0).map_or(0, |last| last + 1);
    let mut encoded = Vec::new();
    for &point in &points[..length] {
        match char::from_u32(point) {
            Some(character) => encoded.extend(character.encode_utf8(&mut [0; 4]).as_bytes()),
            None if point < 0x1_0000 => {
                let low = |bits: u32| 0x80 | (bits & 0x3f) as u8;
                encoded.extend([0xed, low(point >> 6), low(point)]);
            }
            None => return None,
        }
    }
    Some(Text::from_bytes(encoded))
}
