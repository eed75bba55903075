//! Ids: UUIDv7 (RFC 9562) as text, one type per noun, so that an offer's id is never taken for a provider's.

use std::fmt;

use uuid::Uuid;

/// What all id types can do.
pub trait Id: Clone + Eq + Ord + fmt::Display {
    /// A new id; they sort by the time of their making.
    fn fresh() -> Self;
    /// The id as text.
    fn as_str(&self) -> &str;
}

/// A new UUIDv7 as text.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that ids come from")]
pub fn fresh_uuid() -> String {
    Uuid::now_v7().to_string()
}

/// True when the text is a UUID in its usual form; what is none is looked up as a slug.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

/// Defines an id type: text in the database, on the wire and in memory.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[serde(transparent)]
        pub struct $name(std::sync::Arc<str>);

        impl $crate::spine::ids::Id for $name {
            fn fresh() -> Self {
                Self($crate::spine::ids::fresh_uuid().into())
            }

            fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.to_string()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                diesel::serialize::ToSql::<diesel::sql_types::Text, DB>::to_sql(&*self.0, out)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(Self(String::from_sql(bytes)?.into()))
            }
        }
    };
}

id! {
    /// Id of a city: the frame of everything else.
    CityId
}

id! {
    /// Id of an account.
    AccountId
}
