//! Anchors against edited sources: a table of edits, and the laws.

use proptest::prelude::*;

use super::{Anchor, Found, Standing};
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
        first_line: 1,
        parts: vec![],
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
        Found::Holds(span) => format!("holds {}", shown(&span)),
        Found::Changed(span) => format!("changed {}", shown(&span)),
        Found::Moved(span) => format!("moved {}", shown(&span)),
        Found::Uncertain(spans) => format!("uncertain {}", spans.iter().map(shown).collect::<Vec<_>>().join(" ")),
        Found::Lost => "lost".into(),
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn edits() {
    type Edit = fn(String) -> String;
    let head: Edit = |text| format!("A new head line\n\n{text}");
    let gone: Edit = |_| "Quite another document about the price of coffee, in Lisbon and elsewhere.\n".repeat(9);
    let audit = "signed an audit of the election software";
    let table: [(&str, &str, usize, Edit, &str); 21] = [
        ("as it was", audit, 0, |text| text, r#"holds 3:"signed an audit of the election software""#),
        ("a line above", audit, 0, head, r#"holds 5:"signed an audit of the election software""#),
        (
            "the whole text twice",
            audit,
            0,
            |text| format!("New.\n{text}{text}"),
            "uncertain 4:\"signed an audit of the election software\" 9:\"signed an audit of the election software\"",
        ),
        (
            "wrapped anew",
            audit,
            0,
            |text| text.replace("signed an audit of", "signed  an\naudit of"),
            r#"holds 3:"signed  an\naudit of the election software""#,
        ),
        ("in capitals", audit, 0, |text| text.to_uppercase(), r#"holds 3:"SIGNED AN AUDIT OF THE ELECTION SOFTWARE""#),
        (
            "hyphened at the end of a line",
            audit,
            0,
            |text| text.replace("software", "soft-\nware"),
            r#"holds 3:"signed an audit of the election soft-\nware""#,
        ),
        (
            "other words",
            audit,
            0,
            |text| text.replace("an audit of", "a thorough audit of"),
            r#"changed 3:"signed a thorough audit of the election software""#,
        ),
        (
            "denied",
            audit,
            0,
            |text| text.replace("signed an", "never signed an"),
            r#"uncertain 3:"signed an audit of the election software""#,
        ),
        (
            "denied within",
            audit,
            0,
            |text| text.replace("signed an", "signed not an"),
            r#"uncertain 3:"signed not an audit of the election software""#,
        ),
        (
            "a number more",
            audit,
            0,
            |text| text.replace("signed an audit", "signed 2 audits"),
            r#"uncertain 3:"signed 2 audits of the election software""#,
        ),
        ("another text", audit, 0, gone, "lost"),
        ("deleted", audit, 0, |text| text.replace("signed an audit of the election software", ""), "lost"),
        ("a name, a line above", "Valera", 1, head, r#"holds 7:"Valera""#),
        ("a name, the third time", "Valera", 2, head, r#"holds 7:"Valera""#),
        (
            "another name",
            "Valera",
            0,
            |text| text.replace("Valera,", "Varela,"),
            r#"uncertain 3:"Varela" 5:"Valera" 5:"Valera""#,
        ),
        (
            "more of a name",
            "Juan Valera",
            0,
            |text| text.replace("Juan Valera", "Juan Valera Weil"),
            r#"uncertain 3:"Juan Valera""#,
        ),
        (
            "a name elsewhere",
            "Valera",
            0,
            |_| "Nobody knows who Valera is, some say in the bars of Lisbon.".into(),
            r#"uncertain 1:"Valera""#,
        ),
        (
            "a number goes on",
            "ahead of the vote. He",
            0,
            |text| text.replace("vote. He", "vote. In 2019 he"),
            r#"uncertain 3:"ahead of the vote. In 2019 he""#,
        ),
        (
            "a place exchanged",
            "He had travelled from Panama to Caracas",
            0,
            |text| text.replace("Panama", "Lima"),
            r#"uncertain 3:"He had travelled from Lima to Caracas""#,
        ),
        (
            "a place spoilt, alone",
            "He had travelled from Panama to Caracas",
            0,
            |text| text.replace("Panama", "Panema"),
            r#"uncertain 3:"He had travelled from Panema to Caracas""#,
        ),
        (
            "a place spoilt, in a scan",
            "He had travelled from Panama to Caracas",
            0,
            |text| text.replace("Panama", "Panema").replace("travelled", "travehled"),
            r#"changed 3:"He had travehled from Panema to Caracas""#,
        ),
    ];
    let wrong = table.into_iter().filter_map(|(what, quote, nth, edit, expected)| {
        let found = find(quote, nth, edit);
        (found != expected).then(|| format!("{what}\n  {found}\n  {expected}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_payment_is_not_exchanged_for_the_next_one() {
    let lines = "Paid on 4 May 2019 to Anna Keller: 1,200 euros\nPaid on 4 May 2019 to Jonas Weil: 1,200 euros\n";
    let quote = "Paid on 4 May 2019 to Anna Keller: 1,200 euros";
    let anchor = Anchor::new(&source(lines), Span::new(0, quote.len()));
    for (edit, expected) in [
        (lines.replace("Anna Keller", "Anna Keller, not"), Standing::Uncertain),
        (lines.replace("1,200", "1,200,000"), Standing::Uncertain),
        (lines.replace(quote, "").trim_start().to_owned(), Standing::Uncertain),
        (lines.replace("Anna Keller", "Anna Weil"), Standing::Uncertain),
        (lines.replace("4 May", "14 May"), Standing::Uncertain),
        (lines.replace("Paid on", "Paid out on"), Standing::Changed),
        (lines.replace(": 1", " — 1"), Standing::Changed),
    ] {
        assert_eq!(anchor.find(&source(&edit)).standing(), expected, "{edit}");
    }
}

#[test]
fn a_long_quote_is_found_by_its_two_ends() {
    let quote = TEXT.get(27..TEXT.len() - 1).unwrap();
    let reworded = |text: String| format!("New.\n{}", text.replace("had travelled", "went"));
    assert!(find(quote, 0, reworded).starts_with("changed 4:"));
    let renamed = |text: String| format!("New.\n{}", text.replace("from Panama", "by way of Lima"));
    assert!(find(quote, 0, renamed).starts_with("uncertain 4:"));
    let lost_end = |text: String| text.get(..190).unwrap().to_owned();
    assert!(find(quote, 0, lost_end).starts_with("uncertain 3:"));
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
        assert_eq!(anchor.find(&long).span(), None, "{span:?}");
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
        prop_assert_eq!(found, if span.of(&text).trim().is_empty() { Found::Lost } else { Found::Holds(span) });
    }

    #[test]
    fn what_is_found_lies_in_the_text(
        text in "[ab \n]{0,300}", other in "[ab \n]{0,300}", a in 0..300_usize, b in 0..300_usize
    ) {
        let anchor = Anchor::new(&source(&text), Span::new(a.min(text.len()), b.min(text.len())));
        let other = source(&other);
        let spans = anchor.find(&other).places().to_vec();
        for span in spans {
            prop_assert!(!span.of(&other.text).is_empty());
        }
    }
}
