//! Mails about accounts, from the write that causes them to what their links are good for.

mod sent_back;

use std::sync::Arc;

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use porta_api::access::notice::KIND;
use porta_api::catalog::entries::PROPOSAL_MAIL;
use porta_api::letters::{Postman, send_now};
use porta_api::mail::Transport;
use porta_api::mail::mailbox::{Kept, read_all};
use porta_api::spine::db::Database;
use porta_api::spine::jobs::{Outcome, claim, finish};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::catalog::scene::{Answer, Scene, scene};

const PASSWORD: &str = "correct horse battery";

/// Sends what waits; gives the new mails, in the order of their making.
pub async fn deliver<S>(scene: &Scene<S>, outbox: &TempDir) -> Vec<Kept> {
    let postman = Arc::new(postman(scene, outbox));
    let before = read_all(outbox.path()).len();
    let now = scene.clock.now();
    let request = porta_api::spine::jobs::Request {
        worker: "a test",
        kinds: &[KIND, PROPOSAL_MAIL],
        limit: 100,
        now,
        lease: TimeDelta::minutes(5),
    };
    for job in scene.db.write(|tx| claim(tx, &request)).unwrap() {
        let outcome = send_now(&postman, &job).await;
        assert_eq!(outcome, Outcome::Done);
        // A repeated one is the same.
        let kept = read_all(outbox.path());
        assert_eq!(send_now(&postman, &job).await, Outcome::Done);
        assert_eq!(read_all(outbox.path()), kept);
        scene.db.write(|tx| finish(tx, &job, &outcome, now, now)).unwrap();
    }
    let mut all = read_all(outbox.path());
    all.truncate(all.len() - before);
    all.reverse();
    all
}

fn postman<S>(scene: &Scene<S>, outbox: &TempDir) -> Postman {
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

/// The token of a mail's link.
pub fn token(mail: &Kept) -> String {
    let link = mail.text.lines().find(|line| line.starts_with("https://")).unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

async fn send<S, B>(scene: &Scene<S>, method: Method, path: &str, body: &Value, token: Option<&str>) -> Answer
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let mut request = TestRequest::default().method(method).uri(path).set_json(body);
    if let Some(token) = token {
        request = request.insert_header((header::AUTHORIZATION, format!("Bearer {token}")));
    }
    scene.send(request).await
}

/// Subject and text, with the token left out.
fn shown(mail: &Kept) -> String {
    format!("{}\n\n{}", mail.subject, mail.text.replace(&token(mail), "[token]"))
}

#[actix_web::test]
async fn who_is_invited_follows_the_link_of_a_mail_sets_a_password_and_logs_in() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let admin = scene.log_in("admin").await;
    for (email, lang) in [
        ("new@musterstadt.example", None),
        ("other@musterstadt.example", Some("ar")),
    ] {
        let mut body = json!({"email": email, "role": "editor"});
        if let Some(lang) = lang {
            body["lang"] = lang.into();
        }
        let path = "/v1/staff/cities/musterstadt/accounts";
        let made = send(&scene, Method::POST, path, &body, Some(&admin)).await.expect(201);
        assert_eq!(made["lang"], lang.unwrap_or("de"));
    }

    let mails = deliver(&scene, &outbox).await;
    let [german, arabic] = &mails[..] else {
        panic!("{mails:?}")
    };
    assert_eq!(german.header("to"), Some("new@musterstadt.example"));
    assert!(german.header("message-id").unwrap().ends_with("@www.porta.example>"));
    insta::assert_snapshot!("invitation_de", shown(german));
    insta::assert_snapshot!("invitation_ar", shown(arabic));
    insta::assert_snapshot!("invitation_ar_html", arabic.html.replace(&token(arabic), "[token]"));

    let link = json!({"token": token(german)});
    for _ in 0..3 {
        let found = send(&scene, Method::POST, "/v1/auth/link", &link, None)
            .await
            .expect(200);
        assert_eq!(
            (&found["purpose"], &found["email"]),
            (&json!("invitation"), &json!("new@musterstadt.example"))
        );
    }
    let set = json!({"token": token(german), "password": PASSWORD});
    let done = send(&scene, Method::POST, "/v1/auth/password/set", &set, None).await;
    assert_eq!(done.status.as_u16(), 204);
    scene.clock.advance(TimeDelta::seconds(1));
    scene.log_in("new").await;
    let used = send(&scene, Method::POST, "/v1/auth/link", &link, None).await.errors();
    assert_eq!(used, [("#/token".to_owned(), "bad_link".to_owned())]);
    assert!(
        deliver(&scene, &outbox).await.is_empty(),
        "nobody is told of a first password"
    );
}

#[actix_web::test]
async fn a_forgotten_password_is_set_by_a_mail_and_another_mail_says_so() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let editor = scene.log_in("editor").await;
    let lang = send(
        &scene,
        Method::PATCH,
        "/v1/auth/account",
        &json!({"lang": "ar"}),
        Some(&editor),
    )
    .await;
    assert_eq!(lang.expect(200)["lang"], "ar");
    for lang in ["de", "ar"] {
        let change = json!({ "lang": lang });
        send(
            &scene,
            Method::PATCH,
            "/v1/auth/account",
            &change,
            Some(&scene.editor()),
        )
        .await
        .expect(200);
        let asked = json!({"email": "editor@musterstadt.example"});
        send(&scene, Method::POST, "/v1/auth/password/forgotten", &asked, None)
            .await
            .expect(202);
        let mails = deliver(&scene, &outbox).await;
        insta::assert_snapshot!(format!("reset_{lang}"), shown(&mails[0]));
        let set = json!({"token": token(&mails[0]), "password": "another horse battery"});
        let done = send(&scene, Method::POST, "/v1/auth/password/set", &set, None).await;
        assert_eq!(done.status.as_u16(), 204);
        let told = deliver(&scene, &outbox).await;
        assert_eq!(told.len(), 1);
        insta::assert_snapshot!(
            format!("password_changed_{lang}"),
            format!("{}\n\n{}", told[0].subject, told[0].text)
        );
        scene.clock.advance(TimeDelta::seconds(1));
    }
    let refused = send(
        &scene,
        Method::PATCH,
        "/v1/auth/account",
        &json!({"lang": "tlh"}),
        Some(&scene.editor()),
    )
    .await;
    assert_eq!(refused.errors(), [("#/lang".to_owned(), "unknown_value".to_owned())]);
}

#[actix_web::test]
async fn another_address_is_confirmed_from_there_and_the_one_before_is_told() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let editor = scene.log_in("editor").await;
    let change = json!({"email": "next@musterstadt.example", "password": PASSWORD});
    send(&scene, Method::POST, "/v1/auth/address", &change, Some(&editor))
        .await
        .expect(202);

    let asked = deliver(&scene, &outbox).await;
    assert_eq!(asked[0].header("to"), Some("next@musterstadt.example"));
    insta::assert_snapshot!("address_de", shown(&asked[0]));
    let confirm = json!({"token": token(&asked[0])});
    let done = send(&scene, Method::POST, "/v1/auth/address/confirm", &confirm, None).await;
    assert_eq!(done.status.as_u16(), 204);

    let told = deliver(&scene, &outbox).await;
    assert_eq!(told[0].header("to"), Some("editor@musterstadt.example"));
    assert!(
        !told[0].text.contains("https://") && !told[0].text.contains("next@"),
        "{}",
        told[0].text
    );
    insta::assert_snapshot!("address_changed_de", format!("{}\n\n{}", told[0].subject, told[0].text));
}
