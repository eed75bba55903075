//! What a noun needs so that it can be written over the API.

use chrono::{DateTime, Utc};
use porta_contract::{FieldError, Publication};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::filter::StaffFilter;
use super::hidden::Hidden;
use super::names::{Names, Wanted};
use super::sheet::Sheet;
use super::uses::Uses;
use super::{Author, Tools};
use crate::catalog::check::{Rules, slug};
use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::catalog::record::Record;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;

/// What only a new record has.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Slug or id of its provider, for nouns that have one.
    pub provider: Option<String>,
    /// Language of its texts, for nouns that have some.
    pub lang: Option<String>,
    /// Name in addresses, if it is given.
    pub slug: Option<String>,
}

/// What a record is shown by.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// When.
    pub at: DateTime<Utc>,
    /// Its city.
    pub city: &'a City,
    /// Slugs of the records that it names.
    pub names: &'a Names,
    /// Places that the reader does not see.
    pub hidden: &'a Hidden,
    /// The grammars, where something is to be reckoned from a rule.
    pub rules: Rules,
}

impl<'a> View<'a> {
    /// As things are now.
    #[must_use]
    pub fn new(city: &'a City, tools: &Tools, (names, hidden): (&'a Names, &'a Hidden)) -> Self {
        Self {
            at: tools.clock.now(),
            city,
            names,
            hidden,
            rules: tools.rules,
        }
    }
}

/// A noun that is written over the API.
pub trait Written: Record + PartialEq + Send + 'static {
    /// The body that makes one.
    type New: DeserializeOwned + Serialize + Clone + Send + 'static;
    /// The body that changes one.
    type Change: DeserializeOwned + Serialize + Clone + Default + Send + 'static;
    /// How staff read one.
    type Wire: Serialize + Send + 'static;

    /// Its name in paths, such as `offers`.
    const PLURAL: &'static str;
    /// Fields that `null` clears; the others always have a value, which may be an empty list.
    const CLEARABLE: &'static [&'static str];

    /// One without anything in it.
    fn blank(city: &CityId, at: DateTime<Utc>) -> Self;
    /// Takes a body apart: what only a new record has, and the rest as a change of an empty one.
    fn begin(new: Self::New) -> (Start, Self::Change);
    /// Puts what only a new record has in place.
    fn start(&mut self, provider: Option<&str>, lang: Option<&str>, slug: Option<&str>);
    /// Reads a change onto it. Fields that are not mentioned stay, and are not checked.
    fn read_change(
        &mut self,
        conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: Self::Change,
        minor: bool,
    ) -> Result<(), DbError>;
    /// Checks it as a whole against what is there now, where it was not read from a body: an older version, or one from the trash.
    fn check_whole(&self, _conn: &mut AnyConnection, _sheet: &mut Sheet<'_>) -> Result<(), DbError> {
        Ok(())
    }
    /// What is wrong with a slug; none when it may stand in an address.
    #[must_use]
    fn slug_fault(text: &str) -> Option<&'static str> {
        slug::fault(text)
    }
    /// The slug that one without should have, as long as nobody has it.
    fn wanted_slug(&self, _conn: &mut AnyConnection) -> Result<String, DbError> {
        Ok(slug::wanted(self.title(), Self::NOUN.as_str()))
    }
    /// What it lacks before the public may read it, as sentences; nothing for most.
    fn lacks(&self) -> Vec<String> {
        Vec::new()
    }
    /// Which records name it, so that it must stay.
    fn used_by(&self, conn: &mut AnyConnection) -> Result<Uses, DbError> {
        Uses::in_topics(conn, self)
    }
    /// Sets what cannot be sent: the id in the system of a partner.
    fn set_external_id(&mut self, external: &str) {
        self.meta_mut().external_id = Some(external.to_owned());
    }

    /// The change as it is put before an editor: with what its author could not see and has left where it is.
    fn completed(&self, change: Self::Change, _hidden: &Hidden) -> Self::Change {
        change
    }
    /// Puts back what of the state before is hidden from whoever restores an older one.
    fn keep_hidden(&mut self, _before: &Self, _hidden: &Hidden) {}
    /// What follows for other records, in the transaction of the write.
    fn settle(&self, _tx: &mut Tx<'_>, _tools: &Tools, _author: &Author) -> Result<(), Failure> {
        Ok(())
    }

    /// True for a place that only staff with that right may ever see.
    fn is_secret(&self) -> bool {
        false
    }
    /// Language of its source texts; empty for nouns without texts.
    fn lang(&self) -> &str;
    /// Whose it is; none for nouns that belong to the city.
    fn provider(&self) -> Option<&str>;
    /// Where it stands on its way to the public.
    fn publication(&self) -> Publication;
    /// Moves it on its way; nothing for nouns that are always public.
    fn set_publication(&mut self, publication: Publication);
    /// What people call it.
    fn title(&self) -> &str;

    /// Adds the records that it names by id, and by slug on the wire.
    fn wants(&self, wanted: &mut Wanted);
    /// How staff read it.
    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> Self::Wire;
    /// What lies beside it in tables that go with it when it is deleted.
    fn beside(&self, _conn: &mut AnyConnection) -> Result<Value, DbError> {
        Ok(Value::Null)
    }
    /// Puts that back.
    fn put_beside(&self, _tx: &mut Tx<'_>, _beside: &Value) -> Result<(), DbError> {
        Ok(())
    }
    /// Ids of records of a city that fit a filter, in the order of ids, and how many there are in all.
    fn page(conn: &mut AnyConnection, city: &CityId, filter: &StaffFilter) -> Result<(Vec<String>, i64), DbError>;
    /// Id of the record that a partner knows by its own id; none for nouns that keep no such ids.
    fn by_external_id(_conn: &mut AnyConnection, _city: &CityId, _external: &str) -> Result<Option<String>, DbError> {
        Ok(None)
    }
    /// Id of the record of a slug or an id.
    fn id_of(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<String>, DbError>;
}

