//! From an address to an answer, as strict as the real API: unknown parameters and bad values are refused by name.

use std::collections::{BTreeMap, HashMap};

use porta_contract::client::OPERATIONS;
use porta_contract::{
    Direction, Facet, Facets, List, Nearest, Noun, OfferItem, OpenState, SearchAnswer, SearchHit, Suggestion,
    Suggestions, TokenAnswer,
};
use serde::Serialize;
use url::Url;
use wiremock::Request;

use super::offers::{self, Entry};
use super::{articles, city, events, information, needs, providers, responsibilities};

/// What the fake API answers.
pub enum Answer {
    Json(String),
    Bytes(&'static str, Vec<u8>),
    Problem(u16, String),
    Moved(String),
    File(&'static str, &'static str),
}

/// The parameters of a request.
struct Query(HashMap<String, String>);

impl Query {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn lang(&self) -> &str {
        self.get("lang").unwrap_or("de")
    }

    /// True if a comma list is absent or names the value.
    fn allows(&self, name: &str, is: impl Fn(&str) -> bool) -> bool {
        self.get(name).is_none_or(|list| list.split(',').any(is))
    }
}

/// The answer to an address.
pub fn answer(url: &Url) -> Answer {
    let query = Query(url.query_pairs().into_owned().collect());
    if let Some(name) = query.0.keys().find(|name| !is_known(url.path(), name)) {
        return problem(400, "unknown_parameter", name);
    }
    let parts: Vec<&str> = url.path().trim_start_matches('/').split('/').collect();
    match parts.as_slice() {
        ["v1", "cities", "trier"] => json(&city::city(query.lang())),
        ["v1", "cities", "trier", "offers", "alt-cafe"] => {
            Answer::Moved("/v1/cities/trier/offers/cafe-welcome".to_owned())
        }
        ["v1", "cities", "trier", "facts", "zuweisungen.csv" | "leer.csv"] => {
            Answer::File("text/csv", information::CSV)
        }
        ["v1", "cities", "trier", "facts", "zuweisungen.svg" | "leer.svg"] => {
            Answer::File("image/svg+xml", information::SVG)
        }
        ["v1", "pictures", name] => match articles::picture_bytes(name) {
            Some((kind, bytes)) => Answer::Bytes(kind, bytes),
            None => problem(404, "not_found", name),
        },
        ["v1", "cities", "trier", "events.ics"] => {
            Answer::Bytes("text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".into())
        }
        ["v1", "cities", "trier", "events", "alt", "calendar.ics"] => {
            Answer::Moved("/v1/cities/trier/events/cafe-nachmittag/calendar.ics?lang=de".to_owned())
        }
        ["v1", "cities", "trier", "events", slug, "calendar.ics"] if events::record(slug, "de").is_some() => {
            Answer::Bytes(
                "text/calendar",
                format!("BEGIN:VCALENDAR\r\nUID:{slug}\r\n").into_bytes(),
            )
        }
        ["v1", "cities", "trier", "offers", "cafe-welcome", "calendar.ics"] => {
            Answer::Bytes("text/calendar", b"BEGIN:VCALENDAR\r\nUID:cafe-welcome\r\n".into())
        }
        ["v1", "cities", "trier", "articles.atom"] => Answer::Bytes("application/atom+xml", b"<feed/>".into()),
        ["v1", "cities", "trier", "responsibilities", "guide"] => {
            match responsibilities::guide(query.get("topic"), query.get("situation"), query.lang()) {
                Some(guide) => json(&guide),
                None => problem(400, "bad_value", "topic"),
            }
        }
        ["v1", "cities", "trier", noun] => list(noun, &query),
        ["v1", "cities", "trier", noun, slug] => record(noun, slug, query.lang()),
        _ => problem(404, "not_found", url.path()),
    }
}

/// A token for the client `pages` with the secret `known`.
pub fn token(request: &Request) -> Option<Answer> {
    let header = request
        .headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    (request.url.path() == "/v1/auth/token").then(|| match header {
        Some("Basic cGFnZXM6a25vd24=") => json(&TokenAnswer {
            access_token: "of-the-pages".to_owned(),
            token_type: "Bearer".to_owned(),
            expires_in: 900,
            refresh_token: None,
            scope: None,
        }),
        _ => problem(401, "invalid_client", "client"),
    })
}

/// True if an operation with this path takes the parameter.
fn is_known(path: &str, name: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    OPERATIONS
        .iter()
        .filter(|o| o.method == "get" && o.parameters.contains(&name))
        .any(|operation| {
            let template: Vec<&str> = operation.path.split('/').collect();
            template.len() == parts.len() && template.iter().zip(&parts).all(|(t, p)| t.starts_with('{') || t == p)
        })
}

fn list(noun: &str, query: &Query) -> Answer {
    match noun {
        "offers" => offer_list(query),
        "providers" => {
            let q = query.get("q").unwrap_or_default().to_lowercase();
            page(
                providers::providers(query.lang())
                    .into_iter()
                    .filter(|p| p.name.to_lowercase().contains(&q))
                    .collect(),
                query,
            )
        }
        "events" => {
            let keep = |e: &porta_contract::EventItem| {
                query.allows("audience", |word| e.audience.iter().any(|a| a.as_str() == word))
                    && query.allows("provider", |slug| e.provider.slug == slug)
                    && query.allows("district", |slug| in_district(e.location.as_ref(), slug))
            };
            let day = |e: &porta_contract::EventItem| e.occurrence.as_ref().map(|o| o.start_local.date().to_string());
            let from =
                |e: &porta_contract::EventItem| query.get("from").is_none_or(|from| day(e).as_deref() >= Some(from));
            let to = |e: &porta_contract::EventItem| query.get("to").is_none_or(|to| day(e).as_deref() <= Some(to));
            let all = events::list(query.lang()).into_iter();
            page(all.filter(keep).filter(from).filter(to).collect(), query)
        }
        "articles" => {
            let about = |a: &porta_contract::ArticleItem| {
                query.allows("topic", |slug| a.categories.iter().any(|c| c.slug == slug))
            };
            page(articles::list(query.lang()).into_iter().filter(about).collect(), query)
        }
        "needs" => {
            let keep = |need: &porta_contract::NeedItem| {
                let state = query.get("state").unwrap_or("open");
                state.split(',').any(|word| need.state.as_str() == word)
                    && !need.ended
                    && query.allows("kind", |word| need.kind.as_str() == word)
                    && query.allows("language", |tag| need.languages.iter().any(|own| own == tag))
                    && query.allows("provider", |slug| need.provider.slug == slug)
                    && query.allows("district", |slug| {
                        need.district.as_ref().is_some_and(|d| d.slug == slug)
                    })
            };
            page(needs::all(query.lang()).into_iter().filter(keep).collect(), query)
        }
        "responsibilities" => {
            let q = query.get("q").unwrap_or_default().to_lowercase();
            let all = responsibilities::items(query.lang()).into_iter();
            page(all.filter(|one| one.title.to_lowercase().contains(&q)).collect(), query)
        }
        "districts" => page(city::districts(), query),
        "categories" => page(city::categories(query.lang()), query),
        "pages" => page(information::pages(query.lang()), query),
        "facts" => page(information::facts(query.lang()), query),
        "search" => search(query),
        "suggest" => suggest(query),
        _ => problem(404, "not_found", noun),
    }
}

fn in_district(location: Option<&porta_contract::Location>, slug: &str) -> bool {
    location
        .and_then(|l| l.district.as_ref())
        .is_some_and(|d| d.slug == slug)
}

fn record(noun: &str, slug: &str, lang: &str) -> Answer {
    let found = match noun {
        "offers" => offers::all()
            .iter()
            .find(|e| e.slug == slug)
            .map(|e| json(&offers::record(e, lang))),
        "providers" => providers::providers(lang).iter().find(|p| p.slug == slug).map(json),
        "events" => events::record(slug, lang).as_ref().map(json),
        "pages" => information::page(slug, lang).as_ref().map(json),
        "facts" => information::fact(slug, lang).as_ref().map(json),
        "articles" => articles::record(slug, lang).as_ref().map(json),
        "needs" => needs::need(slug, lang).as_ref().map(json),
        "responsibilities" => responsibilities::record(slug, lang).as_ref().map(json),
        "districts" => city::districts().iter().find(|d| d.slug == slug).map(json),
        _ => None,
    };
    found.unwrap_or_else(|| problem(404, "not_found", slug))
}

fn offer_list(query: &Query) -> Answer {
    let districts = city::districts();
    if !query.allows("district", |slug| districts.iter().any(|d| d.slug == slug)) {
        return problem(400, "bad_value", "district");
    }
    let all = offers::all();
    let hits: Vec<&Entry> = all.iter().filter(|e| fits(e, query, true)).collect();
    let items: Vec<OfferItem> = hits.iter().map(|e| offers::item(e, query.lang())).collect();
    let facets = facets(&hits);
    let nearest = (hits.is_empty() && query.get("district").is_some()).then(|| Nearest {
        districts: query
            .get("district")
            .unwrap_or_default()
            .split(',')
            .map(str::to_owned)
            .collect(),
        items: nearest(&all, query),
    });
    let (items, total, next) = cut(items, query);
    json(&List {
        items,
        total,
        facets,
        next,
        nearest,
        stale: false,
    })
}

fn fits(e: &Entry, query: &Query, with_district: bool) -> bool {
    let item = offers::item(e, query.lang());
    let text = format!("{} {}", item.title, item.summary).to_lowercase();
    query.get("q").is_none_or(|q| text.contains(&q.to_lowercase()))
        && query.allows("category", |slug| city::in_subtree(e, slug))
        && (!with_district || query.allows("district", |slug| e.districts.contains(&slug)))
        && query.allows("language", |tag| e.languages.contains(&tag))
        && query.allows("target_group", |word| e.groups.contains(&word))
        && query.allows("provider", |slug| e.provider == slug)
        && query.allows("cost", |word| item.cost.as_str() == word)
        && query.allows("wheelchair", |word| {
            item.locations.iter().any(|l| l.wheelchair.as_str() == word)
        })
        && query.get("open").is_none_or(|_| item.open.state == OpenState::Open)
}

fn nearest(all: &[Entry], query: &Query) -> Vec<OfferItem> {
    let near = all
        .iter()
        .filter(|e| !e.districts.is_empty() && fits(e, query, false))
        .take(3);
    near.zip([850, 2370, 12_040])
        .map(|(e, metres)| OfferItem {
            distance_m: Some(metres),
            ..offers::item(e, query.lang())
        })
        .collect()
}

fn facets(hits: &[&Entry]) -> Facets {
    let mut counts: [BTreeMap<&str, u64>; 4] = Default::default();
    for e in hits {
        let top = e.category.split('.').next().unwrap_or_default();
        let mut categories = vec![e.category, top];
        categories.dedup();
        for (index, values) in [categories, e.districts.clone(), e.languages.clone(), e.groups.clone()]
            .iter()
            .enumerate()
        {
            for value in values {
                *counts[index].entry(value).or_default() += 1;
            }
        }
    }
    let [category, district, language, target_group] = counts.map(|counts| {
        counts
            .into_iter()
            .map(|(value, count)| Facet {
                value: value.to_owned(),
                label: None,
                count,
            })
            .collect()
    });
    Facets {
        category,
        district,
        language,
        target_group,
        ..Facets::default()
    }
}

fn search(query: &Query) -> Answer {
    let q = query.get("q").unwrap_or_default().to_lowercase();
    let mut hits: Vec<SearchHit> = Vec::new();
    for e in offers::all().iter().filter(|_| !q.is_empty()) {
        let item = offers::item(e, query.lang());
        if item.title.to_lowercase().contains(&q) {
            hits.push(hit(Noun::Offer, &item.slug, &item.title, &item.text.lang, Some(&item)));
        }
    }
    for p in providers::providers(query.lang())
        .iter()
        .filter(|p| p.name.to_lowercase().contains(&q))
    {
        hits.push(hit(Noun::Provider, &p.slug, &p.name, "de", None));
    }
    for d in city::districts().iter().filter(|d| d.name.to_lowercase().contains(&q)) {
        hits.push(hit(Noun::District, &d.slug, &d.name, "de", None));
    }
    for need in needs::all(query.lang()) {
        if !q.is_empty() && need.title.to_lowercase().contains(&q) {
            hits.push(hit(Noun::Need, &need.slug, &need.title, &need.text.lang, None));
        }
    }
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    hits.iter()
        .for_each(|h| *counts.entry(h.noun.as_str()).or_default() += 1);
    let noun = counts
        .into_iter()
        .map(|(value, count)| Facet {
            value: value.to_owned(),
            label: None,
            count,
        })
        .collect();
    hits.retain(|h| query.allows("noun", |word| word == h.noun.as_str()));
    let (items, total, next) = cut(hits, query);
    let did_you_mean = (q == "deutchkurs").then(|| "Deutschkurs".to_owned());
    json(&SearchAnswer {
        items,
        total,
        facets: Facets {
            noun,
            ..Facets::default()
        },
        next,
        did_you_mean,
        stale: false,
    })
}

fn suggest(query: &Query) -> Answer {
    let q = query.get("q").unwrap_or_default().to_lowercase();
    let items = offers::all()
        .into_iter()
        .map(|e| Suggestion {
            text: offers::item(&e, query.lang()).title,
            noun: Noun::Offer,
            slug: e.slug,
        })
        .filter(|suggestion| suggestion.text.to_lowercase().contains(&q));
    json(&Suggestions { items: items.collect() })
}

fn hit(noun: Noun, slug: &str, title: &str, lang: &str, offer: Option<&OfferItem>) -> SearchHit {
    SearchHit {
        noun,
        id: super::texts::id(slug),
        slug: slug.to_owned(),
        title: title.to_owned(),
        snippet: offer.map_or_else(String::new, |_| {
            "Zweimal in der Woche <mark>Deutsch</mark> &amp; mehr".to_owned()
        }),
        lang: lang.to_owned(),
        dir: if lang == "ar" {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        },
        state: offer.map(|o| o.text.state),
        machine: offer.is_some_and(|o| o.text.machine),
        provider: offer.map(|o| o.provider.clone()),
        district: offer.and_then(|o| o.locations.first()?.district.clone()),
        freshness: offer.map(|o| o.freshness.clone()),
    }
}

fn page<T: Serialize>(items: Vec<T>, query: &Query) -> Answer {
    let (items, total, next) = cut(items, query);
    json(&List {
        items,
        total,
        facets: Facets::default(),
        next,
        nearest: None,
        stale: false,
    })
}

/// One page of a list; the cursor is the number of entries before it.
fn cut<T>(items: Vec<T>, query: &Query) -> (Vec<T>, u64, Option<String>) {
    let limit: usize = query.get("limit").and_then(|n| n.parse().ok()).unwrap_or(50);
    let from: usize = query.get("cursor").and_then(|n| n.parse().ok()).unwrap_or(0);
    let total = items.len();
    let next = (from + limit < total).then(|| (from + limit).to_string());
    (items.into_iter().skip(from).take(limit).collect(), total as u64, next)
}

pub(super) fn json(value: &impl Serialize) -> Answer {
    Answer::Json(serde_json::to_string(value).unwrap())
}

pub(super) fn problem(status: u16, code: &str, name: &str) -> Answer {
    let body = serde_json::json!({
        "type": format!("/problems/{code}"), "title": code, "status": status, "code": code, "detail": format!("“{name}” is not known here"),
    });
    Answer::Problem(status, body.to_string())
}
