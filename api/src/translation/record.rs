//! Whatever record has texts: one place that knows which nouns these are.

use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun, Texts};

use crate::catalog::article::{self, Article};
use crate::catalog::category::{self, Category};
use crate::catalog::change::Author;
use crate::catalog::event::{self, Event};
use crate::catalog::fact::{self, Fact};
use crate::catalog::ids::CityId;
use crate::catalog::location::{self, Location};
use crate::catalog::need::{self, Need};
use crate::catalog::offer::{self, Offer};
use crate::catalog::page::{self, Page};
use crate::catalog::provider::{self, Provider};
use crate::catalog::record::{self, Record};
use crate::catalog::responsibility::{self, Responsibility};
use crate::catalog::selection::Selection;
use crate::catalog::source_text::{TextSet, Translated, find};
use crate::catalog::text::Text;
use crate::spine::db::schema::{
    articles, categories, events, facts, locations, needs, offers, pages, providers, responsibilities,
};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::Id;

/// The nouns that have texts, in the order of the work list.
pub const NOUNS: [Noun; 10] = [
    Noun::Category,
    Noun::Provider,
    Noun::Location,
    Noun::Offer,
    Noun::Event,
    Noun::Article,
    Noun::Need,
    Noun::Responsibility,
    Noun::Page,
    Noun::Fact,
];

/// Their names in a sentence.
pub const NOUNS_NAMED: &str =
    "category, provider, location, offer, event, article, need, responsibility, page and fact";

/// A record with texts.
#[derive(Clone, Debug, PartialEq)]
pub enum AnyRecord {
    /// A category.
    Category(Box<Category>),
    /// A provider.
    Provider(Box<Provider>),
    /// A location that is not secret.
    Location(Box<Location>),
    /// An offer.
    Offer(Box<Offer>),
    /// An event.
    Event(Box<Event>),
    /// An article.
    Article(Box<Article>),
    /// A need.
    Need(Box<Need>),
    /// A responsibility.
    Responsibility(Box<Responsibility>),
    /// A page.
    Page(Box<Page>),
    /// A series of figures.
    Fact(Box<Fact>),
}

/// Runs the same expression on whichever record it is.
macro_rules! any {
    ($entry:expr, $record:ident => $body:expr) => {
        match $entry {
            AnyRecord::Category($record) => $body,
            AnyRecord::Provider($record) => $body,
            AnyRecord::Location($record) => $body,
            AnyRecord::Offer($record) => $body,
            AnyRecord::Event($record) => $body,
            AnyRecord::Article($record) => $body,
            AnyRecord::Need($record) => $body,
            AnyRecord::Responsibility($record) => $body,
            AnyRecord::Page($record) => $body,
            AnyRecord::Fact($record) => $body,
        }
    };
}

impl AnyRecord {
    /// Records of a kind; none for kinds without texts, and never a secret place.
    pub fn load(conn: &mut AnyConnection, noun: Noun, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        fn all<R>(records: Vec<R>, wrap: fn(Box<R>) -> AnyRecord) -> Vec<AnyRecord> {
            records.into_iter().map(|record| wrap(Box::new(record))).collect()
        }
        let mut records = match noun {
            Noun::Category => all(category::load(conn, selection)?, Self::Category),
            Noun::Provider => all(provider::load(conn, selection)?, Self::Provider),
            Noun::Location => all(location::load(conn, selection)?, Self::Location),
            Noun::Offer => all(offer::load(conn, selection)?, Self::Offer),
            Noun::Event => all(event::load(conn, selection)?, Self::Event),
            Noun::Article => all(article::load(conn, selection)?, Self::Article),
            Noun::Need => all(need::load(conn, selection)?, Self::Need),
            Noun::Responsibility => all(responsibility::load(conn, selection)?, Self::Responsibility),
            Noun::Page => all(page::load(conn, selection)?, Self::Page),
            Noun::Fact => all(fact::load(conn, selection)?, Self::Fact),
            _ => Vec::new(),
        };
        records.retain(|record| !matches!(record, Self::Location(place) if place.secret));
        Ok(records)
    }

