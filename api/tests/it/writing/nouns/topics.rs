//! Topics: words that staff keep for the search.

use actix_web::http::Method;
use serde_json::{Value, json};

use crate::catalog::scene::scene;

#[actix_web::test]
async fn a_word_that_staff_add_finds_what_it_leads_to() {
    let scene = scene().await;
    let search = "search?q=Plausch&lang=de";
    assert_eq!(scene.seen(search).await.expect(200)["total"], 0);
    let new = json!({
        "slug": "plausch", "words": {"de": ["Plausch"], "tr": ["sohbet"]}, "categories": ["meet"], "target_groups": ["women"],
        "records": ["provider:verein"], "soft": false
    });

    let made = scene.make("topics", &new).await.expect(201);
    scene.side.catch_search_up();

    for (name, value) in new.as_object().unwrap() {
        assert_eq!(&made[name.as_str()], value, "{name}");
    }
    assert_eq!(made["kind"], "need");
    let found = scene.seen(search).await.expect(200);
    let slugs: Vec<&Value> = found["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["slug"])
        .collect();
    assert!(
        slugs.contains(&&json!("tee")) && slugs.contains(&&json!("verein")),
        "{found}"
    );

    scene
        .staff(Method::DELETE, "topics/plausch", Some(1), &Value::Null)
        .await
        .expect(200);
    scene.side.catch_search_up();
    assert_eq!(scene.seen(search).await.expect(200)["total"], 0);
}

#[actix_web::test]
async fn categories_are_kept_by_slug() {
    let scene = scene().await;
    let meet = scene.read_staff("categories/meet").await["id"].clone();

    let made = scene
        .make(
            "topics",
            &json!({"slug": "x1", "words": {"de": ["X"]}, "categories": [meet]}),
        )
        .await
        .expect(201);

    assert_eq!(made["categories"], json!(["meet"]));
}

#[actix_web::test]
async fn the_slug_says_what_the_words_are_of() {
    let scene = scene().await;
    let made = |slug: &str| json!({"slug": slug, "words": {"de": ["Wort"]}});
    for (slug, kind) in [
        ("category:meet", "category"),
        ("target_group:women", "target_group"),
        ("language:pt-BR", "language"),
        ("wort", "need"),
    ] {
        let topic = scene.make("topics", &made(slug)).await.expect(201);
        assert_eq!(topic["kind"], kind, "{slug}");
    }
    for (slug, place, code) in [
        ("category:sport", "#/slug", "unknown_reference"),
        ("target_group:aliens", "#/slug", "unknown_reference"),
        ("other:meet", "#/slug", "bad_slug"),
        ("wort", "#/slug", "taken"),
    ] {
        let errors = scene.make("topics", &made(slug)).await.errors();
        assert_eq!(errors, [(place.to_owned(), code.to_owned())], "{slug}");
    }
    let other = scene.patch("topics/wort", 1, &json!({"kind": "language"})).await;
    assert_eq!(other.errors(), [("#/kind".to_owned(), "other_kind".to_owned())]);
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_topic_is_told_with_its_place() {
    let scene = scene().await;
    let new = json!({
        "slug": "x", "words": {"arabic": ["x"], "de": ["", "x"]}, "categories": ["sport"], "target_groups": ["aliens"],
        "records": ["offer:nichts", "tee", "location:haus"]
    });
    let mut errors = scene.make("topics", &new).await.errors();
    errors.extend(
        scene
            .make("topics", &json!({"slug": "x", "words": {"de": []}}))
            .await
            .errors(),
    );

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[actix_web::test]
async fn a_topic_comes_back_only_where_its_category_still_is() {
    let scene = scene().await;
    scene
        .make("categories", &json!({"lang": "de", "texts": {"title": "Rat"}}))
        .await
        .expect(201);
    let made = scene
        .make(
            "topics",
            &json!({"slug": "hilfe", "words": {"de": ["Hilfe"]}, "categories": ["rat"]}),
        )
        .await
        .expect(201);
    scene
        .staff(Method::DELETE, "topics/hilfe", Some(1), &Value::Null)
        .await
        .expect(200);
    scene
        .staff(Method::DELETE, "categories/rat", Some(1), &Value::Null)
        .await
        .expect(200);

    let back = format!("trash/{}/restore", made["id"].as_str().unwrap());
    let refused = scene.make(&back, &Value::Null).await.expect(409);

    let detail = refused["detail"].as_str().unwrap();
    assert!(detail.contains("no category `rat`"), "{detail}");
}
