//! Conversations with a mail server about news.

use std::sync::Mutex;

use chrono::TimeDelta;
use porta_api::spine::jobs::Outcome;
use porta_api::subscriptions::{DIGEST, send_now};

use super::scene::{carrier, claimed, ended, public_offer, wishes};
use crate::catalog::scene::scene;
use crate::harness::{Act, MailServer};
use crate::review::smtp::transport;

/// A server that does these things one after the other, then takes everything.
fn server(acts: Vec<Act>) -> MailServer {
    let acts = Mutex::new(acts);
    MailServer::start(&[], move |_| {
        let mut acts = acts.lock().unwrap();
        if acts.is_empty() { Act::Take } else { acts.remove(0) }
    })
}

#[actix_web::test]
async fn a_lost_answer_sends_the_same_mail_again_and_unsubscribing_stands_in_its_head() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let secret = scene.subscribed(&outbox, wishes()).await;
    scene.create(&public_offer("Nähstube")).await.expect(201);
    scene.clock.advance(TimeDelta::days(1));
    assert_eq!(scene.tick(), 1);
    let server = server(vec![Act::TakeAndHangUp]);
    let carrier = carrier(&scene, &outbox, Some(transport(&server, &scene.clock)));
    let job = claimed(&scene, &[DIGEST]).remove(0);

    let first = send_now(&carrier, &job).await;
    scene.clock.advance(TimeDelta::hours(2));
    let again = claimed(&scene, &[DIGEST]).remove(0);
    let second = send_now(&carrier, &again).await;

    assert!(matches!(first, Outcome::Retry(_)), "{first:?}");
    assert_eq!(second, Outcome::Done);
    let taken = server.taken();
    assert_eq!(taken.len(), 2);
    assert_eq!(taken[0].header("Message-ID"), taken[1].header("Message-ID"));
    let stop = format!("<https://api.porta.example/v1/subscriptions/stop/{secret}>");
    assert_eq!(taken[1].header("List-Unsubscribe"), Some(stop));
    assert_eq!(
        taken[1].header("List-Unsubscribe-Post").as_deref(),
        Some("List-Unsubscribe=One-Click")
    );
    assert_eq!(taken[1].to, "leserin@mail.example");
}

#[actix_web::test]
async fn a_mailbox_that_refuses_three_times_in_a_row_gets_no_more_news() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.subscribed(&outbox, wishes()).await;
    let refusal = Act::Say("550 5.1.1 no such user");
    let server = server(vec![refusal, refusal, Act::Take, refusal, refusal, refusal]);
    let carrier = carrier(&scene, &outbox, Some(transport(&server, &scene.clock)));
    let mut left = Vec::new();
    for day in 0..6 {
        scene.create(&public_offer(&format!("Angebot {day}"))).await.expect(201);
        scene.clock.advance(TimeDelta::days(1));
        assert_eq!(scene.tick(), 1, "day {day}");
        let job = claimed(&scene, &[DIGEST]).remove(0);
        let outcome = send_now(&carrier, &job).await;
        ended(&scene, &job, &outcome);
        left.push(scene.stored_subscriptions().0);
    }

    assert_eq!(left, [1, 1, 1, 1, 1, 0], "one that was taken begins the count anew");
    assert_eq!(server.taken().len(), 1);
}
