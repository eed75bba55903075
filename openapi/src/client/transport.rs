//! From an operation to an address, and from a response to an answer.

use bytes::{Bytes, BytesMut};
use reqwest::header::{CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, LOCATION};
use reqwest::{Method, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use url::Url;

use super::operations::Operation;
use super::{Answer, Client, ClientError, Fetched};
use crate::PROBLEM_JSON;

/// Set by the API when it answers without its database.
const STALE: HeaderName = HeaderName::from_static("porta-stale");

impl Client {
    /// The address of an operation, its `{names}` filled in order.
    pub(super) fn address(&self, operation: Operation, names: &[&str]) -> Result<Url, ClientError> {
        let mut url = self.base.clone();
        let mut names = names.iter();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty();
            for part in operation.path.trim_start_matches('/').split('/') {
                if let Some((_, ending)) = part.strip_prefix('{').and_then(|part| part.split_once('}')) {
                    let name = segment(names.next().copied().unwrap_or_default())?;
                    segments.push(&format!("{name}{ending}"));
                } else {
                    segments.push(part);
                }
            }
        }
        Ok(url)
    }

    /// A request for an operation that is no plain read.
    pub(super) fn request(&self, operation: Operation, names: &[&str]) -> Result<RequestBuilder, ClientError> {
        let method = match operation.method {
            "post" => Method::POST,
            "patch" => Method::PATCH,
            _ => Method::GET,
        };
        Ok(self.http.request(method, self.address(operation, names)?))
    }

    /// The body of an answer to a request that is not conditional and has no old addresses.
    pub(super) async fn value<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, ClientError> {
        match self.answer(request).await? {
            Answer::Fetched(fetched) => Ok(fetched.value),
            Answer::NotModified => Err(ClientError::Status(304)),
            Answer::Moved { .. } => Err(ClientError::Status(308)),
        }
    }

    /// Sends a request and reads what comes back.
    pub(super) async fn answer<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<Answer<T>, ClientError> {
        let response = request.send().await?;
        match response.status().as_u16() {
            304 => Ok(Answer::NotModified),
            301 | 308 => moved(&response),
            200..=299 => self.fetched(response).await.map(Answer::Fetched),
            status => Err(self.refused(response, status).await),
        }
    }

    /// Sends a request and gives the bytes that come back, whatever they are.
    pub(super) async fn bytes(&self, request: RequestBuilder) -> Result<Answer<Bytes>, ClientError> {
        let response = request.send().await?;
        match response.status().as_u16() {
            304 => Ok(Answer::NotModified),
            301 | 308 => moved(&response),
            200..=299 => {
                let headers = response.headers().clone();
                let body = self.body(response).await?;
                Ok(Answer::Fetched(Fetched {
                    etag: text(&headers, &ETAG),
                    content_language: text(&headers, &CONTENT_LANGUAGE),
                    stale: text(&headers, &STALE).is_some_and(|value| value == "true"),
                    size: body.len(),
                    value: body,
                }))
            }
            status => Err(self.refused(response, status).await),
        }
    }

    async fn fetched<T: DeserializeOwned>(&self, response: Response) -> Result<Fetched<T>, ClientError> {
        let headers = response.headers().clone();
        let body = self.body(response).await?;
        // An answer without a body (202, 204) is read as `()`.
        let json = if body.is_empty() { b"null" } else { body.as_ref() };
        Ok(Fetched {
            value: serde_json::from_slice(json).map_err(ClientError::Decode)?,
            etag: text(&headers, &ETAG),
            content_language: text(&headers, &CONTENT_LANGUAGE),
            stale: text(&headers, &STALE).is_some_and(|value| value == "true"),
            size: body.len(),
        })
    }

    /// The error in an unsuccessful response: problem details if it has them, else its bare status.
    async fn refused(&self, response: Response, status: u16) -> ClientError {
        let kind = text(response.headers(), &CONTENT_TYPE).unwrap_or_default();
        if !kind.starts_with(PROBLEM_JSON) {
            return ClientError::Status(status);
        }
        match self.body(response).await {
            Ok(body) => serde_json::from_slice(&body).map_or(ClientError::Status(status), |problem| {
                ClientError::Problem(Box::new(problem))
            }),
            Err(error) => error,
        }
    }

    async fn body(&self, mut response: Response) -> Result<Bytes, ClientError> {
        let limit = self.body_limit;
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > limit {
                return Err(ClientError::TooLong { limit });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }
}

/// Refuses names that would change the shape of the path: empty ones and dot segments (RFC 3986, 3.3), encoded ones too.
fn segment(name: &str) -> Result<&str, ClientError> {
    let plain = name.to_ascii_lowercase().replace("%2e", ".");
    if plain.is_empty() || plain == "." || plain == ".." {
        return Err(ClientError::Segment {
            segment: name.to_owned(),
        });
    }
    Ok(name)
}

fn moved<T>(response: &Response) -> Result<Answer<T>, ClientError> {
    let status = response.status().as_u16();
    text(response.headers(), &LOCATION)
        .map(|location| Answer::Moved { location })
        .ok_or(ClientError::Status(status))
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    Some(headers.get(name)?.to_str().ok()?.to_owned())
}
