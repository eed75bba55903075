//! What machines were asked, and what came of it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{MachineRequest, MachineState, Noun};

use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::spine::db::schema::machine_translations as rows;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};

/// The last request for each of these records, by record and language.
///
/// # Errors
/// What the database says.
pub fn requests(
    conn: &mut AnyConnection,
    records: &[String],
) -> Result<HashMap<(String, String), MachineRequest>, DbError> {
    type Row = (
        String,
        String,
        i64,
        String,
        Option<String>,
        NaiveDateTime,
        Option<NaiveDateTime>,
    );
    let found: Vec<Row> = rows::table
        .filter(rows::record_id.eq_any(records))
        .select((
            rows::record_id,
            rows::lang,
            rows::source_version,
            rows::state,
            rows::reason,
            rows::requested_at,
            rows::ended_at,
        ))
        .load(conn)?;
    found
        .into_iter()
        .map(
            |(record, lang, source_version, state, reason, requested_at, ended_at)| {
                let request = MachineRequest {
                    state: stored::word("machine_translations.state", &state, MachineState::parse)?,
                    reason,
                    source_version,
                    requested_at: requested_at.and_utc(),
                    ended_at: stored::instant(ended_at),
                };
                Ok(((record, lang), request))
            },
        )
        .collect()
}

/// A record in a language that a machine is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub city: &'a CityId,
    pub noun: Noun,
    pub record: &'a str,
    pub lang: &'a str,
    pub source_version: i64,
}

/// Notes that a machine is asked; none when it has been asked for this version already and that waits. Else the number of the
/// round, which makes the job one of its own.
pub(super) fn begin(tx: &mut Tx<'_>, asked: &Asked<'_>, at: DateTime<Utc>) -> Result<Option<i64>, DbError> {
    let before: Option<(i64, i64, String)> = rows::table
        .find((asked.record, asked.lang))
        .select((rows::round, rows::source_version, rows::state))
        .first(tx.conn)
        .optional()?;
    let round = match before {
        Some((_, version, state)) if state == MachineState::Waiting.as_str() && version == asked.source_version => {
            return Ok(None);
        }
        Some((round, ..)) => round + 1,
        None => 1,
    };
    let columns = (
        rows::source_version.eq(asked.source_version),
        rows::round.eq(round),
        rows::state.eq(MachineState::Waiting.as_str()),
        rows::reason.eq(None::<&str>),
        rows::requested_at.eq(at.naive_utc()),
        rows::ended_at.eq(None::<NaiveDateTime>),
    );
    let insert = diesel::insert_into(rows::table)
        .values((
            rows::record_id.eq(asked.record),
            rows::lang.eq(asked.lang),
            rows::city_id.eq(asked.city),
            rows::noun.eq(asked.noun.as_str()),
            columns,
        ))
        .on_conflict((rows::record_id, rows::lang))
        .do_update()
        .set(columns);
    Both(insert).execute(tx.conn)?;
    Ok(Some(round))
}

/// Notes what came of a round, unless another one has begun.
pub(super) fn end(
    tx: &mut Tx<'_>,
    (record, lang, round): (&str, &str, i64),
    (state, reason): (MachineState, Option<&str>),
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    let row = rows::table.find((record, lang)).filter(rows::round.eq(round));
    diesel::update(row)
        .set((
            rows::state.eq(state.as_str()),
            rows::reason.eq(reason),
            rows::ended_at.eq(at.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}
