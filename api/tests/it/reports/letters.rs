//! What the provider of an entry is told.

use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::cities;
use serde_json::json;

use super::scene::{deliver, tee};
use crate::catalog::scene::{scene, with};
use crate::review::scene::contact;

#[actix_web::test]
async fn a_provider_is_told_once_a_week_of_an_entry() {
    let scene = scene().await;
    contact(&scene.db, "verein", "office@verein.example", "de", true);
    let outbox = tempfile::tempdir().unwrap();
    scene
        .report(with(
            tee("wrong_hours"),
            &json!({"text": "Die Tür war <zu>.\nSeit Mai."}),
        ))
        .await
        .expect(202);
    scene.report(tee("wrong_contact")).await.expect(202);

    let mails = deliver(&scene, &outbox).await;

    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.header("to"), Some("office@verein.example"));
    insta::assert_snapshot!(format!("{}\n\n{}", mail.subject, mail.text));
    assert!(mail.html.contains("Die Tür war &lt;zu&gt;."), "{}", mail.html);
    scene.clock.advance(TimeDelta::days(6));
    scene.report(tee("wrong_place")).await.expect(202);
    assert!(deliver(&scene, &outbox).await.is_empty());
    let provider = json!({"noun": "provider", "record": "verein", "reason": "broken_link"});
    scene.report(provider).await.expect(202);
    assert_eq!(deliver(&scene, &outbox).await.len(), 1, "of another entry");
    scene.clock.advance(TimeDelta::days(1));
    scene.report(tee("wrong_place")).await.expect(202);
    let again = deliver(&scene, &outbox).await;
    assert!(again[0].text.contains("die Adresse ist falsch"), "{}", again[0].text);
}

#[actix_web::test]
async fn the_mail_is_in_the_language_of_the_contact() {
    let scene = scene().await;
    contact(&scene.db, "verein", "office@verein.example", "ar", true);
    let outbox = tempfile::tempdir().unwrap();
    scene
        .report(with(tee("other"), &json!({"text": "The bell is broken."})))
        .await
        .expect(202);

    let mails = deliver(&scene, &outbox).await;

    insta::assert_snapshot!(format!("{}\n\n{}", mails[0].subject, mails[0].text));
    assert!(mails[0].html.contains("dir=\"rtl\""));
}

#[actix_web::test]
async fn how_people_are_treated_and_what_offends_is_for_staff_only() {
    let scene = scene().await;
    contact(&scene.db, "verein", "office@verein.example", "de", true);
    let outbox = tempfile::tempdir().unwrap();
    for reason in ["was_turned_away", "offensive"] {
        scene
            .report(with(tee(reason), &json!({"text": "Am Empfang."})))
            .await
            .expect(202);
    }
    assert!(deliver(&scene, &outbox).await.is_empty());

    scene.report(tee("wrong_text")).await.expect(202);

    let mails = deliver(&scene, &outbox).await;
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].text.contains("Am Empfang") && !mails[0].text.contains("weggeschickt"));
    assert_eq!(scene.tasks().await.len(), 3);
}

#[actix_web::test]
async fn nobody_is_written_to_unless_the_address_is_verified_or_the_city_a_demonstration() {
    let scene = scene().await;
    contact(&scene.db, "verein", "office@verein.example", "de", false);
    let outbox = tempfile::tempdir().unwrap();
    scene.report(tee("wrong_hours")).await.expect(202);
    assert!(deliver(&scene, &outbox).await.is_empty());
    let demo = diesel::update(cities::table).set(cities::demo.eq(true));
    scene.db.write::<_, DbError>(|tx| Ok(demo.execute(tx.conn)?)).unwrap();

    scene.report(tee("wrong_hours")).await.expect(202);

    assert_eq!(deliver(&scene, &outbox).await.len(), 1);
}

#[actix_web::test]
async fn what_was_closed_before_the_mail_went_out_is_not_told() {
    let scene = scene().await;
    contact(&scene.db, "verein", "office@verein.example", "de", true);
    let outbox = tempfile::tempdir().unwrap();
    scene
        .report(with(tee("other"), &json!({"text": "Kauft hier!"})))
        .await
        .expect(202);
    let report = scene.reports("open").await.remove(0);
    scene.close(&report, &json!({"outcome": "spam"})).await.expect(200);

    assert!(deliver(&scene, &outbox).await.is_empty());
}
