//! Values to send through Python and back.

use proptest::prelude::*;
use tockbox_core::{Kind, Value};

pub(super) fn object(kind: Kind, state: Value) -> Value {
    Value::Object(kind, Box::new(state))
}

fn tuple(parts: impl IntoIterator<Item = Value>) -> Value {
    Value::Tuple(parts.into_iter().collect())
}

/// Any value that Python makes neither shorter nor equal to another: dicts have text keys, sets one member.
pub(super) fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::None),
        any::<bool>().prop_map(Value::Bool),
        any::<i128>().prop_map(Value::int),
        any::<i8>().prop_map(Value::int),
        any::<f64>().prop_filter("equal to itself", |number| !number.is_nan()).prop_map(Value::Float),
        (-9.0..9.0, -9.0..9.0).prop_map(|(real, imag)| Value::Complex(real, imag)),
        ".*".prop_map(|text| Value::str(&text)),
        proptest::collection::vec(any::<u8>(), 0..20).prop_map(Value::Bytes),
        plain_objects(),
        times(),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        let many = proptest::collection::vec(inner.clone(), 0..6);
        let entries = proptest::collection::hash_map("[a-z]{0,3}", inner.clone(), 0..4);
        let parts = entries.clone().prop_map(|entries| {
            entries.into_iter().flat_map(|(name, item)| [Value::str(&name), item]).collect::<Vec<_>>()
        });
        let factory = proptest::sample::select(vec!["int", "list", "frozenset", "bytearray"]);
        prop_oneof![
            many.clone().prop_map(Value::List),
            many.clone().prop_map(Value::Tuple),
            any::<i64>().prop_map(|member| Value::Set(vec![Value::int(member)])),
            any::<i64>().prop_map(|member| Value::FrozenSet(vec![Value::int(member)])),
            entries.prop_map(|entries| {
                Value::Dict(entries.into_iter().map(|(name, item)| (Value::str(&name), item)).collect())
            }),
            parts.clone().prop_map(|parts| object(Kind::Counter, Value::Tuple(parts))),
            parts.clone().prop_map(|parts| object(Kind::OrderedDict, Value::Tuple(parts))),
            (factory, parts).prop_map(|(factory, parts)| {
                object(Kind::DefaultDict, tuple([Value::str(factory)].into_iter().chain(parts)))
            }),
            many.clone()
                .prop_map(|items| { object(Kind::Deque, tuple([Value::None].into_iter().chain(items))) }),
            (many, 6..9).prop_map(|(items, longest)| {
                object(Kind::Deque, tuple([Value::int(longest)].into_iter().chain(items)))
            }),
            [inner.clone(), inner.clone(), inner].prop_map(|parts| object(Kind::Slice, tuple(parts))),
        ]
    })
}

fn plain_objects() -> impl Strategy<Value = Value> {
    let step = any::<i64>().prop_filter("not zero", |step| *step != 0);
    prop_oneof![
        Just(object(Kind::Ellipsis, tuple([]))),
        Just(object(Kind::NotImplemented, tuple([]))),
        proptest::collection::vec(any::<u8>(), 0..20)
            .prop_map(|bytes| object(Kind::ByteArray, Value::Bytes(bytes))),
        (any::<i128>(), any::<i8>(), step).prop_map(|(start, stop, step)| {
            object(Kind::Range, tuple([Value::int(start), Value::int(stop), Value::int(step)]))
        }),
        any::<i128>().prop_map(|odd| {
            object(Kind::Fraction, tuple([Value::int(odd | 1), Value::int(1_u64 << 40)]))
        }),
        "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,5})?|-?[1-9]\\.[0-9]{1,9}E[+]([3-9][0-9]{2})|-?[1-9]E-([1-9][0-9]{2})|-?(s?NaN[1-9]?|Infinity)"
            .prop_map(|text| object(Kind::Decimal, Value::str(&text))),
        any::<[u8; 16]>().prop_map(|bytes| object(Kind::Uuid, Value::Bytes(bytes.to_vec()))),
        "/?[a-z]{1,4}(/[a-z]{1,4}){0,3}".prop_map(|text| object(Kind::PurePosixPath, Value::str(&text))),
        "/?[a-z]{1,4}(/[a-z]{1,4}){0,3}".prop_map(|text| object(Kind::PosixPath, Value::str(&text))),
        proptest::collection::vec(any::<i32>(), 0..5).prop_map(|items| {
            object(Kind::Array, tuple([Value::str("i")].into_iter().chain(items.into_iter().map(Value::int))))
        }),
        proptest::collection::vec(-1e300..1e300, 0..5).prop_map(|items| {
            object(Kind::Array, tuple([Value::str("d")].into_iter().chain(items.into_iter().map(Value::Float))))
        }),
    ]
}

