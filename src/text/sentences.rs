//! A text cut into sentences.
//!
//! A newline ends a sentence, except in a text whose lines were cut at a fixed width. Must not know any layout but the
//! text's own lines.

use std::ops::Range;

use super::{Span, tokens};

/// The sentences of `text`, in order, not overlapping; each from the first byte of its first token to the last byte
/// of its last.
pub fn sentences(text: &str) -> Vec<Span> {
    let tokens = tokens(text);
    let span = |range: &Range<usize>| {
        let tokens = tokens.get(range.clone())?;
        Some(Span::new(tokens.first()?.start, tokens.last()?.end))
    };
    token_sentences(text, &tokens).iter().filter_map(span).collect()
}

/// The same sentences as ranges of `tokens`, which are the tokens of `text`. Together they hold every token once.
pub fn token_sentences(text: &str, tokens: &[Span]) -> Vec<Range<usize>> {
    let wrapped = wrap_width(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, pair) in tokens.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let gap = Span::new(before.end, after.start).of(text);
        let cut = match gap.bytes().filter(|&b| b == b'\n').count() {
            0 => !gap.is_empty() && ends_before(text, tokens, at + 1),
            1 if wrapped.is_some_and(|width| is_soft_break(text, *before, gap, width)) => {
                ends_before(text, tokens, at + 1)
            }
            _ => true,
        };
        if cut {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// Whether a sentence ends before token `at`, judged by the tokens around it.
fn ends_before(text: &str, tokens: &[Span], at: usize) -> bool {
    let word = |i: usize| tokens.get(i).map_or("", |token| token.of(text));
    let mut next = at;
    if is_opening(word(next)) {
        next += 1;
    }
    let starts = word(next).starts_with(|c: char| c.is_uppercase());
    let (Some(last), Some(before_last)) = (at.checked_sub(1), at.checked_sub(2)) else { return false };
    let stop = word(last);
    if is_stop(stop) {
        return starts || (word(next).starts_with(|c: char| c.is_ascii_digit()) && word(before_last).len() > 3);
    }
    if is_closing(stop) && is_stop(word(before_last)) {
        let touching = tokens.get(before_last).zip(tokens.get(last)).is_some_and(|(a, b)| a.end == b.start);
        return starts && touching;
    }
    // `Acme Corp. The` ends a sentence, `Acme Corp. Chairman` does not, and `St. The` is not one.
    let Some(abbreviation) = stop.strip_suffix('.') else { return false };
    let may_end = abbreviation.contains('.') || matches_lower(abbreviation, LAST_WORDS);
    starts && may_end && abbreviation.len() > 1 && matches_lower(word(next), FIRST_WORDS)
}

/// The width at which the lines of `text` were cut, in bytes, if they were.
///
/// Most lines of such a text come near to one width between 35 and 110, and few of those end a sentence.
fn wrap_width(text: &str) -> Option<usize> {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    if lines.len() < 4 {
        return None;
    }
    lines.pop();
    let mut lengths: Vec<usize> = lines.iter().map(|line| line.len()).collect();
    let ninth = lengths.len() * 9 / 10;
    let width = *lengths.select_nth_unstable(ninth).1;
    let longest = lengths.iter().copied().max()?;
    let full: Vec<&&str> = lines.iter().filter(|line| line.len() * 100 >= width * 72).collect();
    let ending = full.iter().filter(|line| ends_a_sentence(line)).count();
    let is_wrapped = (35..=110).contains(&width)
        && longest * 10 <= width * 16
        && full.len() * 2 >= lines.len()
        && ending * 100 <= full.len() * 35;
    is_wrapped.then_some(width)
}

/// Whether the single newline in `gap`, after the token `before`, only folds a line cut at `width`.
fn is_soft_break(text: &str, before: Span, gap: &str, width: usize) -> bool {
    let line_start = text.get(..before.end).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let indent = gap.split_once('\n').map_or("", |(_, indent)| indent);
    (before.end - line_start) * 100 >= width * 55 && !indent.contains('\t') && indent.len() < 3
}

fn ends_a_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '’', '”', ')']).ends_with(['.', '!', '?', ':'])
}

fn is_stop(token: &str) -> bool {
    matches!(token, "." | "!" | "?" | "…" | "。")
}

fn is_closing(token: &str) -> bool {
    matches!(token, "\"" | "'" | "”" | "’" | "»" | ")" | "]")
}

fn is_opening(token: &str) -> bool {
    matches!(token, "\"" | "'" | "“" | "‘" | "«" | "(" | "[" | "¿" | "¡")
}

fn matches_lower(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

/// Abbreviations that can be the last word of a sentence.
const LAST_WORDS: &[&str] = &["jr", "sr", "inc", "corp", "co", "ltd", "bros", "cos", "etc", "ltda"];

/// Words that begin a sentence when they follow one of those in capitals.
const FIRST_WORDS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "in",
    "on",
    "at",
    "but",
    "and",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "its",
    "their",
    "our",
    "for",
    "as",
    "when",
    "while",
    "after",
    "before",
    "if",
    "there",
    "however",
    "meanwhile",
    "also",
    "according",
    "with",
    "by",
    "from",
    "to",
    "many",
    "most",
    "some",
    "all",
    "not",
    "what",
    "who",
    "el",
    "la",
    "los",
    "las",
    "en",
    "un",
    "una",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = sentences(text).iter().map(|span| span.of(text).replace('\n', "/")).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_sentence_ends_where_a_reader_would_end_it() {
        check("Mr. Smith left. He went home.", &["Mr. Smith left.", "He went home."]);
        check(
            "J. P. Morgan of St. Paul met Acme Inc. Chairman Lee.",
            &["J. P. Morgan of St. Paul met Acme Inc. Chairman Lee."],
        );
        check("He works at Acme Corp. The firm grew.", &["He works at Acme Corp.", "The firm grew."]);
        check("It came from the U.S. They left.", &["It came from the U.S.", "They left."]);
        check("\"Go.\" The man went. “Why?” he asked.", &["\"Go.\"", "The man went.", "“Why?” he asked."]);
        check("He said so. \"The end,\" she said.", &["He said so.", "\"The end,\" she said."]);
        check("Ganó. ¿Quién? Nadie.", &["Ganó.", "¿Quién?", "Nadie."]);
        check("A heading\nThen text.", &["A heading", "Then text."]);
        check("", &[]);
    }

    #[test]
    fn a_line_cut_at_a_fixed_width_is_no_end() {
        let text = "The council of the town met on the evening of the\nfirst of May in the old hall of the town and there\n\
                    it spoke of the bridge that Juan\nValera had built. He was not there when the council\n\
                    voted on it and nobody knew where he could be.\n";
        check(
            text,
            &[
                "The council of the town met on the evening of the/first of May in the old hall of the town and there/it \
             spoke of the bridge that Juan/Valera had built.",
                "He was not there when the council/voted on it and nobody knew where he could be.",
            ],
        );
    }

    #[test]
    fn sentences_share_out_the_tokens() {
        let text = "One. Two three!\n\nFour (five). Six";
        let tokens = tokens(text);
        let ranges = token_sentences(text, &tokens);
        assert_eq!(ranges.iter().flat_map(Clone::clone).collect::<Vec<_>>(), (0..tokens.len()).collect::<Vec<_>>());
    }
}
