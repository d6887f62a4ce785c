//! Why bytes are no model of names.
//!
//! Must not know what a model is made of.

/// Why bytes are no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// They end too early, or claim more than is there.
    #[error("the model is cut off")]
    Truncated,
    /// They don't begin as a model does, or are a later version's.
    #[error("this is no model of this version of casebook")]
    Foreign,
    /// The checksum doesn't fit.
    #[error("the model is damaged: its checksum is wrong")]
    Damaged,
}
