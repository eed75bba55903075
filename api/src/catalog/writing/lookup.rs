//! What names in a body stand for: records of one city by slug or id.

use std::collections::HashMap;

use diesel::prelude::*;
use porta_contract::{Noun, TopicKind};

use super::Hidden;
use super::sheet::unknown;
use crate::catalog::check::{Fault, limits, quote};
use crate::catalog::ids::{CategoryId, CityId, DistrictId, LocationId, ProviderId, TopicId};
use crate::spine::db::schema::{
    articles, categories, districts, events, facts, locations, needs, offers, pages, providers, responsibilities,
    topics,
};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

/// Categories by slug and id.
pub fn categories(
    conn: &mut AnyConnection,
    city: &CityId,
    names: &[String],
) -> Result<HashMap<String, CategoryId>, DbError> {
    if names.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = categories::table
        .filter(categories::city_id.eq(city))
        .filter(categories::slug.eq_any(names).or(categories::id.eq_any(names)))
        .select((categories::id, categories::slug))
        .load::<(CategoryId, String)>(conn)?;
    let both = |(id, slug): (CategoryId, String)| [(id.to_string(), id.clone()), (slug, id)];
    Ok(rows.into_iter().flat_map(both).collect())
}

/// The district of a slug or an id.
pub fn district(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<DistrictId>, DbError> {
    let named = districts::table
        .filter(districts::city_id.eq(city))
        .filter(districts::slug.eq(name).or(districts::id.eq(name)));
    Ok(named.select(districts::id).first(conn).optional()?)
}

/// Providers by slug and id, in whatever state of publication.
pub fn providers(
    conn: &mut AnyConnection,
    city: &CityId,
    names: &[String],
) -> Result<HashMap<String, ProviderId>, DbError> {
    let named = names.get(..names.len().min(2 * limits::LIST)).unwrap_or_default();
    if named.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = providers::table
        .filter(providers::city_id.eq(city))
        .filter(providers::slug.eq_any(named).or(providers::id.eq_any(named)))
        .select((providers::id, providers::slug))
        .load::<(ProviderId, String)>(conn)?;
    let both = |(id, slug): (ProviderId, String)| [(id.to_string(), id.clone()), (slug, id)];
    Ok(rows.into_iter().flat_map(both).collect())
}

/// Id and kind of a topic by slug or id.
pub fn topic(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<(TopicId, TopicKind)>, DbError> {
    let row = topics::table
        .filter(topics::city_id.eq(city))
        .filter(topics::slug.eq(name).or(topics::id.eq(name)))
        .select((topics::id, topics::kind))
        .first::<(TopicId, String)>(conn)
        .optional()?;
    Ok(row.map(|(id, kind)| (id, TopicKind::parse(&kind).unwrap_or(TopicKind::Unrecognised))))
}

/// Slugs of categories by slug and id.
pub fn category_slugs(
    conn: &mut AnyConnection,
    city: &CityId,
    names: &[String],
) -> Result<HashMap<String, String>, DbError> {
    let named = names.get(..names.len().min(limits::LIST)).unwrap_or_default();
    let found = categories(conn, city, named)?;
    let mut slugs = HashMap::new();
    for (name, id) in &found {
        if name != id.as_str() {
            slugs.insert(id.to_string(), name.clone());
            slugs.insert(name.clone(), name.clone());
        }
    }
    Ok(slugs)
}

/// Locations by slug and id, and whose they are.
#[derive(Clone, Debug, Default)]
pub struct Places(HashMap<String, (LocationId, ProviderId)>);

impl Places {
    /// Looks them up; those that are hidden are not there.
    pub fn load(
        conn: &mut AnyConnection,
        (city, hidden): (&CityId, &Hidden),
        names: &[String],
    ) -> Result<Self, DbError> {
        if names.is_empty() {
            return Ok(Self::default());
        }
        let rows = locations::table
            .filter(locations::city_id.eq(city))
            .filter(locations::slug.eq_any(names).or(locations::id.eq_any(names)))
            .select((locations::id, locations::slug, locations::provider_id))
            .load::<(LocationId, String, ProviderId)>(conn)?;
        let both = |(id, slug, provider): (LocationId, String, ProviderId)| {
            [(id.to_string(), (id.clone(), provider.clone())), (slug, (id, provider))]
        };
        let seen = rows.into_iter().filter(|(id, ..)| !hidden.has(id));
        Ok(Self(seen.flat_map(both).collect()))
    }

    fn found(&self, name: &str) -> Result<&(LocationId, ProviderId), Fault> {
        self.0.get(name).ok_or_else(|| unknown("location", name))
    }

    /// The location of a name, whosever it is.
    pub fn named(&self, name: &str) -> Result<&LocationId, Fault> {
        self.found(name).map(|(id, _)| id)
    }

    /// The location of a name, if it belongs to the provider. One that is not known has been told already.
    pub fn of_provider(&self, provider: &ProviderId, name: &str) -> Result<LocationId, Fault> {
        let (id, owner) = self.found(name)?;
        if !provider.as_str().is_empty() && owner != provider {
            let message = format!("the location {} belongs to another provider", quote(name));
            return Err(Fault::new("foreign_location", message));
        }
        Ok(id.clone())
    }
}

macro_rules! by_slug {
    ($conn:expr, $city:expr, $slug:expr, $noun:expr; $($pattern:pat => $table:ident),+) => {
        match $noun {
            $($pattern => $table::table
                .filter($table::city_id.eq($city))
                .filter($table::slug.eq($slug))
                .select($table::id)
                .first::<String>($conn)
                .optional()?
                .is_some(),)+
            _ => false,
        }
    };
}

/// True when a city has a record of that slug which the search can find.
pub fn is_findable(conn: &mut AnyConnection, city: &CityId, (noun, slug): (Noun, &str)) -> Result<bool, DbError> {
    Ok(by_slug!(conn, city, slug, noun;
        Noun::Offer => offers,
        Noun::Provider => providers,
        Noun::Event => events,
        Noun::Article => articles,
        Noun::Need => needs,
        Noun::Responsibility => responsibilities,
        Noun::District => districts,
        Noun::Category => categories,
        Noun::Page => pages,
        Noun::Fact => facts))
}
