//! Why a disagreement is none.
//!
//! Must not be answered without a reason.

use super::answered::Answered;
use crate::app::App;
use crate::case::Passage;
use crate::case::timeline::Matter;

/// The most letters of what a disagreement is with.
const AGAINST: usize = 24;
/// What is said where a reason is missing.
const NO_REASON: &str = "Say why it is no disagreement; Esc leaves it as it is.";

/// Of several disagreements, the label says which one is meant.
pub(super) fn label(app: &App, against: Passage, on: Matter) -> String {
    let other = app.case.attestation_at(against).and_then(|idx| app.case.attestation(idx));
    let what = match (on, app.case.source(against.source)) {
        (Matter::Amount, Some(source)) => format!("amount in {}", source.title),
        _ => other.map_or_else(String::new, |event| event.when.in_words()),
    };
    let what: String = what.chars().take(AGAINST).collect();
    format!("no disagreement with {}, because", what.trim_end())
}

pub(super) fn enter(app: &mut App, pair: (Passage, Passage), on: Matter, reason: &str) -> Answered {
    if reason.trim().is_empty() {
        return Err(NO_REASON);
    }
    Ok(app.dismiss(pair, on, reason))
}
