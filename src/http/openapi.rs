//! The description of the service in OpenAPI, at `/openapi.json`, and the page that shows it, at `/docs`.

pub mod group;
pub mod submission;

use std::sync::Arc;

use axum::Router;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_swagger_ui::SwaggerUi;

use super::error::ErrorBody;
use super::state::Service;
use super::{batch, datasets, environments, execute, health, metrics, score};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tockbox",
        description = "Runs model-written Python and says, honestly and in milliseconds, what it is worth.",
    ),
    paths(
        execute::execute,
        score::score,
        batch::batch,
        environments::environments,
        datasets::datasets,
        datasets::problems,
        health::health,
        health::ready,
        metrics::metrics,
    ),
    components(schemas(ErrorBody)),
    security(("token" = [])),
    modifiers(&BearerToken),
)]
struct Description;

struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        description.components.get_or_insert_default().add_security_scheme("token", scheme);
    }
}

/// The description of all routes.
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// `/openapi.json` and `/docs`; the page's files are part of the program.
pub(super) fn routes() -> Router<Arc<Service>> {
    SwaggerUi::new("/docs").url("/openapi.json", description()).into()
}
