//! Plain search in folded text: `senor` finds `Señor`, and a space finds any white space.
//!
//! Must not rank or cut: every hit is a hit, in the order of the text.

use memchr::memmem::Finder;

use crate::text::{Folded, Span, fold};

/// What is searched for, prepared once for any number of texts.
#[derive(Clone, Debug)]
pub struct Needle {
    finder: Option<Finder<'static>>,
}

impl Needle {
    /// The query as it was typed. White space at its ends is of no account; an empty query finds nothing.
    pub fn new(typed: &str) -> Self {
        let folded = fold(typed);
        let needle = folded.trim();
        Self { finder: (!needle.is_empty()).then(|| Finder::new(needle).into_owned()) }
    }

    /// Whether nothing is searched for.
    pub const fn is_empty(&self) -> bool {
        self.finder.is_none()
    }

    /// The hits in the text that `text` was folded from, in bytes of that text: in order, not overlapping, on the
    /// boundaries of its grapheme clusters. Lazy, and linear in the text.
    pub fn hits<'a>(&'a self, text: &'a Folded) -> impl Iterator<Item = Span> + 'a {
        let mut free_from = 0;
        self.finder
            .iter()
            .flat_map(|finder| {
                let len = finder.needle().len();
                finder.find_iter(text.as_str().as_bytes()).map(move |at| Span::new(at, at + len))
            })
            .filter_map(move |folded| {
                let hit = text.shown_span(folded);
                // Two hits may share a cluster, as `f` does in a ligature of two.
                let is_free = hit.start >= free_from;
                is_free.then(|| free_from = hit.end).map(|()| hit)
            })
    }
}

/// The hits of `query` in `text`; see [`Needle::hits`].
pub fn find(text: &str, query: &str) -> Vec<Span> {
    Needle::new(query).hits(&Folded::new(text)).collect()
}

/// The texts in which `query` is found: their places in the row, and the hits. Lazy: a text is searched only when the
/// next hit is asked for.
pub fn find_all<'a>(
    texts: impl IntoIterator<Item = &'a Folded>,
    query: &'a Needle,
) -> impl Iterator<Item = (usize, Vec<Span>)> {
    texts
        .into_iter()
        .enumerate()
        .map(|(index, text)| (index, query.hits(text).collect::<Vec<_>>()))
        .filter(|(_, hits)| !hits.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds() {
        let check = |text: &str, query: &str, hits: &[&str]| {
            let found: Vec<&str> = find(text, query).iter().map(|span| span.of(text)).collect();
            assert_eq!(found, hits, "{query:?} in {text:?}");
        };
        check("El Señor y el SENOR", "senor", &["Señor", "SENOR"]);
        check("El senor", "SEÑOR", &["senor"]);
        check("El Sen\u{303}or Nun\u{303}", "nun", &["Nun\u{303}"]);
        check("the National\n  Electoral\tCouncil", "national electoral council", &["National\n  Electoral\tCouncil"]);
        check("the National\n\nElectoral", " national\n ", &["National"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("the ﬀ in oﬀer", "f", &["ﬀ", "ﬀ"]);
        check("O’Brien’s", "o'brien's", &["O’Brien’s"]);
        check("Weißstraße", "SS", &["ß", "ß"]);
        check("a 👨\u{200D}👩\u{200D}👧 b", "👩", &["👨\u{200D}👩\u{200D}👧"]);
        check("anything", "", &[]);
        check("any thing", " \n ", &[]);
        check("", "a", &[]);
        check("a\u{301}\u{301}", "\u{301}", &[]);
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        let check = |piece: &str, query: &str, n_hits: usize| {
            let text = format!("x{}", piece.repeat((1 << 20) / piece.len()));
            assert_eq!(find(&text, query).len(), n_hits, "{query:?} in many {piece:?}");
        };
        check("\u{301}", "x", 1);
        check("🇦", "🇦", (1 << 20) / 4 / 2);
        check("👩\u{200D}", "👩", 1);
        check("\u{600}", "\u{600}", 1);
        check(" ", "x", 1);
        check("ab", "abab", (1 << 20) / 4);
        check("ﷺ", "الله", (1 << 20) / 3);
        check("क\u{94D}", "क", 1);
    }

    #[test]
    fn finds_in_all_texts() {
        let texts = ["nothing", "Valera, and VALERA", "", "Juan Valera"].map(Folded::new);
        let found: Vec<_> = find_all(&texts, &Needle::new("valera")).map(|(index, hits)| (index, hits.len())).collect();
        assert_eq!(found, [(1, 2), (3, 1)]);
    }

    /// The law of `find`, the slow way: one character of the text after another, and every cluster that a hit touches.
    fn find_slowly(text: &str, query: &str) -> Vec<String> {
        use unicode_segmentation::UnicodeSegmentation;
        let mut folded: Vec<(char, Span)> = Vec::new();
        for (at, cluster) in text.grapheme_indices(true) {
            for c in fold(cluster).chars() {
                if !(c == ' ' && folded.last().is_some_and(|&(last, _)| last == ' ')) {
                    folded.push((c, Span::new(at, at + cluster.len())));
                }
            }
        }
        let needle: Vec<char> = fold(query).trim().chars().collect();
        let (mut hits, mut at, mut end) = (Vec::new(), 0, 0);
        while !needle.is_empty() && at + needle.len() <= folded.len() {
            let here = &folded[at..at + needle.len()];
            if here.iter().map(|&(c, _)| c).eq(needle.iter().copied()) {
                let hit = Span::new(here[0].1.start, here[here.len() - 1].1.end);
                if hit.start >= end {
                    end = hit.end;
                    hits.push(hit.of(text).to_owned());
                }
                at += needle.len();
            } else {
                at += 1;
            }
        }
        hits
    }

    fn letters(max: usize) -> impl Strategy<Value = String> {
        let letter = prop::sample::select(vec![
            "a", "A", "á", "a\u{301}", "s", "ß", "S", "f", "ﬁ", " ", "\n", "  ", "\u{AD}", "'", "’", "👩", "\u{200D}",
            "🇦", "가", "각",
        ]);
        prop::collection::vec(letter, 0..max).prop_map(|letters| letters.concat())
    }

    proptest! {
        #[test]
        fn agrees_with_the_slow_way(text in letters(40), query in letters(4)) {
            let found: Vec<String> = find(&text, &query).iter().map(|span| span.of(&text).to_owned()).collect();
            prop_assert_eq!(&found, &find_slowly(&text, &query));
            for hit in &found {
                prop_assert!(fold(hit).contains(fold(&query).trim()));
            }
        }

        #[test]
        fn finds_a_part_of_any_text(text in any::<String>(), from in 0_usize..40, to in 0_usize..40) {
            let part = Span::new(text.floor_char_boundary(from), text.floor_char_boundary(to)).of(&text);
            let n_hits = find(&text, part).len();
            // A part that begins or ends inside a cluster is folded otherwise than in its cluster only where spaces meet.
            prop_assert!(n_hits > 0 || fold(part).trim().is_empty(), "{part:?}");
        }
    }
}
