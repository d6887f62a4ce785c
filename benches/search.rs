//! What finding costs: `cargo bench --bench search`.
//!
//! The texts and names are made up on the spot, the same each time; with `CASEBOOK_CORPUS=DIR` the index is measured over the
//! files of a folder instead. The fuzzy matcher is measured against plain fuzzy-matcher over all of the names.
#![expect(clippy::print_stderr, reason = "how large the index is stands beside how fast it is")]

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use casebook::case::corrections::Corrections;
use casebook::case::{Case, Reading};
use casebook::ingest::{self, Source};
use casebook::search::{Ask, Beside, Index, Needle, Order, Query, find, fuzzy};
use casebook::store;
use casebook::text::Folded;
use divan::Bencher;
use divan::counter::BytesCount;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

fn main() {
    divan::main();
}

/// Queries of the jump list, each searched as if pasted: a first letter, a start, scattered letters, two words, none.
const QUERIES: [&str; 8] = ["a", "v", "an", "val", "aei", "jvm", "juan val", "xq"];
/// A name typed letter by letter.
const TYPED: &str = "juan valen";

#[divan::bench(args = QUERIES, sample_count = 30)]
fn fuzzy_pasted(bencher: Bencher<'_, '_>, query: &str) {
    let index = fuzzy::Index::new(names(100_000).iter().map(String::as_str));
    bencher.with_inputs(|| index.clone()).bench_local_refs(|index| index.search(query, 50, |_| true));
}

#[divan::bench(args = 1..=TYPED.len(), sample_count = 30)]
fn fuzzy_typed(bencher: Bencher<'_, '_>, n_keys: usize) {
    let mut index = fuzzy::Index::new(names(100_000).iter().map(String::as_str));
    let (before, now) = (TYPED.get(..n_keys - 1).unwrap_or(""), TYPED.get(..n_keys).unwrap_or(""));
    index.search(before, 50, |_| true);
    bencher.with_inputs(|| index.clone()).bench_local_refs(|index| index.search(now, 50, |_| true));
}

#[divan::bench(args = QUERIES, sample_count = 30)]
fn plain_skim(bencher: Bencher<'_, '_>, query: &str) {
    let names = names(100_000);
    let matcher = SkimMatcherV2::default();
    bencher.bench_local(|| {
        let mut scored: Vec<_> =
            names.iter().filter_map(|name| Some((matcher.fuzzy_match(name, query)?, name))).collect();
        scored.sort_unstable();
        scored.len()
    });
}

#[divan::bench(sample_count = 10)]
fn fuzzy_index(bencher: Bencher<'_, '_>) {
    let names = names(100_000);
    bencher.bench_local(|| fuzzy::Index::new(names.iter().map(String::as_str)));
}

const SCRIPTS: [&str; 3] = ["english", "español", "русский"];

#[divan::bench(args = SCRIPTS, sample_count = 5)]
fn fold_50_mb(bencher: Bencher<'_, '_>, script: &str) {
    let text = prose(script, 50 << 20);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| Folded::new(black_box(&text)));
}

#[divan::bench(args = SCRIPTS, sample_count = 5)]
fn find_in_50_mb_not_prepared(bencher: Bencher<'_, '_>, script: &str) {
    let text = prose(script, 50 << 20);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| find(black_box(&text), "senor").len());
}

#[divan::bench(args = ["senor", "sen", "e", "not there"], sample_count = 5)]
fn find_in_50_mb_prepared(bencher: Bencher<'_, '_>, query: &str) {
    let text = Folded::new(&prose("español", 50 << 20));
    let query = Needle::new(query);
    bencher.counter(BytesCount::of_str(text.as_str())).bench_local(|| query.hits(black_box(&text)).count());
}

/// Sources, and what is searched.
struct Searched {
    case: Case,
    index: Index,
}

/// Ten thousand documents of some 2 kB, or those of the folder that is named.
static SEARCHED: LazyLock<Searched> = LazyLock::new(|| {
    let sources: Vec<Source> = match std::env::var_os("CASEBOOK_CORPUS") {
        Some(folder) => {
            let entries = store::sources(&[PathBuf::from(folder)], false).entries;
            entries.iter().flat_map(|entry| store::read(entry).0).collect()
        }
        None => documents(10_000),
    };
    let index = Index::new(&sources.iter().collect::<Vec<_>>());
    let (n_bytes, text_len) = (index.n_bytes(), index.text_len());
    eprintln!("{} sources, {text_len} bytes of text, index {n_bytes} bytes", sources.len());
    let readings = sources.into_iter().map(|source| Arc::new(Reading::unread(Arc::new(source)))).collect();
    Searched { case: Case::build(readings, &Corrections::default(), Vec::new()), index }
});

