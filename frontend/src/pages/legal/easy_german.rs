//! The entrance in easy German. The page is in easy German whatever language the rest is in.

use actix_web::HttpResponse;
use askama::Template;

use crate::api::PageError;
use crate::i18n::UiLang;
use crate::pages::{Ctx, Page};
use crate::view::{Frame, Shell, offered};

#[derive(Template)]
#[template(path = "easy_german.html")]
struct EasyGerman {
    shell: Shell,
    city: String,
    /// True on pages in another language, which say so of what stands here.
    foreign: bool,
    /// The same site in easy German, where the city has it.
    home: Option<String>,
    accessibility: String,
}

impl Page for EasyGerman {}

/// `GET /{lang}/easy-german`.
pub async fn easy_german(ctx: Ctx) -> HttpResponse {
    let page = show(&ctx).await;
    ctx.respond(page).await
}

async fn show(ctx: &Ctx) -> Result<EasyGerman, PageError> {
    let city = ctx.city().await?;
    let frame = Frame {
        title: ctx.t.say("easy-german-title").into_owned(),
        description: ctx.t.attr("easy-german-lead", &[("city", &city.name)]),
        path: "easy-german".to_owned(),
        ..Frame::default()
    };
    let easy = UiLang::DeSimple.tag();
    let speaks = offered(Some(&city)).contains(&UiLang::DeSimple);
    Ok(EasyGerman {
        shell: ctx.shell(Some(&city), frame),
        city: city.name.clone(),
        foreign: ctx.t.lang() != UiLang::DeSimple,
        home: speaks.then(|| format!("/{easy}/")),
        accessibility: format!("/{}/accessibility", if speaks { easy } else { ctx.t.tag() }),
    })
}
