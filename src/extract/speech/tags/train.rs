//! Learns a tagger from annotated sentences: an averaged perceptron (Collins 2002), each word's tag given those before it.
//!
//! Must not depend on anything but the sentences and their order.

use std::collections::HashMap;

use super::features::{Word, features};
use super::model::{self, Learned, Row, WIDTH};
use super::tag::{N_TAGS, TAGS, Tag};
use crate::extract::names::hash::{join, key};
use crate::extract::speech::words;
use crate::lang::languages;
use crate::text::Span;

/// A word that stands so often, and nearly always with one tag, needs no weights.
const OFTEN: usize = 10;
/// A weight is kept in so many steps a unit. Sixteen keep what matters in a byte.
const STEPS: f64 = 16.0;

/// A sentence's words with their tags.
struct Sentence {
    words: Vec<Word>,
    tags: Vec<Tag>,
}

/// Learns the taggers of all languages.
#[derive(Default)]
pub struct TagTrainer {
    /// Sentences of each language, in the order of the languages.
    sentences: Vec<Vec<Sentence>>,
}

#[derive(Default)]
struct Weights {
    row_of: HashMap<u32, usize>,
    rows: Vec<[f64; N_TAGS]>,
    /// The sum of each change times when it was made, to average by.
    late: Vec<[f64; N_TAGS]>,
}

impl Weights {
    fn best(&self, keys: &[u32]) -> Tag {
        let mut scores = [0.0; N_TAGS];
        for row in keys.iter().filter_map(|key| self.rows.get(*self.row_of.get(key)?)) {
            scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
        }
        let best = scores.iter().zip(TAGS).rev().max_by(|(a, _), (b, _)| a.total_cmp(b));
        best.map_or(Tag::Noun, |(_, tag)| tag)
    }

    fn change(&mut self, keys: &[u32], tag: Tag, by: f64, now: f64) {
        for key in keys {
            let row = *self.row_of.entry(*key).or_insert_with(|| {
                self.rows.push([0.0; N_TAGS]);
                self.late.push([0.0; N_TAGS]);
                self.rows.len() - 1
            });
            for (rows, by) in [(&mut self.rows, by), (&mut self.late, by * now)] {
                if let Some(weight) = rows.get_mut(row).and_then(|row| row.get_mut(tag as usize)) {
                    *weight += by;
                }
            }
        }
    }

    /// The average weights, in [steps](STEPS); features whose weights are all too small are left out.
    fn averaged(&self, now: f64) -> Vec<(u32, Row)> {
        let mut features = Vec::new();
        for (key, row) in &self.row_of {
            let (Some(weights), Some(late)) = (self.rows.get(*row), self.late.get(*row)) else { continue };
            let mut kept = [0; WIDTH];
            for ((kept, weight), late) in kept.iter_mut().zip(weights).zip(late) {
                *kept = ((weight - late / now) * STEPS).round().clamp(-127.0, 127.0) as i8;
            }
            if kept.iter().any(|weight| *weight != 0) {
                features.push((*key, kept));
            }
        }
        features.sort_unstable_by_key(|(key, _)| *key);
        features
    }
}

impl TagTrainer {
    /// Adds a file of annotated words: word, tag, and `1` where no space follows, parted by tabs, a blank line between
    /// sentences. Its language is the one whose id its name begins with, `es-gsd`, or the first. The answer is how many
    /// sentences it has.
    pub fn add(&mut self, name: &str, lines: &str) -> usize {
        let language = languages()
            .iter()
            .position(|language| name.strip_prefix(language.id).is_some_and(|rest| rest.starts_with('-')));
        let language = language.unwrap_or(0);
        self.sentences.resize_with(languages().len(), Vec::new);
        let Some(sentences) = self.sentences.get_mut(language) else { return 0 };
        let read = lines.split("\n\n").map(sentence).filter(|sentence| !sentence.words.is_empty());
        let before = sentences.len();
        sentences.extend(read);
        sentences.len() - before
    }

