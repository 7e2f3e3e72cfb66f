//! numpy arrays and scalars: a dtype of plain items and their bytes.

use std::borrow::Cow;

use num_traits::ToPrimitive;

use super::dtype::{Class, Dtype, SECOND, Unit, signed};
use super::time::days_before;
use super::view::{bytes, int, text, tuple};
use crate::Value;

/// Dimensions of an array at most, as in numpy.
const MAX_DIMENSIONS: usize = 64;
/// Moments of years before this one can be counted in attoseconds.
const MAX_YEAR: i64 = 1 << 40;
/// What numpy has in place of a time that is none.
const NOT_A_TIME: i64 = i64::MIN;

/// A `numpy.ndarray`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumpyArray<'a> {
    /// The type of the items.
    pub dtype: Dtype<'a>,
    shape: &'a [Value],
    content: Content<'a>,
    len: usize,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Content<'a> {
    Bytes(&'a [u8]),
    Objects(&'a [Value]),
}

impl<'a> NumpyArray<'a> {
    pub(super) fn of(parts: &'a [Value]) -> Option<Self> {
        let [dtype, shape, content] = parts else { return None };
        let dtype = Dtype::of(text(dtype)?.as_str()?)?;
        let shape = tuple(shape)?;
        let lengths: Vec<usize> =
            shape.iter().map(|length| int(length)?.to_usize()).collect::<Option<_>>()?;
        // As numpy: what there would be without empty dimensions has to be countable too.
        let most =
            lengths.iter().try_fold(dtype.size.max(8), |most, &length| most.checked_mul(length.max(1)))?;
        if shape.len() > MAX_DIMENSIONS || most > isize::MAX.unsigned_abs() {
            return None;
        }
        let len = lengths.iter().product();
        let (content, there) = if dtype.class == Class::Object {
            let items = tuple(content)?;
            (Content::Objects(items), items.len())
        } else {
            let bytes = bytes(content)?;
            let whole = dtype.size > 0 && bytes.len().is_multiple_of(dtype.size);
            (Content::Bytes(bytes), whole.then(|| bytes.len() / dtype.size)?)
        };
        let array = Self { dtype, shape, content, len };
        let is_text = dtype.class == Class::Str;
        (there == len && (!is_text || (0..len).all(|index| array.read(index).is_some()))).then_some(array)
    }

    /// The length of each dimension.
    pub fn shape(&self) -> impl ExactSizeIterator<Item = usize> + use<'a> {
        self.shape.iter().map(|length| int(length).and_then(ToPrimitive::to_usize).unwrap_or_default())
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// An item, in C order. A time is a numpy scalar, anything else is what `tolist` makes of it.
    pub fn item(&self, index: usize) -> Cow<'a, Value> {
        self.read(index).unwrap_or(Cow::Owned(Value::None))
    }

    fn read(&self, index: usize) -> Option<Cow<'a, Value>> {
        match self.content {
            Content::Objects(items) => items.get(index).map(Cow::Borrowed),
            Content::Bytes(bytes) => {
                let size = self.dtype.size;
                let item = bytes.get(index * size..(index + 1) * size)?;
                self.dtype.item(item).map(Cow::Owned)
            }
        }
    }
}

/// A numpy scalar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumpyScalar<'a> {
    /// Its type.
    pub dtype: Dtype<'a>,
    bytes: &'a [u8],
}

impl<'a> NumpyScalar<'a> {
    pub(super) fn of(parts: &'a [Value]) -> Option<Self> {
        let [dtype, content] = parts else { return None };
        let scalar = Self { dtype: Dtype::of(text(dtype)?.as_str()?)?, bytes: bytes(content)? };
        (scalar.bytes.len() == scalar.dtype.size && scalar.dtype.item(scalar.bytes).is_some())
            .then_some(scalar)
    }

    /// The builtin value that it equals; `None` for times.
    pub fn plain(&self) -> Option<Value> {
        if matches!(self.dtype.class, Class::Time { .. }) { None } else { self.dtype.item(self.bytes) }
    }

    /// What a `datetime64` or `timedelta64` says; `None` for other types.
    pub fn time(&self) -> Option<NumpyTime> {
        let Class::Time { is_moment, unit, step } = self.dtype.class else { return None };
        let count = signed(self.bytes);
        if count == NOT_A_TIME {
            return Some(NumpyTime::None);
        }
        let steps = i128::from(count) * i128::from(step);
        Some(match unit {
            Unit::Generic => NumpyTime::Count(steps),
            Unit::Months(months) if is_moment => {
                let months = steps * i128::from(months);
                let year =
                    i64::try_from(1970 + months.div_euclid(12)).ok().filter(|year| year.abs() < MAX_YEAR);
                match year {
                    Some(year) => {
                        let days = days_before(year, 1 + i64::try_from(months.rem_euclid(12)).unwrap_or(0));
                        NumpyTime::Moment(i128::from(days) * 86_400 * SECOND)
                    }
                    None => NumpyTime::Months(months),
                }
            }
            Unit::Months(months) => NumpyTime::Months(steps * i128::from(months)),
            Unit::Attoseconds(unit) => match (steps.checked_mul(unit), is_moment) {
                (Some(time), true) => NumpyTime::Moment(time),
                (Some(time), false) => NumpyTime::Span(time),
                (None, _) => NumpyTime::Beyond(steps, unit),
            },
        })
    }

    /// The number of units, as Python prints it; only of a time.
    pub fn count(&self) -> i64 {
        signed(self.bytes)
    }
}

/// A time, so that equal ones are equal whatever their units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumpyTime {
    /// `NaT`, which equals nothing.
    None,
    /// A number without a unit.
    Count(i128),
    /// A span of calendar months, or a moment beyond any calendar.
    Months(i128),
    /// Attoseconds since 1970.
    Moment(i128),
    /// A span in attoseconds.
    Span(i128),
    /// More than can be counted: a count, and attoseconds of its unit.
    Beyond(i128, i128),
}
