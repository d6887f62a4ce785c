//! Every form of the case once, as a name of interned words.

use std::collections::HashMap;
use std::sync::Arc;

use super::for_all;
use super::name;
use super::numbers::NumberMap;
use super::reading::{NameReading, Traits};
use crate::extract::Kind;

/// A form with its kind.
#[derive(Debug)]
pub(super) struct Name {
    /// Which form, by [`CaseLexicon::form`].
    pub form: u32,
    /// What kind of thing it names.
    pub kind: Kind,
    /// The canonical words.
    pub words: Box<[u32]>,
    /// How many of them come before a place's state or country.
    pub head: usize,
    /// Equal for names that are written alike.
    pub key: u32,
    /// How many letters the words have: of two names with as many words the longer one says more.
    pub letters: u32,
    /// What the form shows beside its words.
    pub traits: Traits,
    /// `jr`, `ii`.
    pub generation: Option<u32>,
    /// The acronyms that its initials make.
    pub acronyms: Box<[u32]>,
    /// Equal for names whose letters are the same in the same order, whatever the spaces.
    pub letters_key: u32,
    /// Equal for people whose names' words start with the same letters.
    pub initials_key: u32,
    /// A nickname in quotation marks.
    pub nickname: Option<u32>,
}

impl Name {
    /// Of two names the one that says more comes later.
    pub(super) fn says(&self) -> (usize, u32, bool) {
        (self.words.len() + usize::from(self.generation.is_some()), self.letters, self.traits.gender.is_some())
    }

    /// The words before a place's state or country.
    pub(super) fn head(&self) -> &[u32] {
        self.words.get(..self.head).unwrap_or(&self.words)
    }
}

/// The interned forms, words and names of a case.
#[derive(Debug, Default)]
pub(super) struct CaseLexicon<'a> {
    forms: Vec<&'a str>,
    form_ids: HashMap<&'a str, u32>,
    name_ids: NumberMap<(u32, Kind), u32>,
    names: Vec<Name>,
    /// The forms and kinds of the names after these, which have numbers and are not read yet.
    unread: Vec<(u32, Kind)>,
    words: Vec<Arc<str>>,
    word_ids: HashMap<Arc<str>, u32>,
    keys: NumberMap<Box<[u32]>, u32>,
}

/// So many names are read before they are kept in short.
const AT_ONCE: usize = 1 << 14;

/// Parts a key's words from the state, country or generation that follows: no word has this number.
const BREAK: u32 = u32::MAX;

impl<'a> CaseLexicon<'a> {
    /// The numbers of the names of some forms. They can be asked for once they are [read](Self::read).
    pub(super) fn number(&mut self, forms: &[(&'a str, Kind)]) -> Vec<u32> {
        forms.iter().map(|(form, kind)| self.number_one(form, *kind)).collect()
    }

    fn number_one(&mut self, form: &'a str, kind: Kind) -> u32 {
        let form_id = *self.form_ids.entry(form).or_insert_with(|| {
            self.forms.push(form);
            self.forms.len() as u32 - 1
        });
        let next = (self.names.len() + self.unread.len()) as u32;
        *self.name_ids.entry((form_id, kind)).or_insert_with(|| {
            self.unread.push((form_id, kind));
            next
        })
    }

    /// Reads the names that have numbers and are not read yet, on all cores where they are from `several` sources.
    pub(super) fn read(&mut self, several: bool) {
        for unread in std::mem::take(&mut self.unread).chunks(AT_ONCE) {
            let read = |at: usize| name::read(self.forms[unread[at].0 as usize], unread[at].1);
            let readings = for_all(unread.len(), several, read);
            for ((form, kind), reading) in unread.iter().zip(readings) {
                self.add(*form, *kind, reading);
            }
        }
    }

    /// The name of a form and kind, read at its first sight.
    pub(super) fn intern(&mut self, form: &'a str, kind: Kind) -> u32 {
        let id = self.number_one(form, kind);
        self.read(false);
        id
    }

    fn add(&mut self, form: u32, kind: Kind, reading: NameReading) {
        let letters = reading.words.iter().map(|word| word.chars().count() as u32).sum();
        let words: Box<[u32]> = reading.words.into_iter().map(|word| self.word(word)).collect();
        let generation = reading.generation.map(|word| self.word(word));
        let nickname = reading.nickname.map(|word| self.word(word));
        let key = self.key(&words, reading.head, generation);
        let acronyms = reading.acronyms.into_iter().map(|acronym| self.word(acronym)).collect();
        let letters_key = match *words {
            [word] if !self.spelled(word).contains('-') => word,
            _ => self.spell(&words, |word, spelled| spelled.extend(word.split('-'))),
        };
        let initials_key = match kind {
            Kind::Person => self.spell(&words, |word, spelled| spelled.extend(word.chars().take(1).chain([' ']))),
            _ => letters_key,
        };
        self.names.push(Name {
            form,
            kind,
            words,
            head: reading.head,
            key,
            letters,
            traits: reading.traits,
            generation,
            acronyms,
            letters_key,
            initials_key,
            nickname,
        });
    }

    /// The name with this number.
    pub(super) fn name(&self, id: u32) -> &Name {
        &self.names[id as usize]
    }

    /// The form with this number.
    pub(super) fn form(&self, id: u32) -> &'a str {
        self.forms[id as usize]
    }

    /// The form of each name.
    pub(super) fn form_of_names(&self) -> Vec<u32> {
        self.names.iter().map(|name| name.form).collect()
    }

    /// All forms, as an owned list.
    pub(super) fn into_forms(self) -> Vec<Box<str>> {
        self.forms.into_iter().map(Box::from).collect()
    }

    /// The folded word with this number.
    pub(super) fn spelled(&self, word: u32) -> &str {
        self.words.get(word as usize).map_or("", |word| word)
    }

    /// Whether no word of a name is written in Latin letters.
    pub(super) fn is_foreign(&self, name: &Name) -> bool {
        name.words
            .iter()
            .flat_map(|word| self.spelled(*word).chars())
            .all(|c| !c.is_ascii_alphanumeric() && c > '\u{24f}')
    }

    /// Interns what a name's words are written together as.
    fn spell(&mut self, words: &[u32], add: impl Fn(&str, &mut String)) -> u32 {
        let mut spelled = String::new();
        for word in words {
            add(self.spelled(*word), &mut spelled);
        }
        self.word(spelled)
    }

    fn word(&mut self, folded: String) -> u32 {
        if let Some(id) = self.word_ids.get(folded.as_str()) {
            return *id;
        }
        let id = self.words.len() as u32;
        let folded: Arc<str> = folded.into();
        self.words.push(Arc::clone(&folded));
        self.word_ids.insert(folded, id);
        id
    }

    fn key(&mut self, words: &[u32], head: usize, generation: Option<u32>) -> u32 {
        let mut parts = words.to_vec();
        if head < words.len() {
            parts.insert(head, BREAK);
        }
        if let Some(generation) = generation {
            parts.extend([BREAK, generation]);
        }
        let next = self.keys.len() as u32;
        *self.keys.entry(parts.into()).or_insert(next)
    }
}
