//! Comparing objects, with each other and with builtins.

use std::borrow::Cow;

use tockbox_core::Value;
use tockbox_core::object::{NumpyArray, Object};

use super::{Comparison, Entry, Number, pairs};
use crate::judge::key::exact::plain_scalar;
use crate::judge::key::{key, same};

impl Comparison {
    /// Compares two values of which at least one is an object.
    pub(super) fn objects_equal(&self, expected: &Value, actual: &Value) -> bool {
        if let Some(plain) = plain_scalar(expected) {
            return self.equal(&plain, actual);
        }
        if let Some(plain) = plain_scalar(actual) {
            return self.equal(expected, &plain);
        }
        match (object(expected), object(actual)) {
            (Some(Object::NumpyArray(left)), Some(Object::NumpyArray(right))) => {
                left.shape().eq(right.shape())
                    && (0..left.len()).all(|index| self.equal(&left.item(index), &right.item(index)))
            }
            (Some(Object::NumpyArray(array)), _) => {
                let each = |item: &Value, other: &Value| self.equal(item, other);
                nested_equal(&array, &array.shape().collect::<Vec<_>>(), &mut 0, actual, &each)
            }
            (_, Some(Object::NumpyArray(array))) => {
                let each = |item: &Value, other: &Value| self.equal(other, item);
                nested_equal(&array, &array.shape().collect::<Vec<_>>(), &mut 0, expected, &each)
            }
            (Some(Object::Deque(_, left)), Some(Object::Deque(_, right)))
            | (Some(Object::Array(_, left)), Some(Object::Array(_, right))) => self.all_equal(left, right),
            (Some(Object::Slice(left)), Some(Object::Slice(right))) => self.all_equal(left, right),
            (left, right) => self.others_equal(expected, actual, left.as_ref(), right.as_ref()),
        }
    }

    fn others_equal(
        &self,
        expected: &Value,
        actual: &Value,
        left: Option<&Object<'_>>,
        right: Option<&Object<'_>>,
    ) -> bool {
        if let (Some(expected), Some(actual)) = (Number::of(expected), Number::of(actual)) {
            return self.numbers_equal(&expected, &actual);
        }
        let (Some(entries), Some(others)) = (entries(expected, left), entries(actual, right)) else {
            // No tolerance reaches what is left: times, ranges, paths and the like, and bytes.
            return same(expected, actual, self.nan_equal);
        };
        match (left, right) {
            // Counters of one thing zero times and of no such thing are equal.
            (Some(Object::Counter(_)), Some(Object::Counter(_))) => {
                self.dicts_equal(&self.counted(entries), &self.counted(others))
            }
            (Some(Object::OrderedDict(_)), Some(Object::OrderedDict(_))) => {
                let same_order = entries
                    .iter()
                    .zip(&others)
                    .all(|((name, _), (other, _))| same(name, other, self.nan_equal));
                same_order && self.dicts_equal(&entries, &others)
            }
            _ => self.dicts_equal(&entries, &others),
        }
    }

    fn counted<'a>(&self, entries: Vec<Entry<'a>>) -> Vec<Entry<'a>> {
        let zero = key(&Value::int(0), self.nan_equal);
        entries.into_iter().filter(|(_, count)| key(count, self.nan_equal) != zero).collect()
    }
}

fn object(value: &Value) -> Option<Object<'_>> {
    if let Value::Object(kind, state) = value { Object::of(kind, state) } else { None }
}

/// The entries of a dict, exact or not.
fn entries<'a>(value: &'a Value, object: Option<&Object<'a>>) -> Option<Vec<Entry<'a>>> {
    if let Value::Dict(entries) = value {
        return Some(pairs(entries));
    }
    if let Some(Object::Counter(entries) | Object::OrderedDict(entries) | Object::DefaultDict(_, entries)) =
        object
    {
        return Some(entries.iter().collect());
    }
    None
}

/// Whether the part of an array from item `next` on that fills `shape` is `other`, lists or tuples of lists or tuples.
fn nested_equal(
    array: &NumpyArray<'_>,
    shape: &[usize],
    next: &mut usize,
    other: &Value,
    each: &dyn Fn(&Value, &Value) -> bool,
) -> bool {
    let Some((&length, inner)) = shape.split_first() else {
        let item: Cow<'_, Value> = array.item(*next);
        *next += 1;
        return each(&item, other);
    };
    let (Value::List(others) | Value::Tuple(others)) = other else { return false };
    others.len() == length && others.iter().all(|other| nested_equal(array, inner, next, other, each))
}
