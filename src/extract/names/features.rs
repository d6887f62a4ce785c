//! What the model sees of a token: features as hashed keys.
//!
//! A word's own features are seen from its neighbours too, at an offset; they are made once for each different word of
//! a document. The others belong to one token. Must not know weights: training and tagging see the same features.

use std::ops::Range;

use super::document::{Case, Document, Word, is_shouted, lowercase};
use super::hash::{hash, join, key};
use super::lists::{FIRST, Lists, PHRASE_CLASSES, Prior, WORD_CLASSES, stem_hash};

/// The kinds of features. Their order is part of a model's file.
#[derive(Clone, Copy)]
enum Template {
    Word,
    Shape,
    Prefix2,
    Prefix3,
    Prefix4,
    Suffix2,
    Suffix3,
    Suffix4,
    Case,
    Class,
    Cluster,
    Bias,
    WordBeforeAndWord,
    WordAndWordAfter,
    Shapes,
    WordsAround,
    Edge,
    ClustersBefore,
    ClustersAfter,
    SeenInSmallLetters,
    SeenInsideASentence,
    Heading,
    Phrase,
    PhraseOfSeveralWords,
    RunsLength,
    WordBeforeRun,
    WordAfterRun,
    ClustersAroundRun,
    RunsLastWord,
    RunsLastCluster,
    RunsFirstWord,
    RunsLastClass,
    RunBeginsWithAGivenName,
    PriorCluster,
    PriorQuarters,
    PriorQuarter,
    PriorsBefore,
    PriorsAfter,
    RunsPriors,
    RunsLastPrior,
    RunsFirstPrior,
}

/// The features of one word.
#[derive(Clone, Debug, Default)]
pub(super) struct WordFeatures {
    /// Seen from the word itself and its two neighbours.
    pub(super) near: Vec<u32>,
    /// Seen from two words away too.
    pub(super) far: Vec<u32>,
    /// What features of word groups are made of.
    pub(super) summary: Summary,
}

/// A word in the few numbers of which features of several words are made.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Summary {
    lower: u64,
    /// The word without a final full stop, for the lists.
    stem: u64,
    shape: u64,
    cluster: u64,
    classes: u32,
    phrases: u32,
    /// What it most likely names, if that is known.
    prior: u64,
}

/// The features of a word; `buffer` is room to work in.
pub(super) fn word_features(word: &Word<'_>, lists: &Lists, buffer: &mut String) -> WordFeatures {
    let mut features = WordFeatures::default();
    let shape = hash(shape(word.text, buffer).as_bytes());
    let clusters = clusters(word, lists, buffer);
    let lower = lowercase(word.text, buffer);
    let stem = stem_hash(lower);
    let classes = lists.classes(stem);

    features.far.push(template(Template::Word, word.lower));
    features.far.push(template(Template::Shape, shape));
    let near = &mut features.near;
    let mut ends = lower.char_indices().map(|(at, _)| at).skip(2).chain([lower.len()]);
    for name in [Template::Prefix2, Template::Prefix3, Template::Prefix4] {
        if let Some(prefix) = ends.next().and_then(|end| lower.get(..end)) {
            near.push(template(name, hash(prefix.as_bytes())));
        }
    }
    for (name, back) in [(Template::Suffix2, 1), (Template::Suffix3, 2), (Template::Suffix4, 3)] {
        if let Some((start, _)) = lower.char_indices().rev().nth(back) {
            near.push(template(name, hash(lower.get(start..).unwrap_or("").as_bytes())));
        }
    }
    near.push(template(Template::Case, word.case as u64));
    near.extend(bits(classes & WORD_CLASSES).map(|class| template(Template::Class, class)));
    for (level, cluster) in (0_u64..).zip(clusters.into_iter().flatten()) {
        let feature = template(Template::Cluster, join(level, u64::from(cluster)));
        if level == 1 { features.far.push(feature) } else { near.push(feature) }
    }
    let prior = if word.case.is_capital() { lists.prior(stem) } else { None };
    if let Some(prior) = prior {
        near.extend(prior_features(prior));
    }
    let prior = prior.map_or(u64::MAX, |prior| u64::from(prior.quarters));
    let cluster = clusters.map_or(shape, |[coarse, ..]| u64::from(coarse));
    let (classes, phrases) = (classes & WORD_CLASSES, classes & PHRASE_CLASSES);
    features.summary = Summary { lower: word.lower, stem, shape, cluster, classes, phrases, prior };
    features
}

