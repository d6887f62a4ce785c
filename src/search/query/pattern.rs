//! A regular expression of a query: bounded in what it compiles to, linear in what it reads.
//!
//! Must not look beyond a paragraph.

use std::fmt;

use regex::{Regex, RegexBuilder};

use crate::ingest::Source;
use crate::text::Span;

/// How many bytes an expression may take compiled, and as many again for what it remembers while it runs.
const MOST_BYTES: usize = 1 << 20;
/// How deep its groups may be nested.
const DEEPEST: u32 = 64;
/// A longer paragraph is read in pieces of so many bytes, cut between words: to find one match after another takes the square
/// of what is read at once, in the worst case.
const LONGEST: usize = 1 << 14;

/// A regular expression.
#[derive(Clone)]
pub struct Pattern {
    regex: Regex,
}

impl Pattern {
    /// Compiles it. Letters match whatever their case, `^` and `$` at each line.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn new(typed: &str) -> Result<Self, String> {
        let built = RegexBuilder::new(typed)
            .case_insensitive(true)
            .multi_line(true)
            .size_limit(MOST_BYTES)
            .dfa_size_limit(MOST_BYTES)
            .nest_limit(DEEPEST)
            .build();
        match built {
            Ok(regex) => Ok(Self { regex }),
            Err(regex::Error::CompiledTooBig(_)) => Err("this expression is too large".to_owned()),
            // The last line says what is wrong, the others draw where.
            Err(error) => {
                let said = error.to_string();
                let reason = said.lines().last().unwrap_or_default().trim_start_matches("error: ");
                Err(format!("no regular expression: {reason}"))
            }
        }
    }

    /// Where it matches in a source, in order, not overlapping; `is_to_stop` is asked now and then.
    pub fn matches(&self, source: &Source, is_to_stop: impl Fn() -> bool) -> Vec<Span> {
        let mut found = Vec::new();
        for piece in source.blocks.iter().flat_map(|block| pieces(&source.text, block.span)) {
            for one in self.regex.find_iter(piece.of(&source.text)) {
                if is_to_stop() {
                    return found;
                }
                let span = Span::new(piece.start + one.start(), piece.start + one.end());
                found.extend((!span.is_empty()).then_some(span));
            }
        }
        found
    }
}

/// A paragraph in pieces that are not too long.
fn pieces(text: &str, paragraph: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = paragraph.start;
    std::iter::from_fn(move || {
        let rest = Span::new(at, paragraph.end.max(at)).of(text);
        let whole = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest);
        let cut = if whole.len() < rest.len() { whole.rfind(char::is_whitespace).filter(|cut| *cut > 0) } else { None };
        let piece = Span::new(at, at + cut.unwrap_or(whole.len()));
        at = piece.end;
        (!piece.is_empty()).then_some(piece)
    })
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/", self.regex)
    }
}
