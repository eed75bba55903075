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
use crate::spine::ids::{AccountId, CityId};
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
    /// Who translated it: the id of an account, or the name of a machine; never a person's name. None for what was imported, and
    /// for sources.
    #[serde(default)]
    pub translator: Option<String>,
    /// When and by whom it was read against its source, if anybody has.
    #[serde(default)]
    pub reviewed: Option<Reviewed>,
    /// A text that waits to take its place; until then the public reads this one.
    #[serde(default)]
    pub draft: Option<Box<Draft>>,
}

/// Who has read a translation against its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// When.
    pub at: DateTime<Utc>,
    /// Which account.
    pub by: AccountId,
}

/// A text that waits beside the one the public reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The texts.
    pub texts: Texts,
    /// Text version of the source it was made against.
    pub source_version: i64,
    /// Id of the account that wrote it.
    pub translator: Option<String>,
    /// When it was written.
    pub at: DateTime<Utc>,
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
            translator: None,
            reviewed: None,
            draft: None,
        }
    }

    /// Puts other words in its place; who made them is to be said anew then.
    pub fn set_words(&mut self, texts: Texts) {
        self.title = texts.title;
        self.summary = texts.summary;
        self.description = texts.description;
        self.notes = texts.notes;
        self.forget_people();
    }

    /// Forgets who made and who reviewed it: both spoke of other words.
    pub fn forget_people(&mut self) {
        self.translator = None;
        self.reviewed = None;
    }

    /// What the public may read of it, if anything: the source, and what is no draft; nothing of who wrote it.
    #[must_use]
    pub fn for_the_public(mut self, source_lang: &str) -> Option<Self> {
        self.forget_people();
        self.draft = None;
        (self.lang == source_lang || self.origin != Origin::Draft).then_some(self)
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
    translator: Option<String>,
    reviewed_at: Option<NaiveDateTime>,
    reviewed_by: Option<String>,
    draft: Option<String>,
}

impl Row {
    fn of((noun, city, record): (Noun, &CityId, &str), text: &Text, at: DateTime<Utc>) -> Result<Self, DbError> {
        Ok(Self {
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
            translator: text.translator.clone(),
            reviewed_at: text.reviewed.as_ref().map(|reviewed| reviewed.at.naive_utc()),
            reviewed_by: text.reviewed.as_ref().map(|reviewed| reviewed.by.to_string()),
            draft: text.draft.as_ref().map(stored::write).transpose()?,
        })
    }

    fn into_text(self) -> Result<Text, DbError> {
        let reviewed = self.reviewed_at.zip(self.reviewed_by);
        Ok(Text {
            translator: self.translator,
            reviewed: reviewed.map(|(at, by)| Reviewed {
                at: at.and_utc(),
                by: AccountId::from(by),
            }),
            draft: self
                .draft
                .map(|draft| stored::read("texts.draft", &draft))
                .transpose()?,
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
        .map(|text| Row::of((noun, city, record), text, at))
        .collect::<Result<Vec<Row>, DbError>>()?;
    if !rows.is_empty() {
        each!(tx.conn, native => diesel::insert_into(texts::table).values(&rows).execute(native))?;
    }
    Ok(())
}
