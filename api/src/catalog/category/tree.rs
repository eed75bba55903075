//! Where a category may stand: below one that is there, in no circle, and not too deep.

use std::collections::HashMap;

use diesel::prelude::*;

use super::Category;
use crate::catalog::check::{Fault, quote};
use crate::catalog::ids::{CategoryId, CityId, Id};
use crate::catalog::writing::sheet::unknown;
use crate::spine::db::schema::categories;
use crate::spine::db::{AnyConnection, DbError};

/// Levels of a tree; those who read it look no deeper.
const LEVELS: usize = 16;

/// A category as the tree needs it.
#[derive(Debug)]
struct Node {
    slug: String,
    parent: Option<CategoryId>,
}

/// The tree of a city.
#[derive(Debug)]
pub(super) struct Tree(HashMap<CategoryId, Node>);

impl Tree {
    /// Loads it.
    pub(super) fn load(conn: &mut AnyConnection, city: &CityId) -> Result<Self, DbError> {
        let rows: Vec<(CategoryId, String, Option<CategoryId>)> = categories::table
            .filter(categories::city_id.eq(city))
            .select((categories::id, categories::slug, categories::parent_id))
            .load(conn)?;
        let node = |(id, slug, parent)| (id, Node { slug, parent });
        Ok(Self(rows.into_iter().map(node).collect()))
    }

    /// The category of a slug or an id.
    pub(super) fn named(&self, name: &str) -> Result<CategoryId, Fault> {
        let by_id = CategoryId::from(name);
        if self.0.contains_key(&by_id) {
            return Ok(by_id);
        }
        let found = self.0.iter().find(|(_, node)| node.slug == name);
        found.map(|(id, _)| id.clone()).ok_or_else(|| unknown("category", name))
    }

    /// The slug of a category.
    pub(super) fn slug(&self, id: &CategoryId) -> Option<&str> {
        self.0.get(id).map(|node| node.slug.as_str())
    }

    /// A category and those above it, upwards; a circle ends after a while.
    fn line<'t>(&'t self, id: &'t CategoryId) -> impl Iterator<Item = &'t CategoryId> {
        let above = |id: &&'t CategoryId| self.0.get(*id).and_then(|node| node.parent.as_ref());
        std::iter::successors(Some(id), above).take(2 * LEVELS)
    }

    /// How many levels a category takes with all below it.
    fn height(&self, id: &CategoryId) -> usize {
        let levels = |one: &CategoryId| self.line(one).position(|above| above == id).map(|place| place + 1);
        self.0.keys().filter_map(levels).max().unwrap_or(1)
    }

    /// Whether a category may stand below another one.
    pub(super) fn may_stand(&self, category: &Category, parent: &CategoryId) -> Result<(), Fault> {
        let Some(name) = self.slug(parent) else {
            return Err(unknown("category", parent.as_str()));
        };
        if self.line(parent).any(|above| *above == category.id) {
            let message = format!("{} stands below this category itself; name another one", quote(name));
            return Err(Fault::new("circle", message));
        }
        if self.line(parent).count() + self.height(&category.id) > LEVELS {
            let message = format!("below {} the tree would be deeper than {LEVELS} levels", quote(name));
            return Err(Fault::new("too_deep", message));
        }
        Ok(())
    }
}
