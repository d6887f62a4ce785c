//! The layout of text without mark-up: paragraphs, headings, and lines to show as they stand.
//!
//! Text of this kind has two habits. Either a line is a paragraph, or lines were broken to a width, and a paragraph
//! ends at a blank line. A line was broken where the first word of the next would not have fitted; that tells them
//! apart.
//!
//! Must not change the text; it only says where the blocks are.

use super::{Block, BlockKind};
use crate::text::Span;

/// The widths to which text is broken, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// A heading is no longer than this, in characters.
const MAX_HEADING: usize = 70;

/// Lines of at most this many characters that were not broken to a width are verse, or an address.
const MAX_VERSE: usize = 60;

/// Lays text out: ordered blocks with only white space between them.
pub(super) fn layout(text: &str) -> Vec<Block> {
    let lines = lines_of(text);
    let chunks: Vec<_> = lines.split(Line::is_blank).filter(|chunk| !chunk.is_empty()).collect();
    let habits = Habits {
        width: broken_to(&lines),
        margin: lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent).min().unwrap_or(0),
        has_gaps: chunks.len() > 1,
    };
    let mut blocks = Vec::new();
    for (i, chunk) in chunks.iter().enumerate() {
        match chunk {
            [line] if i + 1 < chunks.len() && line.is_heading() => {
                let level = if i == 0 { 1 } else { 2 };
                blocks.push(Block { span: line.span, kind: BlockKind::Heading(level), marker: 0 });
            }
            _ => lay_chunk(chunk, &habits, &mut blocks),
        }
    }
    blocks
}

/// How a whole text is laid out.
struct Habits {
    /// The width that its lines were broken to, where they were.
    width: Option<usize>,
    /// The columns before every line.
    margin: usize,
    /// Whether it has blank lines.
    has_gaps: bool,
}

/// A line without the white space around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    /// Where it stands in the text.
    span: Span,
    /// The bytes before it.
    lead: usize,
    /// The columns before it, a tab counted as four.
    indent: usize,
    /// Its length in characters.
    n_chars: usize,
}

fn lines_of(text: &str) -> Vec<Line<'_>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let lead = line.len() - line.trim_start().len();
        let span = Span::new(at + lead.min(line.len()), at + lead + trimmed.len());
        let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        lines.push(Line { text: trimmed, span, lead, indent, n_chars: trimmed.chars().count() });
        at += line.len();
    }
    lines
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the line has columns: tabs or wide gaps in it, or bars.
    fn is_tabular(&self) -> bool {
        self.text.contains('\t') || self.text.contains("   ") || self.text.starts_with(['|', '+'])
    }

    /// Whether `next` begins with a word that would not have fitted into `width` here; within a tenth, because people
    /// break lines by eye.
    fn is_full(&self, next: &Line<'_>, width: usize) -> bool {
        let word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        self.indent + self.n_chars + 1 + word > width - width / 10
    }

    /// Whether the line was broken off before `next`: it is full, or its sentence goes on there in lower case.
    fn leads_to(&self, next: &Line<'_>, width: usize) -> bool {
        let goes_on = self.n_chars * 2 > width && !self.ends_sentence() && next.text.starts_with(char::is_lowercase);
        goes_on || self.is_full(next, width)
    }

    fn ends_sentence(&self) -> bool {
        self.text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', ':'])
    }

    fn is_bullet(&self) -> bool {
        ["- ", "* ", "• ", "· ", "– "].iter().any(|bullet| self.text.starts_with(bullet))
    }

    /// Whether the line begins with a number or letter of a list, such as `2.` or `b)`.
    fn is_numbered(&self) -> bool {
        let word = self.text.split_whitespace().next().unwrap_or_default();
        let label = word.trim_start_matches('(');
        let number = label.trim_end_matches(['.', ')']);
        number.len() < label.len()
            && (1..=2).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_alphanumeric())
    }

    /// Whether a line that stands alone is a heading: short, no sentence, and in capitals or with most words so.
    fn is_heading(&self) -> bool {
        if self.n_chars > MAX_HEADING || self.text.ends_with(['.', '!', '?', ',', ';', ':', '"', '”']) {
            return false;
        }
        let long_words = || self.text.split_whitespace().filter(|word| word.chars().count() > 3);
        let n_words = long_words().count();
        let n_upper = long_words().filter(|word| word.chars().any(char::is_uppercase)).count();
        n_words > 0 && n_upper * 3 >= n_words * 2 && self.text.starts_with(char::is_alphanumeric)
    }
}

/// The width that the lines were broken to, where they were.
fn broken_to(lines: &[Line<'_>]) -> Option<usize> {
    let mut lengths: Vec<_> =
        lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent + line.n_chars).collect();
    // Nearly the longest line: one in twenty may be a long address that could not be broken.
    let nearly_last = (lengths.len() * 19 / 20).min(lengths.len().checked_sub(1)?);
    let (_, width, _) = lengths.select_nth_unstable(nearly_last);
    Some(*width).filter(|width| WIDTHS.contains(width))
}

