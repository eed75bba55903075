//! What waits for an editor: seen field by field, approved, corrected, sent back.

use actix_web::http::{Method, header};
use serde_json::{Value, json};

use super::CITY;
use crate::catalog::scene::{OFFERS, cafe, scene, with};

/// Path of the first proposal.
macro_rules! first {
    ($scene:expr) => {{
        let queue = $scene
            .read_as(&$scene.editor(), &format!("{CITY}/moderation"))
            .await
            .expect(200);
        format!("{CITY}/moderation/{}", queue["items"][0]["id"].as_str().unwrap())
    }};
}

#[actix_web::test]
async fn an_editor_sees_the_difference_and_approves_with_a_correction() {
    let scene = scene().await;
    let member = scene.token_of("member");
    let change = json!({"phone": "0651/99", "texts": {"title": "Tee umd Rat"}});
    let path = format!("{OFFERS}/tee");
    scene
        .write_as(&member, (Method::PATCH, &path, Some(1)), &change)
        .await
        .expect(202);
    let proposal = first!(scene);

    let seen = scene.read_as(&scene.editor(), &proposal).await.expect(200);
    assert_eq!(
        seen["differences"],
        json!([
            {"pointer": "#/phone", "before": "0651/1234", "now": "0651/99"},
            {"pointer": "#/texts", "before": {"title": "Tee"}, "now": {"title": "Tee umd Rat"}},
        ])
    );
    let approve = format!("{proposal}/approve");
    let correction = json!({"change": {"texts": {"title": "Tee und Rat"}}});
    let stale = scene.write(Method::POST, &approve, Some(7), &correction).await;
    assert_eq!(stale.header(header::ETAG), "\"1\"");
    stale.refused(412);
    let approved = scene
        .write(Method::POST, &approve, Some(1), &correction)
        .await
        .expect(200);

    assert_eq!(approved["version"], 2);
    let public = scene.get("/v1/cities/musterstadt/offers/tee").await.expect(200);
    assert_eq!(
        (&public["title"], &public["phone"]),
        (&json!("Tee und Rat"), &json!("0651/99"))
    );
    assert_eq!(public["freshness"]["state"], "never");
    assert_eq!(
        scene
            .write(Method::POST, &approve, Some(2), &json!({}))
            .await
            .refused(409),
        "conflict"
    );
}

#[actix_web::test]
async fn a_new_record_is_shown_whole_and_sent_back_with_words() {
    let scene = scene().await;
    let member = scene.token_of("member");
    let new = with(cafe(), &json!({"publication": "published"}));
    scene
        .write_as(&member, (Method::POST, OFFERS, None), &new)
        .await
        .expect(201);
    let proposal = first!(scene);
    let seen = scene.read_as(&scene.editor(), &proposal).await.expect(200);
    let titles = seen["differences"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["pointer"] == "#/texts");
    assert_eq!(
        titles.unwrap(),
        &json!({"pointer": "#/texts", "before": null, "now": {"title": "Café Grüße", "summary": "Kaffee und Rat."}})
    );
    let back = format!("{proposal}/send-back");
    let empty = scene.write(Method::POST, &back, Some(1), &json!({"words": " "})).await;
    assert_eq!(empty.errors(), [("#/words".to_owned(), "missing".to_owned())]);

    let words = json!({"words": "Bitte die Öffnungszeiten nennen."});
    let sent = scene.write(Method::POST, &back, Some(1), &words).await.expect(200);

    assert_eq!((&sent["state"], &sent["words"]), (&json!("sent_back"), &words["words"]));
    assert_eq!(scene.record("cafe-gruesse").await["publication"], "draft");
    let mine = scene
        .read_as(&member, &format!("{CITY}/moderation?state=sent_back"))
        .await
        .expect(200);
    assert_eq!(mine["items"][0]["words"], words["words"]);
    assert_eq!(mail_jobs(&scene.db), 1);
    // The words are people's: they stand in no log and in no job.
    let again = json!({"hours": [{"purpose": "visit", "rule": "Mo 10:00-12:00"}], "publication": "published"});
    let path = format!("{OFFERS}/cafe-gruesse");
    let version = scene.record("cafe-gruesse").await["version"].as_i64();
    let changed = scene
        .write_as(&member, (Method::PATCH, &path, version), &again)
        .await
        .expect(200);
    assert_eq!(changed["publication"], "pending");
    let queue = scene
        .read_as(&scene.editor(), &format!("{CITY}/moderation?state=waiting"))
        .await
        .expect(200);
    assert_eq!(queue["total"], 1);
}

fn mail_jobs(db: &crate::harness::TestDatabase) -> i64 {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::jobs};
    let mails = jobs::table.filter(jobs::kind.eq("proposal.mail"));
    let words = mails.filter(jobs::payload.like("%ffnungszeiten%"));
    assert_eq!(
        db.read::<i64, DbError>(|conn| Ok(words.count().get_result(conn)?))
            .unwrap(),
        0
    );
    db.read::<_, DbError>(|conn| Ok(mails.count().get_result(conn)?))
        .unwrap()
}

#[actix_web::test]
async fn a_change_that_does_not_hold_any_more_says_why() {
    let scene = scene().await;
    let member = scene.token_of("member");
    let change = json!({"capacity": {"state": "closed", "successor": "entwurf"}});
    let path = format!("{OFFERS}/tee");
    scene
        .write_as(&member, (Method::PATCH, &path, Some(1)), &change)
        .await
        .expect(202);
    scene
        .write(Method::DELETE, &format!("{OFFERS}/entwurf"), Some(1), &Value::Null)
        .await
        .expect(200);
    let proposal = first!(scene);

    let seen = scene.read_as(&scene.editor(), &proposal).await.expect(200);

    assert!(seen["problem"].as_str().unwrap().contains("entwurf"), "{seen}");
    let refused = scene
        .write(Method::POST, &format!("{proposal}/approve"), Some(1), &json!({}))
        .await;
    assert_eq!(
        refused.errors(),
        [("#/capacity/successor".to_owned(), "unknown_reference".to_owned())]
    );
}

#[actix_web::test]
async fn only_editors_decide_and_others_see_their_own() {
    let scene = scene().await;
    let member = scene.token_of("member");
    let path = format!("{OFFERS}/tee");
    scene
        .write_as(&member, (Method::PATCH, &path, Some(1)), &json!({"cost": "free"}))
        .await
        .expect(202);
    let proposal = first!(scene);

    for verb in ["approve", "send-back"] {
        let path = format!("{proposal}/{verb}");
        let answer = scene
            .write_as(&member, (Method::POST, &path, Some(1)), &json!({"words": "x"}))
            .await;
        assert_eq!(answer.refused(403), "forbidden");
    }
    scene.read_as(&member, &proposal).await.expect(200);
    let foreign = scene.read_as(&scene.token_of("neighbour"), &proposal).await;
    assert_eq!(foreign.refused(403), "forbidden");
}
