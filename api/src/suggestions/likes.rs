//! What there is already and may be the same as a suggestion: entries, drafts too, and other suggestions that wait.

use std::collections::HashMap;

use diesel::prelude::*;
use porta_contract::{Noun, Publication, SimilarRecord, SuggestionContent, SuggestionState};

use super::SuggestionId;
use crate::catalog::check::similar::{self, Candidate};
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::spine::db::schema::{offers, providers, suggestion_contents, suggestions, texts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

/// Most that are pointed out.
const MOST: usize = 5;

/// The likest ones.
pub(super) fn find(
    conn: &mut AnyConnection,
    city: &CityId,
    (title, own): (&str, &SuggestionId),
) -> Result<Vec<SimilarRecord>, DbError> {
    let mut nouns: HashMap<String, Noun> = HashMap::new();
    let mut candidates = entries(conn, city, &mut nouns)?;
    candidates.extend(waiting(conn, city, (own, &mut nouns))?);
    let mut found: Vec<SimilarRecord> = Vec::new();
    for one in similar::among(title, &candidates) {
        if found.len() == MOST {
            break;
        }
        if found.iter().all(|known| known.id != one.id) {
            found.push(SimilarRecord {
                noun: nouns.get(&one.id).copied().unwrap_or(Noun::Unrecognised),
                id: one.id.clone(),
                title: one.title.clone(),
                publication: None,
            });
        }
    }
    for one in &mut found {
        one.publication = publication(conn, one)?;
    }
    Ok(found)
}

/// Titles of offers and providers in all languages.
fn entries(
    conn: &mut AnyConnection,
    city: &CityId,
    nouns: &mut HashMap<String, Noun>,
) -> Result<Vec<Candidate>, DbError> {
    let rows: Vec<(String, String, String)> = texts::table
        .filter(texts::city_id.eq(city))
        .filter(texts::noun.eq_any([Noun::Offer.as_str(), Noun::Provider.as_str()]))
        .filter(texts::title.ne(""))
        .select((texts::record_id, texts::noun, texts::title))
        .load(conn)?;
    let candidate = |(id, noun, title): (String, String, String)| {
        nouns.insert(id.clone(), Noun::parse(&noun).unwrap_or(Noun::Unrecognised));
        Candidate { id, title }
    };
    Ok(rows.into_iter().map(candidate).collect())
}

/// Titles of other suggestions that wait.
fn waiting(
    conn: &mut AnyConnection,
    city: &CityId,
    (own, nouns): (&SuggestionId, &mut HashMap<String, Noun>),
) -> Result<Vec<Candidate>, DbError> {
    let rows: Vec<(String, String)> = suggestions::table
        .inner_join(suggestion_contents::table.on(suggestion_contents::suggestion_id.eq(suggestions::id)))
        .filter(suggestions::city_id.eq(city))
        .filter(suggestions::state.eq(SuggestionState::Waiting.as_str()))
        .filter(suggestions::id.ne(own.as_str()))
        .select((suggestions::id, suggestion_contents::content))
        .load(conn)?;
    let mut all = Vec::with_capacity(rows.len());
    for (id, content) in rows {
        let content: SuggestionContent = stored::read("suggestion_contents.content", &content)?;
        nouns.insert(id.clone(), Noun::Suggestion);
        all.push(Candidate {
            id,
            title: content.title,
        });
    }
    Ok(all)
}

fn publication(conn: &mut AnyConnection, one: &SimilarRecord) -> Result<Option<Publication>, DbError> {
    let state: Option<String> = match one.noun {
        Noun::Offer => offers::table
            .find(&one.id)
            .select(offers::publication)
            .first(conn)
            .optional()?,
        Noun::Provider => providers::table
            .find(&one.id)
            .select(providers::publication)
            .first(conn)
            .optional()?,
        _ => None,
    };
    Ok(state.as_deref().and_then(Publication::parse))
}
