//! Musterstadt, and somebody who offers a flat.

use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::letters::Postman;
use porta_api::mail::Transport;
use porta_api::mail::mailbox::{Kept, read_all};
use porta_api::pledges::{self, CONFIRM, TELL, send_now};
use porta_api::spine::db::schema::pledges as table;
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::jobs::{self, Outcome, claim, finish};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalog::scene::{Answer, Scene, with};

pub const PLEDGES: &str = "/v1/cities/musterstadt/pledges";
pub const INBOX: &str = "/v1/staff/cities/musterstadt/pledges";
pub const NEEDS: &str = "/v1/staff/cities/musterstadt/needs";

/// A flat that is fine, but for its form.
pub fn flat() -> Value {
    json!({
        "kind": "housing", "text": "Drei Zimmer, 70 m², ab Februar.", "name": "Kim Muster", "email": "kim@mail.example",
        "lang": "de", "consent": "2026-11-28"
    })
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// A need of a provider, as the editor makes it.
    pub async fn need(&self, provider: &str, slug: &str) -> Value {
        let body = json!({
            "provider": provider, "lang": "de", "slug": slug, "texts": {"title": "Wohnung gesucht"}, "publication": "published",
            "kind": "housing"
        });
        self.write(Method::POST, NEEDS, None, &body).await.expect(201)
    }

    /// Sends a pledge as it is.
    pub async fn post_pledge(&self, body: &Value) -> Answer {
        self.send(TestRequest::post().uri(PLEDGES).set_json(body)).await
    }

    /// Gets a form, takes some seconds to fill it in, and sends it.
    pub async fn pledge(&self, body: Value) -> Answer {
        let form = self.get(&format!("{PLEDGES}/form?kind=housing")).await.expect(200);
        self.clock.advance(TimeDelta::seconds(5));
        self.post_pledge(&with(body, &json!({"form": form["form"]}))).await
    }

    /// Uses a link.
    pub async fn use_link(&self, what: &str, token: &str) -> Answer {
        let request = TestRequest::post().uri(&format!("/v1/pledges/{what}"));
        self.send(request.set_json(json!({"token": token}))).await
    }

    /// Makes a pledge and confirms it; gives its token.
    pub async fn confirmed(&self, body: Value, outbox: &TempDir) -> String {
        self.pledge(body).await.expect(202);
        let mails = deliver(self, outbox).await;
        let link = mails.iter().find(|mail| mail.text.contains("/help/pledge/"));
        let token = token(link.unwrap());
        self.use_link("confirm", &token).await.expect(200);
        token
    }

    /// What somebody reads in the inbox.
    pub async fn inbox(&self, name: &str) -> Vec<Value> {
        let page = self.read_as(&self.token_of(name), INBOX).await.expect(200);
        page["items"].as_array().unwrap().clone()
    }
}

impl<S> Scene<S> {
    /// Pledges that are stored.
    pub fn stored_pledges(&self) -> i64 {
        let count = table::table.count();
        self.db.read::<_, DbError>(|conn| Ok(count.get_result(conn)?)).unwrap()
    }

    /// Deletes those whose time is over.
    pub fn forget_pledges(&self) -> usize {
        let now = self.clock.now();
        self.db.write(|tx| pledges::forget(tx, now)).unwrap()
    }
}

/// The token at the end of the link of a mail.
pub fn token(mail: &Kept) -> String {
    let (_, rest) = mail.text.split_once("/help/pledge/").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

/// Sends what waits; gives the new mails, in the order of their making.
pub async fn deliver<S>(scene: &Scene<S>, outbox: &TempDir) -> Vec<Kept> {
    let postman = Arc::new(Postman {
        database: Database::clone(&scene.db),
        clock: scene.clock.clone(),
        seal: scene.seal.clone(),
        pages: "https://www.porta.example".to_owned(),
        host: "www.porta.example".to_owned(),
        from: "Porta <porta@musterstadt.example>".parse().unwrap(),
        transport: Transport::outbox(outbox.path().to_owned()),
    });
    let before = read_all(outbox.path()).len();
    let now = scene.clock.now();
    let request = jobs::Request {
        worker: "a test",
        kinds: &[CONFIRM, TELL],
        limit: 100,
        now,
        lease: TimeDelta::minutes(5),
    };
    for job in scene.db.write(|tx| claim(tx, &request)).unwrap() {
        let outcome = send_now(&postman, &job).await;
        assert_eq!(outcome, Outcome::Done);
        scene.db.write(|tx| finish(tx, &job, &outcome, now, now)).unwrap();
    }
    let mut all = read_all(outbox.path());
    all.truncate(all.len() - before);
    all.reverse();
    all
}
