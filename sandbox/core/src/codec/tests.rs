//! Round trips, and bytes that are no value.

use proptest::prelude::*;

use super::*;

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        any::<i128>().prop_map(Value::int),
        any::<f64>().prop_filter("equal to itself", |f| !f.is_nan()).prop_map(Value::Float),
        ".*".prop_map(|text| Value::str(&text)),
        proptest::collection::vec(any::<u8>(), 0..20).prop_map(Value::Bytes),
    ];
    leaf.prop_recursive(4, 64, 8, |inner| {
        let many = proptest::collection::vec(inner.clone(), 0..8);
        prop_oneof![
            many.clone().prop_map(Value::List),
            many.clone().prop_map(Value::Tuple),
            many.prop_map(Value::Set),
            proptest::collection::vec((inner.clone(), inner), 0..4).prop_map(Value::Dict),
        ]
    })
}

proptest! {
    #[test]
    fn a_value_survives_the_round_trip(value in values()) {
        let mut bytes = Vec::new();
        encode(&value, &mut bytes);
        prop_assert_eq!(decode(&bytes, Caps::default()), Ok(value));
    }

    #[test]
    fn hostile_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes, Caps::default());
    }
}

#[test]
fn a_forged_count_allocates_nothing() {
    assert_eq!(decode(b"l\xff\xff\xff\xff", Caps::default()), Err(DecodeError::Truncated));
    assert_eq!(decode(b"b\xff\xff\xff\xff", Caps::default()), Err(DecodeError::Truncated));
}

#[test]
fn depth_and_nodes_are_capped() {
    let mut deep = Vec::new();
    for _ in 0..201 {
        deep.extend(b"l\x01\0\0\0");
    }
    deep.push(b'N');
    assert_eq!(decode(&deep, Caps::default()), Err(DecodeError::TooDeep));
    let caps = Caps { depth: 5, nodes: 3, ..Caps::default() };
    assert_eq!(decode(b"l\x03\0\0\0NNN", caps), Err(DecodeError::TooManyNodes));
}

#[test]
fn kinds_are_a_closed_list_and_references_need_leave() {
    let object = |kind: &str| {
        let length = u32::try_from(kind.len()).unwrap().to_le_bytes();
        [b"x", &length[..], kind.as_bytes(), b"N"].concat()
    };
    let with = Caps { references: true, ..Caps::default() };
    assert_eq!(decode(&object("Thing"), with), Err(DecodeError::UnknownKind));
    assert_eq!(decode(&object("Fraction"), with), Err(DecodeError::MalformedObject));
    assert_eq!(decode(&object("@ref"), Caps::default()), Err(DecodeError::UnknownKind));
    let reference = Value::Object(Kind::Reference("@ref".to_owned()), Box::new(Value::None));
    assert_eq!(decode(&object("@ref"), with), Ok(reference.clone()));
    let mut bytes = Vec::new();
    encode(&reference, &mut bytes);
    assert_eq!(bytes, object("@ref"));
}

#[test]
fn lone_surrogates_are_text_and_other_malformed_bytes_are_not() {
    assert!(decode(b"s\x03\0\0\0\xed\xa0\x80", Caps::default()).is_ok());
    assert_eq!(decode(b"s\x01\0\0\0\xff", Caps::default()), Err(DecodeError::MalformedText));
}
