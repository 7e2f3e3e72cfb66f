//! Decimal digits → integers of any size, in less than quadratic time: a request body may be one long number.

use num_bigint::BigInt;

/// Digits that the library's own, quadratic, conversion reads at once.
const CHUNK: usize = 2048;

/// Reads `text`, which is ASCII digits with a `-` before them or not.
pub(super) fn parse(text: &str) -> BigInt {
    if let Some(digits) = text.strip_prefix('-') {
        return -parse(digits);
    }
    // Lowest first: each pass joins neighbours, so that `scale` is the weight of one part.
    let mut parts: Vec<BigInt> = text.as_bytes().rchunks(CHUNK).map(chunk).collect();
    let mut scale = BigInt::from(10).pow(u32::try_from(CHUNK).unwrap_or(u32::MAX));
    while parts.len() > 1 {
        parts = parts.chunks(2).map(|pair| join(pair, &scale)).collect();
        scale = &scale * &scale;
    }
    parts.pop().unwrap_or_default()
}

fn join(pair: &[BigInt], scale: &BigInt) -> BigInt {
    match pair {
        [low, high] => high * scale + low,
        alone => alone.first().cloned().unwrap_or_default(),
    }
}

fn chunk(digits: &[u8]) -> BigInt {
    BigInt::parse_bytes(digits, 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_short_integers_are_exact() {
        assert_eq!(parse("0"), BigInt::ZERO);
        assert_eq!(parse("-0"), BigInt::ZERO);
        assert_eq!(parse("-12"), BigInt::from(-12));
        for digits in [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 7] {
            let text: String = ('1'..='9').cycle().take(digits).collect();
            assert_eq!(parse(&text), text.parse::<BigInt>().unwrap(), "{digits} digits");
        }
    }

    #[test]
    fn a_million_digits_are_read_at_once() {
        let number = parse(&"7".repeat(1_000_000));
        assert_eq!(number * 9 + 7, BigInt::from(7) * BigInt::from(10).pow(1_000_000));
    }
}
