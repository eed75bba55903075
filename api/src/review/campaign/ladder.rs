//! The ladder: campaigns that open by themselves, reminders, the second contact, the list of whom to phone.
//!
//! A tick looks what is due and does it, each step in one transaction and once only; any number of nodes may tick.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{CampaignState, ContactState, NewCampaign, NextStep, ReviewState, ReviewStep};

use super::dates;
use super::open::{Opening, open};
use super::state::{Verb, turn};
use crate::catalog::city::{self, City};
use crate::review::contacts;
use crate::review::mailing::{Round, queue};
use crate::review::rows::{CampaignRow, ReviewRow};
use crate::review::settings::{self, LADDER};
use crate::review::status;
use crate::review::tasks::{self, NewTask, kind};
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{campaign_steps, campaigns, reviews};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// How late the schedule still opens a campaign; what is missed for longer waits for the next one.
const LATE: TimeDelta = TimeDelta::days(14);

/// Does what is due in every city; blocking. Says how many steps that were.
pub fn tick(tools: &Tools) -> Result<usize, Failure> {
    let cities = tools.database.read(city::all)?;
    let mut done = 0;
    for city in &cities {
        done += usize::from(open_planned(tools, city)?);
        done += usize::from(dates::raise(tools, city)?);
        status::keep_day(tools, city)?;
        for campaign in tools.database.read(|conn| running(conn, city))? {
            for step in LADDER {
                done += usize::from(take(tools, city, &campaign, step)?);
            }
        }
    }
    Ok(done)
}

fn running(conn: &mut AnyConnection, city: &City) -> Result<Vec<CampaignRow>, DbError> {
    let rows = campaigns::table
        .filter(campaigns::city_id.eq(&city.id))
        .filter(campaigns::state.eq(CampaignState::Running.as_str()))
        .order(campaigns::opened_at)
        .select(CampaignRow::as_select());
    Ok(rows.load(conn)?)
}

/// Opens the campaign whose day has come; the ones before it are over then.
fn open_planned(tools: &Tools, city: &City) -> Result<bool, Failure> {
    let now = tools.clock.now();
    let settings = tools.database.read(|conn| settings::of_city(conn, &city.id))?;
    let (Some(planned), true) = (settings.planned(city, now).0, settings.scheduled) else {
        return Ok(false);
    };
    if now - planned.at > LATE {
        return Ok(false);
    }
    let occasion = planned.day.to_string();
    let known = tools.database.read(|conn| {
        let same = campaigns::table
            .filter(campaigns::city_id.eq(&city.id))
            .filter(campaigns::occasion.eq(&occasion));
        Ok::<i64, DbError>(same.count().get_result(conn)?)
    })?;
    if known > 0 {
        return Ok(false);
    }
    for before in tools.database.read(|conn| running(conn, city))? {
        turn(tools, (&city.id, before.id.as_str()), &Actor::System, Verb::Close)?;
    }
    let opening = Opening {
        city: &city.id,
        actor: &Actor::System,
        occasion: Some(occasion),
        new: &NewCampaign::default(),
    };
    match open(tools, &opening) {
        Ok(_) => Ok(true),
        // Another node was faster, or the city has nothing to ask about.
        Err(Failure::Conflict(reason)) => {
            tracing::info!(city = city.slug, reason, "the planned campaign was not opened here");
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// When a rung of a campaign is due.
pub(super) fn due(city: &City, campaign: &CampaignRow, step: ReviewStep) -> Result<Option<DateTime<Utc>>, DbError> {
    let paused = TimeDelta::try_seconds(campaign.paused_seconds).unwrap_or_default();
    Ok(campaign
        .settings()?
        .due(city, step, campaign.opened_at.and_utc(), paused))
}

/// The first rung of a campaign that has not been taken.
pub(super) fn next(conn: &mut AnyConnection, city: &City, campaign: &CampaignRow) -> Result<Option<NextStep>, DbError> {
    let taken: Vec<String> = campaign_steps::table
        .filter(campaign_steps::campaign_id.eq(&campaign.id))
        .select(campaign_steps::step)
        .load(conn)?;
    let next = LADDER
        .into_iter()
        .find(|step| !taken.iter().any(|taken| taken == step.as_str()));
    let Some(step) = next else { return Ok(None) };
    Ok(due(city, campaign, step)?.map(|at| NextStep { step, at }))
}

/// Takes a rung if it is due and nobody has taken it.
fn take(tools: &Tools, city: &City, campaign: &CampaignRow, step: ReviewStep) -> Result<bool, Failure> {
    let at = tools.clock.now();
    if due(city, campaign, step)?.is_none_or(|due| due > at) {
        return Ok(false);
    }
    let host = tools.setup.addresses.host();
    tools.database.write(|tx| {
        let insert = diesel::insert_into(campaign_steps::table)
            .values((
                campaign_steps::campaign_id.eq(&campaign.id),
                campaign_steps::step.eq(step.as_str()),
                campaign_steps::taken_at.eq(at.naive_utc()),
            ))
            .on_conflict((campaign_steps::campaign_id, campaign_steps::step))
            .do_nothing();
        if Both(insert).execute(tx.conn).map_err(DbError::from)? == 0 {
            return Ok(false);
        }
        let round = Round {
            campaign,
            step,
            host: &host,
            at,
        };
        climb(tx, city, &round)?;
        Ok(true)
    })
}

fn climb(tx: &mut Tx<'_>, city: &City, round: &Round<'_>) -> Result<(), DbError> {
    let silent: Vec<ReviewRow> = reviews::table
        .filter(reviews::campaign_id.eq(&round.campaign.id))
        .filter(reviews::state.eq(ReviewState::Open.as_str()))
        .order(reviews::created_at)
        .select(ReviewRow::as_select())
        .load(tx.conn)?;
    let reached = |review: &&ReviewRow| review.contact == ContactState::Reached.as_str();
    let climbing: Vec<ReviewRow> = match round.step {
        ReviewStep::Phone | ReviewStep::SecondContact => silent,
        _ => silent.iter().filter(reached).cloned().collect(),
    };
    match round.step {
        ReviewStep::Phone => {
            for review in &climbing {
                let task = NewTask {
                    kind: kind::PHONE,
                    review,
                    item: None,
                    note: None,
                };
                tasks::add(tx, &task, round.at)?;
            }
        }
        ReviewStep::SecondContact => {
            let recipients = contacts::second(tx.conn, city)?;
            queue(tx, round, &climbing, &recipients)?;
        }
        _ => {
            let recipients = contacts::first(tx.conn, city)?;
            queue(tx, round, &climbing, &recipients)?;
        }
    }
    for ids in climbing.chunks(500) {
        let ids: Vec<&str> = ids.iter().map(|review| review.id.as_str()).collect();
        diesel::update(reviews::table.filter(reviews::id.eq_any(ids)))
            .set((
                reviews::step.eq(round.step.as_str()),
                reviews::updated_at.eq(round.at.naive_utc()),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
