//! The asynchronous end of a message channel.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixDatagram as StdDatagram;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tockbox_jail::channel::Channel;
use tokio::io::Interest;
use tokio::net::UnixDatagram;

/// A channel whose messages can be waited for. The other end is a trusted process that keeps reading, so sending
/// does not wait: a full socket means that it has stopped.
pub(crate) struct Line {
    /// The same socket, registered with the event loop.
    readiness: UnixDatagram,
    channel: Channel,
}

impl Line {
    /// Registers `channel` with the event loop of the calling task.
    pub(crate) fn new(channel: Channel) -> io::Result<Self> {
        let descriptor = OwnedFd::from(channel);
        let registered = StdDatagram::from(descriptor.try_clone()?);
        registered.set_nonblocking(true)?;
        Ok(Self { readiness: UnixDatagram::from_std(registered)?, channel: Channel::from(descriptor) })
    }

    /// Sends one message.
    pub(crate) fn send(&self, message: &impl Serialize) -> io::Result<()> {
        self.channel.send(message, &[])
    }

    /// Waits for one message; `None` when the other end is closed. Safe to cancel: no message is lost.
    pub(crate) async fn receive<T: DeserializeOwned>(&self) -> io::Result<Option<(T, Vec<OwnedFd>)>> {
        loop {
            self.readiness.readable().await?;
            match self.readiness.try_io(Interest::READABLE, || self.channel.try_receive()) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                received => return received,
            }
        }
    }

    /// Lets the other end know that this one is done.
    pub(crate) fn shut_down(&self) -> io::Result<()> {
        self.channel.shut_down()
    }
}

impl AsFd for Line {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.readiness.as_fd()
    }
}
