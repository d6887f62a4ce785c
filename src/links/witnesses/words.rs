//! A text as the words that are compared: folded, each a number.
//!
//! Must not keep where a word stands: a hundred thousand texts are held at once.

use crate::text::fold;

/// The words of `text`, folded and hashed. Two that differ may get one number, once in four thousand million times.
///
/// What stands between two spaces or signs is a word; a letter of a script without spaces is one by itself.
pub(super) fn words(text: &str) -> Vec<u32> {
    let mut words = Vec::with_capacity(text.len() / 6);
    for word in text.split(|c: char| !is_in_word(c)) {
        if word.is_ascii() {
            words.extend(hashed(word.bytes()));
        } else if word.chars().any(has_no_spaces) {
            let mut letter = [0; 4];
            words.extend(word.chars().filter_map(|c| hashed(c.encode_utf8(&mut letter).bytes())));
        } else {
            words.extend(hashed(fold(word).bytes()));
        }
    }
    words
}

fn is_in_word(c: char) -> bool {
    // An apostrophe, a soft hyphen, a combining mark.
    c.is_ascii_alphanumeric() || c == '\'' || (!c.is_ascii() && (c.is_alphanumeric() || is_passed_over(c)))
}

fn is_passed_over(c: char) -> bool {
    matches!(c, '’' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}')
}

/// Kana, Han, and the scripts of Thailand, Laos, Myanmar and Cambodia.
fn has_no_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// FNV-1a over the letters in lower case, apostrophes left out; nothing where there are none.
fn hashed(letters: impl Iterator<Item = u8>) -> Option<u32> {
    let mut letters = letters.filter(|letter| *letter != b'\'').peekable();
    letters.peek()?;
    let fnv = |hash: u32, letter: u8| (hash ^ u32::from(letter.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    Some(mixed(letters.fold(0x811c_9dc5, fnv)))
}

/// Spreads what a number says over all of its bits: the last step of `MurmurHash3`.
pub(super) const fn mixed(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x85eb_ca6b);
    hash ^= hash >> 13;
    hash = hash.wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_otherwise_is_one_word() {
        let check = |one: &str, other: &str| assert_eq!(words(one), words(other), "{one:?}, {other:?}");
        check("The  Señor’s\nHOUSE", "the senor's house");
        check("re\u{ad}port — of it", "report of it");
        check("Sen\u{303}or, 2019.", "señor 2019");
        check("'' -- ...", "");
        let n_words = ["one two", "東京に", "", "don't", "a-b"].map(|text| words(text).len());
        assert_eq!(n_words, [2, 3, 0, 1, 2]);
    }
}
