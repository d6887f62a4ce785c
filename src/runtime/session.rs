//! One session from the first frame to the last: the loop, and where each effect goes.
//!
//! Must not hold state that `app` could hold.
#![expect(clippy::disallowed_methods, reason = "the clock belongs to the runtime")]

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use super::builder::{self, Decided, Given, Tagging};
use super::events::{Event, Events};
use super::search::Asked;
use super::terminal::Terminal;
use super::turn::{self, Then};
use super::writer::{Order, Writer};
use super::{links, outside, search, watch};
use crate::app::{App, Config, Effect, Message};
use crate::extract::names::Tagger;
use crate::store::{self, Location};
use crate::ui::{self, Theme};

/// What a session begins with.
pub struct Options {
    /// Files and folders of sources; none means the example case.
    pub paths: Vec<PathBuf>,
    /// Whether links that lead out of those are followed.
    pub follow: bool,
    /// Where the notebook lies; without one nothing can be kept.
    pub notebook: Option<Location>,
    /// Another model of names than the one in the binary.
    pub model: Option<Tagger>,
    /// Keys, mouse and theme.
    pub config: Config,
    /// What is wrong with the configuration.
    pub config_problems: Vec<String>,
    /// The colours.
    pub theme: Theme,
}

/// While someone types, a draft is kept at least this often.
const DRAFT: Duration = Duration::from_secs(2);

/// Runs a session until its reader leaves it or the system ends it; gives what could not be kept, and why.
pub fn run(options: Options) -> io::Result<Vec<String>> {
    let (send, receive) = channel();
    let events = Events::new(receive)?;
    let terminal = Terminal::take(options.config.mouse)?.watched(events.doing());
    let mut app = App::new(options.config).with_seed(RandomState::new().hash_one(0));
    let (width, height) = terminal.size()?;
    app.update(Message::Resize(width, height));
    app.update(Message::Clock(now()));
    app.update(Message::Configured(options.config_problems));
    let tagging = options.model.map_or(Tagging::Embedded, |tagger| Tagging::Given(Box::new(tagger)));
    if let Some(place) = options.notebook.as_ref().and_then(store::last_place) {
        app.update(Message::LastPlace(place));
    }
    let given = Given { paths: options.paths, follow: options.follow };
    let rebase = watch::start(given.clone(), send.clone());
    let builder = builder::start(given, tagging, send.clone());
    let writer = options.notebook.clone().map(|location| Writer::start(location, send.clone()));
    if writer.is_none() {
        app.update(no_notebook());
    }
    let newest_search = Arc::new(AtomicU64::new(0));
    let mut world = World {
        writer,
        searcher: search::start(Arc::clone(&newest_search), send.clone()),
        newest_search,
        newest_links: Arc::new(AtomicU64::new(0)),
        builder,
        rebase,
        send,
        last_draft: Instant::now(),
        terminal,
    };
    let result = world.go_on(&mut app, options.theme, &events);
    // What is being written when the reader leaves, or the system says so, is kept.
    let last = app.update(Message::Idle);
    let _ = world.do_all(last, &mut app);
    let unsaved = world.writer.take().map_or_else(Vec::new, Writer::finish);
    if let (Some(location), Some(place)) = (&options.notebook, app.place_to_keep()) {
        store::keep_place(location, &place);
    }
    // The terminal is given back before anything is said.
    drop(world);
    result.map(|()| unsaved)
}

/// The news that there is no place for a notebook.
fn no_notebook() -> Message {
    let why = "there is no home folder to keep notes in; --notebook DIR names a place".to_owned();
    Message::Notebook { notebook: Box::default(), problems: Vec::new(), read_only: Some(why) }
}

/// What an event does to a session: whether anything has changed, and what is to be done. Nothing, where it ends it.
pub(super) fn update(event: Event, app: &mut App) -> Option<(bool, Vec<Effect>)> {
    match event {
        Event::Input(message) | Event::Worker(message) => Some((true, app.update(message))),
        Event::Idle => {
            let effects = app.update(Message::Idle);
            Some((!effects.is_empty(), effects))
        }
        Event::Rest => Some((true, vec![Effect::Suspend])),
        Event::End => None,
    }
}

/// What the effects work with.
struct World {
    writer: Option<Writer>,
    newest_search: Arc<AtomicU64>,
    searcher: Sender<search::Told>,
    newest_links: Arc<AtomicU64>,
    builder: Sender<builder::Order>,
    /// Tells who watches the files that they are being read.
    rebase: Sender<()>,
    send: Sender<Message>,
    last_draft: Instant,
    terminal: Terminal,
}

