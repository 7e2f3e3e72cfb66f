//! Values of exact types beyond the builtin ones: how they cross, print and compare, against what Python says.

mod values;

use std::collections::HashSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tockbox::judge::checker::{Expected, values_match};
use tockbox_core::codec::{Caps, decode, encode};
use tockbox_core::{Kind, Value};
use values::{arrays, object, values};

use crate::support::{Sandbox, TIERS, pythons};

const EXPRESSIONS: &str = include_str!("objects/expressions.txt");
const NUMPY_EXPRESSIONS: &str = include_str!("objects/numpy_expressions.txt");

/// Each expression as Python sees it.
struct Seen {
    expression: String,
    value: Value,
    hashable: bool,
    /// Whether it equals each of the expressions.
    equals: Vec<bool>,
}

#[test]
fn objects_cross_print_and_compare_as_in_every_python() {
    for (version, python) in pythons::found() {
        println!("3.{version}");
        let seen = look(&python, EXPRESSIONS, &[]);
        assert_equality(&seen);
    }
}

#[test]
fn numpy_values_cross_print_and_compare_as_in_numpy() {
    let seen = look(&pythons::with_numpy(), NUMPY_EXPRESSIONS, &["numpy"]);
    assert_equality(&seen);
}

/// Asks Python about the expressions. Those that begin with `~` print in another way than here.
fn look(python: &Path, expressions: &str, more: &[&str]) -> Vec<Seen> {
    let lines: Vec<&str> = expressions.lines().collect();
    let asked: Vec<&str> = lines.iter().map(|line| line.trim_start_matches('~')).collect();
    let answers = run(python, "matrix.py", more, &asked.join("\n"));
    assert_eq!(answers.len(), lines.len());
    let mut misprinted = Vec::new();
    let seen = lines.iter().zip(&answers).map(|(line, answer)| {
        let [data, repr, hashable, equals] = answer.split(' ').collect::<Vec<_>>()[..] else {
            panic!("four parts: {answer}");
        };
        let data = bytes(data);
        let value = decode(&data, Caps::default()).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(encoded(&value), data, "{line}");
        if !line.starts_with('~') {
            let printed = String::from_utf8(bytes(repr)).expect("UTF-8");
            if value.to_string() != printed {
                misprinted.push(format!("{line}: {value} and not {printed}"));
            }
        }
        Seen {
            expression: (*line).to_owned(),
            value,
            hashable: hashable == "1",
            equals: equals.bytes().map(|equal| equal == b'1').collect(),
        }
    });
    let seen = seen.collect();
    assert!(misprinted.is_empty(), "{}", misprinted.join("\n"));
    seen
}

