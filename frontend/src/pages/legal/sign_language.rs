//! The entrance in sign language: a film, where the city has one, and what is said in it.

use actix_web::HttpResponse;
use porta_contract::SignLanguageFilm;

use super::section::{Block, Section};
use super::{Legal, page};
use crate::api::PageError;
use crate::pages::Ctx;
use crate::view::{Link, Look};

/// `GET /{lang}/sign-language`.
pub async fn sign_language(ctx: Ctx) -> HttpResponse {
    let page = show(&ctx).await;
    ctx.respond(page).await
}

async fn show(ctx: &Ctx) -> Result<Legal, PageError> {
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let origin = ctx.app.config.origin();
    let film = city.law.sign_language.as_ref();
    let shown = match film {
        Some(film) => vec![show_film(&look, film, &origin)],
        None => vec![Block::Missing(look.t.say("sign-language-no-film").into_owned())],
    };
    let mut sections = vec![Section::new(&look, "film", "sign-language-film", shown)];
    if let Some(film) = film {
        sections.push(Section::new(
            &look,
            "transcript",
            "sign-language-transcript",
            vec![Block::own(&look, &film.transcript)],
        ));
    }
    let text = |key: &str| Block::Text(look.t.with(key, &[("city", &city.name)]));
    let link = |path: &str, key: &str| {
        Block::Link(Link {
            href: look.href(path),
            text: look.t.say(key).into_owned(),
        })
    };
    sections.push(Section::new(
        &look,
        "content",
        "sign-language-content",
        vec![text("sign-language-content-text")],
    ));
    sections.push(Section::new(
        &look,
        "ways",
        "sign-language-ways",
        vec![text("sign-language-ways-text")],
    ));
    sections.push(Section::new(
        &look,
        "statement",
        "sign-language-statement",
        vec![
            text("sign-language-statement-text"),
            link("accessibility", "accessibility-title"),
        ],
    ));
    sections.push(Section::new(
        &look,
        "more",
        "sign-language-more",
        vec![text("sign-language-more-text")],
    ));
    Ok(page(ctx, &city, "sign-language", sections))
}

fn show_film(look: &Look, film: &SignLanguageFilm, origin: &str) -> Block {
    let length = format!("{}:{:02}", film.seconds / 60, film.seconds % 60);
    let size = look.t.number(u64::from(film.megabytes));
    Block::Film {
        href: film.url.clone(),
        label: look
            .t
            .with("sign-language-load", &[("length", &length), ("size", &size)]),
        ours: film.url.starts_with(&format!("{origin}/")),
    }
}
