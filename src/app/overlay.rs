//! What lies over the panes: one stack, the top one takes the keys.
//!
//! Must not know what stands below it.

use super::editor::Editor;
use super::help::Help;
use super::jump::Jump;
use super::offer::Offer;
use super::questions::Prompt;

/// One thing over the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys that work here.
    Help(Help),
    /// The jump.
    Jump(Box<Jump>),
    /// A line to type.
    Prompt(Prompt),
    /// The note editor.
    Editor(Box<Editor>),
    /// A draft that was left.
    Offer(Box<Offer>),
}
