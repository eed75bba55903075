//! Pledges as those in charge see them.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use diesel::prelude::*;
use porta_contract::{Named, NeedKind, Pledge, PledgeNote, PledgeState, Pledges};

use super::PledgeId;
use super::forgetting::ends_at;
use super::office::{self, Readable};
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::spine::db::schema::{cities, districts, pledge_notes, pledge_people, pledges};
use crate::spine::db::{AnyConnection, Database, DbError};
use crate::spine::http::cursor;
use crate::spine::ids::Id;

/// Which pledges are wanted.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub state: Option<PledgeState>,
    pub kind: Option<NeedKind>,
    /// How many.
    pub limit: usize,
    /// Before this id.
    pub after: Option<String>,
    /// What a cursor belongs to.
    pub question: u64,
}

/// A row with the person beside it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = pledges)]
pub(super) struct Row {
    pub id: PledgeId,
    pub provider_id: Option<String>,
    pub need_id: Option<String>,
    pub kind: String,
    pub state: String,
    pub lang: String,
    pub suspicious: bool,
    pub consent_version: String,
    pub consented_at: NaiveDateTime,
    pub created_at: NaiveDateTime,
    pub confirmed_at: Option<NaiveDateTime>,
    pub changed_at: NaiveDateTime,
    pub ended_at: Option<NaiveDateTime>,
    pub version: i64,
}

/// Keeps of a boxed query what somebody may read: confirmed ones, by who is in charge.
macro_rules! readable {
    ($query:expr, $city:expr, $readable:expr) => {{
        let confirmed = $query
            .filter(pledges::city_id.eq($city))
            .filter(pledges::confirmed_at.is_not_null())
            .into_boxed();
        match $readable {
            Readable::Of(own) => confirmed.filter(pledges::provider_id.eq_any(own)),
            Readable::AllBut(others) => confirmed.filter(
                pledges::provider_id.is_null().or(pledges::provider_id
                    .is_not_null()
                    .and(pledges::provider_id.assume_not_null().ne_all(others))),
            ),
        }
    }};
}

/// A page of pledges, the newest first; blocking.
pub(super) fn list(
    database: &Database,
    (city, reach): (&CityId, &crate::access::Reach),
    wanted: &Wanted,
) -> Result<Pledges, DbError> {
    database.read_snapshot(|conn| {
        let readable = Readable::by(conn, city, reach)?;
        let all = || {
            let mut query = readable!(pledges::table, city, &readable);
            if let Some(state) = wanted.state {
                query = query.filter(pledges::state.eq(state.as_str()));
            }
            if let Some(kind) = wanted.kind {
                query = query.filter(pledges::kind.eq(kind.as_str()));
            }
            query
        };
        let total: i64 = all().count().get_result(conn)?;
        let mut page = all().order(pledges::id.desc());
        if let Some(after) = &wanted.after {
            page = page.filter(pledges::id.lt(after));
        }
        let one_more = i64::try_from(wanted.limit + 1).unwrap_or(i64::MAX);
        let mut rows: Vec<Row> = page.limit(one_more).select(Row::as_select()).load(conn)?;
        let more = rows.len() > wanted.limit;
        rows.truncate(wanted.limit);
        let next = rows.last().filter(|_| more);
        Ok(Pledges {
            next: next.map(|last| cursor::write(wanted.question, last.id.as_str())),
            total: u64::try_from(total).unwrap_or_default(),
            items: shown(conn, city, rows)?,
        })
    })
}

/// The row of an id, if somebody with this reach may read it.
pub(super) fn one(
    conn: &mut AnyConnection,
    (city, reach): (&CityId, &crate::access::Reach),
    id: &str,
) -> Result<Option<Row>, DbError> {
    let readable = Readable::by(conn, city, reach)?;
    let query = readable!(pledges::table, city, &readable);
    let found = query.filter(pledges::id.eq(id)).select(Row::as_select());
    Ok(found.first(conn).optional()?)
}

type Person = (String, String, String, Option<String>, Option<String>, String);

/// What lies beside the rows of a page.
struct Beside {
    zone: Tz,
    people: HashMap<String, Person>,
    notes: HashMap<String, Vec<PledgeNote>>,
    districts: HashMap<String, Named>,
    named: HashMap<String, Named>,
}

