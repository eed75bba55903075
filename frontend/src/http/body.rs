//! Bodies with strong entity tags, compressed once.

use std::io::Write;

use actix_web::http::StatusCode;
use actix_web::http::header::{
    AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, Encoding, Header,
    IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use bytes::Bytes;
use flate2::write::GzEncoder;
use quick_cache::sync::Cache;
use xxhash_rust::xxh3::xxh3_64;

use super::CachePolicy;

/// Shorter bodies are sent as they are: compressing them gains nothing.
const WORTH_IT: usize = 512;

/// How a body is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Packing {
    /// As it is.
    Plain,
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Packing {
    /// The best the client takes.
    fn negotiate(request: &HttpRequest) -> Self {
        let Ok(accepted) = AcceptEncoding::parse(request) else {
            return Self::Plain;
        };
        let known = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
        match accepted.negotiate(known.iter()) {
            Some(best) if best == Encoding::brotli() => Self::Brotli,
            Some(best) if best == Encoding::gzip() => Self::Gzip,
            _ => Self::Plain,
        }
    }

    const fn suffix(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
        }
    }

    const fn content_encoding(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
        }
    }

    /// Packs a body: fast for pages, as small as can be for what is packed once and kept for ever.
    fn pack(self, body: &[u8], cache: CachePolicy) -> std::io::Result<Bytes> {
        let once = cache == CachePolicy::Immutable;
        let mut packed = Vec::with_capacity(body.len() / 4);
        match self {
            Self::Plain => packed.extend_from_slice(body),
            Self::Brotli => {
                let mut writer = brotli::CompressorWriter::new(&mut packed, 16 * 1024, if once { 11 } else { 5 }, 20);
                writer.write_all(body)?;
                writer.flush()?;
                drop(writer);
            }
            Self::Gzip => {
                let mut writer = GzEncoder::new(&mut packed, flate2::Compression::new(if once { 9 } else { 6 }));
                writer.write_all(body)?;
                writer.finish()?;
            }
        }
        Ok(packed.into())
    }
}

/// Compressed bodies by their hash, so that an unchanged page is compressed once.
#[derive(Debug)]
pub struct Bodies(Cache<(u64, Packing), Bytes>);

impl Default for Bodies {
    fn default() -> Self {
        Self::new()
    }
}

impl Bodies {
    /// An empty store for some hundreds of pages (a few megabytes).
    #[must_use]
    pub fn new() -> Self {
        Self(Cache::new(500))
    }

    fn packed(&self, hash: u64, packing: Packing, body: Bytes, cache: CachePolicy) -> std::io::Result<Bytes> {
        if packing == Packing::Plain {
            return Ok(body);
        }
        if let Some(ready) = self.0.get(&(hash, packing)) {
            return Ok(ready);
        }
        let packed = packing.pack(&body, cache)?;
        self.0.insert((hash, packing), packed.clone());
        Ok(packed)
    }
}

/// A body on its way to one client: packed as it likes, or not sent at all if it has it already.
#[derive(Debug)]
pub struct Negotiated<'a> {
    /// The request.
    pub request: &'a HttpRequest,
    /// Status.
    pub status: StatusCode,
    /// Media type.
    pub kind: &'static str,
    /// Language of the body, if it has one.
    pub lang: Option<&'static str>,
    /// How long it may be kept.
    pub cache: CachePolicy,
}

impl Negotiated<'_> {
    /// The answer with this body: 304 if the client has it (RFC 9110, 13.1.2).
    #[must_use]
    pub fn send(&self, bodies: &Bodies, body: Bytes) -> HttpResponse {
        let hash = xxh3_64(&body);
        let packing = if body.len() < WORTH_IT {
            Packing::Plain
        } else {
            Packing::negotiate(self.request)
        };
        let etag = format!("\"{hash:016x}-{}{}\"", env!("CARGO_PKG_VERSION"), packing.suffix());
        let mut answer = HttpResponse::build(self.status);
        answer.insert_header((CACHE_CONTROL, self.cache.header()));
        answer.insert_header((VARY, "Accept-Encoding"));
        if self.status == StatusCode::OK {
            answer.insert_header((ETAG, etag.as_str()));
            if has(self.request, &etag) {
                return answer.status(StatusCode::NOT_MODIFIED).finish();
            }
        }
        answer.insert_header((CONTENT_TYPE, self.kind));
        if let Some(lang) = self.lang {
            answer.insert_header((CONTENT_LANGUAGE, lang));
        }
        let Ok(packed) = bodies.packed(hash, packing, body, self.cache) else {
            return HttpResponse::InternalServerError().finish();
        };
        if let Some(encoding) = packing.content_encoding() {
            answer.insert_header((CONTENT_ENCODING, encoding));
        }
        answer.body(packed)
    }
}

/// True if `If-None-Match` names this tag (weak comparison, as the header asks for) or `*`.
fn has(request: &HttpRequest, etag: &str) -> bool {
    request
        .headers()
        .get_all(IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == etag || tag == "*")
}
