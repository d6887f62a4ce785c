//! What is sure in some sources of a case helps in the others: `Valera` alone, where a neighbouring source has
//! `Juan Valera`.
//!
//! Two passes, both linear in what they read: names are gathered from every source, then each source is corrected.
//! Must not judge which names mean one entity: a name here is its words and its kind.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::iter::Peekable;
use std::ops::Range;
use std::slice::Iter;

use super::consistency::{LONGEST, may_stand_alone};
use super::document::{Case, Document, Identity};
use super::hash::{hash, join};
use super::pieces;
use crate::extract::{Kind, Mention};
use crate::text::{Span, tokens};

/// The names of all sources of a case, by their words.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    forms: HashMap<u64, Form, BuildHasherDefault<Identity>>,
    /// How many tokens the longest form has that begins with a word.
    longest: HashMap<u64, usize, BuildHasherDefault<Identity>>,
    n_sources: u32,
}

/// What the sources say of one form.
#[derive(Clone, Copy, Debug, Default)]
struct Form {
    /// How often it was found as each kind.
    votes: [u32; KINDS.len()],
    /// How often it is the last word of a person's full name.
    surname: u32,
    n_sources: u32,
    last_source: u32,
    n_tokens: u32,
}

/// The places of persons and of other things among `KINDS`.
const PERSON: usize = 0;
const MISC: usize = 4;

const KINDS: [Kind; 5] = [Kind::Person, Kind::Org, Kind::Place, Kind::Event, Kind::Misc];

impl Lexicon {
    /// Gathers the names of one more source.
    pub fn add(&mut self, text: &str, mentions: &[Mention]) {
        self.n_sources += 1;
        for mention in mentions {
            let name = mention.span.of(text);
            let words = tokens(name);
            let Some(kind) = KINDS.iter().position(|kind| *kind == mention.kind).filter(|_| words.len() <= LONGEST)
            else {
                continue;
            };
            let form = self.form(name, &words);
            form.votes[kind] += 1;
            if let [_, .., last] = words.as_slice()
                && mention.kind == Kind::Person
                && words.len() <= 4
                && last.len() > 3
                && Case::of(last.of(name)) == Case::Capital
            {
                self.form(name, &[*last]).surname += 1;
            }
        }
    }

    /// The form of a name's words, noted for this source.
    fn form(&mut self, name: &str, words: &[Span]) -> &mut Form {
        let hashes = words.iter().map(|word| hash(word.of(name).as_bytes()));
        let first = hashes.clone().next().unwrap_or(0);
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(words.len());
        let form = self.forms.entry(hashes.reduce(join).unwrap_or(0)).or_default();
        if form.last_source != self.n_sources {
            form.last_source = self.n_sources;
            form.n_sources += 1;
        }
        form.n_tokens = words.len() as u32;
        form
    }

    /// The mentions of a source, in order, not overlapping: `mentions`, some with a kind that other sources are sure of,
    /// and names that were missed.
    pub fn correct(&self, text: &str, mentions: &[Mention]) -> Vec<Mention> {
        let mut corrected: Vec<Mention> = mentions.iter().map(|mention| self.corrected(text, *mention)).collect();
        let mut taken = mentions.iter().peekable();
        // By pieces, as names are found: the tokens of a very long text take many times its memory.
        for piece in pieces(text) {
            corrected.extend(self.missed_in(text, piece, &mut taken));
        }
        corrected.sort_by_key(|mention| mention.span);
        corrected.dedup_by(|later, first| first.span.overlaps(later.span));
        corrected
    }

    /// The names that were missed in a piece of a text, between the mentions from there on, which are `taken`.
    fn missed_in(&self, text: &str, piece: Span, taken: &mut Peekable<Iter<'_, Mention>>) -> Vec<Mention> {
        let in_text = |span: Span| Span::new(piece.start + span.start, piece.start + span.end);
        let document = Document::new(piece.of(text));
        let mut found = Vec::new();
        for sentence in &document.sentences {
            let mut at = sentence.start;
            while let Some(token) = document.tokens.get(at).map(|token| in_text(*token)).filter(|_| at < sentence.end) {
                while taken.next_if(|mention| mention.span.end <= token.start).is_some() {}
                let free = !taken.peek().is_some_and(|mention| mention.span.overlaps(token));
                let name = if free { self.missed(&document, sentence, at) } else { None };
                at = name.as_ref().map_or(at + 1, |(tokens, _)| tokens.end);
                let mention = name.and_then(|(tokens, kind)| document.mention(&tokens, kind));
                found.extend(mention.map(|mention| Mention { span: in_text(mention.span), ..mention }));
            }
        }
        found
    }

    /// A mention with the kind that the case is sure of.
    fn corrected(&self, text: &str, mention: Mention) -> Mention {
        let name = mention.span.of(text);
        let form = tokens(name).iter().map(|word| hash(word.of(name).as_bytes())).reduce(join);
        let sure = form.and_then(|form| self.forms.get(&form)?.sure());
        Mention { kind: sure.unwrap_or(mention.kind), ..mention }
    }

