//! Translations: what waits for translators, one translation beside its source, files, and machines.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{ImportedText, MachineState, Noun, Origin, SimpleRule, Texts, TranslationState};

/// One line of the work list: a record in a language that it is to be translated into.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationItem {
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    #[cfg_attr(feature = "schema", schema(example = "0197c000-0000-7000-8000-000000000001"))]
    pub record: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub slug: String,
    /// Its version, for `If-Match`.
    #[cfg_attr(feature = "schema", schema(example = 7))]
    pub version: i64,
    /// Slug of the provider it belongs to, if it belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Title in the language of the source.
    #[cfg_attr(feature = "schema", schema(example = "Café Welcome"))]
    pub title: String,
    /// Language of the source.
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub source_lang: String,
    /// Version of the source text.
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub source_version: i64,
    /// Language to translate into.
    #[cfg_attr(feature = "schema", schema(example = "ar"))]
    pub lang: String,
    /// Where the translation stands.
    pub state: TranslationState,
    /// Version of the source that the translation was made against, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_from: Option<i64>,
    /// True when a second human has read the translation against its source.
    pub reviewed: bool,
    /// Since when it stands so: the last change of the source for what is missing or outdated, of the translation for others.
    pub since: DateTime<Utc>,
    /// The same in whole days.
    #[cfg_attr(feature = "schema", schema(example = 12))]
    pub age_days: i64,
    /// Words of the source text.
    #[cfg_attr(feature = "schema", schema(example = 140))]
    pub words: u64,
    /// What a machine was last asked to do here, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<MachineRequest>,
}

/// How far the translations of a city are.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TranslationProgress {
    /// A row per language, in the city's order.
    pub languages: Vec<LanguageProgress>,
}

/// How far one language is. A record counts in every language of the city but that of its source.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LanguageProgress {
    /// The language (BCP 47).
    #[cfg_attr(feature = "schema", schema(example = "ar"))]
    pub lang: String,
    /// Records to be translated.
    #[cfg_attr(feature = "schema", schema(example = 240))]
    pub total: u64,
    /// Without a translation.
    pub missing: u64,
    /// Made from the source as it is now.
    pub current: u64,
    /// Made from an older source.
    pub outdated: u64,
    /// Made by a machine.
    pub machine: u64,
    /// With a draft that waits to be taken over.
    pub draft: u64,
    /// Of them, read by a second human.
    pub reviewed: u64,
    /// Share of the current ones, 0 to 1; 1 where there is nothing to translate.
    #[cfg_attr(feature = "schema", schema(example = 0.75))]
    pub current_share: f64,
}

/// A translation beside its source.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    #[cfg_attr(feature = "schema", schema(example = "0197c000-0000-7000-8000-000000000001"))]
    pub record: String,
    /// Name in addresses.
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub slug: String,
    /// Version of the record, for `If-Match`; also the ETag.
    #[cfg_attr(feature = "schema", schema(example = 7))]
    pub version: i64,
    /// Language of the translation.
    #[cfg_attr(feature = "schema", schema(example = "ar"))]
    pub lang: String,
    /// Where the translation stands.
    pub state: TranslationState,
    /// The text it is made from.
    pub source: SourceText,
    /// The translation, as the public reads it if the record is public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TranslatedText>,
    /// A text that waits to take its place; not public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<TranslatedText>,
    /// What a machine was last asked to do here, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<MachineRequest>,
    /// In easy German: what might be easier. Hints, not errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<SimpleHint>,
}

/// The text that translations are made from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// Its language.
    #[cfg_attr(feature = "schema", schema(example = "de"))]
    pub lang: String,
    /// Counts up when it changes.
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub version: i64,
    /// The texts.
    pub texts: Texts,
}

/// A translation and where it comes from.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslatedText {
    /// The texts.
    pub texts: Texts,
    /// Version of the source that it was made against.
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub source_version: i64,
    /// How it came to be.
    pub origin: Origin,
    /// Id of the account that translated it, or the name of the machine; absent for what was imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translator: Option<String>,
    /// True when a second human has read it against its source.
    pub reviewed: bool,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_at: Option<DateTime<Utc>>,
    /// Id of the account that has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<String>,
}

