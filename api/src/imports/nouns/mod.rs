//! The nouns that can be imported: for each, its fields and how they are read onto a record.

mod article;
mod category;
mod district;
mod event;
mod fact;
mod location;
mod need;
mod offer;
mod page;
mod provider;
mod responsibility;
mod topic;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::fields::Fields;
use crate::catalog::record::Record;
use crate::catalog::selection::Selection;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::CityId;

/// A noun that can be imported.
pub trait Importable: Record + Clone + PartialEq + Serialize {
    /// Its fields in files.
    const FIELDS: &'static [&'static str];
    /// A new record without anything in it.
    fn blank(city: &CityId, at: DateTime<Utc>) -> Self;
    /// Loads the records of a city: a constant number of queries.
    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError>;
    /// Reads the fields of a row onto it.
    fn read(&mut self, fields: &mut Fields<'_>);
    /// Gives it another slug.
    fn set_slug(&mut self, slug: String);
    /// A name to make a slug from.
    fn name(&self) -> &str;
    /// True when a human has confirmed it.
    fn is_confirmed(&self) -> bool {
        false
    }
    /// True when nothing of it may be shown, not even in a report.
    fn is_secret(&self) -> bool {
        false
    }
    /// True when it keeps an external id.
    fn has_external_id() -> bool {
        true
    }
    /// What is wrong with a slug; none when it can be one.
    fn slug_fault(text: &str) -> Option<&'static str> {
        crate::catalog::check::slug::fault(text)
    }
    /// The record of the same noun that must be written before it.
    fn follows(&self) -> Option<&str> {
        None
    }
}

/// The title in the language of the source.
fn title<'t>(texts: &'t [crate::catalog::text::Text], source_lang: &str) -> &'t str {
    texts
        .iter()
        .find(|text| text.lang == source_lang)
        .map_or("", |text| text.title.as_str())
}
