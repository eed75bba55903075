//! The texts of records: one row per language, each made against a version of the source.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{Noun, Origin, TextState, Texts};
use serde::{Deserialize, Serialize};

use super::selection::Selection;
use super::stored;
use crate::spine::db::schema::texts;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::CityId;
use crate::{each, fetch};

/// The text of a record in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// BCP 47 tag.
    pub lang: String,
    /// Title or name.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The whole text, Markdown.
    pub description: String,
    /// Further short texts by field name.
    pub notes: BTreeMap<String, String>,
    /// Text version of the source it was made against.
    pub source_version: i64,
    /// How it came to be.
    pub origin: Origin,
}

impl Text {
    /// A text of a human, made against the given version of the source.
    #[must_use]
    pub fn new(lang: &str, texts: Texts, source_version: i64) -> Self {
        Self {
            lang: lang.to_owned(),
            title: texts.title,
            summary: texts.summary,
            description: texts.description,
            notes: texts.notes,
            source_version,
            origin: Origin::Human,
        }
    }

    /// Where it stands against a source of that language and text version.
    #[must_use]
    pub fn state(&self, source_lang: &str, text_version: i64) -> TextState {
        if self.lang == source_lang {
            TextState::Source
        } else if self.source_version < text_version {
            TextState::Outdated
        } else {
            match self.origin {
                Origin::Machine => TextState::Machine,
                Origin::Draft => TextState::Draft,
                Origin::Human | Origin::Unrecognised => TextState::Current,
            }
        }
    }

    /// Its texts for the wire.
    #[must_use]
    pub fn to_wire(&self) -> Texts {
        Texts {
            title: self.title.clone(),
            summary: self.summary.clone(),
            description: self.description.clone(),
            notes: self.notes.clone(),
        }
    }
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = texts)]
struct Row {
    record_id: String,
    lang: String,
    city_id: CityId,
    noun: String,
    title: String,
    summary: String,
    description: String,
    notes: String,
    source_version: i64,
    origin: String,
    updated_at: NaiveDateTime,
}

impl Row {
    fn into_text(self) -> Result<Text, DbError> {
        Ok(Text {
            notes: stored::read("texts.notes", &self.notes)?,
            origin: stored::word("texts.origin", &self.origin, Origin::parse)?,
            lang: self.lang,
            title: self.title,
            summary: self.summary,
            description: self.description,
            source_version: self.source_version,
        })
    }
}

/// Texts by record id; within a record by language.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<HashMap<String, Vec<Text>>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, texts.record_id, Row)?;
    let mut by_record: HashMap<String, Vec<Text>> = HashMap::new();
    for row in rows {
        by_record
            .entry(row.record_id.clone())
            .or_default()
            .push(row.into_text()?);
    }
    for texts in by_record.values_mut() {
        texts.sort_by(|a, b| a.lang.cmp(&b.lang));
    }
    Ok(by_record)
}

/// Replaces the texts of a record: all of them, or, where it is known what was before, those that are not what they were.
pub fn replace(
    tx: &mut Tx<'_>,
    (noun, city, record): (Noun, &CityId, &str),
    (before, all): (Option<&[Text]>, &[Text]),
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    let known = before.unwrap_or_default();
    match before {
        None => {
            diesel::delete(texts::table.filter(texts::record_id.eq(record))).execute(tx.conn)?;
        }
        Some(before) => {
            let out = before.iter().filter(|text| !all.contains(text));
            let out: Vec<&str> = out.map(|text| text.lang.as_str()).collect();
            if !out.is_empty() {
                let rows = texts::table.filter(texts::record_id.eq(record));
                diesel::delete(rows.filter(texts::lang.eq_any(out))).execute(tx.conn)?;
            }
        }
    }
    let rows = all
        .iter()
        .filter(|text| !known.contains(text))
        .map(|text| {
            Ok(Row {
                record_id: record.to_owned(),
                lang: text.lang.clone(),
                city_id: city.clone(),
                noun: noun.as_str().to_owned(),
                title: text.title.clone(),
                summary: text.summary.clone(),
                description: text.description.clone(),
                notes: stored::write(&text.notes)?,
                source_version: text.source_version,
                origin: text.origin.as_str().to_owned(),
                updated_at: at.naive_utc(),
            })
        })
        .collect::<Result<Vec<Row>, DbError>>()?;
    if !rows.is_empty() {
        each!(tx.conn, native => diesel::insert_into(texts::table).values(&rows).execute(native))?;
    }
    Ok(())
}
