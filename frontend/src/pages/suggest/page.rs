//! The form, and what is said when it has been sent.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;
use porta_contract::{Category, City, ConsentText, District, List, SuggestionKind};

use super::filled::{Filled, LINES};
use crate::api::PageError;
use crate::http::CachePolicy;
use crate::pages::category_tree::{categories, districts, tree};
use crate::pages::fields::{Choice, Group, Select};
use crate::pages::{Ctx, Page};
use crate::view::{Foreign, Frame, Look, Shell, language_names};

/// What the form is made from beside what stands in it.
pub(super) struct Around {
    pub city: Arc<City>,
    look: Look,
    categories: Arc<List<Category>>,
    districts: Arc<List<District>>,
}

impl Around {
    /// Asks the API for it.
    pub async fn load(ctx: &Ctx) -> Result<Self, PageError> {
        let (client, slug) = ctx.api();
        let (city, categories, districts) = tokio::try_join!(
            ctx.city(),
            ctx.load(categories(client, slug)),
            ctx.load(districts(client, slug)),
        )?;
        Ok(Self {
            look: ctx.look(&city)?,
            city,
            categories,
            districts,
        })
    }
}

/// A field to write in.
struct Field {
    name: &'static str,
    label: String,
    help: Option<String>,
    error: Option<String>,
    value: String,
    longest: usize,
    needed: bool,
    /// Keyboard that phones show; empty for the usual one.
    inputmode: &'static str,
    /// What a browser may fill in by itself.
    autocomplete: &'static str,
}

