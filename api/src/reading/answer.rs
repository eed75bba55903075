//! Answers to public reads: made from the directory once, kept encoded, and given out again until something changes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use porta_contract::FieldError;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use xxhash_rust::xxh3::Xxh3;

use super::cell::Cell;
use super::directory::{Directory, Moment};
use super::language::Reader;
use super::node::{ReadError, ReadSide};
use super::question::{Lang, LangParams};
use crate::spine::db::DbError;
use crate::spine::http::{Encoding, Failure, Params, blocking, compress, etag_of_bytes, not_modified};

/// An answer before it is encoded.
pub struct Made {
    /// The bytes.
    pub body: Vec<u8>,
    /// What they are (`Content-Type`).
    pub media: &'static str,
    /// A header that only answers of this kind have.
    pub header: Option<(HeaderName, HeaderValue)>,
    /// When it changes by itself.
    pub changes_at: Option<DateTime<Utc>>,
    /// The next page, as a path with query.
    pub next: Option<String>,
}

impl Made {
    /// A JSON answer that changes with the directory only.
    pub fn json<T: serde::Serialize>(value: &T) -> Result<Self, Failure> {
        let body = serde_json::to_vec(value).map_err(|error| Failure::Internal(error.to_string()))?;
        Ok(Self::of("application/json", body))
    }

    /// An answer of another kind.
    #[must_use]
    pub const fn of(media: &'static str, body: Vec<u8>) -> Self {
        Self {
            body,
            media,
            header: None,
            changes_at: None,
            next: None,
        }
    }

    /// The same with a header of its own; none that could not be sent.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: &str) -> Self {
        self.header = HeaderValue::from_str(value).ok().map(|value| (name, value));
        self
    }

    /// The same, changing by itself at an instant.
    #[must_use]
    pub const fn until(mut self, changes_at: DateTime<Utc>) -> Self {
        self.changes_at = Some(changes_at);
        self
    }
}

/// What a handler may answer.
pub enum Outcome {
    /// The thing itself.
    Made(Made),
    /// It has moved: the path it has now.
    Moved(String),
}

/// Where the pages of the installation are, for answers that lead people there.
#[derive(Clone, Debug, Default)]
pub struct Site(pub String);

/// What a handler makes its answer from.
pub struct View<'v> {
    /// The city.
    pub cell: &'v Cell,
    /// Its directory.
    pub directory: &'v Arc<Directory>,
    /// What holds now.
    pub moment: &'v Moment,
    /// Now.
    pub now: DateTime<Utc>,
    /// True while the database is away.
    pub stale: bool,
    request: &'v HttpRequest,
}

impl View<'_> {
    /// The query string.
    #[must_use]
    pub fn query(&self) -> &str {
        self.request.query_string()
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> &str {
        self.request.path()
    }

    /// The address of a page, such as `/de/news`.
    #[must_use]
    pub fn page(&self, path: &str) -> String {
        let site = self.request.app_data::<web::Data<Site>>();
        format!("{}{path}", site.map_or("", |site| site.0.trim_end_matches('/')))
    }

    /// In which language the caller reads.
    pub fn reader(&self, lang: Option<&Lang>) -> Result<Reader, FieldError> {
        Reader::from_request(
            self.request,
            lang.map(|Lang(tag)| tag.as_str()),
            &self.directory.languages,
        )
    }

    /// In which language the caller of a single record reads: there is no other parameter.
    pub fn only_reader(&self) -> Result<Reader, Failure> {
        let (params, mut checked) = Params::checked::<LangParams>(self.query());
        let reader = checked.take(self.reader(params.lang.as_deref()));
        checked.done().map(|()| reader)
    }
}

