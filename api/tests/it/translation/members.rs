//! Members of a provider translate its records: as drafts, unless the provider is trusted.

use actix_web::http::Method;
use diesel::prelude::*;
use porta_api::access::provider_named;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::review_trust;
use serde_json::{Value, json};

use super::scene::{T, TEA, translated, words};
use crate::catalog::scene::scene;

fn slugs(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["slug"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn they_see_and_write_what_is_theirs() {
    let scene = scene().await;
    let list = scene
        .by("member", Method::GET, &format!("{T}?lang=ar"), None, None)
        .await
        .expect(200);
    assert_eq!(slugs(&list), ["verein", "tee", "entwurf"]);
    for path in [
        "provider/amt/ar",
        "category/meet/ar",
        "location/rathaus/ar",
        "offer/nobody/ar",
        "offer/zuflucht/ar",
    ] {
        let path = format!("{T}/{path}");
        scene.by("member", Method::GET, &path, None, None).await.refused(403);
        let put = scene
            .by("member", Method::PUT, &path, Some(1), Some(&words("x", "human")))
            .await;
        put.refused(403);
    }
    scene.by("neighbour", Method::GET, TEA, None, None).await.refused(403);
    let order = json!({"lang": "ar"});
    scene
        .by("member", Method::POST, &format!("{T}/machine"), None, Some(&order))
        .await
        .refused(403);
}

#[actix_web::test]
async fn what_they_write_waits_until_an_editor_takes_it_over() {
    let scene = scene().await;
    let put = scene
        .by("member", Method::PUT, TEA, Some(1), Some(&words("شاي", "human")))
        .await
        .expect(200);
    assert_eq!((&put["state"], put.get("text")), (&json!("draft"), None));
    let review = json!({"texts": {"title": "شاي"}, "origin": "human", "reviewed": true});
    let errors = scene
        .by("member", Method::PUT, TEA, Some(2), Some(&review))
        .await
        .errors();
    assert_eq!(errors, [("#/reviewed".to_owned(), "not_reviewable".to_owned())]);
    assert_eq!(scene.public_tea().await["text"]["lang"], "de");
    let all = scene.get("/v1/cities/musterstadt/offers/tee?lang=*").await.expect(200);
    assert_eq!(
        all["texts"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["de", "en"]
    );

    let taken = scene.put_tea(&review).await;
    assert_eq!((&taken["state"], taken.get("draft")), (&json!("current"), None));
    assert_eq!(taken["text"]["translator"], scene.account("member").to_string());
    assert_eq!(taken["text"]["reviewed_by"], scene.account("editor").to_string());

    // What is public now is not theirs to take away; their next draft is.
    scene
        .by("member", Method::DELETE, TEA, Some(3), None)
        .await
        .refused(403);
    scene
        .by("member", Method::PUT, TEA, Some(3), Some(&words("شاي أخضر", "draft")))
        .await
        .expect(200);
    assert_eq!(scene.public_tea().await["title"], "شاي");
    scene.by("member", Method::DELETE, TEA, Some(4), None).await.expect(200);
}

#[actix_web::test]
async fn a_trusted_provider_publishes_by_itself() {
    let scene = scene().await;
    scene
        .db
        .write::<_, DbError>(|tx| {
            let city = porta_api::catalog::city::by_slug(tx.conn, "musterstadt")?.unwrap();
            let provider = provider_named(tx.conn, &city.id, "verein")?.unwrap();
            diesel::insert_into(review_trust::table)
                .values((review_trust::provider_id.eq(provider), review_trust::trusted.eq(true)))
                .execute(tx.conn)?;
            Ok(())
        })
        .unwrap();
    let put = scene
        .by("member", Method::PUT, TEA, Some(1), Some(&words("شاي", "human")))
        .await
        .expect(200);
    assert_eq!(put["state"], "current");
}

#[actix_web::test]
async fn their_files_become_drafts_and_hold_nothing_of_others() {
    let scene = scene().await;
    let all = scene.export("lang=ar&format=xliff").await;
    let refused = scene
        .import_by("member", "", &translated(&all, |_| "نص".to_owned()))
        .await
        .expect(422);
    assert_eq!(refused["errors"][0]["code"], "unknown_record");

    let own = scene.export("lang=ar&format=xliff&noun=offer&provider=verein").await;
    let report = scene
        .import_by("member", "", &translated(&own, |_| "نص".to_owned()))
        .await
        .expect(200);
    assert_eq!(
        (&report["changed"], &report["rows"][0]["code"]),
        (&json!(2), &json!("draft"))
    );
    assert_eq!(scene.tea().await, "draft");
}
