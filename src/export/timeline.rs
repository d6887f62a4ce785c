//! The rows of an exported timeline: events with their attestations, each with its proof.
//!
//! Must not know a format.

use std::collections::HashSet;

use crate::case::timeline::{Disagreement, Event, Matter};
use crate::case::{Attestation, AttestationIdx, Case, DisagreementIdx, EventIdx, Passage, Published, Status};
use crate::extract::dates::Edtf;
use crate::ingest::Source;
use crate::text::{one_line, sanitise_line};

/// An event as it is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedEvent {
    /// When.
    pub when: Edtf,
    /// Whether the reader gave or confirmed that.
    pub status: Status,
    /// Whether it is the source's own date: then there is no quote.
    pub is_published: bool,
    /// The quote to show for all of them, on one line; the title, where it is the source's own date.
    pub headline: String,
    /// How many different sources attest it.
    pub n_sources: usize,
    /// The names of the entities in its attestations, each once; a guess has a question mark.
    pub entities: Vec<String>,
    /// Who says so, in the order of the sources; never none.
    pub attestations: Vec<ExportedAttestation>,
    /// Who says otherwise.
    pub disagreements: Vec<ExportedDispute>,
}

/// An attestation that says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedDispute {
    /// In what.
    pub on: Matter,
    /// The date as its source gives it.
    pub when: Edtf,
    /// The sentence, on one line.
    pub quote: String,
    /// The source's path.
    pub path: String,
    /// Why that is nothing to the reader, where they said so.
    pub dismissed: Option<String>,
}

impl ExportedDispute {
    /// In a few words: `date: 2009-06-19 (b.txt)`, with the date as people read it.
    pub fn brief(&self) -> String {
        self.dated(&self.when.in_words())
    }

    /// The same for programs, with the date in EDTF.
    pub fn coded(&self) -> String {
        self.dated(&self.when.to_string())
    }

    fn dated(&self, when: &str) -> String {
        let reason = self.dismissed.as_ref().map_or_else(String::new, |reason| format!(", dismissed: {reason}"));
        format!("{}: {when} ({}{reason})", self.on.name(), self.path)
    }
}

impl ExportedAttestation {
    /// The quote and where it stands; for a source's own date, whose it is.
    pub fn proof(&self) -> String {
        if self.quote.is_empty() {
            return format!("published: {} ({}, SHA-256 {})", self.title, self.path, self.sha256);
        }
        let Self { quote, title, path, sha256, locator, start, end, .. } = self;
        format!("“{quote}” — {title} ({path}, {locator}, bytes {start}–{end}, SHA-256 {sha256})")
    }
}

/// One source's attestation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedAttestation {
    /// The date as this source gives it.
    pub when: Edtf,
    /// The sentence, on one line; of a very long one the words around the date, with an ellipsis where it goes on.
    pub quote: String,
    /// The source's title.
    pub title: String,
    /// Its path below the folder that was given.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How its place is cited.
    pub locator: String,
    /// The first byte of the quoted words in the source's file.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// The rows for some of a case's events, in their order.
pub fn rows(case: &Case, events: impl IntoIterator<Item = EventIdx>) -> Vec<ExportedEvent> {
    events.into_iter().filter_map(|idx| row(case, idx, case.event(idx)?)).collect()
}

fn row(case: &Case, idx: EventIdx, event: &Event) -> Option<ExportedEvent> {
    let (mut entities, mut known): (Vec<String>, HashSet<String>) = Default::default();
    let mut attestations = Vec::new();
    for one in event.attestations.iter().filter_map(|idx| case.attestation(*idx)) {
        let Passage { source, span } = one.passage;
        for mention in case.mentions_in(source, span) {
            let Some(entity) = case.entity(mention.entity) else { continue };
            let name = format!("{}{}", entity.name, if entity.status == Status::Guess { "?" } else { "" });
            if known.insert(name.clone()) {
                entities.push(name);
            }
        }
        let read = case.source(source)?;
        let in_file = read.map.file_span(span);
        attestations.push(ExportedAttestation {
            when: one.when.clone(),
            quote: quote(case, one),
            title: read.title.clone(),
            path: read.path.clone(),
            sha256: read.sha256.clone(),
            locator: read.locate(span).to_string(),
            start: in_file.start,
            end: in_file.end,
        });
    }
    let disagreements = disputes(case, idx);
    let (when, status) = (event.when.clone(), event.status);
    let headline = case.attestation(event.headline).map_or_else(String::new, |one| quote(case, one));
    let row = ExportedEvent {
        when,
        status,
        is_published: false,
        headline,
        n_sources: event.n_sources,
        entities,
        attestations,
        disagreements,
    };
    (!row.attestations.is_empty()).then_some(row)
}

