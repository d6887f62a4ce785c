//! The law of a search: what an index finds is what is found by looking at every word of every source, for any query after any
//! changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::tests::{case, reading, source};
use super::*;
use crate::case::{Case, Reading, SourceIdx};
use crate::ingest::{self, Source};
use crate::search::index::Place;
use crate::search::query::{Compare, Expr, Filter, Phrase, Piece};
use crate::search::words::Words;
use crate::search::{Beside, Index, Query, SourceBeside};
use crate::text::{Span, fold};

/// A word of a source, its bytes where it stands in the text.
struct Token {
    folded: String,
    place: Place,
    is_apart: bool,
    span: Option<Span>,
}

struct Scanned<'a> {
    source: &'a Source,
    reading: Arc<Reading>,
    case: &'a Case,
    idx: SourceIdx,
    beside: SourceBeside,
    tokens: Vec<Token>,
    n_words: u32,
}

impl<'a> Scanned<'a> {
    fn new(case: &'a Case, idx: usize, source: &'a Source, beside: SourceBeside) -> Self {
        let idx = SourceIdx(idx as u32);
        let (mut tokens, mut n_words) = (Vec::new(), 0);
        let mut before = 0;
        let heads =
            [source.title.as_str()].into_iter().filter(|title| *title != source.path && !source.text.contains(title));
        for (at, text) in [source.text.as_str()].into_iter().chain(heads).enumerate() {
            let mut words = Words::new(text);
            while let Some(word) = words.next() {
                let place = Place { start: before + word.number, end: before + word.number + word.n_words };
                let span = (at == 0).then_some(word.span);
                tokens.push(Token { folded: word.folded.to_owned(), place, is_apart: word.is_apart, span });
                n_words = if at == 0 { n_words.max(place.end) } else { n_words };
            }
            before = n_words + 1024;
        }
        Self { source, reading: reading(source), case, idx, beside, tokens, n_words }
    }

    fn is_meant(piece: &Piece, word: &str) -> bool {
        use rust_stemmers::{Algorithm, Stemmer};
        match piece.compare {
            Compare::Same => piece.word == word,
            Compare::Beginning => word.starts_with(&piece.word),
            Compare::Similar => distance(&piece.word, word) <= if piece.word.chars().count() <= 5 { 1 } else { 2 },
            Compare::Stem => [Algorithm::English, Algorithm::Spanish].into_iter().any(|algorithm| {
                let stemmer = Stemmer::create(algorithm);
                piece.word == word || stemmer.stem(&piece.word) == stemmer.stem(word)
            }),
        }
    }

    fn phrase(&self, phrase: &Phrase) -> BTreeSet<Place> {
        let mut found: BTreeSet<(Place, usize)> = BTreeSet::new();
        for (at, piece) in phrase.pieces.iter().enumerate() {
            let meant: Vec<&Token> = self.tokens.iter().filter(|token| Self::is_meant(piece, &token.folded)).collect();
            let longer: Vec<(Place, usize)> = if at == 0 {
                meant.iter().map(|token| (token.place, 1)).collect()
            } else {
                let before: Vec<Place> = found.iter().filter(|(_, n)| *n == at).map(|(place, _)| *place).collect();
                let pairs = before.iter().flat_map(|place| meant.iter().map(move |token| (*place, *token)));
                pairs
                    .filter(|(place, token)| token.place.start == place.end && token.is_apart == piece.is_apart)
                    .map(|(place, token)| (Place { start: place.start, end: token.place.end }, at + 1))
                    .collect()
            };
            found.extend(longer);
        }
        found.into_iter().filter(|(_, n)| *n == phrase.pieces.len()).map(|(place, _)| place).collect()
    }

