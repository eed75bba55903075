//! The limit of what visitors may report: tighter than that of reading, for each network by itself.

use actix_web::{HttpMessage, HttpRequest};

use super::Limits;
use crate::access::token::Claims;
use crate::spine::http::Failure;

/// Header by which pages that ask for many visitors tell them apart: a mark of the visitor's network that nobody can turn back.
pub const VISITOR: &str = "porta-visitor";
/// Longest mark.
const LONGEST: usize = 64;

impl Limits {
    /// Counts a report; refuses one too many. A mark is believed of applications, and of pages on this machine; without one they are
    /// counted by nothing but their own limit, as their visitors' networks are not known.
    pub fn count_report(&self, request: &HttpRequest) -> Result<(), Failure> {
        let Some(class) = &self.reports else { return Ok(()) };
        let extensions = request.extensions();
        let application = extensions
            .get::<Claims>()
            .and_then(|claims| claims.client_id.as_deref());
        let origin = self.origin(request);
        let who = match (application, origin) {
            (None, Some(origin)) => self.key.of(&origin.network()),
            (application, _) => {
                let Some(mark) = mark(request) else { return Ok(()) };
                self.key
                    .of(format!("{}/{mark}", application.unwrap_or_default()).as_bytes())
            }
        };
        match class.count(who).wait {
            Some(seconds) => Err(Failure::TooMany(seconds)),
            None => Ok(()),
        }
    }
}

/// The mark of a request, if it has one that is fit to be one.
fn mark(request: &HttpRequest) -> Option<&str> {
    let mark = request.headers().get(VISITOR)?.to_str().ok()?;
    let fit = (1..=LONGEST).contains(&mark.len()) && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fit.then_some(mark)
}
