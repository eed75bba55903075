//! Links of a review that staff end or send again.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ContactState, ReviewState, ReviewStep};
use serde_json::json;

use super::show::{self, Frame};
use crate::catalog::ids::CityId;
use crate::review::contacts;
use crate::review::ids::ReviewId;
use crate::review::mailing::{Round, queue};
use crate::review::tools::Tools;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::review_links;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// A review of a city.
fn of_city(conn: &mut AnyConnection, city: &CityId, review: &ReviewId) -> Result<Frame, Failure> {
    let frame = show::frame(conn, review)?;
    if frame.city.id == *city {
        return Ok(frame);
    }
    Err(Failure::NotFound("There is no such review.".to_owned()))
}

/// Ends every link of a review, and the sessions got with them; says how many were good. Blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a review that is not there.
pub fn revoke(tools: &Tools, (city, review): (&CityId, &ReviewId), actor: &Actor) -> Result<i64, Failure> {
    let now: DateTime<Utc> = tools.clock.now();
    tools.database.write(|tx| {
        of_city(tx.conn, city, review)?;
        let good = review_links::table
            .filter(review_links::review_id.eq(review))
            .filter(review_links::expires_at.gt(now.naive_utc()))
            .filter(review_links::revoked_at.is_null());
        let revoked = diesel::update(good)
            .set(review_links::revoked_at.eq(now.naive_utc()))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        let entry = NewEntry::new("links_revoked", "review", Some(review.as_str())).in_city(Some(city));
        note(tx, actor, now, &entry.with(json!({ "links": revoked })))?;
        Ok(i64::try_from(revoked).unwrap_or(i64::MAX))
    })
}

/// Queues a fresh link to the verified contact of a review's provider; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a review that is not there, [`Failure::Conflict`] when it is over or no mail reaches its provider.
pub fn send_link(tools: &Tools, (city, review): (&CityId, &ReviewId)) -> Result<(), Failure> {
    let at = tools.clock.now();
    let host = tools.setup.addresses.host();
    tools.database.write(|tx| {
        let frame = of_city(tx.conn, city, review)?;
        if !frame.is_open()? || frame.review.state()? != ReviewState::Open {
            return Err(Failure::Conflict("Nothing is asked here any more.".to_owned()));
        }
        if frame.review.contact()? != ContactState::Reached {
            let reason = "No mail reaches this provider; set a verified contact first.";
            return Err(Failure::Conflict(reason.to_owned()));
        }
        let round = Round {
            campaign: &frame.campaign,
            step: ReviewStep::Link,
            host: &host,
            at,
        };
        let recipients = contacts::first(tx.conn, &frame.city)?;
        if queue(tx, &round, std::slice::from_ref(&frame.review), &recipients)? == 0 {
            let reason = "This provider has no verified contact; set one first.";
            return Err(Failure::Conflict(reason.to_owned()));
        }
        Ok(())
    })
}
