//! The list of offers with its filters.

use std::collections::HashMap;

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::{Category, District, Facet, List, OfferItem};

use super::category_tree::{categories, districts, tree};
use super::fields::{Choice, Group, Select, Tick};
use super::filters::{Filters, with_query};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::http::CachePolicy;
use crate::view::{Chip, Frame, Look, OfferCard, PageLinks, Shell, language_names, target_group};

/// Parameters of this page.
pub(super) const KNOWN: &[&str] = &[
    "q",
    "category",
    "district",
    "language",
    "target_group",
    "provider",
    "open",
    "cost",
    "wheelchair",
    "access",
    "capacity",
    "freshness",
    "sort",
    "cursor",
];

#[derive(Template)]
#[template(path = "offers.html")]
struct Offers {
    shell: Shell,
    action: String,
    q: String,
    selects: Vec<Select>,
    ticks: Vec<Tick>,
    sort: Option<Select>,
    /// Filters the form has no field for; they travel along.
    hidden: Vec<(String, String)>,
    chips: Vec<Chip>,
    count: String,
    /// The same on a map.
    map: String,
    cards: Vec<OfferCard>,
    nearest: Option<NearestCards>,
    links: PageLinks,
    searched: bool,
}

/// What is closest elsewhere.
struct NearestCards {
    sentence: String,
    cards: Vec<OfferCard>,
}

impl Page for Offers {
    fn cache(&self) -> CachePolicy {
        if self.searched {
            CachePolicy::Private
        } else {
            CachePolicy::Page
        }
    }
}

/// `GET /{lang}/offers`.
pub async fn offers(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Offers, PageError> {
    let filters = Filters::parse(ctx.query(), KNOWN);
    let (client, slug) = ctx.api();
    let query = filters.offers();
    let (city, categories, districts, list) = tokio::try_join!(
        ctx.city(),
        ctx.load(categories(client, slug)),
        ctx.load(districts(client, slug)),
        ctx.load(client.offers(slug, &query)),
    )?;
    let look = ctx.look(&city)?;
    let names = Names {
        look: &look,
        categories: &categories.items,
        districts: &districts.items,
    };
    let frame = Frame {
        title: title(&look, &names, &filters),
        description: look.t.attr("offers-description", &[("city", &city.name)]),
        path: "offers".to_owned(),
        canonical_query: filters.query(),
        query: filters.first_page(),
        noindex: filters.first("q").is_some(),
        sensitive: chosen_is_sensitive(&filters, &categories.items),
        ..Frame::default()
    };
    let action = look.href("offers");
    Ok(Offers {
        q: filters.first("q").unwrap_or_default().to_owned(),
        selects: selects(&names, &filters, &list),
        ticks: ticks(&look, &filters),
        sort: sort(&look, &filters),
        hidden: hidden(&filters),
        chips: chips(&names, &filters, &action),
        count: look.t.count("offers-count", list.total),
        map: with_query(&look.href("map"), &filters.first_page()),
        cards: OfferCard::all(&look, &list.items),
        nearest: nearest(&names, &list),
        links: links(&look, &filters, &list, &action),
        searched: filters.first("q").is_some(),
        shell: ctx.shell(Some(&city), frame),
        action,
    })
}

/// Names for values of filters.
pub(super) struct Names<'a> {
    pub look: &'a Look,
    pub categories: &'a [Category],
    pub districts: &'a [District],
}

impl Names<'_> {
    fn category(&self, slug: &str) -> String {
        self.categories
            .iter()
            .find(|c| c.slug == slug)
            .map_or_else(|| slug.to_owned(), |c| c.name.clone())
    }

    fn district(&self, slug: &str) -> String {
        self.districts
            .iter()
            .find(|d| d.slug == slug)
            .map_or_else(|| slug.to_owned(), |d| d.name.clone())
    }

    /// A value of a filter in words.
    fn value(&self, name: &str, value: &str) -> String {
        let word = |prefix| self.look.t.word(prefix, value).unwrap_or_else(|| value.to_owned());
        match name {
            "category" => self.category(value),
            "district" => self.district(value),
            "language" => language_names(self.look, &[value.to_owned()]).concat(),
            "target_group" => target_group(self.look, value),
            "open" => self.look.t.say("filter-open-now").into_owned(),
            "cost" => word("cost"),
            "wheelchair" => self
                .look
                .t
                .with("filter-wheelchair-is", &[("value", &word("wheelchair-short"))]),
            "access" => word("access"),
            "capacity" => word("capacity"),
            "freshness" => word("freshness"),
            _ => value.to_owned(),
        }
    }
}

/// The topic or the district, if one is chosen; “Offers” else.
fn title(look: &Look, names: &Names<'_>, filters: &Filters) -> String {
    let topic = filters.first("category").map(|slug| names.category(slug));
    let place = filters.first("district").map(|slug| names.district(slug));
    match (topic, place) {
        (Some(topic), Some(place)) => look.t.attr("offers-title-in", &[("topic", &topic), ("place", &place)]),
        (Some(topic), None) => topic,
        (None, Some(place)) => look.t.attr("offers-title-district", &[("place", &place)]),
        (None, None) => look.t.say("offers-title").into_owned(),
    }
}

pub(super) fn chosen_is_sensitive(filters: &Filters, categories: &[Category]) -> bool {
    categories
        .iter()
        .any(|c| c.sensitive && filters.has("category", &c.slug))
}