#[divan::bench(args = [1, 2], sample_count = 5)]
fn index_build(bencher: Bencher<'_, '_>, n_threads: usize) {
    let Searched { case, index } = &*SEARCHED;
    let sources: Vec<&Source> = case.readings().iter().map(|reading| &*reading.source).collect();
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build() else { return };
    bencher.counter(BytesCount::new(index.text_len())).bench_local(|| pool.install(|| Index::new(&sources)));
}

/// Queries of each form; in the texts that are made up `w0` is as frequent as `the`, `w9` as `his`, `w999` is rare.
const ASKED: [&str; 12] = [
    "w0",
    "w9",
    "w999",
    "w",
    "w99*",
    "\"w0 w1\"",
    "w9 w99 w999",
    "w9 OR w99 -w0",
    "w9 NEAR/5 w10",
    "~w9999",
    "/w9{3}\\b/",
    "the election",
];

/// The exact count and the first fifty hits.
#[divan::bench(args = ASKED, sample_count = 20)]
fn index_search(bencher: Bencher<'_, '_>, typed: &str) {
    let Searched { case, index } = &*SEARCHED;
    let Ok(query) = Query::parse(typed) else { return };
    let ask = Ask { case, beside: &Beside::default(), order: Order::Rank, is_to_stop: &|| false };
    bencher.bench_local(|| index.search(&query, &ask).map(|found| (found.n_hits, found.hits(0..50, &ask))));
}

/// Documents of words that are as frequent as words are (Zipf): the n-th with a probability of one to n.
fn documents(n: usize) -> Vec<Source> {
    let mut random = Random(13);
    let mut document = |at: usize| {
        let mut text = String::new();
        for _ in 0..100 + random.below(500) {
            // The inverse of the distribution: an exponential of an even number.
            let rank = 30_000_f64.powf(random.below(1 << 20) as f64 / f64::from(1 << 20)) as usize - 1;
            text.push_str(&["w", &rank.to_string()].concat());
            text.push_str(if random.below(60) == 0 { ".\n\n" } else { " " });
        }
        ingest::read(&format!("{at}.txt"), text.as_bytes()).0
    };
    (0..n).flat_map(&mut document).collect()
}

/// Names of two or three words, some with accents.
fn names(n: usize) -> Vec<String> {
    let mut random = Random(7);
    let given = ["Juan", "Hugo", "Ana María", "José", "Cristobal V.", "Nina", "Edvard", "Inga", "Łukasz", "Marguerite"];
    let parts = ["va", "le", "ra", "mon", "ski", "ber", "gar", "cía", "ton", "smi", "jen", "ko", "ün", "as", "der"];
    let name = |random: &mut Random| {
        let n_parts = 2 + random.below(3);
        let surname: String = (0..n_parts).map(|_| random.pick(&parts)).collect();
        let (head, tail) = surname.split_at(surname.chars().next().map_or(0, char::len_utf8));
        format!("{} {}{tail}", random.pick(&given), head.to_uppercase())
    };
    (0..n).map(|_| name(&mut random)).collect()
}

/// Prose of paragraphs and lines.
fn prose(script: &str, len: usize) -> String {
    let words: &[&str] = match script {
        "english" => {
            &["the", "election", "was", "held", "in", "May", "and", "the", "company’s", "audit", "of", "votes", "Señor"]
        }
        "español" => {
            &["la", "elección", "según", "el", "Señor", "Núñez", "fue", "auditada", "en", "mayo", "y", "país"]
        }
        _ => &["выборы", "прошли", "в", "мае", "и", "аудит", "ещё", "Компании", "Чайковский", "Señor"],
    };
    let mut random = Random(11);
    let mut text = String::with_capacity(len + 64);
    while text.len() < len {
        text.push_str(random.pick(words));
        text.push_str(match random.below(80) {
            0 => ".\n\n",
            1..8 => ",\n",
            _ => " ",
        });
    }
    text
}

/// A linear congruential generator: the same words at each run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}
