//! What is typed, and what it is understood as, or what is said of it.

use proptest::prelude::*;

use super::*;
use crate::text::Span;

/// A tree in brackets: `(and a (not b))`.
fn shown(expr: &Expr) -> String {
    let list = |name: &str, all: &[Expr]| {
        let all: Vec<String> = all.iter().map(shown).collect();
        format!("({name} {})", all.join(" "))
    };
    match expr {
        Expr::Words(phrase) => {
            let piece = |piece: &Piece| {
                let mark = match piece.compare {
                    Compare::Same => "",
                    Compare::Beginning => "*",
                    Compare::Similar => "~",
                    Compare::Stem => "%",
                };
                format!("{}{mark}", piece.word)
            };
            let mut words: String = phrase.pieces.first().map(piece).unwrap_or_default();
            for next in phrase.pieces.iter().skip(1) {
                words.push(if next.is_apart { '|' } else { '_' });
                words.push_str(&piece(next));
            }
            words
        }
        Expr::Near(one, distance, other) => format!("(near/{distance} {} {})", shown(one), shown(other)),
        Expr::Pattern(pattern) => format!("{pattern:?}"),
        Expr::Entity(name, _) => format!("entity:{name}"),
        Expr::Kind(kind) => format!("kind:{}", kind.name()),
        Expr::Told(time) => format!("date:{time}"),
        Expr::Noted => "in:notes".to_owned(),
        Expr::Filter(filter) => format!("{filter:?}"),
        Expr::Not(one) => format!("(not {})", shown(one)),
        Expr::And(all) => list("and", all),
        Expr::Or(any) => list("or", any),
    }
}

#[test]
fn queries_are_understood() {
    let table = [
        ("Payment", "payment"),
        ("payment  contract", "(and payment contract)"),
        ("a AND b OR c d", "(or (and a b) (and c d))"),
        ("a OR b c OR d", "(or a (and b c) d)"),
        ("(a OR b) c", "(and (or a b) c)"),
        ("NOT a NEAR/5 b", "(not a)"),
        ("a -b NOT c", "(and a (not b) (not c))"),
        ("-(a b)", "(not (and a b))"),
        ("- - a", "!"),
        ("--a", "(not (not a))"),
        ("a NEAR/5 b NEAR c d", "(and (near/10 (near/5 a b) c) d)"),
        ("(a OR \"b c\") NEAR/3 entity:x", "(near/3 (or a b_c) entity:x)"),
        ("and or not near", "(and and or not near)"),
        ("\"signed, in Lisbon\"", "signed|in_lisbon"),
        ("“el Señor” «así»", "(and el_senor asi)"),
        ("Keller-Stein O’Brien U.S.", "(and keller_stein o_brien u|s)"),
        ("elect* Keller-St*", "(and elect* keller_st*)"),
        ("~Smartmatik ~\"Ex Cle\"", "(and smartmatik~ ex~_cle~)"),
        ("stem:signed stem:\"signed papers\"", "(and signed% signed%_papers%)"),
        ("/pay(ed|ment)s?/ x", "(and /pay(ed|ment)s?/ x)"),
        (r"/a\/b c/", r"/a\/b c/"),
        ("entity:\"Anna Keller\" kind:ORG", "(and entity:Anna Keller kind:organisation)"),
        ("date:2014-01..2014-03", "date:2014-01/2014-03"),
        ("date:2014.. date:..2014 date:2014", "(and date:2014/.. date:../2014 date:2014)"),
        ("grade:b is:unread", "(and Grade(B) Read(false))"),
        (
            "source:Ñandú file:A/b.txt author:X tag:#Bribe",
            "(and Source(\"nandu\") File(\"a/b.txt\") Author(\"x\") Tag(\"bribe\"))",
        ),
        ("in:notes published:2014", "(and in:notes Published(Point(Point { when: Year(2014), qualifier: Sure })))"),
        ("10:30 Note: a:", "!"),
        ("10:30 Note:x", "(and 10|30 note|x)"),
        ("東京", "東_京"),
    ];
    for (typed, expected) in table {
        let tree = Query::parse(typed).map_or_else(|_| "!".to_owned(), |query| shown(query.expr()));
        // NEAR binds looser than NOT, so that is no place to be near to.
        let expected = if typed.starts_with("NOT a NEAR") { "!" } else { expected };
        assert_eq!(tree, expected, "{typed}");
    }
    let stems = Query::parse_stems("signed \"the papers\" elect* ~x").expect("a query");
    assert_eq!(shown(stems.expr()), "(and signed% the%_papers% elect* x~)");
}