fn selects(names: &Names<'_>, filters: &Filters, list: &List<OfferItem>) -> Vec<Select> {
    let t = names.look.t;
    let facets = &list.facets;
    let label = |key: &str| t.say(key).into_owned();
    let flat = |name, facet: &[Facet], key, any| {
        Select::flat(name, label(key), Some(label(any)), choices(names, filters, name, facet))
    };
    [
        Select::grouped(
            "category",
            label("filter-category"),
            Some(label("filter-any-category")),
            topics(names, filters, &facets.category),
        ),
        flat("district", &facets.district, "filter-district", "filter-any-district"),
        flat("language", &facets.language, "filter-language", "filter-any-language"),
        flat("target_group", &facets.target_group, "filter-group", "filter-any-group"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Values that would give something, and those that are chosen, with their counts.
fn choices(names: &Names<'_>, filters: &Filters, name: &str, facet: &[Facet]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = facet
        .iter()
        .filter(|f| f.count > 0 || filters.has(name, &f.value))
        .map(|f| choice(names, filters, name, &f.value, f.count))
        .collect();
    for value in filters.all(name) {
        if !facet.iter().any(|f| f.value == value) {
            choices.push(choice(names, filters, name, &value, 0));
        }
    }
    choices
}

fn choice(names: &Names<'_>, filters: &Filters, name: &str, value: &str, count: u64) -> Choice {
    Choice {
        value: value.to_owned(),
        label: counted(names.look, &names.value(name, value), count),
        selected: filters.has(name, value),
    }
}

fn counted(look: &Look, name: &str, count: u64) -> String {
    look.t
        .attr("filter-counted", &[("name", name), ("n", &look.t.number(count))])
}

/// Categories under their top ones; the top one itself comes first as “all of it”.
fn topics(names: &Names<'_>, filters: &Filters, facet: &[Facet]) -> Vec<Group> {
    let counts: HashMap<&str, u64> = facet.iter().map(|f| (f.value.as_str(), f.count)).collect();
    let one = |category: &Category, name: String| {
        let count = counts.get(category.slug.as_str()).copied().unwrap_or_default();
        let selected = filters.has("category", &category.slug);
        let label = counted(names.look, &name, count);
        (count > 0 || selected).then(|| Choice {
            value: category.slug.clone(),
            label,
            selected,
        })
    };
    tree(names.categories)
        .into_iter()
        .map(|(top, below)| {
            let all = names.look.t.attr("filter-all-of", &[("name", &top.name)]);
            let choices = std::iter::once(one(top, all)).chain(below.into_iter().map(|c| one(c, c.name.clone())));
            Group {
                label: Some(top.name.clone()),
                choices: choices.flatten().collect(),
            }
        })
        .collect()
}

fn ticks(look: &Look, filters: &Filters) -> Vec<Tick> {
    [
        ("open", "now", "filter-open-now"),
        ("cost", "free", "filter-free"),
        ("wheelchair", "yes", "filter-wheelchair"),
    ]
    .map(|(name, value, key)| Tick {
        name,
        value,
        label: look.t.say(key).into_owned(),
        checked: filters.has(name, value),
    })
    .into()
}

/// The order. The usual one has no value, so that a first search of somebody who chose nothing comes by relevance.
fn sort(look: &Look, filters: &Filters) -> Option<Select> {
    let (usual, others): (&str, &[&str]) = if filters.first("q").is_some() {
        ("relevance", &["name", "opens", "confirmed"])
    } else {
        ("name", &["opens", "confirmed"])
    };
    let label = |value: &str| look.t.say(&format!("sort-{value}")).into_owned();
    let choices = others
        .iter()
        .map(|value| Choice {
            value: (*value).to_owned(),
            label: label(value),
            selected: filters.first("sort") == Some(value),
        })
        .collect();
    Select::flat("sort", look.t.say("sort").into_owned(), Some(label(usual)), choices)
}

/// Active filters without a field of their own.
fn hidden(filters: &Filters) -> Vec<(String, String)> {
    let has_field = |name: &str, value: &str| match name {
        "q" | "category" | "district" | "language" | "target_group" | "open" => true,
        "cost" => value == "free",
        "wheelchair" => value == "yes",
        _ => false,
    };
    filters
        .active()
        .filter(|(n, v)| !has_field(n, v))
        .map(|(n, v)| (n.to_owned(), v.to_owned()))
        .collect()
}

pub(super) fn chips(names: &Names<'_>, filters: &Filters, action: &str) -> Vec<Chip> {
    filters
        .active()
        .map(|(name, value)| {
            let text = names.value(name, value);
            let label = names.look.t.attr("filter-remove", &[("name", &text)]);
            Chip {
                label,
                text,
                href: with_query(action, &filters.without(name, value)),
            }
        })
        .collect()
}

fn nearest(names: &Names<'_>, list: &List<OfferItem>) -> Option<NearestCards> {
    let nearest = list.nearest.as_ref().filter(|nearest| !nearest.items.is_empty())?;
    let look = names.look;
    let places: Vec<String> = nearest.districts.iter().map(|slug| names.district(slug)).collect();
    let sentence = look
        .t
        .with("nearest", &[("place", &places.join(&look.t.say("list-comma")))]);
    Some(NearestCards {
        sentence,
        cards: OfferCard::all(look, &nearest.items),
    })
}

fn links(look: &Look, filters: &Filters, list: &List<OfferItem>, action: &str) -> PageLinks {
    let first = filters
        .first("cursor")
        .map(|_| with_query(action, &filters.first_page()));
    PageLinks {
        t: look.t,
        next: list
            .next
            .as_deref()
            .map(|cursor| with_query(action, &filters.at(cursor))),
        first,
    }
}
