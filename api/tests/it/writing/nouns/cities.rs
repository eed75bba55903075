//! Cities: what their administrators set, what only the installation's do, and a new one.

use actix_http::Request;
use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::{Method, header};
use serde_json::{Value, json};

use crate::catalog::scene::{Answer, Scene, scene, with};
use crate::writing::CITY;

/// Where cities are made.
const MAKE: &str = "/v1/staff/cities";
/// The city that has an administrator of its own.
const NEIGHBOUR: &str = "/v1/staff/cities/nebenan";

/// A change of Nebenan by its own administrator.
async fn change<S, B>(scene: &Scene<S>, version: i64, body: Value) -> Answer
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let token = scene.token_of("neighbour");
    scene
        .write_as(&token, (Method::PATCH, NEIGHBOUR, Some(version)), &body)
        .await
}

fn metz() -> Value {
    json!({
        "slug": "metz", "name": "Metz", "time_zone": "Europe/Paris", "country": "FR", "region": "FR-57", "languages": ["FR", "de"],
        "centre": {"lat": 49.119, "lon": 6.176}, "title": {"fr": "Aide à Metz"},
        "emergency": [{"phone": "112", "label": {"fr": "Secours"}}], "grace_days": 30
    })
}

#[actix_web::test]
async fn an_administrator_of_the_city_changes_it_and_everybody_sees_it() {
    let scene = scene().await;
    let body = json!({
        "name": "Nebenan am Fluss", "languages": ["de", "en"], "centre": {"lat": 49.21, "lon": 6.91},
        "title": {"de": "Hilfe in Nebenan", "en": "Help in Nebenan"}, "emergency": [{"phone": "112", "label": {"de": "Rettung"}}],
        "confirm_every_months": 12, "grace_days": 14
    });

    let changed = change(&scene, 1, body.clone()).await;

    assert_eq!(changed.header(header::ETAG), "\"2\"", "{}", changed.body);
    let changed = changed.expect(200);
    for (name, value) in body.as_object().unwrap() {
        assert_eq!(&changed[name.as_str()], value, "{name}");
    }
    let seen = scene.get("/v1/cities/nebenan?lang=en").await.expect(200);
    assert_eq!(
        (&seen["title"], &seen["name"]),
        (&json!("Help in Nebenan"), &json!("Nebenan am Fluss"))
    );
    assert_eq!(seen["languages"][1]["tag"], "en");
    assert_eq!(seen["emergency"][0]["label"], "Rettung");
    let same = change(&scene, 2, body).await.expect(200);
    assert_eq!(same, changed);
}

#[actix_web::test]
async fn two_administrators_do_not_overwrite_each_other() {
    let scene = scene().await;
    change(&scene, 1, json!({"grace_days": 10})).await.expect(200);

    let second = change(&scene, 1, json!({"grace_days": 20})).await;

    assert_eq!((second.header(header::ETAG), second.status.as_u16()), ("\"2\"", 412));
    let token = scene.token_of("neighbour");
    let blind = scene
        .write_as(&token, (Method::PATCH, NEIGHBOUR, None), &json!({}))
        .await;
    assert_eq!(blind.refused(428), "needs_if_match");
    let read = scene
        .write_as(&token, (Method::GET, NEIGHBOUR, None), &Value::Null)
        .await;
    assert_eq!(
        (read.header(header::ETAG), &read.body["grace_days"]),
        ("\"2\"", &json!(10))
    );
}

#[actix_web::test]
async fn the_frame_of_a_city_is_set_by_the_installation() {
    let scene = scene().await;
    for body in [
        json!({"time_zone": "Europe/Paris"}),
        json!({"country": "FR"}),
        json!({"region": "DE-SL"}),
        json!({"demo": true}),
    ] {
        assert_eq!(change(&scene, 1, body).await.refused(403), "forbidden");
    }
    let (admin, editor) = (scene.token_of("admin"), scene.editor());

    let body = json!({"region": "DE-SL", "demo": true});
    let changed = scene
        .write_as(&admin, (Method::PATCH, NEIGHBOUR, Some(1)), &body)
        .await
        .expect(200);
    assert_eq!((&changed["region"], &changed["demo"]), (&json!("DE-SL"), &json!(true)));
    let foreign = json!({"country": "FR"});
    let errors = scene
        .write_as(&admin, (Method::PATCH, NEIGHBOUR, Some(2)), &foreign)
        .await
        .errors();
    assert_eq!(errors, [("#/country".to_owned(), "other_country".to_owned())]);
    // Editors read it, and write what is in it.
    assert_eq!(
        scene
            .write_as(&editor, (Method::GET, CITY, None), &Value::Null)
            .await
            .expect(200)["slug"],
        "musterstadt"
    );
    let refused = scene
        .write_as(&editor, (Method::PATCH, CITY, Some(1)), &json!({"grace_days": 1}))
        .await;
    assert_eq!(refused.refused(403), "forbidden");
}

