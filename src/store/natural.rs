//! The order in which a person lists files: numbers by their value, letters without regard to case.
//!
//! Must not depend on the system's language: the order of a case is part of it.

use std::cmp::Ordering;

/// Compares two names; equal only where they are the same.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let order = match (left.chars().next(), right.chars().next()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, y) = (take_number(&mut left), take_number(&mut right));
                x.len().cmp(&y.len()).then_with(|| x.cmp(y))
            }
            (Some(x), Some(y)) => {
                left = left.get(x.len_utf8()..).unwrap_or_default();
                right = right.get(y.len_utf8()..).unwrap_or_default();
                // A folder's own files stay together: the separator comes before everything else.
                (x != '/').cmp(&(y != '/')).then_with(|| x.to_lowercase().cmp(y.to_lowercase()))
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// The digits at the head of `text` without leading zeros; `text` goes on after them.
fn take_number<'a>(text: &mut &'a str) -> &'a str {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    *text = rest;
    digits.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_go_by_value_and_folders_stay_together() {
        let mut names = ["b/2.txt", "10.txt", "B/10.txt", "9.txt", "a.txt", "a/z.txt", "a b/1.txt", "09.txt", "Á.txt"];
        names.sort_by(|a, b| compare(a, b));
        let expected = ["09.txt", "9.txt", "10.txt", "a/z.txt", "a b/1.txt", "a.txt", "b/2.txt", "B/10.txt", "Á.txt"];
        assert_eq!(names, expected);
    }

    proptest! {
        #[test]
        fn it_is_a_total_order(a in "[aA0-9/é ]{0,6}", b in "[aA0-9/é ]{0,6}", c in "[aA0-9/é ]{0,6}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            prop_assert_eq!(compare(&a, &b).is_eq(), a == b);
            if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                prop_assert!(compare(&a, &c).is_le());
            }
        }
    }
}