    /// The record of a city by slug or id.
    pub fn named(conn: &mut AnyConnection, city: &CityId, (noun, name): (Noun, &str)) -> Result<Option<Self>, DbError> {
        macro_rules! id {
            ($table:ident) => {
                $table::table
                    .filter($table::city_id.eq(city))
                    .filter($table::slug.eq(name).or($table::id.eq(name)))
                    .select($table::id)
                    .first::<String>(conn)
                    .optional()?
            };
        }
        let id = match noun {
            Noun::Category => id!(categories),
            Noun::Provider => id!(providers),
            Noun::Location => id!(locations),
            Noun::Offer => id!(offers),
            Noun::Event => id!(events),
            Noun::Article => id!(articles),
            Noun::Need => id!(needs),
            Noun::Responsibility => id!(responsibilities),
            Noun::Page => id!(pages),
            Noun::Fact => id!(facts),
            _ => None,
        };
        match id {
            Some(id) => Ok(Self::load(conn, noun, Selection::Ids(&[id]))?.pop()),
            None => Ok(None),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn noun(&self) -> Noun {
        match self {
            Self::Category(_) => Noun::Category,
            Self::Provider(_) => Noun::Provider,
            Self::Location(_) => Noun::Location,
            Self::Offer(_) => Noun::Offer,
            Self::Event(_) => Noun::Event,
            Self::Article(_) => Noun::Article,
            Self::Need(_) => Noun::Need,
            Self::Responsibility(_) => Noun::Responsibility,
            Self::Page(_) => Noun::Page,
            Self::Fact(_) => Noun::Fact,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        any!(self, record => Record::id(record.as_ref()))
    }

    /// Its city.
    #[must_use]
    pub fn city(&self) -> &CityId {
        any!(self, record => Record::city(record.as_ref()))
    }

    /// Name in addresses.
    #[must_use]
    pub fn slug(&self) -> &str {
        any!(self, record => Record::slug(record.as_ref()))
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> i64 {
        any!(self, record => Record::meta(record.as_ref()).version)
    }

    /// Id of the provider it belongs to; none for what is the city's.
    #[must_use]
    pub fn provider(&self) -> Option<&str> {
        match self {
            Self::Category(_) | Self::Article(_) | Self::Responsibility(_) | Self::Page(_) | Self::Fact(_) => None,
            Self::Provider(record) => Some(record.id.as_str()),
            Self::Location(record) => Some(record.provider.as_str()),
            Self::Offer(record) => Some(record.provider.as_str()),
            Self::Event(record) => Some(record.provider.as_str()),
            Self::Need(record) => Some(record.provider.as_str()),
        }
    }

    /// True when the public may read it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        any!(self, record => Record::is_public(record.as_ref()))
    }

    /// Language of its source.
    #[must_use]
    pub fn source_lang(&self) -> &str {
        any!(self, record => Translated::source_lang(record.as_ref()))
    }

    /// Version of its source.
    #[must_use]
    pub fn text_version(&self) -> i64 {
        any!(self, record => Translated::text_version(record.as_ref()))
    }

    /// The words of its source.
    #[must_use]
    pub fn source(&self) -> Texts {
        let source = any!(self, record => Translated::source_text(record.as_ref()));
        source.map(Text::to_wire).unwrap_or_default()
    }

    /// Its text in a language.
    #[must_use]
    pub fn text(&self, lang: &str) -> Option<&Text> {
        find(any!(self, record => Record::texts(record.as_ref())), lang)
    }

    /// Its texts, to be written.
    pub fn text_set(&mut self) -> TextSet<'_> {
        any!(self, record => Translated::text_set(record.as_mut()))
    }

    /// Writes what has changed since `before`. `false` when somebody was faster: nothing has been written then.
    pub fn write(&mut self, tx: &mut Tx<'_>, author: &Author<'_>, before: &Self) -> Result<bool, DbError> {
        macro_rules! write {
            ($($noun:ident),*) => {
                match (before, self) {
                    $((Self::$noun(before), Self::$noun(record)) => {
                        record::change_from(tx, author, (before.as_ref(), record.as_mut()), ChangeAction::Updated)
                    })*
                    // Two kinds are never the same record.
                    _ => Ok(false),
                }
            };
        }
        write!(
            Category,
            Provider,
            Location, Offer, Event, Article, Need, Responsibility, Page, Fact
        )
    }
}
