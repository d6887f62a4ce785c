//! The sequence model: a linear-chain conditional random field over BIO labels (Lafferty, `McCallum` and Pereira, 2001),
//! its weights in eighths of a byte's range, and its file.
//!
//! Must not know how the weights were found, and must not trust the file that it is read from.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::bytes::{Reader, Writer};
use super::document::{Document, Identity, Word};
use super::error::ModelError;
use super::features::{Summary, token_features, word_features};
use super::hash::checksum;
use super::lists::Lists;
use super::table::Table;
use crate::extract::Kind;

/// How many labels there are: outside, and the beginning and the inside of a name of each kind.
pub(super) const LABELS: usize = 9;
/// From how many places a word's features are seen: two before to two after.
pub(super) const OFFSETS: usize = 5;
/// The offset at which a token sees its own features.
pub(super) const HERE: usize = 2;
/// The label of tokens outside names.
pub(super) const OUTSIDE: usize = 0;

/// The kinds that the model tells apart, in the order of their labels.
pub(super) const KINDS: [Kind; 4] = [Kind::Person, Kind::Org, Kind::Place, Kind::Misc];

/// A score for each label.
pub(super) type Scores = [f32; LABELS];

/// A name as the tokens of its document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
    /// How likely each kind is for these tokens, if they are a name.
    pub(super) chances: Chances,
}

/// A chance for each of `KINDS`.
pub(super) type Chances = [f32; KINDS.len()];

/// Weights and lists: all that is needed to label a text.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) lists: Lists,
    pub(super) transitions: Transitions,
    rows: Table<WeightRow>,
    /// The weights of all rows, each in steps of `step`.
    weights: Vec<i8>,
    step: f32,
    /// The rows as they are written to a file, sorted by key.
    entries: Vec<(u32, u64)>,
}

/// Where a feature's weights stand: one for each bit of `mask`, which counts offset by offset, label by label.
#[derive(Clone, Copy, Debug, Default)]
struct WeightRow {
    mask: u64,
    first: u32,
}

/// The words met so far and what the model says of them, from text to text. Nothing else is kept of a text.
#[derive(Debug, Default)]
pub(super) struct Memory {
    known: Vec<Known>,
    place: HashMap<u64, u32, BuildHasherDefault<Identity>>,
    buffer: String,
}

/// A word's summary, and its scores as seen from each offset.
#[derive(Debug)]
struct Known {
    summary: Summary,
    scores: [Scores; OFFSETS],
}

impl Memory {
    /// Forgets everything where `more` words would make it larger than about eight megabytes.
    fn make_room(&mut self, more: usize) {
        const MOST: usize = 1 << 15;
        if self.known.len() + more > MOST {
            self.known.clear();
            self.place.clear();
        }
    }
}

/// The scores of one label after another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Transitions {
    pub(super) start: Scores,
    /// `step[after][before]`.
    pub(super) step: [Scores; LABELS],
}

impl Transitions {
    /// Whether label `after` may follow `before`: a name goes on only where it began.
    pub(super) fn is_allowed(before: usize, after: usize) -> bool {
        after == OUTSIDE || after % 2 == 1 || before == after || before + 1 == after
    }
}

/// The first bytes of a model file.
const MAGIC: &[u8; 8] = b"cbnames2";

impl Model {
    /// A model of weights for features at offsets, in any order. What rounds to nothing is left out.
    pub(super) fn new(lists: Lists, transitions: &Transitions, rows: &[(u32, [Scores; OFFSETS])]) -> Self {
        let largest = rows.iter().flat_map(|row| row.1.as_flattened()).fold(0_f32, |max, weight| max.max(weight.abs()));
        let step = (largest / 127.0).clamp(f32::MIN_POSITIVE, 0.06);
        let mut sorted: Vec<&(u32, [Scores; OFFSETS])> = rows.iter().collect();
        sorted.sort_by_key(|row| row.0);
        let (mut entries, mut weights) = (Vec::new(), Vec::new());
        for (key, scores) in sorted {
            let mut mask = 0;
            for (bit, weight) in scores.as_flattened().iter().enumerate() {
                let steps = (weight / step).round().clamp(-127.0, 127.0) as i8;
                if steps != 0 {
                    mask |= 1 << bit;
                    weights.push(steps);
                }
            }
            if mask != 0 {
                entries.push((*key, mask));
            }
        }
        Self::from_parts(lists, transitions, entries, weights, step)
    }

    fn from_parts(
        lists: Lists,
        transitions: &Transitions,
        entries: Vec<(u32, u64)>,
        weights: Vec<i8>,
        step: f32,
    ) -> Self {
        let mut first = 0;
        let rows: Vec<(u32, WeightRow)> = entries
            .iter()
            .map(|&(key, mask)| {
                let row = WeightRow { mask, first };
                first += mask.count_ones();
                (key, row)
            })
            .collect();
        Self { lists, transitions: transitions.guarded(), rows: Table::new(rows.into_iter()), weights, step, entries }
    }