/// The features that a word's prior gives.
fn prior_features(Prior { clusters: [coarse, fine], quarters }: Prior) -> impl Iterator<Item = u32> {
    let kinds =
        (0..5).map(move |kind| template(Template::PriorQuarter, kind * 4 + u64::from(quarters >> (2 * kind) & 3)));
    let whole = [
        template(Template::PriorCluster, u64::from(coarse)),
        template(Template::PriorCluster, 1 << 16 | u64::from(fine)),
        template(Template::PriorQuarters, u64::from(quarters)),
    ];
    whole.into_iter().chain(kinds)
}

/// The features of each token of a sentence that belong to it alone, in order of tokens.
pub(super) fn token_features(
    document: &Document<'_>,
    words: &[Summary],
    lists: &Lists,
    sentence: Range<usize>,
    mut found: impl FnMut(usize, u32),
) {
    let word_of = document.word_of.get(sentence).unwrap_or(&[]);
    let summary = |at: usize| {
        let word = word_of.get(at)?;
        words.get(*word as usize).copied()
    };
    let word = |at: usize| document.words.get(*word_of.get(at)? as usize);
    let shouted = is_shouted((0..word_of.len()).filter_map(word));
    let runs = capital_runs(word_of.len(), |at| word(at).is_some_and(|word| word.case.is_capital()));
    let phrases = phrases(word_of.len(), lists, summary, |at| {
        word(at).is_some_and(|word| word.case.is_capital() || word.case == Case::Number)
    });
    let mut runs = runs.into_iter().peekable();

    for at in 0..word_of.len() {
        let (Some(this), Some(text)) = (summary(at), word(at)) else { continue };
        let before = at.checked_sub(1).and_then(summary).unwrap_or_default();
        let after = summary(at + 1).unwrap_or_default();
        let mut add = |name: Template, value: u64| found(at, template(name, value));
        add(Template::Bias, 0);
        add(Template::WordBeforeAndWord, join(before.lower, this.lower));
        add(Template::WordAndWordAfter, join(this.lower, after.lower));
        add(Template::Shapes, join(join(before.shape, this.shape), after.shape));
        add(Template::WordsAround, join(before.lower, after.lower));
        if at < 2 || at + 2 >= word_of.len() {
            add(Template::Edge, (at.min(2) * 3 + (word_of.len() - at).min(3)) as u64);
        }
        if text.case.is_capital() {
            add(Template::ClustersBefore, join(before.cluster, this.cluster));
            add(Template::ClustersAfter, join(this.cluster, after.cluster));
            add(Template::PriorsBefore, join(before.prior, this.prior));
            add(Template::PriorsAfter, join(this.prior, after.prior));
            if text.seen_lower {
                add(Template::SeenInSmallLetters, 0);
            }
            if text.seen_inside && (at == 0 || shouted || text.case == Case::Upper) {
                add(Template::SeenInsideASentence, 0);
            }
        }
        if shouted && word_of.len() > 3 {
            add(Template::Heading, text.case as u64);
        }
        if let Some(&(classes, part)) = phrases.get(at) {
            for class in bits(classes) {
                add(Template::Phrase, join(class, part as u64));
                if part == Part::First {
                    add(Template::PhraseOfSeveralWords, class);
                }
            }
        }
        while runs.next_if(|run: &Range<usize>| run.end <= at).is_some() {}
        if let Some(run) = runs.peek().filter(|run| run.contains(&at)) {
            run_features(run, at, summary, &mut add);
        }
    }
}

