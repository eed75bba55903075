//! The work list: what is to be translated, in pages.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{FieldError, List, Noun, TranslationItem, TranslationState, YesNo};
use serde::Deserialize;

use super::work::{Entry, Wanted, entries};
use super::{NOUNS, NOUNS_NAMED, Tools, machine};
use crate::access::{Reach, provider_named};
use crate::catalog::check::language;
use crate::catalog::city::{self, City};
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::catalog::source_text::find;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::providers;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Checked, Cursor, Failure, Limit, List as Many, Name, One, Tag, cursor, unknown_value};

/// Parameters of the work list.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ListParams {
    /// Languages of the city to translate into; all, if not given.
    #[param(inline, example = json!(["ar"]))]
    pub lang: Many<Tag>,
    /// Kinds of records: `category`, `provider`, `location`, `offer`, `event`, `need`, `responsibility`.
    #[param(inline, example = json!(["offer"]))]
    pub noun: Many<Noun>,
    /// Where the translation stands.
    #[param(inline, example = json!(["missing", "outdated"]))]
    pub state: Many<TranslationState>,
    /// Only records of this provider (slug or id).
    #[param(inline, example = "stadt-trier")]
    pub provider: Option<One<Name>>,
    /// Only what a second human has read against its source, or has not.
    #[param(inline, example = "false")]
    pub reviewed: Option<One<YesNo>>,
    /// Lines a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// `next` of the page before, with the same other parameters.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Where a page begins: after this noun, record and language.
type Place = (u8, String, u8);

impl ListParams {
    fn wanted(&self, conn: &mut AnyConnection, city: &City) -> Result<Wanted, Failure> {
        let mut checked = Checked::default();
        let langs = self.lang.iter().map(|tag| lang_of(city, tag));
        let langs = checked.take(langs.collect::<Result<Vec<String>, FieldError>>());
        let nouns = self.noun.iter().map(|noun| {
            let known = NOUNS.contains(noun).then_some(*noun);
            known.ok_or_else(|| unknown_value("noun", NOUNS_NAMED))
        });
        let nouns = checked.take(nouns.collect::<Result<Vec<Noun>, FieldError>>());
        let provider = match &self.provider {
            Some(name) => {
                let id = provider_named(conn, &city.id, &name.0.0)?;
                let unknown = || unknown_value("provider", "slug or id of a provider of the city");
                checked.take(id.map(Some).ok_or_else(unknown))
            }
            None => None,
        };
        checked.done()?;
        Ok(Wanted {
            langs,
            nouns,
            states: self.state.to_vec(),
            provider,
            reviewed: self.reviewed.map(|one| one.0 == YesNo::Yes),
        })
    }
}

/// A language of the city, by its tag.
pub(super) fn lang_of(city: &City, tag: &Tag) -> Result<String, FieldError> {
    let known = language::of_city(&tag.0, &city.languages);
    known.map_err(|_| {
        let languages = city.languages.join(", ");
        unknown_value("lang", &format!("languages of the city: {languages}"))
    })
}

/// The city, or that there is none.
pub(super) fn city_of(conn: &mut AnyConnection, city: &CityId) -> Result<City, Failure> {
    use crate::spine::ids::Id;
    let found = city::named(conn, city.as_str())?;
    found.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))
}

/// A page of the work list; blocking.
///
/// # Errors
/// [`Failure::BadQuery`] for parameters that name nothing here.
pub fn list(
    tools: &Tools,
    (city, reach): (&CityId, &Reach),
    (params, query): (&ListParams, &str),
) -> Result<List<TranslationItem>, Failure> {
    let question = cursor::question("translations", query);
    let from: Option<Place> =
        cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let now = tools.clock.now();
    tools.database.read_snapshot(|conn| {
        let city = city_of(conn, city)?;
        let wanted = params.wanted(conn, &city)?;
        let all = entries(conn, (&city, reach), &wanted)?;
        let total = u64::try_from(all.len()).unwrap_or_default();
        let place = |entry: &Entry| place(&city, entry);
        let limit = params.limit.count();
        let mut page: Vec<Entry> = all
            .into_iter()
            .filter(|entry| from.as_ref().is_none_or(|from| place(entry) > *from))
            .take(limit + 1)
            .collect();
        let more = page.len() > limit;
        page.truncate(limit);
        let last = page.last().filter(|_| more).map(place);
        Ok(List {
            items: items(conn, page, now)?,
            total,
            facets: porta_contract::Facets::default(),
            next: last.map(|place| cursor::write(question, place)),
            nearest: None,
            stale: false,
        })
    })
}

/// The place of a line among all; lines are in this order.
fn place(city: &City, entry: &Entry) -> Place {
    fn at<T: PartialEq>(all: &[T], one: &T) -> u8 {
        let place = all.iter().position(|other| other == one);
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
    }
    let (noun, lang) = (at(&NOUNS, &entry.head.noun), at(&city.languages, &entry.lang));
    (noun, entry.head.id.clone(), lang)
}

fn items(conn: &mut AnyConnection, page: Vec<Entry>, now: DateTime<Utc>) -> Result<Vec<TranslationItem>, DbError> {
    let mut ids: Vec<String> = page.iter().map(|entry| entry.head.id.clone()).collect();
    ids.dedup();
    let texts = text::load(conn, Selection::Ids(&ids))?;
    let mut requests = machine::requests(conn, &ids)?;
    let slugs = slugs(conn, &page)?;
    let item = |entry: Entry| {
        let head = entry.head;
        let all = texts.get(&head.id).map(Vec::as_slice).unwrap_or_default();
        let source = find(all, &head.source_lang);
        TranslationItem {
            noun: head.noun,
            slug: head.slug,
            version: head.version,
            provider: head.provider.and_then(|id| slugs.get(&id).cloned()),
            title: source.map(|text| text.title.clone()).unwrap_or_default(),
            source_lang: head.source_lang,
            source_version: head.text_version,
            state: entry.state,
            made_from: entry.made_from,
            reviewed: entry.reviewed,
            since: entry.since,
            age_days: (now - entry.since).num_days().max(0),
            words: source.map(words).unwrap_or_default(),
            machine: requests.remove(&(head.id.clone(), entry.lang.clone())),
            record: head.id,
            lang: entry.lang,
        }
    };
    Ok(page.into_iter().map(item).collect())
}

/// Slugs of the providers of a page, by id.
fn slugs(conn: &mut AnyConnection, page: &[Entry]) -> Result<HashMap<String, String>, DbError> {
    let mut ids: Vec<&str> = page.iter().filter_map(|entry| entry.head.provider.as_deref()).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<(String, String)> = providers::table
        .filter(providers::id.eq_any(ids))
        .select((providers::id, providers::slug))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Words that a translator has to read.
fn words(text: &Text) -> u64 {
    let notes = text.notes.values().map(String::as_str);
    let all = [text.title.as_str(), &text.summary, &text.description]
        .into_iter()
        .chain(notes);
    let count: usize = all.map(|text| text.split_whitespace().count()).sum();
    u64::try_from(count).unwrap_or_default()
}
