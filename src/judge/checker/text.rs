//! Comparing standard output. White space is ASCII white space: other bytes are content.

use super::Compare;
use super::number::Number;

/// Whether `actual` is the output that `expected` asks for.
pub fn stdout_matches(compare: Compare, expected: &str, actual: &[u8]) -> bool {
    match compare {
        Compare::Exact => expected.as_bytes() == actual,
        Compare::Lines | Compare::Tokens | Compare::Float(_) => {
            first_difference(compare, expected, actual).is_none()
        }
    }
}

/// Where the two first differ, in the terms of `compare`: `line 3`, `token 7`. None when only white space differs
/// that the caller's rule does not ignore.
pub fn first_difference(compare: Compare, expected: &str, actual: &[u8]) -> Option<String> {
    let expected = expected.as_bytes();
    let (unit, number) = match compare {
        Compare::Exact | Compare::Lines => ("line", first(lines(expected), lines(actual), |a, b| a == b)),
        Compare::Tokens => ("token", first(tokens(expected), tokens(actual), |a, b| a == b)),
        Compare::Float(tolerance) => {
            ("token", first(tokens(expected), tokens(actual), |a, b| token_matches(a, b, tolerance)))
        }
    };
    number.map(|number| format!("{unit} {number}"))
}

/// The first place, counted from 1, at which two sequences differ.
fn first<'a>(
    mut expected: impl Iterator<Item = &'a [u8]>,
    mut actual: impl Iterator<Item = &'a [u8]>,
    matches: impl Fn(&[u8], &[u8]) -> bool,
) -> Option<usize> {
    let mut place = 1;
    loop {
        match (expected.next(), actual.next()) {
            (None, None) => return None,
            (Some(expected), Some(actual)) if matches(expected, actual) => place += 1,
            _ => return Some(place),
        }
    }
}

fn token_matches(expected: &[u8], actual: &[u8], tolerance: f64) -> bool {
    expected == actual
        || match (Number::of_token(expected), Number::of_token(actual)) {
            (Some(expected), Some(actual)) => expected.is_close(&actual, tolerance),
            _ => false,
        }
}

/// Lines without their trailing white space, up to the last that is not blank.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    trim_end(text).split(|&byte| byte == b'\n').map(trim_end)
}

fn tokens(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| is_space(byte)).filter(|token| !token.is_empty())
}

fn trim_end(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|&byte| !is_space(byte)).map_or(0, |last| last + 1);
    &text[..end]
}

/// What `bytes.isspace` takes.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn exact_is_byte_for_byte() {
        assert!(stdout_matches(Compare::Exact, "a\n", b"a\n"));
        assert!(!stdout_matches(Compare::Exact, "a\n", b"a"));
        assert!(!stdout_matches(Compare::Exact, "\u{fffd}", b"\xff"));
    }

    #[test]
    fn lines_ignore_white_space_at_their_end_and_blank_lines_at_the_end() {
        let same = |expected, actual: &[u8]| stdout_matches(Compare::Lines, expected, actual);
        assert!(same("1 2\n3\n", b"1 2  \r\n3\t\n \n\n"));
        assert!(same("", b"\n\n") && same("\n", b""));
        assert!(!same("1\n2", b"1\n\n2") && !same("a", b" a") && !same("a", b"\na") && !same("1 2", b"1  2"));
        assert!(!same("a", b"a\xa0"));
        assert!(!same("1\n2", b"1") && !same("1", b"1\n2"));
    }

    #[test]
    fn tokens_ignore_the_white_space_between_them() {
        let same = |expected, actual: &[u8]| stdout_matches(Compare::Tokens, expected, actual);
        assert!(same("1 2\n3", b"\n1\t2 3\x0b\x0c\r\n"));
        assert!(!same("1 2", b"12") && !same("1", b"1.0") && !same("1", b"1 1") && same(" ", b""));
    }

    #[test]
    fn numbers_match_within_the_tolerance_and_words_only_themselves() {
        let same = |expected, actual: &[u8]| stdout_matches(Compare::Float(1e-6), expected, actual);
        assert!(same("x 1.0 1e9", b"x 1.0000005 1000000001"));
        assert!(!same("x", b"y") && !same("1", b"one") && !same("1 2", b"1") && !same("1", b"1 2"));
        assert!(same("\u{e9} 1e400", "\u{e9}\n1e400".as_bytes()) && !same("1e400", b"inf"));
        assert!(!same("1", b"\xff"));
    }

    #[test]
    fn the_first_difference_is_told_in_the_terms_of_the_rule() {
        let first = |compare, expected, actual: &str| first_difference(compare, expected, actual.as_bytes());
        assert_eq!(first(Compare::Lines, "1\n2\n3\n", "1\n2 \n4\n").as_deref(), Some("line 3"));
        assert_eq!(first(Compare::Lines, "1\n2\n", "1\n").as_deref(), Some("line 2"));
        assert_eq!(first(Compare::Exact, "1\n", "1\n\n"), None);
        assert_eq!(first(Compare::Tokens, "1 2\n3", "1  2\n\n4").as_deref(), Some("token 3"));
        assert_eq!(first(Compare::Float(0.1), "1 2\n3", "1.05 2").as_deref(), Some("token 3"));
    }

    proptest! {
        #[test]
        fn every_text_matches_itself_by_every_rule(text in "[ -~\n\t\u{e9}]{0,40}", tolerance in 0.0..1.0_f64) {
            for compare in [Compare::Exact, Compare::Lines, Compare::Tokens, Compare::Float(tolerance)] {
                prop_assert!(stdout_matches(compare, &text, text.as_bytes()));
            }
        }

        #[test]
        fn a_looser_rule_takes_all_that_a_stricter_one_takes(
            expected in "[a1 \n]{0,8}", actual in "[a1 \n]{0,8}",
        ) {
            let takes = |compare| stdout_matches(compare, &expected, actual.as_bytes());
            prop_assert!(!takes(Compare::Exact) || takes(Compare::Lines));
            prop_assert!(!takes(Compare::Lines) || takes(Compare::Tokens));
            prop_assert!(!takes(Compare::Tokens) || takes(Compare::Float(0.0)));
        }
    }
}
