//! Offers written by staff: created, changed, archived. Editing never moves their freshness.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, NewOffer, Noun, OfferChange, OfferRecord, Patch, Publication};

use super::check::{Around, Check};
use super::references::References;
use super::{Offer, named, wire};
use crate::catalog::check::{HoursRule, slug};
use crate::catalog::city::{self, City};
use crate::catalog::ids::CityId;
use crate::catalog::record::{self, Record};
use crate::catalog::{address, change};
use crate::spine::change_log::Actor;
use crate::spine::clock::Clock;
use crate::spine::db::schema::offers;
use crate::spine::db::{AnyConnection, Database, DbError};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// How often a slug is made anew when somebody else took it meanwhile.
const ATTEMPTS: u32 = 3;

/// What writing needs.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// The grammar of opening hours.
    pub hours: HoursRule,
}

/// Who writes, in which city.
#[derive(Clone, Debug)]
pub struct Author {
    /// Who.
    pub actor: Actor,
    /// Where.
    pub city: CityId,
}

/// Creates an offer; blocking.
pub fn create(tools: &Tools, author: &Author, new: &NewOffer) -> Result<OfferRecord, Failure> {
    let mut attempt = 1;
    loop {
        let made = create_once(tools, author, new);
        // A slug that was given has been found free; only a race can take it.
        match made {
            Err(Failure::Conflict(_)) if new.slug.is_none() && attempt < ATTEMPTS => attempt += 1,
            ended => return ended,
        }
    }
}

fn create_once(tools: &Tools, author: &Author, new: &NewOffer) -> Result<OfferRecord, Failure> {
    let at = tools.clock.now();
    let (city, offer) = tools.database.read_snapshot(|conn| {
        let city = city_of(conn, author)?;
        let offer = read_new(conn, (&city, tools.hours, at), new)?;
        Ok::<_, Failure>((city, offer))
    })?;
    tools.database.write(|tx| {
        record::create(tx, &by(author, at), &offer)?;
        Ok(wire::record(tx.conn, &offer, (at, city.settings.grace_days))?)
    })
}

/// The offer that a body describes; everything that is wrong with it, if anything is.
fn read_new(
    conn: &mut AnyConnection,
    (city, hours, at): (&City, HoursRule, DateTime<Utc>),
    new: &NewOffer,
) -> Result<Offer, Failure> {
    let change = first_change(new);
    let references = References::load(conn, &city.id, Some(&new.provider), &change)?;
    let mut offer = Offer::blank(city.id.clone(), at);
    let taken = match &new.slug {
        Some(slug) => is_taken(conn, &city.id, slug)?,
        None => false,
    };
    let mut check = Check::new(Around {
        city,
        references: &references,
        hours,
    });
    check.start(&mut offer, (&new.provider, &new.lang, new.slug.as_deref()), |_| taken);
    check.change(&mut offer, change);
    check.finish()?;
    if offer.slug.is_empty() {
        offer.slug = free_slug(conn, &offer)?;
    }
    Ok(offer)
}

/// What a new offer says, as a change of an empty one.
fn first_change(new: &NewOffer) -> OfferChange {
    fn patch<T: Clone>(value: Option<&T>) -> Patch<T> {
        value.cloned().map_or(Patch::Absent, Patch::Value)
    }
    OfferChange {
        texts: Some(new.texts.clone()),
        categories: Some(new.categories.clone()),
        target_groups: Some(new.target_groups.clone()),
        languages: Some(new.languages.clone()),
        locations: Some(new.locations.clone()),
        hours: Some(new.hours.clone()),
        access: Some(new.access.clone()),
        contact_by: Some(new.contact_by.clone()),
        cost: new.cost,
        capacity: new.capacity.clone(),
        phone: patch(new.phone.as_ref()),
        email: patch(new.email.as_ref()),
        website: patch(new.website.as_ref()),
        valid_from: patch(new.valid_from.as_ref()),
        valid_until: patch(new.valid_until.as_ref()),
        funded_until: patch(new.funded_until.as_ref()),
        publication: new.publication,
    }
}

fn is_taken(conn: &mut AnyConnection, city: &CityId, slug: &str) -> Result<bool, DbError> {
    let same = offers::table
        .filter(offers::city_id.eq(city))
        .filter(offers::slug.eq(slug));
    Ok(same.count().get_result::<i64>(conn)? > 0)
}

