//! The body of a batch, cut into lines as it arrives.
//!
//! No more is held than one line within the limit, and what came with it in one piece.

use std::mem;

use axum::body::{Body, BodyDataStream, Bytes};
use futures_util::StreamExt;
use futures_util::stream::Fuse;

use crate::http::error::ApiError;
use crate::http::extract;

/// Lines that are still to come.
pub(super) struct Lines {
    chunks: Fuse<BodyDataStream>,
    /// What has come and is not looked at yet.
    rest: Bytes,
    /// The beginning of a line whose end has not come.
    begun: Vec<u8>,
    /// That line is longer than the limit, and not kept.
    is_too_long: bool,
    limit: usize,
    next: usize,
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Line(Line),
    /// White space or nothing.
    Blank,
    End,
}

/// A line that is not blank.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number, from 0.
    pub(super) index: usize,
    /// What it holds, without its end.
    pub(super) body: Result<Bytes, ApiError>,
}

/// The body ended before its end.
#[derive(Debug)]
pub(super) struct Cut;

impl From<Cut> for ApiError {
    fn from(_: Cut) -> Self {
        Self::MalformedRequest("the body ended too early".to_owned())
    }
}

impl Lines {
    /// The lines of `body`, of at most `limit` bytes each.
    pub(super) fn new(body: Body, limit: usize) -> Self {
        let chunks = body.into_data_stream().fuse();
        Self { chunks, rest: Bytes::new(), begun: Vec::new(), is_too_long: false, limit, next: 0 }
    }

    /// Waits until some of the body has come, or all of it if that is nothing.
    pub(super) async fn begin(&mut self) -> Result<(), Cut> {
        if let Some(chunk) = self.chunks.next().await {
            self.rest = chunk.map_err(|_| self.cut())?;
        }
        Ok(())
    }

    /// The next line. Nothing is lost if the future is dropped.
    pub(super) async fn next(&mut self) -> Result<Next, Cut> {
        loop {
            if let Some(length) = self.rest.iter().position(|byte| *byte == b'\n') {
                let mut end = self.rest.split_to(length + 1);
                end.truncate(length);
                return Ok(self.ended_by(end));
            }
            self.keep_rest();
            match self.chunks.next().await {
                Some(chunk) => self.rest = chunk.map_err(|_| self.cut())?,
                None if self.begun.is_empty() && !self.is_too_long => return Ok(Next::End),
                None => return Ok(self.ended_by(Bytes::new())),
            }
        }
    }

    /// Reads what is left, within bounds, and throws it away.
    pub(super) async fn discard(&mut self) {
        self.rest.clear();
        extract::discard(&mut self.chunks).await;
    }

    /// Expects nothing more.
    fn cut(&mut self) -> Cut {
        self.chunks = Body::empty().into_data_stream().fuse();
        Cut
    }

    fn keep_rest(&mut self) {
        let rest = mem::take(&mut self.rest);
        self.is_too_long |= rest.len() > self.limit - self.begun.len();
        if self.is_too_long {
            self.begun = Vec::new();
        } else {
            self.begun.extend_from_slice(&rest);
        }
    }

    fn ended_by(&mut self, end: Bytes) -> Next {
        let index = self.next;
        self.next += 1;
        let mut begun = mem::take(&mut self.begun);
        if mem::take(&mut self.is_too_long) || end.len() > self.limit - begun.len() {
            return Next::Line(Line { index, body: Err(ApiError::LineTooLong(self.limit)) });
        }
        if begun.trim_ascii().is_empty() && end.trim_ascii().is_empty() {
            return Next::Blank;
        }
        let body = if begun.is_empty() {
            end
        } else {
            begun.extend_from_slice(&end);
            begun.into()
        };
        Next::Line(Line { index, body: Ok(body) })
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;

    const LIMIT: usize = 5;

    /// What a body is that comes in these pieces.
    async fn read(pieces: Vec<Vec<u8>>) -> Vec<Next> {
        let chunks = pieces.into_iter().map(|piece| Ok::<_, Infallible>(Bytes::from(piece)));
        let mut lines = Lines::new(Body::from_stream(futures_util::stream::iter(chunks)), LIMIT);
        let mut all = Vec::new();
        loop {
            let next = lines.next().await.unwrap();
            if next == Next::End {
                assert_eq!(lines.next().await.unwrap(), Next::End, "it should stay");
                return all;
            }
            assert!(lines.begun.is_empty());
            all.push(next);
        }
    }

    /// The same of a body that is there at once.
    fn expected(body: &str) -> Vec<Next> {
        let next = |(index, line): (usize, &str)| match line {
            long if long.len() > LIMIT => Next::Line(Line { index, body: Err(ApiError::LineTooLong(LIMIT)) }),
            blank if blank.trim().is_empty() => Next::Blank,
            whole => Next::Line(Line { index, body: Ok(whole.to_owned().into()) }),
        };
        body.split_terminator('\n').enumerate().map(next).collect()
    }

    proptest! {
        #[test]
        fn lines_are_the_same_in_whatever_pieces_they_come(
            pieces in proptest::collection::vec("[a \n]{0,9}", 0..9),
        ) {
            let expected = expected(&pieces.concat());
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let pieces = pieces.into_iter().map(String::into_bytes).collect();
            prop_assert_eq!(runtime.block_on(read(pieces)), expected);
        }
    }

    #[tokio::test]
    async fn a_body_that_breaks_off_has_no_last_line() {
        let pieces = [Ok("a\nb"), Err("gone")];
        let mut lines = Lines::new(Body::from_stream(futures_util::stream::iter(pieces)), LIMIT);
        assert_eq!(lines.next().await.unwrap(), Next::Line(Line { index: 0, body: Ok("a".into()) }));
        assert!(lines.next().await.is_err());
    }
}
