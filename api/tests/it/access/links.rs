//! Invitations, forgotten passwords and other addresses: links in mails.

use actix_web::http::header;
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::access::notice::{self, About, KIND, Letter, Notice};
use porta_api::access::seal::Seal;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::{Database, DbError, schema::jobs, schema::links};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::catalog::scene::scene;

fn post(path: &str, body: &Value, token: Option<&str>) -> TestRequest {
    let request = TestRequest::post().uri(path).set_json(body);
    match token {
        Some(token) => request.insert_header((header::AUTHORIZATION, format!("Bearer {token}"))),
        None => request,
    }
}

/// The mails that wait, as whoever sends them would open them; those that are not to be sent any more are left out.
fn mails(db: &Database, seal: &Seal, clock: &Clock) -> Vec<Letter> {
    let waiting: Vec<String> = db
        .read::<_, DbError>(|conn| {
            let mail = jobs::table.filter(jobs::kind.eq(KIND)).order(jobs::id);
            Ok(mail.select(jobs::payload).load(conn)?)
        })
        .unwrap();
    let open = |payload: &String| {
        assert!(!payload.contains('@') && !payload.contains("pml_"), "{payload}");
        let notice: Notice = serde_json::from_str(payload).unwrap();
        db.read(|conn| notice::open(conn, seal, &notice, clock.now())).unwrap()
    };
    let all = waiting.iter().filter_map(open);
    all.filter(|letter| letter.token.is_some()).collect()
}

#[actix_web::test]
async fn somebody_who_is_invited_sets_a_password_and_logs_in() {
    let scene = scene().await;
    let admin = scene.log_in("admin").await;
    let path = "/v1/staff/cities/musterstadt/accounts";
    let invitation = json!({"email": "New@Musterstadt.example", "role": "provider_member", "provider": "verein"});

    let made = scene.send(post(path, &invitation, Some(&admin))).await.expect(201);
    let mails = mails(&scene.db, &scene.seal, &scene.clock);
    assert_eq!(made["email"], "new@musterstadt.example");
    assert_eq!(
        (mails.len(), mails[0].about, mails[0].to.as_str()),
        (1, About::Invitation, "new@musterstadt.example")
    );
    let token = mails[0].token.as_ref().unwrap().expose_secret();
    let set = async |password: &str| {
        let body = json!({"token": token, "password": password});
        scene.send(post("/v1/auth/password/set", &body, None)).await
    };

    assert_eq!(
        set("musterstadt2026").await.errors(),
        [("#/password".to_owned(), "weak_password".to_owned())]
    );
    assert_eq!(set("correct horse battery").await.status.as_u16(), 204);
    assert_eq!(
        set("correct horse battery").await.errors(),
        [("#/token".to_owned(), "bad_link".to_owned())]
    );
    // Tokens of the very second in which a password was set are void.
    scene.clock.advance(TimeDelta::seconds(1));
    let own = TestRequest::get()
        .uri("/v1/auth/account")
        .insert_header((header::AUTHORIZATION, format!("Bearer {}", scene.log_in("new").await)));
    assert_eq!(
        scene.send(own).await.expect(200)["grants"][0]["role"],
        "provider_member"
    );
    // A second invitation adds a grant; there is nothing to set any more.
    let more = json!({"email": "new@musterstadt.example", "role": "editor"});
    let more = scene.send(post(path, &more, Some(&admin))).await.expect(201);
    assert_eq!(more["grants"].as_array().unwrap().len(), 2);
    for (field, body) in [
        ("#/role", json!({"email": "x@y.example", "role": "administrator"})),
        ("#/role", json!({"email": "x@y.example", "role": "provider_member"})),
        (
            "#/provider",
            json!({"email": "x@y.example", "role": "provider_member", "provider": "fremd"}),
        ),
        ("#/email", json!({"email": "nobody", "role": "editor"})),
    ] {
        let errors = scene.send(post(path, &body, Some(&admin))).await.errors();
        assert_eq!(errors[0].0, field, "{body}");
    }
}

