//! Decisions become the [`Corrections`] that a case is built with: passages are found again in the sources as they
//! are.
//!
//! Must not drop a decision: what has no place in these sources is listed with its reason.

use aho_corasick::{AhoCorasick, MatchKind};

use super::decision::Scope;
use super::{Anchor, Decision, Decisions, Shelf, Standing};
use crate::case::corrections::{
    Correction, Corrections, EventCorrection, EventStep, Named, PathPassage, Step, Unapplied, Unlinked,
};
use crate::extract::Kind;
use crate::ingest::Source;
use crate::text::Span;

impl Decisions {
    /// What the decisions that hold mean for a case of these sources.
    pub fn corrections<'a>(&self, sources: impl IntoIterator<Item = &'a Source>) -> Corrections {
        let sources: Vec<&Source> = sources.into_iter().collect();
        let mut translation = Translation::new(&sources);
        translation.shelf.prepare(self.in_force().flat_map(|(_, what)| anchors(what)));
        for (decision, what) in self.in_force() {
            translation.decision = decision;
            translation.translate(what);
        }
        translation.add_alike(&sources);
        translation.corrections
    }
}

/// A form to be looked for in all sources, and the place of its empty step.
struct Form {
    form: String,
    step: usize,
}

struct Translation<'a> {
    shelf: Shelf<'a>,
    corrections: Corrections,
    forms: Vec<Form>,
    /// The decision being translated.
    decision: usize,
}

impl<'a> Translation<'a> {
    fn new(sources: &[&'a Source]) -> Self {
        Self {
            shelf: Shelf::new(sources.iter().copied()),
            corrections: Corrections::default(),
            forms: Vec::new(),
            decision: 0,
        }
    }

    fn translate(&mut self, decision: &Decision) {
        match decision.clone() {
            Decision::Merge { entity, into } => self.step(Correction::Join { entity, into }),
            Decision::Split { entity, forms, passages } => self.part(entity, forms, &passages),
            Decision::Rename { entity, name } => self.step(Correction::Rename { entity, name }),
            Decision::Retype { entity, kind } => self.step(Correction::Retype { entity, kind }),
            Decision::Reject { scope: Scope::Mention { passage }, .. } => self.at(&passage, Correction::RejectPassage),
            Decision::Reject { entity, scope: Scope::Source { path, sha256 } } => match self.source(&path, &sha256) {
                Some(source) => self.step(Correction::Reject { entity, source: Some(source.path.clone()) }),
                None => self.unapplied(format!("source missing: {path} is not in this case")),
            },
            Decision::Reject { entity, scope: Scope::Everywhere } => {
                self.step(Correction::Reject { entity, source: None });
            }
            Decision::Confirm { entity, passage: None } => self.step(Correction::Confirm(entity)),
            Decision::Confirm { passage: Some(passage), .. } => self.at(&passage, Correction::ConfirmPassage),
            Decision::Add { passage, kind, everywhere } => self.add(&passage, kind, everywhere),
            Decision::AddEvent { passage, when } => {
                self.event(&passage, |passage| EventCorrection::Add { passage, when });
            }
            Decision::Date { passages, when } => {
                for passage in &passages {
                    self.event(passage, |at| EventCorrection::Date { at, when: when.clone() });
                }
            }
            Decision::NoDate { passages } => {
                for passage in &passages {
                    self.event(passage, EventCorrection::Reject);
                }
            }
            Decision::Published { path, sha256, when } => match self.source(&path, &sha256) {
                Some(source) => {
                    self.corrections.published.insert(source.path.clone(), when);
                }
                None => self.unapplied(format!("source missing: {path} is not in this case")),
            },
            Decision::Join { attestation, with } => {
                self.pair(&attestation, &with, |attestation, with| EventCorrection::Join { attestation, with });
            }
            Decision::Part { attestation } => self.event(&attestation, EventCorrection::Part),
            Decision::Unlink { entity, other } => {
                self.corrections.unlinked.push(Unlinked { decision: self.decision, pair: (entity, other) });
            }
            Decision::Dismiss { first, second, on, reason } => {
                self.pair(&first, &second, |first, second| EventCorrection::Dismiss { first, second, on, reason });
            }
        }
    }

    /// A step of the timeline about one passage, if that is found.
    fn event(&mut self, anchor: &Anchor, correction: impl FnOnce(PathPassage) -> EventCorrection) {
        match self.find(anchor) {
            Ok(place) => self.event_step(correction(place)),
            Err(reason) => self.unapplied(reason),
        }
    }

    /// One about two passages, if both are found.
    fn pair(
        &mut self,
        one: &Anchor,
        other: &Anchor,
        correction: impl FnOnce(PathPassage, PathPassage) -> EventCorrection,
    ) {
        match (self.find(one), self.find(other)) {
            (Ok(one), Ok(other)) => self.event_step(correction(one, other)),
            (Err(reason), _) | (_, Err(reason)) => self.unapplied(reason),
        }
    }

    fn event_step(&mut self, correction: EventCorrection) {
        self.corrections.events.push(EventStep { decision: self.decision, correction });
    }

    fn part(&mut self, entity: Named, forms: Vec<String>, anchors: &[Anchor]) {
        let found: Vec<Result<PathPassage, String>> = anchors.iter().map(|anchor| self.find(anchor)).collect();
        let mut passages = Vec::new();
        for place in found {
            match place {
                Ok(place) => passages.push(place),
                Err(reason) => self.unapplied(reason),
            }
        }
        if !(forms.is_empty() && passages.is_empty()) {
            self.step(Correction::Part { entity, forms, passages });
        }
    }

    fn add(&mut self, passage: &Anchor, kind: Kind, everywhere: bool) {
        self.at(passage, |passage| Correction::Add { passage, kind });
        if everywhere && !passage.quote.trim().is_empty() {
            self.forms.push(Form { form: passage.quote.clone(), step: self.corrections.steps.len() });
            self.step(Correction::AddAlike { passages: Vec::new(), kind });
        }
    }

    /// A step about one passage, if that is found.
    fn at(&mut self, anchor: &Anchor, correction: impl FnOnce(PathPassage) -> Correction) {
        match self.find(anchor) {
            Ok(place) => self.step(correction(place)),
            Err(reason) => self.unapplied(reason),
        }
    }

    fn step(&mut self, correction: Correction) {
        self.corrections.steps.push(Step { decision: self.decision, correction });
    }

    fn unapplied(&mut self, reason: String) {
        self.corrections.unapplied.push(Unapplied { decision: self.decision, reason });
    }

    fn source(&self, path: &str, sha256: &str) -> Option<&'a Source> {
        self.shelf.source_of(path, sha256)
    }

