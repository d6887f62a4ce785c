//! Learns a model from texts whose names are known.
//!
//! The conditional likelihood is raised by dual averaging with adaptive steps and an L1 penalty (Xiao, 2010; Duchi,
//! Hazan and Singer, 2011), sentence by sentence: most weights stay exactly zero. The same data gives the same bytes.
//! Must not know files, and must not keep a text once its features are taken.

#![expect(clippy::needless_range_loop, reason = "a label indexes several arrays at once")]

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::document::{Document, Identity};
use super::features::{Summary, WordFeatures, token_features, word_features};
use super::gold::{Gold, allowed_labels};
use super::lattice::Lattice;
use super::lists::Lists;
use super::model::{HERE, KINDS, LABELS, Model, OFFSETS, OUTSIDE, Scores, Transitions};
use crate::extract::Kind;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// How often every sentence is seen.
    pub epochs: usize,
    /// The L1 penalty over the whole data: higher is a smaller model.
    pub penalty: f32,
    /// The length of a first step.
    pub rate: f32,
}

impl Default for Schedule {
    fn default() -> Self {
        Self { epochs: 12, penalty: 0.6, rate: 0.05 }
    }
}

/// Sentences as features, and what is learned from them.
pub struct Trainer {
    lists: Lists,
    /// For each feature seen from an offset: its row, and how often it was met.
    rows: HashMap<u64, Seen, BuildHasherDefault<Identity>>,
    /// The rows that each token meets, one token after another.
    features: Vec<u32>,
    tokens: Vec<Token>,
    /// Where in `tokens` each sentence begins; ends with their number.
    sentences: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Seen {
    row: u32,
    times: u32,
}

/// A token of a sentence to learn from.
struct Token {
    /// Where in `features` its rows end; they begin where those of the token before end.
    features_end: usize,
    /// The labels that it may have, a bit each.
    allowed: u16,
}

/// What is known of one feature's weights: the sum of its gradients and the sum of their squares.
#[derive(Clone, Copy, Default)]
struct GradientSums {
    gradient: Scores,
    squares: Scores,
}

impl Trainer {
    /// A trainer that has seen nothing, with the lists in tables of tab-separated lines.
    pub fn new<'a>(list_lines: impl Iterator<Item = &'a str>) -> Self {
        Self {
            lists: Lists::from_tables(list_lines),
            rows: HashMap::default(),
            features: Vec::new(),
            tokens: Vec::new(),
            sentences: vec![0],
        }
    }

    /// Adds a set of texts that were annotated in one way: a kind that occurs in none of them is taken as not marked.
    pub fn add(&mut self, set: &[Gold]) {
        let marked: Vec<Kind> = KINDS
            .into_iter()
            .filter(|kind| set.iter().any(|gold| gold.mentions.iter().any(|mention| mention.kind == *kind)))
            .collect();
        for gold in set {
            let document = Document::new(&gold.text);
            let allowed = allowed_labels(&document, gold, &marked);
            self.add_document(&document, &allowed);
        }
    }

    fn add_document(&mut self, document: &Document<'_>, allowed: &[u16]) {
        let mut buffer = String::new();
        let words: Vec<WordFeatures> =
            document.words.iter().map(|word| word_features(word, &self.lists, &mut buffer)).collect();
        let summaries: Vec<Summary> = words.iter().map(|word| word.summary).collect();
        for sentence in &document.sentences {
            let mut own: Vec<Vec<u32>> = vec![Vec::new(); sentence.len()];
            token_features(document, &summaries, &self.lists, sentence.clone(), |at, key| {
                if let Some(own) = own.get_mut(at) {
                    own.push(key);
                }
            });
            let word_of = document.word_of.get(sentence.clone()).unwrap_or(&[]);
            for (at, own) in own.iter().enumerate() {
                for offset in 0..OFFSETS {
                    let Some(word) = (at + offset).checked_sub(HERE).and_then(|from| word_of.get(from)) else {
                        continue;
                    };
                    let Some(word) = words.get(*word as usize) else { continue };
                    word.far.iter().for_each(|&key| self.meet(key, offset));
                    if offset.abs_diff(HERE) <= 1 {
                        word.near.iter().for_each(|&key| self.meet(key, offset));
                    }
                }
                for &key in own {
                    self.meet(key, HERE);
                }
                let allowed = allowed.get(sentence.start + at).copied().unwrap_or(1 << OUTSIDE);
                // A name that a sentence break cuts in two begins again.
                let begin = (allowed & 0b1_0101_0100) >> 1;
                let allowed = if at == 0 && allowed & 1 == 0 { allowed | begin } else { allowed };
                self.tokens.push(Token { features_end: self.features.len(), allowed });
            }
            self.sentences.push(self.tokens.len());
        }
    }

    /// Notes that the last token has this feature.
    fn meet(&mut self, key: u32, offset: usize) {
        let row = self.rows.len() as u32;
        let seen = self.rows.entry(u64::from(key) * OFFSETS as u64 + offset as u64).or_insert(Seen { row, times: 0 });
        seen.times += 1;
        self.features.push(seen.row);
    }

