//! The form of an offer, and what is said when it has been sent.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;
use porta_contract::{City, District, NeedKind, PledgeForm};

use crate::http::CachePolicy;
use crate::pages::{Ctx, Page};
use crate::view::{Foreign, Frame, Link, Look, Shell};

/// What stands in the form, and keys of what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    pub form: String,
    pub text: String,
    pub district: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// Version of the text that was agreed to.
    pub consent: Option<String>,
    /// Field and key of what is wrong, in the order of the page; `send` stands for no field of its own.
    pub wrong: Vec<(&'static str, &'static str)>,
    /// True when another form is needed.
    pub stale: bool,
    /// Status of the page.
    pub status: StatusCode,
}

impl Filled {
    /// The same, with the status of a refusal.
    pub fn refused(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

/// A field of one line.
struct Field {
    name: &'static str,
    kind: &'static str,
    autocomplete: &'static str,
    label: String,
    help: Option<String>,
    error: Option<String>,
    value: String,
    required: bool,
    longest: usize,
}

/// A part of the city to choose.
struct Place {
    slug: String,
    name: String,
    chosen: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "pledge.html")]
pub(super) struct PledgePage {
    shell: Shell,
    status: StatusCode,
    back: Link,
    heading: String,
    /// The need that it is for.
    need: Option<String>,
    office: String,
    kind: &'static str,
    need_slug: String,
    form: String,
    text: String,
    text_help: String,
    wrong_text: Option<String>,
    places: Vec<Place>,
    fields: Vec<Field>,
    consent: Foreign,
    consent_version: String,
    agreed: bool,
    wrong_consent: Option<String>,
    /// Field and sentence of everything that is wrong.
    errors: Vec<(&'static str, String)>,
    /// What is said once it has been sent.
    done: Option<String>,
}

impl Page for PledgePage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// What is offered, in which city.
#[derive(Clone, Copy)]
pub(super) struct Offered<'a> {
    pub city: &'a City,
    pub look: &'a Look,
    pub kind: NeedKind,
    pub need: Option<&'a str>,
    pub districts: &'a [District],
}

impl PledgePage {
    /// The form, as it was filled in.
    pub fn new(ctx: &Ctx, offered: Offered<'_>, shown: &PledgeForm, filled: &Filled) -> Self {
        let say = |key: &str| ctx.t.say(key).into_owned();
        let wrong = |field: &str| {
            let found = filled.wrong.iter().find(|(name, _)| *name == field);
            found.map(|(_, key)| say(key))
        };
        let office = match &shown.office {
            Some(office) => ctx.t.with("pledge-office", &[("office", &office.name)]),
            None => say("pledge-office-editors"),
        };
        let place = |district: &District| Place {
            slug: district.slug.clone(),
            name: district.name.clone(),
            chosen: filled.district == district.slug,
        };
        Self {
            status: filled.status,
            need: shown
                .need
                .as_ref()
                .map(|need| ctx.t.with("pledge-for", &[("need", &need.name)])),
            office,
            need_slug: shown.need.as_ref().map(|need| need.slug.clone()).unwrap_or_default(),
            form: filled.form.clone(),
            text: filled.text.clone(),
            text_help: ctx
                .t
                .word("pledge-text-help", offered.kind.as_str())
                .unwrap_or_default(),
            wrong_text: wrong("text"),
            places: offered.districts.iter().map(place).collect(),
            fields: fields(ctx, filled, &wrong),
            consent: Foreign::in_language(offered.look, &shown.consent.text, &shown.consent.lang),
            consent_version: shown.consent.version.clone(),
            agreed: filled.consent.as_ref() == Some(&shown.consent.version),
            wrong_consent: wrong("consent"),
            errors: filled.wrong.iter().map(|(field, key)| (*field, say(key))).collect(),
            ..Self::around(ctx, offered, "pledge-title")
        }
    }

    /// Where the mail has gone, and what happens now.
    pub fn done(ctx: &Ctx, offered: Offered<'_>, until: NaiveDate) -> Self {
        let date = ctx.t.dates().date(until);
        Self {
            done: Some(ctx.t.with("pledge-done-text", &[("date", &date)])),
            ..Self::around(ctx, offered, "pledge-done-title")
        }
    }

    fn around(ctx: &Ctx, offered: Offered<'_>, title: &str) -> Self {
        let heading = match ctx.t.word("help-give", offered.kind.as_str()) {
            Some(give) if title == "pledge-title" => give,
            _ => ctx.t.say(title).into_owned(),
        };
        let mut query = format!("kind={}", offered.kind);
        if let Some(need) = offered.need {
            query = format!("{query}&need={need}");
        }
        let frame = Frame {
            title: heading.clone(),
            path: ctx.path().to_owned(),
            query,
            noindex: true,
            ..Frame::default()
        };
        let back = match offered.need {
            Some(need) => offered.look.record("help", need),
            None => offered.look.href("help"),
        };
        Self {
            shell: ctx.shell(Some(offered.city), frame),
            status: StatusCode::OK,
            back: Link {
                href: back,
                text: ctx.t.say("help-heading").into_owned(),
            },
            heading,
            need: None,
            office: String::new(),
            kind: offered.kind.as_str(),
            need_slug: String::new(),
            form: String::new(),
            text: String::new(),
            text_help: String::new(),
            wrong_text: None,
            places: Vec::new(),
            fields: Vec::new(),
            consent: Foreign::in_language(offered.look, "", ctx.t.tag()),
            consent_version: String::new(),
            agreed: false,
            wrong_consent: None,
            errors: Vec::new(),
            done: None,
        }
    }

    /// Renders it.
    pub fn answer(&self, ctx: &Ctx) -> HttpResponse {
        ctx.render(self)
    }
}

/// Who offers it, and how to reach them.
fn fields(ctx: &Ctx, filled: &Filled, wrong: &impl Fn(&str) -> Option<String>) -> Vec<Field> {
    let say = |key: &str| ctx.t.say(key).into_owned();
    let field = |name, label: &str, value: &str| Field {
        name,
        kind: "text",
        autocomplete: "name",
        label: say(label),
        help: None,
        error: wrong(name),
        value: value.to_owned(),
        required: true,
        longest: 200,
    };
    vec![
        field("name", "pledge-name", &filled.name),
        Field {
            kind: "email",
            autocomplete: "email",
            help: Some(say("pledge-email-help")),
            longest: 254,
            ..field("email", "pledge-email", &filled.email)
        },
        Field {
            kind: "tel",
            autocomplete: "tel",
            required: false,
            longest: 60,
            ..field("phone", "pledge-phone", &filled.phone)
        },
    ]
}

/// A way to choose what to offer, where the address does not say it.
#[derive(Template)]
#[template(path = "pledge_choose.html")]
pub(super) struct ChoosePage {
    pub shell: Shell,
    pub back: Link,
    pub gives: Vec<super::list::Give>,
}

impl Page for ChoosePage {}
