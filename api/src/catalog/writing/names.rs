//! Slugs of the records that records name: looked up for a whole page at once, in a query per noun.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use porta_contract::Noun;

use crate::spine::db::schema::{categories, districts, locations, offers, pages, providers, review_trust, topics};
use crate::spine::db::{AnyConnection, DbError};

/// How many ids go into one statement.
const CHUNK: usize = 500;

/// Ids whose slugs are wanted, by noun, and providers of which is to be known whether they publish directly.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    ids: HashMap<Noun, BTreeSet<String>>,
    trust: BTreeSet<String>,
}

impl Wanted {
    /// Adds the ids of a noun.
    pub fn add<I: ToString>(&mut self, noun: Noun, ids: impl IntoIterator<Item = I>) {
        let ids = ids.into_iter().map(|id| id.to_string());
        self.ids.entry(noun).or_default().extend(ids);
    }

    /// Adds a provider.
    pub fn add_trust(&mut self, provider: &str) {
        self.trust.insert(provider.to_owned());
    }
}

/// Slugs by id, and what else is known by it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    slugs: HashMap<String, String>,
    trusted: BTreeSet<String>,
}

impl Names {
    /// Looks them up.
    pub fn load(conn: &mut AnyConnection, wanted: Wanted) -> Result<Self, DbError> {
        let mut names = Self::default();
        for (noun, ids) in wanted.ids {
            let ids: Vec<String> = ids.into_iter().collect();
            for chunk in ids.chunks(CHUNK) {
                names.slugs.extend(slugs(conn, noun, chunk)?);
            }
        }
        let asked: Vec<String> = wanted.trust.into_iter().collect();
        for chunk in asked.chunks(CHUNK) {
            let trusted = review_trust::table
                .filter(review_trust::provider_id.eq_any(chunk))
                .filter(review_trust::trusted.eq(true))
                .select(review_trust::provider_id);
            names.trusted.extend(trusted.load::<String>(conn)?);
        }
        Ok(names)
    }

    /// True for a provider that publishes directly.
    #[must_use]
    pub fn trusts(&self, provider: &str) -> bool {
        self.trusted.contains(provider)
    }

    /// The slug of an id; the id itself where nothing has it any more.
    #[must_use]
    pub fn slug(&self, id: &str) -> String {
        self.slugs.get(id).map_or_else(|| id.to_owned(), Clone::clone)
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
        Noun::Offer => offers,
        Noun::Page => pages,
        Noun::Topic => topics;
        noun))
}
