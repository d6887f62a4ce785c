//! How fast copies and versions are found: `cargo bench --bench witnesses`.
//!
//! Texts of made-up words, every fourth one a version of the one before it; and as many that are all nearly the same.

use casebook::links::witnesses::{Text, Witnesses};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

#[divan::bench(args = [10_000, 100_000], sample_count = 3, sample_size = 1)]
fn among_others(bencher: Bencher<'_, '_>, n_texts: usize) {
    let mut random = Random(1);
    let mut texts: Vec<String> = Vec::new();
    for nth in 0..n_texts {
        let version =
            texts.last().filter(|_| nth % 4 == 3).map(|text| text.replace("ko", "ka") + &prose(&mut random, 20));
        let text = version.unwrap_or_else(|| prose(&mut random, 300));
        texts.push(text);
    }
    measure(bencher, &texts);
}

#[divan::bench(args = [10_000, 50_000], sample_count = 3, sample_size = 1)]
fn nearly_the_same(bencher: Bencher<'_, '_>, n_texts: usize) {
    let mut random = Random(1);
    let text = prose(&mut random, 200);
    let texts: Vec<String> = (0..n_texts).map(|nth| format!("{nth} {text}")).collect();
    measure(bencher, &texts);
}

fn measure(bencher: Bencher<'_, '_>, texts: &[String]) {
    let n_bytes: usize = texts.iter().map(String::len).sum();
    let texts: Vec<Text<'_>> = texts.iter().map(|text| Text { text, published: None }).collect();
    bencher.counter(BytesCount::new(n_bytes)).bench_local(|| Witnesses::of_texts(&texts).groups().len());
}

/// Words, a few of them often and most seldom.
fn prose(random: &mut Random, n_words: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ba", "ko", "li", "mu", "ra", "ten", "vo", "sha"];
    let mut text = String::new();
    for _ in 0..n_words {
        let mut rank = random.below(64) * random.below(64) * random.below(16);
        while rank > 0 {
            text.push_str(SYLLABLES.get(rank % 8).copied().unwrap_or_default());
            rank /= 8;
        }
        text.push_str("a ");
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
}
