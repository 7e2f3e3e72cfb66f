//! Numbers in a form in which equal ones are identical, whatever their Python types.
//!
//! Forms never take much more room than the number took on the wire: a `Decimal` with an exponent of a billion stays
//! one. Beyond the bounds below a `Decimal` equals other `Decimal`s only.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, Signed, ToPrimitive, Zero};
use tockbox_core::Value;
use tockbox_core::object::{Decimal, Object};

/// Digits of a `Decimal` that are read: as many as Python reads of an `int`. Reading takes more than linear time.
const MAX_DIGITS: usize = 4_300;
/// Zeros that are written out at the end of a `Decimal`.
const MAX_ZEROS: i64 = 400;
/// The least power of two that a double can be a multiple of.
const MIN_POWER: u64 = 1_074;
/// Bits of a double's digits.
const DOUBLE_BITS: u64 = 53;
/// Denominators that are powers of two and five up to here are looked at.
const MAX_POWER: u64 = 4_300;

/// A real number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Exact {
    /// Not a number, which equals nothing.
    Nan,
    /// A whole number.
    Int(BigInt),
    /// A double that is not whole.
    Float(f64),
    /// Any other decimal fraction: digits that do not end in zero, and a power of ten below 0.
    Decimal(BigInt, i64),
    /// Any other fraction in lowest terms.
    Ratio(BigInt, BigInt),
    /// A `Decimal` too long to be read: its sign, digits and power of ten.
    Digits(bool, String, i64),
}

impl Exact {
    /// A double.
    pub(crate) fn of_float(number: f64) -> Self {
        match BigInt::from_f64(number) {
            _ if number.is_nan() => Self::Nan,
            Some(whole) if number.fract() == 0.0 => Self::Int(whole),
            _ => Self::Float(number),
        }
    }

    /// A `Decimal`.
    pub(crate) fn of_decimal(decimal: &Decimal<'_>) -> Self {
        if decimal.is_nan() {
            return Self::Nan;
        }
        if decimal.is_infinite() {
            return Self::Float(if decimal.is_negative { f64::NEG_INFINITY } else { f64::INFINITY });
        }
        let (digits, exponent) = decimal.normalized();
        if digits.is_empty() {
            return Self::Int(BigInt::ZERO);
        }
        if digits.len() > MAX_DIGITS || exponent > MAX_ZEROS {
            return Self::Digits(decimal.is_negative, digits, exponent);
        }
        let magnitude: BigInt = digits.parse().unwrap_or_default();
        let number = if decimal.is_negative { -magnitude } else { magnitude };
        match u32::try_from(exponent) {
            Ok(zeros) => Self::Int(number * BigInt::from(10).pow(zeros)),
            Err(_) => Self::of_decimal_fraction(number, exponent, digits.len()),
        }
    }

    fn of_decimal_fraction(number: BigInt, exponent: i64, digits: usize) -> Self {
        // Only a number with enough digits can be divided by that power of five.
        let power = exponent.unsigned_abs();
        if power <= MIN_POWER
            && power * 2 <= digits as u64 * 3
            && let Ok(power) = u32::try_from(power)
        {
            let fives = BigInt::from(5).pow(power);
            if (&number % &fives).is_zero()
                && let Some(double) = double(&(&number / fives), u64::from(power))
            {
                return Self::Float(double);
            }
        }
        Self::Decimal(number, exponent)
    }

    /// A fraction in lowest terms, whose denominator is positive.
    pub(crate) fn of_fraction(numerator: &BigInt, denominator: &BigInt) -> Self {
        let twos = denominator.trailing_zeros().unwrap_or(0);
        let odd = denominator >> twos;
        let fives = power_of_five(odd.bits());
        if denominator.bits() == 1 {
            return Self::Int(numerator.clone());
        }
        if fives == 0
            && let Some(double) = double(numerator, twos)
        {
            return Self::Float(double);
        }
        let places = twos.max(fives);
        let power = |power: u64| u32::try_from(power).unwrap_or(u32::MAX);
        if places <= MAX_POWER && BigInt::from(5).pow(power(fives)) == odd {
            let number = (numerator << (places - twos)) * BigInt::from(5).pow(power(places - fives));
            return Self::Decimal(number, -i64::try_from(places).unwrap_or(i64::MAX));
        }
        Self::Ratio(numerator.clone(), denominator.clone())
    }

    /// The number that an object is, if it is one that is not complex.
    pub(crate) fn of_object(object: &Object<'_>) -> Option<Self> {
        if let Object::Fraction(numerator, denominator) = object {
            return Some(Self::of_fraction(numerator, denominator));
        }
        if let Object::Decimal(decimal) = object { Some(Self::of_decimal(decimal)) } else { None }
    }
}

/// The only power of five that can have so many bits.
fn power_of_five(bits: u64) -> u64 {
    const LOG2_OF_5: u128 = 2_321_928_094_887;
    let scaled = u128::from(bits - 1) * 1_000_000_000_000;
    u64::try_from(scaled.div_ceil(LOG2_OF_5)).unwrap_or(u64::MAX)
}

/// `number / 2 ** power` as a double, if there is such a double. `number` is odd.
fn double(number: &BigInt, power: u64) -> Option<f64> {
    if number.bits() > DOUBLE_BITS || power > MIN_POWER {
        return None;
    }
    let unit = if power < 1023 { (1023 - power) << 52 } else { 1 << (MIN_POWER - power) };
    Some(number.to_f64()? * f64::from_bits(unit))
}

/// `Decimal` and `Fraction` to the nearest double, or nearly.
pub(crate) fn approximate(object: &Object<'_>) -> Option<f64> {
    if let Object::Decimal(decimal) = object {
        return decimal.text.parse().ok().or(decimal.is_nan().then_some(f64::NAN));
    }
    let Object::Fraction(numerator, denominator) = object else { return None };
    let (Some(above), Some(below)) = (numerator.to_f64(), denominator.to_f64()) else { return None };
    if above.is_finite() && below.is_finite() {
        return Some(above / below);
    }
    // Both lose the same number of bits; what is left over is a matter of size only.
    let spare = numerator.bits().min(denominator.bits()).saturating_sub(64);
    let shifted = |number: &BigInt| (number.abs() >> spare).to_f64().unwrap_or(f64::INFINITY);
    let magnitude = shifted(numerator) / shifted(denominator);
    Some(if numerator.is_negative() { -magnitude } else { magnitude })
}

/// The builtin value that a numpy scalar equals.
pub(crate) fn plain_scalar(value: &Value) -> Option<Value> {
    let Value::Object(kind, state) = value else { return None };
    if let Object::NumpyScalar(scalar) = Object::of(kind, state)? { scalar.plain() } else { None }
}
