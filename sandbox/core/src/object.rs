//! Objects: values of exact types that have no tag of their own, each a [`Kind`] and a state, what it is made of.
//!
//! On the wire and in a [`Value`](crate::Value) an object is that pair. [`Object::of`] says what the pair means, and
//! whether it means anything: the decoder lets no other pass.

mod decimal;
mod dtype;
mod numpy;
mod time;
mod view;

pub use decimal::Decimal;
pub use dtype::Dtype;
pub use numpy::{NumpyArray, NumpyScalar, NumpyTime};
pub use time::{Clock, Date, Offset, TimeDelta};
pub use view::{Entries, Object, Range};

/// What an object is. Its name on the wire is also in `sandbox/harness/objects.py`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `Ellipsis`; the state is an empty tuple
    Ellipsis,
    /// `NotImplemented`; the state is an empty tuple
    NotImplemented,
    /// `bytearray`; the state is `bytes`
    ByteArray,
    /// `range`; start, stop, step
    Range,
    /// `slice`; start, stop, step, which are any values
    Slice,
    /// `collections.Counter`; keys and values in turn
    Counter,
    /// `collections.OrderedDict`; keys and values in turn
    OrderedDict,
    /// `collections.defaultdict`; the name of a builtin type or `None`, then keys and values in turn
    DefaultDict,
    /// `collections.deque`; its longest length or `None`, then the items
    Deque,
    /// `fractions.Fraction`; numerator, denominator
    Fraction,
    /// `decimal.Decimal`; the state is the text that `str` makes of it
    Decimal,
    /// `datetime.date`; year, month, day
    Date,
    /// `datetime.time`; hour, minute, second, microsecond, fold, a time zone or `None`
    Time,
    /// `datetime.datetime`; year, month, day, then as a time
    DateTime,
    /// `datetime.timedelta`; days, seconds, microseconds
    TimeDelta,
    /// `datetime.timezone`; days, seconds, microseconds, name or `None`
    TimeZone,
    /// `uuid.UUID`; the state is its 16 bytes
    Uuid,
    /// `pathlib.PurePosixPath`; the state is its text
    PurePosixPath,
    /// `pathlib.PosixPath`; the state is its text
    PosixPath,
    /// `array.array`; its type code, then the items
    Array,
    /// `numpy.ndarray`; dtype, shape, and in C order the bytes of the items or, if those are objects, a tuple of them
    NumpyArray,
    /// A numpy scalar; dtype, bytes
    NumpyScalar,
    /// What is not data and stands for something on the other side. Its name begins with `@`, its state is anything.
    Reference(String),
}

/// Each kind but the references, its name on the wire, and the name of the Python type.
const NAMES: [(Kind, &str, &str); 22] = [
    (Kind::Ellipsis, "Ellipsis", "ellipsis"),
    (Kind::NotImplemented, "NotImplemented", "NotImplementedType"),
    (Kind::ByteArray, "bytearray", "bytearray"),
    (Kind::Range, "range", "range"),
    (Kind::Slice, "slice", "slice"),
    (Kind::Counter, "Counter", "Counter"),
    (Kind::OrderedDict, "OrderedDict", "OrderedDict"),
    (Kind::DefaultDict, "defaultdict", "defaultdict"),
    (Kind::Deque, "deque", "deque"),
    (Kind::Fraction, "Fraction", "Fraction"),
    (Kind::Decimal, "Decimal", "Decimal"),
    (Kind::Date, "date", "date"),
    (Kind::Time, "time", "time"),
    (Kind::DateTime, "datetime", "datetime"),
    (Kind::TimeDelta, "timedelta", "timedelta"),
    (Kind::TimeZone, "timezone", "timezone"),
    (Kind::Uuid, "UUID", "UUID"),
    (Kind::PurePosixPath, "PurePosixPath", "PurePosixPath"),
    (Kind::PosixPath, "PosixPath", "PosixPath"),
    (Kind::Array, "array", "array"),
    (Kind::NumpyArray, "numpy.ndarray", "numpy.ndarray"),
    (Kind::NumpyScalar, "numpy.generic", "numpy.generic"),
];

impl Kind {
    /// The kind of this name on the wire.
    pub fn of_name(name: &str) -> Option<Self> {
        if name.starts_with('@') {
            return Some(Self::Reference(name.to_owned()));
        }
        NAMES.iter().find(|(_, known, _)| *known == name).map(|(kind, ..)| kind.clone())
    }

    /// The name on the wire.
    pub fn name(&self) -> &str {
        self.names().0
    }

    /// The name of the Python type.
    pub fn type_name(&self) -> &str {
        self.names().1
    }

    fn names(&self) -> (&str, &str) {
        if let Self::Reference(name) = self {
            return (name, name);
        }
        NAMES.iter().find(|(kind, ..)| kind == self).map_or(("", ""), |(_, name, python)| (name, python))
    }
}

#[cfg(test)]
mod tests;
