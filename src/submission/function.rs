//! The path of a function: `f`, `pkg.f`, `Class().method`, `Class(1, "a").method`.

use tockbox_core::CallPath;

use super::literal;

/// Words that Python does not take as names.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Reads a path. The error says what is wrong with it.
pub(super) fn parse(text: &str) -> Result<CallPath, String> {
    let Some((target, rest)) = text.split_once('(') else {
        return Ok(CallPath { target: dotted(text)?, method: None });
    };
    let target = dotted(target)?;
    let (args, length) = literal::arguments(rest).map_err(|error| {
        format!("must have positional literals between its parentheses: {}", error.message)
    })?;
    let Some(method) = rest[length..].strip_prefix('.') else {
        return Err("must name a method behind the parentheses, as in `Class().method`".to_owned());
    };
    Ok(CallPath { target, method: Some((args, dotted(method)?)) })
}

/// Identifiers with dots between them.
pub(super) fn dotted(text: &str) -> Result<Vec<String>, String> {
    text.split('.').map(identifier).collect()
}

fn identifier(text: &str) -> Result<String, String> {
    let mut characters = text.chars();
    let starts = characters.next().is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first));
    if text.is_empty() {
        Err("must be a name, names with dots between them, or `Class().method`".to_owned())
    } else if KEYWORDS.contains(&text) {
        Err(format!("`{text}` is a keyword"))
    } else if starts && characters.all(unicode_ident::is_xid_continue) {
        Ok(text.to_owned())
    } else {
        Err(format!("`{text:.100}` is not an identifier"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_path_is_read() {
        for text in [
            "f",
            "_f1",
            "pkg.mod.f",
            "Class().method",
            "a.Class(1, 'x)', [2]).b.c",
            "\u{e9}t\u{e9}",
            "match",
            "\u{89e3}",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
        assert_eq!(parse("C( 1 , ).m").unwrap().to_string(), "C(1).m");
    }

    #[test]
    fn what_is_not_a_path_is_refused() {
        let names = "must be a name, names with dots between them, or `Class().method`";
        for (text, message) in [
            ("", names),
            ("a.", names),
            (".a", names),
            ("().m", names),
            ("C().", names),
            ("1a", "`1a` is not an identifier"),
            ("a b", "`a b` is not an identifier"),
            (" f", "` f` is not an identifier"),
            ("f\n", "`f\n` is not an identifier"),
            ("a.lambda", "`lambda` is a keyword"),
            ("None", "`None` is a keyword"),
            ("f()", "must name a method behind the parentheses, as in `Class().method`"),
            ("C()()", "must name a method behind the parentheses, as in `Class().method`"),
            ("C().m()", "`m()` is not an identifier"),
            ("C(x).m", "must have positional literals between its parentheses: `x` is not a literal"),
            ("C(1", "must have positional literals between its parentheses: the literal ends too early"),
        ] {
            assert_eq!(parse(text).unwrap_err(), message, "{text}");
        }
    }
}
