//! The mails: the link, and that something is there.

use chrono::TimeDelta;
use serde_json::json;

use super::scene::{deliver, flat, token};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn the_link_comes_in_the_language_of_the_form() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.pledge(flat()).await.expect(202);
    let arabic = json!({"lang": "ar", "email": "arabic@mail.example"});
    scene.pledge(with(flat(), &arabic)).await.expect(202);

    let mails = deliver(&scene, &outbox).await;

    assert_eq!(mails[0].header("to"), Some("kim@mail.example"));
    assert!(mails[1].html.contains("dir=\"rtl\""));
    insta::with_settings!({filters => vec![(r"ppl_[A-Za-z0-9_-]{43}", "[token]")]}, {
        insta::assert_snapshot!("link_de", format!("{}\n\n{}", mails[0].subject, mails[0].text));
        insta::assert_snapshot!("link_ar", format!("{}\n\n{}", mails[1].subject, mails[1].text));
    });
    for mail in &mails {
        assert!(
            !mail.text.contains("Kim") && !mail.text.contains("Zimmer"),
            "{}",
            mail.text
        );
    }
}

#[actix_web::test]
async fn those_in_charge_are_told_once_a_day_and_not_what_or_by_whom() {
    let scene = scene().await;
    scene.need("verein", "wohnung").await;
    let outbox = tempfile::tempdir().unwrap();
    let offered = with(flat(), &json!({"need": "wohnung"}));
    scene.confirmed(offered.clone(), &outbox).await;

    let told = deliver(&scene, &outbox).await;

    let [mail] = &told[..] else { panic!("{told:?}") };
    assert_eq!(mail.header("to"), Some("member@musterstadt.example"));
    insta::assert_snapshot!("arrived_de", format!("{}\n\n{}", mail.subject, mail.text));
    scene.confirmed(offered, &outbox).await;
    assert_eq!(deliver(&scene, &outbox).await.len(), 0, "the second of a day waits");
    scene.clock.advance(TimeDelta::days(1));
    assert_eq!(deliver(&scene, &outbox).await.len(), 1);
}

#[actix_web::test]
async fn where_nobody_is_in_charge_or_can_read_the_editors_are_told() {
    let scene = scene().await;
    scene.need("amt", "zimmer").await;
    let outbox = tempfile::tempdir().unwrap();
    scene.confirmed(with(flat(), &json!({"need": "zimmer"})), &outbox).await;

    let told = deliver(&scene, &outbox).await;

    assert_eq!(told.len(), 1);
    assert_eq!(told[0].header("to"), Some("editor@musterstadt.example"));
}

#[actix_web::test]
async fn what_is_gone_or_looks_like_spam_is_not_told() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let token = scene.confirmed(flat(), &outbox).await;
    scene.use_link("withdraw", &token).await.expect(204);
    assert_eq!(deliver(&scene, &outbox).await.len(), 0);

    let spam = json!({"text": "https://a.example https://b.example https://c.example", "email": "spam@mail.example"});
    scene.pledge(with(flat(), &spam)).await.expect(202);
    let link = super::scene::token(&deliver(&scene, &outbox).await[0]);
    scene.use_link("confirm", &link).await.expect(200);

    assert_eq!(deliver(&scene, &outbox).await.len(), 0);
    assert_eq!(scene.inbox("editor").await[0]["suspicious"], true);
}

#[actix_web::test]
async fn the_token_stands_in_the_mail_only() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.pledge(flat()).await.expect(202);
    let token = token(&deliver(&scene, &outbox).await[0]);

    let traces = scene
        .db
        .read(|conn| porta_api::spine::db::traces::find(conn, &token.to_lowercase(), &[]))
        .unwrap();

    assert_eq!(traces, []);
}
