//! Lines from a stream, a batch at a time, none longer than what memory is meant for.
//!
//! Must not look into a line.

use std::io::{self, BufRead, Read};

/// A batch is full at this many bytes, so that memory doesn't grow with the input. A longer line is answered alone.
const BATCH: usize = 1 << 20;

/// The longest line that is read, in bytes: one that is all text, and what else is in memory, stay below 150 megabytes.
const LONGEST: usize = 64 << 20;

/// The next lines.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Lines of which several can be answered at once.
    pub short: Vec<Vec<u8>>,
    /// A long one after them.
    pub long: Option<Vec<u8>>,
}

impl Batch {
    /// Reads lines until the batch is full; none at the end of the input.
    pub fn read(input: &mut impl BufRead) -> io::Result<Self> {
        let mut batch = Self::default();
        let mut bytes = 0;
        while bytes < BATCH {
            let line = read_line(input)?;
            bytes += line.len();
            if line.is_empty() {
                break;
            } else if line.len() < BATCH {
                batch.short.push(line);
            } else {
                batch.long = Some(line);
            }
        }
        Ok(batch)
    }
}

/// The next line with its newline. Of one that [is too long](is_too_long) the rest is skipped.
fn read_line(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    input.by_ref().take(BATCH as u64).read_until(b'\n', &mut line)?;
    if line.len() == BATCH && !line.ends_with(b"\n") {
        // At once: a vector that grows leaves memory behind. What is not written to takes none.
        let rest = LONGEST + 1 - BATCH;
        line.reserve_exact(rest);
        input.by_ref().take(rest as u64).read_until(b'\n', &mut line)?;
    }
    if is_too_long(&line) {
        input.skip_until(b'\n')?;
    }
    Ok(line)
}

/// Whether only the beginning of a line was read.
pub(super) fn is_too_long(line: &[u8]) -> bool {
    line.strip_suffix(b"\n").unwrap_or(line).len() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_bounded_and_a_long_line_ends_it() {
        let lines = [10, BATCH, 5, LONGEST, LONGEST + 1, 7, BATCH / 2, BATCH / 2, 3].map(|bytes| "x".repeat(bytes));
        let input = lines.join("\n");
        let mut input = input.as_bytes();
        let mut read = Vec::new();
        loop {
            let batch = Batch::read(&mut input).expect("memory can be read");
            if batch.short.is_empty() && batch.long.is_none() {
                break;
            }
            let short: Vec<usize> = batch.short.iter().map(Vec::len).collect();
            read.push((short, batch.long.map(|line| (line.len(), is_too_long(&line)))));
        }
        let expected = [
            (vec![11], Some((BATCH + 1, false))),
            (vec![6], Some((LONGEST + 1, false))),
            (vec![], Some((LONGEST + 1, true))),
            (vec![8, BATCH / 2 + 1, BATCH / 2 + 1], None),
            (vec![3], None),
        ];
        assert_eq!(read, expected);
    }
}
