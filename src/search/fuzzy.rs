//! Names found by a few of their letters, for the jump list: best first, with the letters to light.
//!
//! Must not know what a name stands for, nor hold more than a name's folded key.
//!
//! Every word of the query must be in a name, in any order. A word that stands in one piece, or is made of the first
//! letters of the name's words, is placed by ourselves; only letters scattered over the name are weighed by fuzzy-matcher.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use crate::text::{Folded, Span, fold};

/// How much of a name is matched, in folded characters.
const MAX_KEY: usize = 256;
/// How much of a query is matched, in folded characters.
const MAX_QUERY: usize = 64;
/// What the best of [`Fit`]s is worth more than the next: more than fuzzy-matcher gives to a query of [`MAX_QUERY`].
const FIT_STEP: u32 = 1 << 12;
/// How many cells of fuzzy-matcher's matrix are computed for one keystroke. It is never reached with names that people
/// bear; with a hostile hundred thousand, those past it are taken in their order.
const MAX_CELLS: usize = 8 << 20;

/// The names to choose from, and what the last query left of them.
#[derive(Clone, Debug, Default)]
pub struct Index {
    keys: Vec<Key>,
    last_query: String,
    matches: Vec<Match>,
}

/// A name that the query matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the names.
    pub index: usize,
    /// How well it matches; the scores of one query can be compared, also between two indices.
    pub score: u32,
    /// The bytes of the name at which a matched grapheme cluster begins: in order, each once.
    pub positions: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Key {
    folded: Folded,
    mask: u64,
}

#[derive(Clone, Copy, Debug)]
struct Match {
    index: u32,
    /// The sum of its fits, in steps of [`FIT_STEP`].
    fits: u32,
}

impl Index {
    /// Prepares `names`. Their order decides between equals.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let keys: Vec<Key> = names.into_iter().map(Key::new).collect();
        Self { matches: all(&keys), keys, last_query: String::new() }
    }

    /// The best `limit` of the names that match `query` and that `keep` keeps: by score, then the shorter, then in
    /// their order. An empty query matches all, in their order. A query that the last one begins only looks at what
    /// that one left.
    pub fn search(&mut self, query: &str, limit: usize, keep: impl Fn(usize) -> bool) -> Vec<Hit> {
        let query = Query::new(query);
        if !query.text.starts_with(&self.last_query) {
            self.matches = all(&self.keys);
        }
        self.matches.retain_mut(|one| match self.keys.get(one.index as usize).and_then(|key| query.fits(key)) {
            Some(fits) => {
                one.fits = fits;
                true
            }
            None => false,
        });
        self.last_query.clone_from(&query.text);
        let kept = self.matches.iter().copied().filter(|one| keep(one.index as usize));
        if query.words.is_empty() {
            return kept.take(limit).map(|one| self.hit(one.index, 0, &query)).collect();
        }
        let best = self.best(kept.collect(), limit, &query);
        best.into_iter().map(|(score, index)| self.hit(index, score, &query)).collect()
    }

    /// How many names the last query matches, kept or not.
    pub const fn n_matches(&self) -> usize {
        self.matches.len()
    }

    /// The scores and places of the best `limit`. Scattered letters can't lift a name over a better fit, so they are
    /// weighed only where the fits leave it open.
    fn best(&self, mut found: Vec<Match>, limit: usize, query: &Query) -> Vec<(u32, u32)> {
        if (1..found.len()).contains(&limit) {
            let (_, last, _) = found.select_nth_unstable_by_key(limit - 1, |one| Reverse(one.fits));
            let cutoff = last.fits;
            found.retain(|one| one.fits >= cutoff);
            found.sort_unstable_by_key(|one| one.index);
        }
        let mut cells_left = MAX_CELLS;
        let mut ranked: Vec<_> = found
            .iter()
            .filter_map(|one| {
                let key = self.keys.get(one.index as usize)?;
                let score = one.fits + query.weigh_scattered(key, &mut cells_left);
                Some((Reverse(score), key.text().len(), one.index))
            })
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().take(limit).map(|(Reverse(score), _, index)| (score, index)).collect()
    }

    fn hit(&self, index: u32, score: u32, query: &Query) -> Hit {
        let index = index as usize;
        Hit { index, score, positions: self.keys.get(index).map(|key| query.positions(key)).unwrap_or_default() }
    }
}

fn all(keys: &[Key]) -> Vec<Match> {
    (0..keys.len() as u32).map(|index| Match { index, fits: 0 }).collect()
}

