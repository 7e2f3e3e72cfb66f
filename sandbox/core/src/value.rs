//! Python values that cross between host and guest as data.

mod object_repr;
mod repr;

use std::fmt;

use num_bigint::BigInt;

use crate::object::Kind;

/// A Python value of an exact type that crosses. Subclasses, custom objects and cycles are not values.
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
        self.write_repr(f, u64::MAX)
    }
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
