//! Which stretches of a paragraph stand between quotation marks, or are speech by the dash that opens them.
//!
//! Must not know who is quoted.

use crate::text::Span;

/// A single quotation mark is looked for no further than so many bytes: it may be an apostrophe.
const SINGLE_REACH: usize = 2000;
/// A quotation that nothing closes has more than so many bytes, or its mark means something else.
const SHORTEST_OPEN: usize = 15;

/// The quotations of `paragraph`, a span of `text`, marks included, in order. One that is not closed goes on to the
/// paragraph's end, as one of several paragraphs does.
pub(super) fn quotations(text: &str, paragraph: Span) -> Vec<Span> {
    let line = paragraph.of(text);
    let place = |(start, end): (usize, usize)| Span::new(paragraph.start + start, paragraph.start + end);
    let found = dialogue(line).unwrap_or_else(|| Scan::new(line).run());
    found.into_iter().map(place).collect()
}

/// Speech and narration by turns, as Spanish prints talk: `—Speech —narration—. Speech`.
fn dialogue(line: &str) -> Option<Vec<(usize, usize)>> {
    let is_dash = |c: char| matches!(c, '—' | '–');
    let inner = line.trim_start().strip_prefix(is_dash)?;
    let inner = inner.strip_prefix(' ').unwrap_or(inner);
    inner.chars().next().filter(|c| c.is_alphanumeric() || matches!(c, '¿' | '¡'))?;
    let mut cuts: Vec<usize> = line.match_indices(is_dash).map(|(at, _)| at).collect();
    cuts.push(line.trim_end().len());
    let turns = cuts.chunks(2).filter_map(|turn| Some((*turn.first()?, *turn.get(1)?)));
    Some(turns.filter(|(start, end)| start < end).collect())
}

/// A walk over one paragraph.
struct Scan<'t> {
    line: &'t str,
    /// Straight marks not yet passed.
    straight_left: usize,
    found: Vec<(usize, usize)>,
}

impl<'t> Scan<'t> {
    fn new(line: &'t str) -> Self {
        Self { line, straight_left: line.matches('"').count(), found: Vec::new() }
    }

    fn run(mut self) -> Vec<(usize, usize)> {
        // Where an open quotation begins, and what ends it.
        let mut open: Option<(usize, &str)> = None;
        let mut at = 0;
        while let Some(found) = self.next_mark(at) {
            at = found;
            let Some((mark, length)) = self.mark(at) else { break };
            let next = at + length;
            match open {
                Some((start, close)) if mark == close || (close == "”" && mark == "\"") => {
                    self.found.push((start, next));
                    open = None;
                }
                Some(_) => {}
                None => match mark {
                    "“" => open = Some((at, "”")),
                    "«" => open = Some((at, "»")),
                    "„" => open = Some((at, "“")),
                    "``" => open = Some((at, "''")),
                    "\"" | "''" if self.may_open(mark, next) => open = Some((at, mark)),
                    "‘" | "'" => {
                        if let Some(end) = self.single_end(mark, at, next) {
                            self.found.push((at, end));
                            at = end;
                            continue;
                        }
                    }
                    _ => {}
                },
            }
            if mark == "\"" {
                self.straight_left = self.straight_left.saturating_sub(1);
            }
            at = next;
        }
        let end = self.line.trim_end().len();
        if let Some((start, _)) = open.filter(|(start, _)| start + SHORTEST_OPEN < end) {
            self.found.push((start, end));
        }
        self.found
    }

    /// The next byte that a mark may begin with.
    fn next_mark(&self, from: usize) -> Option<usize> {
        let may_begin = |byte: &u8| matches!(byte, b'"' | b'\'' | b'`' | 0xc2 | 0xe2);
        self.line.as_bytes().get(from..)?.iter().position(may_begin).map(|at| from + at)
    }

    /// What stands at a byte, as a mark, and how many bytes it takes; an empty mark is none.
    fn mark(&self, at: usize) -> Option<(&'t str, usize)> {
        let rest = self.line.get(at..)?;
        let first = rest.chars().next()?;
        if !matches!(first, '"' | '“' | '”' | '«' | '»' | '„' | '‘' | '\'' | '`') {
            return Some(("", first.len_utf8()));
        }
        let double = rest.get(..2).filter(|two| matches!(*two, "''" | "``"));
        let mark = double.or_else(|| rest.get(..first.len_utf8()))?;
        Some((mark, mark.len()))
    }

    /// Whether a mark that looks alike on both sides opens: a word touches it, or its like follow in pairs.
    fn may_open(&self, mark: &str, next: usize) -> bool {
        let touches = self.line.get(next..).and_then(|rest| rest.chars().next()).is_some_and(|c| !c.is_whitespace());
        touches || (mark == "\"" && self.straight_left.is_multiple_of(2))
    }

    /// Where a quotation between single marks ends, if it is one and no apostrophe.
    fn single_end(&self, mark: &str, at: usize, next: usize) -> Option<usize> {
        let inside_word = self.line.get(..at)?.chars().next_back().is_some_and(char::is_alphanumeric);
        if inside_word || !self.line.get(next..)?.chars().next()?.is_alphanumeric() {
            return None;
        }
        let close = if mark == "‘" { '’' } else { '\'' };
        let reach = self.line.floor_char_boundary(next + SINGLE_REACH);
        let rest = self.line.get(next..reach)?;
        let ends = |at: &usize| {
            let after = rest.get(at + close.len_utf8()..).and_then(|after| after.chars().next());
            !after.is_some_and(char::is_alphanumeric)
        };
        let end = rest.match_indices(close).map(|(at, _)| at).find(ends)?;
        (end > if mark == "'" { 12 } else { 0 }).then_some(next + end + close.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_of_all_marks_are_found() {
        for (text, expected) in [
            ("“One,” he said. “Two.”", "“One,”|“Two.”"),
            ("He said \"one\" and \"two\".", "\"one\"|\"two\""),
            ("''One,'' he said, ``two''.", "''One,''|``two''"),
            ("Dijo: «Uno “dos” tres».", "«Uno “dos” tres»"),
            ("‘It’s one,’ he said.", "‘It’s one,’"),
            ("'It is not one of mine,' he said.", "'It is not one of mine,'"),
            ("He didn't say whose 'tis.", ""),
            ("“It goes on in the next paragraph.", "“It goes on in the next paragraph."),
            ("—No sé —dijo Ana—. Ya veremos.", "—No sé |—. Ya veremos."),
            ("5\" and more", ""),
        ] {
            let found = quotations(text, Span::new(0, text.len()));
            let found: Vec<&str> = found.iter().map(|quotation| quotation.of(text)).collect();
            assert_eq!(found.join("|"), expected, "in {text}");
        }
    }
}
