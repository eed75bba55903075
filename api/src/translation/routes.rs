//! Translations over HTTP.

mod all;
mod one;

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes. They need [`super::Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    all::routes(config);
    one::routes(config);
}