/// True for nouns whose records have no way to the public: they are there or not.
#[must_use]
pub fn is_structure(noun: porta_contract::Noun) -> bool {
    use porta_contract::Noun;
    matches!(noun, Noun::City | Noun::District | Noun::Category | Noun::Topic)
}

/// The queries of [`Written`] that differ by table only. `publication`, `provider` and `secret` name the columns of nouns that have
/// them; a noun without ids of partners names its table only.
#[macro_export]
macro_rules! written_queries {
    ($table:ident $(, $external:ident $(, publication: $publication:ident $(, provider: $provider:ident)?)? $(, secret: $secret:ident)?)?) => {
        fn page(
            conn: &mut $crate::spine::db::AnyConnection,
            city: &$crate::spine::ids::CityId,
            filter: &$crate::catalog::writing::StaffFilter,
        ) -> Result<(Vec<String>, i64), $crate::spine::db::DbError> {
            use diesel::prelude::*;
            use $crate::spine::db::schema::$table::{self, dsl};
            let all = || {
                let mut query = $table::table.filter(dsl::city_id.eq(city)).into_boxed();
                if let Some(since) = filter.updated_since {
                    query = query.filter(dsl::updated_at.ge(since.naive_utc()));
                }
                $($(
                    if !filter.publications.is_empty() {
                        query = query.filter(dsl::$publication.eq_any(&filter.publications));
                    }
                    $(
                        if let Some(providers) = &filter.providers {
                            query = query.filter(dsl::$provider.eq_any(providers));
                        }
                    )?
                )?
                $(
                    if !filter.secrets {
                        query = query.filter(dsl::$secret.eq(false));
                    }
                )?)?
                query
            };
            let total = all().count().get_result(conn)?;
            let mut page = all().order(dsl::id).select(dsl::id).limit(filter.limit);
            if let Some(after) = &filter.after {
                page = page.filter(dsl::id.gt(after));
            }
            Ok((page.load(conn)?, total))
        }

        $(fn by_external_id(
            conn: &mut $crate::spine::db::AnyConnection,
            city: &$crate::spine::ids::CityId,
            external: &str,
        ) -> Result<Option<String>, $crate::spine::db::DbError> {
            use diesel::prelude::*;
            use $crate::spine::db::schema::$table::{self, dsl};
            let named = $table::table.filter(dsl::city_id.eq(city)).filter(dsl::$external.eq(external));
            Ok(named.select(dsl::id).first(conn).optional()?)
        })?

        fn id_of(
            conn: &mut $crate::spine::db::AnyConnection,
            city: &$crate::spine::ids::CityId,
            name: &str,
        ) -> Result<Option<String>, $crate::spine::db::DbError> {
            use diesel::prelude::*;
            use $crate::spine::db::schema::$table::{self, dsl};
            let named = $table::table.filter(dsl::city_id.eq(city)).filter(dsl::slug.eq(name).or(dsl::id.eq(name)));
            Ok(named.select(dsl::id).first(conn).optional()?)
        }
    };
}