    /// The longest sure name that begins at a token and is no mention yet.
    fn missed(&self, document: &Document<'_>, sentence: &Range<usize>, at: usize) -> Option<(Range<usize>, Kind)> {
        let first = document.word(at).filter(|word| word.case.is_capital())?;
        let longest = *self.longest.get(&first.exact)?;
        let mut name = None;
        let mut form = None;
        for end in at + 1..=sentence.end.min(at + longest) {
            let word = document.word(end - 1)?.exact;
            let joined = form.map_or(word, |form| join(form, word));
            form = Some(joined);
            let Some(kind) = self.forms.get(&joined).and_then(Form::sure) else { continue };
            let tokens = at..end;
            let may = if tokens.len() > 1 {
                kind != Kind::Misc
            } else {
                !first.seen_lower && first.seen_inside && may_stand_alone(document, sentence, &tokens, kind)
            };
            if may {
                name = Some((tokens, kind));
            }
        }
        name
    }
}

impl Form {
    /// The kind that the sources are sure of. For a single word more than two thirds must speak, a full name as much as
    /// three surnames, and more than one source; for several words more than half, of which the finding of some other
    /// thing, the model's last resort, counts half.
    fn sure(&self) -> Option<Kind> {
        let mut votes = self.votes;
        votes[PERSON] += 3 * self.surname;
        if self.is_never_introduced() {
            votes[PERSON] = 0;
        }
        let several = self.n_tokens > 1;
        if several {
            votes[MISC] = votes[MISC].div_ceil(2);
        }
        let total: u32 = votes.iter().sum();
        let (best, most) = votes.into_iter().enumerate().max_by_key(|(_, votes)| *votes)?;
        let enough = self.surname > 0 || several || (self.n_sources > 1 && self.votes.iter().sum::<u32>() > 2);
        let clear = if several { most * 2 > total } else { most * 3 > total * 2 };
        (enough && clear).then(|| KINDS.get(best).copied()).flatten()
    }

    /// Whether several sources have this single word for a person and none gives it a first name, as reports do when they
    /// bring a person in, while some have it for another thing.
    fn is_never_introduced(&self) -> bool {
        let others = self.votes.iter().sum::<u32>() - self.votes[PERSON];
        self.n_tokens == 1 && self.surname == 0 && self.n_sources > 2 && others * 8 > self.votes[PERSON]
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tagger;
    use super::*;

    /// The names of each source after all were gathered.
    fn correct(sources: &[&str]) -> Vec<String> {
        let tagger = Tagger::embedded().expect("the model in the binary is sound");
        let mut finder = tagger.finder();
        let found: Vec<Vec<Mention>> = sources.iter().map(|text| finder.find(text)).collect();
        let mut lexicon = Lexicon::default();
        sources.iter().zip(&found).for_each(|(text, mentions)| lexicon.add(text, mentions));
        let show = |text: &str, mention: Mention| format!("{:?} {}", mention.kind, mention.span.of(text));
        let corrected = sources.iter().zip(&found).map(|(text, mentions)| lexicon.correct(text, mentions));
        let shown = sources.iter().zip(corrected).map(|(text, mentions)| {
            let shown: Vec<String> = mentions.into_iter().map(|mention| show(text, mention)).collect();
            shown.join(", ")
        });
        shown.collect()
    }

    #[test]
    fn a_full_name_in_one_source_tells_the_surname_in_another() {
        let sources = ["The engineer Marta Quillón spoke in Lima.", "By then the report of Quillón was lost."];
        assert_eq!(correct(&sources), ["Person Marta Quillón, Place Lima", "Person Quillón"]);
    }

    /// What these votes, in the order of `KINDS`, make of a form of `n_tokens` words in three sources.
    fn check_sure(n_tokens: u32, votes: [u32; 5], expected: Option<Kind>) {
        let form = Form { votes, n_tokens, n_sources: 3, ..Form::default() };
        assert_eq!(form.sure(), expected, "{n_tokens} words, {votes:?}");
    }

    #[test]
    fn the_sources_vote() {
        check_sure(2, [13, 0, 0, 0, 14], Some(Kind::Person));
        check_sure(2, [2, 2, 0, 0, 0], None);
        check_sure(1, [0, 3, 2, 0, 0], None);
        check_sure(1, [0, 5, 2, 0, 0], Some(Kind::Org));
        // A person whom nobody introduces is likely none, where something else was found too.
        check_sure(1, [8, 2, 0, 0, 0], Some(Kind::Org));
        check_sure(1, [8, 0, 0, 0, 0], Some(Kind::Person));
    }

    #[test]
    fn a_word_that_is_also_a_common_one_is_left_alone() {
        let sources = ["The mayor, Anna Green, spoke.", "A green field. We saw that Green field too."];
        assert_eq!(correct(&sources)[1], "");
    }

    #[test]
    fn mentions_stay_in_order_and_apart() {
        let text = "Marta Quillón and Quillón and Acme Holdings";
        let mention = |name: &str, kind| {
            let start = text.find(name).expect("the text holds it");
            Mention { span: Span::new(start, start + name.len()), kind }
        };
        let marta = mention("Marta Quillón", Kind::Person);
        let mut lexicon = Lexicon::default();
        lexicon.add(text, &[marta, mention("Acme Holdings", Kind::Org)]);
        let corrected = lexicon.correct(text, &[marta]);
        let spans: Vec<&str> = corrected.iter().map(|mention| mention.span.of(text)).collect();
        assert_eq!(spans, ["Marta Quillón", "Quillón", "Acme Holdings"]);
    }
}
