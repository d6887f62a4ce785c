//! What tells the sources of a case apart in a list: which of their fields differ, and from where on their titles do.
//!
//! Must not draw.

use crate::case::{Case, Reading, SourceIdx};

/// What tells the sources of one case apart.
#[derive(Clone, Debug, Default)]
pub struct Apart {
    /// Whether their dates do.
    pub date: bool,
    /// Whether their origins do.
    pub origin: bool,
    /// Whether their authors do.
    pub author: bool,
    /// Up to where, in bytes, the title of each source is that of another one too.
    shared: Vec<usize>,
}

impl Apart {
    /// Compares the sources of a case.
    pub fn new(case: &Case) -> Self {
        let readings = case.readings();
        Self {
            date: differs(readings.iter().map(|reading| reading.published.as_ref())),
            origin: differs(readings.iter().map(|reading| reading.source.origin.as_ref())),
            author: differs(readings.iter().map(|reading| reading.source.author.as_ref())),
            shared: shared(&readings.iter().map(|reading| reading.source.title.as_str()).collect::<Vec<_>>()),
        }
    }

    /// Up to where, in bytes, a source's title is that of another one too.
    pub fn shared_title(&self, source: SourceIdx) -> usize {
        self.shared.get(source.0 as usize).copied().unwrap_or(0)
    }

    /// What tells a source from the others: its date, origin and author, where those differ, else its path; before them the
    /// name of its file, where another one has the whole title too.
    pub fn words(&self, idx: SourceIdx, reading: &Reading) -> String {
        let source = &reading.source;
        let is_namesake = !source.title.is_empty() && self.shared_title(idx) == source.title.len();
        let file = source.path.rsplit('/').next().filter(|_| is_namesake).map(str::to_owned);
        let date = reading.published.as_ref().filter(|_| self.date).map(crate::extract::dates::Edtf::in_words);
        let origin = source.origin.clone().filter(|_| self.origin);
        let author = source.author.clone().filter(|_| self.author);
        let parts: Vec<String> = [date, origin, author].into_iter().flatten().collect();
        if parts.is_empty() {
            return source.path.clone();
        }
        file.into_iter().chain(parts).collect::<Vec<_>>().join(" · ")
    }
}

fn differs<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    let first = values.next();
    values.any(|value| Some(value) != first)
}

/// Of each title, the bytes that begin another title too. In order of the alphabet that is a neighbour.
fn shared(titles: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..titles.len()).collect();
    order.sort_by_key(|idx| titles.get(*idx));
    let mut shared = vec![0; titles.len()];
    for pair in order.windows(2) {
        let [a, b] = *pair else { continue };
        let common = common(titles.get(a).unwrap_or(&""), titles.get(b).unwrap_or(&""));
        for idx in [a, b] {
            if let Some(longest) = shared.get_mut(idx) {
                *longest = common.max(*longest);
            }
        }
    }
    shared
}

/// How many bytes two texts begin with alike, in whole characters.
fn common(a: &str, b: &str) -> usize {
    let alike = a.char_indices().zip(b.chars()).find(|((_, of_a), of_b)| of_a != of_b);
    alike.map_or(a.len().min(b.len()), |((at, _), _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_title_shares_with_another_one() {
        let table: [(&[&str], &[usize]); 5] = [
            (&["Minutes of 4 May", "A letter", "Minutes of 11 May"], &[11, 0, 11]),
            (&["Minutes", "Minutes of May", "Minutes of June"], &[7, 11, 11]),
            (&["Ärzte A", "Ärzte B"], &[7, 7]),
            (&["Same", "Same"], &[4, 4]),
            (&[], &[]),
        ];
        for (titles, expected) in table {
            assert_eq!(shared(titles), expected, "{titles:?}");
        }
    }

    #[test]
    fn a_field_that_all_have_alike_tells_nothing() {
        assert!(!differs([Some("a"), Some("a")].into_iter()));
        assert!(differs([Some("a"), None].into_iter()));
        assert!(differs([Some("a"), Some("b")].into_iter()));
        assert!(!differs(std::iter::empty::<u8>()));
    }
}
