//! A read-only map from hashed keys, laid out for one memory access a look-up.
//!
//! Must not keep the words: two words with one key are one entry, about once in four thousand million pairs.

/// A map from keys (see [`super::hash::key`]) to small values, by open addressing at half load. Most look-ups find nothing:
/// a bit for each key that may be there, small enough for the nearest caches, answers seven in eight of those.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Table<V> {
    keys: Vec<u32>,
    values: Vec<V>,
    /// The bits, by a key's last ones.
    filter: Vec<u64>,
    /// How many low bits of a key do not tell its slot.
    shift: u32,
}

impl<V: Copy + Default> Table<V> {
    /// The table of `entries`; of two with one key the first stays. Quickest when they are sorted by key: a key's first
    /// bits are its slot, so the table is filled from end to end.
    pub(in crate::extract) fn new(entries: impl ExactSizeIterator<Item = (u32, V)>) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let shift = u32::BITS - size.trailing_zeros();
        let mut table =
            Self { keys: vec![0; size], values: vec![V::default(); size], filter: vec![0; (size / 16).max(1)], shift };
        for (key, value) in entries {
            let slot = table.slot(key);
            if table.keys.get(slot) == Some(&0) {
                table.keys[slot] = key;
                table.values[slot] = value;
            }
            let word = table.filter_word(key);
            table.filter[word] |= 1 << (key % 64);
        }
        table
    }

    /// The value of `key`.
    #[inline]
    pub(in crate::extract) fn get(&self, key: u32) -> Option<V> {
        if self.filter.get(self.filter_word(key)).is_none_or(|bits| bits >> (key % 64) & 1 == 0) {
            return None;
        }
        let slot = self.slot(key);
        if self.keys.get(slot) == Some(&key) { self.values.get(slot).copied() } else { None }
    }

    /// Where the bit of `key` is.
    #[inline]
    fn filter_word(&self, key: u32) -> usize {
        (key / 64) as usize & (self.filter.len() - 1)
    }

    /// The slot that holds `key`, or the empty one where it would stand.
    #[inline]
    fn slot(&self, key: u32) -> usize {
        let mask = self.keys.len() - 1;
        let mut slot = (key >> self.shift) as usize;
        while self.keys.get(slot).is_some_and(|&found| found != key && found != 0) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
