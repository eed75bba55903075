//! Urgent notices of a city: written by its editors, and shown while they hold.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::Method;
use serde_json::{Value, json};

use crate::catalog::scene::{Scene, scene};
use crate::harness::at;

const STAFF: &str = "/v1/staff/cities/musterstadt";
const CITY: &str = "/v1/cities/musterstadt";

/// The city as its editor reads it.
async fn city<S, B>(scene: &Scene<S>) -> Value
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    scene.write(Method::GET, STAFF, None, &Value::Null).await.expect(200)
}

/// Its version.
async fn version<S, B>(scene: &Scene<S>) -> Option<i64>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    city(scene).await["version"].as_i64()
}

fn notice(from: Option<&str>, until: &str) -> Value {
    json!({
        "text": {"de": "Das Amt ist heute zu.", "ar": "المكتب مغلق اليوم."}, "severity": "warning",
        "url": "https://stadt.example/aktuell", "from": from, "until": until
    })
}

#[actix_web::test]
async fn a_notice_comes_and_goes_by_itself_however_often_it_was_asked_for_before() {
    let scene = scene().await;
    let all = json!({"notices": [
        notice(Some("2026-11-24T11:00:00Z"), "2026-11-24T12:00:00Z"),
        notice(None, "2026-11-24T11:30:00Z"),
    ]});
    let rows = scene.rows();
    let version = version(&scene).await;
    let written = scene.staff(Method::PUT, "notices", version, &all).await.expect(200);
    assert_eq!(written["notices"].as_array().unwrap().len(), 2);
    assert_eq!(scene.rows() - rows, 1, "with its row in the log");

    for (time, shown) in [
        ("2026-11-24T10:00:00Z", 1),
        ("2026-11-24T10:59:59Z", 1),
        ("2026-11-24T11:00:00Z", 2),
        ("2026-11-24T11:29:59Z", 2),
        ("2026-11-24T11:30:00Z", 1),
        ("2026-11-24T12:00:00Z", 0),
    ] {
        scene.clock.set(at(time));
        // The third time it comes from what is kept.
        for _ in 0..3 {
            let city = scene.get(CITY).await.expect(200);
            assert_eq!(city["notices"].as_array().unwrap().len(), shown, "{time}");
        }
    }
}

#[actix_web::test]
async fn a_notice_is_read_in_the_readers_language() {
    let scene = scene().await;
    let all = json!({"notices": [notice(None, "2026-11-25T00:00:00Z")]});
    let version = version(&scene).await;
    scene.staff(Method::PUT, "notices", version, &all).await.expect(200);

    let arabic = scene.get(&format!("{CITY}?lang=ar")).await.expect(200);
    assert_eq!(
        arabic["notices"],
        json!([{
            "text": "المكتب مغلق اليوم.", "lang": "ar", "dir": "rtl", "severity": "warning",
            "url": "https://stadt.example/aktuell", "until": "2026-11-25T00:00:00Z"
        }])
    );
    let english = scene.get(&format!("{CITY}?lang=en")).await.expect(200);
    assert_eq!(english["notices"][0]["lang"], "de");
}

#[actix_web::test]
async fn what_is_wrong_with_notices_is_told_by_its_place() {
    let scene = scene().await;
    let version = version(&scene).await;
    let bad = json!({"notices": [
        {"text": {}, "severity": "info", "until": "2026-11-25T00:00:00Z"},
        {"text": {"de": "x", "fr": "y"}, "severity": "loud", "url": "stadt", "from": "2026-11-25T00:00:00Z", "until": "2026-11-24T00:00:00Z"},
        {"text": {"de": "x"}, "severity": "danger", "from": "2026-11-25T00:00:00Z", "until": "2028-11-24T00:00:00Z"},
    ]});
    let mut errors = scene.staff(Method::PUT, "notices", version, &bad).await.errors();
    errors.sort();
    let pair = |place: &str, code: &str| (place.to_owned(), code.to_owned());
    assert_eq!(
        errors,
        [
            pair("#/notices/0/text", "missing"),
            pair("#/notices/1/severity", "unknown_word"),
            pair("#/notices/1/text/fr", "unknown_language"),
            pair("#/notices/1/until", "dates_order"),
            pair("#/notices/1/url", "bad_url"),
            pair("#/notices/2/until", "too_long"),
        ]
    );
    let unchanged = city(&scene).await;
    assert_eq!(
        (unchanged["version"].as_i64(), &unchanged["notices"]),
        (version, &json!([]))
    );
}

#[actix_web::test]
async fn members_write_no_notices_and_nobody_without_the_version() {
    let scene = scene().await;
    let all = json!({"notices": []});
    let path = "/v1/staff/cities/musterstadt/notices";
    let member = scene.token_of("member");
    let answer = scene.write_as(&member, (Method::PUT, path, Some(1)), &all).await;
    assert_eq!(answer.refused(403), "forbidden");
    let answer = scene.staff(Method::PUT, "notices", None, &all).await;
    assert_eq!(answer.refused(428), "needs_if_match");
}
