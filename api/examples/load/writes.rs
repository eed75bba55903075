//! Writes a second (record and change log in one transaction, with parts and texts where they change) against bare one-row
//! transactions.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use porta_api::catalog::offer::Offer;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::schema::offers;
use porta_api::spine::db::{Database, DbError};
use serde_json::{Value, json};

use crate::changes::{self, Where};

/// How it is measured.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    /// Writers at once.
    #[arg(long, default_value_t = 8)]
    writers: usize,
    /// Seconds for each kind of write.
    #[arg(long, default_value_t = 4.0)]
    seconds: f64,
    /// How often both kinds are measured, in turn.
    #[arg(long, default_value_t = 2)]
    rounds: u32,
}

type Write = fn(&Database, &Clock, (&mut Offer, u64)) -> Result<bool, DbError>;

/// Measures three kinds in turn: `bare` ones, those of a `field`, and `whole` ones a second, and how many writes failed.
pub fn measure(args: &Args) -> Result<Value, String> {
    let connections = u32::try_from(args.writers).map_err(|error| error.to_string())?;
    let (database, offers) = changes::open(&args.place, connections)?;
    // Each writer has offers of its own: what is measured is the database, not a quarrel over one record.
    let each = offers.len() / args.writers.max(1);
    let mut shares: Vec<Vec<Offer>> = offers.chunks(each.max(1)).map(<[Offer]>::to_vec).collect();
    shares.truncate(args.writers);
    let (mut bare, mut field, mut whole, mut failed) = (0.0, 0.0, 0.0, 0);
    for _ in 0..args.rounds {
        let kinds = [
            (&mut bare, bare_write as Write),
            (&mut field, field_write as Write),
            (&mut whole, whole_write as Write),
        ];
        for (sum, write) in kinds {
            let (done, wrong) = run(&database, &mut shares, (write, Duration::from_secs_f64(args.seconds)));
            *sum += done / f64::from(args.rounds);
            failed += wrong;
        }
    }
    Ok(json!({ "bare": bare, "field": field, "whole": whole, "failed": failed }))
}

/// One row, one transaction.
fn bare_write(database: &Database, _clock: &Clock, (offer, turn): (&mut Offer, u64)) -> Result<bool, DbError> {
    offer.phone = Some(phone(turn));
    database.write(|tx| {
        let row = offers::table.filter(offers::id.eq(&offer.id));
        let changed = diesel::update(row)
            .set(offers::phone.eq(&offer.phone))
            .execute(tx.conn)?;
        Ok(changed == 1)
    })
}

/// A record of which a field has changed.
fn field_write(database: &Database, clock: &Clock, (offer, turn): (&mut Offer, u64)) -> Result<bool, DbError> {
    changes::change(database, clock, offer, |offer| offer.phone = Some(phone(turn)))
}

/// A record of which everything has changed: fields, parts, and the texts in all languages.
fn whole_write(database: &Database, clock: &Clock, (offer, turn): (&mut Offer, u64)) -> Result<bool, DbError> {
    changes::change(database, clock, offer, |offer| {
        offer.phone = Some(phone(turn));
        offer.hours.iter_mut().for_each(|set| set.note = Some(phone(turn)));
        offer.categories.reverse();
        offer.locations.reverse();
        for text in &mut offer.texts {
            text.summary = format!("{}: {turn:06}", text.lang);
        }
    })
}

fn phone(turn: u64) -> String {
    format!("+49 000 {turn:06}")
}

/// Writes a second, and how many failed.
fn run(database: &Database, shares: &mut [Vec<Offer>], (write, time): (Write, Duration)) -> (f64, u64) {
    let (done, failed) = (AtomicU64::new(0), AtomicU64::new(0));
    let started = Instant::now();
    thread::scope(|scope| {
        for share in shares {
            scope.spawn(|| {
                let clock = Clock::machine();
                for turn in 0_u64.. {
                    if started.elapsed() >= time {
                        return;
                    }
                    let place = usize::try_from(turn).unwrap_or_default() % share.len().max(1);
                    let Some(offer) = share.get_mut(place) else { return };
                    let counter = if matches!(write(database, &clock, (offer, turn)), Ok(true)) {
                        &done
                    } else {
                        &failed
                    };
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    #[expect(clippy::cast_precision_loss, reason = "counts of seconds")]
    let per_second = done.load(Ordering::Relaxed) as f64 / started.elapsed().as_secs_f64();
    (per_second, failed.load(Ordering::Relaxed))
}
