//! What is odd about a body, but let in: told with its place.

use serde_json::{Value, json};

use crate::catalog::scene::{cafe, scene, with};

/// Places and codes of the warnings of a record.
fn warnings(record: &Value) -> Vec<(String, String)> {
    let all = record["warnings"].as_array().map_or(&[] as &[Value], Vec::as_slice);
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    all.iter()
        .map(|one| (text(one, "pointer"), text(one, "code")))
        .collect()
}

#[actix_web::test]
async fn odd_values_are_written_and_told() {
    let scene = scene().await;
    let odd = json!({
        "phone": "0176 12345678", "email": "anna.muster@gmx.example",
        "texts": {"title": "Rat", "description": "Hallo <b>Welt</b> [x](javascript:alert(1))", "notes": {"way": "Frag Frau Muster."}}
    });

    let made = scene.create(&with(cafe(), &odd)).await.expect(201);

    let told = warnings(&made);
    for (place, code) in [
        ("#/phone", "mobile_number"),
        ("#/email", "freemail"),
        ("#/texts/description", "text_cleaned"),
        ("#/texts/notes/way", "personal_name"),
    ] {
        assert!(
            told.contains(&(place.to_owned(), code.to_owned())),
            "{place} {code}: {told:?}"
        );
    }
    let description = made["texts"]["description"].as_str().unwrap();
    assert!(
        !description.contains('<') && !description.contains("javascript"),
        "{description}"
    );
    assert_eq!(warnings(&scene.record("rat").await), []);
}

#[actix_web::test]
async fn a_record_like_one_of_the_same_provider_is_pointed_out() {
    let scene = scene().await;
    let twin = with(cafe(), &json!({"texts": {"title": "TEE!"}}));

    let made = scene.create(&twin).await.expect(201);

    assert_eq!(warnings(&made), [("#/texts/title".to_owned(), "duplicate".to_owned())]);
    let elsewhere = with(twin, &json!({"provider": "amt"}));
    assert_eq!(warnings(&scene.create(&elsewhere).await.expect(201)), []);
    assert_eq!(warnings(&scene.create(&cafe()).await.expect(201)), []);
}

#[actix_web::test]
async fn what_is_not_touched_is_not_told_again() {
    let scene = scene().await;
    let odd = json!({"phone": "0176 12345678"});
    scene.change("tee", 1, &odd).await.expect(200);

    let after = scene.change("tee", 2, &json!({"cost": "free"})).await.expect(200);

    assert_eq!(warnings(&after), []);
}
