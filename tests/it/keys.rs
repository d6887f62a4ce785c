//! Every default key, pressed in its place: what it changes, on the screen or in what the session asks for.
//!
//! A row of the table is a context, the key, the keys pressed before it, and the difference it makes. A key without a row,
//! or a row without a key, is a failure.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::support::case::HARBOUR;
use crate::support::session::{NOW, Session};
use casebook::app::{App, CentrePage, Context, Effect, EntityAt, Keymap, Message, Overlay, SidePage};
use casebook::case::Entity;
use casebook::notebook::{Draft as DraftLeft, Note, NoteId, Notebook};

use Context::{Draft, Editor, Everywhere, Found, Links, List, Placing, Reader, Side, Sources, Timeline};

/// Where the key is pressed, the key, what is pressed before, and what it changes.
type Row = (Context, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    (Everywhere, "j", "<Tab>", "cursor: “On” 19; read: 1; asks Keep Marks"),
    (Everywhere, "<Down>", "<Tab>", "cursor: “On” 19; read: 1; asks Keep Marks"),
    (Everywhere, "k", "<Tab> G", "cursor: “year” 415"),
    (Everywhere, "<Up>", "<Tab> G", "cursor: “year” 415"),
    (Everywhere, "d", "<Tab>", "cursor: “Keller” 293; event: “May 2020” of 9; read: 1; asks Keep Marks"),
    (Everywhere, "C-d", "<Tab>", "cursor: “Keller” 293; event: “May 2020” of 9; read: 1; asks Keep Marks"),
    (Everywhere, "u", "<Tab> G", "cursor: “The” 151; event: “2024” of 9"),
    (Everywhere, "C-u", "<Tab> G", "cursor: “The” 151; event: “2024” of 9"),
    (Everywhere, "<PageDown>", "<Tab>", "cursor: “it” 460; event: “2018” of 9; read: 1; asks Keep Marks"),
    (Everywhere, "<Space>", "<Tab>", "cursor: “it” 460; event: “2018” of 9; read: 1; asks Keep Marks"),
    (Everywhere, "<PageUp>", "<Tab> G", "cursor: “What” 0; event: “12 March 2019” of 9"),
    (Everywhere, "g", "<Tab> G", "cursor: “What” 0; event: “12 March 2019” of 9"),
    (Everywhere, "<Home>", "<Tab> G", "cursor: “What” 0; event: “12 March 2019” of 9"),
    (Everywhere, "G", "<Tab>", "cursor: “it” 460; event: “2018” of 9; read: 1; asks Keep Marks"),
    (Everywhere, "<End>", "<Tab>", "cursor: “it” 460; event: “2018” of 9; read: 1; asks Keep Marks"),
    (Everywhere, "z", "<Tab>", "typed: z"),
    (Placing, "z", "<S-Tab> G k k z", "typed: "),
    (Placing, "t", "<S-Tab> z", "typed: "),
    (Placing, "b", "<S-Tab> z", "typed: "),
    (Everywhere, "<Tab>", "", "focus: Reader"),
    (Everywhere, "<S-Tab>", "", "focus: Timeline; side: Event, row 0; zoom: decade"),
    (Everywhere, "\\", "<Tab>", "side open: false"),
    (Everywhere, "<Enter>", "<Tab> e", "focus: Side"),
    (Everywhere, "n", "<Tab> e <Enter> <Tab> <Tab> <Tab>", "cursor: “Keller” 295; side: Anna Keller, person · Guess, 5 ×, row 1; event: “May 2020” of 9; notice: 2 of 5"),
    (Everywhere, "N", "<Tab> e <Enter>", "focus: Reader; source: The minutes of the board; cursor: “Anna Keller” 81; side: Anna Keller, person · Guess, 5 ×, row 4; event: “the spring of 2018” of 9; row: 2 of 3; notice: 5 of 5"),
    (Everywhere, "H", "<Tab> e <Enter> n n", "cursor: “Keller” 295; side: Anna Keller, person · Guess, 5 ×, row 1; event: “May 2020” of 9; notice: H back to The contract   L forward to The contract"),
    (Everywhere, "C-o", "<Tab> e <Enter> n n", "cursor: “Keller” 295; side: Anna Keller, person · Guess, 5 ×, row 1; event: “May 2020” of 9; notice: H back to The contract   L forward to The contract"),
    (Everywhere, "L", "<Tab> e <Enter> n n H", "cursor: “Keller” 441; side: Anna Keller, person · Guess, 5 ×, row 2; event: “2018” of 9; notice: H back to The contract"),
    (Everywhere, "f", "<Tab>", "over: jump “”, row 0 of 18"),
    (Everywhere, "C-p", "<Tab>", "over: jump “”, row 0 of 18"),
    (Everywhere, "F", "<Tab> f o r t e <Esc>", "over: jump “orte”, row 0 of 3"),
    (Everywhere, ":", "<Tab>", "over: jump “:”, row 0 of 70"),
    (Everywhere, "/", "<Tab>", "over: find “”"),
    (Everywhere, "S", "<Tab>", "centre: 0 found for “” by relevance, row 0; over: search “”"),
    (Everywhere, "x", "<Tab> e", "to be linked: Anna Keller"),
    (Side, "]", "<Tab> e <Enter>", "side tells of: Company, None"),
    (Side, "[", "<Tab> e <Enter>", "side tells of: Company, None"),
    (Side, "o", "<Tab> e <Enter>", "side tells of: Company, Some(Person)"),
    (Found, "o", "S k e l l e r <Enter>", "centre: 5 found for “keller” by date, row 0; asks Search"),
    (Found, "/", "S k e l l e r <Enter>", "over: search “keller”"),
    (Links, "K", "<Tab> e x e e e x", "centre: Anna Keller → Harbour Board, 2 over person, row 0; asks Link"),
    (Links, "t", "<Tab> e x e e e x", "over: time, from..to “”"),
    (Links, "X", "<Tab> e x e e e x j", "centre: Anna Keller → Harbour Board, 5 over any, row 0; notice: Anna Keller and Harbour Board are linked by nothing from now on; U undoes.; asks Link; asks Keep Decisions; asks Rebuild"),
    (Links, "a", "<Tab> e x e e e x", "over: note “# Anna Keller – Harbour Board\n\n[[Anna Keller]] – [[Harbour Board]]: named together 2 ×, 2 witnesses\n\n> Keller says that the Harbour Board knew of every clause.\n> — the-contract.md, § What was signed, line 18, bytes 383–439\n\n> The Harbour Board met in Lisbon in the spring of 2018. Anna Keller took part, and so did José Ortega.\n> — the-minutes.txt, line 3, bytes 26–128\n” on “Keller says that the Har…”"),
    (Everywhere, "A", "<Tab>", "over: note “” on “the case”"),
    (Everywhere, "'", "<Tab>", "focus: Side; side: Notes, row 0"),
    (Everywhere, "t", "<Tab> e", "focus: Timeline; side: Event, row 0; timeline: Anna Keller; event: “12 March 2019” of 1"),
    (Everywhere, "T", "<Tab> e t", "timeline: all; zoom: decade; event: “12 March 2019” of 9"),
    (Everywhere, "U", "<Tab> e .", "side: Anna Keller, person · Guess, 5 ×, row 0; notice: Undone: confirm Anna Keller; C-r does it again.; asks Keep Decisions; asks Rebuild"),
    (Everywhere, "C-r", "<Tab> e . U", "side: Anna Keller, person · Confirmed, 5 ×, row 0; notice: Done again: confirm Anna Keller; U undoes.; asks Keep Decisions; asks Rebuild"),
    (Everywhere, "!", "<Tab>", "focus: Side; side: Problems, row 0"),
    (Everywhere, "C-l", "", "notice: Reading again …; asks ReadAgain"),
    (Everywhere, "C-s", "", "notice: There is nothing to save yet."),
    (Everywhere, "C-y", "<Tab>", "notice: The mouse is the terminal's.; asks SetMouse false"),
    (Everywhere, "?", "<Tab>", "over: keys of reader from row 0"),
    (Everywhere, "q", "<Tab> v", "selected: ; notice: "),
    (Everywhere, "<Esc>", "<Tab> v", "selected: ; notice: "),
    (Everywhere, "Q", "", "asks Quit"),
    (Everywhere, "C-c", "", "asks Quit"),
    (Everywhere, "C-z", "", "asks Suspend"),
    (Reader, "h", "<Tab> e", "cursor: “2019” 31"),
    (Reader, "<Left>", "<Tab> e", "cursor: “2019” 31"),
    (Reader, "l", "<Tab>", "cursor: “What” 2; read: 1; asks Keep Marks"),
    (Reader, "<Right>", "<Tab>", "cursor: “What” 2; read: 1; asks Keep Marks"),
    (Reader, "e", "<Tab>", "cursor: “Anna Keller” 36; side: Anna Keller, person · Guess, 5 ×, row 0; read: 1; asks Keep Marks"),
    (Reader, "E", "<Tab> G", "cursor: “Keller” 441; side: Anna Keller, person · Guess, 5 ×, row 2"),
    (Reader, "v", "<Tab>", "selected: What; notice: word selected: move to extend, a note, w when, y copy, v larger"),
    (Reader, "a", "<Tab> e", "over: note “” on “On 12 March 2019 Anna Ke…”"),
    (Reader, "y", "<Tab> e", "notice: Copied: “On 12 March 2019 Anna Keller signed a contract with Meridian Shipping in Lisbon.” (The contract, The Harbour Gazette, 2019-03-14; the-contract.md, § What was signed, line 9, bytes 107–187); asks Copy ““On 12 March 2019 Anna Keller signed a contract with Meridian Shipping in Lisbon.” (The contract, The Harbour Gazette, 2019-03-14; the-contract.md, § What was signed, line 9, bytes 107–187)”"),
    (Reader, "+", "<Tab> v", "over: everywhere: p person  o organisation  l place  e event  m other; capital: only here “”; notice: "),
    (Reader, "w", "<Tab> e", "over: when was that “2019-03-12”"),
    (Reader, "s", "<Tab> e", "side: Anna Keller (2), person · Guess, 1 ×, row 0; notice: Anna Keller: split: this mention stands alone; U undoes.; asks Keep Decisions; asks Rebuild"),
    (Reader, "m", "<Tab> e", "marked: Anna Keller; notice: Anna Keller is marked: go to another name, and m merges it into that one."),
    (Reader, "r", "<Tab> e", "over: new name “Anna Keller”"),
    (Reader, "K", "<Tab> e", "over: kind: p person  o organisation  l place  e event  m other “”"),
    (Reader, "X", "<Tab> e", "over: no name: m this mention  s in this source  a in all “”"),
    (Reader, ".", "<Tab> e", "side: Anna Keller, person · Confirmed, 5 ×, row 0; notice: Anna Keller: confirmed; U undoes.; asks Keep Decisions; asks Rebuild"),
    (Side, "e", "<Tab> e <Enter>", "cursor: “Keller” 295; side: Anna Keller, person · Guess, 5 ×, row 1; event: “May 2020” of 9"),
    (Side, "E", "<Tab> e <Enter> e", "cursor: “Anna Keller” 36; side: Anna Keller, person · Guess, 5 ×, row 0; event: “12 March 2019” of 9"),
    (Side, "m", "<Tab> e <Enter>", "marked: Anna Keller; notice: Anna Keller is marked: go to another name, and m merges it into that one."),
    (Side, "r", "<Tab> e <Enter>", "over: new name “Anna Keller”"),
    (Side, "K", "<Tab> e <Enter>", "over: kind: p person  o organisation  l place  e event  m other “”"),
    (Side, "X", "<Tab> e <Enter>", "over: no name: m this mention  s in this source  a in all “”"),
    (Side, ".", "<Tab> e <Enter>", "side: Anna Keller, person · Confirmed, 5 ×, row 0; notice: Anna Keller: confirmed; U undoes.; asks Keep Decisions; asks Rebuild"),
    (Side, "s", "<Tab> e <Enter>", "side: Anna Keller (2), person · Guess, 1 ×, row 0; notice: Anna Keller: split: this mention stands alone; U undoes.; asks Keep Decisions; asks Rebuild"),
    (Side, "i", "<Tab> e a x <Esc> '", "over: note “x” on “On 12 March 2019 Anna Ke…”"),
    (Side, "D", "<Tab> e a x <Esc> '", "notes: 0; notice: Deleted “x”; U brings it back.; asks Keep Deletion"),
    (Sources, "o", "", "order: date; notice: Sources by date."),
    (Sources, "r", "", "over: published “2019-03-14”"),
    (Sources, "R", "", "read: 1; asks Keep Marks"),
    (Timeline, ">", "<S-Tab>", "zoom: year"),
    (Timeline, "<", "<S-Tab> >", "zoom: decade"),
    (Timeline, "S", "<S-Tab>", "over: find in the timeline “”"),
    (Timeline, "/", "<S-Tab>", "over: find in the timeline “”"),
    (Timeline, "w", "<S-Tab>", "cursor: “12” 22; event: “12 March 2019” of 1; filter: days, sure or not, all, published shown"),
    (Timeline, "c", "<S-Tab>", "event: “” of 0; filter: all dates, confirmed, all, published shown"),
    (Timeline, "K", "<S-Tab>", "cursor: “12” 22; event: “12 March 2019” of 1; filter: all dates, sure or not, person, all, published shown"),
    (Timeline, "o", "<S-Tab>", "cursor: “12” 22; event: “12 March 2019” of 5; filter: all dates, sure or not, The contract, published shown"),
    (Timeline, "p", "<S-Tab>", "cursor: “12” 22; event: “12 March 2019” of 7; filter: all dates, sure or not, all, published hidden"),
    (Timeline, "r", "<S-Tab>", "over: date “2019-03-12”"),
    (Timeline, ".", "<S-Tab>", "notice: 2019-03-12: confirmed; U undoes.; asks Keep Decisions; asks Rebuild"),
    (Timeline, "X", "<S-Tab>", "event: “” of 8; notice: “12 March 2019”: no date; U undoes.; asks Keep Decisions; asks Rebuild"),
    (Timeline, "m", "<S-Tab>", "marked event: 12 March 2019; notice: Marked: go to another event, and m joins the two."),
    (Timeline, "s", "<S-Tab>", "notice: One attestation alone tells this."),
    (Timeline, "D", "<S-Tab> j", "notice: That can't be done to a day of publication."),
    (List, "<Down>", "f", "over: jump “”, row 1 of 18"),
    (List, "C-n", "f", "over: jump “”, row 1 of 18"),
    (List, "<Up>", "f <Down> <Down>", "over: jump “”, row 1 of 18"),
    (List, "C-p", "f <Down> <Down>", "over: jump “”, row 1 of 18"),
    (List, "<PageDown>", "f", "over: jump “”, row 15 of 18"),
    (List, "<PageUp>", "f <PageDown>", "over: jump “”, row 0 of 18"),
    (List, "<Enter>", "f o r t e", "focus: Side; source: The denial; cursor: “José Ortega” 70; side: José Ortega, person · Guess, 2 ×, row 0; row: 1 of 3; over: "),
    (List, "<Esc>", "f", "over: "),
    (List, "C-c", "f", "over: "),
    (List, "C-z", "f", "asks Suspend"),
    (Editor, "C-s", "<Tab> a h e y", "notes: 1; over: ; asks Keep Note"),
    (Editor, "C-e", "<Tab> a h e y", "asks Edit “hey”"),
    (Editor, "<Esc>", "<Tab> a h e y", "notes: 1; over: ; asks Keep Note"),
    (Editor, "C-z", "<Tab> a h e y", "asks Suspend"),
    (Draft, "t", "", "over: note “Half a thought” on “the case”"),
    (Draft, "s", "", "over: ; notice: No note was made; the draft is in the notebook's trash.; asks Keep DraftDeclined"),
    (Draft, "b", "", "notes: 1; over: ; notice: Both are kept: the draft is a note of its own.; asks Keep DraftDone; asks Keep Note"),
    (Draft, "j", "", "over: draft “Half a thought”, line 1"),
    (Draft, "<Down>", "", "over: draft “Half a thought”, line 1"),
    (Draft, "<Esc>", "", "over: ; notice: The draft waits for the next start."),
    (Draft, "C-z", "", "asks Suspend"),
    (Draft, "k", "j", "over: draft “Half a thought”, line 0"),
    (Draft, "<Up>", "j", "over: draft “Half a thought”, line 0"),
];

