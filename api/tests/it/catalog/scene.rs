//! The program in the test's own process: two small cities, accounts, and somebody who sends requests.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use actix_http::Request;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header::HeaderMap;
use actix_web::http::{Method, StatusCode, header};
use actix_web::{Error, test as http, web};
use porta_api::access::account::{self, EmailAddress, NewAccount, Password, Passwords};
use porta_api::access::grant::Grant;
use porta_api::access::limit::{Limits, Rates};
use porta_api::access::seal::Seal;
use porta_api::access::session;
use porta_api::access::token::{Holder, KeyRing, Tokens};
use porta_api::app::{Parts, app};
use porta_api::catalog::city;
use porta_api::imports::{InputFile, Order, Silent, import};
use porta_api::reading::answer::Answers;
use porta_api::reading::node::ReadSide;
use porta_api::rules::CHECKS;
use porta_api::spine::clock::Clock;
use porta_api::spine::files::Files;
use porta_api::spine::http::Frame;
use porta_api::spine::ids::AccountId;
use porta_api::spine::randomness::Randomness;
use porta_api::translation::machine::Machine;
use porta_contract::{FieldError, Problem, Role};
use secrecy::SecretString;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{TestDatabase, at, review_setup, whole_log};

pub const PASSWORD: &str = "correct horse battery";
/// Where staff write.
pub const OFFERS: &str = "/v1/staff/cities/musterstadt/offers";

/// The program and what stands behind it.
pub struct Scene<S> {
    pub db: TestDatabase,
    pub clock: Clock,
    pub tokens: web::Data<Tokens>,
    pub seal: Seal,
    pub side: Arc<ReadSide>,
    /// Where pictures are kept.
    pub folder: TempDir,
    app: S,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body of an answer with that status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.body
    }

    /// The code of a refusal with that status.
    #[track_caller]
    pub fn refused(self, status: u16) -> String {
        self.problem(status).code
    }

    /// Places and codes of everything that is wrong with a body.
    #[track_caller]
    pub fn errors(self) -> Vec<(String, String)> {
        let errors = self.problem(422).errors;
        errors.into_iter().map(place_and_code).collect()
    }

    #[track_caller]
    fn problem(self, status: u16) -> Problem {
        assert_eq!(self.header(header::CONTENT_TYPE), "application/problem+json");
        serde_json::from_value(self.expect(status)).unwrap()
    }
}

fn place_and_code(error: FieldError) -> (String, String) {
    assert!(
        error.detail.len() > 10,
        "a sentence says what would be right: {error:?}"
    );
    (error.pointer.unwrap(), error.code)
}

/// Builds the scene.
pub async fn scene() -> Scene<impl Service<Request, Response = ServiceResponse<impl MessageBody>, Error = Error>> {
    scene_with(None).await
}

/// Builds the scene with a machine that translates.
pub async fn scene_with(
    machine: Option<Machine>,
) -> Scene<impl Service<Request, Response = ServiceResponse<impl MessageBody>, Error = Error>> {
    let (db, clock) = (TestDatabase::new(), Clock::fixed(at("2026-11-24T10:00:00Z")));
    fill(&db, &clock);
    let keys = KeyRing::parse(&KeyRing::fresh(&Randomness::seeded(5).bytes())).unwrap();
    let tokens = web::Data::new(Tokens::new(keys, "https://api.musterstadt.example", clock.clone()));
    let seal = Seal::parse(&KeyRing::fresh(&Randomness::seeded(9).bytes()), Randomness::machine()).unwrap();
    let side = ReadSide::open(&db, &clock, None).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let parts = Parts {
        database: (*db).clone(),
        clock: clock.clone(),
        tokens: tokens.clone(),
        passwords: web::Data::new(Passwords::new(Randomness::seeded(1), 4).unwrap()),
        seal: web::Data::new(seal.clone()),
        limits: web::Data::new(Limits::new(Rates::default(), &Randomness::seeded(8), clock.clone())),
        side: Arc::clone(&side),
        answers: web::Data::new(Answers::new(1024 * 1024)),
        frame: web::Data::new(Frame::new(Duration::from_secs(60), 64, 7)),
        review: review_setup(None),
        machine,
        files: Files::in_folder(folder.path()).unwrap(),
    };
    Scene {
        app: http::init_service(app(parts)).await,
        db,
        clock,
        tokens,
        seal,
        side,
        folder,
    }
}

fn fill(db: &TestDatabase, clock: &Clock) {
    for text in [include_str!("city.json"), include_str!("neighbour.json")] {
        let file = InputFile {
            name: "city.json".into(),
            bytes: Cow::Borrowed(text.as_bytes()),
        };
        let order = Order {
            source: "test".to_owned(),
            ..Order::default()
        };
        let report = import(db, clock, CHECKS, &[file], &order, &Silent).unwrap();
        assert!(report.written, "{report:#?}");
    }
    let password = Password::parse(&SecretString::from(PASSWORD)).unwrap();
    let password = Passwords::new(Randomness::seeded(2), 1)
        .unwrap()
        .hash(&password)
        .unwrap();
    for (name, role, city) in [
        ("admin", Role::Administrator, None),
        ("editor", Role::Editor, Some("musterstadt")),
        ("neighbour", Role::CityAdministrator, Some("nebenan")),
        ("member", Role::ProviderMember, Some("musterstadt")),
    ] {
        let city = city.map(|slug| db.read(|conn| city::by_slug(conn, slug)).unwrap().unwrap().id);
        let provider = (role == Role::ProviderMember).then(|| provider(db, "verein"));
        let new = NewAccount {
            email: &email(name),
            password: Some(&password),
            grant: &Grant { role, city, provider },
        };
        db.write(|tx| account::create(tx, &new, clock.now())).unwrap();
    }
}

