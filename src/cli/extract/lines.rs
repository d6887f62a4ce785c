//! Lines from a stream as they come: what has come by now is a batch, none longer than what memory is meant for.
//!
//! A program that writes a line and waits for its answer is answered, and one that writes without a pause gets batches
//! that keep all cores busy. Must not look into a line.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// A batch is full at this many bytes, so that memory doesn't grow with the input. A longer line is answered alone.
const BATCH: usize = 1 << 20;

/// The longest line that is read, in bytes: one that is all text, and what else is in memory, stay below 150 megabytes.
const LONGEST: usize = 64 << 20;

/// How many bytes are asked for at once: as many as a pipe holds.
const ASKED: usize = 1 << 16;

/// How many stretches of lines wait at most: with full pipes a batch.
const WAITING: usize = BATCH / ASKED;

/// The next lines.
#[derive(Debug)]
pub(super) enum Batch {
    /// Lines of which several can be answered at once.
    Short(Vec<Vec<u8>>),
    /// A long one.
    Long(Vec<u8>),
}

/// What the thread that reads hands over.
enum Stretch {
    /// Lines that came together.
    Short(Vec<Vec<u8>>),
    /// A long line has begun. It is read on when everything before it is answered, so that there is one at most.
    LongBegins,
    /// Now it is whole.
    Long(Vec<u8>),
}

/// The lines of a stream, which a thread of their own reads.
pub(super) struct Lines {
    stretches: Receiver<io::Result<Stretch>>,
    go_on: SyncSender<()>,
    /// Whether a long line has begun, and waits.
    long_begins: bool,
}

impl Lines {
    /// Begins to read. The thread ends with the input, or when nobody asks any more and the next bytes come.
    #[expect(clippy::disallowed_methods, reason = "a thread must be able to wait for input while lines are answered")]
    pub fn of(input: impl Read + Send + 'static) -> Self {
        let (send, stretches) = sync_channel(WAITING);
        let (go_on, may_go_on) = sync_channel(1);
        std::thread::spawn(move || {
            let input = io::BufReader::with_capacity(ASKED, input);
            let mut reader = Reader { input, begun: Vec::new(), send, may_go_on };
            if let Err(error) = reader.read_all() {
                let _ = reader.send.send(Err(error));
            }
        });
        Self { stretches, go_on, long_begins: false }
    }

    /// What has come since the last call, a full batch at most; waits where nothing has. Nothing at the end of the input.
    pub fn next(&mut self) -> io::Result<Option<Batch>> {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        if std::mem::take(&mut self.long_begins) {
            let _ = self.go_on.send(());
        }
        while bytes < BATCH {
            let stretch = if lines.is_empty() { self.stretches.recv().ok() } else { self.stretches.try_recv().ok() };
            match stretch.transpose()? {
                None => break,
                Some(Stretch::Short(more)) => {
                    bytes += more.iter().map(Vec::len).sum::<usize>();
                    lines.extend(more);
                }
                Some(Stretch::LongBegins) if lines.is_empty() => {
                    let _ = self.go_on.send(());
                }
                Some(Stretch::LongBegins) => {
                    self.long_begins = true;
                    break;
                }
                Some(Stretch::Long(line)) => return Ok(Some(Batch::Long(line))),
            }
        }
        Ok((!lines.is_empty()).then_some(Batch::Short(lines)))
    }
}

/// The thread's side.
struct Reader<R> {
    input: R,
    /// The line whose end has not come.
    begun: Vec<u8>,
    send: SyncSender<io::Result<Stretch>>,
    may_go_on: Receiver<()>,
}

/// Whether there is more to read, and somebody who asks for it.
#[derive(PartialEq, Eq)]
enum More {
    Yes,
    No,
}

impl<R: BufRead> Reader<R> {
    fn read_all(&mut self) -> io::Result<()> {
        while self.read_some()? == More::Yes {}
        Ok(())
    }

