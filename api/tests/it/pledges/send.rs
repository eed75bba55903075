//! Making a pledge: what is taken, what is refused, and what machines run into.

use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::json;

use super::scene::{NEEDS, PLEDGES, flat};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn a_form_says_who_reads_it_and_what_is_agreed_to() {
    let scene = scene().await;
    scene.need("verein", "wohnung").await;

    let plain = scene.get(&format!("{PLEDGES}/form")).await.expect(200);
    assert_eq!((plain.get("office"), plain.get("need")), (None, None));
    let form = scene
        .get(&format!("{PLEDGES}/form?need=wohnung&lang=ar"))
        .await
        .expect(200);
    assert_eq!(
        (&form["office"]["name"], &form["need"]["name"]),
        (&json!("Verein"), &json!("Wohnung gesucht"))
    );
    assert_eq!(form["consent"]["lang"], "ar");
    assert_eq!(form["consent"]["version"], plain["consent"]["version"]);
    assert_ne!(form["consent"]["text"], plain["consent"]["text"]);
    scene.get(&format!("{PLEDGES}/form?need=nirgends")).await.refused(400);
    scene.get("/v1/cities/nirgends/pledges/form").await.refused(404);
}

#[actix_web::test]
async fn everything_that_is_wrong_is_told_at_once() {
    let scene = scene().await;
    let body = json!({
        "kind": "money", "need": "nirgends", "text": " ", "district": "nirgends", "name": "", "email": "kim", "phone": "ring",
        "lang": "!", "consent": "1999-01-01", "form": "forged"
    });

    let mut errors = scene.post_pledge(&body).await.errors();
    errors.sort();

    let told: Vec<String> = errors.iter().map(|(place, code)| format!("{place} {code}")).collect();
    insta::assert_snapshot!(told.join("\n"));
    assert_eq!(scene.stored_pledges(), 0);
}

#[actix_web::test]
async fn a_pledge_is_for_a_need_that_takes_some_and_of_its_kind() {
    let scene = scene().await;
    scene.need("verein", "wohnung").await;

    let other = scene
        .pledge(with(flat(), &json!({"need": "wohnung", "kind": "goods"})))
        .await;
    assert_eq!(other.errors(), [("#/kind".to_owned(), "other_kind".to_owned())]);
    scene
        .pledge(with(flat(), &json!({"need": "wohnung"})))
        .await
        .expect(202);
    let met = json!({"state": "fulfilled"});
    scene
        .write(Method::PATCH, &format!("{NEEDS}/wohnung"), Some(1), &met)
        .await
        .expect(200);

    let late = scene.pledge(with(flat(), &json!({"need": "wohnung"}))).await;

    assert_eq!(late.errors(), [("#/need".to_owned(), "unknown_record".to_owned())]);
}

#[actix_web::test]
async fn a_filled_in_trap_is_answered_like_any_other_and_kept_nowhere() {
    let scene = scene().await;

    let trapped = scene
        .post_pledge(&with(flat(), &json!({"website": "https://spam.example", "form": "x"})))
        .await;

    assert!(trapped.expect(202)["confirm_until"].is_string());
    assert_eq!(scene.stored_pledges(), 0);
}

#[actix_web::test]
async fn the_same_form_twice_is_one_pledge_and_forms_of_reports_are_none() {
    let scene = scene().await;
    let form = scene.get(&format!("{PLEDGES}/form")).await.expect(200)["form"].clone();
    let body = with(flat(), &json!({"form": form}));
    assert_eq!(
        scene.post_pledge(&body).await.errors(),
        [("#/form".to_owned(), "too_fast".to_owned())]
    );
    scene.clock.advance(TimeDelta::seconds(4));

    for _ in 0..2 {
        scene.post_pledge(&body).await.expect(202);
    }

    assert_eq!(scene.stored_pledges(), 1);
    let of_reports = scene.get("/v1/cities/musterstadt/reports/form").await.expect(200)["form"].clone();
    scene.clock.advance(TimeDelta::seconds(4));
    let wrong = scene.post_pledge(&with(flat(), &json!({"form": of_reports}))).await;
    assert_eq!(wrong.errors(), [("#/form".to_owned(), "unknown_form".to_owned())]);
}

#[actix_web::test]
async fn nobody_floods_an_address_and_a_network_has_its_limit() {
    let scene = scene().await;
    for _ in 0..3 {
        scene.pledge(flat()).await.expect(202);
    }

    let flooding = scene.pledge(flat()).await;

    let wait: u64 = flooding.header(actix_web::http::header::RETRY_AFTER).parse().unwrap();
    assert!((80_000..=86_400).contains(&wait), "{wait}");
    flooding.refused(429);
    scene
        .pledge(with(flat(), &json!({"email": "other@mail.example"})))
        .await
        .expect(202);
    scene.clock.advance(TimeDelta::days(1));
    scene.pledge(flat()).await.expect(202);
}
