//! Night after night: what is asked, what is kept, and what becomes of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::spine::db::schema::{cities, jobs};
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::jobs::{Handlers, Options, Outcome, Worker};
use porta_api::spine::randomness::Randomness;
use porta_api::websites::{CHECK, Payload, check_city, handlers, tick};
use serde_json::json;

use super::scene::{asker, check_now, city, kept, night, states, tools, tools_for, tuesdays};
use super::server::{Reply, Server};
use crate::catalog::scene::{Scene, scene, with};
use crate::harness::at;

/// A server that answers with the status that is set.
async fn server(status: &Arc<AtomicU16>) -> Server {
    let status = Arc::clone(status);
    Server::start(move |_| Reply::Status(status.load(Ordering::SeqCst))).await
}

#[actix_web::test]
async fn a_page_that_is_gone_for_three_nights_is_broken_until_it_is_back_once() {
    let (scene, status) = (scene().await, Arc::new(AtomicU16::new(404)));
    let server = server(&status).await;
    let url = server.url("verein.example", "/");
    scene.offer_at("kurs", &url).await;
    let tools = tools_for(&scene, &server);

    night(&tools).await;
    let first = scene.clock.now();
    night(&tools).await;
    assert_eq!(kept(&scene.db), [(url.clone(), "failing".to_owned())]);
    night(&tools).await;

    assert_eq!(states(&scene.db), ["broken"]);
    let item = &scene.checks().await["items"][0];
    assert_eq!(item["first_failed_at"], json!(first));
    assert_eq!(item["broken_since"], json!(scene.clock.now()));
    assert_eq!((&item["failures"], &item["http_status"]), (&json!(3), &json!(404)));

    status.store(403, Ordering::SeqCst);
    night(&tools).await;
    assert_eq!(states(&scene.db), ["unclear"], "a wall proves nothing");
    status.store(200, Ordering::SeqCst);
    night(&tools).await;
    assert_eq!(states(&scene.db), ["reachable"]);
    assert_eq!(scene.checks().await["items"], json!([]));
}

#[actix_web::test]
async fn every_address_of_published_entries_that_still_matters_is_asked_once_a_night() {
    let (scene, status) = (scene().await, Arc::new(AtomicU16::new(200)));
    let server = server(&status).await;
    let url = server.url("verein.example", "/");
    scene.offer_at("eins", &url).await;
    scene.offer_at("zwei", &url).await;
    scene.offer_at("drei", &server.url("drei.example", "/")).await;
    scene.change_now("drei", &json!({"publication": "draft"})).await;
    let times = json!({
        "registration_url": server.url("verein.example", "/anmelden"), "online_url": server.url("raum.example", "/")
    });
    scene.new_record("events", &with(tuesdays(), &times)).await;
    let over = json!({
        "texts": {"title": "Fest"}, "starts_at": "2026-11-20T17:00", "rrule": null,
        "registration_url": server.url("fest.example", "/")
    });
    scene.new_record("events", &with(tuesdays(), &over)).await;
    let tools = tools_for(&scene, &server);
    let payload = Payload {
        city: city(&scene.db),
        night: scene.clock.now(),
    };

    assert_eq!(check_city(&tools, &payload, &|| false).await, Outcome::Done);

    let mut asked = server.lines();
    asked.sort();
    let places = ["raum.example/", "verein.example/", "verein.example/anmelden"];
    assert_eq!(asked, places.map(|place| format!("HEAD {place}")));
    scene.clock.advance(TimeDelta::minutes(10));
    assert_eq!(check_city(&tools, &payload, &|| false).await, Outcome::Done);
    assert_eq!(
        server.asked().len(),
        3,
        "another attempt in the same night asks nobody again"
    );
}

#[actix_web::test]
async fn what_no_entry_names_any_more_is_forgotten() {
    let (scene, status) = (scene().await, Arc::new(AtomicU16::new(404)));
    let server = server(&status).await;
    for slug in ["eins", "zwei", "drei"] {
        scene
            .offer_at(slug, &server.url("verein.example", &format!("/{slug}")))
            .await;
    }
    let tools = tools_for(&scene, &server);
    night(&tools).await;
    assert_eq!(states(&scene.db), ["failing"; 3]);

    scene.change_now("eins", &json!({"website": null})).await;
    scene.archive("zwei", 1).await.expect(200);
    scene
        .change_now("drei", &json!({"website": server.url("verein.example", "/neu")}))
        .await;
    assert_eq!(scene.checks().await["items"], json!([]), "nor is it shown until then");
    night(&tools).await;

    let left = [(server.url("verein.example", "/neu"), "failing".to_owned())];
    assert_eq!(kept(&scene.db), left);
}

