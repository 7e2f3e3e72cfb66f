//! Which indices are finished, in little memory.
//!
//! Samples finish nearly in order, so the finished ones are a few ranges however many they are.

use std::collections::BTreeMap;

/// A set of indices, kept as ranges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexSet {
    /// Start to end, the end not included. Ranges neither overlap nor touch.
    ranges: BTreeMap<u64, u64>,
}

impl IndexSet {
    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Adds `index`; says whether it is new.
    pub fn insert(&mut self, index: u64) -> bool {
        if self.contains(index) {
            return false;
        }
        let end = self.ranges.remove(&(index + 1)).unwrap_or(index + 1);
        match self.ranges.range_mut(..index).next_back() {
            Some((_, before)) if *before == index => *before = end,
            Some(_) | None => {
                self.ranges.insert(index, end);
            }
        }
        true
    }

    /// Whether `index` is in the set.
    pub fn contains(&self, index: u64) -> bool {
        self.ranges.range(..=index).next_back().is_some_and(|(_, &end)| index < end)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn set_agrees_with_a_plain_one(indices in prop::collection::vec(0u64..40, 0..60)) {
            let (mut ranges, mut plain) = (IndexSet::default(), BTreeSet::new());
            for index in indices {
                prop_assert_eq!(ranges.insert(index), plain.insert(index));
            }
            for index in 0..41 {
                prop_assert_eq!(ranges.contains(index), plain.contains(&index));
            }
        }
    }

    #[test]
    fn neighbours_become_one_range() {
        let mut set = IndexSet::default();
        for index in [0, 2, 4, 1, 3] {
            set.insert(index);
        }
        assert_eq!(set.ranges, BTreeMap::from([(0, 5)]));
    }
}
