//! What may stand before and after a person's name without being part of it: titles, offices, degrees.
//!
//! Must not hold words that open a name and stay in it: `King Harald`, `Pope Francis`, `Saint Jerome`.

use crate::lang::{self, Cue};

/// Male or female, where a title says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Gender {
    Female,
    Male,
}

/// Whether `word`, folded, is a form of address or an office.
pub(super) fn is_title(word: &str) -> bool {
    lang::is(word, Cue::Title) || gender(word).is_some()
}

/// Whether `word` may lead up to a title, as in `former vice president`.
pub(super) fn leads_to_title(word: &str) -> bool {
    lang::is(word, Cue::LeadToTitle)
}

/// The gender that a form of address implies.
pub(super) fn gender(word: &str) -> Option<Gender> {
    if lang::is(word, Cue::TitleOfMan) {
        Some(Gender::Male)
    } else if lang::is(word, Cue::TitleOfWoman) {
        Some(Gender::Female)
    } else {
        None
    }
}

/// Whether a surname must follow the title: `Mr. Roberts` is never somebody whose given name is Roberts.
pub(super) fn wants_surname(word: &str) -> bool {
    lang::is(word, Cue::BeforeSurname)
}

/// The word that tells generations of one family apart, where `word` is one.
pub(super) fn generation(word: &str) -> Option<&str> {
    match word {
        _ if lang::is(word, Cue::Junior) => Some("jr"),
        _ if lang::is(word, Cue::Senior) => Some("sr"),
        "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x" | "xi" | "xii" | "xiii" | "xiv" | "xv"
        | "xvi" => Some(word),
        _ => None,
    }
}

/// Whether `word` is a degree or an honour that follows a name.
pub(super) fn is_honour(word: &str) -> bool {
    lang::is(word, Cue::Honour)
}
