//! Paths for those who operate a node: health, version, figures.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::reading::node::ReadSide;
use crate::spine::http::{Failure, Frame};

/// Registers them.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(live).service(ready).service(version).service(metrics);
}

/// How a node is.
#[derive(Serialize, ToSchema)]
struct Health {
    /// `ok`, or `stale` while the database cannot be reached: public reads go on.
    #[schema(example = "ok")]
    status: &'static str,
    /// Number of cities served.
    cities: usize,
}

/// Which program this is.
#[derive(Serialize, ToSchema)]
struct Version {
    /// Name of the program.
    #[schema(example = "porta-api")]
    name: &'static str,
    /// Its version.
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// Version of the paths.
    #[schema(example = "v1")]
    api: &'static str,
}

/// Alive
///
/// The process answers.
#[utoipa::path(tag = "operation", responses((status = 200, description = "Alive", body = Health)), security(()))]
#[get("/health/live")]
async fn live(side: web::Data<Arc<ReadSide>>) -> HttpResponse {
    health(&side)
}

/// Ready
///
/// Public reads can be answered: a city is known, from the database or from disk.
#[utoipa::path(tag = "operation", responses((status = 200, description = "Ready", body = Health)), security(()))]
#[get("/health/ready")]
async fn ready(side: web::Data<Arc<ReadSide>>) -> Result<HttpResponse, Failure> {
    if side.is_stale() && side.slugs().is_empty() {
        return Err(Failure::Unavailable(2));
    }
    Ok(health(&side))
}

fn health(side: &ReadSide) -> HttpResponse {
    let status = if side.is_stale() { "stale" } else { "ok" };
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(Health {
            status,
            cities: side.slugs().len(),
        })
}

/// Version
///
/// Which program this is; clients compare it at their start.
#[utoipa::path(tag = "operation", responses((status = 200, description = "Version", body = Version)), security(()))]
#[get("/version")]
async fn version() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .json(Version {
            name: "porta-api",
            version: env!("CARGO_PKG_VERSION"),
            api: "v1",
        })
}

/// Figures
///
/// Counts and durations in the text format of OpenMetrics 1.0.
#[utoipa::path(
    tag = "operation",
    responses((status = 200, description = "Figures", body = String, content_type = "application/openmetrics-text")),
    security(())
)]
#[get("/metrics")]
async fn metrics(frame: web::Data<Frame>, side: web::Data<Arc<ReadSide>>) -> HttpResponse {
    let stale = u8::from(side.is_stale());
    let text = format!(
        "{}# TYPE porta_stale gauge\nporta_stale {stale}\n# EOF\n",
        frame.metrics.render()
    );
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("application/openmetrics-text; version=1.0.0; charset=utf-8")
        .body(text)
}
