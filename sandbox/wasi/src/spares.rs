//! Instances that are made before anybody asks for them. Each waits on a thread of its own, which has the stack that
//! compiled code needs; what an instance costs to make and to take apart is so no part of the time of a run.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::engine::THREAD_STACK_BYTES;
use crate::instance::{Instance, Machine, Work};

/// The threads with the instances, and what is to be done.
pub(crate) struct Spares {
    machine: Arc<Machine>,
    queue: Arc<Queue>,
    most: usize,
}

struct Queue {
    inside: Mutex<Inside>,
    arrived: Condvar,
}

#[derive(Default)]
struct Inside {
    work: VecDeque<Work>,
    threads: Vec<JoinHandle<()>>,
    /// Threads that wait for work.
    idle: usize,
    closed: bool,
}

impl Spares {
    /// None yet. At most `most` guests can be at work at once; more wait.
    pub(crate) fn new(machine: Arc<Machine>, most: usize) -> Self {
        let inside = Mutex::new(Inside::default());
        Self { machine, queue: Arc::new(Queue { inside, arrived: Condvar::new() }), most }
    }

    /// Has `count` instances made.
    pub(crate) fn prepare(&self, count: usize) -> io::Result<()> {
        let there = self.queue.lock().threads.len();
        for _ in there..count.min(self.most) {
            self.start()?;
        }
        Ok(())
    }

    /// Gives `work` to an instance: to one that waits, to a new one, or to the first that will have been made.
    pub(crate) fn run(&self, work: Work) -> io::Result<()> {
        let mut inside = self.queue.lock();
        inside.work.push_back(work);
        self.queue.arrived.notify_one();
        if inside.idle >= inside.work.len() || inside.threads.len() >= self.most {
            return Ok(());
        }
        let nobody = inside.threads.is_empty();
        drop(inside);
        match self.start() {
            Err(error) if nobody => {
                self.queue.lock().work.clear();
                Err(error)
            }
            // Another one will do it.
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn start(&self) -> io::Result<()> {
        let (machine, queue) = (Arc::clone(&self.machine), Arc::clone(&self.queue));
        let body = move || serve(&machine, &queue);
        let thread = thread::Builder::new().name("wasm guest".to_owned()).stack_size(THREAD_STACK_BYTES);
        let started = thread.spawn(body)?;
        self.queue.lock().threads.push(started);
        Ok(())
    }
}

impl Drop for Spares {
    /// Waits until no instance is left. Nobody waits for those at work any more, so that they end at once.
    fn drop(&mut self) {
        let threads = {
            let mut inside = self.queue.lock();
            inside.closed = true;
            std::mem::take(&mut inside.threads)
        };
        self.queue.arrived.notify_all();
        for thread in threads {
            // What a panic ended has been told to who waited.
            let _ = thread.join();
        }
    }
}

/// Makes an instance, waits for work, does it, and begins anew.
fn serve(machine: &Machine, queue: &Queue) {
    loop {
        let spare = Instance::new(machine);
        let Some(work) = queue.take() else { return };
        // There was no room for it; by now there may be. Whoever waits is told otherwise.
        let spare = spare.or_else(|_| Instance::new(machine));
        // Whoever waits for what a panic has ended is told when `work` is dropped.
        let _ = catch_unwind(AssertUnwindSafe(|| work.run_in(spare)));
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for work. `None`: there will be no more.
    fn take(&self) -> Option<Work> {
        let mut inside = self.lock();
        inside.idle += 1;
        loop {
            if let Some(work) = inside.work.pop_front() {
                inside.idle -= 1;
                return Some(work);
            }
            if inside.closed {
                return None;
            }
            inside = self.arrived.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
