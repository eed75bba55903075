//! The city of an import: found by its slug, or made from the `city` object of the files.

mod settings;

use chrono::{DateTime, Utc};
use porta_contract::{ChangeAction, Noun};

use super::difference;
use super::fields::{Cell, Context, Fields};
use super::order::Order;
use super::problem::{Problem, quote};
use super::read::{Contents, Row};
use super::references::References;
use super::report::{Done, Report, RowReport};
use crate::catalog::change::Author;
use crate::catalog::check::Rules as Checks;
use crate::catalog::check::slug;
use crate::catalog::city::{self, City};
use crate::catalog::ids::Id;
use crate::catalog::record;
use crate::spine::db::{AnyConnection, DbError, Tx};

/// Fields of a city in files.
const FIELDS: [&str; 16] = [
    "slug",
    "name",
    "time_zone",
    "country",
    "region",
    "languages",
    "lat",
    "lon",
    "demo",
    "title",
    "emergency",
    "confirm_every_months",
    "grace_days",
    "leave_lists_after",
    "theme",
    "law",
];

/// The city of an import, and what is to be done with it.
#[derive(Debug)]
pub struct CityDraft {
    /// As the import wants it.
    pub city: City,
    /// As it is stored; none for a new one.
    pub stored: Option<City>,
    /// Its place in the report, if a file describes it.
    line: Option<usize>,
}

/// Finds or makes the city. None when there is none, which the report then tells.
pub fn draft(
    conn: &mut AnyConnection,
    contents: &Contents,
    order: &Order,
    (checks, at): (Checks, DateTime<Utc>),
    report: &mut Report,
) -> Result<Option<CityDraft>, DbError> {
    let row = contents.cities.first();
    for more in contents.cities.iter().skip(1) {
        let place = format!("{} {}", more.place.file, more.place.at);
        report.problems.push(Problem::error(
            "city",
            "duplicate",
            format!("{place}: a second city; import cities one by one"),
        ));
    }
    let Some(slug) = order.city.clone().or_else(|| row.and_then(|row| row.text("slug"))) else {
        report.problems.push(Problem::error(
            "city",
            "no_city",
            "say which city it is for: --city SLUG",
        ));
        return Ok(None);
    };
    slug.clone_into(&mut report.city);
    let stored = city::by_slug(conn, &slug)?;
    let Some(row) = row else {
        let Some(stored) = stored else {
            report.problems.push(no_such_city(conn, &slug)?);
            return Ok(None);
        };
        return Ok(Some(CityDraft {
            city: stored.clone(),
            stored: Some(stored),
            line: None,
        }));
    };
    Ok(Some(from_row(row, &slug, stored, (checks, at), report)))
}

fn no_such_city(conn: &mut AnyConnection, slug: &str) -> Result<Problem, DbError> {
    let known: Vec<String> = city::all(conn)?.into_iter().map(|city| city.slug).collect();
    let known = if known.is_empty() {
        "there is none yet".to_owned()
    } else {
        format!("there are: {}", known.join(", "))
    };
    let message = format!(
        "there is no city {}; {known}. A `city` object in the files makes one",
        quote(slug)
    );
    Ok(Problem::error("city", "no_city", message))
}

fn from_row(
    row: &Row,
    slug: &str,
    stored: Option<City>,
    (checks, at): (Checks, DateTime<Utc>),
    report: &mut Report,
) -> CityDraft {
    let mut city = stored.clone().unwrap_or_else(|| City::blank(slug, at));
    let references = References::default();
    // Languages come first: titles and labels are checked against them.
    let before = city.clone();
    let mut first = Fields::new(
        &row.fields,
        Context {
            city: &before,
            checks,
            references: &references,
        },
    );
    read_frame(&mut first, &mut city);
    let framed = city.clone();
    let mut second = Fields::new(
        &row.fields,
        Context {
            city: &framed,
            checks,
            references: &references,
        },
    );
    settings::read(&mut second, &framed.languages, &mut city.settings);
    let mut line = RowReport {
        place: row.place.clone(),
        noun: Noun::City,
        key: slug.to_owned(),
        done: if stored.is_none() {
            Done::Created
        } else {
            Done::Unchanged
        },
        problems: Vec::new(),
        differences: Vec::new(),
    };
    line.add(
        row.problems
            .iter()
            .cloned()
            .chain(first.found.problems)
            .chain(second.found.problems),
    );
    line.add(other_slug(row, slug));
    line.add(
        row.fields
            .keys()
            .filter(|key| !FIELDS.contains(&key.as_str()))
            .map(|key| {
                Problem::notice(
                    key,
                    "unknown_field",
                    format!("`{key}` is ignored; known are {}", FIELDS.join(", ")),
                )
            }),
    );
    report.rows.push(line);
    CityDraft {
        city,
        stored,
        line: Some(report.rows.len() - 1),
    }
}

