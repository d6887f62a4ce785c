//! The layout of Markdown: which bytes are a heading, an item, a quote, code; the mark-up stays in the text.
//!
//! Must not change the text, and must not parse what is nested so deep that it would take for ever.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind};
use crate::text::Span;

/// Deeper nesting is no document: a parser walks all open containers at each line.
const MAX_DEPTH: usize = 64;

/// Lays Markdown out: ordered blocks with only white space between them. Where it is nested too deep, says on which
/// line, from 1.
pub(super) fn layout(text: &str) -> Result<Vec<Block>, usize> {
    if let Some(line) = text.lines().position(is_too_deep) {
        return Err(line + 1);
    }
    let mut walk = Walk { text, blocks: Vec::new(), n_lists: 0, n_items: 0, n_quotes: 0, tight: None };
    let mut skip_to = 0;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let span = Span::new(range.start, range.end);
        if span.start < skip_to && !matches!(event, Event::End(_)) {
            continue;
        }
        if walk.event(&event, span) {
            skip_to = span.end;
        }
    }
    walk.end_tight();
    Ok(fill_gaps(text, walk.blocks))
}

/// Whether the containers that a line opens, or its indentation, nest deeper than a document does.
fn is_too_deep(line: &str) -> bool {
    let rest = line.trim_start_matches(is_container_mark);
    let head = line.get(..line.len() - rest.len()).unwrap_or_default();
    let n_marks = head.split([' ', '\t']).filter(|mark| !mark.is_empty()).count() + head.matches(">>").count();
    n_marks > MAX_DEPTH || n_marks > 0 && head.len() > 8 * MAX_DEPTH
}

const fn is_container_mark(c: char) -> bool {
    matches!(c, ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9')
}

/// Where the walk through the events stands.
struct Walk<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    n_lists: usize,
    n_items: usize,
    n_quotes: usize,
    /// The text of an item that has no paragraph of its own.
    tight: Option<Span>,
}

impl Walk<'_> {
    /// Takes in one event; says whether what lies in its span needs no further look.
    fn event(&mut self, event: &Event<'_>, span: Span) -> bool {
        match event {
            Event::Start(Tag::List(_)) => self.container(|walk| &mut walk.n_lists, 1),
            Event::Start(Tag::Item) => self.container(|walk| &mut walk.n_items, 1),
            Event::Start(Tag::BlockQuote(_)) => self.container(|walk| &mut walk.n_quotes, 1),
            Event::End(TagEnd::List(_)) => self.container(|walk| &mut walk.n_lists, -1),
            Event::End(TagEnd::Item) => self.container(|walk| &mut walk.n_items, -1),
            Event::End(TagEnd::BlockQuote(_)) => self.container(|walk| &mut walk.n_quotes, -1),
            Event::End(_) => {}
            Event::Start(Tag::Heading { level, .. }) => return self.leaf(span, BlockKind::Heading(level_of(*level))),
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock) => {
                return self.leaf(span, BlockKind::Verbatim);
            }
            Event::Rule => return self.leaf(span, BlockKind::Rule),
            Event::Start(Tag::Paragraph) => return self.leaf(span, self.running_text()),
            _ => self.tight = Some(self.tight.map_or(span, |tight| Span::new(tight.start, tight.end.max(span.end)))),
        }
        false
    }

    /// A container opens or closes: the text before it ends.
    fn container(&mut self, count: fn(&mut Self) -> &mut usize, change: isize) {
        self.end_tight();
        let count = count(self);
        *count = count.saturating_add_signed(change);
    }

    /// What running text is, where the walk stands.
    fn running_text(&self) -> BlockKind {
        match (self.n_items, self.n_quotes) {
            (0, 0) => BlockKind::Paragraph,
            (0, _) => BlockKind::Quote,
            _ => BlockKind::Item(u8::try_from(self.n_lists.saturating_sub(1)).unwrap_or(u8::MAX)),
        }
    }

    fn end_tight(&mut self) {
        if let Some(span) = self.tight.take() {
            self.block(span, self.running_text());
        }
    }

    fn leaf(&mut self, span: Span, kind: BlockKind) -> bool {
        self.end_tight();
        self.block(span, kind);
        true
    }

    /// Adds a block with the mark-up that stands before it on its line.
    fn block(&mut self, span: Span, kind: BlockKind) {
        let span = Span::new(span.start, span.start + span.of(self.text).trim_end().len());
        match kind {
            BlockKind::Heading(_) => self.heading(span, kind),
            BlockKind::Quote | BlockKind::Item(_) if self.n_quotes > 0 => self.quoted_lines(span, kind),
            _ => self.push(span, 0, kind),
        }
    }

    /// A heading; the line of `===` below an underlined one is a line across the page.
    fn heading(&mut self, span: Span, kind: BlockKind) {
        let heading = span.of(self.text);
        let n_signs = heading.len() - heading.trim_start_matches('#').len();
        if n_signs > 0 {
            let marker = heading.len() - heading.trim_start_matches('#').trim_start().len();
            return self.push(span, marker, kind);
        }
        match heading.rfind('\n') {
            Some(at) => {
                let title_len = heading.get(..at).unwrap_or_default().trim_end().len();
                self.push(Span::new(span.start, span.start + title_len), 0, kind);
                self.push(Span::new(span.start + at + 1, span.end), 0, BlockKind::Rule);
            }
            None => self.push(span, 0, kind),
        }
    }

    /// Text in a quote: a block a line where its further lines have markers of their own, else one block.
    fn quoted_lines(&mut self, span: Span, kind: BlockKind) {
        let is_marked = |line: &str| line.trim_start().starts_with('>');
        if !span.of(self.text).lines().skip(1).any(is_marked) {
            return self.push(span, 0, kind);
        }
        let mut at = span.start;
        for line in span.of(self.text).split_inclusive('\n') {
            let n_marks =
                if at == span.start { 0 } else { line.len() - line.trim_start_matches([' ', '\t', '>']).len() };
            let end = at + line.trim_end().len();
            if at + n_marks < end {
                self.push(Span::new(at + n_marks, end), 0, kind);
            }
            at += line.len();
        }
    }

    /// Adds a block: `span` is stretched to the marks before it on its line, if there are only such.
    fn push(&mut self, span: Span, marker: usize, kind: BlockKind) {
        let line_start = self.text.get(..span.start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
        let head = self.text.get(line_start..span.start).unwrap_or_default();
        let marks = head.trim_start_matches([' ', '\t']);
        let n_marks = if marks.chars().all(is_container_mark) { marks.len() } else { 0 };
        // Code keeps the indentation of its first line.
        let n_more = if kind == BlockKind::Verbatim && n_marks == 0 && marks.is_empty() { head.len() } else { n_marks };
        let span = Span::new(span.start - n_more, span.end);
        if !span.is_empty() {
            self.blocks.push(Block { span, kind, marker: n_marks + marker });
        }
    }
}

const fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Puts the blocks in order and makes blocks of what the parser gives no event for: definitions of links, and lines
/// that hold nothing but a marker.
fn fill_gaps(text: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.sort_by_key(|block| block.span.start);
    let mut filled = Vec::with_capacity(blocks.len());
    let mut end = 0;
    for mut block in blocks {
        if block.span.end <= end {
            continue;
        }
        if block.span.start < end {
            block = Block { span: Span::new(end, block.span.end), marker: 0, ..block };
        }
        fill(text, Span::new(end, block.span.start), &mut filled);
        end = block.span.end;
        filled.push(block);
    }
    fill(text, Span::new(end, text.len()), &mut filled);
    filled
}

/// Makes a block of each line of a gap.
fn fill(text: &str, gap: Span, blocks: &mut Vec<Block>) {
    let mut at = gap.start;
    for line in gap.of(text).split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let span = Span::new(start.min(at + line.trim_end().len()), at + line.trim_end().len());
        at += line.len();
        let is_marker = span.of(text).chars().all(is_container_mark);
        if span.is_empty() {
            continue;
        }
        let kind = match span.of(text).starts_with('>') {
            true if is_marker => BlockKind::Quote,
            _ if is_marker => BlockKind::Item(0),
            _ => BlockKind::Paragraph,
        };
        blocks.push(Block { span, kind, marker: if is_marker { span.len() } else { 0 } });
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::super::tests::dump;
    use super::*;

    fn show(text: &str) -> String {
        layout(text).map_or_else(|line| format!("too deep on line {line}"), |blocks| dump(text, &blocks))
    }

    #[test]
    fn mark_up_stays_in_the_text() {
        assert_snapshot!(show("\
# One *title*
Two
===
Some **bold**
text.

- item
  goes on

  a further paragraph
  - inner
- [ ] task
1. first
***
> quoted
> on two lines
>
> again
> lazily
on

```rust
code

more
```
    indented

| a | b |
|---|---|
| 1 | 2 |

<div>
html
</div>

[ref]: https://example.org
-
"), @"
        Heading(1) {# }One *title*
        Heading(1) Two
        Rule ===
        Paragraph Some **bold**⏎text.
        Item(0) {- }item⏎  goes on
        Item(0) a further paragraph
        Item(1) {- }inner
        Item(0) {- }[ ] task
        Item(0) {1. }first
        Rule ***
        Quote {> }quoted
        Quote {> }on two lines
        Quote {>}
        Quote {> }again
        Quote {> }lazily
        Quote on
        Verbatim ```rust⏎code⏎⏎more⏎```
        Verbatim     indented
        Verbatim | a | b |⏎|---|---|⏎| 1 | 2 |
        Verbatim <div>⏎html⏎</div>
        Paragraph [ref]: https://example.org
        Paragraph -
        ");
    }

    #[test]
    fn hostile_nesting_is_refused_at_once() {
        for mark in [">", "> ", "- ", "1. ", "* "] {
            let text = format!("fine\n{}", mark.repeat(200_000));
            assert_eq!(show(&text), "too deep on line 2", "{mark:?}");
        }
        let stairs: Vec<_> = (0..300).map(|depth| "  ".repeat(depth) + "- x").collect();
        assert!(layout(&stairs.join("\n")).is_err());
    }
}