    /// Reads what there is, waiting once at most, and hands over the lines that end in it.
    fn read_some(&mut self) -> io::Result<More> {
        let came = match self.input.fill_buf() {
            Ok(came) => came,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(More::Yes),
            Err(error) => return Err(error),
        };
        let (n_came, is_end) = (came.len(), came.is_empty());
        let mut lines = Vec::new();
        for part in came.split_inclusive(|byte| *byte == b'\n') {
            self.begun.extend_from_slice(part);
            if part.ends_with(b"\n") {
                lines.push(std::mem::take(&mut self.begun));
            }
        }
        self.input.consume(n_came);
        if is_end && !self.begun.is_empty() {
            lines.push(std::mem::take(&mut self.begun));
        }
        if !lines.is_empty() && self.send.send(Ok(Stretch::Short(lines))).is_err() {
            return Ok(More::No);
        }
        if self.begun.len() >= BATCH {
            return self.read_long();
        }
        Ok(if is_end { More::No } else { More::Yes })
    }

    /// Reads the rest of a long line once it is its turn. Of one that [is too long](is_too_long) the rest is skipped.
    fn read_long(&mut self) -> io::Result<More> {
        if self.send.send(Ok(Stretch::LongBegins)).is_err() || self.may_go_on.recv().is_err() {
            return Ok(More::No);
        }
        let mut line = std::mem::take(&mut self.begun);
        // At once: a vector that grows leaves memory behind. What is not written to takes none.
        let rest = LONGEST + 1 - line.len();
        line.reserve_exact(rest);
        self.input.by_ref().take(rest as u64).read_until(b'\n', &mut line)?;
        if is_too_long(&line) {
            self.input.skip_until(b'\n')?;
        }
        Ok(if self.send.send(Ok(Stretch::Long(line))).is_err() { More::No } else { More::Yes })
    }
}

/// Whether only the beginning of a line was read.
pub(super) fn is_too_long(line: &[u8]) -> bool {
    line.strip_suffix(b"\n").unwrap_or(line).len() > LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lengths of all lines that are read, and whether each was a long one.
    fn read(input: Vec<u8>) -> Vec<(usize, bool)> {
        let mut lines = Lines::of(io::Cursor::new(input));
        let mut read = Vec::new();
        while let Some(batch) = lines.next().expect("memory can be read") {
            match batch {
                Batch::Short(lines) => {
                    assert!(lines.iter().map(Vec::len).sum::<usize>() < 3 * BATCH, "a batch is bounded");
                    read.extend(lines.iter().map(|line| (line.len(), false)));
                }
                Batch::Long(line) => read.push((line.len(), is_too_long(&line))),
            }
        }
        read
    }

    #[test]
    fn every_line_comes_once_and_in_order() {
        let lengths = [10, BATCH + ASKED, 5, LONGEST, LONGEST + 1, 7, BATCH / 2, BATCH / 2, 0, 3];
        let input = lengths.map(|bytes| "x".repeat(bytes)).join("\n");
        let expected = [
            (11, false),
            (BATCH + ASKED + 1, false),
            (6, false),
            (LONGEST + 1, false),
            (LONGEST + 1, true),
            (8, false),
            (BATCH / 2 + 1, false),
            (BATCH / 2 + 1, false),
            (1, false),
            (3, false),
        ];
        assert_eq!(read(input.into_bytes()), expected);
        assert_eq!(read(Vec::new()), []);
        assert_eq!(read(b"\n".to_vec()), [(1, false)]);
    }

    #[test]
    fn a_flood_of_lines_is_cut_into_batches() {
        let input = "x".repeat(99) + "\n";
        assert_eq!(read(input.repeat(100_000).into_bytes()), vec![(100, false); 100_000]);
    }

    /// A stream that says what was asked of it, and ends only when it may.
    struct Dialogue {
        questions: Receiver<Vec<u8>>,
    }

    impl Read for Dialogue {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let Ok(question) = self.questions.recv() else { return Ok(0) };
            let (head, _) = buffer.split_at_mut(question.len());
            head.copy_from_slice(&question);
            Ok(question.len())
        }
    }

    #[test]
    fn a_line_is_there_before_the_next_one_is_written() {
        let (ask, questions) = sync_channel(1);
        let mut lines = Lines::of(Dialogue { questions });
        for question in ["one\n", "two\nthree\nfo", "ur\n"] {
            ask.send(question.as_bytes().to_vec()).expect("somebody reads");
            let Ok(Some(Batch::Short(came))) = lines.next() else { panic!("short lines") };
            assert_eq!(came.len(), question.matches('\n').count(), "{question:?}");
        }
        drop(ask);
        assert!(lines.next().expect("an end").is_none());
    }
}
