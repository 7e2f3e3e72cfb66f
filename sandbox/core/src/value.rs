//! Python values that cross between host and guest as data.

use std::fmt;

use num_bigint::BigInt;

use crate::object::Kind;

/// An exact builtin Python value. Subclasses, custom objects and cycles are not values.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `None`
    None,
    /// `bool`
    Bool(bool),
    /// `int`, of any size
    Int(BigInt),
    /// `float`
    Float(f64),
    /// `complex`: real, imaginary
    Complex(f64, f64),
    /// `str`
    Str(Text),
    /// `bytes`
    Bytes(Vec<u8>),
    /// `list`
    List(Vec<Value>),
    /// `tuple`
    Tuple(Vec<Value>),
    /// `dict`, in insertion order
    Dict(Vec<(Value, Value)>),
    /// `set`
    Set(Vec<Value>),
    /// `frozenset`
    FrozenSet(Vec<Value>),
    /// Anything else that crosses: what it is, and what it is made of.
    Object(Kind, Box<Value>),
}

/// A Python `str`: UTF-8, with lone surrogates encoded as CPython's `surrogatepass` does.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Vec<u8>);

impl Text {
    /// Takes encoded bytes as they are.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The encoded bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text, if it has no lone surrogate.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// The text with lone surrogates replaced.
    pub fn to_string_lossy(&self) -> String {
        String::from_utf8_lossy(&self.0).into_owned()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_string_lossy(), f)
    }
}

impl Value {
    /// A `str`.
    pub fn str(text: &str) -> Self {
        Self::Str(Text::from(text))
    }

    /// An `int`.
    pub fn int(number: impl Into<BigInt>) -> Self {
        Self::Int(number.into())
    }

    /// The Python type's name.
    pub fn type_name(&self) -> &str {
        match self {
            Self::None => "NoneType",
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
            Self::Float(_) => "float",
            Self::Complex(..) => "complex",
            Self::Str(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::List(_) => "list",
            Self::Tuple(_) => "tuple",
            Self::Dict(_) => "dict",
            Self::Set(_) => "set",
            Self::FrozenSet(_) => "frozenset",
            Self::Object(kind, _) => kind.type_name(),
        }
    }
}

/// Prints the value as Python's `repr` does (floats in the shortest form that reads back the same).
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("None"),
            Self::Bool(true) => f.write_str("True"),
            Self::Bool(false) => f.write_str("False"),
            Self::Int(number) => write!(f, "{number}"),
            Self::Float(number) => f.write_str(&float_repr(*number)),
            Self::Complex(real, imag) => write_complex(f, *real, *imag),
            Self::Str(text) => write_str(f, text),
            Self::Bytes(bytes) => write_bytes(f, bytes),
            Self::List(items) => write_items(f, "[", items, "]"),
            Self::Tuple(items) => match items.as_slice() {
                [only] => write!(f, "({only},)"),
                _ => write_items(f, "(", items, ")"),
            },
            Self::Dict(items) => {
                f.write_str("{")?;
                for (index, (key, value)) in items.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{key}: {value}")?;
                }
                f.write_str("}")
            }
            Self::Set(items) if items.is_empty() => f.write_str("set()"),
            Self::Set(items) => write_items(f, "{", items, "}"),
            Self::FrozenSet(items) if items.is_empty() => f.write_str("frozenset()"),
            Self::FrozenSet(items) => {
                f.write_str("frozenset(")?;
                write_items(f, "{", items, "}")?;
                f.write_str(")")
            }
            Self::Object(kind, state) => write!(f, "{}({state})", kind.type_name()),
        }
    }
}

fn write_items(f: &mut fmt::Formatter<'_>, open: &str, items: &[Value], close: &str) -> fmt::Result {
    f.write_str(open)?;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        write!(f, "{item}")?;
    }
    f.write_str(close)
}

/// Python's `repr` of a float: shortest digits, exponent outside 1e-4 .. 1e16.
fn float_repr(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf".to_owned() } else { "-inf".to_owned() };
    }
    let magnitude = number.abs();
    if magnitude != 0.0 && !(1e-4..1e16).contains(&magnitude) {
        let scientific = format!("{number:e}");
        let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
        let (sign, exponent) = match exponent.strip_prefix('-') {
            Some(rest) => ('-', rest),
            None => ('+', exponent),
        };
        return format!("{digits}e{sign}{exponent:0>2}");
    }
    let text = format!("{number}");
    if text.contains('.') { text } else { format!("{text}.0") }
}

fn write_complex(f: &mut fmt::Formatter<'_>, real: f64, imag: f64) -> fmt::Result {
    let part = |number: f64| {
        let text = float_repr(number);
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    };
    if real == 0.0 && real.is_sign_positive() {
        return write!(f, "{}j", part(imag));
    }
    let plus = if imag.is_sign_negative() && !imag.is_nan() { "" } else { "+" };
    write!(f, "({}{plus}{}j)", part(real), part(imag))
}

fn write_str(f: &mut fmt::Formatter<'_>, text: &Text) -> fmt::Result {
    let shown = text.to_string_lossy();
    let quote = if shown.contains('\'') && !shown.contains('"') { '"' } else { '\'' };
    write!(f, "{quote}")?;
    for character in shown.chars() {
        match character {
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            c if c == quote => write!(f, "\\{c}")?,
            c if c < ' ' || c == '\x7f' => write!(f, "\\x{:02x}", u32::from(c))?,
            c => write!(f, "{c}")?,
        }
    }
    write!(f, "{quote}")
}

fn write_bytes(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    write!(f, "b{quote}")?;
    for &byte in bytes {
        match byte {
            b'\\' => f.write_str("\\\\")?,
            b'\n' => f.write_str("\\n")?,
            b'\r' => f.write_str("\\r")?,
            b'\t' => f.write_str("\\t")?,
            b if char::from(b) == quote => write!(f, "\\{quote}")?,
            b @ b' '..=b'~' => write!(f, "{}", char::from(b))?,
            b => write!(f, "\\x{b:02x}")?,
        }
    }
    write!(f, "{quote}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print_as_python_prints_them() {
        let shown = |value: Value| value.to_string();
        assert_eq!(shown(Value::Float(1.0)), "1.0");
        assert_eq!(shown(Value::Float(1e16)), "1e+16");
        assert_eq!(shown(Value::Float(1.5e-7)), "1.5e-07");
        assert_eq!(shown(Value::Float(1e100)), "1e+100");
        assert_eq!(shown(Value::Float(-0.0)), "-0.0");
        assert_eq!(shown(Value::Float(123_456_789_012_345.6)), "123456789012345.6");
        assert_eq!(shown(Value::Complex(0.0, 2.0)), "2j");
        assert_eq!(shown(Value::Complex(1.0, -2.5)), "(1-2.5j)");
        assert_eq!(shown(Value::str("it's")), "\"it's\"");
        assert_eq!(shown(Value::str("a\n\u{1}é")), "'a\\n\\x01é'");
        assert_eq!(shown(Value::Bytes(b"a\xff'".to_vec())), "b\"a\\xff'\"");
        assert_eq!(shown(Value::Tuple(vec![Value::int(1)])), "(1,)");
        assert_eq!(
            shown(Value::Dict(vec![(Value::str("k"), Value::List(vec![Value::None]))])),
            "{'k': [None]}"
        );
        assert_eq!(shown(Value::Set(vec![])), "set()");
        assert_eq!(shown(Value::FrozenSet(vec![Value::Bool(true)])), "frozenset({True})");
    }
}
