//! Addresses of records: every slug a record ever had, and those of older systems. A record keeps its id; old addresses redirect.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use porta_contract::Noun;
use serde::{Deserialize, Serialize};

use crate::spine::db::schema::addresses;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::CityId;

/// An address and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Kind of record.
    pub noun: Noun,
    /// A slug, or the path of a legacy system beginning with `/`.
    pub address: String,
    /// Id of the record.
    pub record: String,
    /// True for paths of a legacy system.
    pub legacy: bool,
}

/// Gives an address to a record. A slug that another record once had and gave up moves to the new one.
pub fn claim(tx: &mut Tx<'_>, city: &CityId, address: &Address, at: DateTime<Utc>) -> Result<(), DbError> {
    let row = (
        addresses::city_id.eq(city),
        addresses::noun.eq(address.noun.as_str()),
        addresses::address.eq(&address.address),
        addresses::record_id.eq(&address.record),
        addresses::legacy.eq(address.legacy),
        addresses::created_at.eq(at.naive_utc()),
    );
    Both(
        diesel::insert_into(addresses::table)
            .values(row)
            .on_conflict((addresses::city_id, addresses::noun, addresses::address))
            .do_update()
            .set((
                addresses::record_id.eq(excluded(addresses::record_id)),
                addresses::legacy.eq(excluded(addresses::legacy)),
            )),
    )
    .execute(tx.conn)?;
    Ok(())
}

/// Lets every address of a record lead to another one, which has taken its place.
pub fn lead(tx: &mut Tx<'_>, from: &str, to: &str) -> Result<(), DbError> {
    let all = addresses::table.filter(addresses::record_id.eq(from));
    diesel::update(all).set(addresses::record_id.eq(to)).execute(tx.conn)?;
    Ok(())
}

/// Gives up every address of a record that is gone for good.
pub fn forget(tx: &mut Tx<'_>, record: &str) -> Result<(), DbError> {
    diesel::delete(addresses::table.filter(addresses::record_id.eq(record))).execute(tx.conn)?;
    Ok(())
}

/// Every address of a city.
pub fn of_city(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<Address>, DbError> {
    rows(addresses::table.filter(addresses::city_id.eq(city)).into_boxed(), conn)
}

/// Every address of some records.
pub fn of_records(conn: &mut AnyConnection, ids: &[String]) -> Result<Vec<Address>, DbError> {
    let mut all = Vec::new();
    for chunk in ids.chunks(500) {
        all.extend(rows(
            addresses::table.filter(addresses::record_id.eq_any(chunk)).into_boxed(),
            conn,
        )?);
    }
    Ok(all)
}

fn rows(
    query: addresses::BoxedQuery<'_, crate::spine::db::MultiBackend>,
    conn: &mut AnyConnection,
) -> Result<Vec<Address>, DbError> {
    let rows = query
        .select((
            addresses::noun,
            addresses::address,
            addresses::record_id,
            addresses::legacy,
        ))
        .load::<(String, String, String, bool)>(conn)?;
    Ok(rows
        .into_iter()
        .map(|(noun, address, record, legacy)| Address {
            noun: Noun::parse(&noun).unwrap_or(Noun::Unrecognised),
            address,
            record,
            legacy,
        })
        .collect())
}

/// Who has a slug now or had it once.
pub fn holder(conn: &mut AnyConnection, city: &CityId, noun: Noun, address: &str) -> Result<Option<String>, DbError> {
    Ok(addresses::table
        .filter(addresses::city_id.eq(city))
        .filter(addresses::noun.eq(noun.as_str()))
        .filter(addresses::address.eq(address))
        .select(addresses::record_id)
        .first(conn)
        .optional()?)
}

/// Every slug of a noun, old ones too, that begins with these letters (a–z, 0–9 and `-` only).
pub fn beginning_with(
    conn: &mut AnyConnection,
    city: &CityId,
    noun: Noun,
    letters: &str,
) -> Result<HashSet<String>, DbError> {
    let slugs = addresses::table
        .filter(addresses::city_id.eq(city))
        .filter(addresses::noun.eq(noun.as_str()))
        .filter(addresses::address.like(format!("{letters}%")))
        .select(addresses::address)
        .load(conn)?;
    Ok(slugs.into_iter().collect())
}
