//! Musterstadt with contacts, staff, and an outbox.

use std::sync::Arc;

use actix_http::Request;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::{Error, test as http};
use diesel::prelude::*;
use porta_api::catalog::ids::ProviderId;
use porta_api::catalog::provider::{ReviewContact, set_contact, verify_contact};
use porta_api::mail::mailbox::Kept;
use porta_api::mail::{Transport, mailbox};
use porta_api::review::Tools;
use porta_api::review::mailing::{Sender, send_now};
use porta_api::spine::db::schema::{mails, providers, staff_tasks};
use porta_api::spine::db::{Database, DbError, Tx};
use porta_api::spine::jobs::Outcome;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalog::scene::{Answer, Scene, scene};
use crate::harness::review_setup;

pub const CAMPAIGNS: &str = "/v1/cities/musterstadt/campaigns";

/// The scene and what the check works with.
pub struct Check<S> {
    pub scene: Scene<S>,
    pub tools: Tools,
    pub outbox: TempDir,
}

/// Musterstadt, where both providers have verified contacts.
pub async fn check() -> Check<impl Service<Request, Response = ServiceResponse<impl MessageBody>, Error = Error>> {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    contact(&scene.db, "verein", "office@verein.example", "de", true);
    contact(&scene.db, "amt", "amt@musterstadt.example", "ar", true);
    let tools = Tools {
        database: Database::clone(&scene.db),
        clock: scene.clock.clone(),
        rules: porta_api::rules::CHECKS,
        setup: review_setup(Some(outbox.path().to_owned())),
    };
    Check { scene, tools, outbox }
}

/// Sets the contact of a provider.
pub fn contact(db: &Database, slug: &str, email: &str, lang: &str, verified: bool) {
    let at = crate::harness::at("2026-11-01T10:00:00Z");
    db.write::<_, DbError>(|tx| {
        let id: ProviderId = providers::table
            .filter(providers::slug.eq(slug))
            .select(providers::id)
            .first(tx.conn)?;
        let contact = ReviewContact {
            email: email.to_owned(),
            lang: lang.to_owned(),
        };
        set_contact(tx, &id, &contact, at)?;
        if verified {
            verify_contact(tx, &id, at)?;
        }
        Ok(())
    })
    .unwrap();
}

impl<S, B> Check<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Sends a body as the editor.
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.scene.write(Method::POST, path, None, body).await
    }

    /// Reads as the editor.
    pub async fn get(&self, path: &str) -> Answer {
        let token = format!("Bearer {}", self.scene.editor());
        let request = http::TestRequest::get()
            .uri(path)
            .insert_header((header::AUTHORIZATION, token));
        self.scene.send(request).await
    }

    /// Opens a campaign about everything; gives its address.
    pub async fn open(&self) -> String {
        let campaign = self.post(CAMPAIGNS, &json!({})).await.expect(201);
        format!("{CAMPAIGNS}/{}", campaign["id"].as_str().unwrap())
    }

    pub fn sender(&self, transport: Transport) -> Arc<Sender> {
        Arc::new(Sender {
            tools: self.tools.clone(),
            from: "Porta <porta@musterstadt.example>".parse().unwrap(),
            transport,
        })
    }

    /// Ids of the mails in a state, in the order of their making.
    pub fn mails(&self, state: &str) -> Vec<String> {
        let query = mails::table
            .filter(mails::state.eq(state))
            .order(mails::id)
            .select(mails::id);
        self.scene.db.read::<_, DbError>(|conn| Ok(query.load(conn)?)).unwrap()
    }

    /// Sends what waits into the outbox; gives the new messages by recipient.
    pub async fn deliver(&self) -> Vec<Kept> {
        let before = self.kept().len();
        let sender = self.sender(Transport::outbox(self.outbox.path().to_owned()));
        for mail in self.mails("waiting") {
            assert_eq!(send_now(&sender, &mail, false).await, Outcome::Done);
        }
        let mut kept = self.kept();
        let count = kept.len() - before;
        kept.truncate(count);
        kept.sort_by(|a, b| a.header("to").cmp(&b.header("to")));
        kept
    }

    /// What the city's staff have set, as it is stored.
    pub fn settings(&self, text: &str) {
        let city = self
            .scene
            .db
            .read(|conn| porta_api::catalog::city::by_slug(conn, "musterstadt"))
            .unwrap()
            .unwrap();
        let settings = serde_json::from_str(text).unwrap();
        let at = self.scene.clock.now();
        let set = |tx: &mut Tx<'_>| porta_api::review::settings::set(tx, &city.id, &settings, at);
        self.scene.db.write(set).unwrap();
    }

    /// Kinds of the open tasks, in order.
    pub fn tasks(&self) -> Vec<String> {
        let city = self
            .scene
            .db
            .read(|conn| porta_api::catalog::city::by_slug(conn, "musterstadt"))
            .unwrap()
            .unwrap()
            .id;
        let open = staff_tasks::table
            .filter(staff_tasks::state.eq("open"))
            .filter(staff_tasks::city_id.eq(&city));
        let kinds = open.order(staff_tasks::kind).select(staff_tasks::kind);
        self.scene.db.read::<_, DbError>(|conn| Ok(kinds.load(conn)?)).unwrap()
    }

    /// Moves the clock and does what is due then; gives the mails that went out.
    pub async fn at(&self, time: &str) -> Vec<Kept> {
        self.scene.clock.set(crate::harness::at(time));
        porta_api::review::campaign::tick(&self.tools).unwrap();
        self.deliver().await
    }

    /// Puts a sent mail back to where it was about to go out.
    pub fn forget(&self, mail: &str) {
        let row = diesel::update(mails::table.find(mail)).set(mails::state.eq("sending"));
        self.scene
            .db
            .write::<_, DbError>(|tx| Ok(row.execute(tx.conn)?))
            .unwrap();
    }

    /// Everything in the outbox, newest first.
    pub fn kept(&self) -> Vec<Kept> {
        mailbox::read_all(self.outbox.path())
    }
}

