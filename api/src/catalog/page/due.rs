//! Pages that wait for a check by the staff.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{DuePage, FreshnessState, Publication};

use super::{Owner, Page, load};
use crate::catalog::city::City;
use crate::catalog::ids::Id;
use crate::catalog::selection::Selection;
use crate::catalog::source_text::Translated;
use crate::spine::db::schema::accounts;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::AccountId;

/// Published pages of a city that are due, overdue or were never checked: those first that have waited longest. An owner whose account is
/// gone is left out: then they are everybody's.
pub fn due(conn: &mut AnyConnection, city: &City, now: DateTime<Utc>) -> Result<Vec<DuePage>, DbError> {
    let state = |page: &Page| page.freshness.state(now, city.settings.grace_days);
    let mut pages = load(conn, Selection::City(&city.id))?;
    pages.retain(|page| page.publication == Publication::Published && state(page) != FreshnessState::Fresh);
    pages.sort_by(|a, b| (a.freshness.due_at, &a.slug).cmp(&(b.freshness.due_at, &b.slug)));
    let known = working(conn, &pages)?;
    let owner = |page: &Page| match &page.owner {
        Some(Owner::Account(account)) if !known.contains(account) => None,
        owner => owner.as_ref().map(Owner::wire),
    };
    let wire = |page: &Page| DuePage {
        id: page.id.to_string(),
        slug: page.slug.clone(),
        title: page.source_text().map_or_else(String::new, |text| text.title.clone()),
        version: page.meta.version,
        state: state(page),
        due_at: page.freshness.due_at,
        owner: owner(page),
    };
    Ok(pages.iter().map(wire).collect())
}

/// Accounts among the owners that are there and not disabled.
fn working(conn: &mut AnyConnection, pages: &[Page]) -> Result<HashSet<AccountId>, DbError> {
    let named = pages.iter().filter_map(|page| match &page.owner {
        Some(Owner::Account(account)) => Some(account.as_str()),
        _ => None,
    });
    let named: Vec<&str> = named.collect();
    let found = accounts::table
        .filter(accounts::id.eq_any(named))
        .filter(accounts::disabled_at.is_null())
        .select(accounts::id)
        .load::<AccountId>(conn)?;
    Ok(found.into_iter().collect())
}