fn other_slug(row: &Row, slug: &str) -> Option<Problem> {
    let written = row.text("slug");
    if let Some(fault) = slug::fault(slug) {
        return Some(Problem::error(
            "slug",
            "bad_slug",
            format!("{} cannot stand in an address: {fault}", quote(slug)),
        ));
    }
    let other = written.filter(|written| written != slug)?;
    let message = format!(
        "the file is for the city {}, the import for {}",
        quote(&other),
        quote(slug)
    );
    Some(Problem::error("slug", "other_city", message))
}

fn read_frame(fields: &mut Fields<'_>, city: &mut City) {
    let new = city.name.is_empty();
    fields.required("name", 200, &mut city.name);
    let mut zone = (!new).then_some(city.time_zone);
    fields.parsed(
        "time_zone",
        "bad_time_zone",
        "a time zone such as Europe/Berlin",
        |text| text.parse().ok(),
        &mut zone,
    );
    required(fields, "time_zone", zone, &mut city.time_zone);
    code(
        fields,
        "country",
        &mut city.country,
        "a country (ISO 3166-1) such as DE",
        |text| text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase()),
    );
    code(
        fields,
        "region",
        &mut city.region,
        "a region (ISO 3166-2) such as DE-RP, or LU",
        city::is_region,
    );
    fields.spoken("languages", &mut city.languages);
    if city.languages.is_empty() {
        fields.missing("languages");
    }
    let mut lat = (!new).then_some(city.centre.0);
    let mut lon = (!new).then_some(city.centre.1);
    fields.degrees("lat", 90.0, &mut lat);
    fields.degrees("lon", 180.0, &mut lon);
    required(fields, "lat", lat, &mut city.centre.0);
    required(fields, "lon", lon, &mut city.centre.1);
    fields.flag("demo", &mut city.demo);
}

fn required<T>(fields: &mut Fields<'_>, name: &str, value: Option<T>, into: &mut T) {
    match (value, fields.cell(name)) {
        (Some(value), _) => *into = value,
        (None, Cell::Value(_)) => {}
        (None, _) => fields.missing(name),
    }
}

fn code(fields: &mut Fields<'_>, name: &str, into: &mut String, what: &str, is_one: impl Fn(&str) -> bool) {
    let mut value = Some(into.clone()).filter(|code| !code.is_empty());
    fields.parsed(
        name,
        "bad_code",
        what,
        |text| is_one(text).then(|| text.to_owned()),
        &mut value,
    );
    required(fields, name, value, into);
}

impl CityDraft {
    /// Compares with what is stored; a city that a person has changed stays as it is.
    pub fn decide(&mut self, touched: &std::collections::HashSet<String>, report: &mut Report) {
        let Some(stored) = &self.stored else { return };
        let differences = difference::between(stored, &self.city, false, &References::default());
        let Some(line) = self.line.and_then(|line| report.row(line)) else {
            return;
        };
        if line.is_rejected() || differences.is_empty() {
            return;
        }
        line.differences = differences;
        line.done = Done::Updated;
        if touched.contains(stored.id.as_str()) {
            line.done = Done::Proposed;
            let message = "a person has changed the city since the last import; it stays as it is";
            line.problems.push(Problem::notice("", "changed_by_person", message));
        }
    }

    /// Writes it, if there is something to write.
    pub fn write(&mut self, tx: &mut Tx<'_>, author: &Author<'_>, report: &mut Report) -> Result<(), DbError> {
        let Some(line) = self.line.and_then(|line| report.row(line)) else {
            return Ok(());
        };
        match line.done {
            Done::Created => city::insert(tx, author, &self.city),
            Done::Updated => {
                if !record::change(tx, author, &mut self.city, ChangeAction::Updated)? {
                    line.done = Done::Proposed;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
