//! The form, the page behind the link of a mail, and what is said at an end.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::{Category, City, District, List, Noun, Rhythm, Subscription};

use super::wishes::{Chosen, Wrong};
use crate::api::PageError;
use crate::http::CachePolicy;
use crate::i18n::UiLang;
use crate::pages::category_tree::{categories, districts};
use crate::pages::fields::{Choice, Select};
use crate::pages::{Ctx, Page};
use crate::view::{Frame, Look, Shell, language_names, offered};

/// What the form is made from beside what is chosen in it.
pub(super) struct Around {
    city: Arc<City>,
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

/// How it ends, for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A mail with a link goes out.
    Asked,
    /// No more mails go out.
    Ended,
    /// There is no such subscription.
    Gone,
}

/// A box to tick, or one of several to choose.
struct Tick {
    id: String,
    value: String,
    label: String,
    chosen: bool,
}

/// Boxes under a heading; open where some are ticked.
struct Narrowing {
    name: &'static str,
    label: String,
    ticks: Vec<Tick>,
    open: bool,
}

/// What is to be chosen.
struct Wishes {
    nouns: Vec<Tick>,
    narrowings: Vec<Narrowing>,
    rhythms: Vec<Tick>,
    wrong: Option<String>,
}

/// The page.
#[derive(Template)]
#[template(path = "subscribe.html")]
pub(super) struct SubscribePage {
    shell: Shell,
    status: StatusCode,
    heading: String,
    lead: String,
    /// What has just been done.
    done: Option<String>,
    pub form: String,
    /// The field for the address, with what is wrong with it; none behind a link.
    email: Option<(String, Option<String>)>,
    wishes: Option<Wishes>,
    /// Language of the mails; behind a link only.
    langs: Option<Select>,
    /// Value and words of the button; none where there is nothing to send.
    send: Option<(&'static str, String)>,
    /// Words of the button that ends it.
    stop: Option<String>,
    /// Where to go instead, and its label.
    instead: Option<(String, String)>,
    /// Field and sentence of everything that is wrong.
    errors: Vec<(&'static str, String)>,
}

impl Page for SubscribePage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

impl SubscribePage {
    fn around(ctx: &Ctx, around: &Around, (heading, lead): (&str, String), noindex: bool) -> Self {
        let heading = ctx.t.say(heading).into_owned();
        let frame = Frame {
            title: heading.clone(),
            description: ctx.t.say("subscribe-description").into_owned(),
            path: ctx.path().to_owned(),
            noindex,
            ..Frame::default()
        };
        Self {
            shell: ctx.shell(Some(&around.city), frame),
            status: StatusCode::OK,
            heading,
            lead,
            done: None,
            form: String::new(),
            email: None,
            wishes: None,
            langs: None,
            send: None,
            stop: None,
            instead: None,
            errors: Vec::new(),
        }
    }

    /// The form.
    pub fn ask(ctx: &Ctx, around: &Around, (chosen, possible): (&Chosen, &[Noun])) -> Self {
        let lead = ctx.t.say("subscribe-lead").into_owned();
        Self {
            email: Some((String::new(), None)),
            wishes: Some(wishes(ctx, around, (chosen, possible))),
            send: Some(("ask", ctx.t.say("subscribe-send").into_owned())),
            ..Self::around(ctx, around, ("subscribe-title", lead), false)
        }
    }

    /// Keeps the address that was typed.
    pub fn set_email(&mut self, typed: &str) {
        if let Some((value, _)) = &mut self.email {
            typed.clone_into(value);
        }
    }

    /// Asks whether the address is right.
    pub fn confirm(ctx: &Ctx, around: &Around, one: &Subscription) -> Self {
        let rhythm = ctx.t.word("subscribe-rhythm", one.rhythm.as_str()).unwrap_or_default();
        let nouns: Vec<String> = one.nouns.iter().filter_map(|noun| noun_label(ctx, *noun)).collect();
        let values = [
            ("email", one.email.as_str()),
            ("what", &nouns.join(" · ")),
            ("rhythm", &rhythm),
        ];
        Self {
            send: Some(("confirm", ctx.t.say("subscribe-confirm-send").into_owned())),
            stop: Some(ctx.t.say("subscribe-refuse").into_owned()),
            ..Self::around(
                ctx,
                around,
                ("subscribe-confirm-title", ctx.t.with("subscribe-confirm-text", &values)),
                true,
            )
        }
    }

    /// What is subscribed to, to be changed and ended.
    pub fn manage(ctx: &Ctx, around: &Around, (one, done): (&Subscription, Option<&str>)) -> Self {
        let next = one
            .next_at
            .map(|at| ctx.t.dates().date(at.with_timezone(&around.look.zone).date_naive()));
        let lead = ctx.t.with(
            "subscribe-manage-text",
            &[("email", &one.email), ("date", &next.unwrap_or_default())],
        );
        let page = Self {
            done: done.map(|key| ctx.t.say(key).into_owned()),
            langs: langs(ctx, around, &one.lang),
            send: Some(("change", ctx.t.say("subscribe-change-send").into_owned())),
            stop: Some(ctx.t.say("subscribe-end-send").into_owned()),
            ..Self::around(ctx, around, ("subscribe-manage-title", lead), true)
        };
        page.with(ctx, around, (&Chosen::from(one), &one.possible))
    }

    /// The same with other choices.
    pub fn with(mut self, ctx: &Ctx, around: &Around, choices: (&Chosen, &[Noun])) -> Self {
        self.wishes = Some(wishes(ctx, around, choices));
        self
    }

    /// The same with what is wrong.
    pub fn wrong(mut self, ctx: &Ctx, wrong: &Wrong, status: StatusCode) -> Self {
        let say = |key: &str| ctx.t.say(key).into_owned();
        self.status = status;
        if let Some(wishes) = &mut self.wishes {
            wishes.wrong = wrong.get("nouns").map(|key| say(key));
        }
        if let Some((_, error)) = &mut self.email {
            *error = wrong.get("email").map(|key| say(key));
        }
        let first = self.wishes.as_ref().and_then(|wishes| wishes.nouns.first()).is_some();
        let place = |field: &'static str| match field {
            "email" => "email",
            "nouns" if first => "nouns",
            _ => "send",
        };
        self.errors = wrong.iter().map(|(field, key)| (place(field), say(key))).collect();
        self
    }

    /// What is said at an end.
    pub fn end(ctx: &Ctx, around: &Around, end: End) -> Self {
        let (heading, text) = match end {
            End::Asked => ("subscribe-asked-title", "subscribe-asked-text"),
            End::Ended => ("subscribe-ended-title", "subscribe-ended-text"),
            End::Gone => ("subscribe-gone-title", "subscribe-gone-text"),
        };
        let again = (
            format!("/{}/subscribe", ctx.t.tag()),
            ctx.t.say("subscribe-again").into_owned(),
        );
        Self {
            status: if end == End::Gone {
                StatusCode::NOT_FOUND
            } else {
                StatusCode::OK
            },
            instead: (end != End::Asked).then_some(again),
            ..Self::around(ctx, around, (heading, ctx.t.say(text).into_owned()), true)
        }
    }

    /// Renders it.
    pub fn answer(&self, ctx: &Ctx) -> HttpResponse {
        ctx.render(self)
    }
}

/// What a kind of records is called; none for kinds that this version does not know.
fn noun_label(ctx: &Ctx, noun: Noun) -> Option<String> {
    ctx.t.word("subscribe-noun", noun.as_str())
}

fn wishes(ctx: &Ctx, around: &Around, (chosen, possible): (&Chosen, &[Noun])) -> Wishes {
    let noun = |noun: &Noun| {
        Some(Tick {
            id: format!("noun-{noun}"),
            value: noun.as_str().to_owned(),
            label: noun_label(ctx, *noun)?,
            chosen: chosen.nouns.contains(noun),
        })
    };
    let rhythm = |rhythm: &Rhythm| Tick {
        id: format!("rhythm-{rhythm}"),
        value: rhythm.as_str().to_owned(),
        label: ctx.t.word("subscribe-rhythm", rhythm.as_str()).unwrap_or_default(),
        chosen: chosen.rhythm == *rhythm,
    };
    Wishes {
        nouns: possible.iter().filter_map(noun).collect(),
        narrowings: narrowings(ctx, around, chosen),
        rhythms: Rhythm::ALL.iter().map(rhythm).collect(),
        wrong: None,
    }
}

fn narrowings(ctx: &Ctx, around: &Around, chosen: &Chosen) -> Vec<Narrowing> {
    let narrowing = |name: &'static str, key: &str, all: Vec<(String, String)>, chosen: &[String]| {
        let tick = |(value, label): (String, String)| Tick {
            id: format!("{name}-{value}"),
            chosen: chosen.contains(&value),
            value,
            label,
        };
        let ticks: Vec<Tick> = all.into_iter().map(tick).collect();
        Narrowing {
            name,
            label: ctx.t.say(key).into_owned(),
            open: ticks.iter().any(|tick| tick.chosen),
            ticks,
        }
    };
    // The top ones are enough to choose from; what an address or an earlier choice has named stays.
    let kinds = around.categories.items.iter();
    let kinds = kinds.filter(|one| one.parent.is_none() || chosen.categories.contains(&one.slug));
    let kinds = kinds.map(|one| (one.slug.clone(), one.name.clone())).collect();
    let places = around.districts.items.iter();
    let places = places.map(|one| (one.slug.clone(), one.name.clone())).collect();
    let tags = around.city.languages.iter().map(|one| one.tag.clone());
    let mut tags: Vec<String> = tags.filter(|tag| tag != "de-simple").collect();
    let more = chosen.languages.iter().filter(|tag| !tags.contains(tag));
    let more: Vec<String> = more.cloned().collect();
    tags.extend(more);
    let names = language_names(&around.look, &tags);
    [
        narrowing("categories", "subscribe-categories", kinds, &chosen.categories),
        narrowing("districts", "subscribe-districts", places, &chosen.districts),
        narrowing(
            "languages",
            "subscribe-languages",
            tags.into_iter().zip(names).collect(),
            &chosen.languages,
        ),
    ]
    .into_iter()
    .filter(|one| !one.ticks.is_empty())
    .collect()
}

/// Languages of the mails.
fn langs(ctx: &Ctx, around: &Around, chosen: &str) -> Option<Select> {
    let choice = |lang: UiLang| Choice {
        value: lang.tag().to_owned(),
        label: lang.name().to_owned(),
        selected: lang.tag() == chosen,
    };
    let all = offered(Some(&around.city)).into_iter().map(choice).collect();
    Select::flat("lang", ctx.t.say("subscribe-lang").into_owned(), None, all)
}
