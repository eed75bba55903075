//! The tree of categories: top ones with what lies below them.

use porta_contract::client::{Client, PageQuery, Read};
use porta_contract::{Category, District, List};

/// The longest page the API gives: a city's categories and districts fit on one.
pub const ALL: PageQuery = PageQuery {
    limit: Some(200),
    cursor: None,
};

/// All categories of a city.
pub fn categories(client: &Client, city: &str) -> Read<List<Category>> {
    client.categories(city, &ALL)
}

/// All districts of a city.
pub fn districts(client: &Client, city: &str) -> Read<List<District>> {
    client.districts(city, &ALL)
}

/// Top categories, each with those directly or further below it, in the city's order.
pub fn tree(categories: &[Category]) -> Vec<(&Category, Vec<&Category>)> {
    categories
        .iter()
        .filter(|category| category.parent.is_none())
        .map(|top| {
            (
                top,
                categories.iter().filter(|c| is_below(c, top, categories)).collect(),
            )
        })
        .collect()
}

/// True if `category` lies below `top`. The walk ends even if the API's tree had a circle.
fn is_below(category: &Category, top: &Category, all: &[Category]) -> bool {
    let mut parent = category.parent.as_deref();
    for _ in 0..all.len() {
        let Some(slug) = parent else {
            return false;
        };
        if slug == top.slug {
            return true;
        }
        parent = all.iter().find(|c| c.slug == slug).and_then(|c| c.parent.as_deref());
    }
    false
}
