//! How any noun is written over the API: offers stand for all, and each noun for what is its own.

mod bulk;
mod history;
mod members;
mod moderation;
mod notes;
mod nouns;
mod partners;
mod trash;
mod trials;
mod warnings;

use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::review_trust;

use crate::harness::TestDatabase;

/// Where things of Musterstadt are written.
pub const CITY: &str = "/v1/staff/cities/musterstadt";

/// Lets a provider publish directly.
pub fn trust(db: &TestDatabase, provider: &str) {
    use diesel::prelude::*;
    let city = db
        .read(|conn| porta_api::catalog::city::by_slug(conn, "musterstadt"))
        .unwrap()
        .unwrap()
        .id;
    let id = db
        .read(|conn| porta_api::access::provider_named(conn, &city, provider))
        .unwrap()
        .unwrap();
    let row = (review_trust::provider_id.eq(id), review_trust::trusted.eq(true));
    db.write::<_, DbError>(|tx| Ok(diesel::insert_into(review_trust::table).values(row).execute(tx.conn)?))
        .unwrap();
}
