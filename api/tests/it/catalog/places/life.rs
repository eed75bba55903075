//! Providers and places from draft to archive, by staff and by members.

use actix_web::http::{Method, header};
use serde_json::{Value, json};

use super::{Who, club, house};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn an_editor_makes_changes_and_archives_a_provider_and_its_place() {
    let scene = scene().await;
    let draft = with(club(), &json!({"publication": "draft"}));
    let made = scene.post(Who::Editor, "providers", None, &draft).await;
    assert!(
        made.header(header::LOCATION)
            .starts_with("/v1/staff/cities/musterstadt/providers/")
    );
    assert_eq!(made.expect(201)["slug"], "neuer-verein");
    let public = "/v1/cities/musterstadt/providers/neuer-verein";
    scene.get(public).await.refused(404);

    let path = "providers/neuer-verein";
    let shown = scene
        .post(Who::Editor, &format!("{path}/publish"), Some(1), &Value::Null)
        .await;
    assert_eq!(shown.expect(200)["publication"], "published");
    assert_eq!(scene.get(public).await.expect(200)["name"], "Neuer Verein");
    let place = with(
        house(),
        &json!({"provider": "neuer-verein", "main": true, "texts": {"title": "Hinterhaus"}}),
    );
    scene.post(Who::Editor, "locations", None, &place).await.expect(201);
    let changed = scene
        .patches(
            Who::Editor,
            "locations/hinterhaus",
            1,
            &json!({"texts": {}, "street": "Weg 9"}),
        )
        .await;
    assert_eq!(changed.expect(200)["texts"], json!({}));
    let provider = scene.get(public).await.expect(200);
    assert_eq!(provider["locations"][0]["street"], "Weg 9");
    assert!(provider["locations"][0].get("name").is_none(), "{provider}");

    scene
        .post(Who::Editor, &format!("{path}/archive"), Some(2), &Value::Null)
        .await
        .expect(200);
    scene.get(public).await.refused(404);
}

#[actix_web::test]
async fn the_second_of_two_editors_is_told_the_version_that_there_is_now() {
    let scene = scene().await;
    for path in ["providers/verein", "locations/haus"] {
        let change = json!({"texts": {"title": "Anders"}});
        scene.patches(Who::Editor, path, 1, &change).await.expect(200);

        let late = scene
            .patches(Who::Editor, path, 1, &json!({"texts": {"title": "Zu spät"}}))
            .await;

        assert_eq!(late.header(header::ETAG), "\"2\"");
        assert_eq!(late.refused(412), "stale");
        let without = scene.acts(Who::Editor, (Method::PATCH, path), None, &json!({})).await;
        assert_eq!(without.refused(428), "needs_if_match");
    }
}

#[actix_web::test]
async fn members_write_their_own_and_wait_unless_they_are_trusted() {
    let scene = scene().await;
    let member = Who::Member("verein");
    let title = |name: &str| json!({"texts": {"title": name}});

    assert_eq!(
        scene.post(member, "providers", None, &club()).await.refused(403),
        "forbidden"
    );
    for path in ["providers/amt", "locations/rathaus"] {
        assert_eq!(
            scene.patches(member, path, 1, &title("x")).await.refused(403),
            "forbidden"
        );
    }
    let foreign = with(house(), &json!({"provider": "amt"}));
    assert_eq!(
        scene.post(member, "locations", None, &foreign).await.refused(403),
        "forbidden"
    );
    for path in ["providers/verein", "locations/haus"] {
        let waits = scene.patches(member, path, 1, &title("Vorschlag")).await.expect(202);
        assert_eq!(waits["change"], title("Vorschlag"));
    }
    let made = scene.post(member, "locations", None, &house()).await.expect(201);
    assert_eq!(made["publication"], "pending");
    let waiting = scene.look(Who::Editor, "moderation?state=waiting").await.expect(200);
    assert_eq!(waiting["total"], 3);
    let first = waiting["items"][0]["id"].as_str().unwrap();
    scene
        .post(Who::Editor, &format!("moderation/{first}/approve"), Some(1), &json!({}))
        .await
        .expect(200);
    assert_eq!(
        scene.look(member, "providers/verein").await.expect(200)["texts"]["title"],
        "Vorschlag"
    );

    let trust = |yes: bool| json!({"publishes_directly": yes});
    let trusted = (Method::PUT, "providers/verein/trust");
    assert_eq!(
        scene
            .acts(member, trusted.clone(), None, &trust(true))
            .await
            .refused(403),
        "forbidden"
    );
    let told = scene.acts(Who::Editor, trusted, None, &trust(true)).await.expect(200);
    assert_eq!(
        (&told["publishes_directly"], &told["version"]),
        (&json!(true), &json!(2))
    );
    let direct = scene
        .patches(member, "providers/verein", 2, &title("Sofort"))
        .await
        .expect(200);
    assert_eq!(direct["texts"]["title"], "Sofort");
    let (action, id, detail) = scene.audited().pop().unwrap();
    assert_eq!((action.as_str(), id.as_deref()), ("trust_decided", told["id"].as_str()));
    assert_eq!(detail, trust(true));
}