/// The parts of a session that a key can change, each in a few words.
fn state(session: &Session) -> Vec<(&'static str, String)> {
    let app = &session.app;
    let entity = |at: EntityAt| app.case.entity(at.find(&app.case)?).map(|entity| entity.name.as_str());
    let open = app.panes.reader.open();
    let (side, timeline, sources) = (&app.panes.side, &app.panes.timeline, &app.panes.sources);
    let side_shown = match side.page {
        SidePage::Entity => {
            side.entity.shown(&app.case).and_then(|idx| app.case.entity(idx)).map_or_else(String::new, about)
        }
        page => format!("{page:?}"),
    };
    vec![
        ("focus", format!("{:?}", app.panes.focus)),
        ("centre", centre(app)),
        ("typed", app.pending_in_words().unwrap_or_default()),
        ("source", session.title().to_owned()),
        ("cursor", open.map_or_else(String::new, |open| format!("“{}” {}", session.under_cursor(), open.cursor))),
        ("selected", quote(open.and_then(|open| Some(open.selection?.span.of(&open.page.source().text))))),
        ("hits", open.map_or(0, |open| open.hits.len()).to_string()),
        ("side", format!("{side_shown}, row {}", side.cursor.row)),
        ("side tells of", format!("{:?}, {:?}", side.entity.view, side.entity.kind)),
        ("side open", app.panes.side_open.to_string()),
        ("timeline", timeline.filter.entity.and_then(entity).unwrap_or("all").to_owned()),
        ("zoom", timeline.zoom.name().to_owned()),
        ("event", event(session)),
        ("filter", filter(session)),
        ("marked event", app.marking.event.map_or("", |passage| app.case.quote(passage)).to_owned()),
        ("order", sources.order.name().to_owned()),
        ("row", format!("{} of {}", sources.cursor.row, sources.rows().len())),
        ("read", app.case.readings().iter().filter(|reading| app.is_read(&reading.source)).count().to_string()),
        ("marked", app.marking.entity.and_then(entity).unwrap_or("").to_owned()),
        ("to be linked", app.marking.linked.and_then(entity).unwrap_or("").to_owned()),
        ("notes", app.notebook.notes.len().to_string()),
        ("over", app.overlays.last().map_or_else(String::new, |top| overlay(app, top))),
        ("notice", app.notice.clone().unwrap_or_default()),
    ]
}

