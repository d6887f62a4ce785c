//! A JSON list that is never held, and offsets as it gives them.
//!
//! Must not know what is listed.

use std::io::{self, Write};

use serde::Serialize;

/// A JSON list that is written one thing after another.
pub(super) struct List<'o, W> {
    output: &'o mut W,
    is_empty: bool,
}

impl<'o, W: Write> List<'o, W> {
    pub(super) fn begin(output: &'o mut W) -> io::Result<Self> {
        output.write_all(b"[")?;
        Ok(Self { output, is_empty: true })
    }

    pub(super) fn add(&mut self, thing: &impl Serialize) -> io::Result<()> {
        if !std::mem::take(&mut self.is_empty) {
            self.output.write_all(b",")?;
        }
        Ok(serde_json::to_writer(&mut *self.output, thing)?)
    }

    pub(super) fn end(self) -> io::Result<()> {
        self.output.write_all(b"]")
    }
}

/// Counts scalar values up to byte offsets that are asked in rising order.
pub(super) struct ScalarCount<'t> {
    text: &'t str,
    byte: usize,
    scalars: usize,
}

impl<'t> ScalarCount<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, byte: 0, scalars: 0 }
    }

    pub(super) fn at(&mut self, byte: usize) -> usize {
        self.scalars += self.text.get(self.byte..byte).map_or(0, |part| part.chars().count());
        self.byte = byte;
        self.scalars
    }
}