/// Lays out lines between blank ones.
fn lay_chunk(chunk: &[Line<'_>], text: &Habits, blocks: &mut Vec<Block>) {
    let mut rest = chunk;
    for run in set_apart(chunk, text).chunk_by(|a, b| a == b) {
        let (lines, after) = rest.split_at(run.len().min(rest.len()));
        rest = after;
        let is_apart = run.first() == Some(&true);
        let width = text.width.filter(|width| is_broken(lines, *width));
        let is_verse = || width.is_none() && text.has_gaps && lines.iter().all(|line| line.n_chars <= MAX_VERSE);
        let is_table = || width.is_none() || lines.iter().any(Line::is_tabular);
        if lines.len() > 1 && (is_apart && is_table() || is_verse()) {
            blocks.push(verbatim(lines));
        } else {
            paragraphs(lines, width, blocks);
        }
    }
}

/// For each line whether it is set apart from running text: in columns, or indented together with a neighbour, and not
/// as the rest of a hanging paragraph is.
fn set_apart(chunk: &[Line<'_>], text: &Habits) -> Vec<bool> {
    let mut before: Option<(&Line<'_>, bool)> = None;
    let mut apart: Vec<_> = chunk
        .iter()
        .map(|line| {
            let hangs = before
                .is_some_and(|(above, apart)| !apart && text.width.is_some_and(|width| above.leads_to(line, width)));
            let apart = line.is_tabular() || line.indent >= text.margin + 4 && !hangs;
            before = Some((line, apart));
            apart
        })
        .collect();
    for run in apart.chunk_by_mut(|a, b| a == b) {
        if let [alone] = run {
            *alone = false;
        }
    }
    apart
}

/// Whether most of the lines end where the next word would not have fitted; before an item of a list every line ends.
fn is_broken(lines: &[Line<'_>], width: usize) -> bool {
    let (mut n_breaks, mut n_broken) = (0, 0);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        let starts_item = next.is_bullet() || line.ends_sentence() && next.is_numbered();
        n_breaks += usize::from(!starts_item);
        n_broken += usize::from(!starts_item && line.leads_to(next, width));
    }
    n_broken * 5 >= n_breaks * 3
}

/// Whether the paragraph that `line` stands in goes on in the next line.
fn goes_on(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let may_end = line.ends_sentence() || !line.leads_to(next, width);
    let is_indented = next.indent >= line.indent + 2;
    let is_last = line.ends_sentence() && !line.is_full(next, width * 4 / 5);
    !next.is_bullet() && !is_last && !(may_end && (is_indented || next.is_numbered()))
}

/// Makes a paragraph of each line, or of lines that were broken to a width.
fn paragraphs(lines: &[Line<'_>], width: Option<usize>, blocks: &mut Vec<Block>) {
    for paragraph in lines.chunk_by(|line, next| width.is_some_and(|width| goes_on(line, next, width))) {
        if let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) {
            let span = Span::new(first.span.start, last.span.end);
            blocks.push(Block { span, kind: BlockKind::Paragraph, marker: 0 });
        }
    }
}

/// Lines as they stand, with the indentation of the first.
fn verbatim(lines: &[Line<'_>]) -> Block {
    let start = lines.first().map_or(0, |line| line.span.start - line.lead);
    let end = lines.last().map_or(start, |line| line.span.end);
    Block { span: Span::new(start, end), kind: BlockKind::Verbatim, marker: 0 }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::tests::dump;
    use super::*;

    fn show(text: &str) -> String {
        dump(text, &layout(text))
    }

    #[test]
    fn each_long_line_is_a_paragraph() {
        let line = "a line that is as long as a paragraph is in a newspaper's export ".repeat(3);
        let text = format!("{line}\n{line}\nshort\n");
        assert_eq!(layout(&text).len(), 3);
    }

    #[test]
    fn broken_lines_are_joined() {
        assert_snapshot!(show("\
THE AUDIT

The manager signed the audit before the vote of May. It was
done in a hurry, three people say, and nobody had a copy of
it afterwards.
  He then flew home. The second journey is the one that none
of them can explain.

12 Main Street
Springfield

name        votes
one            12
two             7

- first of the things that were said, which is a long one as
  it goes on here
- second

    a) an item with all of its lines indented is text as well,
    even if it is a short one.
    b) another

text of a program:
        begin
            count
        end
"), @"
        Heading(1) THE AUDIT
        Paragraph The manager signed the audit before the vote of May. It was⏎done in a hurry, three people say, and nobody had a copy of⏎it afterwards.
        Paragraph He then flew home. The second journey is the one that none⏎of them can explain.
        Verbatim 12 Main Street⏎Springfield
        Verbatim name        votes⏎one            12⏎two             7
        Paragraph - first of the things that were said, which is a long one as⏎  it goes on here
        Paragraph - second
        Paragraph a) an item with all of its lines indented is text as well,⏎    even if it is a short one.
        Paragraph b) another
        Paragraph text of a program:
        Verbatim         begin⏎            count⏎        end
        ");
    }
}
