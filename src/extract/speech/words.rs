//! A text cut into words as grammars cut them: a verb that leans on its subject, and a `not` that leans on its verb, stand
//! apart (`he` `'d`, `did` `n't`).
//!
//! Must not know what a word means.

use crate::text::{Span, token_sentences, tokens};

/// What can lean on the word before it, after an apostrophe.
const LEANING: [&str; 5] = ["re", "ve", "ll", "d", "m"];

/// The sentences of a text, each as its words.
pub(super) fn sentences(text: &str) -> Vec<Vec<Span>> {
    let tokens = tokens(text);
    let sentences = token_sentences(text, &tokens);
    let words = |tokens: &[Span]| tokens.iter().flat_map(|token| parts(text, *token)).flatten().collect();
    sentences.into_iter().filter_map(|sentence| tokens.get(sentence)).map(words).collect()
}

/// The words that a token is: itself, or the two that it was drawn together from.
fn parts(text: &str, token: Span) -> [Option<Span>; 2] {
    let word = token.of(text);
    let cut = word.rfind(['\'', '’']).filter(|at| *at > 0).and_then(|at| {
        let (before, after) = word.split_at_checked(at)?;
        let letters = after.trim_start_matches(['\'', '’']);
        if letters.eq_ignore_ascii_case("t") {
            before.strip_suffix(['n', 'N']).map(str::len).filter(|at| *at > 0)
        } else {
            LEANING.iter().any(|leaning| letters.eq_ignore_ascii_case(leaning)).then_some(at)
        }
    });
    match cut {
        Some(cut) => {
            let at = token.start + cut;
            [Some(Span::new(token.start, at)), Some(Span::new(at, token.end))]
        }
        None => [Some(token), None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leans_on_a_word_stands_apart() {
        for (text, expected) in [
            ("He didn't say they’re Mary's.", "He|did|n't|say|they|’re|Mary|'s|."),
            ("I'd go, O'Brien can't", "I|'d|go|,|O'Brien|ca|n't"),
        ] {
            let words: Vec<&str> = sentences(text).iter().flatten().map(|word| word.of(text)).collect();
            assert_eq!(words.join("|"), expected);
        }
    }
}
