//! A read-only map from hashed keys, laid out for one memory access a look-up.
//!
//! Must not keep the words: two words with one key are one entry, about once in four thousand million pairs.

/// A map from keys (see [`super::hash::key`]) to small values, by open addressing at half load. The keys stand apart:
/// most look-ups find nothing, and touch nothing else.
#[derive(Clone, Debug)]
pub(super) struct Table<V> {
    keys: Vec<u32>,
    values: Vec<V>,
    /// How many low bits of a key do not tell its slot.
    shift: u32,
}

impl<V: Copy + Default> Table<V> {
    /// The table of `entries`; of two with one key the first stays. Quickest when they are sorted by key: a key's first
    /// bits are its slot, so the table is filled from end to end.
    pub(super) fn new(entries: impl ExactSizeIterator<Item = (u32, V)>) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let shift = u32::BITS - size.trailing_zeros();
        let mut table = Self { keys: vec![0; size], values: vec![V::default(); size], shift };
        for (key, value) in entries {
            let slot = table.slot(key);
            if table.keys.get(slot) == Some(&0) {
                table.keys[slot] = key;
                table.values[slot] = value;
            }
        }
        table
    }

    /// The value of `key`.
    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<V> {
        let slot = self.slot(key);
        if self.keys.get(slot) == Some(&key) { self.values.get(slot).copied() } else { None }
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
