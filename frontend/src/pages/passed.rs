//! What the API says to machines, passed on from here so that nobody has to be asked but us: calendars, the feed, pictures.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION};
use bytes::Bytes;
use porta_contract::client::{Answer, ClientError, EventsQuery};

use super::Ctx;
use super::filters::Filters;
use crate::api::PageError;
use crate::http::{CachePolicy, Negotiated};

const CALENDAR: &str = "text/calendar; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";

/// `GET /{lang}/events.ics`: the events of a list as a calendar.
pub async fn event_calendar(ctx: Ctx) -> HttpResponse {
    let filters = Filters::parse(ctx.query(), &["audience", "district", "provider"]);
    let (client, city) = ctx.api();
    let query = EventsQuery {
        audience: filters.all("audience"),
        district: filters.all("district"),
        provider: filters.all("provider"),
        ..EventsQuery::default()
    };
    let answer = client.event_calendar(city, &query, ctx.t.tag()).await;
    send(&ctx, answer, CALENDAR).await
}

/// `GET /{lang}/events/{slug}.ics`: one event as a calendar.
pub async fn one_event_calendar(ctx: Ctx) -> HttpResponse {
    let (client, city) = ctx.api();
    let answer = client.one_event_calendar(city, ctx.slug(), ctx.t.tag()).await;
    send_one(&ctx, answer, "events").await
}

/// `GET /{lang}/offers/{slug}.ics`: the openings of one offer as a calendar.
pub async fn offer_calendar(ctx: Ctx) -> HttpResponse {
    let (client, city) = ctx.api();
    let answer = client.offer_calendar(city, ctx.slug(), ctx.t.tag()).await;
    send_one(&ctx, answer, "offers").await
}

/// The calendar of one record of a section, or where it has moved to.
async fn send_one(ctx: &Ctx, answer: Result<Answer<Bytes>, ClientError>, section: &str) -> HttpResponse {
    if let Ok(Answer::Moved { location }) = &answer {
        let path = location.split('?').next().unwrap_or_default();
        let slug = path
            .strip_suffix("/calendar.ics")
            .and_then(|path| path.rsplit('/').next());
        if let Some(slug) = slug.filter(|slug| !slug.is_empty()) {
            return HttpResponse::PermanentRedirect()
                .insert_header((LOCATION, format!("/{}/{section}/{slug}.ics", ctx.t.tag())))
                .insert_header((CACHE_CONTROL, CachePolicy::Hour.header()))
                .finish();
        }
    }
    send(ctx, answer, CALENDAR).await
}

/// `GET /{lang}/news.atom`: the newest articles as a feed.
pub async fn article_feed(ctx: Ctx) -> HttpResponse {
    let filters = Filters::parse(ctx.query(), &["topic"]);
    let (client, city) = ctx.api();
    let answer = client.article_feed(city, &filters.all("topic"), ctx.t.tag()).await;
    send(&ctx, answer, ATOM).await
}

/// `GET /pictures/{slug}`: a file of a picture. Its name holds the hash of its bytes, so whoever has it has the only one there is.
pub async fn picture(ctx: Ctx) -> HttpResponse {
    let name = ctx.slug().to_owned();
    let Some(kind) = kind_of(&name) else {
        return ctx.refuse(&PageError::NotFound).await;
    };
    let etag = format!("\"{name}\"");
    let known = ctx.request().headers().get(IF_NONE_MATCH);
    let known = known.and_then(|tags| tags.to_str().ok());
    if known.is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag)) {
        return HttpResponse::NotModified()
            .insert_header((ETAG, etag))
            .insert_header((CACHE_CONTROL, CachePolicy::Immutable.header()))
            .finish();
    }
    match ctx.api().0.picture(&name).await {
        Ok(Answer::Fetched(fetched)) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, kind))
            .insert_header((ETAG, etag))
            .insert_header((CACHE_CONTROL, CachePolicy::Immutable.header()))
            .body(fetched.value),
        other => refuse(&ctx, other).await,
    }
}

fn kind_of(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        _ => None,
    }
}

async fn send(ctx: &Ctx, answer: Result<Answer<Bytes>, ClientError>, kind: &'static str) -> HttpResponse {
    match answer {
        Ok(Answer::Fetched(fetched)) => Negotiated {
            request: ctx.request(),
            status: StatusCode::OK,
            kind,
            lang: Some(ctx.t.tag()),
            cache: CachePolicy::Page,
        }
        .send(&ctx.app.bodies, fetched.value),
        other => refuse(ctx, other).await,
    }
}

async fn refuse(ctx: &Ctx, answer: Result<Answer<Bytes>, ClientError>) -> HttpResponse {
    let error = answer.map_or_else(PageError::from, |_| PageError::Broken);
    ctx.refuse(&error).await
}
