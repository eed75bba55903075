//! Fictional cities of any size, for measuring: the same for the same seed, in up to nine languages, without a real person or place.

mod chance;
mod frame;
mod offers;
mod places;
mod rules;
mod texts;
mod words;

use chance::Chance;
use words::Words;

use crate::catalog::change::Author;
use crate::catalog::city::City;
use crate::catalog::record::{self, Record};
use crate::imports::{ImportError, Report};
use crate::spine::change_log::Actor;
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};

pub use words::MOST_LANGUAGES;

/// Records in one transaction.
const BUNDLE: usize = 1_000;

/// What is to be made.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Slug of the new city.
    pub city: String,
    /// How many offers.
    pub offers: usize,
    /// The same seed gives the same city (ids of districts and categories aside).
    pub seed: u64,
    /// In how many languages, 1 to [`MOST_LANGUAGES`].
    pub languages: usize,
}

/// What was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// Providers.
    pub providers: usize,
    /// Places.
    pub locations: usize,
    /// Offers.
    pub offers: usize,
}

/// Why a city could not be made.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// There is a city of that name.
    #[error("there is a city `{0}` already; choose another name with --city")]
    Taken(String),
    /// The importer refuses the frame, for example because of the slug.
    #[error("the city cannot be made:\n{0}")]
    Refused(String),
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DbError),
    /// The importer failed.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl From<&Report> for GenerateError {
    fn from(report: &Report) -> Self {
        Self::Refused(crate::imports::render_report(report, None))
    }
}

/// Makes a city: its frame through the importer, then providers, places and offers in transactions of a thousand records.
pub fn generate(database: &Database, clock: &Clock, plan: &Plan) -> Result<Made, GenerateError> {
    let words = words::of(plan.languages);
    let mut chance = Chance::seeded(plan.seed);
    let frame = frame::make(database, clock, plan, (&words, &mut chance))?;
    let mut maker = Maker {
        at: clock.now(),
        words,
        chance,
        city: &frame.city,
    };
    let seats = places::make(&mut maker, &frame, plan.offers);
    let actor = Actor::Import("generator".to_owned());
    let author = Author {
        actor: &actor,
        at: maker.at,
    };
    let providers = seats.iter().map(|seat| seat.provider.clone());
    let locations = seats.iter().flat_map(|seat| seat.locations.iter().cloned());
    let (providers, locations) = (
        write(database, &author, providers)?,
        write(database, &author, locations)?,
    );
    let offers = (0..plan.offers).filter_map(|number| offers::make(&mut maker, &frame, &seats, number));
    Ok(Made {
        offers: write(database, &author, offers)?,
        providers,
        locations,
    })
}

/// What records are made with.
struct Maker<'m> {
    at: chrono::DateTime<chrono::Utc>,
    words: Vec<Words>,
    chance: Chance,
    city: &'m City,
}

/// Writes records, a bundle a transaction; says how many.
fn write<R: Record>(
    database: &Database,
    author: &Author<'_>,
    mut records: impl Iterator<Item = R>,
) -> Result<usize, DbError> {
    let mut written = 0;
    loop {
        let bundle: Vec<R> = records.by_ref().take(BUNDLE).collect();
        if bundle.is_empty() {
            return Ok(written);
        }
        database.write(|tx| bundle.iter().try_for_each(|one| record::create(tx, author, one)))?;
        written += bundle.len();
    }
}
