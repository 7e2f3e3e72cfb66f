//! Objects as Python's `repr` prints them, numpy arrays on one line.

use std::fmt;

use num_traits::One;

use super::repr::{Printer, write_bytes};
use crate::Value;
use crate::object::{
    Clock, Date, Entries, Kind, NumpyArray, NumpyScalar, NumpyTime, Object, Offset, Range, TimeDelta,
};

impl Printer<'_> {
    pub(super) fn object(&mut self, kind: &Kind, state: &Value) -> fmt::Result {
        let Some(object) = Object::of(kind, state) else {
            write!(self.out, "{}(", kind.type_name())?;
            self.value(state)?;
            return self.out.write_str(")");
        };
        match object {
            Object::Constant(name) => self.out.write_str(name),
            Object::ByteArray(bytes) => self.call("bytearray", |printer| {
                printer.out.write_str("b")?;
                // It always escapes these; why, only its authors know.
                write_bytes(printer.out, bytes, true)
            }),
            Object::Range(range) => self.range(&range),
            Object::Slice(parts) => self.items("slice(", parts, ")"),
            Object::Counter(entries) => self.dict_like("Counter", entries),
            Object::OrderedDict(entries) => self.dict_like("OrderedDict", entries),
            Object::DefaultDict(factory, entries) => {
                match factory {
                    None => self.out.write_str("defaultdict(None, ")?,
                    Some(name) => write!(self.out, "defaultdict(<class '{name}'>, ")?,
                }
                self.entries(entries.iter())?;
                self.out.write_str(")")
            }
            Object::Deque(longest, items) => {
                self.items("deque([", items, "]")?;
                if let Some(longest) = longest {
                    write!(self.out, ", maxlen={longest}")?;
                }
                self.out.write_str(")")
            }
            Object::Fraction(numerator, denominator) => self.call("Fraction", |printer| {
                printer.int(numerator)?;
                printer.out.write_str(", ")?;
                printer.int(denominator)
            }),
            Object::Decimal(decimal) => write!(self.out, "Decimal('{}')", decimal.text),
            Object::Date(Date { year, month, day }) => {
                write!(self.out, "datetime.date({year}, {month}, {day})")
            }
            Object::Time(clock) => {
                let [hour, minute, ..] = clock.parts;
                write!(self.out, "datetime.time({hour}, {minute}")?;
                self.clock(&clock)
            }
            Object::DateTime(Date { year, month, day }, clock) => {
                let [hour, minute, ..] = clock.parts;
                write!(self.out, "datetime.datetime({year}, {month}, {day}, {hour}, {minute}")?;
                self.clock(&clock)
            }
            Object::TimeDelta(delta) => self.delta(delta),
            Object::TimeZone(offset) => self.zone(&offset),
            Object::Uuid(bytes) => self.uuid(bytes),
            Object::Path(class, text) => self.call(class, |printer| printer.value(&Value::Str(text.clone()))),
            Object::Array(code, []) => write!(self.out, "array('{code}')"),
            Object::Array(code, items) => {
                write!(self.out, "array('{code}', ")?;
                self.items("[", items, "])")
            }
            Object::NumpyArray(array) => self.numpy_array(&array),
            Object::NumpyScalar(scalar) => self.numpy_scalar(&scalar),
            Object::Reference(name, state) => self.call(name, |printer| printer.value(state)),
        }
    }

    fn call(&mut self, name: &str, argument: impl FnOnce(&mut Self) -> fmt::Result) -> fmt::Result {
        write!(self.out, "{name}(")?;
        argument(self)?;
        self.out.write_str(")")
    }

    fn dict_like(&mut self, name: &str, entries: Entries<'_>) -> fmt::Result {
        self.call(name, |printer| if entries.is_empty() { Ok(()) } else { printer.entries(entries.iter()) })
    }

    fn range(&mut self, range: &Range<'_>) -> fmt::Result {
        self.call("range", |printer| {
            printer.int(range.start)?;
            printer.out.write_str(", ")?;
            printer.int(range.stop)?;
            if range.step.is_one() {
                return Ok(());
            }
            printer.out.write_str(", ")?;
            printer.int(range.step)
        })
    }

    /// What follows hour and minute.
    fn clock(&mut self, clock: &Clock<'_>) -> fmt::Result {
        let [_, _, second, microsecond] = clock.parts;
        if second > 0 || microsecond > 0 {
            write!(self.out, ", {second}")?;
        }
        if microsecond > 0 {
            write!(self.out, ", {microsecond}")?;
        }
        if clock.fold {
            self.out.write_str(", fold=1")?;
        }
        if let Some(zone) = &clock.zone {
            self.out.write_str(", tzinfo=")?;
            self.zone(zone)?;
        }
        self.out.write_str(")")
    }

    fn delta(&mut self, delta: TimeDelta) -> fmt::Result {
        let parts = [("days", delta.days), ("seconds", delta.seconds), ("microseconds", delta.microseconds)];
        let told: Vec<_> = parts
            .iter()
            .filter(|(_, part)| *part != 0)
            .map(|(name, part)| format!("{name}={part}"))
            .collect();
        let told = if told.is_empty() { "0".to_owned() } else { told.join(", ") };
        write!(self.out, "datetime.timedelta({told})")
    }

    fn zone(&mut self, zone: &Offset<'_>) -> fmt::Result {
        if zone.is_utc() && zone.name.is_none() {
            return self.out.write_str("datetime.timezone.utc");
        }
        self.call("datetime.timezone", |printer| {
            printer.delta(zone.delta)?;
            if let Some(name) = zone.name {
                printer.out.write_str(", ")?;
                printer.value(&Value::Str(name.clone()))?;
            }
            Ok(())
        })
    }

    fn uuid(&mut self, bytes: &[u8; 16]) -> fmt::Result {
        self.out.write_str("UUID('")?;
        for (index, byte) in bytes.iter().enumerate() {
            let dash = if matches!(index, 4 | 6 | 8 | 10) { "-" } else { "" };
            write!(self.out, "{dash}{byte:02x}")?;
        }
        self.out.write_str("')")
    }

    fn numpy_array(&mut self, array: &NumpyArray<'_>) -> fmt::Result {
        self.out.write_str("array(")?;
        let shape: Vec<usize> = array.shape().collect();
        if array.is_empty() {
            self.out.write_str("[]")?;
            if shape.len() > 1 {
                let shape: Vec<_> = shape.iter().map(usize::to_string).collect();
                write!(self.out, ", shape=({})", shape.join(", "))?;
            }
            return write!(
                self.out,
                ", dtype={})",
                array.dtype.shown().unwrap_or_else(|| array.dtype.name())
            );
        }
        self.nested(array, &shape, &mut 0)?;
        if let Some(dtype) = array.dtype.shown() {
            write!(self.out, ", dtype={dtype}")?;
        }
        self.out.write_str(")")
    }

    /// The part of an array from item `next` on that fills `shape`.
    fn nested(&mut self, array: &NumpyArray<'_>, shape: &[usize], next: &mut usize) -> fmt::Result {
        let Some((&length, inner)) = shape.split_first() else {
            let item = array.item(*next);
            *next += 1;
            return self.value(&item);
        };
        self.out.write_str("[")?;
        for index in 0..length {
            if index > 0 {
                self.out.write_str(", ")?;
            }
            self.nested(array, inner, next)?;
        }
        self.out.write_str("]")
    }

    fn numpy_scalar(&mut self, scalar: &NumpyScalar<'_>) -> fmt::Result {
        let name = scalar.dtype.name();
        match (scalar.plain(), scalar.time()) {
            (Some(Value::Bool(truth)), _) => {
                write!(self.out, "np.{}", if truth { "True_" } else { "False_" })
            }
            (Some(plain), _) => {
                write!(self.out, "np.{name}(")?;
                self.value(&plain)?;
                self.out.write_str(")")
            }
            (None, Some(NumpyTime::None)) => write!(self.out, "np.{name}('NaT')"),
            (None, _) => {
                let unit = scalar.dtype.unit().map_or_else(String::new, |unit| format!(", '{unit}'"));
                write!(self.out, "np.{name}({}{unit})", scalar.count())
            }
        }
    }
}
