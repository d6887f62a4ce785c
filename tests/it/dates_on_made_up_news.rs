//! Dates in made-up news, annotated by TimeML's rules: how many are found, and how many are understood.
//!
//! The texts in `news/` are invented for this, 139 documents of the years 1989 to 2014 with 1,518 expressions. Each was
//! annotated before casebook had read it. Documents are parted by `=== name day-of-publication`; an expression is
//! `{words|TYPE|value}`. Must not demand every expression: annotators differ, and a rule for one text is none.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use casebook::extract::dates::{self, Date};
use casebook::text::Span;

/// An expression as it was annotated.
struct Marked {
    span: Span,
    /// Whether it is a date or a time; durations and sets are neither right nor wrong.
    is_scored: bool,
    value: String,
}

/// A text without its marks, and what was marked in it.
fn unmarked(text: &str) -> (String, Vec<Marked>) {
    let (mut plain, mut all) = (String::new(), Vec::new());
    for (i, piece) in text.split(['{', '}']).enumerate() {
        if i % 2 == 0 {
            plain.push_str(piece);
            continue;
        }
        let [words, kind, value] = piece.split('|').collect::<Vec<_>>().try_into().unwrap();
        let span = Span::new(plain.len(), plain.len() + words.len());
        all.push(Marked { span, is_scored: ["DATE", "TIME"].contains(&kind), value: value.to_owned() });
        plain.push_str(words);
    }
    (plain, all)
}

/// Counts over many documents.
#[derive(Default)]
struct Count {
    found: usize,
    marked: usize,
    /// Found where marked.
    overlapping: usize,
    /// And with the value that was annotated.
    right: usize,
}

impl Count {
    fn add(&mut self, found: &[Date], marked: &[Marked]) {
        let scored = |date: &&Date| {
            let touched: Vec<_> = marked.iter().filter(|one| one.span.overlaps(date.span)).collect();
            touched.is_empty() || touched.iter().any(|one| one.is_scored)
        };
        let mut found: Vec<&Date> = found.iter().filter(scored).collect();
        self.found += found.len();
        for one in marked.iter().filter(|one| one.is_scored) {
            self.marked += 1;
            let exact = found.iter().position(|date| date.span == one.span);
            let pair = exact.or_else(|| found.iter().position(|date| date.span.overlaps(one.span)));
            if let Some(date) = pair.map(|at| found.remove(at)) {
                self.overlapping += 1;
                self.right += usize::from(date.timeml() == one.value);
            }
        }
    }

    /// F1 in percent of so many right ones.
    fn f1(&self, right: usize) -> usize {
        200 * right / (self.found + self.marked)
    }
}

/// Checks that at least so many percent are found, and so many understood.
fn check(documents: &str, at_least: (usize, usize)) {
    let mut count = Count::default();
    for document in documents.split("=== ").skip(1) {
        let (head, body) = document.split_once('\n').unwrap();
        let (text, marked) = unmarked(body);
        let published = head.split_whitespace().last().unwrap().parse().unwrap();
        let found = dates::find(&text, Some(published));
        count.add(&found, &marked);
    }
    let (overlap, value) = (count.f1(count.overlapping), count.f1(count.right));
    assert!(overlap >= at_least.0 && value >= at_least.1, "overlap {overlap}, value {value}, asked {at_least:?}");
}

#[test]
fn agencies() {
    check(include_str!("news/agencies.txt"), (98, 95));
}

#[test]
fn business_and_features() {
    check(include_str!("news/business.txt"), (98, 92));
}

#[test]
fn broadcasts_and_the_web() {
    check(include_str!("news/broadcasts.txt"), (97, 92));
}
