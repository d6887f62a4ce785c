//! The layout of text without mark-up: paragraphs, headings, and lines to show as they stand.
//!
//! Must not change the text; it only says where the blocks are.

use super::{Block, BlockKind};
use crate::text::Span;

/// Lays text out: ordered blocks with only white space between them.
pub(super) fn layout(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        if start < end {
            blocks.push(Block { span: Span::new(start, end), kind: BlockKind::Paragraph, marker: 0 });
        }
    }
    blocks
}
