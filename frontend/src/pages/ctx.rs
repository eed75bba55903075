//! One request: whose language, what was asked for, and the way to an answer.

use std::cell::Cell;
use std::future::{Ready, ready};
use std::rc::Rc;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::error::ErrorInternalServerError;
use actix_web::http::StatusCode;
use actix_web::{Error, FromRequest, HttpRequest, HttpResponse, web};
use askama::Template;
use porta_contract::City;
use porta_contract::client::{Client, Read};
use serde::de::DeserializeOwned;

use super::error;
use crate::api::PageError;
use crate::app::App;
use crate::handout::{Basket, carry};
use crate::http::{CachePolicy, Negotiated};
use crate::i18n::{Texts, UiLang};
use crate::view::{Frame, Look, Shell, offered};

/// A page: a template with a status and a policy for caches.
pub trait Page: Template {
    /// Status; 200 unless it is an error.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }

    /// How long it may be kept.
    fn cache(&self) -> CachePolicy {
        CachePolicy::Page
    }
}

/// One request.
pub struct Ctx {
    /// What all requests share.
    pub app: web::Data<App>,
    /// Texts of the reader's language.
    pub t: &'static Texts,
    request: HttpRequest,
    /// What the visitor has collected for a hand-out.
    basket: Rc<Basket>,
    /// True once something old was loaded.
    stale: Cell<bool>,
}

impl std::fmt::Debug for Ctx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ctx")
            .field("lang", &self.t.tag())
            .finish_non_exhaustive()
    }
}

impl FromRequest for Ctx {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(app) = request.app_data::<web::Data<App>>() else {
            return ready(Err(ErrorInternalServerError(
                "the server was put together without its state",
            )));
        };
        let first = request.path().split('/').nth(1).unwrap_or_default();
        let lang = UiLang::parse(first).unwrap_or_else(|| UiLang::negotiate(request, UiLang::ALL));
        let t = app.texts(lang);
        ready(Ok(Self {
            app: app.clone(),
            t,
            request: request.clone(),
            basket: Rc::new(Basket::read(request.uri().path(), request.query_string())),
            stale: Cell::new(false),
        }))
    }
}

impl Ctx {
    /// Name of the record in the address, decoded.
    #[must_use]
    pub fn slug(&self) -> &str {
        self.request.match_info().get("slug").unwrap_or_default()
    }

    /// Another part of the address, by its name in the route.
    #[must_use]
    pub fn part(&self, name: &str) -> &str {
        self.request.match_info().get(name).unwrap_or_default()
    }

    /// The request itself.
    #[must_use]
    pub fn request(&self) -> &HttpRequest {
        &self.request
    }

    /// Path below the language, without a slash in front, as sent.
    #[must_use]
    pub fn path(&self) -> &str {
        let path = self.request.uri().path();
        path.get(1..)
            .and_then(|p| p.split_once('/'))
            .map_or("", |(_, rest)| rest)
    }

    /// The whole path, as sent.
    #[must_use]
    pub fn full_path(&self) -> &str {
        self.request.uri().path()
    }

    /// The query string, as sent.
    #[must_use]
    pub fn query_string(&self) -> &str {
        self.request.query_string()
    }

    /// Names and values of the query, decoded, without empty values.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        url::form_urlencoded::parse(self.query_string().as_bytes())
            .map(|(name, value)| (name.into_owned(), value.trim().to_owned()))
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    /// What the visitor has collected for a hand-out.
    #[must_use]
    pub fn basket(&self) -> &Rc<Basket> {
        &self.basket
    }

    /// The client, to build reads with, and the city's slug.
    #[must_use]
    pub fn api(&self) -> (&Client, &str) {
        (self.app.api.client(), self.app.api.city())
    }