/// What stands in the centre.
fn centre(app: &App) -> String {
    let (links, found) = (&app.panes.centre.links, &app.panes.centre.found);
    let name = |idx| app.case.entity(idx).map_or("", |entity| entity.name.as_str());
    match (app.panes.centre.page, links.ends(&app.case)) {
        (CentrePage::Found, _) => {
            let (query, n, order) = (&found.query, found.n_hits, found.order_in_words());
            format!("{n} found for “{query}” {order}, row {}", found.cursor.row)
        }
        (CentrePage::Links, Some((from, to))) => {
            let (n, via) = (links.chains().len(), links.via.map_or("any", casebook::extract::Kind::name));
            format!("{} → {}, {n} over {via}, row {}", name(from), name(to), links.cursor.row)
        }
        (page, _) => format!("{page:?}"),
    }
}

/// An entity's name, kind and standing, and how often it is named.
fn about(entity: &Entity) -> String {
    format!("{}, {} · {:?}, {} ×", entity.name, entity.kind.name(), entity.status, entity.mentions.len())
}

/// The date of the event under the timeline's mark, as its source writes it, and how many there are.
fn event(session: &Session) -> String {
    let (app, timeline) = (&session.app, &session.app.panes.timeline);
    let date = timeline.chosen(&app.case).map_or("", |passage| app.case.quote(passage));
    format!("“{date}” of {}", timeline.rows().len())
}

