//! The parameters of a list, as they stand in an address.

use porta_contract::client::{OffersQuery, PageQuery};
use url::form_urlencoded::Serializer;

use super::PER_PAGE;

/// Parameters that change the order or the part of a list, not what is in it.
const NOT_FILTERS: &[&str] = &["sort", "cursor"];

/// Names and values of the known parameters, in the order of the address. Unknown ones (from newsletters, say) are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(Vec<(String, String)>);

impl Filters {
    /// Those of `query` whose names are known; comma lists are taken apart, doubles dropped.
    pub fn parse(query: Vec<(String, String)>, known: &[&str]) -> Self {
        let mut pairs = Vec::new();
        for (name, value) in query.into_iter().filter(|(name, _)| known.contains(&name.as_str())) {
            let whole = matches!(name.as_str(), "q" | "cursor");
            let values: Vec<&str> = if whole {
                vec![&value]
            } else {
                value.split(',').map(str::trim).collect()
            };
            for value in values.into_iter().filter(|value| !value.is_empty()) {
                let pair = (name.clone(), value.to_owned());
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        Self(pairs)
    }

    /// Values of a parameter.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .filter(|(n, _)| n == name)
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// First value of a parameter.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// True if a parameter has this value.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(n, v)| n == name && v == value)
    }

    /// What narrows the list: name and value.
    pub fn active(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(|(name, _)| !NOT_FILTERS.contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Query string without one value, and back on the first page.
    pub fn without(&self, name: &str, value: &str) -> String {
        encode(
            self.0
                .iter()
                .filter(|(n, v)| !(n == name && v == value) && n != "cursor"),
        )
    }

    /// Query string with one value of a parameter in the place of all others, on the first page.
    pub fn with_only(&self, name: &str, value: &str) -> String {
        let chosen = (name.to_owned(), value.to_owned());
        encode(
            self.0
                .iter()
                .filter(|(n, _)| n != name && n != "cursor")
                .chain([&chosen]),
        )
    }

    /// Query string of the first page.
    pub fn first_page(&self) -> String {
        encode(self.0.iter().filter(|(n, _)| n != "cursor"))
    }

    /// Query string of the page that begins at `cursor`.
    pub fn at(&self, cursor: &str) -> String {
        let last = ("cursor".to_owned(), cursor.to_owned());
        encode(self.0.iter().filter(|(n, _)| n != "cursor").chain([&last]))
    }

    /// Query string as it is.
    pub fn query(&self) -> String {
        encode(self.0.iter())
    }

    /// Which part of the list to ask for.
    pub fn page(&self) -> PageQuery {
        PageQuery {
            limit: Some(PER_PAGE),
            cursor: self.first("cursor").map(str::to_owned),
        }
    }

    /// The order to ask for. By relevance there is none once the words are gone.
    fn sort(&self) -> Option<&str> {
        self.first("sort")
            .filter(|sort| *sort != "relevance" || self.first("q").is_some())
    }

    /// As parameters of the list of offers.
    pub fn offers(&self) -> OffersQuery {
        OffersQuery {
            q: self.first("q").map(str::to_owned),
            category: self.all("category"),
            district: self.all("district"),
            language: self.all("language"),
            target_group: self.all("target_group"),
            provider: self.all("provider"),
            capacity: self.all("capacity"),
            access: self.all("access"),
            cost: self.all("cost"),
            wheelchair: self.all("wheelchair"),
            open: self.first("open").map(str::to_owned),
            freshness: self.all("freshness"),
            sort: self.sort().map(str::to_owned),
            page: self.page(),
            ..OffersQuery::default()
        }
    }
}

fn encode<'a>(pairs: impl Iterator<Item = &'a (String, String)>) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in pairs {
        query.append_pair(name, value);
    }
    query.finish()
}

/// An address with a query, if there is one.
pub fn with_query(path: &str, query: &str) -> String {
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}
