//! How surprising it is that two names stand together so often.
//!
//! The log-likelihood ratio of Dunning, "Accurate methods for the statistics of surprise and coincidence" (Computational
//! Linguistics 19, 1993): it holds for rare names, too, where pointwise mutual information calls every pair that was seen
//! once the strongest there is. Must not know what was counted.

/// Twice the log-likelihood ratio of two names: they are `both` in so many of `of` sentences, which what stands in the next one
/// makes no whole number; `one` and `other` are in so many each. 10.8 is passed by chance once in a thousand pairs. Nothing where
/// they stand together no more often than chance would have it.
pub(super) fn surprise(both: f64, one: u32, other: u32, of: u32) -> f64 {
    let (one, other) = (f64::from(one).max(both), f64::from(other).max(both));
    // No fewer sentences than name either: else nothing could be told of two that are always together.
    let of = f64::from(of).max(one + other - both);
    if both * of <= one * other {
        return 0.0;
    }
    let cell = |seen: f64, expected: f64| if seen > 0.0 { seen * (seen / expected).ln() } else { 0.0 };
    let expected = |row: f64, column: f64| row * column / of;
    let (not_one, not_other) = (of - one, of - other);
    let sum = cell(both, expected(one, other))
        + cell(one - both, expected(one, not_other))
        + cell(other - both, expected(not_one, other))
        + cell(of - one - other + both, expected(not_one, not_other));
    (2.0 * sum).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_seldom_alone_surprises_more() {
        let rounded =
            |(together, one, other, of)| (surprise(f64::from(together), one, other, of) * 10.0).round() / 10.0;
        let table = [
            // One sentence that names both of two that are named nowhere else, among a hundred.
            ((1, 1, 1, 100), 11.2),
            ((10, 10, 10, 100), 65.0),
            // One that is named everywhere.
            ((10, 10, 100, 100), 0.0),
            ((10, 10, 90, 100), 2.2),
            // No more than chance.
            ((1, 10, 10, 100), 0.0),
            ((0, 10, 10, 100), 0.0),
            ((0, 0, 0, 0), 0.0),
        ];
        for (counts, expected) in table {
            assert!((rounded(counts) - expected).abs() < 0.05, "{counts:?}: {}", rounded(counts));
        }
    }

    proptest! {
        #[test]
        fn it_is_a_number_and_the_same_both_ways(a in 0_u32..99, b in 0_u32..99, c in 0_u32..99, d in 0_u32..9999) {
            let both = f64::from(a) / 2.0;
            let one = surprise(both, b, c, d);
            prop_assert!(one.is_finite() && one >= 0.0);
            prop_assert!((one - surprise(both, c, b, d)).abs() < 1e-6);
        }
    }
}
