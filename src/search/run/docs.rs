//! A set of a segment's documents, a bit each.
//!
//! Must not know what a document is.

/// Some of the documents of a segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocSet {
    bits: Vec<u64>,
}

impl DocSet {
    /// None of so many.
    pub fn none(n_docs: usize) -> Self {
        Self { bits: vec![0; n_docs.div_ceil(64)] }
    }

    /// Puts one in.
    pub fn insert(&mut self, doc: u32) {
        if let Some(bits) = self.bits.get_mut(doc as usize / 64) {
            *bits |= 1 << (doc % 64);
        }
    }

    /// Whether one is in it.
    pub fn contains(&self, doc: u32) -> bool {
        self.bits.get(doc as usize / 64).is_some_and(|bits| bits >> (doc % 64) & 1 != 0)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|bits| *bits == 0)
    }

    /// Whether all of `other` are in it.
    pub fn covers(&self, other: &Self) -> bool {
        self.bits.iter().zip(&other.bits).all(|(own, other)| other & !own == 0)
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.bits).flat_map(|(at, bits)| {
            let mut rest = *bits;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }

    /// Those of which something is so.
    pub fn filtered(&self, mut is_so: impl FnMut(u32) -> bool) -> Self {
        let mut kept = Self { bits: vec![0; self.bits.len()] };
        self.iter().filter(|doc| is_so(*doc)).for_each(|doc| kept.insert(doc));
        kept
    }

    /// Those in either.
    pub fn or(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(own, other)| *own |= other);
    }

    /// Those that are not in `other`.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self { bits: self.bits.iter().zip(&other.bits).map(|(own, other)| own & !other).collect() }
    }
}
