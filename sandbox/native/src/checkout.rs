//! A slot on loan: waiting for one, what its guest has used, and giving it back.
//!
//! It goes back when the [`Checkout`] is dropped, however the run went.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tockbox_core::{Execution, SandboxError};
use tokio::sync::oneshot;

use crate::pool::Pool;
use crate::schedule::{Grant, Line, Settled, Standing};
use crate::slot::Slot;

/// An execution without a deadline waits as if it had this much time: one that has less goes before it, and nobody
/// waits for ever.
const WITHOUT_DEADLINE: Duration = Duration::from_secs(10);

/// How an execution waits for a slot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ticket {
    line: Line,
    due: Instant,
    deadline: Option<Instant>,
}

/// A slot on loan.
pub(crate) struct Checkout {
    slot: Option<Slot>,
    standing: Standing,
    gives_way: bool,
    pool: Arc<Pool>,
}

/// A slot that may be on its way to a caller that has gone. Dropping the receiver alone would drop the slot.
struct Arrival {
    receiver: oneshot::Receiver<Grant<Slot>>,
    pool: Arc<Pool>,
}

impl Ticket {
    /// For an execution that has just come.
    pub(crate) fn of(execution: &Execution) -> Self {
        let line = if execution.bulk { Line::Bulk } else { Line::Single };
        let due = execution.deadline.unwrap_or_else(|| Instant::now() + WITHOUT_DEADLINE);
        Self { line, due, deadline: execution.deadline }
    }

    /// For one that has given way: it takes long.
    pub(crate) fn long(self) -> Self {
        Self { line: Line::Long, ..self }
    }

    /// For its tester, which is quick however long the candidate takes.
    pub(crate) fn for_tester(self) -> Self {
        Self { line: if self.line == Line::Long { Line::Bulk } else { self.line }, ..self }
    }
}

impl Checkout {
    /// Waits for a slot of `pool`, at most until the deadline.
    pub(crate) async fn wait(pool: &Arc<Pool>, ticket: &Ticket) -> Result<Self, SandboxError> {
        let lent = |Grant { slot, standing }| Self {
            slot: Some(slot),
            standing,
            gives_way: false,
            pool: Arc::clone(pool),
        };
        let receiver = match pool.ask(ticket.line, ticket.due)? {
            Ok(slot) => return Ok(lent(Grant { slot, standing: Standing::Foreground })),
            Err(receiver) => receiver,
        };
        let mut arrival = Arrival { receiver, pool: Arc::clone(pool) };
        let granted = match ticket.deadline {
            None => (&mut arrival.receiver).await,
            Some(deadline) => tokio::time::timeout_at(deadline.into(), &mut arrival.receiver)
                .await
                .map_err(|_elapsed| SandboxError::DeadlinePassed)?,
        };
        granted.map(lent).map_err(|_turned_away| pool.refusal())
    }

    /// The slot.
    pub(crate) fn slot(&mut self) -> &mut Slot {
        self.slot.as_mut().expect("the slot leaves only when the checkout is dropped")
    }

    /// Tells that the guest has used its quantum. `may_give_way`: it can be ended, and its execution begun again.
    pub(crate) fn settle(&mut self, may_give_way: bool) -> Settled {
        if self.standing == Standing::Background {
            return Settled::Moved;
        }
        let settled = self.pool.settle(may_give_way && !self.gives_way);
        match settled {
            Settled::Moved => self.standing = Standing::Background,
            Settled::GivesWay => self.gives_way = true,
            Settled::Stays => {}
        }
        settled
    }

    /// Tells that the guest is kept, and waits for work that is short again.
    pub(crate) fn return_to_foreground(&mut self) {
        if self.standing == Standing::Background {
            self.standing = Standing::Foreground;
            self.pool.return_to_foreground();
        }
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        self.pool.release(self.standing, self.gives_way);
        if let Some(slot) = self.slot.take() {
            self.pool.take_back(slot);
        }
    }
}

impl Drop for Arrival {
    fn drop(&mut self) {
        self.receiver.close();
        if let Ok(Grant { slot, standing }) = self.receiver.try_recv() {
            self.pool.release(standing, false);
            self.pool.give(slot);
        }
    }
}