impl World {
    fn go_on(&mut self, app: &mut App, theme: Theme, events: &Events) -> io::Result<()> {
        // Both the events' doing and the frames need the world; each has it in turn.
        let world = std::cell::RefCell::new(self);
        turn::go_on(
            app,
            |wait| events.next(wait),
            |event, app| world.borrow_mut().take(event, app),
            |app| {
                let terminal = &mut world.borrow_mut().terminal;
                fit(app, terminal)?;
                terminal.draw(|frame| ui::draw(app, &theme, frame))
            },
        )
    }

    fn take(&mut self, event: Event, app: &mut App) -> io::Result<Then> {
        let is_input = matches!(event, Event::Input(_));
        if is_input {
            app.update(Message::Clock(now()));
        }
        let before = Arc::clone(&app.case);
        let Some((changed, mut effects)) = update(event, app) else { return Ok(Then::End) };
        // Before anything is searched for in it.
        if !Arc::ptr_eq(&before, &app.case) {
            let is_whole = app.reading.progress.is_none();
            self.tell_searcher(search::Told::Case { case: Arc::clone(&app.case), is_whole });
        }
        // Who types without a pause has a draft on the disk too.
        if is_input && self.last_draft.elapsed() >= DRAFT {
            self.last_draft = Instant::now();
            effects.extend(app.update(Message::Idle));
        }
        let goes_on = self.do_all(effects, app)?;
        Ok(if goes_on { Then::GoOn { changed } } else { Then::End })
    }

    /// Does what the session asks for; whether it goes on.
    fn do_all(&mut self, effects: Vec<Effect>, app: &mut App) -> io::Result<bool> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(false),
                Effect::Suspend => {
                    self.terminal.lend(outside::rest)??;
                }
                Effect::Copy(text) => outside::copy(&text)?,
                Effect::SetMouse(mouse) => self.terminal.set_mouse(mouse)?,
                Effect::Edit(text) => {
                    let edited = self.terminal.lend(|| outside::edit(&text))?;
                    let then = app.update(Message::Edited(edited));
                    if !self.do_all(then, app)? {
                        return Ok(false);
                    }
                }
                Effect::Search { generation, query, order, notebook } => {
                    self.newest_search.store(generation, Ordering::Relaxed);
                    self.tell_searcher(search::Told::Search(Asked { generation, query, order, notebook }));
                }
                Effect::Link { generation, wanted, period } => {
                    let newest = Arc::clone(&self.newest_links);
                    let asked = (wanted, period, Arc::clone(&app.witnesses));
                    links::start(Arc::clone(&app.case), asked, generation, newest, self.send.clone());
                }
                Effect::StopSearch { generation } => self.newest_search.store(generation, Ordering::Relaxed),
                Effect::Rebuild { generation, decisions } => {
                    // Its thread lives as long as the session.
                    let _ = self.builder.send(builder::Order::Decide(Decided { generation, decisions }));
                }
                Effect::ReadAgain => {
                    let _ = self.rebase.send(());
                    let _ = self.builder.send(builder::Order::ReadAgain);
                }
                Effect::Keep { change, what } => self.order(Order::Keep(change, what)),
                Effect::KeepAgain => self.order(Order::Again),
                Effect::MoveNotebook { change, folder, notebook } => self.order(Order::Move(change, folder, notebook)),
            }
        }
        Ok(true)
    }

    /// Tells the searcher. Its thread lives as long as the session.
    fn tell_searcher(&self, told: search::Told) {
        let _ = self.searcher.send(told);
    }

    /// Without a notebook the session makes nothing to be kept.
    fn order(&self, order: Order) {
        if let Some(writer) = &self.writer {
            writer.order(order);
        }
    }
}

/// Has the session fill the window. Whoever changes the window before the terminal library listens, or while casebook rests,
/// is not told of by an event.
fn fit(app: &mut App, terminal: &Terminal) -> io::Result<()> {
    let (width, height) = terminal.size()?;
    let screen = app.panes.geometry.screen;
    if (width, height) != (screen.width, screen.height) {
        app.update(Message::Resize(width, height));
    }
    Ok(())
}

/// The time in UTC, to the second.
fn now() -> String {
    told(SystemTime::now())
}

/// A time as notes carry it; the nearest that there is a way to write, where the clock is out of its mind.
fn told(time: SystemTime) -> String {
    let nearest = if time < SystemTime::UNIX_EPOCH { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    let time = jiff::Timestamp::try_from(time).unwrap_or(nearest);
    jiff::Timestamp::from_second(time.as_second()).unwrap_or(time).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_clock_tells_a_time() {
        let at = |seconds| told(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(at(1_700_000_000), "2023-11-14T22:13:20Z");
        assert_eq!(at(400_000_000_000), "9999-12-30T22:00:00Z");
        assert!(told(SystemTime::UNIX_EPOCH - Duration::from_secs(400_000_000_000)).starts_with('-'));
    }
}