    /// The model as the bytes of a file.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.bytes.extend(MAGIC);
        for score in self.transitions.start.iter().chain(self.transitions.step.as_flattened()) {
            out.f32(*score);
        }
        self.lists.write(&mut out);
        out.f32(self.step);
        out.u32(self.entries.len() as u32);
        for &(key, mask) in &self.entries {
            out.u32(key);
            out.bytes.extend(mask.to_le_bytes().iter().take(6));
        }
        out.u32(self.weights.len() as u32);
        out.bytes.extend(self.weights.iter().map(|weight| weight.to_le_bytes()[0]));
        out.u32(checksum(&out.bytes));
        out.bytes
    }

    /// The model in the bytes of a file.
    ///
    /// # Errors
    /// Bytes that are not a whole model of this version.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(ModelError::Foreign)?;
        let (content, sum) = bytes.split_last_chunk::<4>().ok_or(ModelError::Truncated)?;
        if u32::from_le_bytes(*sum) != checksum(content) {
            return Err(ModelError::Damaged);
        }
        let mut reader = Reader::new(body.get(..body.len().saturating_sub(4)).unwrap_or(&[]));
        let mut transitions = Transitions { start: [0.0; LABELS], step: [[0.0; LABELS]; LABELS] };
        for score in transitions.start.iter_mut().chain(transitions.step.as_flattened_mut()) {
            *score = reader.f32()?;
        }
        let lists = Lists::read(&mut reader)?;
        let step = reader.f32()?;
        let mut entries = Vec::new();
        let mut weights_expected = 0;
        for _ in 0..reader.count(10)? {
            let key = reader.u32()?;
            let mut mask = [0; 8];
            for (byte, read) in mask.iter_mut().zip(reader.take(6)?) {
                *byte = *read;
            }
            let mask = u64::from_le_bytes(mask) & ((1 << (LABELS * OFFSETS)) - 1);
            weights_expected += mask.count_ones() as usize;
            entries.push((key, mask));
        }
        let count = reader.count(1)?;
        let weights: Vec<i8> = reader.take(count)?.iter().map(|&byte| i8::from_le_bytes([byte])).collect();
        if weights.len() != weights_expected || !reader.is_at_end() {
            return Err(ModelError::Damaged);
        }
        Ok(Self::from_parts(lists, &transitions, entries, weights, step))
    }

    /// Adds a feature's weights to `sum`, label by label, offset by offset.
    #[inline]
    fn add_row(&self, key: u32, sum: &mut [f32]) {
        let Some(row) = self.rows.get(key) else { return };
        let first = row.first as usize;
        let weights = self.weights.get(first..first + row.mask.count_ones() as usize).unwrap_or(&[]);
        let mut mask = row.mask;
        for weight in weights {
            if let Some(slot) = sum.get_mut(mask.trailing_zeros() as usize) {
                *slot += f32::from(*weight) * self.step;
            }
            mask &= mask - 1;
        }
    }

    /// The names of a document, in order, not overlapping.
    pub(super) fn find(&self, document: &Document<'_>, memory: &mut Memory) -> Vec<Name> {
        memory.make_room(document.words.len());
        let known: Vec<u32> = document.words.iter().map(|word| self.known(word, memory)).collect();
        let known: Vec<&Known> = known.iter().filter_map(|&at| memory.known.get(at as usize)).collect();
        let summaries: Vec<Summary> = known.iter().map(|known| known.summary).collect();
        let mut names = Vec::new();
        let mut scores: Vec<Scores> = Vec::new();
        for sentence in &document.sentences {
            add_word_scores(&known, document.word_of.get(sentence.clone()).unwrap_or(&[]), &mut scores);
            token_features(document, &summaries, &self.lists, sentence.clone(), |at, key| {
                if let Some(slot) = scores.get_mut(at) {
                    self.add_own(key, slot);
                }
            });
            let labels = self.transitions.best_path(&scores);
            names_of(sentence.start, &labels, |tokens| self.transitions.chances(&scores, tokens), &mut names);
        }
        names
    }

    /// Where `memory` keeps a word; its scores are summed up where it was not met before.
    fn known(&self, word: &Word<'_>, memory: &mut Memory) -> u32 {
        let Memory { known, place, buffer } = memory;
        *place.entry(word.exact).or_insert_with(|| {
            let features = word_features(word, &self.lists, buffer);
            let mut scores = [[0.0; LABELS]; OFFSETS];
            for &key in features.near.iter().chain(&features.far) {
                self.add_row(key, scores.as_flattened_mut());
            }
            known.push(Known { summary: features.summary, scores });
            known.len() as u32 - 1
        })
    }

    /// Adds the weights of a feature that is seen only from its own token.
    #[inline]
    fn add_own(&self, key: u32, sum: &mut Scores) {
        let Some(row) = self.rows.get(key) else { return };
        let mut mask = row.mask >> (HERE * LABELS) & ((1 << LABELS) - 1);
        let first = row.first as usize + (row.mask & ((1 << (HERE * LABELS)) - 1)).count_ones() as usize;
        for weight in self.weights.get(first..first + mask.count_ones() as usize).unwrap_or(&[]) {
            if let Some(slot) = sum.get_mut(mask.trailing_zeros() as usize) {
                *slot += f32::from(*weight) * self.step;
            }
            mask &= mask - 1;
        }
    }
}

