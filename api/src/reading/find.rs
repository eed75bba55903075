//! Search over all nouns, and suggestions while typing.

use std::fmt::Write;

use porta_contract as wire;
use serde::Deserialize;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{IntoParams, PartialSchema};

use super::answer::{Made, Outcome, View};
use super::articles;
use super::cursor;
use super::directory::{by_machine, freshness_wire, provider_named};
use super::language::{Reader, direction};
use super::question::Lang;
use super::search::{self, Hit, Query, Segment};
use crate::catalog::ids::Id;
use crate::catalog::source_text::{self, Translated};
use crate::spine::http::{Cursor, Failure, Limit, List, One, Params, TypedSome, Value, Whole};

/// Parameters of the search.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SearchParams {
    /// Words to search for, in any language of the city.
    #[param(inline, required, example = "Deutschkurs")]
    pub q: Option<One<TypedSome>>,
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// Kinds of record: `offer`, `provider`, `event`, `article`, `need`, `responsibility`, `district`, `category`, `page`, `fact`.
    #[param(inline, example = json!(["offer", "provider"]))]
    pub noun: List<search::Noun>,
    /// Hits a page, 1 to 200; 50 if not given.
    #[param(inline, example = 20)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Parameters of suggestions.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SuggestParams {
    /// What has been typed so far.
    #[param(inline, required, example = "Deut")]
    pub q: Option<One<TypedSome>>,
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// How many, 1 to 20; 8 if not given.
    #[param(inline, example = 8)]
    pub limit: One<Whole<1, 20, 8>>,
}

/// The nouns that can be found.
const NOUNS: [&str; 10] = [
    "offer",
    "provider",
    "event",
    "article",
    "need",
    "responsibility",
    "district",
    "category",
    "page",
    "fact",
];

impl Value for search::Noun {
    fn wanted() -> String {
        format!("one of: {}", NOUNS.join(", "))
    }

    fn read(text: &str) -> Option<Self> {
        NOUNS.contains(&text).then(|| text.parse().ok()).flatten()
    }
}

impl PartialSchema for search::Noun {
    fn schema() -> RefOr<Schema> {
        let words = ObjectBuilder::new().schema_type(Type::String);
        words.enum_values(Some(NOUNS)).build().into()
    }
}

/// Hits behind this place are not given: nobody reads them, and each page costs all pages before it.
const DEEPEST: usize = 2_000;

fn trimmed(q: Option<One<TypedSome>>) -> String {
    q.map(|One(TypedSome(q))| q.trim().to_owned()).unwrap_or_default()
}

/// Records that answer a question, best first.
pub fn find(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<SearchParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let question = cursor::question(view.path(), view.query());
    let offset: Option<usize> = checked.take(cursor::read(question, params.cursor.as_deref()));
    checked.done()?;
    let (q, limit) = (trimmed(params.q), params.limit.count());
    let offset = offset.unwrap_or_default().min(DEEPEST);
    let asked = Query {
        text: &q,
        lang: reader.tag(),
        nouns: &params.noun,
        limit,
        offset,
    };
    let found = view
        .cell
        .search()
        .search(&asked)
        .map_err(|error| Failure::Internal(error.to_string()))?;
    let end = offset + limit;
    let next = (found.total > end && end < DEEPEST).then(|| cursor::write(question, end));
    let link = next
        .as_ref()
        .map(|next| cursor::next_link(view.path(), view.query(), next));
    let mut hits = found.hits;
    let given = hits.len();
    hits.retain(|hit| is_shown(view, hit.noun, &hit.id));
    // Behind the first page nobody knows how many more are not shown.
    let alone = offset == 0 && next.is_none();
    let total = if alone {
        found.total - (given - hits.len())
    } else {
        found.total
    };
    let by_noun = found.by_noun.iter().map(|(noun, count)| wire::Facet {
        value: noun.name().to_owned(),
        label: None,
        count: u64::try_from(*count).unwrap_or(u64::MAX),
    });
    let answer = wire::SearchAnswer {
        facets: wire::Facets {
            noun: by_noun.collect(),
            ..wire::Facets::default()
        },
        items: hits.iter().map(|hit| wire_hit(view, &reader, hit)).collect(),
        total: u64::try_from(total).unwrap_or(u64::MAX),
        next,
        did_you_mean: found.did_you_mean,
        stale: view.stale,
    };
    let mut made = Made::json(&answer)?.until(view.moment.changes_at);
    made.next = link;
    Ok(Outcome::Made(made))
}

/// Articles and needs have days on which they are to be read; the index knows nothing of days.
fn is_shown(view: &View<'_>, noun: search::Noun, name: &str) -> bool {
    let today = view.now.with_timezone(&view.directory.tz()).date_naive();
    match noun {
        search::Noun::Article => articles::shown(view).any(|one| one.id.as_str() == name || one.slug == name),
        search::Noun::Need => view
            .directory
            .need(name)
            .is_none_or(|row| !row.need.has_ended_by(today)),
        _ => true,
    }
}

