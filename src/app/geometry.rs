//! Where the panes stand on a screen of a given size.
//!
//! Computed in `update`, so that a page key knows its page before anything is drawn. Must not draw.

/// A rectangle of the screen, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub x: u16,
    /// Top edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether the cell at column `x`, row `y` lies in it.
    pub const fn contains(self, x: u16, y: u16) -> bool {
        self.x <= x && x < self.x + self.width && self.y <= y && y < self.y + self.height
    }

    const fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }
}

/// One of the four panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of sources.
    #[default]
    Sources,
    /// The reader.
    Reader,
    /// The side pane.
    Side,
    /// The timeline.
    Timeline,
}

/// What a screen must have for casebook to be usable.
pub const SMALLEST: (u16, u16) = (40, 12);
/// From this many columns on, three panes stand side by side.
const WIDE: u16 = 120;
/// From this many columns on, two do.
const MEDIUM: u16 = 80;
/// From this many rows on, the timeline stays below the others.
const TALL: u16 = 20;
/// From this many rows on, there is room for a rule above the last line.
const HIGH: u16 = 30;
/// The widest a line of text may be, in columns.
pub const MEASURE: u16 = 84;

/// The areas of one screen. A pane without an area is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Geometry {
    /// The whole screen.
    pub screen: Area,
    /// The list of sources.
    pub sources: Option<Area>,
    /// The reader, margins included.
    pub reader: Option<Area>,
    /// The side pane.
    pub side: Option<Area>,
    /// The timeline.
    pub timeline: Option<Area>,
    /// The last row.
    pub status: Area,
    /// Columns of the vertical rules.
    pub rules: [Option<u16>; 2],
}

impl Geometry {
    /// The areas of a screen of `width` by `height` cells, with `focus` visible and the side pane shown where
    /// `side_open`. A page that `needs_room` has that of the panes beside it while it is looked at.
    pub fn new(width: u16, height: u16, focus: Pane, (side_open, needs_room): (bool, bool)) -> Self {
        let mut geometry = Self {
            screen: Area::new(0, 0, width, height),
            status: Area::new(0, height.saturating_sub(1), width, 1.min(height)),
            ..Self::default()
        };
        if geometry.too_small() {
            return geometry;
        }
        let body = Area::new(0, 0, width, height - 1);
        if width < MEDIUM {
            geometry.place_one(focus, body);
            return geometry;
        }
        let upper = if height >= TALL {
            // A high screen can spare a rule above the last line.
            let foot = if height >= HIGH { 2 } else { 1 };
            // The timeline takes a quarter, and grows while it is read; the reader's first line stays where it is.
            let below = if focus == Pane::Timeline { (height / 5 * 2).clamp(5, 24) } else { (height / 4).clamp(5, 13) };
            geometry.timeline = Some(Area::new(0, height - foot - below + 1, width, below - 1));
            Area::new(0, 0, width, height - foot - below)
        } else if focus == Pane::Timeline {
            geometry.timeline = Some(body);
            return geometry;
        } else {
            body
        };
        if needs_room && matches!(focus, Pane::Reader | Pane::Timeline) {
            geometry.reader = Some(upper);
            return geometry;
        }
        geometry.place_columns(upper, focus, side_open);
        geometry
    }

    /// Whether the screen is too small to use.
    pub const fn too_small(&self) -> bool {
        self.screen.width < SMALLEST.0 || self.screen.height < SMALLEST.1
    }

    fn place_one(&mut self, focus: Pane, body: Area) {
        let slot = match focus {
            Pane::Sources => &mut self.sources,
            Pane::Reader => &mut self.reader,
            Pane::Side => &mut self.side,
            Pane::Timeline => &mut self.timeline,
        };
        *slot = Some(body);
    }

