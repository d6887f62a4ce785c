//! One name in two spellings within a source: one letter more, less or other.
//!
//! Must not be asked of short words: there every letter makes another name.

use super::lexicon::{CaseLexicon, Name};
/// The fewest letters of a word that may be spelled in two ways.
pub(super) const LONG: u32 = 6;

/// Whether two names of a kind are one in two spellings: all words alike but one, which is long and differs in one
/// letter inside.
pub(super) fn is_variant(lexicon: &CaseLexicon<'_>, a: &Name, b: &Name) -> bool {
    if a.words.len() != b.words.len() || a.head != b.head || a.generation != b.generation || a.kind != b.kind {
        return false;
    }
    let mut differing = a.words.iter().zip(&b.words).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (differing.next(), differing.next()) else { return false };
    let [one, other] = [*one, *other].map(|word| lexicon.spelled(word));
    one.chars().count().min(other.chars().count()) >= LONG as usize && one_letter(one, other)
}

/// Whether two words differ in one letter that is added, left out or replaced, neither the first nor the last: an end
/// tells Mario from Maria and the Aztec from the Aztecs.
fn one_letter(one: &str, other: &str) -> bool {
    let [one, other]: [Vec<char>; 2] = [one, other].map(|word| word.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if long.len() - short.len() > 1 || long.iter().any(char::is_ascii_digit) {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest_of_short = short.get(same + usize::from(short.len() == long.len())..).unwrap_or(&[]);
    let rest_of_long = long.get(same + 1..).unwrap_or(&[]);
    same > 0 && !rest_of_long.is_empty() && rest_of_short == rest_of_long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_differ_in_one_letter() {
        for (one, other, expected) in [
            ("kristin", "kristen", true),
            ("maurer", "mauer", true),
            ("mario", "maria", false),
            ("vikings", "viking", false),
            ("gambia", "zambia", false),
            ("highway1a", "highway2a", false),
            ("smith", "smith", false),
            ("smith", "smythe", false),
            ("", "", false),
            ("a", "", false),
        ] {
            assert_eq!(one_letter(one, other), expected, "{one} {other}");
            assert_eq!(one_letter(other, one), expected, "{other} {one}");
        }
    }
}
