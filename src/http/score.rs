//! `POST /score`: completions of one problem in, a reward and a judgement each out.
//!
//! However many completions a request has, it takes one place in the queue, and all such requests together have at
//! most as many executions on their way as guests can be at work, each request in its turn. So a small request does not
//! wait for a large one to end; and an `/execute` stands in another line for slots than they do.

mod shorten;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use futures_util::future::try_join_all;
use serde::Serialize;
use tokio::sync::Semaphore;
use utoipa::ToSchema;

use super::admission::admitted;
use super::error::{ApiError, ErrorBody};
use super::extract;
use super::state::Service;
use crate::completion::ExtractionRule;
use crate::judge::Judge;
use crate::judgement::{Judgement, Verdict};
use crate::submission::group::{Completion, Group};
use crate::submission::{Invalid, Submission, Template};
use crate::telemetry;
use shorten::shorten;

/// About how many bytes of output, values and exceptions an answer shows of all its completions together.
const SHOWN_BYTES: usize = 16 << 20;
/// What is said of a completion whose judging ended in a bug of ours.
const JUDGE_FAILED: &str = "the judge failed";

/// What the completions are worth, in the order of the request.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Scores<'a> {
    /// The reward of each completion: in 0..=1, `null` exactly where its verdict is `internal_error`.
    rewards: Vec<Option<f64>>,
    /// The judgement of each completion.
    judgements: Vec<ScoredCompletion<'a>>,
}

/// A judgement, as of `POST /execute`, and the code that was judged.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ScoredCompletion<'a> {
    #[serde(flatten)]
    judgement: &'a Judgement,
    /// The code found in the completion; `null` when there is none: the verdict is then `no_result`.
    extracted_code: Option<&'a str>,
    /// How it was found.
    extraction: ExtractionRule,
    /// Which of `stdout`, `stderr` and `exception` are cut or left out above, to keep the answer small.
    truncated: &'a [&'static str],
}

/// A judgement cut to its part of the answer.
struct Shortened {
    judgement: Judgement,
    truncated: Vec<&'static str>,
}

/// Judges many completions of one problem.
///
/// Identical code is run once, and its judgement (usage included) repeated. A completion without code is
/// `no_result` with reward 0. Closing the connection ends all runs. What is shown of output, values and exceptions
/// is cut so that all of it together has about 16 MiB: `/execute` shows more.
#[utoipa::path(
    post,
    path = "/score",
    request_body(content = super::openapi::group::Group, content_type = "application/json"),
    responses(
        (status = 200, description = "Judged", body = Scores),
        (status = 400, description = "`malformed_request`: not JSON", body = ErrorBody),
        (status = 401, description = "`unauthorized`", body = ErrorBody),
        (status = 413, description = "`payload_too_large`", body = ErrorBody),
        (status = 415, description = "`unsupported_media_type`", body = ErrorBody),
        (status = 422, description = "`invalid_submission`: names the field", body = ErrorBody),
        (status = 429, description = "`overloaded`: see Retry-After", body = ErrorBody),
        (status = 500, description = "`internal`", body = ErrorBody),
        (status = 503, description = "`stopping`: see Retry-After", body = ErrorBody),
    )
)]
pub(super) async fn score(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<Response, ApiError> {
    admitted(&service, request, judge).await
}

async fn judge(service: Arc<Service>, request: Request) -> Result<Response, ApiError> {
    let group = extract::group(&service, request).await?;
    let share = SHOWN_BYTES / group.completions.len().max(1);
    let turns = service.turns_of_one();
    let judging = group.submissions.iter().map(|submission| async {
        let judgement = judged(&service, &turns, &group.template, submission).await?;
        Ok::<_, Invalid>(Shortened::to(share, judgement))
    });
    let judged = try_join_all(judging).await.map_err(|invalid| group.blame(invalid))?;
    let without_code = Shortened::to(share, service.judge.without_code(&group.template));
    let judgements: Vec<_> = group
        .completions
        .iter()
        .map(|&completion| ScoredCompletion::of(&group, &judged, &without_code, completion))
        .collect();
    let rewards = judgements.iter().map(|scored| scored.judgement.reward).collect();
    Ok(Json(Scores { rewards, judgements }).into_response())
}

/// Judges one code when it is its turn, in its request and among all requests.
async fn judged(
    service: &Service,
    turns: &Semaphore,
    template: &Template,
    submission: &Submission,
) -> Result<Judgement, Invalid> {
    let _turn = service.turn(turns, submission.deadline).await;
    let judging = AssertUnwindSafe(service.judge.judge(submission)).catch_unwind();
    // A bug of ours must cost one completion, not the group. The panic hook has logged where.
    let judgement = judging.await.unwrap_or_else(|_panic| Ok(not_judged(&service.judge, template)))?;
    telemetry::submission_judged(&judgement);
    Ok(judgement)
}

fn not_judged(judge: &Judge, template: &Template) -> Judgement {
    let mut judgement = judge.without_code(template);
    let message = || Some(JUDGE_FAILED.to_owned());
    (judgement.verdict, judgement.reward, judgement.message) = (Verdict::InternalError, None, message());
    for test in &mut judgement.tests {
        (test.verdict, test.message) = (Verdict::InternalError, message());
    }
    judgement
}

impl Shortened {
    fn to(bytes: usize, mut judgement: Judgement) -> Self {
        let truncated = shorten(&mut judgement, bytes);
        Self { judgement, truncated }
    }
}

impl<'a> ScoredCompletion<'a> {
    fn of(
        group: &'a Group,
        judged: &'a [Shortened],
        without_code: &'a Shortened,
        completion: Completion,
    ) -> Self {
        let code = |place: usize| Some((group.submissions.get(place)?, judged.get(place)?));
        let (extracted_code, shortened) = match completion.submission.and_then(code) {
            Some((submission, shortened)) => (Some(&*submission.code), shortened),
            None => (None, without_code),
        };
        Self {
            judgement: &shortened.judgement,
            extracted_code,
            extraction: completion.extraction,
            truncated: &shortened.truncated,
        }
    }
}
