//! Whom mails go to: verified addresses only.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::catalog::city::City;
use crate::catalog::ids::CityId;
use crate::spine::db::schema::{providers, review_contacts, second_contacts};
use crate::spine::db::{AnyConnection, DbError};

/// A contact and whether mail may go there.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Address.
    pub email: String,
    /// Language of the mails (BCP 47).
    pub lang: String,
    /// True when a human has verified the address; demonstration data goes to no real mailbox.
    pub verified: bool,
}

type Row = (String, String, String, Option<NaiveDateTime>);

fn recipients(rows: Vec<Row>, city: &City) -> HashMap<String, Recipient> {
    let recipient = |(provider, email, lang, verified): Row| {
        let verified = verified.is_some() || city.demo;
        (provider, Recipient { email, lang, verified })
    };
    rows.into_iter().map(recipient).collect()
}

/// The first contacts of a city, by provider id.
pub fn first(conn: &mut AnyConnection, city: &City) -> Result<HashMap<String, Recipient>, DbError> {
    let rows = review_contacts::table
        .inner_join(providers::table.on(providers::id.eq(review_contacts::provider_id)))
        .filter(providers::city_id.eq::<&CityId>(&city.id))
        .select((
            review_contacts::provider_id,
            review_contacts::email,
            review_contacts::lang,
            review_contacts::verified_at,
        ))
        .load::<Row>(conn)?;
    Ok(recipients(rows, city))
}

/// The second contacts of a city, by provider id.
pub fn second(conn: &mut AnyConnection, city: &City) -> Result<HashMap<String, Recipient>, DbError> {
    let rows = second_contacts::table
        .inner_join(providers::table.on(providers::id.eq(second_contacts::provider_id)))
        .filter(providers::city_id.eq::<&CityId>(&city.id))
        .select((
            second_contacts::provider_id,
            second_contacts::email,
            second_contacts::lang,
            second_contacts::verified_at,
        ))
        .load::<Row>(conn)?;
    Ok(recipients(rows, city))
}
