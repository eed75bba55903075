//! A secret place is there for staff with that right, and for nobody else.

use actix_web::http::Method;
use porta_api::catalog::offer;
use porta_api::spine::db::DbError;
use serde_json::{Value, json};

use super::{Who, house};
use crate::catalog::scene::{cafe, scene, with};
use crate::harness::TestDatabase;

const MEMBER: Who = Who::Member("verein");

/// A rule of hours, and the id of the place that it holds for.
type Placed = (String, Option<String>);

/// Ids of places of an offer, and of those of its hours, as they are stored.
fn stored(db: &TestDatabase, slug: &str) -> (Vec<String>, Vec<Placed>) {
    let offer = db.read(|conn| {
        let city = porta_api::catalog::city::by_slug(conn, "musterstadt")?.unwrap().id;
        Ok::<_, DbError>(offer::named(conn, &city, slug)?.unwrap())
    });
    let offer = offer.unwrap();
    let hours = offer.hours.iter();
    let hours = hours.map(|set| (set.rule.clone(), set.location.as_ref().map(ToString::to_string)));
    (
        offer.locations.iter().map(ToString::to_string).collect(),
        hours.collect(),
    )
}

#[actix_web::test]
async fn without_the_right_a_secret_place_is_as_one_that_is_not_there() {
    let scene = scene().await;
    scene.let_see(Who::CityAdmin);
    let change = json!({"town": "x"});
    for who in [Who::Editor, MEMBER, Who::Member("amt")] {
        for (method, end, body) in [
            (Method::GET, "", Value::Null),
            (Method::PATCH, "", change.clone()),
            (Method::DELETE, "", Value::Null),
            (Method::POST, "/archive", Value::Null),
            (Method::GET, "/versions", Value::Null),
            (Method::GET, "/versions/1", Value::Null),
            (Method::POST, "/versions/1/restore", Value::Null),
            (Method::GET, "/notes", Value::Null),
            (Method::POST, "/notes", json!({"note": "x"})),
        ] {
            let own = scene
                .acts(
                    who,
                    (method.clone(), &format!("locations/zuflucht{end}")),
                    Some(1),
                    &body,
                )
                .await;
            let other = scene
                .acts(
                    who,
                    (method.clone(), &format!("locations/nirgends{end}")),
                    Some(1),
                    &body,
                )
                .await;
            assert!([403, 404].contains(&other.status.as_u16()), "{method} {end} {who:?}");
            assert_eq!(
                (own.status, without_request(own.body)),
                (other.status, without_request(other.body)),
                "{method} {end} {who:?}"
            );
        }
        let write = |id: &str| json!({"mode": "each", "items": [{"do": "archive", "id": id, "version": 1}]});
        let own = scene
            .post(who, "locations/bulk", None, &write("zuflucht"))
            .await
            .expect(200);
        let other = scene
            .post(who, "locations/bulk", None, &write("nirgends"))
            .await
            .expect(200);
        assert_eq!(own, other);
        let names = |list: Value| {
            let items = list["items"].as_array().unwrap().clone();
            (items.len(), list["total"].as_u64().unwrap(), items)
        };
        let (count, total, items) = names(scene.look(who, "locations").await.expect(200));
        assert_eq!(count as u64, total);
        assert!(items.iter().all(|place| place["slug"] != "zuflucht"));
    }
    assert_eq!(scene.audited(), []);
}

