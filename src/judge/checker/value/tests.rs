//! Equality rule by rule, and against Python's own.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;
use crate::judge::oracle::ask;
use crate::submission::literal::parse;
use Value::{Bool, Complex, Dict, Float, FrozenSet, List, None as Nothing, Set, Tuple};

fn int(number: i64) -> Value {
    Value::int(number)
}

fn text(text: &str) -> Value {
    Value::str(text)
}

fn python(expected: &Value, actual: &Value) -> bool {
    values_match(&Expected::Python(expected.clone()), actual, None, false)
}

fn json(expected: &Value, actual: &Value) -> bool {
    values_match(&Expected::Json(expected.clone()), actual, None, false)
}

fn close(expected: &Value, actual: &Value, tolerance: f64) -> bool {
    values_match(&Expected::Json(expected.clone()), actual, Some(tolerance), false)
}

#[test]
fn numbers_of_all_types_compare_by_value_and_exactly() {
    let ones = [int(1), Float(1.0), Bool(true), Complex(1.0, 0.0)];
    for one in &ones {
        assert!(ones.iter().all(|other| python(one, other) && json(one, other)));
        assert!(!python(one, &text("1")) && !python(one, &Nothing) && !python(one, &int(2)));
    }
    assert!(
        python(&Float(-0.0), &Float(0.0)) && python(&int(0), &Float(-0.0)) && python(&int(0), &Bool(false))
    );
    assert!(python(&int(1 << 53), &Float(9_007_199_254_740_992.0)));
    assert!(!python(&int((1 << 53) + 1), &Float(9_007_199_254_740_992.0)));
    assert!(!python(&Float(9_007_199_254_740_992.0), &int((1 << 53) + 1)));
    assert!(!python(&Complex(9_007_199_254_740_992.0, 0.0), &int((1 << 53) + 1)));
    let huge = BigInt::from(10).pow(400);
    assert!(!python(&Value::Int(huge.clone()), &Float(f64::INFINITY)));
    assert!(!close(&Value::Int(huge), &Float(f64::INFINITY), 1.0));
}

#[test]
fn nan_equals_nothing_unless_asked_for() {
    let nan = List(vec![Float(f64::NAN)]);
    assert!(!python(&nan, &nan) && !close(&nan, &nan, 1.0));
    assert!(values_match(&Expected::Python(nan.clone()), &nan, None, true));
    assert!(!values_match(&Expected::Python(nan.clone()), &List(vec![int(1)]), Some(1e300), true));
    let set = Set(vec![Float(f64::NAN), int(1)]);
    assert!(!python(&set, &set) && values_match(&Expected::Python(set.clone()), &set, None, true));
    let keyed = Dict(vec![(Float(f64::NAN), int(1))]);
    assert!(!python(&keyed, &keyed) && values_match(&Expected::Python(keyed.clone()), &keyed, None, true));
}

#[test]
fn json_cannot_tell_a_tuple_from_a_list_and_a_python_literal_can() {
    let pair = |make: fn(Vec<Value>) -> Value| make(vec![int(1), int(2)]);
    assert!(json(&pair(List), &pair(Tuple)) && json(&List(vec![pair(List)]), &Tuple(vec![pair(Tuple)])));
    assert!(!python(&pair(List), &pair(Tuple)) && !python(&pair(Tuple), &pair(List)));
    assert!(!json(&pair(List), &pair(Set)) && !json(&pair(List), &pair(FrozenSet)));
    assert!(!json(&pair(List), &List(vec![int(1)])) && !json(&List(vec![]), &Nothing));
    assert!(!json(&text("ab"), &Value::Bytes(b"ab".to_vec())));
}

