//! The guide to the office in charge: a question after the other, each with choices to tap, then the answer.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::GuideQuery;
use porta_contract::{Guide, GuideAbout, GuideChoice, Situation};

use super::record::Record;
use super::{all, guide_href};
use crate::api::PageError;
use crate::pages::filters::Filters;
use crate::pages::{Ctx, Page};
use crate::view::{Foreign, Frame, Link, Look, OfferCard, Shell};

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage {
    shell: Shell,
    all: Link,
    told: Vec<Told>,
    question: Option<Question>,
    answers: Vec<Record>,
    counselling: Vec<OfferCard>,
}

impl Page for GuidePage {}

/// What has been told already, and the way to tell something else.
struct Told {
    label: String,
    text: Foreign,
    /// The guide without it.
    change: String,
    /// What the link to that is called.
    change_label: String,
}

/// A question with its choices.
struct Question {
    step: String,
    text: String,
    choices: Vec<(String, Foreign)>,
}

/// `GET /{lang}/responsibilities/guide`.
pub async fn guide(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<GuidePage, PageError> {
    let filters = Filters::parse(ctx.query(), &["topic", "situation"]);
    let query = GuideQuery {
        topic: filters.first("topic").map(str::to_owned),
        situation: filters.first("situation").map(str::to_owned),
    };
    let (client, slug) = ctx.api();
    let (city, guide) = tokio::try_join!(ctx.city(), ctx.load(client.guide(slug, &query)))?;
    let look = ctx.look(&city)?;
    let frame = Frame {
        title: look.t.say("guide-title").into_owned(),
        description: look.t.attr("responsibilities-description", &[("city", &city.name)]),
        path: "responsibilities/guide".to_owned(),
        query: filters.query(),
        noindex: true,
        sensitive: guide.counselling.iter().any(|offer| offer.sensitive),
        ..Frame::default()
    };
    Ok(GuidePage {
        shell: ctx.shell(Some(&city), frame),
        all: all(&look),
        told: told(&look, &guide),
        question: question(&look, &guide),
        answers: guide.answers.iter().map(|one| Record::new(&look, one, true)).collect(),
        counselling: OfferCard::all(&look, &guide.counselling),
    })
}

fn told(look: &Look, guide: &Guide) -> Vec<Told> {
    let topic = guide.topic.as_ref();
    let situation = guide.situation.filter(|one| *one != Situation::Unrecognised);
    let mut told = Vec::new();
    if let Some(topic) = topic {
        let text = Foreign::tagged(look, &topic.name, &topic.lang, topic.dir);
        let change = guide_href(look, None, situation.map(Situation::as_str));
        told.push(entry(look, "guide-topic", (text, change)));
    }
    if let Some(word) = situation.and_then(|one| look.t.word("situation", one.as_str())) {
        let text = Foreign::in_language(look, &word, look.t.tag());
        let change = guide_href(look, topic.map(|topic| topic.slug.as_str()), None);
        told.push(entry(look, "guide-situation", (text, change)));
    }
    told
}

fn entry(look: &Look, key: &str, (text, change): (Foreign, String)) -> Told {
    let label = look.t.say(key).into_owned();
    Told {
        change_label: look.t.attr("guide-change-what", &[("what", &label)]),
        label,
        text,
        change,
    }
}

fn question(look: &Look, guide: &Guide) -> Option<Question> {
    let question = guide
        .question
        .as_ref()
        .filter(|question| !question.choices.is_empty())?;
    let about_topic = question.about == GuideAbout::Topic;
    let topic = guide.topic.as_ref().map(|topic| topic.slug.as_str());
    let situation = guide.situation.map(Situation::as_str);
    let step = if about_topic && situation.is_none() { 1 } else { 2 };
    let choice = |choice: &GuideChoice| {
        let value = Some(choice.value.as_str());
        if about_topic {
            let label = choice.label.as_deref().unwrap_or(&choice.value);
            let lang = choice.lang.as_deref().unwrap_or(look.t.tag());
            let text = Foreign::in_language(look, label, lang);
            return Some((guide_href(look, value, situation), text));
        }
        let words = if choice.value == Situation::Everyone.as_str() {
            look.t.say("guide-none-of-these").into_owned()
        } else {
            look.t.word("situation", &choice.value)?
        };
        let text = Foreign::in_language(look, &words, look.t.tag());
        Some((guide_href(look, topic, value), text))
    };
    Some(Question {
        step: look.t.with("guide-step", &[("n", &look.t.number(step))]),
        text: look
            .t
            .say(if about_topic {
                "guide-ask-topic"
            } else {
                "guide-ask-situation"
            })
            .into_owned(),
        choices: question.choices.iter().filter_map(choice).collect(),
    })
}
