//! What each expression means, once it is known from when it is counted.
//!
//! One pass over the expressions in their order: each is counted from the reference, or from the date before it in the
//! text. Must not guess a day: what can't be placed keeps no value, and a value is never more exact than its words.

mod habit;
mod later;
mod partial;
mod placed;
mod resolved;
mod together;
mod year;

use jiff::civil::{Date, Weekday};

use super::edtf::{Calendar, Edtf, End, Point, Qualifier};
use super::grammar::{Ambiguous, Found, Lean, Meaning, Origin, Tense, YearPart};
use super::value::{Clock, DateKind, NamedTime};
use super::when::{When, days_after, monday_of, unit_away, unit_span};
use crate::lang::{Bound, LanguageIdx, Unit, Word};
use habit::{Habit, Telling};
use resolved::{range, unplaced};

pub(super) use habit::Shown;
pub(super) use resolved::Resolved;

/// The type that TimeML gives an expression.
pub(super) fn kind(one: &Found) -> DateKind {
    match (&one.meaning, one.clock) {
        (Meaning::Set(_), _) => DateKind::Set,
        (Meaning::Duration(_), _) => DateKind::Duration,
        (_, Some(_)) => DateKind::Time,
        (Meaning::Offset(amounts, Origin::Text), _) if is_of_hours(amounts) => DateKind::Time,
        _ => DateKind::Date,
    }
}

/// Whether hours or minutes are counted.
fn is_of_hours(amounts: &[(i32, Unit)]) -> bool {
    amounts.iter().all(|(_, unit)| matches!(unit, Unit::Minute | Unit::Hour))
}

/// So many bytes lie at most between `the next day` and the day before it, where other dates lie between them; and
/// between `20 December 1812` and the `5 January` that is of the year after.
const POINTED_WITHIN: usize = 600;

/// So many bytes lie at most between the two ends of a range.
const JOINED_WITHIN: usize = 16;

/// So many bytes lie at most between a quarter and what it is compared with.
const COMPARED_WITHIN: usize = 300;

/// So many bytes lie at most between an hour and a day of long ago that it is of: two sentences.
const HOUR_WITHIN: usize = 400;

/// So many bytes lie at most between an hour and a day that it is surely of: `on Sept. 18, at approximately 8:40 p.m.`
const BESIDE: usize = 50;

/// Resolves the expressions of one text, in their order.
pub(super) struct Resolver {
    shown: Shown,
    habit: Habit,
    telling: Telling,
    /// The day from which yesterday is counted: that of publication, or that of the entry.
    reference: Option<Date>,
    published: Option<Date>,
    /// The day that a line at the text's head names.
    head: Option<Date>,
    /// The byte at which the entry ends.
    entry_end: usize,
    /// The date before, from which `two years later` is counted.
    anchor: Option<When>,
    /// The byte at which the anchor ends.
    anchor_end: usize,
    /// Whether the anchor only bounds what is told: `the least since July 2001`.
    anchor_bounds: bool,
    /// Where the range begins that the expression ends.
    start: Option<When>,
    /// The dates before that are finer than all after them, each with the byte at which it ends: `the next day` needs a day.
    told: Vec<(When, usize)>,
    /// The hour told last.
    told_hour: Option<later::Told>,
    /// The byte at which the expression stands.
    at: usize,
    /// The year of the last date that is not counted from the reference.
    told_year: Option<i16>,
}

impl Resolver {
    /// For a text of which the whole shows so much.
    pub fn new(shown: &Shown, language: LanguageIdx, reference: Option<Date>) -> Self {
        let (habit, telling) = (Habit::of(shown, language), Telling::of(shown, reference));
        Self {
            shown: *shown,
            habit,
            telling,
            reference,
            published: reference,
            head: None,
            entry_end: usize::MAX,
            anchor: None,
            anchor_end: 0,
            anchor_bounds: false,
            start: None,
            told: Vec::new(),
            told_hour: None,
            at: 0,
            told_year: None,
        }
    }

    /// The same, for a text that a line at its head dates.
    pub fn headed(self, head: Option<Date>) -> Self {
        Self { head, ..self }
    }

