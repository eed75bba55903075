//! Conversations with a mail server that takes, puts off, refuses, and hangs up.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use chrono::TimeDelta;
use porta_api::mail::{Manner, Transport};
use porta_api::review::mailing::send_now;
use porta_api::spine::clock::Clock;
use porta_api::spine::jobs::Outcome;

use super::scene::{check, contact};
use crate::harness::{Act, MailServer};

/// Longer than any rest of a domain.
const AFTER_THE_REST: TimeDelta = TimeDelta::minutes(61);

/// A transport to a server, by the clock of a scene.
pub fn transport(server: &MailServer, clock: &Clock) -> Transport {
    let manner = Manner {
        per_minute: 600_000,
        patience: Duration::from_secs(20),
        clock: clock.clone(),
    };
    Transport::smtp(&server.url, &manner).unwrap()
}

/// A server that does these things one after the other, by recipient; then it takes everything.
fn server(acts: impl IntoIterator<Item = (&'static str, Vec<Act>)>) -> MailServer {
    let acts: Mutex<HashMap<&str, Vec<Act>>> = Mutex::new(acts.into_iter().collect());
    MailServer::start(&[], move |to| {
        let mut acts = acts.lock().unwrap();
        let own = acts.get_mut(to).filter(|own| !own.is_empty());
        own.map_or(Act::Take, |own| own.remove(0))
    })
}

#[actix_web::test]
async fn every_reply_leads_to_the_right_state() {
    let check = check().await;
    let campaign = check.open().await;
    let server = server([
        (
            "amt@musterstadt.example",
            vec![Act::Say("450 4.2.1 later"), Act::HangUp],
        ),
        ("office@verein.example", vec![Act::Say("550 5.1.1 no such user")]),
    ]);
    let sender = check.sender(transport(&server, &check.scene.clock));
    let mails = check.mails("waiting");

    let mut outcomes = Vec::new();
    for _ in 0..3 {
        for mail in &mails {
            outcomes.push(send_now(&sender, mail, false).await);
        }
        check.scene.clock.advance(AFTER_THE_REST);
    }

    let count = |wanted: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| wanted(outcome)).count();
    assert_eq!(count(|outcome| matches!(outcome, Outcome::Retry(_))), 2, "{outcomes:?}");
    assert_eq!(
        count(|outcome| *outcome == Outcome::Fail("refused: 550".to_owned())),
        1,
        "{outcomes:?}"
    );
    assert_eq!(
        server.taken().len(),
        1,
        "what is refused is not tried again, what is taken not sent again"
    );
    let counts = check.get(&campaign).await.expect(200)["counts"].clone();
    let of = |name: &str| counts[name].as_i64().unwrap();
    assert_eq!((of("sent"), of("failed"), of("waiting"), of("doubtful")), (1, 1, 0, 0));
    assert_eq!(check.tasks(), ["broken_contact"]);
    let status = check.get("/v1/cities/musterstadt/review-status").await.expect(200);
    assert_eq!(status["providers"][0]["contact"], "reached");
    assert_eq!(status["providers"][1]["contact"], "broken");
}

#[actix_web::test]
async fn what_is_put_off_again_and_again_is_given_up() {
    let check = check().await;
    check.open().await;
    let acts = vec![Act::Say("450 4.2.1 later"); 9];
    let server = server([
        ("amt@musterstadt.example", acts.clone()),
        ("office@verein.example", acts),
    ]);
    let sender = check.sender(transport(&server, &check.scene.clock));

    for mail in check.mails("waiting") {
        assert_eq!(send_now(&sender, &mail, false).await, Outcome::Retry("450".to_owned()));
        check.scene.clock.advance(AFTER_THE_REST);
        assert_eq!(send_now(&sender, &mail, true).await, Outcome::Retry("450".to_owned()));
    }

    assert_eq!(check.mails("given_up").len(), 2);
    assert_eq!(check.tasks(), ["broken_contact", "broken_contact"]);
    assert_eq!(server.taken().len(), 0);
}

#[actix_web::test]
async fn a_mail_whose_answer_was_lost_is_sent_again_and_counted() {
    let check = check().await;
    let campaign = check.open().await;
    let server = server([("amt@musterstadt.example", vec![Act::TakeAndHangUp])]);
    let sender = check.sender(transport(&server, &check.scene.clock));

    for _ in 0..2 {
        for mail in check.mails("waiting") {
            send_now(&sender, &mail, false).await;
        }
    }

    let taken = server.taken();
    let to_amt: Vec<_> = taken
        .iter()
        .filter(|mail| mail.to == "amt@musterstadt.example")
        .collect();
    assert_eq!(to_amt.len(), 2);
    assert_eq!(to_amt[0].text, to_amt[1].text, "the same bytes, the same Message-ID");
    let counts = check.get(&campaign).await.expect(200)["counts"].clone();
    assert_eq!((&counts["sent"], &counts["doubtful"]), (&2.into(), &1.into()));
}

#[actix_web::test]
async fn a_wrong_password_breaks_no_contact() {
    let check = check().await;
    check.open().await;
    let server = MailServer::start(&["AUTH PLAIN"], |_| Act::Take);
    let manner = Manner {
        per_minute: 600_000,
        patience: Duration::from_secs(20),
        clock: check.scene.clock.clone(),
    };
    let url = server.url.replace("smtp://", "smtp://porta:wrong@");
    let sender = check.sender(Transport::smtp(&url, &manner).unwrap());

    for mail in check.mails("waiting") {
        let outcome = send_now(&sender, &mail, false).await;
        let reason = "the mail server does not let us in: 535".to_owned();
        assert_eq!(outcome, Outcome::Retry(reason));
    }

    assert_eq!(check.mails("waiting").len(), 2);
    assert_eq!(check.tasks(), Vec::<String>::new());
}

#[actix_web::test]
async fn an_address_that_the_server_cannot_carry_is_a_broken_contact() {
    let check = check().await;
    contact(&check.scene.db, "amt", "büro@bürgerhilfe.example", "de", true);
    contact(&check.scene.db, "verein", "office@bürgerhilfe.example", "de", true);
    check.open().await;
    let server = server([]);
    let sender = check.sender(transport(&server, &check.scene.clock));

    for mail in check.mails("waiting") {
        send_now(&sender, &mail, false).await;
    }

    assert_eq!(check.mails("refused").len(), 1);
    assert_eq!(check.tasks(), ["broken_contact"]);
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!(taken[0].to, "office@xn--brgerhilfe-9db.example");
    assert_eq!(taken[0].header("To").unwrap(), "office@xn--brgerhilfe-9db.example");
}
