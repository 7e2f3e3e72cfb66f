//! Values as Python's `repr` prints them.

use std::fmt;
use std::str::Utf8Chunk;

use num_bigint::BigInt;

use crate::{Text, Value};

impl Value {
    /// Prints the value as Python's `repr` does. Of an integer of more than `max_int_bits` only the size is printed:
    /// decimal digits take more than linear time. Stops at the first error of `out`, so that a bounded one bounds the work.
    pub fn write_repr(&self, out: &mut dyn fmt::Write, max_int_bits: u64) -> fmt::Result {
        Printer { out, max_int_bits }.value(self)
    }
}

pub(super) struct Printer<'w> {
    pub(super) out: &'w mut dyn fmt::Write,
    max_int_bits: u64,
}

impl Printer<'_> {
    pub(super) fn value(&mut self, value: &Value) -> fmt::Result {
        match value {
            Value::None => self.out.write_str("None"),
            Value::Bool(true) => self.out.write_str("True"),
            Value::Bool(false) => self.out.write_str("False"),
            Value::Int(number) => self.int(number),
            Value::Float(number) => self.out.write_str(&float_repr(*number)),
            Value::Complex(real, imag) => write_complex(self.out, *real, *imag),
            Value::Str(text) => write_str(self.out, text),
            Value::Bytes(bytes) => {
                self.out.write_str("b")?;
                write_bytes(self.out, bytes, false)
            }
            Value::List(items) => self.items("[", items, "]"),
            Value::Tuple(items) if items.len() == 1 => self.items("(", items, ",)"),
            Value::Tuple(items) => self.items("(", items, ")"),
            Value::Dict(items) => self.entries(items.iter().map(|(key, item)| (key, item))),
            Value::Set(items) if items.is_empty() => self.out.write_str("set()"),
            Value::Set(items) => self.items("{", items, "}"),
            Value::FrozenSet(items) if items.is_empty() => self.out.write_str("frozenset()"),
            Value::FrozenSet(items) => self.items("frozenset({", items, "})"),
            Value::Object(kind, state) => self.object(kind, state),
        }
    }

    pub(super) fn int(&mut self, number: &BigInt) -> fmt::Result {
        if number.bits() > self.max_int_bits {
            write!(self.out, "<int of {} bits>", number.bits())
        } else {
            write!(self.out, "{number}")
        }
    }

    pub(super) fn items(&mut self, open: &str, items: &[Value], close: &str) -> fmt::Result {
        self.out.write_str(open)?;
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.write_str(", ")?;
            }
            self.value(item)?;
        }
        self.out.write_str(close)
    }

    pub(super) fn entries<'a>(
        &mut self,
        entries: impl Iterator<Item = (&'a Value, &'a Value)>,
    ) -> fmt::Result {
        self.out.write_str("{")?;
        for (index, (key, item)) in entries.enumerate() {
            if index > 0 {
                self.out.write_str(", ")?;
            }
            self.value(key)?;
            self.out.write_str(": ")?;
            self.value(item)?;
        }
        self.out.write_str("}")
    }
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

fn write_complex(f: &mut dyn fmt::Write, real: f64, imag: f64) -> fmt::Result {
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

pub(super) fn write_str(f: &mut dyn fmt::Write, text: &Text) -> fmt::Result {
    let bytes = text.as_bytes();
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    write!(f, "{quote}")?;
    for character in bytes.utf8_chunks().flat_map(|chunk| characters(&chunk)) {
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

/// The characters of a chunk, malformed bytes replaced.
fn characters<'a>(chunk: &Utf8Chunk<'a>) -> impl Iterator<Item = char> + use<'a> {
    let replacement = (!chunk.invalid().is_empty()).then_some(char::REPLACEMENT_CHARACTER);
    chunk.valid().chars().chain(replacement)
}

/// Bytes between quotes; `escape` single quotes always.
pub(super) fn write_bytes(f: &mut dyn fmt::Write, bytes: &[u8], escape: bool) -> fmt::Result {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    write!(f, "{quote}")?;
    for &byte in bytes {
        match byte {
            b'\\' => f.write_str("\\\\")?,
            b'\n' => f.write_str("\\n")?,
            b'\r' => f.write_str("\\r")?,
            b'\t' => f.write_str("\\t")?,
            b if char::from(b) == quote || escape && b == b'\'' => write!(f, "\\{}", char::from(b))?,
            b @ b' '..=b'~' => write!(f, "{}", char::from(b))?,
            b => write!(f, "\\x{b:02x}")?,
        }
    }
    write!(f, "{quote}")
}
