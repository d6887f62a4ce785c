//! The sources of a case as anchors look for them: by path, by what is in the file, and where both fail by what the
//! quote says.
//!
//! Must not decide which passage is an anchor's: that is `Anchor`'s.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use super::{Anchor, Found, Standing};
use crate::ingest::Source;
use crate::text::{Folded, Span};

/// Words by which the source of a quote is looked for: the longest of the quote and of what stood around it.
const KEYS: (usize, usize) = (5, 3);
/// A shorter word stands everywhere.
const LEAST_KEY: usize = 4;
/// Sources that are looked into for one quote: those with most of its words.
const MOST_SOURCES: usize = 8;

/// Where the passage of an anchor is now, among all sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// How the anchor stands.
    pub standing: Standing,
    /// The passage, or those that may be it, the likeliest first: the source's number, from 0, and its bytes there.
    pub passages: Vec<(usize, Span)>,
}

/// The sources, ready to be looked through. Each is folded once, when an anchor needs it; so are the lists of paths and
/// hashes made.
#[derive(Debug)]
pub struct Shelf<'a> {
    sources: Vec<&'a Source>,
    by_path: OnceCell<HashMap<&'a str, usize>>,
    by_hash: OnceCell<HashMap<&'a str, usize>>,
    folded: Vec<OnceCell<Folded>>,
    /// For quotes whose source is missing: the sources with most of their words.
    likely: RefCell<HashMap<String, Vec<usize>>>,
}

impl<'a> Shelf<'a> {
    /// A shelf of these sources, numbered in their order.
    pub fn new(sources: impl IntoIterator<Item = &'a Source>) -> Self {
        let sources: Vec<&Source> = sources.into_iter().collect();
        Self {
            by_path: OnceCell::new(),
            by_hash: OnceCell::new(),
            folded: sources.iter().map(|_| OnceCell::new()).collect(),
            sources,
            likely: RefCell::default(),
        }
    }

    /// A source by its number.
    pub fn source(&self, number: usize) -> Option<&'a Source> {
        self.sources.get(number).copied()
    }

    /// The first source at a path.
    fn at_path(&self, path: &str) -> Option<usize> {
        let all = || self.sources.iter().enumerate().rev().map(|(at, source)| (source.path.as_str(), at)).collect();
        self.by_path.get_or_init(all).get(path).copied()
    }

    /// The first source of a file with this hash.
    fn with_hash(&self, sha256: &str) -> Option<usize> {
        let all = || self.sources.iter().enumerate().rev().map(|(at, source)| (source.sha256.as_str(), at)).collect();
        self.by_hash.get_or_init(all).get(sha256).copied()
    }

    /// The source at the path, else the one with the same bytes.
    pub fn source_of(&self, path: &str, sha256: &str) -> Option<&'a Source> {
        self.source(self.at_path(path).or_else(|| self.with_hash(sha256))?)
    }

    /// Where the anchor's passage is: in its source, or in the one that it has become.
    pub fn find(&self, anchor: &Anchor) -> Whereabouts {
        self.find_at_home(anchor).unwrap_or_else(|| self.find_elsewhere(anchor))
    }

    /// The same in the source at its path or with its bytes alone; nothing where there is none.
    pub fn find_at_home(&self, anchor: &Anchor) -> Option<Whereabouts> {
        let by_path = self.at_path(&anchor.source);
        let by_hash = self.with_hash(&anchor.sha256);
        let number = by_path.or(by_hash)?;
        let found = self.find_in(anchor, number);
        // Another file may have come to the path, and the source gone to another.
        if let Some(other) = by_hash.filter(|other| *other != number && found.span().is_none()) {
            let there = self.find_in(anchor, other);
            if there.span().is_some() {
                return Some(whereabouts(&there, other));
            }
        }
        Some(whereabouts(&found, number))
    }

    /// Makes ready for anchors whose sources are missing: one pass through all texts for all of them.
    pub fn prepare<'b>(&self, anchors: impl IntoIterator<Item = &'b Anchor>) {
        let is_missing = |anchor: &&Anchor| self.source_of(&anchor.source, &anchor.sha256).is_none();
        let missing: Vec<&Anchor> = anchors.into_iter().filter(is_missing).collect();
        let keys: Vec<Vec<String>> = missing.iter().map(|anchor| keys(anchor)).collect();
        let mut owners = Vec::new();
        for (owner, keys) in keys.iter().enumerate() {
            owners.extend((0..keys.len()).map(|key| (owner, 1_u8 << key)));
        }
        let Ok(finder) = AhoCorasick::builder().ascii_case_insensitive(true).build(keys.iter().flatten()) else {
            return;
        };
        let mut best: Vec<Vec<(u32, usize)>> = vec![Vec::new(); missing.len()];
        for (number, source) in self.sources.iter().enumerate().filter(|_| !owners.is_empty()) {
            let mut seen: HashMap<usize, u8> = HashMap::new();
            for found in finder.find_overlapping_iter(&source.text) {
                if let Some((owner, key)) = owners.get(found.pattern().as_usize()) {
                    *seen.entry(*owner).or_default() |= key;
                }
            }
            for (owner, found) in seen {
                let enough = keys.get(owner).is_some_and(|keys| found.count_ones() as usize * 2 >= keys.len());
                if let Some(list) = best.get_mut(owner).filter(|_| enough) {
                    list.push((found.count_ones(), number));
                    // The most words first, then the order of the sources.
                    list.sort_by_key(|(n, number)| (std::cmp::Reverse(*n), *number));
                    list.truncate(MOST_SOURCES);
                }
            }
        }
        let mut likely = self.likely.borrow_mut();
        for (anchor, list) in missing.iter().zip(best) {
            likely.insert(key(anchor), list.into_iter().map(|(_, number)| number).collect());
        }
    }

    /// Looks for the quote in all sources: its own is missing. Only where its context is found, too, is it believed.
    fn find_elsewhere(&self, anchor: &Anchor) -> Whereabouts {
        if !self.likely.borrow().contains_key(&key(anchor)) {
            self.prepare([anchor]);
        }
        let numbers = self.likely.borrow().get(&key(anchor)).cloned().unwrap_or_default();
        let (mut sure, mut offered) = (Vec::new(), Vec::new());
        for number in numbers {
            let found = self.find_in(anchor, number);
            let speaks = |span: Span| self.source(number).is_some_and(|source| anchor.is_in_context(source, span));
            match found.span() {
                Some(span) if speaks(span) => sure.push(whereabouts(&found, number)),
                Some(span) if anchor.is_long() => offered.push((number, span)),
                _ => {}
            }
        }
        if sure.len() == 1 {
            return sure.remove(0);
        }
        let passages: Vec<(usize, Span)> = sure.into_iter().flat_map(|one| one.passages).chain(offered).collect();
        let standing = if passages.is_empty() { Standing::SourceMissing } else { Standing::Uncertain };
        Whereabouts { standing, passages }
    }

    fn find_in(&self, anchor: &Anchor, number: usize) -> Found {
        let (Some(source), Some(cell)) = (self.source(number), self.folded.get(number)) else { return Found::Lost };
        let searched = || anchor.find_folded(source, cell.get_or_init(|| Folded::new(&source.text)));
        anchor.unchanged(source).unwrap_or_else(searched)
    }
}

