//! One session from the first frame to the last: the loop, and where each effect goes.
//!
//! Must not hold state that `app` could hold.
#![expect(clippy::disallowed_methods, reason = "the clock belongs to the runtime")]

use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::events::{Event, Events};
use super::load::{self, Given, Tagging};
use super::terminal::Terminal;
use super::writer::Writer;
use super::{outside, search};
use crate::app::{App, Config, Effect, Message};
use crate::extract::names::Tagger;
use crate::notebook::Decisions;
use crate::store::NotebookFolder;
use crate::ui::{self, Theme};

/// What a session begins with.
pub struct Options {
    /// Files and folders of sources; none means the example case.
    pub paths: Vec<PathBuf>,
    /// Whether links that lead out of those are followed.
    pub follow: bool,
    /// The notebook's folder; without one nothing can be kept.
    pub notebook: Option<PathBuf>,
    /// Another model of names than the one in the binary.
    pub model: Option<Tagger>,
    /// Keys, mouse and theme.
    pub config: Config,
    /// What is wrong with the configuration.
    pub config_problems: Vec<String>,
    /// The colours.
    pub theme: Theme,
}

/// Events taken together before a frame is drawn: a held key must not wait for a frame each time, nor a frame for a
/// flood of news.
const MOST_TOGETHER: usize = 512;

/// While someone types, a draft is kept at least this often.
const DRAFT: Duration = Duration::from_secs(2);

/// Runs a session until its reader leaves it or the system ends it.
pub fn run(options: Options) -> io::Result<()> {
    let (send, receive) = channel();
    let events = Events::new(receive)?;
    let mut terminal = Terminal::take(options.config.mouse)?;
    let mut app = App::new(options.config);
    let (width, height) = terminal.size()?;
    app.update(Message::Resize(width, height));
    let decisions = Arc::new(Mutex::new(Decisions::default()));
    let mut world = World {
        writer: None,
        newest_search: Arc::new(AtomicU64::new(0)),
        decisions: Arc::clone(&decisions),
        send: send.clone(),
        theme: options.theme,
        last_draft: Instant::now(),
    };
    // The decisions shape the case, so the notebook is opened before the sources are read.
    world.open_notebook(&mut app, options.notebook.as_deref(), options.config_problems);
    let tagging = options.model.map_or(Tagging::Embedded, |tagger| Tagging::Given(Box::new(tagger)));
    let given = Given { paths: options.paths, follow: options.follow };
    load::start(given, tagging, decisions, send);
    let result = world.go_on(&mut app, &mut terminal, &events);
    // What is being written when the reader leaves, or the system says so, is kept.
    let last = app.update(Message::Idle);
    let _ = world.do_all(last, &mut app, &mut terminal);
    if let Some(writer) = world.writer {
        writer.finish();
    }
    result
}

/// What the effects work with.
struct World {
    writer: Option<Writer>,
    newest_search: Arc<AtomicU64>,
    decisions: Arc<Mutex<Decisions>>,
    send: Sender<Message>,
    theme: Theme,
    last_draft: Instant,
}

/// Whether the session goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    GoOn,
    End,
}

impl World {
    fn open_notebook(&mut self, app: &mut App, folder: Option<&std::path::Path>, mut problems: Vec<String>) {
        let Some(folder) = folder else {
            problems.push("There is no home folder to keep notes in; --notebook DIR names a place.".to_owned());
            app.update(Message::Notebook { notebook: Box::default(), problems });
            return;
        };
        let (folder, notebook, found) = NotebookFolder::open(folder);
        problems.extend(found.into_iter().map(|problem| format!("{}: {}", problem.path, problem.reason)));
        *self.decisions.lock().unwrap_or_else(PoisonError::into_inner) = notebook.decisions.clone();
        self.writer = Some(Writer::start(folder, self.send.clone()));
        app.update(Message::Notebook { notebook: Box::new(notebook), problems });
    }

    /// The loop: everything that has happened, then one frame.
    fn go_on(&mut self, app: &mut App, terminal: &mut Terminal, events: &Events) -> io::Result<()> {
        let mut changed = true;
        loop {
            if changed {
                fit(app, terminal)?;
                let theme = self.theme;
                terminal.draw(|frame| ui::draw(app, &theme, frame))?;
            }
            let mut event = Some(events.next(app.is_busy())?);
            changed = !matches!(event, Some(Event::Idle));
            let mut taken = 0;
            while let Some(happened) = event {
                if self.take(happened, app, terminal)? == Then::End {
                    return Ok(());
                }
                taken += 1;
                event = if taken < MOST_TOGETHER { events.waiting()? } else { None };
            }
        }
    }

    fn take(&mut self, event: Event, app: &mut App, terminal: &mut Terminal) -> io::Result<Then> {
        let effects = match event {
            Event::Input(message) => {
                app.update(Message::Clock(now()));
                let mut effects = app.update(message);
                // Who types without a pause has a draft on the disk too.
                if self.last_draft.elapsed() >= DRAFT {
                    self.last_draft = Instant::now();
                    effects.extend(app.update(Message::Idle));
                }
                effects
            }
            Event::Worker(message) => app.update(message),
            Event::Idle => app.update(Message::Idle),
            Event::Rest => vec![Effect::Suspend],
            Event::End => return Ok(Then::End),
        };
        self.do_all(effects, app, terminal)
    }

    fn do_all(&mut self, effects: Vec<Effect>, app: &mut App, terminal: &mut Terminal) -> io::Result<Then> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Then::End),
                Effect::Suspend => {
                    terminal.lend(outside::rest)??;
                }
                Effect::Copy(text) => outside::copy(&text)?,
                Effect::SetMouse(mouse) => terminal.set_mouse(mouse)?,
                Effect::Edit(text) => {
                    let edited = terminal.lend(|| outside::edit(&text))?;
                    let then = app.update(Message::Edited(edited));
                    self.do_all(then, app, terminal)?;
                }
                Effect::Search { generation, query } => {
                    self.newest_search.store(generation, Ordering::Relaxed);
                    let newest = Arc::clone(&self.newest_search);
                    search::start(Arc::clone(&app.case), query, generation, newest, self.send.clone());
                }
                Effect::StopSearch { generation } => self.newest_search.store(generation, Ordering::Relaxed),
                Effect::Rebuild(decisions) => {
                    *self.decisions.lock().unwrap_or_else(PoisonError::into_inner) = decisions;
                    // While sources are read, the next case that is sent has the decisions in it.
                    if app.progress.is_none() {
                        load::rebuild(Arc::clone(&app.case), Arc::clone(&self.decisions), self.send.clone());
                    }
                }
                kept => self.keep(kept, app),
            }
        }
        Ok(Then::GoOn)
    }

    fn keep(&self, effect: Effect, app: &mut App) {
        if let Some(writer) = &self.writer {
            writer.write(effect);
        } else {
            let why = "there is no place to keep it; --notebook DIR names one".to_owned();
            app.update(Message::Written(Err(why)));
        }
    }
}

/// Has the session fill the window. Whoever changes the window before the terminal library listens, or while casebook rests,
/// is not told of by an event.
fn fit(app: &mut App, terminal: &Terminal) -> io::Result<()> {
    let (width, height) = terminal.size()?;
    let screen = app.geometry.screen;
    if (width, height) != (screen.width, screen.height) {
        app.update(Message::Resize(width, height));
    }
    Ok(())
}

/// The time in UTC, to the second.
fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}