/// A translation as somebody writes it. It is made against the source of the version in `If-Match`.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationChange {
    /// The texts. A title is needed where the source has one; notes have the names that those of the source have.
    pub texts: Texts,
    /// `human`: it takes its place at once. `draft`: it waits until somebody writes it with `human`. What members of a provider
    /// write is a draft, unless the provider is trusted.
    pub origin: Origin,
    /// True when a second human has read it against its source; absent: as before, if the words are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<bool>,
}

/// What came of a file.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationReport {
    /// Language of the translations in the file.
    #[cfg_attr(feature = "schema", schema(example = "ar"))]
    pub lang: String,
    /// True when it has been written; false for a trial.
    pub written: bool,
    /// Records whose translation is another one now.
    #[cfg_attr(feature = "schema", schema(example = 12))]
    pub changed: u64,
    /// A row per unit of the file, in its order.
    pub rows: Vec<TranslationRow>,
}

/// What came of one unit of a file.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranslationRow {
    /// Where it stands: the `file` of an XLIFF document, the line of a table.
    #[cfg_attr(
        feature = "schema",
        schema(example = "offer.0197c000-0000-7000-8000-000000000001.v2")
    )]
    pub place: String,
    /// Its id.
    #[cfg_attr(
        feature = "schema",
        schema(example = "offer.0197c000-0000-7000-8000-000000000001.v2.title")
    )]
    pub unit: String,
    /// What was done.
    pub done: ImportedText,
    /// Stable code of what is wrong or worth knowing, if anything is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "source_moved_on"))]
    pub code: Option<String>,
    /// The same in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What a machine is asked to translate: one record, or all that is missing or outdated in a language.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineOrder {
    /// Language to translate into.
    #[cfg_attr(feature = "schema", schema(example = "tr"))]
    pub lang: String,
    /// Kind of the one record; with `record`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noun: Option<Noun>,
    /// Slug or id of the one record; with `noun`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "cafe-welcome"))]
    pub record: Option<String>,
}

/// What came of the order.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineOrdered {
    /// Translations that wait for the machine now.
    #[cfg_attr(feature = "schema", schema(example = 38))]
    pub queued: u64,
    /// Translations that waited already.
    #[cfg_attr(feature = "schema", schema(example = 0))]
    pub waiting: u64,
    /// Records that are left out: not public, or nothing to do.
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub left_out: u64,
}

/// What a machine was asked to translate, and what came of it.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineRequest {
    /// How it stands.
    pub state: MachineState,
    /// Stable code of why it was refused or given up: `language`, `refused`, `key`, `too_long`, `bad_answer`, `unreachable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "language"))]
    pub reason: Option<String>,
    /// Version of the source it was asked for.
    #[cfg_attr(feature = "schema", schema(example = 2))]
    pub source_version: i64,
    /// When it was asked.
    pub requested_at: DateTime<Utc>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<DateTime<Utc>>,
}

/// A text in easy German.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimpleText {
    /// The text, Markdown; at most 20,000 characters.
    #[cfg_attr(feature = "schema", schema(example = "Die Beratung wird von uns angeboten."))]
    pub text: String,
}

/// What might be easier in a text.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimpleHints {
    /// In the order of the text; empty when nothing was found.
    pub hints: Vec<SimpleHint>,
}

/// A place in a text in easy German that might be easier.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimpleHint {
    /// The text it is in, as a JSON pointer; absent for a text that stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(example = "#/texts/summary"))]
    pub pointer: Option<String>,
    /// Which rule.
    pub rule: SimpleRule,
    /// Where it begins, counted in characters (Unicode scalar values) from 0.
    #[cfg_attr(feature = "schema", schema(example = 13))]
    pub from: u64,
    /// Where it ends; the first character after it.
    #[cfg_attr(feature = "schema", schema(example = 35))]
    pub until: u64,
    /// The words it is about.
    #[cfg_attr(feature = "schema", schema(example = "wird von uns angeboten"))]
    pub words: String,
    /// What could be done.
    pub detail: String,
}