impl Field {
    /// Ids of what describes it.
    fn described_by(&self) -> String {
        let help = self.help.as_ref().map(|_| format!("{}-help", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-wrong", self.name));
        [error, help].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// A box to tick.
struct Tick {
    id: String,
    value: String,
    label: String,
    chosen: bool,
}

/// One of the two forms.
struct Tab {
    href: String,
    label: String,
    current: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "suggest.html")]
pub(super) struct SuggestPage {
    shell: Shell,
    status: StatusCode,
    tabs: Vec<Tab>,
    lead: String,
    form: String,
    what: Vec<Field>,
    category: Option<Select>,
    place: Vec<Field>,
    district: Option<Select>,
    languages: Vec<Tick>,
    contact: Vec<Field>,
    sender: Vec<Field>,
    consent: Option<(Foreign, String)>,
    agreed: bool,
    wrong_consent: Option<String>,
    /// Field and sentence of everything that is wrong.
    errors: Vec<(String, String)>,
    /// What is said once it has been sent, and whether a mail follows.
    done: Option<(String, bool)>,
    again: String,
}

impl Page for SuggestPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

impl SuggestPage {
    /// The form, as it was filled in.
    pub fn new(ctx: &Ctx, around: &Around, (filled, consent): (Filled, &ConsentText)) -> Self {
        let offer = filled.kind == SuggestionKind::Offer;
        let own = |names: &[&'static str]| -> Vec<Field> {
            let shown = |name: &&&str| offer || !matches!(**name, "provider" | "hours");
            let names = names.iter().filter(shown);
            names.filter_map(|name| field(ctx, &filled, name)).collect()
        };
        let say = |key: &str| ctx.t.say(key).into_owned();
        let mut errors: Vec<(String, String)> = Vec::new();
        errors.extend(filled.whole.map(|key| ("send".to_owned(), say(key))));
        let order = LINES.iter().map(|line| line.name).chain(["consent"]);
        let wrong = order.filter_map(|name| Some((name, *filled.wrong.get(name)?)));
        errors.extend(wrong.map(|(name, key)| (name.to_owned(), sentence(ctx, name, key))));
        let base = Self::around(ctx, around, (filled.kind, "suggest-title"));
        Self {
            status: filled.status,
            lead: say(if offer {
                "suggest-lead-offer"
            } else {
                "suggest-lead-provider"
            }),
            what: own(&["title", "text", "provider"]),
            category: offer.then(|| category(ctx, around, &filled.category)).flatten(),
            place: own(&["place", "hours"]),
            district: district(ctx, around, &filled.district),
            languages: languages(around, &filled.languages),
            contact: own(&["phone", "email", "website"]),
            sender: own(&["sender_name", "sender_email"]),
            consent: Some((
                Foreign::in_language(&around.look, &consent.text, &consent.lang),
                consent.version.clone(),
            )),
            agreed: filled.consent == consent.version,
            wrong_consent: filled.wrong.get("consent").map(|key| say(key)),
            errors,
            form: filled.form,
            ..base
        }
    }

    /// Thanks, and what happens now.
    pub fn done(ctx: &Ctx, around: &Around, (filled, due_on): (&Filled, NaiveDate)) -> Self {
        let date = ctx.t.dates().date(due_on);
        let text = ctx.t.with("suggest-done-text", &[("date", &date)]);
        Self {
            done: Some((text, !filled.line("sender_email").is_empty())),
            ..Self::around(ctx, around, (filled.kind, "suggest-done-title"))
        }
    }

    fn around(ctx: &Ctx, around: &Around, (kind, title): (SuggestionKind, &str)) -> Self {
        let query = if kind == SuggestionKind::Provider {
            "kind=provider"
        } else {
            ""
        };
        let frame = Frame {
            title: ctx.t.say(title).into_owned(),
            description: ctx.t.say("suggest-description").into_owned(),
            path: ctx.path().to_owned(),
            query: query.to_owned(),
            ..Frame::default()
        };
        let path = format!("/{}/suggest", ctx.t.tag());
        let tab = |own: SuggestionKind, key: &str, href: String| Tab {
            href,
            label: ctx.t.say(key).into_owned(),
            current: own == kind,
        };
        Self {
            shell: ctx.shell(Some(&around.city), frame),
            status: StatusCode::OK,
            tabs: vec![
                tab(SuggestionKind::Offer, "suggest-tab-offer", path.clone()),
                tab(
                    SuggestionKind::Provider,
                    "suggest-tab-provider",
                    format!("{path}?kind=provider"),
                ),
            ],
            lead: String::new(),
            form: String::new(),
            what: Vec::new(),
            category: None,
            place: Vec::new(),
            district: None,
            languages: Vec::new(),
            contact: Vec::new(),
            sender: Vec::new(),
            consent: None,
            agreed: false,
            wrong_consent: None,
            errors: Vec::new(),
            done: None,
            again: path,
        }
    }

    /// Renders it.
    pub fn answer(&self, ctx: &Ctx) -> HttpResponse {
        ctx.render(self)
    }
}

/// A sentence about a field; the one about length names the most characters.
fn sentence(ctx: &Ctx, name: &str, key: &str) -> String {
    let longest = LINES
        .iter()
        .find(|line| line.name == name)
        .map_or(0, |line| line.longest);
    if key == "suggest-error-long" {
        let most = ctx.t.number(u64::try_from(longest).unwrap_or_default());
        return ctx.t.with(key, &[("most", &most)]);
    }
    ctx.t.say(key).into_owned()
}

fn field(ctx: &Ctx, filled: &Filled, name: &'static str) -> Option<Field> {
    let line = LINES.iter().find(|line| line.name == name)?;
    let offer = filled.kind == SuggestionKind::Offer;
    let (label, help): (&str, Option<&str>) = match name {
        "title" if offer => ("suggest-offer-title", None),
        "title" => ("suggest-provider-title", None),
        "text" if offer => ("suggest-offer-text", Some("suggest-offer-text-help")),
        "text" => ("suggest-provider-text", Some("suggest-provider-text-help")),
        "provider" => ("suggest-provider", Some("suggest-provider-help")),
        "place" => ("suggest-place", None),
        "hours" => ("suggest-hours", Some("suggest-hours-help")),
        "phone" => ("suggest-phone", None),
        "email" => ("suggest-email", Some("suggest-email-help")),
        "website" => ("suggest-website", None),
        "sender_name" => ("suggest-sender-name", None),
        _ => ("suggest-sender-email", Some("suggest-sender-email-help")),
    };
    let (inputmode, autocomplete) = match name {
        "phone" => ("tel", "off"),
        "email" => ("email", "off"),
        "website" => ("url", "off"),
        "sender_name" => ("", "name"),
        "sender_email" => ("email", "email"),
        _ => ("", "off"),
    };
    Some(Field {
        name,
        label: ctx.t.say(label).into_owned(),
        help: help.map(|key| ctx.t.say(key).into_owned()),
        error: filled.wrong.get(name).map(|key| sentence(ctx, name, key)),
        value: filled.line(name).to_owned(),
        longest: line.longest,
        needed: line.needed,
        inputmode,
        autocomplete,
    })
}

fn category(ctx: &Ctx, around: &Around, chosen: &str) -> Option<Select> {
    let choice = |one: &Category| Choice {
        value: one.slug.clone(),
        label: one.name.clone(),
        selected: one.slug == chosen,
    };
    let group = |(top, below): (&Category, Vec<&Category>)| Group {
        label: Some(top.name.clone()),
        choices: std::iter::once(top).chain(below).map(choice).collect(),
    };
    let groups = tree(&around.categories.items).into_iter().map(group).collect();
    Select::grouped(
        "category",
        ctx.t.say("suggest-category").into_owned(),
        Some(ctx.t.say("suggest-unsure").into_owned()),
        groups,
    )
}

fn district(ctx: &Ctx, around: &Around, chosen: &str) -> Option<Select> {
    let choice = |one: &District| Choice {
        value: one.slug.clone(),
        label: one.name.clone(),
        selected: one.slug == chosen,
    };
    Select::flat(
        "district",
        ctx.t.say("suggest-district").into_owned(),
        Some(ctx.t.say("suggest-unsure").into_owned()),
        around.districts.items.iter().map(choice).collect(),
    )
}

fn languages(around: &Around, chosen: &[String]) -> Vec<Tick> {
    let tags: Vec<String> = around.city.languages.iter().map(|one| one.tag.clone()).collect();
    let tags: Vec<String> = tags.into_iter().filter(|tag| tag != "de-simple").collect();
    let names = language_names(&around.look, &tags);
    let tick = |(tag, label): (String, String)| Tick {
        id: format!("language-{tag}"),
        chosen: chosen.contains(&tag),
        value: tag,
        label,
    };
    tags.into_iter().zip(names).map(tick).collect()
}
