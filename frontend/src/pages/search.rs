//! Search over everything.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::SearchQuery;
use porta_contract::{Direction, Noun, SearchAnswer, SearchHit};

use super::filters::{Filters, with_query};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::handout::Kind;
use crate::http::CachePolicy;
use crate::view::{Foreign, Frame, FreshnessNote, KeepLink, Link, Look, PageLinks, Shell, snippet, trust_note};

/// Kinds of record that have a page here.
const NOUNS: &[Noun] = &[
    Noun::Offer,
    Noun::Provider,
    Noun::Event,
    Noun::Article,
    Noun::Need,
    Noun::Responsibility,
    Noun::District,
    Noun::Category,
    Noun::Page,
    Noun::Fact,
];

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    shell: Shell,
    action: String,
    q: String,
    results: Option<Results>,
    offers: String,
    suggest: String,
}

impl Page for Search {
    fn cache(&self) -> CachePolicy {
        if self.q.is_empty() {
            CachePolicy::Page
        } else {
            CachePolicy::Private
        }
    }
}

/// What was found.
struct Results {
    count: String,
    meant: Option<Link>,
    tabs: Vec<Tab>,
    hits: Vec<Hit>,
    links: PageLinks,
}

/// One kind of record among the hits.
struct Tab {
    link: Link,
    current: bool,
}

struct Hit {
    noun: String,
    icon: &'static str,
    href: String,
    title: Foreign,
    /// Safe HTML with its language and direction.
    snippet: Option<(String, Foreign)>,
    about: Vec<String>,
    /// How far to trust the text.
    note: Option<String>,
    freshness: Option<FreshnessNote>,
    keep: Option<KeepLink>,
}

/// `GET /{lang}/search`.
pub async fn search(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Search, PageError> {
    let filters = Filters::parse(ctx.query(), &["q", "noun", "cursor"]);
    let q = filters.first("q").unwrap_or_default().to_owned();
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let action = look.href("search");
    let results = if q.is_empty() {
        None
    } else {
        let (client, slug) = ctx.api();
        let query = SearchQuery {
            q: q.clone(),
            noun: nouns(&filters),
            page: filters.page(),
        };
        let answer = ctx.load(client.search(slug, &query)).await?;
        Some(results(&look, &filters, &answer, &action))
    };
    let title = if q.is_empty() {
        look.t.say("search-title").into_owned()
    } else {
        look.t.attr("search-title-for", &[("q", &q)])
    };
    let frame = Frame {
        title,
        description: look.t.attr("search-description", &[("city", &city.name)]),
        path: "search".to_owned(),
        query: filters.first_page(),
        noindex: true,
        ..Frame::default()
    };
    Ok(Search {
        shell: ctx.shell(Some(&city), frame),
        action,
        q,
        results,
        offers: look.href("offers"),
        suggest: look.href("search/suggestions"),
    })
}

/// The kinds asked for, or all that have a page.
fn nouns(filters: &Filters) -> Vec<String> {
    let chosen = filters.all("noun");
    if chosen.is_empty() {
        NOUNS.iter().map(|noun| noun.as_str().to_owned()).collect()
    } else {
        chosen
    }
}

fn results(look: &Look, filters: &Filters, answer: &SearchAnswer, action: &str) -> Results {
    let meant = answer.did_you_mean.as_ref().map(|text| {
        let pair = vec![("q".to_owned(), text.clone())];
        Link {
            href: with_query(action, &Filters::parse(pair, &["q"]).query()),
            text: text.clone(),
        }
    });
    Results {
        count: look.t.count("search-count", answer.total),
        meant,
        tabs: tabs(look, filters, answer, action),
        hits: answer.items.iter().filter_map(|hit| hit_view(look, hit)).collect(),
        links: PageLinks {
            t: look.t,
            next: answer
                .next
                .as_deref()
                .map(|cursor| with_query(action, &filters.at(cursor))),
            first: filters
                .first("cursor")
                .map(|_| with_query(action, &filters.first_page())),
        },
    }
}

/// All kinds together, then each kind that has hits.
fn tabs(look: &Look, filters: &Filters, answer: &SearchAnswer, action: &str) -> Vec<Tab> {
    let chosen = filters.first("noun");
    let q = filters.first("q").unwrap_or_default();
    let to = |noun: Option<&str>| {
        let mut pairs = vec![("q".to_owned(), q.to_owned())];
        pairs.extend(noun.map(|noun| ("noun".to_owned(), noun.to_owned())));
        with_query(action, &Filters::parse(pairs, &["q", "noun"]).query())
    };
    let all = Link {
        href: to(None),
        text: look.t.say("search-all").into_owned(),
    };
    let mut tabs = vec![Tab {
        link: all,
        current: chosen.is_none(),
    }];
    for facet in answer
        .facets
        .noun
        .iter()
        .filter(|f| f.count > 0 || chosen == Some(f.value.as_str()))
    {
        let Some(name) = look.t.word("nouns", &facet.value) else {
            continue;
        };
        let text = look
            .t
            .with("filter-counted", &[("name", &name), ("n", &look.t.number(facet.count))]);
        tabs.push(Tab {
            link: Link {
                href: to(Some(&facet.value)),
                text,
            },
            current: chosen == Some(&facet.value),
        });
    }
    tabs
}

/// A hit; none for kinds that have no page.
fn hit_view(look: &Look, hit: &SearchHit) -> Option<Hit> {
    let (icon, href) = match hit.noun {
        Noun::Offer => ("hand", look.record("offers", &hit.slug)),
        Noun::Provider => ("house", look.record("providers", &hit.slug)),
        Noun::Event => ("calendar", look.record("events", &hit.slug)),
        Noun::Article => ("news", look.record("news", &hit.slug)),
        Noun::Need => ("family", look.record("help", &hit.slug)),
        Noun::Responsibility => ("shield", look.record("responsibilities", &hit.slug)),
        Noun::District => ("pin", look.record("districts", &hit.slug)),
        Noun::Page => ("book", look.record("pages", &hit.slug)),
        Noun::Fact => ("dots", look.record("facts", &hit.slug)),
        Noun::Category => {
            let pair = vec![("category".to_owned(), hit.slug.clone())];
            (
                "dots",
                look.href(&format!("offers?{}", Filters::parse(pair, &["category"]).query())),
            )
        }
        _ => return None,
    };
    let text = |text: &str, dir: Direction| Foreign::tagged(look, text, &hit.lang, dir);
    Some(Hit {
        noun: look.t.word("noun", hit.noun.as_str())?,
        icon,
        href,
        title: text(&hit.title, hit.dir),
        snippet: (!hit.snippet.is_empty()).then(|| (snippet(&hit.snippet), text("", hit.dir))),
        about: [&hit.provider, &hit.district]
            .into_iter()
            .flatten()
            .map(|named| named.name.clone())
            .collect(),
        note: hit.state.and_then(|state| trust_note(look, state, hit.machine)),
        freshness: hit.freshness.as_ref().map(|f| FreshnessNote::new(look, f)),
        keep: kind(hit.noun).and_then(|kind| KeepLink::new(look, kind, &hit.slug, &hit.title)),
    })
}

/// What a hit is on a hand-out, if it can be handed out.
fn kind(noun: Noun) -> Option<Kind> {
    match noun {
        Noun::Offer => Some(Kind::Offer),
        Noun::Event => Some(Kind::Event),
        Noun::Provider => Some(Kind::Provider),
        _ => None,
    }
}
