//! pass@k: the chance that at least one of `k` samples drawn for a problem is accepted.
//!
//! The unbiased estimator of Chen et al., "Evaluating Large Language Models Trained on Code" (2021), section
//! 2.1: `1 - C(n - c, k) / C(n, k)` for `n` samples of which `c` were accepted.

/// The estimate for one problem, or `None` when `k` is 0 or larger than `n`, where it is not defined.
///
/// Computed as the product `1 - Π (1 - k / i)` for `i` from `n - c + 1` to `n`, which neither overflows nor
/// subtracts large numbers from each other.
///
/// # Panics
/// In debug builds, if more samples were accepted than there are.
pub fn pass_at_k(samples: u64, accepted: u64, k: u64) -> Option<f64> {
    debug_assert!(accepted <= samples);
    if k == 0 || k > samples {
        return None;
    }
    let failed = samples - accepted;
    if failed < k {
        return Some(1.0);
    }
    let none_accepted: f64 = (failed + 1..=samples).map(|i| 1.0 - ratio(k, i)).product();
    Some(1.0 - none_accepted)
}

#[expect(clippy::cast_precision_loss, reason = "counts of samples are far below 2^53")]
fn ratio(numerator: u64, denominator: u64) -> f64 {
    numerator as f64 / denominator as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws every set of `k` of `n` samples, the first `c` of which are accepted, and counts.
    fn by_enumeration(n: u32, c: u32, k: u32) -> f64 {
        let (mut drawn, mut passed) = (0u32, 0u32);
        for set in 0..1u32 << n {
            if set.count_ones() == k {
                drawn += 1;
                passed += u32::from(set & ((1 << c) - 1) != 0);
            }
        }
        f64::from(passed) / f64::from(drawn)
    }

    #[test]
    fn estimate_equals_counting_every_draw() {
        for n in 1..=10u32 {
            for c in 0..=n {
                for k in 1..=n {
                    let estimate = pass_at_k(n.into(), c.into(), k.into()).unwrap();
                    let counted = by_enumeration(n, c, k);
                    assert!((estimate - counted).abs() < 1e-12, "n={n} c={c} k={k}: {estimate} {counted}");
                }
            }
        }
    }

    #[test]
    fn pass_at_one_is_the_share_accepted() {
        assert_eq!(pass_at_k(4, 1, 1), Some(0.25));
        assert_eq!(pass_at_k(4, 0, 1), Some(0.0));
        assert_eq!(pass_at_k(4, 4, 1), Some(1.0));
    }

    #[test]
    fn more_draws_than_samples_has_no_estimate() {
        assert_eq!(pass_at_k(4, 2, 5), None);
        assert_eq!(pass_at_k(0, 0, 1), None);
        assert_eq!(pass_at_k(4, 2, 0), None);
    }

    #[test]
    fn large_counts_stay_finite_and_exact_to_a_few_digits() {
        let estimate = pass_at_k(100_000, 1, 100).unwrap();
        assert!((estimate - 0.001).abs() < 1e-9, "{estimate}");
    }
}
