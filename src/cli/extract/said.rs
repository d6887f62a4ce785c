//! The statements of a text, written as they are found, each with the entity that its speaker is named as.
//!
//! Must not hold the statements of a long text: it is gone through twice instead.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::list::{List, ScalarCount};
use crate::extract::Mention;
use crate::extract::speech::{self, Manner, Stance, Statement};
use crate::text::Span;

/// The statements of a text longer than this are found twice, so that few of them are kept.
const LONG: usize = 1 << 20;

/// Some words, by the scalar values before their first and last.
#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

/// A statement that was found.
#[derive(Serialize)]
struct Said<'s> {
    start: usize,
    end: usize,
    cue: Option<Place>,
    speaker: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'s str>,
    kind: Manner,
    stance: Stance,
}

/// The speakers of a text's statements, to be told who they are.
pub(super) struct Speakers<'t> {
    text: &'t str,
    kept: Option<Vec<Statement>>,
    /// Where each speaker's head word begins, in order.
    heads: Vec<usize>,
    entity_at: HashMap<usize, String>,
}

impl<'t> Speakers<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let found = speech::each(text).filter(|statement| !statement.is_negated);
        let (kept, mut heads): (Option<Vec<Statement>>, Vec<usize>) = if text.len() > LONG {
            (None, found.filter_map(|statement| statement.head).map(|head| head.start).collect())
        } else {
            let kept: Vec<Statement> = found.collect();
            let heads = kept.iter().filter_map(|statement| statement.head).map(|head| head.start).collect();
            (Some(kept), heads)
        };
        heads.sort_unstable();
        heads.dedup();
        Self { text, kept, heads, entity_at: HashMap::new() }
    }

    /// Tells that a mention names an entity, which may be a speaker.
    pub(super) fn tell(&mut self, mention: Mention, entity: &str) {
        let at = self.heads.partition_point(|head| *head < mention.span.start);
        for head in self.heads.iter().skip(at).take_while(|head| **head < mention.span.end) {
            self.entity_at.insert(*head, entity.to_owned());
        }
    }

    /// Writes every statement.
    pub(super) fn write(self, mut list: List<'_, impl Write>) -> io::Result<()> {
        let again = self.kept.is_none().then(|| speech::each(self.text).filter(|statement| !statement.is_negated));
        let mut count = Nearby::of(self.text);
        for statement in self.kept.into_iter().flatten().chain(again.into_iter().flatten()) {
            let entity = statement.head.and_then(|head| self.entity_at.get(&head.start)).map(String::as_str);
            let Place { start, end } = count.place(statement.content());
            let cue = statement.cue.map(|cue| count.place(cue));
            let speaker = statement.speaker.map(|speaker| count.place(speaker));
            let (kind, stance) = (statement.manner, statement.stance);
            list.add(&Said { start, end, cue, speaker, entity, kind, stance })?;
        }
        list.end()
    }
}

/// Counts scalar values up to bytes that are asked nearly in order.
struct Nearby<'t> {
    text: &'t str,
    from: ScalarCount<'t>,
    /// A byte that was counted to, and its count.
    mark: (usize, usize),
}

impl<'t> Nearby<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, from: ScalarCount::of(text), mark: (0, 0) }
    }

    fn place(&mut self, span: Span) -> Place {
        let [start, end] = [span.start, span.end].map(|byte| self.at(byte));
        Place { start, end }
    }

    fn at(&mut self, byte: usize) -> usize {
        if byte >= self.mark.0 {
            self.mark = (byte, self.from.at(byte));
            return self.mark.1;
        }
        self.mark.1 - Span::new(byte, self.mark.0).of(self.text).chars().count()
    }
}
