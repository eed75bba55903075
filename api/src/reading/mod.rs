//! The READ side: an immutable directory per city in memory, refreshed from the change log. Public reads never touch the database.

pub mod answer;
pub mod areas;
pub mod articles;
pub mod atom;
pub mod calendar;
pub mod cell;
pub mod cities;
pub mod directory;
pub mod documents;
pub mod events;
pub mod facets;
pub mod facts;
pub mod find;
pub mod hours;
mod hours_preview;
pub mod language;
pub mod nearby;
pub mod needs;
pub mod node;
pub mod occurrences;
pub mod offers;
pub mod pages;
pub mod places;
pub mod question;
pub mod records;
mod responsibilities;
pub mod routes;
pub mod saved;
pub mod search;
pub mod source;

pub(crate) use crate::spine::http::cursor;
