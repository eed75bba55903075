//! Responsibilities from A to Z, with the entrance to the guide.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::{GuideQuery, PageQuery, ResponsibilitiesQuery};
use porta_contract::{Guide, ResponsibilityItem, Situation};

use super::situations;
use crate::api::PageError;
use crate::http::CachePolicy;
use crate::pages::fields::{Choice, Select};
use crate::pages::filters::{Filters, with_query};
use crate::pages::{Ctx, Page};
use crate::view::{Foreign, Frame, Look, PageLinks, Shell, first_letter, trust_note};

/// Responsibilities on one page: a city's fit on one or two.
const MANY: u32 = 200;

#[derive(Template)]
#[template(path = "responsibilities.html")]
struct Responsibilities {
    shell: Shell,
    action: String,
    guide: String,
    selects: Vec<Select>,
    q: String,
    count: String,
    letters: Vec<Letter>,
    links: PageLinks,
}

impl Page for Responsibilities {
    fn cache(&self) -> CachePolicy {
        if self.q.is_empty() {
            CachePolicy::Page
        } else {
            CachePolicy::Private
        }
    }
}

/// Concerns that begin alike.
struct Letter {
    letter: String,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    title: Foreign,
    office: String,
    situations: Vec<String>,
    /// How far to trust the title.
    note: Option<String>,
}

/// `GET /{lang}/responsibilities`.
pub async fn responsibilities(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Responsibilities, PageError> {
    let filters = Filters::parse(ctx.query(), &["q", "cursor"]);
    let (client, slug) = ctx.api();
    let query = ResponsibilitiesQuery {
        q: filters.first("q").map(str::to_owned),
        page: PageQuery {
            limit: Some(MANY),
            ..filters.page()
        },
        ..ResponsibilitiesQuery::default()
    };
    let (city, list, guide) = tokio::try_join!(
        ctx.city(),
        ctx.load(client.responsibilities(slug, &query)),
        ctx.load(client.guide(slug, &GuideQuery::default())),
    )?;
    let look = ctx.look(&city)?;
    let action = look.href("responsibilities");
    let frame = Frame {
        title: look.t.say("responsibilities-title").into_owned(),
        description: look.t.attr("responsibilities-description", &[("city", &city.name)]),
        path: "responsibilities".to_owned(),
        canonical_query: filters.query(),
        query: filters.first_page(),
        noindex: filters.first("q").is_some(),
        ..Frame::default()
    };
    Ok(Responsibilities {
        shell: ctx.shell(Some(&city), frame),
        guide: look.href("responsibilities/guide"),
        selects: [topic_select(&look, &guide), situation_select(&look)]
            .into_iter()
            .flatten()
            .collect(),
        q: filters.first("q").unwrap_or_default().to_owned(),
        count: look.t.count("responsibilities-count", list.total),
        letters: letters(&look, &list.items),
        links: PageLinks {
            t: look.t,
            next: list
                .next
                .as_deref()
                .map(|cursor| with_query(&action, &filters.at(cursor))),
            first: filters
                .first("cursor")
                .map(|_| with_query(&action, &filters.first_page())),
        },
        action,
    })
}

/// What it is about; none where no responsibility is recorded.
fn topic_select(look: &Look, guide: &Guide) -> Option<Select> {
    let question = guide.question.as_ref()?;
    let choices = question.choices.iter().map(|choice| Choice {
        value: choice.value.clone(),
        label: choice.label.clone().unwrap_or_else(|| choice.value.clone()),
        selected: false,
    });
    let label = look.t.say("guide-ask-topic").into_owned();
    let any = look.t.say("guide-choose").into_owned();
    Select::flat("topic", label, Some(any), choices.collect())
}

/// In which situation somebody is; it may stay open, and is asked for then where it decides something.
fn situation_select(look: &Look) -> Option<Select> {
    let words = Situation::WORDS
        .iter()
        .filter(|word| **word != Situation::Everyone.as_str());
    let choices = words.filter_map(|word| {
        Some(Choice {
            value: (*word).to_owned(),
            label: look.t.word("situation", word)?,
            selected: false,
        })
    });
    let label = look.t.say("guide-ask-situation").into_owned();
    let any = look.t.say("guide-situation-open").into_owned();
    Select::flat("situation", label, Some(any), choices.collect())
}

/// Under a letter each, in the API's order.
fn letters(look: &Look, items: &[ResponsibilityItem]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for item in items {
        let letter = first_letter(&item.title);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.rows.push(row(look, item)),
            None => letters.push(Letter {
                letter,
                rows: vec![row(look, item)],
            }),
        }
    }
    letters
}

fn row(look: &Look, item: &ResponsibilityItem) -> Row {
    Row {
        href: look.record("responsibilities", &item.slug),
        title: Foreign::new(look, &item.title, &item.text),
        office: item
            .providers
            .first()
            .map(|named| named.name.clone())
            .unwrap_or_default(),
        situations: situations(look, &item.situations),
        note: trust_note(look, item.text.state, item.text.machine),
    }
}
