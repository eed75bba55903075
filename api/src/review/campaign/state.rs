//! Pausing, resuming and closing.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{CampaignState, ChangeAction, MailState, Noun, ReviewState};

use crate::catalog::change::{Author, log};
use crate::catalog::ids::CityId;
use crate::review::mailing::requeue;
use crate::review::rows::CampaignRow;
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{campaigns, mails, reviews};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// What is done to a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// No more mails for now; answers come in.
    Pause,
    /// Mails go on.
    Resume,
    /// It is over.
    Close,
}

/// Does it; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a campaign that is not there, [`Failure::Conflict`] when it stands where this cannot be done.
pub fn turn(tools: &Tools, (city, name): (&CityId, &str), actor: &Actor, verb: Verb) -> Result<(), Failure> {
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let mut campaign = named(tx.conn, city, name)?;
        let state = campaign.state()?;
        match (verb, state) {
            (Verb::Pause, CampaignState::Running) => campaign.paused_at = Some(at.naive_utc()),
            (Verb::Resume, CampaignState::Paused) => unpause(&mut campaign, at),
            (Verb::Close, CampaignState::Running | CampaignState::Paused) => {
                unpause(&mut campaign, at);
                campaign.closed_at = Some(at.naive_utc());
            }
            (_, state) => {
                return Err(Failure::Conflict(format!(
                    "The campaign is {state}; this cannot be done to it now."
                )));
            }
        }
        let next = match verb {
            Verb::Pause => CampaignState::Paused,
            Verb::Resume => CampaignState::Running,
            Verb::Close => CampaignState::Closed,
        };
        write(tx, &mut campaign, next, &Author { actor, at })?;
        match verb {
            Verb::Pause => {}
            Verb::Resume => requeue(tx, &campaign.id, campaign.version, at)?,
            Verb::Close => end(tx, &campaign)?,
        }
        Ok(())
    })
}

fn unpause(campaign: &mut CampaignRow, at: DateTime<Utc>) {
    if let Some(since) = campaign.paused_at.take() {
        campaign.paused_seconds += (at.naive_utc() - since).num_seconds().max(0);
    }
}

/// The campaign of an id in a city.
pub(super) fn named(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<CampaignRow, Failure> {
    let found = campaigns::table
        .filter(campaigns::city_id.eq(city))
        .filter(campaigns::id.eq(name))
        .select(CampaignRow::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    found.ok_or_else(|| Failure::NotFound("There is no such campaign in this city.".to_owned()))
}

fn write(
    tx: &mut Tx<'_>,
    campaign: &mut CampaignRow,
    state: CampaignState,
    author: &Author<'_>,
) -> Result<(), Failure> {
    let from = campaign.version;
    campaign.version += 1;
    let row = campaigns::table.find(&campaign.id).filter(campaigns::version.eq(from));
    let written = diesel::update(row)
        .set((
            campaigns::state.eq(state.as_str()),
            campaigns::paused_at.eq(campaign.paused_at),
            campaigns::paused_seconds.eq(campaign.paused_seconds),
            campaigns::closed_at.eq(campaign.closed_at),
            campaigns::version.eq(campaign.version),
            campaigns::updated_at.eq(author.at.naive_utc()),
        ))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    if written == 0 {
        return Err(Failure::Conflict(
            "Somebody else has just changed this campaign.".to_owned(),
        ));
    }
    let record = (Noun::Campaign, &campaign.city_id, campaign.id.as_str());
    log(tx, author, record, (campaign.version, ChangeAction::Updated), false)?;
    Ok(())
}

/// Ends what waits: open reviews are closed, mails that have not gone out are dropped.
fn end(tx: &mut Tx<'_>, campaign: &CampaignRow) -> Result<(), DbError> {
    let open = reviews::table
        .filter(reviews::campaign_id.eq(&campaign.id))
        .filter(reviews::state.eq(ReviewState::Open.as_str()));
    diesel::update(open)
        .set(reviews::state.eq(ReviewState::Closed.as_str()))
        .execute(tx.conn)?;
    let waiting = mails::table
        .filter(mails::campaign_id.eq(&campaign.id))
        .filter(mails::step.ne(porta_contract::ReviewStep::Receipt.as_str()))
        .filter(mails::state.eq(MailState::Waiting.as_str()));
    diesel::update(waiting)
        .set(mails::state.eq(MailState::Dropped.as_str()))
        .execute(tx.conn)?;
    Ok(())
}
