//! Text as a response shows it: cut to a bound, and said to be cut.

use std::fmt::{self, Write as _};

use tockbox_core::Value;

/// Bits of the largest integer that is printed in decimal: 4,300 digits, where Python itself refuses to print.
/// Printing takes more than linear time, so that the bound also protects the host from a guest's answer.
const MAX_DECIMAL_BITS: u64 = 14_284;

/// A text and whether it is all there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The text, with a marker at its end when it is cut.
    pub(crate) text: String,
    /// Whether something was left out.
    pub(crate) truncated: bool,
}

impl Shown {
    /// Bytes of a stream, cut to at most `max_bytes`, malformed UTF-8 replaced.
    pub(crate) fn of_bytes(bytes: &[u8], max_bytes: usize) -> Self {
        if bytes.len() <= max_bytes {
            return Self { text: String::from_utf8_lossy(bytes).into_owned(), truncated: false };
        }
        let mut kept = max_bytes;
        // At most three bytes follow the first of a character.
        while kept > 0 && kept + 3 > max_bytes && is_continuation(bytes[kept]) {
            kept -= 1;
        }
        let mut shown = Self { text: String::from_utf8_lossy(&bytes[..kept]).into_owned(), truncated: false };
        shown.mark(bytes.len() - kept);
        shown
    }

    fn mark(&mut self, left_out: usize) {
        self.truncated = true;
        // Writing to a String cannot fail.
        let _ = write!(self.text, "… [{left_out} more bytes]");
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// Cuts `text` to at most `max_bytes`, between characters, and says how much was left out.
pub(crate) fn cut(text: &str, max_bytes: usize) -> Shown {
    let end = text.floor_char_boundary(max_bytes);
    let mut shown = Shown { text: text[..end].to_owned(), truncated: false };
    if end < text.len() {
        shown.mark(text.len() - end);
    }
    shown
}

/// A value as Python's `repr` prints it, cut to about `max_bytes` without printing what is left out.
pub(crate) fn repr(value: &Value, max_bytes: usize) -> Shown {
    let mut room = Room { text: String::new(), max_bytes };
    let truncated = value.write_repr(&mut room, MAX_DECIMAL_BITS).is_err();
    let mut shown = Shown { text: room.text, truncated };
    if truncated {
        shown.text.truncate(shown.text.floor_char_boundary(max_bytes));
        shown.text.push('…');
    }
    shown
}

/// A text that takes no more once it is longer than `max_bytes`.
struct Room {
    text: String,
    max_bytes: usize,
}

impl fmt::Write for Room {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.text.push_str(part);
        if self.text.len() > self.max_bytes { Err(fmt::Error) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use num_bigint::BigInt;

    use super::*;

    fn shown(text: &str, truncated: bool) -> Shown {
        Shown { text: text.to_owned(), truncated }
    }

    #[test]
    fn a_text_is_cut_between_characters_and_says_so() {
        assert_eq!(cut("abc", 3), shown("abc", false));
        assert_eq!(cut("abcd", 3), shown("abc… [1 more bytes]", true));
        assert_eq!(cut("ab\u{e9}", 3), shown("ab… [2 more bytes]", true));
    }

    #[test]
    fn a_stream_is_cut_between_characters_and_malformed_bytes_are_replaced() {
        assert_eq!(Shown::of_bytes(b"a\xff", 2), shown("a\u{fffd}", false));
        assert_eq!(Shown::of_bytes("ab\u{1f600}".as_bytes(), 5), shown("ab… [4 more bytes]", true));
        assert_eq!(Shown::of_bytes(b"\x80\x80\x80\x80\x80\x80", 5).text, "\u{fffd}\u{fffd}… [4 more bytes]");
        assert_eq!(Shown::of_bytes(b"abc", 0), shown("… [3 more bytes]", true));
    }

    #[test]
    fn a_small_value_is_printed_as_by_repr() {
        let leaf = || Value::Tuple(vec![Value::str("a'"), Value::Float(1.0)]);
        let value = Value::List(vec![
            Value::Tuple(vec![Value::int(-1)]),
            Value::Set(vec![]),
            Value::FrozenSet(vec![leaf()]),
            Value::Set(vec![Value::None]),
            Value::Dict(vec![(Value::Bytes(b"k".to_vec()), Value::List(vec![leaf(), leaf()]))]),
            Value::FrozenSet(vec![]),
        ]);
        assert_eq!(repr(&value, 1000), shown(&value.to_string(), false));
    }

    #[test]
    fn a_large_value_is_printed_no_further_than_shown() {
        let list = Value::List(vec![Value::int(7); 1_000_000]);
        let printed = repr(&list, 10);
        assert_eq!(printed, shown("[7, 7, 7, …", true));
        assert_eq!(repr(&Value::str(&"x".repeat(100)), 5), shown("'xxxx…", true));
        assert_eq!(repr(&Value::Bytes(vec![0; 100]), 5), shown("b'\\x0…", true));
        let huge = Value::Int(BigInt::from(1) << 100_000_u32);
        assert_eq!(repr(&huge, 100), shown("<int of 100001 bits>", false));
        assert_eq!(repr(&Value::int(12345), 3), shown("123…", true));
    }
}
