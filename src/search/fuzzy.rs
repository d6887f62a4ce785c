//! Names found by a few of their letters, for the jump list: best first, with the letters to light.
//!
//! Must not know what a name stands for, nor hold more than a name's folded key.
//!
//! Every word of the query must be in a name, in any order. A word that stands in one piece, or is made of the first
//! letters of the name's words, is placed by ourselves; only letters scattered over the name are weighed by fuzzy-matcher.

mod key;
mod query;
mod signs;

use std::cmp::Reverse;

use key::Key;
use query::{Query, Standing};
pub use signs::{Signed, signed};

/// How many cells of fuzzy-matcher's matrix are computed for one keystroke. When more names than that have nothing but
/// scattered letters to offer, the shortest are weighed, and the others count as the worst of matches.
const MAX_CELLS: usize = 1 << 20;

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

#[derive(Clone, Copy, Debug)]
struct Match {
    index: u32,
    standing: Standing,
}

impl Index {
    /// Prepares `names`. Their order decides between equals.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let keys: Vec<Key> = names.into_iter().map(Key::new).collect();
        Self { matches: all(&keys), keys, last_query: String::new() }
    }

    /// The best `limit` of the names that match `query` and that `keep` keeps: by score, then the shorter (but all that
    /// bear that very name are equals), then in
    /// their order. An empty query matches all, in their order. A query that the last one begins only looks at what
    /// that one left.
    pub fn search(&mut self, query: &str, limit: usize, keep: impl Fn(usize) -> bool) -> Vec<Hit> {
        let query = Query::new(query);
        if !query.text.starts_with(&self.last_query) {
            self.matches = all(&self.keys);
        }
        self.matches.retain_mut(|one| match self.keys.get(one.index as usize).and_then(|key| query.standing(key)) {
            Some(standing) => {
                one.standing = standing;
                true
            }
            None => false,
        });
        self.last_query.clone_from(&query.text);
        let kept = self.matches.iter().copied().filter(|one| keep(one.index as usize));
        if query.is_empty() {
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
            let (_, last, _) = found.select_nth_unstable_by_key(limit - 1, |one| Reverse(one.standing.score()));
            let cutoff = last.standing.score();
            found.retain(|one| one.standing.score() >= cutoff);
        }
        let len = |one: &Match| self.keys.get(one.index as usize).map_or(0, Key::len);
        found.sort_unstable_by_key(|one| (if one.standing.is_name { 0 } else { len(one) }, one.index));
        let mut cells_left = MAX_CELLS;
        let mut scored: Vec<_> = found
            .iter()
            .map(|one| (one.standing.score() + self.weigh(one, query, &mut cells_left), one.index))
            .collect();
        scored.sort_by_key(|&(score, _)| Reverse(score));
        scored.truncate(limit);
        scored
    }

    fn weigh(&self, one: &Match, query: &Query, cells_left: &mut usize) -> u32 {
        let Some(key) = self.keys.get(one.index as usize).filter(|_| one.standing.has_scattered) else { return 0 };
        match cells_left.checked_sub(query.n_cells(key)) {
            Some(left) => {
                *cells_left = left;
                query.weigh_scattered(key)
            }
            None => 0,
        }
    }

    fn hit(&self, index: u32, score: u32, query: &Query) -> Hit {
        let index = index as usize;
        Hit { index, score, positions: self.keys.get(index).map(|key| query.positions(key)).unwrap_or_default() }
    }
}

fn all(keys: &[Key]) -> Vec<Match> {
    (0..keys.len() as u32).map(|index| Match { index, standing: Standing::default() }).collect()
}

