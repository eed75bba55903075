//! What lies beside the row of a responsibility: its offices, and who helps besides.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Office, Responsibility};
use crate::catalog::ids::{CityId, ProviderId, ResponsibilityId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::spine::db::schema::responsibility_offices;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::Id;
use crate::{each, fetch};

/// Of an office in charge.
const RESPONSIBLE: &str = "responsible";
/// Of a provider that helps besides.
const ALSO: &str = "also";

/// The providers that a responsibility names.
#[derive(Debug, Default)]
pub(super) struct Offices {
    /// In charge, in order.
    pub responsible: Vec<Office>,
    /// Helping besides.
    pub also: Vec<ProviderId>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = responsibility_offices)]
struct OfficeRow {
    responsibility_id: ResponsibilityId,
    position: i32,
    city_id: CityId,
    provider_id: ProviderId,
    role: String,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    access: String,
    hours: String,
}

impl OfficeRow {
    fn of(record: &Responsibility, position: i32, office: &Office) -> Result<Self, DbError> {
        Ok(Self {
            phone: office.phone.clone(),
            email: office.email.clone(),
            website: office.website.clone(),
            access: stored::write(&office.access)?,
            hours: stored::write(&office.hours)?,
            ..Self::also(record, position, &office.provider, RESPONSIBLE)
        })
    }

    fn also(record: &Responsibility, position: i32, provider: &ProviderId, role: &str) -> Self {
        Self {
            responsibility_id: record.id.clone(),
            position,
            city_id: record.city.clone(),
            provider_id: provider.clone(),
            role: role.to_owned(),
            phone: None,
            email: None,
            website: None,
            access: "[]".to_owned(),
            hours: "[]".to_owned(),
        }
    }

    fn into_office(self) -> Result<Office, DbError> {
        Ok(Office {
            provider: self.provider_id,
            phone: self.phone,
            email: self.email,
            website: self.website,
            access: stored::read("responsibility_offices.access", &self.access)?,
            hours: stored::read("responsibility_offices.hours", &self.hours)?,
        })
    }
}

/// Loads the offices of the selected responsibilities, by id: one query, whatever their number.
pub(super) fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<HashMap<String, Offices>, DbError> {
    let mut rows: Vec<OfficeRow> = fetch!(conn, selection, responsibility_offices.responsibility_id, OfficeRow)?;
    rows.sort_by_key(|row| row.position);
    let mut all: HashMap<String, Offices> = HashMap::new();
    for row in rows {
        let offices = all.entry(row.responsibility_id.as_str().to_owned()).or_default();
        if row.role == ALSO {
            offices.also.push(row.provider_id);
        } else {
            offices.responsible.push(row.into_office()?);
        }
    }
    Ok(all)
}

/// Replaces the offices of a responsibility.
pub(super) fn replace(record: &Responsibility, tx: &mut Tx<'_>) -> Result<(), DbError> {
    let own = responsibility_offices::table.filter(responsibility_offices::responsibility_id.eq(&record.id));
    diesel::delete(own).execute(tx.conn)?;
    let mut rows: Vec<OfficeRow> = Vec::with_capacity(record.offices.len() + record.also.len());
    for (position, office) in (0_i32..).zip(&record.offices) {
        rows.push(OfficeRow::of(record, position, office)?);
    }
    let behind = i32::try_from(rows.len()).unwrap_or(i32::MAX / 2);
    let besides = (behind..).zip(&record.also);
    rows.extend(besides.map(|(position, provider)| OfficeRow::also(record, position, provider, ALSO)));
    if !rows.is_empty() {
        each!(tx.conn, native => diesel::insert_into(responsibility_offices::table).values(&rows).execute(native))?;
    }
    Ok(())
}
