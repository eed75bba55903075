//! The published pages of a city as a tree, in order.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use porta_contract::Publication;

use crate::catalog::ids::PageId;
use crate::catalog::page::Page;

/// A published page in its place.
#[derive(Clone, Debug)]
pub struct PageRow {
    /// The page.
    pub page: Arc<Page>,
    /// The published page above it; pages that are not published are passed over.
    pub parent: Option<PageId>,
    /// Levels above it.
    pub level: u32,
    /// What the order of the tree goes by: place and slug of every page on the way down.
    pub sort_key: String,
    /// The published pages right below it, in order.
    pub below: Vec<PageId>,
}

/// The published pages of a city, each before those below it, siblings in order.
#[derive(Debug, Default)]
pub struct PageTree {
    /// In order.
    pub all: Vec<PageRow>,
    top: Vec<PageId>,
    by_id: HashMap<PageId, usize>,
    by_slug: HashMap<String, usize>,
}

/// Pages by the one they stand below.
type Below<'p> = BTreeMap<Option<&'p PageId>, Vec<&'p Arc<Page>>>;

impl PageTree {
    /// Of all pages, whatever their state.
    #[must_use]
    pub fn build(pages: &HashMap<PageId, Arc<Page>>) -> Self {
        let published = pages.values().filter(|page| page.publication == Publication::Published);
        let mut below = Below::new();
        for page in published {
            below.entry(above(pages, page)).or_default().push(page);
        }
        for siblings in below.values_mut() {
            siblings.sort_by(|a, b| (a.position, &a.slug).cmp(&(b.position, &b.slug)));
        }
        let mut tree = Self::default();
        for page in below.get(&None).into_iter().flatten() {
            tree.top.push(page.id.clone());
            tree.add(page, (None, 0, ""), &below);
        }
        tree
    }

    fn add(&mut self, page: &Arc<Page>, (parent, level, key): (Option<&PageId>, u32, &str), below: &Below<'_>) {
        let position = i64::from(page.position) - i64::from(i32::MIN);
        let sort_key = format!("{key}{position:010}\u{1}{}\u{0}", page.slug);
        let own: &[&Arc<Page>] = below.get(&Some(&page.id)).map_or(&[], Vec::as_slice);
        self.by_id.insert(page.id.clone(), self.all.len());
        self.by_slug.insert(page.slug.clone(), self.all.len());
        self.all.push(PageRow {
            page: Arc::clone(page),
            parent: parent.cloned(),
            level,
            sort_key: sort_key.clone(),
            below: own.iter().map(|page| page.id.clone()).collect(),
        });
        for one in own {
            self.add(one, (Some(&page.id), level + 1, &sort_key), below);
        }
    }

    /// The page of an id.
    #[must_use]
    pub fn get(&self, id: &PageId) -> Option<&PageRow> {
        self.by_id.get(id).and_then(|place| self.all.get(*place))
    }

    /// The page of a slug or an id.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&PageRow> {
        let place = self.by_slug.get(name);
        let row = place.and_then(|place| self.all.get(*place));
        row.or_else(|| self.get(&PageId::from(name)))
    }

    /// The pages above one, from the top.
    #[must_use]
    pub fn trail(&self, row: &PageRow) -> Vec<&PageRow> {
        let parent = |row: &&PageRow| self.get(row.parent.as_ref()?);
        let mut trail: Vec<&PageRow> = std::iter::successors(parent(&row), parent).collect();
        trail.reverse();
        trail
    }

    /// The pages before and after one, below the same page.
    #[must_use]
    pub fn beside(&self, row: &PageRow) -> (Option<&PageRow>, Option<&PageRow>) {
        let above = row.parent.as_ref().and_then(|parent| self.get(parent));
        let siblings = above.map_or(&self.top, |above| &above.below);
        let place = siblings.iter().position(|id| *id == row.page.id);
        let at = |place: Option<usize>| place.and_then(|place| siblings.get(place)).and_then(|id| self.get(id));
        let before = place.and_then(|place| place.checked_sub(1));
        (at(before), at(place.map(|place| place + 1)))
    }
}

/// The next published page above one. A circle, which nobody can write, would end at the top: no page gets lost.
fn above<'p>(pages: &'p HashMap<PageId, Arc<Page>>, page: &'p Page) -> Option<&'p PageId> {
    let mut passed = HashSet::from([&page.id]);
    let mut here = page.parent.as_ref();
    let mut found = None;
    while let Some(id) = here {
        if !passed.insert(id) {
            return None;
        }
        let next = pages.get(id)?;
        if found.is_none() && next.publication == Publication::Published {
            found = Some(&next.id);
        }
        here = next.parent.as_ref();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ids::CityId;
    use chrono::DateTime;

    fn page(name: &str, parent: Option<&str>, position: i32, publication: Publication) -> (PageId, Arc<Page>) {
        let mut page = Page::blank(CityId::from("c"), DateTime::UNIX_EPOCH);
        page.id = PageId::from(name);
        name.clone_into(&mut page.slug);
        page.parent = parent.map(PageId::from);
        page.position = position;
        page.publication = publication;
        (page.id.clone(), Arc::new(page))
    }

    fn names(rows: &[&PageRow]) -> Vec<String> {
        rows.iter().map(|row| row.page.slug.clone()).collect()
    }

    #[test]
    fn pages_stand_in_order_and_know_their_way() {
        let published = Publication::Published;
        let pages = [
            page("b", None, 2, published),
            page("a", None, 1, published),
            page("a2", Some("a"), 2, published),
            page("a1", Some("a"), 1, published),
            page("hidden", Some("a"), 3, Publication::Draft),
            page("below", Some("hidden"), 1, published),
        ];
        let tree = PageTree::build(&pages.into());

        let all: Vec<&PageRow> = tree.all.iter().collect();
        assert_eq!(names(&all), ["a", "a1", "below", "a2", "b"]);
        let keys: Vec<&String> = all.iter().map(|row| &row.sort_key).collect();
        assert!(keys.is_sorted());
        let below = tree.named("below").unwrap();
        assert_eq!((names(&tree.trail(below)), below.level), (vec!["a".to_owned()], 1));
        let (before, after) = tree.beside(below);
        assert_eq!(before.map(|row| row.page.slug.as_str()), Some("a1"));
        assert_eq!(after.map(|row| row.page.slug.as_str()), Some("a2"));
        assert!(tree.beside(tree.named("b").unwrap()).1.is_none());
    }

    #[test]
    fn no_page_gets_lost_in_a_circle() {
        let published = Publication::Published;
        let pages = [page("x", Some("y"), 1, published), page("y", Some("x"), 1, published)];
        let tree = PageTree::build(&pages.into());

        assert_eq!(names(&tree.all.iter().collect::<Vec<_>>()), ["x", "y"]);
    }
}
