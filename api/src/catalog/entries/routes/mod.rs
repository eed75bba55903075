//! The routes of records of any noun: the noun stands in the path. They need [`Tools`](crate::catalog::writing::Tools) as application
//! data.

mod moderation;
mod notes;
mod trash;
mod verbs;
mod versions;

use actix_web::HttpResponse;
use porta_contract::{Noun, NounPath};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::catalog::writing::keep_from_caches;

/// Registers them.
pub fn routes(config: &mut ServiceConfig<'_>) {
    verbs::routes(config);
    versions::routes(config);
    notes::routes(config);
    trash::routes(config);
    moderation::routes(config);
}

fn noun(word: &str) -> Noun {
    NounPath::parse(word).map_or(Noun::Unrecognised, NounPath::noun)
}

fn json(body: &impl Serialize) -> HttpResponse {
    keep_from_caches(&mut HttpResponse::Ok()).json(body)
}
