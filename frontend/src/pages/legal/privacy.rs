//! How privacy is kept. What is said here, the code does: `PRIVACY.md` lists every field and its period.

use actix_web::HttpResponse;

use super::section::{Block, Section};
use super::{Legal, page};
use crate::api::PageError;
use crate::pages::Ctx;

/// `GET /{lang}/privacy`.
pub async fn privacy(ctx: Ctx) -> HttpResponse {
    let page = show(&ctx).await;
    ctx.respond(page).await
}

async fn show(ctx: &Ctx) -> Result<Legal, PageError> {
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let law = &city.law;
    let say = |key: &str| Block::say(&look, key);
    let section = |id, key, blocks| Section::new(&look, id, key, blocks);
    let sections = vec![
        section(
            "visit",
            "privacy-visit",
            vec![Block::List(
                ["privacy-no-cookies", "privacy-log", "privacy-no-others", "privacy-map"]
                    .map(|key| look.t.say(key).into_owned())
                    .into(),
            )],
        ),
        section(
            "forms",
            "privacy-forms",
            vec![say("privacy-forms-text"), say("privacy-forms-network")],
        ),
        section("providers", "privacy-providers", vec![say("privacy-providers-text")]),
        section("basis", "privacy-basis", vec![Block::own(&look, &law.privacy_basis)]),
        section(
            "controller",
            "privacy-controller",
            vec![Block::office(&look, law.operator.as_ref())],
        ),
        section(
            "officer",
            "privacy-officer",
            vec![Block::office(&look, law.privacy_officer.as_ref())],
        ),
        section(
            "rights",
            "privacy-rights",
            vec![
                say("privacy-rights-text"),
                Block::office(&look, law.privacy_authority.as_ref()),
            ],
        ),
    ];
    Ok(page(ctx, &city, "privacy", sections))
}
