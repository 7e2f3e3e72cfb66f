//! Members of sets and keys of dicts in literals.

use std::collections::HashMap;

use tockbox_core::Value;

use super::Parsed;
use crate::judge::key::{is_hashable, key};

/// Members of a set or keys of a dict, each once.
#[derive(Default)]
pub(super) struct Members {
    pub(super) values: Vec<Value>,
    places: HashMap<Vec<u8>, usize>,
}

impl Members {
    /// The place of `value`, which is added unless it is there.
    pub(super) fn insert(&mut self, value: Value) -> Parsed<usize> {
        if !is_hashable(&value) {
            return Err(format!("unhashable type: '{}'", value.type_name()));
        }
        let next = self.values.len();
        // A literal holds no NaN, so that there is a key.
        let place = *self.places.entry(key(&value, true).unwrap_or_default()).or_insert(next);
        if place == next {
            self.values.push(value);
        }
        Ok(place)
    }
}