    /// Learns, and gives the model as the bytes of its file. `progress` is told the mean loss of a sentence after each epoch.
    pub fn train(mut self, schedule: Schedule, mut progress: impl FnMut(usize, f32)) -> Vec<u8> {
        let keys = self.drop_rare();
        let mut learner = Learner::new(keys.len(), self.sentences.len() - 1, schedule);
        let mut order: Vec<usize> = (0..self.sentences.len() - 1).collect();
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        for epoch in 0..schedule.epochs {
            shuffle(&mut order, &mut random);
            let mut loss = 0.0;
            for &sentence in &order {
                loss += f64::from(self.learn(sentence, &mut learner));
            }
            progress(epoch, (loss / order.len().max(1) as f64) as f32);
        }
        let mut rows: HashMap<u32, [Scores; OFFSETS]> = HashMap::new();
        for (row, (key, offset)) in keys.iter().enumerate() {
            let Some(weights) = learner.rows.get(row).map(|row| learner.weights(row)) else { continue };
            if weights.iter().any(|weight| weight.abs() > 0.0)
                && let Some(slot) = rows.entry(*key).or_default().get_mut(*offset)
            {
                *slot = weights;
            }
        }
        let rows: Vec<(u32, [Scores; OFFSETS])> = rows.into_iter().collect();
        Model::new(self.lists, &learner.transitions(), &rows).write()
    }

    /// Leaves out features that were met only once; the keys and offsets of the others, by row.
    fn drop_rare(&mut self) -> Vec<(u32, usize)> {
        let mut kept: Vec<(u32, u64)> =
            self.rows.iter().filter(|(_, seen)| seen.times > 1).map(|(&key, seen)| (seen.row, key)).collect();
        kept.sort_unstable();
        let mut renumbered = vec![u32::MAX; self.rows.len()];
        for (new, (row, _)) in (0_u32..).zip(&kept) {
            if let Some(slot) = renumbered.get_mut(*row as usize) {
                *slot = new;
            }
        }
        self.rows = HashMap::default();
        let features = std::mem::take(&mut self.features);
        let mut start = 0;
        for token in &mut self.tokens {
            let rows = features.get(start..token.features_end).unwrap_or(&[]);
            start = token.features_end;
            let rows = rows.iter().filter_map(|&row| renumbered.get(row as usize).copied());
            self.features.extend(rows.filter(|&row| row != u32::MAX));
            token.features_end = self.features.len();
        }
        kept.iter().map(|&(_, key)| ((key / OFFSETS as u64) as u32, (key % OFFSETS as u64) as usize)).collect()
    }

    /// Learns from one sentence; its loss before.
    fn learn(&self, sentence: usize, learner: &mut Learner) -> f32 {
        let (start, end) = (self.sentences[sentence], self.sentences[sentence + 1]);
        learner.steps += 1.0;
        learner.lattice.scores.clear();
        learner.lattice.allowed.clear();
        for at in start..end {
            let mut sum = [0.0; LABELS];
            for &row in self.features_of(at) {
                let weights = learner.weights(&learner.rows[row as usize]);
                sum.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
            learner.lattice.scores.push(sum);
            learner.lattice.allowed.push(self.tokens[at].allowed);
        }
        let transitions = learner.transitions();
        let loss = learner.lattice.run(&transitions);
        for at in start..end {
            let gradient = learner.lattice.gradients[at - start];
            // Most tokens are told right long before the end, and have nothing more to teach.
            if gradient.iter().any(|part| part.abs() > 1e-3) {
                for &row in self.features_of(at) {
                    learner.rows[row as usize].add(&gradient);
                }
            }
        }
        learner.learn_transitions();
        loss
    }

    fn features_of(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).map_or(0, |before| self.tokens[before].features_end);
        self.features.get(start..self.tokens[token].features_end).unwrap_or(&[])
    }
}

/// The weights while they are learned.
struct Learner {
    rows: Vec<GradientSums>,
    start: GradientSums,
    steps_between: [GradientSums; LABELS],
    lattice: Lattice,
    /// How many sentences were seen.
    steps: f32,
    rate: f32,
    /// The penalty a sentence.
    penalty: f32,
}

impl Learner {
    fn new(rows: usize, sentences: usize, schedule: Schedule) -> Self {
        Self {
            rows: vec![GradientSums::default(); rows],
            start: GradientSums::default(),
            steps_between: [GradientSums::default(); LABELS],
            lattice: Lattice::default(),
            steps: 0.0,
            rate: schedule.rate,
            penalty: schedule.penalty / sentences.max(1) as f32,
        }
    }

    #[inline]
    fn weights(&self, row: &GradientSums) -> Scores {
        row.weights(self.rate, self.penalty * self.steps)
    }

    fn transitions(&self) -> Transitions {
        let weights = |row: &GradientSums| row.weights(self.rate, 0.0);
        Transitions { start: weights(&self.start), step: self.steps_between.each_ref().map(weights) }
    }

    fn learn_transitions(&mut self) {
        self.start.add(&self.lattice.start_gradient);
        self.steps_between.iter_mut().zip(&self.lattice.step_gradient).for_each(|(row, gradient)| row.add(gradient));
    }
}

impl GradientSums {
    #[inline]
    fn add(&mut self, gradient: &Scores) {
        for label in 0..LABELS {
            self.gradient[label] += gradient[label];
            self.squares[label] += gradient[label] * gradient[label];
        }
    }

    /// The weights that the gradients so far give under a penalty.
    #[inline]
    fn weights(&self, rate: f32, penalty: f32) -> Scores {
        let mut weights = [0.0; LABELS];
        for label in 0..LABELS {
            let beyond = (self.gradient[label].abs() - penalty).max(0.0).copysign(self.gradient[label]);
            weights[label] = rate * beyond / (self.squares[label].sqrt() + 1e-6);
        }
        weights
    }
}

/// Puts `order` into another order (Fisher and Yates, with a xorshift generator).
fn shuffle(order: &mut [usize], random: &mut u64) {
    for last in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        order.swap(last, (*random % (last as u64 + 1)) as usize);
    }
}
