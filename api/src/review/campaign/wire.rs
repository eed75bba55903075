//! Campaigns as staff read them.

use diesel::prelude::*;
use porta_contract::{Campaign, CampaignState, Campaigns};

use super::{counts, ladder, state};
use crate::catalog::city::{self, City};
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::review::rows::CampaignRow;
use crate::review::settings;
use crate::review::tools::Tools;
use crate::spine::db::schema::campaigns;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// Most campaigns that a list holds: fifty years of them.
const MOST: i64 = 100;

fn campaign(conn: &mut AnyConnection, city: &City, row: &CampaignRow) -> Result<Campaign, DbError> {
    let state = row.state()?;
    let next = if state == CampaignState::Running {
        ladder::next(conn, city, row)?
    } else {
        None
    };
    Ok(Campaign {
        id: row.id.to_string(),
        name: row.name.clone(),
        state,
        selection: row.selection()?,
        scheduled: row.occasion != row.id.as_str(),
        opened_at: row.opened_at.and_utc(),
        closed_at: stored::instant(row.closed_at),
        next,
        counts: counts::counts(conn, &row.id)?,
        version: row.version,
    })
}

fn city_of(conn: &mut AnyConnection, id: &CityId) -> Result<City, Failure> {
    let city = city::named(conn, id.as_str())?;
    city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))
}

/// One campaign of a city; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not there.
pub fn read(tools: &Tools, (city, name): (&CityId, &str)) -> Result<Campaign, Failure> {
    tools.database.read_snapshot(|conn| {
        let city = city_of(conn, city)?;
        let row = state::named(conn, &city.id, name)?;
        Ok(campaign(conn, &city, &row)?)
    })
}

/// The campaigns of a city, newest first; blocking.
pub fn list(tools: &Tools, city: &CityId) -> Result<Campaigns, Failure> {
    let now = tools.clock.now();
    tools.database.read_snapshot(|conn| {
        let city = city_of(conn, city)?;
        let rows: Vec<CampaignRow> = campaigns::table
            .filter(campaigns::city_id.eq(&city.id))
            .order((campaigns::opened_at.desc(), campaigns::id.desc()))
            .limit(MOST)
            .select(CampaignRow::as_select())
            .load(conn)
            .map_err(DbError::from)?;
        let settings = settings::of_city(conn, &city.id)?;
        let items = rows
            .iter()
            .map(|row| campaign(conn, &city, row))
            .collect::<Result<Vec<_>, _>>()?;
        let next = settings.planned(&city, now).1.filter(|_| settings.scheduled);
        Ok(Campaigns {
            total: i64::try_from(items.len()).unwrap_or(MOST),
            items,
            next_on: next.map(|planned| planned.at.with_timezone(&city.time_zone).date_naive()),
        })
    })
}
