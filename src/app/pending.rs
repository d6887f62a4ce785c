//! What is typed before a key acts: a count, and the first of two keys.
//!
//! Must not act: it says what the next key is to be taken with.

use super::key::{Code, Key};

/// The largest count. Nothing that is read has more lines.
const MOST: usize = 999_999;

/// What waits for the next key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// How many times the next key is to act.
    pub count: Option<usize>,
    /// Whether the next key says where the chosen row is to stand.
    pub placing: bool,
}

impl Pending {
    /// Takes a digit of a count; says whether it was one. A count begins with no zero, and with no key that does something.
    pub fn take_digit(&mut self, key: Key, is_bound: bool) -> bool {
        let Code::Char(c) = key.code else { return false };
        let Some(digit) = c.to_digit(10).filter(|_| key == Key::plain(key.code) && !self.placing) else { return false };
        if self.count.is_none() && (digit == 0 || is_bound) {
            return false;
        }
        self.count = Some((self.count.unwrap_or(0) * 10 + digit as usize).min(MOST));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_make_a_count() {
        let table = [
            ("5", Some(5)),
            ("12", Some(12)),
            ("10", Some(10)),
            ("0", None),
            ("05", Some(5)),
            ("999999999999999999999999", Some(MOST)),
            ("x", None),
        ];
        for (typed, expected) in table {
            let mut pending = Pending::default();
            for c in typed.chars() {
                pending.take_digit(Key::plain(Code::Char(c)), false);
            }
            assert_eq!(pending.count, expected, "{typed}");
        }
    }

    #[test]
    fn a_digit_that_does_something_is_no_count() {
        let mut pending = Pending::default();
        assert!(!pending.take_digit(Key::plain(Code::Char('3')), true));
        assert!(pending.take_digit(Key::plain(Code::Char('4')), false));
        assert!(pending.take_digit(Key::plain(Code::Char('3')), true));
        assert_eq!(pending.count, Some(43));
    }
}
