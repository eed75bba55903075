//! The whole of an import: read, plan, and apply in one transaction.

use super::error::ImportError;
use super::order::Order;
use super::plan::{self, Plan};
use super::progress::Progress;
use super::read::{self, Contents, InputFile};
use super::report::Report;
use crate::catalog::change::Author;
use crate::catalog::check::Rules as Checks;
use crate::spine::change_log::Actor;
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};

/// How often a plan is made anew when somebody else wrote the same slug or external id meanwhile.
const ATTEMPTS: u32 = 3;

/// Imports files into a city. What is wrong with them stands in the report; nothing is written then, unless
/// [`Order::skip_bad_rows`] says so.
///
/// Reading and checking take their time outside any transaction: people can write meanwhile. What they changed is left
/// alone and proposed.
pub fn import(
    db: &Database,
    clock: &Clock,
    checks: Checks,
    files: &[InputFile],
    order: &Order,
    progress: &dyn Progress,
) -> Result<Report, ImportError> {
    let contents = read::read(files, order, progress);
    let mut attempt = 1;
    let report = loop {
        match once(db, clock, checks, (&contents, order), progress) {
            Err(DbError::Constraint(_)) if attempt < ATTEMPTS => attempt += 1,
            ended => break ended?,
        }
    };
    progress.end();
    Ok(report)
}

fn once(
    db: &Database,
    clock: &Clock,
    checks: Checks,
    (contents, order): (&Contents, &Order),
    progress: &dyn Progress,
) -> Result<Report, DbError> {
    let at = clock.now();
    let mut plan = db.read_snapshot(|conn| plan::make(conn, contents, order, (checks, at), progress))?;
    if !order.dry_run && may_be_written(&plan, order) {
        let actor = Actor::Import(order.source.clone());
        let author = Author {
            actor: &actor,
            at: clock.now(),
        };
        db.write(|tx| plan.write(tx, &author, progress))?;
        plan.report.written = true;
    }
    Ok(plan.report)
}

fn may_be_written(plan: &Plan, order: &Order) -> bool {
    let allowed = order.skip_bad_rows || !plan.report.has_errors();
    allowed && plan.has_city() && plan.has_work()
}
