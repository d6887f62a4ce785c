//! The one loop: everything that has happened, then one frame of what it changed.
//!
//! Must not know where events come from or what a frame is drawn on, so that a test can feed it by hand.

use std::io;

use super::events::{Event, Wait};
use crate::app::App;

/// Events taken together before a frame is drawn: a held key must not wait for a frame each time, nor a frame for a
/// flood of news.
const MOST_TOGETHER: usize = 512;

/// What has become of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The session goes on; whether there is something new to see.
    GoOn {
        /// Whether the event changed anything.
        changed: bool,
    },
    /// The session is over.
    End,
}

/// Runs until an event ends it. `next` gives what has happened, and nothing where that is nothing within the wait; `take`
/// acts on it; `draw` shows the session. A frame follows whatever changed something, whichever event of several it was.
pub(super) fn go_on(
    app: &mut App,
    mut next: impl FnMut(Wait) -> io::Result<Option<Event>>,
    mut take: impl FnMut(Event, &mut App) -> io::Result<Then>,
    mut draw: impl FnMut(&mut App) -> io::Result<()>,
) -> io::Result<()> {
    let mut is_stale = true;
    loop {
        if std::mem::take(&mut is_stale) {
            draw(app)?;
        }
        let wait = if app.is_busy() { Wait::Briefly } else { Wait::Long };
        let mut event = Some(next(wait)?.unwrap_or(Event::Idle));
        let mut taken = 0;
        while let Some(happened) = event {
            match take(happened, app)? {
                Then::End => return Ok(()),
                Then::GoOn { changed } => is_stale |= changed,
            }
            taken += 1;
            event = if taken < MOST_TOGETHER { next(Wait::Not)? } else { None };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::VecDeque;
    use std::sync::Arc;

    use ratatui::Terminal;
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::app::{self, Config, Key, Message, Targets};
    use crate::case::Case;
    use crate::ui::{self, Colours, Theme};

    /// The screen of a session, as text.
    fn screen(app: &App) -> String {
        let theme = Theme::new(app::Theme::Terminal, Colours::None);
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal in memory");
        terminal.draw(|frame| ui::draw(app, &theme, frame)).expect("drawn");
        terminal.backend().to_string()
    }

    /// Everything that may happen to a session at its start, made anew each time.
    fn happened(which: usize) -> Event {
        let case = Arc::new(Case::default());
        let key = |c| Event::Input(Message::Key(Key::plain(app::Code::Char(c))));
        let notebook = |read_only| Message::Notebook { notebook: Box::default(), problems: Vec::new(), read_only };
        match which {
            0 => Event::Idle,
            1 => {
                let targets = Box::new(Targets::new(&case));
                Event::Worker(Message::Case { generation: 0, case, targets: Some(targets), progress: None })
            }
            2 => Event::Worker(notebook(Some("another casebook has this case open".to_owned()))),
            3 => Event::Worker(notebook(None)),
            4 => Event::Worker(Message::Notice("Something to know.".to_owned())),
            5 => Event::Worker(Message::NotebookGone(Some("It is gone.".to_owned()))),
            6 => Event::Input(Message::Resize(60, 20)),
            7 => key('A'),
            _ => key('?'),
        }
    }
    const KINDS: usize = 9;

    /// Runs the loop on events that come at once, or one after the other; whenever it waits, the screen must show what is.
    fn check(events: &[usize], at_once: bool) {
        let shown = RefCell::new(String::new());
        let is = RefCell::new(String::new());
        let mut waiting: VecDeque<Event> = events.iter().map(|which| happened(*which)).collect();
        let mut app = App::new(Config::default());
        app.update(Message::Resize(80, 24));
        *is.borrow_mut() = screen(&app);
        let next = |wait| {
            if wait != Wait::Not {
                assert_eq!(*shown.borrow(), *is.borrow(), "{events:?} at once: {at_once}");
            }
            match waiting.pop_front() {
                Some(event) if wait != Wait::Not || at_once => Ok(Some(event)),
                Some(event) => {
                    waiting.push_front(event);
                    Ok(None)
                }
                None if wait == Wait::Not => Ok(None),
                None => Ok(Some(Event::End)),
            }
        };
        let take = |event, app: &mut App| {
            let then =
                super::super::session::update(event, app).map_or(Then::End, |(changed, _)| Then::GoOn { changed });
            *is.borrow_mut() = screen(app);
            Ok(then)
        };
        let draw = |app: &mut App| {
            *shown.borrow_mut() = screen(app);
            Ok(())
        };
        go_on(&mut app, next, take, draw).expect("nothing fails in memory");
    }

    #[test]
    fn a_frame_follows_whatever_changed_something_in_every_order() {
        for one in 0..KINDS {
            for other in 0..KINDS {
                for last in 0..KINDS {
                    check(&[one, other, last], true);
                    check(&[one, other, last], false);
                }
            }
        }
    }
}
