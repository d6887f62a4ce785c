//! What happens to somebody or something once: birth, death, founding. Two dates of it can't both be right, in whatever
//! words they are told.
//!
//! Must not take the day on which it was told, or what befell another, for it: what parts them is listed.

use super::DatedSentence;
use super::words::words;
use crate::case::EntityIdx;
use crate::lang::{self, Cue};
use crate::text::{Span, fold};

/// What happens once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Once {
    Birth,
    Death,
    Founding,
}

/// How a word tells it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `Karel died`
    Verb,
    /// `Karel was killed`: without its auxiliary somebody else does it.
    Participle,
    /// `the death of Karel`, `Karel's death`
    Noun,
}

/// Which words tell it.
const TELLING: &[(Cue, Once, Form)] = &[
    (Cue::BirthVerb, Once::Birth, Form::Verb),
    (Cue::BirthNoun, Once::Birth, Form::Noun),
    (Cue::DeathVerb, Once::Death, Form::Verb),
    (Cue::DeathParticiple, Once::Death, Form::Participle),
    (Cue::DeathNoun, Once::Death, Form::Noun),
    (Cue::FoundingParticiple, Once::Founding, Form::Participle),
];

/// So many bytes lie at most between the word and the date, and between the word and the name.
const NEAR_DATE: usize = 70;
const NEAR_NAME: usize = 40;

/// What the statement's date tells of which of its entities.
pub(super) fn told(statement: &DatedSentence<'_>) -> Option<(EntityIdx, Once)> {
    let text = statement.sentence;
    if statement.date.is_empty() || statement.names.is_empty() || statement.when.is_doubtful() {
        return None;
    }
    let mut before = "";
    let mut best: Option<(usize, EntityIdx, Once)> = None;
    for word in words(text) {
        let folded = fold(word.of(text));
        if lang::is(&folded, Cue::Anniversary) {
            return None;
        }
        let known = TELLING.iter().find(|(cue, ..)| lang::is(&folded, *cue));
        let auxiliary = std::mem::replace(&mut before, word.of(text));
        let Some((_, once, form)) = known else { continue };
        let is_told = *form != Form::Participle || lang::is(auxiliary, Cue::Passive);
        // `The report of July 2010 spoke of Karel's death`: a date before the noun is of something else.
        let is_told = is_told && (*form != Form::Noun || statement.date.start >= word.end);
        let near = near_date(text, word, statement.date).filter(|_| is_told);
        let Some((near, entity)) = near.zip(subject(statement, word, *form)) else { continue };
        if best.is_none_or(|(nearest, ..)| near < nearest) {
            best = Some((near, entity, *once));
        }
    }
    best.map(|(_, entity, once)| (entity, once))
}

/// How far the date is from the word, where no other clause lies between them; a date mostly follows.
fn near_date(text: &str, word: Span, date: Span) -> Option<usize> {
    let (gap, penalty) = if date.start >= word.end {
        (Span::new(word.end, date.start), 0)
    } else {
        (Span::new(date.end, word.start), 5)
    };
    let near = gap.end.checked_sub(gap.start).filter(|near| *near <= NEAR_DATE)?;
    (!is_parted(gap.of(text))).then_some(near + penalty)
}

/// Whose it is: the last name before a verb, the one after `death of`, or the one before `'s death`.
fn subject(statement: &DatedSentence<'_>, word: Span, form: Form) -> Option<EntityIdx> {
    let text = statement.sentence;
    let names = &statement.names;
    let before = names.iter().rev().find(|(name, _)| name.end <= word.start);
    let between = |name: &Span| Span::new(name.end, word.start).of(text);
    if form == Form::Noun {
        let of = |name: &Span| {
            let lead = text.get(word.end..name.start).unwrap_or("-").trim();
            lang::is(lead, Cue::OfName)
        };
        let after = names.iter().find(|(name, _)| of(name));
        let owner = before.filter(|(name, _)| ["'s", "’s"].contains(&between(name).trim()));
        return after.or(owner).map(|(_, entity)| *entity);
    }
    let (name, entity) = before?;
    let between = between(name);
    // `Karel's father died`
    let other = between.starts_with(['\'', '’']);
    (between.len() <= NEAR_NAME && !other && !is_parted(between)).then_some(*entity)
}

fn is_parted(gap: &str) -> bool {
    gap.contains([';', '.']) || words(gap).any(|word| lang::is(&fold(word.of(gap)), Cue::NewClause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{SourceIdx, Status};
    use crate::extract::dates::Edtf;

    /// A sentence with its names in brackets and its date in braces; whose birth, death or founding it tells.
    fn check(marked: &str, expected: &str) {
        let (mut sentence, mut names, mut date) = (String::new(), Vec::new(), Span::default());
        for part in marked.split_inclusive(['[', ']', '{', '}']) {
            let (words, mark) = part.split_at(part.len() - 1);
            let start = sentence.len();
            match mark {
                "]" => {
                    names.push((Span::new(start, start + words.len()), EntityIdx(names.len() as u32)));
                    sentence.push_str(words);
                }
                "}" => {
                    date = Span::new(start, start + words.len());
                    sentence.push_str(words);
                }
                "[" | "{" => sentence.push_str(words),
                _ => sentence.push_str(part),
            }
        }
        let when: Edtf = "2009".parse().expect("a year");
        let statement = DatedSentence {
            source: SourceIdx(0),
            sentence: &sentence,
            at: 0,
            dates: Vec::new(),
            when: &when,
            date,
            names: names.clone(),
            status: Status::Guess,
            is_deictic: false,
            clock: None,
        };
        let shown = told(&statement).map_or_else(String::new, |(entity, once)| {
            format!("{once:?} {}", names[entity.0 as usize].0.of(&sentence))
        });
        assert_eq!(shown, expected, "{marked}");
    }

    #[test]
    fn whose_birth_death_or_founding() {
        for (marked, expected) in [
            ("On {18 June 2009} [Elian Karel] died in prison.", "Death Elian Karel"),
            (
                "[Elian Karel] died of cardiac arrest in the prison of [Port Vell] on {18 June 2009}.",
                "Death Elian Karel",
            ),
            ("The death of [Elian Karel] on {18 June 2009} was told late.", "Death Elian Karel"),
            ("[Karel]'s death in {June 2009}.", "Death Karel"),
            ("[Karel] was killed in {2009}; [Karel] killed a man.", "Death Karel"),
            ("[Karel] killed [Bodin] in {2009}.", ""),
            ("[Hal] (born {3 May 1951}, died 4 June 2011) sang.", "Birth Hal"),
            ("[Hal] (born 3 May 1951, died {4 June 2011}) sang.", "Death Hal"),
            ("[Norwood Oil] was founded in {1997} by [Anna Keller].", "Founding Norwood Oil"),
            ("[Anna Keller] founded [Norwood Oil] in {1997}.", ""),
            ("On {5 July 2009} [Anna Keller] said that [Elian Karel] died.", ""),
            ("[Karel] died in prison and was buried on {20 June 2009}.", ""),
            ("The report of {July 2010} put [Karel]'s death down to his heart.", ""),
            ("[Karel]'s father died in {2009}.", ""),
            ("They met on {19 June 2013}, the anniversary of the death of [Karel].", ""),
            ("[Karel] nació en [Ulm] en {1951}.", "Birth Karel"),
        ] {
            check(marked, expected);
        }
    }
}
