//! Needs for the public: what providers look for, and what they ask people not to bring.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use porta_contract as wire;
use porta_contract::{FreshnessState, NeedKind, NeedState};
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::{Made, Outcome, View};
use super::directory::{NeedRow, best, freshness_wire, provider_named, summary};
use super::language::Reader;
use super::question::{Lang, slugs, tags, text};
use super::records::{all_texts, info, page};
use super::search;
use crate::catalog::check::phone;
use crate::catalog::district::District;
use crate::catalog::ids::Id;
use crate::catalog::text::Text;
use crate::spine::http::{Checked, Cursor, Failure, Instant, Limit, List, Name, One, Params, Tag, Typed};

/// Parameters of a list of needs.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct NeedParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// Words to search for.
    #[param(inline, example = "Kleidung")]
    pub q: Option<One<Typed>>,
    /// What is looked for: `volunteers`, `skills`, `housing`, `goods`, `money`.
    #[param(inline, example = json!(["goods"]))]
    pub kind: List<NeedKind>,
    /// Where it stands: `open` (alone, if not given), `paused`, `fulfilled`, `not_needed`.
    #[param(inline, example = json!(["open"]))]
    pub state: List<NeedState>,
    /// District slugs.
    #[param(inline, example = json!(["nord"]))]
    pub district: List<Name>,
    /// Provider slugs.
    #[param(inline, example = json!(["caritas-trier"]))]
    pub provider: List<Name>,
    /// Languages that help with it (BCP 47).
    #[param(inline, example = json!(["uk"]))]
    pub language: List<Tag>,
    /// How current: `fresh`, `due`, `overdue`, `never`.
    #[param(inline, example = json!(["never"]))]
    pub freshness: List<FreshnessState>,
    /// Changed since this instant (RFC 3339).
    #[param(inline, example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<One<Instant>>,
    /// Needs a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Notes of texts that have a place of their own.
const NOT_NEEDED: &str = "not_needed";
const HOW: &str = "how";

/// A question about needs, read and checked.
struct Question {
    today: NaiveDate,
    kinds: Vec<NeedKind>,
    states: Vec<NeedState>,
    districts: Vec<String>,
    providers: Vec<String>,
    languages: Vec<String>,
    freshness: Vec<FreshnessState>,
    since: Option<DateTime<Utc>>,
    found: Option<Vec<u64>>,
}

impl Question {
    fn read(params: &NeedParams, view: &View<'_>, reader: &Reader, mut checked: Checked) -> Result<Self, Failure> {
        let directory = view.directory;
        let district = |slug: &str| directory.district(slug).map(|one| one.slug.clone());
        let provider = |name: &str| directory.provider(name).map(|row| row.provider.id.to_string());
        let districts = checked.take(slugs("district", "districts", &params.district, district));
        let providers = checked.take(slugs("provider", "providers", &params.provider, provider));
        checked.done()?;
        let mut states = params.state.to_vec();
        if states.is_empty() {
            states.push(NeedState::Open);
        }
        Ok(Self {
            today: today(view),
            kinds: params.kind.to_vec(),
            states,
            districts,
            providers,
            languages: tags(&params.language),
            freshness: params.freshness.to_vec(),
            since: params.updated_since.map(|One(Instant(at))| at),
            found: match text(params.q.as_deref()) {
                None => None,
                Some(q) => {
                    let hits = view.cell.search().matching(&q, reader.tag(), search::Noun::Need);
                    let hits = hits.map_err(|error| Failure::Internal(error.to_string()))?;
                    Some(hits.into_iter().map(|(handle, _)| handle).collect())
                }
            },
        })
    }

    /// Everything but kinds, districts and languages, which have facets.
    fn base(&self, row: &NeedRow, view: &View<'_>) -> bool {
        let need = &row.need;
        let settings = &view.directory.city.settings;
        let grace = settings.grace_days;
        let leaves_at = need.freshness.leaves_at(grace, settings.leave_lists_after);
        need.is_listed_on(self.today)
            && self.states.contains(&need.state)
            && (self.providers.is_empty() || self.providers.iter().any(|id| id == need.provider.as_str()))
            && (self.freshness.is_empty() || self.freshness.contains(&need.freshness.state(view.now, grace)))
            && (!self.freshness.is_empty() || self.since.is_some() || leaves_at.is_none_or(|at| at > view.now))
            && self.since.is_none_or(|since| need.meta.updated_at >= since)
            && self
                .found
                .as_ref()
                .is_none_or(|ids| ids.contains(&super::documents::handle(need.id.as_str())))
    }

    fn of_kinds(&self, row: &NeedRow) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&row.need.kind)
    }

    fn in_districts(&self, row: &NeedRow) -> bool {
        let lies = |district: &Arc<District>| self.districts.contains(&district.slug);
        self.districts.is_empty() || row.district.as_ref().is_some_and(lies)
    }

    fn in_languages(&self, row: &NeedRow) -> bool {
        let mut spoken = row.need.languages.iter().map(|tag| tag.to_ascii_lowercase());
        self.languages.is_empty() || spoken.any(|tag| self.languages.contains(&tag))
    }
}

/// Today where the city is.
fn today(view: &View<'_>) -> NaiveDate {
    view.now.with_timezone(&view.directory.tz()).date_naive()
}

