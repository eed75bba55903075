//! Articles: what of writing is their own.

use actix_web::http::Method;
use serde_json::{Value, json};

use crate::catalog::scene::{scene, with};
use crate::pictures::{jpeg, upload};
use crate::writing::CITY;

fn news() -> Value {
    json!({"lang": "de", "texts": {"title": "Fest im Hof"}, "date": "2026-11-20"})
}

fn one(place: &str, code: &str) -> (String, String) {
    (place.to_owned(), code.to_owned())
}

#[actix_web::test]
async fn everything_that_is_wrong_with_an_article_is_told_with_its_place() {
    let scene = scene().await;
    let picture = upload(&scene, "image/jpeg", jpeg(60, 40)).await.expect(201)["id"].clone();
    let body = json!({
        "lang": "de", "texts": {"title": " "}, "date": "1500-01-01",
        "visible_from": "2026-12-02", "visible_until": "2026-12-01",
        "categories": ["meet", "meet", "sport"], "author": "x".repeat(201),
        "pictures": [
            {"picture": "no-such", "alt": {"de": "Ein Haus"}, "credit": "Stadt"},
            {"picture": picture, "alt": {"xx": "?", "de": "y".repeat(501)}, "credit": "z".repeat(201)},
            {"picture": picture, "alt": {"de": " "}}
        ],
        "publication": "pending"
    });

    let mut told = scene.make("articles", &body).await.errors();
    told.sort();

    let mut wanted = vec![
        one("#/author", "too_long"),
        one("#/categories/1", "repeated"),
        one("#/categories/2", "unknown_reference"),
        one("#/date", "bad_date"),
        one("#/pictures/0/picture", "unknown_reference"),
        one("#/pictures/1/alt/de", "too_long"),
        one("#/pictures/1/alt/xx", "unknown_language"),
        one("#/pictures/1/credit", "too_long"),
        one("#/pictures/2/alt/de", "missing"),
        one("#/publication", "unknown_word"),
        one("#/texts/title", "missing"),
        one("#/visible_until", "dates_order"),
    ];
    wanted.sort();
    assert_eq!(told, wanted);
}

#[actix_web::test]
async fn an_article_with_a_picture_that_nobody_described_is_not_published() {
    let scene = scene().await;
    let picture = upload(&scene, "image/jpeg", jpeg(60, 40)).await.expect(201)["id"].clone();
    let bare = json!([{"picture": picture}]);
    let new = with(news(), &json!({"pictures": bare, "publication": "published"}));
    assert_eq!(
        scene.make("articles", &new).await.errors(),
        [
            one("#/pictures/0/alt", "missing"),
            one("#/pictures/0/credit", "missing")
        ]
    );
    let draft = with(news(), &json!({"pictures": bare}));
    scene.make("articles", &draft).await.expect(201);
    for verb in ["publish", "submit"] {
        let refused = scene
            .staff(
                Method::POST,
                &format!("articles/fest-im-hof/{verb}"),
                Some(1),
                &Value::Null,
            )
            .await;
        let told = refused.body["detail"].as_str().unwrap().to_owned();
        assert_eq!(refused.refused(409), "conflict");
        assert!(
            told.contains("picture 1 lacks `alt`") && told.contains("credit"),
            "{told}"
        );
    }
    let described = json!([{"picture": picture, "alt": {"de": "Ein Hof", "ar": "فناء"}, "credit": "Verein, CC0"}]);
    let changed = scene
        .patch("articles/fest-im-hof", 1, &json!({"pictures": described}))
        .await
        .expect(200);
    assert_eq!(changed["pictures"][0]["credit"], "Verein, CC0");
    scene
        .staff(Method::POST, "articles/fest-im-hof/publish", Some(2), &Value::Null)
        .await
        .expect(200);
    let seen = scene.seen("articles/fest-im-hof?lang=ar").await.expect(200);
    let shown = &seen["pictures"][0];
    assert_eq!(
        (&shown["alt"], &shown["alt_lang"], &shown["alt_dir"]),
        (&json!("فناء"), &json!("ar"), &json!("rtl"))
    );
    assert_eq!(seen["picture"], *shown);
    let url = shown["files"][0]["url"].as_str().unwrap();
    assert_eq!(scene.get(url).await.status, 200);
    // What is public cannot lose its words.
    assert_eq!(
        scene
            .patch("articles/fest-im-hof", 3, &json!({"pictures": bare}))
            .await
            .errors()
            .len(),
        2
    );
}

#[actix_web::test]
async fn a_category_that_articles_are_about_stays() {
    let scene = scene().await;
    scene
        .make("categories", &json!({"lang": "de", "texts": {"title": "Feste"}}))
        .await
        .expect(201);
    scene
        .make("articles", &with(news(), &json!({"categories": ["feste"]})))
        .await
        .expect(201);
    let refused = scene
        .staff(Method::DELETE, "categories/feste", Some(1), &Value::Null)
        .await;
    let told = refused.body["detail"].as_str().unwrap().to_owned();
    assert_eq!(refused.refused(409), "conflict");
    assert!(told.starts_with("1 article names this category"), "{told}");
}

#[actix_web::test]
async fn an_article_is_translated_as_other_records_are() {
    let scene = scene().await;
    scene.make("articles", &news()).await.expect(201);
    let list = scene
        .read_as(&scene.editor(), &format!("{CITY}/translations?noun=article&lang=ar"))
        .await;
    let list = list.expect(200);
    assert_eq!(list["total"], 1, "{list}");
    assert_eq!(
        (&list["items"][0]["slug"], &list["items"][0]["state"]),
        (&json!("fest-im-hof"), &json!("missing"))
    );
}
