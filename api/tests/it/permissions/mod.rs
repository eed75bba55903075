//! Who may do what: every operation of the OpenAPI document, tried by everybody, answers what the table says. An operation without
//! a row fails here; so does a row without an operation.

use std::collections::BTreeMap;

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use porta_api::access::account::{self, Account, EmailAddress, NewAccount};
use porta_api::access::client::{self, Scope, Scopes};
use porta_api::access::grant::Grant;
use porta_api::access::provider_named;
use porta_api::access::session;
use porta_api::access::token::{Holder, Tokens};
use porta_api::catalog::city;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::Database;
use porta_api::spine::randomness::Randomness;
use porta_contract::Role;
use serde_json::json;

use crate::access::make_client;
use crate::review::scene::{check, tokens};

/// Operations and their statuses, a column for each of those who try.
const TABLE: &str = include_str!("table.txt");

/// Those who try, in the order of the columns.
const COLUMNS: [&str; 16] = [
    "anonymous",
    "member",
    "foreign_member",
    "editor",
    "foreign_editor",
    "city_admin",
    "admin",
    "drafts",
    "foreign_drafts",
    "offers",
    "events",
    "reviews",
    "changes",
    "returns",
    "link",
    "foreign_link",
];

/// The statuses of the table by operation.
fn rows() -> BTreeMap<String, Vec<u16>> {
    let mut rows = BTreeMap::new();
    let mut lines = TABLE
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let head: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
    assert_eq!(head[2..], COLUMNS);
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let statuses: Vec<u16> = words[2..].iter().map(|word| word.parse().unwrap()).collect();
        assert_eq!(statuses.len(), COLUMNS.len(), "{line}");
        let before = rows.insert(format!("{} {}", words[0], words[1]), statuses);
        assert!(before.is_none(), "twice: {line}");
    }
    rows
}

