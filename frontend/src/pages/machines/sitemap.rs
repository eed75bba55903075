//! The map of the site (sitemaps.org): an index, and a part per kind of record and two hundred of them, in all languages.

use std::fmt::Write;

use actix_web::HttpResponse;
use porta_contract::City;
use porta_contract::client::{
    ArticlesQuery, EventsQuery, NeedsQuery, OffersQuery, PageQuery, ProvidersQuery, ResponsibilitiesQuery,
};
use url::form_urlencoded::Serializer;

use crate::api::PageError;
use crate::http::CachePolicy;
use crate::i18n::UiLang;
use crate::pages::Ctx;
use crate::view::{encoded, offered};

/// Records in one part: one question to the API. With nine languages it stays far below 50,000 addresses.
const PER_PART: u32 = 200;
/// Parts of one kind of record at most, so that a mistake elsewhere cannot make this go on for ever.
const MOST: usize = 1_000;
/// Kinds of record with pages of their own: the first part of their addresses.
const NOUNS: &[&str] = &[
    "offers",
    "providers",
    "events",
    "districts",
    "responsibilities",
    "help",
    "news",
    "pages",
    "facts",
];
/// Pages that are no record's, below the language.
const SINGLE: &[&str] = &[
    "",
    "offers",
    "providers",
    "events",
    "districts",
    "responsibilities",
    "help",
    "news",
    "pages",
    "facts",
    "new-district",
    "suggest",
    "subscribe",
    "directory",
    "easy-german",
    "sign-language",
    "accessibility",
    "privacy",
    "imprint",
];
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// `GET /sitemap.xml`: the index.
pub async fn sitemap(ctx: Ctx) -> HttpResponse {
    send(&ctx, index(&ctx).await).await
}

/// `GET /sitemap/{noun}.xml`: one part, from the cursor that the index names.
pub async fn sitemap_part(ctx: Ctx) -> HttpResponse {
    send(&ctx, part(&ctx).await).await
}

async fn send(ctx: &Ctx, body: Result<String, PageError>) -> HttpResponse {
    match body {
        Ok(body) => ctx.file("application/xml; charset=utf-8", CachePolicy::Hour, body),
        Err(error) => ctx.refuse(&error).await,
    }
}

async fn index(ctx: &Ctx) -> Result<String, PageError> {
    let origin = ctx.app.config.origin();
    let mut body = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let _ = writeln!(body, "<sitemap><loc>{origin}/sitemap/site.xml</loc></sitemap>");
    for noun in NOUNS {
        let mut cursor: Option<String> = None;
        for _ in 0..MOST {
            let (slugs, next) = records(ctx, noun, cursor.as_deref()).await?;
            if !slugs.is_empty() {
                let from = cursor.map(|cursor| {
                    let query = Serializer::new(String::new()).append_pair("from", &cursor).finish();
                    format!("?{query}")
                });
                let from = from.unwrap_or_default();
                let _ = writeln!(body, "<sitemap><loc>{origin}/sitemap/{noun}.xml{from}</loc></sitemap>");
            }
            match next {
                Some(next) => cursor = Some(next),
                None => break,
            }
        }
    }
    body.push_str("</sitemapindex>\n");
    Ok(body)
}

async fn part(ctx: &Ctx) -> Result<String, PageError> {
    let noun = ctx.part("noun");
    let query = ctx.query();
    let from = query
        .iter()
        .find(|(name, _)| name == "from")
        .map(|(_, cursor)| cursor.as_str());
    let paths: Vec<String> = if noun == "site" {
        SINGLE.iter().map(|path| (*path).to_owned()).collect()
    } else if NOUNS.contains(&noun) {
        let (slugs, _) = records(ctx, noun, from).await?;
        slugs.iter().map(|slug| format!("{noun}/{}", encoded(slug))).collect()
    } else {
        return Err(PageError::NotFound);
    };
    let (client, slug) = ctx.api();
    let city = ctx.app.api.load(client.city(slug).lang(UiLang::De.tag())).await?;
    Ok(urls(&ctx.app.config.origin(), &city.value, &paths))
}

/// Each page in each language, and each of them with all others (hreflang).
fn urls(origin: &str, city: &City, paths: &[String]) -> String {
    let langs = offered(Some(city));
    let mut body = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    for path in paths {
        let mut alternates = String::new();
        for lang in &langs {
            let tag = lang.tag();
            let _ = writeln!(
                alternates,
                "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{origin}/{tag}/{path}\"/>"
            );
        }
        if path.is_empty() {
            let _ = writeln!(
                alternates,
                "<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{origin}/\"/>"
            );
        }
        for lang in &langs {
            let _ = write!(
                body,
                "<url><loc>{origin}/{}/{path}</loc>\n{alternates}</url>\n",
                lang.tag()
            );
        }
    }
    body.push_str("</urlset>\n");
    body
}

/// Slugs of one part, each once, and where the next one begins. Lists are asked for in one language, whose order the cursors are of.
async fn records(ctx: &Ctx, noun: &str, cursor: Option<&str>) -> Result<(Vec<String>, Option<String>), PageError> {
    let (client, city) = ctx.api();
    let page = PageQuery {
        limit: Some(PER_PART),
        cursor: cursor.map(str::to_owned),
    };
    /// Loads a list and gives its slugs.
    macro_rules! list {
        ($read:expr) => {
            list!($read, slug)
        };
        ($read:expr, $($slug:ident).+) => {{
            let list = ctx.app.api.load($read.lang(UiLang::De.tag())).await?.value;
            let slugs: Vec<String> = list.items.iter().map(|item| item.$($slug).+.clone()).collect();
            (slugs, list.next.clone())
        }};
    }
    let (mut slugs, next) = match noun {
        "offers" => list!(client.offers(
            city,
            &OffersQuery {
                page,
                ..OffersQuery::default()
            }
        )),
        "providers" => list!(client.providers(
            city,
            &ProvidersQuery {
                page,
                ..ProvidersQuery::default()
            }
        )),
        "events" => list!(client.events(
            city,
            &EventsQuery {
                page,
                ..EventsQuery::default()
            }
        )),
        "responsibilities" => list!(client.responsibilities(
            city,
            &ResponsibilitiesQuery {
                page,
                ..ResponsibilitiesQuery::default()
            }
        )),
        "help" => list!(client.needs(
            city,
            &NeedsQuery {
                page,
                ..NeedsQuery::default()
            }
        )),
        "news" => list!(client.articles(
            city,
            &ArticlesQuery {
                page,
                ..ArticlesQuery::default()
            }
        )),
        "pages" => list!(client.pages(city, &page), link.slug),
        "facts" => list!(client.facts(city, &page)),
        "districts" => list!(client.districts(city, &page)),
        _ => return Err(PageError::NotFound),
    };
    // An event stands in its list once for each time that it takes place.
    slugs.sort();
    slugs.dedup();
    Ok((slugs, next))
}
