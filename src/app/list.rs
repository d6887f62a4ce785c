//! A cursor in a list that is longer than the screen.
//!
//! Must not hold the list: it is told how long it is.

use super::action::Action;

/// Which row is chosen, and which is the first in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListCursor {
    /// The chosen row.
    pub row: usize,
    /// The first row in sight.
    pub top: usize,
}

impl ListCursor {
    /// Acts on a key that moves, so many times over, in a list of `len` rows of which `height` are in sight; says whether
    /// it was one.
    pub fn moved(&mut self, action: Action, times: usize, len: usize, height: u16) -> bool {
        let Some(row) = row_after(self.row, action, times, len, usize::from(height)) else { return false };
        self.choose(row, len, height);
        true
    }

    /// Scrolls so that the chosen row stands in the middle, at the top or at the bottom.
    pub fn place(&mut self, action: Action, len: usize, height: u16) {
        let rows = usize::from(height.max(1));
        self.top = match action {
            Action::PlaceTop => self.row,
            Action::PlaceBottom => (self.row + 1).saturating_sub(rows),
            _ => self.row.saturating_sub(rows / 2),
        };
        self.fit(len, height);
    }

    /// Chooses a row and brings it in sight.
    pub fn choose(&mut self, row: usize, len: usize, height: u16) {
        self.row = row;
        self.fit(len, height);
    }

    /// Scrolls by rows, as a wheel does; the chosen row is taken along at the edge.
    pub fn scroll(&mut self, by: isize, len: usize, height: u16) {
        let height = usize::from(height.max(1));
        self.top = self.top.saturating_add_signed(by).min(len.saturating_sub(height));
        self.row = self.row.clamp(self.top, self.top + height - 1).min(len.saturating_sub(1));
    }

    /// Keeps the chosen row in the list and in sight.
    pub fn fit(&mut self, len: usize, height: u16) {
        let height = usize::from(height.max(1));
        self.row = self.row.min(len.saturating_sub(1));
        self.top = self.top.min(self.row).max((self.row + 1).saturating_sub(height)).min(len.saturating_sub(height));
    }
}

/// The row that a key leads to from another, so many times over, in a list of `len` rows of which `height` are in sight;
/// nothing, where the key does not move.
pub(super) fn row_after(row: usize, action: Action, times: usize, len: usize, height: usize) -> Option<usize> {
    let page = height.max(1).saturating_mul(times);
    let half = (height / 2).max(1).saturating_mul(times);
    let last = len.saturating_sub(1);
    let row = match action {
        Action::Down => row.saturating_add(times),
        Action::Up => row.saturating_sub(times),
        Action::HalfDown => row.saturating_add(half),
        Action::HalfUp => row.saturating_sub(half),
        Action::PageDown => row.saturating_add(page),
        Action::PageUp => row.saturating_sub(page),
        Action::Top => 0,
        Action::Bottom => last,
        _ => return None,
    };
    Some(row.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_chosen_row_stands_where_it_is_wanted() {
        // The chosen row, where it is wanted, and the first row in sight, of 50 rows with 10 in sight.
        let table = [
            (20, Action::PlaceMiddle, 15),
            (20, Action::PlaceTop, 20),
            (20, Action::PlaceBottom, 11),
            (2, Action::PlaceMiddle, 0),
            (49, Action::PlaceTop, 40),
        ];
        for (row, action, expected) in table {
            let mut cursor = ListCursor { row, top: row };
            cursor.place(action, 50, 10);
            assert_eq!(cursor, ListCursor { row, top: expected }, "{action:?}");
        }
    }

    proptest! {
        #[test]
        fn the_chosen_row_is_always_in_the_list_and_in_sight(
            len in 0_usize..50,
            height in 0_u16..12,
            steps in prop::collection::vec((0_usize..9, -7_isize..7), 0..30),
        ) {
            let actions = [Action::Down, Action::Up, Action::HalfDown, Action::HalfUp, Action::PageDown, Action::PageUp,
                Action::Top, Action::Bottom];
            let mut cursor = ListCursor::default();
            for (which, by) in steps {
                match actions.get(which) {
                    Some(action) => { cursor.moved(*action, 1, len, height); }
                    None => cursor.scroll(by, len, height),
                }
                prop_assert!(cursor.row < len.max(1));
                prop_assert!(cursor.top <= cursor.row && cursor.row < cursor.top + usize::from(height.max(1)));
            }
        }
    }
}
