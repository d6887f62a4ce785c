//! One form with its kind, read as a name: canonical words, and what tells it from names that look like it.
//!
//! Must not compare names: see `order`.

use super::folding::{self, Word};
use super::reading::{NameReading, Traits};
use super::{acronyms, organisations, places, titles};
use crate::extract::Kind;

/// Reads a form as a name of its kind.
pub(super) fn read(form: &str, kind: Kind) -> NameReading {
    let words = folding::words(form);
    let acronyms = if kind == Kind::Person { Vec::new() } else { acronyms::of(&words) };
    let mut reading = match kind {
        Kind::Person => read_person(words),
        Kind::Place => places::read(words),
        Kind::Org | Kind::Event | Kind::Misc => organisations::read(words),
    };
    reading.acronyms = acronyms;
    if reading.words.is_empty() {
        reading.words.push(form.trim().to_owned());
        reading.head = 1;
    }
    reading
}

fn read_person(mut words: Vec<Word<'_>>) -> NameReading {
    let mut reading = NameReading::default();
    reading.traits.several = words.iter().any(|word| matches!(word.folded.as_str(), "and" | "et"));
    if let Some(at) = words.iter().skip(1).position(|word| word.quoted).filter(|_| words.len() > 2) {
        reading.nickname = Some(words.remove(at + 1).folded);
    }
    if !reading.traits.several {
        strip_titles(&mut words, &mut reading.traits);
        put_in_order(&mut words);
        reading.generation = strip_honours(&mut words);
    }
    reading.words = words.iter().flat_map(person_words).collect();
    reading.head = reading.words.len();
    reading
}

/// Takes titles off the front as long as a name is left: `former vice president Joe Biden`, but `Mr. President`.
fn strip_titles(words: &mut Vec<Word<'_>>, traits: &mut Traits) {
    let may_be_title = |word: &Word<'_>| titles::is_title(&word.folded) || titles::leads_to_title(&word.folded);
    let run = words.iter().take_while(|word| may_be_title(word)).count();
    let Some(last) = words.iter().take(run).rposition(|word| titles::is_title(&word.folded)) else { return };
    if run == words.len() {
        traits.homebound = true;
        return;
    }
    for title in words.drain(..=last) {
        traits.titled = true;
        traits.gender = traits.gender.or(titles::gender(&title.folded));
        traits.wants_surname |= titles::wants_surname(&title.folded);
    }
    if let Some(first) = words.first_mut() {
        first.after_comma = false;
    }
}

/// Turns `Twain, Mark` round, and cuts what a comma adds: `Mark Tedeschi, QC`, `John Smith, spokesman`.
fn put_in_order(words: &mut Vec<Word<'_>>) {
    let Some(comma) = words.iter().position(|word| word.after_comma) else { return };
    let is_after_name = |word: &Word<'_>| titles::generation(&word.folded).is_some() || titles::is_honour(&word.folded);
    let after = words.len() - comma;
    if words.iter().skip(comma).any(is_after_name) {
        return;
    }
    if comma <= 2 && after <= 2 {
        words.rotate_left(comma);
    } else {
        words.truncate(comma);
    }
}

/// Takes degrees and honours off the end, and what tells the generation.
fn strip_honours(words: &mut Vec<Word<'_>>) -> Option<String> {
    let all_capitals = words.first().is_some_and(Word::is_capitals);
    let mut generation = None;
    while words.len() > 1 {
        let Some(last) = words.last() else { break };
        let is_roman = last.written.chars().all(char::is_uppercase);
        match titles::generation(&last.folded) {
            Some(told) if is_roman || told.len() == 2 && told.ends_with('r') => generation = Some(told.to_owned()),
            _ if titles::is_honour(&last.folded) && last.is_capitals() && !all_capitals => {}
            _ => break,
        }
        words.pop();
    }
    generation
}

/// `K.C.` is two initials, `St.` is `saint`.
fn person_words(word: &Word<'_>) -> Vec<String> {
    let dotted = word.written.split('.').filter(|part| !part.is_empty());
    if word.written.contains('.') && dotted.clone().count() > 1 && dotted.clone().all(|part| part.chars().count() == 1)
    {
        return dotted.map(folding::fold).collect();
    }
    vec![if word.folded == "st" { "saint".to_owned() } else { word.folded.clone() }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: &str, kind: Kind) -> String {
        let reading = read(form, kind);
        let mut shown = reading.words.join(" ");
        if reading.head < reading.words.len() {
            shown =
                format!("{} | {}", reading.words[..reading.head].join(" "), reading.words[reading.head..].join(" "));
        }
        for (flag, sign) in [
            (reading.traits.acronym, "acronym"),
            (reading.traits.homebound, "homebound"),
            (reading.traits.several, "several"),
            (reading.traits.titled, "titled"),
        ] {
            if flag {
                shown = format!("{shown} +{sign}");
            }
        }
        for (label, word) in [("generation", reading.generation), ("nickname", reading.nickname)] {
            if let Some(word) = word {
                shown = format!("{shown} +{label} {word}");
            }
        }
        shown
    }

    #[test]
    fn names_are_read_by_kind() {
        let read = [
            ("US President Barack Obama", Kind::Person),
            ("Mr. President", Kind::Person),
            ("Twain, Mark", Kind::Person),
            ("Mark Tedeschi, QC", Kind::Person),
            ("Daniel Bernoulli FRS", Kind::Person),
            ("JACK MA", Kind::Person),
            ("Sammy Davis, Jr.", Kind::Person),
            ("Carol II", Kind::Person),
            ("K.C. Maurer", Kind::Person),
            ("James \"Jimmy\" Frise", Kind::Person),
            ("Carrano & Biewener", Kind::Person),
            ("St. Jerome", Kind::Person),
            ("the U.S.", Kind::Place),
            ("Okmulgee, OK", Kind::Place),
            ("Paris, France", Kind::Place),
            ("Paris, Texas", Kind::Place),
            ("Washington, D.C.", Kind::Place),
            ("Basel, in Switzerland", Kind::Place),
            ("U.S. Congress", Kind::Org),
            ("Ex-Cle Soluciones S.A.", Kind::Org),
            ("The Ford Motor Company", Kind::Org),
            ("the Committee", Kind::Org),
            ("FBI", Kind::Org),
            ("GFSIS", Kind::Org),
            ("!!!", Kind::Org),
        ]
        .map(|(form, kind)| format!("{form} -> {}", check(form, kind)))
        .join("\n");
        insta::assert_snapshot!(read, @r#"
    US President Barack Obama -> barack obama +titled
    Mr. President -> mr president +homebound
    Twain, Mark -> mark twain
    Mark Tedeschi, QC -> mark tedeschi
    Daniel Bernoulli FRS -> daniel bernoulli
    JACK MA -> jack ma
    Sammy Davis, Jr. -> sammy davis +generation jr
    Carol II -> carol +generation ii
    K.C. Maurer -> k c maurer
    James "Jimmy" Frise -> james frise +nickname jimmy
    Carrano & Biewener -> carrano and biewener +several
    St. Jerome -> saint jerome
    the U.S. -> united states
    Okmulgee, OK -> okmulgee | oklahoma
    Paris, France -> paris
    Paris, Texas -> paris | texas
    Washington, D.C. -> washington dc
    Basel, in Switzerland -> basel
    U.S. Congress -> united states congress
    Ex-Cle Soluciones S.A. -> ex cle soluciones
    The Ford Motor Company -> ford motor
    the Committee -> committee +homebound
    FBI -> federal bureau of investigation +acronym
    GFSIS -> gfsis +acronym
    !!! -> !!! +homebound
    "#);
    }
}
