//! The inbox: who sees what, states and notes, and who is in charge.

use actix_web::http::Method;
use serde_json::{Value, json};

use super::scene::{INBOX, flat};
use crate::catalog::scene::{scene, with};

const OFFICES: &str = "/v1/staff/cities/musterstadt/pledge-offices";

#[actix_web::test]
async fn members_read_what_their_provider_is_in_charge_of_and_editors_what_nobody_else_can() {
    let scene = scene().await;
    scene.need("verein", "wohnung").await;
    scene.need("amt", "zimmer").await;
    let outbox = tempfile::tempdir().unwrap();
    for (need, name) in [(json!("wohnung"), "A"), (json!("zimmer"), "B"), (Value::Null, "C")] {
        let own = json!({"need": need, "name": name, "email": format!("{name}@mail.example")});
        scene.confirmed(with(flat(), &own), &outbox).await;
    }

    let names =
        |all: Vec<Value>| -> Vec<String> { all.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect() };
    assert_eq!(names(scene.inbox("member").await), ["A"]);
    assert_eq!(names(scene.inbox("editor").await), ["C", "B"]);
    let of_member = scene.inbox("member").await[0]["id"].as_str().unwrap().to_owned();
    let of_editor = scene.inbox("editor").await[0]["id"].as_str().unwrap().to_owned();
    for (name, id) in [("editor", &of_member), ("member", &of_editor)] {
        let path = format!("{INBOX}/{id}");
        scene.read_as(&scene.token_of(name), &path).await.refused(404);
        let change = scene
            .write_as(
                &scene.token_of(name),
                (Method::PATCH, &path, Some(2)),
                &json!({"state": "settled"}),
            )
            .await;
        change.refused(404);
        let deleted = scene
            .write_as(&scene.token_of(name), (Method::DELETE, &path, None), &Value::Null)
            .await;
        deleted.refused(404);
    }
    scene.read_as(&scene.token_of("neighbour"), INBOX).await.refused(403);
    scene.get(INBOX).await.refused(401);
}

#[actix_web::test]
async fn states_and_notes_are_kept_by_version_and_the_audit_says_no_word_of_them() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .confirmed(with(flat(), &json!({"phone": "0651 1234"})), &outbox)
        .await;
    let found = scene.inbox("editor").await.remove(0);
    assert_eq!((&found["state"], &found["phone"]), (&json!("new"), &json!("0651 1234")));
    assert_eq!(found["consent"], "2026-11-28");
    let path = format!("{INBOX}/{}", found["id"].as_str().unwrap());
    let version = found["version"].as_i64().unwrap();

    let without = scene.write(Method::PATCH, &path, None, &json!({})).await;
    assert_eq!(without.refused(428), "needs_if_match");
    let wrong = json!({"state": "unconfirmed", "note": "x".repeat(1001)});
    let mut errors = scene.write(Method::PATCH, &path, Some(version), &wrong).await.errors();
    errors.sort();
    assert_eq!(
        errors,
        [
            ("#/note".to_owned(), "too_long".to_owned()),
            ("#/state".to_owned(), "unknown_word".to_owned())
        ]
    );
    let note = json!({"state": "in_contact", "note": "Geheimnotiz"});
    let changed = scene
        .write(Method::PATCH, &path, Some(version), &note)
        .await
        .expect(200);
    assert_eq!(
        (&changed["state"], &changed["notes"][0]["text"]),
        (&json!("in_contact"), &json!("Geheimnotiz"))
    );
    let late = scene.write(Method::PATCH, &path, Some(version), &note).await;
    assert_eq!(late.refused(412), "stale");

    let settled = json!({"state": "settled"});
    let ended = scene
        .write(Method::PATCH, &path, Some(version + 1), &settled)
        .await
        .expect(200);
    assert_eq!(ended["deleted_on"], "2027-02-22", "90 days after its end");
    let filtered = scene
        .read_as(&scene.editor(), &format!("{INBOX}?state=settled&kind=housing"))
        .await
        .expect(200);
    assert_eq!(filtered["total"], 1);
    let audit = scene
        .read_as(
            &scene.token_of("admin"),
            "/v1/staff/cities/musterstadt/audit?action=pledge_changed",
        )
        .await
        .expect(200);
    assert_eq!(audit["items"].as_array().unwrap().len(), 2);
    assert!(!audit.to_string().contains("Geheimnotiz"), "{audit}");
}

#[actix_web::test]
async fn the_city_says_which_office_is_in_charge_of_a_kind() {
    let scene = scene().await;
    let admin = scene.token_of("admin");
    let wrong = json!({"offices": {"money": "amt", "housing": "niemand"}});
    let mut errors = scene
        .write_as(&admin, (Method::PUT, OFFICES, None), &wrong)
        .await
        .errors();
    errors.sort();
    assert_eq!(
        errors,
        [
            ("#/offices/housing".to_owned(), "unknown_reference".to_owned()),
            ("#/offices/money".to_owned(), "unknown_word".to_owned())
        ]
    );
    let refused = scene.write(Method::PUT, OFFICES, None, &json!({"offices": {}})).await;
    assert_eq!(
        refused.refused(403),
        "forbidden",
        "editors do not decide who is in charge"
    );
    let offices = json!({"offices": {"housing": "verein"}});
    let set = scene.write_as(&admin, (Method::PUT, OFFICES, None), &offices).await;
    assert_eq!(set.expect(200), offices);
    assert_eq!(scene.read_as(&scene.editor(), OFFICES).await.expect(200), offices);
    let outbox = tempfile::tempdir().unwrap();

    scene.confirmed(flat(), &outbox).await;

    assert_eq!(scene.inbox("editor").await.len(), 0);
    let own = scene.inbox("member").await.remove(0);
    assert_eq!((&own["office"]["slug"], own.get("need")), (&json!("verein"), None));
}

#[actix_web::test]
async fn somebody_in_charge_deletes_what_the_person_does_not_want_kept() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    let token = scene.confirmed(flat(), &outbox).await;
    let id = scene.inbox("editor").await[0]["id"].as_str().unwrap().to_owned();

    let path = format!("{INBOX}/{id}");
    scene.write(Method::DELETE, &path, None, &Value::Null).await.expect(204);

    assert_eq!(scene.stored_pledges(), 0);
    assert_eq!(scene.use_link("read", &token).await.errors().len(), 1);
    scene
        .write(Method::DELETE, &path, None, &Value::Null)
        .await
        .refused(404);
}
