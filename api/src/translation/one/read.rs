//! A translation as staff read it, beside its source.

use porta_contract::{Noun, Origin, Texts, TranslatedText, Translation};

use crate::access::Reach;
use crate::catalog::check::language;
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::catalog::text::{Draft, Text};
use crate::spine::db::AnyConnection;
use crate::spine::http::Failure;
use crate::translation::fields::filled;
use crate::translation::list::city_of;
use crate::translation::work::state;
use crate::translation::{AnyRecord, Tools, machine, simple};

/// Which translation is meant: the names of a path.
#[derive(Clone, Debug)]
pub struct Target {
    /// Id of the city.
    pub city: CityId,
    /// Kind of the record, as written.
    pub noun: String,
    /// Slug or id of the record.
    pub record: String,
    /// Language, as written.
    pub lang: String,
}

/// The city, the record and the language that are meant.
///
/// # Errors
/// [`Failure::NotFound`] for what is not there, secret places among it; [`Failure::Conflict`] for the language of the source.
pub(in crate::translation) fn named(
    conn: &mut AnyConnection,
    target: &Target,
) -> Result<(City, AnyRecord, String), Failure> {
    let city = city_of(conn, &target.city)?;
    let noun = Noun::parse(&target.noun).unwrap_or(Noun::Unrecognised);
    let record = AnyRecord::named(conn, &city.id, (noun, &target.record))?;
    let record = record.ok_or_else(|| {
        let nouns = "category, provider, location, offer, event, article, need or responsibility";
        Failure::NotFound(format!(
            "There is no such record with texts in this city; name a {nouns}."
        ))
    })?;
    let lang = language::of_city(&target.lang, &city.languages)
        .map_err(|fault| Failure::NotFound(format!("{}.", fault.message)))?;
    if lang == record.source_lang() {
        return Err(Failure::Conflict(format!(
            "`{lang}` is the language of the source, from which the translations are made; change the record itself."
        )));
    }
    if filled(&record.source()).is_empty() {
        let detail = "The record has no text in the language of its source yet; there is nothing to translate.";
        return Err(Failure::Conflict(detail.to_owned()));
    }
    Ok((city, record, lang))
}

/// Reads a translation; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for what is not there, [`Failure::Conflict`] for the language of the source.
pub fn read(tools: &Tools, target: &Target, reach: &Reach) -> Result<Translation, Failure> {
    tools.database.read_snapshot(|conn| {
        let (_, record, lang) = named(conn, target)?;
        if !reach.has(record.provider()) {
            return Err(Failure::Forbidden("It belongs to another provider.".to_owned()));
        }
        wire(conn, &record, &lang)
    })
}

/// A translation for the wire.
pub(super) fn wire(conn: &mut AnyConnection, record: &AnyRecord, lang: &str) -> Result<Translation, Failure> {
    let text = record.text(lang);
    let key = (record.id().to_owned(), lang.to_owned());
    let mut requests = machine::requests(conn, std::slice::from_ref(&key.0))?;
    let (is_draft, waiting) = (
        text.is_some_and(|text| text.origin == Origin::Draft),
        text.and_then(|text| text.draft.as_deref()),
    );
    let hints = match text {
        Some(text) if lang == simple::LANG => simple::of_texts(&shown(text)),
        _ => Vec::new(),
    };
    Ok(Translation {
        noun: record.noun(),
        record: record.id().to_owned(),
        slug: record.slug().to_owned(),
        version: record.version(),
        lang: lang.to_owned(),
        state: state(text, record.text_version()),
        source: porta_contract::SourceText {
            lang: record.source_lang().to_owned(),
            version: record.text_version(),
            texts: record.source(),
        },
        text: text.filter(|_| !is_draft).map(translated),
        draft: waiting
            .map(of_draft)
            .or_else(|| text.filter(|_| is_draft).map(translated)),
        machine: requests.remove(&key),
        hints,
    })
}

/// The words that a translator goes on from: the draft that waits, else the text itself.
pub(in crate::translation) fn shown(text: &Text) -> Texts {
    text.draft
        .as_ref()
        .map_or_else(|| text.to_wire(), |draft| draft.texts.clone())
}

fn translated(text: &Text) -> TranslatedText {
    TranslatedText {
        texts: text.to_wire(),
        source_version: text.source_version,
        origin: text.origin,
        translator: text.translator.clone(),
        reviewed: text.reviewed.is_some(),
        reviewed_at: text.reviewed.as_ref().map(|reviewed| reviewed.at),
        reviewed_by: text.reviewed.as_ref().map(|reviewed| reviewed.by.to_string()),
    }
}

fn of_draft(draft: &Draft) -> TranslatedText {
    TranslatedText {
        texts: draft.texts.clone(),
        source_version: draft.source_version,
        origin: Origin::Draft,
        translator: draft.translator.clone(),
        reviewed: false,
        reviewed_at: None,
        reviewed_by: None,
    }
}
