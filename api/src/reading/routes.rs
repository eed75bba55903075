//! Public reads: path, parameters, answer. Every one is made from memory.

mod happenings;

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, get, web};
use porta_contract as wire;
use utoipa_actix_web::service_config::ServiceConfig;

use super::answer::{Outcome, View, cell, serve};
use super::areas;
use super::cities;
use super::find::{self, SearchParams, SuggestParams};
use super::hours_preview::{self, HoursParams};
use super::needs::{self, NeedParams};
use super::node::ReadSide;
use super::offers::{self, OfferParams};
use super::places::{self, LocationParams, ProviderParams};
use super::question::{LangParams, PageParams};
use super::responsibilities::{self, GuideParams, ResponsibilityParams};
use crate::spine::http::Failure;

/// Registers the public reads.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_cities)
        .service(get_city)
        .service(list_offers)
        .service(happenings::offer_calendar)
        .service(get_offer)
        .service(list_providers)
        .service(get_provider)
        .service(list_locations)
        .service(get_location)
        .service(happenings::event_calendar)
        .service(happenings::list_events)
        .service(happenings::one_event_calendar)
        .service(happenings::get_event)
        .service(happenings::article_feed)
        .service(happenings::list_articles)
        .service(happenings::get_article)
        .service(list_needs)
        .service(get_need)
        .service(list_responsibilities)
        .service(guide_responsibilities)
        .service(get_responsibility)
        .service(list_districts)
        .service(get_district)
        .service(list_categories)
        .service(get_category)
        .service(search)
        .service(suggest)
        .service(preview_hours);
}

fn one_offer(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    offers::detail(view, &view.only_reader()?, name)
}

/// Cities
///
/// Every city of this installation.
#[utoipa::path(tag = "cities", params(PageParams), responses((status = 200, description = "Cities by slug", body = wire::List<wire::City>)), security(()))]
#[get("/v1/cities")]
async fn list_cities(request: HttpRequest, side: web::Data<Arc<ReadSide>>) -> Result<HttpResponse, Failure> {
    let mut cells = Vec::new();
    for slug in side.slugs() {
        cells.push(cell(&side, &slug).await?);
    }
    cities::list(&request, &side, &cells)
}

/// One city
///
/// Languages in order, emergency numbers, counts, and how current its directory is.
#[utoipa::path(
    tag = "cities",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), LangParams),
    responses((status = 200, description = "One city", body = wire::City)),
    security(())
)]
#[get("/v1/cities/{city}")]
async fn get_city(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, areas::city).await
}

/// Offers
///
/// With filters, facets, sorting and cursors. AND between parameters, OR inside a comma list.
#[utoipa::path(
    tag = "offers",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), OfferParams),
    responses((status = 200, description = "Offers", body = wire::List<wire::OfferItem>)),
    security(())
)]
#[get("/v1/cities/{city}/offers")]
async fn list_offers(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, offers::list).await
}

/// One offer
///
/// With its hours, the coming seven days and, when it takes nobody in, alternatives.
#[utoipa::path(
    tag = "offers",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("offer" = String, Path, description = "Slug or id", example = "cafe-welcome"), LangParams),
    responses((status = 200, description = "One offer", body = wire::Offer)),
    security(())
)]
#[get("/v1/cities/{city}/offers/{offer}")]
async fn get_offer(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| one_offer(view, &name)).await
}

/// Providers
///
/// Organisations and offices, by name or by distance.
#[utoipa::path(
    tag = "providers",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ProviderParams),
    responses((status = 200, description = "Providers", body = wire::List<wire::Provider>)),
    security(())
)]
#[get("/v1/cities/{city}/providers")]
async fn list_providers(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, places::providers).await
}

/// One provider
///
/// With its public places.
#[utoipa::path(
    tag = "providers",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("provider" = String, Path, description = "Slug or id", example = "caritas-migration"), LangParams),
    responses((status = 200, description = "One provider", body = wire::Provider)),
    security(())
)]
#[get("/v1/cities/{city}/providers/{provider}")]
async fn get_provider(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| places::provider(view, &name)).await
}

/// Public places
///
/// Secret places are in no list and no count.
#[utoipa::path(
    tag = "locations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), LocationParams),
    responses((status = 200, description = "Public places", body = wire::List<wire::LocationRecord>)),
    security(())
)]
#[get("/v1/cities/{city}/locations")]
async fn list_locations(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, places::locations).await
}

/// One public place
///
/// The place and whose it is.
#[utoipa::path(
    tag = "locations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("location" = String, Path, description = "Slug or id", example = "caritas-migration"), LangParams),
    responses((status = 200, description = "One public place", body = wire::LocationRecord)),
    security(())
)]
#[get("/v1/cities/{city}/locations/{location}")]
async fn get_location(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| places::one_location(view, &name)).await
}

