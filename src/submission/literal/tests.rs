//! Literals against what Python itself makes of them.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;
use crate::judge::checker::{Expected, values_match};
use crate::judge::oracle::ask;

fn refused(text: &str) -> String {
    parse(text).expect_err(text).to_string()
}

#[test]
fn errors_say_where_and_what() {
    assert_eq!(refused("[1, 2"), "line 1, column 6: the literal ends too early");
    assert_eq!(refused("[1,\n foo]"), "line 2, column 2: `foo` is not a literal");
    assert_eq!(refused("1 + 2"), "line 1, column 6: only a real and an imaginary number can be added");
    assert_eq!(refused("{[1]}"), "line 1, column 5: unhashable type: 'list'");
    assert_eq!(refused("f(1)"), "line 1, column 1: `f` is not a literal");
    assert_eq!(refused("set([1])"), "line 1, column 5: of calls, only `set()` is a literal");
    assert_eq!(refused(""), "line 1, column 1: a value is missing");
    assert_eq!(refused("'a"), "line 1, column 3: a string is not closed");
    assert_eq!(refused("1 2"), "line 1, column 3: unexpected '2'");
    assert_eq!(refused("..."), "line 1, column 1: `...` is not data");
    assert_eq!(refused("'\\N{DASH}'"), "line 1, column 4: `\\N{…}` is not supported: write the character");
}

#[test]
fn nesting_is_capped() {
    let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(refused(&nested(MAX_DEPTH + 1)), "line 1, column 129: nested more than 128 deep");
    assert!(parse(&"(".repeat(1_000_000)).is_err());
}

#[test]
fn arguments_end_at_the_closing_parenthesis() {
    assert_eq!(arguments(").m"), Ok((vec![], 1)));
    assert_eq!(arguments("1, 'a)',).m"), Ok((vec![Value::int(1), Value::str("a)")], 9)));
    assert!(arguments("1").is_err() && arguments("a=1)").is_err() && arguments("*[1])").is_err());
}

/// Texts that are chosen for their edges.
const CASES: &[&str] = &[
    "0",
    "00",
    "0_0",
    "01",
    "1_000",
    "1__0",
    "1_",
    "_1",
    "0x_fF",
    "0x",
    "0xg",
    "0o17",
    "0o8",
    "0b101",
    "0b2",
    "0B1",
    "0xffj",
    "1.",
    ".5",
    "1.5e-3",
    "1e5",
    "1e",
    "1e+",
    "1_0.0_1e1_0",
    "1._5",
    "1_.5",
    "00.5",
    "01.5",
    "01e5",
    "1e400",
    "-1e400",
    "1j",
    "01j",
    "1.5J",
    "1e3j",
    "1+2j",
    "1-2j",
    "-1-2j",
    "- 1 + 2j",
    "1+-2j",
    "1j+1",
    "1+2j+3j",
    "(1+2j)",
    "-(1+2j)",
    "(1)+(2j)",
    "-(1)",
    "--1",
    "+1",
    "+True",
    "-None",
    "-'a'",
    "1+1",
    "-0.0",
    "-1j",
    "0x10+1j",
    "-(-1)",
    "~1",
    "''",
    "'a' 'b'",
    "'a'\n'b'",
    "('a'\n'b')",
    "'a' b'b'",
    "b'a' b'b'",
    "r'\\n'",
    "R'\\''",
    "rb'\\x'",
    "bR'a'",
    "u'a'",
    "ur'a'",
    "f'a'",
    "U'\\u00e9'",
    "'\\x4'",
    "'\\x41\\101\\7\\400'",
    "b'\\400\\377'",
    "'\\ud800'",
    "'\\ud83d\\ude00'",
    "'\\U0001F600'",
    "'\\U00110000'",
    "'\\q\\\n x'",
    "'\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"'",
    "b'\\u0041'",
    "b'\u{e9}'",
    "'\u{e9}\u{1f600}'",
    "'''a\n'b\n'''",
    "\"\"\"a\\\"\"\"\"",
    "'''a''",
    "'a\nb'",
    "'''a\r\nb\rc'''",
    "r'\\'",
    "rb'\u{e9}'",
    "r'\\\u{e9}'",
    "'\\\u{e9}'",
    "''''a'''",
    "'' ''''''",
    "()",
    "(1)",
    "(1,)",
    "(1,,)",
    "(,)",
    "1,",
    "1, 2",
    ",",
    "[1, 2,]",
    "[,]",
    "[1 2]",
    "{}",
    "{1}",
    "{1,}",
    "{,}",
    "{1: 2}",
    "{1: 2,}",
    "{1: 2, 3}",
    "{1, 2: 3}",
    "{1, 1.0, True}",
    "{1: 'a', True: 'b'}",
    "{**{}}",
    "[*[]]",
    "{(1, 2): {3}}",
    "{{1}}",
    "{[1]: 2}",
    "{({1},): 2}",
    "set()",
    "set( )",
    "set ( )",
    "set(())",
    "frozenset()",
    "[set()]",
    "set",
    "set().x",
    "True",
    "true",
    "None",
    "Nonee",
    "nan",
    "inf",
    "...",
    "__debug__",
    " 1",
    "\t1",
    "\n1",
    "\n 1",
    "1\n",
    "1\n\n",
    "1\n 2",
    "1 # c",
    "# c\n1",
    " # c\n1",
    "# c",
    "1\n# c\n",
    "1\n  # c",
    "[1, # c\n 2]",
    "[\n1\n]",
    "1 \\\n+ 2j",
    "1 \\\n",
    "\\\n1",
    "1\x0c",
    "[1\u{a0}]",
    "\u{ff11}",
    "1;",
    "1 if 1 else 2",
    "1==1",
    "not 1",
    "a",
    "a.b",
    "f()",
    "[1][0]",
    "1[0]",
    "(1)(2)",
    "lambda: 1",
    "`1`",
    "1\0",
    "'\0'",
    "[i for i in ()]",
    "(yield)",
    "x := 1",
    "{1:}",
    "{:1}",
    "1\r\n",
    "[1,\r\n2]",
];

