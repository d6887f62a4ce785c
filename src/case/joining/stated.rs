//! What the text itself says of two names that stand beside one another: `X (Y)`, `X, also known as Y`.

use super::acronyms;
use super::draft::Draft;
use super::lexicon::{CaseLexicon, Name};
use super::why::Rule;
use crate::extract::Kind;

/// How a text ties a name to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// An opening bracket and nothing else.
    Bracket,
    /// Words that say that both are one.
    Alias,
}

/// How the words between two names tie them, if they do.
pub(super) fn tie(between: &str) -> Option<Tie> {
    let between = between.trim();
    let ends_sentence = between.contains(". ") || between.contains('\n');
    if between.len() > LONGEST || between.is_empty() || ends_sentence && !between.contains("a.k.a") {
        return None;
    }
    let opens = between.starts_with(['(', '[']);
    let breaks = opens || between.starts_with([',', ';']);
    let is_plain = |word: &String| FILLERS.contains(&word.as_str()) || is_telling(word);
    let words = between
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | ';' | '"' | '“' | '‘' | '\'' | ':'))
        .map(|word| word.replace('.', "").to_lowercase())
        .filter(|word| !word.is_empty())
        .map(|word| Some(word).filter(is_plain))
        .collect::<Option<Vec<String>>>()?;
    let has = |word: &str| words.iter().any(|other| other == word);
    if opens && (words.is_empty() || words == ["the"]) {
        return Some(Tie::Bracket);
    }
    let passive = ["is", "was", "were", "been", "being"].into_iter().any(has);
    let tells = has("known") && (has("as") || has("by"))
        || ["pseudonym", "pseudonyms", "aka", "alias", "née", "nee", "formerly"].into_iter().any(has)
        || (breaks || passive)
            && ["called", "nicknamed", "renamed", "dubbed", "styled", "spelled", "translated"].into_iter().any(has)
        || opens && ["also", "now", "born", "or", "previously", "originally", "earlier", "later"].into_iter().any(has);
    tells.then_some(Tie::Alias)
}

/// The rule by which tied names are one, each with its form; `after` is the text behind the second.
pub(super) fn rule(
    lexicon: &CaseLexicon<'_>,
    tie: Tie,
    (first, first_form): (&Name, &str),
    (second, second_form): (&Name, &str),
    after: &str,
) -> Option<Rule> {
    let closes = after.trim_start().starts_with([')', ']']);
    let is_acronym = second.traits.acronym || first.traits.acronym && second.words.len() > 1;
    // `the initial public offering of Acme (IPO)`: one word is not shortened to other letters.
    let fits = first.words.len() > 1 || first.traits.acronym || acronyms::could_stand_for(second_form, first_form);
    let is_translation = lexicon.is_foreign(second) && !lexicon.is_foreign(first);
    match tie {
        Tie::Bracket
            if second.traits.acronym && first.words.len() > 1 && acronyms::could_stand_for(second_form, first_form) =>
        {
            Some(Rule::InBrackets)
        }
        _ if first.kind != second.kind => None,
        Tie::Alias => Some(Rule::Stated),
        Tie::Bracket if closes && first.kind == Kind::Org && is_acronym && fits => Some(Rule::InBrackets),
        Tie::Bracket if is_translation && (closes || after.starts_with([',', ';'])) => Some(Rule::Stated),
        Tie::Bracket => None,
    }
}

/// Whether a new sentence says of the one that the sentence before began with what it is called: `. It was previously
/// known as the`, `. His real name is`.
pub(super) fn is_of_subject(between: &str) -> bool {
    let Some((_, sentence)) = between.rsplit_once(". ") else { return false };
    let Some((pronoun, rest)) = sentence.trim_start().split_once(' ') else { return false };
    match pronoun {
        "He" | "She" | "It" => tie(&format!(", {rest}")) == Some(Tie::Alias),
        "His" | "Her" | "Its" => {
            let rest = rest.trim_end().trim_end_matches(['"', '“', '\'']).trim_end();
            let name = rest.strip_suffix(" name was").or_else(|| rest.strip_suffix(" name is"));
            name.is_some_and(|sort| matches!(sort, "real" | "birth" | "full" | "legal" | "original" | "former"))
        }
        _ => false,
    }
}

