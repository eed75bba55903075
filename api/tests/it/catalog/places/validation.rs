//! What bodies of providers and places may not say.

use serde_json::{Value, json};

use super::{CITY, Who, club, house};
use crate::catalog::scene::{scene, with};

type Mistake = (Value, &'static str, &'static str);

fn shared() -> Vec<Mistake> {
    let title = |title: &str| json!({"texts": {"title": title}});
    vec![
        (title(&"x".repeat(201)), "#/texts/title", "too_long"),
        (title("a\u{7}b"), "#/texts/title", "control_character"),
        (json!({"lang": "fr"}), "#/lang", "unknown_language"),
        (json!({"slug": "Tee!"}), "#/slug", "bad_slug"),
        (json!({"publication": "archived"}), "#/publication", "unknown_word"),
        (json!({"versoin": 1}), "#/versoin", "unknown_field"),
    ]
}

fn of_providers() -> Vec<Mistake> {
    vec![
        (json!({"texts": {"title": " "}}), "#/texts/title", "missing"),
        (json!({"slug": "amt"}), "#/slug", "taken"),
        (json!({"kind": " "}), "#/kind", "missing"),
        (json!({"kind": "x".repeat(61)}), "#/kind", "too_long"),
        (json!({"kind": "welfare,club"}), "#/kind", "bad_kind"),
        (json!({"languages": ["arabic"]}), "#/languages/0", "bad_language"),
        (json!({"languages": ["ar", "AR"]}), "#/languages/1", "repeated"),
        (json!({"phone": "call me"}), "#/phone", "bad_phone"),
        (json!({"email": "Anna <anna@verein.example>"}), "#/email", "bad_email"),
        (json!({"website": "javascript:alert(1)"}), "#/website", "bad_url"),
        (
            json!({"publishes_directly": true}),
            "#/publishes_directly",
            "unknown_field",
        ),
    ]
}

fn of_places() -> Vec<Mistake> {
    let point = |lat: f64, lon: f64| json!({"point": {"lat": lat, "lon": lon}});
    vec![
        (json!({"provider": "nobody"}), "#/provider", "unknown_reference"),
        (json!({"provider": "alt"}), "#/provider", "archived"),
        (json!({"slug": "haus"}), "#/slug", "taken"),
        (json!({"street": " "}), "#/street", "missing"),
        (json!({"street": "x".repeat(201)}), "#/street", "too_long"),
        (json!({"postal_code": "1234567890123"}), "#/postal_code", "too_long"),
        (json!({"town": "x".repeat(101)}), "#/town", "too_long"),
        (json!({"district": "nowhere"}), "#/district", "unknown_reference"),
        (point(6.641, 49.757), "#/point", "swapped_coordinates"),
        (point(91.0, 200.0), "#/point", "bad_coordinates"),
        (point(52.5, 13.4), "#/point", "outside_city"),
        (json!({"point": {"lat": 49.7}}), "#/point", "missing"),
        (json!({"wheelchair": "maybe"}), "#/wheelchair", "unknown_word"),
        (json!({"approximate": "yes"}), "#/approximate", "wrong_type"),
        (json!({"main": 1}), "#/main", "wrong_type"),
        (json!({"secret": true}), "#/secret", "not_allowed"),
    ]
}

#[actix_web::test]
async fn every_mistake_in_a_new_provider_or_place_has_its_place_and_code() {
    let scene = scene().await;
    let rows = scene.rows();

    for (nouns, body, mistakes) in [
        ("providers", club(), of_providers()),
        ("locations", house(), of_places()),
    ] {
        for (change, pointer, code) in [shared(), mistakes].concat() {
            let answer = scene.post(Who::Editor, nouns, None, &with(body.clone(), &change)).await;
            let status = answer.status;
            assert_eq!(status.as_u16(), 422, "{change}: {}", answer.body);
            assert_eq!(answer.errors(), [(pointer.to_owned(), code.to_owned())], "{change}");
        }
    }

    assert_eq!(scene.rows(), rows);
}

#[actix_web::test]
async fn every_mistake_in_a_change_has_its_place_and_code() {
    let scene = scene().await;
    let only_new = |change: &Value| {
        ["provider", "lang", "slug"]
            .iter()
            .any(|name| change.get(name).is_some())
    };
    let cleared = [
        (json!({"texts": null}), "#/texts", "not_clearable"),
        (json!({"publication": null}), "#/publication", "not_clearable"),
        (json!({"provider": "amt"}), "#/provider", "unknown_field"),
    ];

    for (path, mistakes) in [("providers/verein", of_providers()), ("locations/haus", of_places())] {
        let all = [shared(), mistakes]
            .concat()
            .into_iter()
            .filter(|one| !only_new(&one.0));
        for (change, pointer, code) in all.chain(cleared.clone()) {
            let answer = scene.patches(Who::Editor, path, 1, &change).await;
            assert_eq!(answer.status.as_u16(), 422, "{path} {change}: {}", answer.body);
            assert_eq!(answer.errors(), [(pointer.to_owned(), code.to_owned())], "{change}");
        }
        assert_eq!(scene.look(Who::Editor, path).await.expect(200)["version"], 1);
    }
}

#[actix_web::test]
async fn everything_that_can_be_said_is_kept() {
    let scene = scene().await;
    let provider = with(
        club(),
        &json!({
            "slug": "neu", "languages": ["uk", "pt-BR"], "phone": "+49 651 718-0", "email": "info@verein.example",
            "website": "https://verein.example/", "texts": {"title": "Neu", "summary": "S", "description": "D"},
        }),
    );
    let place = with(
        house(),
        &json!({
            "slug": "gasse", "postal_code": "54290", "point": {"lat": 49.75, "lon": 6.64}, "approximate": true,
            "wheelchair": "limited", "main": true, "texts": {"title": "Hinterhaus", "notes": {"getting_there": "Bus 3"}},
        }),
    );

    for (nouns, body) in [("providers", provider), ("locations", place)] {
        let made = scene.post(Who::Editor, nouns, None, &body).await.expect(201);
        for (name, value) in body.as_object().unwrap() {
            assert_eq!(&made[name.as_str()], value, "{name}");
        }
        let path = format!("{nouns}/{}", made["slug"].as_str().unwrap());
        assert_eq!(scene.look(Who::Editor, &path).await.expect(200), made);
        let listed = scene.look(Who::Editor, nouns).await.expect(200);
        assert!(listed["items"].as_array().unwrap().contains(&made), "{listed}");
    }
    let far = with(house(), &json!({"slug": "fern", "point": {"lat": 49.611, "lon": 6.13}}));
    let made = scene.post(Who::Editor, "locations", None, &far).await.expect(201);
    assert_eq!(made["warnings"][0]["code"], "far_from_city", "{CITY}");
}
