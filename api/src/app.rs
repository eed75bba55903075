//! The table of contents: every route of the program, in one place, and the OpenAPI document that follows from it.

use std::sync::Arc;

use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::{App, Error, body::MessageBody, web};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::account::Passwords;
use crate::access::limit::{Limits, LinkHolders, limit};
use crate::access::seal::Seal;
use crate::access::token::Tokens;
use crate::catalog::writing::Tools;
use crate::contract;
use crate::mail;
use crate::operation;
use crate::pictures;
use crate::pledges;
use crate::reading;
use crate::reading::answer::{Answers, Site};
use crate::reading::node::ReadSide;
use crate::reports;
use crate::review;
use crate::rules;
use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::spine::files::Files;
use crate::spine::http::{Failure, Frame, frame};
use crate::subscriptions;
use crate::suggestions;
use crate::translation;
use crate::websites;
use crate::{access, catalog};

/// What handlers share.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The database, for writes and for reads of drafts.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Issues tokens and reads them.
    pub tokens: web::Data<Tokens>,
    /// Verifies passwords.
    pub passwords: web::Data<Passwords>,
    /// Seals what is stored and read again.
    pub seal: web::Data<Seal>,
    /// How much anybody may ask for.
    pub limits: web::Data<Limits>,
    /// The read side.
    pub side: Arc<ReadSide>,
    /// Kept answers.
    pub answers: web::Data<Answers>,
    /// Limits and counters.
    pub frame: web::Data<Frame>,
    /// Secret and addresses of the twice-yearly check.
    pub review: review::Setup,
    /// The machine that translates, if one is set up.
    pub machine: Option<translation::machine::Machine>,
    /// Where pictures are kept.
    pub files: Files,
}

/// Every route.
fn routes(config: &mut ServiceConfig<'_>) {
    reading::routes::routes(config);
    reading::pages::routes::routes(config);
    reading::facts::routes::routes(config);
    catalog::changes::routes(config);
    access::token::routes::routes(config);
    access::account::routes::routes(config);
    access::link::routes::routes(config);
    access::session::routes::routes(config);
    access::factor::routes::routes(config);
    access::account::staff::routes(config);
    access::account::personal::routes(config);
    access::secret_places::routes::routes(config);
    access::client::routes::routes(config);
    access::audit::routes(config);
    // Before those of all nouns, whose paths would take its own for a noun's.
    translation::routes::routes(config);
    suggestions::routes::routes(config);
    catalog::city::routes::routes(config);
    catalog::offer::routes::routes(config);
    catalog::event::routes::routes(config);
    catalog::article::routes::routes(config);
    catalog::need::routes::routes(config);
    catalog::provider::routes::routes(config);
    catalog::provider::trust::routes(config);
    catalog::provider::transfer::routes::routes(config);
    catalog::location::routes::routes(config);
    catalog::category::routes::routes(config);
    catalog::district::routes::routes(config);
    catalog::topic::routes::routes(config);
    catalog::page::routes::routes(config);
    catalog::page::routes::verbs(config);
    catalog::fact::routes::routes(config);
    catalog::responsibility::routes::routes(config);
    catalog::entries::routes::routes(config);
    review::campaign::routes::routes(config);
    review::answer::routes::routes(config);
    review::status::routes::routes(config);
    review::settings::routes::routes(config);
    review::words::routes::routes(config);
    review::mailing::routes::routes(config);
    review::returns::routes::routes(config);
    websites::routes::routes(config);
    reports::routes::routes(config);
    pictures::routes::routes(config);
    pledges::routes::routes(config);
    subscriptions::routes::routes(config);
    operation::routes(config);
    mail::page::routes(config);
}

/// The application of one thread.
pub fn app(
    parts: Parts,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let (app, document) = App::new().into_utoipa_app().configure(routes).split_for_parts();
    let document = contract::complete(document);
    let paths = web::Data::new(contract::KnownPaths::of(&document));
    let outbox = mail::page::Outbox(parts.review.outbox.clone());
    let (key, clock) = (parts.review.key.clone(), parts.clock.clone());
    let holders = LinkHolders::new(move |headers| review::answer::link_of(headers, &key, clock.now()));
    let site = Site(parts.review.addresses.pages.clone());
    let pictures = pictures::Tools::new(&parts.database, &parts.clock, parts.files);
    let check = review::Tools {
        database: parts.database.clone(),
        clock: parts.clock.clone(),
        rules: rules::CHECKS,
        setup: parts.review,
    };
    let translating = translation::Tools {
        database: parts.database.clone(),
        clock: parts.clock.clone(),
        machine: parts.machine,
    };
    let reporting = reports::Tools {
        database: parts.database.clone(),
        clock: parts.clock.clone(),
        seal: Seal::clone(&parts.seal),
    };
    let pledging = pledges::Tools {
        database: parts.database.clone(),
        clock: parts.clock.clone(),
        seal: Seal::clone(&parts.seal),
    };
    let subscribing = subscriptions::Tools {
        database: parts.database.clone(),
        clock: parts.clock.clone(),
        seal: Seal::clone(&parts.seal),
    };
    let tools = Tools {
        database: parts.database.clone(),
        clock: parts.clock,
        rules: rules::CHECKS,
    };
    let suggesting = suggestions::Tools {
        writing: tools.clone(),
        seal: Seal::clone(&parts.seal),
    };
    app.app_data(web::Data::new(parts.database))
        .app_data(parts.tokens)
        .app_data(parts.passwords)
        .app_data(parts.seal)
        .app_data(parts.limits)
        .app_data(web::Data::new(holders))
        .app_data(web::Data::new(tools))
        .app_data(web::Data::new(check))
        .app_data(web::Data::new(translating))
        .app_data(web::Data::new(reporting))
        .app_data(web::Data::new(pictures))
        .app_data(web::Data::new(site))
        .app_data(web::Data::new(pledging))
        .app_data(web::Data::new(suggesting))
        .app_data(web::Data::new(subscribing))
        .app_data(web::Data::new(outbox))
        .app_data(web::Data::new(parts.side))
        .app_data(parts.answers)
        .app_data(parts.frame)
        .app_data(paths)
        .app_data(json_limits())
        .configure(contract::pages(document))
        .default_service(web::to(contract::no_such_path))
        .wrap(from_fn(limit))
        .wrap(from_fn(frame))
}

fn json_limits() -> web::JsonConfig {
    use actix_web::error::JsonPayloadError;
    web::JsonConfig::default().limit(1024 * 1024).error_handler(|error, _| {
        let failure = match error {
            JsonPayloadError::ContentType => Failure::NotJson,
            JsonPayloadError::Overflow { .. } | JsonPayloadError::OverflowKnownLength { .. } => Failure::TooLarge,
            JsonPayloadError::Deserialize(error) => Failure::BadRequest(format!("The body cannot be read: {error}.")),
            _ => Failure::BadRequest("The body cannot be read.".to_owned()),
        };
        failure.into()
    })
}

/// The OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    contract::complete(App::new().into_utoipa_app().configure(routes).split_for_parts().1)
}
