//! The keys that work here, as a list to scroll.
//!
//! Must not know the keys: it prints the keymap's rows.

use super::{Action, Context, Keymap};

/// The list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// Where the keys work.
    pub context: Context,
    /// Keys, and what they do.
    pub rows: Vec<(String, &'static str)>,
    /// The first row in sight.
    pub top: usize,
}

impl Help {
    /// The keys that work in a context.
    pub fn new(keymap: &Keymap, context: Context) -> Self {
        let rows = keymap
            .help(context)
            .into_iter()
            .map(|binding| {
                let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
                (keys.join(" "), binding.help)
            })
            .collect();
        Self { context, rows, top: 0 }
    }

    /// Scrolls on a screen of `height` rows.
    pub fn moved(&mut self, action: Action, height: u16) {
        let page = usize::from(height / 2).max(1);
        self.top = match action {
            Action::Down => self.top + 1,
            Action::Up => self.top.saturating_sub(1),
            Action::HalfDown | Action::PageDown => self.top + page,
            Action::HalfUp | Action::PageUp => self.top.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => self.rows.len(),
            _ => self.top,
        }
        .min(self.rows.len().saturating_sub(1));
    }
}
