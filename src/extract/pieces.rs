//! A text in pieces, each of which is looked at by itself, so that a long one takes bounded memory.
//!
//! Must not know what is looked for.

use crate::text::Span;

/// The text in pieces of about a quarter of a megabyte, cut after a newline or a space where there is one.
pub(super) fn pieces(text: &str) -> Vec<Span> {
    const PIECE: usize = 1 << 18;
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let furthest = text.floor_char_boundary(start + PIECE);
        let end = if furthest == text.len() {
            furthest
        } else {
            let piece = Span::new(start, furthest).of(text);
            let cut = piece.rfind('\n').or_else(|| piece.rfind(' ')).filter(|&cut| cut > 0);
            cut.map_or(furthest, |cut| start + cut + 1)
        };
        pieces.push(Span::new(start, end));
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn pieces_share_out_a_text(parts in proptest::collection::vec("[a-zé]{1,5}[ \n]?", 0..20), times in 1..20_000_usize) {
            let text = parts.concat().repeat(times);
            let pieces = pieces(&text);
            prop_assert_eq!(pieces.iter().map(|piece| piece.of(&text)).collect::<String>(), text);
        }
    }
}