impl Whereabouts {
    /// The passage, where there is no doubt about it.
    pub fn passage(&self) -> Option<(usize, Span)> {
        self.passages.first().copied().filter(|_| self.standing.is_certain())
    }
}

fn whereabouts(found: &Found, number: usize) -> Whereabouts {
    let passages = found.places().iter().map(|span| (number, *span)).collect();
    Whereabouts { standing: found.standing(), passages }
}

/// What tells one anchor from another.
fn key(anchor: &Anchor) -> String {
    format!("{}\n{}\n{}\n{}", anchor.source, anchor.start, anchor.end, anchor.quote)
}

/// The longest words of the quote and of its context, without those that an accent may set apart.
fn keys(anchor: &Anchor) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (text, most) in [(anchor.quote.clone(), KEYS.0), (format!("{} {}", anchor.prefix, anchor.suffix), KEYS.1)] {
        let words =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.is_ascii() && word.len() >= LEAST_KEY);
        let mut words: Vec<String> = words.map(str::to_ascii_lowercase).collect();
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words.dedup();
        words.retain(|word| !keys.contains(word));
        keys.extend(words.into_iter().take(most));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Format;
    use crate::text::OffsetMap;

    const TEXT: &str =
        "The office kept a ledger. Paid on 4 May 2019 to Anna Keller: 1,200 euros. It was found in a cellar.";
    const QUOTE: &str = "Paid on 4 May 2019 to Anna Keller: 1,200 euros.";

    fn source(path: &str, text: &str) -> Source {
        Source {
            path: path.into(),
            title: path.into(),
            origin: None,
            author: None,
            location: None,
            published: None,
            reliability: None,
            format: Format::Plain,
            sha256: format!("{:x}", text.len() * 7919 + text.bytes().map(usize::from).sum::<usize>()),
            text: text.into(),
            map: OffsetMap::default(),
            first_line: 1,
            parts: vec![],
            blocks: vec![],
        }
    }

    #[test]
    fn a_source_is_known_by_its_path_then_by_its_bytes_then_by_what_it_says() {
        let start = TEXT.find(QUOTE).unwrap();
        let anchor = Anchor::new(&source("a.md", TEXT), Span::new(start, start + QUOTE.len()));
        let other = source("other.md", "Nothing of the kind. The cellar was empty, and the ledger was not kept.");
        let changed = TEXT.replace("The office", "This office").replace("a cellar", "the cellar");
        let noisy = TEXT.replace("Paid", "Piad").replace("euros", "eurosx");
        let forged = changed.replace("1,200", "1,300");
        let quoted = format!("Somebody wrote to us. {QUOTE} We don't know who it was.");
        let table: [(&str, Vec<Source>, &str); 9] = [
            ("unchanged", vec![other.clone(), source("a.md", TEXT)], "holds 1"),
            ("renamed", vec![other.clone(), source("b.md", TEXT)], "holds 1"),
            ("replaced at its path", vec![source("a.md", &other.text), source("b.md", TEXT)], "holds 1"),
            ("renamed and changed", vec![other.clone(), source("b.md", &changed)], "holds 1"),
            ("renamed and noisy", vec![other.clone(), source("b.md", &noisy)], "source missing"),
            ("renamed and forged", vec![other.clone(), source("b.md", &forged)], "source missing"),
            (
                "two that say so",
                vec![source("b.md", &changed), source("c.md", &format!("{changed}\n"))],
                "uncertain 0 1",
            ),
            ("quoted by another", vec![other.clone(), source("b.md", &quoted)], "uncertain 1"),
            ("gone", vec![other], "source missing"),
        ];
        for (what, sources, expected) in table {
            let found = Shelf::new(&sources).find(&anchor);
            let numbers: Vec<String> = found.passages.iter().map(|(number, _)| format!(" {number}")).collect();
            assert_eq!(format!("{}{}", found.standing.name(), numbers.concat()), expected, "{what}");
        }
    }
}
