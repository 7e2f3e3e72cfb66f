//! One guest: an instance at work on a thread of its own, and who asked for it, at the other end of two channels.
//!
//! Dropping [`Guest`] ends the instance. What it has come to is told last, as [`Event::Ended`].

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};

use tockbox_core::frame::{self, FrameBuffer};
use tockbox_core::{SandboxError, Value};
use tokio::sync::mpsc::{Receiver, channel};

use crate::instance::{End, Event, How, Task, Work};
use crate::runtime::Runtime;

/// Longest frame read; `process` lets none pass that is longer.
const MOST_FRAME_BYTES: usize = 64 << 20;
/// Frames that a guest can be ahead of whoever listens: more, and it waits.
const FRAMES_AHEAD: usize = 4;

/// A guest at work.
pub(crate) struct Guest {
    input: Option<Sender<Vec<u8>>>,
    events: Receiver<Event>,
    frames: FrameBuffer,
    stop: Arc<AtomicBool>,
    /// Messages that it has been sent.
    sent: u64,
}

/// What happened next.
pub(crate) enum Next {
    Frame(Value),
    /// It sent what is no value.
    Malformed,
    /// It has taken all that it was sent, and waits for more.
    Waits,
    Ended(Box<End>),
}

impl Guest {
    /// Gives `task` to an instance of `runtime`'s.
    pub(crate) fn start(runtime: &Runtime, task: Task) -> Result<Self, SandboxError> {
        let (input, inbox) = mpsc::channel();
        let (outbox, events) = channel(FRAMES_AHEAD);
        let stop = Arc::new(AtomicBool::new(false));
        let work = Work { task, inbox, outbox, stop: Arc::clone(&stop) };
        runtime.spares.run(work).map_err(|error| SandboxError::Unavailable {
            what: format!("no thread can be started: {error}"),
        })?;
        Ok(Self { input: Some(input), events, frames: FrameBuffer::new(MOST_FRAME_BYTES), stop, sent: 0 })
    }

    /// Sends it a frame. One that is gone needs no more.
    pub(crate) fn send(&mut self, value: &Value) {
        self.sent += 1;
        let body = frame::encode(value).split_off(frame::HEADER_BYTES);
        if let Some(input) = &self.input {
            let _ = input.send(body);
        }
    }

    /// Waits for what happens next. Cancelling it loses nothing.
    pub(crate) async fn next(&mut self) -> Result<Next, SandboxError> {
        let event = loop {
            match self.events.recv().await {
                // It will find what it was sent since.
                Some(Event::Waits(taken)) if taken < self.sent => {}
                event => break event,
            }
        };
        match event {
            Some(Event::Waits(_)) => Ok(Next::Waits),
            Some(Event::Frame(body)) => {
                let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
                self.frames.push(&length.to_le_bytes());
                self.frames.push(&body);
                Ok(match self.frames.take() {
                    Ok(Some(value)) => Next::Frame(value),
                    Ok(None) | Err(_) => Next::Malformed,
                })
            }
            Some(Event::Ended(end)) => match end.how {
                How::Broken(what) => Err(SandboxError::SlotLost { what }),
                How::Exited(_) | How::Signaled(_) | How::Killed(_) | How::Gone => Ok(Next::Ended(end)),
            },
            None => Err(SandboxError::SlotLost { what: "a thread that ran a guest is gone".to_owned() }),
        }
    }

    /// Ends it and waits until it is gone. What it still says is not heard.
    pub(crate) async fn kill(&mut self) -> Result<Box<End>, SandboxError> {
        self.let_go();
        loop {
            if let Next::Ended(end) = self.next().await? {
                return Ok(end);
            }
        }
    }

    /// Whether what it sends may refer to objects of its own.
    pub(crate) fn allow_references(&mut self, references: bool) {
        self.frames.allow_references(references);
    }

    fn let_go(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // It may be waiting for a frame.
        self.input = None;
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.let_go();
    }
}
