//! Slugs of the records that records name: looked up for a whole page at once, in a query per noun.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use porta_contract::Noun;

use crate::spine::db::schema::{categories, districts, locations, offers, providers};
use crate::spine::db::{AnyConnection, DbError};

/// How many ids go into one statement.
const CHUNK: usize = 500;

/// Ids whose slugs are wanted, by noun.
#[derive(Clone, Debug, Default)]
pub struct Wanted(HashMap<Noun, BTreeSet<String>>);

impl Wanted {
    /// Adds the ids of a noun.
    pub fn add<I: ToString>(&mut self, noun: Noun, ids: impl IntoIterator<Item = I>) {
        let ids = ids.into_iter().map(|id| id.to_string());
        self.0.entry(noun).or_default().extend(ids);
    }
}

/// Slugs by id.
#[derive(Clone, Debug, Default)]
pub struct Names(HashMap<String, String>);

impl Names {
    /// Looks them up.
    pub fn load(conn: &mut AnyConnection, wanted: Wanted) -> Result<Self, DbError> {
        let mut names = HashMap::new();
        for (noun, ids) in wanted.0 {
            let ids: Vec<String> = ids.into_iter().collect();
            for chunk in ids.chunks(CHUNK) {
                names.extend(slugs(conn, noun, chunk)?);
            }
        }
        Ok(Self(names))
    }

    /// The slug of an id; the id itself where nothing has it any more.
    #[must_use]
    pub fn slug(&self, id: &str) -> String {
        self.0.get(id).map_or_else(|| id.to_owned(), Clone::clone)
    }
}

macro_rules! of_table {
    ($conn:expr, $ids:expr, $($noun:pat => $table:ident),+; $this:expr) => {
        match $this {
            $($noun => $table::table
                .filter($table::id.eq_any($ids))
                .select(($table::id, $table::slug))
                .load($conn)?,)+
            _ => Vec::new(),
        }
    };
}

fn slugs(conn: &mut AnyConnection, noun: Noun, ids: &[String]) -> Result<Vec<(String, String)>, DbError> {
    Ok(of_table!(conn, ids,
        Noun::Provider => providers,
        Noun::Category => categories,
        Noun::District => districts,
        Noun::Location => locations,
        Noun::Offer => offers;
        noun))
}
