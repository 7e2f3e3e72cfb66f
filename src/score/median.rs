//! A running median in constant memory.
//!
//! Values are counted in buckets a hundredth wide, so the median is right to half a percent however many
//! values there are, and the counts of an earlier run can be added to.

use std::collections::BTreeMap;

/// Width of a bucket: each begins at this multiple of the one before.
const STEP: f64 = 1.01;

/// Values below this count as this.
const SMALLEST: f64 = 1e-3;

/// Positive values, counted.
#[derive(Debug, Clone, Default)]
pub struct Median {
    /// Bucket, from the smallest, to the number of values in it.
    buckets: BTreeMap<u16, u64>,
    count: u64,
}

impl Median {
    /// Counts `value`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "float casts saturate")]
    pub fn add(&mut self, value: f64) {
        let bucket = ((value.max(SMALLEST) / SMALLEST).ln() / STEP.ln()).floor() as u16;
        *self.buckets.entry(bucket).or_default() += 1;
        self.count += 1;
    }

    /// The median (the lower one of an even number), or `None` without values.
    pub fn get(&self) -> Option<f64> {
        let mut left = self.count.div_ceil(2);
        self.buckets.iter().find_map(|(&bucket, &count)| {
            left = left.saturating_sub(count);
            (left == 0).then(|| SMALLEST * STEP.powf(f64::from(bucket) + 0.5))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_has_no_median() {
        assert_eq!(Median::default().get(), None);
    }

    proptest! {
        #[test]
        fn median_is_right_to_half_a_percent(mut values in prop::collection::vec(0.01f64..1e6, 1..50)) {
            let mut median = Median::default();
            for &value in &values {
                median.add(value);
            }
            values.sort_by(f64::total_cmp);
            let exact = values[(values.len() - 1) / 2];
            let found = median.get().unwrap();
            prop_assert!((found / exact - 1.0).abs() < 0.0051, "{found} for {exact}");
        }
    }
}
