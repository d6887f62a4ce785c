//! The words of a segment, sorted: looked up whole, by how they begin, or by how little they differ.
//!
//! Must not know where a word stands.

use std::ops::Range;

/// Words, known by their place in the order.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    text: Box<str>,
    /// Where each word ends.
    ends: Box<[u32]>,
}

impl Dictionary {
    /// A dictionary of words that are sorted, each there once.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for word in words {
            text.push_str(word);
            ends.push(text.len() as u32);
        }
        Self { text: text.into(), ends: ends.into() }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many bytes it takes.
    pub fn n_bytes(&self) -> usize {
        self.text.len() + size_of_val(&*self.ends)
    }

    /// A word.
    pub fn word(&self, at: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let start = at.checked_sub(1).and_then(end).unwrap_or(0);
        end(at).and_then(|end| self.text.get(start..end)).unwrap_or("")
    }

    /// The place of a word.
    pub fn find(&self, word: &str) -> Option<usize> {
        let at = self.first(|other| other >= word);
        (at < self.len() && self.word(at) == word).then_some(at)
    }

    /// The words that begin so.
    pub fn beginning(&self, with: &str) -> Range<usize> {
        let start = self.first(|word| word >= with);
        let end = self.first(|word| word >= with && !word.starts_with(with));
        start..end
    }

    /// The first word of which something is so that is so of all after it.
    fn first(&self, is_so: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if is_so(self.word(middle)) { high = middle } else { low = middle + 1 }
        }
        low
    }

    /// The words that become `word` by at most `most` letters put in, left out, changed, or exchanged with the next one.
    ///
    /// The restricted Damerau-Levenshtein distance, a row of its matrix a letter of a dictionary's word. The rows of what two
    /// neighbours begin with are computed once, and a beginning that is too far away already skips all that have it.
    pub fn near(&self, word: &str, most: usize) -> Vec<usize> {
        let wanted: Vec<char> = word.chars().collect();
        let mut rows = vec![(0..=wanted.len()).collect::<Vec<usize>>()];
        let (mut found, mut letters, mut at) = (Vec::new(), Vec::new(), 0);
        while at < self.len() {
            let candidate = self.word(at);
            let n_same = candidate.chars().zip(&letters).take_while(|(a, b)| a == *b).count();
            rows.truncate(n_same + 1);
            letters.truncate(n_same);
            for c in candidate.chars().skip(n_same) {
                let row = next_row(&rows, &letters, &wanted, c);
                letters.push(c);
                rows.push(row);
                if is_too_far(&rows, most) {
                    break;
                }
            }
            if is_too_far(&rows, most) {
                let beginning: String = letters.iter().collect();
                at = self.beginning(&beginning).end.max(at + 1);
                continue;
            }
            if rows.last().and_then(|row| row.last()).is_some_and(|distance| *distance <= most) {
                found.push(at);
            }
            at += 1;
        }
        found
    }
}

/// Whether no letter that follows brings a word near: not from here, nor by one that is exchanged with the last.
fn is_too_far(rows: &[Vec<usize>], most: usize) -> bool {
    let nearest = |row: &[usize]| row.iter().copied().min().unwrap_or(0);
    match rows {
        [.., before, last] => nearest(last) > most && nearest(before) >= most,
        _ => false,
    }
}

/// The distances of a beginning and one letter more, `c`, to every beginning of what is wanted.
fn next_row(rows: &[Vec<usize>], letters: &[char], wanted: &[char], c: char) -> Vec<usize> {
    let above = rows.last().map_or(&[][..], |row| row);
    let before_last = rows.len().checked_sub(2).and_then(|at| rows.get(at));
    let mut row = Vec::with_capacity(above.len());
    row.push(rows.len());
    for (j, w) in wanted.iter().enumerate() {
        let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
        let changed = cell(above, j) + usize::from(*w != c);
        let mut least = changed.min(cell(above, j + 1) + 1).min(cell(&row, j) + 1);
        let is_exchanged = j > 0 && letters.last() == Some(w) && wanted.get(j - 1) == Some(&c);
        if let Some(before_last) = before_last.filter(|_| is_exchanged) {
            least = least.min(cell(before_last, j - 1) + 1);
        }
        row.push(least);
    }
    row
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// The distance by its definition.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut cells = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                cells[i][j] = match (i, j) {
                    (0, n) | (n, 0) => n,
                    _ => {
                        let changed = cells[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                        let mut least = changed.min(cells[i - 1][j] + 1).min(cells[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least = least.min(cells[i - 2][j - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        cells[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn finds_what_a_scan_finds(words in prop::collection::btree_set("[abcé]{1,7}", 0..60), word in "[abcé]{0,7}", most in 0_usize..3) {
            let words: BTreeSet<String> = words;
            let dictionary = Dictionary::new(words.iter().map(String::as_str));
            let scan = |is_so: &dyn Fn(&str) -> bool| -> Vec<usize> {
                words.iter().enumerate().filter(|(_, word)| is_so(word)).map(|(at, _)| at).collect()
            };
            prop_assert_eq!(dictionary.find(&word).into_iter().collect::<Vec<_>>(), scan(&|other| other == word));
            prop_assert_eq!(dictionary.beginning(&word).collect::<Vec<_>>(), scan(&|other| other.starts_with(&word)));
            let letters: Vec<char> = word.chars().collect();
            let is_near = |other: &str| distance(&other.chars().collect::<Vec<_>>(), &letters) <= most;
            prop_assert_eq!(dictionary.near(&word, most), scan(&is_near));
        }
    }
}