impl Key {
    fn new(name: &str) -> Self {
        let folded = Folded::new(head(name));
        let mut key = Self { folded, mask: 0 };
        key.mask = mask(key.text());
        key
    }

    fn text(&self) -> &str {
        let text = self.folded.as_str();
        first_chars(text, MAX_KEY)
    }

    /// Whether a word begins at the byte `at`, or ends there.
    fn is_edge(&self, at: usize) -> bool {
        let (before, after) = self.text().split_at_checked(at).unwrap_or_default();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !(is_letter(before.chars().next_back()) && is_letter(after.chars().next()))
    }

    /// The first letters of its words, with their places.
    fn initials(&self) -> impl Iterator<Item = (usize, char)> {
        let mut in_word = false;
        self.text().char_indices().filter(move |&(_, c)| {
            let was_in_word = std::mem::replace(&mut in_word, c.is_alphanumeric());
            in_word && !was_in_word
        })
    }

    fn chars(&self) -> impl Iterator<Item = (usize, char)> {
        self.text().char_indices()
    }
}

/// How a word of the query stands in a key; the later, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its letters are there, in order.
    Scattered,
    /// It stands inside a word.
    Inside,
    /// It is made of first letters of words: `nec` for National Electoral Council.
    Initials,
    /// A word begins with it.
    WordStart,
    /// The key begins with it.
    Start,
    /// It is a word.
    Word,
    /// It is the first word.
    FirstWord,
    /// It is the key.
    Whole,
}

/// A query, taken apart.
struct Query {
    /// Folded, one space between words.
    text: String,
    words: Vec<Needle>,
    /// The words as one, if they are several.
    phrase: Option<Needle>,
}

struct Needle {
    finder: Finder<'static>,
    text: String,
    mask: u64,
}

impl Query {
    fn new(typed: &str) -> Self {
        let folded = fold(head(typed));
        let text = first_chars(folded.trim_start(), MAX_QUERY).to_owned();
        let words: Vec<_> = text.split(' ').filter(|word| !word.is_empty()).map(Needle::new).collect();
        let phrase = (words.len() > 1).then(|| Needle::new(text.trim_end()));
        Self { text, words, phrase }
    }

    /// The sum of what its words' fits are worth, or nothing where one of them is not in `key`.
    fn fits(&self, key: &Key) -> Option<u32> {
        let mut steps = 0;
        for word in &self.words {
            steps += word.fit(key)? as u32;
        }
        let together = self.phrase.as_ref().and_then(|phrase| phrase.in_one_piece(key));
        Some((steps + together.map_or(0, |(fit, _)| fit as u32)) * FIT_STEP)
    }

    /// What fuzzy-matcher gives to those of its words that are scattered over `key`: less than one [`FIT_STEP`].
    fn weigh_scattered(&self, key: &Key, cells_left: &mut usize) -> u32 {
        let scattered = self.words.iter().filter(|word| word.fit(key) == Some(Fit::Scattered));
        let score: i64 = scattered.map(|word| word.weigh(key, cells_left)).sum();
        score.clamp(0, i64::from(FIT_STEP) - 1) as u32
    }

    /// Where the clusters of the name begin that its letters match.
    fn positions(&self, key: &Key) -> Vec<usize> {
        let folded: Vec<usize> =
            match self.phrase.as_ref().and_then(|phrase| Some(phrase.span(phrase.in_one_piece(key)?.1))) {
                Some(span) => (span.start..span.end).collect(),
                None => self.words.iter().flat_map(|word| word.positions(key)).collect(),
            };
        let shown = folded.into_iter().filter(|&at| key.text().is_char_boundary(at));
        let mut shown: Vec<usize> = shown.map(|at| key.folded.shown_span(Span::new(at, at + 1)).start).collect();
        shown.sort_unstable();
        shown.dedup();
        shown
    }
}

impl Needle {
    fn new(text: &str) -> Self {
        Self { finder: Finder::new(text).into_owned(), text: text.to_owned(), mask: mask(text) }
    }

    fn fit(&self, key: &Key) -> Option<Fit> {
        if key.mask & self.mask != self.mask {
            return None;
        }
        let in_one_piece = self.in_one_piece(key).map(|(fit, _)| fit);
        if in_one_piece.is_some_and(|fit| fit > Fit::Initials) {
            return in_one_piece;
        }
        if self.places_in(key.initials()).is_some() {
            return Some(Fit::Initials);
        }
        in_one_piece.or_else(|| self.places_in(key.chars()).map(|_| Fit::Scattered))
    }

