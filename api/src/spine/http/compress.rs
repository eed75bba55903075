//! Compression of bodies that are kept: negotiated (RFC 9110, section 12.5.3), done once, then served as they are.

use std::io::Write;

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderValue};

/// How a body is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
    /// Zstandard (RFC 8878).
    Zstd,
}

/// Bodies smaller than this gain nothing.
const WORTH_IT: usize = 256;

impl Encoding {
    /// The best encoding the caller accepts: brotli, then zstd, then gzip, unless it weighs them otherwise.
    #[must_use]
    pub fn negotiate(request: &HttpRequest) -> Self {
        let Some(accept) = request
            .headers()
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
        else {
            return Self::Identity;
        };
        let mut best = (0.0, Self::Identity);
        for (rank, encoding) in [(0.003, Self::Brotli), (0.002, Self::Zstd), (0.001, Self::Gzip)] {
            let weight = weight(accept, encoding.name());
            if weight > 0.0 && weight + rank > best.0 {
                best = (weight + rank, encoding);
            }
        }
        best.1
    }

    /// Its name in `Content-Encoding`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Gzip => "gzip",
            Self::Brotli => "br",
            Self::Zstd => "zstd",
        }
    }

    /// The header value, unless the body is as it is.
    #[must_use]
    pub const fn header(self) -> Option<HeaderValue> {
        match self {
            Self::Identity => None,
            other => Some(HeaderValue::from_static(other.name())),
        }
    }
}

fn weight(accept: &str, name: &str) -> f32 {
    let mut star = 0.0;
    for part in accept.split(',') {
        let mut pieces = part.trim().split(';');
        let coding = pieces.next().unwrap_or_default().trim();
        let weight = pieces
            .filter_map(|piece| piece.trim().strip_prefix("q="))
            .find_map(|q| q.trim().parse::<f32>().ok())
            .unwrap_or(1.0);
        if coding.eq_ignore_ascii_case(name) {
            return weight;
        }
        if coding == "*" {
            star = weight;
        }
    }
    star
}

/// Encodes a body; small ones, and ones that cannot be encoded, stay as they are.
#[must_use]
pub fn compress(body: Vec<u8>, encoding: Encoding) -> (Encoding, Vec<u8>) {
    if body.len() < WORTH_IT {
        return (Encoding::Identity, body);
    }
    let encoded = match encoding {
        Encoding::Identity => None,
        Encoding::Gzip => gzip(&body).ok(),
        Encoding::Brotli => brotli(&body).ok(),
        Encoding::Zstd => zstd::bulk::compress(&body, 6).ok(),
    };
    match encoded {
        Some(bytes) => (encoding, bytes),
        None => (Encoding::Identity, body),
    }
}

fn gzip(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 4), flate2::Compression::new(6));
    writer.write_all(body)?;
    writer.finish()
}

fn brotli(body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() / 4);
    let params = brotli::enc::BrotliEncoderParams {
        quality: 5,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut std::io::Cursor::new(body), &mut out, &params)?;
    Ok(out)
}
