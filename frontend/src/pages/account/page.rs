//! The one form that these pages have.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::http::CachePolicy;
use crate::pages::{Ctx, Page};
use crate::view::{Frame, Shell};

/// A field to fill in.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    pub name: &'static str,
    /// `email` or `password`.
    pub kind: &'static str,
    /// What a browser may fill in by itself.
    pub autocomplete: &'static str,
    pub label: String,
    pub help: Option<String>,
    pub error: Option<String>,
    pub value: String,
}

/// A page with a heading, a text and, mostly, a form.
#[derive(Template)]
#[template(path = "account.html")]
pub(super) struct AccountPage {
    shell: Shell,
    status: StatusCode,
    heading: String,
    text: String,
    /// True where something has been done.
    pub done: bool,
    /// The account's address; shown, and filled in for the browser's store of passwords.
    pub email: Option<String>,
    pub fields: Vec<Field>,
    /// Label of the button, if there is a form.
    pub send: Option<String>,
    /// Where to go instead, and its label.
    pub instead: Option<(String, String)>,
}

impl Page for AccountPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

impl AccountPage {
    /// A page with the texts of these keys. The city is shown if there is one in this language: an account may have another.
    pub async fn new(ctx: &Ctx, (heading, text): (&str, &str)) -> Self {
        let city = ctx.city().await.ok();
        let heading = ctx.t.say(heading).into_owned();
        let frame = Frame {
            title: heading.clone(),
            path: ctx.path().to_owned(),
            noindex: true,
            ..Frame::default()
        };
        Self {
            shell: ctx.shell(city.as_deref(), frame),
            status: StatusCode::OK,
            text: ctx.t.say(text).into_owned(),
            heading,
            done: false,
            email: None,
            fields: Vec::new(),
            send: None,
            instead: None,
        }
    }

    /// The same with another status.
    pub fn with(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The same as the end of something.
    pub fn end(mut self) -> Self {
        self.done = true;
        self
    }

    /// Renders it.
    pub fn answer(&self, ctx: &Ctx) -> HttpResponse {
        ctx.render(self)
    }
}