/// What a token knows of the run of capitalised words in which it stands.
fn run_features(
    run: &Range<usize>,
    at: usize,
    summary: impl Fn(usize) -> Option<Summary>,
    add: &mut impl FnMut(Template, u64),
) {
    let first = summary(run.start).unwrap_or_default();
    let last = summary(run.end - 1).unwrap_or_default();
    let before = run.start.checked_sub(1).and_then(&summary).unwrap_or_default();
    let after = summary(run.end).unwrap_or_default();
    add(Template::RunsLength, (run.len().min(6) * 8 + (at - run.start).min(6)) as u64);
    add(Template::WordBeforeRun, before.lower);
    add(Template::WordAfterRun, after.lower);
    add(Template::ClustersAroundRun, join(before.cluster, after.cluster));
    if run.len() > 1 {
        add(Template::RunsLastWord, last.lower);
        add(Template::RunsLastCluster, last.cluster);
        add(Template::RunsFirstWord, first.lower);
        add(Template::RunsLastPrior, last.prior);
        add(Template::RunsFirstPrior, first.prior);
        add(Template::RunsPriors, join(first.prior, last.prior));
        for class in bits(last.classes) {
            add(Template::RunsLastClass, class);
        }
        let given = first.classes & FIRST != 0;
        add(Template::RunBeginsWithAGivenName, u64::from(given) * 8 + run.len().min(5) as u64);
    }
}

/// The runs of capitalised tokens, in order.
fn capital_runs(length: usize, is_capital: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in (0..length).filter(|&at| is_capital(at)) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// Where a token stands in a phrase of the lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// It is the phrase, or stands in none.
    #[default]
    Whole,
    /// It begins a phrase of several words.
    First,
    /// It goes on with one.
    Further,
}

/// For each token the classes of the longest phrase of the lists in which it stands.
fn phrases(
    length: usize,
    lists: &Lists,
    summary: impl Fn(usize) -> Option<Summary>,
    may_begin: impl Fn(usize) -> bool,
) -> Vec<(u32, Part)> {
    const LONGEST: usize = 5;
    let mut found = vec![(0, Part::Whole); length];
    let mut at = 0;
    while at < length {
        let mut end = at + 1;
        if may_begin(at) {
            let mut longest = (1, summary(at).map_or(0, |word| word.phrases));
            let mut hash = summary(at).map_or(0, |word| word.stem);
            for size in 2..=LONGEST.min(length - at) {
                hash = join(hash, summary(at + size - 1).map_or(0, |word| word.stem));
                let classes = lists.classes(hash) & PHRASE_CLASSES;
                if classes != 0 {
                    longest = (size, classes);
                }
            }
            let (size, classes) = longest;
            end = at + size;
            for (inside, slot) in found.iter_mut().skip(at).take(size).enumerate() {
                let part = if size == 1 {
                    Part::Whole
                } else if inside == 0 {
                    Part::First
                } else {
                    Part::Further
                };
                *slot = (classes, part);
            }
        }
        at = end;
    }
    found
}

/// The clusters of a word: as it is written, without its full stop, or in small letters.
fn clusters(word: &Word<'_>, lists: &Lists, buffer: &mut String) -> Option<[u16; 3]> {
    buffer.clear();
    let digits = word.case == Case::Number;
    buffer.extend(word.text.chars().map(|c| if digits && c.is_ascii_digit() { '0' } else { c }));
    let of = |text: &str| lists.clusters(hash(text.as_bytes()));
    of(buffer).or_else(|| of(buffer.trim_end_matches('.'))).or_else(|| lists.clusters(word.lower))
}

/// The shape of a word: `X` for capitals, `x` for small letters, `0` for digits, at most two alike in a row.
fn shape<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    let mut last = ['\0'; 2];
    for c in word.chars() {
        let class = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        if last != [class; 2] {
            buffer.push(class);
        }
        last = [last[1], class];
    }
    buffer
}

/// The key of a feature: the name of its template, and its value.
fn template(template: Template, value: u64) -> u32 {
    key(join(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(template as u64 + 1), value))
}

/// The numbers of the bits that are set.
fn bits(set: u32) -> impl Iterator<Item = u64> {
    (0..32).filter(move |bit| set >> bit & 1 == 1)
}