/// The operations of the document.
fn operations() -> Vec<String> {
    let document = serde_json::to_value(porta_api::app::openapi()).unwrap();
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in ["get", "post", "put", "patch", "delete"] {
            if item.get(method).is_some() {
                all.push(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    all
}

#[test]
fn the_table_has_a_row_for_every_operation_and_no_other() {
    let (rows, mut operations) = (rows(), operations());
    operations.sort();
    let missing: Vec<&String> = operations.iter().filter(|one| !rows.contains_key(*one)).collect();
    let left_over: Vec<&String> = rows.keys().filter(|one| !operations.contains(one)).collect();

    assert!(missing.is_empty(), "operations without a row: {missing:#?}");
    assert!(left_over.is_empty(), "rows without an operation: {left_over:#?}");
}

/// Makes the account of a column.
fn make_account(db: &Database, name: &str, at: &Clock) -> Account {
    let city = |slug: &str| db.read(|conn| city::by_slug(conn, slug)).unwrap().unwrap().id;
    let member = |provider: &str| {
        let home = city("musterstadt");
        let id = db.read(|conn| provider_named(conn, &home, provider)).unwrap().unwrap();
        Grant::member(home, &id)
    };
    let grant = match name {
        "member" => member("verein"),
        "foreign_member" => member("amt"),
        "editor" => Grant::new(Role::Editor, Some(city("musterstadt"))),
        "foreign_editor" => Grant::new(Role::Editor, Some(city("nebenan"))),
        "city_admin" => Grant::new(Role::CityAdministrator, Some(city("musterstadt"))),
        _ => Grant::new(Role::Administrator, None),
    };
    let email = EmailAddress::parse(&format!("{name}@permissions.example")).unwrap();
    let new = NewAccount {
        email: &email,
        password: None,
        grant: &grant,
    };
    db.write(|tx| account::create(tx, &new, at.now())).unwrap();
    db.read(|conn| account::by_email(conn, &email)).unwrap().unwrap()
}

/// Somebody who tries.
enum Somebody {
    Nobody,
    /// Whoever has followed the link of a review's mail.
    Linked(String),
    Person(Account),
    Application(client::Client),
}

fn somebody(db: &Database, name: &str, clock: &Clock, links: &[(String, String)]) -> Somebody {
    let application = |scope, provider| {
        let (id, _) = make_client(db, &[scope], ("musterstadt", provider));
        let client = db.read(|conn| client::by_id(conn, &id, clock.now())).unwrap();
        Somebody::Application(client.unwrap())
    };
    match name {
        "anonymous" => Somebody::Nobody,
        "drafts" => application(Scope::ReadDrafts, Some("verein")),
        "foreign_drafts" => application(Scope::ReadDrafts, Some("amt")),
        "offers" => application(Scope::WriteOffers, Some("verein")),
        "events" => application(Scope::WriteEvents, Some("verein")),
        "reviews" => application(Scope::ReadReviews, None),
        "changes" => application(Scope::ReadInternalChanges, Some("verein")),
        "returns" => application(Scope::ReportMails, None),
        "link" => Somebody::Linked(links[0].1.clone()),
        "foreign_link" => Somebody::Linked(links[1].1.clone()),
        person => Somebody::Person(make_account(db, person, clock)),
    }
}

/// A token of theirs; of a person, from a login of its own.
fn token(db: &Database, tokens: &Tokens, who: &Somebody) -> Option<String> {
    match who {
        Somebody::Nobody => None,
        Somebody::Linked(session) => Some(session.clone()),
        Somebody::Application(client) => {
            let scopes: &Scopes = &client.scopes;
            Some(tokens.issue(&Holder::Client { client, scopes }).unwrap())
        }
        Somebody::Person(account) => {
            let opened = db.write(|tx| session::open(tx, &Randomness::machine(), (&account.id, "x"), tokens.now()));
            let (session, _) = opened.unwrap();
            let holder = Holder::Session {
                account: &account.id,
                session: &session,
            };
            Some(tokens.issue(&holder).unwrap())
        }
    }
}

/// A request of the operation: names of what is there, and a body that lacks everything, so that nothing is changed.
fn request(operation: &str, review: &str) -> TestRequest {
    let (method, path) = operation.split_once(' ').unwrap();
    let path = path
        .replace("/v1/reviews/{review}", &format!("/v1/reviews/{review}"))
        .replace("mail-words/{lang}", "mail-words/de")
        .replace("{city}", "musterstadt")
        .replace("{nouns}", "offers")
        .replace("{record}", "tee")
        .replace("{offer}", "tee")
        .replace("{provider}", "verein")
        .replace("{location}", "haus")
        .replace("{category}", "meet")
        .replace('{', "no-such-")
        .replace('}', "");
    let path = match path.rsplit('/').next() {
        Some("search" | "suggest") => format!("{path}?q=tee"),
        Some("hours") => format!("{path}?rule=24/7"),
        _ => path,
    };
    let request = TestRequest::default()
        .method(method.parse::<Method>().unwrap())
        .uri(&path);
    match method {
        "POST" | "PUT" | "PATCH" => request.set_json(json!({})),
        _ => request,
    }
}

#[actix_web::test]
async fn everybody_may_do_what_the_table_says_and_nothing_else() {
    let check = check().await;
    check.open().await;
    let mut links = Vec::new();
    for mail in check.deliver().await.iter().rev() {
        let session = check.exchange(&tokens(mail)[0]).await.expect(200);
        let text = |name: &str| session[name].as_str().unwrap().to_owned();
        links.push((text("review"), text("access_token")));
    }
    let scene = &check.scene;
    let mut wrong = Vec::new();
    let rows = rows();
    for (column, name) in COLUMNS.into_iter().enumerate() {
        let who = somebody(&scene.db, name, &scene.clock, &links);
        for (operation, statuses) in &rows {
            let mut request = request(operation, &links[0].0);
            if let Some(token) = token(&scene.db, &scene.tokens, &who) {
                request = request.insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
            }
            let answer = scene.send(request).await;
            let status = answer.status.as_u16();
            if status != statuses[column] {
                wrong.push(format!(
                    "{operation} by {name}: {status}, not {}: {}",
                    statuses[column], answer.body
                ));
            }
            if status == 401 && answer.body.get("error").is_none() {
                assert!(
                    answer.header(header::WWW_AUTHENTICATE).starts_with("Bearer"),
                    "{operation}"
                );
            }
        }
    }

    assert!(
        wrong.is_empty(),
        "{} cells of the table are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
