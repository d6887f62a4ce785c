//! What finding costs: `cargo bench --bench search`.
//!
//! The texts and names are made up on the spot, the same each time. The fuzzy matcher is measured against plain
//! fuzzy-matcher over all of the names.

use std::hint::black_box;

use casebook::search::fuzzy::Index;
use casebook::search::{Query, find};
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
    let index = Index::new(names(100_000).iter().map(String::as_str));
    bencher.with_inputs(|| index.clone()).bench_local_refs(|index| index.search(query, 50, |_| true));
}

#[divan::bench(args = 1..=TYPED.len(), sample_count = 30)]
fn fuzzy_typed(bencher: Bencher<'_, '_>, n_keys: usize) {
    let mut index = Index::new(names(100_000).iter().map(String::as_str));
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
    bencher.bench_local(|| Index::new(names.iter().map(String::as_str)));
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
    let query = Query::new(query);
    bencher.counter(BytesCount::of_str(text.as_str())).bench_local(|| query.hits(black_box(&text)).count());
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
