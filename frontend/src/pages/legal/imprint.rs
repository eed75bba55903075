//! Who runs these pages.

use actix_web::HttpResponse;

use super::section::{Block, Section};
use super::{Legal, page};
use crate::api::PageError;
use crate::pages::Ctx;

/// `GET /{lang}/imprint`.
pub async fn imprint(ctx: Ctx) -> HttpResponse {
    let page = show(&ctx).await;
    ctx.respond(page).await
}

async fn show(ctx: &Ctx) -> Result<Legal, PageError> {
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let law = &city.law;
    // The laws that are named are German ones.
    let german = city.country == "DE";
    let heading = |german_key, key| if german { german_key } else { key };
    let mut operator = vec![Block::office(&look, law.operator.as_ref())];
    if let Some(name) = &law.represented_by {
        operator.push(Block::Text(look.t.with("imprint-represented", &[("name", name)])));
    }
    if let Some(id) = &law.vat_id {
        operator.push(Block::Text(look.t.with("imprint-vat", &[("id", id)])));
    }
    let mut sections = vec![Section::new(
        &look,
        "operator",
        heading("imprint-operator-ddg", "imprint-operator"),
        operator,
    )];
    if let Some(office) = &law.supervision {
        sections.push(Section::new(
            &look,
            "supervision",
            "imprint-supervision",
            vec![Block::office(&look, Some(office))],
        ));
    }
    sections.push(Section::new(
        &look,
        "editor",
        heading("imprint-editor-mstv", "imprint-editor"),
        vec![Block::office(&look, law.editor.as_ref().or(law.operator.as_ref()))],
    ));
    sections.push(Section::new(
        &look,
        "contents",
        "imprint-contents",
        vec![Block::say(&look, "imprint-contents-text")],
    ));
    Ok(page(ctx, &city, "imprint", sections))
}
