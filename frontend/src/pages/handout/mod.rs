//! The hand-out: what a counsellor has collected, as a sheet in the language of whoever gets it.
//!
//! What it holds stands in its address and nowhere else. The note is a field that no form sends.

mod records;

use std::rc::Rc;

use actix_web::HttpResponse;
use askama::Template;

use self::records::{Readers, item};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::handout::{MOST, PARAMETER};
use crate::http::CachePolicy;
use crate::i18n::{Texts, UiLang};
use crate::view::{Call, Frame, Look, Qr, Share, SheetItem, Shell, offered};

#[derive(Template)]
#[template(path = "handout.html")]
struct Handout {
    shell: Shell,
    search: String,
    offers: String,
    /// Languages that the sheet can be in.
    languages: Vec<Choice>,
    /// Entries that are not there any more: their names, and this page without them.
    gone: Vec<(String, String)>,
    full: Option<String>,
    sheet: Option<Sheet>,
    share: Option<Share>,
}

impl Page for Handout {
    fn cache(&self) -> CachePolicy {
        if self.sheet.is_some() || !self.gone.is_empty() {
            CachePolicy::Private
        } else {
            CachePolicy::Page
        }
    }
}

/// A language of the sheet.
struct Choice {
    tag: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

/// What is printed.
struct Sheet {
    t: &'static Texts,
    city: String,
    title: String,
    as_of: String,
    items: Vec<SheetItem>,
    qr: Option<Qr>,
    link: String,
    emergency: Vec<(Call, String, String)>,
}

/// `GET /{lang}/handout`.
pub async fn handout(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Handout, PageError> {
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let langs = offered(Some(&city));
    let wanted = reader(ctx, &langs)?;
    let (mut items, mut gone) = (Vec::new(), Vec::new());
    let sheet_look = Look {
        t: ctx.app.texts(wanted),
        ..look.clone()
    };
    let readers = Readers {
        sheet: &sheet_look,
        maker: &look,
    };
    let basket = Rc::clone(ctx.basket());
    for entry in basket.entries() {
        match item(ctx, readers, entry).await? {
            Some(item) => items.push(item),
            None => gone.push((entry.slug.clone(), basket.without(entry))),
        }
    }
    let link = format!("{}{}", ctx.app.config.origin(), basket.address(wanted.tag()));
    let sheet = if items.is_empty() {
        None
    } else {
        Some(sheet(ctx, &sheet_look, items, &link).await?)
    };
    let title = look.t.say("handout-title").into_owned();
    let frame = Frame {
        description: look.t.attr("handout-description", &[("city", &city.name)]),
        path: "handout".to_owned(),
        query: for_query(wanted, look.t.lang()),
        noindex: !basket.is_empty(),
        title,
        ..Frame::default()
    };
    Ok(Handout {
        shell: ctx.shell(Some(&city), frame),
        search: look.href("search"),
        offers: look.href("offers"),
        languages: langs.iter().map(|lang| choice(ctx, *lang, wanted)).collect(),
        gone,
        full: basket.is_full().then(|| look.t.count("handout-full", MOST as u64)),
        share: sheet
            .as_ref()
            .map(|sheet| Share::new(&look, &format!("{} – {}", sheet.title, sheet.city), &link).without_code()),
        sheet,
    })
}

/// The language of the sheet: the page's, unless another one is asked for that the city has.
fn reader(ctx: &Ctx, langs: &[UiLang]) -> Result<UiLang, PageError> {
    match ctx.query().into_iter().find(|(name, _)| name == "for") {
        Some((_, tag)) => UiLang::parse(&tag)
            .filter(|lang| langs.contains(lang))
            .ok_or(PageError::BadRequest),
        None => Ok(ctx.t.lang()),
    }
}

fn for_query(wanted: UiLang, own: UiLang) -> String {
    if wanted == own {
        String::new()
    } else {
        format!("for={}", wanted.tag())
    }
}

/// This hand-out in a language.
fn choice(ctx: &Ctx, lang: UiLang, wanted: UiLang) -> Choice {
    let own = ctx.t.tag();
    let other = for_query(lang, ctx.t.lang());
    let value = ctx.basket().value();
    let href = if other.is_empty() {
        format!("/{own}/handout?{PARAMETER}={value}")
    } else {
        format!("/{own}/handout?{PARAMETER}={value}&{other}")
    };
    Choice {
        tag: lang.tag(),
        name: lang.name(),
        href,
        current: lang == wanted,
    }
}

async fn sheet(ctx: &Ctx, look: &Look, items: Vec<SheetItem>, link: &str) -> Result<Sheet, PageError> {
    let (client, slug) = ctx.api();
    let city = ctx.load_in(client.city(slug), look.t.lang()).await?;
    let today = look.t.dates().date(look.today());
    let emergency = city.emergency.iter().filter_map(|number| {
        let call = Call::new(Some(&number.phone), number.phone_uri.as_deref())?;
        Some((call, number.label.clone(), number.lang.clone()))
    });
    Ok(Sheet {
        t: look.t,
        city: city.title.clone(),
        title: look.t.say("sheet-title").into_owned(),
        as_of: look.t.with("sheet-as-of", &[("date", &today)]),
        qr: Qr::new(link, &look.t.say("sheet-qr")),
        link: link.to_owned(),
        emergency: emergency.collect(),
        items,
    })
}
