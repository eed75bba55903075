//! Cursors: where the next page begins, as opaque text. A cursor holds the sort key of the last record and its id, so that a
//! record whose key stays is met exactly once, whatever is written meanwhile.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use porta_contract::FieldError;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Cursor, unknown_value};

#[derive(Serialize, Deserialize)]
struct Sealed<T> {
    /// Hash of the question it belongs to.
    question: u64,
    place: T,
}

/// Writes a cursor for a question.
#[must_use]
pub fn write<T: Serialize>(question: u64, place: T) -> String {
    URL_SAFE_NO_PAD.encode(postcard::to_stdvec(&Sealed { question, place }).unwrap_or_default())
}

/// Reads the cursor of a question; none without a cursor.
pub fn read<T: DeserializeOwned>(question: u64, cursor: Option<&Cursor>) -> Result<Option<T>, FieldError> {
    let Some(cursor) = cursor else { return Ok(None) };
    let wrong = || {
        unknown_value(
            "cursor",
            "what `next` of the page before gave, with the same other parameters",
        )
    };
    let bytes = URL_SAFE_NO_PAD.decode(&cursor.0).map_err(|_| wrong())?;
    let sealed: Sealed<T> = postcard::from_bytes(&bytes).map_err(|_| wrong())?;
    if sealed.question == question {
        Ok(Some(sealed.place))
    } else {
        Err(wrong())
    }
}

/// Hash of a question: path and parameters without `cursor` and `limit`.
#[must_use]
pub fn question(path: &str, query: &str) -> u64 {
    let mut pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name != "cursor" && name != "limit")
        .collect();
    pairs.sort();
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    hash.update(path.as_bytes());
    for (name, value) in pairs {
        hash.update(&[0]);
        hash.update(name.as_bytes());
        hash.update(&[1]);
        hash.update(value.as_bytes());
    }
    hash.digest()
}

/// The path and query of the next page.
#[must_use]
pub fn next_link(path: &str, query: &str, cursor: &str) -> String {
    let pairs = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "cursor");
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .append_pair("cursor", cursor)
        .finish();
    format!("{path}?{query}")
}