    /// The values of the expressions of the text's next piece.
    pub fn values(&mut self, found: &[Found]) -> Vec<Resolved> {
        let mut values: Vec<_> = found.iter().map(|one| self.resolve(one)).collect();
        together::put(found, &mut values);
        values
    }

    fn resolve(&mut self, one: &Found) -> Resolved {
        self.at = one.span.start;
        if self.at > self.entry_end {
            self.reference = self.published;
        }
        self.start =
            self.anchor.filter(|_| one.joint.is_some() && self.at.saturating_sub(self.anchor_end) < JOINED_WITHIN);
        let mut resolved = match &one.meaning {
            Meaning::Vague(vague) => unplaced(NamedTime::Vague(*vague)),
            Meaning::Duration(length) => unplaced(NamedTime::Duration(length.clone())),
            Meaning::Set(recurrence) => unplaced(NamedTime::Set(recurrence.clone())),
            Meaning::Ambiguous(digits) => self.ambiguous(*digits, one),
            Meaning::FiscalYear(year) => Resolved {
                value: Some(Edtf::from(Calendar::Year(*year)).qualified(Qualifier::UncertainApproximate)),
                ..unplaced(When::Calendar(Calendar::Year(*year)).into())
            },
            Meaning::Range(start, end) => {
                let start = self.calendar(start, one);
                self.start = self.anchor.filter(|_| start.value.is_some());
                range(start, self.calendar(end, one))
            }
            Meaning::Offset(amounts, Origin::Text) if is_of_hours(amounts) => self.hours_later(amounts, one),
            meaning => self.calendar(meaning, one),
        };
        if let Some(clock) = one.clock {
            resolved.clock = Some(clock);
            let day = self.anchor.filter(|when| when.unit() == Unit::Day && resolved.value.is_some());
            self.told_hour = day.and_then(|day| later::Told::on(day.first_day(), clock, one.span.end));
        }
        let doubt = if self.year_is_inferred(&one.meaning) { Qualifier::Uncertain } else { Qualifier::Sure };
        resolved.value = resolved.value.map(|value| value.qualified(one.qualifier.and(doubt)));
        resolved.value = resolved.value.map(|value| Self::bounded(value, one));
        self.enter(one, &resolved);
        resolved
    }

    fn hours_later(&mut self, amounts: &[(i32, Unit)], one: &Found) -> Resolved {
        let counted = self.told_hour.and_then(|told| told.counted(amounts, one.span.start, one.span.end));
        let Some((told, resolved)) = counted else { return Resolved::default() };
        self.told_hour = Some(told);
        resolved
    }

    /// Where one day heads an entry, its words are counted from it.
    fn enter(&mut self, head: &Found, resolved: &Resolved) {
        if let (Some(end), Some(Edtf::Point(Point { when: Calendar::Day(day), .. }))) =
            (head.entry_end, &resolved.value)
        {
            (self.reference, self.entry_end) = (Some(*day), end);
        }
    }

    /// A calendar time, which is the next ones' anchor.
    fn calendar(&mut self, meaning: &Meaning, one: &Found) -> Resolved {
        match self.when(meaning, one) {
            Some(when) => {
                // What is only compared with is not spoken of.
                if self.compared(meaning, one).is_none() {
                    if when.unit() <= Unit::Year && !meaning.is_deictic() {
                        self.told_year = Some(when.first_day().year());
                    }
                    (self.anchor, self.anchor_end) = (Some(when), one.span.end);
                    self.anchor_bounds = matches!(one.before, Some(Word::Bound(_)));
                    // No hour nor `the next day` is of a day that is only mentioned.
                    if !one.aside {
                        self.told.retain(|(before, _)| before.unit() < when.unit());
                        self.told.push((when, one.span.end));
                    }
                }
                Resolved { value: Some(when.edtf()), ..unplaced(when.into()) }
            }
            None => unplaced(match self.presumed(meaning, one) {
                Some(when) => when.into(),
                None => NamedTime::Point(partial::partial(meaning)),
            }),
        }
    }

