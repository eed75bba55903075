//! Versions: what each changed, and an older one put in place again.

use actix_web::http::{Method, header};
use serde_json::{Value, json};

use super::CITY;
use crate::catalog::scene::{OFFERS, scene};

#[actix_web::test]
async fn every_version_says_who_did_what_and_which_fields() {
    let scene = scene().await;
    scene
        .change("tee", 1, &json!({"phone": "112", "cost": "free"}))
        .await
        .expect(200);
    scene
        .change("tee", 2, &json!({"texts": {"title": "Tee und Rat"}}))
        .await
        .expect(200);
    scene.archive("tee", 3).await.expect(200);

    let list = scene
        .read_as(&scene.editor(), &format!("{OFFERS}/tee/versions"))
        .await
        .expect(200);

    let said: Vec<(Value, Value, Value)> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["version"].clone(), item["action"].clone(), item["changed"].clone()))
        .collect();
    assert_eq!(
        said,
        [
            (json!(4), json!("archived"), json!(["publication"])),
            (json!(3), json!("updated"), json!(["text_version", "texts.de"])),
            (json!(2), json!("updated"), json!(["cost", "phone"])),
            (json!(1), json!("created"), json!([])),
        ]
    );
    assert_eq!(list["items"][0]["by_kind"], "account");
    assert_eq!(list["items"][3]["by_kind"], "import");
    let page = scene
        .read_as(&scene.editor(), &format!("{OFFERS}/tee/versions?limit=3"))
        .await
        .expect(200);
    let next = format!(
        "{OFFERS}/tee/versions?limit=3&cursor={}",
        page["next"].as_str().unwrap()
    );
    let rest = scene.read_as(&scene.editor(), &next).await.expect(200);
    assert_eq!((&rest["items"][0]["version"], rest.get("next")), (&json!(1), None));
}

#[actix_web::test]
async fn a_version_shows_what_it_changed_and_what_has_changed_since() {
    let scene = scene().await;
    scene.change("tee", 1, &json!({"phone": "112"})).await.expect(200);
    scene
        .change("tee", 2, &json!({"phone": null, "cost": "free"}))
        .await
        .expect(200);

    let second = scene
        .read_as(&scene.editor(), &format!("{OFFERS}/tee/versions/2"))
        .await
        .expect(200);

    assert_eq!(
        second["differences"],
        json!([{"pointer": "#/phone", "before": "0651/1234", "now": "112"}])
    );
    assert_eq!(
        second["since"],
        json!([
            {"pointer": "#/cost", "before": "unknown", "now": "free"},
            {"pointer": "#/phone", "before": "112", "now": null},
        ])
    );
    assert_eq!(second["record"]["phone"], "112");
    let first = scene
        .read_as(&scene.editor(), &format!("{OFFERS}/tee/versions/1"))
        .await
        .expect(200);
    assert_eq!(first["record"]["phone"], "0651/1234");
    for version in ["0", "4", "x", "99999999999999999999"] {
        let path = format!("{OFFERS}/tee/versions/{version}");
        assert_eq!(
            scene.read_as(&scene.editor(), &path).await.refused(404),
            "not_found",
            "{version}"
        );
    }
}

#[actix_web::test]
async fn an_older_version_comes_back_as_a_new_one() {
    let scene = scene().await;
    let first = scene.record("tee").await;
    let change = json!({
        "phone": "112", "hours": [], "locations": [], "valid_until": null, "languages": ["ar"],
        "texts": {"title": "Kaffee", "description": "Anders."}
    });
    scene.change("tee", 1, &change).await.expect(200);
    scene.change("tee", 2, &json!({"cost": "paid"})).await.expect(200);
    let restore = format!("{OFFERS}/tee/versions/1/restore");

    let stale = scene.write(Method::POST, &restore, Some(2), &Value::Null).await;
    assert_eq!(stale.header(header::ETAG), "\"3\"");
    assert_eq!(stale.refused(412), "stale");
    let restored = scene
        .write(Method::POST, &restore, Some(3), &Value::Null)
        .await
        .expect(200);

    assert_eq!(
        (&restored["version"], &restored["publication"]),
        (&json!(4), &json!("published"))
    );
    let mut now = scene.record("tee").await;
    for name in ["version", "updated_at"] {
        now[name] = first[name].clone();
    }
    assert_eq!(now, first);
    let public = scene.get("/v1/cities/musterstadt/offers/tee?lang=en").await.expect(200);
    // The English text was made for the text that is back; it is current again.
    assert_eq!(
        (&public["title"], &public["text"]["state"]),
        (&json!("Tea"), &json!("current"))
    );
    let list = scene
        .read_as(&scene.editor(), &format!("{OFFERS}/tee/versions"))
        .await
        .expect(200);
    assert_eq!(list["items"][0]["action"], "restored");
}

#[actix_web::test]
async fn what_an_older_version_named_may_be_gone() {
    let scene = scene().await;
    scene
        .change("tee", 1, &json!({"locations": [], "hours": []}))
        .await
        .expect(200);
    delete_location(&scene.db);

    let answer = scene
        .write(
            Method::POST,
            &format!("{OFFERS}/tee/versions/1/restore"),
            Some(2),
            &Value::Null,
        )
        .await;

    assert_eq!(answer.refused(409), "conflict");
    assert_eq!(scene.record("tee").await["version"], 2);
}

fn delete_location(db: &crate::harness::TestDatabase) {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::locations};
    let haus = locations::table.filter(locations::slug.eq("haus"));
    db.write::<_, DbError>(|tx| Ok(diesel::delete(haus).execute(tx.conn)?))
        .unwrap();
}

#[actix_web::test]
async fn restoring_neither_confirms_nor_publishes_nor_moves_an_address() {
    let scene = scene().await;
    scene.change("tee", 1, &json!({"cost": "free"})).await.expect(200);
    let unpublish = format!("{CITY}/offers/tee/unpublish");
    scene
        .write(Method::POST, &unpublish, Some(2), &Value::Null)
        .await
        .expect(200);

    let path = format!("{OFFERS}/tee/versions/1/restore");
    let restored = scene
        .write(Method::POST, &path, Some(3), &Value::Null)
        .await
        .expect(200);

    assert_eq!(
        (&restored["slug"], &restored["publication"]),
        (&json!("tee"), &json!("draft"))
    );
    let record = scene.record("tee").await;
    assert_eq!(
        (&record["cost"], &record["freshness"]["state"]),
        (&json!("unknown"), &json!("never"))
    );
}

#[actix_web::test]
async fn a_minor_change_leaves_translations_current() {
    let scene = scene().await;
    let english = "/v1/cities/musterstadt/offers/tee?lang=en";

    let path = format!("{OFFERS}/tee?minor=true");
    let change = json!({"texts": {"title": "Tee."}});
    scene.write(Method::PATCH, &path, Some(1), &change).await.expect(200);

    assert_eq!(
        scene.get("/v1/cities/musterstadt/offers/tee").await.expect(200)["title"],
        "Tee."
    );
    assert_eq!(scene.get(english).await.expect(200)["text"]["state"], "current");
}
