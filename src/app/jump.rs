//! The jump: a few letters lead to any entity, source, note, date or command.
//!
//! Must not go there itself: it says what was chosen.

use std::collections::BTreeMap;

use super::action::Action;
use super::line_edit::LineEdit;
use super::list::ListCursor;
use crate::case::{AttestationIdx, Case, EntityIdx, SourceIdx};
use crate::extract::Kind;
use crate::extract::dates::Edtf;
use crate::notebook::Note;
use crate::search::fuzzy;
use crate::text;

/// How many rows a jump shows at the most. Who needs more of them types another letter.
const MOST: usize = 200;

/// Something to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An entity's page.
    Entity(EntityIdx),
    /// A source.
    Source(SourceIdx),
    /// The first event of a date: its number in the case.
    Date(AttestationIdx),
    /// A note: its number in the notebook.
    Note(usize),
    /// A command.
    Command(Action),
}

/// What a case and its commands offer to a jump, ready to be searched. Made on a worker thread: a large case has a
/// hundred thousand names.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    rows: Vec<(Target, String)>,
    index: fuzzy::Index,
}

impl Targets {
    /// Everything in a case that one can jump to: entities that are named most come first.
    pub fn new(case: &Case) -> Self {
        let mut entities: Vec<_> = case.entities().collect();
        entities.sort_by_key(|(_, entity)| std::cmp::Reverse(entity.mentions.len()));
        let mut rows: Vec<(Target, String)> = entities
            .into_iter()
            .map(|(idx, entity)| {
                let names: Vec<&str> =
                    std::iter::once(&entity.name).chain(&entity.aliases).take(4).map(String::as_str).collect();
                (Target::Entity(idx), names.join(" · "))
            })
            .collect();
        for idx in case.source_indices() {
            let Some(source) = case.source(idx) else { continue };
            let origin = source.origin.as_ref().map_or_else(String::new, |origin| format!(" · {origin}"));
            let published = case.reading(idx).and_then(|reading| reading.published.as_ref());
            let published = published.map_or_else(String::new, |date| format!(" · {}", date.in_words()));
            // Found by its file and its day as well.
            rows.push((Target::Source(idx), format!("{}{origin}{published} · {}", source.title, source.path)));
        }
        let mut dates: BTreeMap<&Edtf, (AttestationIdx, usize)> = BTreeMap::new();
        for (idx, event) in case.attestations() {
            dates.entry(&event.when).or_insert((idx, 0)).1 += 1;
        }
        rows.extend(
            dates.into_iter().map(|(date, (first, n))| (Target::Date(first), format!("{} · {n} ×", date.in_words()))),
        );
        let in_panes = Action::ALL.iter().filter(|action| {
            !matches!(action, Action::ExternalEditor | Action::TakeDraft | Action::DeclineDraft | Action::KeepBoth)
        });
        rows.extend(in_panes.map(|action| (Target::Command(*action), action.name().to_owned())));
        let index = fuzzy::Index::new(rows.iter().map(|(_, name)| name.as_str()));
        Self { rows, index }
    }
}

/// What every jump leads to, and what was typed in the last one.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    pub targets: Targets,
    pub last: String,
}

/// A row of the jump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JumpRow {
    /// Where it leads.
    pub target: Target,
    /// What it is called.
    pub name: String,
    /// The bytes of the name that begin a matched letter.
    pub lit: Vec<usize>,
}

/// The jump while it is open.
#[derive(Clone, Debug)]
pub struct Jump {
    /// What is typed, prefix included.
    pub line: LineEdit,
    /// The best matches, best first.
    pub rows: Vec<JumpRow>,
    /// The cursor among them.
    pub cursor: ListCursor,
    notes: fuzzy::Index,
    note_names: Vec<NoteName>,
}

/// What a note is called, and its tags.
#[derive(Clone, Debug)]
struct NoteName {
    heading: String,
    tags: Vec<String>,
}

impl Jump {
    /// A jump among these notes and what a case offers; it is still to be searched.
    pub(super) fn new(query: &str, notes: &[Note]) -> Self {
        // Other programs write notes too.
        let tags = |note: &Note| note.tags.iter().map(|tag| text::sanitise_line(tag)).collect();
        let name = |note: &Note| NoteName { heading: text::sanitise_line(note.heading()), tags: tags(note) };
        let note_names: Vec<NoteName> = notes.iter().map(name).collect();
        let notes = fuzzy::Index::new(note_names.iter().map(|note| note.heading.as_str()));
        Self { line: LineEdit::new(query), rows: Vec::new(), cursor: ListCursor::default(), notes, note_names }
    }

