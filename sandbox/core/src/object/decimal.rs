//! `decimal.Decimal`.

/// Beyond the exponent of any number that Python makes.
const MAX_EXPONENT: i64 = 2_000_000_000_000_000_000;

/// A `decimal.Decimal`, as the text that `str` makes of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decimal<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether it is below zero, or a negative zero.
    pub is_negative: bool,
    digits: &'a str,
    exponent: i64,
}

impl<'a> Decimal<'a> {
    /// Reads `-12.30E+5`, `Infinity`, `sNaN1` and the like.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let is_negative = unsigned.len() < text.len();
        let payload = unsigned.strip_prefix('s').unwrap_or(unsigned).strip_prefix("NaN");
        if unsigned == "Infinity" || payload.is_some_and(|payload| payload.is_empty() || is_digits(payload)) {
            return Some(Self { text, is_negative, digits: "", exponent: 0 });
        }
        let (digits, exponent) = match unsigned.split_once('E') {
            None => (unsigned, 0),
            Some((digits, exponent)) => (digits, read_exponent(exponent)?),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        (is_digits(whole) && is_digits(fraction)).then_some(Self { text, is_negative, digits, exponent })
    }

    /// Whether it is infinite.
    pub fn is_infinite(&self) -> bool {
        self.text.ends_with('y')
    }

    /// Whether it is not a number.
    pub fn is_nan(&self) -> bool {
        self.digits.is_empty() && !self.is_infinite()
    }

    /// Digits without zeros at either end, and the power of ten of the last one. No digits for zero, and for what is not
    /// finite.
    pub fn normalized(&self) -> (String, i64) {
        let fraction = self.digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let all: String = self.digits.chars().filter(|&digit| digit != '.').collect();
        let kept = all.trim_end_matches('0');
        let exponent = self.exponent - as_exponent(fraction) + as_exponent(all.len() - kept.len());
        (kept.trim_start_matches('0').to_owned(), exponent)
    }
}

fn as_exponent(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn read_exponent(text: &str) -> Option<i64> {
    let (sign, digits) = text.split_at_checked(1)?;
    let exponent = digits.parse().ok().filter(|exponent| is_digits(digits) && *exponent <= MAX_EXPONENT)?;
    match sign {
        "+" => Some(exponent),
        "-" => Some(-exponent),
        _ => None,
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_what_python_prints_of_one() {
        for (text, digits, exponent) in [
            ("0", "", 1),
            ("-0.00", "", 1),
            ("1.10", "11", -1),
            ("1200", "12", 2),
            ("1.2E+10", "12", 9),
            ("-0.0012E-3", "12", -7),
        ] {
            let decimal = Decimal::of(text).unwrap();
            assert_eq!(decimal.normalized(), (digits.to_owned(), exponent), "{text}");
            assert!(
                !decimal.is_nan() && !decimal.is_infinite() && decimal.is_negative == text.starts_with('-')
            );
        }
        assert!(Decimal::of("-Infinity").unwrap().is_infinite());
        assert!(Decimal::of("sNaN12").unwrap().is_nan() && Decimal::of("-NaN").unwrap().is_nan());
        for wrong in
            ["", "-", "1.", ".1", "1e5", "1E5", "1E+", "E+1", "--1", "NaNx", "inf", "1E+9999999999999999999"]
        {
            assert_eq!(Decimal::of(wrong), None, "{wrong}");
        }
    }
}
