//! A quote on one line: what is lit in it stands in its middle, and no word is cut.
//!
//! Must not decide what is lit.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::{put, put_text};
use super::theme::Theme;
use crate::app::Area;
use crate::text::{self, Span};

/// Puts as much of a `quote` of a text as has room, from its beginning where all of it has, else around what is lit. `style`
/// gives the style of the bytes that are lit.
pub fn put_quote(
    theme: &Theme,
    buffer: &mut Buffer,
    line: Area,
    (source, quote, lit): (&str, Span, Span),
    style: impl Fn(Span) -> Style,
) {
    let shown = fitting(source, quote, lit, usize::from(line.width));
    let (is_cut, goes_on) = (shown.start > quote.start, shown.end < quote.end);
    let mut x = line.x;
    if is_cut {
        x += put(buffer, x, line.y, line.width, "…", theme.quiet());
    }
    let room = (line.x + line.width).saturating_sub(x + u16::from(goes_on));
    x += put_text(buffer, (x, line.y), room, source, shown, style);
    if goes_on {
        put(buffer, x, line.y, (line.x + line.width).saturating_sub(x), "…", theme.quiet());
    }
}

/// The part of `quote` that fits into `columns`, an ellipsis on each side where it is cut; whole words, but of one that is longer
/// than the line.
fn fitting(source: &str, quote: Span, lit: Span, columns: usize) -> Span {
    if columns_of(source, quote, columns) <= columns {
        return quote;
    }
    let columns = columns.saturating_sub(2);
    // Where little stands right of the hit, what stands left of it has the rest.
    let right = columns_of(source, Span::new(lit.start, quote.end), columns);
    let left = (columns * 2 / 5).max(columns.saturating_sub(right));
    let context = text::context(source, Span::new(lit.start, lit.start), left * 5 / 2);
    let start = (lit.start - context.left.len()).max(quote.start);
    let end = cut_to(source, Span::new(start, quote.end), columns);
    Span::new(from_word(source, quote, start, lit.start), to_word(source, quote, end, lit))
}

/// The next beginning of a word from `start` on, before `latest`.
fn from_word(source: &str, quote: Span, start: usize, latest: usize) -> usize {
    let before = Span::new(quote.start, start).of(source);
    if start == quote.start || before.ends_with(char::is_whitespace) {
        return start;
    }
    let rest = Span::new(start, latest.max(start)).of(source);
    rest.find(char::is_whitespace).map_or(latest, |at| start + at + 1)
}

/// The last end of a word up to `end`, after what is lit.
fn to_word(source: &str, quote: Span, end: usize, lit: Span) -> usize {
    let after = Span::new(end, quote.end.max(end)).of(source);
    if end == quote.end || after.starts_with(char::is_whitespace) {
        return end;
    }
    let earliest = lit.end.min(end);
    let rest = Span::new(earliest, end).of(source);
    rest.rfind(char::is_whitespace).map_or(earliest, |at| earliest + at)
}

/// As much of a span as fits into so many columns. A paragraph can be a book: no more of it is looked at than can fit.
fn cut_to(source: &str, span: Span, columns: usize) -> usize {
    let cells = text::cells(source, at_most(source, span, columns));
    let cells = cells.take_while(|cell| usize::from(cell.column + cell.width) <= columns);
    cells.last().map_or(span.start, |cell| cell.span.end)
}

/// The columns of a span; more than so many, where there are more.
fn columns_of(source: &str, span: Span, most: usize) -> usize {
    let part = at_most(source, span, most);
    let columns = text::cells(source, part).last().map_or(0, |cell| usize::from(cell.column + cell.width));
    columns + usize::from(part.len() < span.len()) * (most + 1)
}

/// The bytes of a span that so many columns can take: a cell has a few.
fn at_most(source: &str, span: Span, columns: usize) -> Span {
    Span::new(span.start, source.floor_char_boundary(span.end.min(span.start + columns * 32 + 32)).max(span.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_word_is_cut() {
        let text = "First. The council paid the third company for software in May. Last.";
        let quote = Span::new(7, 62);
        let shown = |words: &str, columns: usize| {
            let start = text.find(words).expect("it stands there");
            fitting(text, quote, Span::new(start, start + words.len()), columns).of(text)
        };
        let all = [("third company", 80), ("third company", 40), ("council", 30), ("May", 24), ("software", 4)];
        let shown: Vec<&str> = all.iter().map(|(words, columns)| shown(words, *columns)).collect();
        insta::assert_snapshot!(shown.join("\n"), @r"
        The council paid the third company for software in May.
        paid the third company for
        The council paid the third
        for software in May.
        so
        ");
    }

    proptest! {
        #[test]
        fn what_is_shown_lies_in_the_quote_and_begins_and_ends_with_words(
            text in "[a-zé漢]{1,9}( [a-zé漢]{1,9}){0,30}", from in 0_usize..100, columns in 12_usize..60
        ) {
            let word = text::word_at(&text, text.floor_char_boundary(from.min(text.len() - 1))).expect("a word");
            let quote = Span::new(0, text.len());
            let shown = fitting(&text, quote, word, columns);
            prop_assert!(quote.covers(shown));
            let (before, after) = (Span::new(0, shown.start).of(&text), Span::new(shown.end, text.len()).of(&text));
            prop_assert!(before.is_empty() || before.ends_with(' ') || shown.start == word.start);
            prop_assert!(after.is_empty() || after.starts_with(' ') || shown.end <= word.end);
        }
    }
}
