//! Providers merged, split, and entries moved between them.

use actix_web::http::{Method, header};
use porta_api::access::provider_named;
use porta_api::catalog::city;
use serde_json::{Value, json};

use super::people::{beside, give_contacts, provider};
use super::{Who, club, house};
use crate::access::make_client;
use crate::catalog::scene::{cafe, scene, with};

const MERGE: &str = "providers/verein/merge";

fn slugs(answer: &Value) -> Vec<&str> {
    let moved = answer["moved"].as_array().unwrap();
    moved.iter().map(|one| one["slug"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn a_merged_provider_gives_everything_and_its_addresses_to_the_other() {
    let scene = scene().await;
    let (from, into) = (provider(&scene.db, "verein"), provider(&scene.db, "amt"));
    give_contacts(&scene.db, &from);
    let (client, _) = make_client(&scene.db, &[], ("musterstadt", Some("verein")));
    let member = Who::Member("verein");
    let waits = scene
        .patches(member, "offers/tee", 1, &json!({"phone": "112"}))
        .await
        .expect(202);
    let seat = |provider: &str| {
        with(
            house(),
            &json!({"provider": provider, "slug": format!("sitz-{provider}"), "main": true}),
        )
    };
    for owner in ["verein", "amt"] {
        scene
            .post(Who::Editor, "locations", None, &seat(owner))
            .await
            .expect(201);
    }
    let (body, rows) = (json!({"into": "amt"}), scene.rows());

    let tried = scene
        .post(Who::Editor, &format!("{MERGE}?dry_run=true"), Some(1), &body)
        .await
        .expect(200);
    assert_eq!(scene.rows(), rows, "a trial leaves nothing");
    let answer = scene.post(Who::Editor, MERGE, Some(1), &body).await;
    assert_eq!(answer.header(header::ETAG), "\"2\"");
    let answer = answer.expect(200);

    assert_eq!(answer, tried);
    assert_eq!(
        slugs(&answer),
        ["tee", "entwurf", "haus", "sitz-verein"],
        "nothing is said of the secret place"
    );
    // Three offers and places, the secret one, the one that was archived, and the one that has it all.
    assert_eq!(scene.rows() - rows, 7);
    for path in ["verein", from.as_str()] {
        let moved = scene.get(&format!("/v1/cities/musterstadt/providers/{path}")).await;
        assert_eq!(moved.status.as_u16(), 308);
        assert_eq!(moved.header(header::LOCATION), "/v1/cities/musterstadt/providers/amt");
    }
    let tee = scene.get("/v1/cities/musterstadt/offers/tee").await.expect(200);
    assert_eq!(
        (&tee["provider"]["slug"], &tee["locations"][0]["street"]),
        (&json!("amt"), &json!("Weg 1"))
    );
    assert_eq!(
        scene.look(Who::Editor, "providers/verein").await.expect(200)["publication"],
        "archived"
    );
    assert_eq!(
        scene.look(Who::Editor, "locations/sitz-verein").await.expect(200)["main"],
        false
    );
    assert_eq!(
        scene.look(Who::Editor, "locations/sitz-amt").await.expect(200)["main"],
        true
    );
    // People write for the other one now, and what they proposed is still there.
    assert_eq!(beside(&scene.db).0, [(into.clone(), true)]);
    assert_eq!(beside(&scene.db).1, std::slice::from_ref(&into));
    scene.look(member, "providers/amt").await.expect(200);
    let path = format!("moderation/{}", waits["id"].as_str().unwrap());
    assert_eq!(
        scene.look(member, &path).await.expect(200)["proposal"]["provider"],
        into.as_str()
    );
    scene
        .post(Who::Editor, &format!("{path}/approve"), Some(1), &json!({}))
        .await
        .expect(200);
    let bound = scene
        .db
        .read(|conn| porta_api::access::client::by_id(conn, &client, scene.clock.now()));
    assert_eq!(bound.unwrap().unwrap().provider.as_deref(), Some(into.as_str()));
    let city = scene
        .db
        .read(|conn| city::by_slug(conn, "musterstadt"))
        .unwrap()
        .unwrap()
        .id;
    let home = scene.db.read(|conn| provider_named(conn, &city, "amt")).unwrap();
    assert_eq!(home.as_deref(), Some(into.as_str()));
    let (action, id, _) = scene.audited().pop().unwrap();
    assert_eq!(
        (action.as_str(), id.as_deref()),
        ("provider_merged", Some(from.as_str()))
    );
}

#[actix_web::test]
async fn a_provider_with_contacts_of_its_own_keeps_them() {
    let scene = scene().await;
    let (from, into) = (provider(&scene.db, "verein"), provider(&scene.db, "amt"));
    for one in [&from, &into] {
        give_contacts(&scene.db, one);
    }

    scene
        .post(Who::Editor, MERGE, Some(1), &json!({"into": "amt"}))
        .await
        .expect(200);

    assert_eq!(beside(&scene.db).0.len(), 2);
}

#[actix_web::test]
async fn a_wrong_merge_is_refused_with_a_reason() {
    let scene = scene().await;
    let draft = with(club(), &json!({"publication": "draft"}));
    scene.post(Who::Editor, "providers", None, &draft).await.expect(201);
    let rows = scene.rows();
    for (into, code) in [
        ("nobody", "unknown_reference"),
        ("fremd", "unknown_reference"),
        ("verein", "same"),
        ("alt", "archived"),
        ("neuer-verein", "not_public"),
    ] {
        let refused = scene.post(Who::Editor, MERGE, Some(1), &json!({"into": into})).await;
        assert_eq!(refused.errors(), [("#/into".to_owned(), code.to_owned())], "{into}");
    }
    let stale = scene.post(Who::Editor, MERGE, Some(7), &json!({"into": "amt"})).await;
    assert_eq!(stale.header(header::ETAG), "\"1\"");
    assert_eq!(stale.refused(412), "stale");
    let without = scene.post(Who::Editor, MERGE, None, &json!({"into": "amt"})).await;
    assert_eq!(without.refused(428), "needs_if_match");
    let member = scene
        .post(Who::Member("verein"), MERGE, Some(1), &json!({"into": "amt"}))
        .await;
    assert_eq!(member.refused(403), "forbidden");
    assert_eq!(scene.rows(), rows);
}

#[actix_web::test]
async fn a_split_makes_a_provider_and_takes_the_places_along_that_only_it_needs() {
    let scene = scene().await;
    let path = "providers/verein/split";
    let body = |new: Value, ids: &[&str]| {
        let entries: Vec<Value> = ids.iter().map(|id| json!({"noun": "offer", "id": id})).collect();
        json!({"new": new, "move": entries})
    };
    // Another offer at the same house.
    let other = with(cafe(), &json!({"slug": "kaffee", "locations": ["haus"]}));
    scene.post(Who::Editor, "offers", None, &other).await.expect(201);
    let rows = scene.rows();
    let wrong = with(club(), &json!({"kind": ""}));
    let answer = scene.post(Who::Editor, path, Some(1), &body(wrong, &["tee"])).await;
    assert_eq!(answer.errors(), [("#/new/kind".to_owned(), "missing".to_owned())]);
    for (new, ids, pointer, code) in [
        (club(), &["tee"][..], "#/move/0/id", "in_use"),
        (club(), &["entwurf", "lauf"], "#/move/1/id", "unknown_reference"),
        (club(), &["entwurf", "entwurf"], "#/move/1/id", "repeated"),
        (club(), &[], "#/move", "bad_length"),
        (
            with(club(), &json!({"publication": "draft"})),
            &["tee", "kaffee"],
            "#/new/publication",
            "not_public",
        ),
    ] {
        let answer = scene.post(Who::Editor, path, Some(1), &body(new, ids)).await;
        assert_eq!(answer.errors(), [(pointer.to_owned(), code.to_owned())], "{ids:?}");
    }
    assert_eq!(scene.rows(), rows);

    let made = scene
        .post(Who::Editor, path, Some(1), &body(club(), &["tee", "kaffee"]))
        .await;

    let place = made.header(header::LOCATION).to_owned();
    let made = made.expect(201);
    assert_eq!(slugs(&made), ["tee", "kaffee", "haus"]);
    assert!(place.ends_with(made["provider"]["id"].as_str().unwrap()));
    let tee = scene.get("/v1/cities/musterstadt/offers/tee").await.expect(200);
    assert_eq!(tee["provider"]["slug"], "neuer-verein");
    assert_eq!(tee["locations"].as_array().unwrap().len(), 1);
    let old = scene.get("/v1/cities/musterstadt/providers/verein").await.expect(200);
    assert_eq!((&old["offers"], &old["locations"]), (&json!(0), &json!([])));
    let versions = scene.look(Who::Editor, "offers/tee/versions").await.expect(200);
    assert_eq!(versions["items"][0]["changed"], json!(["provider"]));
}

#[actix_web::test]
async fn entries_move_and_may_come_back() {
    let scene = scene().await;
    let names = json!([{"noun": "offer", "id": "tee"}, {"noun": "location", "id": "haus"}]);
    let to = |provider: &str| json!({"to": provider, "entries": names});
    scene
        .post(Who::Editor, "providers/verein/move", Some(1), &to("amt"))
        .await
        .expect(200);
    assert_eq!(
        scene.look(Who::Editor, "locations/haus").await.expect(200)["provider"],
        "amt"
    );
    let gone = scene
        .post(Who::Editor, "providers/verein/move", Some(1), &to("amt"))
        .await;
    assert_eq!(gone.errors().len(), 2);

    let back = scene
        .post(Who::Editor, "providers/amt/move", Some(1), &to("verein"))
        .await
        .expect(200);

    assert_eq!(slugs(&back), ["tee", "haus"]);
    let secret =
        json!({"to": "amt", "entries": [{"noun": "location", "id": "zuflucht"}, {"noun": "provider", "id": "amt"}]});
    let refused = scene
        .post(Who::Editor, "providers/verein/move", Some(1), &secret)
        .await
        .errors();
    let expected = [
        ("#/entries/0/id", "unknown_reference"),
        ("#/entries/1/noun", "unknown_word"),
    ];
    assert_eq!(
        refused,
        expected.map(|(place, code)| (place.to_owned(), code.to_owned()))
    );
    scene.let_see(Who::Editor);
    let seen = json!({"to": "amt", "entries": [{"noun": "location", "id": "zuflucht"}]});
    scene
        .acts(Who::Editor, (Method::POST, "providers/verein/move"), Some(1), &seen)
        .await
        .expect(200);
}
