//! The expressions of time in a row of tokens, and what each says before anything is known of its surroundings.
//!
//! Each file holds one family of expressions, as functions from a position to what stands there. Must not resolve:
//! `Friday` stays a Friday until `resolve` knows from when it is counted. No rule calls itself, however indirectly, so
//! that each looks at a bounded number of tokens.

mod clock;
mod cursor;
mod day;
mod duration;
mod holiday;
mod hour;
mod hours;
mod list;
mod meaning;
mod named;
mod number;
mod numeric;
mod offset;
mod period;
mod placed;
mod relative;
mod said;
mod triple;
mod vague;
mod weekday;
mod year;

use super::edtf::{Calendar, Qualifier};
use super::token::Kind;
use super::value::Clock;
use crate::lang::{Bound, Cue, Edge, Unit, Word};
use crate::text::Span;

pub(super) use cursor::{Tense, Tokens};
pub(super) use meaning::{Lean, Meaning, Origin, Piece, Place, YearPart};
pub(super) use numeric::Ambiguous;

/// An expression of time as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its bytes.
    pub span: Span,
    /// Its first token.
    pub first: usize,
    /// The token after it.
    pub next: usize,
    /// What it says.
    pub meaning: Meaning,
    /// The time of day that it says.
    pub clock: Option<Clock>,
    /// How sure that reading is.
    pub qualifier: Qualifier,
    /// The word that leads to it, mostly the one before it.
    pub before: Option<Word>,
    /// Where its clause looks.
    pub tense: Option<Tense>,
    /// Whether it is a day that takes its month, or its year, from another day of its list.
    pub lists: bool,
    /// Whether it stands aside from what is told: in brackets, in a table's cell, or `around Thanksgiving`.
    pub aside: bool,
    /// Where the entry ends that it heads, in bytes.
    pub entry_end: Option<usize>,
    /// How it hangs on the expression before it, where nothing but a joint stands between the two.
    pub joint: Option<Joint>,
}

/// What joins an expression with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// `to` or a dash: from the one to the other.
    To,
    /// `or`: the one or the other.
    Or,
    /// `and`, `until` and the like: a range only where `from` or `between` leads to the first.
    And,
}

type Rule = fn(&Tokens<'_>, usize) -> Option<Found>;

impl Found {
    fn new(t: &Tokens<'_>, first: usize, next: usize, meaning: Meaning) -> Self {
        Self {
            span: t.span(first, next),
            first,
            next,
            meaning,
            clock: None,
            qualifier: Qualifier::Sure,
            before: None,
            tense: None,
            joint: None,
            lists: false,
            aside: false,
            entry_end: None,
        }
    }

    /// With `?` where `doubtful`.
    fn doubted(mut self, doubtful: bool) -> Self {
        if doubtful {
            self.qualifier = self.qualifier.and(Qualifier::Uncertain);
        }
        self
    }

    /// With a time of day.
    fn at_clock(self, clock: Clock) -> Self {
        Self { clock: Some(clock), ..self }
    }

    /// The same, said by the tokens from `first` on.
    fn within_from(self, t: &Tokens<'_>, first: usize) -> Self {
        let next = self.next;
        self.within(t, first, next)
    }

    /// The same, said by the tokens from `first` to `next`.
    fn within(self, t: &Tokens<'_>, first: usize, next: usize) -> Self {
        Self { span: t.span(first, next), first, next, ..self }
    }
}

/// Every expression of time in one piece of a text, which begins at byte `start` of it.
pub(super) fn find_all(t: &Tokens<'_>, start: usize) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < t.len() {
        let listed = || found.last().and_then(|before| list::after_month(t, at, before));
        let Some(mut one) = best(t, at, rules(t, at)).or_else(listed) else {
            at += 1;
            continue;
        };
        at = one.next.max(at + 1);
        one.span = Span::new(start + one.span.start, start + one.span.end);
        one.look_around(t);
        one.joint = found.last().and_then(|before| before.joint_with(t, &one));
        found.push(one);
        share_year(&mut found);
    }
    found
}