/// Rows with the people beside them, their notes, and what they name.
pub(super) fn shown(conn: &mut AnyConnection, city: &CityId, rows: Vec<Row>) -> Result<Vec<Pledge>, DbError> {
    let (zone, languages): (String, String) = cities::table
        .find(city)
        .select((cities::time_zone, cities::languages))
        .first(conn)?;
    let languages: Vec<String> = stored::read("cities.languages", &languages)?;
    let lang = languages.first().map_or("", String::as_str);
    let ids: Vec<&PledgeId> = rows.iter().map(|row| &row.id).collect();
    let people: Vec<Person> = pledge_people::table
        .filter(pledge_people::pledge_id.eq_any(&ids))
        .select((
            pledge_people::pledge_id,
            pledge_people::name,
            pledge_people::email,
            pledge_people::phone,
            pledge_people::district,
            pledge_people::text,
        ))
        .load(conn)?;
    let mut named = HashMap::new();
    for row in &rows {
        for (id, find) in [
            (
                &row.provider_id,
                office::provider as fn(&mut AnyConnection, &str, &str) -> _,
            ),
            (&row.need_id, office::need),
        ] {
            if let Some(id) = id.as_ref().filter(|id| !named.contains_key(*id)) {
                named.extend(find(conn, id, lang)?.map(|found| (id.clone(), found)));
            }
        }
    }
    let mut beside = Beside {
        zone: zone.parse().unwrap_or(Tz::UTC),
        districts: district_names(conn, city)?,
        notes: notes(conn, &ids)?,
        people: people.into_iter().map(|person| (person.0.clone(), person)).collect(),
        named,
    };
    Ok(rows.into_iter().map(|row| pledge(row, &mut beside)).collect())
}

fn district_names(conn: &mut AnyConnection, city: &CityId) -> Result<HashMap<String, Named>, DbError> {
    let rows: Vec<(String, String, String)> = districts::table
        .filter(districts::city_id.eq(city))
        .select((districts::id, districts::slug, districts::name))
        .load(conn)?;
    let named = |(id, slug, name): (String, String, String)| (id.clone(), Named { id, slug, name });
    Ok(rows.into_iter().map(named).collect())
}

fn notes(conn: &mut AnyConnection, ids: &[&PledgeId]) -> Result<HashMap<String, Vec<PledgeNote>>, DbError> {
    let rows: Vec<(String, String, String, NaiveDateTime)> = pledge_notes::table
        .filter(pledge_notes::pledge_id.eq_any(ids))
        .order(pledge_notes::id)
        .select((
            pledge_notes::pledge_id,
            pledge_notes::text,
            pledge_notes::account_id,
            pledge_notes::created_at,
        ))
        .load(conn)?;
    let mut notes: HashMap<String, Vec<PledgeNote>> = HashMap::new();
    for (pledge, text, account, at) in rows {
        notes.entry(pledge).or_default().push(PledgeNote {
            text,
            account,
            at: at.and_utc(),
        });
    }
    Ok(notes)
}

fn pledge(row: Row, beside: &mut Beside) -> Pledge {
    let (_, name, email, phone, district, text) = beside.people.remove(row.id.as_str()).unwrap_or_default();
    let named = |id: &Option<String>| id.as_ref().and_then(|id| beside.named.get(id).cloned());
    let ends = ends_at(row.created_at, row.confirmed_at, row.ended_at);
    Pledge {
        version: row.version,
        kind: NeedKind::parse(&row.kind).unwrap_or(NeedKind::Unrecognised),
        state: PledgeState::parse(&row.state).unwrap_or(PledgeState::Unrecognised),
        need: named(&row.need_id),
        office: named(&row.provider_id),
        text,
        suspicious: row.suspicious,
        district: district.and_then(|id| beside.districts.get(&id).cloned()),
        name,
        email,
        phone,
        lang: row.lang,
        consent: row.consent_version,
        consented_at: row.consented_at.and_utc(),
        confirmed_at: stored::instant(row.confirmed_at),
        changed_at: row.changed_at.and_utc(),
        deleted_on: ends.with_timezone(&beside.zone).date_naive(),
        notes: beside.notes.remove(row.id.as_str()).unwrap_or_default(),
        id: row.id.to_string(),
    }
}
