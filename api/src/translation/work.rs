//! What there is to translate, and where it stands: a constant number of queries, without the texts themselves.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{Noun, Origin, Publication, TranslationState};

use super::NOUNS;
use crate::access::Reach;
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::catalog::text::Text;
use crate::spine::db::schema::{
    articles, categories, events, facts, locations, needs, offers, pages, providers, responsibilities, texts,
};
use crate::spine::db::{AnyConnection, DbError};

/// A record that may be translated: neither archived nor secret.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub noun: Noun,
    pub id: String,
    pub slug: String,
    pub version: i64,
    pub provider: Option<String>,
    pub public: bool,
    pub source_lang: String,
    pub text_version: i64,
}

/// A text of a record, without its words.
#[derive(Clone, Debug)]
struct TextHead {
    source_version: i64,
    origin: Origin,
    reviewed: bool,
    draft: bool,
    at: DateTime<Utc>,
}

/// A record in a language that it is to be translated into.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub head: Head,
    pub lang: String,
    pub state: TranslationState,
    pub made_from: Option<i64>,
    pub reviewed: bool,
    /// Since when it stands so.
    pub since: DateTime<Utc>,
}

/// What is wanted; what is empty wants all.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub langs: Vec<String>,
    pub nouns: Vec<Noun>,
    pub states: Vec<TranslationState>,
    /// Id of a provider.
    pub provider: Option<String>,
    pub reviewed: Option<bool>,
}

fn takes<T: PartialEq>(wanted: &[T], one: &T) -> bool {
    wanted.is_empty() || wanted.contains(one)
}

/// All of a city that is wanted and within reach, by noun, record and language.
pub(super) fn entries(
    conn: &mut AnyConnection,
    (city, reach): (&City, &Reach),
    wanted: &Wanted,
) -> Result<Vec<Entry>, DbError> {
    let mut texts = text_heads(conn, &city.id)?;
    let mut entries = Vec::new();
    for head in heads(conn, &city.id, wanted)? {
        let provider = head.provider.as_deref();
        let asked = wanted.provider.is_none() || wanted.provider.as_deref() == provider;
        let Some(own) = texts.remove(&head.id) else { continue };
        if !asked || !reach.has(provider) {
            continue;
        }
        // Without words in its source there is nothing to translate.
        let Some(source) = own.get(&head.source_lang).map(|source| source.at) else {
            continue;
        };
        for lang in city.languages.iter().filter(|lang| **lang != head.source_lang) {
            let entry = entry(&head, (lang, own.get(lang)), source);
            let reviewed = wanted.reviewed.is_none_or(|reviewed| reviewed == entry.reviewed);
            if takes(&wanted.langs, lang) && takes(&wanted.states, &entry.state) && reviewed {
                entries.push(entry);
            }
        }
    }
    Ok(entries)
}

fn entry(head: &Head, (lang, text): (&str, Option<&TextHead>), source: DateTime<Utc>) -> Entry {
    let state = text.map_or(TranslationState::Missing, |text| {
        let draft = text.draft || text.origin == Origin::Draft;
        stands(
            (draft, text.origin == Origin::Machine),
            text.source_version,
            head.text_version,
        )
    });
    let since = match (state, text) {
        (TranslationState::Missing | TranslationState::Outdated, _) | (_, None) => source,
        (_, Some(text)) => text.at,
    };
    Entry {
        head: head.clone(),
        lang: lang.to_owned(),
        state,
        made_from: text.map(|text| text.source_version),
        reviewed: text.is_some_and(|text| text.reviewed),
        since,
    }
}

/// Where a translation stands. A draft waits for somebody, whatever else is there.
const fn stands((draft, machine): (bool, bool), source_version: i64, text_version: i64) -> TranslationState {
    if draft {
        TranslationState::Draft
    } else if source_version < text_version {
        TranslationState::Outdated
    } else if machine {
        TranslationState::Machine
    } else {
        TranslationState::Current
    }
}

/// The same of a text that is at hand.
pub(super) fn state(text: Option<&Text>, text_version: i64) -> TranslationState {
    text.map_or(TranslationState::Missing, |text| {
        let draft = text.draft.is_some() || text.origin == Origin::Draft;
        stands(
            (draft, text.origin == Origin::Machine),
            text.source_version,
            text_version,
        )
    })
}

fn heads(conn: &mut AnyConnection, city: &CityId, wanted: &Wanted) -> Result<Vec<Head>, DbError> {
    let mut heads = Vec::new();
    for noun in NOUNS.into_iter().filter(|noun| takes(&wanted.nouns, noun)) {
        heads.extend(heads_of(conn, city, noun)?);
    }
    Ok(heads)
}