#[actix_web::test]
async fn a_forgotten_password_is_answered_alike_and_its_link_ends() {
    let scene = scene().await;
    let old = scene.log_in("editor").await;
    let forgotten = async |email: &str| {
        let (uses, body) = (scene.db.uses(), json!({"email": email}));
        let answer = scene.send(post("/v1/auth/password/forgotten", &body, None)).await;
        (answer.status.as_u16(), answer.body, scene.db.uses() - uses)
    };
    let rows = || {
        let (jobs, links) = (jobs::table.count(), links::table.count());
        let counted = |conn: &mut _| Ok::<(i64, i64), DbError>((jobs.get_result(conn)?, links.get_result(conn)?));
        scene.db.read(counted).unwrap()
    };

    let unknown = forgotten("nobody@musterstadt.example").await;
    assert_eq!(rows(), (0, 0));
    let known = forgotten("editor@musterstadt.example").await;
    assert_eq!((known, rows()), (unknown, (1, 1)));
    let first = mails(&scene.db, &scene.seal, &scene.clock).remove(0);
    forgotten("editor@musterstadt.example").await;
    let sent = mails(&scene.db, &scene.seal, &scene.clock);
    assert_eq!(sent.len(), 1, "the older link is void, and its mail not sent");
    let set = async |letter: &Letter| {
        let body =
            json!({"token": letter.token.as_ref().unwrap().expose_secret(), "password": "another horse battery"});
        scene
            .send(post("/v1/auth/password/set", &body, None))
            .await
            .status
            .as_u16()
    };
    assert_eq!((set(&first).await, set(&sent[0]).await), (422, 204));
    let read = TestRequest::get()
        .uri("/v1/auth/account")
        .insert_header((header::AUTHORIZATION, format!("Bearer {old}")));
    scene.send(read).await.refused(401);

    forgotten("admin@musterstadt.example").await;
    let late = mails(&scene.db, &scene.seal, &scene.clock).remove(0);
    scene.clock.advance(TimeDelta::hours(1));
    assert_eq!(set(&late).await, 422);
    assert!(mails(&scene.db, &scene.seal, &scene.clock).is_empty());
    for _ in 0..10 {
        forgotten("admin@musterstadt.example").await;
    }
    assert_eq!(forgotten("admin@musterstadt.example").await.0, 429, "nobody is flooded");
}

#[actix_web::test]
async fn another_address_counts_once_its_link_is_used() {
    let scene = scene().await;
    let token = scene.log_in("editor").await;
    let change = async |email: &str, password: &str| {
        let body = json!({"email": email, "password": password});
        scene.send(post("/v1/auth/address", &body, Some(&token))).await
    };
    let confirm = async |letter: &Letter| {
        let body = json!({"token": letter.token.as_ref().unwrap().expose_secret()});
        scene
            .send(post("/v1/auth/address/confirm", &body, None))
            .await
            .status
            .as_u16()
    };

    let wrong = change("next@musterstadt.example", "wrong password").await.errors();
    assert_eq!(wrong, [("#/password".to_owned(), "wrong_password".to_owned())]);
    assert_eq!(
        change("admin@musterstadt.example", "correct horse battery")
            .await
            .status
            .as_u16(),
        202
    );
    let taken = mails(&scene.db, &scene.seal, &scene.clock).remove(0);
    assert_eq!(confirm(&taken).await, 409, "somebody else has it");
    assert_eq!(
        change("next@musterstadt.example", "correct horse battery")
            .await
            .status
            .as_u16(),
        202
    );
    let sent = mails(&scene.db, &scene.seal, &scene.clock);
    assert_eq!((sent.len(), sent[0].to.as_str()), (1, "next@musterstadt.example"));
    scene.log_in("editor").await;
    let set = json!({"token": sent[0].token.as_ref().unwrap().expose_secret(), "password": "another horse battery"});
    let misused = scene.send(post("/v1/auth/password/set", &set, None)).await;
    assert_eq!(misused.errors()[0].1, "bad_link", "a link is good for its purpose only");

    assert_eq!((confirm(&sent[0]).await, confirm(&sent[0]).await), (204, 422));
    scene.log_in("next").await;
}
