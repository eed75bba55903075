//! The link: looking changes nothing, confirming counts once, taking back leaves nothing.

use chrono::TimeDelta;
use serde_json::json;

use super::scene::{deliver, flat, token};
use crate::catalog::scene::{scene, with};

#[actix_web::test]
async fn looking_changes_nothing_confirming_counts_once_and_taking_back_leaves_nothing() {
    let scene = scene().await;
    scene.need("verein", "wohnung").await;
    let outbox = tempfile::tempdir().unwrap();
    scene
        .pledge(with(flat(), &json!({"need": "wohnung"})))
        .await
        .expect(202);
    let token = token(&deliver(&scene, &outbox).await[0]);

    for _ in 0..2 {
        let seen = scene.use_link("read", &token).await.expect(200);
        assert_eq!(
            (&seen["state"], &seen["city"]),
            (&json!("unconfirmed"), &json!("musterstadt"))
        );
        assert_eq!(seen["office"]["name"], "Verein");
        assert!(
            !seen.to_string().contains("Kim") && !seen.to_string().contains("Zimmer"),
            "{seen}"
        );
    }
    assert_eq!(
        scene.inbox("member").await.len(),
        0,
        "nobody reads what is not confirmed"
    );

    let first = scene.use_link("confirm", &token).await.expect(200);
    assert_eq!(
        (&first["state"], &first["deleted_on"]),
        (&json!("new"), &json!("2027-05-23"))
    );
    let told = deliver(&scene, &outbox).await;
    assert_eq!(told.len(), 1);
    assert_eq!(scene.use_link("confirm", &token).await.expect(200), first);
    assert_eq!(deliver(&scene, &outbox).await.len(), 0, "once");
    assert_eq!(scene.inbox("member").await.len(), 1);

    scene.clock.advance(TimeDelta::days(100));
    scene.use_link("withdraw", &token).await.expect(204);

    assert_eq!((scene.stored_pledges(), scene.inbox("member").await.len()), (0, 0));
    for what in ["read", "confirm", "withdraw"] {
        assert_eq!(
            scene.use_link(what, &token).await.errors(),
            [("#/token".to_owned(), "bad_link".to_owned())],
            "{what}"
        );
    }
}

#[actix_web::test]
async fn a_link_is_good_for_two_days_and_a_forged_one_never() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.pledge(flat()).await.expect(202);
    let token = token(&deliver(&scene, &outbox).await[0]);

    scene.clock.advance(TimeDelta::days(2) - TimeDelta::seconds(1));
    scene.use_link("read", &token).await.expect(200);
    scene.clock.advance(TimeDelta::seconds(1));

    for (what, token) in [("confirm", token.as_str()), ("read", "ppl_x"), ("withdraw", "")] {
        assert_eq!(
            scene.use_link(what, token).await.errors(),
            [("#/token".to_owned(), "bad_link".to_owned())]
        );
    }
    assert_eq!(scene.inbox("editor").await.len(), 0);
}

#[actix_web::test]
async fn a_link_that_has_not_gone_out_in_time_does_not_go_out_at_all() {
    let scene = scene().await;
    let outbox = tempfile::tempdir().unwrap();
    scene.pledge(flat()).await.expect(202);
    scene.clock.advance(TimeDelta::days(2));

    assert!(deliver(&scene, &outbox).await.is_empty());
}
