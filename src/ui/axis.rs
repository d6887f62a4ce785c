//! The axis of the timeline: labels, how much happened when, and a bar for each row, as long as its date is uncertain.
//!
//! Must not decide what is shown: it draws what the pane holds.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint::put;
use super::theme::Theme;
use crate::app::{TimelinePane, Zoom};
use crate::extract::dates::{Edtf, End};

/// The bar for a count, beside one for the `most` that there are, in eighths of a row.
pub(super) fn bar(count: usize, most: usize) -> &'static str {
    const HEIGHTS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let step = (count * HEIGHTS.len()).div_ceil(most.max(1)).clamp(1, HEIGHTS.len());
    HEIGHTS.get(step - 1).unwrap_or(&"█")
}

/// The first column of a piece of the axis with the rows in its middle, where they fit; if it can be, one with a label.
fn resting((from, to): (i64, i64), unit: i64, width: i64) -> Option<i64> {
    let spare = width - (to - from + 1);
    let first = from - spare / 2;
    let labelled = first.div_euclid(unit) * unit;
    (spare >= 0).then_some(if to < labelled + width { labelled } else { first })
}

/// A piece of the axis on some columns of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    zoom: Zoom,
    /// The first column of the axis that is in sight.
    first: i64,
    /// Where that is on the screen.
    x: u16,
    width: u16,
}

impl Axis {
    /// The piece that holds the rows, where they fit and the mark is among them. Else the one around the mark: it moves by
    /// half its length at a time, so that it rests while the mark walks. Where that leaves out some of the columns in sight,
    /// the one that holds those.
    pub fn new(timeline: &TimelinePane, in_sight: Option<(i64, i64)>, x: u16, width: u16) -> Self {
        let (zoom, unit) = (timeline.zoom, timeline.zoom.columns());
        let here = timeline.day().map_or(0, |day| zoom.column(day));
        let all = timeline.held().and_then(|held| resting(held, unit, i64::from(width)));
        if let Some(first) = all.filter(|first| (*first..first + i64::from(width)).contains(&here)) {
            return Self { zoom, first, x, width };
        }
        let step = (i64::from(width) / 2 / unit * unit).max(unit);
        let around = here.div_euclid(step) * step - (i64::from(width) - step) / 2 / unit * unit;
        let holds = |(from, to): &(i64, i64)| around <= *from && *to < around + i64::from(width);
        let other = in_sight.filter(|in_sight| !holds(in_sight));
        let first = other.and_then(|in_sight| resting(in_sight, unit, i64::from(width))).unwrap_or(around);
        Self { zoom, first, x, width }
    }

    /// One past its last column on the screen.
    pub const fn end(&self) -> u16 {
        self.x + self.width
    }

    /// Labels on one row of the screen.
    pub fn labels(&self, theme: &Theme, buffer: &mut Buffer, y: u16) {
        let mut free = self.x;
        for (x, column) in (self.x..self.x + self.width).zip(self.first..) {
            let Some(label) = self.zoom.label_at(column) else { continue };
            let end = x + label.len() as u16;
            if x >= free && end <= self.x + self.width {
                put(buffer, x, y, self.width, &label, theme.quiet());
                free = end + 1;
            }
        }
    }

    /// How many rows begin in each column, on one row of the screen.
    pub fn density(&self, timeline: &TimelinePane, theme: &Theme, buffer: &mut Buffer, y: u16) {
        let counts = timeline.density(self.first, self.width);
        let most = counts.iter().copied().max().unwrap_or(1);
        let here = timeline.day().map(|day| self.zoom.column(day) - self.first);
        for (i, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let style = if here == Some(i as i64) { theme.accent() } else { theme.quiet() };
            buffer.set_string(self.x + i as u16, y, bar(*count, most), style);
        }
    }

    /// A date on one row of the screen: a point, or a bar as long as the time that it can mean. What is doubtful is
    /// hollow; what lies beyond the edge is pointed to.
    pub fn bar(&self, when: &Edtf, style: Style, quiet: Style, buffer: &mut Buffer, y: u16) {
        let doubtful = when.is_doubtful();
        if let Edtf::OneOf(points) = when {
            for point in points {
                self.stretch(
                    Some(point.when.first_day()),
                    Some(point.when.last_day()),
                    doubtful,
                    (style, quiet),
                    buffer,
                    y,
                );
            }
            return;
        }
        self.stretch(when.earliest(), when.latest(), doubtful, (style, quiet), buffer, y);
        if let Edtf::Interval(start, end) = when {
            let known = |end: &End| end.point().is_some();
            let (from, to) = (self.place(when.earliest()), self.place_of_end(when.latest()));
            if !known(start) && to.is_some_and(|to| to > 0) {
                buffer.set_string(self.x, y, "◂", style);
            }
            if !known(end) && from.is_some_and(|from| from < i64::from(self.width) - 1) {
                buffer.set_string(self.x + self.width - 1, y, "▸", style);
            }
        }
    }

    fn stretch(
        &self,
        from: Option<Date>,
        to: Option<Date>,
        doubtful: bool,
        (style, quiet): (Style, Style),
        buffer: &mut Buffer,
        y: u16,
    ) {
        let last = i64::from(self.width) - 1;
        let (start, end) = (self.place(from).unwrap_or(0), self.place_of_end(to).unwrap_or(last));
        if end < 0 {
            buffer.set_string(self.x, y, "‹", quiet);
        } else if start > last {
            buffer.set_string(self.x + self.width - 1, y, "›", quiet);
        } else if start == end {
            buffer.set_string(self.at(start), y, if doubtful { "○" } else { "●" }, style);
        } else {
            let line = if doubtful { "╌" } else { "━" };
            for column in start.max(0)..=end.min(last) {
                buffer.set_string(self.at(column), y, line, style);
            }
        }
    }

    fn at(&self, column: i64) -> u16 {
        self.x + column.clamp(0, i64::from(self.width) - 1) as u16
    }

    fn place(&self, day: Option<Date>) -> Option<i64> {
        day.map(|day| self.zoom.column(day) - self.first)
    }

    fn place_of_end(&self, day: Option<Date>) -> Option<i64> {
        day.map(|day| self.zoom.last_column(day) - self.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_fit_stand_in_the_middle_and_begin_with_a_label_if_they_can() {
        // The columns of the rows, those of a unit and of the axis, and where the axis begins.
        let table = [
            ((100, 109), 4, 30, Some(88)),
            ((100, 109), 4, 10, Some(100)),
            ((101, 110), 4, 10, Some(101)),
            ((101, 110), 4, 11, Some(100)),
            ((-7, 2), 4, 10, Some(-7)),
            ((100, 109), 4, 9, None),
        ];
        for (held, unit, width, expected) in table {
            let first = resting(held, unit, width);
            assert_eq!(first, expected, "{held:?} in {width}");
            assert!(first.is_none_or(|first| first <= held.0 && held.1 < first + width));
        }
    }
}