    /// The answer of a read in the reader's language.
    ///
    /// # Errors
    /// See [`PageError`].
    pub async fn load<T: DeserializeOwned + Send + Sync + 'static>(&self, read: Read<T>) -> Result<Arc<T>, PageError> {
        self.load_in(read, self.t.lang()).await
    }

    /// The answer of a read in another language than the page's.
    ///
    /// # Errors
    /// See [`PageError`].
    pub async fn load_in<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        read: Read<T>,
        lang: UiLang,
    ) -> Result<Arc<T>, PageError> {
        let loaded = self.app.api.load(read.lang(lang.tag())).await?;
        self.stale.set(self.stale.get() || loaded.stale);
        Ok(loaded.value)
    }

    /// The answer of a read in the reader's language: without asking if one is known that fits, however old.
    ///
    /// # Errors
    /// See [`PageError`].
    pub async fn load_unless<T: DeserializeOwned + Send + Sync + 'static>(
        &self,
        read: Read<T>,
        fits: impl Fn(&T) -> bool,
    ) -> Result<Arc<T>, PageError> {
        let read = read.lang(self.t.tag());
        match self.app.api.known(&read).filter(|known| fits(known)) {
            Some(known) => Ok(known),
            None => Ok(self.app.api.load(read).await?.value),
        }
    }

    /// The city; not found if it is not shown in this language.
    ///
    /// # Errors
    /// See [`PageError`].
    pub async fn city(&self) -> Result<Arc<City>, PageError> {
        let (client, city) = self.api();
        let city = self.load(client.city(city)).await;
        // A language that the city has no texts in is all that the API can find wrong with this question.
        let city = city.map_err(|error| match error {
            PageError::BadRequest => PageError::NotFound,
            error => error,
        })?;
        if offered(Some(&city)).contains(&self.t.lang()) {
            Ok(city)
        } else {
            Err(PageError::NotFound)
        }
    }

    /// The city in its own language, for what does not depend on the reader's.
    ///
    /// # Errors
    /// See [`PageError`].
    pub async fn city_itself(&self) -> Result<Arc<City>, PageError> {
        let (client, city) = self.api();
        Ok(self.app.api.load(client.city(city)).await?.value)
    }

    /// Whose eyes the page is for.
    ///
    /// # Errors
    /// [`PageError::Broken`] if the city's time zone is none.
    pub fn look(&self, city: &City) -> Result<Look, PageError> {
        let zone = city.time_zone.parse().map_err(|_| {
            tracing::error!(zone = city.time_zone, "the city's time zone is not an IANA one");
            PageError::Broken
        })?;
        Ok(Look {
            t: self.t,
            now: self.app.clock.now(),
            zone,
            basket: Rc::clone(&self.basket),
        })
    }

    /// What is around a page of the city.
    #[must_use]
    pub fn shell(&self, city: Option<&City>, frame: Frame) -> Shell {
        // The hand-out itself needs no way to it.
        let is_it = frame.path == "handout";
        let shell = Shell::new(self.t, &self.app.config, city, self.stale.get(), frame);
        if is_it { shell } else { shell.with_basket(&self.basket) }
    }

    /// This page's address without its query, absolute.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.app.config.origin(), self.full_path())
    }

    /// The answer: the page, or a page that says why there is none.
    pub async fn respond(&self, page: Result<impl Page, PageError>) -> HttpResponse {
        match page {
            Ok(page) => self.render(&page),
            // Whichever read comes back first complains of a language that the city is not shown in.
            Err(PageError::BadRequest) if self.city().await == Err(PageError::NotFound) => {
                error::respond(self, &PageError::NotFound).await
            }
            Err(error) => error::respond(self, &error).await,
        }
    }

    /// A page that says why there is none.
    pub async fn refuse(&self, error: &PageError) -> HttpResponse {
        error::respond(self, error).await
    }

    /// A file for machines.
    #[must_use]
    pub fn file(&self, kind: &'static str, cache: CachePolicy, body: String) -> HttpResponse {
        let negotiated = Negotiated {
            request: &self.request,
            status: StatusCode::OK,
            kind,
            lang: None,
            cache,
        };
        negotiated.send(&self.app.bodies, body.into())
    }

    /// Renders a page.
    #[must_use]
    pub fn render(&self, page: &impl Page) -> HttpResponse {
        let Ok(mut html) = page.render() else {
            tracing::error!("a template did not render");
            return HttpResponse::InternalServerError().finish();
        };
        let mut cache = page.cache();
        if !self.basket.is_empty() {
            html = carry(&html, &self.basket);
            if cache == CachePolicy::Page {
                cache = CachePolicy::Private;
            }
        }
        let negotiated = Negotiated {
            request: &self.request,
            status: page.status(),
            kind: "text/html; charset=utf-8",
            lang: Some(self.t.tag()),
            cache,
        };
        negotiated.send(&self.app.bodies, html.into())
    }
}