/// A slug from the title that no offer of the city has or had: old addresses go on leading where they led.
fn free_slug(conn: &mut AnyConnection, offer: &Offer) -> Result<String, DbError> {
    let wanted = slug::wanted(offer.source().map_or("", |text| &text.title), Noun::Offer.as_str());
    let taken = address::beginning_with(conn, &offer.city, Noun::Offer, &wanted)?;
    Ok(slug::free(wanted, |slug| taken.contains(slug)))
}

/// Reads an offer as it is, drafts too; blocking.
pub fn read(tools: &Tools, author: &Author, name: &str) -> Result<OfferRecord, Failure> {
    tools.database.read_snapshot(|conn| {
        let city = city_of(conn, author)?;
        let offer = stored(conn, author, name)?;
        Ok(wire::record(
            conn,
            &offer,
            (tools.clock.now(), city.settings.grace_days),
        )?)
    })
}

/// Changes the version of an offer that the caller has read; blocking. A change that changes nothing writes nothing.
pub fn change(
    tools: &Tools,
    author: &Author,
    (name, version): (&str, i64),
    change: OfferChange,
) -> Result<OfferRecord, Failure> {
    rewrite(tools, author, (name, version), |conn, city, offer| {
        let before = offer.publication;
        apply(conn, (city, tools.hours), offer, change)?;
        let is_new = before != Publication::Published && offer.publication == Publication::Published;
        Ok(if is_new {
            ChangeAction::Published
        } else {
            ChangeAction::Updated
        })
    })
}

/// Reads a change onto an offer, with everything that is wrong with it told at once; nothing is written.
pub fn apply(
    conn: &mut AnyConnection,
    (city, hours): (&City, HoursRule),
    offer: &mut Offer,
    change: OfferChange,
) -> Result<(), Failure> {
    let references = References::load(conn, &city.id, None, &change)?;
    let mut check = Check::new(Around {
        city,
        references: &references,
        hours,
    });
    check.change(offer, change);
    check.finish()
}

/// Archives the version of an offer that the caller has read; blocking.
pub fn archive(tools: &Tools, author: &Author, (name, version): (&str, i64)) -> Result<OfferRecord, Failure> {
    rewrite(tools, author, (name, version), |_, _, offer| {
        offer.publication = Publication::Archived;
        Ok(ChangeAction::Archived)
    })
}

/// Reads an offer, lets it be edited, and writes it if it is another one then.
fn rewrite(
    tools: &Tools,
    author: &Author,
    (name, version): (&str, i64),
    edit: impl FnOnce(&mut AnyConnection, &City, &mut Offer) -> Result<ChangeAction, Failure>,
) -> Result<OfferRecord, Failure> {
    let at = tools.clock.now();
    let (city, before, mut offer, action) = tools.database.read_snapshot(|conn| {
        let city = city_of(conn, author)?;
        let before = stored(conn, author, name)?;
        if before.meta().version != version {
            return Err(Failure::Stale);
        }
        let mut offer = before.clone();
        let action = edit(conn, &city, &mut offer)?;
        Ok((city, before, offer, action))
    })?;
    let view = (at, city.settings.grace_days);
    if offer == before {
        return tools.database.read(|conn| Ok(wire::record(conn, &offer, view)?));
    }
    tools.database.write(|tx| {
        if !record::change_from(tx, &by(author, at), (&before, &mut offer), action)? {
            return Err(Failure::Stale);
        }
        Ok(wire::record(tx.conn, &offer, view)?)
    })
}

const fn by(author: &Author, at: DateTime<Utc>) -> change::Author<'_> {
    change::Author {
        actor: &author.actor,
        at,
    }
}

fn city_of(conn: &mut AnyConnection, author: &Author) -> Result<City, Failure> {
    let city = city::named(conn, author.city.as_str())?;
    city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))
}

fn stored(conn: &mut AnyConnection, author: &Author, name: &str) -> Result<Offer, Failure> {
    let offer = named(conn, &author.city, name)?;
    offer.ok_or_else(|| Failure::NotFound("There is no such offer in this city.".to_owned()))
}
