//! A stream for what is said aside of the answers: notices, problems, errors.
//!
//! Must not stop a command: where nobody can be told, the answers still count.

use std::io::{self, Write};

/// Writes where that works, and goes on where it doesn't: a closed or full standard error.
#[derive(Debug)]
pub struct Aside<W>(pub W);

impl<W: Write> Write for Aside<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(self.0.write(bytes).unwrap_or(bytes.len()))
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = self.0.flush();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream that takes so many bytes and then fails.
    struct Full(usize);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            if taken == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(taken) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn a_full_stream_stops_nobody() {
        for room in [0, 3, 100] {
            let mut aside = Aside(Full(room));
            let told = writeln!(aside, "casebook: line 3: nonsense").and_then(|()| aside.flush());
            assert!(told.is_ok(), "{room}");
        }
    }
}