    fn spans(&self, expr: &Expr) -> Vec<Span> {
        match expr {
            Expr::Entity(name, _) => {
                let is_called = |form: &String| fold(form) == fold(name);
                let mut meant: Vec<_> = self
                    .case
                    .entities()
                    .filter(|(_, one)| is_called(&one.name) || one.aliases.iter().any(is_called))
                    .map(|(_, one)| one)
                    .collect();
                if meant.is_empty() {
                    meant.extend(self.case.entity_named(name).and_then(|idx| self.case.entity(idx)));
                }
                let own = meant.iter().flat_map(|one| &one.mentions).filter(|mention| mention.source == self.idx);
                own.map(|mention| mention.span).collect()
            }
            Expr::Kind(kind) => self
                .case
                .mentions(self.idx)
                .iter()
                .filter(|mention| mention.kind == *kind)
                .map(|mention| mention.span)
                .collect(),
            Expr::Told(time) => {
                let dates = self.reading.dates.iter();
                dates
                    .filter(|date| date.value.as_ref().is_some_and(|value| time.covers(value)))
                    .map(|date| date.span)
                    .collect()
            }
            Expr::Noted => self.beside.noted.clone(),
            Expr::Pattern(pattern) => {
                let typed = format!("{pattern:?}");
                let regex = regex::Regex::new(&format!("(?im){}", typed.trim_matches('/'))).expect("it was one");
                let blocks = self.source.blocks.iter();
                let in_block = |block: &ingest::Block| -> Vec<Span> {
                    let found = regex.find_iter(block.span.of(&self.source.text));
                    found
                        .map(|found| Span::new(block.span.start + found.start(), block.span.start + found.end()))
                        .collect()
                };
                blocks.flat_map(in_block).filter(|span| !span.is_empty()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The words that share a byte with a span; else the next, else the last.
    fn place(&self, span: Span) -> Place {
        let words: Vec<(Span, Place)> = self
            .tokens
            .iter()
            .filter(|token| token.place.end - token.place.start == 1)
            .filter_map(|token| Some((token.span?, token.place)))
            .collect();
        let touching: Vec<Place> =
            words.iter().filter(|(word, _)| word.overlaps(span)).map(|(_, place)| *place).collect();
        let bounds = touching
            .iter()
            .copied()
            .reduce(|all, one| Place { start: all.start.min(one.start), end: all.end.max(one.end) });
        let next = || words.iter().find(|(word, _)| word.start >= span.end).map(|(_, place)| *place);
        bounds.or_else(next).or_else(|| words.last().map(|(_, place)| *place)).unwrap_or(Place { start: 0, end: 1 })
    }

    fn places(&self, expr: &Expr) -> BTreeSet<Place> {
        match expr {
            Expr::Words(phrase) => self.phrase(phrase),
            Expr::Or(any) => any.iter().flat_map(|one| self.places(one)).collect(),
            Expr::Near(one, distance, other) => {
                let (one, other) = (self.places(one), self.places(other));
                let mut runs = BTreeSet::new();
                for (a, b) in one.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
                    if first.end <= second.start && second.start - (first.end - 1) <= *distance {
                        runs.insert(Place { start: first.start, end: second.end });
                    }
                }
                runs.iter()
                    .copied()
                    .filter(|run| runs.iter().all(|other| other == run || !run.covers(*other)))
                    .collect()
            }
            _ => self.spans(expr).into_iter().map(|span| self.place(span)).collect(),
        }
    }

    fn is_found(&self, expr: &Expr) -> bool {
        match expr {
            Expr::And(all) => all.iter().all(|one| self.is_found(one)),
            Expr::Or(any) => any.iter().any(|one| self.is_found(one)),
            Expr::Not(one) => !self.is_found(one),
            Expr::Filter(filter) => match filter {
                Filter::Source(part) => {
                    fold(&self.source.title).contains(part) || fold(&self.source.path).contains(part)
                }
                Filter::File(part) => fold(&self.source.path).contains(part),
                Filter::Read(is_read) => self.beside.is_read == *is_read,
                Filter::Tag(tag) => self.beside.tags.contains(tag),
                other => panic!("{other:?} is in the table"),
            },
            _ => !self.places(expr).is_empty(),
        }
    }

    /// The words of each hit; one that stands for the head, or for all of the source, has none.
    fn hits(&self, expr: &Expr) -> Vec<Option<Place>> {
        let mut places: Vec<Place> = expr.units().iter().flat_map(|unit| self.places(unit)).collect();
        places.sort_unstable();
        let mut hits: Vec<Option<Place>> = Vec::new();
        for place in places {
            let is_head = place.start >= self.n_words + 1024;
            match hits.last_mut() {
                Some(Some(last)) if !is_head && place.start < last.end => last.end = last.end.max(place.end),
                Some(None) if is_head => {}
                _ => hits.push((!is_head).then_some(place)),
            }
        }
        if hits.is_empty() {
            hits.push(None);
        }
        hits
    }
}

/// By its definition: letters put in, left out, changed, or exchanged with the next.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut cells = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            cells[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = cells[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = changed.min(cells[i - 1][j] + 1).min(cells[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(cells[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    cells[a.len()][b.len()]
}

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "sign",
        "signed",
        "Signed",
        "signing",
        "paid",
        "pay",
        "pay-\nment",
        "payment",
        "Keller",
        "Anna Keller",
        "Keller-Stein",
        "o'sign",
        "Meridian",
        "in 2014",
        "in March 2014,",
        "the",
        "the",
        "señal",
        "senal",
        "si\u{AD}gn",
        ",",
        ".",
        "\n",
        "\n\n",
        "> ",
        "—",
        "東京",
    ]);
    (prop::collection::vec(pieces, 1..28), prop::option::of("(sign|paid|the|zebra) (title|Keller)")).prop_map(
        |(pieces, title)| {
            let title = title.map(|title| format!("---\ntitle: {title}\n---\n")).unwrap_or_default();
            format!("{title}x {}", pieces.join(" "))
        },
    )
}

