//! A session without a terminal: keys go in, the screen and the effects come out.
//!
//! What the runtime does with an effect on a thread is done here at once, by the same code: a search answers, a decision
//! makes the case anew. Nothing touches the disk: a save succeeds.

use std::sync::Arc;

use casebook::app::{self, App, Config, Effect, Message, keys};
use casebook::case::Case;
use casebook::notebook::Notebook;
use casebook::runtime::{self, Asked, Builder, Decided};
use casebook::search::Index;
use casebook::ui::{self, Colours, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::{case, dump};

/// The time that all sessions of tests begin at.
pub const NOW: &str = "2026-11-22T18:54:00Z";

/// A session and everything it has asked for.
pub struct Session {
    pub app: App,
    /// All effects so far.
    pub effects: Vec<Effect>,
    theme: Theme,
    size: (u16, u16),
}

impl Session {
    /// A session on a case, all of it read, with an empty notebook.
    #[expect(clippy::needless_pass_by_value, reason = "a case made for the session is handed over")]
    pub fn new(case: Arc<Case>, (width, height): (u16, u16)) -> Self {
        let theme = Theme::new(app::Theme::Terminal, Colours::Sixteen);
        let app = App::new(Config::default());
        let mut session = Self { app, effects: Vec::new(), theme, size: (width, height) };
        session.resize(width, height);
        session.tell(Message::Clock(NOW.to_owned()));
        session.tell(Message::Notebook { notebook: Box::<Notebook>::default(), problems: Vec::new(), read_only: None });
        session.tell(read(&case));
        session
    }

    /// A session on the sources of a fixture.
    pub fn on(fixture: &str, size: (u16, u16)) -> Self {
        Self::new(Arc::new(case::case(fixture)), size)
    }

    /// Without colours, as `NO_COLOR` wants it.
    pub fn monochrome(mut self) -> Self {
        self.theme = Theme::new(app::Theme::Terminal, Colours::None);
        self
    }

    /// In another look.
    pub const fn with_theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// Presses keys: `e e <Enter>`.
    pub fn press(&mut self, names: &str) -> &mut Self {
        for key in keys(names).expect("keys") {
            self.tell(Message::Key(key));
        }
        self
    }

    /// Types text, spaces and all.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.tell(Message::Key(app::Key::plain(app::Code::Char(c))));
        }
        self
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.tell(Message::Resize(width, height));
        self
    }

    /// Hands a message over, and answers what it asks for.
    pub fn tell(&mut self, message: Message) {
        let effects = self.app.update(message);
        for effect in &effects {
            for answer in self.answers(effect) {
                self.tell(answer);
            }
        }
        self.effects.extend(effects);
    }

    /// The screen as it is now.
    pub fn buffer(&self) -> Buffer {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).expect("a terminal in memory");
        terminal.draw(|frame| ui::draw(&self.app, &self.theme, frame)).expect("drawn");
        terminal.backend().buffer().clone()
    }

    /// The screen's text, a line a row.
    pub fn text(&self) -> String {
        dump::text(&self.buffer())
    }

    /// The screen's text and styles.
    pub fn screen(&self) -> String {
        dump::screen(&self.buffer())
    }

    /// The last row.
    pub fn status(&self) -> String {
        self.text().lines().last().unwrap_or_default().trim().to_owned()
    }

    /// The word or name under the cursor of the reader.
    pub fn under_cursor(&self) -> &str {
        let Some(open) = self.app.panes.reader.open() else { return "" };
        let source = open.page.source();
        let mention = self.app.case.mention_at(open.source, open.cursor).map(|mention| mention.span);
        let span = mention.or_else(|| casebook::text::word_at(&source.text, open.cursor));
        span.map_or("", |span| span.of(&source.text))
    }

    /// The title of the source in the reader.
    pub fn title(&self) -> &str {
        self.app.panes.reader.open().map_or("", |open| &open.page.source().title)
    }

    fn answers(&self, effect: &Effect) -> Vec<Message> {
        let mut answers = Vec::new();
        match effect {
            Effect::Search { generation, query, order, notebook } => {
                let asked =
                    Asked { generation: *generation, query: query.clone(), order: *order, notebook: notebook.clone() };
                let sources: Vec<_> = self.app.case.readings().iter().map(|reading| &*reading.source).collect();
                let tell = |found| {
                    answers.push(found);
                    true
                };
                runtime::search(&Index::new(&sources), &self.app.case, &asked, || true, tell);
            }
            Effect::Link { generation, wanted, period } => {
                answers.push(runtime::link(
                    &self.app.case,
                    (*wanted, *period, Arc::clone(&self.app.witnesses)),
                    *generation,
                    || true,
                ));
            }
            Effect::Rebuild { generation, decisions } => {
                let mut builder = Builder::of(&self.app.case);
                builder.decide(Decided { generation: *generation, decisions: decisions.clone() });
                answers.push(builder.case(None));
            }
            Effect::Keep { change, .. } => answers.push(Message::Kept { changes: vec![*change], beside: None }),
            _ => {}
        }
        answers
    }
}

/// The message that a case was read whole.
pub fn read(case: &Case) -> Message {
    Builder::of(case).case(None)
}
