//! The course of a batch: a line is read, waits for room for its answer, has its turns, and is answered.
//!
//! One task for the batch and one for each line at work. Whatever happens to the batch, they end before its place in
//! the queue is given back.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{self, OwnedPermit, Sender};
use tokio::task::JoinSet;
use tracing::{Instrument, info};

use super::answers::{self, BatchLine};
use super::lines::{Cut, Line, Lines, Next};
use crate::http::admission::Ticket;
use crate::http::error::ApiError;
use crate::http::extract;
use crate::http::state::Service;
use crate::judgement::Judgement;
use crate::submission::Submission;
use crate::telemetry;

/// How long nothing at all may happen: no line comes, no answer is taken, and nothing runs.
const PATIENCE: Duration = Duration::from_mins(10);
/// How long an upload that is not read to its end is still listened to, so that its client reads the last line instead
/// of a reset connection. Less than the time that connections have when the service stops.
const DISCARDING: Duration = Duration::from_secs(3);
/// Lines that are at work, or whose answers are not taken, for each that is at the judge: a slot does not wait for the
/// next line to come.
const READ_AHEAD: usize = 2;

/// A batch that goes on.
pub(super) struct Course {
    service: Arc<Service>,
    lines: Lines,
    answers: Sender<Bytes>,
    /// To be at the judge, among the lines of this batch.
    turns: Arc<Semaphore>,
    at_work: JoinSet<()>,
    /// Lines that were put to work.
    begun: usize,
}

/// Why no more lines are read.
#[derive(Debug, Clone, Copy)]
enum End {
    Complete,
    Cut,
    Idle,
    Stopping,
    ClientGone,
}

impl Course {
    /// A batch of these lines, and its answer.
    pub(super) fn new(service: Arc<Service>, lines: Lines) -> (Self, Body) {
        let turns = Arc::new(service.turns_of_one());
        let (answers, receiver) = mpsc::channel(service.scored_of_one.saturating_mul(READ_AHEAD));
        let course = Self { service, lines, answers, turns, at_work: JoinSet::new(), begun: 0 };
        (course, answers::body(receiver))
    }

    /// Goes to the end.
    pub(super) async fn run(self, ticket: Ticket) {
        let answers = self.answers.clone();
        if AssertUnwindSafe(self.go(ticket)).catch_unwind().await.is_err() {
            // Without this the answer would look as if it were whole. The panic hook has logged where.
            telemetry::service_failed();
            let _ = answers.send(BatchLine::last(ApiError::Internal)).await;
        }
    }

    async fn go(mut self, ticket: Ticket) {
        let end = self.read().await;
        self.finish(end).await;
        // Nothing runs any more: who drains the service need not wait for a client that does not read.
        drop(ticket);
        info!(lines = self.begun, end = end.as_str(), "batch ended");
        let Some(error) = end.error() else { return };
        if self.answers.send(BatchLine::last(error)).await.is_ok() {
            tokio::select! {
                () = self.answers.closed() => {}
                _ = tokio::time::timeout(DISCARDING, self.lines.discard()) => {}
            }
        }
    }

    /// Reads lines and puts each to work when there is room for its answer.
    async fn read(&mut self) -> End {
        let mut waiting = None;
        loop {
            // Lines that have come already are no reason to keep a thread from everybody else.
            tokio::task::consume_budget().await;
            tokio::select! {
                biased;
                () = self.answers.closed() => return End::ClientGone,
                () = self.service.admission.stopped() => return End::Stopping,
                Some(_) = self.at_work.join_next() => {}
                Ok(room) = self.answers.clone().reserve_owned(), if waiting.is_some() => {
                    if let Some(line) = waiting.take() {
                        self.begin(line, room);
                    }
                }
                next = self.lines.next(), if waiting.is_none() => match next {
                    Ok(Next::Line(line)) => waiting = Some(line),
                    Ok(Next::Blank) => {}
                    Ok(Next::End) => return End::Complete,
                    Err(Cut) => return End::Cut,
                },
                () = tokio::time::sleep(PATIENCE), if self.at_work.is_empty() => return End::Idle,
            }
        }
    }

    fn begin(&mut self, line: Line, room: OwnedPermit<Bytes>) {
        self.begun += 1;
        let (service, turns) = (Arc::clone(&self.service), Arc::clone(&self.turns));
        self.at_work.spawn(answer(service, turns, line, room).in_current_span());
    }

    /// Waits for the lines at work, or ends them if there is nobody to answer.
    async fn finish(&mut self, end: End) {
        let has_client = matches!(end, End::Complete | End::Idle | End::Stopping);
        while has_client && !self.at_work.is_empty() {
            tokio::select! {
                () = self.answers.closed() => break,
                _ = self.at_work.join_next() => {}
            }
        }
        self.at_work.shutdown().await;
    }
}

/// Judges a line and puts the answer where there is room for it.
async fn answer(service: Arc<Service>, turns: Arc<Semaphore>, line: Line, room: OwnedPermit<Bytes>) {
    let Line { index, body } = line;
    let answer = async {
        let judged = judged(&service, &turns, body).await;
        BatchLine::answer(index, judged.as_ref().map_err(Clone::clone))
    };
    let answer = tokio::select! {
        biased;
        () = service.admission.killed() => BatchLine::answer(index, Err(ApiError::Stopping)),
        // A bug of ours must cost one line, not the batch. The panic hook has logged where.
        answer = AssertUnwindSafe(answer).catch_unwind() => answer.unwrap_or_else(|_panic| {
            telemetry::service_failed();
            BatchLine::answer(index, Err(ApiError::Internal))
        }),
    };
    room.send(answer);
}

async fn judged(
    service: &Arc<Service>,
    turns: &Semaphore,
    body: Result<Bytes, ApiError>,
) -> Result<Judgement, ApiError> {
    let submission = Submission { bulk: true, ..extract::parsed(service, body?).await? };
    let _turn = service.turn(turns, submission.deadline).await;
    let judgement = service.judge.judge(&submission).await?;
    telemetry::submission_judged(&judgement);
    Ok(judgement)
}

impl End {
    /// For the log.
    fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Cut => "cut",
            Self::Idle => "idle",
            Self::Stopping => "stopping",
            Self::ClientGone => "client gone",
        }
    }

    /// What the client is told in a last line; nothing when all lines were read, or there is no client.
    fn error(self) -> Option<ApiError> {
        match self {
            Self::Complete | Self::ClientGone => None,
            Self::Cut => Some(Cut.into()),
            Self::Idle => {
                let minutes = PATIENCE.as_secs() / 60;
                let message = format!("for {minutes} minutes no line came and no answer was taken");
                Some(ApiError::MalformedRequest(message))
            }
            Self::Stopping => Some(ApiError::Stopping),
        }
    }
}
