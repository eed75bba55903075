//! Where a record of a tree may stand: below one that is there, in no circle, and not too deep.

use std::collections::HashMap;
use std::hash::Hash;

use super::check::{Fault, quote};
use super::ids::Id;
use super::writing::sheet::unknown;

/// Levels of a tree; those who read it look no deeper.
pub const LEVELS: usize = 16;

/// A record as the tree needs it.
#[derive(Debug)]
struct Node<I> {
    slug: String,
    parent: Option<I>,
}

/// The tree of a city.
#[derive(Debug)]
pub struct Tree<I> {
    noun: &'static str,
    nodes: HashMap<I, Node<I>>,
}

impl<I: Id + Eq + Hash + for<'t> From<&'t str>> Tree<I> {
    /// Of rows: id, slug and the id of the record above. The noun is for messages.
    pub fn of(noun: &'static str, rows: impl IntoIterator<Item = (I, String, Option<I>)>) -> Self {
        let node = |(id, slug, parent)| (id, Node { slug, parent });
        Self {
            noun,
            nodes: rows.into_iter().map(node).collect(),
        }
    }

    /// The record of a slug or an id.
    pub fn named(&self, name: &str) -> Result<I, Fault> {
        let by_id = I::from(name);
        if self.nodes.contains_key(&by_id) {
            return Ok(by_id);
        }
        let found = self.nodes.iter().find(|(_, node)| node.slug == name);
        found.map(|(id, _)| id.clone()).ok_or_else(|| unknown(self.noun, name))
    }

    /// The slug of a record.
    #[must_use]
    pub fn slug(&self, id: &I) -> Option<&str> {
        self.nodes.get(id).map(|node| node.slug.as_str())
    }

    /// A record and those above it, upwards; a circle ends after a while.
    fn line<'t>(&'t self, id: &'t I) -> impl Iterator<Item = &'t I> {
        let above = |id: &&'t I| self.nodes.get(*id).and_then(|node| node.parent.as_ref());
        std::iter::successors(Some(id), above).take(2 * LEVELS)
    }

    /// How many levels a record takes with all below it.
    fn height(&self, id: &I) -> usize {
        let levels = |one: &I| self.line(one).position(|above| above == id).map(|place| place + 1);
        self.nodes.keys().filter_map(levels).max().unwrap_or(1)
    }

    /// Whether a record may stand below another one.
    pub fn may_stand(&self, id: &I, parent: &I) -> Result<(), Fault> {
        let Some(name) = self.slug(parent) else {
            return Err(unknown(self.noun, parent.as_str()));
        };
        if self.line(parent).any(|above| above == id) {
            let message = format!(
                "{} stands below this {} itself; name another one",
                quote(name),
                self.noun
            );
            return Err(Fault::new("circle", message));
        }
        if self.line(parent).count() + self.height(id) > LEVELS {
            let message = format!("below {} the tree would be deeper than {LEVELS} levels", quote(name));
            return Err(Fault::new("too_deep", message));
        }
        Ok(())
    }
}
