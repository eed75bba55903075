//! What is looked for, kind by kind, and what is better left at home.

use askama::Template;
use porta_contract::client::{NeedsQuery, PageQuery};
use porta_contract::{District, List, NeedItem, NeedKind, NeedState};

use super::KINDS;
use crate::api::PageError;
use crate::pages::category_tree::districts;
use crate::pages::fields::{Choice, Select};
use crate::pages::filters::{Filters, with_query};
use crate::pages::{Ctx, Page};
use crate::view::{Chip, Foreign, Frame, Link, Look, NeedCard, PageLinks, Shell, language_names};

/// Needs on a page: most cities have fewer.
const MOST: u32 = 100;

/// A way to offer something.
pub(super) struct Give {
    pub href: String,
    pub icon: &'static str,
    pub text: String,
}

/// Something that nobody should bring.
struct Unwanted {
    href: String,
    title: Foreign,
    summary: Option<Foreign>,
    provider: Link,
}

/// Needs of a kind.
struct Section {
    id: &'static str,
    name: String,
    cards: Vec<NeedCard>,
}

/// The page.
#[derive(Template)]
#[template(path = "help.html")]
pub(super) struct Help {
    shell: Shell,
    lead: String,
    action: String,
    gives: Vec<Give>,
    unwanted: Vec<Unwanted>,
    selects: Vec<Select>,
    chips: Vec<Chip>,
    count: String,
    sections: Vec<Section>,
    links: PageLinks,
}

impl Page for Help {}

/// Ways to offer something, for all kinds that can be offered here.
pub(super) fn gives(look: &Look) -> Vec<Give> {
    let give = |(kind, icon): (NeedKind, &'static str)| Give {
        href: look.href(&format!("help/offer?kind={kind}")),
        icon,
        text: look.t.word("help-give", kind.as_str()).unwrap_or_default(),
    };
    KINDS.into_iter().map(give).collect()
}

/// Asks the API for all of it.
pub(super) async fn page(ctx: &Ctx) -> Result<Help, PageError> {
    let filters = Filters::parse(ctx.query(), &["kind", "district", "language", "provider", "cursor"]);
    let (client, slug) = ctx.api();
    let all = PageQuery {
        limit: Some(MOST),
        ..PageQuery::default()
    };
    let query = NeedsQuery {
        kind: filters.all("kind"),
        district: filters.all("district"),
        language: filters.all("language"),
        provider: filters.all("provider"),
        page: PageQuery {
            cursor: filters.first("cursor").map(str::to_owned),
            ..all.clone()
        },
        ..NeedsQuery::default()
    };
    let unwanted = NeedsQuery {
        state: vec![NeedState::NotNeeded.as_str().to_owned()],
        provider: filters.all("provider"),
        page: all,
        ..NeedsQuery::default()
    };
    let (city, districts, list, unwanted) = tokio::try_join!(
        ctx.city(),
        ctx.load(districts(client, slug)),
        ctx.load(client.needs(slug, &query)),
        ctx.load(client.needs(slug, &unwanted)),
    )?;
    let look = ctx.look(&city)?;
    let action = look.href("help");
    let frame = Frame {
        title: look.t.say("help-title").into_owned(),
        description: look.t.attr("help-description", &[("city", &city.name)]),
        path: "help".to_owned(),
        canonical_query: filters.query(),
        query: filters.first_page(),
        ..Frame::default()
    };
    Ok(Help {
        shell: ctx.shell(Some(&city), frame),
        lead: look.t.with("help-lead", &[("city", &city.name)]),
        gives: gives(&look),
        unwanted: unwanted.items.iter().map(|need| of_unwanted(&look, need)).collect(),
        selects: selects(&look, &filters, (&districts.items, &list)),
        chips: chips(&look, &filters, &districts.items, &action),
        count: look.t.count("help-count", list.total),
        sections: sections(&look, &list.items),
        links: PageLinks {
            t: look.t,
            next: list
                .next
                .as_deref()
                .map(|cursor| with_query(&action, &filters.at(cursor))),
            first: filters
                .first("cursor")
                .map(|_| with_query(&action, &filters.first_page())),
        },
        action,
    })
}

fn of_unwanted(look: &Look, need: &NeedItem) -> Unwanted {
    Unwanted {
        href: look.record("help", &need.slug),
        title: Foreign::new(look, &need.title, &need.text),
        summary: (!need.summary.is_empty()).then(|| Foreign::new(look, &need.summary, &need.text)),
        provider: Link {
            href: look.record("providers", &need.provider.slug),
            text: need.provider.name.clone(),
        },
    }
}

fn sections(look: &Look, needs: &[NeedItem]) -> Vec<Section> {
    let section = |kind: &NeedKind| {
        let own = needs.iter().filter(|need| need.kind == *kind);
        Section {
            id: kind.as_str(),
            name: look.t.word("need-kind", kind.as_str()).unwrap_or_default(),
            cards: own.map(|need| NeedCard::new(look, need)).collect(),
        }
    };
    let all = NeedKind::ALL.iter().map(section);
    all.filter(|section| !section.cards.is_empty()).collect()
}

fn selects(look: &Look, filters: &Filters, (districts, list): (&[District], &List<NeedItem>)) -> Vec<Select> {
    let label = |key: &str| look.t.say(key).into_owned();
    let choice = |name: &str, value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        selected: filters.has(name, value),
    };
    let kinds = NeedKind::ALL
        .iter()
        .filter_map(|kind| Some(choice("kind", kind.as_str(), look.t.word("need-kind", kind.as_str())?)));
    // Only parts of the city and languages that some need names: the others give an empty page.
    let placed = districts.iter().filter(|district| {
        let named = list.facets.district.iter().any(|facet| facet.value == district.slug);
        named || filters.has("district", &district.slug)
    });
    let places = placed.map(|district| choice("district", &district.slug, district.name.clone()));
    let mut tags: Vec<String> = list.facets.language.iter().map(|facet| facet.value.clone()).collect();
    tags.extend(filters.all("language"));
    tags.sort();
    tags.dedup();
    let names = language_names(look, &tags);
    let languages = tags.iter().zip(names).map(|(tag, name)| choice("language", tag, name));
    [
        Select::flat(
            "kind",
            label("help-filter-kind"),
            Some(label("help-any-kind")),
            kinds.collect(),
        ),
        Select::flat(
            "district",
            label("filter-district"),
            Some(label("filter-any-district")),
            places.collect(),
        ),
        Select::flat(
            "language",
            label("help-filter-language"),
            Some(label("filter-any-language")),
            languages.collect(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn chips(look: &Look, filters: &Filters, districts: &[District], action: &str) -> Vec<Chip> {
    filters
        .active()
        .map(|(name, value)| {
            let text = match name {
                "kind" => look.t.word("need-kind", value),
                "district" => districts.iter().find(|d| d.slug == value).map(|d| d.name.clone()),
                "language" => language_names(look, &[value.to_owned()]).pop(),
                _ => None,
            };
            let text = text.unwrap_or_else(|| value.to_owned());
            let label = look.t.attr("filter-remove", &[("name", &text)]);
            Chip {
                text,
                label,
                href: with_query(action, &filters.without(name, value)),
            }
        })
        .collect()
}