/// How the words behind the bracket that explains a name tie it to the next one: `European Community (EC) or Common
/// Market`.
pub(super) fn goes_over(between: &str) -> Option<Tie> {
    if matches!(between.trim(), "or" | "or the") { Some(Tie::Alias) } else { tie(between) }
}

/// Whether two names with `or` between them are one in two spellings: each word starts as the other's does.
pub(super) fn is_respelled(draft: &Draft<&CaseLexicon<'_>>, one: u32, other: u32) -> bool {
    let (one, other) = (draft.name(one), draft.name(other));
    let start = |word: u32| draft.lexicon.spelled(word).chars().take(SAME_START);
    // `Kent or Kentish`, but not `Medicare or Medicaid`
    let fits = |a: u32, b: u32| {
        let (a, b) = (draft.lexicon.spelled(a), draft.lexicon.spelled(b));
        a.starts_with(b) || b.starts_with(a) || a.chars().last() == b.chars().last()
    };
    let fits = |a: u32, b: u32| one.words.len() > 1 || fits(a, b);
    one.kind == other.kind
        && one.words.len() == other.words.len()
        && one.words.iter().zip(&other.words).all(|(a, b)| start(*a).eq(start(*b)) && fits(*a, *b))
}

/// How many letters two spellings of one word start with.
const SAME_START: usize = 3;

/// Whether a list of aliases inside brackets goes on between two names.
pub(super) fn goes_on(between: &str) -> bool {
    let inside = between.trim_start().strip_prefix('(').and_then(|inside| inside.split_once(')'));
    let between = inside.filter(|(inside, _)| inside.len() < LONGEST).map_or(between, |(_, after)| after);
    matches!(
        between.trim().trim_matches(['"', '“', '”', '‘', '’', '\'']).trim(),
        "," | "and" | "or" | ", and" | ", or" | ", the" | "and the"
    )
}

/// The longest text between two names that is looked at, in bytes.
const LONGEST: usize = 60;

fn is_telling(word: &str) -> bool {
    matches!(
        word,
        "known"
            | "aka"
            | "alias"
            | "pseudonym"
            | "pseudonyms"
            | "née"
            | "nee"
            | "formerly"
            | "called"
            | "nicknamed"
            | "renamed"
            | "dubbed"
            | "styled"
            | "spelled"
            | "translated"
            | "also"
            | "now"
            | "born"
            | "or"
            | "previously"
            | "originally"
            | "earlier"
            | "later"
    )
}

const FILLERS: &[&str] = &[
    "the",
    "a",
    "an",
    "as",
    "by",
    "her",
    "his",
    "its",
    "their",
    "name",
    "stage",
    "pen",
    "popularly",
    "commonly",
    "colloquially",
    "sometimes",
    "simply",
    "better",
    "best",
    "otherwise",
    "is",
    "was",
    "were",
    "been",
    "being",
    "which",
    "often",
    "informally",
    "officially",
    "locally",
    "widely",
    "then",
    "but",
    "he",
    "she",
    "it",
    "nickname",
    "under",
    "wrote",
    "writing",
    "alternatively",
    "usually",
    "generally",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_between_names_tie_them_or_not() {
        for (between, expected) in [
            (" (", Some(Tie::Bracket)),
            (" (the ", Some(Tie::Bracket)),
            (" (also known as ", Some(Tie::Alias)),
            (", better known by her stage name ", Some(Tie::Alias)),
            (", formerly the ", Some(Tie::Alias)),
            (" (now ", Some(Tie::Alias)),
            (" (a.k.a. \"", Some(Tie::Alias)),
            (", which was also called the ", Some(Tie::Alias)),
            (" also called ", None),
            (" called ", None),
            (" now ", None),
            (" or ", None),
            (", formerly of ", None),
            (". It is also called ", None),
            (" and ", None),
            ("", None),
        ] {
            assert_eq!(tie(between), expected, "{between:?}");
        }
    }
}
