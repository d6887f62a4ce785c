//! Lines of a paragraph, and the cells of a line: the one walk from a place in the text to a place on the screen.
//!
//! Wrapping, highlights, the cursor and a click all go through [`cells`], so they can't disagree. Must not drop, repeat
//! or reorder a character: the lines of a span lie end to end and cover it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Span;

/// One grapheme on its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'t> {
    /// Its bytes in the text.
    pub span: Span,
    /// The column of its left edge, from 0 at the start of the line.
    pub column: u16,
    /// How many columns it takes: 1 or 2.
    pub width: u16,
    /// What to put on the screen for it: itself, or a space for white space.
    pub symbol: &'t str,
}

/// The graphemes of `line`, left to right. White space of any kind takes one column.
pub fn cells(text: &str, line: Span) -> impl Iterator<Item = Cell<'_>> {
    let mut column = 0_u16;
    line.of(text).grapheme_indices(true).map(move |(at, grapheme)| {
        let symbol = if grapheme.chars().all(char::is_whitespace) { " " } else { grapheme };
        let width = columns(symbol);
        let cell = Cell { span: Span::new(line.start + at, line.start + at + grapheme.len()), column, width, symbol };
        column = column.saturating_add(width);
        cell
    })
}

/// How many columns one grapheme takes. Nothing is thinner than a column, or it could not be pointed at.
fn columns(grapheme: &str) -> u16 {
    if grapheme.len() == 1 { 1 } else { grapheme.width().clamp(1, 2) as u16 }
}

/// Where lines may be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// Between words; a newline is a space. For running text.
    Words,
    /// At newlines, and wherever a line is full. For text to show as it stands.
    Newlines,
}

/// Cuts `span` of `text` into lines of at most `first` columns for the first and `rest` for the others (at least 2
/// each, so that a wide character always fits). White space at a line's end may hang over the edge.
pub fn wrap(text: &str, span: Span, first: u16, rest: u16, breaks: Breaks) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut line = Pending { start: span.start, limit: first.max(2), width: 0, fallback: None };
    let rest = rest.max(2);
    let mut previous = "";
    for cell in cells(text, span) {
        let grapheme = cell.span.of(text);
        if breaks == Breaks::Words && may_break_between(previous, grapheme) {
            line.fallback = Some((cell.span.start, line.width));
        }
        let hangs = breaks == Breaks::Words && cell.symbol == " ";
        while !hangs && line.width + cell.width > line.limit {
            // The word goes to the next line, and is cut where it is longer than a line: what goes there can fill it
            // but for the last column of a wide character.
            let (cut, kept) =
                line.fallback.filter(|&(cut, _)| cut > line.start).unwrap_or((cell.span.start, line.width));
            lines.push(Span::new(line.start, cut));
            line = Pending { start: cut, limit: rest, width: line.width - kept, fallback: None };
        }
        line.width = line.width.saturating_add(cell.width);
        if breaks == Breaks::Newlines && grapheme.ends_with('\n') {
            lines.push(Span::new(line.start, cell.span.end));
            line = Pending { start: cell.span.end, limit: rest, width: 0, fallback: None };
        }
        previous = grapheme;
    }
    if line.start < span.end || lines.is_empty() {
        lines.push(Span::new(line.start, span.end));
    }
    lines
}

/// The line being filled.
struct Pending {
    start: usize,
    limit: u16,
    /// Columns filled so far.
    width: u16,
    /// The last place a break is welcome: its byte, and the columns before it.
    fallback: Option<(usize, u16)>,
}

/// Whether a line may end between two graphemes: after white space, after a hyphen or dash within a word, and on
/// either side of an ideograph (a light form of UAX #14).
fn may_break_between(left: &str, right: &str) -> bool {
    let (Some(l), Some(r)) = (left.chars().next_back(), right.chars().next()) else { return false };
    if r.is_whitespace() {
        return false;
    }
    l.is_whitespace()
        || matches!(l, '-' | '–' | '—' | '/') && r.is_alphanumeric()
        || is_ideographic(l) && !is_closing(r)
        || is_ideographic(r) && !is_opening(l)
}

fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FFF}' | '\u{3040}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_closing(c: char) -> bool {
    matches!(c, '、' | '。' | '」' | '』' | '）' | ')' | ',' | '.' | '!' | '?' | ';' | ':' | '！' | '？' | '”' | '’')
}

fn is_opening(c: char) -> bool {
    matches!(c, '「' | '『' | '（' | '(' | '“' | '‘')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, width: u16, breaks: Breaks, expected: &[&str]) {
        let lines = wrap(text, Span::new(0, text.len()), width, width, breaks);
        let lines: Vec<&str> = lines.iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, expected, "{text:?} at {width}");
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        check("", 10, Breaks::Words, &[""]);
        check("one two three", 8, Breaks::Words, &["one two ", "three"]);
        check("one two  \nthree", 7, Breaks::Words, &["one two  \n", "three"]);
        check("extraordinary", 5, Breaks::Words, &["extra", "ordin", "ary"]);
        check("a well-known name", 7, Breaks::Words, &["a well-", "known ", "name"]);
        check("東京都庁、ここ", 6, Breaks::Words, &["東京都", "庁、こ", "こ"]);
        check("-漢 a-bcde漢", 5, Breaks::Words, &["-漢 ", "a-", "bcde", "漢"]);
        check("-abcd\u{754c}", 5, Breaks::Words, &["-abcd", "界"]);
        check("👩‍👩‍👧 family", 4, Breaks::Words, &["👩‍👩‍👧 ", "fami", "ly"]);
        check("cafe\u{301} au", 4, Breaks::Words, &["cafe\u{301} ", "au"]);
    }

    #[test]
    fn verbatim_text_keeps_its_newlines() {
        check("a  b\ncdef\n", 3, Breaks::Newlines, &["a  ", "b\n", "cde", "f\n"]);
        check("a\n\nb", 9, Breaks::Newlines, &["a\n", "\n", "b"]);
    }

    #[test]
    fn wide_characters_fit_the_narrowest_line() {
        check("漢字", 1, Breaks::Words, &["漢", "字"]);
    }

    #[test]
    fn a_wide_character_after_a_word_that_fills_its_line_goes_to_the_next() {
        // A line that begins with a hyphen keeps one column of it; eight and a wide character were ten of nine.
        check("123456789-12345678a\u{115b0}", 9, Breaks::Words, &["123456789", "-", "12345678", "a\u{115b0}"]);
        check(
            "𐐀𖠀\u{fffc}AA!aa®!A🟰aAA\u{fffc}a!ￚa®®\u{fffc}aAݍ-A00AA⭶0aa𑖰",
            9,
            Breaks::Words,
            &["𐐀𖠀\u{fffc}AA!aa®", "!A🟰aAA\u{fffc}a", "!ￚa®®\u{fffc}aAݍ", "-", "A00AA⭶0a", "a𑖰"],
        );
    }

    proptest! {
        #[test]
        fn every_character_is_on_exactly_one_line(text in "\\PC{0,80}|[a-z \n漢字é-]{0,200}", width in 0_u16..40, verbatim: bool) {
            let breaks = if verbatim { Breaks::Newlines } else { Breaks::Words };
            let lines = wrap(&text, Span::new(0, text.len()), width, width, breaks);
            let joined: String = lines.iter().map(|line| line.of(&text)).collect();
            prop_assert_eq!(&joined, &text);
            for line in lines {
                let seen: String = cells(&text, line).map(|cell| cell.span.of(&text)).collect();
                prop_assert_eq!(seen.as_str(), line.of(&text));
                let used = cells(&text, line)
                    .filter(|cell| verbatim || cell.symbol != " ")
                    .map(|cell| cell.column + cell.width)
                    .max()
                    .unwrap_or(0);
                prop_assert!(used <= width.max(2), "{used} columns in {width}");
            }
        }
    }
}