/// A provider who has followed the link of a mail.
pub struct Visit<'a, S> {
    check: &'a Check<S>,
    token: String,
    pub review: String,
}

impl<S, B> Visit<'_, S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Sends something below the review's address.
    pub async fn post(&self, what: &str, body: &Value) -> Answer {
        let request = http::TestRequest::post().uri(&format!("/v1/reviews/{}{what}", self.review));
        let request = request.insert_header((header::AUTHORIZATION, format!("Bearer {}", self.token)));
        self.check.scene.send(request.set_json(body)).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        let request = http::TestRequest::get().uri(path);
        let request = request.insert_header((header::AUTHORIZATION, format!("Bearer {}", self.token)));
        self.check.scene.send(request).await
    }

    /// The review as the page shows it.
    pub async fn page(&self) -> Value {
        self.get(&format!("/v1/reviews/{}", self.review)).await.expect(200)
    }

    /// Id and version of the entry of a slug.
    pub async fn entry(&self, slug: &str) -> (String, i64) {
        let page = self.page().await;
        let item = page["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["slug"] == slug)
            .unwrap();
        (
            item["id"].as_str().unwrap().to_owned(),
            item["version"].as_i64().unwrap(),
        )
    }

    /// Answers about the entry of a slug, in the version it has now.
    pub async fn answer(&self, slug: &str, verb: &str, mut body: Value) -> Answer {
        let (item, version) = self.entry(slug).await;
        body["version"] = version.into();
        self.post(&format!("/items/{item}/{verb}"), &body).await
    }
}

impl<S, B> Check<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Exchanges the secret of a link.
    pub async fn exchange(&self, token: &str) -> Answer {
        let request = http::TestRequest::post().uri("/v1/reviews/session");
        self.scene.send(request.set_json(json!({ "token": token }))).await
    }

    /// Follows a link.
    pub async fn visit(&self, token: &str) -> Visit<'_, S> {
        let session = self.exchange(token).await.expect(200);
        Visit {
            check: self,
            token: session["access_token"].as_str().unwrap().to_owned(),
            review: session["review"].as_str().unwrap().to_owned(),
        }
    }

    /// Opens a campaign, sends the mails, and follows the link of the association.
    pub async fn visited(&self) -> Visit<'_, S> {
        self.open().await;
        let sent = self.deliver().await;
        let mail = sent
            .iter()
            .find(|mail| mail.header("to") == Some("office@verein.example"))
            .unwrap();
        self.visit(&tokens(mail)[0]).await
    }
}

/// The secrets of the links in a message.
pub fn tokens(mail: &Kept) -> Vec<String> {
    let links = mail.text.lines().filter_map(|line| line.split_once("/review/"));
    links.map(|(_, token)| token.trim().to_owned()).collect()
}
