//! Handing messages over: domains that ask for patience, and servers that say nothing.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use porta_api::mail::{Transport, Verdict};
use porta_api::spine::clock::Clock;

use super::{manner, message, written};
use crate::harness::{Act, MailServer};

fn to(address: &str) -> lettre::Message {
    message("porta@porta.example", address, "Noch richtig?", "Ja?")
}

#[actix_web::test]
async fn a_slow_domain_is_left_alone_and_holds_up_nobody() {
    let server = MailServer::start(&[], |to| {
        if to.ends_with("@slow.example") {
            Act::Say("451 4.7.1 greylisted")
        } else {
            Act::Take
        }
    });
    let clock = Clock::fixed(written());
    let transport = Transport::smtp(&server.url, &manner(20_000, &clock)).unwrap();
    let tries = || {
        server
            .log
            .lock()
            .unwrap()
            .acts
            .iter()
            .filter(|(to, _)| to.ends_with("@slow.example"))
            .count()
    };

    assert_eq!(
        transport.send("a", &to("a@slow.example")).await,
        Verdict::Later("451".to_owned())
    );
    let rests = Verdict::Later("its domain has put mails off and is left alone until 10:01 UTC".to_owned());
    assert_eq!(transport.send("b", &to("b@SLOW.example")).await, rests);
    assert_eq!(transport.send("c", &to("c@quick.example")).await, Verdict::Sent);
    assert_eq!(tries(), 1);

    // 1 + 2 + 4 + … minutes, an hour at most: a mail is tried every minute, and seldom reaches the server.
    for _ in 0..180 {
        clock.advance(TimeDelta::minutes(1));
        transport.send("a", &to("a@slow.example")).await;
    }
    assert_eq!(tries(), 1 + 7);
}

#[actix_web::test]
async fn what_is_refused_later_comes_back_to_an_address_of_its_own() {
    let server = MailServer::start(&[], |_| Act::Take);
    let transport = Transport::smtp(&server.url, &manner(20_000, &Clock::fixed(written()))).unwrap();
    let transport = transport.returned_to(Some("returns@porta.example".parse().unwrap()));

    assert_eq!(transport.send("a", &to("office@verein.example")).await, Verdict::Sent);

    let taken = server.taken();
    assert_eq!(taken[0].from, "returns@porta.example");
    assert!(
        taken[0].text.contains("From: porta@porta.example\r\n"),
        "{}",
        taken[0].text
    );
}

#[actix_web::test]
async fn a_success_ends_the_patience() {
    let server = MailServer::start(&[], |to| {
        if to.starts_with("full@") {
            Act::Say("452 4.2.2 full")
        } else {
            Act::Take
        }
    });
    let clock = Clock::fixed(written());
    let transport = Transport::smtp(&server.url, &manner(20_000, &clock)).unwrap();

    for _ in 0..5 {
        assert_eq!(
            transport.send("a", &to("full@verein.example")).await,
            Verdict::Later("452".to_owned())
        );
        // Never longer than the first rest, because another mail is taken in between.
        clock.advance(TimeDelta::minutes(1));
        assert_eq!(transport.send("b", &to("office@verein.example")).await, Verdict::Sent);
    }
}

#[actix_web::test]
async fn silence_ends_with_the_patience() {
    for (act, doubtful) in [(Act::Silence, false), (Act::TakeInSilence, true)] {
        let server = MailServer::start(&[], move |_| act);
        let transport = Transport::smtp(&server.url, &manner(1_000, &Clock::fixed(written()))).unwrap();
        let start = Instant::now();

        let verdict = transport.send("a", &to("a@verein.example")).await;

        assert!(start.elapsed() < Duration::from_secs(30));
        match verdict {
            Verdict::Doubtful(_) if doubtful => {}
            Verdict::Later(why) if !doubtful => assert_eq!(why, "the mail server did not answer in time"),
            other => panic!("{other:?}"),
        }
    }
}

#[actix_web::test]
async fn a_server_that_does_not_even_greet_is_not_waited_for_without_end() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let transport = Transport::smtp(&url, &manner(100, &Clock::fixed(written()))).unwrap();

    let verdict = transport.send("a", &to("a@verein.example")).await;

    assert_eq!(
        verdict,
        Verdict::Later("the mail server did not answer in time".to_owned())
    );
}

#[actix_web::test]
async fn one_connection_carries_many_messages_and_survives_refusals() {
    let server = MailServer::start(&[], |to| match to.split('@').next() {
        Some("nobody") => Act::Say("550 5.1.1 nobody"),
        Some("spam") => Act::SayAtEnd("554 5.7.1 no"),
        _ => Act::Take,
    });
    let transport = Transport::smtp(&server.url, &manner(20_000, &Clock::fixed(written()))).unwrap();

    for (name, verdict) in [
        ("a", Verdict::Sent),
        ("nobody", Verdict::Refused("550".to_owned())),
        ("spam", Verdict::Refused("554".to_owned())),
        ("b", Verdict::Sent),
    ] {
        assert_eq!(
            transport.send("x", &to(&format!("{name}@verein.example"))).await,
            verdict
        );
    }
    assert_eq!(server.heard("EHLO"), 1);
    assert_eq!(server.taken().len(), 2);
}

#[actix_web::test]
async fn a_server_that_is_away_is_tried_later() {
    let transport = Transport::smtp("smtp://127.0.0.1:1", &manner(20_000, &Clock::fixed(written()))).unwrap();

    let verdict = transport.send("a", &to("a@verein.example")).await;

    assert_eq!(verdict, Verdict::Later("the mail server cannot be reached".to_owned()));
}
