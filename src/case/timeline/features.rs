//! What an attestation is about: its entities, its head words and its amounts, ready to be compared.
//!
//! Must not compare. A head word is the stem of a word that carries meaning, neither a name nor part of the date.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::DatedSentence;
use super::amounts::{Amount, Amounts};
use super::denial::Denial;
use super::once::{self, Once};
use super::words::{hash, words};
use crate::case::EntityIdx;
use crate::text::{Span, fold};

/// So many letters of a word stand for all its forms, at most.
const STEM: usize = 6;
const ENDINGS: [&str; 5] = ["ing", "ed", "es", "s", "e"];
/// Shorter words carry little.
const SHORTEST: usize = 4;

/// Words of four letters and more that are in too many sentences to tell one from another.
const COMMON: &str = "about anybody anyone anything after again against also although among another around because been before being \
    between both could during each early either every first from further have having here however into itself just \
    last later least less like made make many might more most much must near never next only other over said same says \
    several shall should since some such than that their them then there these they this those though through \
    told under until upon very week well were what when where whether which while whom whose will with within without \
    would year years your month months days day today yesterday tomorrow \
    como cuando desde donde durante entre esta este estos esto hasta muchos otra otro para pero porque segun sobre \
    tambien tanto tiene todos tras unos";

static IS_COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON.split(' ').collect());

/// What an attestation is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// The entities it names, sorted, each once.
    pub entities: Vec<EntityIdx>,
    /// The same, as they are first named.
    pub in_order: Vec<EntityIdx>,
    /// Its head words, hashed, sorted, each once.
    pub heads: Vec<u64>,
    /// Those of them that it says are not so, sorted.
    pub denied: Vec<u64>,
    /// What it counts.
    pub amounts: Vec<Amount>,
    /// All its words but the dates, folded and hashed; nothing of a single one that carries meaning.
    pub wording: Option<u64>,
    /// Whose birth, death or founding its date is of.
    pub once: Option<(EntityIdx, Once)>,
}

impl Features {
    /// What `attestation` is about.
    pub fn of(attestation: &DatedSentence<'_>) -> Self {
        let text = attestation.sentence;
        let mut features = Self { once: once::told(attestation), ..Self::default() };
        for (_, entity) in &attestation.names {
            if !features.in_order.contains(entity) {
                features.in_order.push(*entity);
            }
        }
        features.entities.clone_from(&features.in_order);
        features.entities.sort_unstable();
        let is_name = |word: Span| attestation.names.iter().any(|(name, _)| name.overlaps(word));
        let (mut amounts, mut denial, mut wording) = (Amounts::default(), Denial::of(text), Vec::new());
        let mut end = 0;
        let is_time =
            |word: Span| attestation.date.overlaps(word) || attestation.dates.iter().any(|date| date.overlaps(word));
        for word in words(text).filter(|word| !is_time(*word)) {
            let folded = fold(word.of(text));
            let gap = text.get(std::mem::replace(&mut end, word.end)..word.start).unwrap_or_default();
            let is_denied = denial.reaches(&folded, gap);
            if !is_name(word) && !amounts.takes(&folded, gap.chars().next_back()) && is_head(&folded) {
                let head = hash(&stem(&folded));
                features.heads.push(head);
                amounts.counted(head);
                if is_denied {
                    features.denied.push(head);
                    denial.end();
                }
            }
            wording.push(folded);
        }
        // `Founded in 1997` is said of many.
        let tells = wording.iter().filter(|word| word.len() >= SHORTEST).count() > 1;
        features.wording = tells.then(|| hash(&wording));
        features.amounts = amounts.all();
        for heads in [&mut features.heads, &mut features.denied] {
            heads.sort_unstable();
            heads.dedup();
            heads.shrink_to_fit();
        }
        features
    }
}

fn is_head(folded: &str) -> bool {
    folded.len() >= SHORTEST && !IS_COMMON.contains(folded)
}

/// What all forms of a word begin with: `kill|ed`, `sign|ing`, `kidnap|ped`.
fn stem(folded: &str) -> &str {
    let without = |ending| folded.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST);
    let stem = ENDINGS.iter().copied().find_map(without).unwrap_or(folded);
    stem.char_indices().nth(STEM).and_then(|(at, _)| stem.get(..at)).unwrap_or(stem)
}

/// In how many attestations each head word stands.
pub(super) struct Frequencies(HashMap<u64, u32>);

impl Frequencies {
    /// Counted over all attestations.
    pub fn of(features: &[Features]) -> Self {
        let mut counts = HashMap::new();
        for head in features.iter().flat_map(|its| &its.heads) {
            *counts.entry(*head).or_insert(0) += 1;
        }
        Self(counts)
    }

    /// The `n` head words that are in the fewest attestations, but in more than this one alone.
    pub fn rarest(&self, heads: &[u64], n: usize) -> Vec<u64> {
        let mut known: Vec<(u32, u64)> =
            heads.iter().filter_map(|head| Some((*self.0.get(head)?, *head))).filter(|(count, _)| *count > 1).collect();
        known.sort_unstable();
        known.into_iter().take(n).map(|(_, head)| head).collect()
    }
}
