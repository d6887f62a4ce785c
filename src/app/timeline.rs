//! The timeline pane: which events are shown, how finely they are grouped, and the mark among them.
//!
//! Must not make events: it filters those of the case.

use jiff::civil::Date;

use super::keymap::Action;
use super::list::ListCursor;
use crate::case::{Case, EntityIdx, Passage};

/// How finely the bars divide time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    /// A bar a decade.
    Decade,
    /// A bar a year.
    #[default]
    Year,
    /// A bar a month.
    Month,
    /// A bar a day.
    Day,
}

impl Zoom {
    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }

    /// The decade, year, month or day that holds a day: year, month, day, 0 where that is finer than the zoom.
    fn stretch(self, day: Date) -> (i16, i8, i8) {
        match self {
            Self::Decade => (day.year().div_euclid(10) * 10, 0, 0),
            Self::Year => (day.year(), 0, 0),
            Self::Month => (day.year(), day.month(), 0),
            Self::Day => (day.year(), day.month(), day.day()),
        }
    }

    fn label(self, (year, month, day): (i16, i8, i8)) -> String {
        match self {
            Self::Decade => format!("{year}s"),
            Self::Year => year.to_string(),
            Self::Month => format!("{year}-{month:02}"),
            Self::Day => format!("{year}-{month:02}-{day:02}"),
        }
    }

    const fn finer(self) -> Self {
        match self {
            Self::Decade => Self::Year,
            Self::Year => Self::Month,
            Self::Month | Self::Day => Self::Day,
        }
    }

    const fn coarser(self) -> Self {
        match self {
            Self::Decade | Self::Year => Self::Decade,
            Self::Month => Self::Year,
            Self::Day => Self::Month,
        }
    }
}

/// A bar: a stretch of time and how many events begin in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// `1990s`, `2018`, `2018-05`, `2018-05-20`.
    pub label: String,
    /// How many events begin in it.
    pub n_events: usize,
    /// The first of them among the rows.
    pub row: usize,
}

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct TimelinePane {
    /// Only events whose statement names this entity are shown.
    pub entity: Option<EntityIdx>,
    /// How finely the bars divide time.
    pub zoom: Zoom,
    /// The mark among the rows.
    pub cursor: ListCursor,
    rows: Vec<usize>,
    bars: Vec<Bar>,
}

impl TimelinePane {
    /// The events shown, as numbers of the case's gathered events, in order.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The event under the mark.
    pub fn chosen_event(&self) -> Option<usize> {
        self.rows.get(self.cursor.row).copied()
    }

    /// The bars, in order of time.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// The date of the first statement of the event under the mark.
    pub fn chosen(&self, case: &Case) -> Option<Passage> {
        let event = case.gathered().events.get(self.chosen_event()?)?;
        let statement = case.events().get(*event.statements.first()?)?;
        Some(Passage { source: statement.passage.source, span: statement.date })
    }

    /// Shows the events of a case that name `entity`, or all.
    pub fn show(&mut self, case: &Case, entity: Option<EntityIdx>, height: u16) {
        let chosen = self.chosen_event().filter(|_| self.entity != entity);
        self.entity = entity;
        let names = |statement: &usize, wanted| {
            let Some(passage) = case.events().get(*statement).map(|event| event.passage) else { return false };
            case.mentions_in(passage.source, passage.span).iter().any(|mention| mention.entity == wanted)
        };
        let events = case.gathered().events.iter().enumerate();
        let shown = events.filter(|(_, event)| {
            entity.is_none_or(|wanted| event.statements.iter().any(|statement| names(statement, wanted)))
        });
        self.rows = shown.map(|(idx, _)| idx).collect();
        self.count(case);
        let row = chosen.and_then(|event| self.rows.binary_search(&event).ok());
        self.cursor.choose(row.unwrap_or(self.cursor.row), self.rows.len(), height);
    }

    /// Acts on a key that moves or zooms; says whether it was one.
    pub fn moved(&mut self, action: Action, case: &Case, height: u16) -> bool {
        match action {
            Action::ZoomIn => self.zoom = self.zoom.finer(),
            Action::ZoomOut => self.zoom = self.zoom.coarser(),
            _ => return self.cursor.moved(action, self.rows.len(), height),
        }
        self.count(case);
        true
    }

    /// Moves the mark to the last date at or before a place of a source, among the events shown.
    pub fn follow(&mut self, case: &Case, place: Passage, height: u16) {
        let statements = case.events_in_text_order();
        let place_of = |idx: &u32| case.events().get(*idx as usize).map(|e| (e.passage.source, e.date.start));
        let next = statements.partition_point(|idx| place_of(idx) <= Some((place.source, place.span.start)));
        let row_of = |idx: &u32| {
            let here = place_of(idx).is_some_and(|(source, _)| source == place.source);
            let event = case.gathered_as(*idx as usize).filter(|_| here)?;
            self.rows.binary_search(&event).ok()
        };
        let in_source = |idx: &&u32| place_of(idx).is_some_and(|(source, _)| source == place.source);
        let (before, after) = statements.split_at_checked(next).unwrap_or((statements, &[]));
        // Above the first date of a source, the mark waits on it.
        let nearest = before.iter().rev().take_while(in_source).find_map(row_of);
        if let Some(row) = nearest.or_else(|| after.iter().take_while(in_source).find_map(row_of)) {
            self.cursor.choose(row, self.rows.len(), height);
        }
    }

    fn count(&mut self, case: &Case) {
        self.bars.clear();
        let mut last = None;
        for (row, idx) in self.rows.iter().enumerate() {
            let Some(day) = case.gathered().events.get(*idx).and_then(|event| event.when.earliest()) else { continue };
            let stretch = self.zoom.stretch(day);
            match self.bars.last_mut() {
                Some(bar) if last == Some(stretch) => bar.n_events += 1,
                _ => self.bars.push(Bar { label: self.zoom.label(stretch), n_events: 1, row }),
            }
            last = Some(stretch);
        }
    }
}
