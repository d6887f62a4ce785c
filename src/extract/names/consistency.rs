//! What a whole text shows of its names, against what the model guessed sentence by sentence.
//!
//! A name has one kind in a text; a surname after a full name is that person; letters in brackets after a name stand for
//! it; a name found once is a name wherever it stands. Must not know other texts, and takes time linear in the text.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::described::kind_said;
use super::document::{Case, Document, Identity, lowercase};
use super::hash::join;
use super::lists::{FIRST, Lists, PERSONAL, stem_hash};
use super::model::{Chances, KINDS, Name};
use crate::extract::Kind;

/// No name that is looked for elsewhere, in this text or in other sources, has more tokens.
pub(super) const LONGEST: usize = 10;

/// How much another occurrence says about this one, against its own evidence.
const OTHERS: f32 = 0.7;

/// How much each occurrence of a stranger's name speaks against a person.
const STRANGER: f32 = 0.5;

/// How much it says for a kind that a sentence calls the name one.
const SAID: f32 = 6.0;

/// The place of persons among `KINDS`.
const PERSON: usize = 0;

/// The names of `document` after a look at all of it.
pub(super) fn consistent(document: &Document<'_>, mut names: Vec<Name>, lists: &Lists) -> Vec<Name> {
    let mut forms = Forms::default();
    for name in &names {
        forms.vote(document, name);
        forms.hear(document, name);
    }
    forms.add_surnames(document, &names, lists);
    forms.doubt_strangers(document, &names, lists);
    let acronyms = forms.add_acronyms(document, &names);
    for name in &mut names {
        if let Some(kind) = forms.kind_here(document, name) {
            name.kind = kind;
        }
    }
    names.retain(|name| !forms.forget_if_it_runs_on(document, &name.tokens));
    names.extend(acronyms);
    names.sort_by_key(|name| name.tokens.start);
    names.dedup_by(|later, first| later.tokens.start < first.tokens.end);
    let spread = forms.spread(document, &names);
    names.extend(spread);
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// The forms of a text's names, by the hash of their words.
#[derive(Default)]
struct Forms {
    by_form: HashMap<u64, Form, BuildHasherDefault<Identity>>,
    /// The same for forms in capitals, as headings write them.
    shouted: HashMap<u64, Kind, BuildHasherDefault<Identity>>,
    /// How many tokens the longest form has that begins with a word.
    longest: HashMap<u64, usize, BuildHasherDefault<Identity>>,
}

/// What speaks for each kind of a form.
#[derive(Clone, Copy, Default)]
struct Form {
    /// The sum of the evidence of its occurrences, for each kind.
    votes: Chances,
    /// What is known of it otherwise, and outweighs the votes.
    known: Option<Kind>,
    /// How often it stands in the text where it could be a stranger's name.
    times: u32,
}

impl Form {
    /// The kind for which most speaks.
    fn kind(&self) -> Option<Kind> {
        let voted = self.votes.iter().any(|vote| vote.abs() > 0.0);
        let mut weighed = self.votes;
        if self.times > 1 {
            weighed[PERSON] -= self.times as f32 * STRANGER;
        }
        let best = KINDS.iter().zip(weighed).max_by(|a, b| a.1.total_cmp(&b.1));
        self.known.or_else(|| best.filter(|_| voted).map(|(kind, _)| *kind))
    }
}

impl Forms {
    fn vote(&mut self, document: &Document<'_>, name: &Name) {
        let Some(form) = form_of(document, &name.tokens) else { return };
        let form = self.by_form.entry(form).or_default();
        for (vote, chance) in form.votes.iter_mut().zip(name.chances) {
            *vote += evidence(chance);
        }
        self.note_length(document, &name.tokens);
    }

    /// Counts what the sentence says that the name is.
    fn hear(&mut self, document: &Document<'_>, name: &Name) {
        let Some(kind) = kind_said(document, name.tokens.start, name.tokens.end) else { return };
        let place = KINDS.iter().position(|one| *one == kind);
        let form = form_of(document, &name.tokens).and_then(|form| self.by_form.get_mut(&form));
        if let Some((form, place)) = form.zip(place) {
            form.votes[place] += SAID;
        }
    }

    /// Notes that a form begins with this word, so that it is looked for there.
    fn note_length(&mut self, document: &Document<'_>, tokens: &Range<usize>) {
        if let Some(first) = document.word(tokens.start) {
            let longest = self.longest.entry(first.lower).or_default();
            *longest = (*longest).max(tokens.len().min(LONGEST));
        }
    }

    fn know(&mut self, document: &Document<'_>, tokens: &Range<usize>, kind: Kind) {
        if let Some(form) = form_of(document, tokens) {
            self.by_form.entry(form).or_default().known = Some(kind);
            self.shouted.insert(lower_form(document, tokens), kind);
            self.note_length(document, tokens);
        }
    }

    /// The last word of a full name is that person wherever it stands alone, and so is a given name that begins it.
    fn add_surnames(&mut self, document: &Document<'_>, names: &[Name], lists: &Lists) {
        for name in names {
            let full = (2..=4).contains(&name.tokens.len())
                && form_of(document, &name.tokens).and_then(|form| self.by_form.get(&form)?.kind())
                    == Some(Kind::Person);
            let last = name.tokens.end - 1;
            let usable =
                |at: usize| document.word(at).is_some_and(|word| word.case == Case::Capital && word.text.len() > 2);
            if !full {
                continue;
            }
            if usable(last) {
                self.know(document, &(last..last + 1), Kind::Person);
            }
            let first = name.tokens.start..name.tokens.start + 1;
            let given = document.word(first.start).is_some_and(|word| lists.classes(word.lower) & FIRST != 0);
            if given && usable(first.start) && self.kind(document, &first).is_none() {
                self.know(document, &first, Kind::Person);
            }
        }
    }

    /// A single word that is no one's surname or given name, in this text or in the lists, is less likely a person with
    /// every time it stands here: reports bring a person in by the full name.
    fn doubt_strangers(&mut self, document: &Document<'_>, names: &[Name], lists: &Lists) {
        let mut buffer = String::new();
        for name in names.iter().filter(|name| name.tokens.len() == 1) {
            let Some(word) = document.word(name.tokens.start) else { continue };
            let listed = lists.classes(stem_hash(lowercase(word.text, &mut buffer))) & PERSONAL != 0;
            if let Some(form) = self.by_form.get_mut(&word.exact).filter(|form| !listed && form.known.is_none()) {
                form.times += 1;
            }
        }
    }

    /// Capitals in brackets after a name whose initials they are: the same thing. Gives those that are no names yet.
    fn add_acronyms(&mut self, document: &Document<'_>, names: &[Name]) -> Vec<Name> {
        let mut found = Vec::new();
        for name in names.iter().filter(|name| name.tokens.len() > 1 && name.kind != Kind::Person) {
            let at = name.tokens.end + 1;
            let text = |at: usize| document.word(at).map_or("", |word| word.text);
            if text(at - 1) == "(" && text(at + 1) == ")" && is_acronym(text(at), document, &name.tokens) {
                let kind = self.kind(document, &name.tokens).unwrap_or(name.kind);
                self.know(document, &(at..at + 1), kind);
                found.push(Name { tokens: at..at + 1, kind, chances: name.chances });
            }
        }
        found.retain(|acronym| names.binary_search_by(|name| name.tokens.start.cmp(&acronym.tokens.start)).is_err());
        found
    }

    /// The kind of a name by all its occurrences, of which this one counts most.
    fn kind_here(&self, document: &Document<'_>, name: &Name) -> Option<Kind> {
        let form = self.by_form.get(&form_of(document, &name.tokens)?)?;
        let mut form = *form;
        for (vote, chance) in form.votes.iter_mut().zip(name.chances) {
            let own = evidence(chance);
            *vote = (*vote - own) * OTHERS + own;
        }
        form.kind()
    }

    fn kind(&self, document: &Document<'_>, tokens: &Range<usize>) -> Option<Kind> {
        self.by_form.get(&form_of(document, tokens)?)?.kind()
    }

    /// Further occurrences of the forms, outside of `names`.
    fn spread(&mut self, document: &Document<'_>, names: &[Name]) -> Vec<Name> {
        self.add_shouted(document, names);
        let mut found = Vec::new();
        let mut names = names.iter().peekable();
        for sentence in &document.sentences {
            let mut at = sentence.start;
            while at < sentence.end {
                while names.next_if(|name| name.tokens.end <= at).is_some() {}
                let free_until = names.peek().map_or(sentence.end, |name| name.tokens.start.min(sentence.end));
                if free_until <= at {
                    at = names.peek().map_or(at + 1, |name| name.tokens.end);
                } else if let Some(name) = self.longest_at(document, sentence, at..free_until) {
                    at = name.tokens.end;
                    found.push(name);
                } else {
                    at += 1;
                }
            }
        }
        found
    }

    /// Forgets a name that is a heading's capitals and begins with the surname of someone whom the text names in full, as
    /// `ORTIZ RESIGNS` does: the surname alone is the name, and is found as such. Says whether it was one.
    fn forget_if_it_runs_on(&mut self, document: &Document<'_>, tokens: &Range<usize>) -> bool {
        let in_capitals = || tokens.clone().filter_map(|at| document.word(at)).all(|word| word.case == Case::Upper);
        let first = tokens.start..tokens.start + 1;
        let runs_on = tokens.len() > 1 && in_capitals() && self.shouted_kind(document, &first) == Some(Kind::Person);
        if let Some(form) = form_of(document, tokens).filter(|_| runs_on) {
            self.by_form.remove(&form);
        }
        runs_on
    }

    /// Notes how the names would be written in capitals.
    fn add_shouted(&mut self, document: &Document<'_>, names: &[Name]) {
        for name in names {
            let kind = self.kind(document, &name.tokens).unwrap_or(name.kind);
            let lower = lower_form(document, &name.tokens);
            self.shouted.entry(lower).or_insert(kind);
        }
    }

    /// The longest form that begins where `free` does and ends in it.
    fn longest_at(&self, document: &Document<'_>, sentence: &Range<usize>, free: Range<usize>) -> Option<Name> {
        let first = document.word(free.start).filter(|word| word.case.is_capital())?;
        let longest = self.longest.get(&first.lower).copied()?.min(free.len());
        (1..=longest).rev().find_map(|length| {
            let tokens = free.start..free.start + length;
            let kind = match self.kind(document, &tokens) {
                Some(kind) => {
                    let alone = length > 1 || may_stand_alone(document, sentence, &tokens, kind);
                    Some(kind).filter(|kind| alone && *kind != Kind::Misc)
                }
                None => self.shouted_kind(document, &tokens),
            }?;
            Some(Name { tokens, kind, chances: Chances::default() })
        })
    }

    /// The kind of a name that is written in capitals here and otherwise elsewhere. In a heading every word has
    /// capitals, so those around it tell nothing; that it is no common word must be enough.
    fn shouted_kind(&self, document: &Document<'_>, tokens: &Range<usize>) -> Option<Kind> {
        let mut words = tokens.clone().filter_map(|at| document.word(at));
        words.next().filter(|word| word.case == Case::Upper && word.text.len() > 3 && !word.seen_lower)?;
        let in_capitals = words.all(|word| word.case != Case::Capital);
        self.shouted.get(&lower_form(document, tokens)).copied().filter(|kind| in_capitals && *kind != Kind::Misc)
    }
}

/// What an occurrence says for a kind that is so likely there. No single one decides.
fn evidence(chance: f32) -> f32 {
    (chance + 0.01).ln()
}

/// Whether a single word that is a name elsewhere is one here: not as part of a longer name.
pub(super) fn may_stand_alone(
    document: &Document<'_>,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    kind: Kind,
) -> bool {
    let capital = |at: usize| sentence.contains(&at) && document.word(at).is_some_and(|word| word.case.is_capital());
    let word = document.word(tokens.start);
    let long = word.is_some_and(|word| word.text.len() > 3 || (word.case == Case::Upper && word.text.len() > 1));
    // The first word of a sentence has its capital from there (`Despite Acme`).
    let follows = tokens.start > sentence.start + 1 && capital(tokens.start - 1);
    long && kind != Kind::Misc && !capital(tokens.end) && !follows
}

/// Whether `letters` are the initials of the name's words.
fn is_acronym(letters: &str, document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().filter_map(|at| document.word(at));
    let initials = words.filter(|word| word.case.is_capital()).filter_map(|word| word.text.chars().next());
    let letters = letters.chars().filter(|&c| c != '.');
    letters.clone().count() > 1 && letters.eq(initials)
}

/// A name's words as one number; names of many tokens have none.
fn form_of(document: &Document<'_>, tokens: &Range<usize>) -> Option<u64> {
    let words = (tokens.len() <= LONGEST).then(|| tokens.clone().filter_map(|at| document.word(at)))?;
    words.map(|word| word.exact).reduce(join)
}

/// The same in small letters.
fn lower_form(document: &Document<'_>, tokens: &Range<usize>) -> u64 {
    tokens.clone().filter_map(|at| document.word(at)).map(|word| word.lower).reduce(join).unwrap_or(0)
}
