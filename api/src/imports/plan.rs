//! Planning: everything that is to be done, worked out from one consistent state, before anything is written.

use chrono::{DateTime, Utc};

use super::city::{self, CityDraft};
use super::order::Order;
use super::progress::{Progress, Stage};
use super::read::Contents;
use super::references::References;
use super::report::{Done, Report};
use super::sheet::{self, AnySheet, Beside, Work};
use super::touched;
use crate::catalog::change::Author;
use crate::catalog::check::Rules as Checks;
use crate::catalog::ids::CityId;
use crate::catalog::{address, picture, provider};
use crate::spine::db::{AnyConnection, DbError, Tx};

/// What is to be done, and what is told of it.
#[derive(Debug)]
pub struct Plan {
    city: Option<CityDraft>,
    sheets: Vec<Box<dyn AnySheet>>,
    /// What is told of it.
    pub report: Report,
}

/// Works a plan out: a constant number of queries, whatever the number of rows.
pub fn make(
    conn: &mut AnyConnection,
    contents: &Contents,
    order: &Order,
    (checks, at): (Checks, DateTime<Utc>),
    progress: &dyn Progress,
) -> Result<Plan, DbError> {
    let mut report = Report {
        dry_run: order.dry_run,
        files: contents.files.clone(),
        ..Report::default()
    };
    let Some(mut draft) = city::draft(conn, contents, order, (checks, at), &mut report)? else {
        return Ok(Plan {
            city: None,
            sheets: Vec::new(),
            report,
        });
    };
    progress.begin(Stage::Check, contents.rows.len() as u64);
    let mut sheets = sheet::all();
    let mut references = References::default();
    let mut beside = Beside::default();
    if draft.stored.is_some() {
        beside = load_beside(conn, &draft.city.id)?;
        for sheet in &mut sheets {
            sheet.load(conn, &draft.city, &mut references)?;
        }
        references.add_pictures(picture::of_city(conn, &draft.city.id)?);
    }
    draft.decide(&beside.touched, &mut report);
    let mut work = Work {
        contents,
        city: &draft.city,
        checks,
        at,
        beside,
        references,
        report,
        rejected: std::collections::HashSet::new(),
        progress,
    };
    stages(&mut sheets, &mut work);
    let report = work.report;
    Ok(Plan {
        city: Some(draft),
        sheets,
        report,
    })
}

/// Each stage runs for all sheets before the next one begins.
fn stages(sheets: &mut [Box<dyn AnySheet>], work: &mut Work<'_>) {
    for sheet in &mut *sheets {
        sheet.identify(work);
    }
    for sheet in &mut *sheets {
        sheet.read(work);
    }
    for sheet in &mut *sheets {
        sheet.check(work);
    }
    loop {
        let mut any = false;
        for sheet in &mut *sheets {
            any |= sheet.reject_dependents(work);
        }
        if !any {
            break;
        }
    }
    for sheet in &mut *sheets {
        sheet.decide(work);
    }
}

fn load_beside(conn: &mut AnyConnection, city: &CityId) -> Result<Beside, DbError> {
    let legacy = address::of_city(conn, city)?
        .into_iter()
        .filter(|address| address.legacy);
    Ok(Beside {
        legacy: legacy.map(|address| (address.address, address.record)).collect(),
        touched: touched::by_persons(conn, city)?,
        contacts: provider::contacts_of_city(conn, city)?,
    })
}

impl Plan {
    /// True when there is something to write.
    #[must_use]
    pub fn has_work(&self) -> bool {
        let writes = |done: Done| matches!(done, Done::Created | Done::Updated);
        self.city.is_some() && self.report.rows.iter().any(|row| writes(row.done))
    }

    /// True when a city is there, or is made by it without an error.
    #[must_use]
    pub fn has_city(&self) -> bool {
        let city = |row: &&super::report::RowReport| row.noun == porta_contract::Noun::City;
        self.city.is_some()
            && !self
                .report
                .rows
                .iter()
                .find(city)
                .is_some_and(super::report::RowReport::is_rejected)
    }

    /// Writes everything, inside a transaction.
    pub fn write(&mut self, tx: &mut Tx<'_>, author: &Author<'_>, progress: &dyn Progress) -> Result<(), DbError> {
        let writes = self.report.count(Done::Created) + self.report.count(Done::Updated);
        progress.begin(Stage::Write, writes as u64);
        if let Some(city) = &mut self.city {
            city.write(tx, author, &mut self.report)?;
        }
        for sheet in &mut self.sheets {
            sheet.write(tx, author, &mut self.report, progress)?;
        }
        Ok(())
    }
}
