//! What a sentence says that a name is: `Acme is a Dutch company`, `Elm Coulee, a village in`.
//!
//! Must not judge a name whose description it does not wholly understand: the last noun before a preposition or a sign
//! must be one that it knows.

use super::document::{Case, Document};
use crate::extract::Kind;

/// So many words a description has at most before its noun ends it.
const LONGEST: usize = 9;

/// So many tokens stand at most in brackets between a name and its description.
const IN_BRACKETS: usize = 24;

/// The kind that the words after token `end`, where a name ends, say it is; `start` is where the name begins.
pub(super) fn kind_said(document: &Document<'_>, start: usize, end: usize) -> Option<Kind> {
    let text = |at: usize| document.word(at).map_or("", |word| word.text);
    let after = after_brackets(document, end);
    let noun = match text(after) {
        "is" | "was" | "are" | "were" | "became" | "remains" => described(document, after_adverb(document, after + 1))?,
        "," if after == end && matches!(text(after + 1), "a" | "an" | "one") => {
            let noun = described(document, after + 1)?;
            // `In Boston, a company …` does not describe Boston.
            let inside = start > 0 && LOCATIVE.contains(&text(start - 1));
            if inside && kind_of(noun) != Some(Kind::Place) {
                return None;
            }
            noun
        }
        _ => return None,
    };
    kind_of(noun)
}

/// The token after brackets that open at `at`, or `at`.
fn after_brackets(document: &Document<'_>, at: usize) -> usize {
    let text = |at: usize| document.word(at).map_or("", |word| word.text);
    if text(at) != "(" {
        return at;
    }
    (at + 1..at + IN_BRACKETS).find(|&close| text(close) == ")").map_or(at, |close| close + 1)
}

/// The token after `also` and the like at `at`, or `at`.
fn after_adverb(document: &Document<'_>, at: usize) -> usize {
    const ADVERBS: &[&str] = &["also", "now", "currently", "still", "once", "originally", "formerly", "actually"];
    if document.word(at).is_some_and(|word| ADVERBS.contains(&word.text)) { at + 1 } else { at }
}

/// The noun of the description that begins with an article at `at`: the last of its words.
fn described<'t>(document: &Document<'t>, at: usize) -> Option<&'t str> {
    let text = |at: usize| document.word(at).map_or("", |word| word.text);
    let first = match (text(at), text(at + 1), text(at + 2)) {
        ("one", "of", "the") => at + 3,
        ("a" | "an" | "the" | "another", ..) => at + 1,
        _ => return None,
    };
    let ends = |at: usize| document.word(at).is_none_or(|word| ENDS.split(' ').any(|end| end == word.text));
    let end = (first..first + LONGEST).find(|&at| ends(at)).filter(|&end| end > first)?;
    document.word(end - 1).filter(|noun| noun.case == Case::Lower).map(|noun| noun.text)
}

/// The kind that a noun tells, in the singular or the plural.
fn kind_of(noun: &str) -> Option<Kind> {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    let of_ies = noun.strip_suffix("ies");
    let is = |list: &str| {
        list.split(' ').any(|word| {
            word == noun || word == singular || of_ies.is_some_and(|stem| word.strip_suffix('y') == Some(stem))
        })
    };
    [(Kind::Person, PERSONS), (Kind::Org, ORGS), (Kind::Place, PLACES), (Kind::Misc, OTHERS)]
        .into_iter()
        .find(|(_, list)| is(list))
        .map(|(kind, _)| kind)
}

/// What may stand after the noun of a description.
const ENDS: &str = "of in on at from for by with near that which who whose where located based situated founded owned known \
    born and or to between within , . ; : ( when as under along operating specializing serving published \
    headquartered established formed created written directed released developed produced -";

/// Words before the place in which something else is said to be.
const LOCATIVE: &[&str] = &["in", "In", "At", "from", "From", "near", "Near"];

/// Nouns for a person.
const PERSONS: &str = "politician player actor actress singer writer author journalist footballer lawyer professor scientist \
    engineer businessman businesswoman painter poet general king queen minister senator congressman \
    physicist chemist mathematician philosopher historian economist musician composer guitarist drummer \
    bassist rapper songwriter director filmmaker screenwriter novelist sculptor architect \
    photographer cricketer boxer wrestler swimmer cyclist skier coach driver officer bishop priest \
    theologian activist diplomat ambassador banker investor entrepreneur executive chairman spokesman \
    spokeswoman attorney judge physician doctor surgeon psychologist biologist linguist explorer pilot \
    comedian dancer model presenter midfielder defender goalkeeper striker pitcher quarterback \
    man woman resident analyst consultant researcher teacher soldier";

/// Nouns for an organisation.
const ORGS: &str = "company corporation firm bank agency club team band organization organisation party union newspaper \
    manufacturer retailer publisher airline carrier subsidiary studio association federation \
    foundation charity university college institute institution group duo trio quartet orchestra label \
    startup conglomerate consortium brewery maker supplier contractor insurer lender brokerage franchise \
    chain network ministry department commission committee council coalition alliance militia society \
    developer operator distributor wholesaler automaker chipmaker utility cooperative regiment \
    battalion squadron brigade school seminary academy church congregation choir ensemble \
    nonprofit bookstore newsroom enterprise holding partnership venture";

/// Nouns for a place.
const PLACES: &str = "village town city suburb commune municipality district county province region island islet river lake \
    mountain peak hill valley bay peninsula settlement neighborhood neighbourhood township borough parish \
    hamlet country nation capital port stream creek tributary glacier volcano ridge cape canyon desert \
    forest archipelago atoll prefecture canton oblast ward locality street road highway \
    square bridge reservoir waterfall harbour harbor beach strait sea gulf headland plateau cave republic \
    kingdom territory community resort crater subdistrict seaport";

/// Nouns for works, things and creatures, which are some other kind.
const OTHERS: &str = "film movie album song single novel book poem play opera musical painting sculpture game series sitcom \
    show episode magazine journal award prize medal war battle treaty law act language dialect species genus \
    disease virus drug protein algorithm theorem method technique theory software program programme protocol \
    standard aircraft missile rocket ship submarine car tank rifle festival tournament holiday religion \
    ideology genre dance dish drink cheese documentary comic manga anime constellation star planet asteroid \
    galaxy comet soundtrack";

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of the first word of `text`.
    fn check(text: &str, expected: Option<Kind>) {
        assert_eq!(kind_said(&Document::new(text), 0, 1), expected, "{text}");
    }

    #[test]
    fn a_description_ends_in_a_noun_that_tells() {
        check("Velmar is a small fishing village in the north.", Some(Kind::Place));
        check("Velmar (Old Saxon: Felmar) was a river.", Some(Kind::Place));
        check("Velmar is one of the largest companies in Lima.", Some(Kind::Org));
        check("Velmar, a maker of pumps, said so.", Some(Kind::Org));
        check("Velmar was also an American lawyer and banker.", Some(Kind::Person));
        check("Velmar is the third novel by Ana Ruiz.", Some(Kind::Misc));
        check("Velmar is a success in the village.", None);
        check("Velmar is a village elder.", None);
        check("Velmar, the company said, is late.", None);
        check("Velmar", None);
    }

    #[test]
    fn what_follows_a_place_is_not_its_description() {
        let said = |text: &str| kind_said(&Document::new(text), 1, 2);
        assert_eq!(said("In Velmar, a company was founded in 1990."), None);
        assert_eq!(said("In Velmar, a company of the Ruiz family."), None);
        assert_eq!(said("In Velmar, a suburb of Lima."), Some(Kind::Place));
    }
}
