//! Checking a page: the one verb that moves its freshness.

use actix_web::http::StatusCode;

use super::Page;
use crate::catalog::change;
use crate::catalog::confirm::{self, Check};
use crate::catalog::record::Record;
use crate::catalog::writing::draft::{city_of, stored};
use crate::catalog::writing::{Answer, Author, Target, Tools, wire};
use crate::spine::http::Failure;
use porta_contract::Confirmer;

/// Notes that somebody of the staff has checked the version of a page that they have read; blocking.
///
/// # Errors
/// [`Failure::Stale`] when it has changed since, [`Failure::NotFound`] when it is not there.
pub fn confirm(tools: &Tools, author: &Author, target: Target<'_>, trial: bool) -> Result<Answer, Failure> {
    let at = tools.clock.now();
    tools.commit(trial, |tx| {
        let city = city_of(tx.conn, author)?;
        let mut page: Page = stored(tx.conn, author, target)?;
        let own = page.review_months.and_then(|months| u32::try_from(months).ok());
        let check = Check {
            by: Confirmer::Staff,
            months: own.unwrap_or(city.settings.confirm_every_months),
        };
        let by = change::Author {
            actor: &author.actor,
            at,
        };
        if !confirm::confirm(tx, &by, &mut page, check)? {
            let now = Page::stored(tx.conn, page.id())?;
            return Err(Failure::Stale(now.map(|now| now.meta.version)));
        }
        let body = wire(tx.conn, author, (&city, tools), &page, Vec::new())?;
        Answer::of(StatusCode::OK, &body, Some(page.meta.version))
    })
}