/// An answer as it is kept: encoded, with its headers.
#[derive(Clone)]
struct Kept {
    body: Bytes,
    headers: HeaderMap,
    etag: HeaderValue,
    changes_at: Option<DateTime<Utc>>,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<u128, Arc<Kept>> for ByBytes {
    fn weight(&self, _key: &u128, kept: &Arc<Kept>) -> u64 {
        u64::try_from(kept.body.len()).unwrap_or(u64::MAX).saturating_add(512)
    }
}

/// The kept answers of a node.
pub struct Answers {
    cache: Cache<u128, Arc<Kept>, ByBytes>,
    asked: Asked,
}

/// What has been asked lately and is not kept yet, by the last bits of the key. An answer is worth its memory when it is asked
/// for a second time: most questions with many filters never are.
struct Asked(Box<[AtomicU64]>);

impl Asked {
    const QUESTIONS: usize = 1 << 14;

    fn none() -> Self {
        Self((0..Self::QUESTIONS).map(|_| AtomicU64::new(0)).collect())
    }

    /// Notes a question. True when it was noted before.
    fn again(&self, key: u128) -> bool {
        let [place, mark] = [key, key >> 64].map(|half| half & u128::from(u64::MAX));
        let place = usize::try_from(place % Self::QUESTIONS as u128).unwrap_or_default();
        let mark = u64::try_from(mark).unwrap_or_default();
        let noted = self.0.get(place);
        noted.is_some_and(|noted| noted.swap(mark, Ordering::Relaxed) == mark)
    }
}

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answers").field("kept", &self.cache.len()).finish()
    }
}

impl Answers {
    /// Keeps answers up to so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        Self {
            cache: Cache::with_weighter(10_000, bytes, ByBytes),
            asked: Asked::none(),
        }
    }
}

/// Longer than this no header is looked at for the key; such callers get their answers made each time.
const LONGEST_HEADER: usize = 512;

/// What an answer depends on: generations of directory and search, path and query, languages, encoding, and whether it is stale.
fn key(request: &HttpRequest, (directory, search): (u64, u64), stale: bool) -> Option<u128> {
    let mut hash = Xxh3::new();
    hash.update(&directory.to_le_bytes());
    hash.update(&search.to_le_bytes());
    hash.update(&[u8::from(stale)]);
    let uri = request.uri();
    hash.update(uri.path().as_bytes());
    hash.update(b"?");
    hash.update(uri.query().unwrap_or_default().as_bytes());
    for name in [header::ACCEPT_LANGUAGE, header::ACCEPT_ENCODING] {
        for value in request.headers().get_all(name) {
            if value.len() > LONGEST_HEADER {
                return None;
            }
            hash.update(&[0]);
            hash.update(value.as_bytes());
        }
        hash.update(&[1]);
    }
    Some(hash.digest128())
}

/// Answers a public read of a city: from what is kept, else made from the directory. Never from the database.
pub async fn serve(
    request: &HttpRequest,
    city: &str,
    make: impl FnOnce(&View<'_>) -> Result<Outcome, Failure>,
) -> Result<HttpResponse, Failure> {
    let (Some(side), Some(answers)) = (
        request.app_data::<web::Data<Arc<ReadSide>>>(),
        request.app_data::<web::Data<Answers>>(),
    ) else {
        return Err(Failure::Internal("the read side is not wired".to_owned()));
    };
    let cell = cell(side, city).await?;
    let directory = cell.directory();
    let (now, stale) = (side.now(), side.is_stale());
    let key = key(request, (directory.generation, cell.searched()), stale);
    if let Some(kept) = key.and_then(|key| answers.cache.get(&key))
        && kept.changes_at.is_none_or(|at| now < at)
    {
        return Ok(respond(request, Kept::clone(&kept), stale));
    }
    let moment = cell.moment(&directory, now);
    let view = View {
        cell: &cell,
        directory: &directory,
        moment: &moment,
        now,
        stale,
        request,
    };
    let made = match make(&view)? {
        Outcome::Made(made) => made,
        Outcome::Moved(to) => return Ok(moved(request, &to)),
    };
    let kept = keep(request, &view, made);
    if let Some(key) = key.filter(|key| answers.asked.again(*key)) {
        answers.cache.insert(key, Arc::new(kept.clone()));
    }
    Ok(respond(request, kept, stale))
}

/// The city, loaded if need be.
pub async fn cell(side: &web::Data<Arc<ReadSide>>, city: &str) -> Result<Arc<Cell>, Failure> {
    if let Some(cell) = side.loaded(city) {
        return Ok(cell);
    }
    let unknown = || Failure::NotFound(format!("There is no city `{city}` here; see /v1/cities."));
    let slug = side.slug_of(city).ok_or_else(unknown)?;
    if let Some(cell) = side.loaded(&slug) {
        return Ok(cell);
    }
    let side = Arc::clone(side);
    let loaded = blocking(move || side.load(&slug).map_err(Failure::from)).await?;
    loaded.ok_or_else(unknown)
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Database(error) => error.into(),
            other => DbError::Other(other.to_string()).into(),
        }
    }
}

