//! A connection's socket, of which two can ask: the protocol, which reads and writes, and whoever wants to know whether
//! the client is still there.
//!
//! The protocol notices the client's end when it reads it, and it does not read while it waits for an answer and has
//! unread bytes: a pipelined request, or lines of a batch that are not their turn yet.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, Interest, Join, ReadBuf, join};
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedReadHalf;

/// The end of a connection that is the client's.
pub(super) struct Client(Arc<OwnedReadHalf>);

/// Reads what the client sends.
pub(super) struct Reader(Arc<OwnedReadHalf>);

/// A stream for the protocol, and the client behind it.
pub(super) fn split(stream: TcpStream) -> (Join<Reader, impl AsyncWrite>, Client) {
    let (reader, writer) = stream.into_split();
    let reader = Arc::new(reader);
    (join(Reader(Arc::clone(&reader)), writer), Client(reader))
}

impl Client {
    /// Ends when the client has closed the connection, or the side of it on which it sends. Bytes that came before and
    /// are not read yet do not hide that.
    pub(super) async fn gone(&self) {
        // This interest is in priority data, which the kernel is not asked for, and in the end. An error is one, too.
        let _ = self.0.ready(Interest::PRIORITY).await;
    }
}

impl AsyncRead for Reader {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let stream: &TcpStream = (*self.0).as_ref();
        loop {
            ready!(stream.poll_read_ready(cx))?;
            match stream.try_read_buf(buf) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                read => return Poll::Ready(read.map(|_length| ())),
            }
        }
    }
}
