//! Lines of a JSONL file, numbered and bounded.
//!
//! Reads one line at a time, so a file of any size needs no more memory than its longest line, and a line has
//! a bound of its own: a file without line ends cannot fill the memory. Knows nothing of JSON.

use std::io::{self, BufRead};

/// Bytes that a line may have. A longer one is reported as [`Line::TooLong`] and skipped.
pub const MAX_LINE_BYTES: usize = 64 << 20;

/// What is said of a [`Line::TooLong`].
pub const TOO_LONG: &str = "the line is longer than 64 MiB";

/// One line that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A line's bytes, without its end.
    Bytes {
        /// Position in the file, from 0; blank lines count.
        index: u64,
        /// The line without `\n`.
        bytes: Vec<u8>,
    },
    /// A line above the bound; its bytes were skipped.
    TooLong {
        /// Position in the file, from 0.
        index: u64,
    },
}

/// The lines of `R` that are not blank, in order.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    next_index: u64,
    max_bytes: usize,
}

impl<R: BufRead> Lines<R> {
    /// Reads from `reader`, with [`MAX_LINE_BYTES`] as the bound of a line.
    pub fn new(reader: R) -> Self {
        Self::with_bound(reader, MAX_LINE_BYTES)
    }

    /// Reads from `reader`; a line above `max_bytes` is [`Line::TooLong`].
    pub fn with_bound(reader: R, max_bytes: usize) -> Self {
        Self { reader, next_index: 0, max_bytes }
    }

    /// Gives the reader back, for what it learned while it was read.
    pub fn into_inner(self) -> R {
        self.reader
    }

    /// The next line that is not blank; `None` at the end.
    fn read(&mut self) -> io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            let Some(fits) = self.read_raw(&mut bytes)? else { return Ok(None) };
            let index = self.next_index;
            self.next_index += 1;
            if !fits {
                return Ok(Some(Line::TooLong { index }));
            }
            if index == 0 && bytes.starts_with(b"\xef\xbb\xbf") {
                bytes.drain(..3);
            }
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Line::Bytes { index, bytes }));
            }
        }
    }

    /// Reads up to the next line end. `None` at the end of the file, else whether the line fits the bound.
    fn read_raw(&mut self, into: &mut Vec<u8>) -> io::Result<Option<bool>> {
        let mut seen_any = false;
        let mut fits = true;
        loop {
            let available = match self.reader.fill_buf() {
                Ok(available) => available,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if available.is_empty() {
                return Ok(seen_any.then_some(fits));
            }
            seen_any = true;
            let end = available.iter().position(|&byte| byte == b'\n');
            let chunk = available.get(..end.unwrap_or(available.len())).unwrap_or(available);
            fits = fits && into.len() + chunk.len() <= self.max_bytes;
            if fits {
                into.extend_from_slice(chunk);
            } else {
                into.clear();
            }
            let consumed = chunk.len() + usize::from(end.is_some());
            self.reader.consume(consumed);
            if end.is_some() {
                return Ok(Some(fits));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(text: &[u8], max_bytes: usize) -> Vec<Line> {
        // A one-byte buffer makes every chunk boundary a case.
        let reader = io::BufReader::with_capacity(1, text);
        Lines::with_bound(reader, max_bytes).map(|line| line.unwrap()).collect()
    }

    fn bytes(index: u64, text: &str) -> Line {
        Line::Bytes { index, bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn blank_lines_count_but_are_not_given() {
        assert_eq!(lines_of(b"\na\n \t\r\nb", 10), [bytes(1, "a"), bytes(3, "b")]);
    }

    #[test]
    fn line_above_the_bound_is_skipped_and_the_next_one_read() {
        let expected = [bytes(0, "abc"), Line::TooLong { index: 1 }, bytes(2, "d")];
        assert_eq!(lines_of(b"abc\nabcd\nd\n", 3), expected);
    }

    #[test]
    fn byte_order_mark_of_the_first_line_is_dropped() {
        assert_eq!(lines_of(b"\xef\xbb\xbfa\n", 10), [bytes(0, "a")]);
    }

    #[test]
    fn empty_file_has_no_line() {
        assert_eq!(lines_of(b"", 10), []);
    }
}
