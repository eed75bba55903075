//! Campaigns as staff open and follow them.

use diesel::prelude::*;
use porta_api::spine::db::DbError;
use porta_api::spine::db::schema::{jobs, mails, review_items, reviews, staff_tasks};
use serde_json::json;

use super::scene::{CAMPAIGNS, check, contact};

#[actix_web::test]
async fn a_preview_says_what_would_happen_and_writes_nothing() {
    let check = check().await;
    contact(&check.scene.db, "amt", "neu@musterstadt.example", "ar", false);
    let rows = check.scene.rows();

    let preview = check
        .post(&format!("{CAMPAIGNS}/preview"), &json!({}))
        .await
        .expect(200);

    assert_eq!(
        (&preview["providers"], &preview["entries"], &preview["mails"]),
        (&json!(2), &json!(3), &json!(1))
    );
    assert_eq!(
        preview["unreached"],
        json!([{"provider": "amt", "title": "Amt", "reason": "unverified"}])
    );
    let sample = &preview["samples"][0];
    assert_eq!(sample["to"], "office@verein.example");
    let text = sample["text"].as_str().unwrap();
    assert!(text.contains("Tee") && text.contains("/de/review/••••••"), "{text}");
    assert!(!text.contains("Entwurf"), "drafts are not asked about");
    assert_eq!(check.scene.rows(), rows);
    assert_eq!(check.get(CAMPAIGNS).await.expect(200)["total"], 0);
}

#[actix_web::test]
async fn opening_writes_reviews_items_mails_jobs_and_log_at_once() {
    let check = check().await;
    let rows = check.scene.rows();

    let campaign = check.post(CAMPAIGNS, &json!({"name": "Herbst"})).await.expect(201);

    assert_eq!(campaign["name"], "Herbst");
    assert_eq!(campaign["state"], "running");
    assert_eq!(campaign["counts"]["providers"], 2);
    assert_eq!(campaign["counts"]["entries"], 3);
    assert_eq!(campaign["counts"]["waiting"], 2);
    assert_eq!(campaign["next"]["step"], "first_reminder");
    assert_eq!(campaign["next"]["at"], "2026-12-08T08:00:00Z");
    assert_eq!(check.scene.rows(), rows + 1);
    let count: (i64, i64, i64, i64) = check
        .scene
        .db
        .read::<_, DbError>(|conn| {
            let of_mails = jobs::table.filter(jobs::kind.eq("mail")).count().get_result(conn)?;
            Ok((
                reviews::table.count().get_result(conn)?,
                review_items::table.count().get_result(conn)?,
                mails::table.count().get_result(conn)?,
                of_mails,
            ))
        })
        .unwrap();
    assert_eq!(count, (2, 3, 2, 2));
    let feed = check.scene.feed("musterstadt", 100).await;
    assert!(
        feed.iter().all(|change| change["noun"] != "campaign"),
        "the public feed is about entries"
    );
}

#[actix_web::test]
async fn a_selection_asks_about_part_of_it() {
    let check = check().await;
    let preview = async |selection| {
        let body = json!({ "selection": selection });
        let preview = check.post(&format!("{CAMPAIGNS}/preview"), &body).await.expect(200);
        (
            preview["providers"].as_i64().unwrap(),
            preview["entries"].as_i64().unwrap(),
        )
    };

    assert_eq!(preview(json!({"category": "meet"})).await, (1, 1));
    assert_eq!(preview(json!({"category": "meet.cafe"})).await, (0, 0));
    assert_eq!(preview(json!({"provider": "amt"})).await, (1, 1));
    assert_eq!(preview(json!({"unconfirmed_months": 6})).await, (2, 3));
    let path = format!("{CAMPAIGNS}/preview");
    let bad = check.post(&path, &json!({"selection": {"provider": "nobody"}})).await;
    assert_eq!(
        bad.errors(),
        [("#/selection/provider".to_owned(), "unknown_reference".to_owned())]
    );
    let bad = check
        .post(&path, &json!({"selection": {"unconfirmed_months": 0}}))
        .await;
    assert_eq!(
        bad.errors(),
        [("#/selection/unconfirmed_months".to_owned(), "out_of_range".to_owned())]
    );
    let empty = check
        .post(CAMPAIGNS, &json!({"selection": {"category": "meet.cafe"}}))
        .await;
    assert_eq!(empty.refused(409), "conflict");
}

#[actix_web::test]
async fn a_pause_holds_mails_back_and_closing_drops_them() {
    let check = check().await;
    let campaign = check.open().await;

    assert_eq!(
        check.post(&format!("{campaign}/pause"), &json!({})).await.expect(200)["state"],
        "paused"
    );
    assert_eq!(check.deliver().await.len(), 0);
    check.scene.clock.advance(chrono::TimeDelta::days(3));
    let resumed = check.post(&format!("{campaign}/resume"), &json!({})).await.expect(200);
    assert_eq!(resumed["next"]["at"], "2026-12-11T08:00:00Z", "a pause does not count");
    assert_eq!(
        check.post(&format!("{campaign}/resume"), &json!({})).await.refused(409),
        "conflict"
    );
    let jobs: i64 = check
        .scene
        .db
        .read::<_, DbError>(|conn| Ok(jobs::table.filter(jobs::kind.eq("mail")).count().get_result(conn)?))
        .unwrap();
    assert_eq!(jobs, 4, "held mails get another job");
    let closed = check.post(&format!("{campaign}/close"), &json!({})).await.expect(200);
    assert_eq!(
        (&closed["state"], &closed["counts"]["waiting"]),
        (&json!("closed"), &json!(0))
    );
    assert_eq!(check.deliver().await.len(), 0);
}

#[actix_web::test]
async fn a_provider_without_a_verified_contact_is_a_task() {
    let check = check().await;
    contact(&check.scene.db, "amt", "neu@musterstadt.example", "ar", false);
    check.open().await;

    let kinds: Vec<String> = check
        .scene
        .db
        .read::<_, DbError>(|conn| Ok(staff_tasks::table.select(staff_tasks::kind).load(conn)?))
        .unwrap();
    assert_eq!(kinds, ["no_contact"]);
    assert_eq!(check.deliver().await.len(), 1, "never to an unverified address");
}

#[actix_web::test]
async fn campaigns_are_for_staff_of_the_city() {
    let check = check().await;
    let campaign = check.open().await;
    for path in [CAMPAIGNS.to_owned(), campaign] {
        assert_eq!(check.scene.get(&path).await.refused(401), "unauthenticated");
        let other = path.replace("musterstadt", "nebenan");
        assert_eq!(check.get(&other).await.refused(403), "forbidden");
    }
}
