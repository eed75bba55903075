//! Responsibilities: who is in charge of what, written by the staff of the city.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use serde_json::{Value, json};

use crate::catalog::scene::{Scene, scene, with};
use crate::writing::CITY;

/// A responsibility that is fine.
fn registration() -> Value {
    json!({
        "topic": "wohnen", "lang": "de", "publication": "published",
        "texts": {"title": "Wohnung anmelden", "summary": "Nach dem Umzug.", "notes": {"bring": "Ausweis"}},
        "situations": ["recognised", "ukraine"],
        "offices": [
            {
                "provider": "amt", "phone": "0651 718-0", "access": ["walk_in"],
                "hours": [
                    {"purpose": "visit", "rule": "Tu 07:00-12:00", "access": "walk_in"},
                    {"purpose": "phone", "rule": "Mo-Fr 09:00-16:00", "note": "Zentrale"}
                ]
            }
        ],
        "also": ["verein"], "leika": "99 115005 104000", "area": "07211000",
        "links": [{"url": "https://stadt.example/anmelden", "label": {"de": "Termin"}}]
    })
}

async fn with_topic<S, B>(scene: &Scene<S>) -> Value
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let topic = json!({"slug": "wohnen", "words": {"de": ["wohnung"], "tr": ["iskan"]}, "categories": ["meet"]});
    scene.make("topics", &topic).await.expect(201);
    scene.make("responsibilities", &registration()).await.expect(201)
}

#[actix_web::test]
async fn what_is_written_is_read_by_staff_and_by_everybody() {
    let scene = scene().await;

    let made = with_topic(&scene).await;

    let sent = registration();
    for name in ["topic", "situations", "also", "area", "links", "offices"] {
        assert_eq!(made[name], sent[name], "{name}");
    }
    assert_eq!(made["texts"]["notes"], sent["texts"]["notes"]);
    assert_eq!(
        (&made["leika"], &made["slug"]),
        (&json!("99115005104000"), &json!("wohnung-anmelden"))
    );
    assert_eq!(scene.read_staff("responsibilities/wohnung-anmelden").await, made);

    let list = scene.seen("responsibilities?lang=de").await.expect(200);
    assert_eq!(list["total"], 1, "{list}");
    let item = &list["items"][0];
    assert_eq!(
        (&item["topic"]["name"], &item["providers"][0]["slug"]),
        (&json!("Wohnung"), &json!("amt"))
    );
    let one = scene
        .seen("responsibilities/wohnung-anmelden?lang=de")
        .await
        .expect(200);
    let office = &one["offices"][0];
    // A Tuesday, 11:00 in Musterstadt.
    assert_eq!(
        (&office["open"]["state"], &office["open"]["until"], &office["open_for"]),
        (&json!("open"), &json!("2026-11-24T11:00:00Z"), &json!("visit")),
        "{one}"
    );
    assert_eq!(office["phone_uri"], "tel:+496517180");
    assert_eq!(
        one["links"],
        json!([{"url": "https://stadt.example/anmelden", "label": "Termin", "lang": "de"}])
    );
    assert_eq!(
        (&one["also"][0]["slug"], &one["notes"]["bring"]),
        (&json!("verein"), &json!("Ausweis"))
    );
    let city = scene.get("/v1/cities/musterstadt").await.expect(200);
    assert_eq!(city["counts"]["responsibility"], 1);
}

