//! What a sentence says is not so: the head word after `not`, `never`, `denies`.
//!
//! Must not understand what is denied: a word in the same clause, near after it.

const DENYING: &[&str] = &[
    "not", "never", "cannot", "fail", "fails", "failed", "failing", "deny", "denies", "denied", "denying", "nunca",
    "jamas", "niega", "niegan", "nego", "negaron",
];
/// In Spanish before a verb; in English `no lights` are often told with other words.
const SPANISH_NO: &str = "no";
const SPANISH: &[&str] = &["el", "la", "los", "las", "de", "del", "que", "en", "se", "por"];
/// `not only`, `no solo`: that is said all the more.
const RATHER: &[&str] = &["only", "just", "merely", "solo", "solamente"];
/// So many words after it are denied at most: `denies that anything was ever paid`.
const REACH: u8 = 5;

/// A denial that waits for its word.
pub(super) struct Denial {
    left: u8,
    is_spanish: bool,
}

impl Denial {
    /// For one sentence.
    pub fn of(sentence: &str) -> Self {
        let is_spanish = sentence.split_whitespace().any(|word| SPANISH.contains(&word));
        Self { left: 0, is_spanish }
    }

    /// Takes the next word and what stands before it; whether a denial reaches it.
    pub fn reaches(&mut self, folded: &str, gap: &str) -> bool {
        let is_not = folded == "t" && gap.ends_with(['\'', '’']);
        if is_not || DENYING.contains(&folded) || self.is_spanish && folded == SPANISH_NO {
            self.left = REACH;
            return false;
        }
        let is_parted = gap.contains([',', ';', ':', '.', '(', ')']);
        self.left = if is_parted || RATHER.contains(&folded) { 0 } else { self.left.saturating_sub(1) };
        self.left > 0
    }

    /// One word has been denied.
    pub fn end(&mut self) {
        self.left = 0;
    }
}
