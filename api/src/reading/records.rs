//! Single records and plain lists of the other nouns: what they share.

use std::collections::BTreeMap;

use porta_contract as wire;
use porta_contract::Noun;

use super::answer::{Outcome, View};
use super::cursor;
use super::directory::{OfferRow, by_machine, text_info};
use super::language::{Reader, direction};
use crate::catalog::text::Text;
use crate::spine::http::{Cursor, Failure};

/// All texts of a record by language.
#[must_use]
pub fn all_texts(texts: &[Text], source_lang: &str, text_version: i64) -> BTreeMap<String, wire::TextVersion> {
    let version = |text: &Text| wire::TextVersion {
        dir: direction(&text.lang),
        state: text.state(source_lang, text_version),
        machine: by_machine(text, source_lang),
        texts: text.to_wire(),
    };
    texts.iter().map(|text| (text.lang.clone(), version(text))).collect()
}

/// What a record says of the text it shows; without any text, of its source language.
#[must_use]
pub fn info(text: Option<&Text>, texts: &[Text], source_lang: &str, text_version: i64) -> wire::TextInfo {
    match text {
        Some(text) => text_info(text, texts, source_lang, text_version),
        None => wire::TextInfo {
            lang: source_lang.to_owned(),
            dir: direction(source_lang),
            state: wire::TextState::Source,
            machine: false,
            languages: vec![source_lang.to_owned()],
        },
    }
}

/// The text with the body in the best language that has one: where only the title is translated, nobody shall read an empty page.
#[must_use]
pub fn body<'t>(texts: &'t [Text], reader: &Reader, source_lang: &str) -> Option<&'t Text> {
    let languages = reader.tags().chain(std::iter::once(source_lang));
    languages
        .filter_map(|tag| texts.iter().find(|text| text.lang == tag))
        .find(|text| !text.description.is_empty())
}

impl View<'_> {
    /// True while an offer exists.
    #[must_use]
    pub fn is_there(&self, row: &OfferRow) -> bool {
        row.moment(self.directory, self.now).exists
    }

    /// The answer for a name that no published record has now: its new place, if it once had one, else 404.
    pub fn moved_or_missing(
        &self,
        noun: Noun,
        name: &str,
        slug_of: impl Fn(&str) -> Option<String>,
    ) -> Result<Outcome, Failure> {
        let record = self.directory.addresses.get(&(noun, name.to_owned()));
        if let Some(slug) = record.and_then(|id| slug_of(id)).filter(|slug| slug != name) {
            let list = self.path().rsplit_once('/').map_or("", |(list, _)| list);
            return Ok(Outcome::Moved(format!("{list}/{slug}")));
        }
        Err(Failure::NotFound(format!(
            "There is no published {noun} `{name}` in {}.",
            self.directory.city.name
        )))
    }
}

/// One page of a list that is in order already: what comes after the place of the cursor.
pub struct Paged<T> {
    /// The records of the page.
    pub items: Vec<T>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// The next page as path and query.
    pub link: Option<String>,
}

/// Cuts a page out of records that are sorted by `key`, which names each of them.
pub fn page<'r, R, T>(
    view: &View<'_>,
    (limit, cursor): (usize, Option<&Cursor>),
    records: impl Iterator<Item = &'r R>,
    key: impl Fn(&R) -> String,
    write: impl Fn(&R) -> T,
) -> Result<Paged<T>, Failure>
where
    R: 'r + ?Sized,
{
    let bad = |error| Failure::BadQuery(vec![error]);
    let question = cursor::question(view.path(), view.query());
    let after: Option<String> = cursor::read(question, cursor).map_err(bad)?;
    let mut rest = records.skip_while(|record| after.as_ref().is_some_and(|after| key(record) <= *after));
    let chosen: Vec<&R> = rest.by_ref().take(limit).collect();
    let next = rest
        .next()
        .and(chosen.last())
        .map(|last| cursor::write(question, key(last)));
    let link = next
        .as_ref()
        .map(|next| cursor::next_link(view.path(), view.query(), next));
    Ok(Paged {
        items: chosen.into_iter().map(write).collect(),
        next,
        link,
    })
}
