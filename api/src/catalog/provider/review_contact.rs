//! Whom the twice-yearly check writes to. Personal data: beside the record, never public, never in the change log.

use std::collections::HashMap;
use std::fmt;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::catalog::ids::{CityId, ProviderId};
use crate::spine::db::schema::{providers, review_contacts};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};

/// The review contact of a provider.
#[derive(Clone, PartialEq, Eq)]
pub struct ReviewContact {
    /// Mail address.
    pub email: String,
    /// Language of the mails (BCP 47).
    pub lang: String,
}

impl fmt::Debug for ReviewContact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReviewContact")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

/// The review contacts of a city, by provider id.
pub fn contacts_of_city(conn: &mut AnyConnection, city: &CityId) -> Result<HashMap<String, ReviewContact>, DbError> {
    let rows = review_contacts::table
        .inner_join(providers::table.on(providers::id.eq(review_contacts::provider_id)))
        .filter(providers::city_id.eq(city))
        .select((
            review_contacts::provider_id,
            review_contacts::email,
            review_contacts::lang,
        ))
        .load::<(String, String, String)>(conn)?;
    Ok(rows
        .into_iter()
        .map(|(provider, email, lang)| (provider, ReviewContact { email, lang }))
        .collect())
}

/// Sets the review contact of a provider; a new address is not verified, the same one stays as it is.
pub fn set_contact(
    tx: &mut Tx<'_>,
    provider: &ProviderId,
    contact: &ReviewContact,
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    let same = review_contacts::table
        .find(provider)
        .filter(review_contacts::email.eq(&contact.email));
    let same = diesel::update(same).set(review_contacts::lang.eq(&contact.lang));
    if same.execute(tx.conn)? > 0 {
        return Ok(());
    }
    let row = (
        review_contacts::provider_id.eq(provider),
        review_contacts::email.eq(&contact.email),
        review_contacts::lang.eq(&contact.lang),
        review_contacts::updated_at.eq(at.naive_utc()),
    );
    Both(
        diesel::insert_into(review_contacts::table)
            .values(row)
            .on_conflict(review_contacts::provider_id)
            .do_update()
            .set((
                review_contacts::email.eq(excluded(review_contacts::email)),
                review_contacts::lang.eq(excluded(review_contacts::lang)),
                review_contacts::verified_at.eq(None::<chrono::NaiveDateTime>),
                review_contacts::updated_at.eq(excluded(review_contacts::updated_at)),
            )),
    )
    .execute(tx.conn)?;
    Ok(())
}

/// Notes that the review contact of a provider is verified: mails may go there. `false` when there is none.
pub fn verify_contact(tx: &mut Tx<'_>, provider: &ProviderId, at: DateTime<Utc>) -> Result<bool, DbError> {
    let verified = diesel::update(review_contacts::table.find(provider))
        .set(review_contacts::verified_at.eq(at.naive_utc()))
        .execute(tx.conn)?;
    Ok(verified > 0)
}

/// The review contact of a provider, if mails may go there.
pub fn verified_contact(conn: &mut AnyConnection, provider: &ProviderId) -> Result<Option<ReviewContact>, DbError> {
    let contact: Option<(String, String)> = review_contacts::table
        .find(provider)
        .filter(review_contacts::verified_at.is_not_null())
        .select((review_contacts::email, review_contacts::lang))
        .first(conn)
        .optional()?;
    Ok(contact.map(|(email, lang)| ReviewContact { email, lang }))
}