#[test]
fn literals_are_what_python_takes_for_literals() {
    let mut texts: Vec<String> = CASES.iter().map(|&text| text.to_owned()).collect();
    texts.push("9".repeat(4300));
    texts.push("9".repeat(4301));
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let fragment = prop_oneof![
        "[-+(){}\\[\\]:,0-2.ej_ '\"\\\\bru\nx#]{1,12}",
        "(\\(|\\[|\\{)(-?[0-9_.]{1,4}(e[0-9])?j?|'[ab\\\\n]*'|None|set\\(\\)),? ?([0-9]: ?[1-9])?(\\)|\\]|\\})",
    ];
    texts.extend((0..600).map(|_| fragment.new_tree(&mut runner).expect("a tree").current()));
    let answers = python(&texts);
    for (text, answer) in texts.iter().zip(answers) {
        // What is left out on purpose is in no other test case.
        if text.contains("...") || text.contains("\\N") {
            continue;
        }
        let agrees = match (&answer, parse(text)) {
            (None, Err(_)) => true,
            (Some(encoded), Ok(value)) => {
                let expected = tockbox_core::codec::decode(encoded, tockbox_core::codec::Caps::default());
                let expected = expected.expect("the test's own encoder is right");
                // The members of a set come in any order.
                let unordered = text.contains('{')
                    && values_match(&Expected::Python(expected.clone()), &value, None, true);
                unordered || expected.to_string() == value.to_string()
            }
            _ => false,
        };
        assert!(agrees, "{text:?}: Python says {answer:?}, we say {:?}", parse(text));
    }
}

/// What `ast.literal_eval` makes of each text, encoded, or `None` where it refuses.
fn python(texts: &[String]) -> Vec<Option<Vec<u8>>> {
    let bytes = |line: &str| {
        let pairs = line.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
        pairs.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal")).collect()
    };
    ask(ORACLE, texts).iter().map(|line| line.strip_prefix('=').map(bytes)).collect()
}

const ORACLE: &str = r#"
import ast, struct, sys
def seq(tag, items): return tag + struct.pack("<I", len(items)) + b"".join(items)
def raw(tag, data): return tag + struct.pack("<I", len(data)) + data
def enc(v):
    if v is None: return b"N"
    if v is True: return b"T"
    if v is False: return b"F"
    t = type(v)
    if t is int: return raw(b"I", v.to_bytes(v.bit_length() // 8 + 1, "little", signed=True))
    if t is float: return b"f" + struct.pack("<d", v)
    if t is complex: return b"c" + struct.pack("<dd", v.real, v.imag)
    if t is str: return raw(b"s", v.encode("utf-8", "surrogatepass"))
    if t is bytes: return raw(b"b", v)
    if t is list: return seq(b"l", [enc(i) for i in v])
    if t is tuple: return seq(b"t", [enc(i) for i in v])
    if t is set: return seq(b"S", [enc(i) for i in v])
    if t is dict: return b"d" + struct.pack("<I", len(v)) + b"".join(enc(k) + enc(i) for k, i in v.items())
    raise ValueError(t)
for line in sys.stdin:
    text = bytes.fromhex(line).decode()
    try: print("=" + enc(ast.literal_eval(text)).hex())
    except Exception: print("!")
"#;
