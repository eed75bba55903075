//! Many recipients, and a mail server that does as chance will: each mail ends in the right state.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use futures_util::future::join_all;
use porta_api::imports::{InputFile, Order, Silent, import};
use porta_api::mail::{Manner, Transport};
use porta_api::review::mailing::send_now;
use porta_api::rules::CHECKS;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::schema::{mail_addresses, mails};
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::randomness::Randomness;
use serde_json::json;

use super::scene::{check, contact};
use crate::harness::{Act, MailServer};

/// How many are written to.
const RECIPIENTS: usize = 60;
/// How many share a domain.
const SHARING: usize = 3;
/// How often the server may say nothing.
const SILENCES: usize = 8;
/// After so many attempts a mail is given up.
const ATTEMPTS: usize = 7;

/// Providers with a contact each.
fn fill(db: &Database, clock: &Clock) {
    let provider = |number: usize| {
        json!({
            "slug": format!("p{number}"), "kind": "association", "publication": "published",
            "texts": {"de": {"title": format!("Verein {number}")}}
        })
    };
    let all: Vec<_> = (0..RECIPIENTS).map(provider).collect();
    let city = json!({
        "slug": "musterstadt", "name": "Musterstadt", "time_zone": "Europe/Berlin", "country": "DE", "region": "DE-RP",
        "languages": ["de", "en", "ar"], "lat": 49.757, "lon": 6.641
    });
    let text = json!({ "format": "porta", "version": 1, "city": city, "providers": all }).to_string();
    let file = InputFile {
        name: "many.json".into(),
        bytes: Cow::Owned(text.into_bytes()),
    };
    let order = Order {
        source: "many".to_owned(),
        ..Order::default()
    };
    let report = import(db, clock, CHECKS, &[file], &order, &Silent).unwrap();
    assert!(report.written, "{report:#?}");
    for number in 0..RECIPIENTS {
        let email = format!("p{number}@d{}.example", number / SHARING);
        contact(db, &format!("p{number}"), &email, "de", true);
    }
}

/// Something that a mail server may do, by chance.
fn any(chance: &Randomness) -> Act {
    let all = [
        Act::Take,
        Act::Take,
        Act::Take,
        Act::Take,
        Act::Say("450 4.2.1 later"),
        Act::Say("452 4.3.1 full"),
        Act::Say("550 5.1.1 nobody"),
        Act::SayAtEnd("451 4.7.1 later"),
        Act::SayAtEnd("554 5.7.1 no"),
        Act::HangUp,
        Act::HangUpInside,
        Act::TakeAndHangUp,
        Act::LoseAndHangUp,
        Act::Silence,
        Act::TakeInSilence,
    ];
    let [byte] = chance.bytes();
    all[usize::from(byte) % all.len()]
}

/// The state that these acts lead to.
fn state(acts: &[Act]) -> &'static str {
    match acts.last() {
        Some(Act::Take) => "sent",
        Some(Act::Say(reply) | Act::SayAtEnd(reply)) if reply.starts_with('5') => "refused",
        _ => "given_up",
    }
}

#[actix_web::test]
#[expect(clippy::disallowed_methods, reason = "a test reads its own switch")]
async fn every_mail_ends_in_the_right_state_whatever_the_server_does() {
    let long = std::env::var_os("PORTA_TEST_LONG").is_some();
    for seed in 1..=if long { 20 } else { 1 } {
        conversations(seed).await;
    }
}

/// What a server does by chance; so many times at most it says nothing, because each costs the patience.
fn plan(seed: u64) -> impl Fn(&str) -> Act {
    let (chance, silent) = (Randomness::seeded(seed), Mutex::new(SILENCES));
    move |_| {
        let act = any(&chance);
        let mut left = silent.lock().unwrap();
        match act {
            Act::Silence | Act::TakeInSilence if *left == 0 => Act::Take,
            Act::Silence | Act::TakeInSilence => {
                *left -= 1;
                act
            }
            other => other,
        }
    }
}

async fn conversations(seed: u64) {
    let check = check().await;
    fill(&check.scene.db, &check.scene.clock);
    let campaign = check.open().await;
    let server = MailServer::start(&[], plan(seed));
    let manner = Manner {
        per_minute: 600_000,
        patience: Duration::from_secs(2),
        clock: check.scene.clock.clone(),
    };
    let sender = check.sender(Transport::smtp(&server.url, &manner).unwrap());
    assert_eq!(check.mails("waiting").len(), RECIPIENTS + 2);

    for attempt in 1..=ATTEMPTS {
        let waiting = check.mails("waiting");
        join_all(waiting.iter().map(|mail| send_now(&sender, mail, attempt == ATTEMPTS))).await;
        // Longer than any rest of a domain.
        check.scene.clock.advance(TimeDelta::minutes(61));
    }

    let query = mails::table
        .inner_join(mail_addresses::table.on(mail_addresses::mail_id.eq(mails::id)))
        .select((mail_addresses::email, mails::state, mails::doubtful, mails::message_id));
    let rows: Vec<Row> = check.scene.db.read::<_, DbError>(|conn| Ok(query.load(conn)?)).unwrap();
    compare(seed, &rows, &server);
    let counts = check.get(&campaign).await.expect(200)["counts"].clone();
    let of = |state: &str| rows.iter().filter(|(_, found, ..)| found == state).count();
    assert_eq!(counts["sent"], of("sent"));
    assert_eq!(counts["failed"], of("refused") + of("given_up"));
    assert_eq!(
        counts["doubtful"],
        rows.iter().filter(|(_, _, doubtful, _)| *doubtful).count()
    );
    assert_eq!(check.tasks().len(), of("refused") + of("given_up"));
}

/// A mail: its address, state, doubt and Message-ID.
type Row = (String, String, bool, String);

/// Compares what is known of each mail with what the server did.
fn compare(seed: u64, rows: &[Row], server: &MailServer) {
    let log = server.log.lock().unwrap();
    let mut acts: HashMap<&str, Vec<Act>> = HashMap::new();
    for (to, act) in &log.acts {
        acts.entry(to).or_default().push(*act);
    }
    let mut wrong = String::new();
    for (email, found, doubtful, id) in rows {
        // None at all, if its domain was left alone each time.
        let acts: &[Act] = acts.get(email.as_str()).map_or(&[], Vec::as_slice);
        let taken: Vec<_> = log.taken.iter().filter(|mail| mail.to == *email).collect();
        let expected = (state(acts), acts.iter().any(|act| act.leaves_a_doubt()));
        let same = taken
            .iter()
            .all(|mail| mail.header("Message-ID").unwrap() == format!("<{id}>") && mail.text == taken[0].text);
        let exactly = *doubtful || taken.len() == usize::from(found == "sent");
        let counted = taken.len() == acts.iter().filter(|act| act.takes()).count();
        if (found.as_str(), *doubtful) != expected || !same || !exactly || !counted {
            writeln!(wrong, "{email}: {found}, doubtful {doubtful}, after {acts:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "seed {seed}:\n{wrong}");
}
