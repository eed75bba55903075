//! What a form has sent.

use actix_web::Error;
use actix_web::web::Bytes;

use super::Ctx;
use crate::api::PageError;
use crate::http;

/// Names and values, in order, decoded.
#[derive(Clone, Debug, Default)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads a form that came from our own pages.
    pub fn read(ctx: &Ctx, body: Result<Bytes, Error>) -> Result<Self, PageError> {
        if !http::is_from_here(ctx.request()) {
            return Err(PageError::Foreign);
        }
        let body = body.map_err(|_| PageError::TooLong)?;
        let fields =
            url::form_urlencoded::parse(&body).map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n")));
        Ok(Self(fields.collect()))
    }

    /// The value of a field as it was typed, with blanks around it: a password.
    pub fn typed(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a field, if it was sent.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.typed(name).map(str::trim)
    }

    /// The value of a field, if somebody wrote something.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// All values of a name.
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        let own = self.0.iter().filter(move |(own, _)| own == name);
        own.map(|(_, value)| value.trim())
    }
}
