//! The bytes that carry a [`Value`], both ways.
//!
//! One tag byte, then the content; numbers are little endian.
//!
//! | tag | value | content |
//! |---|---|---|
//! | `N` `T` `F` | `None`, `True`, `False` | |
//! | `i` | `int` in 64 bits | 8 bytes, two's complement |
//! | `I` | `int` of any size | length (4), two's complement bytes |
//! | `f` / `c` | `float` / `complex` | 8 / 16 bytes, IEEE 754 |
//! | `s` / `b` | `str` (UTF-8, `surrogatepass`) / `bytes` | length (4), bytes |
//! | `l` `t` `S` `Z` | `list` `tuple` `set` `frozenset` | count (4), items |
//! | `d` | `dict` | count (4), key and value in turn |
//! | `x` | what [`Kind`] names | its kind: length (4), UTF-8; then one value, what it is made of |
//!
//! The guest's half is `sandbox/harness/codec.py`. Decoding never trusts a length: it allocates no more than
//! the bytes that are there can fill, and stops at the caps of [`Caps`].

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use thiserror::Error;

use crate::object::{Kind, Object};
use crate::{Text, Value};

/// Caps on a decoded value.
#[derive(Debug, Clone, Copy)]
pub struct Caps {
    /// Containers inside containers.
    pub depth: usize,
    /// Values in all.
    pub nodes: usize,
    /// Whether kinds that begin with `@` ([`Kind::Reference`]) may occur.
    pub references: bool,
}

impl Default for Caps {
    fn default() -> Self {
        Self { depth: 200, nodes: 4_000_000, references: false }
    }
}

/// Why bytes are not a value.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum DecodeError {
    /// The bytes end too early.
    #[error("the value ends too early")]
    Truncated,
    /// Bytes follow the value.
    #[error("{0} bytes follow the value")]
    Trailing(usize),
    /// No value has this tag.
    #[error("unknown tag {0:#04x}")]
    UnknownTag(u8),
    /// Nested too deeply.
    #[error("nested too deeply")]
    TooDeep,
    /// Too many values.
    #[error("too many values")]
    TooManyNodes,
    /// A `str` that no CPython encodes.
    #[error("malformed text")]
    MalformedText,
    /// No such kind of object, or one that may not occur here.
    #[error("unknown kind of object")]
    UnknownKind,
    /// No object of its kind is made of this.
    #[error("malformed object")]
    MalformedObject,
}

/// Appends `value` to `out`.
///
/// Strings and containers of 4 GiB or more cannot be encoded and do not occur: request bodies are far smaller.
pub fn encode(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::None => out.push(b'N'),
        Value::Bool(true) => out.push(b'T'),
        Value::Bool(false) => out.push(b'F'),
        Value::Int(number) => encode_int(number, out),
        Value::Float(number) => {
            out.push(b'f');
            out.extend(number.to_le_bytes());
        }
        Value::Complex(real, imag) => {
            out.push(b'c');
            out.extend(real.to_le_bytes());
            out.extend(imag.to_le_bytes());
        }
        Value::Str(text) => encode_bytes(b's', text.as_bytes(), out),
        Value::Bytes(bytes) => encode_bytes(b'b', bytes, out),
        Value::List(items) => encode_items(b'l', items, out),
        Value::Tuple(items) => encode_items(b't', items, out),
        Value::Set(items) => encode_items(b'S', items, out),
        Value::FrozenSet(items) => encode_items(b'Z', items, out),
        Value::Dict(items) => {
            out.push(b'd');
            encode_length(items.len(), out);
            for (key, item) in items {
                encode(key, out);
                encode(item, out);
            }
        }
        Value::Object(kind, state) => {
            encode_bytes(b'x', kind.name().as_bytes(), out);
            encode(state, out);
        }
    }
}

fn encode_int(number: &BigInt, out: &mut Vec<u8>) {
    if let Some(small) = number.to_i64() {
        out.push(b'i');
        out.extend(small.to_le_bytes());
    } else {
        encode_bytes(b'I', &number.to_signed_bytes_le(), out);
    }
}

fn encode_items(tag: u8, items: &[Value], out: &mut Vec<u8>) {
    out.push(tag);
    encode_length(items.len(), out);
    for item in items {
        encode(item, out);
    }
}

fn encode_bytes(tag: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    encode_length(bytes.len(), out);
    out.extend(bytes);
}

