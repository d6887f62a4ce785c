//! Words and features as numbers, the same on every machine and in every version of a model.
//!
//! Must not change: a model in a file holds these numbers instead of words.

/// The hash of a word or of any bytes (FNV-1a, then mixed so that every bit depends on every byte).
pub(in crate::extract) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    mix(hash)
}

/// A number that tells whether bytes are still what they were: eight of them a step, so that a model is checked in a
/// millisecond.
pub(in crate::extract) fn checksum(bytes: &[u8]) -> u32 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let sum = eights.iter().fold(bytes.len() as u64, |sum, eight| step(sum, u64::from_le_bytes(*eight)));
    key(mix(rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)))))
}

/// The hash of two hashes in this order.
pub(in crate::extract) fn join(first: u64, second: u64) -> u64 {
    mix(first.rotate_left(23) ^ second.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// A hash cut to the width in which tables and files keep it. Never 0, which marks an empty slot.
pub(in crate::extract) fn key(hash: u64) -> u32 {
    ((hash >> 32) as u32).max(1)
}

/// The last step of `MurmurHash3`.
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
