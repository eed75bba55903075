//! Who did what: one list over changes and what is no change.

use actix_web::http::{Method, header};
use actix_web::test::TestRequest;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::spine::audit::{NewEntry, note};
use porta_api::spine::change_log::Actor;
use porta_api::spine::db::{DbError, schema::audit};
use serde_json::{Value, json};

use crate::catalog::scene::{cafe, scene};

const CITY: &str = "/v1/staff/cities/musterstadt/audit";

fn get(path: &str, token: &str) -> TestRequest {
    TestRequest::get()
        .uri(path)
        .insert_header((header::AUTHORIZATION, format!("Bearer {token}")))
}

/// What was done, to what, by whom.
fn lines(list: &Value) -> Vec<String> {
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or("-").to_owned();
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|one| {
            format!(
                "{} {} by {}",
                text(one, "action"),
                text(one, "subject"),
                text(one, "email")
            )
        })
        .collect()
}

#[actix_web::test]
async fn changes_and_logins_stand_in_one_list_that_can_be_asked() {
    let scene = scene().await;
    let admin = scene.log_in("admin").await;
    let start = scene.clock.now();
    scene.clock.advance(TimeDelta::seconds(1));
    let made = scene.create(&cafe()).await.expect(201);
    scene.clock.advance(TimeDelta::seconds(1));
    let invitation = json!({"email": "new@musterstadt.example", "role": "editor"});
    let invite = TestRequest::post()
        .uri("/v1/staff/cities/musterstadt/accounts")
        .insert_header((header::AUTHORIZATION, format!("Bearer {admin}")));
    scene.send(invite.set_json(&invitation)).await.expect(201);
    scene.clock.advance(TimeDelta::seconds(1));
    scene.log_in("editor").await;
    let asked = async |query: &str| scene.send(get(&format!("{CITY}?{query}"), &admin)).await.expect(200);

    let from = format!(
        "from={}",
        (start + TimeDelta::seconds(1)).to_rfc3339().replace('+', "%2B")
    );
    let all = asked(&from).await;
    assert_eq!(
        lines(&all),
        [
            "logged_in account by editor@musterstadt.example",
            "invited account by admin@musterstadt.example",
            "created offer by editor@musterstadt.example",
        ]
    );
    assert_eq!(all["items"][2]["record"], made["id"]);
    assert_eq!(all["items"][1]["detail"], json!({"role": "editor", "provider": null}));
    for (query, count) in [
        ("actor=editor@musterstadt.example", 2),
        ("subject=offer", 1),
        ("action=invited", 1),
        (&format!("record={}", made["id"].as_str().unwrap()), 1),
        ("actor=nobody@musterstadt.example", 0),
    ] {
        assert_eq!(lines(&asked(&format!("{from}&{query}")).await).len(), count, "{query}");
    }
    for (query, parameter) in [("actr=x", "actr"), ("from=yesterday", "from"), ("format=xml", "format")] {
        let refused = scene.send(get(&format!("{CITY}?{query}"), &admin)).await;
        assert_eq!(refused.status.as_u16(), 400, "{query}");
        assert_eq!(refused.body["errors"][0]["parameter"], parameter);
    }
}

#[actix_web::test]
async fn a_walk_through_the_pages_meets_each_row_once() {
    let scene = scene().await;
    let admin = scene.log_in("admin").await;
    scene.create(&cafe()).await.expect(201);
    let whole = scene.send(get("/v1/staff/audit?limit=200", &admin)).await.expect(200);
    let whole = whole["items"].as_array().unwrap().clone();
    assert!(whole.len() > 10, "the import and what came after it");

    let (mut walked, mut path) = (Vec::new(), "/v1/staff/audit?limit=3".to_owned());
    loop {
        let page = scene.send(get(&path, &admin)).await.expect(200);
        walked.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/v1/staff/audit?limit=3&cursor={next}");
    }

    assert_eq!(walked, whole);
}

#[actix_web::test]
async fn a_city_sees_its_own_rows_only() {
    let scene = scene().await;
    let (neighbour, editor) = (scene.log_in("neighbour").await, scene.log_in("editor").await);
    scene.create(&cafe()).await.expect(201);
    let admin = scene.log_in("admin").await;

    let own = scene
        .send(get("/v1/staff/cities/nebenan/audit?limit=200", &neighbour))
        .await;
    let own = own.expect(200);
    let cities: Vec<&Value> = own["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["city"])
        .collect();
    assert!(
        !cities.is_empty() && cities.iter().all(|city| *city == cities[0]),
        "{own}"
    );
    assert!(!own.to_string().contains("Café"));
    assert_eq!(scene.send(get(CITY, &neighbour)).await.status.as_u16(), 403);
    assert_eq!(scene.send(get(CITY, &editor)).await.status.as_u16(), 403);
    let all = scene
        .send(get("/v1/staff/audit?action=logged_in", &admin))
        .await
        .expect(200);
    assert_eq!(
        lines(&all),
        [
            "logged_in account by admin@musterstadt.example",
            "logged_in account by editor@musterstadt.example",
            "logged_in account by neighbour@musterstadt.example",
        ]
    );
}

#[actix_web::test]
async fn the_table_has_the_same_rows_and_no_formula() {
    let scene = scene().await;
    let admin = scene.log_in("admin").await;
    let entry = NewEntry::new("exported", "account", Some("=HYPERLINK(\"http://evil.example\")"));
    let at = scene.clock.now() + TimeDelta::seconds(1);
    scene
        .db
        .write(|tx| note(tx, &Actor::Client("+1".to_owned()), at, &entry))
        .unwrap();

    let answer = scene
        .send(get("/v1/staff/audit?format=csv&action=exported", &admin))
        .await;

    assert_eq!(answer.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    let lines: Vec<&str> = answer.body.as_str().unwrap().lines().collect();
    assert_eq!(
        lines,
        [
            "at,city,actor_kind,actor,email,action,subject,record,version,detail",
            "2026-11-24T10:00:01+00:00,,client,'+1,,exported,account,\"'=HYPERLINK(\"\"http://evil.example\"\")\",,{}",
        ]
    );
}

#[actix_web::test]
async fn a_lock_is_written_down_without_the_address_of_a_stranger() {
    let scene = scene().await;
    for address in ["editor@musterstadt.example", "nobody@musterstadt.example"] {
        for _ in 0..10 {
            let body = json!({"email": address, "password": "wrong"});
            let login = TestRequest::default().method(Method::POST).uri("/v1/auth/login");
            scene.send(login.set_json(body)).await.refused(401);
        }
    }

    let locked: Vec<(Option<String>, bool)> = scene
        .db
        .read::<_, DbError>(|conn| {
            let rows = audit::table.filter(audit::action.eq("locked")).order(audit::id);
            let found: Vec<(Option<String>, Option<String>)> =
                rows.select((audit::subject_id, audit::city_id)).load(conn)?;
            Ok(found.into_iter().map(|(id, city)| (id, city.is_some())).collect())
        })
        .unwrap();

    assert_eq!(locked.len(), 2);
    assert!(locked[0].0.is_some() && locked[0].1);
    assert_eq!(locked[1], (None, false));
}