fn keep(request: &HttpRequest, view: &View<'_>, made: Made) -> Kept {
    let tag = etag_of_bytes(&made.body);
    let (encoding, body) = compress(made.body, Encoding::negotiate(request));
    let tag = match encoding {
        Encoding::Identity => tag,
        other => format!("{}-{}\"", tag.trim_end_matches('"'), other.name()),
    };
    let etag = HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("\"\""));
    let mut headers = HeaderMap::with_capacity(8);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(made.media));
    if let Some((name, value)) = made.header {
        headers.insert(name, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(
        header::VARY,
        HeaderValue::from_static("Accept-Language, Accept-Encoding"),
    );
    headers.insert(header::ETAG, etag.clone());
    if let Some(value) = encoding.header() {
        headers.insert(header::CONTENT_ENCODING, value);
    }
    let query = url::form_urlencoded::parse(view.query().as_bytes());
    let lang = query.filter(|(name, _)| name == "lang").map(|(_, value)| value).next();
    let reader = Reader::from_request(request, lang.as_deref(), &view.directory.languages);
    if let Some(value) = reader.ok().and_then(|reader| HeaderValue::from_str(reader.tag()).ok()) {
        headers.insert(header::CONTENT_LANGUAGE, value);
    }
    if let Some(value) = made
        .next
        .and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok())
    {
        headers.insert(header::LINK, value);
    }
    Kept {
        body: body.into(),
        headers,
        etag,
        changes_at: made.changes_at,
    }
}

/// Header of answers that may be older than they should be, because the database is away.
pub const STALE: &str = "porta-stale";
const PORTA_STALE: HeaderName = HeaderName::from_static(STALE);

fn respond(request: &HttpRequest, kept: Kept, stale: bool) -> HttpResponse {
    let same = not_modified(request.headers(), &kept.etag);
    let status = if same { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
    let mut response = HttpResponse::new(status);
    *response.headers_mut() = kept.headers;
    if stale {
        response
            .headers_mut()
            .insert(PORTA_STALE, HeaderValue::from_static("true"));
    }
    if same {
        response.headers_mut().remove(header::CONTENT_TYPE);
        response.headers_mut().remove(header::CONTENT_ENCODING);
        return response;
    }
    response.set_body(actix_web::body::BoxBody::new(kept.body))
}

/// 308: the thing has another address now; the query comes along.
fn moved(request: &HttpRequest, to: &str) -> HttpResponse {
    let query = request.query_string();
    let location = if query.is_empty() {
        to.to_owned()
    } else {
        format!("{to}?{query}")
    };
    HttpResponse::PermanentRedirect()
        .insert_header((header::LOCATION, location))
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_worth_keeping_when_it_is_asked_again() {
        let asked = Asked::none();
        let (one, other) = (7_u128 << 100 | 5, 8_u128 << 100 | 5);
        assert!(!asked.again(one));
        assert!(asked.again(one));
        assert!(!asked.again(other), "another question in the same place");
        assert!(!asked.again(one), "which has pushed the first one out");
        assert!(asked.again(one));
    }
}