/// The rules that can find something at `at`: a cheap look that spares most words all of them.
fn rules(t: &Tokens<'_>, at: usize) -> &'static [Rule] {
    let word = match t.kind(at) {
        Kind::Number { .. } => return &[timed_date, clock::find, weekday::of_counted, duration::find],
        Kind::Mark(b'\'') if t.number(at + 1).is_some() => return &[year::find],
        Kind::Word(word) => word,
        _ => return &[],
    };
    match word {
        Word::The if begins_time(t, at + 1) => &[timed_date, clock::find, relative::find, vague::find, duration::find],
        Word::This | Word::That if begins_time(t, at + 1) => &[timed_date, duration::find, vague::find],
        Word::A if said::is_la_una(t, at) => &[clock::find, duration::find],
        Word::A if t.is(at + 1, Word::Unit(Unit::Quarter)) => &[clock::find, offset::find, duration::find],
        Word::A if t.is_mark(at + 1, b'.') => &[timed_date],
        Word::A if begins_time(t, at + 1) => &[weekday::of_counted, duration::find],
        Word::Half => &[clock::find, offset::find, duration::find],
        Word::In if begins_time(t, at + 1) => &[offset::find],
        // `dentro de`
        Word::Within if begins_time(t, at + 1) || t.is(at + 1, Word::Of) => &[offset::find],
        Word::Coming => &[timed_date, duration::find, vague::find],
        Word::Last | Word::Previous | Word::Next | Word::Following | Word::Same => &[timed_date, duration::find],
        Word::Month(_)
        | Word::DoubtfulMonth(_)
        | Word::Ordinal(_)
        | Word::Earlier
        | Word::Later
        | Word::Edge(_)
        | Word::Day(_)
        | Word::Tonight
        | Word::Part(_)
        | Word::Season(_)
        | Word::DoubtfulSeason(_)
        | Word::Fiscal
        | Word::CommonEra
        | Word::QuarterLetter
        | Word::Latter
        | Word::OrdinalSuffix
        | Word::Holiday => &[timed_date],
        Word::Unit(_) | Word::Second => &[timed_date, offset::find, relative::find, duration::find],
        Word::Cardinal(_) | Word::Times(_) => &[timed_date, clock::find, weekday::of_counted, duration::find],
        Word::Weekday(_) | Word::DoubtfulWeekday(_) => &[timed_date, weekday::counted],
        Word::Several | Word::Couple | Word::Hace => &[offset::find, duration::find],
        Word::Hour(_) | Word::Light(_) => &[clock::find],
        Word::Weekdays(_) | Word::Every | Word::Regularly(_) => &[duration::find],
        Word::Vague(_) | Word::Recent | Word::These | Word::Present => &[vague::find],
        _ => &[],
    }
}

/// Whether what stands at `at` can be of time, so that an article before it may begin an expression.
fn begins_time(t: &Tokens<'_>, at: usize) -> bool {
    match t.kind(at) {
        Kind::Number { .. } | Kind::Mark(b'\'') => true,
        Kind::Word(word) => !matches!(
            word,
            Word::Of
                | Word::In
                | Word::On
                | Word::At
                | Word::To
                | Word::And
                | Word::Or
                | Word::Between
                | Word::From
                | Word::Bound(_)
                | Word::During
                | Word::Will
                | Word::WillTo
                | Word::WillOn
                | Word::Was
                | Word::Counted
                | Word::Numbering
                | Word::Than
                | Word::Ago
                | Word::Meridiem(_)
                | Word::Zone
                | Word::Oclock
                | Word::OrdinalSuffix
                | Word::UnitLetters(_)
        ),
        _ => false,
    }
}

/// The longest that any of the rules finds; of equals, the first rule's.
fn best(t: &Tokens<'_>, at: usize, rules: &[Rule]) -> Option<Found> {
    rules.iter().rev().filter_map(|rule| rule(t, at)).max_by_key(|one| one.next)
}

/// A date without a time of day; nothing that is counted from another date.
fn date(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let rules: &[Rule] = match t.kind(at) {
        Kind::Number { .. } => &[
            numeric::find,
            numeric::well_known,
            triple::find,
            named::find,
            list::before_month,
            period::find,
            year::find,
            placed::find,
        ],
        Kind::Mark(_) => &[year::find],
        Kind::Word(word) => match word {
            Word::Month(_) => &[triple::find, named::find],
            Word::DoubtfulMonth(_) => &[triple::find, named::find, period::find],
            Word::Weekday(_) | Word::DoubtfulWeekday(_) => &[weekday::and_date, relative::plain, period::find],
            Word::Cardinal(_) | Word::Times(_) => &[named::find, year::find],
            // `fin de semana` is no edge.
            Word::Day(_) | Word::Tonight | Word::Part(_) | Word::Edge(_) => &[relative::plain],
            Word::Last
            | Word::Previous
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::This
            | Word::That
            | Word::Same => &[weekday::after_week, relative::plain, period::find, placed::find],
            Word::The => &[
                weekday::after_week,
                relative::plain,
                period::find,
                year::find,
                named::after_article,
                list::before_month,
                placed::find,
            ],
            Word::Ordinal(_) | Word::Second => {
                &[named::find, list::before_month, period::find, year::find, placed::find]
            }
            Word::Unit(_) => &[weekday::after_week, relative::plain, period::find, year::find],
            _ => &[named::find, period::find, year::find],
        },
        _ => &[],
    };
    best(t, at, rules)
}

/// A date, and the time of day after it.
fn timed_date(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let found = if begins_edge(t, at) { best(t, at, &[edged, date]) } else { date(t, at) }?;
    if !found.meaning.is_day() {
        return Some(found);
    }
    let clock = match found.clock {
        None => clock::after_date(t, found.next),
        // `tonight at 8`
        Some(Clock::Part(part)) => clock::after_part(t, part, found.next),
        Some(_) => None,
    };
    let timed = match clock {
        Some((clock, next)) => with_year(t, found.within(t, at, next).at_clock(clock)),
        None => found,
    };
    Some(if timed.clock.is_some() { weekday::in_week_after(t, timed) } else { timed })
}

/// `Wed Oct 26 15:50:06 2016`: the year stands after the time.
fn with_year(t: &Tokens<'_>, found: Found) -> Found {
    match (&found.meaning, found.clock, t.year(found.next, false)) {
        (Meaning::OfYear(part @ YearPart::Day { .. }, _), Some(Clock::At(time)), Some((year, next)))
            if time.second.is_some() && !year.short =>
        {
            let within = Box::new(Meaning::At(Calendar::Year(year.value)));
            let (first, meaning) = (found.first, Meaning::Within(*part, within));
            Found { meaning, ..found.within(t, first, next) }
        }
        _ => found,
    }
}

/// Whether `early`, `the end of` or the like may stand at `at`.
fn begins_edge(t: &Tokens<'_>, at: usize) -> bool {
    let first = t.after_any(at, &[Word::The]);
    match t.word(first) {
        Some(Word::Edge(_)) => relative::unit(t, first).is_none(),
        // `a primeros de mayo`
        Some(Word::Ordinal(1) | Word::Last) => t.is(first + 1, Word::Of) && t.reads(first, Cue::FirstDays),
        // `la tarde del 3 de mayo`
        Some(Word::Earlier | Word::Later) => hour::part(t, first).is_none(),
        _ => false,
    }
}

/// The beginning, middle or end of a date: `early 1998`, `mid-November`, `the end of the year`, `later this week`,
/// `early in the morning`.
fn edged(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let first = t.after_any(at, &[Word::The]);
    let joint = if t.is_mark(first + 1, b'-') { first + 2 } else { first + 1 };
    let of = t.after_any(joint, &[Word::Of, Word::In, Word::On]);
    // `They start on Saturday`, `sales end in June`
    let noun = t.reads(first, Cue::EdgeNoun);
    if noun && !t.is(joint, Word::Of) {
        return None;
    }
    let found =
        best(t, of, &[numeric::find, named::find, weekday::and_date, relative::plain, period::find, year::find]);
    let found = found.or_else(|| unit_of_reference(t, of).filter(|_| of > joint));
    let in_it = of > joint && t.is(joint, Word::In) && !t.reads(first, Cue::EveningToo);
    let found = found.or_else(|| if in_it { that_day(t, of).or_else(|| clock::in_the_part(t, of)) } else { None })?;
    Some(found.clone().within(t, at, found.next))
}

/// `the day` of `later in the day`.
fn that_day(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let the_day = t.is(at, Word::The) && t.is(at + 1, Word::Unit(Unit::Day)) && !t.is_plural(at + 1);
    the_day.then(|| Found::new(t, at, at + 2, Meaning::Days(0, Origin::Text)))
}

/// `the year` of `the end of the year`.
fn unit_of_reference(t: &Tokens<'_>, at: usize) -> Option<Found> {
    let unit_at = t.after_any(at, &[Word::The]);
    match t.word(unit_at) {
        Some(Word::Unit(unit)) if unit >= Unit::Week && !t.is_plural(unit_at) => {
            Some(Found::new(t, at, unit_at + 1, Meaning::Unit(unit, 0, Origin::Reference)))
        }
        _ => None,
    }
}

/// Where the word stands that leads to what begins at `first`: `since` of `since about 1990`, `antes` of `antes del 3 de
/// mayo`; else the word before.
fn lead(t: &Tokens<'_>, first: usize) -> usize {
    // After an English article it is a noun that is bound: `before the 2018 election`.
    let passes = |at: &usize| match t.word(*at) {
        Some(Word::Of | Word::About | Word::Unit(Unit::Year)) => true,
        // `between the years 1914 and 1918`
        Some(Word::The) => !t.reads(*at, Cue::Article) || t.is(at + 1, Word::Unit(Unit::Year)),
        _ => false,
    };
    let mut before = (1..=4).map_while(|back| first.checked_sub(back));
    let binds = |at: &usize| matches!(t.word(*at), Some(Word::Bound(_) | Word::From | Word::Between));
    before.find(|at| !passes(at)).filter(binds).unwrap_or(first.wrapping_sub(1))
}

/// What the `than` at `at` binds: `no later than` up to the date, `earlier than` before it.
fn bound_of_than(t: &Tokens<'_>, at: usize) -> Option<Bound> {
    let word = at.checked_sub(1)?;
    let denied = at >= 2 && t.reads(at - 2, Cue::No);
    match (t.word(word)?, denied) {
        (Word::Later, true) => Some(Bound::Until),
        (Word::Later, false) => Some(Bound::After),
        (Word::Earlier, true) => Some(Bound::Since),
        (Word::Earlier, false) => Some(Bound::Before),
        _ => None,
    }
}

/// Whether `on or` stands before the `before` or `after` at `at`, so that the day itself is meant too.
fn is_on_or(t: &Tokens<'_>, at: usize) -> bool {
    at >= 2 && t.is(at - 1, Word::Or) && t.is(at - 2, Word::On)
}

impl Found {
    /// Notes what the resolver needs of the words around it.
    fn look_around(&mut self, t: &Tokens<'_>) {
        let lead = lead(t, self.first);
        self.before = match t.word(lead) {
            // `the weeks following May 3, 2015`
            Some(Word::Following) if matches!(self.meaning, Meaning::At(_)) => Some(Word::Bound(Bound::After)),
            Some(Word::Than) => bound_of_than(t, lead).map(Word::Bound),
            Some(Word::Bound(Bound::Before)) if is_on_or(t, lead) => Some(Word::Bound(Bound::Until)),
            Some(Word::Bound(Bound::After)) if is_on_or(t, lead) => Some(Word::Bound(Bound::Since)),
            // Before the end of 2013 most of it is over.
            Some(Word::Bound(bound)) => Some(Word::Bound(self.bound_at_edge(t, bound))),
            word => word,
        };
        let abbreviated = self.first >= 2 && t.is_mark(self.first - 1, b'.') && t.is(self.first - 2, Word::About);
        if t.word_before(self.first) == Some(Word::About) || abbreviated {
            self.qualifier = self.qualifier.and(Qualifier::Approximate);
        }
        self.tense = self.tense(t, lead);
        self.aside = self.stands_aside(t);
    }

    fn stands_aside(&self, t: &Tokens<'_>) -> bool {
        let before = self.first.wrapping_sub(1);
        let cell = t.is_mark(before, b'|') || t.is_mark(self.next, b'|');
        let bracketed = t.is_mark(before, b'(') && t.is_mark(self.next, b')');
        let holiday =
            matches!(self.meaning, Meaning::OfYear(YearPart::Holiday(_), _) | Meaning::Within(YearPart::Holiday(_), _));
        cell || bracketed || holiday && t.is(before, Word::About)
    }

    /// What bounds the whole where `bound` stands before its beginning or its end: `before the end of 2013` is up to 2013.
    fn bound_at_edge(&self, t: &Tokens<'_>, bound: Bound) -> Bound {
        let edge = [self.first, self.first + 1].into_iter().find_map(|at| match t.word(at) {
            Some(Word::Edge(edge)) if at < self.next => Some(edge),
            _ => None,
        });
        match (bound, edge) {
            (Bound::Before, Some(Edge::Mid | Edge::Late)) => Bound::Until,
            (Bound::After, Some(Edge::Early | Edge::Mid)) => Bound::Since,
            _ => bound,
        }
    }

    /// Where its clause looks; `lead` is the word that leads to it.
    fn tense(&self, t: &Tokens<'_>, lead: usize) -> Option<Tense> {
        // What starts Monday has not begun; the contract of a month is traded before it.
        let starts = [self.first, self.first.wrapping_sub(1)].into_iter().any(|at| t.reads(at, Cue::Starting));
        if starts || t.reads(self.next, Cue::Traded) {
            return Some(Tense::Ahead);
        }
        match self.before {
            Some(Word::Bound(Bound::Until)) if t.reads(lead, Cue::By) => Some(t.tense_of_by(lead, self.next)),
            // What lasts until Monday has not ended yet.
            Some(Word::Bound(Bound::Until)) => Some(t.tense_of_until(lead)),
            Some(Word::Bound(Bound::Since)) => Some(Tense::Back),
            _ => t.tense(self.first, self.next),
        }
    }

    /// What joins the two, where nothing else stands between them.
    fn joint_with(&self, t: &Tokens<'_>, next: &Self) -> Option<Joint> {
        // `May 1, 2 and 3`, `the 1st, 2nd, and 3rd of May`
        let comma = t.is_mark(self.next, b',') && (self.lists || next.lists);
        let and = comma && matches!(t.word(self.next + 1), Some(Word::And | Word::Or));
        let joint = match t.kind(self.next) {
            Kind::Mark(b'-') | Kind::Word(Word::To) => Joint::To,
            Kind::Word(Word::Or) => Joint::Or,
            Kind::Mark(b'/') | Kind::Word(Word::And | Word::Bound(Bound::Until)) => Joint::And,
            _ if comma => Joint::And,
            _ => return None,
        };
        let after = self.next.saturating_add(if and { 2 } else { 1 });
        (next.first == after || next.first == t.after_any(after, &[Word::The])).then_some(joint)
    }
}

/// What stands before the last expression of a range or list takes the year that only the last one tells: `from March
/// to August 2011`.
fn share_year(found: &mut [Found]) {
    let Some((last, before)) = found.split_last_mut() else { return };
    let year = match &last.meaning {
        Meaning::At(when @ (Calendar::Day(_) | Calendar::Month(..))) => Meaning::At(Calendar::Year(when.year())),
        Meaning::Within(_, year) => (**year).clone(),
        _ => return,
    };
    let mut joined = last.joint.is_some();
    for one in before.iter_mut().rev() {
        let Meaning::OfYear(part, Lean::Tense) = one.meaning else { return };
        if !joined {
            return;
        }
        one.meaning = Meaning::Within(part, Box::new(year.clone()));
        joined = one.joint.is_some();
    }
}
