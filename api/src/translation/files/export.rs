//! Texts for translators, as a file.

use std::collections::BTreeMap;

use porta_contract::{FieldError, Noun, Texts, TranslationFormat, TranslationState};
use serde::Deserialize;

use super::unit::{RecordRef, UnitId};
use super::{table, xliff};
use crate::access::{Reach, provider_named};
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::catalog::source_text::find;
use crate::catalog::text;
use crate::spine::db::AnyConnection;
use crate::spine::http::{Checked, Failure, List as Many, Name, One, Tag, bad_combination, unknown_value};
use crate::translation::fields::{Field, filled};
use crate::translation::list::{city_of, lang_of};
use crate::translation::one::shown;
use crate::translation::work::{Entry, Wanted, entries};
use crate::translation::{NOUNS, NOUNS_NAMED, Tools};

/// Parameters of the export.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ExportParams {
    /// Language of the city to translate into.
    #[param(inline, required = true, example = "ar")]
    pub lang: Option<One<Tag>>,
    /// XLIFF 2.1 or a table.
    #[param(inline, required = true, example = "xliff")]
    pub format: Option<One<TranslationFormat>>,
    /// Where the translations stand; `missing` and `outdated`, if not given.
    #[param(inline, example = json!(["missing", "outdated"]))]
    pub state: Many<TranslationState>,
    /// Kinds of records: `category`, `provider`, `location`, `offer`, `event`, `need`, `responsibility`.
    #[param(inline, example = json!(["offer"]))]
    pub noun: Many<Noun>,
    /// Only records of this provider (slug or id).
    #[param(inline, example = "stadt-trier")]
    pub provider: Option<One<Name>>,
    /// Only texts that are made from this language. An XLIFF document has one: needed where the texts have several.
    #[param(inline, example = "de")]
    pub source: Option<One<Tag>>,
}

/// A file for translators.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Its format.
    pub format: TranslationFormat,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A record with the texts of a file.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub of: RecordRef,
    pub slug: String,
    pub state: TranslationState,
    pub reviewed: bool,
    pub source_lang: String,
    pub source: Texts,
    /// What there is; empty where nothing is.
    pub target: Texts,
}

impl Outgoing {
    /// The units of the file: fields of the source that have words.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &str, &str)> {
        filled(&self.source).into_iter().map(|field: Field| {
            let (source, target) = (field.of(&self.source), field.of(&self.target));
            let of = self.of.clone();
            (UnitId { of, field }, source, target)
        })
    }
}

struct Asked {
    lang: String,
    format: TranslationFormat,
    wanted: Wanted,
    source: Option<String>,
}

fn asked(conn: &mut AnyConnection, city: &City, params: &ExportParams) -> Result<Asked, Failure> {
    let mut checked = Checked::default();
    let unknown = |name: &str, wanted: &str| unknown_value(name, wanted);
    let lang = params.lang.as_deref().map(|tag| lang_of(city, tag)).transpose();
    let lang: Option<String> = checked.take(lang);
    let source = params.source.as_deref().map(|tag| lang_of(city, tag)).transpose();
    let source: Option<String> = checked.take(source.map_err(|error: FieldError| FieldError {
        parameter: Some("source".to_owned()),
        ..error
    }));
    let provider = match &params.provider {
        Some(name) => {
            let id = provider_named(conn, &city.id, &name.0.0)?;
            checked.take(
                id.map(Some)
                    .ok_or_else(|| unknown("provider", "slug or id of a provider of the city")),
            )
        }
        None => None,
    };
    if params.noun.iter().any(|noun| !NOUNS.contains(noun)) {
        let error = unknown("noun", NOUNS_NAMED);
        checked.take::<()>(Err(error));
    }
    checked.done()?;
    let states = match params.state.to_vec() {
        none if none.is_empty() => vec![TranslationState::Missing, TranslationState::Outdated],
        some => some,
    };
    let lang = lang.unwrap_or_default();
    Ok(Asked {
        wanted: Wanted {
            langs: vec![lang.clone()],
            nouns: params.noun.to_vec(),
            states,
            provider,
            reviewed: None,
        },
        lang,
        format: params.format.map_or(TranslationFormat::Xliff, |one| one.0),
        source,
    })
}

/// Writes what is wanted into a file; blocking.
///
/// # Errors
/// [`Failure::BadQuery`] for parameters that name nothing here, and for XLIFF from several languages.
pub fn export(tools: &Tools, (city, reach): (&CityId, &Reach), params: &ExportParams) -> Result<Exported, Failure> {
    tools.database.read_snapshot(|conn| {
        let city = city_of(conn, city)?;
        let asked = asked(conn, &city, params)?;
        let mut all = entries(conn, (&city, reach), &asked.wanted)?;
        if let Some(source) = &asked.source {
            all.retain(|entry| entry.head.source_lang == *source);
        }
        let records = records(conn, all)?;
        let bytes = match asked.format {
            TranslationFormat::Csv => table::write(&asked.lang, &records)?,
            _ => {
                let source = one_source(&city, asked.source, &records)?;
                xliff::write((&source, &asked.lang), &records).into_bytes()
            }
        };
        let end = match asked.format {
            TranslationFormat::Csv => "csv",
            _ => "xlf",
        };
        Ok(Exported {
            format: asked.format,
            name: format!("{}-{}.{end}", city.slug, asked.lang),
            bytes,
        })
    })
}

/// The one language that all texts are made from.
fn one_source(city: &City, asked: Option<String>, records: &[Outgoing]) -> Result<String, Failure> {
    let mut langs: Vec<&str> = records.iter().map(|record| record.source_lang.as_str()).collect();
    langs.sort_unstable();
    langs.dedup();
    match (asked, langs.as_slice()) {
        (Some(lang), _) => Ok(lang),
        (None, []) => Ok(city.languages.first().cloned().unwrap_or_default()),
        (None, [one]) => Ok((*one).to_owned()),
        (None, several) => {
            let wanted = format!(
                "one of the languages these texts are made from, because an XLIFF document has one: {}",
                several.join(", ")
            );
            Err(Failure::BadQuery(vec![bad_combination("source", &wanted)]))
        }
    }
}

fn records(conn: &mut AnyConnection, all: Vec<Entry>) -> Result<Vec<Outgoing>, Failure> {
    let ids: Vec<String> = all.iter().map(|entry| entry.head.id.clone()).collect();
    let texts = text::load(conn, Selection::Ids(&ids))?;
    let texts: BTreeMap<String, _> = texts.into_iter().collect();
    let outgoing = |entry: Entry| {
        let own = texts.get(&entry.head.id).map(Vec::as_slice).unwrap_or_default();
        Outgoing {
            of: RecordRef {
                noun: entry.head.noun,
                record: entry.head.id.clone(),
                version: entry.head.text_version,
            },
            slug: entry.head.slug,
            state: entry.state,
            reviewed: entry.reviewed,
            source: find(own, &entry.head.source_lang)
                .map(text::Text::to_wire)
                .unwrap_or_default(),
            target: find(own, &entry.lang).map(shown).unwrap_or_default(),
            source_lang: entry.head.source_lang,
        }
    };
    Ok(all.into_iter().map(outgoing).collect())
}