/// Needs by title.
pub fn needs(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<NeedParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let question = Question::read(&params, view, &reader, checked)?;
    let rows = view.directory.needs.iter().filter(|row| question.base(row, view));
    let mut rows: Vec<&Arc<NeedRow>> = rows.collect();
    let facets = facets(&rows, &question);
    rows.retain(|row| question.of_kinds(row) && question.in_districts(row) && question.in_languages(row));
    let key = |row: &&Arc<NeedRow>| format!("{} {}", row.sort_key, row.need.id);
    let write = |row: &&Arc<NeedRow>| item(view, &reader, row);
    let at = (params.limit.count(), params.cursor.as_deref());
    let paged = page(view, at, rows.iter(), key, write)?;
    let answer = wire::List {
        items: paged.items,
        total: u64::try_from(rows.len()).unwrap_or(u64::MAX),
        facets,
        next: paged.next,
        nearest: None,
        stale: view.stale,
    };
    // Which ends at midnight, when needs come and go.
    let mut made = Made::json(&answer)?.until(view.moment.changes_at);
    made.next = paged.link;
    Ok(Outcome::Made(made))
}

/// Counts for each filter under the other ones.
fn facets(rows: &[&Arc<NeedRow>], question: &Question) -> wire::Facets {
    let mut kinds: BTreeMap<NeedKind, u64> = BTreeMap::new();
    let mut districts: BTreeMap<&str, (&str, u64)> = BTreeMap::new();
    let mut languages: BTreeMap<&str, u64> = BTreeMap::new();
    for row in rows {
        let (kind, place) = (question.of_kinds(row), question.in_districts(row));
        let spoken = question.in_languages(row);
        if place && spoken {
            *kinds.entry(row.need.kind).or_default() += 1;
        }
        if kind
            && spoken
            && let Some(district) = &row.district
        {
            districts.entry(&district.slug).or_insert((&district.name, 0)).1 += 1;
        }
        if kind && place {
            for tag in &row.need.languages {
                *languages.entry(tag).or_default() += 1;
            }
        }
    }
    let facet = |value: &str, label: Option<&str>, count| wire::Facet {
        value: value.to_owned(),
        label: label.map(str::to_owned),
        count,
    };
    let districts = districts.into_iter();
    wire::Facets {
        kind: kinds
            .into_iter()
            .map(|(kind, count)| facet(kind.as_str(), None, count))
            .collect(),
        district: districts
            .map(|(slug, (name, count))| facet(slug, Some(name), count))
            .collect(),
        language: languages
            .into_iter()
            .map(|(tag, count)| facet(tag, None, count))
            .collect(),
        ..wire::Facets::default()
    }
}

/// One need with how to reach its provider.
pub fn need(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let directory = view.directory;
    let Some(row) = directory.need(name) else {
        return view.moved_or_missing(wire::Noun::Need, name, |id| {
            directory.need(id).map(|row| row.need.slug.clone())
        });
    };
    let need = &row.need;
    let text = best(&need.texts, &reader, &need.source_lang);
    let phone = row.provider.phone.clone();
    let answer = wire::Need {
        item: item(view, &reader, row),
        description: text.map(|text| text.description.clone()).unwrap_or_default(),
        how: note(text, HOW),
        phone_uri: phone
            .as_ref()
            .and_then(|phone| phone::uri(phone, &directory.city.country)),
        phone,
        email: row.provider.email.clone(),
        website: row.provider.website.clone(),
        takes_pledges: need.takes_pledges_on(today(view)),
    };
    Ok(Outcome::Made(Made::json(&answer)?.until(view.moment.changes_at)))
}

fn note(text: Option<&Text>, key: &str) -> String {
    let note = text.and_then(|text| text.notes.get(key));
    note.cloned().unwrap_or_default()
}

fn item(view: &View<'_>, reader: &Reader, row: &NeedRow) -> wire::NeedItem {
    let need = &row.need;
    let text = best(&need.texts, reader, &need.source_lang);
    let state = need.freshness.state(view.now, view.directory.city.settings.grace_days);
    wire::NeedItem {
        noun: wire::Noun::Need,
        id: need.id.to_string(),
        slug: need.slug.clone(),
        version: need.meta.version,
        kind: need.kind,
        state: need.state,
        title: text.map_or_else(|| need.slug.clone(), |text| text.title.clone()),
        summary: text.map(|text| summary(text).to_owned()).unwrap_or_default(),
        not_needed: note(text, NOT_NEEDED),
        text: info(text, &need.texts, &need.source_lang, need.text_version),
        provider: provider_named(&row.provider, reader),
        district: row.district.as_ref().map(|one| wire::Named {
            id: one.id.to_string(),
            slug: one.slug.clone(),
            name: one.name.clone(),
        }),
        languages: need.languages.clone(),
        quantity: need.quantity,
        hours_per_week: need.hours_per_week,
        from: need.from,
        until: need.until,
        ended: need.has_ended_by(today(view)),
        updated_at: need.meta.updated_at,
        freshness: freshness_wire(&need.freshness, state),
        texts: if reader.all {
            all_texts(&need.texts, &need.source_lang, need.text_version)
        } else {
            BTreeMap::new()
        },
    }
}