#[actix_web::test]
async fn it_is_changed_put_back_deleted_and_brought_back() {
    let scene = scene().await;
    let made = with_topic(&scene).await;
    let one = "responsibilities/wohnung-anmelden";
    let rows = scene.rows();

    let change = json!({"offices": [{"provider": "verein"}, {"provider": "amt"}], "also": [], "leika": null});
    let changed = scene.patch(one, 1, &change).await.expect(200);
    assert_eq!(changed["offices"][0]["provider"], "verein");
    assert!(changed.get("leika").is_none(), "{changed}");
    assert_eq!(scene.patch(one, 2, &change).await.expect(200)["version"], 2);
    assert_eq!(scene.rows() - rows, 1);

    let restore = format!("{one}/versions/1/restore");
    scene
        .staff(Method::POST, &restore, Some(2), &Value::Null)
        .await
        .expect(200);
    let restored = scene.read_staff(one).await;
    assert_eq!(
        (&restored["offices"], &restored["also"]),
        (&made["offices"], &made["also"])
    );

    scene
        .staff(Method::POST, &format!("{one}/unpublish"), Some(3), &Value::Null)
        .await
        .expect(200);
    scene.seen(one).await.refused(404);
    scene
        .staff(Method::POST, &format!("{one}/publish"), Some(4), &Value::Null)
        .await
        .expect(200);
    scene.seen(one).await.expect(200);

    scene
        .staff(Method::DELETE, one, Some(5), &Value::Null)
        .await
        .expect(200);
    scene.seen(one).await.refused(404);
    let back = format!("trash/{}/restore", made["id"].as_str().unwrap());
    scene.make(&back, &Value::Null).await.expect(200);
    assert_eq!(
        scene.seen(one).await.expect(200)["offices"][0]["provider"]["slug"],
        "amt"
    );
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let scene = scene().await;
    with_topic(&scene).await;
    let bad = json!({
        "topic": "nirgends", "lang": "de", "slug": "guide", "texts": {"title": ""}, "situations": ["everyone", "ukraine"],
        "offices": [
            {"provider": "amt", "phone": "see website", "email": "x", "website": "ftp://x", "hours": [{"purpose": "visit", "rule": "wann"}]},
            {"provider": "amt"}, {"provider": "niemand"}
        ],
        "also": ["niemand"], "leika": "1234", "area": "99211000", "links": [{"url": "stadt", "label": {"fr": "x"}}]
    });

    let mut errors = scene.make("responsibilities", &bad).await.errors();

    errors.sort();
    let pair = |place: &str, code: &str| (place.to_owned(), code.to_owned());
    assert_eq!(
        errors,
        [
            pair("#/also/0", "unknown_reference"),
            pair("#/area", "bad_area"),
            pair("#/leika", "bad_leika"),
            pair("#/links/0/label/fr", "unknown_language"),
            pair("#/links/0/url", "bad_url"),
            pair("#/offices/0/email", "bad_email"),
            pair("#/offices/0/hours/0/rule", "bad_hours"),
            pair("#/offices/0/phone", "bad_phone"),
            pair("#/offices/0/website", "bad_url"),
            pair("#/offices/1/provider", "repeated"),
            pair("#/offices/2/provider", "unknown_reference"),
            pair("#/situations", "everyone"),
            pair("#/slug", "bad_slug"),
            pair("#/texts/title", "missing"),
            pair("#/topic", "unknown_reference"),
        ]
    );
    let none = with(registration(), &json!({"offices": [], "situations": []}));
    let mut errors = scene.make("responsibilities", &none).await.errors();
    errors.sort();
    assert_eq!(errors, [pair("#/offices", "missing"), pair("#/situations", "missing")]);
}

#[actix_web::test]
async fn a_topic_of_another_kind_is_none() {
    let scene = scene().await;
    let topic = json!({"slug": "category:meet", "words": {"de": ["Treff"]}});
    scene.make("topics", &topic).await.expect(201);
    let body = with(registration(), &json!({"topic": "category:meet"}));
    let errors = scene.make("responsibilities", &body).await.errors();
    assert_eq!(errors, [("#/topic".to_owned(), "other_kind".to_owned())]);
}

#[actix_web::test]
async fn what_it_names_stays() {
    let scene = scene().await;
    with_topic(&scene).await;
    for named in ["topics/wohnen", "providers/amt"] {
        let version = scene.read_staff(named).await["version"].as_i64();
        let answer = scene.staff(Method::DELETE, named, version, &Value::Null).await;
        let body = answer.expect(409);
        let why = body["detail"].as_str().unwrap();
        assert!(why.contains("1 responsibility"), "{why}");
    }
}

