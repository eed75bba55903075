//! Needs: what providers look for, what they do not, and who writes it.

use serde_json::{Value, json};

use crate::catalog::scene::{scene, with};

/// A need that is fine.
pub fn coats() -> Value {
    json!({
        "provider": "verein", "lang": "de", "texts": {"title": "Mäntel"}, "publication": "published", "kind": "goods"
    })
}

#[actix_web::test]
async fn everything_that_can_be_said_of_a_need_is_kept() {
    let scene = scene().await;
    scene
        .make("districts", &json!({"name": "Nord", "slug": "nord"}))
        .await
        .expect(201);
    let body = with(
        coats(),
        &json!({
            "state": "open", "district": "nord", "languages": ["uk", "ti"], "quantity": 20, "hours_per_week": 2,
            "from": "2026-11-01", "until": "2027-03-31",
            "texts": {
                "title": "Mäntel", "summary": "Warme.", "description": "Für **alle**.",
                "notes": {"not_needed": "Keine Schuhe.", "how": "Montags."}
            }
        }),
    );

    let made = scene.make("needs", &body).await.expect(201);

    for (name, value) in body.as_object().unwrap() {
        assert_eq!(&made[name.as_str()], value, "{name}");
    }
    assert_eq!(scene.read_staff("needs/maentel").await, made);
    let seen = scene.seen("needs/maentel").await.expect(200);
    let told = ["not_needed", "how", "description", "takes_pledges"].map(|name| seen[name].clone());
    assert_eq!(
        told,
        [
            json!("Keine Schuhe."),
            json!("Montags."),
            json!("Für **alle**."),
            json!(true)
        ]
    );
    assert_eq!(
        (&seen["district"]["slug"], &seen["quantity"]),
        (&json!("nord"), &json!(20))
    );

    let cleared = json!({"district": null, "quantity": null, "hours_per_week": null, "from": null, "until": null});
    let changed = scene.patch("needs/maentel", 1, &cleared).await.expect(200);
    for name in cleared.as_object().unwrap().keys() {
        assert_eq!(changed.get(name), None, "{name}");
    }
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_need_is_told_with_its_place() {
    let scene = scene().await;
    let body = with(
        coats(),
        &json!({
            "provider": "niemand", "lang": "xx", "texts": {"title": " "}, "kind": "love", "state": "lost", "district": "nirgends",
            "languages": ["!"], "quantity": 0, "hours_per_week": 61, "from": "2027-04-01", "until": "2027-03-31"
        }),
    );

    let mut errors = scene.make("needs", &body).await.errors();
    errors.sort();

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[actix_web::test]
async fn a_district_that_a_need_names_stays() {
    let scene = scene().await;
    scene
        .make("districts", &json!({"name": "Nord", "slug": "nord"}))
        .await
        .expect(201);
    scene
        .make("needs", &with(coats(), &json!({"district": "nord"})))
        .await
        .expect(201);

    let refused = scene
        .staff(actix_web::http::Method::DELETE, "districts/nord", Some(1), &Value::Null)
        .await;

    let told = refused.expect(409);
    assert!(told["detail"].as_str().unwrap().starts_with("1 need names"), "{told}");
}

#[actix_web::test]
async fn what_is_met_keeps_its_page_and_leaves_the_list() {
    let scene = scene().await;
    scene.make("needs", &coats()).await.expect(201);
    assert_eq!(scene.seen("needs").await.expect(200)["total"], 1);

    scene
        .patch("needs/maentel", 1, &json!({"state": "fulfilled"}))
        .await
        .expect(200);

    assert_eq!(scene.seen("needs").await.expect(200)["total"], 0);
    assert_eq!(scene.seen("needs?state=fulfilled").await.expect(200)["total"], 1);
    let page = scene.seen("needs/maentel").await.expect(200);
    assert_eq!(
        (&page["state"], &page["takes_pledges"]),
        (&json!("fulfilled"), &json!(false))
    );
}
