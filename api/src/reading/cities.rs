//! The list of cities: over all cells of the node, so it is made anew each time.

use std::sync::Arc;

use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use porta_contract as wire;

use super::answer::STALE;
use super::areas::city_wire;
use super::cell::Cell;
use super::cursor;
use super::language::Reader;
use super::node::ReadSide;
use super::question::Lang;
use super::question::PageParams;
use crate::spine::http::{Failure, Params, etag_of_bytes, not_modified};

fn bad(error: wire::FieldError) -> Failure {
    Failure::BadQuery(vec![error])
}

/// A page of cities, in the order of their slugs.
pub fn list(request: &HttpRequest, side: &ReadSide, cells: &[Arc<Cell>]) -> Result<HttpResponse, Failure> {
    let params: PageParams = Params::read(request.query_string())?;
    let limit = params.limit.count();
    let question = cursor::question(request.path(), request.query_string());
    let after: Option<String> = cursor::read(question, params.cursor.as_deref()).map_err(bad)?;
    let lang = params.lang.as_deref().map(|Lang(tag)| tag.as_str());
    let (mut items, language) = named(request, side, cells, lang)?;
    let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
    items.retain(|city| after.as_ref().is_none_or(|after| city.slug > *after));
    let more = items.len() > limit;
    items.truncate(limit);
    let last = items.last().filter(|_| more);
    let next = last.map(|city| cursor::write(question, city.slug.clone()));
    let link = next
        .as_ref()
        .map(|next| cursor::next_link(request.path(), request.query_string(), next));
    let answer = wire::List {
        items,
        total,
        facets: wire::Facets::default(),
        next,
        nearest: None,
        stale: side.is_stale(),
    };
    respond(request, &answer, &language, link)
}

/// Every city for the reader, and the first language somebody is served in. A language that one city has and another has not
/// is no error: the other answers in its own.
fn named(
    request: &HttpRequest,
    side: &ReadSide,
    cells: &[Arc<Cell>],
    lang: Option<&str>,
) -> Result<(Vec<wire::City>, String), Failure> {
    let mut items = Vec::with_capacity(cells.len());
    let mut language = None;
    let mut unknown = None;
    for cell in cells {
        let directory = cell.directory();
        let reader = match Reader::from_request(request, lang, &directory.languages) {
            Ok(reader) => {
                language.get_or_insert_with(|| reader.tag().to_owned());
                reader
            }
            Err(error) => {
                unknown = Some(error);
                Reader::of(&directory.languages, 0)
            }
        };
        items.push(city_wire(&directory, &cell.moment(&directory, side.now()), &reader));
    }
    match (language, unknown) {
        (None, Some(error)) => Err(bad(error)),
        (language, _) => Ok((items, language.unwrap_or_default())),
    }
}

fn respond(
    request: &HttpRequest,
    answer: &wire::List<wire::City>,
    language: &str,
    link: Option<String>,
) -> Result<HttpResponse, Failure> {
    let internal = |error: String| Failure::Internal(error);
    let body = serde_json::to_vec(answer).map_err(|error| internal(error.to_string()))?;
    let etag = HeaderValue::from_str(&etag_of_bytes(&body)).map_err(|error| internal(error.to_string()))?;
    let same = not_modified(request.headers(), &etag);
    let mut response = if same {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response.insert_header((header::ETAG, etag));
    response.insert_header((header::CACHE_CONTROL, "public, no-cache"));
    response.insert_header((header::VARY, "Accept-Language"));
    if !language.is_empty() {
        response.insert_header((header::CONTENT_LANGUAGE, language));
    }
    if let Some(link) = link {
        response.insert_header((header::LINK, format!("<{link}>; rel=\"next\"")));
    }
    if answer.stale {
        response.insert_header((HeaderName::from_static(STALE), "true"));
    }
    if same {
        Ok(response.finish())
    } else {
        Ok(response.content_type("application/json").body(body))
    }
}
