//! Exports: what a city has, in the JSON format that imports read.

pub mod cli;
mod information;
mod records;
mod select;
mod shape;
mod texts;

pub use shape::Export;

use crate::catalog::selection::Selection;
use crate::catalog::{
    address, article, category, city, district, event, fact, location, need, offer, page, provider, responsibility,
    topic,
};
use crate::spine::db::{AnyConnection, Database, DbError};
use select::Held;

/// How much of a city leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// What the public may read; of topics those that responsibilities are about.
    Public,
    /// For staff: drafts, external ids, topics, and where facts come from, too.
    Drafts,
    /// For an administrator: secret places and review contacts, too.
    Secrets,
}

/// Everything of a city that the scope lets out, as of one instant; none when there is no such city.
pub fn export(db: &Database, city: &str, scope: Scope) -> Result<Option<Export>, DbError> {
    db.read_snapshot(|conn| {
        let Some(city) = city::by_slug(conn, city)? else {
            return Ok(None);
        };
        let mut held = load(conn, &city)?;
        held.keep_only(scope);
        Ok(Some(records::export(&city, &held, scope)))
    })
}

fn load(conn: &mut AnyConnection, city: &city::City) -> Result<Held, DbError> {
    let selection = Selection::City(&city.id);
    Ok(Held {
        districts: district::load(conn, selection)?,
        categories: category::load(conn, selection)?,
        topics: topic::load(conn, selection)?,
        providers: provider::load(conn, selection)?,
        locations: location::load(conn, selection)?,
        offers: offer::load(conn, selection)?,
        events: event::load(conn, selection)?,
        pages: page::load(conn, selection)?,
        facts: fact::load(conn, selection)?,
        articles: article::load(conn, selection)?,
        needs: need::load(conn, selection)?,
        responsibilities: responsibility::load(conn, selection)?,
        contacts: provider::contacts_of_city(conn, &city.id)?,
        addresses: address::of_city(conn, &city.id)?,
    })
}
