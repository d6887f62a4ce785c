//! What a key can do, each thing by its name.
//!
//! Must not know the keys, nor do any of it.

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What a key does. Panes that have no use for an action leave it alone.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[$doc])* $variant),* }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the configuration and after `:` in the jump.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

actions! {
    /// One row down.
    Down = "down",
    /// One row up.
    Up = "up",
    /// One word left.
    Left = "left",
    /// One word right.
    Right = "right",
    /// Half a screen down.
    HalfDown = "half-down",
    /// Half a screen up.
    HalfUp = "half-up",
    /// A screen down.
    PageDown = "page-down",
    /// A screen up.
    PageUp = "page-up",
    /// To the first row.
    Top = "top",
    /// To the last row.
    Bottom = "bottom",
    /// Say where the chosen row is to stand.
    Place = "place",
    /// The chosen row to the middle.
    PlaceMiddle = "place-middle",
    /// The chosen row to the top.
    PlaceTop = "place-top",
    /// The chosen row to the bottom.
    PlaceBottom = "place-bottom",
    /// To the next pane.
    NextPane = "next-pane",
    /// To the previous pane.
    PreviousPane = "previous-pane",
    /// Close the side pane, or show it.
    ToggleSide = "toggle-side",
    /// To the next mention in the source.
    NextMention = "next-mention",
    /// To the previous mention in the source.
    PreviousMention = "previous-mention",
    /// To the next of what is followed, across sources.
    NextFollowed = "next-followed",
    /// To the previous of what is followed, across sources.
    PreviousFollowed = "previous-followed",
    /// Open what is under the cursor.
    Open = "open",
    /// Back through the places visited.
    Back = "back",
    /// Forward through the places visited.
    Forward = "forward",
    /// Jump to anything.
    Jump = "jump",
    /// Jump again with the last query.
    JumpAgain = "jump-again",
    /// The commands, by name.
    Commands = "commands",
    /// Find in this source, or filter a list.
    Find = "find",
    /// Search all sources.
    SearchAll = "search-all",
    /// Select the word, then the sentence, then the paragraph.
    Select = "select",
    /// A note on this passage.
    NoteHere = "note-here",
    /// A note on the case.
    NoteCase = "note-case",
    /// All notes.
    Notes = "notes",
    /// Edit the note under the cursor.
    EditNote = "edit-note",
    /// Delete the note under the cursor.
    DeleteNote = "delete-note",
    /// Copy the passage with its citation.
    Copy = "copy",
    /// The timeline of this entity.
    TimelineHere = "timeline-here",
    /// The timeline of all.
    TimelineAll = "timeline-all",
    /// Finer: decades, years, months, days.
    ZoomIn = "zoom-in",
    /// Coarser.
    ZoomOut = "zoom-out",
    /// Mark an entity; on another: what links the two.
    CrossReference = "links",
    /// The entity's mentions, or what is named with it.
    NextView = "next-view",
    /// Only what tells of a time.
    FilterTime = "filter-time",
    /// The next kind of time on the timeline.
    FilterWhat = "filter-what",
    /// The next degree of certainty.
    FilterCertainty = "filter-certainty",
    /// The next kind of entity.
    FilterKind = "filter-kind",
    /// Only this source on the timeline, or all.
    FilterSource = "filter-source",
    /// Publication dates on the timeline, or not.
    FilterPublished = "filter-published",
    /// Find in the timeline.
    FindTimeline = "find-in-timeline",
    /// An event of what is selected.
    AddEvent = "add-event",
    /// Dismiss a disagreement, with a reason.
    Dismiss = "dismiss",
    /// Merge two entities, or join two events.
    Merge = "merge",
    /// Take this mention out of its entity, or this attestation out of its event.
    Split = "split",
    /// Rename the entity, or set the event's date.
    Rename = "rename",
    /// Change the entity's kind.
    Retype = "retype",
    /// Reject: not a name, or not a date.
    Reject = "reject",
    /// Confirm the guess.
    Confirm = "confirm",
    /// Add a mention that was missed.
    AddMention = "add-mention",
    /// Undo the last change.
    Undo = "undo",
    /// Do it again.
    Redo = "redo",
    /// The other order of the sources.
    Sort = "sort",
    /// Mark as read or unread.
    ToggleRead = "toggle-read",
    /// What could not be read.
    Problems = "problems",
    /// Read the sources again.
    ReadAgain = "read-again",
    /// Mouse on or off.
    ToggleMouse = "toggle-mouse",
    /// The keys that work here.
    Help = "help",
    /// Close the top thing.
    Close = "close",
    /// Leave casebook.
    Quit = "quit",
    /// Rest, and come back with `fg`.
    Suspend = "suspend",
    /// Save the note; elsewhere, try again what could not be saved.
    Save = "save",
    /// Take a draft into the editor.
    TakeDraft = "take-draft",
    /// Keep what stands, and not the draft.
    DeclineDraft = "decline-draft",
    /// Keep what stands, and the draft as a note of its own.
    KeepBoth = "keep-both",
    /// Hand the note to `$EDITOR`.
    ExternalEditor = "external-editor",
}

impl Action {
    /// Whether it decides on the entity, event or date that it is pressed on.
    pub const fn decides(self) -> bool {
        matches!(
            self,
            Self::Merge | Self::Split | Self::Rename | Self::Retype | Self::Reject | Self::Confirm | Self::Dismiss
        )
    }

    /// Whether it makes something that is to be kept.
    pub const fn makes(self) -> bool {
        matches!(
            self,
            Self::NoteHere
                | Self::NoteCase
                | Self::DeleteNote
                | Self::AddEvent
                | Self::Dismiss
                | Self::Merge
                | Self::Split
                | Self::Rename
                | Self::Retype
                | Self::Reject
                | Self::Confirm
                | Self::AddMention
                | Self::Undo
                | Self::Redo
                | Self::ToggleRead
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_of_actions_differ() {
        let names: HashSet<&str> = Action::ALL.iter().map(|a| a.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
    }
}