/// Id of a provider of the city.
fn provider(db: &TestDatabase, slug: &str) -> String {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::providers};
    let named = providers::table.filter(providers::slug.eq(slug)).select(providers::id);
    db.read::<_, DbError>(|conn| Ok(named.first(conn)?)).unwrap()
}

fn email(name: &str) -> EmailAddress {
    EmailAddress::parse(&format!("{name}@musterstadt.example")).unwrap()
}

/// An offer that is fine.
pub fn cafe() -> Value {
    json!({
        "provider": "verein", "lang": "de", "categories": ["meet.cafe"],
        "texts": {"title": "Café Grüße", "summary": "Kaffee und Rat."}
    })
}

/// The same with other values.
pub fn with(mut body: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        body[name.as_str()] = value.clone();
    }
    body
}

impl<S, B> Scene<S>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    /// Sends a request as it is.
    pub async fn send(&self, request: http::TestRequest) -> Answer {
        let answer = http::call_service(&self.app, request.to_request()).await;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = http::read_body(answer).await;
        let text = || String::from_utf8_lossy(&body).into_owned();
        let body =
            serde_json::from_slice(&body).unwrap_or_else(|_| if body.is_empty() { Value::Null } else { text().into() });
        Answer { status, headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(http::TestRequest::get().uri(path)).await
    }

    /// A token as the login gives it to that account.
    pub async fn log_in(&self, name: &str) -> String {
        let login = json!({"email": email(name).as_str(), "password": PASSWORD});
        let request = http::TestRequest::post().uri("/v1/auth/login").set_json(login);
        let token = self.send(request).await.expect(200);
        token["access_token"].as_str().unwrap().to_owned()
    }

    /// Sends a request; gives status and bytes.
    pub async fn bytes(&self, request: http::TestRequest) -> (StatusCode, Vec<u8>) {
        let answer = http::call_service(&self.app, request.to_request()).await;
        (answer.status(), http::read_body(answer).await.to_vec())
    }

    /// The id of an account.
    pub fn account(&self, name: &str) -> AccountId {
        let account = self.db.read(|conn| account::by_email(conn, &email(name)));
        account.unwrap().unwrap().id
    }

    /// A token for the editor, issued without the login's work.
    pub fn editor(&self) -> String {
        self.token_of("editor")
    }

    /// A token of a person by name, issued without the login's work.
    pub fn token_of(&self, name: &str) -> String {
        let account = self.account(name);
        let (session, _) = self
            .db
            .write(|tx| session::open(tx, &Randomness::machine(), (&account, "a test"), self.clock.now()))
            .unwrap();
        let holder = Holder::Session {
            account: &account,
            session: &session,
        };
        self.tokens.issue(&holder).unwrap()
    }

    /// Sends a body with a token.
    pub async fn write_as(
        &self,
        token: &str,
        (method, path, version): (Method, &str, Option<i64>),
        body: &Value,
    ) -> Answer {
        let mut request = http::TestRequest::default()
            .method(method)
            .uri(path)
            .insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
        if let Some(version) = version {
            request = request.insert_header((header::IF_MATCH, format!("\"{version}\"")));
        }
        self.send(request.set_json(body)).await
    }

    /// Reads with a token.
    pub async fn read_as(&self, token: &str, path: &str) -> Answer {
        let request = http::TestRequest::get()
            .uri(path)
            .insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
        self.send(request).await
    }

    /// Sends a body as the editor.
    pub async fn write(&self, method: Method, path: &str, version: Option<i64>, body: &Value) -> Answer {
        self.write_as(&self.editor(), (method, path, version), body).await
    }

    pub async fn create(&self, body: &Value) -> Answer {
        self.write(Method::POST, OFFERS, None, body).await
    }

    pub async fn change(&self, offer: &str, version: i64, body: &Value) -> Answer {
        self.write(Method::PATCH, &format!("{OFFERS}/{offer}"), Some(version), body)
            .await
    }

    pub async fn archive(&self, offer: &str, version: i64) -> Answer {
        let path = format!("{OFFERS}/{offer}/archive");
        self.write(Method::POST, &path, Some(version), &Value::Null).await
    }

    /// An offer as staff read it.
    pub async fn record(&self, offer: &str) -> Value {
        let request = http::TestRequest::get()
            .uri(&format!("{OFFERS}/{offer}"))
            .insert_header((header::AUTHORIZATION, format!("Bearer {}", self.editor())));
        self.send(request).await.expect(200)
    }

    /// Slugs of the offers that the public sees.
    pub async fn public(&self) -> Vec<String> {
        let list = self.get("/v1/cities/musterstadt/offers").await.expect(200);
        let items = list["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["slug"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Rows of the log. What it has counted, readers of the log can see.
    pub fn rows(&self) -> usize {
        whole_log(&self.db).len()
    }

    /// The whole feed of a city, in pages of that size.
    pub async fn feed(&self, city: &str, limit: usize) -> Vec<Value> {
        self.rows();
        let (mut all, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self
                .get(&format!("/v1/cities/{city}/changes?limit={limit}{cursor}"))
                .await
                .expect(200);
            all.extend(page["items"].as_array().unwrap().iter().cloned());
            cursor = format!("&cursor={}", page["next"].as_str().unwrap());
            if page["more"] == false {
                return all;
            }
        }
    }
}
