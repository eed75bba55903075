//! Home in Tigrinya: the way to the other pages, which are not in Tigrinya yet and say so.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use porta_contract::City;

use super::category_tree::{categories, tree};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::http::{CachePolicy, Negotiated};
use crate::i18n::UiLang;
use crate::view::{Call, Foreign, Look, offered};

/// Its tag, and the first part of its address.
pub const TAG: &str = "ti";

/// Its texts. They are few, without values, one to a line.
static TEXTS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../locales/ti/guide.ftl").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .collect()
});

/// What is shown of the site: path, key of the words, icon.
const SECTIONS: &[(&str, &str, &str)] = &[
    ("offers", "offers", "hand"),
    ("events", "events", "calendar"),
    ("providers", "providers", "house"),
    ("districts", "districts", "pin"),
    ("map", "map", "map"),
    ("search", "search", "search"),
];

/// What stands at the foot.
const FOOT: &[&str] = &["easy-german", "sign-language", "accessibility", "privacy", "imprint"];

#[derive(Template)]
#[template(path = "tigrinya.html")]
struct Tigrinya {
    site: String,
    /// The language that the links lead to.
    onward: UiLang,
    languages: Vec<UiLang>,
    canonical: String,
    theme: Option<String>,
    demo: bool,
    sections: Vec<(String, &'static str, &'static str)>,
    foot: Vec<(String, &'static str)>,
    topics: Vec<(String, Foreign)>,
    emergency: Vec<(Call, String, String)>,
}

impl Page for Tigrinya {}

impl Tigrinya {
    /// A text.
    fn tell(&self, key: &str) -> &'static str {
        TEXTS.get(key).copied().unwrap_or_default()
    }
}

/// True if a city is to be read in Tigrinya as far as it can be.
#[must_use]
pub fn is_offered(city: Option<&City>) -> bool {
    city.is_some_and(|city| city.languages.iter().any(|language| language.tag == TAG))
}

/// `GET /ti/`.
pub async fn tigrinya(ctx: Ctx) -> HttpResponse {
    let page = match page(&ctx).await {
        Ok(page) => page,
        Err(error) => return ctx.refuse(&error).await,
    };
    let Ok(html) = page.render() else {
        tracing::error!("a template did not render");
        return HttpResponse::InternalServerError().finish();
    };
    let negotiated = Negotiated {
        request: ctx.request(),
        status: StatusCode::OK,
        kind: "text/html; charset=utf-8",
        lang: Some(TAG),
        cache: CachePolicy::Page,
    };
    negotiated.send(&ctx.app.bodies, html.into())
}

async fn page(ctx: &Ctx) -> Result<Tigrinya, PageError> {
    let (client, slug) = ctx.api();
    let api = &ctx.app.api;
    let city = api.load(client.city(slug).lang(TAG)).await?.value;
    if !is_offered(Some(&city)) {
        return Err(PageError::NotFound);
    }
    let categories = api.load(categories(client, slug).lang(TAG)).await?.value;
    let languages = offered(Some(&city));
    let onward = [UiLang::En, UiLang::De]
        .into_iter()
        .find(|lang| languages.contains(lang));
    let onward = onward.or(languages.first().copied()).unwrap_or(UiLang::De);
    let look = Look {
        t: ctx.app.texts(onward),
        ..ctx.look(&city)?
    };
    let topics = tree(&categories.items).into_iter().filter(|(top, _)| top.offers > 0);
    Ok(Tigrinya {
        topics: topics
            .map(|(top, _)| {
                let query = url::form_urlencoded::Serializer::new(String::new())
                    .append_pair("category", &top.slug)
                    .finish();
                let name = Foreign {
                    foreign: top.text.lang != TAG,
                    ..Foreign::new(&look, &top.name, &top.text)
                };
                (look.href(&format!("offers?{query}")), name)
            })
            .collect(),
        sections: SECTIONS
            .iter()
            .map(|(path, key, icon)| (look.href(path), *key, *icon))
            .collect(),
        foot: FOOT.iter().map(|path| (look.href(path), *path)).collect(),
        emergency: city
            .emergency
            .iter()
            .filter_map(|number| {
                let call = Call::new(Some(&number.phone), number.phone_uri.as_deref())?;
                Some((call, number.label.clone(), number.lang.clone()))
            })
            .collect(),
        canonical: format!("{}/{TAG}/", ctx.app.config.origin()),
        theme: crate::view::theme::href(&city.theme),
        demo: city.demo,
        site: city.title.clone(),
        onward,
        languages,
    })
}
