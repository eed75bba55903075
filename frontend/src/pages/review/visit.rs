//! A visit through the link of a mail.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, HeaderValue, LOCATION};
use porta_contract::client::{ClientError, Reviewing};
use porta_contract::{City, Problem, Review, ReviewItem};

use crate::api::PageError;
use crate::http::CachePolicy;
use crate::pages::Ctx;
use crate::view::{Frame, Look, Shell};

/// Why a visit ends without the page that was asked for.
pub enum Trouble {
    /// There is a page that says so.
    Page(PageError),
    /// The link is not good any more; a fresh one can be asked for.
    Expired,
}

impl From<PageError> for Trouble {
    fn from(error: PageError) -> Self {
        Self::Page(error)
    }
}

impl From<ClientError> for Trouble {
    fn from(error: ClientError) -> Self {
        match error.status() {
            Some(401 | 403) => Self::Expired,
            _ => Self::Page(error.into()),
        }
    }
}

/// A visit: the session, and the review as it is now.
pub struct Visit<'c> {
    pub ctx: &'c Ctx,
    pub city: Arc<City>,
    pub look: Look,
    pub reviewing: Reviewing,
    pub review: Review,
    token: String,
}

impl<'c> Visit<'c> {
    /// Exchanges the link of the address for a session. Changes nothing.
    pub async fn begin(ctx: &'c Ctx) -> Result<Self, Trouble> {
        let city = ctx.city().await?;
        let look = ctx.look(&city)?;
        let (client, slug) = ctx.api();
        let token = ctx.part("token").to_owned();
        let reviewing = client.start_review(&token).await?;
        if reviewing.session().city != slug {
            return Err(Trouble::Expired);
        }
        let review = reviewing.read().await?;
        Ok(Self {
            ctx,
            city,
            look,
            reviewing,
            review,
            token,
        })
    }

    /// The entry that the address names.
    pub fn item(&self) -> Result<&ReviewItem, Trouble> {
        self.item_of(self.ctx.part("item"))
    }

    /// An entry of the review.
    pub fn item_of(&self, id: &str) -> Result<&ReviewItem, Trouble> {
        let found = self.review.items.iter().find(|item| item.id == id);
        found.ok_or(Trouble::Page(PageError::NotFound))
    }

    /// Address of a page of this visit; `rest` is empty or begins with a slash.
    pub fn href(&self, rest: &str) -> String {
        self.look.href(&format!("review/{}{rest}", self.token))
    }

    /// What is around its pages.
    pub fn shell(&self, title: String) -> Shell {
        let frame = Frame {
            title,
            path: self.ctx.path().to_owned(),
            noindex: true,
            ..Frame::default()
        };
        self.ctx.shell(Some(&self.city), frame)
    }

    /// Back to the entries, so that going back or reloading does not answer twice.
    pub fn see(&self, rest: &str) -> HttpResponse {
        let mut response = HttpResponse::build(StatusCode::SEE_OTHER);
        if let Ok(to) = HeaderValue::from_str(&self.href(rest)) {
            response.insert_header((LOCATION, to));
        }
        response.insert_header((CACHE_CONTROL, CachePolicy::Never.header()));
        response.finish()
    }
}

/// What the API refused, when it is something that the visitor can mend: `moved` or `invalid`.
pub fn refusal(error: ClientError) -> Result<Box<Problem>, Trouble> {
    match error {
        ClientError::Problem(problem) if problem.code == "moved" || problem.status == 422 => Ok(problem),
        other => Err(other.into()),
    }
}
