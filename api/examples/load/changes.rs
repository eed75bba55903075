//! Writes of offers through the library, as the API makes them.

use chrono::{DateTime, Utc};
use porta_api::catalog::change::Author;
use porta_api::catalog::offer::{self, Offer};
use porta_api::catalog::selection::Selection;
use porta_api::catalog::{city, record};
use porta_api::spine::change_log::Actor;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::{Address, AddressError, Database, DbError, Options};
use porta_contract::ChangeAction;

/// Which city of which database.
#[derive(clap::Args, Clone, Debug)]
pub struct Where {
    /// The database.
    #[arg(long, env = "DATABASE_URL")]
    pub database_url: String,
    /// Slug of the city.
    #[arg(long)]
    pub city: String,
}

/// Opens the database and loads the city's offers.
pub fn open(place: &Where, connections: u32) -> Result<(Database, Vec<Offer>), String> {
    let address: Address = place
        .database_url
        .parse()
        .map_err(|error: AddressError| error.to_string())?;
    let options = Options {
        connections,
        ..Options::default()
    };
    let database = Database::new(&address, options);
    let offers = database.read(|conn| {
        let city = city::by_slug(conn, &place.city)?.ok_or(DbError::NotFound)?;
        offer::load(conn, Selection::City(&city.id))
    });
    Ok((database, offers.map_err(|error| error.to_string())?))
}

/// Lets an offer be edited, and writes what is another then, with its row in the change log. `false` when somebody was faster.
pub fn change(
    database: &Database,
    clock: &Clock,
    offer: &mut Offer,
    edit: impl FnOnce(&mut Offer),
) -> Result<bool, DbError> {
    let at: DateTime<Utc> = clock.now();
    let actor = Actor::System;
    let before = offer.clone();
    edit(offer);
    database.write(|tx| {
        let author = Author { actor: &actor, at };
        record::change_from(tx, &author, (&before, offer), ChangeAction::Updated)
    })
}
