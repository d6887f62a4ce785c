//! A kind of entity by its letter.
//!
//! Must not take a letter for two kinds.

use crate::extract::Kind;

pub(super) const fn by_letter(letter: char) -> Option<Kind> {
    match letter {
        'p' => Some(Kind::Person),
        'o' => Some(Kind::Org),
        'l' => Some(Kind::Place),
        'e' => Some(Kind::Event),
        'm' => Some(Kind::Misc),
        _ => None,
    }
}
