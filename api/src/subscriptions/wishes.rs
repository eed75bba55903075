//! What somebody wants to hear of, checked against what the city has.

use diesel::prelude::*;
use porta_contract::{ChangeSubscription, NewSubscription, Noun, Rhythm};

use super::entries::NOUNS;
use crate::catalog::check::{Fault, language};
use crate::catalog::ids::CityId;
use crate::catalog::writing::sheet::unknown;
use crate::mail;
use crate::reports::Faults;
use crate::spine::db::schema::{categories, districts, subscriptions};
use crate::spine::db::{AnyConnection, DbError};

/// Most entries of a list.
const MOST: usize = 50;

/// Wishes as they are sent.
#[derive(Debug)]
pub(super) struct Sent {
    pub lang: String,
    pub nouns: Vec<Noun>,
    pub categories: Vec<String>,
    pub districts: Vec<String>,
    pub languages: Vec<String>,
    pub rhythm: Rhythm,
}

impl From<NewSubscription> for Sent {
    fn from(new: NewSubscription) -> Self {
        Self {
            lang: new.lang,
            nouns: new.nouns,
            categories: new.categories,
            districts: new.districts,
            languages: new.languages,
            rhythm: new.rhythm,
        }
    }
}

impl From<ChangeSubscription> for Sent {
    fn from(change: ChangeSubscription) -> Self {
        Self {
            lang: change.lang,
            nouns: change.nouns,
            categories: change.categories,
            districts: change.districts,
            languages: change.languages,
            rhythm: change.rhythm,
        }
    }
}

/// Wishes that are fine: categories and districts by id, so that they stay whatever their slugs become.
#[derive(Clone, Debug)]
pub(super) struct Wishes {
    pub lang: String,
    pub nouns: Vec<Noun>,
    pub categories: Vec<String>,
    pub districts: Vec<String>,
    pub languages: Vec<String>,
    pub rhythm: Rhythm,
}

/// Reads wishes; what is wrong is noted.
pub(super) fn read(
    conn: &mut AnyConnection,
    faults: &mut Faults,
    city: &CityId,
    sent: Sent,
) -> Result<Wishes, DbError> {
    let lang = mail::language(&sent.lang);
    if lang != sent.lang {
        let message = "`lang` is none of the languages that mails are written in, such as de, en or ar";
        faults.note("lang", Fault::new("unknown_language", message));
    }
    if sent.rhythm == Rhythm::Unrecognised {
        let words = Rhythm::WORDS.join(", ");
        faults.note(
            "rhythm",
            Fault::new("unknown_word", format!("`rhythm` takes one of: {words}")),
        );
    }
    let lists = [
        ("categories", sent.categories.len()),
        ("districts", sent.districts.len()),
        ("languages", sent.languages.len()),
    ];
    for (field, count) in lists.into_iter().filter(|(_, count)| *count > MOST) {
        faults.note(
            field,
            Fault::new("too_long", format!("`{field}` has {count} entries; {MOST} are allowed")),
        );
    }
    let few = |names: Vec<String>| -> Vec<String> { names.into_iter().take(MOST).collect() };
    let kinds = category_ids(conn, city, &few(sent.categories), faults)?;
    let places = district_ids(conn, city, &few(sent.districts), faults)?;
    let mut spoken = Vec::new();
    for tag in few(sent.languages) {
        if let Some(tag) = faults.passed("languages", language::spoken(&tag))
            && !spoken.contains(&tag)
        {
            spoken.push(tag);
        }
    }
    Ok(Wishes {
        lang: lang.to_owned(),
        nouns: nouns(faults, &sent.nouns),
        categories: kinds,
        districts: places,
        languages: spoken,
        rhythm: sent.rhythm,
    })
}

fn nouns(faults: &mut Faults, sent: &[Noun]) -> Vec<Noun> {
    let words: Vec<&str> = NOUNS.iter().map(|noun| noun.as_str()).collect();
    let words = words.join(", ");
    if sent.is_empty() {
        let message = format!("`nouns` is empty; name one at least of: {words}");
        faults.note("nouns", Fault::new("missing", message));
    }
    if sent.iter().any(|noun| !NOUNS.contains(noun)) {
        faults.note(
            "nouns",
            Fault::new("unknown_word", format!("`nouns` takes some of: {words}")),
        );
    }
    NOUNS.into_iter().filter(|noun| sent.contains(noun)).collect()
}

macro_rules! ids_of {
    ($conn:expr, $city:expr, $names:expr, $faults:expr, $table:ident, $field:literal, $noun:literal) => {{
        let mut ids: Vec<String> = Vec::new();
        for name in $names {
            let found: Option<String> = $table::table
                .filter($table::city_id.eq($city))
                .filter($table::slug.eq(name).or($table::id.eq(name)))
                .select($table::id)
                .first($conn)
                .optional()?;
            match found {
                Some(id) if ids.contains(&id) => {}
                Some(id) => ids.push(id),
                None => $faults.note($field, unknown($noun, name)),
            }
        }
        Ok(ids)
    }};
}

fn category_ids(
    conn: &mut AnyConnection,
    city: &CityId,
    names: &[String],
    faults: &mut Faults,
) -> Result<Vec<String>, DbError> {
    ids_of!(conn, city, names, faults, categories, "categories", "category")
}

fn district_ids(
    conn: &mut AnyConnection,
    city: &CityId,
    names: &[String],
    faults: &mut Faults,
) -> Result<Vec<String>, DbError> {
    ids_of!(conn, city, names, faults, districts, "districts", "district")
}

/// The columns that wishes are kept in.
#[derive(AsChangeset, Insertable)]
#[diesel(table_name = subscriptions)]
pub(super) struct Columns {
    lang: String,
    nouns: String,
    categories: String,
    districts: String,
    languages: String,
    rhythm: String,
}

impl Columns {
    /// From wishes.
    pub fn of(wishes: &Wishes) -> Result<Self, DbError> {
        use crate::catalog::stored::write;
        let nouns: Vec<&str> = wishes.nouns.iter().map(|noun| noun.as_str()).collect();
        Ok(Self {
            lang: wishes.lang.clone(),
            nouns: write(&nouns)?,
            categories: write(&wishes.categories)?,
            districts: write(&wishes.districts)?,
            languages: write(&wishes.languages)?,
            rhythm: wishes.rhythm.as_str().to_owned(),
        })
    }
}