#[actix_web::test]
async fn demo_cities_are_never_asked() {
    let (scene, status) = (scene().await, Arc::new(AtomicU16::new(404)));
    let server = server(&status).await;
    scene.offer_at("kurs", &server.url("verein.example", "/")).await;
    let tools = tools_for(&scene, &server);
    night(&tools).await;
    server.forget();
    let all = diesel::update(cities::table).set(cities::demo.eq(true));
    scene.db.write::<_, DbError>(|tx| Ok(all.execute(tx.conn)?)).unwrap();

    scene.clock.set(at("2026-11-26T01:15:00Z"));
    assert_eq!(tick(&tools).unwrap(), 0);
    assert_eq!(check_now(&tools).await, Outcome::Done);

    assert!(server.asked().is_empty());
}

#[actix_web::test]
async fn each_city_is_checked_once_in_its_own_night() {
    let scene = scene().await;
    let tools = tools(&scene, asker(&[]));
    let ordered = |time: &str| {
        scene.clock.set(at(time));
        tick(&tools).unwrap()
    };

    assert_eq!(ordered("2026-11-25T12:15:00Z"), 0);
    assert_eq!(ordered("2026-11-26T00:15:00Z"), 0, "it is one o'clock in Berlin");
    assert_eq!(ordered("2026-11-26T01:15:00Z"), 2);
    assert_eq!(ordered("2026-11-26T02:15:00Z"), 0, "the same night");
    assert_eq!(ordered("2026-11-27T03:15:00Z"), 2);
    assert_eq!(
        ordered("2026-07-01T00:15:00Z"),
        2,
        "in summer, two o'clock comes earlier"
    );
}

#[actix_web::test]
async fn when_nobody_answers_our_own_line_is_down_and_nothing_is_held_against_anybody() {
    let scene = scene().await;
    for number in 0..5 {
        let url = format!("http://nowhere{number}.example/");
        scene.offer_at(&format!("kurs-{number}"), &url).await;
    }
    let tools = tools(&scene, asker(&[]));

    assert!(matches!(check_now(&tools).await, Outcome::Retry(_)));

    assert!(kept(&scene.db).is_empty());
}

#[actix_web::test]
async fn a_node_that_shuts_down_leaves_the_rest_to_another_attempt() {
    let (scene, status) = (scene().await, Arc::new(AtomicU16::new(200)));
    let server = server(&status).await;
    for slug in ["eins", "zwei"] {
        scene
            .offer_at(slug, &server.url("verein.example", &format!("/{slug}")))
            .await;
    }
    let tools = tools_for(&scene, &server);
    let payload = Payload {
        city: city(&scene.db),
        night: scene.clock.now(),
    };
    let stopping = || !server.asked().is_empty();

    assert!(matches!(
        check_city(&tools, &payload, &stopping).await,
        Outcome::Retry(_)
    ));
    assert_eq!(states(&scene.db), ["reachable"]);
    assert_eq!(check_city(&tools, &payload, &|| false).await, Outcome::Done);
    assert_eq!((states(&scene.db).len(), server.asked().len()), (2, 2));
}

/// State of the job that checks a city.
fn job(db: &Database) -> String {
    let one = jobs::table
        .filter(jobs::kind.eq(CHECK))
        .order(jobs::state.desc())
        .select(jobs::state);
    db.read::<_, DbError>(|conn| Ok(one.first(conn)?)).unwrap()
}

async fn works<S>(scene: &Scene<S>, handlers: Handlers) {
    let options = Options {
        poll: Duration::from_secs(3600),
        ..Options::default()
    };
    let db = Database::clone(&scene.db);
    let worker = Worker::new("one", db, scene.clock.clone(), Randomness::seeded(7), handlers).with_options(options);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let working = actix_web::rt::spawn(worker.run(async { drop(stopped.await) }));
    let done = async {
        while job(&scene.db) != "done" {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), done)
        .await
        .expect("the job never ends");
    drop(stop);
    working.await.unwrap();
}

#[actix_web::test]
async fn a_worker_does_the_night_s_work() {
    let (scene, status) = (scene().await, Arc::new(AtomicU16::new(200)));
    let server = server(&status).await;
    scene.offer_at("kurs", &server.url("verein.example", "/")).await;
    let tools = tools_for(&scene, &server);
    scene.clock.set(at("2026-11-26T01:15:00Z"));
    assert_eq!(tick(&tools).unwrap(), 2);

    works(&scene, handlers(Handlers::default(), tools)).await;

    assert_eq!(states(&scene.db), ["reachable"]);
}
