//! The life of an offer, from draft to archive.

use actix_web::http::{Method, StatusCode, header};
use actix_web::test::TestRequest;
use porta_api::catalog::offer;
use porta_api::catalog::selection::Selection;
use serde_json::json;

use super::scene::{OFFERS, cafe, scene, with};

#[actix_web::test]
async fn an_offer_goes_from_draft_to_public_to_archive() {
    let scene = scene().await;
    let (before, token) = (scene.rows(), scene.log_in("editor").await);
    let request = TestRequest::post()
        .uri(OFFERS)
        .insert_header((header::AUTHORIZATION, format!("Bearer {token}")));

    let made = scene.send(request.set_json(cafe())).await;

    assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
    assert_eq!(
        (made.header(header::ETAG), made.header(header::CACHE_CONTROL)),
        ("\"1\"", "no-store")
    );
    let place = made.header(header::LOCATION).to_owned();
    assert_eq!(
        (&made.body["slug"], &made.body["publication"]),
        (&json!("cafe-gruesse"), &json!("draft"))
    );
    assert_eq!(made.body["freshness"], json!({"state": "never"}));
    assert_eq!(scene.public().await, ["tee"]);
    scene
        .get("/v1/cities/musterstadt/offers/cafe-gruesse")
        .await
        .refused(404);

    let read = scene
        .send(
            TestRequest::get()
                .uri(&place)
                .insert_header((header::AUTHORIZATION, format!("Bearer {token}"))),
        )
        .await;
    assert_eq!(
        (read.header(header::ETAG), read.header(header::CACHE_CONTROL)),
        ("\"1\"", "no-store")
    );
    assert_eq!(read.body, made.body);

    let published = scene
        .change("cafe-gruesse", 1, &json!({"publication": "published"}))
        .await;
    assert_eq!(published.header(header::ETAG), "\"2\"");
    assert_eq!(published.expect(200)["publication"], "published");
    assert_eq!(scene.public().await, ["cafe-gruesse", "tee"]);

    let archived = scene.archive("cafe-gruesse", 2).await.expect(200);
    assert_eq!(
        (&archived["publication"], &archived["version"]),
        (&json!("archived"), &json!(3))
    );
    assert_eq!(scene.public().await, ["tee"]);
    assert_eq!(scene.rows() - before, 3);
}

#[actix_web::test]
async fn a_record_brought_back_by_its_publication_is_public_again() {
    let scene = scene().await;
    scene.archive("tee", 1).await.expect(200);
    assert!(scene.public().await.is_empty());

    scene
        .change("tee", 2, &json!({"publication": "published"}))
        .await
        .expect(200);

    assert_eq!(scene.public().await, ["tee"]);
}

#[actix_web::test]
async fn what_is_not_mentioned_stays_null_clears_and_a_value_sets() {
    let scene = scene().await;
    let before = scene.record("tee").await;
    assert_eq!(
        (&before["phone"], &before["hours"][0]["rule"]),
        (&json!("0651/1234"), &json!("Mo 10:00-12:00"))
    );

    let change = json!({"phone": null, "email": "info@verein.example", "languages": ["AR"], "cost": "free"});
    let after = scene.change("tee", 1, &change).await.expect(200);

    let expected = json!({"email": "info@verein.example", "languages": ["ar"], "cost": "free", "version": 2});
    let mut wanted = with(before, &expected);
    wanted.as_object_mut().unwrap().remove("phone");
    assert_eq!(after, wanted);
    let cleared = scene
        .change("tee", 2, &json!({"valid_until": null, "email": null, "hours": []}))
        .await
        .expect(200);
    assert!(cleared.get("valid_until").is_none() && cleared.get("email").is_none());
    assert_eq!(cleared["hours"], json!([]));
    assert_eq!(scene.record("tee").await, cleared);
}

