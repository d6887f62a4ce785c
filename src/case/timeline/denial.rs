//! What a sentence says is not so: the head word after `not`, `never`, `denies`.
//!
//! Must not understand what is denied: a word in the same clause, near after it.

const DENYING: &[&str] = &[
    "not", "no", "never", "cannot", "deny", "denies", "denied", "denying", "nunca", "jamas", "niega", "niegan", "nego",
    "negaron",
];
/// `not only`, `no solo`: that is said all the more.
const RATHER: &[&str] = &["only", "just", "merely", "solo", "solamente"];
/// So many words after it are denied at most: `denies that anything was ever paid`.
const REACH: u8 = 5;

/// A denial that waits for its word.
#[derive(Default)]
pub(super) struct Denial {
    left: u8,
}

impl Denial {
    /// Takes the next word and what stands before it; whether a denial reaches it.
    pub fn reaches(&mut self, folded: &str, gap: &str) -> bool {
        let is_not = folded == "t" && gap.ends_with(['\'', '’']);
        if is_not || DENYING.contains(&folded) {
            self.left = REACH;
            return false;
        }
        let is_parted = gap.contains([',', ';', ':', '.', '(', ')']);
        self.left = if is_parted || RATHER.contains(&folded) { 0 } else { self.left.saturating_sub(1) };
        self.left > 0
    }
}
