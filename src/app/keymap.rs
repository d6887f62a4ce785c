//! Every key of casebook, in one table: what `?` shows, what the README prints and what a configuration rebinds.
//!
//! Must not act on a key: it only says which [`Action`] a key stands for in a [`Context`].

use super::action::Action;
use super::key::Key;

/// Where a key is pressed. The innermost context that knows the key decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Any pane.
    Everywhere,
    /// The list of sources.
    Sources,
    /// The reader.
    Reader,
    /// What was searched for.
    Found,
    /// What links two entities.
    Links,
    /// The timeline.
    Timeline,
    /// The side pane: an entity, notes, what was found.
    Side,
    /// After the key that places a row.
    Placing,
    /// A list over the panes: jump, help.
    List,
    /// The note editor.
    Editor,
    /// A draft that is offered.
    Draft,
}

impl Context {
    /// Its title in the help and its table in the configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Sources => "sources",
            Self::Reader => "reader",
            Self::Found => "found",
            Self::Links => "links",
            Self::Timeline => "timeline",
            Self::Side => "side",
            Self::Placing => "after z",
            Self::List => "list",
            Self::Editor => "editor",
            Self::Draft => "draft",
        }
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it works.
    pub context: Context,
    /// The keys for it.
    pub keys: Vec<Key>,
    /// What they do.
    pub action: Action,
    /// What they do, for people.
    pub help: &'static str,
}

