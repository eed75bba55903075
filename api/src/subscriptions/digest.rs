//! What a mail with news says: looked up when it goes out, so that it tells of nothing that is over, withdrawn or never was public.

use chrono::{DateTime, Utc};
use porta_contract::Noun;

use super::entries::{self, Entry, Filter, Moment, NOUNS};
use super::rows::Row;
use crate::catalog::ids::Id;
use crate::letters::title;
use crate::mail::{self, DigestItem, DigestSection};
use crate::spine::change_log::{self, Position};
use crate::spine::db::{AnyConnection, DbError};

/// Most rows of the log that one mail looks at.
pub(super) const ROWS: i64 = 20_000;
/// Most records of a noun that a mail names; the others are counted.
const NAMED: usize = 30;

/// The sections of the mail for what lies between two places of the log; none of them is empty.
pub(super) fn sections(
    conn: &mut AnyConnection,
    (row, pages): (&Row, &str),
    between: (Position, Position),
    moment: Moment<'_>,
) -> Result<Vec<DigestSection>, DbError> {
    let wishes = row.wishes()?;
    let words: Vec<&str> = wishes.nouns.iter().map(|noun| noun.as_str()).collect();
    let new = change_log::first_public(conn, (&row.city_id, &words), between, ROWS)?;
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
        Noun::Event => "events",
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
