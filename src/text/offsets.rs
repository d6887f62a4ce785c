//! Where a byte of the shown text stands in the file that it was read from, and the way back.
//!
//! Must not know how the text was changed: it holds runs in which both sides advance in step.

use super::Span;

/// A monotone map from bytes of the shown text to bytes of the file.
///
/// Text that is shown as it stands is one run, however long it is. Both sides fit 32 bits: `ingest` refuses larger
/// files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// In order; the steps of neighbours differ, or bytes of the file were left out between them.
    runs: Vec<Run>,
    /// The length of the shown text.
    shown_len: u32,
    /// One past the last byte of the file that stands for something shown.
    file_end: u32,
}

/// From `shown` on, `shown_step` bytes of text stand for `file_step` bytes of the file, until the next run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    shown: u32,
    file: u32,
    shown_step: u8,
    file_step: u8,
    /// Whether the text is what the file says there, or a visible sign put in its place.
    replaced: bool,
}

impl Run {
    /// How many whole steps lie before the shown byte `at`.
    fn steps_before(self, at: usize) -> usize {
        at.saturating_sub(self.shown as usize) / usize::from(self.shown_step.max(1))
    }

    /// The byte of the file after so many steps.
    fn file_after(self, n_steps: usize) -> usize {
        self.file as usize + n_steps * usize::from(self.file_step)
    }
}

/// How a stretch of text stands for the file's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Bytes of UTF-8 that are the same in the file.
    Same,
    /// One character, `shown` bytes long, that the file writes in `file` bytes.
    Recoded { shown: u8, file: u8 },
    /// A sign `shown` bytes long in the place of `file` bytes that can't be shown.
    Replaced { shown: u8, file: u8 },
}

impl OffsetMap {
    /// The map of a text of `len` bytes that is the file itself.
    pub fn identity(len: usize) -> Self {
        let mut map = Self::default();
        map.push(Step::Same, len, 0, len);
        map
    }

    /// The byte of the file at which the character stands that holds the shown byte `at`; for the end of the text, and
    /// beyond it, the end of what is shown of the file.
    pub fn file_offset(&self, at: usize) -> usize {
        if at >= self.shown_len as usize {
            return self.file_end as usize;
        }
        self.run_at(at).map_or(at, |run| run.file_after(run.steps_before(at)))
    }

    /// The bytes of the file that a shown span stands for, its last character included, what was left out of sight
    /// after it not.
    pub fn file_span(&self, span: Span) -> Span {
        let start = self.file_offset(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        let last = span.end.min(self.shown_len as usize).saturating_sub(1);
        let end = self.run_at(last).map_or(span.end, |run| run.file_after(run.steps_before(last) + 1));
        Span::new(start, end.max(start))
    }

    /// The shown byte at which the character stands that holds the file's byte `at`; where that byte is not shown, the
    /// next one that is.
    pub fn shown_offset(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.file as usize <= at);
        let limit = self.runs.get(next).map_or(self.shown_len, |run| run.shown) as usize;
        let Some(run) = next.checked_sub(1).and_then(|i| self.runs.get(i)) else { return 0 };
        let n_steps = (at - run.file as usize) / usize::from(run.file_step.max(1));
        (run.shown as usize + n_steps * usize::from(run.shown_step)).min(limit)
    }

    /// Whether a sign stands at the shown byte `at` for something that can't be shown. The same characters in the
    /// source's own words give `false`, which is how the two are told apart.
    pub fn is_replaced(&self, at: usize) -> bool {
        at < self.shown_len as usize && self.run_at(at).is_some_and(|run| run.replaced)
    }

    /// The spans of the shown text that stand for something that can't be shown.
    pub fn replacements(&self) -> impl Iterator<Item = Span> + '_ {
        let ends = self.runs.iter().skip(1).map(|run| run.shown).chain([self.shown_len]);
        let replaced = self.runs.iter().zip(ends).filter(|(run, _)| run.replaced);
        replaced.map(|(run, end)| Span::new(run.shown as usize, end as usize))
    }

    /// The map of the shown text without its first `n` bytes, which must end at a character.
    #[must_use]
    pub fn without_first(&self, n: usize) -> Self {
        let first = self.runs.partition_point(|run| run.shown as usize <= n).saturating_sub(1);
        let cut = narrow(n.min(self.shown_len as usize));
        let mut runs = self.runs.get(first..).unwrap_or_default().to_vec();
        if let Some(run) = runs.first_mut() {
            run.file = narrow(run.file_after(run.steps_before(n)));
            run.shown = run.shown.max(cut);
        }
        for run in &mut runs {
            run.shown -= cut;
        }
        Self { runs, shown_len: self.shown_len - cut, file_end: self.file_end }
    }

    /// How many runs it holds: what it costs in memory, at twelve bytes each.
    pub const fn n_runs(&self) -> usize {
        self.runs.len()
    }

    /// Adds text at the end: `shown_len` bytes of it, which stand for `file_len` bytes of the file from `file` on.
    pub(super) fn push(&mut self, step: Step, shown_len: usize, file: usize, file_len: usize) {
        let (shown_step, file_step, replaced) = match step {
            Step::Same => (1, 1, false),
            Step::Recoded { shown, file } if shown == file => (1, 1, false),
            Step::Recoded { shown, file } => (shown, file, false),
            Step::Replaced { shown, file } => (shown, file, true),
        };
        let run = Run { shown: self.shown_len, file: narrow(file), shown_step, file_step, replaced };
        let goes_on = self.runs.last().is_some_and(|last| {
            let steps = (last.shown_step, last.file_step, last.replaced);
            steps == (shown_step, file_step, replaced) && self.file_end == run.file
        });
        if !goes_on {
            self.runs.push(run);
        }
        self.shown_len = narrow(self.shown_len as usize + shown_len);
        self.file_end = narrow(file + file_len);
    }

    /// The run that holds the shown byte `at`.
    fn run_at(&self, at: usize) -> Option<Run> {
        let next = self.runs.partition_point(|run| run.shown as usize <= at);
        next.checked_sub(1).and_then(|i| self.runs.get(i)).copied()
    }
}

/// An offset as it is stored. Beyond 4 GiB, which no source reaches, it stays at the end.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
