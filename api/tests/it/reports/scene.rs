//! Musterstadt, and visitors who report something.

use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::letters::Postman;
use porta_api::mail::Transport;
use porta_api::mail::mailbox::{Kept, read_all};
use porta_api::reports::{self, KIND, send_now};
use porta_api::spine::db::schema::report_texts;
use porta_api::spine::db::{Database, DbError};
use porta_api::spine::jobs::{self, Outcome, claim, finish};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalog::scene::{Answer, Scene, with};

pub const REPORTS: &str = "/v1/cities/musterstadt/reports";

/// A report on the offer *Tee* that is fine, but for its form.
pub fn tee(reason: &str) -> Value {
    json!({"noun": "offer", "record": "tee", "reason": reason})
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// The token of a form that is shown now.
    pub async fn form(&self) -> String {
        let form = self.get(&format!("{REPORTS}/form")).await.expect(200);
        form["form"].as_str().unwrap().to_owned()
    }

    /// Sends a report as it is.
    pub async fn post_report(&self, body: &Value) -> Answer {
        self.send(TestRequest::post().uri(REPORTS).set_json(body)).await
    }

    /// Gets a form, takes some seconds to fill it in, and sends it.
    pub async fn report(&self, body: Value) -> Answer {
        let form = self.form().await;
        self.clock.advance(TimeDelta::seconds(5));
        self.post_report(&with(body, &json!({"form": form}))).await
    }

    /// Reports in a state, as an editor sees them.
    pub async fn reports(&self, state: &str) -> Vec<Value> {
        let path = format!("{REPORTS}?state={state}");
        let page = self.read_as(&self.editor(), &path).await.expect(200);
        page["items"].as_array().unwrap().clone()
    }

    /// Tasks as an editor sees them.
    pub async fn tasks(&self) -> Vec<Value> {
        let path = "/v1/cities/musterstadt/review-status";
        let status = self.read_as(&self.editor(), path).await.expect(200);
        status["tasks"].as_array().unwrap().clone()
    }

    /// Closes a report as an editor.
    pub async fn close(&self, report: &Value, body: &Value) -> Answer {
        let path = format!("{REPORTS}/{}/close", report["id"].as_str().unwrap());
        self.write(actix_web::http::Method::POST, &path, None, body).await
    }
}

impl<S> Scene<S> {
    /// Texts of reports that are stored.
    pub fn stored_texts(&self) -> i64 {
        let count = report_texts::table.count();
        self.db.read::<_, DbError>(|conn| Ok(count.get_result(conn)?)).unwrap()
    }

    /// Deletes old texts.
    pub fn forget_reports(&self) {
        let now = self.clock.now();
        self.db.write(|tx| reports::forget(tx, now)).unwrap();
    }
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
