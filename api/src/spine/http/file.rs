//! A file as a body: read when the handler asks, so that guards speak first, and not longer than is allowed.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;

use super::Failure;

/// A body that has not been read yet.
pub struct File(Payload);

impl FromRequest for File {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(_: &HttpRequest, payload: &mut Payload) -> Self::Future {
        ready(Ok(Self(payload.take())))
    }
}

impl File {
    /// Its bytes, so many at most.
    ///
    /// # Errors
    /// [`Failure::FileTooLarge`] for more, [`Failure::BadRequest`] when the sender breaks off.
    pub async fn read(mut self, longest: usize) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.0.next().await {
            let chunk = chunk.map_err(|_| Failure::BadRequest("The body cannot be read.".to_owned()))?;
            if bytes.len() + chunk.len() > longest {
                return Err(Failure::FileTooLarge(longest / 1024 / 1024));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}
