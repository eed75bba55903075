//! Fictional cities of any size, for load tests: the same size and seed give the same city (but for ids).

pub mod cli;
mod frame;
mod names;
mod records;
mod rules;
mod words;

use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::catalog::change::Author;
use crate::catalog::record::{self, Record};
use crate::imports::{Progress, Stage};
use crate::spine::change_log::Actor;
use crate::spine::clock::Clock;
use crate::spine::db::{Database, DbError};
use frame::Frame;
use words::Words;

/// How many records go into one transaction: others can write between them.
const BATCH: usize = 1_000;

/// Size of a fictional city.
#[derive(Clone, Debug)]
pub struct Size {
    /// Its slug.
    pub city: String,
    /// Offers; an eighth as many providers and a twentieth as many events come with them.
    pub offers: usize,
    /// Languages of its texts, 1 to 9.
    pub languages: usize,
    /// What chance begins with.
    pub seed: u64,
}

/// Why a city could not be made.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// The database refused.
    #[error(transparent)]
    Database(#[from] DbError),
    /// There is one of that name.
    #[error("there is a city `{0}` already; name another one with --city")]
    Exists(String),
    /// The words in the program cannot be read.
    #[error("the words of fictional cities cannot be read: {0}")]
    Words(#[from] serde_json::Error),
}

/// How many records were made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// Providers.
    pub providers: usize,
    /// Offers.
    pub offers: usize,
    /// Events.
    pub events: usize,
}

/// Makes a fictional city.
pub fn generate(db: &Database, clock: &Clock, size: &Size, progress: &dyn Progress) -> Result<Made, GenerateError> {
    let words = Words::embedded()?;
    let mut rng = StdRng::seed_from_u64(size.seed);
    let at = clock.now();
    let actor = Actor::Import("generator".to_owned());
    let author = Author { actor: &actor, at };
    if db
        .read(|conn| crate::catalog::city::by_slug(conn, &size.city))?
        .is_some()
    {
        return Err(GenerateError::Exists(size.city.clone()));
    }
    let frame = Frame::make(&words, size, at);
    let providers = size.offers.div_ceil(8);
    progress.begin(Stage::Write, (2 * providers + size.offers + size.offers / 20) as u64);
    db.write(|tx| frame.write(tx, &author))?;
    let hosts = records::hosts(&frame, &words, &mut rng, providers);
    write(db, &author, hosts.iter().map(|host| &host.provider), progress)?;
    write(db, &author, hosts.iter().map(|host| &host.location), progress)?;
    let offers = records::offers(&frame, &words, &hosts, &mut rng, size.offers);
    let offers = write_owned(db, &author, offers, progress)?;
    let events = records::events(&frame, &words, &hosts, &mut rng, size.offers / 20);
    let events = write_owned(db, &author, events, progress)?;
    progress.end();
    Ok(Made {
        providers: hosts.len(),
        offers,
        events,
    })
}

fn write<'r, R: Record + 'r>(
    db: &Database,
    author: &Author<'_>,
    records: impl Iterator<Item = &'r R>,
    progress: &dyn Progress,
) -> Result<(), DbError> {
    let records: Vec<&R> = records.collect();
    for batch in records.chunks(BATCH) {
        db.write(|tx| {
            batch.iter().try_for_each(|record| {
                progress.step();
                record::create(tx, author, *record)
            })
        })?;
    }
    Ok(())
}

/// Makes and writes batch by batch, so that a large city needs little memory; says how many there were.
fn write_owned<R: Record>(
    db: &Database,
    author: &Author<'_>,
    mut records: impl Iterator<Item = R>,
    progress: &dyn Progress,
) -> Result<usize, DbError> {
    let mut made = 0;
    loop {
        let batch: Vec<R> = records.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(made);
        }
        made += batch.len();
        write(db, author, batch.iter(), progress)?;
    }
}
