//! The trash: deleted records come back for 90 days.

use actix_web::http::Method;
use chrono::TimeDelta;
use porta_api::catalog::entries;
use serde_json::{Value, json};

use super::CITY;
use crate::catalog::scene::{OFFERS, cafe, scene, with};

#[actix_web::test]
async fn a_deleted_offer_is_gone_and_comes_back_as_it_was() {
    let scene = scene().await;
    let before = scene.record("tee").await;
    let path = format!("{OFFERS}/tee");

    scene
        .write(Method::DELETE, &path, None, &Value::Null)
        .await
        .refused(428);
    scene
        .write(Method::DELETE, &path, Some(7), &Value::Null)
        .await
        .refused(412);
    let gone = scene
        .write(Method::DELETE, &path, Some(1), &Value::Null)
        .await
        .expect(200);

    assert_eq!(gone["slug"], "tee");
    assert!(scene.public().await.is_empty());
    scene.read_as(&scene.editor(), &path).await.refused(404);
    let feed = scene.feed("musterstadt", 50).await;
    let last = feed.last().unwrap();
    assert_eq!((&last["action"], &last["gone"]), (&json!("deleted"), &json!(true)));
    let trash = scene
        .read_as(&scene.editor(), &format!("{CITY}/trash"))
        .await
        .expect(200);
    assert_eq!(
        (&trash["items"][0]["title"], &trash["items"][0]["until"]),
        (&json!("Tee"), &json!("2027-02-22T10:00:00Z"))
    );
    let restore = format!("{CITY}/trash/{}/restore", before["id"].as_str().unwrap());
    let back = scene
        .write(Method::POST, &restore, None, &Value::Null)
        .await
        .expect(200);

    assert_eq!(back["version"], 3);
    assert_eq!(scene.record("tee").await, with(before, &json!({"version": 3})));
    assert_eq!(scene.public().await, ["tee"]);
    scene
        .write(Method::POST, &restore, None, &Value::Null)
        .await
        .refused(404);
    let first = scene
        .read_as(&scene.editor(), &format!("{path}/versions/1"))
        .await
        .expect(200);
    assert_eq!(first["record"]["phone"], "0651/1234");
}

#[actix_web::test]
async fn a_record_that_others_name_is_not_deleted() {
    let scene = scene().await;
    let body = with(cafe(), &json!({"capacity": {"state": "closed", "successor": "tee"}}));
    scene.create(&body).await.expect(201);
    let rows = scene.rows();

    let answer = scene
        .write(Method::DELETE, &format!("{OFFERS}/tee"), Some(1), &Value::Null)
        .await;

    assert_eq!(answer.refused(409), "conflict");
    assert_eq!(scene.rows(), rows);
    assert_eq!(scene.public().await, ["tee"]);
}

#[actix_web::test]
async fn another_record_may_have_taken_the_slug_meanwhile() {
    let scene = scene().await;
    let id = scene.record("entwurf").await["id"].as_str().unwrap().to_owned();
    scene
        .write(Method::DELETE, &format!("{OFFERS}/entwurf"), Some(1), &Value::Null)
        .await
        .expect(200);
    scene
        .create(&with(cafe(), &json!({"slug": "entwurf"})))
        .await
        .expect(201);

    let path = format!("{CITY}/trash/{id}/restore");
    let back = scene.write(Method::POST, &path, None, &Value::Null).await.expect(200);

    assert_eq!((&back["slug"], &back["id"]), (&json!("entwurf-2"), &json!(id)));
}

#[actix_web::test]
async fn after_ninety_days_nothing_is_left() {
    let scene = scene().await;
    let id = scene.record("tee").await["id"].as_str().unwrap().to_owned();
    let notes = format!("{OFFERS}/tee/notes");
    scene
        .write(Method::POST, &notes, None, &json!({"note": "Ruft zurück."}))
        .await
        .expect(200);
    scene
        .write(Method::DELETE, &format!("{OFFERS}/tee"), Some(1), &Value::Null)
        .await
        .expect(200);
    let empty = || scene.db.write(|tx| entries::empty(tx, scene.clock.now())).unwrap();

    scene.clock.advance(TimeDelta::days(89));
    assert_eq!(empty(), 0);
    scene.clock.advance(TimeDelta::days(1));
    assert_eq!(empty(), 1);

    let path = format!("{CITY}/trash/{id}/restore");
    scene.write(Method::POST, &path, None, &Value::Null).await.refused(404);
    assert_eq!(scene.db.read(|conn| left(conn, &id)).unwrap(), 0);
}

fn left(conn: &mut porta_api::spine::db::AnyConnection, id: &str) -> Result<i64, porta_api::spine::db::DbError> {
    use diesel::prelude::*;
    use porta_api::spine::db::schema::{addresses, record_notes, record_versions, texts};
    let mut rows = record_notes::table
        .filter(record_notes::record_id.eq(id))
        .count()
        .get_result::<i64>(conn)?;
    rows += record_versions::table
        .filter(record_versions::record_id.eq(id))
        .count()
        .get_result::<i64>(conn)?;
    rows += addresses::table
        .filter(addresses::record_id.eq(id))
        .count()
        .get_result::<i64>(conn)?;
    rows += texts::table
        .filter(texts::record_id.eq(id))
        .count()
        .get_result::<i64>(conn)?;
    Ok(rows)
}
