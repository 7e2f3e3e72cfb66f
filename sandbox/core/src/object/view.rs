//! What a kind and a state mean.

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::{Clock, Date, Decimal, Kind, NumpyArray, NumpyScalar, Offset, TimeDelta};
use crate::{Text, Value};

/// Names of the types that may make the values of a `defaultdict`.
const FACTORIES: [&str; 12] = [
    "int",
    "float",
    "complex",
    "bool",
    "str",
    "bytes",
    "bytearray",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
];

/// An object, with its parts at hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Object<'a> {
    /// `Ellipsis` or `NotImplemented`
    Constant(&'static str),
    /// `bytearray`
    ByteArray(&'a [u8]),
    /// `range`
    Range(Range<'a>),
    /// `slice`: start, stop, step
    Slice(&'a [Value; 3]),
    /// `collections.Counter`
    Counter(Entries<'a>),
    /// `collections.OrderedDict`
    OrderedDict(Entries<'a>),
    /// `collections.defaultdict`: the builtin type that makes values, if it is one
    DefaultDict(Option<&'a str>, Entries<'a>),
    /// `collections.deque`: the longest it may get, and its items
    Deque(Option<&'a BigInt>, &'a [Value]),
    /// `fractions.Fraction`: numerator and denominator, which is positive
    Fraction(&'a BigInt, &'a BigInt),
    /// `decimal.Decimal`
    Decimal(Decimal<'a>),
    /// `datetime.date`
    Date(Date),
    /// `datetime.time`
    Time(Clock<'a>),
    /// `datetime.datetime`
    DateTime(Date, Clock<'a>),
    /// `datetime.timedelta`
    TimeDelta(TimeDelta),
    /// `datetime.timezone`
    TimeZone(Offset<'a>),
    /// `uuid.UUID`
    Uuid(&'a [u8; 16]),
    /// A path of `pathlib`: the name of its class, and its text
    Path(&'static str, &'a Text),
    /// `array.array`: its type code, and its items, all `int` or all `float`
    Array(char, &'a [Value]),
    /// `numpy.ndarray`
    NumpyArray(NumpyArray<'a>),
    /// A numpy scalar
    NumpyScalar(NumpyScalar<'a>),
    /// What stands for something on the other side
    Reference(&'a str, &'a Value),
}

/// Keys and values of a dict-like object, in turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entries<'a>(&'a [Value]);

impl<'a> Entries<'a> {
    fn of(parts: &'a [Value]) -> Option<Self> {
        parts.len().is_multiple_of(2).then_some(Self(parts))
    }

    /// Key and value of each entry.
    pub fn iter(self) -> impl Iterator<Item = (&'a Value, &'a Value)> {
        self.0.chunks_exact(2).map(|pair| (&pair[0], &pair[1]))
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// A `range`, whose step is not zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range<'a> {
    /// The first number.
    pub start: &'a BigInt,
    /// Where it ends, exclusively.
    pub stop: &'a BigInt,
    /// From one number to the next.
    pub step: &'a BigInt,
}

impl Range<'_> {
    /// How many numbers there are.
    pub fn len(&self) -> BigInt {
        let span = self.stop - self.start;
        if span.is_zero() || span.is_negative() != self.step.is_negative() {
            return BigInt::ZERO;
        }
        (span.abs() - 1) / self.step.abs() + 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len().is_zero()
    }
}

impl<'a> Object<'a> {
    /// What `kind` and `state` mean, if anything.
    pub fn of(kind: &'a Kind, state: &'a Value) -> Option<Self> {
        Some(match kind {
            Kind::Ellipsis => Self::Constant(tuple(state)?.is_empty().then_some("Ellipsis")?),
            Kind::NotImplemented => Self::Constant(tuple(state)?.is_empty().then_some("NotImplemented")?),
            Kind::ByteArray => Self::ByteArray(bytes(state)?),
            Kind::Range => Self::Range(range(tuple(state)?)?),
            Kind::Slice => Self::Slice(tuple(state)?.try_into().ok()?),
            Kind::Counter => Self::Counter(Entries::of(tuple(state)?)?),
            Kind::OrderedDict => Self::OrderedDict(Entries::of(tuple(state)?)?),
            Kind::DefaultDict => default_dict(tuple(state)?)?,
            Kind::Deque => deque(tuple(state)?)?,
            Kind::Fraction => {
                let [numerator, denominator] = tuple(state)? else { return None };
                let denominator = int(denominator).filter(|denominator| denominator.is_positive())?;
                Self::Fraction(int(numerator)?, denominator)
            }
            Kind::Decimal => Self::Decimal(Decimal::of(text(state)?.as_str()?)?),
            Kind::Date => Self::Date(Date::of(tuple(state)?)?),
            Kind::Time => Self::Time(Clock::of(tuple(state)?)?),
            Kind::DateTime => {
                let (date, clock) = tuple(state)?.split_at_checked(3)?;
                Self::DateTime(Date::of(date)?, Clock::of(clock)?)
            }
            Kind::TimeDelta => Self::TimeDelta(TimeDelta::of(tuple(state)?)?),
            Kind::TimeZone => Self::TimeZone(Offset::of(tuple(state)?)?),
            Kind::Uuid => Self::Uuid(bytes(state)?.try_into().ok()?),
            Kind::PurePosixPath => Self::Path("PurePosixPath", text(state)?),
            Kind::PosixPath => Self::Path("PosixPath", text(state)?),
            Kind::Array => array(tuple(state)?)?,
            Kind::NumpyArray => Self::NumpyArray(NumpyArray::of(tuple(state)?)?),
            Kind::NumpyScalar => Self::NumpyScalar(NumpyScalar::of(tuple(state)?)?),
            Kind::Reference(name) => Self::Reference(name, state),
        })
    }
}

fn range(parts: &[Value]) -> Option<Range<'_>> {
    let [start, end, step] = parts else { return None };
    let range = Range { start: int(start)?, stop: int(end)?, step: int(step)? };
    (!range.step.is_zero()).then_some(range)
}

fn default_dict(parts: &[Value]) -> Option<Object<'_>> {
    let (factory, entries) = parts.split_first()?;
    let factory =
        optional(factory, |factory| text(factory)?.as_str().filter(|name| FACTORIES.contains(name)))?;
    Some(Object::DefaultDict(factory, Entries::of(entries)?))
}

fn deque(parts: &[Value]) -> Option<Object<'_>> {
    let (longest, items) = parts.split_first()?;
    let longest =
        optional(longest, |longest| int(longest).filter(|longest| **longest >= items.len().into()))?;
    Some(Object::Deque(longest, items))
}

fn array(parts: &[Value]) -> Option<Object<'_>> {
    let (code, items) = parts.split_first()?;
    let code: char = text(code)?.as_str()?.parse().ok()?;
    let fit = if "fd".contains(code) {
        items.iter().all(|item| matches!(item, Value::Float(_)))
    } else {
        "bBhHiIlLqQ".contains(code) && items.iter().all(|item| int(item).is_some_and(|int| int.bits() <= 64))
    };
    fit.then_some(Object::Array(code, items))
}

#[expect(clippy::option_option, reason = "the outer one is for `?`, the inner one is Python's")]
/// `None` or what `read` makes of the value; nothing when it makes nothing of it.
pub(super) fn optional<'a, T>(
    value: &'a Value,
    read: impl FnOnce(&'a Value) -> Option<T>,
) -> Option<Option<T>> {
    if matches!(value, Value::None) { Some(None) } else { read(value).map(Some) }
}

pub(super) fn tuple(value: &Value) -> Option<&[Value]> {
    if let Value::Tuple(items) = value { Some(items) } else { None }
}

pub(super) fn int(value: &Value) -> Option<&BigInt> {
    if let Value::Int(number) = value { Some(number) } else { None }
}

pub(super) fn bytes(value: &Value) -> Option<&[u8]> {
    if let Value::Bytes(bytes) = value { Some(bytes) } else { None }
}

pub(super) fn text(value: &Value) -> Option<&Text> {
    if let Value::Str(text) = value { Some(text) } else { None }
}