    /// What an expression that points back into the text means where the text tells nothing: TimeML counts it from the
    /// day of publication. It gets no place on the calendar by that.
    fn presumed(&self, meaning: &Meaning, one: &Found) -> Option<When> {
        match meaning {
            Meaning::ThatDay => self.reference.map(day),
            Meaning::Days(count, Origin::Text) => days_after(self.reference?, *count).map(day),
            Meaning::Unit(unit, count, Origin::Text) => unit_away(self.reference?, *unit, *count),
            Meaning::Offset(amounts, Origin::Text) if amounts.iter().any(|(_, unit)| *unit < Unit::Year) => {
                offset_from(amounts, day(self.reference?))
            }
            Meaning::Weekday(weekday, lean) if lean.is_from_text() => {
                self.weekday(*weekday, lean.from(Origin::Reference), one).map(day)
            }
            Meaning::OfYear(part, lean) if lean.is_from_text() => {
                year::nearest(*part, self.reference?, lean.from(Origin::Reference), None)
            }
            Meaning::Placed(place, piece, whole) => placed::placed(*place, *piece, self.presumed(whole, one)?),
            Meaning::WeekdayOf(weekday, week) => {
                days_after(monday_of(self.presumed(week, one)?.first_day())?, i32::from(*weekday) - 1).map(day)
            }
            _ => None,
        }
    }

    /// The last date before the byte `at` that is as fine as `unit`: the last one of all, or one not far away.
    fn told_within(&self, unit: Unit, at: usize) -> Option<When> {
        let (when, end) = self.told.iter().rev().find(|(when, _)| when.unit() <= unit)?;
        let near = at.saturating_sub(*end) < POINTED_WITHIN;
        (near || self.anchor == Some(*when)).then_some(*when)
    }

    fn when(&self, meaning: &Meaning, one: &Found) -> Option<When> {
        match meaning {
            Meaning::At(when) => Some(When::Calendar(*when)),
            Meaning::OfYear(part, lean) => self.of_year(*part, *lean, one),
            Meaning::Within(part, outer) => {
                let year = self.when(outer, one)?.first_day().year();
                year::in_year(*part, year)
            }
            Meaning::Weekday(weekday, lean) => self.weekday(*weekday, *lean, one).map(day),
            Meaning::WeekdayOf(weekday, week) => {
                let monday = monday_of(self.when(week, one)?.first_day())?;
                days_after(monday, i32::from(*weekday) - 1).map(day)
            }
            Meaning::WeekdayAndDay(weekday, number) => self.weekday_and_day(*weekday, *number, one).map(day),
            Meaning::DayOfMonth(number) => self.day_of_month(*number),
            Meaning::Days(count, origin) => unit_away(self.origin_day(*origin)?, Unit::Day, *count),
            Meaning::Unit(unit, count, origin) => self.unit(*unit, *count, *origin),
            Meaning::UnitHolding(unit, other) => {
                let day = self.when(other, one)?.last_day();
                // The weekend of a Monday comes before it.
                let long = *unit == Unit::Weekend && day.weekday() == Weekday::Monday;
                unit_away(if long { days_after(day, -1)? } else { day }, *unit, 0)
            }
            Meaning::Offset(amounts, origin) => self.compared(meaning, one).or_else(|| self.offset(amounts, *origin)),
            Meaning::ToTheDay(amounts, shift) => {
                let from = days_after(self.reference?, *shift)?;
                amounts
                    .iter()
                    .try_fold(from, |at, (count, unit)| at.checked_add(unit_span(*unit, *count)?).ok())
                    .map(day)
            }
            Meaning::OffsetFrom(amounts, other) => offset_from(amounts, self.when(other, one)?),
            Meaning::Placed(place, piece, whole) => placed::placed(*place, *piece, self.when(whole, one)?),
            Meaning::ThatDay => self.that_day(one).filter(|_| self.tells_a_day()).or(self.day_of_head(one)).map(day),
            // Inside another expression there is room for one reading.
            Meaning::Ambiguous(digits) => {
                self.habit.readings(*digits)[0].and_then(|reading| match reading_of(*digits, reading) {
                    Meaning::At(when) => Some(When::Calendar(when)),
                    Meaning::OfYear(part, lean) => self.of_year(part, lean, one),
                    _ => None,
                })
            }
            Meaning::Impossible { .. }
            | Meaning::FiscalYear(_)
            | Meaning::Vague(_)
            | Meaning::Range(..)
            | Meaning::Duration(_)
            | Meaning::Set(_) => None,
        }
    }