#[actix_web::test]
async fn a_provider_has_one_seat_that_is_public() {
    let scene = scene().await;
    let seat = |slug: &str, publication: &str| {
        with(
            house(),
            &json!({"slug": slug, "main": true, "publication": publication}),
        )
    };
    scene
        .post(Who::Editor, "locations", None, &seat("erster", "published"))
        .await
        .expect(201);
    scene
        .post(Who::Editor, "locations", None, &seat("zweiter", "draft"))
        .await
        .expect(201);
    let main = async |slug: &str| {
        let place = scene.look(Who::Editor, &format!("locations/{slug}")).await.expect(200);
        (place["main"].as_bool().unwrap(), place["version"].as_i64().unwrap())
    };
    assert_eq!(main("erster").await, (true, 1), "a draft takes nothing");

    scene
        .post(Who::Editor, "locations/zweiter/publish", Some(1), &Value::Null)
        .await
        .expect(200);

    assert_eq!((main("erster").await, main("zweiter").await), ((false, 2), (true, 2)));
}

#[actix_web::test]
async fn another_system_puts_a_place_by_its_own_id() {
    let scene = scene().await;
    let put = (Method::PUT, "locations/by-external-id/crm-7");
    let made = scene.acts(Who::Editor, put.clone(), None, &house()).await.expect(201);
    let same = scene.acts(Who::Editor, put.clone(), None, &house()).await.expect(200);
    assert_eq!(made, same);

    let moved = scene
        .acts(Who::Editor, put, None, &with(house(), &json!({"provider": "amt"})))
        .await;

    assert_eq!(moved.errors(), [("#/provider".to_owned(), "stays".to_owned())]);
}

#[actix_web::test]
async fn a_provider_that_is_closed_closes_its_offers() {
    let scene = scene().await;
    let offer = "/v1/cities/musterstadt/offers/tee";
    assert_ne!(scene.get(offer).await.expect(200)["open"]["reason"], "closure");
    let holidays = json!({"from": "2026-11-20", "until": "2026-12-01", "reason": {"de": "Umzug"}});

    let swapped = json!({"closures": [{"from": "2026-12-02", "until": "2026-12-01"}]});
    let wrong = scene.patches(Who::Editor, "providers/verein", 1, &swapped).await;
    let errors = wrong.errors();
    assert!(errors[0].0.starts_with("#/closures/0"), "{errors:?}");
    let changed = scene
        .patches(Who::Editor, "providers/verein", 1, &json!({"closures": [holidays]}))
        .await;

    assert_eq!(changed.expect(200)["closures"], json!([holidays]));
    let open = scene.get(offer).await.expect(200)["open"].clone();
    assert_eq!(
        (&open["state"], &open["closure"]["until"]),
        (&json!("closed"), &json!("2026-12-01"))
    );
    let path = format!("{}/providers/verein/versions/1/restore", super::CITY);
    scene
        .write(Method::POST, &path, Some(2), &Value::Null)
        .await
        .expect(200);
    assert_eq!(scene.get(offer).await.expect(200)["open"].get("closure"), None);
}