    /// The best place at which it stands in one piece, the first of equals.
    fn in_one_piece(&self, key: &Key) -> Option<(Fit, usize)> {
        let places = self.finder.find_iter(key.text().as_bytes());
        places.map(|at| (self.fit_at(key, at), at)).max_by_key(|&(fit, at)| (fit, Reverse(at)))
    }

    fn fit_at(&self, key: &Key, at: usize) -> Fit {
        let end = at + self.text.len();
        match (key.is_edge(at), key.is_edge(end)) {
            (false, _) => Fit::Inside,
            (true, true) if at == 0 && end == key.text().len() => Fit::Whole,
            (true, true) if at == 0 => Fit::FirstWord,
            (true, true) => Fit::Word,
            (true, false) if at == 0 => Fit::Start,
            (true, false) => Fit::WordStart,
        }
    }

    /// Where its letters stand among `letters`, each as early as can be.
    fn places_in(&self, mut letters: impl Iterator<Item = (usize, char)>) -> Option<Vec<usize>> {
        self.text.chars().map(|c| letters.find(|&(_, letter)| letter == c).map(|(at, _)| at)).collect()
    }

    fn span(&self, at: usize) -> Span {
        Span::new(at, at + self.text.len())
    }

    /// fuzzy-matcher's score. A matcher of its own for each key: one that is used again reads cells of its matrix that
    /// the key before has left there (0.3.7), so the order of the names would change their scores.
    fn weigh(&self, key: &Key, cells_left: &mut usize) -> i64 {
        let cells = key.text().len() * self.text.len();
        if cells > *cells_left {
            return 0;
        }
        *cells_left -= cells;
        SkimMatcherV2::default().respect_case().fuzzy_match(key.text(), &self.text).unwrap_or(0)
    }

    /// The bytes of the key at which its letters stand.
    fn positions(&self, key: &Key) -> Vec<usize> {
        match self.fit(key) {
            None => Vec::new(),
            Some(Fit::Initials) => self.places_in(key.initials()).unwrap_or_default(),
            Some(Fit::Scattered) => {
                let matched = SkimMatcherV2::default().respect_case().fuzzy_indices(key.text(), &self.text);
                let starts: Vec<usize> = key.chars().map(|(at, _)| at).collect();
                let nth = matched.map(|(_, nth)| nth).unwrap_or_default();
                nth.into_iter().filter_map(|n| starts.get(n).copied()).collect()
            }
            Some(_) => self
                .in_one_piece(key)
                .map(|(_, at)| self.span(at))
                .map(|span| span.start..span.end)
                .into_iter()
                .flatten()
                .collect(),
        }
    }
}

/// The characters of `text` as bits: a word can only be in a key that has all of its bits.
fn mask(text: &str) -> u64 {
    text.chars().fold(0, |mask, c| {
        mask | 1
            << match c {
                'a'..='z' => c as u32 - 'a' as u32,
                '0'..='9' => c as u32 - '0' as u32 + 26,
                _ => c as u32 % 28 + 36,
            }
    })
}

/// As much of `text` as is folded at all: enough for [`MAX_KEY`] characters of four bytes.
fn head(text: &str) -> &str {
    first_bytes(text, 4 * MAX_KEY)
}

fn first_bytes(text: &str, max: usize) -> &str {
    text.get(..text.floor_char_boundary(max)).unwrap_or(text)
}

