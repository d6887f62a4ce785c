//! The timeline pane: which rows are shown, how finely time is divided, and the mark among them.
//!
//! Must not make events: it filters those of the case.

use jiff::civil::Date;

use super::filter::Filter;
use super::find::Finder;
use super::row::{TimelineRow, passage_of, row_about};
use super::zoom::Zoom;
use crate::app::list::ListCursor;
use crate::case::{AttestationIdx, Case, Passage};
use crate::text::Span;

/// A bar: a stretch of time and how many rows begin in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// `1990s`, `2018`, `2018-05`, `2018-05-20`.
    pub label: String,
    /// How many rows begin in it.
    pub n_events: usize,
    /// The first of them among the rows.
    pub row: usize,
}

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct TimelinePane {
    /// What is shown.
    pub filter: Filter,
    /// How finely time is divided.
    pub zoom: Zoom,
    /// Whether the reader chose that; else it is what the rows need.
    zoomed: bool,
    /// The width of the axis that it was made to fit last; none, where other rows have come since.
    fitted: Option<u16>,
    /// The mark among the rows.
    pub cursor: ListCursor,
    rows: Vec<TimelineRow>,
    /// The row of each gathered event, where it is shown.
    row_of: Vec<Option<u32>>,
    /// The day on which each row with a place in time stands; those are the first rows.
    days: Vec<Date>,
    /// From when to when they tell, but for the first and the last of many.
    core: Option<(Date, Date)>,
    bars: Vec<Bar>,
    finder: Finder,
}

impl TimelinePane {
    /// The rows, in order of time; the shelf comes last.
    pub fn rows(&self) -> &[TimelineRow] {
        &self.rows
    }

    /// The row under the mark.
    pub fn chosen_row(&self) -> Option<TimelineRow> {
        self.rows.get(self.cursor.row).copied()
    }

    /// The bars, in order of time.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// The day around which the axis is drawn: that of the mark, or the last one where that is on the shelf.
    pub fn day(&self) -> Option<Date> {
        self.days.get(self.cursor.row).or(self.days.last()).copied()
    }

    /// The first and the last column of the axis that hold the rows, all of a few and most of many.
    pub fn held(&self) -> Option<(i64, i64)> {
        self.core.map(|core| self.zoom.held(core))
    }

    /// How many rows begin in each of `n` columns of the axis, from column `first` on.
    pub fn density(&self, first: i64, n: u16) -> Vec<usize> {
        let before = |column: i64| self.days.partition_point(|day| self.zoom.column(*day) < column);
        let mut from = before(first);
        let counts = (1..=i64::from(n)).map(|i| {
            let to = before(first + i);
            let count = to - from;
            from = to;
            count
        });
        counts.collect()
    }

    /// How many rows are on the shelf.
    pub fn n_undated(&self) -> usize {
        self.rows.len() - self.days.len()
    }

    /// The words of the date under the mark; the beginning of the source, where that is its own.
    pub fn chosen(&self, case: &Case) -> Option<Passage> {
        passage_of(case, self.chosen_row()?)
    }

    /// Shows what a filter lets through, with the mark where it was.
    pub fn show(&mut self, case: &Case, filter: Filter, height: u16) {
        let chosen = self.chosen_row();
        // A filter leaves the scale as it is; whose timeline it is doesn't.
        self.fitted = self.fitted.filter(|_| filter.entity(case) == self.filter.entity(case));
        self.filter = filter;
        self.fill(case);
        let row = chosen.and_then(|chosen| self.row_of(chosen));
        self.cursor.choose(row.unwrap_or(self.cursor.row), self.rows.len(), height);
        self.find_again(case);
    }

    /// Shows another case, with the mark on the date that it was on. Of an entity that is no more, all is shown.
    pub fn take_case(&mut self, old: &Case, case: &Case, height: u16) {
        let place = self.chosen(old);
        // So does a decision; sources that come don't.
        self.fitted = self.fitted.filter(|_| old.n_sources() == case.n_sources());
        self.filter.entity = self.filter.entity.filter(|at| at.find(case).is_some());
        self.fill(case);
        let row = place.and_then(|place| self.row_at(case, place));
        self.cursor.choose(row.unwrap_or(self.cursor.row), self.rows.len(), height);
        self.find_again(case);
    }

    /// The row of the attestation whose date stands at a place; of the source's own date, where the place is its beginning.
    pub fn row_at(&self, case: &Case, place: Passage) -> Option<usize> {
        self.row_of(row_about(case, place)?)
    }

    fn row_of(&self, wanted: TimelineRow) -> Option<usize> {
        match wanted {
            TimelineRow::Event(idx) => self.row_of.get(idx.0 as usize).copied().flatten().map(|row| row as usize),
            _ => self.rows.iter().position(|row| *row == wanted),
        }
    }