fn times() -> impl Strategy<Value = Value> {
    let numbers = |numbers: Vec<i64>| numbers.into_iter().map(Value::int).collect::<Vec<_>>();
    let date = (1..10_000_i64, 1..13_i64, 1..29_i64);
    let zone = (-86_399..86_400_i64, proptest::option::of("[A-Z]{3}")).prop_map(move |(seconds, name)| {
        let delta = numbers(vec![seconds.div_euclid(86_400), seconds.rem_euclid(86_400), 0]);
        let name = name.map_or(Value::None, |name| Value::str(&name));
        object(Kind::TimeZone, tuple(delta.into_iter().chain([name])))
    });
    let clock =
        (0..24_i64, 0..60_i64, 0..60_i64, 0..1_000_000_i64, 0..2_i64, proptest::option::of(zone.clone()))
            .prop_map(move |(hour, minute, second, microsecond, fold, zone)| {
                let mut parts = numbers(vec![hour, minute, second, microsecond, fold]);
                parts.push(zone.unwrap_or(Value::None));
                parts
            });
    prop_oneof![
        date.clone().prop_map(move |(year, month, day)| {
            object(Kind::Date, Value::Tuple(numbers(vec![year, month, day])))
        }),
        clock.clone().prop_map(|parts| object(Kind::Time, Value::Tuple(parts))),
        (date, clock).prop_map(move |((year, month, day), clock)| {
            object(Kind::DateTime, tuple(numbers(vec![year, month, day]).into_iter().chain(clock)))
        }),
        (-999_999_999..1_000_000_000_i64, 0..86_400_i64, 0..1_000_000_i64).prop_map(
            move |(days, seconds, microseconds)| {
                object(Kind::TimeDelta, Value::Tuple(numbers(vec![days, seconds, microseconds])))
            }
        ),
        zone,
    ]
}

pub(super) fn arrays() -> impl Strategy<Value = Value> {
    let plain = proptest::sample::select(vec![
        ("|b1", 1),
        ("|i1", 1),
        ("|u1", 1),
        ("<i2", 2),
        (">i2", 2),
        ("<u4", 4),
        ("<i8", 8),
        (">u8", 8),
        ("<f2", 2),
        ("<f4", 4),
        (">f8", 8),
        ("<c8", 8),
        ("<c16", 16),
        ("|S3", 3),
        ("<M8[ns]", 8),
        ("<M8[D]", 8),
        ("<m8[25us]", 8),
        ("<m8[Y]", 8),
    ]);
    let shape = proptest::collection::vec(0..4_usize, 0..4);
    let array = (plain, shape.clone(), proptest::collection::vec(0..2_u8, 64 * 16)).prop_map(
        |((dtype, size), shape, bytes)| {
            let length = shape.iter().product::<usize>() * size;
            numpy(dtype, &shape, Value::Bytes(bytes[..length].to_vec()))
        },
    );
    let objects = (shape, proptest::collection::vec(values(), 64)).prop_map(|(shape, items)| {
        let length = shape.iter().product::<usize>();
        numpy("|O", &shape, Value::Tuple(items[..length].to_vec()))
    });
    let scalar = any::<i32>().prop_map(|number| {
        object(Kind::NumpyScalar, tuple([Value::str("<i4"), Value::Bytes(number.to_le_bytes().to_vec())]))
    });
    prop_oneof![20 => array, 1 => objects, 1 => scalar]
}

fn numpy(dtype: &str, shape: &[usize], content: Value) -> Value {
    let shape = tuple(shape.iter().map(|&length| Value::int(length)));
    object(Kind::NumpyArray, tuple([Value::str(dtype), shape, content]))
}