#[test]
fn keys_equal_their_json_text_against_json_only() {
    let expected = |name: &str| Dict(vec![(text(name), int(1))]);
    let actual = |name: &Value| Dict(vec![(name.clone(), int(1))]);
    for (name, key) in [
        ("1", int(1)),
        ("true", Bool(true)),
        ("null", Nothing),
        ("1.5", Float(1.5)),
        ("1e+16", Float(1e16)),
        ("NaN", Float(f64::NAN)),
        ("-Infinity", Float(f64::NEG_INFINITY)),
        ("k", text("k")),
    ] {
        assert!(json(&expected(name), &actual(&key)), "{name}");
        assert!(key == text(name) || !python(&expected(name), &actual(&key)), "{name}");
    }
    assert!(!json(&expected("1.0"), &actual(&int(1))) && !json(&expected("True"), &actual(&Bool(true))));
    assert!(!json(&expected("(1,)"), &actual(&Tuple(vec![int(1)]))));
    assert!(!json(&expected("1"), &actual(&Value::Int(BigInt::from(10).pow(5000)))));
    let both = Dict(vec![(int(1), int(1)), (text("1"), int(1))]);
    assert!(!json(&Dict(vec![(text("1"), int(1)), (text("2"), int(1))]), &both));
}

#[test]
fn dicts_compare_whatever_their_order_and_by_equal_keys() {
    let left = Dict(vec![(int(1), text("a")), (Tuple(vec![Bool(false)]), text("b"))]);
    let right = Dict(vec![(Tuple(vec![Float(0.0)]), text("b")), (Float(1.0), text("a"))]);
    assert!(python(&left, &right));
    let repeated = Dict(vec![(int(1), text("a")), (Bool(true), text("a"))]);
    assert!(!python(&left, &repeated), "a forged dict with one key twice equals nothing");
    assert!(!python(&Dict(vec![(int(1), text("a"))]), &Dict(vec![(int(1), text("b"))])));
}

#[test]
fn sets_compare_whatever_their_order_and_kind() {
    let set = Set(vec![int(1), text("a"), Tuple(vec![int(2)])]);
    assert!(python(&set, &FrozenSet(vec![Tuple(vec![Float(2.0)]), text("a"), Bool(true)])));
    assert!(!python(&set, &Set(vec![int(1), text("a")])) && !python(&Set(vec![]), &List(vec![])));
    let large = |numbers: &mut dyn Iterator<Item = i64>| Set(numbers.map(int).collect());
    assert!(python(&large(&mut (0..100_000)), &large(&mut (0..100_000).rev())));
}

#[test]
fn a_tolerance_reaches_floats_anywhere_but_in_keys() {
    let nested = |number| Dict(vec![(text("k"), List(vec![number]))]);
    assert!(close(&nested(Float(1.0)), &nested(Float(1.000_000_1)), 1e-6));
    assert!(close(&nested(int(1)), &nested(Float(1.000_000_1)), 1e-6));
    assert!(!close(&nested(int(10_000_000)), &nested(int(10_000_001)), 1e-6), "integers are exact");
    assert!(close(&Float(1e9), &Float(1e9 + 100.0), 1e-6) && !close(&Float(1e9), &Float(1e9 + 2000.0), 1e-6));
    assert!(close(&Complex(1.0, 1.0), &Complex(1.0, 1.000_000_1), 1e-6));
    assert!(close(&Float(f64::INFINITY), &Float(f64::INFINITY), 0.0));
    assert!(
        !close(&Float(f64::INFINITY), &Float(1e308), 1e300) && !close(&Float(1.0), &Float(f64::NAN), 1e9)
    );
    let set = |number| Set(vec![Float(number)]);
    assert!(!values_match(&Expected::Python(set(1.0)), &set(1.000_000_1), Some(1e-6), false));
}

