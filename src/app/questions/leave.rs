//! Whether to leave though something is not saved, by a letter.
//!
//! Must not leave by itself.

use crate::app::{App, Effect, Question};

pub(super) const LABEL: &str = "not saved: a again  p to another place  l leave without";

/// Takes a letter; nothing, where it says nothing.
pub(super) fn choose(app: &mut App, letter: char) -> Option<Vec<Effect>> {
    match letter {
        'a' => Some(app.save_and_leave()),
        'p' => {
            app.ask(Question::NotebookFolder, "");
            Some(Vec::new())
        }
        'l' => Some(vec![Effect::Quit]),
        _ => None,
    }
}
