//! What each kind may be made of.

use super::*;
use crate::Value;

#[expect(clippy::needless_pass_by_value, reason = "reads better where it is called")]
fn is_object(kind: Kind, state: Value) -> bool {
    Object::of(&kind, &state).is_some()
}

fn numbers(numbers: &[i64]) -> Value {
    Value::Tuple(numbers.iter().map(|&number| Value::int(number)).collect())
}

fn with(state: Value, more: &[Value]) -> Value {
    let Value::Tuple(mut parts) = state else { panic!("a tuple") };
    parts.extend(more.iter().cloned());
    Value::Tuple(parts)
}

fn array(dtype: &str, shape: &[i64], bytes: usize) -> bool {
    let parts = [Value::str(dtype), numbers(shape), Value::Bytes(vec![1; bytes])];
    is_object(Kind::NumpyArray, with(numbers(&[]), &parts))
}

#[test]
fn states_of_other_shapes_are_refused() {
    for kind in NAMES.iter().map(|(kind, ..)| kind) {
        assert!(!is_object(kind.clone(), Value::Float(1.0)), "{kind:?}");
        assert!(!is_object(kind.clone(), Value::Tuple(vec![Value::Float(1.0); 11])), "{kind:?}");
        assert_eq!(Kind::of_name(kind.name()).as_ref(), Some(kind));
    }
    assert!(!is_object(Kind::Fraction, numbers(&[1, 0])) && !is_object(Kind::Fraction, numbers(&[1, -2])));
    assert!(!is_object(Kind::Range, numbers(&[1, 2, 0])));
    assert!(!is_object(Kind::Deque, numbers(&[1, 2, 3])) && is_object(Kind::Deque, numbers(&[2, 2, 3])));
    assert!(!is_object(Kind::Counter, numbers(&[1, 2, 3])));
    let eval = with(numbers(&[]), &[Value::str("eval")]);
    assert!(!is_object(Kind::DefaultDict, eval));
    assert!(
        !is_object(Kind::Date, numbers(&[2023, 2, 29])) && is_object(Kind::Date, numbers(&[2024, 2, 29]))
    );
    assert!(!is_object(Kind::Time, with(numbers(&[24, 0, 0, 0, 0]), &[Value::None])));
    assert!(is_object(Kind::Time, with(numbers(&[23, 0, 0, 0, 1]), &[Value::None])));
    assert!(!is_object(Kind::Time, with(numbers(&[23, 0, 0, 0, 1]), &[Value::str("UTC")])));
    for (delta, fits) in
        [([0, 86_399, 999_999], true), ([-1, 0, 1], true), ([-1, 0, 0], false), ([1, 0, 0], false)]
    {
        assert_eq!(is_object(Kind::TimeZone, with(numbers(&delta), &[Value::None])), fits, "{delta:?}");
    }
    assert!(!is_object(Kind::Uuid, Value::Bytes(vec![0; 15])));
    let code = |code: &str, item: Value| is_object(Kind::Array, Value::Tuple(vec![Value::str(code), item]));
    assert!(code("i", Value::int(1)) && code("d", Value::Float(1.0)));
    assert!(!code("i", Value::Float(1.0)) && !code("d", Value::int(1)) && !code("u", Value::str("a")));
    assert!(!code("Q", Value::int(1_i128 << 64)));
}

#[test]
fn an_array_has_as_many_bytes_as_its_shape_says() {
    assert!(array("<i4", &[2, 3], 24) && array("<i4", &[], 4) && array("|b1", &[0], 0));
    assert!(!array("<i4", &[2, 3], 23) && !array("<i4", &[2, 3], 0) && !array("<i4", &[-1], 4));
    assert!(array("<i4", &[1 << 40, 0], 0) && !array("<i4", &[1 << 62, 0], 0));
    assert!(!array("<i4", &[1 << 33, 1 << 33], 0) && !array("<i4", &[1; 65], 4));
    assert!(!array("<U0", &[1 << 40], 0) && !array("|S0", &[3], 0) && !array("<U2147483647", &[0], 0));
    for dtype in [
        "<i3", "<f16", "<c32", "|V4", "i4", "=i4", "<i04", "<i+4", "<M4", "<M8[]", "<M8[x]", "<M8[1s]",
        "|T16",
    ] {
        assert!(!array(dtype, &[0], 0), "{dtype}");
    }
    for dtype in ["<M8", "<M8[D]", ">m8[25us]", "<c16", ">f2", "<U7", "|S7"] {
        assert!(array(dtype, &[0], 0), "{dtype}");
    }
    let text = |point: u32| {
        let parts = [Value::str("<U1"), Value::Bytes(point.to_le_bytes().to_vec())];
        is_object(Kind::NumpyScalar, with(numbers(&[]), &parts))
    };
    assert!(text(0x10_ffff) && text(0xd800) && text(0) && !text(0x11_0000) && !text(u32::MAX));
}

#[test]
fn times_of_any_unit_and_size_are_understood() {
    let time = |dtype: &str, count: i64| {
        let state = with(numbers(&[]), &[Value::str(dtype), Value::Bytes(count.to_le_bytes().to_vec())]);
        let Some(Object::NumpyScalar(scalar)) = Object::of(&Kind::NumpyScalar, &state) else {
            panic!("{dtype}")
        };
        scalar.time().unwrap()
    };
    assert_eq!(time("<M8[Y]", 30), time("<M8[D]", 10_957));
    assert_eq!(time("<M8[M]", -1), time("<M8[h]", -31 * 24));
    assert_eq!(time("<m8[25us]", 4), time("<m8[ns]", 100_000));
    assert_eq!(time("<m8[Y]", 2), time("<m8[M]", 24));
    assert_ne!(time("<m8[Y]", 1), time("<m8[D]", 365));
    assert_eq!(time("<M8[D]", i64::MIN), NumpyTime::None);
    for count in [i64::MAX, i64::MIN + 1, 1 << 41, -(1 << 41)] {
        for unit in ["Y", "M", "W", "D", "h", "s", "as", "2147483647Y", "2147483647W"] {
            assert_ne!(time(&format!("<M8[{unit}]"), count), NumpyTime::None);
            assert_ne!(time(&format!("<m8[{unit}]"), count), NumpyTime::None);
        }
    }
}
