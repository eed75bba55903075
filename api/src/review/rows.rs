//! Rows of the check in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{
    CampaignSelection, CampaignState, ContactState, ItemState, MailState, Noun, ReviewState, ReviewStep,
};

use super::ids::{CampaignId, ItemId, MailId, ReviewId};
use super::settings::CheckSettings;
use crate::catalog::ids::{CityId, ProviderId};
use crate::catalog::stored;
use crate::spine::db::DbError;
use crate::spine::db::schema::{campaigns, mails, review_items, reviews};

/// How occasions of campaigns begin that dates of entries have raised.
pub const DATES: &str = "dates/";

/// A campaign.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = campaigns)]
pub struct CampaignRow {
    pub id: CampaignId,
    pub city_id: CityId,
    pub occasion: String,
    pub name: String,
    pub selection: String,
    pub settings: String,
    pub state: String,
    pub opened_by: Option<String>,
    pub opened_at: NaiveDateTime,
    pub paused_at: Option<NaiveDateTime>,
    pub paused_seconds: i64,
    pub closed_at: Option<NaiveDateTime>,
    pub version: i64,
    pub updated_at: NaiveDateTime,
}

impl CampaignRow {
    /// Where it stands.
    pub fn state(&self) -> Result<CampaignState, DbError> {
        stored::word("campaigns.state", &self.state, CampaignState::parse)
    }

    /// True when dates of entries have raised it: an end that comes, a pause that is over.
    #[must_use]
    pub fn is_about_dates(&self) -> bool {
        self.occasion.starts_with(DATES)
    }

    /// Settings it was opened with.
    pub fn settings(&self) -> Result<CheckSettings, DbError> {
        stored::read("campaigns.settings", &self.settings)
    }

    /// Entries it is about.
    pub fn selection(&self) -> Result<CampaignSelection, DbError> {
        stored::read("campaigns.selection", &self.selection)
    }
}

/// A review.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = reviews)]
pub struct ReviewRow {
    pub id: ReviewId,
    pub campaign_id: CampaignId,
    pub city_id: CityId,
    pub provider_id: ProviderId,
    pub state: String,
    pub contact: String,
    pub step: Option<String>,
    pub asked_at: Option<NaiveDateTime>,
    pub answered_at: Option<NaiveDateTime>,
    pub receipts: i32,
    pub version: i64,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
}

impl ReviewRow {
    /// Where it stands.
    pub fn state(&self) -> Result<ReviewState, DbError> {
        stored::word("reviews.state", &self.state, ReviewState::parse)
    }

    /// Whether mail reaches the provider.
    pub fn contact(&self) -> Result<ContactState, DbError> {
        stored::word("reviews.contact", &self.contact, ContactState::parse)
    }

    /// The rung it has reached.
    pub fn step(&self) -> Option<ReviewStep> {
        self.step.as_deref().and_then(ReviewStep::parse)
    }
}

/// An item.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = review_items)]
pub struct ItemRow {
    pub id: ItemId,
    pub review_id: ReviewId,
    pub position: i32,
    pub noun: String,
    pub record_id: String,
    pub shown_version: i64,
    pub shown: String,
    pub state: String,
    pub answered_at: Option<NaiveDateTime>,
    pub answered_by: Option<String>,
    pub answered_via: Option<String>,
    pub answered_version: Option<i64>,
    pub pending: Option<String>,
    pub before: Option<String>,
    pub place_before: Option<String>,
}

impl ItemRow {
    /// Kind of record.
    pub fn noun(&self) -> Result<Noun, DbError> {
        stored::word("review_items.noun", &self.noun, Noun::parse)
    }

    /// What was answered.
    pub fn state(&self) -> Result<ItemState, DbError> {
        stored::word("review_items.state", &self.state, ItemState::parse)
    }
}

/// A mail.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = mails)]
pub struct MailRow {
    pub id: MailId,
    pub city_id: CityId,
    pub campaign_id: CampaignId,
    pub step: String,
    pub lang: String,
    pub message_id: String,
    pub state: String,
    pub attempts: i32,
    pub doubtful: bool,
    pub reply: Option<String>,
    pub created_at: NaiveDateTime,
    pub sent_at: Option<NaiveDateTime>,
}

impl MailRow {
    /// Where it stands.
    pub fn state(&self) -> Result<MailState, DbError> {
        stored::word("mails.state", &self.state, MailState::parse)
    }

    /// What it is about.
    pub fn step(&self) -> Result<ReviewStep, DbError> {
        stored::word("mails.step", &self.step, ReviewStep::parse)
    }
}
