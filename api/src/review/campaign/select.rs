//! Whom a campaign asks about what.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Months, Utc};
use diesel::prelude::*;
use porta_contract::{CampaignSelection, FieldError, NeedState, Publication};

use crate::catalog::city::City;
use crate::catalog::event::{self, Event};
use crate::catalog::need::{self, Need};
use crate::catalog::offer;
use crate::catalog::provider::{self, Provider};
use crate::catalog::selection::Selection;
use crate::review::Entry;
use crate::spine::db::AnyConnection;
use crate::spine::db::schema::categories;
use crate::spine::http::{Failure, Pointer};
use crate::spine::ids::Id;

/// Most entries that a selection names.
const ENTRIES: usize = 5000;

/// A provider and the entries it is asked about.
#[derive(Debug)]
pub(super) struct Asked {
    /// Who.
    pub provider: Provider,
    /// About what: itself, then its offers, its events, its needs.
    pub entries: Vec<Entry>,
}

/// What a selection comes to, providers by slug. Only what the public reads is asked about; past events and needs that are met are not.
pub(super) fn asked(
    conn: &mut AnyConnection,
    (city, now): (&City, DateTime<Utc>),
    selection: &CampaignSelection,
) -> Result<Vec<Asked>, Failure> {
    let all = Selection::City(&city.id);
    let subtree = selection
        .category
        .as_deref()
        .map(|name| subtree(conn, city, name))
        .transpose()?;
    let before = limit(selection, now)?;
    if selection.entries.len() > ENTRIES {
        return Err(wrong("entries", "too_long", &format!("up to {ENTRIES} ids")));
    }
    let named: HashSet<&str> = selection.entries.iter().map(String::as_str).collect();
    let mut providers: BTreeMap<String, Provider> = BTreeMap::new();
    for provider in provider::load(conn, all)? {
        let wanted = selection.provider.as_deref();
        if is_named(wanted, &provider) && provider.publication == Publication::Published {
            providers.insert(provider.slug.clone(), provider);
        }
    }
    if providers.is_empty() && selection.provider.is_some() {
        return Err(unknown("provider"));
    }
    let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
    let mut add = |entry: Entry| {
        let old = before.is_none_or(|limit| entry.freshness().confirmed_at.is_none_or(|at| at < limit));
        let wanted = named.is_empty() || named.contains(entry.id());
        if old && wanted && entry.is_public() {
            entries.entry(entry.provider().to_string()).or_default().push(entry);
        }
    };
    if subtree.is_none() {
        providers
            .values()
            .for_each(|provider| add(Entry::Provider(Box::new(provider.clone()))));
    }
    let mut offers = offer::load(conn, all)?;
    offers.sort_by(|a, b| a.slug.cmp(&b.slug));
    for offer in offers {
        let inside = |ids: &HashSet<String>| offer.categories.iter().any(|id| ids.contains(id.as_str()));
        if subtree.as_ref().is_none_or(inside) {
            add(Entry::Offer(Box::new(offer)));
        }
    }
    if subtree.is_none() {
        let mut events = event::load(conn, all)?;
        events.sort_by(|a, b| a.slug.cmp(&b.slug));
        let coming = events.into_iter().filter(|event| is_coming(event, now));
        coming.for_each(|event| add(Entry::Event(Box::new(event))));
        let today = now.with_timezone(&city.time_zone).date_naive();
        let mut needs = need::load(conn, all)?;
        needs.sort_by(|a, b| a.slug.cmp(&b.slug));
        let lasting = |need: &Need| need.state != NeedState::Fulfilled && !need.has_ended_by(today);
        let lasting = needs.into_iter().filter(lasting);
        lasting.for_each(|need| add(Entry::Need(Box::new(need))));
    }
    let asked = providers.into_values().filter_map(|provider| {
        let entries = entries.remove(provider.id.as_str())?;
        Some(Asked { provider, entries })
    });
    Ok(asked.collect())
}

fn is_named(wanted: Option<&str>, provider: &Provider) -> bool {
    wanted.is_none_or(|name| provider.slug == name || provider.id.as_str() == name)
}

fn is_coming(event: &Event, now: DateTime<Utc>) -> bool {
    let last = event
        .rdates
        .iter()
        .max()
        .copied()
        .unwrap_or(event.starts_at)
        .max(event.starts_at);
    event.rrule.is_some() || last >= now.naive_utc()
}

/// Entries confirmed before this instant are asked about; all are, if none is given.
fn limit(selection: &CampaignSelection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Failure> {
    match selection.unconfirmed_months {
        None => Ok(None),
        Some(months @ 1..=120) => Ok(now.checked_sub_months(Months::new(months))),
        Some(_) => Err(wrong(
            "unconfirmed_months",
            "out_of_range",
            "a number of months from 1 to 120",
        )),
    }
}

/// Ids of a category and all below it.
fn subtree(conn: &mut AnyConnection, city: &City, name: &str) -> Result<HashSet<String>, Failure> {
    let rows = categories::table
        .filter(categories::city_id.eq(&city.id))
        .select((categories::id, categories::slug, categories::parent_id))
        .load::<(String, String, Option<String>)>(conn)
        .map_err(crate::spine::db::DbError::from)?;
    let root = rows.iter().find(|(id, slug, _)| id == name || slug == name);
    let mut found: HashSet<String> = root.map(|(id, ..)| id.clone()).into_iter().collect();
    if found.is_empty() {
        return Err(unknown("category"));
    }
    loop {
        let below = rows.iter().filter(|(id, _, parent)| {
            !found.contains(id) && parent.as_ref().is_some_and(|parent| found.contains(parent))
        });
        let below: Vec<String> = below.map(|(id, ..)| id.clone()).collect();
        if below.is_empty() {
            return Ok(found);
        }
        found.extend(below);
    }
}

fn unknown(field: &str) -> Failure {
    wrong(
        field,
        "unknown_reference",
        &format!("the slug or id of a {field} of this city"),
    )
}

fn wrong(field: &str, code: &str, wanted: &str) -> Failure {
    Failure::Invalid(vec![FieldError {
        pointer: Some(Pointer::root().field("selection").field(field).to_string()),
        parameter: None,
        code: code.to_owned(),
        detail: format!("`{field}` takes {wanted}."),
    }])
}
