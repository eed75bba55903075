//! Districts: outlines, points and codes.

use actix_web::http::Method;
use porta_api::imports::{InputFile, Order, Silent, import};
use porta_api::rules::CHECKS;
use serde_json::{Value, json};

use crate::catalog::scene::scene;

#[actix_web::test]
async fn everything_that_can_be_said_of_a_district_is_kept() {
    let scene = scene().await;
    let body = json!({
        "name": "Nord", "slug": "nord", "number": 12, "parts": ["Maximin", "Nells Park"], "postal_codes": ["54292", "L-1009"],
        "centre": {"lat": 49.769, "lon": 6.634},
        "outline": {"type": "Polygon", "coordinates": [[[6.63, 49.76], [6.65, 49.76], [6.65, 49.77], [6.63, 49.76]]]}
    });

    let made = scene.make("districts", &body).await.expect(201);

    for (name, value) in body.as_object().unwrap() {
        assert_eq!(&made[name.as_str()], value, "{name}");
    }
    let seen = scene.seen("districts/nord").await.expect(200);
    assert_eq!((&seen["name"], &seen["centre"]), (&json!("Nord"), &body["centre"]));
    let cleared = json!({"number": null, "centre": null, "outline": null, "parts": []});
    let after = scene.patch("districts/nord", 1, &cleared).await.expect(200);
    for gone in ["number", "centre", "outline"] {
        assert_eq!(after.get(gone), None, "{gone}");
    }
    assert_eq!(scene.read_staff("districts/nord").await, after);
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_district_is_told_with_its_place() {
    let scene = scene().await;
    let body = json!({
        "name": " ", "slug": "N", "number": -1, "parts": ["", "Süd", "Süd"], "postal_codes": ["54292!"],
        "centre": {"lat": 6.634, "lon": 49.769}, "outline": {"type": "Point", "coordinates": [6.63, 49.76]}
    });

    let mut errors = scene.make("districts", &body).await.errors();
    errors.sort();

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[actix_web::test]
async fn a_district_with_places_stays() {
    let scene = scene().await;
    scene.make("districts", &json!({"name": "Nord"})).await.expect(201);
    let file = r#"{"format": "porta", "version": 1, "locations": [
        {"slug": "laden", "provider": "verein", "street": "Weg 2", "town": "Musterstadt", "district": "nord", "publication": "published"}
    ]}"#;
    let file = InputFile {
        name: "more.json".into(),
        bytes: file.as_bytes().into(),
    };
    let order = Order {
        source: "test".to_owned(),
        city: Some("musterstadt".to_owned()),
        ..Order::default()
    };
    assert!(
        import(&scene.db, &scene.clock, CHECKS, &[file], &order, &Silent)
            .unwrap()
            .written
    );

    let refused = scene
        .staff(Method::DELETE, "districts/nord", Some(1), &Value::Null)
        .await
        .expect(409);

    assert_eq!(
        refused["detail"],
        "1 location names this district; change or delete those first."
    );
}
