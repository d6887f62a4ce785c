//! How organisations, events and other things are named: articles, corporate suffixes, spellings.

use super::folding::Word;
use super::reading::{NameReading, is_acronym, known};
use super::titles;
use crate::extract::Kind;

/// Reads the words of an organisation's name: no article, no corporate suffix, one spelling.
pub(super) fn read(mut words: Vec<Word<'_>>) -> NameReading {
    let mut reading = NameReading::default();
    reading.traits.acronym = is_acronym(&words);
    strip_article(&mut words);
    reading.traits.abbreviated =
        matches!(words.as_slice(), [first, second, ..] if first.is_capitals() && !second.is_capitals());
    while words.len() > 1 && words.last().is_some_and(|word| is_corporate(&word.folded)) {
        words.pop();
    }
    reading.traits.titled = words.len() > 2 && words.first().is_some_and(|word| titles::is_title(&word.folded));
    reading.words = canonical(&words);
    if reading.words.len() > 1 && reading.words.last().is_some_and(|word| matches!(word.as_str(), "tv" | "fm" | "am")) {
        reading.words.pop();
    }
    if let Some(canonical) = known(&reading.words, Kind::Org) {
        reading.words = canonical;
    }
    reading.traits.homebound = reading.words.iter().all(|word| is_generic(word));
    reading.head = reading.words.len();
    reading
}

/// Takes `the` off the front where a name is left.
pub(super) fn strip_article(words: &mut Vec<Word<'_>>) {
    if words.len() > 1 && words.first().is_some_and(|word| word.folded == "the") {
        words.remove(0);
    }
}

/// One spelling for what is written in several: `U.S. Defence` is `united states defense`.
pub(super) fn canonical(words: &[Word<'_>]) -> Vec<String> {
    let mut canonical: Vec<String> = Vec::with_capacity(words.len());
    let several = words.len() > 1;
    for word in words {
        let spelled: &[&str] = match word.folded.as_str() {
            "us" | "usa" if several && word.is_capitals() => &["united", "states"],
            "uk" if several => &["united", "kingdom"],
            "un" if several && word.is_capitals() => &["united", "nations"],
            "st" => &["saint"],
            folded => {
                canonical.extend(folded.split('-').filter(|part| !part.is_empty()).map(respelled));
                &[]
            }
        };
        canonical.extend(spelled.iter().map(|word| (*word).to_owned()));
    }
    canonical
}

fn respelled(word: &str) -> String {
    match word {
        "centre" => "center".to_owned(),
        "defence" => "defense".to_owned(),
        "theatre" => "theater".to_owned(),
        "labour" => "labor".to_owned(),
        "programme" => "program".to_owned(),
        "univ" => "university".to_owned(),
        "dept" => "department".to_owned(),
        "assn" => "association".to_owned(),
        word => match word.strip_suffix("isation") {
            Some(stem) => format!("{stem}ization"),
            None => word.to_owned(),
        },
    }
}

/// Whether an organisation keeps its name without the words before and after it: `U.S. Senate`, `Harvard University`.
pub(super) fn frames(before: &str, after: &str) -> bool {
    if before.is_empty() {
        after.split(' ').all(is_generic)
    } else {
        after.is_empty() && matches!(before, "united states" | "united kingdom" | "united nations")
    }
}

/// Whether the word only tells the legal form of a company.
fn is_corporate(word: &str) -> bool {
    CORPORATE.binary_search(&word).is_ok()
}

/// Whether the word alone names no organisation, only its sort.
pub(super) fn is_generic(word: &str) -> bool {
    GENERIC.binary_search(&word).is_ok()
}

/// Whether the word only says how far a company reaches or what it is made of.
pub(super) fn is_scope(word: &str) -> bool {
    matches!(
        word,
        "enterprises" | "global" | "group" | "holding" | "holdings" | "industries" | "international" | "worldwide"
    )
}

/// Whether the word alone says what people believe in: `Catholic` is no short form of the Pittsburgh Catholic.
pub(super) fn is_creed(word: &str) -> bool {
    CREEDS.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const CREEDS: &[&str] = &[
    "anglican", "baptist", "buddhist", "catholic", "christian", "hindu", "islamic", "jewish", "lutheran", "methodist",
    "muslim", "orthodox", "protestant", "sunni",
];

#[rustfmt::skip]
const CORPORATE: &[&str] = &[
    "ab", "ag", "aktiengesellschaft", "aps", "as", "asa", "berhad", "bhd", "bv", "co", "company", "corp",
    "corporation", "de-cv", "gmbh", "inc", "incorporated", "kg", "kgaa", "limited", "llc", "llp", "lp", "ltd",
    "ltda", "mbh", "nv", "oy", "oyj", "plc", "pte", "pty", "sa", "sarl", "sas", "sdn", "sl", "spa", "srl",
];

#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "academy", "administration", "agency", "air", "airlines", "airport", "airways", "alliance", "area", "army",
    "assembly", "association", "authority", "bank", "board", "borough", "bureau", "cabinet", "capital", "center",
    "chamber", "church", "city", "club", "college", "commission", "committee", "communications", "community",
    "company", "conference", "congress", "cooperative", "corps", "council", "country", "county", "court",
    "department", "district", "division", "electronics", "empire", "energy", "enterprises", "entertainment",
    "federation", "financial", "firm", "force", "forum", "foundation", "front", "fund", "global", "government",
    "group", "high", "holding", "holdings", "hospital", "hotel", "house", "hub", "industries", "institute",
    "institution", "insurance", "international", "island", "islands", "kingdom", "laboratories", "lake", "league",
    "library", "ministry", "mission", "mosque", "motor", "motors", "movement", "municipality", "museum", "nation",
    "national", "navy", "network", "north", "northeast", "northwest", "office", "oil", "organization", "palace",
    "parish", "parliament", "partners", "party", "petroleum", "pharmaceuticals", "police", "port", "prefecture",
    "project", "province", "records", "region", "republic", "river", "school", "securities", "senate", "service",
    "society", "solutions", "south", "southeast", "southwest", "square", "state", "station", "stores", "street",
    "supreme", "systems", "team", "technologies", "technology", "temple", "territory", "the", "town", "township",
    "treasury", "tribunal", "union", "university", "valley", "village", "west", "worldwide",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [CORPORATE, CREEDS, GENERIC] {
            assert!(table.is_sorted(), "{:?}", table.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }
}
