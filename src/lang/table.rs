//! Words as numbers, and tables that are searched by them.
//!
//! Must not know what a word says.

use std::sync::LazyLock;

use super::languages::languages;

/// A word folded to lower case without accents, its letters packed into one number; no word of the tables is longer
/// than its sixteen bytes.
pub type Key = u128;

/// Words and what they say, found by a short search among those with the same first letter.
pub(super) struct Table<T> {
    /// Sorted, first by first letter.
    rows: Vec<(Key, T)>,
    /// Where each first letter's rows begin, and one past the last.
    starts: [usize; 27],
}

impl<T: Copy> Table<T> {
    pub(super) fn of(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut rows: Vec<(Key, T)> = words.filter_map(|(word, says)| Some((key(word)?, says))).collect();
        rows.sort_by_key(|(key, _)| (initial(*key), *key));
        let starts = std::array::from_fn(|letter| rows.partition_point(|(key, _)| initial(*key) < letter));
        Self { rows, starts }
    }

    pub(super) fn get(&self, key: Key) -> Option<T> {
        let letter = initial(key);
        let (start, end) = (*self.starts.get(letter)?, *self.starts.get(letter + 1)?);
        let rows = self.rows.get(start..end)?;
        let row = rows.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        rows.get(row).map(|(_, says)| *says)
    }
}

/// The first letter, `a` being 0. The first letter of a word stands in its key's lowest byte.
fn initial(key: Key) -> usize {
    (key as u8).wrapping_sub(b'a').into()
}

/// The key of a word; nothing where it is longer than any of ours, or holds a letter that none of our languages has.
pub fn key(word: &str) -> Option<Key> {
    let mut key = 0;
    let mut shift = 0;
    for c in word.chars() {
        if shift == Key::BITS {
            return None;
        }
        key |= Key::from(fold(c)?) << shift;
        shift += 8;
    }
    Some(key)
}

fn fold(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(c.to_ascii_lowercase() as u8);
    }
    LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, folded)| *folded)
}

/// The letters with accents of all languages, small and capital.
static LETTERS: LazyLock<Vec<(char, u8)>> = LazyLock::new(|| {
    let pairs = languages().iter().flat_map(|language| language.letters);
    pairs.flat_map(|(letter, folded)| letter.to_uppercase().chain([*letter]).map(|letter| (letter, *folded))).collect()
});
