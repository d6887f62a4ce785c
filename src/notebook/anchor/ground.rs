//! The text that anchors are looked for in, as it stands and folded.
//!
//! Must not know what is looked for.

use super::words::{Kind, Word, is_inside_word};
use crate::text::{Folded, Span};

/// A word that stands so often is one.
const MOST_COUNTED: usize = 32;
/// Noise of 6 % spoils a word of seven letters in one way of some 200 every twentieth time or more rarely.
const RARE: usize = 20;

/// A text and its folded form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground<'a> {
    pub text: &'a str,
    pub folded: &'a Folded,
}

impl<'a> Ground<'a> {
    /// Where the folded `quote` stands, as bytes of the text, without those that begin or end within a word.
    pub fn occurrences(&self, quote: &str) -> impl Iterator<Item = Span> + use<'a, '_> {
        let ground = *self;
        let len = quote.len();
        let finder = memchr::memmem::Finder::new(quote).into_owned();
        let haystack = ground.folded.as_str().as_bytes();
        let mut at = 0;
        let found = std::iter::from_fn(move || {
            let start = at + finder.find(haystack.get(at..)?)?;
            at = start + len.max(1);
            Some(ground.folded.shown_span(Span::new(start, start + len)))
        });
        found.filter(move |span| !is_inside_word(ground.text, span.start) && !is_inside_word(ground.text, span.end))
    }

    /// Whether a folded word that stands in the place of `old` is a word of the text: it stands elsewhere, too, and not
    /// only as a letter goes wrong now and then in a word that stands everywhere.
    pub fn is_known(&self, word: &str, old: &[Word]) -> bool {
        let n = self.occurrences(word).take(MOST_COUNTED).count();
        let n_old = || match old {
            [old] => self.occurrences(&old.folded).take(n * RARE).count(),
            _ => 0,
        };
        n > 1 && (n >= MOST_COUNTED || n_old() < n * RARE)
    }

    /// Whether a statement stands or falls with the word.
    pub fn is_guarded(&self, word: &Word) -> bool {
        matches!(word.kind, Kind::Fixed | Kind::Number) || self.is_name(word)
    }

    /// Whether the word names somebody or something: a capital where none must be, or on no word of the text.
    pub fn is_name(&self, word: &Word) -> bool {
        word.kind == Kind::Name && !(word.opens && self.has_in_small(&word.folded))
    }

    /// Whether a word that begins with a capital stands somewhere in small letters, and so names nobody.
    fn has_in_small(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        let mut found = memchr::memmem::find_iter(self.text.as_bytes(), small.as_bytes());
        found.any(|at| !is_inside_word(self.text, at) && !is_inside_word(self.text, at + small.len()))
    }
}
