//! The weights of the taggers, one of each language, and their file.
//!
//! Must not trust the file: what it claims is bounded by what it holds.

use super::features::{N_FEATURES, Word, features};
use super::tag::{TAGS, Tag};
use crate::extract::names::hash::key;
use crate::extract::names::table::Table;

/// What a model's file begins with.
const HEAD: &[u8] = b"cbtags1\n";

/// Tags and as many places more as make rows that a processor adds at once.
pub(super) const WIDTH: usize = 32;

/// Weights of a feature, one a tag.
pub(super) type Row = [i8; WIDTH];

/// A tagger of one language: a perceptron that goes from left to right, and words that have one tag only.
#[derive(Clone, Debug)]
pub(super) struct Model {
    features: Table<Row>,
    /// Words that have one tag only.
    plain: Table<Tag>,
}

impl Model {
    /// The tags of a sentence's words.
    pub(super) fn tag(&self, words: &[Word]) -> Vec<Tag> {
        let mut before = [Tag::Other; 2];
        let mut tags = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            let plain = self.plain.get(key(word.exact));
            let tag = plain.unwrap_or_else(|| self.best(&features(words, at, before)));
            before = [tag, before[0]];
            tags.push(tag);
        }
        tags
    }

    fn best(&self, features: &[u32; N_FEATURES]) -> Tag {
        let mut scores = [0_i16; WIDTH];
        for row in features.iter().filter_map(|key| self.features.get(*key)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight);
            }
        }
        let mut best = (i16::MIN, Tag::Noun);
        for (score, tag) in scores.iter().zip(TAGS) {
            if *score > best.0 {
                best = (*score, tag);
            }
        }
        best.1
    }
}

/// What was learned of a language, sorted by key.
pub(super) struct Learned {
    /// The weights of each feature.
    pub(super) features: Vec<(u32, Row)>,
    /// Words that have one tag only.
    pub(super) plain: Vec<(u32, Tag)>,
}

/// Writes models of all languages.
pub(super) fn write(models: &[Learned]) -> Vec<u8> {
    let mut out = HEAD.to_vec();
    for Learned { features, plain } in models {
        out.extend((features.len() as u32).to_le_bytes());
        for (key, row) in features {
            out.extend(key.to_le_bytes());
            let weights = || row.iter().enumerate().filter(|(_, weight)| **weight != 0);
            out.push(weights().count() as u8);
            weights().for_each(|(tag, weight)| out.extend([tag as u8, *weight as u8]));
        }
        out.extend((plain.len() as u32).to_le_bytes());
        for (key, tag) in plain {
            out.extend(key.to_le_bytes());
            out.push(*tag as u8);
        }
    }
    out
}

/// The models of a file, of as many languages as it holds; nothing where it is no such file, or damaged.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Model>> {
    let mut rest = bytes.strip_prefix(HEAD)?;
    let mut models = Vec::new();
    while !rest.is_empty() {
        let mut features = Vec::new();
        for _ in 0..number(&mut rest)? {
            let key = number(&mut rest)?;
            let mut row = [0; WIDTH];
            for _ in 0..byte(&mut rest)? {
                let tag = byte(&mut rest)?;
                *row.get_mut(usize::from(tag))? = byte(&mut rest)? as i8;
            }
            features.push((key, row));
        }
        let mut plain = Vec::new();
        for _ in 0..number(&mut rest)? {
            plain.push((number(&mut rest)?, *TAGS.get(usize::from(byte(&mut rest)?))?));
        }
        models.push(Model { features: Table::new(features.into_iter()), plain: Table::new(plain.into_iter()) });
    }
    Some(models)
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

fn number(rest: &mut &[u8]) -> Option<u32> {
    let (first, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(u32::from_le_bytes(*first))
}
