//! What is known of single words and phrases before any text is read: given names, surnames, places, company suffixes,
//! the clusters of words that are used alike, and what a capitalised word most likely names.
//!
//! Must not hold what the model learned, nor the lists' own text: only hashes and classes.

use super::bytes::{Reader, Writer};
use super::document::lowercase;
use super::error::ModelError;
use super::hash::{hash, join, key};
use super::table::Table;
use crate::text::tokens;

/// Classes of words and phrases, clusters of words, and priors of capitalised words.
#[derive(Clone, Debug)]
pub(super) struct Lists {
    classes: Table<u32>,
    clusters: Table<Clusters>,
    priors: Table<Prior>,
    /// The entries as they are written to a file, sorted by key.
    class_entries: Vec<(u32, u32)>,
    cluster_entries: Vec<(u32, Clusters)>,
    prior_entries: Vec<(u32, Prior)>,
}

/// The cluster of a word in three clusterings, from coarse to fine.
pub(super) type Clusters = [u16; 3];

/// What a capitalised word most likely names where nothing around it tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Prior {
    /// The clusters of words that most likely name alike things, coarse and fine.
    pub(super) clusters: [u16; 2],
    /// How likely it names nothing, a person, an organisation, a place, another thing: quarters, two bits each.
    pub(super) quarters: u16,
}

/// The classes that a word or phrase can have, one bit each: ten of words, then those of phrases.
const CLASSES: [&str; 21] = [
    "first", "sur1", "sur2", "sur3", "nat", "title", "ohead", "phead", "osuf", "said", "country", "state", "stabbr",
    "bigcity", "city", "company", "agency", "media", "club", "region", "event",
];

/// The bits that describe a single word.
pub(super) const WORD_CLASSES: u32 = 0x3ff;
/// The bits that describe a phrase of one or more words: places, organisations and events.
pub(super) const PHRASE_CLASSES: u32 = 0x001f_fc00;
/// Given names and surnames.
pub(super) const PERSONAL: u32 = 0xf;
/// Given names.
pub(super) const FIRST: u32 = 1;

impl Lists {
    /// The lists in tables of tab-separated lines: `word|phrase TAB text TAB classes`,
    /// `word TAB cluster TAB cluster TAB cluster`, and `prior TAB word TAB cluster TAB cluster TAB quarters`, the last of
    /// which are five digits from 0 to 3. Other lines are passed over.
    pub(super) fn from_tables<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut classes = Vec::new();
        let mut clusters = Vec::new();
        let mut priors = Vec::new();
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields.as_slice() {
                ["word" | "phrase", text, names] => classes.push((key(phrase_hash(text)), class_bits(names))),
                ["prior", word, coarse, fine, quarters] => {
                    let clusters = [coarse, fine].map(|number| number.parse().unwrap_or(0));
                    let quarters = u16::from_str_radix(quarters, 4).unwrap_or(0);
                    priors.push((key(hash(word.as_bytes())), Prior { clusters, quarters }));
                }
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
        priors.sort_unstable();
        priors.dedup_by_key(|entry: &mut (u32, Prior)| entry.0);
        Self::from_entries(classes, clusters, priors)
    }

    fn from_entries(
        class_entries: Vec<(u32, u32)>,
        cluster_entries: Vec<(u32, Clusters)>,
        prior_entries: Vec<(u32, Prior)>,
    ) -> Self {
        let classes = Table::new(class_entries.iter().copied());
        let clusters = Table::new(cluster_entries.iter().copied());
        let priors = Table::new(prior_entries.iter().copied());
        Self { classes, clusters, priors, class_entries, cluster_entries, prior_entries }
    }

    /// The classes of the word or phrase with this hash, which is the hash of a word in small letters without a final
    /// full stop, joined from left to right for a phrase.
    #[inline]
    pub(super) fn classes(&self, hash: u64) -> u32 {
        self.classes.get(key(hash)).unwrap_or(0)
    }

    /// The clusters of the word with this hash.
    #[inline]
    pub(super) fn clusters(&self, hash: u64) -> Option<Clusters> {
        self.clusters.get(key(hash))
    }

    /// What the word with this hash most likely names when it has a capital.
    #[inline]
    pub(super) fn prior(&self, hash: u64) -> Option<Prior> {
        self.priors.get(key(hash))
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.u32(self.class_entries.len() as u32);
        for &(key, bits) in &self.class_entries {
            out.u32(key);
            out.u32(bits);
        }
        out.u32(self.cluster_entries.len() as u32);
        for &(key, numbers) in &self.cluster_entries {
            out.u32(key);
            for number in numbers {
                out.u16(number);
            }
        }
        out.u32(self.prior_entries.len() as u32);
        for &(key, Prior { clusters: [coarse, fine], quarters }) in &self.prior_entries {
            out.u32(key);
            for number in [coarse, fine, quarters] {
                out.u16(number);
            }
        }
    }

    pub(super) fn read(bytes: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut classes = Vec::new();
        for _ in 0..bytes.count(8)? {
            classes.push((bytes.u32()?, bytes.u32()?));
        }
        let mut clusters = Vec::new();
        for _ in 0..bytes.count(10)? {
            clusters.push((bytes.u32()?, [bytes.u16()?, bytes.u16()?, bytes.u16()?]));
        }
        let mut priors = Vec::new();
        for _ in 0..bytes.count(10)? {
            let (key, clusters) = (bytes.u32()?, [bytes.u16()?, bytes.u16()?]);
            priors.push((key, Prior { clusters, quarters: bytes.u16()? }));
        }
        Ok(Self::from_entries(classes, clusters, priors))
    }
}

/// The hash of a phrase in small letters, cut into tokens as it would be with capitals.
fn phrase_hash(text: &str) -> u64 {
    let mut capital = true;
    let mut title = String::with_capacity(text.len());
    for c in text.chars() {
        if capital {
            title.extend(c.to_uppercase());
        } else {
            title.push(c);
        }
        capital = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    let mut buffer = String::new();
    let hashes = tokens(&title).into_iter().map(|token| stem_hash(lowercase(token.of(&title), &mut buffer)));
    hashes.reduce(join).unwrap_or(0)
}

/// The hash of a word in small letters, without a final full stop.
pub(super) fn stem_hash(lower: &str) -> u64 {
    let stem = lower.strip_suffix('.').filter(|stem| !stem.is_empty()).unwrap_or(lower);
    hash(stem.as_bytes())
}

fn class_bits(names: &str) -> u32 {
    let bit = |name: &str| CLASSES.iter().position(|class| *class == name).map_or(0, |at| 1 << at);
    names.split(',').map(bit).fold(0, |bits, bit| bits | bit)
}
