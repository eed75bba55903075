//! The form, and what is said when it has been sent.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;
use porta_contract::ReportReason;

use super::entry::Reported;
use crate::http::CachePolicy;
use crate::pages::{Ctx, Page};
use crate::view::{Frame, Link, Shell};

/// What stands in the form, and keys of what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    pub form: String,
    pub reason: Option<ReportReason>,
    pub text: String,
    /// With no field of its own.
    pub whole: Option<&'static str>,
    pub wrong_reason: Option<&'static str>,
    pub wrong_text: Option<&'static str>,
    /// True when another form is needed.
    pub stale: bool,
    /// Status of the page.
    pub status: StatusCode,
}

impl Filled {
    /// True when nothing is known to be wrong.
    pub const fn is_right(&self) -> bool {
        self.whole.is_none() && self.wrong_reason.is_none() && self.wrong_text.is_none()
    }

    /// The same, with the status of a refusal.
    pub fn refused(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

/// A reason to choose.
struct Reason {
    id: String,
    word: &'static str,
    label: String,
    chosen: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct ReportPage {
    shell: Shell,
    status: StatusCode,
    entry: Link,
    lead: String,
    reasons: Vec<Reason>,
    text: String,
    form: String,
    wrong_reason: Option<String>,
    wrong_text: Option<String>,
    /// Field and sentence of everything that is wrong.
    errors: Vec<(&'static str, String)>,
    /// What is said once it has been sent.
    done: Option<String>,
}

impl Page for ReportPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

impl ReportPage {
    /// The form, as it was filled in.
    pub fn new(ctx: &Ctx, entry: &Reported, filled: Filled) -> Self {
        let say = |key: Option<&'static str>| key.map(|key| ctx.t.say(key).into_owned());
        let reason = |reason: &ReportReason| Reason {
            id: format!("reason-{}", reason.as_str().replace('_', "-")),
            word: reason.as_str(),
            label: ctx.t.word("report-reason", reason.as_str()).unwrap_or_default(),
            chosen: filled.reason == Some(*reason),
        };
        let places = [
            ("send", filled.whole),
            ("reason-wrong-hours", filled.wrong_reason),
            ("text", filled.wrong_text),
        ];
        let wrong = places.into_iter().filter_map(|(field, key)| Some((field, say(key)?)));
        Self {
            status: filled.status,
            lead: ctx.t.with("report-lead", &[("name", &entry.title)]),
            reasons: ReportReason::ALL.iter().map(reason).collect(),
            wrong_reason: say(filled.wrong_reason),
            wrong_text: say(filled.wrong_text),
            errors: wrong.collect(),
            text: filled.text,
            form: filled.form,
            ..Self::around(ctx, entry, "report-title")
        }
    }

    /// Thanks, and what happens now.
    pub fn done(ctx: &Ctx, entry: &Reported, due_on: NaiveDate) -> Self {
        let date = ctx.t.dates().date(due_on);
        Self {
            done: Some(ctx.t.with("report-done-text", &[("date", &date)])),
            ..Self::around(ctx, entry, "report-done-title")
        }
    }

    fn around(ctx: &Ctx, entry: &Reported, title: &str) -> Self {
        let frame = Frame {
            title: format!("{} – {}", ctx.t.say(title), entry.title),
            path: ctx.path().to_owned(),
            sensitive: entry.sensitive,
            noindex: true,
            ..Frame::default()
        };
        Self {
            shell: ctx.shell(Some(&entry.city), frame),
            status: StatusCode::OK,
            entry: Link {
                href: entry.href.clone(),
                text: entry.title.clone(),
            },
            lead: String::new(),
            reasons: Vec::new(),
            text: String::new(),
            form: String::new(),
            wrong_reason: None,
            wrong_text: None,
            errors: Vec::new(),
            done: None,
        }
    }

    /// Renders it.
    pub fn answer(&self, ctx: &Ctx) -> HttpResponse {
        ctx.render(self)
    }
}