fn plain(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

/// HTML with the hits in `<mark>`; everything else escaped.
fn marked(segments: &[Segment]) -> String {
    let mut out = String::new();
    for segment in segments {
        let mut escaped = String::with_capacity(segment.text.len());
        for c in segment.text.chars() {
            match c {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                '\'' => escaped.push_str("&#39;"),
                other => escaped.push(other),
            }
        }
        let _ = if segment.hit {
            write!(out, "<mark>{escaped}</mark>")
        } else {
            write!(out, "{escaped}")
        };
    }
    out
}

fn wire_hit(view: &View<'_>, reader: &Reader, hit: &Hit) -> wire::SearchHit {
    let mut wired = wire::SearchHit {
        noun: wire::Noun::parse(hit.noun.name()).unwrap_or(wire::Noun::Unrecognised),
        id: hit.id.clone(),
        slug: hit.slug.clone(),
        title: plain(&hit.title_marked),
        snippet: marked(&hit.snippet),
        lang: hit.lang.clone(),
        dir: direction(&hit.lang),
        state: None,
        machine: false,
        provider: None,
        district: None,
        freshness: None,
    };
    entry(view, reader, hit, &mut wired);
    knowledge(view, reader, hit, &mut wired);
    wired
}

/// What is known beside the text of an entry of a provider.
fn entry(view: &View<'_>, reader: &Reader, hit: &Hit, wired: &mut wire::SearchHit) {
    let grace = view.directory.city.settings.grace_days;
    match hit.noun {
        search::Noun::Offer => {
            if let Some(row) = view
                .directory
                .slot_of_handle(hit.slot)
                .and_then(|slot| view.directory.offer(slot))
            {
                wired.provider = Some(row.provider_named(reader));
                wired.district = row
                    .locations
                    .iter()
                    .find_map(|place| place.district.as_ref())
                    .map(|one| named(one));
                let state = row.offer.freshness.state(view.now, grace);
                wired.freshness = Some(freshness_wire(&row.offer.freshness, state));
                stand(wired, row.offer.as_ref());
            }
        }
        search::Noun::Provider => {
            if let Some(row) = view.directory.provider(&hit.id) {
                wired.district = row
                    .locations
                    .iter()
                    .find_map(|place| place.district.as_ref())
                    .map(|one| named(one));
                let state = row.provider.freshness.state(view.now, grace);
                wired.freshness = Some(freshness_wire(&row.provider.freshness, state));
                stand(wired, row.provider.as_ref());
            }
        }
        search::Noun::Event => {
            if let Some(row) = view.directory.events.iter().find(|row| row.event.id.as_str() == hit.id) {
                wired.provider = Some(provider_named(&row.provider, reader));
                let state = row.event.freshness.state(view.now, grace);
                wired.freshness = Some(freshness_wire(&row.event.freshness, state));
                stand(wired, row.event.as_ref());
            }
        }
        search::Noun::Need => {
            if let Some(row) = view.directory.need(&hit.id) {
                wired.provider = Some(provider_named(&row.provider, reader));
                wired.district = row.district.as_ref().map(|one| named(one));
                let state = row.need.freshness.state(view.now, grace);
                wired.freshness = Some(freshness_wire(&row.need.freshness, state));
                stand(wired, row.need.as_ref());
            }
        }
        _ => {}
    }
}

/// What is known beside the text of what the city itself says.
fn knowledge(view: &View<'_>, reader: &Reader, hit: &Hit, wired: &mut wire::SearchHit) {
    let grace = view.directory.city.settings.grace_days;
    match hit.noun {
        search::Noun::Article => {
            if let Some(article) = view.directory.articles.iter().find(|one| one.id.as_str() == hit.id) {
                stand(wired, article.as_ref());
            }
        }
        search::Noun::Responsibility => {
            if let Some(row) = view.directory.responsibility(&hit.id) {
                wired.provider = row
                    .offices
                    .first()
                    .map(|office| provider_named(&office.provider, reader));
                stand(wired, row.record.as_ref());
            }
        }
        search::Noun::Category => {
            let all = &view.directory.categories.all;
            if let Some(category) = all.iter().find(|category| category.id.as_str() == hit.id) {
                stand(wired, category.as_ref());
            }
        }
        search::Noun::Page => {
            if let Some(row) = view.directory.pages.named(&hit.id) {
                let state = row.page.freshness.state(view.now, grace);
                wired.freshness = Some(freshness_wire(&row.page.freshness, state));
                stand(wired, row.page.as_ref());
            }
        }
        search::Noun::Fact => {
            if let Some(fact) = view.directory.facts.iter().find(|fact| fact.id.as_str() == hit.id) {
                let district = fact.district.as_ref().and_then(|id| view.directory.district_by_id(id));
                wired.district = district.map(|one| named(one));
                stand(wired, fact.as_ref());
            }
        }
        _ => {}
    }
}

/// Where the text of a hit stands against its source.
fn stand<R: Translated>(hit: &mut wire::SearchHit, record: &R) {
    if let Some(text) = source_text::find(record.texts(), &hit.lang) {
        hit.state = Some(text.state(record.source_lang(), record.text_version()));
        hit.machine = by_machine(text, record.source_lang());
    }
}

fn named(district: &crate::catalog::district::District) -> wire::Named {
    wire::Named {
        id: district.id.to_string(),
        slug: district.slug.clone(),
        name: district.name.clone(),
    }
}

/// Titles that continue what was typed.
pub fn suggest(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<SuggestParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    checked.done()?;
    let (q, limit) = (trimmed(params.q), params.limit.count());
    let found = view.cell.search().suggest(&q, reader.tag(), limit);
    let found = found.map_err(|error| Failure::Internal(error.to_string()))?;
    let shown = found.into_iter().filter(|one| is_shown(view, one.noun, &one.slug));
    let items = shown.map(|one| wire::Suggestion {
        text: one.text,
        noun: wire::Noun::parse(one.noun.name()).unwrap_or(wire::Noun::Unrecognised),
        slug: one.slug,
    });
    Ok(Outcome::Made(Made::json(&wire::Suggestions {
        items: items.collect(),
    })?))
}