/// The table itself: context, keys parted by spaces, action, help.
const DEFAULTS: &[(Context, &str, Action, &str)] = {
    use Action as A;
    use Context as C;
    &[
        (C::Everywhere, "j <Down>", A::Down, "down; 5j goes five down, so do other moves"),
        (C::Everywhere, "k <Up>", A::Up, "up"),
        (C::Everywhere, "d C-d", A::HalfDown, "half a page down"),
        (C::Everywhere, "u C-u", A::HalfUp, "half a page up"),
        (C::Everywhere, "<PageDown> <Space>", A::PageDown, "a page down"),
        (C::Everywhere, "<PageUp>", A::PageUp, "a page up"),
        (C::Everywhere, "g <Home>", A::Top, "to the top"),
        (C::Everywhere, "G <End>", A::Bottom, "to the end; 5G to paragraph or row 5"),
        (C::Everywhere, "z", A::Place, "then z, t, b: place the row"),
        (C::Everywhere, "<Tab>", A::NextPane, "next pane"),
        (C::Everywhere, "<S-Tab>", A::PreviousPane, "previous pane"),
        (C::Everywhere, "\\", A::ToggleSide, "show or close the side pane"),
        (C::Everywhere, "<Enter>", A::Open, "open what is under the cursor"),
        (C::Everywhere, "n", A::NextFollowed, "next of what is followed, in all sources"),
        (C::Everywhere, "N", A::PreviousFollowed, "previous of what is followed"),
        (C::Everywhere, "H C-o", A::Back, "back to where you were"),
        (C::Everywhere, "L", A::Forward, "forward again"),
        (C::Everywhere, "f C-p", A::Jump, "jump to @ names, @p persons, #tag, >source"),
        (C::Everywhere, "F", A::JumpAgain, "jump again, last query"),
        (C::Everywhere, ":", A::Commands, "commands by name"),
        (C::Everywhere, "/", A::Find, "find in this source, or filter a list"),
        (C::Everywhere, "S", A::SearchAll, "search all sources"),
        (C::Everywhere, "x", A::CrossReference, "mark an entity; on another: what links the two"),
        (C::Everywhere, "A", A::NoteCase, "note on the case"),
        (C::Everywhere, "'", A::Notes, "all notes"),
        (C::Everywhere, "t", A::TimelineHere, "timeline of this entity"),
        (C::Everywhere, "T", A::TimelineAll, "timeline of all"),
        (C::Everywhere, "U", A::Undo, "undo the last decision or deletion"),
        (C::Everywhere, "C-r", A::Redo, "do it again"),
        (C::Everywhere, "!", A::Problems, "what could not be read, and why"),
        (C::Everywhere, "C-l", A::ReadAgain, "read the sources again"),
        (C::Everywhere, "C-s", A::Save, "save again what could not be saved"),
        (C::Everywhere, "C-y", A::ToggleMouse, "mouse on or off"),
        (C::Everywhere, "?", A::Help, "the keys that work here"),
        (C::Everywhere, "q <Esc>", A::Close, "close the top thing"),
        (C::Everywhere, "Q C-c", A::Quit, "leave casebook"),
        (C::Everywhere, "C-z", A::Suspend, "rest; come back with fg"),
        (C::Reader, "h <Left>", A::Left, "a word left"),
        (C::Reader, "l <Right>", A::Right, "a word right"),
        (C::Reader, "e", A::NextMention, "next name"),
        (C::Reader, "E", A::PreviousMention, "previous name"),
        (C::Reader, "v", A::Select, "select word, sentence, paragraph"),
        (C::Reader, "a", A::NoteHere, "note on this passage"),
        (C::Reader, "y", A::Copy, "copy the quote with its citation"),
        (C::Reader, "+", A::AddMention, "name what was missed"),
        (C::Reader, "w", A::AddEvent, "when: an event of this passage"),
        (C::Reader, "s", A::Split, "take this mention out of its entity"),
        (C::Reader, "m", A::Merge, "mark an entity; on another: merge the two"),
        (C::Reader, "r", A::Rename, "rename the entity; on a date: set it"),
        (C::Reader, "K", A::Retype, "change its kind"),
        (C::Reader, "X", A::Reject, "reject: not a name, or not a date"),
        (C::Reader, ".", A::Confirm, "confirm the guess"),
        (C::Found, "o", A::Sort, "by relevance, by date, by source"),
        (C::Found, "/", A::SearchAll, "change the query"),
        (C::Links, "K", A::FilterKind, "only over persons, organisations …"),
        (C::Links, "t", A::FilterTime, "only what is told of a time"),
        (C::Links, "X", A::Reject, "leave this step out from now on"),
        (C::Links, "a", A::NoteHere, "keep the path as a note, with its quotes"),
        (C::Side, "e", A::Down, "next line"),
        (C::Side, "E", A::Up, "previous line"),
        (C::Side, "] [", A::NextView, "its mentions, or what is named with it"),
        (C::Side, "o", A::FilterKind, "what is named with it, kind by kind"),
        (C::Side, "m", A::Merge, "mark this; on another: make the two one"),
        (C::Side, "s", A::Split, "take this mention or attestation out"),
        (C::Side, "r", A::Rename, "rename the entity, or set the date"),
        (C::Side, "K", A::Retype, "change its kind"),
        (C::Side, "X", A::Reject, "reject the entity, or the date"),
        (C::Side, ".", A::Confirm, "confirm the guess"),
        (C::Side, "i", A::EditNote, "edit the note"),
        (C::Side, "D", A::DeleteNote, "delete the note; dismiss the disagreement"),
        (C::Sources, "o", A::Sort, "sort by name, date or origin"),
        (C::Sources, "r", A::Rename, "set the day of publication"),
        (C::Sources, "R", A::ToggleRead, "mark as read or unread"),
        (C::Timeline, ">", A::ZoomIn, "finer: years, months, days"),
        (C::Timeline, "<", A::ZoomOut, "coarser: up to decades"),
        (C::Timeline, "S /", A::FindTimeline, "find in the timeline; n and N go on"),
        (C::Timeline, "w", A::FilterWhat, "next kind of time: days, longer, shelf …"),
        (C::Timeline, "c", A::FilterCertainty, "how sure: confirmed, guesses, doubtful …"),
        (C::Timeline, "K", A::FilterKind, "only what names a person, organisation …"),
        (C::Timeline, "o", A::FilterSource, "only this source"),
        (C::Timeline, "p", A::FilterPublished, "publication dates or not"),
        (C::Timeline, "r", A::Rename, "set the date"),
        (C::Timeline, ".", A::Confirm, "confirm the date"),
        (C::Timeline, "X", A::Reject, "reject: no date"),
        (C::Timeline, "m", A::Merge, "mark an event; on another: join the two"),
        (C::Timeline, "s", A::Split, "take an attestation out of the event"),
        (C::Timeline, "D", A::Dismiss, "dismiss a disagreement, with a reason"),
        (C::Placing, "z", A::PlaceMiddle, "the row to the middle"),
        (C::Placing, "t", A::PlaceTop, "the row to the top"),
        (C::Placing, "b", A::PlaceBottom, "the row to the bottom"),
        (C::List, "<Down> C-n", A::Down, "down"),
        (C::List, "<Up> C-p", A::Up, "up"),
        (C::List, "<PageDown>", A::PageDown, "a page down"),
        (C::List, "<PageUp>", A::PageUp, "a page up"),
        (C::List, "<Enter>", A::Open, "go there"),
        (C::List, "<Esc> C-c", A::Close, "close"),
        (C::List, "C-z", A::Suspend, "rest; come back with fg"),
        (C::Editor, "C-s", A::Save, "save the note and close"),
        (C::Editor, "C-e", A::ExternalEditor, "hand the note to $EDITOR"),
        (C::Editor, "<Esc>", A::Close, "close; what was written is saved"),
        (C::Editor, "C-z", A::Suspend, "rest; come back with fg"),
        (C::Draft, "t", A::TakeDraft, "take the draft: write on, then save"),
        (C::Draft, "s", A::DeclineDraft, "keep what stands; the draft goes to the trash"),
        (C::Draft, "b", A::KeepBoth, "keep both: the draft as a note of its own"),
        (C::Draft, "j <Down>", A::Down, "further down in both"),
        (C::Draft, "k <Up>", A::Up, "further up"),
        (C::Draft, "<Esc>", A::Close, "decide at the next start"),
        (C::Draft, "C-z", A::Suspend, "rest; come back with fg"),
    ]
};