/// Literals of few values, so that many pairs are equal.
fn literals() -> impl Strategy<Value = String> {
    let number = proptest::sample::select(vec![
        "0",
        "1",
        "True",
        "False",
        "1.0",
        "-0.0",
        "0.5",
        "-1",
        "1j",
        "1+0j",
        "0j",
        "9007199254740992",
        "9007199254740993",
        "9007199254740992.0",
        "1e400",
        "-1e400",
        "1e300",
        "0x10",
        "16.0",
        "10",
    ]);
    let leaf = prop_oneof![
        4 => number.prop_map(str::to_owned),
        1 => proptest::sample::select(vec!["None", "'a'", "b'a'", "''", "'\\ud800'", "'1'"]).prop_map(str::to_owned),
    ];
    let key = leaf.clone();
    leaf.prop_recursive(3, 12, 3, move |inner| {
        let many = |item: BoxedStrategy<String>, brackets: (&'static str, &'static str)| {
            proptest::collection::vec(item, 0..3)
                .prop_map(move |items| format!("{}{}{}", brackets.0, items.join(", "), brackets.1))
        };
        let tuples =
            proptest::collection::vec(key.clone(), 1..3).prop_map(|items| format!("({},)", items.join(", ")));
        let member = prop_oneof![key.clone(), tuples.clone()];
        let sets = proptest::collection::vec(member.clone(), 1..4)
            .prop_map(|items| format!("{{{}}}", items.join(", ")));
        let entries = (member, inner.clone()).prop_map(|(name, item)| format!("{name}: {item}"));
        prop_oneof![many(inner.boxed(), ("[", "]")), tuples, sets, many(entries.boxed(), ("{", "}"))]
    })
}

#[test]
fn equality_is_pythons_own() {
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[3; 32]));
    let pair = (literals(), literals()).prop_map(|(left, right)| format!("{left}\n{right}"));
    let mut pairs: Vec<String> =
        (0..1500).map(|_| pair.new_tree(&mut runner).expect("a tree").current()).collect();
    pairs.extend(
        (0..300)
            .map(|_| literals().new_tree(&mut runner).expect("a tree").current())
            .map(|one| format!("{one}\n{one}")),
    );
    let script = "import ast, sys\nfor line in sys.stdin:\n    left, right = map(ast.literal_eval, bytes.fromhex(line)\
                  .decode().split('\\n'))\n    print(left == right)";
    let answers = ask(script, &pairs);
    for (pair, answer) in pairs.iter().zip(&answers) {
        let (left, right) = pair.split_once('\n').expect("two lines");
        let [left, right] = [left, right].map(|text| parse(text).expect("a literal"));
        assert_eq!(python(&left, &right), answer == "True", "{pair}");
    }
    assert!(answers.iter().filter(|answer| *answer == "True").count() > 300);
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Nothing),
        any::<bool>().prop_map(Bool),
        (-3..3_i64).prop_map(int),
        (-3..3_i32).prop_map(|number| Float(f64::from(number) / 2.0)),
        "[ab]{0,2}".prop_map(|letters| text(&letters)),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let many = proptest::collection::vec(inner.clone(), 0..4);
        let keys = prop_oneof![(-2..2_i64).prop_map(int), "[ab]".prop_map(|letters| text(&letters))];
        prop_oneof![
            many.clone().prop_map(List),
            many.prop_map(Tuple),
            proptest::collection::vec((-3..3_i64).prop_map(int), 0..3).prop_map(Set),
            proptest::collection::hash_map("[a-d]", inner, 0..3).prop_map(|entries| {
                Dict(entries.into_iter().map(|(name, item)| (text(&name), item)).collect())
            }),
            keys.prop_map(|name| Dict(vec![(name, Nothing)])),
        ]
    })
}

proptest! {
    #[test]
    fn equality_is_reflexive_and_symmetric(left in values(), right in values()) {
        prop_assert!(python(&left, &left));
        prop_assert_eq!(python(&left, &right), python(&right, &left));
    }

    #[test]
    fn equal_values_are_equal_keys(left in values(), right in values()) {
        prop_assert_eq!(python(&left, &right), key(&left, false) == key(&right, false));
    }
}