/// The row for a source's own date.
pub fn published(one: &Published, source: &Source) -> ExportedEvent {
    let attestation = ExportedAttestation {
        when: one.when.clone(),
        quote: String::new(),
        title: source.title.clone(),
        path: source.path.clone(),
        sha256: source.sha256.clone(),
        locator: String::new(),
        start: 0,
        end: 0,
    };
    ExportedEvent {
        when: one.when.clone(),
        status: if one.by_reader { Status::Confirmed } else { Status::Guess },
        is_published: true,
        headline: source.title.clone(),
        n_sources: 1,
        entities: Vec::new(),
        attestations: vec![attestation],
        disagreements: Vec::new(),
    }
}

fn disputes(case: &Case, event: EventIdx) -> Vec<ExportedDispute> {
    let dispute = |(_, other, one): (DisagreementIdx, AttestationIdx, &Disagreement)| {
        let other = case.attestation(other)?;
        Some(ExportedDispute {
            on: one.on,
            when: other.when.clone(),
            quote: quote(case, other),
            path: case.source(other.passage.source)?.path.clone(),
            // Other programs write decisions too.
            dismissed: one.dismissed.as_deref().map(sanitise_line),
        })
    };
    case.disputes(event).filter_map(dispute).collect()
}

/// What an attestation says, on one line.
fn quote(case: &Case, attestation: &Attestation) -> String {
    attestation.cut.mark(&one_line(case.quote(attestation.passage)))
}

impl ExportedEvent {
    /// What stands for how sure it is: `published` for a source's own date.
    pub const fn standing(&self) -> &'static str {
        if self.is_published { "published" } else { self.status.name() }
    }
}

/// At most `n` characters, with an ellipsis for what is left out.
pub(super) fn shortened(text: &str, n: usize) -> String {
    match text.char_indices().nth(n) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
pub(super) fn sample() -> Vec<ExportedEvent> {
    let attestation = |when: &str, quote: &str, title: &str| ExportedAttestation {
        when: when.parse().unwrap(),
        quote: quote.to_owned(),
        title: title.to_owned(),
        path: format!("{}.txt", title.to_lowercase()),
        sha256: "00ff".to_owned(),
        locator: "line 3".to_owned(),
        start: 12,
        end: 12 + quote.len(),
    };
    vec![
        ExportedEvent {
            when: "1998-03-14".parse().unwrap(),
            status: Status::Confirmed,
            is_published: false,
            headline: "A pipeline leaked; \"nobody\", it is said, <knew>.".to_owned(),
            n_sources: 2,
            disagreements: vec![ExportedDispute {
                on: Matter::Date,
                when: "1998-03-15".parse().unwrap(),
                quote: "It leaked a day <later>.".to_owned(),
                path: "gazette.txt".to_owned(),
                dismissed: Some("night, in one zone".to_owned()),
            }],
            entities: vec!["Norwood Oil".to_owned(), "Port Vell".to_owned()],
            attestations: vec![
                attestation("1998-03-14", "A pipeline leaked; \"nobody\", it is said, <knew>.", "Herald"),
                attestation(
                    "1998",
                    "=SUM(A1) spilled crude into the harbour of Port Vell, again and again, for years.",
                    "Übersee",
                ),
            ],
        },
        ExportedEvent {
            when: "../2001".parse().unwrap(),
            status: Status::Guess,
            is_published: false,
            headline: "It was over.".to_owned(),
            n_sources: 1,
            disagreements: vec![],
            entities: vec![],
            attestations: vec![attestation("../2001", "It was over.", "Herald")],
        },
        ExportedEvent {
            when: "2016/..".parse().unwrap(),
            status: Status::Guess,
            is_published: false,
            headline: "It is run by others.".to_owned(),
            n_sources: 1,
            disagreements: vec![],
            entities: vec![],
            attestations: vec![attestation("2016/..", "It is run by others.", "Herald")],
        },
        ExportedEvent {
            when: "201X?".parse().unwrap(),
            status: Status::Guess,
            is_published: false,
            headline: "Much changed.".to_owned(),
            n_sources: 1,
            disagreements: vec![],
            entities: vec![],
            attestations: vec![attestation("201X?", "Much changed.", "Herald")],
        },
        ExportedEvent {
            when: "-0399".parse().unwrap(),
            status: Status::Guess,
            is_published: false,
            headline: "The harbour was built.".to_owned(),
            n_sources: 1,
            disagreements: vec![],
            entities: vec![],
            attestations: vec![attestation("-0399", "The harbour was built.", "Herald")],
        },
    ]
}
