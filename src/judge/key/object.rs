//! Objects as hash keys, and as members of what is compared as a whole.

use num_traits::One;
use tockbox_core::Value;
use tockbox_core::object::{Clock, NumpyArray, NumpyScalar, NumpyTime, Object, Range};

use super::Writer;
use super::exact::Exact;

impl Writer {
    pub(super) fn object(&mut self, object: Object<'_>) -> Option<()> {
        if let Some(number) = Exact::of_object(&object) {
            return self.exact(number);
        }
        match object {
            // Numbers were found above, and what stands for something equals nothing.
            Object::Fraction(..) | Object::Decimal(_) | Object::Reference(..) => return None,
            Object::Constant(name) => self.sized(b'k', name.as_bytes()),
            Object::ByteArray(bytes) => self.sized(b'b', bytes),
            Object::Range(range) => self.range(&range),
            Object::Slice(parts) => self.items(b':', parts)?,
            Object::Counter(entries) | Object::OrderedDict(entries) | Object::DefaultDict(_, entries) => {
                self.entries(entries.iter())?;
            }
            Object::Deque(_, items) => self.items(b'Q', items)?,
            Object::Date(date) => self.counts(b'y', &[date.days().into()]),
            Object::Time(clock) => self.clock(b'h', 0, &clock),
            Object::DateTime(date, clock) => self.clock(b'm', date.days(), &clock),
            Object::TimeDelta(delta) => {
                self.counts(b'e', &[delta.days, delta.seconds, delta.microseconds].map(i128::from));
            }
            Object::TimeZone(offset) => {
                let delta = offset.delta;
                self.counts(b'z', &[delta.days, delta.seconds, delta.microseconds].map(i128::from));
            }
            Object::Uuid(bytes) => self.sized(b'u', bytes),
            Object::Path(_, text) => self.sized(b'p', text.as_bytes()),
            Object::Array(_, items) => self.items(b'A', items)?,
            Object::NumpyArray(array) => self.numpy_array(&array)?,
            Object::NumpyScalar(scalar) => self.numpy_scalar(&scalar)?,
        }
        Some(())
    }

    fn counts(&mut self, tag: u8, counts: &[i128]) {
        self.length(tag, counts.len());
        self.bytes.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
    }

    /// Ranges are equal when they are of the same numbers.
    fn range(&mut self, range: &Range<'_>) {
        let length = range.len();
        self.bytes.push(b'r');
        self.int(&length);
        if !range.is_empty() {
            self.int(range.start);
        }
        if !range.is_empty() && !length.is_one() {
            self.int(range.step);
        }
    }

    /// A moment with a time zone equals the same moment in another one, and none without.
    fn clock(&mut self, tag: u8, days: i64, clock: &Clock<'_>) {
        let microseconds = i128::from(days) * 86_400_000_000 + i128::from(clock.microseconds());
        self.counts(tag, &[i128::from(clock.zone.is_some()), microseconds]);
    }

    fn numpy_array(&mut self, array: &NumpyArray<'_>) -> Option<()> {
        self.length(b'a', array.shape().len());
        for length in array.shape() {
            self.bytes.extend(length.to_le_bytes());
        }
        (0..array.len()).try_for_each(|index| self.value(&array.item(index)))
    }

    fn numpy_scalar(&mut self, scalar: &NumpyScalar<'_>) -> Option<()> {
        if let Some(plain) = scalar.plain() {
            return self.value(&plain);
        }
        self.sized(b'T', scalar.dtype.name().as_bytes());
        match scalar.time()? {
            NumpyTime::None if !self.nan_equal => return None,
            NumpyTime::None => self.counts(b'N', &[]),
            NumpyTime::Count(count) => self.counts(b'c', &[count]),
            NumpyTime::Months(months) => self.counts(b'M', &[months]),
            NumpyTime::Moment(time) => self.counts(b'm', &[time]),
            NumpyTime::Span(time) => self.counts(b's', &[time]),
            NumpyTime::Beyond(count, unit) => self.counts(b'B', &[count, unit]),
        }
        Some(())
    }
}

/// Whether two values that no tolerance reaches are equal.
pub(crate) fn same(left: &Value, right: &Value, nan_equal: bool) -> bool {
    let left = super::key(left, nan_equal);
    left.is_some() && left == super::key(right, nan_equal)
}