    /// The passage that a decision is about; a decision is not applied to what may be another.
    fn find(&self, anchor: &Anchor) -> Result<PathPassage, String> {
        let found = self.shelf.find(anchor);
        if let Some((number, span)) = found.passage()
            && let Some(source) = self.shelf.source(number)
        {
            return Ok(PathPassage { source: source.path.clone(), span });
        }
        let state = found.standing.name();
        let (path, quote) = (&anchor.source, &anchor.quote);
        let is_missing = self.source(path, &anchor.sha256).is_none();
        Err(match (found.standing, found.passages.len()) {
            (Standing::Uncertain, _) if is_missing => {
                format!("{state}: {path} is not in this case, and “{quote}” may be a passage of another source")
            }
            (Standing::SourceMissing, _) => format!("{state}: {path} is not in this case"),
            (Standing::Uncertain, 1) => {
                format!("{state}: {path} has changed, and “{quote}” may be another passage now")
            }
            (Standing::Uncertain, n) => {
                format!("{state}: {path} has changed, and “{quote}” could be any of {n} passages")
            }
            _ => format!("{state}: “{quote}” is no longer in {path}"),
        })
    }

    /// Looks for all the forms at once, in every source.
    fn add_alike(&mut self, sources: &[&Source]) {
        let forms = self.forms.iter().map(|form| form.form.as_str());
        let Ok(finder) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms) else { return };
        if self.forms.is_empty() {
            return;
        }
        for source in sources {
            for found in finder.find_iter(&source.text) {
                let span = Span::new(found.start(), found.end());
                let step = self.forms.get(found.pattern().as_usize()).map(|form| form.step);
                let step = step.and_then(|step| self.corrections.steps.get_mut(step));
                if let Some(Step { correction: Correction::AddAlike { passages, .. }, .. }) = step
                    && stands_alone(&source.text, span)
                {
                    passages.push(PathPassage { source: source.path.clone(), span });
                }
            }
        }
    }
}

/// The passages that a decision is about.
fn anchors(decision: &Decision) -> Vec<&Anchor> {
    match decision {
        Decision::Split { passages, .. } | Decision::Date { passages, .. } | Decision::NoDate { passages } => {
            passages.iter().collect()
        }
        Decision::Reject { scope: Scope::Mention { passage }, .. }
        | Decision::Confirm { passage: Some(passage), .. }
        | Decision::Add { passage, .. }
        | Decision::AddEvent { passage, .. } => vec![passage],
        Decision::Part { attestation } => vec![attestation],
        Decision::Join { attestation, with } => vec![attestation, with],
        Decision::Dismiss { first, second, .. } => vec![first, second],
        _ => Vec::new(),
    }
}

/// Whether no word goes on across either end of the span.
fn stands_alone(text: &str, span: Span) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let quote = span.of(text);
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    let begins_inside = word(before) && word(quote.chars().next());
    let ends_inside = word(quote.chars().next_back()) && word(after);
    !begins_inside && !ends_inside
}