    /// The bytes of a model of all that was added, each sentence seen so often. `log` gets the share of right tags in each
    /// epoch's new sight of the words.
    pub fn train(&self, epochs: usize, mut log: impl FnMut(usize, f64)) -> Vec<u8> {
        let models: Vec<_> = self.sentences.iter().map(|sentences| learn(sentences, epochs, &mut log)).collect();
        model::write(&models)
    }
}

fn learn(sentences: &[Sentence], epochs: usize, log: &mut impl FnMut(usize, f64)) -> Learned {
    let plain = plain_words(sentences);
    let mut weights = Weights::default();
    let mut now = 1.0;
    for epoch in 0..epochs {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        order.sort_by_key(|at| join(epoch as u64, *at as u64));
        let (mut right, mut seen) = (0.0, 0.0);
        for sentence in order.into_iter().filter_map(|at| sentences.get(at)) {
            let mut before = [Tag::Other; 2];
            for (at, (word, gold)) in sentence.words.iter().zip(&sentence.tags).enumerate() {
                let tag = plain.get(&key(word.exact)).copied().unwrap_or_else(|| {
                    let keys = features(&sentence.words, at, before);
                    let tag = weights.best(&keys);
                    now += 1.0;
                    if tag != *gold {
                        weights.change(&keys, *gold, 1.0, now);
                        weights.change(&keys, tag, -1.0, now);
                    }
                    tag
                });
                right += f64::from(u8::from(tag == *gold));
                seen += 1.0;
                before = [tag, before[0]];
            }
        }
        log(epoch, right / f64::max(seen, 1.0));
    }
    let mut plain: Vec<(u32, Tag)> = plain.into_iter().collect();
    plain.sort_unstable_by_key(|(key, _)| *key);
    Learned { features: weights.averaged(now), plain }
}

/// Words that stand [often](OFTEN), 98 times in a hundred with one tag.
fn plain_words(sentences: &[Sentence]) -> HashMap<u32, Tag> {
    let mut counts: HashMap<u32, [usize; N_TAGS]> = HashMap::new();
    for (word, tag) in sentences.iter().flat_map(|sentence| sentence.words.iter().zip(&sentence.tags)) {
        if let Some(count) = counts.entry(key(word.exact)).or_default().get_mut(*tag as usize) {
            *count += 1;
        }
    }
    let plain = counts.into_iter().filter_map(|(word, counts)| {
        let all: usize = counts.iter().sum();
        let (tag, most) = TAGS.into_iter().zip(counts).max_by_key(|(_, count)| *count)?;
        (all >= OFTEN && most * 100 >= all * 98).then_some((word, tag))
    });
    plain.collect()
}

/// A sentence of an annotated file, cut into words as any text is; a word that ends where no annotated one does is told
/// by the one that begins there, or left out.
fn sentence(lines: &str) -> Sentence {
    let mut text = String::new();
    let mut gold: Vec<(Span, Tag)> = Vec::new();
    for line in lines.lines() {
        let mut fields = line.split('\t');
        let (Some(word), Some(tag)) = (fields.next(), fields.next()) else { continue };
        let start = text.len();
        text.push_str(word);
        gold.push((Span::new(start, text.len()), Tag::annotated(tag, word)));
        if fields.next() != Some("1") {
            text.push(' ');
        }
    }
    let mut sentence = Sentence { words: Vec::new(), tags: Vec::new() };
    for span in words::sentences(&text).into_iter().flatten() {
        let ends = gold.iter().find(|(gold, _)| gold.end == span.end);
        let Some((_, tag)) = ends.or_else(|| gold.iter().find(|(gold, _)| gold.start == span.start)) else { continue };
        let word = span.of(&text);
        sentence.words.push(Word::new(word, &word.to_lowercase()));
        sentence.tags.push(*tag);
    }
    sentence
}