impl Transitions {
    /// How likely each kind is for the tokens of a name, the tokens around it being none.
    fn chances(&self, scores: &[Scores], tokens: Range<usize>) -> Chances {
        let mut chances = [0.0; KINDS.len()];
        for (kind, chance) in chances.iter_mut().enumerate() {
            let (begin, inside) = (1 + 2 * kind, 2 + 2 * kind);
            let before = if tokens.start == 0 { self.start[begin] } else { self.step[begin][OUTSIDE] };
            let after = if tokens.end < scores.len() {
                self.step[OUTSIDE][if tokens.len() == 1 { begin } else { inside }]
            } else {
                0.0
            };
            *chance = before + after;
            for (at, score) in scores.get(tokens.clone()).unwrap_or(&[]).iter().enumerate() {
                let label = if at == 0 { begin } else { inside };
                let previous = if at == 1 { begin } else { inside };
                *chance += score[label] + if at > 0 { self.step[inside][previous] } else { 0.0 };
            }
        }
        let greatest = chances.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let powers = chances.map(|chance| (chance - greatest).exp());
        let sum: f32 = powers.iter().sum();
        powers.map(|power| power / sum)
    }

    /// The labels with the highest sum of scores (Viterbi).
    fn best_path(&self, scores: &[Scores]) -> Vec<u8> {
        let mut came_from: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
        let mut best = [0.0; LABELS];
        for (at, emitted) in scores.iter().enumerate() {
            let mut next = self.start;
            let mut from = [0; LABELS];
            if at > 0 {
                // Every label is reached from every label: those that may not follow cost more than all else.
                for (after, steps) in self.step.iter().enumerate() {
                    let mut highest = f32::NEG_INFINITY;
                    for (before, (score, step)) in best.iter().zip(steps).enumerate() {
                        if score + step > highest {
                            (highest, from[after]) = (score + step, before as u8);
                        }
                    }
                    next[after] = highest;
                }
            }
            for (slot, emitted) in next.iter_mut().zip(emitted) {
                *slot += emitted;
            }
            best = next;
            came_from.push(from);
        }
        let mut label = (0..LABELS).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(OUTSIDE) as u8;
        let mut labels = vec![0; scores.len()];
        for (slot, from) in labels.iter_mut().zip(&came_from).rev() {
            *slot = label;
            label = from.get(label as usize).copied().unwrap_or(0);
        }
        labels
    }

    /// The same with what may not follow made dear, as the search for the best path wants it.
    fn guarded(mut self) -> Self {
        const FORBIDDEN: f32 = -1e6;
        for after in 0..LABELS {
            if !Self::is_allowed(OUTSIDE, after) {
                self.start[after] = FORBIDDEN;
            }
            for before in (0..LABELS).filter(|&before| !Self::is_allowed(before, after)) {
                self.step[after][before] = FORBIDDEN;
            }
        }
        self
    }
}

/// The scores of a sentence's labels as far as its words alone give them.
fn add_word_scores(known: &[&Known], word_of: &[u32], scores: &mut Vec<Scores>) {
    scores.clear();
    scores.resize(word_of.len(), [0.0; LABELS]);
    for (at, &word) in word_of.iter().enumerate() {
        let Some(known) = known.get(word as usize) else { continue };
        for (offset, sum) in known.scores.iter().enumerate() {
            if let Some(slot) = (at + HERE).checked_sub(offset).and_then(|seen_from| scores.get_mut(seen_from)) {
                slot.iter_mut().zip(sum).for_each(|(slot, score)| *slot += score);
            }
        }
    }
}

/// Adds the names that the labels of the tokens from `start` on mean.
fn names_of(start: usize, labels: &[u8], chances: impl Fn(Range<usize>) -> Chances, names: &mut Vec<Name>) {
    let mut begin = 0;
    while let Some(&label) = labels.get(begin) {
        let mut end = begin + 1;
        if let Some(&kind) = (label as usize).checked_sub(1).and_then(|label| KINDS.get(label / 2)) {
            let inside = (label + 1) & !1;
            while labels.get(end) == Some(&inside) {
                end += 1;
            }
            names.push(Name { tokens: start + begin..start + end, kind, chances: chances(begin..end) });
        }
        begin = end;
    }
}
