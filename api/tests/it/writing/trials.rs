//! Dry runs: everything is checked and answered, and nothing is written.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::CITY;
use crate::catalog::scene::{OFFERS, cafe, scene};

#[actix_web::test]
async fn a_trial_answers_as_if_it_were_done_and_leaves_nothing_behind() {
    let scene = scene().await;
    let (rows, before) = (scene.rows(), scene.record("tee").await);
    let trial = |path: &str| format!("{path}?dry_run=true");
    let tee = format!("{OFFERS}/tee");

    let made = scene
        .write(Method::POST, &trial(OFFERS), None, &cafe())
        .await
        .expect(201);
    assert_eq!(made["slug"], "cafe-gruesse");
    let changed = scene
        .write(Method::PATCH, &trial(&tee), Some(1), &json!({"cost": "free"}))
        .await
        .expect(200);
    assert_eq!((&changed["version"], &changed["cost"]), (&json!(2), &json!("free")));
    let put = trial(&format!("{OFFERS}/by-external-id/x"));
    scene.write(Method::PUT, &put, None, &cafe()).await.expect(201);
    for verb in ["archive", "unpublish"] {
        let path = trial(&format!("{tee}/{verb}"));
        scene
            .write(Method::POST, &path, Some(1), &Value::Null)
            .await
            .expect(200);
    }
    scene
        .write(Method::DELETE, &trial(&tee), Some(1), &Value::Null)
        .await
        .expect(200);
    let bulk = json!({"mode": "each", "items": [{"do": "archive", "id": "tee", "version": 1}]});
    scene
        .write(Method::POST, &trial(&format!("{CITY}/offers/bulk")), None, &bulk)
        .await
        .expect(200);

    assert_eq!((scene.rows(), scene.record("tee").await), (rows, before));
    let wrong = scene
        .write(Method::PATCH, &trial(&tee), Some(1), &json!({"cost": "cheap"}))
        .await;
    assert_eq!(wrong.errors(), [("#/cost".to_owned(), "unknown_word".to_owned())]);
    let odd = scene
        .write(Method::POST, &format!("{OFFERS}?dry_run=yes"), None, &cafe())
        .await;
    assert_eq!(odd.refused(400), "bad_query");
}
