//! Strings in literals.

use tockbox_core::{Text, Value};

use super::{Parsed, Parser};

/// What the letters before a quote say.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    length: usize,
    bytes: bool,
    raw: bool,
}

impl Parser<'_> {
    /// The letters before a quote, if a string begins here.
    pub(super) fn string_prefix(&self) -> Option<Prefix> {
        let rest = self.rest();
        let length = rest.find(['\'', '"']).filter(|&length| length <= 2)?;
        let letters = rest[..length].to_ascii_lowercase();
        let (bytes, raw) = match letters.as_str() {
            "" | "u" => (false, false),
            "r" => (false, true),
            "b" => (true, false),
            "br" | "rb" => (true, true),
            _ => return None,
        };
        Some(Prefix { length, bytes, raw })
    }

    /// One string or several in a row, which are one.
    pub(super) fn strings(&mut self) -> Parsed<Value> {
        let mut content = Vec::new();
        let mut bytes = None;
        while let Some(prefix) = self.string_prefix() {
            if *bytes.get_or_insert(prefix.bytes) != prefix.bytes {
                return Err("text and bytes cannot be joined".to_owned());
            }
            self.string(prefix, &mut content)?;
            self.space();
        }
        Ok(if bytes == Some(true) { Value::Bytes(content) } else { Value::Str(Text::from_bytes(content)) })
    }

    fn string(&mut self, prefix: Prefix, content: &mut Vec<u8>) -> Parsed<()> {
        self.at += prefix.length;
        let quote = if self.rest().starts_with('"') { "\"" } else { "'" };
        let triple = quote.repeat(3);
        let close = if self.rest().starts_with(&triple) { triple.as_str() } else { quote };
        self.at += close.len();
        loop {
            if self.rest().starts_with(close) {
                self.at += close.len();
                return Ok(());
            }
            let Some(character) = self.next_char() else { return Err("a string is not closed".to_owned()) };
            if character == '\n' && close.len() == 1 {
                return Err("a string is not closed".to_owned());
            }
            if prefix.bytes && !character.is_ascii() {
                return Err("bytes can only contain ASCII characters".to_owned());
            }
            self.at += character.len_utf8();
            if character == '\\' {
                self.backslash(prefix, content)?;
            } else {
                push(content, u32::from(character));
            }
        }
    }

    /// What stands behind a backslash.
    fn backslash(&mut self, prefix: Prefix, content: &mut Vec<u8>) -> Parsed<()> {
        let Some(character) = self.next_char() else { return Err("a string is not closed".to_owned()) };
        if prefix.raw || prefix.bytes && !character.is_ascii() {
            // A raw string keeps both; the loop refuses the other.
            content.push(b'\\');
            if prefix.raw && character.is_ascii() {
                content.push(character as u8);
                self.at += 1;
            }
            return Ok(());
        }
        let start = self.at;
        self.at += character.len_utf8();
        let code = match character {
            '\n' => return Ok(()),
            '\\' | '\'' | '"' => u32::from(character),
            'a' => 0x07,
            'b' => 0x08,
            'f' => 0x0c,
            'n' => 0x0a,
            'r' => 0x0d,
            't' => 0x09,
            'v' => 0x0b,
            '0'..='7' => self.octal(start),
            'x' => self.hex(2)?,
            'u' if !prefix.bytes => self.hex(4)?,
            'U' if !prefix.bytes => self.hex(8)?,
            'N' if !prefix.bytes => return Err("`\\N{…}` is not supported: write the character".to_owned()),
            other => {
                content.push(b'\\');
                u32::from(other)
            }
        };
        if prefix.bytes {
            content.push(code.to_le_bytes()[0]);
        } else if code > 0x0010_ffff {
            return Err("no character has this number".to_owned());
        } else {
            push(content, code);
        }
        Ok(())
    }

    /// Up to three octal digits, the first of them at `start`.
    fn octal(&mut self, start: usize) -> u32 {
        let digits = self.text[start..].bytes().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
        let (code, length) =
            digits.fold((0, 0), |(code, length), byte| (code * 8 + u32::from(byte - b'0'), length + 1));
        self.at = start + length;
        code
    }

    /// Exactly `count` hexadecimal digits.
    fn hex(&mut self, count: usize) -> Parsed<u32> {
        let digits =
            self.rest().get(..count).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at += if code.is_some() { count } else { 0 };
        code.ok_or_else(|| format!("an escape with fewer than {count} hexadecimal digits"))
    }
}

/// Appends a code point in UTF-8, a lone surrogate too.
fn push(content: &mut Vec<u8>, code: u32) {
    let [_, high, middle, low] = code.to_be_bytes();
    if let Some(character) = char::from_u32(code) {
        content.extend(character.encode_utf8(&mut [0; 4]).bytes());
    } else {
        // Only surrogates are not characters: three bytes of 4, 6 and 6 bits.
        debug_assert_eq!(high, 0);
        content.extend([0xe0 | middle >> 4, 0x80 | (middle & 0x0f) << 2 | low >> 6, 0x80 | low & 0x3f]);
    }
}
