//! A campaign in figures.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use porta_contract::{CampaignCounts, ItemState, MailState, ReviewState};

use crate::review::ids::CampaignId;
use crate::spine::db::schema::{mails, review_items, reviews};
use crate::spine::db::{AnyConnection, DbError};

/// Counts a campaign.
pub(super) fn counts(conn: &mut AnyConnection, campaign: &CampaignId) -> Result<CampaignCounts, DbError> {
    let of_reviews = reviews::table
        .filter(reviews::campaign_id.eq(campaign))
        .group_by(reviews::state)
        .select((reviews::state, count_star()))
        .load::<(String, i64)>(conn)?;
    let of_items = review_items::table
        .inner_join(reviews::table.on(reviews::id.eq(review_items::review_id)))
        .filter(reviews::campaign_id.eq(campaign))
        .group_by(review_items::state)
        .select((review_items::state, count_star()))
        .load::<(String, i64)>(conn)?;
    let of_mails = mails::table
        .filter(mails::campaign_id.eq(campaign))
        .group_by(mails::state)
        .select((mails::state, count_star()))
        .load::<(String, i64)>(conn)?;
    let doubtful = mails::table
        .filter(mails::campaign_id.eq(campaign))
        .filter(mails::doubtful.eq(true))
        .count()
        .get_result(conn)?;
    let begun: Vec<Option<String>> = review_items::table
        .inner_join(reviews::table.on(reviews::id.eq(review_items::review_id)))
        .filter(reviews::campaign_id.eq(campaign))
        .filter(reviews::state.ne(ReviewState::Answered.as_str()))
        .filter(review_items::state.ne(ItemState::Unanswered.as_str()))
        .select(review_items::review_id.nullable())
        .distinct()
        .load(conn)?;
    let [reviews, items, mails] = [of_reviews, of_items, of_mails].map(HashMap::<String, i64>::from_iter);
    let of = |counts: &HashMap<String, i64>, word: &str| counts.get(word).copied().unwrap_or(0);
    let all = |counts: &HashMap<String, i64>| counts.values().sum();
    Ok(CampaignCounts {
        providers: all(&reviews),
        answered: of(&reviews, ReviewState::Answered.as_str()),
        begun: i64::try_from(begun.len()).unwrap_or(i64::MAX),
        entries: all(&items),
        confirmed: of(&items, ItemState::Confirmed.as_str()),
        corrected: of(&items, ItemState::Corrected.as_str()),
        withdrawn: of(&items, ItemState::Withdrawn.as_str()),
        sent: of(&mails, MailState::Sent.as_str()),
        waiting: of(&mails, MailState::Waiting.as_str()) + of(&mails, MailState::Sending.as_str()),
        failed: of(&mails, MailState::Refused.as_str()) + of(&mails, MailState::GivenUp.as_str()),
        doubtful,
    })
}
