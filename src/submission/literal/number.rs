//! Numbers in literals.

use tockbox_core::Value;

use super::{Parsed, Parser};
use crate::submission::decimal;

/// Decimal digits of the longest `int` that Python reads.
const MAX_DIGITS: usize = 4300;

impl Parser<'_> {
    /// A number without a sign.
    pub(super) fn number(&mut self) -> Parsed<Value> {
        let rest = self.rest();
        let radix = match rest.as_bytes() {
            [b'0', b'x' | b'X', ..] => 16,
            [b'0', b'o' | b'O', ..] => 8,
            [b'0', b'b' | b'B', ..] => 2,
            _ => 10,
        };
        let (value, length) = if radix == 10 { decimal_number(rest)? } else { prefixed(rest, radix)? };
        let after = rest[length..].chars().next();
        if after.is_some_and(unicode_ident::is_xid_continue) {
            return Err(malformed());
        }
        self.at += length;
        Ok(value)
    }
}

fn prefixed(rest: &str, radix: u32) -> Parsed<(Value, usize)> {
    let body = &rest[2..];
    let end = body.find(|c: char| !c.is_digit(radix) && c != '_').unwrap_or(body.len());
    // Here an underscore may also stand before the first digit.
    let digits = body[..end].strip_prefix('_').unwrap_or(&body[..end]);
    if digit_part(digits.as_bytes(), radix) != digits.len() || digits.is_empty() {
        return Err(malformed());
    }
    let plain: Vec<u8> = digits.bytes().filter(|&byte| byte != b'_').collect();
    let number = num_bigint::BigInt::parse_bytes(&plain, radix).ok_or_else(malformed)?;
    Ok((Value::Int(number), 2 + end))
}

/// An integer, a float or an imaginary number.
fn decimal_number(rest: &str) -> Parsed<(Value, usize)> {
    let bytes = rest.as_bytes();
    let mut end = digit_part(bytes, 10);
    let whole = end;
    if bytes.get(end) == Some(&b'.') {
        end += 1;
        end += digit_part(&bytes[end..], 10);
        if whole == 0 && end == 1 {
            return Err(malformed());
        }
    }
    if let [b'e' | b'E', after @ ..] = &bytes[end..] {
        let sign = usize::from(matches!(after, [b'+' | b'-', ..]));
        let digits = digit_part(&after[sign..], 10);
        if digits == 0 {
            return Err(malformed());
        }
        end += 1 + sign + digits;
    }
    let text: String = rest[..end].chars().filter(|&c| c != '_').collect();
    if matches!(bytes.get(end), Some(b'j' | b'J')) {
        let imag = text.parse().map_err(|_| malformed())?;
        return Ok((Value::Complex(0.0, imag), end + 1));
    }
    if end > whole {
        return Ok((Value::Float(text.parse().map_err(|_| malformed())?), end));
    }
    if text.starts_with('0') && text.bytes().any(|byte| byte != b'0') {
        return Err("leading zeros in a decimal integer".to_owned());
    }
    if text.len() > MAX_DIGITS {
        return Err(format!("an integer of more than {MAX_DIGITS} digits: write it in hexadecimal"));
    }
    Ok((Value::Int(decimal::parse(&text)), end))
}

/// The length of `digit ("_"? digit)*` at the start; 0 when there is none.
fn digit_part(bytes: &[u8], radix: u32) -> usize {
    let is_digit = |at: usize| bytes.get(at).is_some_and(|&byte| char::from(byte).is_digit(radix));
    let mut end = 0;
    while is_digit(end)
        || end > 0 && bytes[end - 1] != b'_' && bytes.get(end) == Some(&b'_') && is_digit(end + 1)
    {
        end += 1;
    }
    end
}

fn malformed() -> String {
    "malformed number".to_owned()
}
