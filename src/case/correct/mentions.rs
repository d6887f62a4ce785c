//! What is named where, once the reader has spoken: rejected passages are out, added ones in, confirmed ones marked.
//!
//! Must not know what a mention stands for.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::corrections::{Correction, PathPassage, Step, Unapplied};
use super::set_aside;
use crate::case::Reading;
use crate::extract::{Kind, Mention};
use crate::text::Span;

/// The mentions of one source, corrected.
#[derive(Debug)]
pub(in crate::case) struct Marked<'a> {
    /// In order, not overlapping.
    pub mentions: Cow<'a, [Mention]>,
    /// The last step that says that each is right; empty where the reader said nothing of this source.
    decided: Vec<Option<u32>>,
}

impl Marked<'_> {
    /// The last step that says that a mention is right; nothing for a guess.
    pub fn decided(&self, at: usize) -> Option<u32> {
        self.decided.get(at).copied().flatten()
    }
}

/// Applies the steps that are about passages to what is named in each source. Linear in the mentions; a step costs as much as it finds in its place.
pub(in crate::case) fn mark<'a>(
    readings: &'a [Arc<Reading>],
    named: &'a [Arc<[Mention]>],
    steps: &[Step],
    unapplied: &mut Vec<Unapplied>,
) -> Vec<Marked<'a>> {
    let mut pages = Pages::new(readings, named, !steps.is_empty());
    for (number, step) in (0..).zip(steps) {
        let applied = match &step.correction {
            Correction::RejectPassage(place) => pages.at(place, |page| page.reject(place.span)),
            Correction::ConfirmPassage(place) => pages.at(place, |page| page.confirm(place.span, number)),
            Correction::Add { passage, kind } => pages.at(passage, |page| page.add(passage.span, *kind, number)),
            Correction::AddAlike { passages, kind } => {
                for place in passages {
                    // Something else may be named in one of many places; that is no reason to speak of it.
                    let _ = pages.at(place, |page| page.add_alike(place.span, *kind, number));
                }
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(reason) = applied {
            set_aside(unapplied, step, reason);
        }
    }
    pages.finish()
}

/// The sources that steps are about; the others stay as they were read.
struct Pages<'a> {
    named: &'a [Arc<[Mention]>],
    at_path: HashMap<&'a str, usize>,
    changed: BTreeMap<usize, CorrectedMentions>,
}

impl<'a> Pages<'a> {
    fn new(readings: &'a [Arc<Reading>], named: &'a [Arc<[Mention]>], will_be_asked: bool) -> Self {
        let asked = if will_be_asked { readings } else { &[] };
        let at_path = asked.iter().enumerate().map(|(idx, reading)| (reading.source.path.as_str(), idx)).collect();
        Self { named, at_path, changed: BTreeMap::new() }
    }

    fn at(
        &mut self,
        place: &PathPassage,
        correct: impl FnOnce(&mut CorrectedMentions) -> Result<(), String>,
    ) -> Result<(), String> {
        let found = self.at_path.get(place.source.as_str()).and_then(|idx| Some((*idx, self.named.get(*idx)?)));
        let Some((idx, mentions)) = found else {
            return Err(format!("{} is not in this case", place.source));
        };
        correct(self.changed.entry(idx).or_insert_with(|| CorrectedMentions::new(mentions)))
    }

    fn finish(mut self) -> Vec<Marked<'a>> {
        let marked = self.named.iter().enumerate().map(|(idx, mentions)| match self.changed.remove(&idx) {
            Some(page) => {
                let (mentions, decided) = page.by_start.into_values().unzip();
                Marked { mentions: Cow::Owned(mentions), decided }
            }
            None => Marked { mentions: Cow::Borrowed(mentions), decided: Vec::new() },
        });
        marked.collect()
    }
}

/// The mentions of one source by their first byte, with the last step that says that each is right. None overlaps
/// another.
struct CorrectedMentions {
    by_start: BTreeMap<usize, (Mention, Option<u32>)>,
}

impl CorrectedMentions {
    fn new(mentions: &[Mention]) -> Self {
        Self { by_start: mentions.iter().map(|mention| (mention.span.start, (*mention, None))).collect() }
    }

    fn reject(&mut self, span: Span) -> Result<(), String> {
        let within: Vec<usize> = self.overlapping(span).filter(|other| span.covers(*other)).map(|s| s.start).collect();
        for start in &within {
            self.by_start.remove(start);
        }
        if within.is_empty() { Err("nothing is named there any more".to_owned()) } else { Ok(()) }
    }

    fn confirm(&mut self, span: Span, number: u32) -> Result<(), String> {
        match self.by_start.get_mut(&span.start).filter(|(mention, _)| mention.span == span) {
            Some((_, decided)) => {
                *decided = Some(number);
                Ok(())
            }
            None => Err("what was confirmed there is no longer found".to_owned()),
        }
    }

    fn add(&mut self, span: Span, kind: Kind, number: u32) -> Result<(), String> {
        if span.is_empty() {
            return Err("there are no words in that place".to_owned());
        }
        for start in self.overlapping(span).map(|other| other.start).collect::<Vec<_>>() {
            self.by_start.remove(&start);
        }
        self.by_start.insert(span.start, (Mention { span, kind }, Some(number)));
        Ok(())
    }

    /// Leaves a mention of other bytes alone.
    fn add_alike(&mut self, span: Span, kind: Kind, number: u32) -> Result<(), String> {
        if self.overlapping(span).all(|other| other == span) { self.add(span, kind, number) } else { Ok(()) }
    }

    /// The spans that share a byte with `span`, last first.
    fn overlapping(&self, span: Span) -> impl Iterator<Item = Span> {
        let before_its_end = self.by_start.range(..span.end).rev().map(|(_, (mention, _))| mention.span);
        before_its_end.take_while(move |other| other.end > span.start)
    }
}
