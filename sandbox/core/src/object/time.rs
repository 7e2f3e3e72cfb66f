//! `datetime`: dates, times of day, spans and fixed time zones.

use num_traits::ToPrimitive;

use super::Kind;
use super::view::{int, optional, text, tuple};
use crate::{Text, Value};

const SECONDS_PER_DAY: i64 = 86_400;
const MICROSECONDS: i64 = 1_000_000;

/// A `datetime.date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// From 1 to 9999.
    pub year: i64,
    /// From 1.
    pub month: i64,
    /// From 1.
    pub day: i64,
}

impl Date {
    pub(super) fn of(parts: &[Value]) -> Option<Self> {
        let [year, month, day] = parts else { return None };
        let (year, month) = (within(year, 1, 9999)?, within(month, 1, 12)?);
        let next = if month == 12 { days_before(year + 1, 1) } else { days_before(year, month + 1) };
        let day = within(day, 1, next - days_before(year, month))?;
        Some(Self { year, month, day })
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        days_before(self.year, self.month) + self.day - 1
    }
}

/// Days from 1970-01-01 to the first of a month (Gregorian, also before there was such a calendar).
pub(super) fn days_before(year: i64, month: i64) -> i64 {
    // Years begin in March here, so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5
        - 719_468
}

/// A time of day, with or without a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock<'a> {
    /// Hour, minute, second, microsecond.
    pub parts: [i64; 4],
    /// Which of two times of one name, where clocks are set back.
    pub fold: bool,
    /// The time zone.
    pub zone: Option<Offset<'a>>,
}

impl<'a> Clock<'a> {
    pub(super) fn of(parts: &'a [Value]) -> Option<Self> {
        let [hour, minute, second, microsecond, fold, zone] = parts else { return None };
        let parts = [
            within(hour, 0, 23)?,
            within(minute, 0, 59)?,
            within(second, 0, 59)?,
            within(microsecond, 0, MICROSECONDS - 1)?,
        ];
        let zone = optional(zone, |zone| {
            let Value::Object(Kind::TimeZone, state) = zone else { return None };
            Offset::of(tuple(state)?)
        })?;
        Some(Self { parts, fold: within(fold, 0, 1)? == 1, zone })
    }

    /// Microseconds since midnight; with a time zone, since midnight UTC.
    pub fn microseconds(self) -> i64 {
        let [hour, minute, second, microsecond] = self.parts;
        let local = ((hour * 60 + minute) * 60 + second) * MICROSECONDS + microsecond;
        local
            - self.zone.map_or(0, |zone| zone.delta.days * SECONDS_PER_DAY * MICROSECONDS + zone.delta.rest())
    }
}

/// A `datetime.timedelta`, as Python keeps it: only the days may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeDelta {
    /// Days.
    pub days: i64,
    /// Seconds of a day.
    pub seconds: i64,
    /// Microseconds of a second.
    pub microseconds: i64,
}

impl TimeDelta {
    pub(super) fn of(parts: &[Value]) -> Option<Self> {
        let [days, seconds, microseconds] = parts else { return None };
        Some(Self {
            days: within(days, -999_999_999, 999_999_999)?,
            seconds: within(seconds, 0, SECONDS_PER_DAY - 1)?,
            microseconds: within(microseconds, 0, MICROSECONDS - 1)?,
        })
    }

    /// Microseconds beyond whole days.
    fn rest(self) -> i64 {
        self.seconds * MICROSECONDS + self.microseconds
    }
}

/// A `datetime.timezone`: an offset of less than a day, which may have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset<'a> {
    /// How far clocks there are ahead.
    pub delta: TimeDelta,
    /// The name.
    pub name: Option<&'a Text>,
}

impl<'a> Offset<'a> {
    pub(super) fn of(parts: &'a [Value]) -> Option<Self> {
        let (delta, [name]) = parts.split_at_checked(3)? else { return None };
        let delta = TimeDelta::of(delta)?;
        let is_less_than_a_day = delta.days == 0 || delta.days == -1 && delta.rest() > 0;
        is_less_than_a_day.then_some(Self { delta, name: optional(name, text)? })
    }

    /// Whether clocks there show UTC.
    pub fn is_utc(&self) -> bool {
        self.delta.days == 0 && self.delta.rest() == 0
    }
}

fn within(value: &Value, least: i64, most: i64) -> Option<i64> {
    int(value)?.to_i64().filter(|number| (least..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_calendars_do() {
        let days = |year, month, day| {
            Date::of(&[Value::int(year), Value::int(month), Value::int(day)]).map(Date::days)
        };
        assert_eq!(days(1970, 1, 1), Some(0));
        assert_eq!(days(2000, 2, 29), Some(11_016));
        assert_eq!(days(2024, 12, 31), Some(20_088));
        assert_eq!(days(1, 1, 1), Some(-719_162));
        assert_eq!(days(9999, 12, 31), Some(2_932_896));
        for (year, month, day) in
            [(1900, 2, 29), (2023, 4, 31), (0, 1, 1), (10_000, 1, 1), (2024, 13, 1), (2024, 1, 0)]
        {
            assert_eq!(days(year, month, day), None);
        }
    }
}
