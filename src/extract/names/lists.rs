//! What is known of single words and phrases before any text is read: given names, surnames, places, company suffixes,
//! and the clusters of words that are used alike.
//!
//! Must not hold what the model learned, nor the lists' own text: only hashes and classes.

use super::bytes::{Reader, Writer};
use super::hash::{hash, join, key};
use super::model::ModelError;
use super::table::Table;

/// Classes of words and phrases, and clusters of words.
#[derive(Clone, Debug)]
pub(super) struct Lists {
    classes: Table<u16>,
    clusters: Table<Clusters>,
    /// The entries as they are written to a file, sorted by key.
    class_entries: Vec<(u32, u16)>,
    cluster_entries: Vec<(u32, Clusters)>,
}

/// The cluster of a word in three clusterings, from coarse to fine.
pub(super) type Clusters = [u16; 3];

/// The classes that a word or phrase can have, one bit each. The last five are classes of phrases.
const CLASSES: [&str; 15] = [
    "first", "sur1", "sur2", "sur3", "nat", "title", "ohead", "phead", "osuf", "said", "country", "state", "stabbr",
    "bigcity", "city",
];

/// The bits that describe a single word.
pub(super) const WORD_CLASSES: u16 = 0b11_1111_1111;
/// The bits that describe a phrase of one or more words: places.
pub(super) const PHRASE_CLASSES: u16 = 0b111_1100_0000_0000;
/// Given names.
pub(super) const FIRST: u16 = 1;

impl Lists {
    /// The lists in tables of tab-separated lines: `word|phrase TAB text TAB classes` and
    /// `word TAB cluster TAB cluster TAB cluster`. Other lines are passed over.
    pub(super) fn from_tables<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut classes = Vec::new();
        let mut clusters = Vec::new();
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["word" | "phrase", text, names] => classes.push((key(phrase_hash(text)), class_bits(names))),
                [word, a, b, c] => {
                    let numbers = [a, b, c].map(|number| number.parse::<u16>().unwrap_or(0));
                    clusters.push((key(hash(word.as_bytes())), numbers));
                }
                _ => {}
            }
        }
        classes.sort_unstable();
        classes.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 |= if same { later.1 } else { 0 };
            same
        });
        clusters.sort_unstable();
        clusters.dedup_by_key(|entry| entry.0);
        Self::from_entries(classes, clusters)
    }

    fn from_entries(class_entries: Vec<(u32, u16)>, cluster_entries: Vec<(u32, Clusters)>) -> Self {
        let classes = Table::new(class_entries.iter().copied());
        let clusters = Table::new(cluster_entries.iter().copied());
        Self { classes, clusters, class_entries, cluster_entries }
    }

    /// The classes of the word or phrase with this hash, which is the hash of a word in small letters without a final
    /// full stop, joined from left to right for a phrase.
    #[inline]
    pub(super) fn classes(&self, hash: u64) -> u16 {
        self.classes.get(key(hash)).unwrap_or(0)
    }

    /// The clusters of the word with this hash.
    #[inline]
    pub(super) fn clusters(&self, hash: u64) -> Option<Clusters> {
        self.clusters.get(key(hash))
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.u32(self.class_entries.len() as u32);
        for &(key, bits) in &self.class_entries {
            out.u32(key);
            out.u16(bits);
        }
        out.u32(self.cluster_entries.len() as u32);
        for &(key, numbers) in &self.cluster_entries {
            out.u32(key);
            for number in numbers {
                out.u16(number);
            }
        }
    }

    pub(super) fn read(bytes: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut classes = Vec::new();
        for _ in 0..bytes.count(6)? {
            classes.push((bytes.u32()?, bytes.u16()?));
        }
        let mut clusters = Vec::new();
        for _ in 0..bytes.count(10)? {
            clusters.push((bytes.u32()?, [bytes.u16()?, bytes.u16()?, bytes.u16()?]));
        }
        Ok(Self::from_entries(classes, clusters))
    }
}

/// The hash of a phrase in small letters.
fn phrase_hash(text: &str) -> u64 {
    let words = text.split(' ').map(|word| hash(word.trim_end_matches('.').as_bytes()));
    words.reduce(join).unwrap_or(0)
}

fn class_bits(names: &str) -> u16 {
    let bit = |name: &str| CLASSES.iter().position(|class| *class == name).map_or(0, |at| 1 << at);
    names.split(',').map(bit).fold(0, |bits, bit| bits | bit)
}
