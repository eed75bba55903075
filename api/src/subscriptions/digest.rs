//! What a mail with news says: looked up when it goes out, so that it tells of nothing that is over, withdrawn or never was public.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use porta_contract::Noun;
use serde::{Deserialize, Serialize};

use super::entries::{self, Entry, Filter, Moment, NOUNS};
use super::rows::Row;
use crate::catalog::article;
use crate::catalog::ids::Id;
use crate::letters::title;
use crate::mail::{self, DigestItem, DigestSection};
use crate::spine::change_log::{self, Position};
use crate::spine::db::{AnyConnection, DbError};

/// Most rows of the log that one mail looks at.
const ROWS: i64 = 20_000;
/// Most records of a noun that a mail names; the others are counted.
const NAMED: usize = 30;

/// What a mail tells of: what became public between two places of the log, and what was public and has its first day after one day and not
/// after another.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Stretch {
    pub between: (Position, Position),
    pub days: (NaiveDate, NaiveDate),
}

/// The records that a mail may tell of, each once.
pub(super) fn news(
    conn: &mut AnyConnection,
    (row, nouns): (&Row, &[Noun]),
    stretch: Stretch,
) -> Result<Vec<(Noun, String)>, DbError> {
    let words: Vec<&str> = nouns.iter().map(|noun| noun.as_str()).collect();
    let mut new = change_log::first_public(conn, (&row.city_id, &words), stretch.between, ROWS)?;
    if nouns.contains(&Noun::Article) {
        let appearing = article::appearing(conn, &row.city_id, stretch.days)?;
        let ids: Vec<&str> = appearing.iter().map(String::as_str).collect();
        let article = [Noun::Article.as_str()];
        let public = change_log::public_by(conn, (&row.city_id, &article), &ids, stretch.between.1)?;
        let told: HashSet<String> = new.iter().map(|(_, id)| id.clone()).collect();
        let more = appearing
            .into_iter()
            .filter(|id| public.contains(id) && !told.contains(id));
        new.extend(more.map(|id| (Noun::Article, id)));
    }
    Ok(new)
}

/// The sections of the mail for a stretch; none of them is empty.
pub(super) fn sections(
    conn: &mut AnyConnection,
    (row, pages): (&Row, &str),
    stretch: Stretch,
    moment: Moment<'_>,
) -> Result<Vec<DigestSection>, DbError> {
    let wishes = row.wishes()?;
    let new = news(conn, (row, &wishes.nouns), stretch)?;
    let filter = Filter::of(conn, &row.city_id, &wishes)?;
    let mut sections = Vec::new();
    for noun in NOUNS {
        let ids: Vec<String> = new
            .iter()
            .filter(|(own, _)| *own == noun)
            .map(|(_, id)| id.clone())
            .collect();
        if ids.is_empty() {
            continue;
        }
        let mut found = entries::load(conn, moment, (noun, &ids))?;
        found.retain(|entry| filter.takes(entry));
        let items = items(conn, (noun, &found), (&wishes.lang, pages), moment)?;
        if !items.is_empty() {
            sections.push(section(noun, items, (&wishes.lang, pages)));
        }
    }
    Ok(sections)
}

/// The name of a noun in addresses of pages.
const fn page(noun: Noun) -> &'static str {
    match noun {
        Noun::Article => "news",
        Noun::Event => "events",
        Noun::Need => "help",
        _ => "offers",
    }
}

fn items(
    conn: &mut AnyConnection,
    (noun, found): (Noun, &[Entry]),
    (lang, pages): (&str, &str),
    moment: Moment<'_>,
) -> Result<Vec<DigestItem>, DbError> {
    let owners = found.iter().filter_map(|entry| entry.provider.as_ref());
    let providers: Vec<&str> = owners.map(Id::as_str).collect();
    let providers = entries::provider_names(conn, &providers, lang)?;
    let mut items: Vec<(Option<DateTime<Utc>>, DigestItem)> = Vec::new();
    for entry in found {
        // What belongs to nobody whom the public knows is not public either.
        let provider = match &entry.provider {
            Some(id) => match providers.get(id.as_str()) {
                Some(name) => Some(name.clone()),
                None => continue,
            },
            None => None,
        };
        let (text, own) = entry.title(lang);
        let item = DigestItem {
            title: text,
            lang: own,
            when: entry.when.map(|at| mail::short_time(lang, at, moment.city.time_zone)),
            provider,
            link: format!("{pages}/{lang}/{}/{}", page(noun), entry.slug),
        };
        items.push((entry.when, item));
    }
    items.sort_by(|(a, one), (b, other)| (a, &one.title).cmp(&(b, &other.title)));
    Ok(items.into_iter().map(|(_, item)| item).collect())
}

fn section(noun: Noun, mut items: Vec<DigestItem>, (lang, pages): (&str, &str)) -> DigestSection {
    let more = items.len().saturating_sub(NAMED);
    items.truncate(NAMED);
    DigestSection {
        noun,
        items,
        more,
        all: format!("{pages}/{lang}/{}", page(noun)),
    }
}

/// Title of the directory in a language.
pub(super) fn directory<'a>(moment: Moment<'a>, lang: &str) -> &'a str {
    title(moment.city, lang)
}