#[actix_web::test]
async fn a_changed_text_makes_translations_outdated_and_nothing_confirms() {
    let scene = scene().await;
    let english = "/v1/cities/musterstadt/offers/tee?lang=en";
    assert_eq!(scene.get(english).await.expect(200)["text"]["state"], "current");

    scene.change("tee", 1, &json!({"phone": "112"})).await.expect(200);
    assert_eq!(scene.get(english).await.expect(200)["text"]["state"], "current");
    let after = scene
        .change("tee", 2, &json!({"texts": {"title": "Tee und Rat"}}))
        .await
        .expect(200);

    assert_eq!(scene.get(english).await.expect(200)["text"]["state"], "outdated");
    assert_eq!(
        (&after["texts"], &after["freshness"]),
        (&json!({"title": "Tee und Rat"}), &json!({"state": "never"}))
    );
    assert_eq!(after["provenance"], json!({"source_url": "https://verein.example/tee"}));
}

#[actix_web::test]
async fn a_change_that_changes_nothing_writes_nothing() {
    let scene = scene().await;
    let (before, rows) = (scene.record("tee").await, scene.rows());

    for change in [
        json!({}),
        json!({"texts": {"title": " Tee "}, "phone": "0651/1234", "website": null}),
    ] {
        assert_eq!(scene.change("tee", 1, &change).await.expect(200), before);
    }
    scene.archive("tee", 1).await.expect(200);
    scene.archive("tee", 2).await.expect(200);

    assert_eq!(scene.rows() - rows, 1);
}

#[actix_web::test]
async fn slugs_are_made_from_titles_and_never_taken_from_another_record() {
    let scene = scene().await;
    let arabic = with(cafe(), &json!({"lang": "ar", "texts": {"title": "مقهى"}}));

    let mut slugs = Vec::new();
    for body in [cafe(), cafe(), with(cafe(), &json!({"slug": "mein-cafe"})), arabic] {
        slugs.push(scene.create(&body).await.expect(201)["slug"].clone());
    }

    assert_eq!(slugs, ["cafe-gruesse", "cafe-gruesse-2", "mein-cafe", "offer"]);
}

#[actix_web::test]
async fn everything_that_can_be_said_of_an_offer_is_kept() {
    let scene = scene().await;
    let place = scene.db.read(|conn| {
        let city = porta_api::catalog::city::by_slug(conn, "musterstadt")?.unwrap().id;
        let tee = offer::named(conn, &city, "tee")?.unwrap();
        offer::load(conn, Selection::City(&city))?;
        Ok::<_, porta_api::spine::db::DbError>(tee.locations[0].to_string())
    });
    let place = place.unwrap();
    let body = with(
        cafe(),
        &json!({
            "categories": ["meet.cafe", "meet"], "target_groups": ["women", "refugees"], "languages": ["uk", "pt-br"],
            "locations": [place], "access": ["walk_in"], "contact_by": ["phone", "via_jobcenter"], "cost": "low",
            "hours": [{"purpose": "visit", "access": "walk_in", "rule": "Tu 17:00-19:00", "note": "im Hof", "location": place}],
            "capacity": {"state": "closed", "since": "2026-01-01", "until": "2026-12-31", "successor": "tee"},
            "phone": "+49 651 718-0", "email": "cafe@verein.example", "website": "https://verein.example/cafe",
            "valid_from": "2026-01-01", "valid_until": "2026-12-31", "funded_until": "2027-06-30",
            "texts": {"title": "Café", "summary": "S", "description": "D", "notes": {"getting_there": "Bus 3"}},
        }),
    );

    let made = scene.create(&body).await.expect(201);

    let body = with(body, &json!({"languages": ["uk", "pt-BR"]}));
    for (name, value) in body.as_object().unwrap() {
        assert_eq!(&made[name.as_str()], value, "{name}");
    }
    assert_eq!(scene.record("cafe").await, made);
}

#[actix_web::test]
async fn what_is_not_there_cannot_be_read_or_changed() {
    let scene = scene().await;

    for offer in ["lauf", "nothing", "018f3b1e-7a4c-7000-8000-0123456789ab"] {
        assert_eq!(
            scene.change(offer, 1, &json!({})).await.refused(404),
            "not_found",
            "{offer}"
        );
        assert_eq!(scene.archive(offer, 1).await.refused(404), "not_found", "{offer}");
    }
    let elsewhere = scene
        .write(Method::POST, "/v1/staff/cities/nowhere/offers", None, &cafe())
        .await;
    assert_eq!(elsewhere.refused(404), "not_found");
}
