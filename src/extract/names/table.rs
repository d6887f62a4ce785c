//! A read-only map from hashed keys, laid out for one memory access a look-up.
//!
//! Must not keep the words: two words with one key are one entry, about once in four thousand million pairs.

/// A map from keys (see [`super::hash::key`]) to small values, by open addressing at half load.
#[derive(Clone, Debug)]
pub(super) struct Table<V> {
    slots: Vec<(u32, V)>,
}

impl<V: Copy + Default> Table<V> {
    /// The table of `entries`; of two with one key the first stays.
    pub(super) fn new(entries: impl ExactSizeIterator<Item = (u32, V)>) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(2);
        let mut table = Self { slots: vec![(0, V::default()); size] };
        for (key, value) in entries {
            let slot = table.slot(key);
            if let Some(entry) = table.slots.get_mut(slot).filter(|entry| entry.0 == 0) {
                *entry = (key, value);
            }
        }
        table
    }

    /// The value of `key`.
    #[inline]
    pub(super) fn get(&self, key: u32) -> Option<V> {
        self.slots.get(self.slot(key)).filter(|entry| entry.0 == key).map(|entry| entry.1)
    }

    /// The slot that holds `key`, or the empty one where it would stand.
    #[inline]
    fn slot(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        while self.slots.get(slot).is_some_and(|entry| entry.0 != key && entry.0 != 0) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