#[cfg(test)]
mod tests {
    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Span, fold};

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
            "Department of Justice",
            "Museum at the University of North Carolina",
            "Munich",
        ];
        let check = |query: &str, expected: &[&str]| assert_eq!(best(&names, query), expected, "{query:?}");
        check("val", &["[Val]era", "[Val]e & Co", "Juan [Val]era"]);
        check("vale", &["[Vale] & Co", "[Vale]ra", "Juan [Vale]ra"]);
        check("valera", &["[Valera]", "Juan [Valera]"]);
        check(
            "nec",
            &["[N]ational [E]lectoral [C]ouncil", "Con[nec]ticut", "Museum at the U[n]iv[e]rsity of North [C]arolina"],
        );
        check("munc", &["[Mun]i[c]h", "[M]useum at the [U]niversity of [N]orth [C]arolina"]);
        check("doj", &["[D]epartment [o]f [J]ustice"]);
        check("chavez", &["Hugo [Chávez]"]);
        check("CHÁV", &["[Chav]ela Vargas", "Hugo [Cháv]ez"]);
        check("val juan", &["[Juan] [Val]era"]);
        check("juan val", &["[Juan Val]era"]);
        check("smith j", &["[J]ohn [Smith]", "[Smith], [J]ane"]);
        check("sao", &["[São] Tomé", "[Sao] Paulo Stock Exchange", "Mu[s]eum [a]t the University [o]f North Carolina"]);
        check("lodz", &["[Łódź]"]);
        check("cnctt", &["[C]on[n]e[ct]icu[t]"]);
        check("x q", &[]);
    }

    #[test]
    fn of_those_that_bear_the_name_the_first_comes_first() {
        let names = ["Elian Karel · Elian · the martyr", "Elian · a song", "Elian", "Eliana"];
        let check = |query: &str, expected: &[&str]| assert_eq!(best(&names, query), expected, "{query:?}");
        check("elian", &["Elian Karel · [Elian] · the martyr", "[Elian] · a song", "[Elian]"]);
        check("the martyr", &["Elian Karel · Elian · [the martyr]"]);
        check("elian k", &["[Elian K]arel · Elian · the martyr"]);
    }

    #[test]
    fn an_empty_query_keeps_the_order() {
        let mut index = Index::new(["Zoe", "Al", "Bob"]);
        let places = |hits: Vec<Hit>| hits.iter().map(|hit| hit.index).collect::<Vec<_>>();
        assert_eq!(places(index.search(" ", 2, |_| true)), [0, 1]);
        assert_eq!(places(index.search("", 9, |i| i != 1)), [0, 2]);
        assert!(index.search("b", 0, |_| true).is_empty());
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
            assert_eq!(index.search(query, 50, |_| true).len(), 50);
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
        fn a_name_scores_among_others_as_alone(names in prop::collection::vec("[abc .]{3,24}", 1..24), query in "[abc]{2,5}") {
            let mut index = Index::new(names.iter().map(String::as_str));
            for hit in index.search(&query, usize::MAX, |_| true) {
                let mut alone = Index::new([names[hit.index].as_str()]);
                let among = Hit { index: 0, ..hit };
                prop_assert_eq!(alone.search(&query, 1, |_| true), [among]);
            }
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
        fn lights_the_letters_of_the_query(names in prop::collection::vec("[a-cA-Cáß .\u{301}]{0,16}", 1..16), query in "[a-c]{1,4}") {
            let mut index = Index::new(names.iter().map(String::as_str));
            for hit in index.search(&query, 8, |_| true) {
                let name = &names[hit.index];
                let lit = hit.positions.iter().filter_map(|&at| name.get(at..)?.chars().next());
                prop_assert_eq!(fold(&lit.collect::<String>()), query.as_str());
            }
        }

        #[test]
        fn never_panics(names in names(), query in query(), limit in 0_usize..8) {
            let mut index = Index::new(names.iter().map(String::as_str));
            for hit in index.search(&query, limit, |i| i % 3 != 0) {
                prop_assert!(hit.positions.iter().all(|&at| names[hit.index].is_char_boundary(at)));
                prop_assert!(hit.positions.is_sorted());
            }
        }
    }
}
