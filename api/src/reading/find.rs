//! Search over all nouns, and suggestions while typing.

use std::fmt::Write;

use porta_contract as wire;
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::{Made, Outcome, View};
use super::cursor;
use super::directory::{freshness_wire, provider_named};
use super::language::{Reader, direction};
use super::offers::question::text;
use super::search::{self, Hit, Query, Segment};
use crate::catalog::ids::Id;
use crate::spine::http::{Failure, Params, bad_value, words};

/// Parameters of the search.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SearchParams {
    /// Words to search for, in any language of the city.
    #[param(required, example = "Deutschkurs", max_length = 500)]
    pub q: Option<String>,
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(example = "de")]
    pub lang: Option<String>,
    /// Kinds of record: `offer`, `provider`, `event`, `district`, `category`.
    #[param(example = "offer,provider")]
    pub noun: Option<String>,
    /// Hits a page, 1 to 200; 50 if not given.
    #[param(example = "20")]
    pub limit: Option<String>,
    /// Where the page begins: `next` of the page before.
    #[param(example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<String>,
}

/// Parameters of suggestions.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SuggestParams {
    /// What has been typed so far.
    #[param(required, example = "Deut", max_length = 500)]
    pub q: Option<String>,
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(example = "de")]
    pub lang: Option<String>,
    /// How many, 1 to 20; 8 if not given.
    #[param(example = "8")]
    pub limit: Option<String>,
}

/// The nouns that can be found.
const NOUNS: [&str; 5] = ["offer", "provider", "event", "district", "category"];
/// Hits behind this place are not given: nobody reads them, and each page costs all pages before it.
const DEEPEST: usize = 2_000;

fn bad(error: wire::FieldError) -> Failure {
    Failure::BadQuery(vec![error])
}

fn needed(q: Option<&str>) -> Result<String, Failure> {
    text(q)
        .map_err(bad)?
        .ok_or_else(|| bad(bad_value("q", "the words to search for; it must not be empty")))
}

/// Records that answer a question, best first.
pub fn find(view: &View<'_>) -> Result<Outcome, Failure> {
    let params: SearchParams = Params::read(view.query())?;
    let reader = view.reader(params.lang.as_deref())?;
    let q = needed(params.q.as_deref())?;
    let known = |word: &str| {
        NOUNS
            .contains(&word)
            .then(|| word.parse::<search::Noun>().ok())
            .flatten()
    };
    let nouns = words("noun", params.noun.as_deref(), &NOUNS, known).map_err(bad)?;
    let limit = cursor::limit(params.limit.as_deref()).map_err(bad)?;
    let question = cursor::question(view.path(), view.query());
    let offset: usize = params
        .cursor
        .as_deref()
        .map(|text| cursor::read(question, text))
        .transpose()
        .map_err(bad)?
        .unwrap_or(0);
    let offset = offset.min(DEEPEST);
    let asked = Query {
        text: &q,
        lang: reader.tag(),
        nouns: &nouns,
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
        items: found.hits.iter().map(|hit| wire_hit(view, &reader, hit)).collect(),
        total: u64::try_from(found.total).unwrap_or(u64::MAX),
        next,
        did_you_mean: found.did_you_mean,
        stale: view.stale,
    };
    let mut made = Made::json(&answer)?.until(view.moment.changes_at);
    made.next = link;
    Ok(Outcome::Made(made))
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
        provider: None,
        district: None,
        freshness: None,
    };
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
            }
        }
        search::Noun::Event => {
            if let Some(row) = view.directory.events.iter().find(|row| row.event.id.as_str() == hit.id) {
                wired.provider = Some(provider_named(&row.provider, reader));
                let state = row.event.freshness.state(view.now, grace);
                wired.freshness = Some(freshness_wire(&row.event.freshness, state));
            }
        }
        _ => {}
    }
    wired
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
    let params: SuggestParams = Params::read(view.query())?;
    let reader = view.reader(params.lang.as_deref())?;
    let q = needed(params.q.as_deref())?;
    let limit = match params.limit.as_deref() {
        None => 8,
        Some(text) => match text.parse::<usize>() {
            Ok(limit @ 1..=20) => limit,
            _ => return Err(bad(bad_value("limit", "a whole number from 1 to 20"))),
        },
    };
    let found = view.cell.search().suggest(&q, reader.tag(), limit);
    let found = found.map_err(|error| Failure::Internal(error.to_string()))?;
    let items = found.into_iter().map(|one| wire::Suggestion {
        text: one.text,
        noun: wire::Noun::parse(one.noun.name()).unwrap_or(wire::Noun::Unrecognised),
        slug: one.slug,
    });
    Ok(Outcome::Made(Made::json(&wire::Suggestions {
        items: items.collect(),
    })?))
}
