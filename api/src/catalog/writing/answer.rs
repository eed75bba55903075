//! What a write answers, as it can be kept and given again.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use crate::spine::http::{Failure, etag_of_version};

/// What a write answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// JSON.
    pub body: String,
    /// Version of the record, as its ETag.
    pub tag: Option<String>,
    /// Address of a new record.
    pub place: Option<String>,
}

impl Answer {
    /// An answer with a record of a version.
    pub fn of(status: StatusCode, body: &impl Serialize, version: Option<i64>) -> Result<Self, Failure> {
        Ok(Self {
            status: status.as_u16(),
            body: serde_json::to_string(body).map_err(|error| Failure::Internal(error.to_string()))?,
            tag: version.map(etag_of_version),
            place: None,
        })
    }

    /// The same with the address of a new record.
    #[must_use]
    pub fn at(mut self, place: String) -> Self {
        self.place = Some(place);
        self
    }
}

/// What staff read is nobody else's: no cache keeps it.
pub fn keep_from_caches(response: &mut HttpResponseBuilder) -> &mut HttpResponseBuilder {
    response.insert_header((header::CACHE_CONTROL, "no-store"))
}

impl From<Answer> for HttpResponse {
    fn from(answer: Answer) -> Self {
        let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
        let mut response = Self::build(status);
        keep_from_caches(&mut response).content_type("application/json");
        if let Some(tag) = answer.tag {
            response.insert_header((header::ETAG, tag));
        }
        if let Some(place) = answer.place {
            response.insert_header((header::LOCATION, place));
        }
        response.body(answer.body)
    }
}
