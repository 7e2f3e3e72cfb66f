//! `GET /datasets`, `GET /datasets/{name}/problems`: which problems `POST /score` can be asked for.
//!
//! Neither reference solutions nor tests are shown: what is listed is what a model may be given. (A judgement does
//! show expected values, to the caller.)

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Serialize;
use tracing::error;
use utoipa::ToSchema;

use super::error::{ApiError, ErrorBody};
use super::extract::on_a_blocking_thread;
use super::state::Service;
use crate::dataset::manifest::Manifest;
use crate::dataset::problem_id::ProblemId;
use crate::dataset::{Dataset, DatasetError};
use crate::problem::Problem;

/// Problems of a page when the caller does not say.
const PAGE: usize = 100;
/// The most problems of a page.
const LONGEST_PAGE: usize = 1000;

/// The datasets that there are.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Datasets {
    datasets: Vec<DatasetDetail>,
}

/// A dataset, as its manifest describes it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DatasetDetail {
    /// What a `problem_id` begins with.
    name: String,
    /// One line.
    title: String,
    /// What the problems are and who they are for.
    description: String,
    /// The dataset's own version.
    version: String,
    /// An SPDX expression, or words.
    licence: String,
    /// Where the problems come from.
    source: String,
    /// How many problems it has.
    problems: u64,
}

/// Which part of a list.
struct Page {
    offset: usize,
    limit: usize,
}

/// Some problems of a dataset, in its own order.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProblemPage {
    /// The dataset's name.
    dataset: String,
    /// All problems of the dataset that can be asked for.
    total: usize,
    /// Problems passed over.
    offset: usize,
    problems: Vec<ProblemDetail>,
}

/// A problem without its solution and its tests.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ProblemDetail {
    /// What `POST /score` takes as `problem_id`.
    problem_id: String,
    /// Its name in the dataset.
    task_id: String,
    /// A few words.
    title: String,
    /// What the model is asked.
    prompt: String,
    /// The function that tests call, where there is one.
    entry_point: Option<String>,
    /// How hard it is, in the dataset's own words.
    difficulty: Option<String>,
    /// Topics.
    tags: Vec<String>,
    /// How many tests it has.
    tests: usize,
}

/// Datasets whose problems a request can name.
#[utoipa::path(
    get,
    path = "/datasets",
    responses(
        (status = 200, description = "What there is", body = Datasets),
        (status = 401, description = "`unauthorized`", body = ErrorBody),
    )
)]
pub(super) async fn datasets(State(service): State<Arc<Service>>) -> Result<Json<Datasets>, ApiError> {
    let found = on_a_blocking_thread(move || service.datasets.list()).await?;
    let detail = |(name, manifest): (String, Manifest)| DatasetDetail {
        name,
        title: manifest.title,
        description: manifest.description,
        version: manifest.version,
        licence: manifest.licence,
        source: manifest.source,
        problems: manifest.problems.count,
    };
    Ok(Json(Datasets { datasets: found.into_iter().map(detail).collect() }))
}

/// The problems of a dataset, without solutions and tests.
#[utoipa::path(
    get,
    path = "/datasets/{name}/problems",
    params(
        ("name" = String, Path, description = "The dataset's name"),
        ("offset" = Option<usize>, Query, description = "Problems to pass over. Default 0."),
        ("limit" = Option<usize>, Query, description = "Problems to show, at most 1000. Default 100."),
    ),
    responses(
        (status = 200, description = "A page of problems", body = ProblemPage),
        (status = 401, description = "`unauthorized`", body = ErrorBody),
        (status = 404, description = "`not_found`: no such dataset", body = ErrorBody),
        (status = 422, description = "`invalid_submission`: names the parameter", body = ErrorBody),
        (status = 500, description = "`internal`: the dataset cannot be read", body = ErrorBody),
    )
)]
pub(super) async fn problems(
    State(service): State<Arc<Service>>,
    Path(name): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Json<ProblemPage>, ApiError> {
    let Page { offset, limit } = Page::read(&query)?;
    let loading = name.clone();
    let found = on_a_blocking_thread(move || service.datasets.get(&loading)).await?;
    let dataset = found.map_err(|error| unreadable(&error))?.ok_or(ApiError::NoSuchDataset)?;
    let shown = dataset.problems().iter().skip(offset).take(limit);
    let problems = shown.map(|listed| detail(&name, &dataset, &listed.problem)).collect();
    Ok(Json(ProblemPage { dataset: name, total: dataset.problems().len(), offset, problems }))
}

impl Page {
    fn read(query: &[(String, String)]) -> Result<Self, ApiError> {
        let (mut offset, mut limit) = (None, None);
        for (name, value) in query {
            let (place, least, most) = match name.as_str() {
                "offset" => (&mut offset, 0, usize::MAX),
                "limit" => (&mut limit, 1, LONGEST_PAGE),
                _ => return Err(wrong(name, "unknown parameter: `offset` and `limit` are known".to_owned())),
            };
            if place.is_some() {
                return Err(wrong(name, "is given more than once".to_owned()));
            }
            *place = value.parse().ok().filter(|number| (least..=most).contains(number));
            if place.is_none() {
                return Err(wrong(name, format!("must be an integer from {least} to {most}")));
            }
        }
        Ok(Self { offset: offset.unwrap_or(0), limit: limit.unwrap_or(PAGE) })
    }
}

/// The name is the caller's: a long one is not repeated whole.
fn wrong(name: &str, message: String) -> ApiError {
    ApiError::InvalidSubmission { message, field: Some(format!("{name:.100}")) }
}

fn detail(name: &str, dataset: &Dataset, problem: &Problem) -> ProblemDetail {
    ProblemDetail {
        problem_id: ProblemId::of(dataset, name, &problem.task_id),
        task_id: problem.task_id.clone(),
        title: problem.title.clone(),
        prompt: problem.prompt.clone(),
        entry_point: problem.entry_point.clone(),
        difficulty: problem.difficulty.clone(),
        tags: problem.tags.clone(),
        tests: problem.tests.len(),
    }
}

/// The caller named a dataset that there is; that it cannot be read is our trouble.
pub(super) fn unreadable(error: &DatasetError) -> ApiError {
    error!(%error, "a dataset cannot be used");
    ApiError::Internal
}
