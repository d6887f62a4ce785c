//! How places are named: with and without the state or country that they lie in.

use super::facts;
use super::folding::Word;
use super::organisations::{canonical, is_generic, strip_article};
use super::reading::{NameReading, is_acronym, known};
use crate::extract::Kind;

/// Reads the words of a place's name: `Okmulgee, OK` is a head, `okmulgee`, and what it lies in, `oklahoma`.
pub(super) fn read(mut words: Vec<Word<'_>>) -> NameReading {
    let mut reading = NameReading::default();
    reading.traits.acronym = is_acronym(&words);
    strip_article(&mut words);
    let comma = words.iter().position(|word| word.after_comma || word.quoted).unwrap_or(words.len());
    let containers = words.split_off(comma.max(1).min(words.len()));
    let mut head = canonical(&words);
    if let [_, .., last] = head.as_mut_slice()
        && last == "rivers"
    {
        last.pop();
    }
    if let Some(known) = known(&head, Kind::Place) {
        head = known;
    } else if let ([abbreviated], true) = (head.as_slice(), is_abbreviation(&words))
        && let Some(state) = facts::state(abbreviated)
    {
        head = state.split(' ').map(str::to_owned).collect();
    }
    let mut container = container(&containers);
    if head == ["washington"] && container == ["washington", "dc"] {
        head.push("dc".to_owned());
    }
    if head.ends_with(&container) || facts::is_the(&head.join(" "), &container.join(" ")) {
        container.clear();
    }
    reading.traits.homebound = head.iter().all(|word| is_generic(word));
    reading.head = head.len();
    reading.words = head;
    reading.words.append(&mut container);
    reading
}

/// Whether a lone word is written as an abbreviation is: `Mass.`, `TX`.
fn is_abbreviation(words: &[Word<'_>]) -> bool {
    matches!(words, [word] if word.written.ends_with('.') || word.is_capitals())
}

/// What a place lies in, spelled out: `OK` is `oklahoma`, `in Switzerland` is `switzerland`; of several only the first.
fn container(words: &[Word<'_>]) -> Vec<String> {
    let end = words.iter().skip(1).position(|word| word.after_comma).map_or(words.len(), |at| at + 1);
    let first: Vec<Word<'_>> = words.iter().take(end).filter(|word| word.folded != "in").cloned().collect();
    let spelled = canonical(&first);
    if let Some(known) = known(&spelled, Kind::Place) {
        return known;
    }
    match spelled.as_slice() {
        [word] => match facts::state(word) {
            Some(state) => state.split(' ').map(str::to_owned).collect(),
            None => spelled,
        },
        _ => spelled,
    }
}

/// Whether a place keeps its name without the words before and after it: `Kingdom of Thailand`, a river, an island
/// or a building, but not the county or the airport that is called after a town.
pub(super) fn frames(before: &str, after: &str) -> bool {
    let sort = before.strip_suffix(" of").or_else(|| before.strip_suffix(" of the"));
    after.is_empty() && sort.is_some_and(|sort| STATES.binary_search(&sort).is_ok())
        || before.is_empty() && LANDMARKS.binary_search(&after).is_ok()
}

#[rustfmt::skip]
const STATES: &[&str] = &[
    "city", "commonwealth", "democratic republic", "duchy", "empire", "federal republic", "free state", "grand duchy",
    "islamic republic", "island", "isle", "kingdom", "municipality", "peoples republic", "principality", "province",
    "republic", "state", "territory", "town", "union", "village",
];

#[rustfmt::skip]
const LANDMARKS: &[&str] = &[
    "avenue", "boulevard", "bridge", "building", "city", "hotel", "island", "islands", "palace", "plantation", "province", "river",
    "road", "square", "stadium", "street",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [STATES, LANDMARKS] {
            assert!(table.is_sorted(), "{:?}", table.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }
}
