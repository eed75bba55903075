//! The statement on accessibility, as the law of the city's Land wants it.

use actix_web::HttpResponse;
use chrono::Months;
use porta_contract::{AccessibilityStatement, Conformity};

use super::section::{Block, Section, nearest};
use super::{Legal, page};
use crate::api::PageError;
use crate::pages::Ctx;
use crate::view::{Link, Look};

/// `GET /{lang}/accessibility`.
pub async fn accessibility(ctx: Ctx) -> HttpResponse {
    let page = show(&ctx).await;
    ctx.respond(page).await
}

async fn show(ctx: &Ctx) -> Result<Legal, PageError> {
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let statement = city.law.accessibility.as_ref();
    let mut sections = match statement {
        Some(statement) => stated(&look, statement),
        None => vec![Section::new(
            &look,
            "law",
            "accessibility-law",
            vec![Block::missing(&look)],
        )],
    };
    sections.push(Section::new(
        &look,
        "barrier",
        "accessibility-barrier",
        vec![
            Block::say(&look, "accessibility-barrier-text"),
            Block::Link(Link {
                href: look.href("barrier"),
                text: look.t.say("barrier-title").into_owned(),
            }),
            Block::office(&look, city.law.operator.as_ref()),
        ],
    ));
    let enforcement = statement.map(|statement| &statement.enforcement);
    sections.push(Section::new(
        &look,
        "enforcement",
        "accessibility-enforcement",
        vec![
            Block::say(&look, "accessibility-enforcement-text"),
            Block::office(&look, enforcement),
        ],
    ));
    Ok(page(ctx, &city, "accessibility", sections))
}

fn stated(look: &Look, statement: &AccessibilityStatement) -> Vec<Section> {
    let conformity = match statement.conformity {
        Conformity::Full => "accessibility-full",
        Conformity::None => "accessibility-none",
        Conformity::Partial | Conformity::Unrecognised => "accessibility-partial",
    };
    let mut sections = vec![Section::new(
        look,
        "law",
        "accessibility-law",
        vec![
            Block::Text(look.t.with("accessibility-law-text", &[("law", &statement.law)])),
            Block::say(look, conformity),
        ],
    )];
    let gaps: Vec<_> = statement
        .gaps
        .iter()
        .filter_map(|gap| Some((nearest(look, &gap.what)?, nearest(look, &gap.why)?)))
        .collect();
    if !gaps.is_empty() {
        sections.push(Section::new(
            look,
            "gaps",
            "accessibility-gaps",
            vec![Block::Gaps(gaps)],
        ));
    }
    let dates = look.t.dates();
    let made = look.t.with(
        "accessibility-made-text",
        &[
            ("created", &dates.date(statement.created)),
            ("reviewed", &dates.date(statement.reviewed)),
        ],
    );
    let mut blocks = vec![Block::Text(made), Block::own(look, &statement.method)];
    let too_old = statement.reviewed.checked_add_months(Months::new(12));
    if too_old.is_some_and(|day| day < look.today()) {
        blocks.push(Block::Missing(look.t.say("accessibility-old").into_owned()));
    }
    sections.push(Section::new(look, "made", "accessibility-made", blocks));
    sections
}