    /// Whether a part of a year gets its year from the text around it rather than from its own words.
    fn year_is_inferred(&self, meaning: &Meaning) -> bool {
        matches!(meaning, Meaning::OfYear(_, Lean::Tense)) && self.telling.is_told() && self.told_year.is_some()
    }

    fn of_year(&self, part: YearPart, lean: Lean, one: &Found) -> Option<When> {
        if lean.is_from_text() {
            return year::beside(part, self.told_within(Unit::Year, self.at)?, lean);
        }
        if let (Lean::Tense, true, Some(year)) = (lean, self.telling.is_told(), self.told_year) {
            return self.in_year_or_next(part, year);
        }
        if let Some(year) = self.year_gone_on(lean, one) {
            return self.in_year_or_next(part, year);
        }
        // `from November to March`: the end is the next one after the start; a list has no order.
        let in_order = !matches!(one.before, Some(Word::And | Word::Or));
        if let (Lean::Tense, true, Some(start)) = (lean, in_order, self.start) {
            let year = start.first_day().year();
            let later = |when: &When| when.last_day() >= start.first_day();
            return (year..=year.checked_add(1)?).filter_map(|year| year::in_year(part, year)).find(later);
        }
        year::nearest(part, self.reference?, lean, one.tense)
    }

    /// On 5 January, after the 20th of December, is in the next year: a history goes on.
    fn in_year_or_next(&self, part: YearPart, year: i16) -> Option<When> {
        let when = year::in_year(part, year);
        let near = self.at.saturating_sub(self.anchor_end) < POINTED_WITHIN;
        let before = self.anchor.filter(|_| near);
        let passed = when.zip(before).is_some_and(|(when, before)| year::is_long_before(when, before));
        if passed { year::in_year(part, year.checked_add(1)?) } else { when }
    }

    /// The year of a day or a month told just before, where it is long gone and nothing looks ahead: `On April 22, 1927,
    /// the levee broke. The water stayed until July.`
    fn year_gone_on(&self, lean: Lean, one: &Found) -> Option<i16> {
        let near = self.at.saturating_sub(self.anchor_end) < COMPARED_WITHIN;
        let from_now = one.before == Some(Word::Bound(Bound::Since));
        let goes_on = near && lean == Lean::Tense && one.tense == Some(Tense::Back) && !from_now;
        let told = self.anchor.filter(|_| goes_on)?;
        let is_told_of = told.unit() <= Unit::Month && !self.anchor_bounds;
        let year = self.told_year.filter(|year| is_told_of && told.first_day().year() == *year)?;
        (i32::from(self.reference?.year()) - i32::from(year) > 1).then_some(year)
    }

    /// A weekday in the news is the last one, today's included, unless its clause looks ahead; `that Friday` and
    /// `the previous Monday` are counted from the day before them in the text.
    fn weekday(&self, weekday: u8, lean: Lean, one: &Found) -> Option<Date> {
        let in_week = |day: Date| i32::from(weekday) - i32::from(day.weekday().to_monday_one_offset());
        // `Friday or Saturday`
        let start = self.start.filter(|start| lean == Lean::Tense && start.unit() == Unit::Day).map(When::first_day);
        if let Some(start) = start.filter(|_| self.reference.is_some()) {
            return days_after(start, in_week(start).rem_euclid(7));
        }
        let from = if lean.is_from_text() { self.origin_day(Origin::Text)? } else { self.reference? };
        let ahead = in_week(from).rem_euclid(7);
        let days = match lean {
            // On a Sunday, `this Friday` is to come, unless it was.
            Lean::This if in_week(from) < 0 && one.tense != Some(Tense::Back) => in_week(from) + 7,
            Lean::This | Lean::Same => in_week(from),
            Lean::Next => in_week(from) + 7,
            Lean::Coming | Lean::After if ahead == 0 => 7,
            Lean::Coming | Lean::After => ahead,
            Lean::Tense if ahead == 0 => 0,
            Lean::Tense if one.tense == Some(Tense::Ahead) => ahead,
            Lean::Tense | Lean::Last | Lean::Before => ahead - 7,
        };
        days_after(from, days)
    }

