//! When: every expression of time in a text, what it means in EDTF and in TimeML, with exactly the text's precision.
//!
//! One scan makes tokens, the grammar finds expressions in them, and the resolver counts relative ones from the
//! reference date or from the date before them in the text. English and Spanish.
//!
//! Must not guess: what the text leaves open stays open, and nothing is resolved without something to count from.

#[cfg(test)]
mod bounds_tests;
#[cfg(test)]
mod clock_tests;
mod edtf;
mod entries;
mod grammar;
#[cfg(test)]
mod history_tests;
mod log;
#[cfg(test)]
mod news_tests;
mod pieces;
mod resolve;
#[cfg(test)]
mod spanish_tests;
mod survey;
#[cfg(test)]
mod tests;
mod timeml;
mod token;
mod value;
mod when;

use jiff::civil;

use crate::text::Span;

pub use edtf::{Calendar, Edtf, EdtfError, End, Point, Precision, Qualifier, TimelinePlace};
pub use value::{Clock, DateKind, Length, NamedPoint, NamedTime, PartialDate, Recurrence, Time};
pub use when::When;

use grammar::{Found, Meaning};
use pieces::Pieces;
use resolve::{Resolved, Resolver, Shown};
use survey::Survey;

/// A passage that names a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What kind of time it names.
    pub kind: DateKind,
    /// The time that its words name, without bounds and doubts.
    pub named: NamedTime,
    /// The time of day that they name.
    pub clock: Option<Clock>,
    /// When it was. Nothing where that is not resolved, or no time on the calendar.
    pub value: Option<Edtf>,
    /// Whether it is one time with the date before it, whose value is the whole: the end of its range, or the other of two
    /// possible ones.
    pub continues: bool,
    /// Whether it is counted from the day on which the text appeared: `yesterday`, `last week`, `Friday`.
    pub is_deictic: bool,
}

impl Date {
    /// Whether it is now, once or some day: words of time that no date could ever be meant by.
    pub fn is_vague(&self) -> bool {
        matches!(self.named, NamedTime::Vague(_))
    }

    /// Its value as TimeML's `TIMEX3` writes it; empty where nothing can be said.
    pub fn timeml(&self) -> String {
        timeml::value(&self.named, self.clock)
    }
}

/// Every expression of time in `text`, in order, none overlapping another.
///
/// Relative ones are counted from `reference`, the day on which the text was published; where that is not known, from the
/// day that a line at the text's head names; without it they are found, and have no value. Time and memory are linear in
/// the text.
pub fn find(text: &str, reference: Option<civil::Date>) -> Vec<Date> {
    each(text, reference).collect()
}

/// What [`find`] finds, one after another: however many dates a text has, they take little memory.
pub fn each(text: &str, reference: Option<civil::Date>) -> impl Iterator<Item = Date> {
    each_of(text, reference, LONG)
}

/// A text longer than this is walked through twice, so that nothing is kept of it.
const LONG: usize = 1 << 20;

fn each_of(text: &str, reference: Option<civil::Date>, most_kept: usize) -> impl Iterator<Item = Date> {
    let mut survey = Survey::default();
    let mut pieces = Pieces::of(text);
    let mut kept = Vec::new();
    for piece in &mut pieces {
        survey.count(text, &piece);
        if text.len() <= most_kept {
            kept.push(piece);
        }
    }
    let again = (text.len() > most_kept).then(|| Pieces::of(text));
    let is_kept_by_days = survey.entries.are_kept();
    let (mut resolver, log) = survey.resolver(pieces.language(), reference);
    kept.into_iter().chain(again.into_iter().flatten()).flat_map(move |mut piece| {
        if let Some(log) = &log {
            log.tell_times(text, &mut piece);
        }
        if reference.is_some() {
            log::place_entries(text, &mut piece);
        }
        if is_kept_by_days {
            entries::mark(text, &mut piece, reference.is_some());
        }
        let values = resolver.values(&piece);
        piece.into_iter().zip(values).map(|(one, resolved)| date(&one, resolved))
    })
}

fn date(one: &Found, resolved: Resolved) -> Date {
    let Resolved { named, clock, value, continues } = resolved;
    // `Two years ago yesterday` is, too.
    let is_deictic = one.meaning.is_deictic() || matches!(one.meaning, Meaning::ToTheDay(..));
    Date { span: one.span, kind: resolve::kind(one), named, clock, value, continues, is_deictic }
}

/// When a source was published, from its own line that says so in whatever form: `1998/03/20`, `20 January 2014`, or a
/// date among other words. Nothing where the line names no full date, year or month.
pub fn published(line: &str) -> Option<Edtf> {
    let mut pieces = Pieces::of(line);
    let found: Vec<Found> = pieces.by_ref().flatten().collect();
    let values = Resolver::new(&Shown::by(&found), pieces.language(), None).values(&found);
    let is_told = |meaning: &Meaning| {
        matches!(meaning, Meaning::At(_) | Meaning::Ambiguous(_) | Meaning::Within(..) | Meaning::Range(..))
    };
    let told =
        found.iter().zip(values).filter(|(one, _)| is_told(&one.meaning)).filter_map(|(_, resolved)| resolved.value);
    // The most exact one; of equals, the first.
    told.reduce(|best, next| if next.precision() > best.precision() { next } else { best })
}
