//! What a statement is about: its entities, its head words and its amounts, ready to be compared.
//!
//! Must not compare. A head word is the stem of a word that carries meaning, neither a name nor part of the date.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use super::Statement;
use super::once::{self, Once};
use crate::case::EntityIdx;
use crate::text::{Span, fold};

/// So many letters of a word stand for all its forms: `kidnap|ped`, `kidnap|ping`.
const STEM: usize = 6;
/// Shorter words carry little.
const SHORTEST: usize = 4;

/// Words of four letters and more that are in too many sentences to tell one from another.
const COMMON: &str = "about after again against also although among another around because been before being \
    between both could during each early either every first from further have having here however into itself just \
    last later least less like made make many might more most much must near never next only other over said same says \
    several shall should since some such than that their them then there these they this those though through \
    told under until upon very week well were what when where whether which while whom whose will with within without \
    would year years your month months days day today yesterday tomorrow \
    como cuando desde donde durante entre esta este estos esto hasta muchos otra otro para pero porque segun sobre \
    tambien tanto tiene todos tras unos";

static IS_COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON.split(' ').collect());

/// What a statement is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// The entities it names, sorted, each once.
    pub entities: Vec<EntityIdx>,
    /// Its head words, hashed, sorted, each once.
    pub heads: Vec<u64>,
    /// What it counts.
    pub amounts: Vec<Amount>,
    /// Whose birth, death or founding its date is of.
    pub once: Option<(EntityIdx, Once)>,
}

/// So many of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// How many, in hundredths.
    pub hundredths: u64,
    /// The head word that is counted.
    pub of: u64,
}

impl Features {
    /// What `statement` is about.
    pub fn of(statement: &Statement<'_>) -> Self {
        let mut entities: Vec<EntityIdx> = statement.names.iter().map(|(_, entity)| *entity).collect();
        entities.sort_unstable();
        entities.dedup();
        let mut features = Self { entities, once: once::told(statement), ..Self::default() };
        let mut count = None;
        let taken = |word: Span| {
            let names = statement.names.iter().map(|(name, _)| *name);
            names.chain([statement.date]).any(|span| span.overlaps(word))
        };
        for word in words(statement.sentence).filter(|word| !taken(*word)) {
            features.add(word.of(statement.sentence), &mut count);
        }
        features.heads.sort_unstable();
        features.heads.dedup();
        features
    }

    /// One word: a number waits for what it counts.
    fn add(&mut self, word: &str, count: &mut Option<u64>) {
        if let Some(number) = number(word) {
            *count = Some(number);
            return;
        }
        let folded = fold(word);
        if let Some(times) = times(&folded) {
            *count = count.map(|count| count.saturating_mul(times));
            return;
        }
        if folded.len() < SHORTEST || IS_COMMON.contains(folded.as_str()) {
            return;
        }
        let stem =
            folded.char_indices().nth(STEM).map_or(folded.as_str(), |(at, _)| folded.get(..at).unwrap_or(&folded));
        let head = hash(&stem);
        self.heads.push(head);
        self.amounts.extend(count.take().map(|hundredths| Amount { hundredths, of: head }));
    }
}

/// In how many statements each head word stands.
pub(super) struct Frequencies(HashMap<u64, u32>);

impl Frequencies {
    /// Counted over all statements.
    pub fn of(features: &[Features]) -> Self {
        let mut counts = HashMap::new();
        for head in features.iter().flat_map(|its| &its.heads) {
            *counts.entry(*head).or_insert(0) += 1;
        }
        Self(counts)
    }

    /// The `n` head words that are in the fewest statements, but in more than this one alone.
    pub fn rarest(&self, heads: &[u64], n: usize) -> Vec<u64> {
        let mut known: Vec<(u32, u64)> =
            heads.iter().filter_map(|head| Some((*self.0.get(head)?, *head))).filter(|(count, _)| *count > 1).collect();
        known.sort_unstable();
        known.into_iter().take(n).map(|(_, head)| head).collect()
    }
}

/// The words and numbers of a sentence: letters, and digits with what groups them.
pub(super) fn words(sentence: &str) -> impl Iterator<Item = Span> + '_ {
    let is_word = |c: char| c.is_alphanumeric() || c == '.' || c == ',';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = sentence.get(rest..)?;
        let start = rest + tail.find(char::is_alphanumeric)?;
        let after = sentence.get(start..)?;
        let end = start + after.find(|c| !is_word(c)).unwrap_or(after.len());
        rest = end;
        let trimmed = sentence.get(start..end)?.trim_end_matches(['.', ',']).len();
        Some(Span::new(start, start + trimmed))
    })
}

/// `14`, `1,500`, `2.5`, `fourteen`, in hundredths.
fn number(word: &str) -> Option<u64> {
    const SMALL: [&str; 21] = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if let Some(n) = SMALL.iter().position(|small| word.eq_ignore_ascii_case(small)) {
        return Some(n as u64 * 100);
    }
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // `1,500` and `1.500` are grouped, `2.5` and `2,5` are not.
    let (whole, part) = word.rsplit_once(['.', ',']).filter(|(_, part)| part.len() != 3).unwrap_or((word, ""));
    let whole = whole.replace(['.', ','], "");
    let cents = format!("{part:0<2}");
    whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(cents.get(..2)?.parse().ok()?)
}

fn times(word: &str) -> Option<u64> {
    match word {
        "hundred" => Some(100),
        "thousand" | "mil" => Some(1000),
        "million" | "millon" | "millones" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        _ => None,
    }
}

/// The same in every run: the hasher has no key.
pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