    /// The month nearest to the reference, on the side of the tense, in which the day is that weekday.
    fn weekday_and_day(&self, weekday: u8, number: u8, one: &Found) -> Option<Date> {
        let reference = self.reference?;
        let ahead = one.tense == Some(Tense::Ahead);
        // The calendar repeats within eleven months, but for short ones.
        let months = (0..24).map(|n| if ahead { n } else { -n }).filter_map(|n| {
            let month = reference.first_of_month().checked_add(jiff::Span::new().months(n)).ok()?;
            Date::new(month.year(), month.month(), number as i8).ok()
        });
        let wanted = |day: &Date| day.weekday().to_monday_one_offset() == weekday as i8;
        months.filter(wanted).find(|day| if ahead { *day >= reference } else { *day <= reference })
    }

    /// `the 18th`: of the month that the text is in, else of the nearest one.
    fn day_of_month(&self, number: u8) -> Option<When> {
        let anchor = self.anchor.filter(|anchor| anchor.unit() <= Unit::Month).map(When::first_day);
        let month = anchor.or(self.reference)?;
        Date::new(month.year(), month.month(), number as i8).ok().map(day)
    }

    /// The day from which days are counted; the text must have told one.
    fn origin_day(&self, origin: Origin) -> Option<Date> {
        match origin {
            Origin::Reference => self.reference,
            Origin::Text => self.told_within(Unit::Day, self.at).map(When::first_day),
        }
    }

    /// The day of an hour that is told alone: the day told before. What was did not happen on a day to come, and what will
    /// be is on no day gone, unless that day stands beside the hour.
    fn that_day(&self, one: &Found) -> Option<Date> {
        let beside = self.at.saturating_sub(self.anchor_end) < BESIDE;
        let told = self.origin_day(Origin::Text)?;
        let across = match (one.tense, self.reference) {
            (Some(Tense::Back), Some(reference)) => told > reference,
            (Some(Tense::Ahead), Some(reference)) => told < reference && !self.telling.is_told(),
            _ => false,
        };
        (beside || !across).then_some(told)
    }

    /// Whether an hour may be of the day told before: one of these weeks, or one that stands near.
    fn tells_a_day(&self) -> bool {
        let Some((told, end)) = self.told.iter().rev().find(|(when, _)| when.unit() == Unit::Day) else { return false };
        let month_ago = self.reference.and_then(|reference| days_after(reference, -31));
        let is_of_now = month_ago.is_some_and(|month_ago| told.first_day() >= month_ago);
        is_of_now || self.at.saturating_sub(*end) < HOUR_WITHIN
    }

    /// The day of the line that heads the text, for an hour by the clock: `The meeting was closed at 22:10`.
    fn day_of_head(&self, one: &Found) -> Option<Date> {
        let by_clock = match one.clock {
            Some(Clock::At(time) | Clock::Between(time, _)) => time.minute.is_some(),
            _ => false,
        };
        self.head.filter(|_| by_clock)
    }

    fn unit(&self, unit: Unit, count: i32, origin: Origin) -> Option<When> {
        match origin {
            Origin::Reference => unit_away(self.reference?, unit, count),
            Origin::Text => {
                let anchor = self.told_within(unit, self.at)?;
                unit_away(anchor.first_day(), unit, count)
            }
        }
    }

    fn offset(&self, amounts: &[(i32, Unit)], origin: Origin) -> Option<When> {
        // Before the day of publication, but not after it, be it told (`Tonight, half a century later`) or not.
        let back = amounts.first().is_some_and(|(count, _)| *count < 0);
        let reference = self.reference.map(day).filter(|_| back || origin == Origin::Reference);
        let told = self.anchor.filter(|told| back || !self.holds_reference(*told));
        offset_from(amounts, if origin == Origin::Reference { reference? } else { told.or(reference)? })
    }