/// The bindings in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = DEFAULTS
            .iter()
            .map(|&(context, keys, action, help)| Binding {
                context,
                keys: keys.split(' ').filter_map(|key| key.parse().ok()).collect(),
                action,
                help,
            })
            .collect();
        Self { bindings }
    }
}

impl Keymap {
    /// What `key` does in `context`: the context's own binding, else the one for everywhere (not while a list or the
    /// editor takes the typing).
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        let bound =
            |context| self.bindings.iter().find(|b| b.context == context && b.keys.contains(&key)).map(|b| b.action);
        bound(context).or_else(|| inherits(context).then(|| bound(Context::Everywhere)).flatten())
    }

    /// The rows that work in `context`, its own first; after the first of two keys stand those for the second.
    pub fn help(&self, context: Context) -> Vec<&Binding> {
        let own = self.bindings.iter().filter(move |b| b.context == context);
        let shadowed = |binding: &Binding| {
            binding.keys.iter().all(|&key| self.action(context, key).is_some_and(|a| a != binding.action))
        };
        let general = self.bindings.iter().filter(|b| {
            b.context == Context::Everywhere && context != Context::Everywhere && inherits(context) && !shadowed(b)
        });
        let mut rows: Vec<&Binding> = Vec::new();
        for binding in own.chain(general) {
            if binding.action == Action::Place {
                rows.extend(self.bindings.iter().filter(|b| b.context == Context::Placing));
            } else {
                rows.push(binding);
            }
        }
        rows.retain(|b| !b.keys.is_empty());
        rows
    }

    /// All rows, in the table's order.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The first key for `action` in `context`, to name it on the screen.
    pub fn key_for(&self, context: Context, action: Action) -> Option<Key> {
        let first =
            |wanted| self.bindings.iter().find(|b| b.context == wanted && b.action == action)?.keys.first().copied();
        first(context).or_else(|| first(Context::Everywhere))
    }

    /// Gives `keys` to `action` in `context`, in place of those it has there, and takes them from what had them there.
    ///
    /// Says so where the table has no such row.
    pub fn rebind(&mut self, context: Context, action: Action, keys: &[Key]) -> Result<(), String> {
        if !self.bindings.iter().any(|b| b.context == context && b.action == action) {
            return Err(format!("`{}` has no keys under `{}`", action.name(), context.name()));
        }
        for binding in self.bindings.iter_mut().filter(|b| b.context == context) {
            if binding.action == action {
                binding.keys = keys.to_vec();
            } else {
                binding.keys.retain(|key| !keys.contains(key));
            }
        }
        Ok(())
    }

    /// The table in Markdown, as the README prints it.
    pub fn markdown(&self) -> String {
        let mut table = String::from("| where | keys | do |\n| --- | --- | --- |\n");
        for binding in &self.bindings {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
            let row = ["|", binding.context.name(), "|", &keys.join(" "), "|", binding.help, "|\n"];
            table.push_str(&row.join(" ").replace("| \n", "|\n"));
        }
        table
    }
}

/// Whether the keys for everywhere work in `context` too.
const fn inherits(context: Context) -> bool {
    !matches!(context, Context::Placing | Context::List | Context::Editor | Context::Draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_default_key_is_read_and_stands_once_in_its_context() {
        let mut seen = HashSet::new();
        for ((context, keys, ..), binding) in DEFAULTS.iter().zip(Keymap::default().bindings()) {
            assert_eq!(keys.split(' ').count(), binding.keys.len(), "{keys}");
            for key in &binding.keys {
                assert!(seen.insert((*context, *key)), "{key} twice in {}", context.name());
            }
        }
    }

    #[test]
    fn a_pane_shadows_the_general_key() {
        let keymap = Keymap::default();
        let press = |context, key: &str| keymap.action(context, key.parse().unwrap());
        assert_eq!(press(Context::Reader, "j"), Some(Action::Down));
        assert_eq!(press(Context::Side, "e"), Some(Action::Down));
        assert_eq!(press(Context::Reader, "e"), Some(Action::NextMention));
        assert_eq!(press(Context::Editor, "q"), None);
    }

    #[test]
    fn rebinding_moves_a_key() {
        let mut keymap = Keymap::default();
        let key: Key = "e".parse().unwrap();
        keymap.rebind(Context::Reader, Action::NoteHere, &[key]).unwrap();
        assert_eq!(keymap.action(Context::Reader, key), Some(Action::NoteHere));
        assert_eq!(
            keymap.rebind(Context::Editor, Action::Jump, &[key]).unwrap_err(),
            "`jump` has no keys under `editor`"
        );
    }
}
