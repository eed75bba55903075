//! The public feed of changes.

use serde_json::{Value, json};

use super::scene::{cafe, scene, with};

/// What a consumer keeps of a change.
fn told(changes: &[Value], id: &Value) -> Vec<(String, i64, bool)> {
    let of_record = changes.iter().filter(|change| change["id"] == *id);
    of_record
        .map(|change| {
            (
                change["action"].as_str().unwrap().to_owned(),
                change["version"].as_i64().unwrap(),
                change["gone"].as_bool().unwrap(),
            )
        })
        .collect()
}

fn told_as(action: &str, version: i64, gone: bool) -> (String, i64, bool) {
    (action.to_owned(), version, gone)
}

#[actix_web::test]
async fn the_feed_tells_what_is_public_and_what_is_gone() {
    let scene = scene().await;
    let id = scene.create(&cafe()).await.expect(201)["id"].clone();
    assert_eq!(told(&scene.feed("musterstadt", 50).await, &id), []);

    scene
        .change("cafe-gruesse", 1, &json!({"publication": "published"}))
        .await
        .expect(200);
    scene
        .change("cafe-gruesse", 2, &json!({"cost": "free"}))
        .await
        .expect(200);
    scene.archive("cafe-gruesse", 3).await.expect(200);
    // What is done to it behind the curtain is nobody's business.
    scene
        .change("cafe-gruesse", 4, &json!({"cost": "paid"}))
        .await
        .expect(200);

    let expected = [
        told_as("published", 2, false),
        told_as("updated", 3, false),
        told_as("archived", 4, true),
    ];
    assert_eq!(told(&scene.feed("musterstadt", 50).await, &id), expected);
    scene
        .change("cafe-gruesse", 5, &json!({"publication": "published"}))
        .await
        .expect(200);
    scene
        .change("cafe-gruesse", 6, &json!({"publication": "draft"}))
        .await
        .expect(200);
    let later = told(&scene.feed("musterstadt", 50).await, &id);
    assert_eq!(
        later[3..],
        [told_as("published", 6, false), told_as("updated", 7, true)]
    );
}

#[actix_web::test]
async fn pages_of_any_size_give_the_same_and_a_cursor_holds_for_ever() {
    let scene = scene().await;
    scene
        .create(&with(cafe(), &json!({"publication": "published"})))
        .await
        .expect(201);
    scene.archive("cafe-gruesse", 1).await.expect(200);
    let whole = scene.feed("musterstadt", 200).await;

    for limit in [1, 2, 3, 7] {
        assert_eq!(scene.feed("musterstadt", limit).await, whole);
    }
    let end = scene.get("/v1/cities/musterstadt/changes?limit=200").await.expect(200)["next"].clone();
    let after = format!("/v1/cities/musterstadt/changes?cursor={}", end.as_str().unwrap());
    let nothing = scene.get(&after).await.expect(200);
    assert_eq!(nothing, json!({"items": [], "next": end, "more": false}));

    scene.change("tee", 1, &json!({"cost": "free"})).await.expect(200);
    scene.rows();
    let news = scene.get(&after).await.expect(200);
    assert_eq!(news["items"].as_array().unwrap().len(), 1);
    assert_eq!(news["items"][0]["action"], "updated");
}

#[actix_web::test]
async fn drafts_secret_places_and_other_cities_never_appear() {
    let scene = scene().await;
    let feed = scene.feed("musterstadt", 50).await;

    let count = |noun: &str| feed.iter().filter(|change| change["noun"] == noun).count();
    // Of two offers one is a draft, of three providers one is archived, of three places one is secret.
    assert_eq!(
        ["city", "category", "provider", "location", "offer", "topic"].map(count),
        [1, 2, 2, 2, 1, 0]
    );
    assert!(feed.iter().all(|change| change["gone"] == false));
    assert_eq!(scene.feed("nebenan", 50).await.len(), 4);
}

#[actix_web::test]
async fn what_is_no_cursor_is_refused() {
    let scene = scene().await;
    let other = scene.get("/v1/cities/nebenan/changes").await.expect(200)["next"].clone();

    for query in ["cursor=x", "cursor=", "cursor=MC4w", "limit=0", "limit=201", "since=1"] {
        let code = scene
            .get(&format!("/v1/cities/musterstadt/changes?{query}"))
            .await
            .refused(400);
        assert_eq!(code, "bad_query", "{query}");
    }
    let of_another_city = format!("/v1/cities/musterstadt/changes?cursor={}", other.as_str().unwrap());
    assert_eq!(scene.get(&of_another_city).await.refused(400), "bad_query");
    assert_eq!(scene.get("/v1/cities/nowhere/changes").await.refused(404), "not_found");
    let headers = scene.get("/v1/cities/musterstadt/changes").await.headers;
    assert_eq!(headers.get("cache-control").unwrap(), "no-store");
}