#[actix_web::test]
async fn an_office_that_the_public_does_not_see_takes_it_out_of_sight() {
    let scene = scene().await;
    with_topic(&scene).await;
    let version = scene.read_staff("providers/amt").await["version"].as_i64();
    scene
        .staff(Method::POST, "providers/amt/archive", version, &Value::Null)
        .await
        .expect(200);

    scene.seen("responsibilities/wohnung-anmelden").await.refused(404);
    assert_eq!(scene.seen("responsibilities").await.expect(200)["total"], 0);

    let version = scene.read_staff("providers/amt").await["version"].as_i64();
    scene
        .staff(Method::POST, "providers/amt/publish", version, &Value::Null)
        .await
        .expect(200);
    scene.seen("responsibilities/wohnung-anmelden").await.expect(200);
}

#[actix_web::test]
async fn a_provider_that_joins_another_one_is_named_by_its_name_no_more() {
    let scene = scene().await;
    with_topic(&scene).await;
    let version = scene.read_staff("providers/amt").await["version"].as_i64();
    let merge = json!({"into": "verein"});
    scene
        .staff(Method::POST, "providers/amt/merge", version, &merge)
        .await
        .expect(200);

    let one = scene.read_staff("responsibilities/wohnung-anmelden").await;
    assert_eq!(
        (&one["offices"][0]["provider"], &one["also"]),
        (&json!("verein"), &json!([]))
    );
    assert_eq!(one["version"], 2, "with its row in the log");
}

#[actix_web::test]
async fn members_of_providers_do_not_write_them() {
    let scene = scene().await;
    with_topic(&scene).await;
    let member = scene.token_of("member");
    let path = format!("{CITY}/responsibilities");
    for method in [Method::GET, Method::POST] {
        let answer = scene.write_as(&member, (method, &path, None), &registration()).await;
        assert_eq!(answer.refused(403), "forbidden");
    }
}

#[actix_web::test]
async fn it_is_found_and_translated_like_the_others() {
    let scene = scene().await;
    let made = with_topic(&scene).await;
    scene.side.catch_search_up();

    let found = scene
        .seen("search?q=anmelden&lang=de&noun=responsibility")
        .await
        .expect(200);
    assert_eq!(found["items"][0]["slug"], "wohnung-anmelden", "{found}");
    assert_eq!(found["items"][0]["provider"]["slug"], "amt");
    let listed = scene.seen("responsibilities?q=anmelden&lang=de").await.expect(200);
    assert_eq!(listed["total"], 1);

    let work = scene.read_staff("translations?noun=responsibility&lang=ar").await;
    assert_eq!(work["items"][0]["slug"], "wohnung-anmelden", "{work}");
    let place = format!("translations/responsibility/{}/ar", made["id"].as_str().unwrap());
    let text = json!({"texts": {"title": "تسجيل السكن", "summary": "بعد الانتقال.", "notes": {"bring": "الهوية"}}, "origin": "human"});
    let written = scene.staff(Method::PUT, &place, Some(1), &text).await;
    assert!(written.status.is_success(), "{}", written.body);
    let one = scene
        .seen("responsibilities/wohnung-anmelden?lang=ar")
        .await
        .expect(200);
    assert_eq!(
        (&one["title"], &one["text"]["dir"]),
        (&json!("تسجيل السكن"), &json!("rtl"))
    );
    // The topic has no word in Arabic: it is named in the city's own language, and says so.
    assert_eq!(
        (&one["topic"]["name"], &one["topic"]["lang"]),
        (&json!("Wohnung"), &json!("de"))
    );
}

#[actix_web::test]
async fn another_system_puts_it_by_its_own_id() {
    let scene = scene().await;
    with_topic(&scene).await;
    let place = "responsibilities/by-external-id/crm-1";
    let body = with(registration(), &json!({"slug": "anders"}));
    let made = scene.staff(Method::PUT, place, None, &body).await.expect(201);
    assert_eq!(made["external_id"], "crm-1");
    let again = scene.staff(Method::PUT, place, None, &body).await.expect(200);
    assert_eq!(again, made);
}