fn queries() -> impl Strategy<Value = String> {
    let place = prop::sample::select(vec![
        "sign",
        "signed",
        "the",
        "paid",
        "payment",
        "keller",
        "senal",
        "zebra",
        "o'sign",
        "東",
        "\"the the\"",
        "\"signed the\"",
        "\"pay ment\"",
        "\"the payment\"",
        "\"payment the\"",
        "\"paid, the\"",
        "keller-stein",
        "sig*",
        "pay*",
        "\"the sign\"",
        "~sing",
        "~signde",
        "~the",
        "stem:signing",
        "stem:paying",
        "/sig/",
        "/—/",
        "/p[a-z]+\\s/",
        "/the.the/",
        "entity:keller",
        "entity:\"Anna Keller\"",
        "kind:person",
        "kind:organisation",
        "date:2014",
        "date:2014-03",
        "in:notes",
        "title",
    ]);
    let leaf = place.prop_map(str::to_owned);
    let near = (leaf.clone(), 1_u32..6, leaf.clone(), prop::option::of(leaf.clone())).prop_map(
        |(one, distance, other, third)| match third {
            Some(third) => format!("({one} OR {third}) NEAR/{distance} {other}"),
            None => format!("{one} NEAR/{distance} {other}"),
        },
    );
    let filter =
        prop::sample::select(vec!["file:d1", "source:d", "source:title", "is:unread", "tag:t"]).prop_map(str::to_owned);
    let any = prop_oneof![4 => leaf, 2 => near, 1 => filter];
    any.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("{one} {other}")),
            (inner.clone(), inner.clone()).prop_map(|(one, other)| format!("({one}) OR ({other})")),
            inner.clone().prop_map(|one| format!("-({one})")),
            inner.prop_map(|one| format!("({one})")),
        ]
    })
}

#[derive(Clone, Debug)]
enum Change {
    Extend(Vec<String>),
    Remove(usize),
    Replace(usize, String),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        3 => prop::collection::vec(texts(), 1..4).prop_map(Change::Extend),
        1 => (0_usize..8).prop_map(Change::Remove),
        1 => (0_usize..8, texts()).prop_map(|(at, text)| Change::Replace(at, text)),
    ];
    prop::collection::vec(change, 1..8)
}

