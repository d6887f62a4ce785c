//! A passage with what stands left and right of it, on one line of a given width.
//!
//! Must not draw: newlines and tabs are left in place, a column each, and the pane shows them as spaces.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Span;

/// One line of a concordance. Printed one after another, a list of them lines up on the hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context<'t> {
    /// How many columns to leave empty before `left`.
    pub indent: usize,
    /// What stands before the hit.
    pub left: &'t str,
    /// The hit, or as much of it as fits.
    pub hit: &'t str,
    /// What stands after the hit.
    pub right: &'t str,
}

/// The `span` of `text` in its context, `columns` wide at most, cut between grapheme clusters. Two fifths of the
/// columns stand left of the hit.
pub fn context(text: &str, span: Span, columns: usize) -> Context<'_> {
    let left_columns = columns * 2 / 5;
    let (left, left_width) = last_columns(Span::new(0, span.start).of(text), left_columns);
    let (hit, right) = from_hit(text, span, columns - left_columns);
    Context { indent: left_columns - left_width, left, hit, right }
}

/// The same for a line that stands for itself: nothing of another paragraph stands left of the hit, and what is not
/// needed there is for what stands right of it.
pub fn excerpt(text: &str, span: Span, columns: usize) -> Context<'_> {
    let (left, _) = last_columns(Span::new(0, span.start).of(text), columns * 2 / 5);
    let left = left.rsplit("\n\n").next().unwrap_or(left).trim_start();
    let (_, left_width) = fitting(left.graphemes(true), columns);
    let (hit, right) = from_hit(text, span, columns - left_width);
    Context { indent: 0, left, hit, right }
}

/// As much of a hit and what stands after it as fits into `columns`.
fn from_hit(text: &str, span: Span, columns: usize) -> (&str, &str) {
    let (hit, hit_width) = first_columns(span.of(text), columns);
    let after = if hit.len() == span.len() { Span::new(span.end, text.len()).of(text) } else { "" };
    (hit, first_columns(after, columns - hit_width).0)
}

/// The head of `text` that fits into `columns`, and its width.
fn first_columns(text: &str, columns: usize) -> (&str, usize) {
    let near = text.get(..text.floor_char_boundary(columns.saturating_mul(BYTES_A_COLUMN))).unwrap_or(text);
    let (len, width) = fitting(near.graphemes(true), columns);
    (near.get(..len).unwrap_or(near), width)
}

/// The tail of `text` that fits into `columns`, and its width.
fn last_columns(text: &str, columns: usize) -> (&str, usize) {
    let from = text.len().saturating_sub(columns.saturating_mul(BYTES_A_COLUMN));
    let near = text.get(text.ceil_char_boundary(from)..).unwrap_or(text);
    let (len, width) = fitting(near.graphemes(true).rev(), columns);
    (near.get(near.len() - len..).unwrap_or(near), width)
}

/// How many bytes of a line are looked at for each of its columns: more than any honest cluster takes, and few enough
/// that a text of nothing but marks costs no more than another. Only clusters longer than a whole line are cut in two.
const BYTES_A_COLUMN: usize = 32;

/// How many bytes of the clusters fit into `columns`, and how wide they are.
fn fitting<'t>(clusters: impl Iterator<Item = &'t str>, columns: usize) -> (usize, usize) {
    let (mut len, mut width) = (0, 0);
    for cluster in clusters {
        let wider = width + cluster.width();
        if wider > columns {
            break;
        }
        (len, width) = (len + cluster.len(), wider);
    }
    (len, width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The line as a pane prints it: `|` where it begins and ends, `[`hit`]`.
    fn line(text: &str, hit: &str, columns: usize) -> String {
        let start = text.find(hit).expect("the hit is there");
        let context = context(text, Span::new(start, start + hit.len()), columns);
        let indent = " ".repeat(context.indent);
        format!("|{indent}{}[{}]{}|", context.left, context.hit, context.right).replace('\n', " ")
    }

    #[test]
    fn lines_up_on_the_hit() {
        let text = "A manager of the company, Juan Valera,\nis reported to have signed.";
        let check =
            |text: &str, hit: &str, columns: usize, expected: &str| assert_eq!(line(text, hit, columns), expected);
        check(text, "Juan Valera", 40, "|of the company, [Juan Valera], is reported|");
        check(text, "A manager", 40, "|                [A manager] of the company|");
        check(text, "signed", 40, "|eported to have [signed].|");
        check(text, "Juan Valera", 10, "|ny, [Juan V]|");
        check(text, "Juan", 0, "|[]|");
        check("東京の会社、山田", "会社", 10, "|京の[会社]、|");
        check(
            "cafe\u{301} Nune\u{301}z e\u{301}te\u{301}",
            "Nune\u{301}z",
            15,
            "| cafe\u{301} [Nune\u{301}z] e\u{301}te\u{301}|",
        );
    }

    #[test]
    fn an_excerpt_begins_where_its_paragraph_does() {
        let text = "What was signed.\n\nTwo years ago Elian Karel died in a cell of the town of Abila.";
        // The hit, the columns, and the line.
        let table = [
            ("Two years ago", 35, "[Two years ago] Elian Karel died in a"),
            ("What", 12, "[What] was sig"),
            ("years", 35, "Two [years] ago Elian Karel died in a"),
            ("cell", 35, "rel died in a [cell] of the town of A"),
        ];
        for (hit, columns, expected) in table {
            let start = text.find(hit).expect("the hit is there");
            let found = excerpt(text, Span::new(start, start + hit.len()), columns);
            assert_eq!(format!("{}[{}]{}", found.left, found.hit, found.right), expected, "{hit}");
        }
    }

    proptest! {
        #[test]
        fn is_never_wider_than_asked(text in any::<String>(), a in 0_usize..40, b in 0_usize..40, columns in 0_usize..60) {
            let span = Span::new(text.floor_char_boundary(a), text.floor_char_boundary(b));
            for context in [context(&text, span, columns), excerpt(&text, span, columns)] {
                let width = [context.left, context.hit, context.right].iter().flat_map(|part| part.graphemes(true)).map(UnicodeWidthStr::width).sum::<usize>();
                prop_assert!(context.indent + width <= columns);
                prop_assert!(text.contains(&[context.left, context.hit, context.right].concat()));
            }
        }
    }
}