    fn fill(&mut self, case: &Case) {
        (self.rows, self.days) = (Vec::new(), Vec::new());
        let mut ends = Vec::new();
        let sieve = self.filter.on(case);
        let mut events = case.events().filter(|(idx, event)| sieve.shows_event(*idx, event)).peekable();
        let published = case.published().iter().enumerate();
        let mut published = published.filter(|(_, one)| sieve.shows_published(one)).peekable();
        loop {
            // Both are in order; what a source tells comes before the source.
            let next_event = events.peek().map(|(_, event)| event.when.place());
            let next_published = published.peek().map(|(_, one)| one.when.place());
            let is_event = next_event.is_some_and(|event| next_published.is_none_or(|other| event <= other));
            let (row, when) = if is_event {
                let Some((idx, event)) = events.next() else { break };
                (TimelineRow::Event(idx), &event.when)
            } else {
                let Some((idx, one)) = published.next() else { break };
                (TimelineRow::Published(idx), &one.when)
            };
            self.rows.push(row);
            let day = when.place().begins.unwrap_or(Date::MIN);
            self.days.push(day);
            ends.push(when.latest().unwrap_or(day));
        }
        self.core = core(&self.days, ends);
        let undated = case.undated().iter().enumerate();
        let undated = undated.filter(|(_, one)| sieve.shows_undated(one.passage, one.kind));
        self.rows.extend(undated.map(|(idx, _)| TimelineRow::Undated(idx)));
        self.row_of = vec![None; case.events().len()];
        for (row, what) in (0..).zip(&self.rows) {
            if let TimelineRow::Event(idx) = what
                && let Some(of) = self.row_of.get_mut(idx.0 as usize)
            {
                *of = Some(row);
            }
        }
        self.finder.forget();
        self.count();
    }

    /// Divides time more finely, or less; says whether it could. The mark stays where it is.
    pub fn zoom(&mut self, finer: bool) -> bool {
        let before = self.zoom;
        self.zoom = if finer { self.zoom.finer() } else { self.zoom.coarser() };
        self.zoomed |= self.zoom != before;
        self.count();
        self.zoom != before
    }

    /// Until the reader chooses, time is divided as finely as an axis of `width` columns can hold the rows, and where those
    /// in sight, `height` of them, can't be told apart or don't fit on it, as finely as it can hold these. One day alone asks
    /// for nothing.
    pub fn fit_zoom(&mut self, width: u16, height: u16) {
        if self.zoomed {
            return;
        }
        let before = self.zoom;
        if let Some(core) = self.core.filter(|(first, last)| self.fitted != Some(width) && first < last) {
            self.fitted = Some(width);
            self.zoom = Zoom::finest(core, width);
        }
        let days = self.days_in_sight(height);
        if let (Some(first), Some(last)) = (days.first(), days.last())
            && first < last
            && !(self.zoom.holds((*first, *last), width) && self.tells_apart(days))
        {
            self.zoom = Zoom::finest((*first, *last), width);
        }
        if self.zoom != before {
            self.count();
        }
    }

    /// The days on which the rows in sight stand, those that have one.
    fn days_in_sight(&self, height: u16) -> &[Date] {
        let end = self.days.len().min(self.cursor.top + usize::from(height));
        self.days.get(self.cursor.top..end).unwrap_or_default()
    }

    /// Whether several days stand in more than two columns of the axis. Two rows have no more than two.
    fn tells_apart(&self, days: &[Date]) -> bool {
        let mut columns: Vec<i64> = days.iter().map(|day| self.zoom.column(*day)).collect();
        columns.dedup();
        columns.len() > 2 || days.len() <= 2
    }

    /// Whether an axis says anything of the rows in sight, `height` of them: the reader chose its scale, or they stand in
    /// several of its columns.
    pub fn axis_tells(&self, height: u16) -> bool {
        let days = self.days_in_sight(height);
        self.zoomed || self.tells_apart(if days.is_empty() { &self.days } else { days })
    }

    /// The first and the last column of the axis that hold the rows in sight, `height` of them.
    pub fn held_in_sight(&self, height: u16) -> Option<(i64, i64)> {
        let days = self.days_in_sight(height);
        Some(self.zoom.held((*days.first()?, *days.last()?)))
    }

    /// Moves the mark to the last date at or before a place of a source, among the events shown.
    pub fn follow(&mut self, case: &Case, place: Passage, height: u16) {
        let attestations = case.attestations_in_text_order();
        let place_of = |idx: &AttestationIdx| case.attestation(*idx).map(|one| (one.passage.source, one.date.start));
        let next = attestations.partition_point(|idx| place_of(idx) <= Some((place.source, place.span.start)));
        let row_of = |idx: &AttestationIdx| {
            let here = place_of(idx).is_some_and(|(source, _)| source == place.source);
            let event = case.event_of(*idx).filter(|_| here)?;
            self.row_of(TimelineRow::Event(event))
        };
        let in_source = |idx: &&AttestationIdx| place_of(idx).is_some_and(|(source, _)| source == place.source);
        let (before, after) = attestations.split_at_checked(next).unwrap_or((attestations, &[]));
        // Above the first date of a source, the mark waits on it.
        let nearest = before.iter().rev().take_while(in_source).find_map(row_of);
        if let Some(row) = nearest.or_else(|| after.iter().take_while(in_source).find_map(row_of)) {
            self.cursor.choose(row, self.rows.len(), height);
        }
    }

