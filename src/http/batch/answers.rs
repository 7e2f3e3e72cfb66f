//! The answer to a batch: its lines, and the signs of life between them.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::stream;
use serde::Serialize;
use tokio::sync::mpsc::Receiver;
use utoipa::ToSchema;

use crate::http::error::{ApiError, ErrorDetail};
use crate::judgement::Judgement;

/// How long nothing is sent while an answer is due. A client whose end is hidden behind what it has sent and nobody has
/// read is found out by being sent something; and what stands between us and a client may hang up on silence.
const SILENCE: Duration = Duration::from_secs(2);
/// What is sent then: a line begins with it, for which JSON does not care.
const SIGN_OF_LIFE: Bytes = Bytes::from_static(b" ");

/// A line of the answer.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum BatchLine<'a> {
    /// A judgement, as of `POST /execute`.
    Judged {
        /// The number of the line that was judged, from 0; blank lines are counted.
        index: usize,
        #[serde(flatten)]
        judgement: &'a Judgement,
    },
    /// The line has no judgement, or the rest of the lines has none.
    Refused {
        /// The number of the line that is wrong, from 0. Left out where it is the batch that ends before its end.
        #[serde(skip_serializing_if = "Option::is_none")]
        index: Option<usize>,
        /// What went wrong.
        error: ErrorDetail,
    },
}

impl BatchLine<'_> {
    /// The answer to a line.
    pub(super) fn answer(index: usize, judged: Result<&Judgement, ApiError>) -> Bytes {
        let line = match judged {
            Ok(judgement) => BatchLine::Judged { index, judgement },
            Err(error) => BatchLine::Refused { index: Some(index), error: error.into() },
        };
        line.to_bytes()
    }

    /// The last line of a batch that was not read to its end.
    pub(super) fn last(error: ApiError) -> Bytes {
        BatchLine::Refused { index: None, error: error.into() }.to_bytes()
    }

    fn to_bytes(&self) -> Bytes {
        let mut line = serde_json::to_vec(self).expect("names are text, and nothing else can fail");
        line.push(b'\n');
        line.into()
    }
}

/// The lines that come out of `answers`. An answer is due for each place in the channel that is taken.
pub(super) fn body(answers: Receiver<Bytes>) -> Body {
    Body::from_stream(stream::unfold(answers, |mut answers| async move {
        loop {
            match tokio::time::timeout(SILENCE, answers.recv()).await {
                Ok(line) => return Some((Ok::<_, Infallible>(line?), answers)),
                Err(_) if answers.capacity() < answers.max_capacity() => {
                    return Some((Ok(SIGN_OF_LIFE), answers));
                }
                Err(_) => {}
            }
        }
    }))
}
