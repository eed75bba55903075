//! The bytes of an offer in a list, written once, when its row is made.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use porta_contract as wire;
use serde::Serialize;

use super::text_info;
use crate::catalog::ids::Id;
use crate::catalog::offer::Offer;
use crate::catalog::text::Text;

/// The bytes of an offer in a list, without the braces: fields joined by commas.
pub struct Pieces {
    /// The same for every reader.
    pub common: Box<[u8]>,
    /// Title, summary and text information, by language of the text.
    pub by_text: Vec<(u8, Box<[u8]>)>,
    /// Provider, categories, places and capacity, by the reader's language (its place in the city's list).
    pub by_reader: Vec<Arc<[u8]>>,
}

#[derive(Serialize)]
struct Common<'o> {
    noun: wire::Noun,
    id: &'o str,
    slug: &'o str,
    version: i64,
    target_groups: &'o [String],
    languages: &'o [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'o str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_uri: Option<&'o str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'o str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'o str>,
    access: &'o [wire::Access],
    contact_by: &'o [wire::Contact],
    cost: wire::Cost,
    sensitive: bool,
    updated_at: DateTime<Utc>,
}

#[derive(Serialize)]
struct OfText<'o> {
    title: &'o str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'o str,
    text: wire::TextInfo,
}

/// What an offer is named by, for one reader.
#[derive(Serialize)]
pub(super) struct OfReader {
    pub(super) provider: wire::Named,
    pub(super) categories: Vec<wire::Named>,
    pub(super) locations: Vec<wire::Location>,
    pub(super) capacity: wire::Capacity,
}

/// JSON of an object without its braces.
pub(super) fn fields<T: Serialize>(value: &T) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_else(|_| b"{}".to_vec());
    bytes.pop();
    if !bytes.is_empty() {
        bytes.remove(0);
    }
    bytes
}

/// The fields that are the same for every reader.
pub(super) fn common(offer: &Offer, phone_uri: Option<&str>, sensitive: bool) -> Box<[u8]> {
    fields(&Common {
        noun: wire::Noun::Offer,
        id: offer.id.as_str(),
        slug: &offer.slug,
        version: offer.meta.version,
        target_groups: &offer.target_groups,
        languages: &offer.languages,
        phone: offer.phone.as_deref(),
        phone_uri,
        email: offer.email.as_deref(),
        website: offer.website.as_deref(),
        access: &offer.access,
        contact_by: &offer.contact_by,
        cost: offer.cost,
        sensitive,
        updated_at: offer.meta.updated_at,
    })
    .into()
}

/// The fields of each text, the source first.
pub(super) fn by_text(offer: &Offer, languages: &[String]) -> Vec<(u8, Box<[u8]>)> {
    let mut pieces: Vec<(u8, Box<[u8]>)> = Vec::with_capacity(offer.texts.len());
    // The source comes first: it is what a reader of none of the others gets.
    let source = offer.texts.iter().filter(|text| text.lang == offer.source_lang);
    for text in source.chain(offer.texts.iter().filter(|text| text.lang != offer.source_lang)) {
        if text.title.is_empty() {
            continue;
        }
        let place = languages
            .iter()
            .position(|tag| *tag == text.lang)
            .and_then(|at| u8::try_from(at).ok());
        let info = text_info(text, &offer.texts, &offer.source_lang, offer.text_version);
        let bytes = fields(&OfText {
            title: &text.title,
            summary: summary(text),
            text: info,
        });
        pieces.push((place.unwrap_or(u8::MAX), bytes.into()));
    }
    pieces
}

/// The summary; the description's beginning, where there is none.
#[must_use]
pub fn summary(text: &Text) -> &str {
    if !text.summary.is_empty() {
        return &text.summary;
    }
    let description = text.description.as_str();
    match description.char_indices().nth(280) {
        None => description,
        Some((end, _)) => {
            let head = description.get(..end).unwrap_or(description);
            head.rfind(char::is_whitespace)
                .and_then(|space| head.get(..space))
                .unwrap_or(head)
        }
    }
}
