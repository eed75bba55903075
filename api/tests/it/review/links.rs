//! Links and sessions: good for one review, for a while, and for nothing else.

use actix_web::test as http;
use chrono::TimeDelta;
use diesel::prelude::*;
use porta_api::review::hash;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::{mails, review_links, reviews};
use serde_json::json;

use super::scene::{check, tokens};

#[actix_web::test]
async fn the_database_knows_hashes_only() {
    let check = check().await;
    check.open().await;
    let mails = check.deliver().await;
    let mut sent: Vec<String> = mails.iter().flat_map(tokens).map(|token| hash(&token)).collect();

    let query = review_links::table
        .select(review_links::token_hash)
        .order(review_links::token_hash);
    let kept: Vec<String> = check.scene.db.read::<_, DbError>(|conn| Ok(query.load(conn)?)).unwrap();

    sent.sort();
    assert_eq!(kept, sent);
}

#[actix_web::test]
async fn reading_changes_nothing_however_often() {
    let check = check().await;
    let visit = check.visited().await;
    let rows = check.scene.rows();
    let before = visit.page().await;

    for _ in 0..10 {
        assert_eq!(visit.page().await, before);
        let head =
            http::TestRequest::with_uri(&format!("/v1/reviews/{}", visit.review)).method(actix_web::http::Method::HEAD);
        check.scene.send(head).await;
    }
    for mail in check.kept() {
        let stop = mail
            .header("List-Unsubscribe")
            .unwrap()
            .trim_matches(['<', '>'])
            .to_owned();
        let path = stop.strip_prefix("https://api.porta.example").unwrap();
        for _ in 0..10 {
            assert_eq!(check.scene.get(path).await.refused(405), "method_not_allowed");
        }
    }
    assert_eq!(check.scene.rows(), rows);
    assert_eq!(visit.page().await, before);
}

#[actix_web::test]
async fn a_link_is_good_for_sixty_days_and_a_session_for_an_hour() {
    let check = check().await;
    check.open().await;
    let token = tokens(&check.deliver().await[1])[0].clone();
    let visit = check.visit(&token).await;
    let path = format!("/v1/reviews/{}", visit.review);

    check.scene.clock.advance(TimeDelta::minutes(61));
    assert_eq!(visit.get(&path).await.refused(401), "unauthenticated");
    let visit = check.visit(&token).await;
    check.scene.clock.set(crate::harness::at("2027-01-23T10:00:01Z"));
    assert_eq!(visit.get(&path).await.refused(401), "unauthenticated");
    assert_eq!(check.exchange(&token).await.refused(401), "unauthenticated");
    assert_eq!(check.exchange("guessed").await.refused(401), "unauthenticated");
}

#[actix_web::test]
async fn a_session_opens_its_review_and_nothing_else() {
    let check = check().await;
    let visit = check.visited().await;
    let query = reviews::table.filter(reviews::id.ne(&visit.review)).select(reviews::id);
    let other: String = check
        .scene
        .db
        .read::<_, DbError>(|conn| Ok(query.first(conn)?))
        .unwrap();

    assert_eq!(
        visit.get(&format!("/v1/reviews/{other}")).await.refused(403),
        "forbidden"
    );
    for path in [super::scene::CAMPAIGNS, "/v1/staff/cities/musterstadt/offers/tee"] {
        assert_eq!(visit.get(path).await.refused(401), "unauthenticated");
    }
    assert_eq!(
        check.scene.get(&format!("/v1/reviews/{other}")).await.refused(401),
        "unauthenticated"
    );
}

#[actix_web::test]
async fn a_revoked_link_ends_its_sessions() {
    let check = check().await;
    let visit = check.visited().await;

    let path = format!("/v1/cities/musterstadt/reviews/{}/revoke-links", visit.review);
    let ended = check.post(&path, &json!({})).await.expect(200);

    assert_eq!(ended["revoked"], 1);
    assert_eq!(
        visit.get(&format!("/v1/reviews/{}", visit.review)).await.refused(401),
        "unauthenticated"
    );
}

#[actix_web::test]
async fn a_fresh_link_goes_to_the_registered_address_only_and_once_an_hour() {
    let check = check().await;
    check.open().await;
    check.deliver().await;
    let ask = async |email: &str| {
        let request = http::TestRequest::post()
            .uri("/v1/reviews/link")
            .set_json(json!({ "email": email }));
        assert_eq!(check.scene.send(request).await.status.as_u16(), 202);
        let query = mails::table.filter(mails::step.eq("link")).count();
        check
            .scene
            .db
            .read::<_, DbError>(|conn| Ok(query.get_result::<i64>(conn)?))
            .unwrap()
    };

    assert_eq!(ask("stranger@world.example").await, 0);
    assert_eq!(ask("Office@Verein.example").await, 1);
    assert_eq!(ask("office@verein.example").await, 1, "once an hour");
    let fresh = check.deliver().await;
    assert_eq!(fresh[0].header("to"), Some("office@verein.example"));
    check.visit(&tokens(&fresh[0])[0]).await;
}

#[actix_web::test]
async fn who_unsubscribes_gets_no_more_mails_and_staff_hear_of_it() {
    let check = check().await;
    check.open().await;
    let mails = check.deliver().await;
    let stop = mails[1]
        .header("List-Unsubscribe")
        .unwrap()
        .trim_matches(['<', '>'])
        .to_owned();
    let path = stop.strip_prefix("https://api.porta.example").unwrap();

    for _ in 0..2 {
        let request = http::TestRequest::post()
            .uri(path)
            .set_payload("List-Unsubscribe=One-Click");
        assert_eq!(check.scene.send(request).await.status.as_u16(), 200);
    }

    assert_eq!(check.tasks(), ["unsubscribed"]);
    check.scene.clock.set(crate::harness::at("2026-12-08T08:00:00Z"));
    porta_api::review::campaign::tick(&check.tools).unwrap();
    let reminders = check.deliver().await;
    assert_eq!(
        reminders
            .iter()
            .map(|mail| mail.header("to").unwrap())
            .collect::<Vec<_>>(),
        ["amt@musterstadt.example"]
    );
}

#[actix_web::test]
async fn whoever_has_a_link_does_not_share_the_limit_of_a_network() {
    let check = check().await;
    let visit = check.visited().await;
    let policy = || actix_web::http::header::HeaderName::from_static("ratelimit-policy");
    let path = format!("/v1/reviews/{}", visit.review);

    let with = visit.get(&path).await;
    let from_afar = http::TestRequest::get()
        .uri(&path)
        .peer_addr("203.0.113.9:4711".parse().unwrap())
        .insert_header(("authorization", "Bearer nonsense"));
    let without = check.scene.send(from_afar).await;

    assert_eq!(with.header(policy()), "\"link\";q=1200;w=60");
    assert_eq!(without.header(policy()), "\"anonymous\";q=600;w=60");
}