    /// Sources, reader and side from left to right; on a medium screen the side pane covers the sources.
    fn place_columns(&mut self, upper: Area, focus: Pane, side_open: bool) {
        let wide = upper.width >= WIDE;
        let side_wanted = side_open || focus == Pane::Side;
        // On a medium screen list and side pane are as wide as each other, so that the text stays where it is.
        let left = match (wide, side_wanted) {
            // A title of 45 columns has room where a screen has 200.
            (true, _) => (upper.width / 4).clamp(30, 55),
            (false, true) => upper.width * 3 / 8,
            (false, false) => (upper.width / 4).clamp(24, 34),
        };
        self.rules[0] = Some(left);
        let left_area = Area::new(0, upper.y, left, upper.height);
        let mut reader = Area::new(left + 1, upper.y, upper.width - left - 1, upper.height);
        match (wide, side_wanted) {
            (true, true) => {
                self.sources = Some(left_area);
                let right = (upper.width / 10 * 3).clamp(36, 58);
                reader.width -= right + 1;
                self.rules[1] = Some(reader.x + reader.width);
                self.side = Some(Area::new(reader.x + reader.width + 1, upper.y, right, upper.height));
            }
            (false, true) if focus != Pane::Sources => self.side = Some(left_area),
            _ => self.sources = Some(left_area),
        }
        self.reader = Some(reader);
    }

    /// The area of a pane.
    pub const fn of(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::Sources => self.sources,
            Pane::Reader => self.reader,
            Pane::Side => self.side,
            Pane::Timeline => self.timeline,
        }
    }

    /// The pane at a cell.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        [Pane::Sources, Pane::Reader, Pane::Side, Pane::Timeline]
            .into_iter()
            .find(|pane| self.of(*pane).is_some_and(|area| area.contains(x, y)))
    }

    /// The column of text inside the reader: margins kept for note marks and the scroll bar.
    pub fn column(&self) -> Area {
        let Some(area) = self.reader else { return Area::default() };
        let width = area.width.saturating_sub(7).clamp(2, MEASURE);
        // A wide page would look lost with its text at the left edge: the column stands in the middle.
        let left = ((area.width - width) / 2).clamp(2, area.width);
        Area::new(area.x + left, area.y + 1, width, area.height.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(width: u16, height: u16, focus: Pane, side: bool, expected: &str) {
        let geometry = Geometry::new(width, height, focus, (side, false));
        let seen: Vec<String> = [Pane::Sources, Pane::Reader, Pane::Side, Pane::Timeline]
            .into_iter()
            .filter_map(|pane| {
                let area = geometry.of(pane)?;
                Some(format!("{pane:?} {}x{}+{}+{}", area.width, area.height, area.x, area.y))
            })
            .collect();
        assert_eq!(seen.join(", "), expected, "{width}x{height} {focus:?}");
    }

    #[test]
    fn panes_by_size() {
        use Pane::{Reader, Side, Sources, Timeline};
        check(120, 36, Reader, true, "Sources 30x25+0+0, Reader 52x25+31+0, Side 36x25+84+0, Timeline 120x8+0+26");
        check(200, 50, Reader, false, "Sources 50x36+0+0, Reader 149x36+51+0, Timeline 200x11+0+37");
        check(100, 30, Reader, false, "Sources 25x21+0+0, Reader 74x21+26+0, Timeline 100x6+0+22");
        check(100, 30, Side, true, "Reader 62x21+38+0, Side 37x21+0+0, Timeline 100x6+0+22");
        check(100, 30, Timeline, false, "Sources 25x16+0+0, Reader 74x16+26+0, Timeline 100x11+0+17");
        check(60, 20, Sources, true, "Sources 60x19+0+0");
        check(40, 12, Timeline, true, "Timeline 40x11+0+0");
        check(100, 15, Timeline, true, "Timeline 100x14+0+0");
        check(39, 12, Reader, true, "");
    }

    #[test]
    fn no_two_panes_share_a_cell() {
        for (width, height) in [(40, 12), (79, 30), (80, 19), (119, 20), (120, 36), (300, 100), (65535, 65535)] {
            for focus in [Pane::Sources, Pane::Reader, Pane::Side, Pane::Timeline] {
                for side in [false, true] {
                    let geometry = Geometry::new(width, height, focus, (side, height % 2 == 0));
                    assert!(geometry.of(focus).is_some(), "{focus:?} is not shown at {width}x{height}");
                    let areas: Vec<Area> = [geometry.sources, geometry.reader, geometry.side, geometry.timeline]
                        .into_iter()
                        .flatten()
                        .collect();
                    for (i, a) in areas.iter().enumerate() {
                        assert!(a.x + a.width <= width && a.y + a.height < height);
                        for b in areas.get(i + 1..).unwrap_or_default() {
                            let apart = a.x + a.width <= b.x
                                || b.x + b.width <= a.x
                                || a.y + a.height <= b.y
                                || b.y + b.height <= a.y;
                            assert!(apart, "{a:?} over {b:?}");
                        }
                    }
                }
            }
        }
    }
}