/// What the timeline leaves out.
fn filter(session: &Session) -> String {
    let (app, filter) = (&session.app, session.app.panes.timeline.filter);
    let source = filter.source.and_then(|idx| app.case.source(idx)).map_or("all", |source| source.title.as_str());
    let published = if filter.without_published { "hidden" } else { "shown" };
    let kind = filter.kind.map_or_else(String::new, |kind| format!("{}, ", kind.name()));
    format!("{}, {}, {kind}{source}, published {published}", filter.what.name(), filter.certainty.name())
}

fn quote(text: Option<&str>) -> String {
    let text = text.unwrap_or_default();
    let short: String = text.chars().take(24).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

fn overlay(app: &App, overlay: &Overlay) -> String {
    match overlay {
        Overlay::Help(help) => format!("keys of {} from row {}", help.context.name(), help.top),
        Overlay::Jump(jump) => format!("jump “{}”, row {} of {}", jump.line.text(), jump.cursor.row, jump.rows.len()),
        Overlay::Prompt(prompt) => format!("{} “{}”", app.label(prompt), prompt.line.text()),
        Overlay::Editor(editor) => {
            let about = editor.note.anchors.first().map_or("the case", |anchor| &anchor.quote);
            format!("note “{}” on “{}”", editor.text(), quote(Some(about)))
        }
        Overlay::Offer(offer) => format!("draft “{}”, line {}", offer.draft.note.body, offer.top),
    }
}

/// The name of an effect, and the text that leaves casebook with it.
fn effect(effect: &Effect) -> String {
    let name = format!("{effect:?}");
    let name = name.split(['(', ' ']).next().unwrap_or_default();
    match effect {
        Effect::Copy(text) | Effect::Edit(text) => format!("{name} “{text}”"),
        Effect::SetMouse(on) => format!("{name} {on}"),
        Effect::Keep { what, .. } => {
            let what = format!("{what:?}");
            format!("Keep {}", what.split(['(', ' ']).next().unwrap_or_default())
        }
        _ => name.to_owned(),
    }
}

/// A session; where a draft is offered, with one that was left.
fn begun(context: Context) -> Session {
    let mut session = Session::on(HARBOUR, (120, 36));
    if context == Context::Draft {
        let note = Note::new(NoteId("left".into()), "Half a thought".into(), vec![], NOW);
        let drafts = vec![DraftLeft { note, is_outdated: false }];
        let notebook = Box::new(Notebook { drafts, ..Notebook::default() });
        session.tell(Message::Notebook { notebook, problems: vec![], read_only: None });
        session.effects.clear();
    }
    session
}

/// What pressing `key` changes: `part: new state` for each part, then what is asked for.
fn difference(context: Context, before: &str, key: &str) -> String {
    let mut session = begun(context);
    session.press(before);
    let (old, screen) = (state(&session), session.screen());
    session.effects.clear();
    session.press(key);
    let mut difference = String::new();
    for ((part, new), (_, old)) in state(&session).iter().zip(&old) {
        if new != old {
            let _ = write!(difference, "{part}: {new}; ");
        }
    }
    for asked in &session.effects {
        let _ = write!(difference, "asks {}; ", effect(asked));
    }
    assert!(screen != session.screen() || !session.effects.is_empty(), "{before} {key} can't be seen: {difference}");
    difference.truncate(difference.trim_end_matches("; ").len());
    difference
}

#[test]
fn every_key_does_what_its_row_says() {
    let mut wrong = String::new();
    for (context, key, before, expected) in ROWS {
        let mut session = begun(*context);
        session.press(before);
        if !matches!(context, Everywhere) {
            assert_eq!(session.app.context(), *context, "before {key}: {before}");
        }
        let seen = difference(*context, before, key);
        if seen != *expected || seen.is_empty() {
            let _ = writeln!(wrong, "    ({context:?}, {key:?}, {before:?}, {seen:?}),");
        }
    }
    assert!(wrong.is_empty(), "these rows are another now:\n{wrong}");
}

#[test]
fn every_default_key_has_a_row() {
    let rows: BTreeSet<(Context, String)> =
        ROWS.iter().map(|(context, key, ..)| (*context, (*key).to_owned())).collect();
    assert_eq!(rows.len(), ROWS.len(), "a key has two rows");
    let keymap = Keymap::default();
    let bound =
        keymap.bindings().iter().flat_map(|binding| binding.keys.iter().map(|key| (binding.context, key.to_string())));
    let bound: BTreeSet<(Context, String)> = bound.collect();
    let without: Vec<_> = bound.difference(&rows).collect();
    assert!(without.is_empty(), "keys without a row: {without:?}");
    let unbound: Vec<_> = rows.difference(&bound).collect();
    assert!(unbound.is_empty(), "rows without a key: {unbound:?}");
}

#[test]
fn the_readme_prints_the_table() {
    let table = Keymap::default().markdown();
    assert!(include_str!("../../README.md").contains(&table), "README.md must have this table:\n{table}");
}
