//! Which attestations there are: the dates that were found, and what the reader says of them.
//!
//! Must not put attestations together. A date is meant by its words; what a later step says of them holds.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::clock::{self, Clock};
use super::idle;
use crate::case::corrections::{EventCorrection, EventStep, PathPassage, Unapplied};
use crate::case::{Attestation, Cut, Passage, Reading, SourceIdx, Status, Undated};
use crate::extract::dates::{Date, DateKind, Edtf};
use crate::text::Span;

/// All of them, in the order of sources and text.
#[derive(Debug, Default)]
pub(super) struct Attestations {
    pub dated: Vec<Attestation>,
    pub undated: Vec<Undated>,
}

/// What is said of a date's words.
#[derive(Clone, Debug)]
struct Said {
    sentence: Span,
    cut: Cut,
    kind: DateKind,
    when: Option<Edtf>,
    status: Status,
    is_deictic: bool,
    clock: Option<Clock>,
}

/// What is found in every source, as the steps correct it. A source without a step costs nothing more than to be read.
pub(super) fn of(readings: &[Arc<Reading>], steps: &[EventStep], unapplied: &mut Vec<Unapplied>) -> Attestations {
    let mut corrected = corrected(readings, steps, unapplied);
    let mut attestations = Attestations::default();
    for (idx, reading) in readings.iter().enumerate() {
        let source = SourceIdx(idx as u32);
        let mut add = |date: Span, said: Said| {
            let is_found = said.status == Status::Guess && said.when.is_some();
            if !(is_found && idle::tells_nothing(reading, date, said.sentence)) {
                attestations.add(source, date, said);
            }
        };
        match corrected.remove(&idx) {
            Some(page) => page.by_words.into_iter().for_each(|(date, said)| add(date.into(), said)),
            None => found(reading).for_each(|(date, said)| add(date, said)),
        }
    }
    attestations
}

/// Each date with its words; those of a range go from its start to its end. What says `now` or `recently` tells of no event
/// that a reader could look for.
fn found(reading: &Reading) -> impl Iterator<Item = (Span, Said)> {
    let attestations = reading.statements.iter().copied().zip(reading.cuts.iter().copied());
    let dates = reading.dates.iter().zip(attestations).zip(clock::each(reading)).enumerate();
    let of_its_own = dates.filter(|(_, ((date, _), _))| !date.is_vague() && !date.continues);
    of_its_own.map(|(idx, ((date, (sentence, cut)), clock))| {
        let end = reading.dates.get(idx + 1).filter(|next| next.continues).map_or(date.span, |next| next.span);
        let said = Said::found(date, clock, (Span::new(sentence.start, sentence.end.max(end.end)), cut));
        (Span::new(date.span.start, end.end), said)
    })
}

fn corrected(
    readings: &[Arc<Reading>],
    steps: &[EventStep],
    unapplied: &mut Vec<Unapplied>,
) -> HashMap<usize, CorrectedDates> {
    let asked = if steps.is_empty() { &[] } else { readings };
    let at_path: HashMap<&str, usize> =
        asked.iter().enumerate().map(|(idx, reading)| (reading.source.path.as_str(), idx)).collect();
    let mut pages: HashMap<usize, CorrectedDates> = HashMap::new();
    for step in steps {
        let place = match &step.correction {
            EventCorrection::Add { passage, .. } => passage,
            EventCorrection::Date { at, .. } | EventCorrection::Reject(at) => at,
            _ => continue,
        };
        let reading = at_path.get(place.source.as_str()).and_then(|idx| Some((*idx, readings.get(*idx)?)));
        let applied = match reading {
            Some((idx, reading)) => {
                let page = pages.entry(idx).or_insert_with(|| CorrectedDates::of(reading));
                page.apply(&step.correction, place, reading)
            }
            None => Err(format!("{} is not in this case", place.source)),
        };
        unapplied.extend(applied.err().map(|reason| Unapplied { decision: step.decision, reason }));
    }
    pages
}

impl Attestations {
    fn add(&mut self, source: SourceIdx, date: Span, said: Said) {
        let Said { sentence, cut, kind, when, status, is_deictic, clock } = said;
        let passage = Passage { source, span: sentence };
        match when {
            Some(when) => self.dated.push(Attestation { when, passage, cut, date, status, is_deictic, clock }),
            None => self.undated.push(Undated { passage, cut, date, kind }),
        }
    }
}

impl Said {
    /// A duration or a set has no place in time, whatever it counts from.
    fn found(date: &Date, clock: Option<Clock>, (sentence, cut): (Span, Cut)) -> Self {
        let is_placed = matches!(date.kind, DateKind::Date | DateKind::Time);
        let when = date.value.clone().filter(|_| is_placed);
        Self { sentence, cut, kind: date.kind, when, status: Status::Guess, is_deictic: date.is_deictic, clock }
    }

    const fn by_reader((sentence, cut): (Span, Cut), when: Edtf) -> Self {
        Self {
            sentence,
            cut,
            kind: DateKind::Date,
            when: Some(when),
            status: Status::Confirmed,
            is_deictic: false,
            clock: None,
        }
    }
}

/// Bytes that sort by their beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Words {
    start: usize,
    end: usize,
}

impl From<Words> for Span {
    fn from(words: Words) -> Self {
        Self::new(words.start, words.end)
    }
}

/// The dates of one source that the reader spoke of.
struct CorrectedDates {
    by_words: BTreeMap<Words, Said>,
}

impl CorrectedDates {
    fn of(reading: &Reading) -> Self {
        let words = |span: Span| Words { start: span.start, end: span.end };
        Self { by_words: found(reading).map(|(date, said)| (words(date), said)).collect() }
    }

    fn apply(&mut self, correction: &EventCorrection, place: &PathPassage, reading: &Reading) -> Result<(), String> {
        let words = Words { start: place.span.start, end: place.span.end };
        if place.span.is_empty() {
            return Err("there are no words in that place".to_owned());
        }
        match correction {
            EventCorrection::Add { when, .. } => {
                self.by_words.insert(words, Said::by_reader((place.span, Cut::default()), when.clone()));
            }
            EventCorrection::Date { when, .. } => {
                let known = self.by_words.get(&words).map(|said| (said.sentence, said.cut));
                let sentence = known.unwrap_or_else(|| {
                    // Another reading finds the date in more words or in fewer.
                    self.take_found(place.span);
                    reading.statement_around(place.span)
                });
                self.by_words.insert(words, Said::by_reader(sentence, when.clone()));
            }
            EventCorrection::Reject(_) => {
                let found = self.by_words.remove(&words).is_some() || self.take_found(place.span);
                return if found { Ok(()) } else { Err("no date is found there any more".to_owned()) };
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes out what was found in words that share a byte with these; says whether there was any.
    fn take_found(&mut self, span: Span) -> bool {
        let below = Words { start: span.end, end: 0 };
        let overlapping = self.by_words.range(..below).rev().take_while(|(words, said)| {
            // What the reader added can be long; dates that were found don't overlap one another.
            said.status == Status::Confirmed || words.end > span.start
        });
        let is_found = |(words, said): &(&Words, &Said)| said.status == Status::Guess && words.end > span.start;
        let taken: Vec<Words> = overlapping.filter(is_found).map(|(words, _)| *words).collect();
        taken.iter().filter(|words| self.by_words.remove(words).is_some()).count() > 0
    }
}
