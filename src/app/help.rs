//! The keys that work here, as a list to scroll.
//!
//! Must not know the keys: it prints the keymap's rows. An entry stays in its column, however far the list is scrolled.

use super::action::Action;
use super::geometry::Area;
use super::keymap::{Context, Keymap};
use super::list::row_after;

/// The width of a column of keys and their meaning.
const COLUMN: u16 = 58;
/// Rows of the screen that are not the list's: a head, a gap, a rule and the last line.
const AROUND: u16 = 4;

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// Where the keys work.
    pub context: Context,
    /// Keys, and what they do.
    pub rows: Vec<(String, &'static str)>,
    /// The first row in sight of every column.
    pub top: usize,
}

/// How the list stands on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// How many columns there are.
    pub n: u16,
    /// The rows of each but the last.
    pub length: usize,
    /// How many of them are in sight.
    pub in_sight: usize,
}

impl Help {
    /// The keys that work in a context.
    pub fn new(keymap: &Keymap, context: Context) -> Self {
        let first = keymap.key_for(Context::Everywhere, Action::Place).map_or_else(String::new, |key| key.to_string());
        let rows = keymap.help(context).into_iter().map(|binding| {
            let before = if binding.context == Context::Placing { first.as_str() } else { "" };
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("{before}{key}")).collect();
            (keys.join(" "), binding.help)
        });
        Self { context, rows: rows.collect(), top: 0 }
    }

    /// How the list stands on a screen: in no more columns than are needed, so that each has room for its words.
    pub fn columns(&self, screen: Area) -> Columns {
        let room = usize::from(screen.height.saturating_sub(AROUND).max(1));
        let needed = self.rows.len().div_ceil(room).max(1);
        let n = usize::from((screen.width / COLUMN).clamp(1, 3)).min(needed);
        let length = self.rows.len().div_ceil(n);
        Columns { n: n as u16, length, in_sight: length.min(room) }
    }

    /// Scrolls on a screen.
    pub fn moved(&mut self, action: Action, screen: Area) {
        let columns = self.columns(screen);
        let n_tops = columns.length - columns.in_sight + 1;
        self.top = row_after(self.top, action, 1, n_tops, columns.in_sight).unwrap_or(self.top);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_can_be_scrolled_to_and_stays_in_its_column() {
        for (width, height) in [(40, 12), (60, 20), (100, 30), (120, 36), (200, 50), (300, 12)] {
            let screen = Area { x: 0, y: 0, width, height };
            let mut help = Help::new(&Keymap::default(), Context::Reader);
            let columns = help.columns(screen);
            let mut seen = vec![false; help.rows.len()];
            loop {
                assert_eq!(help.columns(screen), columns, "scrolling lays nothing out anew");
                for column in 0..usize::from(columns.n) {
                    let rows = (help.top..help.top + columns.in_sight).map(|row| column * columns.length + row);
                    rows.for_each(|row| seen.iter_mut().skip(row).take(1).for_each(|seen| *seen = true));
                }
                let before = help.top;
                help.moved(Action::Down, screen);
                if help.top == before {
                    break;
                }
            }
            assert!(seen.iter().all(|seen| *seen), "{width} × {height}: {seen:?}");
        }
    }
}