fn encode_length(length: usize, out: &mut Vec<u8>) {
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
}

/// Reads exactly one value from all of `bytes`.
pub fn decode(bytes: &[u8], caps: Caps) -> Result<Value, DecodeError> {
    let mut reader = Reader { rest: bytes, nodes_left: caps.nodes, references: caps.references };
    let value = reader.value(caps.depth)?;
    if reader.rest.is_empty() { Ok(value) } else { Err(DecodeError::Trailing(reader.rest.len())) }
}

struct Reader<'a> {
    rest: &'a [u8],
    nodes_left: usize,
    references: bool,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth_left: usize) -> Result<Value, DecodeError> {
        self.nodes_left = self.nodes_left.checked_sub(1).ok_or(DecodeError::TooManyNodes)?;
        let tag = self.take(1)?[0];
        Ok(match tag {
            b'N' => Value::None,
            b'T' => Value::Bool(true),
            b'F' => Value::Bool(false),
            b'i' => Value::Int(BigInt::from(i64::from_le_bytes(self.array()?))),
            b'I' => Value::Int(BigInt::from_signed_bytes_le(self.sized()?)),
            b'f' => Value::Float(f64::from_le_bytes(self.array()?)),
            b'c' => Value::Complex(f64::from_le_bytes(self.array()?), f64::from_le_bytes(self.array()?)),
            b's' => Value::Str(text(self.sized()?)?),
            b'b' => Value::Bytes(self.sized()?.to_vec()),
            b'l' => Value::List(self.items(depth_left)?),
            b't' => Value::Tuple(self.items(depth_left)?),
            b'S' => Value::Set(self.items(depth_left)?),
            b'Z' => Value::FrozenSet(self.items(depth_left)?),
            b'd' => {
                let (count, depth_left) = self.container(depth_left, 2)?;
                let mut items = Vec::with_capacity(count.min(1024));
                for _ in 0..count {
                    items.push((self.value(depth_left)?, self.value(depth_left)?));
                }
                Value::Dict(items)
            }
            b'x' => {
                let kind = std::str::from_utf8(self.sized()?).ok().and_then(Kind::of_name);
                let kind = kind.filter(|kind| self.references || !matches!(kind, Kind::Reference(_)));
                let kind = kind.ok_or(DecodeError::UnknownKind)?;
                let depth_left = depth_left.checked_sub(1).ok_or(DecodeError::TooDeep)?;
                let state = self.value(depth_left)?;
                if Object::of(&kind, &state).is_none() {
                    return Err(DecodeError::MalformedObject);
                }
                Value::Object(kind, Box::new(state))
            }
            other => return Err(DecodeError::UnknownTag(other)),
        })
    }

    fn items(&mut self, depth_left: usize) -> Result<Vec<Value>, DecodeError> {
        let (count, depth_left) = self.container(depth_left, 1)?;
        let mut items = Vec::with_capacity(count.min(1024));
        for _ in 0..count {
            items.push(self.value(depth_left)?);
        }
        Ok(items)
    }

    /// The number of entries, each of which needs at least `width` bytes.
    fn container(&mut self, depth_left: usize, width: usize) -> Result<(usize, usize), DecodeError> {
        let depth_left = depth_left.checked_sub(1).ok_or(DecodeError::TooDeep)?;
        let count = self.length()?;
        if count > self.rest.len() / width {
            return Err(DecodeError::Truncated);
        }
        Ok((count, depth_left))
    }

    fn sized(&mut self) -> Result<&'a [u8], DecodeError> {
        let length = self.length()?;
        self.take(length)
    }

    fn length(&mut self) -> Result<usize, DecodeError> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], DecodeError> {
        let (head, rest) = self.rest.split_at_checked(length).ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(head)
    }
}

/// Accepts UTF-8 and, beside it, three-byte encodings of lone surrogates.
fn text(bytes: &[u8]) -> Result<Text, DecodeError> {
    let mut rest = bytes;
    while let Err(error) = std::str::from_utf8(rest) {
        let bad = &rest[error.valid_up_to()..];
        match bad {
            [0xed, 0xa0..=0xbf, 0x80..=0xbf, after @ ..] => rest = after,
            _ => return Err(DecodeError::MalformedText),
        }
    }
    Ok(Text::from_bytes(bytes.to_vec()))
}

#[cfg(test)]
mod tests;