    /// Whether the day of publication lies in it.
    fn holds_reference(&self, when: When) -> bool {
        self.reference.is_some_and(|reference| (when.first_day()..=when.last_day()).contains(&reference))
    }

    /// `from a year earlier`, soon after a quarter or a month, is the same one of the year before.
    fn compared(&self, meaning: &Meaning, one: &Found) -> Option<When> {
        let Meaning::Offset(amounts, _) = meaning else { return None };
        let near = one.span.start.saturating_sub(self.anchor_end) < COMPARED_WITHIN;
        if *amounts == [(-1, Unit::Year)] && near { self.anchor?.years_away(-1) } else { None }
    }

    fn ambiguous(&mut self, digits: Ambiguous, one: &Found) -> Resolved {
        let year = digits.year.map(|(year, short)| {
            let may_be_old = short && self.reference.is_none_or(|reference| reference.year() < year);
            (if may_be_old { self.shown.in_its_century(year) } else { year }, short)
        });
        let digits = Ambiguous { year, ..digits };
        let [first, second] = self.habit.readings(digits).map(|reading| Some(reading_of(digits, reading?)));
        let other = second.and_then(|meaning| self.when(&meaning, one));
        let mut resolved = first.map(|meaning| self.calendar(&meaning, one)).unwrap_or_default();
        if let (Some(Edtf::Point(first)), Some(When::Calendar(other))) = (&resolved.value, other) {
            let mut points = vec![*first, Point::from(other)];
            points.sort_by_key(|point| point.when.first_day());
            resolved.value = Some(Edtf::OneOf(points));
        }
        if digits.year.is_some_and(|(_, short)| short) {
            resolved.value = resolved.value.map(|value| value.qualified(Qualifier::Uncertain));
        }
        resolved
    }

    /// `since 2014` runs on, `until May` up to it; what lies before or after a date does not touch it.
    fn bounded(value: Edtf, one: &Found) -> Edtf {
        let Some(Word::Bound(bound)) = one.before.filter(|_| one.clock.is_none()) else {
            return value;
        };
        let (first, last) = match value {
            Edtf::Point(point) => (point, point),
            Edtf::Interval(End::At(first), End::At(last)) => (first, last),
            _ => return value,
        };
        let beside = |point: Point, count| match When::Calendar(point.when).beside(count) {
            Some(When::Calendar(when)) => End::At(Point { when, ..point }),
            _ => End::At(point),
        };
        match bound {
            Bound::Since => Edtf::Interval(End::At(first), End::Open),
            Bound::Until => Edtf::Interval(End::Open, End::At(last)),
            Bound::Before => Edtf::Interval(End::Open, beside(first, -1)),
            Bound::After => Edtf::Interval(beside(last, 1), End::Open),
        }
    }
}

/// What two numbers mean, read as a month and a day.
fn reading_of(digits: Ambiguous, (month, day): (u8, u8)) -> Meaning {
    match digits.year {
        Some((year, _)) => Date::new(year, month as i8, day as i8)
            .map_or(Meaning::Impossible { year, month, day }, |day| Meaning::At(Calendar::Day(day))),
        None => Meaning::OfYear(YearPart::Day { month, day }, Lean::Tense),
    }
}

fn day(date: Date) -> When {
    When::Calendar(Calendar::Day(date))
}

/// So much away from `from`, as exact as the finest amount; nothing where `from` is less exact than that.
fn offset_from(amounts: &[(i32, Unit)], from: When) -> Option<When> {
    let (_, finest) = amounts.last()?;
    if from.unit() > *finest || amounts.iter().any(|(count, _)| *count == 0) {
        return None;
    }
    let mut day = from.first_day();
    for (count, unit) in amounts {
        day = day.checked_add(unit_span(*unit, *count)?).ok()?;
    }
    let unit = match (finest, amounts) {
        (Unit::Fortnight, _) => Unit::Week,
        // `five thousand years ago` is to no year.
        (Unit::Year, [(count, _)]) if count.abs() >= 1000 => Unit::Century,
        _ => *finest,
    };
    unit_away(day, unit, 0)
}