/// Needs
///
/// What providers look for. A list has what is open and listed today; `state` asks for others, `state=not_needed` for what people should not
/// bring. A need leaves the lists by itself on the day after its last one.
#[utoipa::path(
    tag = "needs",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), NeedParams),
    responses((status = 200, description = "Needs", body = wire::List<wire::NeedItem>)),
    security(())
)]
#[get("/v1/cities/{city}/needs")]
async fn list_needs(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, needs::needs).await
}

/// One need
///
/// In whatever state, and after its end: its address is passed on, and says then what holds.
#[utoipa::path(
    tag = "needs",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("need" = String, Path, description = "Slug or id", example = "h-wohnung"), LangParams),
    responses((status = 200, description = "One need", body = wire::Need)),
    security(())
)]
#[get("/v1/cities/{city}/needs/{need}")]
async fn get_need(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| needs::need(view, &name)).await
}

/// Responsibilities
///
/// Which offices are in charge of which concern, from A to Z in the reader's language.
#[utoipa::path(
    tag = "responsibilities",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ResponsibilityParams),
    responses((status = 200, description = "Responsibilities", body = wire::List<wire::ResponsibilityItem>)),
    security(())
)]
#[get("/v1/cities/{city}/responsibilities")]
async fn list_responsibilities(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, responsibilities::list).await
}

/// The way to the office in charge
///
/// Asks at most two questions: what it is about, and in which situation the person is. While one is open, the answer is that question
/// with its choices; then it is the offices in charge with their way in and their state now, and offers that counsel on the topic.
#[utoipa::path(
    tag = "responsibilities",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), GuideParams),
    responses((status = 200, description = "A question, or who is in charge", body = wire::Guide)),
    security(())
)]
#[get("/v1/cities/{city}/responsibilities/guide")]
async fn guide_responsibilities(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, responsibilities::guide).await
}

/// One responsibility
///
/// With its offices in order, how each is reached for this concern, and whether it is open now.
#[utoipa::path(
    tag = "responsibilities",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("responsibility" = String, Path, description = "Slug or id", example = "anmeldung"), LangParams),
    responses((status = 200, description = "One responsibility", body = wire::Responsibility)),
    security(())
)]
#[get("/v1/cities/{city}/responsibilities/{responsibility}")]
async fn get_responsibility(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| responsibilities::one(view, &name)).await
}

/// Districts
///
/// In the order of their numbers, with the number of offers.
#[utoipa::path(
    tag = "districts",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), PageParams),
    responses((status = 200, description = "Districts", body = wire::List<wire::District>)),
    security(())
)]
#[get("/v1/cities/{city}/districts")]
async fn list_districts(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, areas::districts).await
}

/// One district
///
/// Name, parts, postal codes and centre.
#[utoipa::path(
    tag = "districts",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("district" = String, Path, description = "Slug or id", example = "nord"), LangParams),
    responses((status = 200, description = "One district", body = wire::District)),
    security(())
)]
#[get("/v1/cities/{city}/districts/{district}")]
async fn get_district(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| areas::district(view, &name)).await
}

/// Categories
///
/// The tree, parents before children, with the number of offers in each subtree.
#[utoipa::path(
    tag = "categories",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), PageParams),
    responses((status = 200, description = "Categories", body = wire::List<wire::Category>)),
    security(())
)]
#[get("/v1/cities/{city}/categories")]
async fn list_categories(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, areas::categories).await
}

/// One category
///
/// Its name, its parent, and the number of offers in its subtree.
#[utoipa::path(
    tag = "categories",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("category" = String, Path, description = "Slug or id", example = "meet.cafe"), LangParams),
    responses((status = 200, description = "One category", body = wire::Category)),
    security(())
)]
#[get("/v1/cities/{city}/categories/{category}")]
async fn get_category(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| areas::category(view, &name)).await
}

/// Search
///
/// Over offers, providers, events, articles, needs, responsibilities, districts, categories, pages and facts, in every language of the city
/// at once.
#[utoipa::path(
    tag = "search",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), SearchParams),
    responses((status = 200, description = "Search", body = wire::SearchAnswer)),
    security(())
)]
#[get("/v1/cities/{city}/search")]
async fn search(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, find::find).await
}

/// Suggestions
///
/// Titles that continue what has been typed.
#[utoipa::path(
    tag = "search",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), SuggestParams),
    responses((status = 200, description = "Suggestions", body = wire::Suggestions)),
    security(())
)]
#[get("/v1/cities/{city}/suggest")]
async fn suggest(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, find::suggest).await
}

/// Try opening hours
///
/// What a text in OpenStreetMap's form means in this city: its usual form, the state now, and the coming seven days with the public
/// holidays of the region. For forms in which people write hours; nothing is saved. What is wrong with a text is said in words.
#[utoipa::path(
    tag = "offers",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), HoursParams),
    responses((status = 200, description = "What the text means", body = wire::HoursPreview)),
    security(())
)]
#[get("/v1/cities/{city}/hours")]
async fn preview_hours(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, hours_preview::preview).await
}