#[actix_web::test]
async fn with_the_right_it_is_read_and_each_look_is_in_the_audit() {
    let scene = scene().await;
    scene.let_see(Who::Editor);
    let place = scene.look(Who::Editor, "locations/zuflucht").await.expect(200);
    assert_eq!(place["secret"], true);
    assert_eq!(scene.look(Who::Editor, "locations").await.expect(200)["total"], 3);
    scene.look(Who::Editor, "locations/zuflucht/versions").await.expect(200);
    scene
        .look(Who::Editor, "locations/zuflucht/versions/1")
        .await
        .expect(200);
    scene.look(Who::Editor, "locations/zuflucht/notes").await.expect(200);
    // A change that changes nothing shows it, too.
    scene
        .patches(Who::Editor, "locations/zuflucht", 1, &json!({}))
        .await
        .expect(200);
    scene.look(Who::Editor, "locations/haus").await.expect(200);

    let doors: Vec<Value> = scene
        .audited()
        .into_iter()
        .map(|(action, id, detail)| {
            assert_eq!((action.as_str(), id.as_deref()), ("looked_at", place["id"].as_str()));
            detail["door"].clone()
        })
        .collect();
    assert_eq!(doors, ["record", "list", "versions", "version", "notes", "change"]);
}

#[actix_web::test]
async fn only_editors_with_the_right_make_a_place_secret_or_known_again() {
    let scene = scene().await;
    let secret = json!({"secret": true});
    let not_allowed = [("#/secret".to_owned(), "not_allowed".to_owned())];
    let hidden = with(house(), &secret);
    scene.let_see(MEMBER);
    for who in [Who::Editor, MEMBER] {
        assert_eq!(scene.post(who, "locations", None, &hidden).await.errors(), not_allowed);
        assert_eq!(
            scene.patches(who, "locations/haus", 1, &secret).await.errors(),
            not_allowed
        );
    }
    let known = json!({"secret": false});
    assert_eq!(
        scene.patches(MEMBER, "locations/zuflucht", 1, &known).await.errors(),
        not_allowed
    );

    scene.let_see(Who::Editor);
    let made = scene.post(Who::Editor, "locations", None, &hidden).await.expect(201);
    assert_eq!((&made["slug"], &made["secret"]), (&json!("location"), &json!(true)));
    assert_eq!(
        scene.get("/v1/cities/musterstadt/locations").await.expect(200)["total"],
        2
    );
    scene
        .patches(Who::Editor, "locations/haus", 1, &secret)
        .await
        .expect(200);
    assert_eq!(
        scene.get("/v1/cities/musterstadt/locations").await.expect(200)["total"],
        1
    );
    // What another system sends says nothing of secrecy, so it stays.
    let put = (Method::PUT, "locations/by-external-id/shelter");
    scene.acts(Who::Editor, put.clone(), None, &hidden).await.expect(201);
    let again = scene
        .acts(Who::Editor, put, None, &with(house(), &json!({"town": "Anderswo"})))
        .await
        .expect(200);
    assert_eq!((&again["secret"], &again["town"]), (&json!(true), &json!("Anderswo")));
}

