//! How fast names are found, beside reading the text once as a fixed reference.

use casebook::extract::names::Tagger;
use casebook::text;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Texts of a few thousand bytes, as press releases are: sentences of this crate's own with changing names.
fn texts() -> Vec<String> {
    const PEOPLE: [&str; 5] = ["Elena Ortiz", "Tom Weber", "Ada Lindqvist", "Juan Pablo Rey", "K. Osei"];
    const PLACES: [&str; 5] = ["Lima", "Port Said", "New Orleans", "Ghent", "the Gulf of Guinea"];
    let paragraph = |n: usize| {
        let (person, place) = (PEOPLE[n % 5], PLACES[n / 5 % 5]);
        format!(
            "The Department of Public Works said on Monday that {person} had signed the contract number {n} in {place}. \
             It was the third in a year, and the council of the town had asked for a report before the end of May.\n"
        )
    };
    (0..200).map(|text| (0..12).map(|n| paragraph(text * 7 + n)).collect::<Vec<_>>().concat()).collect()
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

/// The reference: every character is looked at once.
#[divan::bench]
fn read_characters(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher
        .counter(bytes(&texts))
        .bench_local(|| texts.iter().flat_map(|text| text.chars()).filter(|c| black_box(*c).is_alphabetic()).count());
}

#[divan::bench]
fn cut_sentences(bencher: Bencher<'_, '_>) {
    let texts = texts();
    bencher.counter(bytes(&texts)).bench_local(|| texts.iter().map(|text| text::sentences(text).len()).sum::<usize>());
}

#[divan::bench]
fn find_names(bencher: Bencher<'_, '_>) {
    let texts = texts();
    let mut finder = Tagger::embedded().expect("the model in the binary is sound").finder();
    bencher.counter(bytes(&texts)).bench_local(|| texts.iter().map(|text| finder.find(text).len()).sum::<usize>());
}

/// Making the model ready, once in a process.
#[divan::bench]
fn load_the_model(bencher: Bencher<'_, '_>) {
    let bytes = include_bytes!("../assets/names.model");
    bencher.counter(BytesCount::new(bytes.len())).bench_local(|| Tagger::read(bytes).is_ok());
}