    pub(super) fn search(&mut self, targets: &mut Targets, case: &Case) {
        let typed = self.line.text();
        let prefix = typed.chars().next().filter(|c| "@#>:".contains(*c));
        let (query, signs) = fuzzy::signed(typed.get(prefix.map_or(0, char::len_utf8)..).unwrap_or(""));
        let query = query.as_str();
        let holds = |name: &str| signs.iter().all(|sign| sign.holds(name));
        let rows = &targets.rows;
        let wanted = |idx: usize| {
            let Some((target, _)) = rows.get(idx).filter(|(_, name)| holds(name)) else { return false };
            match prefix {
                None => !matches!(target, Target::Command(_)),
                Some('@') => matches!(target, Target::Entity(_)),
                // The tags of notes are few: they are looked through below.
                Some('#') => false,
                Some('>') => matches!(target, Target::Source(_)),
                Some(_) => matches!(target, Target::Command(_)),
            }
        };
        let mut hits: Vec<(u32, JumpRow)> = Vec::new();
        if prefix == Some('#') {
            hits.extend(self.tagged(query));
        } else if let Some((kind, rest)) = kind_named(query).filter(|_| prefix == Some('@')) {
            hits.extend(of_kind(case, kind, rest));
        } else {
            hits.extend(targets.index.search(query, MOST, wanted).into_iter().filter_map(|hit| {
                let (target, name) = rows.get(hit.index)?;
                Some((hit.score, JumpRow { target: *target, name: name.clone(), lit: hit.positions }))
            }));
        }
        if prefix.is_none() {
            let held = |idx: usize| self.note_names.get(idx).is_some_and(|note| holds(&note.heading));
            hits.extend(self.notes.search(query, MOST, held).into_iter().filter_map(|hit| {
                let name = self.note_names.get(hit.index)?.heading.clone();
                Some((hit.score, JumpRow { target: Target::Note(hit.index), name, lit: hit.positions }))
            }));
            hits.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        }
        self.rows = hits.into_iter().take(MOST).map(|(_, row)| row).collect();
        self.cursor = ListCursor::default();
    }

    /// The notes with a tag that begins so.
    fn tagged(&self, query: &str) -> Vec<(u32, JumpRow)> {
        let wanted = text::fold(query);
        let has = |note: &NoteName| note.tags.iter().any(|tag| text::fold(tag).starts_with(&wanted));
        let row = |(idx, note): (usize, &NoteName)| {
            let name = format!("{} · #{}", note.heading, note.tags.join(" #"));
            (0, JumpRow { target: Target::Note(idx), name, lit: Vec::new() })
        };
        self.note_names.iter().enumerate().filter(|(_, note)| has(note)).map(row).collect()
    }
}

/// The kind that the first word after `@` names, and what is typed after it: `@p keller`, `@org`. Without a space the word
/// must be whole, or it would hide the names that begin so.
fn kind_named(query: &str) -> Option<(Kind, &str)> {
    let (word, rest) = query.split_once(' ').unwrap_or((query, ""));
    let word = word.to_lowercase();
    let is_whole = !query.contains(' ');
    let names = |kind: &Kind| if is_whole { kind.name() == word } else { kind.name().starts_with(&word) };
    let is_short = |kind: &Kind| *kind == Kind::Org && word == "org";
    let kinds = [Kind::Person, Kind::Org, Kind::Place, Kind::Event, Kind::Misc];
    let kind = kinds.into_iter().find(|kind| names(kind) || is_short(kind));
    Some((kind.filter(|_| !word.is_empty())?, rest))
}

/// The entities of a kind; what is typed narrows them.
fn of_kind(case: &Case, kind: Kind, query: &str) -> Vec<(u32, JumpRow)> {
    let entities: Vec<_> = case.entities().filter(|(_, entity)| entity.kind == kind).collect();
    let mut index = fuzzy::Index::new(entities.iter().map(|(_, entity)| entity.name.as_str()));
    index
        .search(query, MOST, |_| true)
        .into_iter()
        .filter_map(|hit| {
            let (idx, entity) = entities.get(hit.index)?;
            Some((hit.score, JumpRow { target: Target::Entity(*idx), name: entity.name.clone(), lit: hit.positions }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_named_by_its_word_or_by_its_beginning_and_a_space() {
        let table = [
            ("p keller", Some((Kind::Person, "keller"))),
            ("pl port", Some((Kind::Place, "port"))),
            ("o harbour board", Some((Kind::Org, "harbour board"))),
            ("org", Some((Kind::Org, ""))),
            ("Org ", Some((Kind::Org, ""))),
            ("person", Some((Kind::Person, ""))),
            ("p", None),
            ("kel", None),
            ("anna keller", None),
            ("", None),
            (" x", None),
        ];
        for (query, expected) in table {
            assert_eq!(kind_named(query), expected, "@{query}");
        }
    }
}