fn assert_equality(seen: &[Seen]) {
    let mut wrong = Vec::new();
    for left in seen {
        for (right, &equal) in seen.iter().zip(&left.equals) {
            let matches = |left: &Value, right: &Value| {
                values_match(&Expected::Python(left.clone()), right, None, false)
            };
            if matches(&left.value, &right.value) != equal {
                wrong.push(format!("{} == {} is {equal}", left.expression, right.expression));
            }
            let set = |value: &Value| Value::Set(vec![value.clone()]);
            if left.hashable && right.hashable && matches(&set(&left.value), &set(&right.value)) != equal {
                wrong.push(format!("{{{}}} == {{{}}} is {equal}", left.expression, right.expression));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn awkward_values_are_right_or_refused_in_every_python() {
    for (_, python) in pythons::found() {
        assert_eq!(run(&python, "awkward.py", &[], ""), Vec::<String>::new(), "{}", python.display());
    }
}

#[test]
fn any_value_survives_the_way_through_python() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let values: Vec<Value> =
        (0..4_000).map(|_| values().new_tree(&mut runner).expect("a tree").current()).collect();
    let lines: Vec<String> = values.iter().map(|value| hex(&encoded(value))).collect();
    for (_, python) in pythons::found() {
        let answers = run(&python, "echo.py", &[], &lines.join("\n"));
        for (value, (line, answer)) in values.iter().zip(lines.iter().zip(&answers)) {
            assert_eq!(decode(&bytes(answer), Caps::default()).as_ref(), Ok(value), "{}", python.display());
            assert_eq!(line, answer, "{value}");
        }
        assert_eq!(answers.len(), lines.len());
    }
    let kinds: HashSet<_> = values.iter().filter_map(kind).collect();
    assert!(kinds.len() >= 18, "{kinds:?}");
}

const CANDIDATE: &str = "
import collections, datetime, decimal, fractions

def count(text):
    return collections.Counter(text)

def group(words):
    groups = collections.defaultdict(list)
    for word in words:
        groups[len(word)].append(word)
    return groups

def half(number):
    return fractions.Fraction(number, 2)

def price(number):
    return [decimal.Decimal(number) / 4, bytearray(b'a')]

def day():
    return datetime.date(2024, 1, 2)

class Counter(collections.Counter):
    pass

def pretend(text):
    return Counter(text)
";

#[test]
fn a_call_may_return_objects_and_is_judged_by_their_equality() {
    let sandbox = Sandbox::start(TIERS[0]);
    let judged = sandbox.judge(&serde_json::json!({"code": CANDIDATE, "tests": [
        {"type": "call", "function": "count", "args": ["aba"], "expected": {"a": 2, "b": 1}},
        {"type": "call", "function": "group", "args": [["a", "bb", "c"]], "expected_py": "{1: ['a', 'c'], 2: ['bb']}"},
        {"type": "call", "function": "half", "args": [3], "expected": 1.5},
        {"type": "call", "function": "price", "args": [5], "expected_py": "[1.25, b'a']"},
        {"type": "call", "function": "day", "args": [], "expected": "2024-01-02"},
        {"type": "call", "function": "pretend", "args": ["a"], "expected": {"a": 1}},
    ]}));
    let verdicts: Vec<_> = judged.tests.iter().map(|test| test.verdict.as_str()).collect();
    let right = ["accepted", "accepted", "accepted", "accepted", "wrong_answer", "wrong_answer"];
    assert_eq!(verdicts, right, "{judged:?}");
    let messages: Vec<_> = judged.tests.iter().filter_map(|test| test.message.as_deref()).collect();
    assert_eq!(
        messages,
        [
            "returned a value of type date, and one of type str is expected",
            "returned a value of type Counter, which is not plain data",
        ]
    );
    let shown = judged.tests[4].actual.as_deref();
    assert_eq!(shown, Some("datetime.date(2024, 1, 2)"));
}

fn kind(value: &Value) -> Option<&Kind> {
    if let Value::Object(kind, _) = value { Some(kind) } else { None }
}

#[test]
fn arrays_survive_the_way_through_numpy() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[12; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let values: Vec<Value> =
        (0..2_000).map(|_| arrays().new_tree(&mut runner).expect("a tree").current()).collect();
    let lines: Vec<String> = values.iter().map(|value| hex(&encoded(value))).collect();
    let answers = run(&pythons::with_numpy(), "echo.py", &[], &lines.join("\n"));
    for (value, answer) in values.iter().zip(&answers) {
        assert_eq!(decode(&bytes(answer), Caps::default()).as_ref(), Ok(value));
    }
    assert_eq!(answers.len(), lines.len());
}

#[test]
fn bounds_of_long_decimals_are_where_they_are_said_to_be() {
    let decimal = |text: &str| object(Kind::Decimal, Value::str(text));
    let equal =
        |left: &Value, right: &Value| values_match(&Expected::Python(left.clone()), right, None, false);
    let power = |exponent: u32| Value::Int(num_bigint::BigInt::from(10).pow(exponent));
    assert!(equal(&power(400), &decimal("1E+400")) && !equal(&power(401), &decimal("1E+401")));
    assert!(equal(&decimal("10E+400"), &decimal("1E+401")));
    let nines = "9".repeat(4301);
    let int = Value::Int(nines.parse().expect("digits"));
    assert!(!equal(&int, &decimal(&nines)) && equal(&decimal(&nines), &decimal(&format!("{nines}.0"))));
    let hostile = Value::Set(vec![decimal("1E+999999999999999999"), decimal("1E-999999999999999999")]);
    assert!(equal(&hostile, &hostile));
}

#[test]
fn tolerance_and_nan_rules_reach_objects() {
    let decimal = |text: &str| object(Kind::Decimal, Value::str(text));
    let fraction = object(Kind::Fraction, Value::Tuple(vec![Value::int(1), Value::int(3)]));
    let close =
        |left: &Value, right: &Value| values_match(&Expected::Json(left.clone()), right, Some(1e-6), false);
    assert!(close(&Value::Float(1.0 / 3.0), &fraction) && close(&Value::Float(0.333_333_3), &fraction));
    assert!(
        close(&Value::Float(0.1), &decimal("0.1000000001")) && close(&Value::int(3), &decimal("3.0000001"))
    );
    assert!(!close(&Value::Float(f64::INFINITY), &decimal("1E+400")));
    let huge = num_bigint::BigInt::from(7).pow(1000);
    let near_one = Value::Tuple(vec![Value::Int(&huge + 1), Value::Int(huge)]);
    assert!(close(&Value::int(1), &object(Kind::Fraction, near_one)));
    for nan in [decimal("NaN"), decimal("-sNaN1")] {
        assert!(!close(&nan, &nan));
        assert!(values_match(&Expected::Python(Value::Float(f64::NAN)), &nan, None, true));
    }
    let array = |number: f32| {
        let content = Value::Bytes(number.to_le_bytes().to_vec());
        object(
            Kind::NumpyArray,
            Value::Tuple(vec![Value::str("<f4"), Value::Tuple(vec![Value::int(1)]), content]),
        )
    };
    assert!(close(&Value::List(vec![Value::Float(0.1)]), &array(0.1)));
    let text_keys = Value::Dict(vec![(Value::str("1"), Value::int(2))]);
    let counter = object(Kind::Counter, Value::Tuple(vec![Value::int(1), Value::int(2)]));
    assert!(
        close(&text_keys, &counter) && !values_match(&Expected::Python(text_keys), &counter, None, false)
    );
}

/// Runs a script of this folder and returns the lines of its output.
fn run(python: &Path, script: &str, more: &[&str], input: &str) -> Vec<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut child = Command::new(python)
        .arg("-I")
        .arg(root.join("tests/it/objects").join(script))
        .arg(root.join("sandbox/harness"))
        .args(more)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("Python runs");
    let _ = writer.join().expect("no panic");
    assert!(output.status.success(), "{script} failed under {}", python.display());
    String::from_utf8(output.stdout).expect("ASCII").lines().map(str::to_owned).collect()
}

fn encoded(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    encode(value, &mut bytes);
    bytes
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
    pairs.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal")).collect()
}
