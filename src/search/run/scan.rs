//! One segment, asked: which of its documents are found, and where in them stands what is asked for.
//!
//! Must not count or rank.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::ask::{Ask, Names};
use super::docs::DocSet;
use super::filter::is_so;
use super::grouped::Grouped;
use super::near::near;
use super::spans::spans;
use super::terms::{docs_of, phrase, terms};
use crate::search::index::{Layout, Part, Place, PlaceFinder, Segment};
use crate::search::query::{Expr, Phrase};

/// Where something stands, in all documents that were looked at.
pub type Places = Grouped<Place>;

/// A segment while it is asked. What was found once is kept.
pub struct Scan<'a> {
    /// The segment.
    pub part: &'a Part,
    ask: &'a Ask<'a>,
    names: &'a Names,
    /// The words that each phrase's pieces stand for, by the phrase's address.
    terms: HashMap<usize, Vec<Vec<usize>>>,
    /// Where an expression stands, by its address, and the documents in which it was looked for.
    known: RefCell<HashMap<usize, (DocSet, Arc<Places>)>>,
}

/// Where a thing lies in memory: what a node of a query is known by.
fn address<T>(of: &T) -> usize {
    std::ptr::from_ref(of).addr()
}

/// How costly it is to look whether a source has what is asked: what is cheap is asked first.
fn cost(expr: &Expr) -> u32 {
    match expr {
        Expr::Words(_) => 0,
        Expr::Filter(_) => 1,
        Expr::Entity(..) | Expr::Kind(_) | Expr::Told(_) | Expr::Noted => 2,
        Expr::Near(one, _, other) => 3 + cost(one).max(cost(other)),
        Expr::Pattern(_) => 8,
        Expr::Not(one) => cost(one),
        Expr::And(all) | Expr::Or(all) => all.iter().map(cost).max().unwrap_or(0),
    }
}

impl<'a> Scan<'a> {
    /// Looks up the words of a query.
    pub fn new(part: &'a Part, expr: &Expr, ask: &'a Ask<'a>, names: &'a Names) -> Self {
        let mut known = HashMap::new();
        expr.each(&mut |expr| {
            if let Expr::Words(phrase) = expr
                && !(ask.is_to_stop)()
            {
                let pieces = phrase.pieces.iter().map(|piece| terms(piece, &part.segment)).collect();
                known.insert(address(phrase), pieces);
            }
        });
        Self { part, ask, names, terms: known, known: RefCell::default() }
    }

    fn segment(&self) -> &'a Segment {
        &self.part.segment
    }

    /// The documents whose sources are in the case.
    pub fn all(&self) -> DocSet {
        let mut all = DocSet::none(self.segment().n_docs());
        let in_case = self.part.docs().filter(|(_, source)| (source.0 as usize) < self.ask.case.n_sources());
        in_case.for_each(|(doc, _)| all.insert(doc));
        all
    }

    /// In how many documents the words stand at most: those of the rarest piece.
    pub fn n_docs_of(&self, phrase: &Phrase) -> usize {
        let n_docs = |terms: &Vec<usize>| -> usize {
            terms.iter().map(|term| self.segment().postings(*term).n_docs as usize).sum()
        };
        self.terms.get(&address(phrase)).and_then(|pieces| pieces.iter().map(n_docs).min()).unwrap_or(0)
    }

    /// The documents of `within` that have what is asked.
    pub fn docs(&self, expr: &Expr, within: &DocSet) -> DocSet {
        let n_docs = self.segment().n_docs();
        if within.is_empty() || (self.ask.is_to_stop)() {
            return DocSet::none(n_docs);
        }
        match expr {
            Expr::Words(phrase) => match self.terms.get(&address(phrase)).map_or(&[][..], |pieces| pieces) {
                [terms] => docs_of(terms, self.segment(), within),
                _ => self.places(expr, within).docs(n_docs, within),
            },
            Expr::Near(..) | Expr::Pattern(_) => self.places(expr, within).docs(n_docs, within),
            Expr::Entity(..) | Expr::Kind(_) | Expr::Told(_) | Expr::Noted => within.filtered(|doc| {
                let source = self.part.source(doc);
                source.is_some_and(|source| !spans(expr, source, self.ask, self.names).is_empty())
            }),
            Expr::Filter(filter) => {
                within.filtered(|doc| self.part.source(doc).is_some_and(|source| is_so(filter, source, self.ask)))
            }
            Expr::Not(one) => within.without(&self.docs(one, within)),
            Expr::And(all) => {
                let mut all: Vec<&Expr> = all.iter().collect();
                all.sort_by_key(|one| cost(one));
                all.iter().fold(within.clone(), |within, one| self.docs(one, &within))
            }
            Expr::Or(any) => {
                let mut found = DocSet::none(n_docs);
                for one in any {
                    found.or(&self.docs(one, within));
                }
                found
            }
        }
    }

    /// Where something that has places stands, at least in the documents of `within`.
    pub fn places(&self, expr: &Expr, within: &DocSet) -> Arc<Places> {
        if let Some((looked_at, known)) = self.known.borrow().get(&address(expr))
            && looked_at.covers(within)
        {
            return Arc::clone(known);
        }
        let found = Arc::new(self.find(expr, within));
        self.known.borrow_mut().insert(address(expr), (within.clone(), Arc::clone(&found)));
        found
    }

    fn find(&self, expr: &Expr, within: &DocSet) -> Places {
        match expr {
            Expr::Words(words) => {
                let terms = self.terms.get(&address(words)).map_or(&[][..], |pieces| pieces);
                let pieces: Vec<_> = words.pieces.iter().zip(terms.iter().map(Vec::as_slice)).collect();
                phrase(&pieces, self.segment(), within)
            }
            Expr::Near(one, distance, other) => self.find_near(one, other, *distance, within),
            Expr::Or(any) => {
                let lists: Vec<_> = any.iter().map(|one| self.places(one, within)).collect();
                Grouped::merged(self.segment().n_docs(), &lists.iter().map(|list| &**list).collect::<Vec<_>>())
            }
            _ => self.find_spans(expr, within),
        }
    }

    fn find_near(&self, one: &Expr, other: &Expr, distance: u32, within: &DocSet) -> Places {
        let (first, second) = if cost(one) <= cost(other) { (one, other) } else { (other, one) };
        let both = self.docs(second, &self.docs(first, within));
        let (one, other) = (self.places(one, &both), self.places(other, &both));
        let mut found = Grouped::default();
        for doc in both.iter() {
            found.push(doc, near(one.of(doc), other.of(doc), distance));
        }
        found
    }

    /// Places that are known by their bytes, counted in words.
    fn find_spans(&self, expr: &Expr, within: &DocSet) -> Places {
        let (mut found, mut layout) = (Grouped::default(), Layout::default());
        for doc in within.iter() {
            if (self.ask.is_to_stop)() {
                break;
            }
            let Some(idx) = self.part.source(doc) else { continue };
            let Some(source) = self.ask.case.source(idx) else { continue };
            let spans = spans(expr, idx, self.ask, self.names);
            if spans.is_empty() {
                continue;
            }
            self.segment().read_layout(doc, &mut layout);
            let mut finder = PlaceFinder::new(&source.text, &layout);
            let mut places: Vec<Place> = spans.iter().map(|span| finder.place(*span)).collect();
            places.sort_unstable();
            places.dedup();
            found.push(doc, places);
        }
        found
    }
}