fn heads_of(conn: &mut AnyConnection, city: &CityId, noun: Noun) -> Result<Vec<Head>, DbError> {
    type Row = (String, String, i64, String, i64, Option<String>, String);
    const ARCHIVED: &str = Publication::Archived.as_str();
    macro_rules! rows {
        ($table:ident, $provider:ident $(, $only:expr)?) => {
            $table::table
                .filter($table::city_id.eq(city))
                .filter($table::publication.ne(ARCHIVED))
                $(.filter($only))?
                .order($table::id)
                .select((
                    $table::id,
                    $table::slug,
                    $table::version,
                    $table::source_lang,
                    $table::text_version,
                    $table::$provider.nullable(),
                    $table::publication,
                ))
                .load::<Row>(conn)?
        };
    }
    // What is the city's own has no provider.
    macro_rules! own_rows {
        ($table:ident) => {{
            type Own = (String, String, i64, String, i64, String);
            let rows: Vec<Own> = $table::table
                .filter($table::city_id.eq(city))
                .filter($table::publication.ne(ARCHIVED))
                .order($table::id)
                .select((
                    $table::id,
                    $table::slug,
                    $table::version,
                    $table::source_lang,
                    $table::text_version,
                    $table::publication,
                ))
                .load(conn)?;
            let row = |(id, slug, version, lang, text_version, publication): Own| {
                (id, slug, version, lang, text_version, None, publication)
            };
            rows.into_iter().map(row).collect()
        }};
    }
    let rows: Vec<Row> = match noun {
        Noun::Category => return category_heads(conn, city),
        Noun::Article => return article_heads(conn, city),
        Noun::Responsibility => return responsibility_heads(conn, city),
        Noun::Page => own_rows!(pages),
        Noun::Fact => own_rows!(facts),
        Noun::Provider => rows!(providers, id),
        Noun::Location => rows!(locations, provider_id, locations::secret.eq(false)),
        Noun::Offer => rows!(offers, provider_id),
        Noun::Event => rows!(events, provider_id),
        Noun::Need => rows!(needs, provider_id),
        _ => Vec::new(),
    };
    let head = |(id, slug, version, source_lang, text_version, provider, publication): Row| Head {
        noun,
        id,
        slug,
        version,
        provider,
        public: publication == Publication::Published.as_str(),
        source_lang,
        text_version,
    };
    Ok(rows.into_iter().map(head).collect())
}

/// They belong to the city: no provider translates them.
fn responsibility_heads(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Head>, DbError> {
    type Row = (String, String, i64, String, i64, String);
    let rows: Vec<Row> = responsibilities::table
        .filter(responsibilities::city_id.eq(city))
        .filter(responsibilities::publication.ne(Publication::Archived.as_str()))
        .order(responsibilities::id)
        .select((
            responsibilities::id,
            responsibilities::slug,
            responsibilities::version,
            responsibilities::source_lang,
            responsibilities::text_version,
            responsibilities::publication,
        ))
        .load(conn)?;
    let head = |(id, slug, version, source_lang, text_version, publication): Row| Head {
        noun: Noun::Responsibility,
        id,
        slug,
        version,
        provider: None,
        public: publication == Publication::Published.as_str(),
        source_lang,
        text_version,
    };
    Ok(rows.into_iter().map(head).collect())
}

fn category_heads(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Head>, DbError> {
    type Row = (String, String, i64, String, i64);
    let rows: Vec<Row> = categories::table
        .filter(categories::city_id.eq(city))
        .order(categories::id)
        .select((
            categories::id,
            categories::slug,
            categories::version,
            categories::source_lang,
            categories::text_version,
        ))
        .load(conn)?;
    let head = |(id, slug, version, source_lang, text_version): Row| Head {
        noun: Noun::Category,
        id,
        slug,
        version,
        provider: None,
        public: true,
        source_lang,
        text_version,
    };
    Ok(rows.into_iter().map(head).collect())
}

/// Articles are the city's: they have no provider.
fn article_heads(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Head>, DbError> {
    type Row = (String, String, i64, String, i64, String);
    let rows: Vec<Row> = articles::table
        .filter(articles::city_id.eq(city))
        .filter(articles::publication.ne(Publication::Archived.as_str()))
        .order(articles::id)
        .select((
            articles::id,
            articles::slug,
            articles::version,
            articles::source_lang,
            articles::text_version,
            articles::publication,
        ))
        .load(conn)?;
    let head = |(id, slug, version, source_lang, text_version, publication): Row| Head {
        noun: Noun::Article,
        id,
        slug,
        version,
        provider: None,
        public: publication == Publication::Published.as_str(),
        source_lang,
        text_version,
    };
    Ok(rows.into_iter().map(head).collect())
}

type TextHeads = HashMap<String, HashMap<String, TextHead>>;

/// Texts that have words, by record and language.
fn text_heads(conn: &mut AnyConnection, city: &CityId) -> Result<TextHeads, DbError> {
    type Row = (
        String,
        String,
        i64,
        String,
        Option<NaiveDateTime>,
        Option<String>,
        NaiveDateTime,
    );
    let words = texts::title
        .ne("")
        .or(texts::summary.ne(""))
        .or(texts::description.ne(""))
        .or(texts::notes.ne("{}"));
    let rows: Vec<Row> = texts::table
        .filter(texts::city_id.eq(city))
        .filter(words.or(texts::draft.is_not_null()))
        .select((
            texts::record_id,
            texts::lang,
            texts::source_version,
            texts::origin,
            texts::reviewed_at,
            texts::draft,
            texts::updated_at,
        ))
        .load(conn)?;
    let mut heads = TextHeads::new();
    for (record, lang, source_version, origin, reviewed_at, draft, at) in rows {
        let head = TextHead {
            source_version,
            origin: Origin::parse(&origin).unwrap_or(Origin::Unrecognised),
            reviewed: reviewed_at.is_some(),
            draft: draft.is_some(),
            at: at.and_utc(),
        };
        heads.entry(record).or_default().insert(lang, head);
    }
    Ok(heads)
}