    /// Finds the rows that hold every word of a query.
    pub fn find(&mut self, case: &Case, query: &str) {
        self.finder.find(case, &self.rows, query);
    }

    /// Looks again, where something was looked for and the rows have changed since.
    pub fn find_again(&mut self, case: &Case) {
        self.finder.find_again(case, &self.rows);
    }

    /// What was looked for.
    pub fn query(&self) -> &str {
        self.finder.query()
    }

    /// The rows that were found, in order.
    pub fn hits(&self) -> &[usize] {
        self.finder.hits()
    }

    /// The hit at or after a row; past the last, the first.
    pub fn hit_from(&self, row: usize) -> Option<usize> {
        let hits = self.hits();
        hits.get(hits.partition_point(|hit| *hit < row)).or(hits.first()).copied()
    }

    /// Where the words looked for stand in a text.
    pub fn lit(&self, text: &str) -> Vec<Span> {
        self.finder.lit(text)
    }

    fn count(&mut self) {
        self.bars.clear();
        let mut last = None;
        for (row, day) in self.days.iter().enumerate() {
            let stretch = self.zoom.stretch(*day);
            match self.bars.last_mut() {
                Some(bar) if last == Some(stretch) => bar.n_events += 1,
                _ => self.bars.push(Bar { label: self.zoom.label(stretch), n_events: 1, row }),
            }
            last = Some(stretch);
        }
    }
}

/// From when to when rows tell. Of many, those that begin first and those that end last are left out, one in twenty each:
/// they would make the others too small to be told apart. `days` are in order.
fn core(days: &[Date], mut ends: Vec<Date>) -> Option<(Date, Date)> {
    ends.sort_unstable();
    let left_out = days.len() / 20;
    let last = ends.len().checked_sub(left_out + 1)?;
    Some((*days.get(left_out)?, *ends.get(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::EventIdx;

    /// A pane with a row a day, on no case.
    fn pane(days: &[&str], top: usize) -> TimelinePane {
        let days: Vec<Date> = days.iter().map(|day| day.parse().unwrap()).collect();
        let rows = (0..days.len() as u32).map(|idx| TimelineRow::Event(EventIdx(idx))).collect();
        let core = core(&days, days.clone());
        TimelinePane { rows, days, core, cursor: ListCursor { row: top, top }, ..TimelinePane::default() }
    }

    #[test]
    fn the_axis_follows_the_rows_in_sight_or_tells_nothing() {
        let mixed = ["1950-01-01", "1970-01-01", "1990-01-01", "2009-05-17", "2009-06-01", "2009-06-19", "2009-07-01"];
        let one_day = ["1950-01-01", "1970-01-01", "1990-01-01", "2014-01-20", "2014-01-20", "2014-01-20"];
        let [two, one] = [["2009-05-17", "2009-05-18"].as_slice(), ["2009-05-17"].as_slice()];
        // The rows, the first of three in sight, and the scale of an axis of 80 columns and whether it tells anything.
        let table: [(&[&str], usize, Zoom, bool); 6] = [
            (&mixed, 0, Zoom::Decade, true),
            (&mixed, 4, Zoom::Month, true),
            (&one_day, 0, Zoom::Decade, true),
            (&one_day, 3, Zoom::Decade, false),
            (two, 0, Zoom::Day, true),
            (one, 0, Zoom::Year, true),
        ];
        for (days, top, zoom, tells) in table {
            let mut pane = pane(days, top);
            pane.fit_zoom(80, 3);
            assert_eq!((pane.zoom, pane.axis_tells(3)), (zoom, tells), "{days:?} from {top}");
        }
    }

    #[test]
    fn the_scale_rests_while_it_tells_the_rows_apart_and_stays_as_the_reader_chose_it() {
        let days = ["2009-01-01", "2009-05-17", "2009-09-01", "2009-09-02", "2009-09-03", "2010-02-01"];
        let mut pane = pane(&days, 0);
        pane.fit_zoom(200, 3);
        assert_eq!(pane.zoom, Zoom::Month);
        pane.cursor.top = 1;
        pane.fit_zoom(200, 3);
        assert_eq!(pane.zoom, Zoom::Month);
        assert!(pane.zoom(false));
        pane.fit_zoom(200, 3);
        assert_eq!(pane.zoom, Zoom::Year);
        assert!(pane.axis_tells(3), "the reader wants it");
    }
}
