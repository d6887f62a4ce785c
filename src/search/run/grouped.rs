//! What stands in several documents, in one list.
//!
//! Must not know what it is.

use super::docs::DocSet;

/// Items by document, both in order.
#[derive(Clone, Debug)]
pub struct Grouped<T> {
    /// Each document, and where its items end.
    docs: Vec<(u32, usize)>,
    items: Vec<T>,
}

impl<T> Default for Grouped<T> {
    fn default() -> Self {
        Self { docs: Vec::new(), items: Vec::new() }
    }
}

impl<T: Copy + Ord> Grouped<T> {
    /// Adds the items of a document that comes after all the others; nothing where there are none.
    pub fn push(&mut self, doc: u32, items: impl IntoIterator<Item = T>) {
        let before = self.items.len();
        self.items.extend(items);
        if self.items.len() > before {
            self.docs.push((doc, self.items.len()));
        }
    }

    /// What comes in any order, sorted, each once; `each` gives all of it, the same both times that it is called.
    pub fn sorted(n_docs: usize, each: impl Fn(&mut dyn FnMut(u32, T)), first: T) -> Self {
        let mut ends = vec![0; n_docs + 1];
        each(&mut |doc, _| {
            if let Some(n) = ends.get_mut(doc as usize + 1) {
                *n += 1;
            }
        });
        let mut n_before = 0;
        for end in &mut ends {
            n_before += *end;
            *end = n_before;
        }
        let mut items = vec![first; n_before];
        let starts = ends.clone();
        each(&mut |doc, item| {
            if let Some(at) = ends.get_mut(doc as usize)
                && let Some(place) = items.get_mut(*at)
            {
                (*place, *at) = (item, *at + 1);
            }
        });
        let mut sorted = Self::default();
        for (doc, bounds) in (0..).zip(starts.windows(2)) {
            let [start, end] = *bounds else { continue };
            let own = items.get_mut(start..end).unwrap_or_default();
            own.sort_unstable();
            sorted.push(
                doc,
                own.iter()
                    .enumerate()
                    .filter(|(at, item)| *at == 0 || own.get(at - 1) != Some(item))
                    .map(|(_, item)| *item),
            );
        }
        sorted
    }

    /// Those of two lists, sorted, each once.
    pub fn merged(n_docs: usize, lists: &[&Self]) -> Self {
        let first = lists.iter().find_map(|list| list.items.first()).copied();
        let Some(first) = first else { return Self::default() };
        let all = |take: &mut dyn FnMut(u32, T)| {
            for (doc, items) in lists.iter().flat_map(|list| list.iter()) {
                for item in items {
                    take(doc, *item);
                }
            }
        };
        Self::sorted(n_docs, all, first)
    }

    /// Each document with its items.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[T])> {
        let mut start = 0;
        self.docs.iter().map(move |(doc, end)| {
            let items = self.items.get(start..*end).unwrap_or_default();
            start = *end;
            (*doc, items)
        })
    }

    /// The items of a document.
    pub fn of(&self, doc: u32) -> &[T] {
        let Ok(at) = self.docs.binary_search_by_key(&doc, |(doc, _)| *doc) else { return &[] };
        let end = |at: usize| self.docs.get(at).map_or(0, |(_, end)| *end);
        self.items.get(at.checked_sub(1).map_or(0, end)..end(at)).unwrap_or_default()
    }

    /// The documents that are in `within`.
    pub fn docs(&self, n_docs: usize, within: &DocSet) -> DocSet {
        let mut docs = DocSet::none(n_docs);
        self.docs.iter().filter(|(doc, _)| within.contains(*doc)).for_each(|(doc, _)| docs.insert(*doc));
        docs
    }
}