/// The sources after some changes, and an index that went through them.
fn changed(changes: &[Change]) -> (Vec<Source>, Index) {
    let (mut sources, mut index, mut n_made): (Vec<Source>, Index, usize) = (Vec::new(), Index::default(), 0);
    let mut make = |text: &String| {
        n_made += 1;
        source(&format!("d{n_made}.md"), text)
    };
    for change in changes {
        match change {
            Change::Extend(texts) => {
                let new: Vec<Source> = texts.iter().map(&mut make).collect();
                index.extend(&new.iter().collect::<Vec<_>>());
                sources.extend(new);
            }
            Change::Remove(at) => {
                index.remove(SourceIdx(*at as u32));
                if *at < sources.len() {
                    sources.remove(*at);
                }
            }
            Change::Replace(at, text) => {
                let new = make(text);
                index.replace(SourceIdx(*at as u32), &new);
                if let Some(old) = sources.get_mut(*at) {
                    *old = new;
                }
            }
        }
    }
    (sources, index)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn the_index_finds_what_a_scan_finds(changes in changes(), typed in queries(), window in (0_usize..9, 0_usize..9)) {
        let (sources, index) = changed(&changes);
        prop_assert_eq!(index.n_sources(), sources.len());
        let Ok(query) = Query::parse(&typed) else { return Err(TestCaseError::reject("NEAR a filter")) };
        let beside = Beside { sources: sources.iter().enumerate().map(|(at, source)| SourceBeside {
            is_read: at % 2 == 0,
            tags: if at % 3 == 0 { vec!["t".to_owned()] } else { Vec::new() },
            noted: if at % 2 == 0 { vec![Span::new(0, source.text.floor_char_boundary(4))] } else { Vec::new() },
            grade: None,
        }).collect() };
        let case = case(&sources);
        let mut expected = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            let scanned = Scanned::new(&case, at, source, beside.sources[at].clone());
            if scanned.is_found(query.expr()) {
                let mut hits = scanned.hits(query.expr());
                // What stands above the text comes before it.
                hits.sort_unstable();
                expected.extend(hits.into_iter().map(|hit| (at as u32, hit)));
            }
        }
        let in_order = |order| {
            let ask = Ask { case: &case, beside: &beside, order, is_to_stop: &|| false };
            let found = index.search(&query, &ask).expect("not stopped");
            let hits = found.hits(0..found.n_hits + 5, &ask);
            let part = found.hits(window.0..window.0 + window.1, &ask);
            (found.n_hits, found.n_sources, hits, part)
        };
        let (n_hits, n_sources, mut hits, _) = in_order(Order::Source);
        prop_assert_eq!(n_hits, expected.len(), "{}: {:?}", typed, expected);
        prop_assert_eq!(hits.len(), n_hits);
        prop_assert_eq!(n_sources, expected.iter().map(|(source, _)| source).collect::<BTreeSet<_>>().len());
        for (hit, (source, place)) in hits.iter().zip(&expected) {
            prop_assert_eq!(hit.source().0, *source);
            let own = &sources[*source as usize];
            let scanned = Scanned::new(&case, *source as usize, own, SourceBeside::default());
            if let Some(place) = place {
                let found = scanned.place(hit.passage.span);
                prop_assert!(place.overlaps(found), "{typed}: {place:?} {found:?}");
            }
        }
        for order in [Order::Rank, Order::Date] {
            let (n, _, mut other, part) = in_order(order);
            prop_assert_eq!(n, n_hits);
            let from = window.0.min(other.len());
            prop_assert_eq!(&part[..], &other[from..(from + window.1).min(other.len())]);
            let key = |hit: &Hit| (hit.passage, hit.head.is_some());
            hits.sort_by_key(key);
            other.sort_by_key(key);
            prop_assert_eq!(&hits, &other);
        }
    }
}
