//! A row of bars: how many events each stretch of time has.
//!
//! Must not count: the timeline has.

use ratatui::buffer::Buffer;

use super::axis;
use super::paint::put;
use super::theme::Theme;
use crate::app::{Area, TimelinePane};

/// Draws the bars around the mark on one row, `room` columns wide.
pub fn draw(timeline: &TimelinePane, theme: &Theme, buffer: &mut Buffer, area: Area, room: u16) {
    let bars = timeline.bars();
    let most = bars.iter().map(|bar| bar.n_events).max().unwrap_or(1);
    let here = bars.partition_point(|bar| bar.row <= timeline.cursor.row).saturating_sub(1);
    let width = |label: &str| label.len() as u16 + 4;
    let fits = bars.first().map_or(1, |bar| usize::from(room / width(&bar.label)).max(1));
    // The bar of the mark stays in the middle, but at the ends.
    let first = here.saturating_sub(fits / 2).min(bars.len().saturating_sub(fits));
    let mut x = area.x + 1;
    for (i, bar) in bars.iter().enumerate().skip(first) {
        let end = area.x + room;
        if x + width(&bar.label) > end {
            break;
        }
        let (label, height) = if i == here { (theme.title(), theme.accent()) } else { (theme.quiet(), theme.quiet()) };
        x += put(buffer, x, area.y, end - x, &bar.label, label) + 1;
        x += put(buffer, x, area.y, end - x, axis::bar(bar.n_events, most), height) + 2;
    }
}
