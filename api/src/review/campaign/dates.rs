//! Dates of entries that raise a question to their provider: an end that comes, a pause that is over. A pause ends by itself; what holds
//! from then on, only the provider knows.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::prelude::*;
use porta_contract::{
    CampaignSelection, CampaignState, CapacityState, ChangeAction, ItemState, NeedState, NewCampaign, Publication,
};

use super::open::{Opening, open_within};
use crate::catalog::change::Author;
use crate::catalog::city::City;
use crate::catalog::need;
use crate::catalog::offer::{self, Capacity, Offer};
use crate::catalog::record;
use crate::catalog::selection::Selection;
use crate::review::rows::DATES;
use crate::review::settings::{self, CheckSettings};
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{campaigns, offers, raised_dates, review_items, reviews};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// A date of an offer or a need that raises a question.
struct Raised {
    record: String,
    /// What lets it be raised once.
    occasion: String,
}

/// Ends pauses that are over, and asks the providers of what ends soon, in one campaign a day at most; blocking. Says whether it did anything.
///
/// # Errors
/// What stands in the way; the next look does what is left.
pub(super) fn raise(tools: &Tools, city: &City) -> Result<bool, Failure> {
    let now = tools.clock.now();
    let settings = tools.database.read(|conn| settings::of_city(conn, &city.id))?;
    let today = now.with_timezone(&city.time_zone).date_naive();
    let ended = end_pauses(tools, city, (now, today))?;
    // On a morning that is good for mails, like all of them.
    if settings.ask_before_end == 0 || settings.morning(city, today) > now || !is_good(&settings, city, today) {
        return Ok(ended > 0);
    }
    let raised = tools
        .database
        .read_snapshot(|conn| find(conn, city, (today, settings.ask_before_end)))?;
    if raised.is_empty() {
        return Ok(ended > 0);
    }
    let entries: BTreeSet<String> = raised.iter().map(|one| one.record.clone()).collect();
    let opening = Opening {
        city: &city.id,
        actor: &Actor::System,
        occasion: Some(format!("{DATES}{today}")),
        new: &NewCampaign {
            name: None,
            selection: CampaignSelection {
                entries: entries.into_iter().collect(),
                ..CampaignSelection::default()
            },
        },
    };
    let opened = tools.database.write(|tx| {
        open_within(tx, tools, &opening)?;
        for one in &raised {
            note(tx, (&one.record, &one.occasion), Some(now))?;
        }
        Ok::<_, Failure>(())
    });
    match opened {
        Ok(()) => Ok(true),
        // Another node was faster.
        Err(Failure::Conflict(reason)) => {
            tracing::info!(city = city.slug, reason, "dates were not asked about here");
            Ok(ended > 0)
        }
        Err(error) => Err(error),
    }
}

fn is_good(settings: &CheckSettings, city: &City, day: NaiveDate) -> bool {
    settings.morning(city, day).with_timezone(&city.time_zone).date_naive() == day
}

/// Writes down that a date has raised its question, or is to raise it.
fn note(tx: &mut Tx<'_>, (record, occasion): (&str, &str), at: Option<DateTime<Utc>>) -> Result<(), DbError> {
    let at = at.map(|at| at.naive_utc());
    let insert = diesel::insert_into(raised_dates::table)
        .values((
            raised_dates::record_id.eq(record),
            raised_dates::occasion.eq(occasion),
            raised_dates::raised_at.eq(at),
        ))
        .on_conflict((raised_dates::record_id, raised_dates::occasion))
        .do_update()
        .set(raised_dates::raised_at.eq(at));
    Both(insert).execute(tx.conn)?;
    Ok(())
}

/// Pauses (`temporarily_closed` until a day) that are over: nobody knows what holds now until the provider has said it.
fn end_pauses(tools: &Tools, city: &City, (now, today): (DateTime<Utc>, NaiveDate)) -> Result<usize, Failure> {
    let over = |offer: &Offer| {
        let capacity = &offer.capacity;
        capacity.state == CapacityState::TemporarilyClosed && capacity.until.is_some_and(|until| until < today)
    };
    let offers = tools
        .database
        .read(|conn| offer::load(conn, Selection::City(&city.id)))?;
    let mut ended = 0;
    for mut offer in offers.into_iter().filter(over) {
        let occasion = format!("paused_until/{}", offer.capacity.until.unwrap_or(today));
        offer.capacity = Capacity::default();
        tools.database.write::<_, DbError>(|tx| {
            let author = Author {
                actor: &Actor::System,
                at: now,
            };
            // Whoever has just changed it has said what holds.
            if record::change(tx, &author, &mut offer, ChangeAction::Updated)? {
                note(tx, (offer.id.as_str(), &occasion), None)?;
                ended += 1;
            }
            Ok(())
        })?;
    }
    Ok(ended)
}

/// Dates that have not raised their question, of published offers that nobody is being asked about.
fn find(conn: &mut AnyConnection, city: &City, (today, days): (NaiveDate, u64)) -> Result<Vec<Raised>, DbError> {
    let soon = today.checked_add_days(Days::new(days)).unwrap_or(today);
    let mut raised: Vec<Raised> = Vec::new();
    for offer in offer::load(conn, Selection::City(&city.id))? {
        if offer.publication != Publication::Published {
            continue;
        }
        let ends = [("valid_until", offer.valid_until), ("funded_until", offer.funded_until)];
        let coming = ends
            .into_iter()
            .filter_map(|(name, day)| Some((name, day.filter(|day| (today..=soon).contains(day))?)));
        raised.extend(coming.map(|(name, day)| Raised {
            record: offer.id.to_string(),
            occasion: format!("{name}/{day}"),
        }));
    }
    for need in need::load(conn, Selection::City(&city.id))? {
        let asks = need.publication == Publication::Published && need.state != NeedState::Fulfilled;
        let day = need.until.filter(|day| asks && (today..=soon).contains(day));
        raised.extend(day.map(|day| Raised {
            record: need.id.to_string(),
            occasion: format!("until/{day}"),
        }));
    }
    let over: Vec<(String, String)> = raised_dates::table
        .inner_join(offers::table.on(offers::id.eq(raised_dates::record_id)))
        .filter(raised_dates::raised_at.is_null())
        .filter(offers::city_id.eq(&city.id))
        .filter(offers::publication.eq(Publication::Published.as_str()))
        .select((raised_dates::record_id, raised_dates::occasion))
        .load(conn)?;
    raised.extend(over.into_iter().map(|(record, occasion)| Raised { record, occasion }));
    let records: BTreeSet<String> = raised.iter().map(|one| one.record.clone()).collect();
    let known: Vec<(String, String)> = raised_dates::table
        .filter(raised_dates::record_id.eq_any(&records))
        .filter(raised_dates::raised_at.is_not_null())
        .select((raised_dates::record_id, raised_dates::occasion))
        .load(conn)?;
    let asked: Vec<String> = review_items::table
        .inner_join(reviews::table.on(reviews::id.eq(review_items::review_id)))
        .inner_join(campaigns::table.on(campaigns::id.eq(reviews::campaign_id)))
        .filter(campaigns::state.ne(CampaignState::Closed.as_str()))
        .filter(review_items::state.eq(ItemState::Unanswered.as_str()))
        .filter(review_items::record_id.eq_any(&records))
        .select(review_items::record_id)
        .load(conn)?;
    raised.retain(|one| {
        let same = |(record, occasion): &(String, String)| *record == one.record && *occasion == one.occasion;
        !known.iter().any(same) && !asked.contains(&one.record)
    });
    Ok(raised)
}
