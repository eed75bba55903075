//! Musterstadt, and somebody who suggests something.

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
use porta_api::spine::db::schema::{suggestion_contents, suggestion_senders};
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::jobs::{self, Outcome, claim, finish};
use porta_api::suggestions::{self, KIND, send_now};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalog::scene::{Answer, Scene, with};

pub const SUGGESTIONS: &str = "/v1/cities/musterstadt/suggestions";
pub const STAFF: &str = "/v1/staff/cities/musterstadt/suggestions";
/// The version of the text that is agreed to.
pub const CONSENT: &str = "2026-11-28";

/// An offer that is fine, but for its form.
pub fn workshop() -> Value {
    json!({
        "kind": "offer", "lang": "de", "title": "Fahrradwerkstatt", "text": "Räder reparieren, mit Werkzeug und Hilfe.",
        "consent": CONSENT,
    })
}

/// An organisation that wants to be listed.
pub fn club() -> Value {
    json!({"kind": "provider", "lang": "ar", "title": "نادي الجيران", "text": "نلتقي كل أسبوع.", "consent": CONSENT})
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Sends a suggestion as it is.
    pub async fn post_suggestion(&self, body: &Value) -> Answer {
        self.send(TestRequest::post().uri(SUGGESTIONS).set_json(body)).await
    }

    /// Gets a form, takes some seconds to fill it in, and sends it.
    pub async fn suggest(&self, body: Value) -> Answer {
        let form = self.get(&format!("{SUGGESTIONS}/form")).await.expect(200);
        self.clock.advance(TimeDelta::seconds(5));
        self.post_suggestion(&with(body, &json!({"form": form["form"]}))).await
    }

    /// Suggestions as an editor sees them.
    pub async fn suggestions(&self) -> Vec<Value> {
        let page = self.read_as(&self.editor(), STAFF).await.expect(200);
        page["items"].as_array().unwrap().clone()
    }

    /// The one suggestion there is.
    pub async fn suggestion(&self) -> Value {
        let all = self.suggestions().await;
        assert_eq!(all.len(), 1, "{all:#?}");
        let path = format!("{STAFF}/{}", all[0]["id"].as_str().unwrap());
        self.read_as(&self.editor(), &path).await.expect(200)
    }

    /// Accepts or declines a suggestion as an editor.
    pub async fn decide(&self, suggestion: &Value, verb: &str, body: &Value) -> Answer {
        let path = format!("{STAFF}/{}/{verb}", suggestion["id"].as_str().unwrap());
        self.write(Method::POST, &path, None, body).await
    }
}

impl<S> Scene<S> {
    /// Contents and senders that are stored.
    pub fn stored_people(&self) -> (i64, i64) {
        self.db
            .read::<_, DbError>(|conn| {
                Ok((
                    suggestion_contents::table.count().get_result(conn)?,
                    suggestion_senders::table.count().get_result(conn)?,
                ))
            })
            .unwrap()
    }

    /// Deletes old contents and senders.
    pub fn forget_suggestions(&self) {
        let now = self.clock.now();
        self.db.write(|tx| suggestions::forget(tx, now)).unwrap();
    }
}

/// Sends what waits; gives the new mails, in the order of their making.
pub async fn deliver<S>(scene: &Scene<S>, outbox: &TempDir) -> Vec<Kept> {
    let postman = Arc::new(postman(scene, outbox));
    let before = read_all(outbox.path()).len();
    let now = scene.clock.now();
    let request = jobs::Request {
        worker: "a test",
        kinds: &[KIND],
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

/// What sends mails into a folder.
pub fn postman<S>(scene: &Scene<S>, outbox: &TempDir) -> Postman {
    Postman {
        database: Database::clone(&scene.db),
        clock: scene.clock.clone(),
        seal: scene.seal.clone(),
        pages: "https://www.porta.example".to_owned(),
        host: "www.porta.example".to_owned(),
        from: "Porta <porta@musterstadt.example>".parse().unwrap(),
        transport: Transport::outbox(outbox.path().to_owned()),
    }
}
