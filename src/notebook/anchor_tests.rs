//! Anchors against edited sources: a table of edits, and the laws.

use proptest::prelude::*;

use super::{Anchor, Found};
use crate::ingest::{Format, Source};
use crate::text::{OffsetMap, Span};

const TEXT: &str = "The audit before the vote

A manager of the company, Juan Valera, is reported to have signed an audit of the election software ahead of the vote. \
He had travelled from Panama to Caracas, the account says.

The company denies it. Valera has not answered; the account of Valera's journey stands alone.
";

fn source(text: &str) -> Source {
    use sha2::{Digest, Sha256};
    let sha256 = format!("{:02x?}", Sha256::digest(text));
    Source {
        path: "a.md".into(),
        title: "A".into(),
        origin: None,
        author: None,
        location: None,
        published: None,
        reliability: None,
        format: Format::Plain,
        sha256,
        text: text.into(),
        map: OffsetMap::default(),
        blocks: vec![],
    }
}

/// Anchors the `nth` occurrence of `quote`, edits the text, and says what is found.
fn find(quote: &str, nth: usize, edit: impl Fn(String) -> String) -> String {
    let start = TEXT.match_indices(quote).nth(nth).unwrap().0;
    let anchor = Anchor::new(&source(TEXT), Span::new(start, start + quote.len()));
    let edited = edit(TEXT.to_owned());
    let shown = |span: &Span| {
        let line = edited.get(..span.start).unwrap().matches('\n').count() + 1;
        format!("{line}:{:?}", span.of(&edited))
    };
    match anchor.find(&source(&edited)) {
        Found::Exact(span) => format!("exact {}", shown(&span)),
        Found::Moved(span) => format!("moved {}", shown(&span)),
        Found::Uncertain(spans) => format!("uncertain {}", spans.iter().map(shown).collect::<Vec<_>>().join(" ")),
        Found::Lost => "lost".into(),
    }
}

#[test]
fn edits() {
    let audit = "signed an audit of the election software";
    let same = |text: String| text;
    let head = |text: String| format!("A new head line\n\n{text}");
    let twice = |text: String| format!("{text}{text}");
    let reworded = |text: String| text.replace("an audit of the election", "the audit of all election");
    let wrapped = |text: String| head(text.replace("signed an audit of", "signed  an\naudit of"));
    let gone = |_: String| "Quite another document about the price of coffee, in Lisbon and elsewhere.\n".repeat(9);
    let renamed = |text: String| head(text.replace("Valera,", "Varela,"));
    let short_elsewhere =
        |_: String| "Nobody knows who Valera is, some say in the bars of Lisbon, and they are right.".to_owned();
    insta::assert_snapshot!(find(audit, 0, same), @r#"exact 3:"signed an audit of the election software""#);
    insta::assert_snapshot!(find(audit, 0, head), @r#"moved 5:"signed an audit of the election software""#);
    insta::assert_snapshot!(find(audit, 0, |text| head(twice(text))), @r#"uncertain 5:"signed an audit of the election software" 10:"signed an audit of the election software""#);
    insta::assert_snapshot!(find(audit, 0, reworded), @r#"moved 3:"signed the audit of all election software""#);
    insta::assert_snapshot!(find(audit, 0, wrapped), @r#"moved 5:"signed  an\naudit of the election software""#);
    insta::assert_snapshot!(find(audit, 0, gone), @"lost");
    insta::assert_snapshot!(find("Valera", 1, head), @r#"moved 7:"Valera""#);
    insta::assert_snapshot!(find("Valera", 2, head), @r#"moved 7:"Valera""#);
    insta::assert_snapshot!(find("Valera", 0, renamed), @r#"moved 5:"Varela""#);
    insta::assert_snapshot!(find("Valera", 0, short_elsewhere), @r#"uncertain 1:"Valera""#);
    insta::assert_snapshot!(find("Valera", 0, gone), @"lost");
}

#[test]
fn a_long_quote_is_found_by_its_two_ends() {
    let quote = TEXT.get(27..TEXT.len() - 1).unwrap();
    let reworded = |text: String| format!("New.\n{}", text.replace("from Panama", "by way of Lima"));
    insta::assert_snapshot!(find(quote, 0, reworded), @r#"moved 4:"A manager of the company, Juan Valera, is reported to have signed an audit of the election software ahead of the vote. He had travelled by way of Lima to Caracas, the account says.\n\nThe company denies it. Valera has not answered; the account of Valera's journey stands alone.""#);
    let lost_end = |text: String| text.get(..190).unwrap().to_owned();
    insta::assert_snapshot!(find(quote, 0, lost_end), @r#"uncertain 3:"A manager of the company, Juan Valera, is reported to have signed an audit of the election software ahead of the vote. He had travelled from Panama to Caracas, the""#);
}

#[test]
fn a_source_is_known_by_its_path_and_then_by_its_bytes() {
    let anchor = Anchor::new(&source(TEXT), Span::new(4, 9));
    let moved = Source { path: "b.md".into(), ..source(TEXT) };
    let other = Source { path: "c.md".into(), ..source("other") };
    assert_eq!(anchor.source([&other, &moved]).map(|source| source.path.as_str()), Some("b.md"));
    assert_eq!(anchor.source([&other]), None);
}

#[test]
fn hostile_sizes_stay_linear() {
    let megabyte = "a".repeat(1 << 20);
    let long = source(&megabyte);
    for span in [Span::new(5, 6), Span::new(5, 40), Span::new(0, 1 << 19)] {
        let mut anchor = Anchor::new(&long, span);
        anchor.sha256.clear();
        anchor.prefix = "b".repeat(32);
        anchor.suffix = "b".repeat(32);
        assert!(matches!(anchor.find(&long), Found::Uncertain(_)), "{span:?}");
        anchor.quote.push('b');
        anchor.find(&long);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn in_an_unchanged_source_it_is_exact(text in any::<String>(), a in 0..100_usize, b in 0..100_usize) {
        let (a, b) = (text.floor_char_boundary(a), text.floor_char_boundary(b));
        let span = Span::new(a, b);
        let source = source(&text);
        let found = Anchor::new(&source, span).find(&source);
        prop_assert_eq!(found, if span.of(&text).trim().is_empty() { Found::Lost } else { Found::Exact(span) });
    }

    #[test]
    fn what_is_found_lies_in_the_text(
        text in "[ab \n]{0,300}", other in "[ab \n]{0,300}", a in 0..300_usize, b in 0..300_usize
    ) {
        let anchor = Anchor::new(&source(&text), Span::new(a.min(text.len()), b.min(text.len())));
        let other = source(&other);
        let spans = match anchor.find(&other) {
            Found::Exact(span) | Found::Moved(span) => vec![span],
            Found::Uncertain(spans) => spans,
            Found::Lost => vec![],
        };
        for span in spans {
            prop_assert!(!span.of(&other.text).is_empty());
        }
    }
}
