//! Pages: their tree, their steps, who looks after them, and how they stay true.

use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::catalog::scene::scene;

fn page(slug: &str, changes: &Value) -> Value {
    let mut body = json!({"lang": "de", "texts": {"title": slug}, "slug": slug, "publication": "published"});
    for (name, value) in changes.as_object().unwrap() {
        body[name.as_str()] = value.clone();
    }
    body
}

fn one(place: &str, code: &str) -> Vec<(String, String)> {
    vec![(place.to_owned(), code.to_owned())]
}

fn slugs(list: &Value) -> Vec<&str> {
    let items = list.as_array().unwrap();
    items.iter().map(|item| item["slug"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn pages_stand_in_a_tree_and_know_their_neighbours() {
    let scene = scene().await;
    for (slug, changes) in [
        ("leben", json!({"position": 2})),
        ("ankommen", json!({"position": 1})),
        ("wohnen", json!({"parent": "leben", "position": 2})),
        ("schule", json!({"parent": "leben", "position": 1})),
        ("kita", json!({"parent": "schule"})),
        ("entwurf", json!({"parent": "leben", "publication": "draft"})),
    ] {
        scene.make("pages", &page(slug, &changes)).await.expect(201);
    }

    let list = scene.seen("pages").await.expect(200);
    assert_eq!(slugs(&list["items"]), ["ankommen", "leben", "schule", "kita", "wohnen"]);
    assert_eq!(
        (&list["items"][3]["level"], &list["items"][3]["parent"]),
        (&json!(2), &json!("schule"))
    );
    let kita = scene.seen("pages/kita").await.expect(200);
    assert_eq!(slugs(&kita["trail"]), ["leben", "schule"]);
    let school = scene.seen("pages/schule").await.expect(200);
    assert_eq!((slugs(&school["below"]), school.get("previous")), (vec!["kita"], None));
    assert_eq!(school["next"]["slug"], "wohnen");
    let first = scene.seen("pages?limit=2").await.expect(200);
    let cursor = first["next"].as_str().unwrap();
    let rest = scene.seen(&format!("pages?limit=2&cursor={cursor}")).await.expect(200);
    assert_eq!(
        (slugs(&rest["items"]), &rest["total"]),
        (vec!["schule", "kita"], &json!(5))
    );
    assert_eq!(scene.seen("pages/entwurf").await.refused(404), "not_found");
}

#[actix_web::test]
async fn no_page_stands_below_itself() {
    let scene = scene().await;
    scene.make("pages", &page("oben", &json!({}))).await.expect(201);
    scene
        .make("pages", &page("unten", &json!({"parent": "oben"})))
        .await
        .expect(201);

    let circle = scene.patch("pages/oben", 1, &json!({"parent": "unten"})).await;
    assert_eq!(circle.errors(), one("#/parent", "circle"));
    let own = scene.patch("pages/oben", 1, &json!({"parent": "oben"})).await;
    assert_eq!(own.errors(), one("#/parent", "circle"));
    let nobody = scene.patch("pages/oben", 1, &json!({"parent": "nirgends"})).await;
    assert_eq!(nobody.errors(), one("#/parent", "unknown_reference"));

    let kept = scene.staff(Method::DELETE, "pages/oben", Some(1), &Value::Null).await;
    let detail = kept.expect(409)["detail"].clone();
    assert_eq!(
        detail,
        "1 page names this page; change or delete those first, or archive it."
    );

    scene
        .patch("pages/unten", 1, &json!({"parent": null}))
        .await
        .expect(200);
    scene
        .patch("pages/oben", 1, &json!({"parent": "unten"}))
        .await
        .expect(200);
    let restore = scene
        .staff(Method::POST, "pages/unten/versions/1/restore", Some(2), &Value::Null)
        .await;
    let detail = restore.expect(409)["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("stands below this page itself"), "{detail}");
}

#[actix_web::test]
async fn a_page_below_one_that_is_not_public_moves_up() {
    let scene = scene().await;
    scene.make("pages", &page("oben", &json!({}))).await.expect(201);
    scene
        .make("pages", &page("unten", &json!({"parent": "oben"})))
        .await
        .expect(201);

    scene
        .staff(Method::POST, "pages/oben/unpublish", Some(1), &Value::Null)
        .await
        .expect(200);

    let below = scene.seen("pages/unten").await.expect(200);
    assert_eq!((below.get("parent"), &below["level"]), (None, &json!(0)));
}

#[actix_web::test]
async fn steps_lead_to_records_and_speak_the_language_they_have() {
    let scene = scene().await;
    let new = page(
        "ankommen",
        &json!({
            "texts": {"title": "Ankommen", "notes": {"step_tea": "Tee trinken.", "step_read": "Nachlesen."}},
            "steps": [{"key": "tea", "record": "offer:tee"}, {"key": "read", "url": "https://stadt.example/anfang"}]
        }),
    );
    scene.make("pages", &new).await.expect(201);
    let english = json!({"origin": "human", "texts": {"title": "Arriving", "notes": {"step_tea": "Drink tea."}}});
    scene
        .staff(Method::PUT, "translations/page/ankommen/en", Some(1), &english)
        .await
        .expect(200);

    let seen = scene.seen("pages/ankommen?lang=en").await.expect(200);

    assert_eq!(seen["title"], "Arriving");
    let list = &seen["check_list"];
    assert_eq!(
        (&list[0]["text"], &list[0]["lang"]),
        (&json!("Drink tea."), &json!("en"))
    );
    assert_eq!(
        (&list[0]["record"]["noun"], &list[0]["record"]["slug"]),
        (&json!("offer"), &json!("tee"))
    );
    assert_eq!(
        (&list[1]["text"], &list[1]["lang"]),
        (&json!("Nachlesen."), &json!("de"))
    );
    assert_eq!(list[1]["url"], "https://stadt.example/anfang");
    scene.side.catch_search_up();
    let found = scene.seen("search?q=Nachlesen&lang=de").await.expect(200);
    assert_eq!(slugs(&found["items"]), ["ankommen"]);

    // An offer that is not public any more leads nowhere; the step stays.
    scene.archive("tee", 1).await.expect(200);
    let seen = scene.seen("pages/ankommen?lang=de").await.expect(200);
    assert_eq!(
        (&seen["check_list"][0]["text"], seen["check_list"][0].get("record")),
        (&json!("Tee trinken."), None)
    );
}

#[actix_web::test]
async fn everything_that_is_wrong_with_a_page_is_told_with_its_place() {
    let scene = scene().await;
    let new = json!({
        "lang": "de", "texts": {"title": "P"}, "slug": "p", "position": -1, "target_groups": ["aliens"], "review_months": 0,
        "owner": {"role": "editor", "account": "x"}, "parent": "nirgends",
        "steps": [{"key": "A b"}, {"key": "a", "record": "offer:nichts"}, {"key": "a", "url": "javascript:alert(1)"}]
    });
    let mut errors = scene.make("pages", &new).await.errors();
    let silent = json!({"lang": "de", "texts": {"title": "P"}, "steps": [{"key": "a"}]});
    errors.extend(scene.make("pages", &silent).await.errors());
    for owner in [
        json!({"role": "provider_member"}),
        json!({"account": scene.account("member").to_string()}),
    ] {
        let new = json!({"lang": "de", "texts": {"title": "P"}, "owner": owner});
        errors.extend(scene.make("pages", &new).await.errors());
    }

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
    let odd = json!({"lang": "de", "texts": {"title": "P", "notes": {"step_x": "Wort"}}});
    let made = scene.make("pages", &odd).await.expect(201);
    assert_eq!(made["warnings"][0]["code"], "no_step");
}

#[actix_web::test]
async fn staff_confirm_a_page_and_editing_does_not() {
    let scene = scene().await;
    let owner = scene.account("editor").to_string();
    let new = page("ankommen", &json!({"owner": {"account": owner}, "review_months": 3}));
    scene.make("pages", &new).await.expect(201);
    let waiting = |status: Value| status["pages"].clone();
    let editor = scene.editor();
    let status = "/v1/cities/musterstadt/review-status";

    let due = waiting(scene.read_as(&editor, status).await.expect(200));
    assert_eq!(
        (&due[0]["slug"], &due[0]["state"], &due[0]["owner"]["account"]),
        (&json!("ankommen"), &json!("never"), &json!(owner))
    );
    scene
        .patch("pages/ankommen", 1, &json!({"position": 3}))
        .await
        .expect(200);
    let seen = scene.seen("pages/ankommen").await.expect(200);
    assert_eq!(seen["freshness"]["state"], "never");
    assert!(!seen.to_string().contains(&owner), "{seen}");

    let confirm = "pages/ankommen/confirm";
    assert_eq!(
        scene
            .staff(Method::POST, confirm, None, &Value::Null)
            .await
            .refused(428),
        "needs_if_match"
    );
    scene
        .staff(Method::POST, confirm, Some(1), &Value::Null)
        .await
        .refused(412);
    let tried = scene
        .staff(Method::POST, &format!("{confirm}?dry_run=true"), Some(2), &Value::Null)
        .await;
    assert_eq!(tried.expect(200)["freshness"]["state"], "fresh");
    let confirmed = scene
        .staff(Method::POST, confirm, Some(2), &Value::Null)
        .await
        .expect(200);
    assert_eq!(
        (
            &confirmed["version"],
            &confirmed["freshness"]["confirmed_by"],
            &confirmed["freshness"]["due_at"]
        ),
        (&json!(3), &json!("staff"), &json!("2027-02-24T10:00:00Z"))
    );
    assert_eq!(waiting(scene.read_as(&editor, status).await.expect(200)), json!([]));
    let history = scene.read_staff("pages/ankommen/versions").await;
    assert_eq!(history["items"][0]["action"], "confirmed");

    scene.clock.advance(TimeDelta::days(93));
    let editor = scene.editor();
    let due = waiting(scene.read_as(&editor, status).await.expect(200));
    assert_eq!((&due[0]["state"], &due[0]["version"]), (&json!("due"), &json!(3)));
    assert_eq!(
        scene.seen("pages/ankommen").await.expect(200)["freshness"]["state"],
        "due"
    );
}

#[actix_web::test]
async fn two_people_who_move_two_pages_at_once_close_no_circle() {
    use diesel::prelude::*;
    use porta_api::spine::db::{DbError, schema::pages};

    let scene = scene().await;
    for slug in ["links", "rechts"] {
        scene.make("pages", &page(slug, &json!({}))).await.expect(201);
    }
    for round in 0..10 {
        let version = |slug: &str| {
            let row = pages::table
                .filter(pages::slug.eq(slug.to_owned()))
                .select(pages::version);
            scene.db.read::<i64, DbError>(|conn| Ok(row.first(conn)?)).unwrap()
        };
        let (left, right) = (version("links"), version("rechts"));
        let (below_right, below_left) = (json!({"parent": "rechts"}), json!({"parent": "links"}));
        let (one, other) = futures_util::join!(
            scene.patch("pages/links", left, &below_right),
            scene.patch("pages/rechts", right, &below_left),
        );
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert!(
            statuses == [200, 409] || statuses == [200, 422],
            "round {round}: {statuses:?}"
        );
        for slug in ["links", "rechts"] {
            let path = format!("pages/{slug}");
            scene
                .patch(&path, version(slug), &json!({"parent": null}))
                .await
                .expect(200);
        }
    }
}
