//! The tree of categories: who stands below whom, and what has to stay.

use actix_web::http::Method;
use serde_json::{Value, json};

use crate::catalog::scene::scene;

fn one(place: &str, code: &str) -> Vec<(String, String)> {
    vec![(place.to_owned(), code.to_owned())]
}

#[actix_web::test]
async fn a_category_stands_below_another_one_with_a_slug_behind_it() {
    let scene = scene().await;
    let new =
        json!({"lang": "de", "texts": {"title": "Stricken"}, "parent": "meet.cafe", "position": 2, "sensitive": true});

    let made = scene.make("categories", &new).await.expect(201);

    assert_eq!(
        (&made["slug"], &made["parent"]),
        (&json!("meet.cafe.stricken"), &json!("meet.cafe"))
    );
    let seen = scene.seen("categories/meet.cafe.stricken").await.expect(200);
    assert_eq!(
        (&seen["parent"], &seen["sensitive"]),
        (&json!("meet.cafe"), &json!(true))
    );

    let top = scene
        .patch(
            "categories/meet.cafe.stricken",
            1,
            &json!({"parent": null, "sensitive": false}),
        )
        .await
        .expect(200);
    assert_eq!((top.get("parent"), &top["slug"]), (None, &json!("meet.cafe.stricken")));
    let seen = scene.seen("categories/meet.cafe.stricken").await.expect(200);
    assert_eq!(seen.get("parent"), None);
}

#[actix_web::test]
async fn a_tree_has_no_circle_and_an_end() {
    let scene = scene().await;

    let circle = scene.patch("categories/meet", 1, &json!({"parent": "meet.cafe"})).await;
    assert_eq!(circle.errors(), one("#/parent", "circle"));
    let own = scene.patch("categories/meet", 1, &json!({"parent": "meet"})).await;
    assert_eq!(own.errors(), one("#/parent", "circle"));
    let nobody = scene.patch("categories/meet", 1, &json!({"parent": "sport"})).await;
    assert_eq!(nobody.errors(), one("#/parent", "unknown_reference"));

    let mut parent = "meet.cafe".to_owned();
    for level in 3..=16 {
        let new = json!({"lang": "de", "texts": {"title": "E"}, "parent": parent, "slug": format!("e{level}")});
        parent = scene.make("categories", &new).await.expect(201)["slug"]
            .as_str()
            .unwrap()
            .to_owned();
    }
    let new = json!({"lang": "de", "texts": {"title": "E"}, "parent": parent, "slug": "e17"});
    assert_eq!(
        scene.make("categories", &new).await.errors(),
        one("#/parent", "too_deep")
    );
    let new = json!({"lang": "de", "texts": {"title": "Oben"}, "slug": "oben"});
    scene.make("categories", &new).await.expect(201);
    let deeper = scene.patch("categories/meet", 1, &json!({"parent": "oben"})).await;
    assert_eq!(deeper.errors(), one("#/parent", "too_deep"));
}

#[actix_web::test]
async fn a_moved_category_keeps_its_slug_and_says_so() {
    let scene = scene().await;
    scene
        .make("categories", &json!({"lang": "de", "texts": {"title": "Rat"}}))
        .await
        .expect(201);

    let moved = scene
        .patch("categories/meet.cafe", 1, &json!({"parent": "rat"}))
        .await
        .expect(200);

    assert_eq!(
        (&moved["parent"], &moved["warnings"][0]["code"]),
        (&json!("rat"), &json!("other_slug"))
    );
}

#[actix_web::test]
async fn a_category_that_is_used_stays() {
    let scene = scene().await;
    let topic = json!({"slug": "plausch", "words": {"de": ["Plausch"]}, "categories": ["meet"]});
    scene.make("topics", &topic).await.expect(201);
    let more = json!({"slug": "category:meet.cafe", "words": {"de": ["Kaffeehaus"]}});
    scene.make("topics", &more).await.expect(201);

    let mut sentences = Vec::new();
    for category in ["meet", "meet.cafe"] {
        let refused = scene
            .staff(Method::DELETE, &format!("categories/{category}"), Some(1), &Value::Null)
            .await;
        sentences.push(refused.expect(409)["detail"].as_str().unwrap().to_owned());
    }

    insta::assert_snapshot!(sentences.join("\n"));
    scene
        .staff(Method::DELETE, "topics/category:meet.cafe", Some(1), &Value::Null)
        .await
        .expect(200);
    scene
        .staff(Method::DELETE, "categories/meet.cafe", Some(1), &Value::Null)
        .await
        .expect(200);
}

#[actix_web::test]
async fn an_offer_that_a_topic_leads_to_stays() {
    let scene = scene().await;
    let topic = json!({"slug": "plausch", "words": {"de": ["Plausch"]}, "records": ["offer:tee"]});
    scene.make("topics", &topic).await.expect(201);

    let refused = scene
        .staff(Method::DELETE, "offers/tee", Some(1), &Value::Null)
        .await
        .expect(409);

    assert_eq!(
        refused["detail"],
        "1 topic names this offer; change or delete those first, or archive it."
    );
}

#[actix_web::test]
async fn a_version_that_would_close_a_circle_is_not_restored() {
    let scene = scene().await;
    scene
        .patch("categories/meet.cafe", 1, &json!({"parent": null}))
        .await
        .expect(200);
    scene
        .patch("categories/meet", 1, &json!({"parent": "meet.cafe"}))
        .await
        .expect(200);

    let restore = scene
        .staff(
            Method::POST,
            "categories/meet.cafe/versions/1/restore",
            Some(2),
            &Value::Null,
        )
        .await;

    let detail = restore.expect(409)["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("stands below this category itself"), "{detail}");
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_category_is_told_with_its_place() {
    let scene = scene().await;
    let new = json!({"lang": "fr", "texts": {"title": ""}, "parent": "x", "position": -1, "icon": "Tasse ☕", "slug": "meet"});

    let mut errors = scene.make("categories", &new).await.errors();
    errors.sort();

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
}
