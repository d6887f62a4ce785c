//! Words of one stem, English or Spanish, by Snowball's rules.
//!
//! Must not keep a list: the words of a segment are looked through when they are asked for.

use rust_stemmers::{Algorithm, Stemmer};

use crate::search::index::Segment;

/// The words of a segment that have a stem with `word` in common, among those that begin as that stem does: a stem's last
/// letter may be another than the word's (`copies`, `copi`), those before are not.
pub fn of_one_stem(word: &str, segment: &Segment) -> Vec<usize> {
    let dictionary = segment.dictionary();
    let mut found: Vec<usize> = dictionary.find(word).into_iter().collect();
    for algorithm in [Algorithm::English, Algorithm::Spanish] {
        let stemmer = Stemmer::create(algorithm);
        let stem = stemmer.stem(&accented(word)).into_owned();
        let beginning: String = {
            let n_letters = stem.chars().count();
            stem.chars().take(n_letters.saturating_sub(1)).collect()
        };
        let beginning = crate::text::fold(&beginning);
        if beginning.is_empty() {
            continue;
        }
        let is_same = |at: &usize| stemmer.stem(&accented(dictionary.word(*at))) == stem;
        found.extend(dictionary.beginning(&beginning).filter(is_same));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A folded word with the one accent that Spanish endings always have, and by which their rules know them.
fn accented(word: &str) -> String {
    match word.strip_suffix("cion").or_else(|| word.strip_suffix("sion")) {
        Some(rest) => format!("{rest}{}ión", if word.ends_with("cion") { 'c' } else { 's' }),
        None => word.to_owned(),
    }
}
