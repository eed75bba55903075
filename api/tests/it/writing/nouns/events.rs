//! Events: where they are, who they are for, and what everybody sees of them.

use serde_json::{Value, json};

use crate::catalog::scene::{scene, with};

/// An event that is fine: every Tuesday from January on.
pub fn tuesdays() -> Value {
    json!({
        "provider": "verein", "lang": "de", "texts": {"title": "Treff"}, "publication": "published",
        "starts_at": "2027-01-12T17:00", "duration_minutes": 120, "rrule": "FREQ=WEEKLY;BYDAY=TU", "location": "haus"
    })
}

#[actix_web::test]
async fn everything_that_can_be_said_of_an_event_is_kept() {
    let scene = scene().await;
    let body = with(
        tuesdays(),
        &json!({
            "audience": ["everyone", "volunteers"], "target_groups": ["women"],
            "exdates": ["2027-01-19T17:00:00"], "rdates": ["2027-01-21T10:00:00"],
            "overrides": [{"recurrence_id": "2027-01-26T17:00:00", "cancelled": false, "moved_to": "2027-01-27T18:00:00", "duration_minutes": 30}],
            "place": "Hinterhaus", "online_url": "https://treff.example/raum", "registration_url": "https://treff.example/anmelden"
        }),
    );

    let made = scene.make("events", &body).await.expect(201);

    let haus = scene.seen("locations/haus").await.expect(200)["id"].clone();
    let kept = with(body, &json!({"starts_at": "2027-01-12T17:00:00", "location": haus}));
    for (name, value) in kept.as_object().unwrap() {
        assert_eq!(&made[name.as_str()], value, "{name}");
    }
    assert_eq!(made.get("warnings"), None);
    assert_eq!(scene.read_staff("events/treff").await, made);
    let seen = scene.seen("events/treff").await.expect(200);
    assert_eq!(seen["location"]["id"], haus);
    assert_eq!(
        seen["next"].as_array().unwrap()[..7],
        made["next"].as_array().unwrap()[..]
    );
}

#[actix_web::test]
async fn a_moved_and_a_cancelled_occurrence_show_in_public() {
    let scene = scene().await;
    scene.make("events", &tuesdays()).await.expect(201);

    let changes = json!({"overrides": [
        {"recurrence_id": "2027-01-19T17:00", "cancelled": true},
        {"recurrence_id": "2027-01-26T17:00", "moved_to": "2027-01-27T18:30"}
    ]});
    scene.patch("events/treff", 1, &changes).await.expect(200);

    let list = scene.seen("events?from=2027-01-18&to=2027-01-31").await.expect(200);
    let told: Vec<(&Value, &Value)> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (&item["occurrence"]["start_local"], &item["occurrence"]["cancelled"]))
        .collect();
    let (off, moved) = (json!("2027-01-19T17:00:00"), json!("2027-01-27T18:30:00"));
    assert_eq!(told, [(&off, &json!(true)), (&moved, &json!(false))]);
}

#[actix_web::test]
async fn a_changed_text_makes_translations_of_an_event_outdated_and_nothing_confirms() {
    let scene = scene().await;
    let made = scene.make("events", &tuesdays()).await.expect(201);
    assert_eq!(made["freshness"], json!({"state": "never"}));

    let after = scene
        .patch("events/treff", 1, &json!({"texts": {"title": "Treffen"}}))
        .await
        .expect(200);

    assert_eq!(
        (&after["freshness"], &after["slug"]),
        (&json!({"state": "never"}), &json!("treff"))
    );
    assert_eq!(scene.seen("events/treff").await.expect(200)["title"], "Treffen");
}

#[actix_web::test]
async fn everything_that_is_wrong_with_an_event_is_told_with_its_place() {
    let scene = scene().await;
    let body = with(
        tuesdays(),
        &json!({
            "provider": "niemand", "lang": "xx", "texts": {"title": " "}, "audience": ["aliens"], "target_groups": ["women", "women"],
            "duration_minutes": 0, "rdates": ["1027-01-12T17:00"], "overrides": [{"recurrence_id": "2027-01-19T17:00"}],
            "location": "nirgends", "place": "", "online_url": "treff.example", "registration_url": "mailto:a@b.example", "slug": "Ö"
        }),
    );

    let mut errors = scene.make("events", &body).await.errors();
    errors.sort();

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[actix_web::test]
async fn an_event_without_any_place_is_let_in_with_a_warning() {
    let scene = scene().await;

    let made = scene
        .make("events", &with(tuesdays(), &json!({"location": null})))
        .await
        .expect(201);

    assert_eq!(made["warnings"][0]["code"], "no_place");
    let again = scene
        .patch("events/treff", 1, &json!({"place": "Park"}))
        .await
        .expect(200);
    assert_eq!(again.get("warnings"), None);
}

#[actix_web::test]
async fn an_event_takes_place_at_its_own_provider() {
    let scene = scene().await;

    let foreign = scene
        .make("events", &with(tuesdays(), &json!({"location": "rathaus"})))
        .await;

    assert_eq!(
        foreign.errors(),
        [("#/location".to_owned(), "foreign_location".to_owned())]
    );
}
