//! Tokens as numbers: what Python's `float` takes.

use num_bigint::BigInt;
use num_traits::{Signed, ToPrimitive};

use super::is_same;

/// The code points of zero of each script whose decimal digits Python's `float` reads (Unicode category Nd).
const ZEROS: [u32; 66] = [
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
    0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40,
    0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066,
    0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950,
    0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
    0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// A token that is a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Number {
    /// Digits only, within the range of a double.
    Int(BigInt),
    /// Anything else.
    Float(f64),
}

impl Number {
    /// Reads a token. A number too large for a double is none, because it would be taken for infinity: such tokens
    /// match only when they are identical.
    pub(super) fn of_token(token: &[u8]) -> Option<Self> {
        let text = plain(std::str::from_utf8(token).ok()?)?;
        let number: f64 = text.parse().ok()?;
        let spelled =
            text.trim_start_matches(['+', '-']).starts_with(|first: char| first.is_ascii_alphabetic());
        if !number.is_finite() {
            return spelled.then_some(Self::Float(number));
        }
        let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Float(number));
        }
        let whole: BigInt = digits.trim_start_matches('0').parse().unwrap_or_default();
        Some(Self::Int(if text.starts_with('-') { -whole } else { whole }))
    }

    /// Whether `actual` is within `tolerance` of this one. Integers are subtracted exactly. NaN is close to NaN only.
    pub(super) fn is_close(&self, actual: &Self, tolerance: f64) -> bool {
        if let (Self::Int(expected), Self::Int(actual)) = (self, actual) {
            let difference = (actual - expected).abs().to_f64().unwrap_or(f64::INFINITY);
            let scale = expected.abs().to_f64().unwrap_or(f64::INFINITY).max(1.0);
            return expected == actual || difference <= tolerance * scale;
        }
        let (expected, actual) = (self.to_f64(), actual.to_f64());
        let finite = expected.is_finite() && actual.is_finite();
        is_same(expected, actual)
            || expected.is_nan() && actual.is_nan()
            || finite && (actual - expected).abs() <= tolerance * expected.abs().max(1.0)
    }

    fn to_f64(&self) -> f64 {
        match self {
            Self::Int(number) => number.to_f64().unwrap_or(f64::INFINITY),
            Self::Float(number) => *number,
        }
    }
}

/// The text with ASCII digits and without the underscores that Python allows between digits.
fn plain(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut after_digit = false;
    let mut characters = text.chars().map(ascii_digit).peekable();
    while let Some(character) = characters.next() {
        if character == '_' {
            let before_digit = characters.peek().is_some_and(char::is_ascii_digit);
            (after_digit && before_digit).then_some(())?;
        } else {
            out.push(character);
        }
        after_digit = character.is_ascii_digit();
    }
    Some(out)
}

fn ascii_digit(character: char) -> char {
    if character.is_ascii() {
        return character;
    }
    let code = u32::from(character);
    let zero = ZEROS[..ZEROS.partition_point(|&zero| zero <= code)].last().copied().unwrap_or(0);
    char::from_digit(code - zero, 10).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    use tockbox_core::Value;

    use super::*;
    use crate::judge::oracle::ask;

    fn float(text: &str) -> Option<f64> {
        Number::of_token(text.as_bytes()).map(|number| number.to_f64())
    }

    #[test]
    fn a_token_is_a_number_when_pythons_float_takes_it() {
        for (text, number) in [
            ("1", 1.0),
            ("+1.", 1.0),
            ("-.5", -0.5),
            ("1_000.5", 1000.5),
            ("1e1_0", 1e10),
            ("1E5", 1e5),
            ("Infinity", f64::INFINITY),
            ("-iNf", f64::NEG_INFINITY),
            ("\u{661}\u{662}", 12.0),
            ("\u{ff11}.\u{ff15}", 1.5),
            ("007", 7.0),
        ] {
            assert_eq!(float(text), Some(number), "{text}");
        }
        assert!(float("nan").is_some_and(f64::is_nan) && float("-NaN").is_some_and(f64::is_nan));
        for text in [
            "", ".", "_1", "1_", "1__0", "1_.5", "1._5", "0x1", "1e", "e5", "1j", "--1", "in", "1_e5",
            "\u{b2}",
        ] {
            assert_eq!(float(text), None, "{text}");
        }
    }

    #[test]
    fn tokens_are_numbers_exactly_when_python_says_so() {
        let mut runner =
            TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[5; 32]));
        let token = prop_oneof![
            "[-+]?[0-9_]{0,4}[.]?[0-9_]{0,3}([eE][-+]?[0-9_]{1,3})?",
            "[-+._0-9eEinfatyINF\u{664}\u{ff12}\u{1d7d6}\u{b2}xj]{1,6}",
            "[-+]?([iI]nf(inity)?|[nN]a[nN])",
        ];
        let tokens: Vec<String> =
            (0..2000).map(|_| token.new_tree(&mut runner).expect("a tree").current()).collect();
        let script = "import sys\nfor line in sys.stdin:\n    try: print(repr(float(bytes.fromhex(line).decode())))\n    except ValueError: print('!')";
        for (token, answer) in tokens.iter().zip(ask(script, &tokens)) {
            let ours = float(token).map(|number| Value::Float(number).to_string());
            let overflows = answer.ends_with("inf") && !token.to_lowercase().contains("inf");
            let expected = Some(answer).filter(|answer| answer != "!" && !overflows);
            assert_eq!(ours.map(|text| text.replace("-nan", "nan")), expected, "{token:?}");
        }
    }

    #[test]
    fn numbers_beyond_a_double_are_not_taken_for_infinity() {
        assert_eq!(Number::of_token(b"1e400"), None);
        assert_eq!(Number::of_token("9".repeat(400).as_bytes()), None);
        assert_eq!(Number::of_token("0".repeat(400).as_bytes()), Some(Number::Int(BigInt::ZERO)));
    }

    #[test]
    fn integers_are_subtracted_exactly() {
        let close = |expected: &str, actual: &str, tolerance| {
            let [expected, actual] =
                [expected, actual].map(|token| Number::of_token(token.as_bytes()).unwrap());
            expected.is_close(&actual, tolerance)
        };
        assert!(!close("9007199254740993", "9007199254740992", 0.0));
        assert!(close("9007199254740993", "9007199254740992", 1e-9));
        assert!(close("-0", "0", 0.0) && close("1", "1.0000001", 1e-6) && !close("1", "1.1", 1e-6));
        assert!(close("inf", "Infinity", 0.0) && !close("inf", "-inf", 1e9) && !close("inf", "1e300", 1e9));
        assert!(close("nan", "NaN", 0.0) && !close("nan", "1", 1e9) && !close("1", "nan", 1e9));
        assert!(close("0.5", "1.4", 1.0) && !close("0.5", "1.6", 1.0));
    }
}