#[actix_web::test]
async fn a_language_with_texts_goes_with_force_only_and_one_of_sources_never() {
    let scene = scene().await;
    let admin = scene.token_of("admin");
    let drop = |query: &'static str, tags: Value| {
        let (scene, admin) = (&scene, &admin);
        async move {
            let path = format!("{CITY}{query}");
            scene
                .write_as(admin, (Method::PATCH, &path, Some(1)), &json!({"languages": tags}))
                .await
        }
    };

    let texts = drop("", json!(["de", "ar"])).await;
    assert_eq!(texts.errors(), [("#/languages".to_owned(), "in_use".to_owned())]);
    let sources = drop("?force=true", json!(["en", "ar"])).await;
    assert_eq!(
        sources.errors(),
        [("#/languages".to_owned(), "source_language".to_owned())]
    );
    let none = drop("?force=true", json!([])).await;
    assert_eq!(none.errors(), [("#/languages".to_owned(), "missing".to_owned())]);
    drop("?dry_run=true", json!(["de", "en"])).await.expect(200);
    let gone = drop("?force=true", json!(["de"])).await.expect(200);

    assert_eq!(gone["languages"], json!(["de"]));
    assert_eq!(scene.seen("offers/tee?lang=de").await.expect(200)["title"], "Tee");
    let back = json!({"languages": ["de", "en"]});
    scene
        .write_as(&admin, (Method::PATCH, CITY, Some(2)), &back)
        .await
        .expect(200);
    assert_eq!(scene.seen("offers/tee?lang=en").await.expect(200)["title"], "Tea");
}

#[actix_web::test]
async fn a_number_to_call_in_need_stays_readable() {
    let scene = scene().await;
    let numbers = json!({"languages": ["de", "en"], "title": {"de": "Hilfe", "en": "Help"}, "emergency": [{"phone": "112", "label": {"en": "Rescue"}}]});
    change(&scene, 1, numbers).await.expect(200);

    let refused = change(&scene, 2, json!({"languages": ["de"]})).await;
    assert_eq!(refused.errors(), [("#/languages".to_owned(), "in_use".to_owned())]);
    let numbers = json!([{"phone": "112", "label": {"de": "Rettung"}}]);
    let changed = change(&scene, 2, json!({"languages": ["de"], "emergency": numbers}))
        .await
        .expect(200);

    assert_eq!(
        (&changed["title"], &changed["emergency"]),
        (&json!({"de": "Hilfe"}), &numbers)
    );
}

#[actix_web::test]
async fn the_installation_makes_a_city_and_everybody_reads_it() {
    let scene = scene().await;
    let (admin, neighbour) = (scene.token_of("admin"), scene.token_of("neighbour"));
    let refused = scene.write_as(&neighbour, (Method::POST, MAKE, None), &metz()).await;
    assert_eq!(refused.refused(403), "forbidden");
    let tried = format!("{MAKE}?dry_run=true");
    scene
        .write_as(&admin, (Method::POST, &tried, None), &metz())
        .await
        .expect(201);
    scene.get("/v1/cities/metz").await.refused(404);

    let made = scene.write_as(&admin, (Method::POST, MAKE, None), &metz()).await;

    assert_eq!(made.header(header::LOCATION), "/v1/staff/cities/metz", "{}", made.body);
    assert_eq!(made.header(header::ETAG), "\"1\"");
    let made = made.expect(201);
    let kept = json!({"languages": ["fr", "de"], "confirm_every_months": 6, "grace_days": 30, "demo": false});
    for (name, value) in with(metz(), &kept).as_object().unwrap() {
        assert_eq!(&made[name.as_str()], value, "{name}");
    }
    let seen = scene.get("/v1/cities/metz?lang=fr").await.expect(200);
    assert_eq!(
        (&seen["title"], &seen["counts"]["offer"]),
        (&json!("Aide à Metz"), &json!(0))
    );
    let list = scene.get("/v1/cities").await.expect(200);
    assert!(list.to_string().contains("\"metz\""));
    let category = json!({"lang": "fr", "texts": {"title": "Rencontre"}});
    let categories = (Method::POST, "/v1/staff/cities/metz/categories", None);
    scene.write_as(&admin, categories, &category).await.expect(201);
    assert_eq!(scene.get("/v1/cities/metz/categories").await.expect(200)["total"], 1);
    let again = scene.write_as(&admin, (Method::POST, MAKE, None), &metz()).await;
    assert_eq!(again.errors(), [("#/slug".to_owned(), "taken".to_owned())]);
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_city_is_told_with_its_place() {
    let scene = scene().await;
    let admin = scene.token_of("admin");
    let body = json!({
        "slug": "Metz!", "name": "", "time_zone": "Paris", "country": "fr", "region": "57", "languages": ["deutsch", "fr", "fr"],
        "centre": {"lat": 149.1, "lon": 6.1}, "title": {"ar": "x"}, "emergency": [{"phone": "Hilfe", "label": {}}],
        "confirm_every_months": 0, "grace_days": 10_000
    });

    let mut errors = scene.write_as(&admin, (Method::POST, MAKE, None), &body).await.errors();
    errors.sort();

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[actix_web::test]
async fn a_region_whose_holidays_are_not_known_gets_a_warning() {
    let scene = scene().await;
    let admin = scene.token_of("admin");
    let body = with(metz(), &json!({"country": "AT", "region": "AT-9"}));

    let made = scene
        .write_as(&admin, (Method::POST, MAKE, None), &body)
        .await
        .expect(201);

    assert_eq!(made["warnings"][0]["code"], "unknown_holidays");
}
