//! What happens: events and openings with their calendars, articles with their feed.

use actix_web::{HttpRequest, HttpResponse, get, web};
use porta_contract as wire;

use crate::reading::answer::serve;
use crate::reading::articles::{self, ArticleParams};
use crate::reading::atom::{self, FeedParams};
use crate::reading::calendar::{self, CalendarParams};
use crate::reading::events::{self, EventParams};
use crate::reading::question::LangParams;
use crate::spine::http::Failure;

/// Events
///
/// One entry per occurrence between two dates, moved and cancelled ones marked.
#[utoipa::path(
    tag = "events",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), EventParams),
    responses((status = 200, description = "Events", body = wire::List<wire::EventItem>)),
    security(())
)]
#[get("/v1/cities/{city}/events")]
pub(super) async fn list_events(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, events::events).await
}

/// One event
///
/// With its next ten occurrences.
#[utoipa::path(
    tag = "events",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("event" = String, Path, description = "Slug or id", example = "ev-cafe-welcome"), LangParams),
    responses((status = 200, description = "One event", body = wire::Event)),
    security(())
)]
#[get("/v1/cities/{city}/events/{event}")]
pub(super) async fn get_event(
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| events::event(view, &name)).await
}

/// Events as a calendar
///
/// The whole of each event that has an occurrence between `from` and `to`, as iCalendar (RFC 5545): with its rule, its changed and
/// cancelled occurrences, and the rules of the time zone. Subscribe to it: the same event keeps its UID, and its SEQUENCE goes up. Without
/// `from` it begins a month ago, without `to` it goes on for thirteen months.
#[utoipa::path(
    tag = "events",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), CalendarParams),
    responses((status = 200, description = "A calendar", body = String, content_type = "text/calendar")),
    security(())
)]
#[get("/v1/cities/{city}/events.ics")]
pub(super) async fn event_calendar(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, calendar::feed).await
}

/// One event as a calendar
///
/// With all its occurrences, for whoever wants to add it to their own calendar.
#[utoipa::path(
    tag = "events",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("event" = String, Path, description = "Slug or id", example = "ev-cafe-welcome"), LangParams),
    responses((status = 200, description = "A calendar of one event", body = String, content_type = "text/calendar")),
    security(())
)]
#[get("/v1/cities/{city}/events/{event}/calendar.ics")]
pub(super) async fn one_event_calendar(
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| calendar::one(view, &name)).await
}

/// The openings of an offer as a calendar
///
/// When it is open in the coming eight weeks, as iCalendar (RFC 5545): public holidays and closures of its provider are left out, and so is what
/// nobody can be sure of. Subscribe to it, and what changes is there: the same opening keeps its UID.
#[utoipa::path(
    tag = "offers",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("offer" = String, Path, description = "Slug or id", example = "cafe-welcome"), LangParams),
    responses((status = 200, description = "A calendar of openings", body = String, content_type = "text/calendar")),
    security(())
)]
#[get("/v1/cities/{city}/offers/{offer}/calendar.ics")]
pub(super) async fn offer_calendar(
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| calendar::openings(view, &name)).await
}

/// Articles
///
/// News of the city, the newest first. AND between parameters, OR inside a comma list.
#[utoipa::path(
    tag = "articles",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ArticleParams),
    responses((status = 200, description = "Articles", body = wire::List<wire::ArticleItem>)),
    security(())
)]
#[get("/v1/cities/{city}/articles")]
pub(super) async fn list_articles(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, articles::articles).await
}

/// One article
///
/// With its whole text and all its pictures.
#[utoipa::path(
    tag = "articles",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("article" = String, Path, description = "Slug or id", example = "a-ehrang"), LangParams),
    responses((status = 200, description = "One article", body = wire::Article)),
    security(())
)]
#[get("/v1/cities/{city}/articles/{article}")]
pub(super) async fn get_article(
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| articles::article(view, &name)).await
}

/// Articles as a feed
///
/// The thirty newest articles as Atom (RFC 4287), in one language as far as they are translated, with links to their pages.
#[utoipa::path(
    tag = "articles",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), FeedParams),
    responses((status = 200, description = "A feed", body = String, content_type = "application/atom+xml")),
    security(())
)]
#[get("/v1/cities/{city}/articles.atom")]
pub(super) async fn article_feed(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, atom::feed).await
}
