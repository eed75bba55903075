//! Cities over the API: what of writing is their own.

use chrono::{DateTime, Utc};
use porta_contract::{CityChange, CityRecord, EmergencyContact, FieldError, NewCity, Patch, Point, Publication};

use super::{City, CitySettings, check, notices};
use crate::catalog::ids::CityId;
use crate::catalog::writing::{Sheet, StaffFilter, Start, View, Wanted, Written};
use crate::spine::db::{AnyConnection, DbError};

impl Written for City {
    type New = NewCity;
    type Change = CityChange;
    type Wire = CityRecord;

    const PLURAL: &'static str = "cities";
    const CLEARABLE: &'static [&'static str] = &["leave_lists_after"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: city.clone(),
            ..Self::blank("", at)
        }
    }

    fn begin(new: NewCity) -> (Start, CityChange) {
        let usual = CitySettings::default();
        let change = CityChange {
            name: Some(new.name),
            time_zone: Some(new.time_zone),
            country: Some(new.country),
            region: Some(new.region),
            languages: Some(new.languages),
            centre: Some(new.centre),
            demo: Some(new.demo),
            title: Some(new.title),
            emergency: Some(new.emergency),
            notices: None,
            confirm_every_months: Some(new.confirm_every_months.unwrap_or(usual.confirm_every_months)),
            grace_days: Some(new.grace_days.unwrap_or(usual.grace_days)),
            leave_lists_after: Patch::whole(new.leave_lists_after),
            theme: Some(new.theme),
        };
        let start = Start {
            slug: Some(new.slug),
            ..Start::default()
        };
        (start, change)
    }

    fn start(&mut self, _provider: Option<&str>, _lang: Option<&str>, slug: Option<&str>) {
        if let Some(slug) = slug {
            slug.clone_into(&mut self.slug);
        }
    }

    fn read_change(
        &mut self,
        _conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: CityChange,
        _minor: bool,
    ) -> Result<(), DbError> {
        check::change(sheet, self, change);
        Ok(())
    }

    fn lang(&self) -> &str {
        ""
    }

    fn provider(&self) -> Option<&str> {
        None
    }

    fn publication(&self) -> Publication {
        Publication::Published
    }

    fn set_publication(&mut self, _publication: Publication) {}

    fn title(&self) -> &str {
        &self.name
    }

    fn wants(&self, _wanted: &mut Wanted) {}

    fn wire(&self, _view: View<'_>, warnings: Vec<FieldError>) -> CityRecord {
        record(self, warnings)
    }

    /// A city has one record of its kind: itself.
    fn page(_conn: &mut AnyConnection, city: &CityId, _filter: &StaffFilter) -> Result<(Vec<String>, i64), DbError> {
        Ok((vec![city.to_string()], 1))
    }

    fn id_of(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<String>, DbError> {
        let named = super::named(conn, name)?.map(|named| named.id);
        Ok(named.filter(|id| id == city).map(|id| id.to_string()))
    }
}

/// A city as staff read it.
pub(super) fn record(city: &City, warnings: Vec<FieldError>) -> CityRecord {
    let settings = &city.settings;
    let number = |one: &super::Emergency| EmergencyContact {
        phone: one.phone.clone(),
        label: one.label.clone(),
    };
    CityRecord {
        id: city.id.to_string(),
        slug: city.slug.clone(),
        version: city.meta.version,
        name: city.name.clone(),
        time_zone: city.time_zone.name().to_owned(),
        country: city.country.clone(),
        region: city.region.clone(),
        languages: city.languages.clone(),
        centre: Point {
            lat: city.centre.0,
            lon: city.centre.1,
        },
        demo: city.demo,
        title: settings.title.clone(),
        emergency: settings.emergency.iter().map(number).collect(),
        notices: settings.notices.iter().map(notices::to_wire).collect(),
        confirm_every_months: settings.confirm_every_months,
        grace_days: settings.grace_days,
        leave_lists_after: settings.leave_lists_after,
        theme: settings.theme.clone(),
        updated_at: city.meta.updated_at,
        warnings,
    }
}
