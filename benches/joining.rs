//! How fast mentions are joined to entities: two million of them in fifty thousand sources, beside a tenth of that.

use std::fmt::Write as _;

use casebook::case::joining::{self, Named};
use casebook::extract::{Kind, Mention};
use casebook::text::Span;
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// Sources that each name some twenty of many people, companies and places, in full and then in short.
struct MadeUp {
    sources: Vec<(String, Vec<Mention>)>,
    state: u64,
}

impl MadeUp {
    fn new(n_sources: usize) -> Self {
        let mut made = Self { sources: Vec::new(), state: 1 };
        for _ in 0..n_sources {
            let mut source = (String::new(), Vec::new());
            for _ in 0..7 {
                made.name_some(&mut source, 4 * n_sources as u64);
            }
            made.sources.push(source);
        }
        made
    }

    /// Adds sentences about a person, a company and a place.
    fn name_some(&mut self, source: &mut (String, Vec<Mention>), n_different: u64) {
        let [person, company, place] = [0; 3].map(|_| self.skewed(n_different));
        let (given, surname) = (word(person % 997), word(7 * person + 11));
        let firm = format!("{} {}", word(company % 4999), word(company));
        add(source, Kind::Person, &format!("{given} {surname}"), " joined ");
        add(source, Kind::Org, &format!("{firm} Holdings Inc."), " in ");
        add(source, Kind::Place, &word(place % 20_011), " as Mr. ");
        add(source, Kind::Person, &surname, " told ");
        add(source, Kind::Org, &firm, ". ");
        if person.is_multiple_of(3) {
            add(source, Kind::Org, "the U.S. Securities and Exchange Commission", " (");
            add(source, Kind::Org, "SEC", ") said. ");
        }
    }

    /// A number below `end`, smaller ones more often; Knuth's linear congruential generator.
    fn skewed(&mut self, end: u64) -> u64 {
        let mut next = || {
            self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.state >> 33) % end
        };
        next().min(next())
    }

    fn named(&self) -> Vec<Named<'_>> {
        self.sources.iter().map(|(text, mentions)| Named { text, mentions }).collect()
    }
}

/// Adds a mention and what follows it.
fn add((text, mentions): &mut (String, Vec<Mention>), kind: Kind, name: &str, after: &str) {
    mentions.push(Mention { span: Span::new(text.len(), text.len() + name.len()), kind });
    let _ = write!(text, "{name}{after}");
}

/// A word for a number, another one for each.
fn word(mut number: u64) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "ko", "li", "mu", "ra", "ten", "vo", "sha", "gri", "pel"];
    let mut word = "D".to_owned();
    while number > 0 || word.len() < 4 {
        word.push_str(SYLLABLES[(number % 10) as usize]);
        number /= 10;
    }
    word
}

#[divan::bench(args = [5_000, 50_000], sample_count = 5, sample_size = 1)]
fn join(bencher: Bencher<'_, '_>, n_sources: usize) {
    let made = MadeUp::new(n_sources);
    let named = made.named();
    let n_mentions: usize = named.iter().map(|source| source.mentions.len()).sum();
    bencher.counter(ItemsCount::new(n_mentions)).bench_local(|| joining::join(&named).entities.len());
}
