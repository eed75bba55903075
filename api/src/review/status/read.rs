//! The status as staff read it.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use porta_contract::{Campaign, ItemState, Noun, ProviderStatus, ReviewState, ReviewStatus, ReviewStep, ReviewTask};

use super::count::{by_category, by_district, currency, over_time};
use crate::catalog::city;
use crate::catalog::ids::CityId;
use crate::catalog::page;
use crate::catalog::stored;
use crate::review::campaign;
use crate::review::rows::ReviewRow;
use crate::review::tools::Tools;
use crate::spine::db::schema::{providers, review_items, reviews, staff_task_notes, staff_tasks, texts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// Most tasks that are listed; the others follow when these are done.
const TASKS: i64 = 500;

/// Reads the status of a city; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there.
pub fn read(tools: &Tools, city: &CityId) -> Result<ReviewStatus, Failure> {
    let now = tools.clock.now();
    let latest = campaign::list(tools, city)?.items.into_iter().next();
    tools.database.read_snapshot(|conn| {
        let city = city::named(conn, city.as_str())?;
        let city = city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))?;
        let of_campaign = latest
            .as_ref()
            .map(|campaign| of_providers(conn, campaign))
            .transpose()?;
        Ok(ReviewStatus {
            city: city.slug.clone(),
            at: now,
            currency: currency(conn, &city, now)?,
            by_category: by_category(conn, &city, now)?,
            by_district: by_district(conn, &city, now)?,
            over_time: over_time(conn, &city)?,
            providers: of_campaign.unwrap_or_default(),
            tasks: tasks(conn, &city.id)?,
            pages: page::due(conn, &city, now)?,
            campaign: latest,
        })
    })
}

type Counts = HashMap<String, i64>;

fn of_providers(conn: &mut AnyConnection, campaign: &Campaign) -> Result<Vec<ProviderStatus>, DbError> {
    type Row = (ReviewRow, String, Option<String>, Option<String>);
    let rows: Vec<Row> = reviews::table
        .inner_join(providers::table.on(providers::id.eq(reviews::provider_id)))
        .left_join(
            texts::table.on(texts::record_id
                .eq(providers::id)
                .and(texts::lang.eq(providers::source_lang))),
        )
        .filter(reviews::campaign_id.eq(&campaign.id))
        .order(providers::slug)
        .select((
            ReviewRow::as_select(),
            providers::slug,
            providers::phone,
            texts::title.nullable(),
        ))
        .load(conn)?;
    let states: Vec<(String, String)> = review_items::table
        .inner_join(reviews::table.on(reviews::id.eq(review_items::review_id)))
        .filter(reviews::campaign_id.eq(&campaign.id))
        .select((review_items::review_id, review_items::state))
        .load(conn)?;
    let (mut entries, mut answered) = (Counts::new(), Counts::new());
    for (review, state) in states {
        if state != ItemState::Unanswered.as_str() {
            *answered.entry(review.clone()).or_default() += 1;
        }
        *entries.entry(review).or_default() += 1;
    }
    let of = |counts: &Counts, review: &ReviewRow| counts.get(review.id.as_str()).copied().unwrap_or(0);
    rows.into_iter()
        .map(|(review, provider, phone, title)| {
            let (state, step) = (review.state()?, review.step());
            Ok(ProviderStatus {
                provider,
                title: title.unwrap_or_default(),
                phone,
                review: review.id.to_string(),
                state,
                contact: review.contact()?,
                step,
                asked_at: stored::instant(review.asked_at),
                answered_at: stored::instant(review.answered_at),
                entries: of(&entries, &review),
                answered: of(&answered, &review),
                to_phone: step == Some(ReviewStep::Phone) && state == ReviewState::Open,
            })
        })
        .collect()
}

fn tasks(conn: &mut AnyConnection, city: &CityId) -> Result<Vec<ReviewTask>, DbError> {
    type Row = (
        String,
        String,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        Option<String>,
        NaiveDate,
    );
    let rows: Vec<Row> = staff_tasks::table
        .left_join(providers::table.on(staff_tasks::provider_id.eq(providers::id.nullable())))
        .left_join(staff_task_notes::table.on(staff_task_notes::task_id.eq(staff_tasks::id)))
        .filter(staff_tasks::city_id.eq(city))
        .filter(staff_tasks::state.eq("open"))
        .order((staff_tasks::due_on, staff_tasks::created_at, staff_tasks::id))
        .limit(TASKS)
        .select((
            staff_tasks::id,
            staff_tasks::kind,
            providers::slug.nullable(),
            staff_tasks::review_id,
            staff_tasks::item_id,
            staff_task_notes::note.nullable(),
            staff_tasks::noun,
            staff_tasks::record_id,
            staff_tasks::due_on,
        ))
        .load(conn)?;
    let task = |(id, kind, provider, review, item, note, noun, record, due_on): Row| ReviewTask {
        id,
        kind,
        provider: provider.unwrap_or_default(),
        noun: noun.as_deref().and_then(Noun::parse),
        record,
        review,
        item,
        note,
        due_on,
    };
    Ok(rows.into_iter().map(task).collect())
}