#[test]
fn what_is_wrong_is_said_and_pointed_at() {
    // What was typed; what is pointed at, as bytes; and what is said.
    let table = [
        ("", 0..0, "there is nothing to search for"),
        ("  ", 0..2, "there is nothing to search for"),
        ("payment NEAR/ entity:", 8..13, "a number belongs after NEAR/"),
        ("a NEAR/0 b", 7..8, "a number from 1 to 1000 belongs after NEAR/"),
        ("a NEAR/ten b", 7..10, "a number from 1 to 1000 belongs after NEAR/"),
        ("a NEAR/5", 2..8, "something belongs after this"),
        ("NEAR/5 a", 0..6, "something belongs before this"),
        ("a NEAR/5 (b c)", 9..14, "NEAR joins words, phrases, expressions, names and dates; this is none of them"),
        ("grade:B NEAR/5 b", 0..7, "NEAR joins words, phrases, expressions, names and dates; this is none of them"),
        ("a AND", 2..5, "something belongs after this"),
        ("OR a", 0..2, "something belongs before this"),
        ("a AND OR b", 6..8, "a term is missing before this"),
        ("a NOT", 2..5, "something belongs after this"),
        ("(a", 0..1, "this bracket is not closed"),
        ("a (", 2..3, "this bracket is not closed"),
        ("a) b", 1..2, "this bracket closes nothing"),
        (")", 0..1, "this bracket closes nothing"),
        ("()", 1..2, "there is nothing between these brackets"),
        ("(a OR )", 6..7, "a term is missing before this"),
        ("\"a b", 0..1, "this quotation mark is not closed"),
        ("x entity:\"a b", 9..10, "this quotation mark is not closed"),
        ("\"…\"", 0..5, "there is no word in \"…\""),
        ("a & b", 2..3, "there is no word in \"&\""),
        ("a - b", 2..3, "there is no word in \"-\""),
        ("a*b", 1..2, "a * can only stand at the end of a word"),
        ("*", 0..1, "letters belong before the *"),
        ("a ~ b", 2..3, "a word belongs right after ~"),
        ("~(a)", 0..1, "a word belongs right after ~"),
        ("/a", 0..1, "this expression is not closed by another /"),
        ("x //", 2..4, "there is nothing between these two /"),
        ("/(a/", 0..4, "no regular expression: unclosed group"),
        ("/(a{1000}){1000}/", 0..17, "this expression is too large"),
        ("entity:", 0..7, "a name belongs right after entity:"),
        ("entity: x", 0..7, "a name belongs right after entity:"),
        (
            "date:may",
            5..8,
            "a time such as 2014, 2014-03, 2014-01..2014-03, 2014.. or ..2014 belongs right after date:, not \"may\"",
        ),
        (
            "date:2015..2014",
            5..15,
            "a time such as 2014, 2014-03, 2014-01..2014-03, 2014.. or ..2014 belongs right after date:, not \"2015..2014\"",
        ),
        (
            "date:..",
            5..7,
            "a time such as 2014, 2014-03, 2014-01..2014-03, 2014.. or ..2014 belongs right after date:, not \"..\"",
        ),
        ("grade:G", 6..7, "a letter from A to F belongs right after grade:, not \"G\""),
        (
            "kind:\"big dog\"",
            5..14,
            "person, organisation, place, event or other belongs right after kind:, not \"big dog\"",
        ),
        ("is:new", 3..6, "read or unread belongs right after is:, not \"new\""),
        ("in:statements", 3..13, "statements are not found yet; in:notes can be asked"),
        ("a by:Keller", 2..11, "statements are not found yet, so nobody is known to say one"),
        ("in:x", 3..4, "notes belongs right after in:, not \"x\""),
        (
            "see http://a.b",
            4..8,
            "no field is called http; there are entity, kind, source, file, date, published, author, grade, tag, stem, in, by and is. \
             In quotation marks it is looked for as words",
        ),
    ];
    for (typed, at, message) in table {
        let error = Query::parse(typed).expect_err(typed);
        assert_eq!((error.at, error.message.as_str()), (Span::new(at.start, at.end), message), "{typed}");
    }
}

#[test]
fn a_query_is_bounded() {
    let check = |typed: &str, message: &str| {
        let said = Query::parse(typed).expect_err("too much").message;
        assert!(said.starts_with(message), "{said}");
    };
    check(&"(".repeat(10_000), "nested deeper than 64");
    check(&"-".repeat(10_000), "nested deeper than 64");
    check(&format!("{}a", "-".repeat(10_000)), "nested deeper than 64");
    check(&"NOT ".repeat(5_000), "nested deeper than 64");
    check(&"a ".repeat(20_000), "longer than");
    check(&format!("/{}a{}/", "(".repeat(100), ")".repeat(100)), "no regular expression");
    assert!(Query::parse(&format!("{}a{}", "(".repeat(64), ")".repeat(64))).is_ok());
    assert!(Query::parse(&"a OR ".repeat(6_000)).is_err());
    assert!(Query::parse(&format!("{}a", "a NEAR ".repeat(64))).is_ok());
}

proptest! {
    #[test]
    fn nothing_that_is_typed_breaks_it(typed in "([ ()\"/~*:-]|AND |OR |NOT |NEAR/[0-9]{0,2} |entity:|date:|in:|[a-zé]{1,3}|\\PC|201[45]|\\.\\.){0,24}") {
        for parsed in [Query::parse(&typed), Query::parse_stems(&typed)] {
            match parsed {
                Ok(query) => prop_assert!(!shown(query.expr()).is_empty()),
                Err(error) => {
                    prop_assert!(typed.get(error.at.start..error.at.end).is_some(), "{:?} in {typed:?}", error.at);
                    prop_assert!(!error.message.is_empty() && !error.message.contains('\n'));
                }
            }
        }
    }
}