#[actix_web::test]
async fn places_and_hours_of_an_offer_survive_those_who_do_not_see_them() {
    let scene = scene().await;
    scene.let_see(Who::CityAdmin);
    let open = |rule: &str, place: Option<&str>| match place {
        Some(place) => json!({"purpose": "visit", "rule": rule, "location": place}),
        None => json!({"purpose": "visit", "rule": rule}),
    };
    let body = with(
        cafe(),
        &json!({
            "slug": "schutz", "locations": ["haus", "zuflucht"], "publication": "published",
            "hours": [open("Mo 09:00-10:00", Some("zuflucht")), open("Tu 09:00-10:00", Some("haus"))],
        }),
    );
    let made = scene.post(Who::CityAdmin, "offers", None, &body).await.expect(201);
    let before = stored(&scene.db, "schutz");
    let (house, secret) = (made["locations"][0].clone(), made["locations"][1].clone());

    let seen = scene.look(Who::Editor, "offers/schutz").await.expect(200);
    assert_eq!(seen["locations"], json!([house]));
    assert_eq!(seen["hours"][0], open("Mo 09:00-10:00", None));
    // Sent back as it was read: nothing has changed.
    let same = json!({"locations": seen["locations"], "hours": seen["hours"]});
    assert_eq!(
        scene.patches(Who::Editor, "offers/schutz", 1, &same).await.expect(200)["version"],
        1
    );
    let unknown = scene
        .patches(Who::Editor, "offers/schutz", 1, &json!({"locations": [secret]}))
        .await;
    assert_eq!(
        unknown.errors(),
        [("#/locations/0".to_owned(), "unknown_reference".to_owned())]
    );

    // Everything that is seen is taken away: the rest stays.
    let away = json!({"locations": [], "hours": [open("We 09:00-10:00", None)]});
    let after = scene.patches(Who::Editor, "offers/schutz", 1, &away).await.expect(200);
    assert_eq!(after["locations"], json!([]));
    let secret = secret.as_str().unwrap().to_owned();
    let expected = vec![
        ("We 09:00-10:00".to_owned(), None),
        ("Mo 09:00-10:00".to_owned(), Some(secret.clone())),
    ];
    assert_eq!(stored(&scene.db, "schutz"), (vec![secret.clone()], expected));
    // So does restoring, either way.
    scene
        .post(Who::Editor, "offers/schutz/versions/1/restore", Some(2), &Value::Null)
        .await
        .expect(200);
    let (mut places, mut hours) = stored(&scene.db, "schutz");
    let (mut first_places, mut first_hours) = before;
    for list in [&mut places, &mut first_places] {
        list.sort();
    }
    for list in [&mut hours, &mut first_hours] {
        list.sort();
    }
    assert_eq!((places, hours), (first_places, first_hours));
}

#[actix_web::test]
async fn a_proposal_by_who_does_not_see_a_place_leaves_it_where_it_is() {
    let scene = scene().await;
    scene.let_see(Who::CityAdmin);
    let body = with(
        cafe(),
        &json!({"slug": "schutz", "locations": ["haus", "zuflucht"], "publication": "published"}),
    );
    scene.post(Who::CityAdmin, "offers", None, &body).await.expect(201);
    let waits = scene
        .patches(MEMBER, "offers/schutz", 1, &json!({"locations": []}))
        .await
        .expect(202);
    assert_eq!(
        waits["change"],
        json!({"locations": []}),
        "its author is told nothing else"
    );
    let path = format!("moderation/{}", waits["id"].as_str().unwrap());
    let seen = scene.look(Who::Editor, &path).await.expect(200);
    assert_eq!(seen["differences"][0]["now"], json!([]));

    scene
        .post(Who::CityAdmin, &format!("{path}/approve"), Some(1), &json!({}))
        .await
        .expect(200);

    assert_eq!(
        stored(&scene.db, "schutz").0.len(),
        1,
        "the secret place is still there"
    );
}

#[actix_web::test]
async fn what_a_place_was_while_it_was_secret_stays_so() {
    let scene = scene().await;
    scene.let_see(Who::CityAdmin);
    let path = "locations/zuflucht";
    scene
        .patches(Who::CityAdmin, path, 1, &json!({"street": "Verborgen 3"}))
        .await
        .expect(200);
    let known = json!({"secret": false, "street": "Offen 1"});
    scene.patches(Who::CityAdmin, path, 2, &known).await.expect(200);

    scene
        .look(Who::Editor, &format!("{path}/versions/2"))
        .await
        .refused(404);
    let third = scene.look(Who::Editor, &format!("{path}/versions/3")).await.expect(200);
    assert!(!third.to_string().contains("Verborgen"), "{third}");
    let restore = format!("{path}/versions/2/restore");
    scene
        .post(Who::Editor, &restore, Some(3), &Value::Null)
        .await
        .refused(404);
    scene
        .post(Who::CityAdmin, &restore, Some(3), &Value::Null)
        .await
        .refused(409);
    let page = scene.get("/v1/cities/musterstadt/locations/zuflucht").await.expect(200);
    assert_eq!(page["street"], "Offen 1");
}

/// An answer without what is another with each request.
fn without_request(mut body: Value) -> Value {
    if let Some(problem) = body.as_object_mut() {
        problem.remove("request_id");
    }
    body
}
