//! Threads that run guests: with the stack that compiled code needs, kept for the next guest.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use crate::engine::THREAD_STACK_BYTES;

/// One guest's work.
pub(crate) type Job = Box<dyn FnOnce() + Send>;

/// The threads that have nothing to do. As many are started as guests run at once.
pub(crate) struct Threads {
    idle: Mutex<Vec<Sender<Job>>>,
}

impl Threads {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { idle: Mutex::new(Vec::new()) })
    }

    /// Runs `job` on a thread that has nothing to do, or on a new one.
    pub(crate) fn run(self: &Arc<Self>, job: Job) -> io::Result<()> {
        let waiting = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match waiting {
            Some(thread) => match thread.send(job) {
                Ok(()) => Ok(()),
                Err(unsent) => self.start(unsent.0),
            },
            None => self.start(job),
        }
    }

    fn start(self: &Arc<Self>, first: Job) -> io::Result<()> {
        let pool: Weak<Self> = Arc::downgrade(self);
        let body = move || {
            first();
            loop {
                let Some(pool) = pool.upgrade() else { return };
                let (sender, job) = channel::<Job>();
                pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
                // With the list of idle threads goes the sender, and with that this thread.
                drop(pool);
                let Ok(job) = job.recv() else { return };
                job();
            }
        };
        thread::Builder::new().name("wasm guest".to_owned()).stack_size(THREAD_STACK_BYTES).spawn(body)?;
        Ok(())
    }
}
