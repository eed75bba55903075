//! Members of a provider write its entries: published at once where staff trust the provider, else an editor decides.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::{CITY, trust};
use crate::catalog::scene::{OFFERS, cafe, scene, with};

#[actix_web::test]
async fn what_a_member_publishes_waits_for_an_editor() {
    let scene = scene().await;
    let member = scene.token_of("member");
    let new = with(cafe(), &json!({"publication": "published"}));

    let made = scene
        .write_as(&member, (Method::POST, OFFERS, None), &new)
        .await
        .expect(201);

    assert_eq!(made["publication"], "pending");
    assert_eq!(scene.public().await, ["tee"]);
    let queue = scene
        .read_as(&scene.editor(), &format!("{CITY}/moderation?state=waiting"))
        .await
        .expect(200);
    assert_eq!(
        (
            &queue["total"],
            &queue["items"][0]["record"],
            &queue["items"][0]["is_new"]
        ),
        (&json!(1), &made["id"], &json!(true))
    );
    let path = format!("{OFFERS}/cafe-gruesse/publish");
    let still = scene
        .write_as(&member, (Method::POST, &path, Some(1)), &Value::Null)
        .await
        .expect(200);
    assert_eq!(
        (&still["publication"], &still["version"]),
        (&json!("pending"), &json!(1))
    );
    let public = scene
        .write(Method::POST, &path, Some(1), &Value::Null)
        .await
        .expect(200);
    assert_eq!(public["publication"], "published");
    let queue = scene
        .read_as(&scene.editor(), &format!("{CITY}/moderation?state=waiting"))
        .await
        .expect(200);
    assert_eq!(queue["total"], 0);
}

#[actix_web::test]
async fn a_change_of_what_is_public_waits_and_the_public_reads_on() {
    let scene = scene().await;
    let (member, tee) = (scene.token_of("member"), format!("{OFFERS}/tee"));
    let rows = scene.rows();

    let change = json!({"phone": "0651/99", "cost": "free"});
    let waits = scene.write_as(&member, (Method::PATCH, &tee, Some(1)), &change).await;

    let waits = waits.expect(202);
    assert_eq!(
        (&waits["state"], &waits["base_version"], &waits["change"]),
        (&json!("waiting"), &json!(1), &change)
    );
    assert_eq!(scene.rows() - rows, 1);
    let record = scene.record("tee").await;
    assert_eq!((&record["version"], &record["phone"]), (&json!(1), &json!("0651/1234")));
    // What the member writes meanwhile joins what waits; the same once more changes nothing.
    let more = json!({"phone": "0651/100"});
    for _ in 0..2 {
        let joined = scene
            .write_as(&member, (Method::PATCH, &tee, Some(1)), &more)
            .await
            .expect(202);
        assert_eq!((&joined["id"], &joined["version"]), (&waits["id"], &json!(2)));
        assert_eq!(joined["change"], json!({"phone": "0651/100", "cost": "free"}));
    }
    assert_eq!(scene.rows() - rows, 2);
}

#[actix_web::test]
async fn drafts_are_written_at_once_and_submitted() {
    let scene = scene().await;
    let (member, draft) = (scene.token_of("member"), format!("{OFFERS}/entwurf"));

    let change = json!({"texts": {"title": "Treff"}});
    let changed = scene
        .write_as(&member, (Method::PATCH, &draft, Some(1)), &change)
        .await
        .expect(200);
    assert_eq!(changed["texts"]["title"], "Treff");
    let submit = format!("{draft}/submit");
    let submitted = scene
        .write_as(&member, (Method::POST, &submit, Some(2)), &Value::Null)
        .await
        .expect(200);

    assert_eq!(submitted["publication"], "pending");
    let mine = scene.read_as(&member, &format!("{CITY}/moderation")).await.expect(200);
    assert_eq!(mine["total"], 1);
    let back = format!(
        "{CITY}/moderation/{}/withdraw",
        mine["items"][0]["id"].as_str().unwrap()
    );
    scene
        .write_as(&member, (Method::POST, &back, Some(1)), &Value::Null)
        .await
        .expect(200);
    assert_eq!(scene.record("entwurf").await["publication"], "draft");
}

#[actix_web::test]
async fn members_of_a_trusted_provider_publish() {
    let scene = scene().await;
    trust(&scene.db, "verein");
    let (member, tee) = (scene.token_of("member"), format!("{OFFERS}/tee"));

    let change = json!({"phone": "0651/99"});
    let changed = scene
        .write_as(&member, (Method::PATCH, &tee, Some(1)), &change)
        .await
        .expect(200);

    assert_eq!((&changed["version"], &changed["phone"]), (&json!(2), &json!("0651/99")));
    let new = with(cafe(), &json!({"publication": "published"}));
    let made = scene
        .write_as(&member, (Method::POST, OFFERS, None), &new)
        .await
        .expect(201);
    assert_eq!(made["publication"], "published");
    assert_eq!(scene.public().await, ["cafe-gruesse", "tee"]);
}

#[actix_web::test]
async fn members_write_for_nobody_else() {
    let scene = scene().await;
    let member = scene.token_of("member");
    let foreign = with(cafe(), &json!({"provider": "amt"}));
    let made = scene.create(&foreign).await.expect(201);
    let path = format!("{OFFERS}/{}", made["id"].as_str().unwrap());

    let refused = scene.write_as(&member, (Method::POST, OFFERS, None), &foreign).await;
    assert_eq!(refused.refused(403), "forbidden");
    for (method, path) in [
        (Method::PATCH, path.clone()),
        (Method::POST, format!("{path}/archive")),
        (Method::POST, format!("{path}/versions/1/restore")),
        (Method::DELETE, path.clone()),
        (Method::DELETE, format!("{OFFERS}/tee")),
        (Method::POST, format!("{OFFERS}/tee/notes")),
    ] {
        let answer = scene.write_as(&member, (method, &path, Some(1)), &json!({})).await;
        assert_eq!(answer.refused(403), "forbidden", "{path}");
    }
    let listed = scene.read_as(&member, OFFERS).await.expect(200);
    assert_eq!(listed["total"], 2);
    assert_eq!(scene.read_as(&scene.editor(), OFFERS).await.expect(200)["total"], 3);
    let theirs = scene
        .read_as(&member, &format!("{OFFERS}?provider=amt"))
        .await
        .expect(200);
    assert_eq!(theirs["total"], 0);
}

#[actix_web::test]
async fn lists_for_staff_come_in_pages_with_filters() {
    let scene = scene().await;
    let editor = scene.editor();
    for _ in 0..3 {
        scene.create(&cafe()).await.expect(201);
    }

    let mut slugs = Vec::new();
    let mut path = format!("{OFFERS}?publication=draft&limit=2");
    loop {
        let page = scene.read_as(&editor, &path).await.expect(200);
        assert_eq!(page["total"], 4);
        slugs.extend(
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["slug"].clone()),
        );
        let Some(next) = page["next"].as_str() else { break };
        path = format!("{OFFERS}?publication=draft&limit=2&cursor={next}");
    }

    assert_eq!(slugs, ["entwurf", "cafe-gruesse", "cafe-gruesse-2", "cafe-gruesse-3"]);
    let bad = scene
        .read_as(&editor, &format!("{OFFERS}?state=draft&publication=gone"))
        .await;
    assert_eq!(bad.refused(400), "bad_query");
    let since = scene
        .read_as(&editor, &format!("{OFFERS}?updated_since=2100-01-01T00:00:00Z"))
        .await
        .expect(200);
    assert_eq!(since["total"], 0);
}