fn first_chars(text: &str, max: usize) -> &str {
    if text.len() <= max { text } else { text.char_indices().nth(max).map_or(text, |(end, _)| first_bytes(text, end)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The best names, their matched clusters in brackets.
    fn best(names: &[&str], query: &str) -> Vec<String> {
        let mut index = Index::new(names.iter().copied());
        index.search(query, 3, |_| true).iter().map(|hit| lit(names[hit.index], &hit.positions)).collect()
    }

    fn lit(name: &str, positions: &[usize]) -> String {
        use unicode_segmentation::UnicodeSegmentation;
        let clusters = name.grapheme_indices(true);
        clusters
            .map(|(at, cluster)| if positions.contains(&at) { format!("[{cluster}]") } else { cluster.to_owned() })
            .collect::<String>()
            .replace("][", "")
    }

    #[test]
    fn the_best_come_first() {
        let names = [
            "Cristobal V. Alba Lopez",
            "Juan Valera",
            "Valera",
            "Interval",
            "National Electoral Council",
            "Connecticut",
            "Nice",
            "Hugo Chávez",
            "Chavela Vargas",
            "John Smith",
            "Smith, Jane",
            "São Tomé",
            "Sao Paulo Stock Exchange",
            "Łódź",
            "Vale & Co",
        ];
        let check = |query: &str, expected: &[&str]| assert_eq!(best(&names, query), expected, "{query:?}");
        check("val", &["[Val]era", "[Val]e & Co", "Juan [Val]era"]);
        check("vale", &["[Vale] & Co", "[Vale]ra", "Juan [Vale]ra"]);
        check("valera", &["[Valera]", "Juan [Valera]"]);
        check("nec", &["[N]ational [E]lectoral [C]ouncil", "Con[nec]ticut"]);
        check("chavez", &["Hugo [Chávez]"]);
        check("CHÁV", &["[Chav]ela Vargas", "Hugo [Cháv]ez"]);
        check("val juan", &["[Juan] [Val]era"]);
        check("juan val", &["[Juan Val]era"]);
        check("smith j", &["[J]ohn [Smith]", "[Smith], [J]ane"]);
        check("sao", &["[São] Tomé", "[Sao] Paulo Stock Exchange"]);
        check("lodz", &["[Łódź]"]);
        check("cnctt", &["[C]o[n]ne[ct]icu[t]"]);
        check("x q", &[]);
    }

    #[test]
    fn an_empty_query_keeps_the_order() {
        let mut index = Index::new(["Zoe", "Al", "Bob"]);
        let places = |hits: Vec<Hit>| hits.iter().map(|hit| hit.index).collect::<Vec<_>>();
        assert_eq!(places(index.search(" ", 2, |_| true)), [0, 1]);
        assert_eq!(places(index.search("", 9, |i| i != 1)), [0, 2]);
        assert_eq!(places(index.search("b", 0, |_| true)), []);
        assert_eq!(places(index.search("o", 9, |_| true)), [0, 2]);
        assert_eq!(index.n_matches(), 2);
    }

    #[test]
    fn hostile_names_and_queries_cost_little() {
        let long = "ab".repeat(1 << 20);
        let marks = format!("a{}", "\u{301}".repeat(1 << 20));
        let names: Vec<&str> = [long.as_str(), marks.as_str(), "\0\0", ""].into_iter().cycle().take(4_000).collect();
        let mut index = Index::new(names.iter().copied());
        let query = "aab".repeat(1 << 16);
        for query in ["a", "\0", query.as_str(), marks.as_str(), " \u{301} "] {
            let hits = index.search(query, 50, |_| true);
            assert!(hits.len() <= 50);
        }
    }

    fn names() -> impl Strategy<Value = Vec<String>> {
        let name = prop_oneof![any::<String>(), "[a-dA-D áßŁ.\\-\u{301}👩🇦]{0,24}"];
        prop::collection::vec(name, 0..24)
    }

    fn query() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[a-d á]{1,6}", "[a-d]{1,4}"]
    }

    proptest! {
        #[test]
        fn typing_and_pasting_find_the_same(names in names(), query in query(), limit in 0_usize..8) {
            let mut typed = Index::new(names.iter().map(String::as_str));
            for (end, _) in query.char_indices() {
                typed.search(Span::new(0, end).of(&query), limit, |_| true);
            }
            let mut pasted = Index::new(names.iter().map(String::as_str));
            prop_assert_eq!(typed.search(&query, limit, |_| true), pasted.search(&query, limit, |_| true));
            prop_assert_eq!(typed.n_matches(), pasted.n_matches());
        }

        #[test]
        fn finds_what_the_matcher_finds(names in names(), query in "[a-d]{1,4}( [a-d]{1,2})?") {
            let mut index = Index::new(names.iter().map(String::as_str));
            let mut found: Vec<usize> = index.search(&query, usize::MAX, |_| true).iter().map(|hit| hit.index).collect();
            found.sort_unstable();
            let plain = SkimMatcherV2::default();
            let expected: Vec<usize> = (0..names.len())
                .filter(|&i| query.split(' ').all(|word| plain.fuzzy_match(&fold(&names[i]), word).is_some()))
                .collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn lights_the_letters_of_the_query(names in names(), query in query()) {
            let mut index = Index::new(names.iter().map(String::as_str));
            for hit in index.search(&query, 8, |_| true) {
                let lit: String = hit.positions.iter().filter_map(|&at| names[hit.index].get(at..)).map(fold).filter_map(|rest| rest.chars().next()).collect();
                prop_assert_eq!(lit.is_empty(), fold(&query).trim().is_empty());
                prop_assert!(hit.positions.is_sorted());
            }
        }
    }
}
