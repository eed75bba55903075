//! Musterstadt, and somebody who wants news.

use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::mail::Transport;
use porta_api::mail::mailbox::{Kept, read_all};
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::{subscription_addresses, subscriptions as rows};
use porta_api::spine::jobs::{self, Claimed, Outcome, claim, finish};
use porta_api::subscriptions::{self, ASK, Carrier, DIGEST, send_now};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalog::scene::{Answer, Scene, cafe, with};
use crate::harness::whole_log;
use crate::suggestions::scene::postman;

pub const SUBSCRIPTIONS: &str = "/v1/cities/musterstadt/subscriptions";
pub const EVENTS: &str = "/v1/staff/cities/musterstadt/events";

/// Wishes that are fine, but for their form.
pub fn wishes() -> Value {
    json!({"email": "leserin@mail.example", "lang": "de", "nouns": ["offer", "event"], "rhythm": "daily"})
}

/// A public offer of the association.
pub fn public_offer(title: &str) -> Value {
    with(cafe(), &json!({"texts": {"title": title}, "publication": "published"}))
}

/// A public event of the association, on a Saturday.
pub fn public_event(title: &str, starts_at: &str) -> Value {
    json!({
        "provider": "verein", "lang": "de", "texts": {"title": title}, "starts_at": starts_at, "duration_minutes": 120,
        "publication": "published",
    })
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Gets a form, takes some seconds to fill it in, and sends it.
    pub async fn subscribe(&self, body: Value) -> Answer {
        let form = self.get(&format!("{SUBSCRIPTIONS}/form")).await.expect(200);
        self.clock.advance(TimeDelta::seconds(5));
        let body = with(body, &json!({"form": form["form"]}));
        self.send(TestRequest::post().uri(SUBSCRIPTIONS).set_json(&body)).await
    }

    /// Does something by the secret of a link.
    pub async fn by_link(&self, verb: &str, body: &Value) -> Answer {
        let path = format!("/v1/subscriptions/{verb}");
        self.send(TestRequest::post().uri(&path).set_json(body)).await
    }

    /// Subscribes and confirms; gives the secret.
    pub async fn subscribed(&self, outbox: &TempDir, body: Value) -> String {
        self.subscribe(body).await.expect(202);
        let mails = deliver(self, outbox, &[ASK]).await;
        let token = token(&mails[0]);
        self.rows();
        self.by_link("confirm", &json!({"token": token})).await.expect(200);
        token
    }

    /// Makes an event as an editor.
    pub async fn event(&self, body: &Value) -> Value {
        self.write(Method::POST, EVENTS, None, body).await.expect(201)
    }
}

impl<S> Scene<S> {
    /// Subscriptions and addresses that are stored.
    pub fn stored_subscriptions(&self) -> (i64, i64) {
        self.db
            .read::<_, DbError>(|conn| {
                Ok((
                    rows::table.count().get_result(conn)?,
                    subscription_addresses::table.count().get_result(conn)?,
                ))
            })
            .unwrap()
    }

    /// Takes up those whose morning has come; gives the number of mails that are queued.
    pub fn tick(&self) -> usize {
        whole_log(&self.db);
        subscriptions::tick(&self.db, self.clock.now()).unwrap()
    }
}

/// The secret of the link in a mail.
pub fn token(mail: &Kept) -> String {
    let link = mail.text.lines().find(|line| line.contains("/subscribe/")).unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

/// What carries mails into a folder, or elsewhere.
pub fn carrier<S>(scene: &Scene<S>, outbox: &TempDir, transport: Option<Transport>) -> Arc<Carrier> {
    let mut postman = postman(scene, outbox);
    if let Some(transport) = transport {
        postman.transport = transport;
    }
    Arc::new(Carrier {
        postman,
        api: "https://api.porta.example".to_owned(),
        rules: porta_api::rules::CHECKS,
    })
}

/// Claims what waits.
pub fn claimed<S>(scene: &Scene<S>, kinds: &[&str]) -> Vec<Claimed> {
    let request = jobs::Request {
        worker: "a test",
        kinds,
        limit: 100,
        now: scene.clock.now(),
        lease: TimeDelta::minutes(5),
    };
    scene.db.write(|tx| claim(tx, &request)).unwrap()
}

/// Ends a job.
pub fn ended<S>(scene: &Scene<S>, job: &Claimed, outcome: &Outcome) {
    let now = scene.clock.now();
    scene.db.write(|tx| finish(tx, job, outcome, now, now)).unwrap();
}

/// Sends what waits; gives the new mails, in the order of their making.
pub async fn deliver<S>(scene: &Scene<S>, outbox: &TempDir, kinds: &[&str]) -> Vec<Kept> {
    let carrier = carrier(scene, outbox, None);
    let before = read_all(outbox.path()).len();
    for job in claimed(scene, kinds) {
        let outcome = send_now(&carrier, &job).await;
        assert_eq!(outcome, Outcome::Done);
        ended(scene, &job, &outcome);
    }
    let mut all = read_all(outbox.path());
    all.truncate(all.len() - before);
    all.reverse();
    all
}

/// A morning: whoever's has come is taken up, and gets a mail.
pub async fn morning<S>(scene: &Scene<S>, outbox: &TempDir) -> Vec<Kept> {
    scene.tick();
    deliver(scene, outbox, &[DIGEST]).await
}
