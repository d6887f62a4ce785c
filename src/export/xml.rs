//! What XML's formats have in common: characters that mean something there, written out.
//!
//! Must not know a format.

/// Text as it stands between tags or in an attribute; control characters are left out, which XML can't hold.
pub(super) fn escaped(text: &str) -> String {
    let known: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    known.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
